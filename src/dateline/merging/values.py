"""The values that reports tell of one field, side by side: which stand against each other, and which says it best.

A value told less precisely is part of the more precise one that it goes with: "MLI" of "Bandiagara, MLI", "RUS" of
"RUS GOV".
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from dateline.merging import parties, times
from dateline.merging.contradiction import TOWN, kilometres_between
from dateline.merging.copies import Outlets
from dateline.merging.status import told_on
from dateline.records import Held, Reason, Told, Value

_SAME_PLACE: Final = 40.0
"""Kilometres between two names of one place: a village and the town it is told by."""

Key = str
"""A value in words: "RUS GOV; IRN GOV", "Moscow, RUS", "76", "2025-01-17"."""


def held(ordered: Sequence[Told], outlets: Outlets) -> dict[str, Held]:
    """What is told of day, actors, recipients, place and each quantity; fields that nobody tells are left out."""
    fields = {
        "day": _held(ordered, outlets, _day, _is_part_of_days),
        "actors": _held(ordered, outlets, _side("actors"), _is_part_of_parties("actors")),
        "recipients": _held(ordered, outlets, _side("recipients"), _is_part_of_parties("recipients")),
        "place": _held(ordered, outlets, _place, _is_part_of_place),
    }
    for kind in sorted({kind for one in ordered for kind in one.counts}):
        fields[kind] = _held(ordered, outlets, _count(kind), lambda _one, _other: False, latest=True)
    return {name: value for name, value in fields.items() if value is not None}


def voices(ones: Iterable[Told], outlets: Outlets) -> tuple[str, ...]:
    """Outlets that are independent of each other (`Outlets.independent`): copies of a wire story are one voice, and so
    are the outlets of one owner."""
    return outlets.independent((one.dispatch, one.origin, one.outlet) for one in ones)


def _held(
    ordered: Sequence[Told],
    outlets: Outlets,
    key: Callable[[Told], Key | None],
    is_part: Callable[[Told, Told], bool],
    *,
    latest: bool = False,
) -> Held | None:
    by_key: dict[Key, list[Told]] = defaultdict(list)
    for one in ordered:
        words = key(one)
        if words:
            by_key[words].append(one)
    if not by_key:
        return None
    groups: list[tuple[Key, list[Told]]] = []
    for words, ones in sorted(by_key.items(), key=lambda each: (_exactness(each[1][0], each[0]), each[0])):
        whole = next((group for group in groups if is_part(ones[0], by_key[group[0]][0])), None)
        if whole is None:
            groups.append((words, list(ones)))
        else:
            whole[1].extend(ones)
    values = [_value(words, ones, outlets) for words, ones in groups]
    if latest:
        values.sort(key=lambda told: (_ordinal(told.last), len(told.outlets), told.value), reverse=True)
        why = Reason("latest count", "the count told last stands first")
    else:
        values.sort(key=lambda told: (-len(told.outlets), -len(told.reports), told.value))
        why = Reason("most outlets", "the value that most independent outlets tell stands first")
    return Held(values[0].value, tuple(values), (why,) if len(values) > 1 else ())


def _value(words: Key, ones: Sequence[Told], outlets: Outlets) -> Value:
    days = [day for one in ones if (day := told_on(one)) is not None]
    return Value(
        words, tuple(one.report for one in ones), voices(ones, outlets),
        tuple(dict.fromkeys(source for one in ones for source in one.sources)),
        min(days, default=None), max(days, default=None),
    )  # fmt: skip


def _exactness(one: Told, words: Key) -> tuple[int, int, int]:
    """Most exact first: parties by how many are told with what they are, then by the told interval and the place."""
    coded = [each for each in words.split("; ") if each[:3].isupper()]
    length = (one.last - one.first).days if one.first and one.last else times.LONGEST
    return -sum(1 + (each[4:] not in _VAGUE) for each in coded), length, -one.resolution


_VAGUE: Final = frozenset({"", "UAF", "CVL", "UNK"})
"""Sectors that leave open who it is: none told, gunmen, people."""


def _ordinal(day: dt.date | None) -> int:
    return day.toordinal() if day else 0


# --- day -------------------------------------------------------------------------------------------------------------


def _day(one: Told) -> Key | None:
    if not times.is_dated(one) or one.first is None or one.last is None:
        return None
    return one.first.isoformat() if one.first == one.last else f"{one.first.isoformat()}/{one.last.isoformat()}"


def _is_part_of_days(one: Told, exact: Told) -> bool:
    return (
        one.first is not None
        and one.last is not None
        and exact.first is not None
        and exact.last is not None
        and (one.first <= exact.first and exact.last <= one.last)
    )


# --- parties ---------------------------------------------------------------------------------------------------------


def _side(side: str) -> Callable[[Told], Key | None]:
    return lambda one: "; ".join(sorted(getattr(one, side))) or None


def _is_part_of_parties(side: str) -> Callable[[Told, Told], bool]:
    def is_part(one: Told, exact: Told) -> bool:
        mine, others = getattr(one, side), getattr(exact, side)
        return all(parties.side((each,), others) != "differ" for each in mine)

    return is_part


# --- place -----------------------------------------------------------------------------------------------------------


def _place(one: Told) -> Key | None:
    return ", ".join(filter(None, (one.place, one.country))) or None


def _is_part_of_place(one: Told, exact: Told) -> bool:
    if one.country != exact.country:
        return one.country is None
    if one.geonameid == exact.geonameid or one.resolution < min(exact.resolution, TOWN):
        return True
    if one.latitude is None or one.longitude is None or exact.latitude is None or exact.longitude is None:
        return False
    return kilometres_between(one.latitude, one.longitude, exact.latitude, exact.longitude) <= _SAME_PLACE


# --- quantities ------------------------------------------------------------------------------------------------------


def _count(kind: str) -> Callable[[Told], Key | None]:
    return lambda one: str(one.counts[kind]) if kind in one.counts else None
