#!/usr/bin/env python3
"""Builds `bench/gold/examples.jsonl` from `bench/gold/examples.tsv` and the dispatches in `examples/`.

    make_gold.py            write the file
    make_gold.py --check    write nothing; exit 1 where the file is out of date

The table is what people edit; the JSON Lines are what the scorer reads. A row quotes its evidence; this script finds
where it stands (characters, half-open, into the decoded file; a line break in the dispatch matches a space) and
refuses evidence that is missing or occurs twice.

>>> alternatives("KEN GOV, ETH GOV or -")
[['KEN GOV', 'ETH GOV'], []]
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "bench" / "gold" / "examples.tsv"
OUTPUT = ROOT / "bench" / "gold" / "examples.jsonl"
EXAMPLES = ROOT / "examples"


def table_rows() -> list[tuple[int, dict[str, str]]]:
    """The rows of the table with their line numbers in the file."""
    lines = [(n, line) for n, line in enumerate(TABLE.read_text("utf-8").splitlines(), 1) if not line.startswith("#")]
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


def gold_row(number: int, row: dict[str, str], text: str, seen: Counter[str]) -> dict[str, Any]:
    """One reference row; `seen` counts the rows of each dispatch and line, for the identifiers."""
    start, end = place_in(text, row["evidence"], f"{TABLE.name}:{number}")
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
        "same_event": row["same_event"] or None,
        "note": row["note"] or None,
    }


def build() -> str:
    """The whole reference file as text, in the order of the dispatches and of their words."""
    texts: dict[str, str] = {}
    seen: Counter[str] = Counter()
    rows = []
    for number, row in table_rows():
        doc = row["doc"]
        if doc not in texts:
            texts[doc] = (EXAMPLES / f"{doc}.txt").read_bytes().decode("utf-8")
        rows.append(gold_row(number, row, texts[doc], seen))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def main() -> int:
    """Writes or checks the file; 0 when all is well."""
    text = build()
    if "--check" in sys.argv[1:]:
        fresh = OUTPUT.exists() and OUTPUT.read_text("utf-8") == text
        if not fresh:
            print(f"{OUTPUT} is out of date: run bench/make_gold.py")
        return 0 if fresh else 1
    OUTPUT.write_text(text, "utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    print(f"{len(rows)} rows:", ", ".join(f"{n} {need}" for need, n in Counter(r["need"] for r in rows).items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
