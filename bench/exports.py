"""What an export costs: seconds and memory of each form over a ledger of many reports.

    python bench/exports.py [--reports 200000]

The ledger is made of a few hundred made-up dispatches, added as always and then multiplied by SQL, since what is
measured is the way out and not the way in. Memory is the largest resident set of a process that does nothing else.
"""

from __future__ import annotations

import argparse
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from dateline.ledger import Identity, Ledger
from dateline.run.exporting import Request, export
from made_up import made_up  # the readings that the tests use

DISPATCHES = 500
"""Added as always; each has two reports."""
CASES = (("jsonl", "report"), ("csv", "report"), ("geojson", "report"), ("jsonl", "event"), ("csv", "event"),
         ("parquet", "event"), ("parquet", "report"))  # fmt: skip
_OWN = {
    "dispatches": ("id", "item"),
    "stories": ("unit", "dispatch"),
    "reports": ("id", "dispatch", "unit", "event", "happening"),
    "events": ("id",),
}
"""The columns of each table that tell one copy from another."""


def main() -> None:
    """Make the ledger, measure each form in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=200_000)
    parser.add_argument("--measure", nargs=3, metavar=("LEDGER", "FORM", "LEVEL"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        measure(Path(arguments.measure[0]), *arguments.measure[1:])
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.sqlite"
        fill(path, max(arguments.reports // (2 * DISPATCHES), 1))
        print(f"ledger: {path.stat().st_size / 1e6:.0f} MB")
        for form, level in CASES:
            subprocess.run([sys.executable, __file__, "--measure", str(path), form, level], check=True)


def fill(path: Path, copies: int) -> None:
    """A ledger of so many times `DISPATCHES` dispatches."""
    with Ledger.open(path, write=True) as ledger:
        run = ledger.begin_run("add", Identity("bench", "-", "-", "-"))
        for number in range(DISPATCHES):
            ledger.add(made_up(number), run)
        ledger.end_run(run)
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER dispatches_come")
    for table in _OWN:
        connection.execute(f"CREATE TEMP TABLE first_{table} AS SELECT * FROM {table}")
    for number in range(1, copies):
        for table, own in _OWN.items():
            names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] != "number"]
            values = [f"{name} || '-{number}'" if name in own else f'"{name}"' for name in names]
            if table == "events":
                values[names.index("record")] = f"json_set(record, '$.id', id || '-{number}')"
            listed = ", ".join(f'"{name}"' for name in names)
            connection.execute(f"INSERT INTO {table} ({listed}) SELECT {', '.join(values)} FROM first_{table}")
    connection.commit()
    connection.close()


def measure(path: Path, form: str, level: str) -> None:
    """Export once and print what it cost."""
    target = path.with_name(f"out.{form}")
    started = time.process_time()
    with Ledger.open(path) as ledger:
        done = export(ledger, target, Request(form, level))  # type: ignore[arg-type]
    spent = time.process_time() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = target.stat().st_size / 1e6
    print(f"{form:8s} {level:7s} {done.records:8,d} records {spent:6.1f} s {memory:6.0f} MB memory {size:6.0f} MB file")
    target.unlink()


if __name__ == "__main__":
    main()
