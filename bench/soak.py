"""Read very many short made-up dispatches in one go: `python bench/soak.py [--dispatches 20000] [--jobs 1]`.

Every dispatch has words that no other has, so that whatever is remembered of words fills up. Prints the memory that is
held and the dispatches a second of processor time, at the start, on the way and at the end; fails where memory grew by
more than a quarter from the first tenth to the end, or over the bound of a process.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from dateline import run
from dateline.records import Dispatch
from dateline.run.reading import outcomes

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from made_up import made_up

LINES = 10
GROWTH = 1.25
BOUND = 700
PAGE = os.sysconf("SC_PAGE_SIZE")


def memory() -> list[int]:
    """MB held now by this process, and by each that it started (Linux)."""
    own = os.getpid()
    children = Path(f"/proc/{own}/task/{own}/children").read_text().split()
    return [int(Path(f"/proc/{each}/statm").read_text().split()[1]) * PAGE >> 20 for each in (own, *children)]


def dispatches(count: int) -> Iterator[Dispatch]:
    """Made-up ones, one after the other."""
    for number in range(count):
        text = made_up(number).dispatch.text
        yield Dispatch(f"d-{number}", text, f"{number}.txt")


def main() -> int:
    """Read, print a line for every tenth; 1 where memory grew too much."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dispatches", type=int, default=20_000)
    parser.add_argument("--jobs", type=int, default=1)
    arguments = parser.parse_args()
    step = max(arguments.dispatches // LINES, 1)
    tally, held = run.Tally(), []
    began, processor = time.perf_counter(), time.process_time()
    inputs = dispatches(arguments.dispatches)
    for outcome in outcomes(inputs, run.Options(jobs=arguments.jobs), run.pipeline_reader):
        tally.count(outcome)
        if tally.outcomes % step == 0 or tally.outcomes == 100:
            held.append(memory())
            used, clock = time.process_time() - processor, time.perf_counter() - began
            rates = f"{tally.outcomes / used:6.1f} a processor second, {tally.outcomes / clock:6.1f} a second"
            print(f"{tally.outcomes:7,} dispatches  {' + '.join(map(str, held[-1]))} MB  {rates}", flush=True)
    print(tally.summary())
    first, last = max(held[min(1, len(held) - 1)]), max(held[-1])
    return int(last > BOUND or last > GROWTH * first)


if __name__ == "__main__":
    sys.exit(main())
