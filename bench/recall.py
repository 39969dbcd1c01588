"""How much of what is told in unseen wording the pipeline finds, type by type.

    python bench/recall.py [cooperation|conflict|fresh ...] [--event AGREE] [--misses N]

Reads bench/gold/recall_<part>.tsv (columns event, sentence, gives, held), written without sight of the lexicon. Each
sentence tells of one act of the type in `event`, with the parties in `gives` ("USA GOV > IRN"). Two shares are printed
for each type: "type", a report of the type is there, and "all", it also has every party of `gives`. Rows held back
are counted apart and never shown: the lexicon may be mended on the open rows and judged on the held ones.

"Poland is to send a field hospital to Moldova" with AGREE reported and MDA missing -> found by type, not by all.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from dateline import pipeline
from dateline.records import Dispatch, Report
from lexicon import matches
from quiet import PUBLISHED, named, row_of

GOLD = Path(__file__).parent / "gold"
PARTS = ("cooperation", "conflict")
"""The rows that are mended on; `fresh` is named to be read: written later and blind, for an honest figure."""


class Line(NamedTuple):
    """One sentence. `place` is its file and number; `held` rows are only counted."""

    place: str
    event: str
    sentence: str
    gives: str
    held: bool


def lines(part: str) -> list[Line]:
    """The rows of a part, in the order of its table; none where the table is not there yet."""
    path = GOLD / f"recall_{part}.tsv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as opened:
        rows = csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Line(f"{part}:{number}", row["event"], row["sentence"], row["gives"] or ">", row["held"] == "yes")
            for number, row in enumerate(rows, start=2)
        ]


def verdict(line: Line, reports: Iterable[Report]) -> str:
    """ "all", "type" (the type without every party) or "none"."""
    actor, _, recipient = line.gives.partition(">")
    of_type = [report for report in reports if report.event == line.event]
    if any(matches(actor, report.actors) and matches(recipient, report.recipients) for report in of_type):
        return "all"
    return "type" if of_type else "none"


def told(line: Line, reports: Iterable[Report], found: str) -> str:
    """A miss in two lines: what was wanted, what came and from which row."""
    came = "; ".join(f"{r.event} {named(r.actors)} > {named(r.recipients)} | {row_of(r)}" for r in reports)
    return f"{line.place} {line.event} [{found}] {line.sentence}  wants {line.gives}\n    {came or 'nothing'}"


def main() -> None:
    """Read the tables and print the shares, then the misses of open rows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART")
    parser.add_argument("--event")
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    reader = pipeline.build(threads=2)
    counts: Counter[tuple[str, bool, str]] = Counter()
    missed: list[str] = []
    for line in (line for part in options.parts or PARTS for line in lines(part)):
        if options.event and line.event != options.event:
            continue
        text = Dispatch(id=line.place, text=line.sentence, citation=line.place, published=PUBLISHED)
        reports = reader.read(text).reports
        found = verdict(line, reports)
        for name in (line.event, "all"):
            counts[name, line.held, "total"] += 1
            counts[name, line.held, "type"] += found != "none"
            counts[name, line.held, "all"] += found == "all"
        if not line.held and found != "all":
            missed.append(told(line, reports, found))
    names = list(dict.fromkeys(name for name, _, _ in counts if name != "all"))
    for name in (*names, "all"):
        shares = []
        for held in (False, True):
            total = counts[name, held, "total"]
            right, full = counts[name, held, "type"], counts[name, held, "all"]
            by_type, by_all = right / max(total, 1), full / max(total, 1)
            shares.append(f"{'held' if held else 'open'} {total:3d}: type {by_type:.3f} all {by_all:.3f}")
        print(f"{name:10s} {'   '.join(shares)}")
    for miss in missed[: options.misses]:
        print(miss)


if __name__ == "__main__":
    main()
