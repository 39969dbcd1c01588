"""Time expressions against two public sets: MEANTIME (newswire, TIMEX3) and the Recognizers specs (date forms).

    python bench/time.py [--misses N]

Reads `gold/` and `tools/` under `../shared` or `$DATELINE_SHARED`; writes predictions under `build/` and prints what
the scorers print. No language model: the tense comes from the words (`timewords.guess_tense`). The Recognizers cases
are spoken to an assistant: `date_conventions` says by which rules readings are put into that library's terms. MEANTIME
marks the two ends of a range apart, so ranges are split for it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec

from date_conventions import rows_of
from dateline.records import Interval
from dateline.timewords import (
    Expression,
    anchor_of,
    find,
    guess_tense,
    resolve,
    sentence_around,
    sentence_bounds,
    timex_kind,
    timex_value,
)
from dateline.timewords.words import time_words

Row = dict[str, Any]
SHARED = Path(os.environ.get("DATELINE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
TAILS = [" ".join(words) for rows in time_words().tails.values() for words, _ in rows]
BUILD = Path(__file__).resolve().parents[1] / "build" / "bench"


def rows(path: Path) -> list[Row]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def day(iso: str) -> Interval:
    """A reference day."""
    date = dt.date.fromisoformat(iso[:10])
    return Interval(date, date, "day")


def split(expression: Expression) -> list[Expression]:
    """The two ends of a range whose first end is a date by itself; else the expression."""
    if len(expression.parts) != 2 or expression.text[:4].lower() not in ("from", "betw"):
        return [expression]
    return [
        msgspec.structs.replace(expression, start=s, end=e, text="", meaning=meaning, parts=())
        for s, e, meaning in expression.parts
    ]


def meantime(row: Row) -> Row:
    """A document's expressions with TIMEX3 value and type."""
    text, reference = row["text"], day(row["reference"])
    bounds = sentence_bounds(text)
    found = []
    told: list[Interval] = []
    for whole in find(text):
        for expression in split(whole):
            tense = guess_tense(text, expression.start, expression.end, sentence_around(bounds, expression.start))
            prior = anchor_of(expression.meaning, told)
            value = timex_value(expression, reference, tense, prior)
            kind = timex_kind(expression.meaning)
            found.append({"start": expression.start, "end": expression.end, "value": value, "type": kind})
            days = resolve(expression, reference, tense, prior)
            told += [days] if days.precision in ("day", "week", "month", "year") else []
    return {"id": row["id"], "expressions": found}


def recognizers(row: Row) -> Row:
    """A case's expressions with first and last day, by the conventions of the set (`date_conventions`)."""
    text, reference = row["text"], day(row["reference"])
    bounds = sentence_bounds(text)
    found = [(one, guess_tense(text, one.start, one.end, sentence_around(bounds, one.start))) for one in find(text)]
    return {"id": row["id"], "expressions": rows_of(text, found, reference, TAILS)}


def main() -> int:
    """Predict and score both sets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--set", choices=("meantime", "recognizers", "both"), default="both")
    chosen = parser.parse_args()
    if not SHARED.is_dir():
        print(f"no reference sets at {SHARED}: set DATELINE_SHARED")
        return 2
    BUILD.mkdir(parents=True, exist_ok=True)
    if chosen.set != "recognizers":
        gold = SHARED / "gold" / "meantime_dev" / "time.jsonl"
        score(gold, "score_time.py", meantime, [])
        misses(gold, chosen.misses)
    if chosen.set != "meantime":
        gold = SHARED / "gold" / "time_recognizers" / "cases.jsonl"
        for kinds in ("date,daterange", "date,daterange,datetime,datetimerange"):
            score(gold, "score_recognizers.py", recognizers, ["--kinds", kinds])
        score(gold, "score_recognizers.py", recognizers, ["--kinds", "date,daterange", "--misses", str(chosen.misses)])
    return 0


def score(gold: Path, tool: str, predict: object, arguments: list[str]) -> None:
    """Write predictions for a set and print its scorer's lines."""
    assert callable(predict)
    target = BUILD / f"dates.{gold.parent.name}.jsonl"
    target.write_text("".join(json.dumps(predict(row)) + "\n" for row in rows(gold)), encoding="utf-8")
    print(f"== {gold.parent.name} {' '.join(arguments)}")
    subprocess.run([sys.executable, str(SHARED / "tools" / tool), str(gold), str(target), *arguments], check=True)


def misses(gold: Path, count: int) -> None:
    """Gold expressions of MEANTIME whose span or value is not matched, and predictions that match nothing."""
    for row in rows(gold) if count else []:
        limit = row.get("annotated_end") or 1 << 60
        dated = [(e["start"], e["end"]) for e in row["expressions"] if e.get("dct")]
        wanted = [
            e
            for e in row["expressions"]
            if not e.get("dct") and not e.get("empty") and (e.get("start") or limit) < limit
        ]
        got = [
            e
            for e in meantime(row)["expressions"]
            if e["start"] < limit and not any(e["start"] < z and e["end"] > a for a, z in dated)
        ]
        same = {(e["start"], e["end"], e["value"]) for e in wanted} & {(e["start"], e["end"], e["value"]) for e in got}
        for sign, side in (("-", wanted), ("+", got)):
            for e in side:
                if (e["start"], e["end"], e["value"]) not in same and count > 0:
                    around = row["text"][max(e["start"] - 40, 0) : e["end"] + 25].replace("\n", " ")
                    print(sign, row["reference"], repr(row["text"][e["start"] : e["end"]]), e["value"], "|", around)


if __name__ == "__main__":
    sys.exit(main())
