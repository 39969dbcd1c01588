"""The reference rows of `bench/gold/` say where their words stand, use known codes and agree with their tables."""

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


def _make_gold() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_gold", ROOT / "bench" / "make_gold.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FOLDERS: dict[str, Path] = _make_gold().DISPATCHES
ROWS: dict[str, list[dict[str, Any]]] = {
    name: [json.loads(line) for line in (ROOT / "bench" / "gold" / f"{name}.jsonl").read_text("utf-8").splitlines()]
    for name in FOLDERS
}
EVERY_DISPATCH = [(name, path.stem) for name, folder in FOLDERS.items() for path in sorted(folder.glob("*.txt"))]
EVERY_ROW = [pytest.param(row, id=f"{name}:{row['id']}") for name, rows in ROWS.items() for row in rows]


def test_every_set_is_checked() -> None:
    assert {name for name, _ in EVERY_DISPATCH} == {"examples", "varied", "unseen", "fresh"}


@pytest.mark.parametrize(("name", "doc"), EVERY_DISPATCH)
def test_every_offset_shows_its_evidence(name: str, doc: str) -> None:
    text = (FOLDERS[name] / f"{doc}.txt").read_bytes().decode("utf-8")
    rows = [row for row in ROWS[name] if row["doc"] == doc]
    assert rows, "a dispatch without reference rows"
    assert [(row["id"], text[row["start"] : row["end"]]) for row in rows] == [
        (row["id"], row["evidence"]) for row in rows
    ]


@pytest.mark.parametrize("name", FOLDERS)
def test_the_file_is_what_the_table_gives(name: str) -> None:
    make_gold = _make_gold()
    assert make_gold.output_of(name).read_text("utf-8") == make_gold.build(name)


@pytest.mark.parametrize("name", FOLDERS)
def test_identifiers_are_unique(name: str) -> None:
    identifiers = [row["id"] for row in ROWS[name]]
    assert sorted(set(identifiers)) == sorted(identifiers)


@pytest.mark.parametrize("row", EVERY_ROW)
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


@pytest.mark.parametrize("name", FOLDERS)
def test_all_sixteen_types_occur(name: str) -> None:
    assert {row["types"][0] for row in ROWS[name] if row["need"] == "must"} == set(vocabulary.EVENT_TYPES)


def test_the_sets_share_no_dispatch() -> None:
    docs = [doc for _, doc in EVERY_DISPATCH]
    assert sorted(set(docs)) == sorted(docs)


@pytest.mark.parametrize("evidence", ["no such words", "the"])
def test_evidence_missing_or_ambiguous_is_refused(evidence: str) -> None:
    with pytest.raises(ValueError, match=r"examples\.tsv:7: evidence found [02] times"):
        _make_gold().place_in("the dog and the cat", evidence, "examples.tsv:7")


@pytest.mark.parametrize("name", FOLDERS)
def test_the_check_tells_a_stale_file(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_gold = _make_gold()
    assert make_gold.main(["--check", name]) == 0
    stale = tmp_path / f"{name}.jsonl"
    stale.write_text("", "utf-8")
    monkeypatch.setattr(make_gold, "output_of", lambda _: stale)
    assert make_gold.main(["--check", name]) == 1


def test_a_set_that_is_not_there_is_refused() -> None:
    with pytest.raises(SystemExit):
        _make_gold().main(["no-such-set"])
