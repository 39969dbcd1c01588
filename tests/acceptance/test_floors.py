"""Quality is a ratchet: what was reached once on named data (bench/floors.json) is not lost silently."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from shared_data import ROOT, needs_shared, tool

FLOORS = json.loads((ROOT / "bench" / "floors.json").read_text(encoding="utf-8"))


@needs_shared
def test_the_examples_are_read_as_well_as_before() -> None:
    command = [Path(sys.executable).parent / "dateline", "read", "--format", "jsonl", "examples"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    gold = [json.loads(line) for line in (ROOT / "bench" / "gold" / "examples.jsonl").read_text("utf-8").splitlines()]
    result = tool("score_reports").score(gold, reports, out=lambda *words: None)
    floor = FLOORS["examples"]
    assert result["found"] >= floor["found"]
    assert result["found_triples"] >= floor["found_triples"]
    assert result["precision"] >= floor["precision"]
    assert result["sprung"] <= floor["sprung_at_most"]


def test_the_lexicons_own_examples_are_read_as_their_rows_say() -> None:
    command = [sys.executable, ROOT / "bench" / "lexicon.py", "--misses", "100"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    share = float(next(line for line in done.stdout.splitlines() if line.startswith("all")).split()[-1])
    assert share >= FLOORS["lexicon"]["share"], done.stdout
