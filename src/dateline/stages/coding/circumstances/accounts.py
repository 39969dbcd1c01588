"""Reports with all that was known when they were made, and which of them may tell others their day and place.

Background, plans, denials, habits, and what is told with a time of its own, of whatever kind, neither give nor take.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec
from msgspec.structs import replace

from dateline.records import Actor, Reason, Report
from dateline.stages.coding.binding import Candidate
from dateline.stages.coding.circumstances.clause import is_occasion

POINTING: Final = frozenset({"the", "this", "these", "that", "those"})
CITY: Final = 3
"""Resolution from which on two acts in one place are in one place."""
_LONGEST: Final = 7  # days; a longer stretch is no occasion
_BODY: Final = -1


class Account(msgspec.Struct, frozen=True):
    """A report with the reading of its trigger; `number`: of its sentence in the dispatch; `titled`: in its title."""

    number: int
    titled: bool
    candidate: Candidate
    report: Report

    @property
    def story(self) -> int:
        """A digest item is a story of its own; all other sections are one."""
        scene = self.candidate.scene
        return scene.section if scene.in_digest else _BODY

    @property
    def sides(self) -> frozenset[str]:
        """The codes of all its parties."""
        return codes((*self.report.actors, *self.report.recipients))


def is_dated(account: Account) -> bool:
    """Whether an act is told as done on known days, few enough for one occasion."""
    when, report = account.report.when, account.report
    if when.first is None or when.last is None or report.aux or report.stance == "denied":
        return False
    return (when.last - when.first).days < _LONGEST


def wants_day(account: Account) -> bool:
    """Whether an act is told as done, once, with no time words of its own: past tense, a noun, or a title's present."""
    report, candidate = account.report, account.candidate
    if report.when.first or report.when.last or report.aux or report.stance == "denied":
        return False
    scene, tree, seat = candidate.scene, candidate.scene.tree, candidate.seat
    apart = scene.ontology.words_of(("other_times",))
    around = (*tree.kids(seat, "advmod", "amod", "det"), *tree.kids(candidate.trigger, "amod", "det"))
    if {tree[kid].lemma for kid in tree.kids(seat, "aux")} - {"be"} or any(tree[kid].lemma in apart for kid in around):
        return False
    if any(tree.is_above(seat, head) and not when.value.startswith("PT") for head, when in scene.times):
        return False  # "for two hours" is no other day, "for years" is
    token = tree[seat]
    if token.upos == "NOUN":
        one = (
            token.xpos == "NN"
            or is_occasion(scene, seat)
            or any(tree[kid].lemma in POINTING for kid in tree.kids(seat, "det"))
        )
        return account.titled or one
    return token.xpos in ("VBD", "VBN") or (account.titled and token.xpos in ("VBZ", "VBP"))


def only(dated: Iterable[Account]) -> Account | None:
    """The first of accounts that all tell the same days; None where they differ or there is none."""
    found = list(dated)
    return found[0] if found and len({(one.report.when.first, one.report.when.last) for one in found}) == 1 else None


def in_same_place(one: Report, other: Report) -> bool:
    """Whether two reports name the same place."""
    if one.place is None or other.place is None:
        return False
    return (one.place.name or one.place.text) == (other.place.name or other.place.text)


def codes(actors: Iterable[Actor]) -> frozenset[str]:
    """The codes of parties, where known."""
    return frozenset(actor.code for actor in actors if actor.code)


def dated(report: Report, giver: Report, rule: str, note: str) -> Report:
    """A report with another's day, if it has none and the other has one; the reason points at the other's trigger."""
    if report.when.first or report.when.last or giver.when.first is None:
        return report
    reason = Reason(rule, note, None, giver.triggers[:1])
    when = replace(giver.when, why=(*giver.when.why, reason))
    return replace(report, when=when, why=without(report, "undated"))


def placed(report: Report, giver: Report, rule: str, note: str) -> Report:
    """A report with another's place, if it has none and the other has one."""
    if report.place is not None or giver.place is None:
        return report
    reason = Reason(rule, note, None, giver.triggers[:1])
    place = replace(giver.place, why=(*giver.place.why, reason))
    return replace(report, place=place, why=without(report, "unplaced"))


def without(report: Report, rule: str) -> tuple[Reason, ...]:
    """A report's reasons but those of a rule."""
    return tuple(reason for reason in report.why if reason.rule != rule)
