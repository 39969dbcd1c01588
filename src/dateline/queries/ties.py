"""Who deals with whom: pairs of parties, with how often and how well they deal with each other.

    ties(ledger, EventFilter(since=dt.date(2025, 1, 1)))[0]
    -> Tie("ETH", "KEN", together=True, events=7, verbal_cooperation=7, ..., score=3.4)

An event that is told as denied or called off is no dealing, unless the filter asks for those.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations, product
from typing import Final

import msgspec

from dateline import vocabulary
from dateline.ledger import Ledger
from dateline.queries.events import EventFilter, EventRow, events
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
    gathered: dict[tuple[str, str, bool], list[EventRow]] = defaultdict(list)
    for row in events(ledger, wanted):
        if counts(row, wanted):
            for key in _dealings(row, whole=whole):
                gathered[key].append(row)
    found = [_tie(*key, rows) for key, rows in gathered.items()]
    return sorted(found, key=lambda tie: (-tie.events, tie.actor, tie.recipient, tie.together))


def counts(row: EventRow, wanted: EventFilter = EventFilter()) -> bool:  # noqa: B008 - frozen
    """Whether an event is a dealing: not one that did not happen, unless those are asked for."""
    return row.status not in NOT_SO or wanted.status in NOT_SO


def score(row: EventRow) -> float | None:
    """The PLOVER score of an event's type and mode; None for a type of somebody's own ontology."""
    known = vocabulary.EVENT_TYPES.get(row.type)
    return known.scale(row.mode) if known is not None else None


def agreements_between(ledger: Ledger, one: str, other: str) -> list[AccordRow]:
    """The accords to which both are parties, each as "KEN", "KEN GOV" or the words that name it; the latest told
    first."""
    wanted = {(_parties((words.strip(),), whole=True) or [words.strip()])[0] for words in (one, other)}
    return [row for row in agreements(ledger)[::-1] if wanted <= set(row.parties)]


def _dealings(row: EventRow, *, whole: bool) -> Iterable[tuple[str, str, bool]]:
    actors, recipients = (_parties(side, whole=whole) for side in (row.actors, row.recipients))
    found = [(actor, recipient, False) for actor, recipient in product(actors, recipients) if actor != recipient]
    return [*found, *((one, other, True) for one, other in combinations(sorted(actors), 2))]


def _parties(side: tuple[str, ...], *, whole: bool) -> list[str]:
    """The parties of a side that have a code, each once: "KEN GOV" as it is or as "KEN", "- REB" as "REB"."""
    found: dict[str, None] = {}
    for words in side:
        code, _, sector = words.partition(" ")
        if code == "-" and _is_code(sector):
            found[sector] = None
        elif _is_code(code) and (not sector or _is_code(sector)):
            found[code if whole else words] = None
    return list(found)


def _is_code(words: str) -> bool:
    return len(words) == 3 and words.isascii() and words.isalpha() and words.isupper()


def _tie(actor: str, recipient: str, together: bool, rows: list[EventRow]) -> Tie:
    quads = [vocabulary.quad(row.type) if row.type in vocabulary.EVENT_TYPES else 0 for row in rows]
    scores = [found for row in rows if (found := score(row)) is not None]
    mean = round(sum(scores) / len(scores), 2) if scores else None
    verbal, material, against, against_material = (quads.count(quad) for quad in (1, 2, 3, 4))
    return Tie(actor, recipient, together, len(rows), verbal, material, against, against_material, mean)
