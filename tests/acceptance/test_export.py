"""The examples, kept in a ledger and taken out again: docs/python.md as it stands, and the installed command.

No word of a dispatch leaves by `--text none`: no four words that stand side by side in any of them.
"""

from __future__ import annotations

import csv
import doctest
import io
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.cli import main
from installed import WHY_NOT, dateline, needs_command

ROOT = Path(__file__).parents[2]
FORMS = ("jsonl", "csv", "parquet", "geojson")
RUN = 4
"""Words side by side that may not be found in an export without words."""


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, doctest.TestResults]]:
    """The folder in which docs/python.md was run, with its ledger, and how it went."""
    pytest.importorskip("polars")
    if WHY_NOT is not None:
        pytest.skip(WHY_NOT)
    folder = tmp_path_factory.mktemp("worked")
    (folder / "build").mkdir()
    (folder / "examples").symlink_to(ROOT / "examples")
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield folder, doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False)
    finally:
        os.chdir(before)


@pytest.fixture
def folder(worked: tuple[Path, doctest.TestResults], monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_LEDGER", str(worked[0] / "build" / "python.sqlite"))
    return worked[0]


def exported(folder: Path, *options: str) -> bytes:
    """What the command writes to a file."""
    path = folder / "out"
    assert main(["export", "--output", str(path), *options]) == 0
    return path.read_bytes()


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def runs_of(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def test_the_page_on_python_is_true(worked: tuple[Path, doctest.TestResults]) -> None:
    assert worked[1].attempted > 30
    assert worked[1].failed == 0


@needs_command
def test_the_installed_command_prints_what_read_prints(folder: Path) -> None:
    paths = ["examples/03-lake-treaty-signed.txt", "examples/17-morning-brief.txt"]
    everything, told = (
        dateline(folder, *arguments).stdout
        for arguments in (["export", "--level", "report"], ["read", "--format", "jsonl", *paths])
    )
    lines = [line for line in everything.splitlines() if json.loads(line)["cite_info"]["citation"] in paths]
    assert lines == told.splitlines()
    assert len(lines) > 20


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("level", ["report", "event"])
def test_no_four_words_of_a_dispatch_leave_without_words(folder: Path, form: str, level: str) -> None:
    dispatches = [path.read_text(encoding="utf-8") for path in (ROOT / "examples").glob("*.txt")]
    told = set().union(*(runs_of(words_of(text)) for text in dispatches))
    options = ("--format", form, "--level", level)
    full, bare = (exported(folder, *options, "--text", words) for words in ("full", "none"))
    if form == "parquet":
        import polars

        full, bare = (polars.read_parquet(io.BytesIO(each)).write_ndjson().encode() for each in (full, bare))
    assert not told & runs_of(words_of(bare.decode()))
    for name in (b"Ruto", b"Turkana", b"Harbour", b"lake-treaty", b"Bandiagara"):
        assert name not in bare
    if level == "report":
        assert told & runs_of(words_of(full.decode()))  # what the test looks for is there to be found


def test_the_forms_hold_the_same_events(folder: Path) -> None:
    options = ("--since", "2025-01-01", "--kind", "happening")
    records = [json.loads(line) for line in exported(folder, *options).splitlines()]
    rows = list(csv.DictReader(io.StringIO(exported(folder, "--format", "csv", *options).decode())))
    features = json.loads(exported(folder, "--format", "geojson", *options))
    ids = [record["id"] for record in records]
    assert len(ids) > 50
    assert [row["event_id"] for row in rows] == ids
    assert [feature["id"] for feature in features["features"]] == ids
    assert features["without_geometry"] == sum(feature["geometry"] is None for feature in features["features"]) > 0
    [signing] = [r for r in records if r["event"] == ["SUPPORT"] and r["date"] == "2025-10-14" and r["outlets"] == 4]
    assert [turn["status"] for turn in signing["history"]] == ["planned", "done"]
    assert signing["event_loc"]["geonameid"] == 184745
    [attack] = [r for r in records if "dead" in r["disagreements"]]
    assert [told["value"] for told in attack["disagreements"]["dead"]] == ["23", "17", "11"]


def test_two_exports_of_one_ledger_are_equal(folder: Path) -> None:
    for form in FORMS:
        options = ("--format", form, "--level", "report", "--type", "assault")
        assert exported(folder, *options) == exported(folder, *options)


def test_a_file_that_cannot_be_written_is_named(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--output", str(folder / "no" / "such" / "out.csv")]) == 2
    assert "is not there" in capfd.readouterr().err
    assert main(["export", "--output", str(folder / "build" / "python.sqlite")]) == 1
    assert "is the ledger itself" in capfd.readouterr().err


def test_the_schema_is_printed_without_a_ledger(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("DATELINE_LEDGER", str(tmp_path / "none.sqlite"))
    for form, name in (("jsonl", "EventRecord"), ("csv", "EventRow")):
        assert main(["export", "--schema", "--format", form]) == 0
        assert name in json.loads(capfdbinary.readouterr().out)["$defs"]
