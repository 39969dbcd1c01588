"""The API, below /api/v1: the records that the command line prints, page by page, with links to the words behind them.

Reading only; corrections are made on the pages or with `dateline correct`.
"""

from typing import Final

from fastapi import APIRouter

from dateline.web.api import desk_work, dispatches, drawings, events, ledger, reports, stories

ROUTERS: Final[tuple[APIRouter, ...]] = (
    events.router,
    reports.router,
    dispatches.router,
    stories.router,
    drawings.router,
    desk_work.router,
    ledger.router,
)

__all__ = ["ROUTERS"]
