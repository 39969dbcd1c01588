"""A ledger of many reports, made in minutes: made-up readings are added, and what came of them is multiplied in SQL.

    make(Path("large.sqlite"), reports=200_000)

The first dispatches are added as `dateline add` would. Every further block is theirs again, with other ids and as many
days later as the block is long, so that events, storylines and agreements hang together within a block and never
across blocks. The keys under which a new dispatch looks for its like (`traces`, `story_traces`) are those of the first
block alone: what adding costs is measured by bench/ledger.py, not here.
"""

from __future__ import annotations

import datetime as dt
import random
import re
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from dateline.ledger import Identity, Ledger
from dateline.ledger.rows import text_hash
from dateline.records import Agreement, AgreementStep, Interval, Passage, Reading, Span
from made_up import FIRST_DAY, TOWNS, made_up

DAYS_EACH: Final = 0.02
"""Days from one dispatch to the next: fifty dispatches a day."""

IDENTITY: Final = Identity("bench", "-", "-", "-")

_ACCORDS: Final = 25
"""One dispatch in so many tells of an agreement."""

_STANCES: Final = ("asserted", "asserted", "asserted", "claimed", "denied", "hedged")

_MOVED: Final = re.compile(
    r"(?<![\w-])(?P<id>[dra]-made-up-\d+(?:-\d+)?|[es]-[0-9a-f]{12})|(?P<file>made-up/\d+)|(?P<day>20\d\d-\d\d-\d\d)"
)

_NUMBERS: Final = {"dispatches": "number", "stories": "number", "reports": "number", "parties": "report"}
"""Tables whose rows are numbered, and the column that holds the number: of the row, or of the report it belongs to."""

_COPIED: Final = (
    "dispatches", "stories", "sections", "reports", "parties", "events", "storylines", "agreements",
    "agreement_reports",
)  # fmt: skip


def varied(number: int) -> Reading:
    """A made-up reading with a place on the map, told with more or less certainty, at times with an agreement."""
    reading = made_up(number, days_each=DAYS_EACH)
    own = random.Random(f"varied {number}")
    town = random.Random(reading.reports[0].place.name if reading.reports[0].place else "")
    first, second = reading.reports
    assert first.place is not None
    place = msgspec.structs.replace(
        first.place, lat=round(town.uniform(-50, 65), 3), lon=round(town.uniform(-170, 170), 3),
        geonameid=1_000_000 + TOWNS.index(first.place.name or ""),
    )  # fmt: skip
    first = msgspec.structs.replace(first, place=place, stance=own.choice(_STANCES))
    if own.random() < 0.2:
        day = reading.anatomy.published.first or FIRST_DAY
        ahead = day + dt.timedelta(days=own.randint(1, 30))
        second = msgspec.structs.replace(second, aux=("future",), when=Interval(ahead, ahead, "day"))
    if own.random() < 0.1:
        second = msgspec.structs.replace(second, actors=())
    agreements = (_agreement(reading, number),) if number % _ACCORDS == 0 else ()
    return msgspec.structs.replace(reading, reports=(first, second), agreements=agreements)


def _agreement(reading: Reading, number: int) -> Agreement:
    second = reading.reports[1]
    step = AgreementStep("signed", "done", second.start, second.end, reading.anatomy.published, report=second.id)
    name = Passage(second.start, second.start + 9, f"Treaty {number}")
    return Agreement(
        f"a-made-up-{number}", 0, "treaty", "peace", (name,), second.actors, signing=step, standing=step,
        history=(step,), mentions=(Span(second.start, second.end),), reports=(second.id,),
    )  # fmt: skip


def make(path: Path, reports: int, block: int = 2000, told: Callable[[str], None] = lambda _: None) -> None:
    """Write a ledger of at least so many reports, from `block` dispatches that are added (two reports each)."""
    blocks = max(1, -(-reports // (2 * block)))
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        first = Path(folder) / "block.sqlite"
        with Ledger.open(first, write=True) as ledger:
            run = ledger.begin_run("add", IDENTITY)
            for number in range(block):
                ledger.add(varied(number), run)
                if number % 500 == 499:
                    told(f"{number + 1:,} of {block:,} dispatches added")
            ledger.end_run(run)
        with closing(sqlite3.connect(first)) as source, closing(sqlite3.connect(path, isolation_level=None)) as target:
            source.backup(target)
            _multiply(target, first, blocks, block, told)


def _multiply(target: sqlite3.Connection, first: Path, blocks: int, block: int, told: Callable[[str], None]) -> None:
    target.execute("PRAGMA journal_mode = MEMORY")
    target.execute("PRAGMA synchronous = OFF")
    target.execute("PRAGMA cache_size = -400000")
    target.execute("ATTACH ? AS base", (str(first),))
    (rows,) = target.execute("SELECT max(number) FROM base.reports").fetchone()
    length = dt.timedelta(days=int(block * DAYS_EACH))
    for number in range(1, blocks):
        target.create_function("moved", 1, _mover(number, number * length), deterministic=True)
        target.create_function("hashed", 1, text_hash, deterministic=True)
        target.execute("BEGIN")
        for table in _COPIED:
            step = number * (rows if table in ("reports", "parties") else block)
            names = [row[1:3] for row in target.execute(f"PRAGMA main.table_info({table})")]
            values = ", ".join(_value(table, name, kind, step) for name, kind in names)
            target.execute(f"INSERT INTO main.{table} SELECT {values} FROM base.{table}")
        target.execute("COMMIT")
        if number % 10 == 9:
            told(f"{number + 1} of {blocks} blocks")
    target.execute("DETACH base")
    target.execute("PRAGMA journal_mode = WAL")


def _value(table: str, name: str, kind: str, step: int) -> str:
    if name == _NUMBERS.get(table):
        return f'"{name}" + {step}'
    if name == "text_hash":
        return "hashed(moved(text))"
    return f'moved("{name}")' if kind == "TEXT" else f'"{name}"'


def _mover(block: int, later: dt.timedelta) -> Callable[[str | None], str | None]:
    """What makes the words of a block's rows those of another block: ids get its number, days are so much later."""
    days: dict[str, str] = {}

    def other(found: re.Match[str]) -> str:
        day = found["day"]
        if day is None:
            return f"{found[0]}-{block}"
        if day not in days:
            days[day] = (dt.date.fromisoformat(day) + later).isoformat()
        return days[day]

    return lambda words: _MOVED.sub(other, words) if words is not None else None
