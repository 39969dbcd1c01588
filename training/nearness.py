"""Fit the weights by which near misses of the trigger lexicon are read: `python -m training.nearness`.

Every word of the marked dispatches that the lexicon knows and no row reads whole gives its near misses; right are those
whose word is marked with the type of the row. A logistic regression with a penalty on the squares of the weights is
fitted by Newton's method and written to the table `nearness`. Words that tell of no event in the lexicon's own
counter-examples are wrong ones too. With `--check`, every fourth dispatch is left out and scored instead.

The table belongs to the lexicon and the model that it was fitted with: run this anew after either has changed much.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline import pipeline
from dateline.lexicon import table
from dateline.lexicon.ontology import plover
from dateline.records import Dispatch
from dateline.stages.coding.matching import candidates
from dateline.stages.coding.nearness import Features, Surroundings, features, near_misses
from dateline.stages.coding.scene import scenes
from training.corpora import REPOSITORY
from training.marked import Marked, load

TABLE = REPOSITORY / "src" / "dateline" / "lexicons" / "en" / "nearness.tsv"
RAREST = 8
"""Dispatches' near misses that must have a feature for it to get a weight."""
PENALTY = 5.0
STEPS = 12
LEFT_OUT = 4
HEAD = """\
# What speaks for reading a trigger by a row that all but fits, and what against (stages/coding/nearness): log-odds for
# each unit of a feature. Fitted by training/nearness.py on training/events; not to be edited by hand.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A near miss: where its word is, its row's type, its features, and whether it tells of an event of the type."""

    dispatch: str
    word: int
    event: str
    told: Features
    right: bool


def cases(marked: Iterable[Marked]) -> Iterator[Case]:
    """The near misses of marked dispatches, but of words that stand in a mark without counting."""
    reader = pipeline.build(threads=1)
    for one in marked:
        told = scenes(reader.read(Dispatch(id=one.name, text=one.text, citation=one.name)), plover())
        read = [candidates(scene) for scene in told]
        around = Surroundings.of(told, [found for found, _ in read])
        for scene, (found, unread) in zip(told, read, strict=True):
            for word in unread:
                start = scene.tree[word.trigger].start
                if one.is_aside(start):
                    continue
                for event, miss in near_misses(word).items():
                    told_as = features(scene, word, miss, len(found), around)
                    yield Case(one.name, start, event, told_as, one.event_at(start) == event)


def quiet() -> Iterator[Marked]:
    """The lexicon's counter-examples, as dispatches without a mark."""
    for number, row in enumerate(table("events_negative")):
        yield Marked(f"quiet-{number}", row["sentence"], {}, ())


def fit(told: list[Case]) -> dict[str, float]:
    """Feature -> weight."""
    counts = Counter(name for case in told for name in case.told)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    values, right = matrix(told, names), np.array([case.right for case in told], float)
    weights = np.zeros(len(names))
    penalty = np.array([0.0 if name == "always" else PENALTY for name in names])
    for _ in range(STEPS):
        likelihood = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (likelihood - right) + penalty * weights
        curve = (values * (likelihood * (1 - likelihood))[:, None]).T @ values + np.diag(penalty + 1e-9)
        weights = weights - np.linalg.solve(curve, slope)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def matrix(told: list[Case], names: list[str]) -> NDArray[np.float64]:
    """Cases by features."""
    place = {name: number for number, name in enumerate(names)}
    values = np.zeros((len(told), len(names)))
    for row, case in enumerate(told):
        for name, value in case.told.items():
            if name in place:
                values[row, place[name]] = value
    return values


def check(told: list[Case], weights: dict[str, float]) -> None:
    """Print how many words are read rightly and wrongly from each likelihood on."""
    names = sorted(weights)
    scores = 1 / (1 + np.exp(-matrix(told, names) @ np.array([weights[name] for name in names])))
    best: dict[tuple[str, int], tuple[float, bool]] = {}
    for case, score in zip(told, scores, strict=True):
        place = (case.dispatch, case.word)
        best[place] = max(best.get(place, (0.0, False)), (float(score), case.right))
    all_right = len({(case.dispatch, case.word) for case in told if case.right})
    for least in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        read = [right for score, right in best.values() if score >= least]
        print(
            f"from {least}: {sum(read)} of {all_right} found, {sum(read) / max(1, len(read)):.2f} of {len(read)} right"
        )


def write(weights: dict[str, float], path: Path = TABLE) -> None:
    """Write the table, the heaviest features first."""
    ordered = sorted(weights.items(), key=lambda item: (-abs(item[1]), item[0]))
    lines = [f"{name}\t{weight:g}\n" for name, weight in ordered if weight]
    path.write_text(HEAD + "feature\tweight\n" + "".join(lines), "utf-8")


def main() -> None:
    """Fit and write, or fit on three quarters and score the rest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="score what is left out, and write nothing")
    left_out = parser.parse_args().check
    marked = list(load())
    told = list(cases([*marked, *quiet()]))
    if left_out:
        apart = {one.name for one in marked[::LEFT_OUT]}
        check([case for case in told if case.dispatch in apart], fit([c for c in told if c.dispatch not in apart]))
    else:
        write(fit(told))
        print(f"{TABLE}: fitted on {len(told):,} near misses, {sum(case.right for case in told):,} of them right")


if __name__ == "__main__":
    main()
