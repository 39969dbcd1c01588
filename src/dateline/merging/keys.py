"""Where reports that may tell of the same happening are to be looked for.

Two reports that share no key are never compared, so a key must be met by few: it joins the kin of the deed to a party
or a term of the story and a day, to a strong term alone, to a person's name, to a pair of parties, or to the dispatch.
A report is filed under `keys` and looks under `sought`, which are more: neighbouring days are the seeker's business.

>>> keys(signed)  # doctest: +SKIP
('accord =Masoud Pezeshkian', 'accord @d-1', 'accord IRN 2025-01-17', 'accord RUS 2025-01-17', ...)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from dateline.merging import deeds, parties, times
from dateline.merging.background import is_background
from dateline.records import Told

BUSY: Final = 64
"""Reports from which a term or name says nothing and is passed over: it is always in the news."""

_WORDS: Final = ("~", "=")
"""How keys of a term and of a name begin."""

_PARTIES: Final = 3
"""Countries and bodies under which a report is filed; a summit of twenty is found under any three."""

_TERMS: Final = 4
"""Strongest terms of a story under which a report is filed: bench/merging.py finds 0.93 of its pairs by them alone."""

_LINGERS: Final = 3
"""Days of writing for which an act told without a day is still looked for under the days before."""


def keys(one: Told) -> tuple[str, ...]:
    """The keys that a report is filed under, such as "accord RUS 2025-01-17", each once, sorted."""
    first, last = _days(one)
    return _with_kins(one, {*_dayless(one), *_dated(one, first, last)})


def sought(one: Told) -> tuple[str, ...]:
    """The keys under which reports like `one` are to be looked for: its own, and those of the days beside."""
    first, last = _days(one)
    back = 1 if times.is_dated(one) else _LINGERS
    near = _dated(one, first and first - dt.timedelta(back), last and last + dt.timedelta(1))
    return _with_kins(one, {*_dayless(one), *near})


def is_selective(key: str, met: int) -> bool:
    """Whether reports found under a key are worth comparing: `met` is how many it holds, counted up to BUSY + 1."""
    return met <= BUSY or not key.split(" ", 1)[1].startswith(_WORDS)


def _with_kins(one: Told, found: set[str]) -> tuple[str, ...]:
    return tuple(sorted(f"{kin} {key}" for kin in deeds.kins(one.type, one.deeds) for key in found))


def _dayless(one: Told) -> Iterator[str]:
    yield f"@{one.origin}"
    for name in one.recipient_names:
        yield f"={name}"
    for term in one.story[:_TERMS]:
        yield f"~{term}"
    if is_background(one):
        sides = parties.countries(one.actors), parties.countries(one.recipients)
        yield from (f"{actor}>{recipient}" for actor in sides[0] for recipient in sides[1] if actor != recipient)
        if len(one.about) > 1:
            yield f"of {' '.join(one.about[:4])}"


def _dated(one: Told, first: dt.date | None, last: dt.date | None) -> Iterator[str]:
    if first is None or last is None:
        return
    countries = sorted(parties.countries(one.actors + one.recipients) | ({one.country} if one.country else set()))
    subjects = (*countries[:_PARTIES], *one.story[: _TERMS - 1])
    while first <= last:
        yield from (f"{subject} {first}" for subject in subjects)
        first += dt.timedelta(1)


def _days(one: Told) -> tuple[dt.date | None, dt.date | None]:
    """First and last day told or, where none is, of writing; none where neither is known to two months."""
    first, last = (one.first, one.last) if times.is_dated(one) else one.written
    if first is None or last is None or (last - first).days > times.LONGEST:
        return None, None
    return first, last
