"""The days on which an act is told to happen.

The nearest time words of the act's own clause; failing those, the ones of a clause told beside it; failing those, the
day on which the words that are the act were said. Whatever is not the act's own clause leaves a Reason.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from dateline.records import Interval, Reason, When
from dateline.stages.coding.binding import Candidate
from dateline.stages.coding.circumstances.clause import Beside, beside, is_occasion, seats, steps
from dateline.stages.coding.scene import Scene
from dateline.trees import CLAUSE_RELATIONS

_NO_DAYS: Final = ("DURATION", "SET")
_SPOKEN: Final = ("SUPPORT", "ACCUSE", "REJECT", "REQUEST", "THREATEN", "CONCEDE", "AGREE")
_PRESENT: Final = ("VB", "VBP", "VBZ", "MD")


def when_of(candidate: Candidate) -> Interval:
    """The interval of the act; unknown where no time words belong to it. Those of a later clause, and those of the
    verb that only reports the act, do not count."""
    scene = candidate.scene
    times = _days(scene)
    if not times:
        return Interval()
    own = _nearest(scene, times, seats(candidate), candidate.trigger)
    if own is not None:
        return own
    for other in beside(candidate):
        found = _nearest(scene, times, [(other.word, 0)], other.word)
        if found is not None:
            return _shifted(found, other)
    return _said_on(candidate, times)


def _days(scene: Scene) -> list[tuple[int, When, int | None]]:
    """The time words of a sentence that tell days: head, expression, and the word they belong to if not the one they
    hang on."""
    return [
        (head, when, _behind_occasion(scene, head, when))
        for head, when in scene.times
        if when.kind not in _NO_DAYS and (when.interval.first or when.interval.last) and not _names_thing(scene, head)
    ]


def _names_thing(scene: Scene, head: int) -> bool:
    """Whether a time only tells things apart ("the 2026 budget") and is no time of an act ("Monday's raid")."""
    tree = scene.tree
    noun = tree[head].head
    if noun < 0 or not tree.relation(head, "compound", "nummod", "amod", "nmod:poss"):
        return False
    return not is_occasion(scene, noun) and (tree[noun].lemma.lower(), "NOUN") not in scene.ontology.rows_of


def _behind_occasion(scene: Scene, head: int, when: When) -> int | None:
    """ "are adding guards after the bombing in Goma on Monday": what still goes on is not dated by the day of a past
    act that stands between."""
    tree = scene.tree
    verb = tree[head].head
    going_on = verb >= 0 and tree[verb].xpos == "VBG" and any(tree[kid].lemma == "be" for kid in tree.kids(verb, "aux"))
    ahead = when.interval.first and scene.published.last and when.interval.first > scene.published.last
    if not going_on or ahead or tree.relation(head, "nsubj", "obj"):
        return None
    before = [kid for kid in tree.kids(verb, "obl") if kid < head and tree.preposition(kid) in ("after", "following")]
    return max(before, default=None)


def _nearest(
    scene: Scene,
    times: list[tuple[int, When, int | None]],
    places: Iterator[tuple[int, int]] | list[tuple[int, int]],
    trigger: int,
) -> Interval | None:
    best: tuple[int, int, Interval] | None = None
    for seat, penalty in places:
        for head, when, start in times:
            count = steps(scene, head, seat, start)
            if count is None:
                continue
            rank = (penalty + count, abs(head - trigger))
            if best is None or rank < best[:2]:
                best = (*rank, _since(when.interval) if _is_since(scene, head, seat) else when.interval)
    return best[2] if best else None


def _is_since(scene: Scene, head: int, seat: int) -> bool:
    """Whether a time is where the act began, not when it was over: "since the start of the war in May"."""
    tree = scene.tree
    for word in (head, *tree.ancestors(head)):
        if word == seat:
            return False
        if tree.preposition(word) == "since":
            return True
    return False


def _since(interval: Interval) -> Interval:
    return Interval(interval.first, None, "range", interval.why)


def _shifted(interval: Interval, other: Beside) -> Interval:
    """The days of another clause, moved and widened as the act is told to lie off them, with the reason."""
    why = (*interval.why, Reason(other.rule, other.note))
    first, last = interval.first, interval.last
    try:
        first = first + dt.timedelta(days=other.offset - other.before) if first else None
        last = last + dt.timedelta(days=other.offset + other.after) if last else None
    except OverflowError:
        return Interval()
    return Interval(first, last, "range" if other.before or other.after else interval.precision, why)


def _said_on(candidate: Candidate, times: list[tuple[int, When, int | None]]) -> Interval:
    """The day of the words that are the act: "'We reject this,' she said on Monday" tells the day of a refusal."""
    scene, tree = candidate.scene, candidate.scene.tree
    if candidate.behaviour not in _SPOKEN or "future" in candidate.aux or tree[candidate.seat].xpos not in _PRESENT:
        return Interval()
    for spoken in scene.said_by(candidate.seat)[:1]:
        cue = next((index for index, token in enumerate(tree.tokens) if token.start == spoken.start), None)
        of_us = any(tree[head].lemma in ("we", "I") for head in candidate.roles.get("subj"))
        by_speaker = any(
            actor.start == spoken.source.start or (of_us and actor.code == spoken.source.code)
            for actor in candidate.actors
        )
        if cue is None or not by_speaker:
            continue
        for head, when, _ in times:
            if _leads_to(scene, head, cue):
                note = f"what {spoken.source.text!r} says is the act; said then"
                return replace(when.interval, why=(*when.interval.why, Reason("said-on", note)))
    return Interval()


def _leads_to(scene: Scene, head: int, cue: int) -> bool:
    """Whether a time belongs to a cue, directly or through the paper it speaks in ("in a decree issued on Monday")."""
    tree, word = scene.tree, head
    for above in tree.ancestors(head):
        token = tree[word]
        through_paper = token.deprel == "acl" and token.xpos == "VBN" and tree[above].head == cue
        if word != head and token.deprel in CLAUSE_RELATIONS and not through_paper:
            return False
        if above == cue:
            return True
        word = above
    return False


def lies_ahead(when: Interval, published: Interval) -> bool:
    """Whether an act's days lie wholly after the day of writing."""
    return when.first is not None and published.last is not None and when.first > published.last


def lies_far_back(when: Interval, published: Interval, days: int = 21) -> bool:
    """Whether an act's days end more than `days` before the earliest day of writing: background, not news."""
    return when.last is not None and published.first is not None and (published.first - when.last).days > days


def background_reason(when: Interval) -> Reason:
    """The reason for `historical` from a date."""
    return Reason("historical", f"over by {when.last}, well before the dispatch was written")
