"""What the ledger costs as it grows: processor time per added dispatch at several sizes, over made-up readings.

    python bench/ledger.py [--at 10000,50000,100000,200000] [--sample 500]

Prints, for each size, milliseconds per added dispatch over the `sample` dispatches before it, their ratio to the first
size, the size of the file, and how long each of a few questions takes. The readings are made up (two reports each; of
two in a row, both tell one happening), so the coder's work is not in these figures. A folder in memory
(TMPDIR=/dev/shm) makes the run faster, but not the figures better.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from dateline import queries
from dateline.ledger import Identity, Ledger
from dateline.queries import EventFilter
from made_up import made_up  # the readings that the tests use


def main() -> None:
    """Fill a ledger and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--at", default="10000,50000,100000,200000", help="reports at which to measure")
    parser.add_argument("--sample", type=int, default=500, help="dispatches measured at each size")
    arguments = parser.parse_args()
    sizes = [int(size) for size in arguments.at.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.sqlite"
        with Ledger.open(path, write=True) as ledger:
            fill(ledger, path, sizes, arguments.sample)


def fill(ledger: Ledger, path: Path, sizes: list[int], sample: int) -> None:
    """Add dispatches up to each size; measure the last `sample` of each."""
    run = ledger.begin_run("add", Identity("bench", "-", "-", "-"))
    number, first = 0, None
    for size in sizes:
        spent = 0.0
        while number * 2 < size:
            reading = made_up(number)
            started = time.process_time()
            ledger.add(reading, run)
            if number * 2 >= size - sample * 2:
                spent += time.process_time() - started
            number += 1
        each = 1000 * spent / sample
        first = first or each
        megabytes = path.stat().st_size / 1e6
        print(
            f"{size:8,d} reports: {each:6.2f} ms a dispatch, ratio {each / first:.2f}, {megabytes:.0f} MB", flush=True
        )
    for name, wanted in (
        ("events of an actor", EventFilter(actor="RUS", limit=200)),
        ("events of a pair in a week", EventFilter(pair=("RUS", "UKR"), limit=200)),
    ):
        started = time.perf_counter()
        found = queries.events(ledger, wanted)
        print(f"{name}: {len(found)} in {1000 * (time.perf_counter() - started):.0f} ms")
    started = time.perf_counter()
    hits = queries.search(ledger, "Corva forces")
    print(f"search: {len(hits)} in {1000 * (time.perf_counter() - started):.0f} ms")


if __name__ == "__main__":
    main()
