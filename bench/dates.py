"""Time expressions against two public sets: MEANTIME (newswire, TIMEX3) and the Recognizers specs (date forms).

    python bench/dates.py [--misses N]

Reads `gold/` and `tools/` under `../shared` or `$DATELINE_SHARED`; writes predictions under `build/` and prints what
the scorers print. No language model: the tense comes from the words (`timewords.guess_tense`). The Recognizers cases
are spoken to an assistant, so they are read to the day (`exact`), with the border word in the span, looking back unless
the words look ahead. MEANTIME marks the two ends of a range apart, so ranges are split for it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec

from dateline.records import Interval
from dateline.timewords import (
    Expression,
    find,
    guess_tense,
    resolve,
    sentence_around,
    sentence_bounds,
    timex_kind,
    timex_value,
)
from dateline.timewords.meaning import Bound, Clock, Length, Repeated, Vague

SHARED = Path(os.environ.get("DATELINE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
BUILD = Path(__file__).resolve().parents[1] / "build" / "bench"


def rows(path: Path) -> list[dict]:
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


def meantime(row: dict) -> dict:
    """A document's expressions with TIMEX3 value and type."""
    text, reference = row["text"], day(row["reference"])
    bounds = sentence_bounds(text)
    found = []
    for whole in find(text):
        for expression in split(whole):
            tense = guess_tense(text, expression.start, expression.end, sentence_around(bounds, expression.start))
            value = timex_value(expression, reference, tense)
            kind = timex_kind(expression.meaning)
            found.append({"start": expression.start, "end": expression.end, "value": value, "type": kind})
    return {"id": row["id"], "expressions": found}


def recognizers(row: dict) -> dict:
    """A case's expressions with first and last day; lengths, sets and bare clocks are other models' business there."""
    text, reference = row["text"], day(row["reference"])
    bounds = sentence_bounds(text)
    found = []
    for expression in find(text):
        inner = expression.meaning.inner if isinstance(expression.meaning, Bound) else expression.meaning
        if isinstance(inner, Repeated) or (isinstance(inner, Clock) and inner.inner is None):
            continue
        if isinstance(inner, Length) and not isinstance(expression.meaning, Bound):
            continue
        if isinstance(inner, Vague) and inner.value != "PRESENT_REF":
            continue
        tense = guess_tense(text, expression.start, expression.end, sentence_around(bounds, expression.start))
        interval = resolve(expression, reference, tense or "past", exact=True)
        start = expression.outer_start
        if text[start : start + 4].lower() == "the " and text[start + 4 : start + 8].lower() in (
            "end ",
            "begi",
            "star",
            "midd",
            "year",
            "past",
            "next",
            "last",
            "prev",
            "foll",
            "comi",
        ):
            start += 4
        found.append({"start": start, "end": expression.end, "first": iso(interval.first), "last": iso(interval.last)})
    return {"id": row["id"], "expressions": found}


def iso(date: dt.date | None) -> str | None:
    """A day in ISO form."""
    return date.isoformat() if date else None


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
