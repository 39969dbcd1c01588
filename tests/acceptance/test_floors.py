"""Quality is a ratchet: what was reached once on named data (bench/floors.json) is not lost silently."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from shared_data import ROOT, SHARED, needs_shared, tool

FLOORS: dict[str, Any] = json.loads((ROOT / "bench" / "floors.json").read_text(encoding="utf-8"))
SETS = {
    "seeds": (SHARED / "seeds", SHARED / "gold" / "seeds.jsonl"),
    "examples": (ROOT / "examples", ROOT / "bench" / "gold" / "examples.jsonl"),
    **{
        name: (ROOT / "bench" / "gold" / name, ROOT / "bench" / "gold" / f"{name}.jsonl")
        for name in ("varied", "unseen", "fresh")
    },
}


def _score(folder: Path, gold: Path) -> dict[str, Any]:
    command = [Path(sys.executable).parent / "dateline", "read", "--format", "jsonl", folder]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    result: dict[str, Any] = tool("score_reports").score(rows, reports, out=lambda *words: None)
    return result


def _bench(script: str, *arguments: str | Path) -> str:
    command = [sys.executable, ROOT / "bench" / script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout


@needs_shared
@pytest.mark.parametrize("name", SETS)
def test_dispatches_are_read_as_well_as_before(name: str) -> None:
    result, floor = _score(*SETS[name]), FLOORS[name]
    assert result["found"] >= floor["found"]
    assert result["found_triples"] >= floor["found_triples"]
    assert result["precision"] >= floor["precision"]
    assert result["sprung"] <= floor["sprung_at_most"]


@needs_shared
@pytest.mark.parametrize("name", FLOORS["details"])
def test_counts_and_contexts_are_told_as_well_as_before(name: str) -> None:
    told = _bench("details.py", name)
    for what, floor in FLOORS["details"][name].items():
        found = re.search(rf"^{what} .*F1 ([\d.]+)", told, re.MULTILINE)
        assert found is not None and float(found.group(1)) >= floor, told


def test_agreements_are_told_as_well_as_before() -> None:
    told = _bench("agreements.py", "--set", "agreements")
    for what, floor in FLOORS["agreements"].items():
        found = re.search(rf"^{what} .*recall ([\d.]+) +precision ([\d.]+)", told, re.MULTILINE)
        assert found is not None and min(map(float, found.groups())) >= floor, told


def test_the_lexicons_own_examples_are_read_as_their_rows_say() -> None:
    told = _bench("lexicon.py")
    share = float(next(line for line in told.splitlines() if line.startswith("all")).split()[-1])
    assert share >= FLOORS["lexicon"]["share"], told


def test_unseen_wording_is_found_as_often_as_before() -> None:
    told = _bench("recall.py").splitlines()[-1]
    held = re.search(r"held +\d+: type ([\d.]+)", told)
    assert held is not None and float(held.group(1)) >= FLOORS["recall"]["held"], told


def test_quiet_texts_stay_quiet() -> None:
    told = next(line for line in _bench("quiet.py").splitlines() if line.startswith("all"))
    assert float(told.split()[1]) <= FLOORS["quiet"]["reports_per_100_at_most"], told


TREEBANKS = {
    "ewt": [
        SHARED / "corpora" / "ud_english_ewt" / "en_ewt-ud-dev.conllu.gz",
        "--names",
        SHARED / "corpora" / "uner_english_ewt" / "en_ewt-ud-dev.iob2.gz",
    ],
    "gum": [SHARED / "corpora" / "gum_permissive" / "en_gum-perm-dev.conllu.gz"],
}
PRINTED = {
    "UPOS": r"^  UPOS ([\d.]+),",
    "LAS": r"without punctuation: .*LAS ([\d.]+)",
    "core": r"core arguments F1 ([\d.]+)",
    "names": r"names all: F1 ([\d.]+)",
    "sentences": r"sentences F1 ([\d.]+)",
}


@needs_shared
@pytest.mark.parametrize("name", TREEBANKS)
def test_the_language_model_reads_as_well_as_before(name: str) -> None:
    told = _bench("language.py", *TREEBANKS[name])
    for measure, floor in FLOORS["language"][name].items():
        printed = re.search(PRINTED[measure], told, re.MULTILINE)
        assert printed is not None and float(printed.group(1)) >= floor, (measure, told)
