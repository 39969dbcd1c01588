"""`dateline export` on a made-up ledger: what it prints, what it tells, what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.cli import main
from dateline.ledger import Identity, Ledger
from made_up import made_up


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path, write=True) as opened:
        run = opened.begin_run("add", Identity("dateline test", "m", "l", "r"))
        for number in range(4):
            opened.add(made_up(number), run)
        opened.end_run(run)
    monkeypatch.setenv("DATELINE_LEDGER", str(path))
    return path


def test_records_go_to_standard_output_and_counts_to_standard_error(
    ledger: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--level", "report", "--type", "assault"]) == 0
    printed = capfd.readouterr()
    assert [json.loads(line)["event"] for line in printed.out.splitlines()] == [["ASSAULT"]] * 4
    assert printed.err == "dateline: 4 reports\n"


def test_a_map_tells_how_many_have_no_point(ledger: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = ledger.with_name("map.geojson")
    assert main(["export", "--format", "geojson", "--output", str(path), "--kind", "happening"]) == 0
    number = json.loads(path.read_bytes())["without_geometry"]
    assert f"{number} without coordinates (null geometry) written to {path}" in capfd.readouterr().err


def test_nothing_found_is_an_empty_export(ledger: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--place", "Atlantis"]) == 0
    assert capfd.readouterr() == ("", "dateline: 0 events\n")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--format", "xml"], 2, "is not one of"),
        (["--text", "some"], 2, "is not one of"),
        (["--since", "soonish"], 2, "soonish"),
        (["--ledger", "gone.sqlite"], 1, "is not there"),
    ],
)
def test_what_is_wrong_is_told(
    ledger: Path, capfd: pytest.CaptureFixture[str], arguments: list[str], code: int, told: str
) -> None:
    assert main(["export", *arguments]) == code
    assert told in capfd.readouterr().err


def test_without_polars_the_extra_is_named(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "polars", None)
    path = ledger.with_name("out.parquet")
    assert main(["export", "--format", "parquet", "--output", str(path)]) == 1
    assert "pip install 'dateline[frames]'" in capfd.readouterr().err
    assert not path.exists()
