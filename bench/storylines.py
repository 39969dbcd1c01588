"""Dispatches into their stories: the 772 documents of ECB+ topics 1-35, all poured in together, no topic given.

python bench/storylines.py [--orders 5] [--choose] [--misses]

Each document is read and placed, one after the other, in several shuffled orders; B-cubed precision, recall and F1 of
the documents of odd topics, on which the thresholds were chosen (`--choose` tries others), and of even ones. Beside it
TF-IDF with average linkage, weighed by the set itself, its threshold chosen on odd topics, and the best that any
threshold reaches on the even ones. The texts are not ours: they are read from ../shared (or $DATELINE_SHARED).
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import math
import os
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline import pipeline
from dateline.records import Dispatch, Reading
from dateline.storylines import Outline, Pool, Thresholds, outline

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("DATELINE_SHARED", REPOSITORY.parent / "shared"))
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
Score = tuple[float, float, float]


def main() -> int:
    """Read, pour, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--orders", type=int, default=5)
    parser.add_argument("--choose", action="store_true", help="try thresholds on the odd topics")
    parser.add_argument("--misses", action="store_true", help="print the stories that were split or mixed")
    chosen = parser.parse_args()
    path = SHARED / "gold/ecbplus_dev/documents.jsonl.gz"
    if not path.exists():
        print(f"skipped: {path} is not here")
        return 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    gold = {each["doc"]: str(each["subtopic"]) for each in documents}
    topic = {each["doc"]: int(each["topic"]) for each in documents}
    stages = pipeline.build().stages
    last = next(at for at, stage in enumerate(stages) if stage.name == "actors")
    built = pipeline.Pipeline(stages[: last + 1])
    readings = {each["doc"]: built.read(Dispatch(each["doc"], each["text"], each["doc"])) for each in documents}
    halves = [[doc for doc in gold if topic[doc] % 2 == rest] for rest in (1, 0)]
    outlines = [outline(reading) for reading in readings.values()]
    if chosen.choose:
        choose(outlines, gold, halves[0])
        return 0
    print(f"{len(gold)} documents, {len(set(gold.values()))} stories; B-cubed precision, recall, F1")
    print(f"{'':42}{'odd topics':>22}{'even topics':>22}  stories")
    found: dict[str, str] = {}
    for order in range(chosen.orders):
        found = pour(outlines, order)
        row(f"storylines, order {order}", found, gold, halves)
    tf_idf(readings, gold, halves)
    if chosen.misses:
        misses(found, gold)
    return 0


def pour(outlines: Sequence[Outline], order: int, thresholds: Thresholds | None = None) -> dict[str, str]:
    """Storyline of each document when they come in a shuffled order."""
    shuffled = list(outlines)
    random.Random(order).shuffle(shuffled)
    pool = Pool(thresholds or Thresholds())
    for one in shuffled:
        pool.add(one)
    return {unit: storyline for storyline, units in pool.storylines().items() for unit in units}


def choose(outlines: Sequence[Outline], gold: Mapping[str, str], docs: Sequence[str]) -> None:
    """Print the mean F1 on odd topics of two orders for thresholds around ours, best first."""
    means = {}
    for values in itertools.product((0.5, 0.55, 0.6, 0.65, 0.7), (0.15, 0.2, 0.25), (0.3, 0.35, 0.4, 0.45)):
        scores = [b_cubed(pour(outlines, order, Thresholds(*values)), gold, docs)[2] for order in range(2)]
        means[values] = sum(scores) / len(scores)
    for (share, least, usual), mean in sorted(means.items(), key=lambda pair: -pair[1]):
        print(f"share {share:.2f} least {least:.2f} usual {usual:.2f}: F1 {mean:.3f} on odd topics")


def tf_idf(readings: Mapping[str, Reading], gold: Mapping[str, str], halves: Sequence[Sequence[str]]) -> None:
    """The usual way: lemmas weighed by how few documents of the set hold them, average linkage down to a threshold."""
    docs = list(readings)
    counts = [
        Counter(
            token.lemma.lower()
            for sentences in readings[doc].sentences
            for sentence in sentences
            for token in sentence.tokens
            if token.upos in CONTENT
        )
        for doc in docs
    ]
    holding = Counter(lemma for each in counts for lemma in each)
    place = {lemma: at for at, lemma in enumerate(holding)}
    table = np.zeros((len(docs), len(place)))
    for at, each in enumerate(counts):
        for lemma, count in each.items():
            table[at, place[lemma]] = (1 + math.log(count)) * math.log(len(docs) / holding[lemma])
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    merges = average_linkage(table @ table.T)
    tried = {at / 100: cut(merges, at / 100, docs) for at in range(8, 40)}
    on_odd = max(tried, key=lambda at: b_cubed(tried[at], gold, halves[0])[2])
    on_even = max(tried, key=lambda at: b_cubed(tried[at], gold, halves[1])[2])
    row(f"TF-IDF, average linkage, {on_odd:.2f} (odd)", tried[on_odd], gold, halves)
    row(f"TF-IDF, average linkage, {on_even:.2f} (even)", tried[on_even], gold, halves)


def average_linkage(like: NDArray[np.float64]) -> list[tuple[int, int, float]]:
    """The merges of rows, likest first: kept row, row that goes, their mean likeness."""
    like, counts = like.copy(), np.ones(len(like))
    np.fill_diagonal(like, -1.0)
    merges = []
    for _ in range(len(like) - 1):
        one, other = divmod(int(like.argmax()), len(like))
        merges.append((one, other, float(like[one, other])))
        like[one] = (counts[one] * like[one] + counts[other] * like[other]) / (counts[one] + counts[other])
        like[one, one] = -1.0
        like[:, one] = like[one]
        like[other], like[:, other] = -1.0, -1.0
        counts[one] += counts[other]
    return merges


def cut(merges: Sequence[tuple[int, int, float]], threshold: float, docs: Sequence[str]) -> dict[str, str]:
    """The groups of documents that are left where merges stop."""
    label = list(range(len(docs)))
    for one, other, likeness in merges:
        if likeness < threshold:
            break
        label = [one if each == other else each for each in label]
    return {doc: str(each) for doc, each in zip(docs, label, strict=True)}


def b_cubed(found: Mapping[str, str], gold: Mapping[str, str], docs: Sequence[str]) -> Score:
    """Precision, recall and F1 over these documents, as ../shared/tools/score_clustering.py has them."""
    sys.path.insert(0, str(SHARED / "tools"))
    from score_clustering import b_cubed as score

    precision, recall = score({doc: gold[doc] for doc in docs}, {doc: found[doc] for doc in docs})
    return precision, recall, 2 * precision * recall / (precision + recall)


def row(name: str, found: Mapping[str, str], gold: Mapping[str, str], halves: Sequence[Sequence[str]]) -> None:
    """Print one way's figures."""
    cells = ["{:.3f} {:.3f} {:.3f}".format(*b_cubed(found, gold, docs)) for docs in halves]
    print(f"{name:42}{cells[0]:>22}{cells[1]:>22}  {len(set(found.values()))}", flush=True)


def misses(found: Mapping[str, str], gold: Mapping[str, str]) -> None:
    """Print the stories that stand in several storylines or share one."""
    by_story: dict[str, Counter[str]] = defaultdict(Counter)
    for doc, story in gold.items():
        by_story[story][found[doc]] += 1
    sizes = Counter(found.values())
    for story, parts in by_story.items():
        if len(parts) > 1 or any(sizes[part] != count for part, count in parts.items()):
            print(story, ", ".join(f"{count} of {sizes[part]} in {part}" for part, count in parts.most_common()))


if __name__ == "__main__":
    sys.exit(main())
