"""The trigger lexicon: which words tell of which PLOVER event, and which grammatical roles hold its parties.

One table a PLOVER type, `lexicons/en/events/<type>.tsv`, with the columns

trigger    lemma of the head word; a particle follows after "_" ("carry_out")
pos        V, N, A or X (verb, noun, adjective; auxiliary, which has the roles of its verb)
mode       PLOVER mode, or empty
actor      roles holding the actor: "subj", "subj+with" (both), "by,subj" (the first that is filled), "-" (none)
recipient  the same for the recipient
when       conditions, all of which must hold (below)
example    a sentence of our own
gives      what it must give: "RUS GOV + IRN > UKR", "> UKR" (no actor), "none" (no event of this type)

Roles: subj, obj (logical, so the passive subject is obj; of a noun, subj is its possessor, "by", its light verb's
subject or its nationality word, and obj its "of"), iobj, poss, any preposition ("against"), xcomp, ccomp; in
conditions also "clause", every word of the trigger's clause; for parties also "source", who is told as saying it.
Conditions: "obj" (filled), "-obj" (empty), "obj=concern|alarm" (lemma), "obj:accord" (word class of classes.tsv),
"obj!nature" (not of that class), "obj@" (a party), "obj!@" (no party), "to=..."; several are separated by spaces.
"""

from __future__ import annotations

from functools import cache
from typing import Final, Literal

import msgspec

from dateline.errors import LexiconError
from dateline.lexicon.tables import Row, table
from dateline.vocabulary import EVENT_TYPES

Test = Literal["filled", "empty", "lemma", "class", "not-class", "not-lemma", "party", "no-party"]


class Condition(msgspec.Struct, frozen=True):
    """A test on one role of the trigger; `values` are lemmas or class names."""

    role: str
    test: Test
    values: tuple[str, ...] = ()


class Slot(msgspec.Struct, frozen=True):
    """Where a party stands: alternatives in order; each alternative is a set of roles that are taken together."""

    alternatives: tuple[tuple[str, ...], ...]


class EventRow(msgspec.Struct, frozen=True):
    """A trigger with its event, frame and conditions; `place` is its file and line."""

    place: str
    trigger: str
    particle: str | None
    pos: str
    event: str
    mode: str | None
    actor: Slot
    recipient: Slot
    conditions: tuple[Condition, ...]
    example: str
    gives: str

    @property
    def specificity(self) -> int:
        """How much the row asks for: the more conditions, the surer; a party or exact lemma counts double."""
        weights = {"lemma": 3, "class": 2, "party": 2, "filled": 1, "no-party": 1}
        return sum(weights.get(condition.test, 0) for condition in self.conditions) + (2 if self.particle else 0)


_POS: Final = {"V": "VERB", "N": "NOUN", "A": "ADJ", "X": "AUX"}


def _condition(text: str, place: str) -> Condition:
    if text.startswith("-"):
        return Condition(text[1:], "empty")
    if text.endswith("!@"):
        return Condition(text[:-2], "no-party")
    if text.endswith("@"):
        return Condition(text[:-1], "party")
    for mark, test in (("!=", "not-lemma"), ("!", "not-class"), ("=", "lemma"), (":", "class")):
        role, found, values = text.partition(mark)
        if found:
            if not role or not values:
                raise LexiconError(place, f"expected role{mark}value in condition {text!r}")
            return Condition(role, test, tuple(values.split("|")))  # type: ignore[arg-type]
    return Condition(text, "filled")


def _slot(text: str) -> Slot:
    if not text or text == "-":
        return Slot(())
    return Slot(tuple(tuple(part.split("+")) for part in text.split(",")))


def parse_row(row: Row, event: str) -> EventRow:
    """An event row from a table row. Raises LexiconError for an unknown pos, mode or a malformed condition."""
    if row["pos"] not in _POS:
        raise LexiconError(row.place, f"expected pos V, N, A or X, found {row['pos']!r}")
    mode = row["mode"] or None
    if mode and mode not in EVENT_TYPES[event].modes:
        raise LexiconError(row.place, f"{event} has no mode {mode!r}; it has {', '.join(EVENT_TYPES[event].modes)}")
    trigger, _, particle = row["trigger"].partition("_")
    return EventRow(
        place=row.place,
        trigger=trigger,
        particle=particle or None,
        pos=_POS[row["pos"]],
        event=event,
        mode=mode,
        actor=_slot(row["actor"]),
        recipient=_slot(row["recipient"]),
        conditions=tuple(_condition(part, row.place) for part in row["when"].split()),
        example=row["example"],
        gives=row["gives"],
    )


@cache
def event_rows(language: str = "en") -> tuple[EventRow, ...]:
    """All rows of all sixteen tables, checked: every word class that a condition names must exist."""
    rows = tuple(parse_row(row, event) for event in EVENT_TYPES for row in table(f"events/{event.lower()}", language))
    known = word_classes(language)
    for row in rows:
        for condition in row.conditions:
            if condition.test in ("class", "not-class"):
                for name in condition.values:
                    if name not in known:
                        raise LexiconError(row.place, f"no word class {name!r} in classes.tsv")
    return rows


@cache
def rows_by_trigger(language: str = "en") -> dict[tuple[str, str], tuple[EventRow, ...]]:
    """The rows of each (lemma, UPOS) of a trigger's head word."""
    found: dict[tuple[str, str], list[EventRow]] = {}
    for row in event_rows(language):
        found.setdefault((row.trigger, row.pos), []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


@cache
def word_classes(language: str = "en") -> dict[str, frozenset[str]]:
    """Word classes of classes.tsv: name -> lemmas. A class may include another: "=weapon" among its words."""
    direct: dict[str, list[str]] = {}
    for row in table("classes", language):
        direct.setdefault(row["class"], []).extend(row.items("words"))

    def lemmas(name: str, seen: frozenset[str]) -> frozenset[str]:
        found: set[str] = set()
        for word in direct.get(name, ()):
            if word.startswith("="):
                if word[1:] not in seen:
                    found |= lemmas(word[1:], seen | {word[1:]})
            else:
                found.add(word)
        return frozenset(found)

    return {name: lemmas(name, frozenset({name})) for name in direct}
