"""A run that is killed loses nothing that it had kept, and the next one goes on; readers never see half a dispatch.

The readings are made up, so that what is tested is the ledger and not the coder.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import msgspec

from dateline import queries
from dateline.errors import DatelineError
from dateline.ledger import Ledger

DISPATCHES = int(os.environ.get("DATELINE_KILLED_DISPATCHES", "300"))
"""How many are added; 2,000 take some minutes."""
KILLS = 20

FILL = f"""
import sys
sys.path.insert(0, {str(Path(__file__).resolve().parent.parent)!r})
from pathlib import Path
from made_up import made_up
from dateline.ledger import Identity, Ledger
with Ledger.open(Path(sys.argv[1]), write=True) as ledger:
    run = ledger.begin_run("add", Identity("dateline test", "m", "l", "r"))
    for number in range(int(sys.argv[2])):
        reading = made_up(number, days_each=1.0)
        if not ledger.has(reading.dispatch.id):
            ledger.add(reading, run)
    ledger.end_run(run)
"""


def fill(path: Path, dispatches: int = DISPATCHES) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", FILL, str(path), str(dispatches)])


def answers(path: Path) -> list[bytes]:
    """What the ledger answers to its questions, to the byte."""
    with Ledger.open(path) as ledger:
        found = [msgspec.json.encode(row) for row in queries.events(ledger)]
        found += [msgspec.json.encode(queries.event(ledger, row.id)) for row in queries.events(ledger)]
        counts = queries.stats(ledger)
    return [*found, msgspec.json.encode(msgspec.structs.replace(counts, bytes=0))]


def test_twenty_kills_end_in_the_same_ledger(tmp_path: Path) -> None:
    whole, killed = tmp_path / "whole.sqlite", tmp_path / "killed.sqlite"
    started = time.monotonic()
    assert fill(whole).wait() == 0
    took = time.monotonic() - started
    rng = random.Random(11)
    kills = 0
    while kills < KILLS:
        process = fill(killed)
        try:
            process.wait(0.25 + rng.random() * took / KILLS)
            break  # it was done before it could be killed
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            kills += 1
    assert kills > KILLS // 2
    assert fill(killed).wait() == 0
    assert answers(killed) == answers(whole)


def test_ten_readers_beside_a_writer_see_whole_dispatches(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    Ledger.open(path, write=True).close()
    process = fill(path, 200)
    wrong: list[str] = []
    looks: list[int] = []

    def look() -> None:
        while process.poll() is None:
            try:
                with Ledger.open(path) as ledger, ledger.snapshot():
                    counts = queries.stats(ledger)
                    linked = sum(row.reports for row in queries.events(ledger))
            except (DatelineError, sqlite3.Error) as error:
                wrong.append(repr(error))
                return
            looks.append(1)
            if not counts.reports == linked == 2 * counts.dispatches:
                wrong.append(f"{counts.dispatches} dispatches, {counts.reports} reports, {linked} linked")

    readers = [threading.Thread(target=look) for _ in range(10)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert process.wait() == 0
    assert not wrong
    assert len(looks) > 10
