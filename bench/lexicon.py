"""How many of the trigger lexicon's own examples the live pipeline reads as their rows say.

    python bench/lexicon.py [--event ASSAULT] [--misses N] [--ontology examples/ontologies/peacekeeping]

An example holds where a report of the row's type (and mode, if it names one) has the actors and recipients of `gives`;
"none" holds where there is no report of that type. Sentences of events_negative.tsv hold where their type is not found.
Of an ontology of one's own, its own rows and sentences are read; exit code 1 if one of them does not hold.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from dateline import pipeline
from dateline.lexicon import table
from dateline.lexicon.events import EventRow
from dateline.lexicon.ontology import load, negative_rows, plover
from dateline.records import Actor, Dispatch, Report


def wanted(side: str) -> list[frozenset[str]]:
    """ "USA GOV + IRN" -> [{USA, GOV}, {IRN}]."""
    return [frozenset(part.split()) for part in side.split("+") if part.strip()]


def matches(side: str, actors: tuple[Actor, ...]) -> bool:
    """Whether every party asked for is there; more parties than asked for do no harm, an empty side asks nothing."""
    have = [frozenset(filter(None, (actor.code, actor.sector, *actor.other_sectors))) for actor in actors]
    return all(any(party <= found for found in have) for party in wanted(side))


def holds(row: EventRow, reports: tuple[Report, ...]) -> bool:
    """Whether the reports of a row's example say what the row says."""
    of_type = [report for report in reports if report.event == row.event]
    if row.gives.strip() == "none":
        return not of_type
    actor, _, recipient = row.gives.partition(">")
    return any(matches(actor, report.actors) and matches(recipient, report.recipients) for report in of_type)


def main() -> None:
    """Read all examples and print the share that holds, by type."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--event")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--ontology", type=Path, metavar="DIR")
    options = parser.parse_args()
    ontology = load(options.ontology) if options.ontology else plover()
    rows = [row for row in ontology.rows if row.own or not options.ontology]
    negative = negative_rows(options.ontology) if options.ontology else table("events_negative")
    reader = pipeline.build(threads=2, own_ontology=options.ontology)

    def read(text: str, place: str) -> tuple[Report, ...]:
        return reader.read(Dispatch(id=place, text=text, citation=place)).reports

    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    missed: list[str] = []
    for row in rows:
        if not row.example or (options.event and row.event != options.event):
            continue
        reports = read(row.example, row.place)
        total[row.event] += 1
        if holds(row, reports):
            right[row.event] += 1
        else:
            got = [
                f"{report.event} {[(a.code, a.sector) for a in report.actors]} > "
                f"{[(a.code, a.sector) for a in report.recipients]}"
                for report in reports
            ]
            missed.append(
                f"{row.place}  {row.example}  wants {row.event} {row.gives}  got {'; '.join(got) or 'nothing'}"
            )
    for line in negative:
        if options.event and line["not"] != options.event:
            continue
        total["(none)"] += 1
        if any(report.event == line["not"] for report in read(line["sentence"], line.place)):
            missed.append(f"{line.place}  {line['sentence']}  wants no {line['not']}")
        else:
            right["(none)"] += 1
    for name in total:
        print(f"{name:10s} {right[name]:4d} of {total[name]:4d}  {right[name] / total[name]:.3f}")
    everything = sum(total.values())
    print(f"{'all':10s} {sum(right.values()):4d} of {everything:4d}  {sum(right.values()) / max(everything, 1):.3f}")
    for miss in missed[: options.misses]:
        print(miss)
    if options.ontology and missed:
        sys.exit(1)


if __name__ == "__main__":
    main()
