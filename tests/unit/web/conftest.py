"""A desk over made-up readings, for the tests of its pages and its API; one for all tests of a file.

What needs the extra "desk" is imported when it is asked for: the tests themselves say that they are skipped without it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from fastapi.testclient import TestClient


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the desk; tests of the file share it and change nothing in it."""
    from desks import ledger_at

    return ledger_at(tmp_path_factory.mktemp("desk") / "ledger.sqlite")


@pytest.fixture(scope="module")
def guest(path: Path) -> TestClient:
    """A visitor of the desk."""
    from desks import visitor

    return visitor(path)
