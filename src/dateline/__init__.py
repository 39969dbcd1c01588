"""Dateline reads news dispatches and keeps a sourced ledger of what they say happened.

    reading = dateline.read("Chad and Sudan signed a border treaty in Khartoum on Friday.", published="2025-03-08")
    with dateline.open("ledger.sqlite") as ledger: ledger.events(actor="SDN")

`import dateline` costs nothing: what is named here is loaded from `dateline.api` when it is first asked for.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.api import Added as Added
    from dateline.api import Filters as Filters
    from dateline.api import LedgerView as LedgerView
    from dateline.api import frame as frame
    from dateline.api import open as open
    from dateline.api import read as read
    from dateline.api import read_files as read_files
    from dateline.api import report_records as report_records

__version__ = "0.1.0"

_OFFERED = ("Added", "Filters", "LedgerView", "frame", "open", "read", "read_files", "report_records")

__all__ = ["LedgerView", "frame", "read", "read_files", "report_records"]  # `open` would hide Python's own


def __getattr__(name: str) -> Any:
    if name not in _OFFERED:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module("dateline.api"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_OFFERED})
