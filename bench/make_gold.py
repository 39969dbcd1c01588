#!/usr/bin/env python3
"""Builds the reference files `bench/gold/<set>.jsonl` from their tables and the dispatches that these quote.

    make_gold.py [SET ...]           write the files of the sets named, or of all
    make_gold.py --check [SET ...]   write nothing; exit 1 where a file is out of date

The sets: `examples`, over the dispatches in `examples/`, and `varied`, `unseen` and `fresh`, over those in the folder
of that name in `bench/gold/`. The table (`bench/gold/<set>.tsv`) is what people edit; the JSON Lines are what the
scorer reads. A row quotes its evidence; this script finds where it stands (characters, half-open, into the decoded
file; a line break in the dispatch matches a space) and refuses evidence that is missing or occurs twice.

>>> alternatives("KEN GOV, ETH GOV or -")
[['KEN GOV', 'ETH GOV'], []]
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "bench" / "gold"
DISPATCHES = {
    "examples": ROOT / "examples",
    "varied": GOLD / "varied",
    "unseen": GOLD / "unseen",
    "fresh": GOLD / "fresh",
}
"""The sets by name, with the folder of their dispatches."""


def table_of(name: str) -> Path:
    """The table that people edit."""
    return GOLD / f"{name}.tsv"


def output_of(name: str) -> Path:
    """The file that the scorer reads."""
    return GOLD / f"{name}.jsonl"


def table_rows(table: Path) -> list[tuple[int, dict[str, str]]]:
    """The rows of a table with their line numbers in the file."""
    lines = [(n, line) for n, line in enumerate(table.read_text("utf-8").splitlines(), 1) if not line.startswith("#")]
    rows = list(csv.DictReader((line for _, line in lines), delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(n, row) for (n, _), row in zip(lines[1:], rows, strict=True)]


def parties(cell: str) -> list[str]:
    """The parties of one alternative; "-" is none."""
    return [] if cell.strip() == "-" else listed(cell)


def alternatives(cell: str) -> list[list[str]]:
    """All alternatives of an actor or recipient cell, best first."""
    return [parties(part) for part in cell.split(" or ")]


def listed(cell: str) -> list[str]:
    """The parts of a cell between commas."""
    return [part.strip() for part in cell.split(",") if part.strip()]


def mode_of(cell: str) -> str | list[str] | None:
    """No mode, one, or a list of modes that are as good."""
    parts = [part for part in cell.split(" or ") if part]
    return parts if len(parts) > 1 else parts[0] if parts else None


def quantities_of(cell: str) -> dict[str, str] | None:
    """ "dead=>=23; injured=40" -> {"dead": ">=23", "injured": "40"}."""
    pairs = [part.strip().partition("=") for part in cell.split(";") if part.strip()]
    return {key: value for key, _, value in pairs} or None


def place_in(text: str, evidence: str, place: str) -> tuple[int, int]:
    """Where the evidence stands. Raises ValueError, naming the table's line, where it is missing or occurs twice."""
    found = list(re.finditer(r"\s+".join(map(re.escape, evidence.split())), text))
    if len(found) != 1:
        raise ValueError(f"{place}: evidence found {len(found)} times, expected once: {evidence!r}")
    return found[0].span()


def gold_row(place: str, row: dict[str, str], text: str, seen: Counter[str]) -> dict[str, Any]:
    """One reference row; `place` names its line in the table, `seen` counts the rows of each dispatch and line."""
    return coded_row(row, text, place_in(text, row["evidence"], place), seen)


def coded_row(row: dict[str, str], text: str, span: tuple[int, int], seen: Counter[str]) -> dict[str, Any]:
    """The reference row of which `span` is the evidence."""
    start, end = span
    line = text.count("\n", 0, start) + 1
    stem = f"{row['doc'].split('-')[0]}-L{line:02d}"
    seen[stem] += 1
    actors, recipients = alternatives(row["actors"]), alternatives(row["recipients"])
    return {
        "id": f"{stem}{chr(96 + seen[stem])}",
        "doc": row["doc"],
        "line": line,
        "section": row["section"],
        "need": row["need"],
        "evidence": text[start:end],
        "start": start,
        "end": end,
        "types": row["types"].split(" or "),
        "mode": mode_of(row["mode"]),
        "actors": actors[0],
        "recipients": recipients[0],
        "actors_or": actors[1:],
        "recipients_or": recipients[1:],
        "date": row["date"] or None,
        "place": row["place"] or None,
        "aux": listed(row["aux"]),
        "stance": row["stance"] or None,
        "attributed_to": [row["attributed_to"]] if row["attributed_to"] else [],
        "quantities": quantities_of(row["quantities"]),
        "context": listed(row["context"]),
        "same_event": row.get("same_event") or None,
        "note": row["note"] or None,
    }


def build(name: str) -> str:
    """The whole reference file of a set as text, in the order of its table."""
    table, folder = table_of(name), DISPATCHES[name]
    texts: dict[str, str] = {}
    seen: Counter[str] = Counter()
    rows = []
    for number, row in table_rows(table):
        doc = row["doc"]
        if doc not in texts:
            texts[doc] = (folder / f"{doc}.txt").read_bytes().decode("utf-8")
        rows.append(gold_row(f"{table.name}:{number}", row, texts[doc], seen))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def is_fresh(name: str) -> bool:
    """Whether the file of a set is what its table gives; says so where it is not."""
    fresh = output_of(name).exists() and output_of(name).read_text("utf-8") == build(name)
    if not fresh:
        print(f"{output_of(name)} is out of date: run bench/make_gold.py {name}")
    return fresh


def write(name: str) -> None:
    """Writes the file of a set and prints how many rows of each need it has."""
    text = build(name)
    output_of(name).write_text(text, "utf-8")
    needs = Counter(json.loads(line)["need"] for line in text.splitlines())
    print(f"{name}: {needs.total()} rows:", ", ".join(f"{count} {need}" for need, count in needs.items()))


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes or checks the files; 0 when all is well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help="all where none is named")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args(arguments)
    names = options.sets or list(DISPATCHES)
    if unknown := sorted(set(names) - set(DISPATCHES)):
        parser.error(f"no such set: {', '.join(unknown)}; there are {', '.join(DISPATCHES)}")
    if options.check:
        return 0 if all(map(is_fresh, names)) else 1
    for name in names:
        write(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
