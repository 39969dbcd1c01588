"""Triggers that no row reads whole, read by the row that all but fits where enough speaks for it.

Most events that the lexicon misses are told with a word it has, in a frame that its row does not foresee: a doer of no
known kind, an object it has no class for. Which of these near misses tell of an event is weighed: a logistic
regression over named features (`features`), among them what the language model hints at; its weights stand in the
table `nearness`, fitted by the repository's `training.nearness` on dispatches marked for it. A report that came about
so says which row it is, what that row lacks, and the weight; it counts for less than one of a row that fits whole.

"A company of miners refused to give up its mortars" -> REJECT, by the row of "refuse", which lacks its party.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

from dateline.lexicon.events import Condition
from dateline.lexicon.questions import ReadyRow, WordRows
from dateline.records import Reason
from dateline.stages.coding.binding import Candidate, bind
from dateline.stages.coding.matching import Trial
from dateline.stages.coding.nearness.features import Features, of_hints, of_row, of_word
from dateline.stages.coding.nearness.misses import NearMiss, in_reach, near_misses
from dateline.stages.coding.nearness.weights import Weights, hinted, likelihood, odds
from dateline.stages.coding.roles import Roles
from dateline.stages.coding.scene import Scene
from dateline.stages.coding.surroundings import Surroundings

__all__ = ["Features", "NearMiss", "features", "names_only", "near_misses", "of_hints", "weigh", "with_near"]

NEAR: Final = "near"
_ROLES: Final = {"subj": "subject", "obj": "object", "iobj": "receiver", "xcomp": "infinitive", "ccomp": "clause"}

LIKELY: Final = 0.6
"""Likelihood from which a near miss is read as an event. On marked dispatches that it was not fitted on, nearly three
in four of those above are right (docs/quality.md)."""

HOPELESS: Final = 2
"""Unlikelihood, in tenths, that a word tells of no event below which it is not weighed at all. Seven in ten words that
no row reads lie below; of 7,000 looked at, none of them was likely enough."""

LIKELY_OF_NOBODY: Final = 0.68
"""The same where nobody known takes part, which tells a reader less."""


def with_near(scene: Scene, read: list[Candidate], unread: Sequence[Trial], around: Surroundings) -> list[Candidate]:
    """The candidates of a sentence, those of near misses among them, in text order."""
    found = [_likely(scene, word, around) for word in unread]
    near = [candidate for candidate in found if candidate is not None]
    return sorted([*read, *near], key=lambda candidate: candidate.trigger) if near else read


def names_only(candidate: Candidate) -> bool:
    """Whether an act is only named, by a noun: "when the attack came"."""
    return candidate.scene.tree[candidate.seat].upos != "VERB"


def features(unread: Trial, miss: NearMiss, around: Surroundings) -> Features:
    """The features of a near miss, hints apart."""
    return of_word(unread.scene, unread.trigger, unread.words, unread.roles, around) | of_row(unread.words, miss)


def weigh(unread: Trial, miss: NearMiss, around: Surroundings) -> float:
    """The likelihood, from 0 to 1, that a near miss tells of an event of its row's type."""
    token, behaviour = unread.scene.tree[unread.trigger], unread.scene.ontology.behaviour(miss.row.event)
    by_hints, weights = hinted(token, behaviour, NEAR)
    return likelihood(by_hints + odds(features(unread, miss, around), weights))


def _likely(scene: Scene, unread: Trial, around: Surroundings) -> Candidate | None:
    """The candidate of the near miss that most speaks for, if it is likely enough."""
    hints = scene.tree[unread.trigger].hints
    within = () if hints and hints[0] < HOPELESS else in_reach(unread)
    if not within:
        return None
    found = _likeliest(scene, unread, within, around)
    if found is None:
        return None
    best, most = found
    candidate = bind(scene, unread.trigger, best.held, best.roles, needs_party=False)
    if not isinstance(candidate, Candidate):
        return None
    if not candidate.somebody_known and (most < LIKELY_OF_NOBODY or names_only(candidate)):
        return None
    candidate.likelihood = most
    lacking = " and ".join(map(_plain, best.lacking)) or "a known party or a weapon that does it"
    spans = (scene.span_of(unread.trigger),)
    note = f"no row fits whole; the nearest lacks {lacking}; {most:.0%} likely all the same"
    candidate.why.append(Reason("near-row", note, best.row.place, spans))
    return candidate


def _likeliest(
    scene: Scene, unread: Trial, within: Sequence[ReadyRow], around: Surroundings
) -> tuple[NearMiss, float] | None:
    """The near miss that most speaks for, with its likelihood, if that is enough."""
    words, passive = unread.words, unread.roles.passive
    shared = of_word(scene, unread.trigger, words, unread.roles, around)
    token, by_type = scene.tree[unread.trigger], {}
    for event in {ready.row.event for ready in within}:
        by_hints, weights = hinted(token, scene.ontology.behaviour(event), NEAR)
        known = by_hints + odds(shared, weights)
        if likelihood(known + _most_of_type(words, event, passive, weights, bool(token.hints))) >= LIKELY:
            by_type[event] = known, weights
    among = [ready for ready in within if ready.row.event in by_type]
    best: tuple[NearMiss, float] | None = None
    for event, miss in near_misses(unread, among).items() if among else ():
        known, weights = by_type[event]
        found = likelihood(known + odds(of_row(words, miss), weights))
        if found >= (LIKELY if best is None else best[1]):
            best = miss, found
    return best


def _plain(condition: Condition) -> str:
    """What a row lacks, in words: "a known party as subject", "talks or accord as object"."""
    role = _ROLES.get(condition.role, f"{condition.role!r}")
    if condition.test == "filled":
        return role
    wanted = "a known party" if condition.test == "party" else " or ".join(condition.values)
    return f"{wanted} as {role}" if condition.role in _ROLES else f"{wanted} after {role}"


def _most_of_type(words: WordRows, event: str, passive: bool, weights: Weights, hints: bool) -> float:
    """The log-odds that a near row of a type gives at best, whatever it lacks."""
    found = words.most_known.get((event, passive, hints))
    if found is None:
        ways = (
            NearMiss(ready.row, lacking, roles)
            for ready in words.rows
            if ready.row.event == event
            for lacking, roles in _ways_to_be_near(words, ready, passive)
        )
        found = max((odds(of_row(words, miss), weights) for miss in ways), default=-math.inf)
        words.most_known[event, passive, hints] = found
    return found


def _ways_to_be_near(words: WordRows, ready: ReadyRow, passive: bool) -> Iterator[tuple[tuple[Condition, ...], Roles]]:
    """What a row may lack to be near, each with roles in which the one it is lacked in is empty, or filled."""
    yield (), Roles({}, passive=passive)
    for question in ready.questions:
        condition = question.condition
        if condition is not None and question.bit & words.lackable:
            yield (condition,), Roles({}, passive=passive)
            yield (condition,), Roles({condition.role: (0,)}, passive=passive)
