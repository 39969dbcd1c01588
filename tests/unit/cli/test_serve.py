"""`dateline serve`: what it refuses, and that it comes up and goes down at once."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the extra 'desk' is not installed")

from dateline.cli import main
from dateline.ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.sqlite"
    Ledger.open(path, write=True).close()
    return path


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--host", "0.0.0.0"), "give --token too"),
        (("--host", "news.example"), "give --token too"),
        (("--host", "::"), "give --token too"),
        (("--host", "0.0.0.0", "--token", "short"), "shorter than 16"),
        (("--host", "192.0.2.1", "--token", "new"), "cannot listen on 192.0.2.1"),
        (("--port", "70000"), "70000"),
    ],
)
def test_what_is_not_safe_or_cannot_be_is_refused(
    ledger: Path, capfd: pytest.CaptureFixture[str], options: tuple[str, ...], told: str
) -> None:
    assert main(["serve", "--ledger", str(ledger), *options]) == 2
    assert told in capfd.readouterr().err


def test_a_ledger_that_is_not_there_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--ledger", str(tmp_path / "none.sqlite")]) == 1
    assert "'dateline add' makes it" in capfd.readouterr().err


def test_a_port_that_is_taken_is_told(ledger: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["serve", "--ledger", str(ledger), "--port", str(taken.getsockname()[1])]) == 2
    assert "--port takes another one" in capfd.readouterr().err


@pytest.mark.parametrize("missing", ["fastapi", "jinja2", "uvicorn", "python_multipart"])
def test_without_the_extra_it_says_what_to_install(
    ledger: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == missing or name.startswith("dateline.web")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    assert main(["serve", "--ledger", str(ledger)]) == 2
    assert "pip install 'dateline[desk]'" in capfd.readouterr().err


def test_it_comes_up_and_ctrl_c_ends_it_at_once(ledger: Path) -> None:
    command = [sys.executable, "-c", "import sys; from dateline.cli import main; sys.exit(main(sys.argv[1:]))"]
    process = subprocess.Popen(
        [*command, "serve", "--ledger", str(ledger), "--port", "0", "--token", "new"],
        stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert process.stderr is not None
    try:
        address = re.search(r"http://\S+", process.stderr.readline())
        assert address
        jar = urllib.request.HTTPCookieProcessor()  # the login link sets a cookie and leads on
        with urllib.request.build_opener(jar).open(address[0], timeout=10) as answer:
            assert answer.status == 200
            assert "token" not in answer.geturl()
    finally:
        started = time.monotonic()
        process.send_signal(signal.SIGINT)
        code = process.wait(10)
    assert code == 0
    assert time.monotonic() - started < 3
