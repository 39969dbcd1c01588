"""The trigger lexicon: which words tell of which type of event, and which grammatical roles hold its parties.

One table a type, `lexicons/en/events/<type>.tsv` (of an own ontology, `events/<type>.tsv` in its folder), with the
columns

trigger    lemma of the head word; a particle follows after "_" ("carry_out"); "=name" stands for every word of a
           class, and such a row yields to any row of the word's own
pos        V, N, A or X (verb, noun, adjective; auxiliary, which has the roles of its verb)
mode       a mode of the type, or empty
actor      roles holding the actor: "subj", "subj+with" (both), "by,subj" (the first that is filled), "-" (none)
recipient  the same for the recipient
when       conditions, all of which must hold (below)
example    a sentence of our own
gives      what it must give: "RUS GOV + IRN > UKR", "> UKR" (no actor), "none" (no event of this type)

Roles: subj, obj (logical, so the passive subject is obj; of a noun, subj is its possessor, "by", its light verb's
subject or its nationality word, and obj its "of"), iobj, poss, any preposition ("against"), xcomp, ccomp; of a noun
that tells the occasion of another act ("signed it after two hours of talks") "doer", who does that; in conditions also
"clause", every other word of the trigger's clause (a modal verb only where it is one: not "in May"), "det", a noun's
determiner, and "not", a verb's negation ("det=no": the row itself tells of a refusal; so do "clause=no" and, of what
may be, "clause=could|may"), and "told=future", of what lies ahead; for parties also "source", who is told as saying it.
Conditions: "obj" (filled), "-obj" (empty), "obj=concern|alarm" (lemma), "obj:accord" (word class of classes.tsv),
"obj!nature" (not of that class), "obj@" (a party), "obj!@" (no party), "to=..."; several are separated by spaces.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

import msgspec

from dateline.errors import LexiconError
from dateline.lexicon.tables import Row
from dateline.vocabulary import EventType

COLUMNS: Final = ("trigger", "pos", "mode", "actor", "recipient", "when", "example", "gives")

Test = Literal["filled", "empty", "lemma", "class", "not-class", "not-lemma", "party", "no-party"]


class Condition(msgspec.Struct, frozen=True, cache_hash=True):
    """A test on one role of the trigger; `values` are lemmas or class names."""

    role: str
    test: Test
    values: tuple[str, ...] = ()

    def __str__(self) -> str:
        """As the table writes it: "obj:accord|talks", "subj@", "-obj"."""
        before, after = _MARKS[self.test]
        return f"{before}{self.role}{after}{'|'.join(self.values)}"


class Slot(msgspec.Struct, frozen=True):
    """Where a party stands: alternatives in order; each alternative is a set of roles that are taken together."""

    alternatives: tuple[tuple[str, ...], ...]


class EventRow(msgspec.Struct, frozen=True):
    """A trigger with its event, frame and conditions; `place` is its file and line.

    `own`: from an ontology of the user's, and tried before PLOVER's rows. `general`: for a whole class of words.
    `rank`: by what it wins over another row that fits as well, the greater the surer."""

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
    own: bool = False
    general: bool = False
    rank: tuple[bool, bool, bool, int] = (False, False, False, 0)

    @property
    def tells_negation(self) -> bool:
        """Whether the row asks for a negation of its own ("had no intention of"), which then negates nothing."""
        return any(
            (condition.role in ("det", "not") and condition.test in _ASKING)
            or (condition.role == "clause" and condition.test == "lemma" and _NEGATIVE.issuperset(condition.values))
            for condition in self.conditions
        )

    @property
    def tells_possibility(self) -> bool:
        """Whether a row asks for what is only possible ("could face sanctions"), which then makes it no less told."""
        return any(
            condition.role == "clause" and condition.test == "lemma" and not _POSSIBLE.isdisjoint(condition.values)
            for condition in self.conditions
        )

    @property
    def specificity(self) -> int:
        """How much the row asks for: the more conditions, the surer; a party or exact lemma counts double."""
        weights = {"lemma": 3, "class": 2, "party": 2, "filled": 1, "no-party": 1}
        return sum(weights.get(condition.test, 0) for condition in self.conditions) + (2 if self.particle else 0)


_MARKS: Final[dict[Test, tuple[str, str]]] = {
    "filled": ("", ""), "empty": ("-", ""), "lemma": ("", "="), "class": ("", ":"), "not-class": ("", "!"),
    "not-lemma": ("", "!="), "party": ("", "@"), "no-party": ("", "!@"),
}  # fmt: skip
_ASKING: Final = ("lemma", "filled")
_NEGATIVE: Final = frozenset({"no", "not", "never", "nothing", "little", "neither"})
_POSSIBLE: Final = frozenset({"could", "may", "might"})
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


def parse_row(row: Row, kind: EventType, *, own: bool = False) -> EventRow:
    """An event row from a table row. Raises LexiconError for an unknown pos, mode or a malformed condition."""
    if row["pos"] not in _POS:
        raise LexiconError(row.place, f"expected pos V, N, A or X, found {row['pos']!r}")
    mode = row["mode"] or None
    if mode and mode not in kind.modes:
        raise LexiconError(row.place, f"{kind.name} has no mode {mode!r}; it has {', '.join(kind.modes) or 'none'}")
    whole = row["trigger"].startswith("=")  # "=service_verb" names a class
    trigger, _, particle = (row["trigger"], "", "") if whole else row["trigger"].partition("_")
    conditions = tuple(_condition(part, row.place) for part in row["when"].split())
    return EventRow(
        place=row.place,
        trigger=trigger,
        particle=particle or None,
        pos=_POS[row["pos"]],
        event=kind.name,
        mode=mode,
        actor=_slot(row["actor"]),
        recipient=_slot(row["recipient"]),
        conditions=conditions,
        example=row["example"],
        gives=row["gives"],
        own=own,
    )


def check_classes(rows: Iterable[EventRow], classes: dict[str, frozenset[str]]) -> None:
    """Raises LexiconError, with file and line, for a condition that names a word class which is nowhere."""
    for row in rows:
        for condition in row.conditions:
            if condition.test in ("class", "not-class"):
                for name in condition.values:
                    if name not in classes:
                        raise LexiconError(row.place, f"no word class {name!r} in classes.tsv")


def _ranked(row: EventRow) -> EventRow:
    return msgspec.structs.replace(row, rank=(row.own, not row.general, row.tells_negation, row.specificity))


def by_trigger(
    rows: Iterable[EventRow], classes: dict[str, frozenset[str]] | None = None
) -> dict[tuple[str, str], tuple[EventRow, ...]]:
    """The rows of each (lemma, UPOS) of a trigger's head word, in their order; a row for a class stands under each of
    its words. Raises LexiconError, with file and line, for a class that is nowhere."""
    found: dict[tuple[str, str], list[EventRow]] = {}
    for row in rows:
        if not row.trigger.startswith("="):
            found.setdefault((row.trigger, row.pos), []).append(_ranked(row))
            continue
        name = row.trigger[1:]
        if name not in (classes or {}):
            raise LexiconError(row.place, f"no word class {name!r} in classes.tsv")
        of_class = _ranked(msgspec.structs.replace(row, general=True))
        for word in sorted((classes or {})[name]):
            of_word = msgspec.structs.replace(of_class, trigger=word)
            found.setdefault((word, row.pos), []).append(of_word)
    return {key: tuple(of_word) for key, of_word in found.items()}
