"""The desk's pages, one file each; a page that comes is added to `ROUTERS` and, if it has a place there, to the menu.

Pages are written whole on the server and work without script.
"""

from typing import Final

from fastapi import APIRouter

from dateline.web.pages.agreements import router as agreements_router
from dateline.web.pages.brief import router as brief_router
from dateline.web.pages.changes import router as changes_router
from dateline.web.pages.dispatches import router as dispatches_router
from dateline.web.pages.event import router as event_router
from dateline.web.pages.events import router as events_router
from dateline.web.pages.ledger import router as ledger_router
from dateline.web.pages.map import router as map_router
from dateline.web.pages.network import router as network_router
from dateline.web.pages.pair import router as pair_router
from dateline.web.pages.review import router as review_router
from dateline.web.pages.search import router as search_router
from dateline.web.pages.storylines import router as storylines_router
from dateline.web.pages.watchlists import router as watchlists_router

ROUTERS: Final[tuple[APIRouter, ...]] = (
    brief_router,
    events_router,
    event_router,
    dispatches_router,
    storylines_router,
    agreements_router,
    search_router,
    pair_router,
    map_router,
    network_router,
    watchlists_router,
    review_router,
    ledger_router,
    changes_router,
)

__all__ = ["ROUTERS"]
