"""Who is party to "the treaty": an accord's parties, remembered through a dispatch.

"Russia and Iran signed a partnership. ... The treaty was signed on Friday." The second signing names nobody; its
parties are those of the accord last spoken of in the same story.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from dateline.lexicon import events
from dateline.records import Actor, Reason, Report
from dateline.stages.coding.matching import Candidate
from dateline.stages.coding.parties import parties, unique
from dateline.vocabulary import quad


class AccordMemory:
    """The parties of the accord last spoken of; `story` keeps each digest item apart from the story above it."""

    def __init__(self) -> None:
        self._parties: dict[int, tuple[Actor, ...]] = {}
        self.signings: list[Signing] = []

    def fill(self, candidate: Candidate, story: int) -> None:
        """Give a signing or promise without an actor the parties of the accord it speaks of."""
        head = accord_of(candidate)
        if head is None or candidate.actors:
            return
        scene = candidate.scene
        own = [
            actor
            for child in scene.tree.kids(head, "nmod")
            if scene.tree.preposition(child) in ("between", "with", "among")
            for item in scene.tree.coordination(child)
            for actor in parties(scene, item)
        ]
        known = unique(own) or self._parties.get(story, ())
        if known:
            candidate.actors = known
            where = "named with it" if own else "named before"
            candidate.why.append(Reason("accord-parties", f"the parties of the accord, {where}"))

    def note(self, candidate: Candidate, story: int) -> None:
        """Remember the parties of an accord that a report speaks of, if there are two or more."""
        if accord_of(candidate) is None or quad(candidate.event) != 1:
            return
        both = unique([*candidate.actors, *candidate.recipients])
        if len({actor.code for actor in both if actor.code}) > 1:
            self._parties[story] = both


class Signing(msgspec.Struct, frozen=True):
    """A report of one accord's signing, with the story it stands in."""

    story: int
    report: Report


def is_signing(candidate: Candidate) -> bool:
    """Whether a trigger tells of putting names to an accord, done or ahead."""
    words = events.word_classes().get("signing", frozenset())
    return candidate.row.trigger in words and accord_of(candidate) is not None


def share_circumstances(signings: list[Signing]) -> dict[str, Report]:
    """The signings of one accord told several times in a story, by report id: what one of them tells of day and place
    holds for those that tell none. Where two tell different days, nothing is shared."""
    told_again: dict[tuple[int, str, frozenset[str | None]], list[Report]] = {}
    for signing in signings:
        parties_ = frozenset(actor.code for actor in signing.report.actors)
        told_again.setdefault((signing.story, signing.report.event, parties_), []).append(signing.report)
    changed = {}
    for reports in told_again.values():
        days = {report.when.first: report for report in reports if report.when.first}
        sites = {report.place.text: report for report in reports if report.place}
        for report in reports:
            if report.when.first is None and len(days) == 1:
                other = next(iter(days.values()))
                why = _told_elsewhere("date", other)
                when = replace(other.when, why=(*other.when.why, why))
                report = replace(report, when=when, why=_without(report, "undated"))
            if report.place is None and len(sites) == 1:
                other = next(iter(sites.values()))
                assert other.place is not None
                why = _told_elsewhere("place", other)
                place = replace(other.place, why=(*other.place.why, why))
                report = replace(report, place=place, why=_without(report, "unplaced"))
            changed[report.id] = report
    return changed


def _without(report: Report, rule: str) -> tuple[Reason, ...]:
    return tuple(reason for reason in report.why if reason.rule != rule)


def _told_elsewhere(what: str, report: Report) -> Reason:
    spans = tuple(report.triggers[:1])
    return Reason("same-signing", f"the {what} is told with another report of this signing", None, spans)


def accord_of(candidate: Candidate) -> int | None:
    """The accord noun that a trigger signs, promises or is: "treaty" of "signed the treaty"; None without one."""
    accords = events.word_classes().get("accord", frozenset())
    tree = candidate.scene.tree
    roles = ("obj", "on", "to", "through") if candidate.roles.get("obj") else ("on", "to", "through", "subj")
    heads = (candidate.trigger, *(head for role in roles for head in candidate.roles.get(role)))
    for head in heads:
        if tree[head].lemma.lower() in accords and tree[head].upos in ("NOUN", "PROPN"):
            return head
    return None
