"""A browser before a desk that serves a ledger: Playwright's client with the system's own Chromium.

    with desk_at(ledger) as address, browser() as chromium: ...

Skipped, with the reason, where there is no Chromium: Playwright's own download is neither needed nor looked for.
"""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def executable() -> str | None:
    """The Chromium of this machine; None where there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@contextmanager
def browser() -> Iterator[Any]:
    """A browser without a window; the test is skipped where it cannot be had."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = executable()
    if path is None:
        pytest.skip(f"no browser: none of {', '.join(NAMES)} is on the path")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=path)
        try:
            yield chromium
        finally:
            chromium.close()


@contextmanager
def desk_at(ledger: Path) -> Iterator[str]:
    """The address of a desk over the ledger, for as long as the block runs."""
    import uvicorn

    from dateline.web import create_app

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        config = uvicorn.Config(create_app(ledger, author="ana"), log_level="error", access_log=False, lifespan="off")
        server = uvicorn.Server(config)
        running = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        running.start()
        while not server.started:
            time.sleep(0.02)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            running.join(10)
