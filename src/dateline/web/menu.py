"""What the desk's pages are, in the order of its menu: path, name. A page that comes is added here and in `pages`."""

from typing import Final

MENU: Final = (
    ("/", "Brief"),
    ("/events", "Events"),
    ("/storylines", "Storylines"),
    ("/agreements", "Agreements"),
    ("/dispatches", "Dispatches"),
    ("/map", "Map"),
    ("/pair", "Pairs"),
    ("/network", "Network"),
    ("/watchlists", "Watchlists"),
    ("/review", "Review"),
)

SMALL_PRINT: Final = (
    ("/ledger", "Sources and counts"),
    ("/failures", "Failures"),
    ("/corrections", "Corrections"),
    ("/api", "API"),
    ("/help", "How to read this"),
)
"""At the foot of every page."""
