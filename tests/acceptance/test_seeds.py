"""The reference input, read by the installed command and scored statement by statement."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from shared_data import SHARED, needs_shared, tool
from swapping import SETS, swap, swap_rows

pytestmark = needs_shared

FOUND, TRIPLES, SPRUNG = 28, 21, 3
ALLOWANCE = 2  # statements that a swapped copy may lose


def _seeds() -> list[Path]:
    return sorted((SHARED / "seeds").glob("*.txt"))


def _rows() -> list[dict[str, Any]]:
    lines = (SHARED / "gold" / "seeds.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if "kind" not in row]


def _read(files: list[Path]) -> list[dict[str, Any]]:
    command = [Path(sys.executable).parent / "dateline", "read", "--format", "jsonl", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def _score(rows: list[dict[str, Any]], reports: list[dict[str, Any]]) -> dict[str, Any]:
    lines: list[str] = []

    def keep(*words: object) -> None:
        lines.append(" ".join(map(str, words)))

    result: dict[str, Any] = tool("score_reports").score(rows, reports, misses=40, out=keep)
    return {**result, "told": "\n".join(lines)}


def test_the_two_dispatches_are_read_as_an_analyst_would() -> None:
    result = _score(_rows(), _read(_seeds()))
    assert result["found"] >= FOUND, result["told"]
    assert result["found_triples"] >= TRIPLES, result["told"]
    assert result["sprung"] <= SPRUNG, result["told"]


@pytest.mark.parametrize("name", SETS)
def test_swapped_copies_are_read_as_well(name: str, tmp_path: Path) -> None:
    words, codes = SETS[name]
    moved = {}
    files = []
    for file in _seeds():
        text, moved[file.name.split("_")[0]] = swap(file.read_text(encoding="utf-8"), words)
        copy = tmp_path / file.name
        copy.write_text(text, encoding="utf-8")
        files.append(copy)
    result = _score(swap_rows(_rows(), codes, moved), _read(files))
    assert result["found"] >= FOUND - ALLOWANCE, result["told"]
    assert result["found_triples"] >= TRIPLES - ALLOWANCE, result["told"]
    assert result["sprung"] <= SPRUNG, result["told"]
