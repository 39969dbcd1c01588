"""`dateline watchlist`: the same questions as `events`, kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.cli import WRONG_USE, main
from dateline.ledger import Identity, Ledger
from dateline.run.watchlists import notice
from made_up import made_up


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "ledger.sqlite"
    monkeypatch.setenv("DATELINE_LEDGER", str(path))
    fill(path, 0, 4)
    return path


def fill(path: Path, first: int, end: int) -> None:
    with Ledger.open(path, write=True) as opened:
        number = opened.begin_run("add", Identity("dateline test", "m", "l", "r"))
        for each in range(first, end):
            opened.add(made_up(each), number)
        opened.end_run(number)
        notice(opened)


def printed(capfd: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    capfd.readouterr()
    assert main(["watchlist", *arguments, "--format", "jsonl"]) == 0
    return [json.loads(line) for line in capfd.readouterr().out.splitlines()]


def test_a_question_is_kept_and_tells_what_is_new(ledger: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["watchlist", "add", "Shelling", "--type", "assault", "--since", "2020-01-01"]) == 0
    assert "w-1 'Shelling' kept; 2 events match now" in capfd.readouterr().err
    (row,) = printed(capfd, "list")
    assert row["question"] == {"types": ["ASSAULT"], "since": "2020-01-01"} and row["new"] == 0
    fill(ledger, 4, 8)
    assert [match["new"] for match in printed(capfd, "show", "Shelling")] == [True, True, False, False]
    assert len(printed(capfd, "show", "w-1", "--new", "--seen")) == 2
    assert printed(capfd, "show", "w-1", "--new") == []


def test_it_asks_what_events_asks(ledger: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["watchlist", "add", "MIL", "--actor", "MIL", "--at-least", "2", "--kind", "happening"]) == 0
    capfd.readouterr()
    assert main(["events", "--actor", "MIL", "--at-least", "2", "--kind", "happening", "--format", "jsonl"]) == 0
    listed = {json.loads(line)["id"] for line in capfd.readouterr().out.splitlines()}
    assert listed and {match["id"] for match in printed(capfd, "show", "MIL")} == listed


def test_the_table_says_the_question_in_words(ledger: Path, capfd: pytest.CaptureFixture[str]) -> None:
    hook = "http://127.0.0.1:9/"
    assert main(["watchlist", "add", "Two", "--one", "RUS", "--other", "UKR", "--disputed", "--webhook", hook]) == 0
    assert main(["watchlist", "mute", "Two"]) == 0
    capfd.readouterr()
    assert main(["watchlist", "list"]) == 0
    words = " ".join(capfd.readouterr().out.split())
    assert "pair RUS + UKR, disputed" in words and "muted never" in words
    assert main(["watchlist", "mute", "--off", "Two"]) == 0
    assert main(["watchlist", "remove", "w-1"]) == 0
    assert printed(capfd, "list") == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["add", "All"],
        ["add", "Half", "--one", "RUS"],
        ["add", "Hook", "--actor", "RUS", "--webhook", "ftp://host.example"],
        ["add", "Late", "--since", "soon"],
    ],
)
def test_what_cannot_be_asked_is_wrong_use(ledger: Path, arguments: list[str]) -> None:
    assert main(["watchlist", *arguments]) == WRONG_USE


def test_one_that_is_not_there_is_told(ledger: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for command in ("show", "remove", "mute"):
        assert main(["watchlist", command, "w-7"]) == 1
        assert "holds no watchlist 'w-7'" in capfd.readouterr().err
