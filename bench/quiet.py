"""Count the false alarms of the coder: reports found in news in which nothing happens that PLOVER codes.

    python bench/quiet.py [--set quiet|quiet_fresh|all] [--alarms] [--half even|odd] [--misses]

Reads bench/gold/quiet.tsv (columns id, kind, text, event). Texts of kind "event" are the twins of "near" texts: the
same word for an act of the type in `event`, so that silence cannot be bought with deafness. Prints reports per 100
quiet texts by kind and by type, and the share of twins in which the type is found. --alarms lists each quiet text
with a report and the lexicon row behind it; --misses lists the twins not found. --half reads every second quiet text
by its place in the file, so that rows may be sharpened on one half and judged on the other; twins are always read.

"The glacier in Switzerland retreated by ninety metres" -> 0 reports is right; RETREAT is an alarm.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from dateline import pipeline
from dateline.records import Actor, Dispatch, Interval, Report

GOLD = Path(__file__).parent / "gold"
TABLE = GOLD / "quiet.tsv"
# Every text is read as if sent on this day, so that dates ahead and behind are the same in every run.
PUBLISHED = Interval(dt.date(2025, 6, 12), dt.date(2025, 6, 12), "day")


class Piece(NamedTuple):
    """One text. `event`: the type that a twin tells of, empty for a quiet text."""

    id: str
    kind: str
    text: str
    event: str


class Read(NamedTuple):
    """A text with the reports found in it."""

    piece: Piece
    reports: tuple[Report, ...]


def pieces(path: Path = TABLE) -> list[Piece]:
    """The texts of the table, in its order. Raises ValueError naming the row that is not as it should be."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    found = []
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        piece = Piece(row["id"], row["kind"], row["text"], row["event"])
        if (piece.kind == "event") != bool(piece.event) or not piece.text:
            raise ValueError(f"{path.name}: {piece.id}: a type belongs to every text of kind 'event' and to no other")
        found.append(piece)
    return found


def dispatch(piece: Piece) -> Dispatch:
    """A text as the pipeline takes it."""
    return Dispatch(id=piece.id, text=piece.text, citation=piece.id, published=PUBLISHED)


def row_of(report: Report) -> str:
    """The lexicon row behind a report, as file:line, with the word that set it off."""
    for reason in report.why:
        if reason.rule == "trigger":
            return f"{Path(reason.row or '?').name} {reason.note}"
    return "no trigger"


def named(actors: tuple[Actor, ...]) -> str:
    """Parties in short: "USA GOV + IRN"."""
    return " + ".join(" ".join(filter(None, (actor.code, actor.sector))) or actor.text for actor in actors) or "-"


def rate(reports: int, texts: int) -> str:
    """Reports per 100 texts."""
    return f"{100 * reports / texts:6.1f}  ({reports} in {texts} texts)"


def summary(read: list[Read]) -> Iterable[str]:
    """The figures, line by line: quiet texts in all, by kind and by type; then the twins."""
    quiet = [item for item in read if not item.piece.event]
    twins = [item for item in read if item.piece.event]
    alarmed = sum(bool(item.reports) for item in quiet)
    yield "reports per 100 quiet texts"
    yield f"{'all':18s}{rate(sum(len(item.reports) for item in quiet), len(quiet))}, {alarmed} texts with any"
    for kind in dict.fromkeys(item.piece.kind for item in quiet):
        of_kind = [item for item in quiet if item.piece.kind == kind]
        yield f"  {kind:16s}{rate(sum(len(item.reports) for item in of_kind), len(of_kind))}"
    for event, count in Counter(report.event for item in quiet for report in item.reports).most_common():
        yield f"  {event:16s}{rate(count, len(quiet))}"
    found = sum(_is_found(item) for item in twins)
    if twins:
        yield f"event twins found {found}/{len(twins)} = {found / len(twins):.3f}"


def _is_found(item: Read) -> bool:
    return any(report.event == item.piece.event for report in item.reports)


def alarms(read: list[Read]) -> Iterable[str]:
    """Each quiet text with reports, and what set each of them off."""
    for piece, reports in read:
        if reports and not piece.event:
            yield f"{piece.id}: {piece.text}"
            for report in reports:
                sides = f"{named(report.actors)} > {named(report.recipients)}"
                yield f"    {report.event} {sides} {list(report.aux)} {report.stance} | {row_of(report)}"


def misses(read: list[Read]) -> Iterable[str]:
    """Each twin whose type was not found, with the types that were."""
    for item in read:
        if item.piece.event and not _is_found(item):
            yield f"{item.piece.id}: {item.piece.event} not in {[r.event for r in item.reports]}: {item.piece.text}"


def main() -> None:
    """Read the table and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--alarms", action="store_true")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--half", choices=("even", "odd"))
    parser.add_argument("--set", default="quiet", choices=("quiet", "quiet_fresh", "all"))
    options = parser.parse_args()
    tables = ("quiet", "quiet_fresh") if options.set == "all" else (options.set,)
    chosen = [piece for name in tables for piece in pieces(GOLD / f"{name}.tsv")]
    if options.half:
        quiet = [piece for piece in chosen if not piece.event][options.half == "odd" :: 2]
        chosen = [*quiet, *(piece for piece in chosen if piece.event)]
    reader = pipeline.build()
    read = [Read(piece, reader.read(dispatch(piece)).reports) for piece in chosen]
    for line in (
        *(alarms(read) if options.alarms else ()),
        *(misses(read) if options.misses else ()),
        *summary(read),
    ):
        print(line)


if __name__ == "__main__":
    main()
