"""Score the counts and the contexts of the statements that were found.

    python bench/details.py seeds|examples|varied|unseen|fresh|articles [--misses] [--kinds]

Statements are matched with reports as ../shared/tools/score_reports.py matches them; only the `must` rows that were
found are looked at. Quantities: a kind of count that the reference never marks anywhere (money, weapons in some sets)
is left out of the precision; of the others every count given beside a statement without one is wrong. A count is right
where kind and value are: "14" is exact, ">=23" and "<=9" have one bound and so has ">90" (the record writes "more than
90" as 90 and no bound above), "~50" is about 50, "hundreds" a word of vague number. Contexts: micro precision, recall
and F1 over all labels; a statement that the reference leaves without one counts every label given to it as wrong;
"labelled" is over the statements alone that the reference labels.

>>> same_count(">=23", {"low": 23, "high": None, "text": "at least 23"})
True
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from types import ModuleType
from typing import Any, Final

import coding

Row = dict[str, Any]
Pair = tuple[Row, Row]

KIND_NAMES: Final = {"killed": "dead", "wounded": "injured", "detained": "arrested", "freed": "released"}
VAGUE: Final = {"dozens": (20, 24), "scores": (40,), "hundreds": (100, 200), "thousands": (1000, 2000)}


def pairs_of(scorer: ModuleType, gold: Sequence[Row], predicted: Sequence[Row]) -> list[Pair]:
    """The `must` rows found, each with its report, by the scorer's own rules."""
    by_doc: dict[str, list[Row]] = {}
    for row in predicted:
        by_doc.setdefault(scorer.doc_key(row["doc"]), []).append(row)
    found: list[Pair] = []
    for doc in sorted({scorer.doc_key(row["doc"]) for row in gold}):
        rows = [row for row in gold if scorer.doc_key(row["doc"]) == doc and row["need"] != "never"]
        own = by_doc.get(doc) or next((by_doc[key] for key in by_doc if key.startswith(doc)), [])
        found += _matched(scorer, rows, own)
    return [(row, report) for row, report in found if row["need"] == "must"]


def _matched(scorer: ModuleType, rows: Sequence[Row], own: Sequence[Row]) -> list[Pair]:
    candidates = []
    for i, row in enumerate(rows):
        for j, report in enumerate(own):
            overlap = min(row["end"], report["end"]) - max(row["start"], report["start"])
            if overlap > 0 and set(row["types"]) & set(report["types"]):
                share = overlap / max(row["end"] - row["start"], report["end"] - report["start"])
                same = 0.5 if scorer.right(row, report, "actors") else 0.0
                best = 0.25 if report["types"][0] == row["types"][0] else 0.0
                candidates.append((share + same + best, i, j))
    used_rows: set[int] = set()
    used_reports: set[int] = set()
    found = []
    for _, i, j in sorted(candidates, reverse=True):
        if i not in used_rows and j not in used_reports:
            used_rows.add(i)
            used_reports.add(j)
            found.append((rows[i], own[j]))
    return found


def same_count(wanted: str, given: Row) -> bool:
    """Whether a count as the record has it is what the reference says."""
    low, high = given.get("low"), given.get("high")
    if wanted in VAGUE:
        return low in VAGUE[wanted]
    number = int(wanted.lstrip("<>=~"))
    if wanted.startswith(">"):
        return bool(low == number and high is None)
    if wanted.startswith("<"):
        return bool(high == number and not low)
    return bool(low == number and high == number)


def kind_of(name: str) -> str:
    """One name for a kind of count: "killed" is "dead"."""
    return KIND_NAMES.get(name, name)


def counts_of(pairs: Iterable[Pair], known: set[str]) -> tuple[int, int, int, list[str]]:
    """Counts right, wanted and given, and what is wrong in words."""
    right = wanted = given = 0
    wrong = []
    for row, report in pairs:
        gold = {kind_of(name): value for name, value in (row.get("quantities") or {}).items()}
        own = {kind_of(k): v for k, v in (report.get("quantities") or {}).items() if kind_of(k) in known}
        good = {kind for kind in gold if kind in own and same_count(gold[kind], own[kind])}
        right, wanted, given = right + len(good), wanted + len(gold), given + len(own)
        if good != set(gold) or good != set(own):
            told = {kind: (value["low"], value["high"], value["text"]) for kind, value in own.items()}
            wrong.append(f"{row['doc']} {row['types'][0]} wanted {gold} given {told} | {row['evidence'][:100]!r}")
    return right, wanted, given, wrong


def contexts_of(pairs: Iterable[Pair]) -> tuple[Counter[str], Counter[str], Counter[str], list[str]]:
    """By context how often it is right, wanted and given, and what is wrong in words."""
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wrong = []
    for row, report in pairs:
        gold, own = set(row.get("context") or ()), set(report.get("context") or ())
        right.update(gold & own)
        wanted.update(gold)
        given.update(own)
        if gold != own:
            wrong.append(
                f"{row['doc']} {row['types'][0]} +{sorted(own - gold)} -{sorted(gold - own)} | {row['evidence'][:90]!r}"
            )
    return right, wanted, given, wrong


def line(name: str, right: int, wanted: int, given: int) -> str:
    """Precision, recall and F1 in one line."""
    precision = right / given if given else 0.0
    recall = right / wanted if wanted else 0.0
    f1 = 2 * right / (given + wanted) if given + wanted else 0.0
    return f"{name} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   ({right} right, {wanted} wanted, {given} given)"


def score(gold: Sequence[Row], predicted: Sequence[Row], misses: bool = False, kinds: bool = False) -> None:
    """Print both scores."""
    rows = [row for row in gold if "kind" not in row]
    pairs = pairs_of(coding.scorer(), rows, predicted)
    known = {kind_of(name) for row in rows for name in row.get("quantities") or {}}
    if known:
        right, wanted, given, wrong = counts_of(pairs, known)
        print(line("quantities", right, wanted, given))
        for words in wrong if misses else ():
            print("  COUNT", words.replace("\n", " "))
    by_right, by_wanted, by_given, wrong = contexts_of(pairs)
    if not by_wanted:
        return
    print(line("contexts  ", by_right.total(), by_wanted.total(), by_given.total()))
    labelled = contexts_of((row, report) for row, report in pairs if row.get("context"))
    print(line("  labelled", labelled[0].total(), labelled[1].total(), labelled[2].total()))
    for name in sorted(by_wanted | by_given, key=lambda name: -by_given[name]) if kinds else ():
        print(f"    {name:24s} right {by_right[name]:3d} wanted {by_wanted[name]:3d} given {by_given[name]:3d}")
    for words in wrong if misses else ():
        print("  CONTEXT", words.replace("\n", " "))


def main() -> None:
    """Read a set and print its scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", choices=sorted(coding.GOLD))
    parser.add_argument("--misses", action="store_true", help="print what is wrong (never for unseen and fresh)")
    parser.add_argument("--kinds", action="store_true", help="print contexts one by one")
    options = parser.parse_args()
    gold = coding.rows(coding.GOLD[options.set])
    score(
        gold, coding.predictions(options.set), options.misses and options.set not in ("unseen", "fresh"), options.kinds
    )


if __name__ == "__main__":
    main()
