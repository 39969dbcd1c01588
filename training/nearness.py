"""Fit the weights by which the coder reads what its rows do not settle: `python -m training.nearness`.

Two kinds of doubt are weighed. `near`: every word of the marked dispatches that the lexicon knows and no row reads
whole gives its near misses. `doubt`: statements of which the rules say that only private or unknown people take part.
Right are those whose word is marked with the type that they would be reported as. For each kind a logistic regression
with a penalty on the squares of the weights is fitted by Newton's method, once beside the hints of the language model
and once without; all goes to the table `nearness`. Words that tell of no event in the lexicon's counter-examples are
wrong ones.

Hints are those that `training.hints` kept of texts it had left out. With `--check`, every fifth dispatch is left out
in turn and scored. The table belongs to the lexicon and the model that it was fitted with: run this anew after either
has changed.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from dateline import pipeline
from dateline.lexicon.ontology import plover
from dateline.records import Dispatch, Reading, Sentence
from dateline.stages.coding import nearness
from dateline.stages.coding.accords import AccordMemory
from dateline.stages.coding.binding import Candidate, bind
from dateline.stages.coding.decide import decide
from dateline.stages.coding.judging import judge
from dateline.stages.coding.matching import Trial, candidates
from dateline.stages.coding.nearness import Features, NearMiss, doubts, near_misses, of_hints
from dateline.stages.coding.scene import Scene, scenes
from dateline.stages.coding.surroundings import Surroundings
from dateline.stages.coding.worth import DOUBTFUL, why_no_news
from training.corpora import REPOSITORY
from training.left_out import Hints, kept
from training.marked import Marked, load, quiet

TABLE = REPOSITORY / "src" / "dateline" / "lexicons" / "en" / "nearness.tsv"
RAREST = 8
"""Dispatches' cases that must have a feature for it to get a weight."""
PENALTY = 5.0
STEPS = 12
FOLDS = 5
LEASTS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
KINDS = ("near", "doubt")
HEAD = """\
# Log-odds for each unit of a feature, beside the hints of the language model and where there are none
# (stages/coding/nearness), for reading a trigger by a row that all but fits ("near"), and for reporting an act although
# nobody known to be public takes part ("doubt").
# Fitted by training/nearness.py; not to be edited by hand.
"""

Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Case:
    """A reading in doubt: where its word is, its kind, its features, what is hinted at, and whether it is right."""

    dispatch: str
    word: int
    kind: str
    told: Features
    hinted: Features
    right: bool


def cases(marked: Iterable[Marked], apart: Hints) -> Iterator[Case]:
    """The doubts of marked dispatches, but about words that stand in a mark without counting."""
    reader = pipeline.build(threads=1)
    for one in marked:
        reading = with_hints(
            reader.read(Dispatch(id=one.name, text=one.text, citation=one.name)), apart.get(one.name, {})
        )
        told = scenes(reading, plover())
        read = [candidates(scene) for scene in told]
        around = Surroundings.of(told, [len(found) for found, _ in read])
        memory = AccordMemory()
        for scene, (found, unread) in zip(told, read, strict=True):
            here = msgspec.structs.replace(around, here=len(found))
            yield from _near(one, scene, unread, here)
            for candidate in found:
                candidate.around = here
            judged = [candidate for candidate, _ in judge(reading, scene, found, memory)]
            spare = _marked_elsewhere(one, scene, judged)
            for candidate in judged:
                yield from _doubt(one, candidate, spare)


def _near(one: Marked, scene: Scene, unread: list[Trial], here: Surroundings) -> Iterator[Case]:
    for word in unread:
        token = scene.tree[word.trigger]
        if one.is_aside(token.start):
            continue
        for event, miss in near_misses(word).items():
            reported = becomes(scene, word, miss)
            if reported is not None:
                hints = of_hints(token, scene.ontology.behaviour(event))
                right = one.event_at(token.start) == reported
                yield Case(one.name, token.start, "near", nearness.features(word, miss, here), hints, right)


def _marked_elsewhere(one: Marked, scene: Scene, judged: list[Candidate]) -> set[str]:
    """Types marked in a sentence on words that are no candidate's: an idiom may be marked on another word of it than
    the one that its row is found by."""
    own = {scene.tree[candidate.trigger].start for candidate in judged}
    told = {token.start: one.event_at(token.start) for token in scene.tree.tokens if token.start not in own}
    return {event for event in told.values() if event is not None}


def _doubt(one: Marked, candidate: Candidate, spare: set[str]) -> Iterator[Case]:
    token = candidate.scene.tree[candidate.trigger]
    unsettled = candidate.absorbed_by is not None or candidate.dropped not in (None, *DOUBTFUL)
    if unsettled or candidate.row.own or one.is_aside(token.start):
        return
    reason = why_no_news(candidate)
    told = doubts.told(candidate, reason) if reason in DOUBTFUL else {}
    if told:
        here = one.event_at(token.start)
        right = candidate.event in (spare if here is None else (here,))
        yield Case(one.name, token.start, doubts.DOUBT, told, of_hints(token, candidate.behaviour), right)


def becomes(scene: Scene, word: Trial, miss: NearMiss) -> str | None:
    """The type that a near miss would be reported as by itself; None where it is not, for how it is told."""
    candidate = bind(scene, word.trigger, miss.held, miss.roles, needs_party=False)
    if not isinstance(candidate, Candidate):
        return None
    decide([candidate])
    return None if candidate.dropped or candidate.absorbed_by is not None else candidate.event


def with_hints(reading: Reading, hints: Mapping[int, bytes]) -> Reading:
    """A reading whose words have just these hints; those that have none get none."""

    def hinted(sentence: Sentence) -> Sentence:
        tokens = [msgspec.structs.replace(token, hints=hints.get(token.start, b"")) for token in sentence.tokens]
        return msgspec.structs.replace(sentence, tokens=tuple(tokens))

    return msgspec.structs.replace(reading, sentences=tuple(tuple(map(hinted, part)) for part in reading.sentences))


def fit(told: list[Features], right: list[bool]) -> Weights:
    """Feature -> weight."""
    counts = Counter(name for features in told for name in features)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    values, wanted = matrix(told, names), np.array(right, float)
    weights = np.zeros(len(names))
    penalty = np.array([0.0 if name == "always" else PENALTY for name in names])
    for _ in range(STEPS):
        likelihood = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (likelihood - wanted) + penalty * weights
        curve = (values * (likelihood * (1 - likelihood))[:, None]).T @ values + np.diag(penalty + 1e-9)
        weights = weights - np.linalg.solve(curve, slope)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def matrix(told: list[Features], names: list[str]) -> NDArray[np.float64]:
    """Cases by features."""
    place = {name: number for number, name in enumerate(names)}
    values = np.zeros((len(told), len(names)))
    for row, features in enumerate(told):
        for name, value in features.items():
            if name in place:
                values[row, place[name]] = value
    return values


def with_and_without(told: list[Case]) -> tuple[Weights, Weights]:
    """The weights beside hints, of the cases that have some, and those without, of all."""
    hinted = [case for case in told if case.hinted]
    beside = fit([case.told | case.hinted for case in hinted], [case.right for case in hinted])
    return beside, fit([case.told for case in told], [case.right for case in told])


def check(told: list[Case]) -> None:
    """Print how many words are read rightly and wrongly from each likelihood on, by weights that have not seen them."""
    folds = sorted({case.dispatch for case in told})
    fold_of = {name: number % FOLDS for number, name in enumerate(folds)}
    best: dict[tuple[bool, str, int], tuple[float, bool]] = {}
    for fold in range(FOLDS):
        seen = [case for case in told if fold_of[case.dispatch] != fold]
        left = [case for case in told if fold_of[case.dispatch] == fold]
        for beside, weights in zip((True, False), with_and_without(seen), strict=True):
            names = sorted(weights)
            features = [case.told | case.hinted if beside else case.told for case in left]
            scores = 1 / (1 + np.exp(-matrix(features, names) @ np.array([weights[name] for name in names])))
            for case, score in zip(left, scores, strict=True):
                place = (beside, case.dispatch, case.word)
                best[place] = max(best.get(place, (0.0, False)), (float(score), case.right))
    all_right = len({(case.dispatch, case.word) for case in told if case.right})
    for beside in (True, False):
        print("beside hints" if beside else "without hints")
        for least in LEASTS:
            read = [right for (hints, *_), (score, right) in best.items() if hints == beside and score >= least]
            share = sum(read) / max(1, len(read))
            print(f"  from {least}: {sum(read)} of {all_right} found, {share:.2f} of {len(read)} right")


def write(weights: dict[str, tuple[Weights, Weights]], path: Path = TABLE) -> None:
    """Write the table, by kind the heaviest features first."""
    lines = []
    for kind, (beside, alone) in weights.items():
        both = [(beside.get(name, 0.0), alone.get(name, 0.0), name) for name in beside | alone]
        for weight, without, name in sorted(both, key=lambda row: (-abs(row[0]), -abs(row[1]), row[2])):
            if weight or without:
                lines.append(f"{kind}\t{name}\t{weight:g}\t{without:g}\n")
    path.write_text(HEAD + "of\tfeature\tweight\twithout hints\n" + "".join(lines), "utf-8")


def main() -> None:
    """Fit and write, or fit on four fifths and score the rest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="score what is left out, and write nothing")
    checking = parser.parse_args().check
    told = list(cases([*load(), *quiet()], kept()))
    weights = {}
    for kind in KINDS:
        of_kind = [case for case in told if case.kind == kind]
        print(f"{kind}: {len(of_kind):,}, {sum(case.right for case in of_kind):,} of them right")
        if checking:
            check(of_kind)
        else:
            weights[kind] = with_and_without(of_kind)
    if not checking:
        write(weights)


if __name__ == "__main__":
    main()
