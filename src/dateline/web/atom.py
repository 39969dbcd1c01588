"""A watchlist as an Atom feed (RFC 4287): an entry for each event that came to match, the last found first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree

from dateline.explain.page.markup import printable
from dateline.queries import Match, WatchlistRow
from dateline.web.links import event_page, watchlist_page

_SPACE: Final = "http://www.w3.org/2005/Atom"


def atom(row: WatchlistRow, matches: Sequence[Match], base: str) -> bytes:
    """The feed. `base`: the desk's own address, with a slash at its end."""
    root = ElementTree.Element("feed", {"xmlns": _SPACE})
    _add(root, "id", _tag(row, ""))
    _add(root, "title", row.name)
    _add(root, "updated", matches[0].came if matches else row.made)
    _add(ElementTree.SubElement(root, "author"), "name", "Dateline")
    page = base.rstrip("/") + watchlist_page(row.id)
    ElementTree.SubElement(root, "link", {"rel": "alternate", "href": page})
    ElementTree.SubElement(root, "link", {"rel": "self", "href": f"{page}.atom"})
    for match in matches:
        entry = ElementTree.SubElement(root, "entry")
        _add(entry, "id", _tag(row, f"/{match.id}"))
        _add(entry, "title", match.summary or match.type)
        _add(entry, "updated", match.came)
        ElementTree.SubElement(entry, "link", {"rel": "alternate", "href": base.rstrip("/") + event_page(match.id)})
        ElementTree.SubElement(entry, "category", {"term": printable(match.type)})
        sides = " → ".join(filter(None, (" + ".join(match.actors), " + ".join(match.recipients))))
        when = f"{match.first or match.last or ''}"
        where = ", ".join(filter(None, (match.place, match.country)))
        told = f"{match.outlets} {'outlet' if match.outlets == 1 else 'outlets'}"
        _add(entry, "summary", " · ".join(filter(None, (sides, when, where, match.status, told))))
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _tag(row: WatchlistRow, rest: str) -> str:
    """A name that stays the same wherever the desk answers (RFC 4151)."""
    return f"tag:dateline.invalid,{row.made[:10]}:{row.id}{rest}"


def _add(to: ElementTree.Element, name: str, words: str) -> None:
    ElementTree.SubElement(to, name).text = printable(words)
