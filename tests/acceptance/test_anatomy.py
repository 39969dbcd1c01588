"""The anatomy of the reference dispatches, shown by the installed command, against the gold made by hand.

Lines count from 1. An interval agrees if it overlaps the gold's and is no wider.
"""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from shared_data import SHARED, needs_shared

pytestmark = needs_shared

SEEDS = ("000", "003")


@cache
def _shown() -> dict[str, dict[str, Any]]:
    """What `dateline anatomy --format json` shows, by the seed's number."""
    files = sorted((SHARED / "seeds").glob("*.txt"))
    command = [Path(sys.executable).parent / "dateline", "anatomy", "--format", "json", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {file.name[:3]: json.loads(line) for file, line in zip(files, done.stdout.splitlines(), strict=True)}


def _gold(seed: str) -> dict[str, Any]:
    gold: dict[str, dict[str, Any]] = json.loads((SHARED / "gold" / "seeds.anatomy.json").read_text(encoding="utf-8"))
    return gold[seed]


def _only(part: dict[str, Any], like: dict[str, Any]) -> dict[str, Any]:
    """Those fields of a part that the gold has."""
    return {key: part[key] for key in like}


def _days(interval: dict[str, Any]) -> tuple[dt.date, dt.date]:
    first, last = interval["from"], interval["to"]
    return (
        dt.date.fromisoformat(first) if first else dt.date.min,
        dt.date.fromisoformat(last) if last else dt.date.max,
    )


def _agrees(interval: dict[str, Any], gold: dict[str, Any]) -> bool:
    first, last = _days(interval)
    gold_first, gold_last = _days(gold)
    return first <= gold_last and gold_first <= last and last - first <= gold_last - gold_first


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("part", ["byline", "dateline", "lede"])
def test_part(seed: str, part: str) -> None:
    gold = _gold(seed)[part]
    assert _only(_shown()[seed][part], gold) == gold


@pytest.mark.parametrize("seed", SEEDS)
def test_headings(seed: str) -> None:
    assert [heading["line"] for heading in _shown()[seed]["headings"]] == _gold(seed)["headings"]


@pytest.mark.parametrize("seed", SEEDS)
def test_notices(seed: str) -> None:
    gold = _gold(seed)["notices"]
    assert [_only(notice, gold[0]) for notice in _shown()[seed]["notices"]] == gold


@pytest.mark.parametrize("seed", SEEDS)
def test_digest(seed: str) -> None:
    shown = _shown()[seed]["digest"]
    found = {"heading": shown["heading"]["line"], "items": [item["line"] for item in shown["items"]]}
    assert found == _gold(seed)["digest"]


@pytest.mark.parametrize("seed", SEEDS)
def test_when_the_story_was_written(seed: str) -> None:
    shown = _shown()[seed]
    gold = _gold(seed)["published"]
    assert _agrees(shown["published"], gold), shown["published"]
    for section in shown["sections"]:
        if section["kind"] == "body":
            assert _agrees(section["published"], gold), section


@pytest.mark.parametrize("seed", SEEDS)
def test_when_the_digest_was_written(seed: str) -> None:
    gold = _gold(seed)["digest_published"]
    for item in _shown()[seed]["digest"]["items"]:
        assert _agrees(item["published"], gold), item


@pytest.mark.parametrize("seed", SEEDS)
def test_sections_cover_the_text(seed: str) -> None:
    (file,) = (SHARED / "seeds").glob(f"{seed}_*.txt")
    text = file.read_text(encoding="utf-8")
    covered = [" "] * len(text)
    for section in _shown()[seed]["sections"]:
        covered[section["start"] : section["end"]] = text[section["start"] : section["end"]]
    assert "".join(covered).split() == text.split()
