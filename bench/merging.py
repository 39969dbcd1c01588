"""How well reports of one happening are brought together.

    python bench/merging.py ecb|own [--orders N] [--misses N]

ecb: the documents of ECB+ topics 1 to 35 (../shared/gold/ecbplus_dev), all reports of a half poured in together, no
topic given, in the corpus's order and in N others. Of the reports whose trigger falls on a gold event mention in a
hand-checked sentence, pairs: two are right together where their mentions are of one chain. Thresholds were chosen on
topics of odd number; those of even number are the figure. ECB+ takes the bombing and the deaths of one attack for two
events, we for one: such pairs count as wrong here. The documents have no dates but what their text tells.

own: the seeds and the dispatches coded in bench/gold, by their column same_event. Pairs of one dispatch count all,
pairs of two only where both rows have a label, for labels were only given to what is told more than once. They were
given sparingly: some of what is counted wrong is one happening that the coder of the reference did not mark.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

import msgspec

import coding as reference
from dateline import merging, pipeline
from dateline.records import Dispatch, Reading, Report, Told

ECB = reference.SHARED / "gold" / "ecbplus_dev" / "documents.jsonl.gz"


class Row(msgspec.Struct, frozen=True):
    """What a report tells, the reference's event of it (None: not in the reference), whether that is a label that may
    stand in several dispatches, and the words."""

    told: Told
    event: str | None
    labelled: bool
    words: str


def events(tolds: Iterable[Told]) -> dict[str, str]:
    """Report -> event, as the ledger makes them: one report after the other, each compared with those it may be of."""
    event: dict[str, str] = {}
    members: dict[str, list[Told]] = {}
    filed: dict[str, list[str]] = defaultdict(list)
    for one in tolds:
        found = [key for key in merging.sought(one) if merging.is_selective(key, len(filed[key]))]
        near = sorted({event[report] for key in found for report in filed[key]}, key=list(members).index)
        settled = merging.settle(one, [(each, members[each]) for each in near])
        mine = settled.event or f"e{one.report}"
        for gone in settled.absorbed:
            for member in members.pop(gone):
                event[member.report] = mine
                members[mine].append(member)
        event[one.report] = mine
        members.setdefault(mine, []).append(one)
        for key in merging.keys(one):
            filed[key].append(one.report)
    return event


def score(rows: Sequence[Row], event: dict[str, str], *, across: bool, misses: int = 0) -> tuple[int, int, int]:
    """Pairs rightly joined, joined, and in the reference. `across`: unlabelled pairs of two dispatches count too."""
    right = joined = gold = 0
    for one, other in combinations([row for row in rows if row.event is not None], 2):
        if not (across or one.told.dispatch == other.told.dispatch or (one.labelled and other.labelled)):
            continue
        same = one.event == other.event
        together = event[one.told.report] == event[other.told.report]
        right, joined, gold = right + (same and together), joined + together, gold + same
        if same != together and misses > 0:
            misses -= 1
            print("  wrong " if together else "  missed", one.event, "|", one.words[:90], "|", other.words[:90])
    return right, joined, gold


def shown(right: int, joined: int, gold: int) -> str:
    """Precision and recall with what they rest on."""
    return (
        f"P {right / max(joined, 1):.3f} R {right / max(gold, 1):.3f} ({joined} pairs joined, {gold} in the reference)"
    )


def shuffled(rows: Sequence[Row], seed: int) -> list[Told]:
    """What is told, dispatches in another order (0: as they are)."""
    by_dispatch: dict[str, list[Told]] = defaultdict(list)
    for row in rows:
        by_dispatch[row.told.dispatch].append(row.told)
    dispatches = list(by_dispatch)
    if seed:
        random.Random(seed).shuffle(dispatches)
    return [told for dispatch in dispatches for told in by_dispatch[dispatch]]


def ecb(half: int) -> list[Row]:
    """The rows of the topics whose number leaves this rest by two."""
    if not ECB.exists():
        raise SystemExit(f"no ECB+ under {reference.SHARED}; set DATELINE_SHARED")
    reader = pipeline.build(threads=2)
    rows = []
    with gzip.open(ECB, "rt", encoding="utf-8") as lines:
        for document in map(json.loads, lines):
            if document["topic"] % 2 == half:
                name = document["doc"]
                reading = reader.read(Dispatch(id=name, text=document["text"], citation=name, url=document["url"]))
                rows += [_ecb_row(document, reading, report) for report in reading.reports]
    return rows


def _ecb_row(document: dict[str, Any], reading: Reading, report: Report) -> Row:
    trigger = report.triggers[0]
    mention = next(
        (
            each
            for each in document["mentions"]
            if each["selected"] and "ACTION" in each["type"]
            and each["start"] < trigger.end and trigger.start < each["end"]
        ),
        None,
    )  # fmt: skip
    chain = mention and (f"{document['doc']}{mention['chain']}" if "#" in mention["chain"] else mention["chain"])
    return Row(merging.told(report, reading), chain, True, _words(report, reading))


def own(name: str) -> list[Row]:
    """The rows of a set of bench/coding.py, each report with the reference row that it matches."""
    gold = [row for row in reference.rows(reference.GOLD[name]) if row["need"] != "never"]
    reader = pipeline.build(threads=2)
    rows = []
    for dispatch in reference.dispatches(name):
        reading = reader.read(dispatch)
        matched = _matches([row for row in gold if dispatch.id.startswith(row["doc"])], reading.reports)
        for number, report in enumerate(reading.reports):
            row = matched.get(number)
            event = (row["same_event"] or row["id"]) if row else None
            labelled = bool(row and row["same_event"])
            rows.append(Row(merging.told(report, reading), event, labelled, _words(report, reading)))
    return rows


def _matches(gold: Sequence[dict[str, Any]], found: Sequence[Report]) -> dict[int, dict[str, Any]]:
    """Report's place -> its row: spans overlap, type among those accepted, one to one, best overlap first."""
    pairs = []
    for place, report in enumerate(found):
        for number, row in enumerate(gold):
            shared = min(row["end"], report.end) - max(row["start"], report.start)
            if shared > 0 and report.event in row["types"]:
                share = shared / max(row["end"] - row["start"], report.end - report.start)
                pairs.append((share + 0.25 * (row["types"][0] == report.event), number, place))
    taken: set[int] = set()
    matched: dict[int, dict[str, Any]] = {}
    for _, number, place in sorted(pairs, reverse=True):
        if number not in taken and place not in matched:
            taken.add(number)
            matched[place] = gold[number]
    return matched


def _words(report: Report, reading: Reading) -> str:
    return " ".join(reading.dispatch.text[report.sentence.start : report.sentence.end].split())


def main() -> None:
    """Print pairwise precision and recall."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", choices=("ecb", "own"))
    parser.add_argument("--orders", type=int, default=4)
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    if options.set == "own":
        for name in ("seeds", "examples", "varied", "fresh"):
            rows = own(name)
            pairs = score(rows, events(shuffled(rows, 0)), across=False, misses=options.misses)
            print(f"{name:9s} {shown(*pairs)}")
        return
    total = (0, 0, 0)
    for half, name in ((1, "odd (chosen on)"), (0, "even")):
        rows = ecb(half)
        results = [
            score(rows, events(shuffled(rows, seed)), across=True, misses=0 if seed else options.misses)
            for seed in range(options.orders + 1)
        ]
        total = (total[0] + results[0][0], total[1] + results[0][1], total[2] + results[0][2])
        precision = sum(right / max(joined, 1) for right, joined, _ in results) / len(results)
        recall = sum(right / max(gold, 1) for right, _, gold in results) / len(results)
        on_gold = sum(row.event is not None for row in rows)
        print(
            f"{name:15s} {shown(*results[0])}; mean of {len(results)} orders P {precision:.3f} R {recall:.3f};", end=" "
        )
        print(f"{on_gold} reports on gold mentions of {len(rows)} poured in")
    print(f"{'both':15s} {shown(*total)}")


if __name__ == "__main__":
    main()
