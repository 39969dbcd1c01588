"""The rows of a trigger word made ready to be tried together: each thing that they ask is asked once.

Up to two hundred rows share a trigger, and most of what they ask is the same. Every condition of theirs is a bit, a row
the bits of its conditions: what has been found not to hold rules out all rows that ask for it with one comparison.

Rows "obj@", "obj@ with" and "-with" of one word -> the questions obj@ (1), with (2) and -with (4), the rows 1, 3 and 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from dateline.lexicon.events import Condition, EventRow

# Roles that are asked of more than the words in them.
_OF_SENTENCE: Final = ("clause", "told")
# Roles that a word may have although nothing is known to stand there.
_OF_CLAUSES: Final = ("xcomp", "ccomp", "acl")
_OF_TELLING: Final = ("told", "source", "not", "det")
_LACKED: Final = ("party", "class", "filled")


class Question(msgspec.Struct, frozen=True, gc=False):
    """A condition, or a particle that must stand beside the word, with its bit. `waivable`: asked by a row that is sure
    of the object, so that a passive may leave out the subject."""

    bit: int
    condition: Condition | None
    particle: str | None = None
    waivable: bool = False


class RoleQuestions(msgspec.Struct, frozen=True, gc=False):
    """What one role answers at once: the bits that do not hold where it is empty, and those where it is filled. Of the
    words there: the bits that ask for some (`wanted`) and that rule some out (`barred`), and the bits that a word meets
    by itself (`by_word`) and by a class that it is in (`by_class`)."""

    if_empty: int
    if_filled: int
    wanted: int
    barred: int
    by_word: dict[str, int]
    by_class: dict[str, int]

    def failed(self, lemmas: Iterable[str], classes_of: Mapping[str, tuple[str, ...]]) -> int:
        """The bits that do not hold where these words fill the role."""
        by_word, by_class, met = self.by_word, self.by_class, 0
        for lemma in lemmas:
            if lemma in by_word:
                met |= by_word[lemma]
            if by_class and lemma in classes_of:
                for name in classes_of[lemma]:
                    if name in by_class:
                        met |= by_class[name]
        return (self.wanted & ~met) | (self.barred & met)


class ReadyRow(msgspec.Struct, frozen=True, gc=False):
    """A row with its bits, its conditions as questions in their order, and those of its questions that no role answers
    at once, the quickest first."""

    row: EventRow
    bits: int
    questions: tuple[Question, ...]
    left: tuple[Question, ...]


class WordRows(msgspec.Struct, frozen=True):
    """The rows of a word: in their order, and the surest first. `lackable`: the bits of what a row may lack and still
    be near, which is a party, a word of a class, or that a role is filled; but nothing of how the act is told.
    `all_empty`: the bits that do not hold where no role is filled. `types`: how many rows each type of event has.
    `most_known` keeps by type what most speaks for a near row of it, in a passive and not, beside hints of the language
    model and without (stages/coding/nearness)."""

    rows: tuple[ReadyRow, ...]
    surest: tuple[ReadyRow, ...]
    roles: dict[str, RoleQuestions]
    all_empty: int
    lackable: int
    types: dict[str, int]
    most_known: dict[tuple[str, bool, bool], float] = msgspec.field(default_factory=dict)


def made_ready(rows: Iterable[EventRow]) -> WordRows:
    """The rows of a word with their questions. A class that is nowhere has no words."""
    known: dict[tuple[Condition | str, bool], Question] = {}
    ready = tuple([_ready(row, known) for row in rows])
    types: dict[str, int] = {}
    for one in ready:
        types[one.row.event] = types.get(one.row.event, 0) + 1
    roles = _by_role(known.values())
    return WordRows(
        rows=ready,
        surest=tuple(sorted(ready, key=lambda one: one.row.rank, reverse=True)),  # which keeps the order of equals
        roles=roles,
        all_empty=sum(asked.if_empty for asked in roles.values()),
        lackable=sum(question.bit for question in known.values() if _may_be_lacked(question)),
        types=types,
    )


def _ready(row: EventRow, known: dict[tuple[Condition | str, bool], Question]) -> ReadyRow:
    sure = any(other.role == "obj" and other.test in ("lemma", "class", "party") for other in row.conditions)
    questions = []
    for condition in row.conditions:
        waivable = sure and condition.role == "subj" and condition.test == "party"
        question = known.get((condition, waivable))
        if question is None:
            question = known[condition, waivable] = Question(1 << len(known), condition, waivable=waivable)
        questions.append(question)
    asked = list(questions)
    if row.particle is not None:
        if (row.particle, False) not in known:
            known[row.particle, False] = Question(1 << len(known), None, row.particle)
        asked.append(known[row.particle, False])
    left = tuple(sorted((question for question in asked if not _is_answered_by_role(question)), key=_effort))
    bits = 0
    for question in asked:
        bits |= question.bit
    return ReadyRow(row, bits, tuple(questions), left)


def _is_answered_by_role(question: Question) -> bool:
    """Whether the words in a role answer a question whole; who they are, and what the clause tells, is asked apart."""
    condition = question.condition
    if condition is None or condition.role in _OF_SENTENCE or condition.test in ("party", "no-party"):
        return False
    return condition.test != "filled" or condition.role not in ("both", *_OF_CLAUSES)


def _effort(question: Question) -> int:
    """How much it takes to ask: a particle, whether a role is filled, who stands there, a whole clause, a telling."""
    condition = question.condition
    if condition is None:
        return -1
    if condition.role in ("both", "source", "clause", "told"):
        return ("both", "source", "clause", "told").index(condition.role) + 2
    return 0 if condition.test == "filled" else 1


def _by_role(questions: Iterable[Question]) -> dict[str, RoleQuestions]:
    empty: dict[str, int] = {}
    filled: dict[str, int] = {}
    wanted: dict[str, int] = {}
    barred: dict[str, int] = {}
    met: dict[str, tuple[dict[str, int], dict[str, int]]] = {}
    for question in questions:
        condition = question.condition
        if condition is None or condition.role in _OF_SENTENCE:
            continue
        role, test, whole = condition.role, condition.test, _is_answered_by_role(question)
        asks_who = test == "party" and role != "source" and not question.waivable
        if asks_who or (whole and test in ("lemma", "class", "filled")):
            empty[role] = empty.get(role, 0) | question.bit
        if test == "empty":
            filled[role] = filled.get(role, 0) | question.bit
        if test in ("lemma", "class", "not-lemma", "not-class"):
            asked = barred if test.startswith("not") else wanted
            asked[role] = asked.get(role, 0) | question.bit
            by_word_or_class = met.setdefault(role, ({}, {}))[test.endswith("class")]
            for value in condition.values:
                by_word_or_class[value] = by_word_or_class.get(value, 0) | question.bit
    return {
        role: RoleQuestions(
            empty.get(role, 0), filled.get(role, 0), wanted.get(role, 0), barred.get(role, 0), *met.get(role, ({}, {}))
        )
        for role in dict.fromkeys((*empty, *filled, *met))
    }


def _may_be_lacked(question: Question) -> bool:
    condition = question.condition
    return condition is not None and condition.test in _LACKED and condition.role not in _OF_TELLING
