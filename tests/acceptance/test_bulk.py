"""The installed command over many files: stopped by Ctrl-C, robbed of a process, given what is no English.

Skipped where the model or the reference data is missing.
"""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from installed import COMMAND, needs_command, needs_pipeline

STORY = """KHARTOUM, Oct. 26 (Nile Wire) - Chad and Sudan signed border treaty number {number} in Khartoum on Tuesday.
Egypt praised the treaty, a government spokesman said. Libya's foreign minister met his Algerian counterpart in Tunis.
"""
SPANISH = (
    "El presidente viajó el lunes a la capital para firmar un acuerdo con los ministros de la región, que habían "
    "pedido una reunión desde hace meses. Los vecinos salieron a las calles cuando supieron que nada iba a cambiar.\n"
)
MANY = 400


pytestmark = [needs_command, needs_pipeline]


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """A directory with many short dispatches, where the command runs."""
    (tmp_path / "wire").mkdir()
    for number in range(MANY):
        (tmp_path / "wire" / f"{number:03}.txt").write_text(STORY.format(number=number), encoding="utf-8")
    return tmp_path


def started(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([COMMAND, *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def wait_until(holds: Callable[[], bool]) -> None:
    began = time.monotonic()
    while not holds():
        assert time.monotonic() - began < 60
        time.sleep(0.02)


def citations(lines: bytes) -> list[str]:
    """The files that the records came from, in order; fails where a line is not whole."""
    return list(dict.fromkeys(json.loads(line)["cite_info"]["citation"] for line in lines.splitlines()))


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_leaves_whole_records_and_tells_what_was_done(wire: Path, jobs: str) -> None:
    out = wire / "reports.jsonl"
    with started(wire, "read", "--format", "jsonl", "--jobs", jobs, "--output", "reports.jsonl", "wire") as running:
        assert running.stderr is not None
        wait_until(lambda: out.exists() and out.stat().st_size > 0)
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 130
        told = [line for line in running.stderr.read().decode().splitlines() if line]  # one where ^C would stand
    read = citations(out.read_bytes())
    assert 0 < len(read) < MANY
    assert read == [f"wire/{number:03}.txt" for number in range(len(read))]
    assert told[0].startswith("dateline: stopped after ")
    assert f" {len(read)} dispatch" in told[0] or f" {len(read) + 1} dispatch" in told[0]  # counted, then written
    assert told[1:] == ["dateline: stopped; every record printed so far is complete"]


def test_what_was_added_before_ctrl_c_is_known_afterwards(wire: Path) -> None:
    for number in range(40, MANY):
        (wire / "wire" / f"{number:03}.txt").unlink()
    ledger = wire / "kept.sqlite"
    with started(wire, "add", "--ledger", ledger.name, "wire") as running:
        assert running.stderr is not None
        wait_until(lambda: ledger.exists() and b"treaty number 2 in" in ledger.read_bytes() + _log(ledger))
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 130
        assert b"stopped after " in running.stderr.read()
    again = subprocess.run([COMMAND, "add", "--ledger", ledger.name, "wire"], cwd=wire, capture_output=True, check=True)
    words = again.stderr.decode().splitlines()[-2].split()
    assert int(words[1]) + int(words[words.index("known") - 1]) == 40
    assert words[1] != "40"


def _log(ledger: Path) -> bytes:
    """What SQLite has written beside its file so far."""
    log = ledger.with_name(f"{ledger.name}-wal")
    return log.read_bytes() if log.exists() else b""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="the processes of a process are looked up in /proc")
def test_a_process_that_is_killed_costs_no_dispatch(wire: Path) -> None:
    for number in range(30, MANY):
        (wire / "wire" / f"{number:03}.txt").unlink()
    with started(wire, "read", "--format", "jsonl", "--jobs", "2", "wire") as running:
        assert running.stdout is not None and running.stderr is not None
        first = running.stdout.readline()
        victim = _reading_processes(running.pid)[-1]
        os.kill(victim, signal.SIGKILL)
        rest = running.stdout.read()
        assert running.wait(60) == 0
        told = running.stderr.read().decode().splitlines()
    assert citations(first + rest) == [f"wire/{number:03}.txt" for number in range(30)]
    assert told[0] == (
        "dateline: a reading process died (killed, or out of memory?); what it was reading is read again"
    )
    assert told[-1].startswith("dateline: 30 dispatches read, ")


def _reading_processes(leading: int) -> list[int]:
    """The spawned processes that read, in the order in which they were started; not the one that tracks resources."""
    children = Path(f"/proc/{leading}/task/{leading}/children").read_text().split()
    return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def test_other_languages_are_left_out_and_reasons_are_counted(tmp_path: Path) -> None:
    files = {"a.txt": STORY.format(number=1), "b.txt": SPANISH, "c.txt": f"{SPANISH}Fin.\n", "d.txt": "", "e.txt": ""}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    left_out = subprocess.run([COMMAND, "read", "b.txt"], cwd=tmp_path, capture_output=True, check=False)
    assert (left_out.returncode, left_out.stdout) == (0, b"")
    assert left_out.stderr.decode().splitlines() == [
        "dateline: b.txt: is written in Spanish; only English is read",
        "dateline: 0 dispatches read, 0 reports, 1 left out",
    ]
    result = subprocess.run(
        [COMMAND, "add", "--ledger", "l.sqlite", "."], cwd=tmp_path, capture_output=True, check=False
    )
    assert result.returncode == 1
    told = result.stderr.decode().splitlines()[4:]
    assert told[0].startswith("dateline: 1 dispatch read, ")
    assert told[0].endswith(" 2 left out, 2 failed")
    assert told[1:3] == [
        "dateline:   2 left out: is written in Spanish; only English is read  (such as b.txt)",
        "dateline:   2 failed: is empty  (such as d.txt)",
    ]
