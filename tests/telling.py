"""What reports tell, in one line each, for tests of merging.

    tell("d1 ASSAULT kill: MLI UAF > MLI CVL", day="2025-03-03", place="Bandiagara MLI", words="market kill")

The line: dispatch, type, deeds (joined by "+"), actors (joined by " + ") and, after ">", recipients. Everything else is
a keyword; what is left out is not told. A report's id is its dispatch with the number of the call.
"""

from __future__ import annotations

import datetime as dt
from itertools import count

from dateline.records import Precision, Told

_NUMBERS = count(1)

_LISTS = ("story", "aux", "about")
"""Keywords given as words with blanks between."""

PLACES = {
    "Bandiagara MLI": (1, 14.35, -3.61, 4),
    "Mopti MLI": (2, 14.49, -4.19, 4),
    "Mali MLI": (3, 17.0, -4.0, 1),
    "Moscow RUS": (4, 55.75, 37.62, 4),
    "Nairobi KEN": (5, -1.28, 36.82, 4),
}
"""Geonameid (made up), latitude, longitude, resolution."""


def tell(line: str, *, report: str | None = None, **told: object) -> Told:
    """A Told from its line; see the module."""
    head, _, sides = line.partition(": ")
    dispatch, type, deeds = head.split(" ")
    actors, _, recipients = sides.partition(">")
    first, last, precision = _days(str(told.pop("day", "")))
    written = _days(str(told.pop("written", "")))[:2]
    name = str(told.pop("place", ""))
    geonameid, latitude, longitude, resolution = PLACES.get(name, (None, None, None, 0))
    words = tuple(sorted(set(str(told.pop("words", "")).split())))
    fields: dict[str, object] = {"outlet": dispatch, "origin": dispatch, "mode": None, "section": "body"}
    fields |= {"aux": (), "stance": "asserted", "names": (), "counts": {}, "sources": (), "acts": (), "story": ()}
    fields |= {key: tuple(str(value).split()) if key in _LISTS else value for key, value in told.items()}
    return Told(
        report=report or f"{dispatch}-{next(_NUMBERS)}", dispatch=dispatch, type=type, deeds=tuple(deeds.split("+")),
        actors=_parties(actors), recipients=_parties(recipients), first=first, last=last, precision=precision,
        written=written, place=name.rpartition(" ")[0] or None, country=name[-3:] or None, geonameid=geonameid,
        latitude=latitude, longitude=longitude, resolution=resolution, words=words, **fields,  # type: ignore[arg-type]
    )  # fmt: skip


def _parties(words: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in words.split(" + ") if part.strip())


def _days(words: str) -> tuple[dt.date | None, dt.date | None, Precision]:
    if not words:
        return None, None, "unknown"
    first, _, last = words.partition("/")
    start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)
    return start, end, "day" if start == end else "range"
