"""Who deals with whom: pairs of parties, with how often and how well they deal with each other.

    ties(ledger, EventFilter(since=dt.date(2025, 1, 1)))[0]
    -> Tie("ETH", "KEN", together=True, events=7, verbal_cooperation=7, ..., score=3.4)

An event that is told as denied or called off is no dealing, unless the filter asks for those.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

import msgspec

from dateline import vocabulary
from dateline.ledger import Ledger
from dateline.ledger.lookups import sides
from dateline.queries.events import EventFilter, EventRow, chosen
from dateline.queries.stories import AccordRow, agreements

NOT_SO: Final = ("denied", "called off")
"""Statuses of what did not, and will not, happen."""


class Tie(msgspec.Struct, frozen=True):
    """What one party did to another (`together`: what both did side by side; then in the order of the alphabet): how
    many events, how many of each quad class, and the mean of their PLOVER scores, -10 to 10."""

    actor: str
    recipient: str
    together: bool
    events: int
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    score: float | None

    @property
    def cooperation(self) -> int:
        """Events of both kinds of cooperation."""
        return self.verbal_cooperation + self.material_cooperation

    @property
    def conflict(self) -> int:
        """Events of both kinds of conflict."""
        return self.verbal_conflict + self.material_conflict


def ties(
    ledger: Ledger,
    wanted: EventFilter = EventFilter(),  # noqa: B008 - frozen
    *,
    whole: bool = True,
) -> list[Tie]:
    """The ties in the events that the filter lets through, those of most events first. `whole`: a country with all of
    its sectors is one party; else "KEN GOV" and "KEN OPP" are two. Parties that have no code are left out."""
    among, values = chosen(wanted)
    # The table is walked by event where few are asked for, else in its own order, which is that of the groups.
    source = f"({among}) AS wanted CROSS JOIN dealings d ON d.event = wanted.id" if among else "dealings d"
    rows = ledger.connection.execute(
        f"SELECT d.one, d.other, d.together, d.type, d.mode, count(*) AS events FROM {source}"
        f" WHERE d.whole = ? AND (d.status NOT IN ({','.join('?' * len(NOT_SO))}) OR ?)"
        " GROUP BY d.one, d.other, d.together, d.type, d.mode",
        (*values, whole, *NOT_SO, wanted.status in NOT_SO),
    )
    gathered: dict[tuple[str, str, bool], list[tuple[str, str | None, int]]] = defaultdict(list)
    for one, other, together, type, mode, number in rows:
        gathered[one, other, bool(together)].append((type, mode or None, number))
    found = [_tie(*key, kinds) for key, kinds in gathered.items()]
    return sorted(found, key=lambda tie: (-tie.events, tie.actor, tie.recipient, tie.together))


def counts(row: EventRow, wanted: EventFilter = EventFilter()) -> bool:  # noqa: B008 - frozen
    """Whether an event is a dealing: not one that did not happen, unless those are asked for."""
    return row.status not in NOT_SO or wanted.status in NOT_SO


def score(row: EventRow) -> float | None:
    """The PLOVER score of an event's type and mode; None for a type of somebody's own ontology."""
    return _score(row.type, row.mode)


def _score(type: str, mode: str | None) -> float | None:
    known = vocabulary.EVENT_TYPES.get(type)
    return known.scale(mode) if known is not None else None


def agreements_between(ledger: Ledger, one: str, other: str) -> list[AccordRow]:
    """The accords to which both are parties, each as "KEN", "KEN GOV" or the words that name it; the latest told
    first."""
    wanted = {(sides((words.strip(),), whole=True) or [words.strip()])[0] for words in (one, other)}
    # Its words stand in a record where a party is in it, and perhaps elsewhere: few are left to be looked at.
    names = [msgspec.json.encode(words).decode() for words in wanted]
    inside = " INTERSECT ".join(["SELECT coalesce(accord, id) FROM agreements WHERE instr(record, ?)"] * len(names))
    found = tuple(id for (id,) in ledger.connection.execute(inside, names))
    return [row for row in agreements(ledger, ids=found)[::-1] if wanted <= set(row.parties)]


def _tie(actor: str, recipient: str, together: bool, kinds: list[tuple[str, str | None, int]]) -> Tie:
    """The tie of events that are given as type, mode and how many."""
    quads = [0] * 5
    total, scored = 0.0, 0
    for type, mode, number in kinds:
        quads[vocabulary.quad(type)] += number
        points = _score(type, mode)
        if points is not None:
            total, scored = total + points * number, scored + number
    mean = round(total / scored, 2) if scored else None
    _, verbal, material, against, against_material = quads
    return Tie(actor, recipient, together, sum(quads), verbal, material, against, against_material, mean)
