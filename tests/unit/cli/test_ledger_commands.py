"""The ledger's commands, over made-up readings: what they print, and what they refuse."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest

from dateline.cli import main
from dateline.cli.ledger.options import day_of
from dateline.ledger import Identity, Ledger
from made_up import OUTLETS, made_up


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path, write=True) as opened:
        run = opened.begin_run("add", Identity("dateline test", "m", "l", "r"))
        for number in range(6):
            opened.add(made_up(number), run)
        opened.fail("broken.txt", "is empty", run)
        opened.end_run(run)
    monkeypatch.setenv("DATELINE_LEDGER", str(path))
    return path


def asked(capfdbinary: pytest.CaptureFixture[bytes], *arguments: str, code: int = 0) -> str:
    """What a command prints to standard output."""
    assert main(list(arguments)) == code
    return capfdbinary.readouterr().out.decode()


def lines(printed: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in printed.splitlines()]


def test_every_form_holds_the_same_events(ledger: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    records = lines(asked(capfdbinary, "events", "--format", "jsonl"))
    rows = list(csv.DictReader(io.StringIO(asked(capfdbinary, "events", "--format", "csv"))))
    table = asked(capfdbinary, "events")
    assert [record["id"] for record in records] == [row["id"] for row in rows]
    assert all(str(record["id"]) in table for record in records)


def test_a_filter_narrows_the_answer(ledger: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    every = lines(asked(capfdbinary, "events", "--format", "jsonl"))
    shellings = lines(asked(capfdbinary, "events", "--format", "jsonl", "--type", "assault"))
    assert 0 < len(shellings) < len(every)
    assert {record["type"] for record in shellings} == {"ASSAULT"}
    code = str(shellings[0]["actors"][0])[:3]  # type: ignore[index]
    other = str(shellings[0]["recipients"][0])[:3]  # type: ignore[index]
    between = lines(asked(capfdbinary, "timeline", code, other, "--format", "jsonl"))
    assert shellings[0]["id"] in {record["id"] for record in between}


def test_an_event_is_shown_with_its_words(ledger: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    [first, *_] = lines(asked(capfdbinary, "events", "--format", "jsonl", "--type", "ASSAULT"))
    shown = asked(capfdbinary, "show", str(first["id"])[:9])
    assert "shelled" in shown
    assert "told by 2 outlets in 2 reports" in shown


def test_a_correction_is_kept_listed_and_taken_back(ledger: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    report = "r-made-up-0-1"
    asked(capfdbinary, "correct", "field", report, "actors", "ZWE MIL", "--author", "ana", "--note", "the other army")
    assert lines(asked(capfdbinary, "events", "--actor", "ZWE", "--format", "jsonl"))
    [row] = lines(asked(capfdbinary, "corrections", "--format", "jsonl"))
    assert (row["author"], row["field"], row["value"]) == ("ana", "actors", "ZWE MIL")
    asked(capfdbinary, "correct", "undo", "1")
    assert not lines(asked(capfdbinary, "events", "--actor", "ZWE", "--format", "jsonl"))


def test_what_is_no_value_is_wrong_use(ledger: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    asked(capfdbinary, "correct", "field", "r-made-up-0-1", "date", "last week", code=2)
    asked(capfdbinary, "correct", "undo", "9", code=2)
    asked(capfdbinary, "show", "e-nothing", code=1)
    asked(capfdbinary, "events", "--since", "soon", code=2)
    asked(capfdbinary, "diff", "1", "7", code=1)


def test_words_are_found_and_forgotten(ledger: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    hits = lines(asked(capfdbinary, "search", "shelled", "--format", "jsonl"))
    assert len(hits) == 6
    asked(capfdbinary, "forget", str(hits[0]["dispatch"]), "--yes")
    left = lines(asked(capfdbinary, "search", "shelled", "--format", "jsonl"))
    assert {hit["dispatch"] for hit in left} == {hit["dispatch"] for hit in hits[1:]}


def test_the_ledger_tells_of_itself(ledger: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    counts = json.loads(asked(capfdbinary, "stats", "--json"))
    assert (counts["dispatches"], counts["reports"], counts["failures"]) == (6, 12, 1)
    assert "6" in asked(capfdbinary, "stats")
    assert "broken.txt" in asked(capfdbinary, "failures")
    assert "add" in asked(capfdbinary, "runs")
    assert lines(asked(capfdbinary, "storylines", "--least", "1", "--format", "jsonl"))
    assert asked(capfdbinary, "agreements") == ""


def test_a_storyline_tells_who_told_it(ledger: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    [first, *_] = lines(asked(capfdbinary, "storylines", "--least", "1", "--format", "jsonl"))
    assert "Told by" in asked(capfdbinary, "storyline", str(first["id"]))
    assert json.loads(asked(capfdbinary, "storyline", str(first["id"]), "--format", "json"))["id"] == first["id"]


def test_a_missing_ledger_says_how_to_make_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("DATELINE_LEDGER", str(tmp_path / "none.sqlite"))
    assert main(["events"]) == 1
    assert b"dateline add" in capfdbinary.readouterr().err


def test_a_brief_of_what_is_new(ledger: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    printed = asked(capfdbinary, "brief", "--since", "2020-01-01")
    assert printed.startswith("# What is new since 1 January 2020\n")
    assert "told by 2 independent outlets" in printed
    assert "1 input could not be read" in printed
    page, file = tmp_path / "brief.html", tmp_path / "brief.md"
    assert not asked(capfdbinary, "brief", "--since", "2020-01-01", "--output", str(file), "--html", str(page))
    assert file.read_text() == printed
    assert page.read_text().startswith("<!doctype html>")
    assert "Nothing was written since then" in asked(capfdbinary, "brief", "--since", "yesterday")
    for wrong in (["brief"], ["brief", "--since", "soon"], ["brief", "--since", "today", "a.txt"]):
        asked(capfdbinary, *wrong, code=2)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2025-01-18", "2025-01-18"), ("today", "2025-01-20"), ("Yesterday", "2025-01-19"), ("7 days", "2025-01-13"),
        ("1 day ago", "2025-01-19"), ("2 weeks", "2025-01-06"), ("soon", None), ("999999 weeks", None), ("", None),
    ],
)  # fmt: skip
def test_days_in_plain_words(words: str, day: str | None) -> None:
    found = day_of(words, dt.date(2025, 1, 20))
    assert (found.isoformat() if found else None) == day


def test_outlets_of_ones_own_are_known_at_once(
    ledger: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    own, nothing = tmp_path / "own.csv", tmp_path / "empty"
    own.write_text("name,owner\n" + "".join(f"{outlet},Lakes Press\n" for outlet in OUTLETS))
    nothing.mkdir()
    assert lines(asked(capfdbinary, "events", "--at-least", "2", "--format", "jsonl"))
    main(["add", "--outlets", str(own), str(nothing)])
    capfdbinary.readouterr()
    assert not lines(asked(capfdbinary, "events", "--at-least", "2", "--format", "jsonl"))
    own.write_text("name,kind\nA,newspaper\n")
    asked(capfdbinary, "add", "--outlets", str(own), str(nothing), code=2)
