"""Checks of event rows that somebody else wrote: slips that would otherwise make a row silent.

The shipped tables are held to the same by tests, and their examples are read by `bench/lexicon.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from dateline.errors import LexiconError
from dateline.lexicon.events import EventRow

_GRAMMATICAL: Final = frozenset("subj obj iobj poss mod xcomp ccomp acl".split())
_OF_PARTIES: Final = _GRAMMATICAL | {"source", "doer"}
_OF_CONDITIONS: Final = _GRAMMATICAL | {"clause", "both", "det", "doer", "not", "told"}
# A closed class: the one-word prepositions of English that may open a phrase of a verb or noun.
_PREPOSITIONS: Final = frozenset(
    "about above across after against ahead along alongside amid among around as at before behind below beneath beside "
    "between beyond by closer despite down during except for from in inside into like near of off on onto out outside "
    "over past per since through throughout to toward towards under until up upon via with within without".split()
)


def check_own_rows(rows: Iterable[EventRow]) -> None:
    """Raises LexiconError, with file and line, for a role that does not exist, an example that does not say what it
    gives, and a second row with the same trigger and conditions."""
    seen: dict[tuple[object, ...], str] = {}
    for row in rows:
        for role, known in _roles(row):
            if role not in known and role not in _PREPOSITIONS:
                expected = f"one of {', '.join(sorted(known))}, or a preposition"
                raise LexiconError(row.place, f"there is no role {role!r}; expected {expected}")
        if bool(row.example) != bool(row.gives):
            raise LexiconError(row.place, "an example needs what it gives, and the other way round")
        if row.gives not in ("", "none") and row.gives.count(">") != 1:
            raise LexiconError(row.place, f'expected gives "ACTOR > RECIPIENT" or "none", found {row.gives!r}')
        key = (row.event, row.trigger, row.particle, row.pos, frozenset(row.conditions))
        if key in seen:
            raise LexiconError(row.place, f"has trigger and conditions of {seen[key]} once more")
        seen[key] = row.place


def _roles(row: EventRow) -> Iterator[tuple[str, frozenset[str]]]:
    """Each role that a row names, with those that may stand there."""
    for slot in (row.actor, row.recipient):
        for alternative in slot.alternatives:
            for role in alternative:
                yield role, _OF_PARTIES
    for condition in row.conditions:
        yield condition.role, _OF_CONDITIONS
