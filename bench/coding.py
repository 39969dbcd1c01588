"""Score coded reports against reference rows, statement by statement.

    python bench/coding.py seeds|gsr|examples|varied|unseen|fresh|articles [--misses N] [--per-type]

seeds: the two reference dispatches. gsr: half of the PLOVER gold-standard records (one sentence each; precision is a
lower bound; they have one code for the United Nations, the European Union and other bodies of states; all are read as
if sent on 2000-01-01). examples: the dispatches of examples/, coded in bench/gold. varied: those of
bench/gold/varied, other outlets, countries and ways of putting things. unseen: those of bench/gold/unseen, written
and coded by someone who had not seen the lexicons or any output, for one honest figure: look at its totals, and tune
nothing on its misses. fresh: those of bench/gold/fresh, a second set made as blindly, later and in other kinds of
text. articles: real news, which bench/articles.py rebuilds from the reference sets; every text prints its own date
under its title. The scorer is ../shared/tools'.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import articles
from dateline import pipeline
from dateline.explain import report_json
from dateline.records import Dispatch, Interval

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("DATELINE_SHARED", ROOT.parent / "shared"))


def scorer() -> ModuleType:
    """The reference scorer as a module."""
    sys.path.insert(0, str(SHARED / "tools"))
    specification = importlib.util.spec_from_file_location("score_reports", SHARED / "tools" / "score_reports.py")
    if specification is None or specification.loader is None:
        raise SystemExit(f"no scorer under {SHARED}; set DATELINE_SHARED")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


FOLDERS = {
    "seeds": SHARED / "seeds",
    "examples": ROOT / "examples",
    "varied": ROOT / "bench" / "gold" / "varied",
    "unseen": ROOT / "bench" / "gold" / "unseen",
    "fresh": ROOT / "bench" / "gold" / "fresh",
    "articles": articles.BUILT,
}

GSR_SENT = Interval(dt.date(2000, 1, 1), dt.date(2000, 1, 1), "day")
"""The records bear no day and are of 1980 to 2015: all are read as if sent on this one."""
SIDES = ("actors", "recipients")


def dispatches(name: str) -> Iterator[Dispatch]:
    """The texts of a set, each with the id that its reference rows name."""
    if name == "gsr":
        for row in rows(SHARED / "gold" / "plover_gsr" / "records.jsonl"):
            yield Dispatch(id=row["id"], text=row["text"], citation=row["id"], published=GSR_SENT)
        return
    for file in sorted(FOLDERS[name].glob("*.txt")):
        yield Dispatch(id=file.stem, text=file.read_text(encoding="utf-8"), citation=file.name)


GOLD = {
    "seeds": SHARED / "gold" / "seeds.jsonl",
    "gsr": SHARED / "gold" / "plover_gsr" / "rows.jsonl",
    "examples": ROOT / "bench" / "gold" / "examples.jsonl",
    "varied": ROOT / "bench" / "gold" / "varied.jsonl",
    "unseen": ROOT / "bench" / "gold" / "unseen.jsonl",
    "fresh": ROOT / "bench" / "gold" / "fresh.jsonl",
    "articles": articles.BUILT_ROWS,
}


def predictions(name: str) -> list[dict[str, Any]]:
    """The reports of all dispatches of a set, as `dateline read --format jsonl` prints them, with their words."""
    reader = pipeline.build(threads=2)
    found = []
    for dispatch in dispatches(name):
        reading = reader.read(dispatch)
        for report in reading.reports:
            row = report_json(report, reading)
            sides = [" + ".join(f"{a['code']} {a['sector']}" for a in row[side]) for side in ("actor", "recipient")]
            words = dispatch.text[report.start : report.end].replace("\n", " ")
            evidence = f"{row['mode']} {' > '.join(sides)} {row['aux']} {row['stance']} {row['date']} | {words}"
            found.append({**scorer_form(row), "doc": dispatch.citation, "evidence": evidence})
    return found


def scorer_form(row: dict[str, Any]) -> dict[str, Any]:
    """A report line in the scorer's flat form, so that the words can travel with it."""
    flat: dict[str, Any] = scorer().norm(row)
    return flat


def with_codes_of_2016(row: dict[str, Any]) -> dict[str, Any]:
    """A row in whose codes the United Nations and the European Union are bodies like others, as in the gold records."""
    sides = {side: [code.replace("UNO", "IGO").replace("EUR", "IGO") for code in row[side]] for side in SIDES}
    return {**row, **sides}


def main() -> None:
    """Read a set and print its scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", choices=sorted(GOLD))
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--per-type", action="store_true")
    options = parser.parse_args()
    if options.set == "articles":
        articles.write()
    found = predictions(options.set)
    if options.set == "gsr":
        found = [with_codes_of_2016(row) for row in found]
    scorer().score(rows(GOLD[options.set]), found, misses=options.misses, per_type=options.per_type)


if __name__ == "__main__":
    main()
