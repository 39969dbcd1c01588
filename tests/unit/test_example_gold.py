"""The reference rows over `examples/` say where their words stand, use known codes and agree with the table."""

from __future__ import annotations

import importlib.util
import json
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dateline import vocabulary

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "bench" / "gold" / "examples.jsonl"
ROWS: list[dict[str, Any]] = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
DISPATCHES = sorted(path.stem for path in (ROOT / "examples").glob("*.txt"))


def _make_gold() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_gold", ROOT / "bench" / "make_gold.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("doc", DISPATCHES)
def test_every_offset_shows_its_evidence(doc: str) -> None:
    text = (ROOT / "examples" / f"{doc}.txt").read_bytes().decode("utf-8")
    rows = [row for row in ROWS if row["doc"] == doc]
    assert rows, "a dispatch without reference rows"
    assert [(row["id"], text[row["start"] : row["end"]]) for row in rows] == [
        (row["id"], row["evidence"]) for row in rows
    ]


def test_the_file_is_what_the_table_gives() -> None:
    assert GOLD.read_text("utf-8") == _make_gold().build()


def test_identifiers_are_unique() -> None:
    identifiers = [row["id"] for row in ROWS]
    assert sorted(set(identifiers)) == sorted(identifiers)


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_codes_are_known(row: dict[str, Any]) -> None:
    modes = [row["mode"]] if isinstance(row["mode"], str) else row["mode"] or []
    known_modes = {mode for event in row["types"] for mode in vocabulary.EVENT_TYPES[event].modes}
    sides = [*row["actors"], *row["recipients"], *chain.from_iterable(row["actors_or"] + row["recipients_or"])]
    words = {word for side in sides for word in side.split()}
    countries = {word for word in words if word not in vocabulary.SECTORS}
    assert set(modes) <= known_modes
    assert set(row["aux"]) <= set(vocabulary.AUX)
    assert set(row["context"]) <= set(vocabulary.CONTEXTS)
    assert row["stance"] in {None, *vocabulary.STANCES}
    assert all(len(code) == 3 and code.isupper() for code in countries)
    assert (row["stance"] is None) == (row["need"] == "never")


def test_all_sixteen_types_occur() -> None:
    assert {row["types"][0] for row in ROWS if row["need"] == "must"} == set(vocabulary.EVENT_TYPES)


@pytest.mark.parametrize("evidence", ["no such words", "the"])
def test_evidence_missing_or_ambiguous_is_refused(evidence: str) -> None:
    with pytest.raises(ValueError, match=r"examples\.tsv:7: evidence found [02] times"):
        _make_gold().place_in("the dog and the cat", evidence, "examples.tsv:7")
