"""Triggers that no row reads whole, read by the row that all but fits where enough speaks for it.

Most events that the lexicon misses are told with a word it has, in a frame that its row does not foresee: a doer of no
known kind, an object it has no class for. Which of these near misses tell of an event is weighed: a logistic
regression over named features (`features`), its weights in the table `nearness` (fitted by the repository's
`training.nearness` on dispatches marked for it). A report that came about so says which row it is, what that row lacks,
and the weight; it counts for less than one of a row that fits whole.

"A company of miners refused to give up its mortars" -> REJECT, by the row of "refuse", which lacks its party.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from dateline.lexicon import table
from dateline.lexicon.events import Condition
from dateline.lexicon.questions import ReadyRow, WordRows
from dateline.records import Reason
from dateline.stages.coding.binding import Candidate, bind
from dateline.stages.coding.matching import Trial
from dateline.stages.coding.nearness.features import Features, Surroundings, features, of_row, of_word
from dateline.stages.coding.nearness.misses import NearMiss, in_reach, near_misses
from dateline.stages.coding.roles import Roles
from dateline.stages.coding.scene import Scene

__all__ = ["Features", "NearMiss", "Surroundings", "features", "near_misses", "weigh", "with_near"]

_ROLES: Final = {"subj": "subject", "obj": "object", "iobj": "receiver", "xcomp": "infinitive", "ccomp": "clause"}

LIKELY: Final = 0.6
"""Likelihood from which a near miss is read as an event. On marked dispatches that it was not fitted on, four in five
of those above are right (docs/quality.md)."""


def with_near(scene: Scene, read: list[Candidate], unread: Sequence[Trial], around: Surroundings) -> list[Candidate]:
    """The candidates of a sentence, those of near misses among them, in text order."""
    found = [_likely(scene, word, len(read), around) for word in unread]
    near = [candidate for candidate in found if candidate is not None]
    return sorted([*read, *near], key=lambda candidate: candidate.trigger) if near else read


def _likely(scene: Scene, unread: Trial, here: int, around: Surroundings) -> Candidate | None:
    """The candidate of the near miss that most speaks for, if it is likely enough. `here`: triggers read in the
    sentence."""
    best, most = None, LIKELY
    within = in_reach(unread)
    if not within:
        return None
    shared, words = _odds(of_word(scene, unread, here, around)), unread.words
    most_of_type = _most_of_types(words, unread.roles.passive)
    worth_asking = {event for event, odds in most_of_type.items() if _likelihood(shared + odds) >= LIKELY}
    among = [ready for ready in within if ready.row.event in worth_asking]
    for miss in near_misses(unread, among).values() if among else ():
        likelihood = _likelihood(shared + _odds(of_row(words, miss)))
        if likelihood >= most:
            best, most = miss, likelihood
    if best is None:
        return None
    candidate = bind(scene, unread.trigger, best.held, best.roles, needs_party=False)
    if not isinstance(candidate, Candidate):
        return None
    candidate.likelihood = most
    lacking = " and ".join(map(_plain, best.lacking)) or "a known party or a weapon that does it"
    spans = (scene.span_of(unread.trigger),)
    note = f"no row fits whole; the nearest lacks {lacking}; {most:.0%} likely all the same"
    candidate.why.append(Reason("near-row", note, best.row.place, spans))
    return candidate


def _plain(condition: Condition) -> str:
    """What a row lacks, in words: "a known party as subject", "talks or accord as object"."""
    role = _ROLES.get(condition.role, f"{condition.role!r}")
    if condition.test == "filled":
        return role
    wanted = "a known party" if condition.test == "party" else " or ".join(condition.values)
    return f"{wanted} as {role}" if condition.role in _ROLES else f"{wanted} after {role}"


def weigh(told: Features) -> float:
    """The likelihood, from 0 to 1, that a near miss with these features tells of an event of its row's type."""
    return _likelihood(_odds(told))


def _odds(told: Features) -> float:
    """The log-odds that some features give together."""
    weights = _weights()
    return sum([weights[name] * value for name, value in told.items() if name in weights])


def _most_of_types(words: WordRows, passive: bool) -> dict[str, float]:
    """The log-odds that a near row of each type of a word gives at best, whatever it lacks."""
    found = words.most_known.get(passive)
    if found is None:
        found = words.most_known[passive] = {}
        for ready in words.rows:
            row, best = ready.row, found.get(ready.row.event, -math.inf)
            for miss in (NearMiss(row, lacking, roles) for lacking, roles in _ways_to_be_near(words, ready, passive)):
                best = max(best, _odds(of_row(words, miss)))
            found[row.event] = best
    return found


def _ways_to_be_near(words: WordRows, ready: ReadyRow, passive: bool) -> Iterator[tuple[tuple[Condition, ...], Roles]]:
    """What a row may lack to be near, each with roles in which the one it is lacked in is empty, or filled."""
    yield (), Roles({}, passive=passive)
    for question in ready.questions:
        condition = question.condition
        if condition is not None and question.bit & words.lackable:
            yield (condition,), Roles({}, passive=passive)
            yield (condition,), Roles({condition.role: (0,)}, passive=passive)


def _likelihood(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-odds))


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in table("nearness")}
