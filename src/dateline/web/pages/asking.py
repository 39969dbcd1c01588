"""What a visitor asks for in the address of a page: values that cannot be understood are told, and left out."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final, TypeVar, get_args

import msgspec
from starlette.datastructures import QueryParams

from dateline import vocabulary
from dateline.queries import DispatchFilter, EventFilter, Order
from dateline.records import EventKind, Status

Word = TypeVar("Word", bound=str)

STATUSES: Final[tuple[Status, ...]] = get_args(Status)
KINDS: Final[tuple[EventKind, ...]] = get_args(EventKind)
ORDERS: Final[tuple[Order, ...]] = ("newest", "told", "oldest")
"""The first is taken where none is asked for."""


class Asked(msgspec.Struct, frozen=True):
    """What events are asked for, the words of the form that asked, and what could not be understood of them."""

    wanted: EventFilter
    given: dict[str, Any]
    problems: tuple[str, ...]

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is asked of the events, their order aside."""
        return any(value for name, value in self.given.items() if name != "order")


def events_asked(query: QueryParams) -> Asked:
    """The filter that the form of the events page asks for."""
    problems: list[str] = []
    words = {name: query.get(name, "").strip() for name in ("actor", "recipient", "party", "one", "other", "place")}
    types = tuple(dict.fromkeys(name.strip().upper() for name in query.getlist("type") if name.strip()))
    pair = (words["one"], words["other"]) if words["one"] and words["other"] else None
    if bool(words["one"]) != bool(words["other"]):
        problems.append("a pair needs both of its parties")
    wanted = EventFilter(
        actor=words["actor"] or None,
        recipient=words["recipient"] or None,
        party=words["party"] or None,
        pair=pair,
        types=types,
        place=words["place"] or None,
        since=day(query.get("since"), "from", problems),
        until=day(query.get("until"), "to", problems),
        status=_one_of(query.get("status"), STATUSES, "status", problems),
        kind=_one_of(query.get("kind"), KINDS, "kind", problems),
        storyline=query.get("storyline") or None,
        at_least=_number(query.get("at_least"), "at least", problems),
        disputed=bool(query.get("disputed")),
        order=_one_of(query.get("order"), ORDERS, "order", problems) or ORDERS[0],
    )
    given: dict[str, Any] = {name: query.get(name, "") for name in _FORM}
    return Asked(wanted, given | {"type": list(types)}, listed(problems))


def dispatches_asked(query: QueryParams) -> tuple[DispatchFilter, dict[str, Any], tuple[str, ...]]:
    """The filter of the dispatches page, the words of its form, and what could not be understood of them."""
    problems: list[str] = []
    wanted = DispatchFilter(
        outlet=query.get("outlet", "").strip() or None,
        since=day(query.get("since"), "from", problems),
        until=day(query.get("until"), "to", problems),
    )
    return wanted, {name: query.get(name, "") for name in ("outlet", "since", "until")}, listed(problems)


def day(words: str | None, name: str, problems: list[str]) -> dt.date | None:
    """A day as 2025-01-18; None, with a problem told, where it is none."""
    if not words:
        return None
    try:
        return dt.date.fromisoformat(words)
    except ValueError:
        problems.append(f"{name}: “{words}” is no day; write 2025-01-18")
        return None


def listed(problems: list[str]) -> tuple[str, ...]:
    """The problems, each once."""
    return tuple(dict.fromkeys(problems))


_FORM: Final = (
    "actor", "recipient", "party", "one", "other", "place", "since", "until", "status", "kind", "storyline", "at_least",
    "disputed", "order",
)  # fmt: skip
_MOST_OUTLETS: Final = 1_000_000


def _one_of(words: str | None, known: tuple[Word, ...], name: str, problems: list[str]) -> Word | None:
    if not words:
        return None
    for each in known:
        if each == words:
            return each
    problems.append(f"{name}: “{words}” is none; known are {', '.join(known)}")
    return None


def _number(words: str | None, name: str, problems: list[str]) -> int:
    if not words:
        return 1
    if words.isascii() and words.isdecimal() and 1 <= int(words[:8]) <= _MOST_OUTLETS:
        return int(words[:8])
    problems.append(f"{name}: “{words}” is no number of outlets")
    return 1


TYPES_BY_QUAD: Final = tuple(
    (name, tuple(event for event in vocabulary.EVENT_TYPES if vocabulary.quad(event) == quad))
    for quad, name in vocabulary.QUAD_NAMES.items()
)
"""Quad class, its types: as they are offered for choice."""
