"""`dateline explain` and `--ontology` on the command line: what is asked for, wrong use, exit codes. The pipeline is a
stand-in whose readings hold no sentences; what a sentence's account says is tested with the accounts."""

import json
from pathlib import Path

import pytest

from dateline import cli
from ontologies import events, write
from readings import treaty
from stand_ins import SeedReader


@pytest.fixture(autouse=True)
def wire(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("treaty.txt").write_text(treaty().dispatch.text)
    Path("empty.txt").write_bytes(b"")
    Path("wire").mkdir()
    monkeypatch.setattr("dateline.cli.session.country_name", lambda code: code)
    monkeypatch.setattr("dateline.run.pipeline_reader", lambda *_: SeedReader())


def test_a_line_is_explained(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "treaty.txt", "--at", "1"]) == 0
    out, err = capfd.readouterr()
    assert out.splitlines()[0].startswith("── wire/treaty.txt · line 1 · byline ")
    assert "     This is a byline, which is not read for events." in out.splitlines()
    assert err == "dateline: 1 dispatch read, 8 reports\n"


def test_jsonl_is_one_object_a_sentence_or_section(capfd: pytest.CaptureFixture[str]) -> None:
    arguments = ["explain", "--format", "jsonl", "treaty.txt", "--at", "1:4", "--find", "all  RIGHTS"]
    assert cli.main(arguments) == 0
    told = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [(one["schema"], one["line"], one["section"]) for one in told] == [
        ("dateline-explain-1", 1, "byline"),
        ("dateline-explain-1", 9, "notice"),
    ]


def test_without_a_place_everything_is_explained(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "--format", "jsonl", "treaty.txt"]) == 0
    assert [json.loads(line)["section"] for line in capfd.readouterr().out.splitlines()] == [
        "byline", "dateline", "heading", "notice", "digest_heading",
    ]  # fmt: skip


def test_a_file_that_cannot_be_read_is_code_1(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "empty.txt", "--at", "1"]) == 1
    assert "dateline: empty.txt: is empty" in capfd.readouterr().err


WRONG = [
    (["explain"], "Missing argument 'FILE'"),
    (["explain", "wire"], "wire is a directory; name one dispatch"),
    (["explain", "treaty.txt", "--at", "one"], "'one' is no line and no LINE:COLUMN, both counted from 1"),
    (["explain", "treaty.txt", "--at", "1:"], "'1:' is no line and no LINE:COLUMN"),
    (["explain", "treaty.txt", "--at", "99"], "the text has no line 99"),
    (["explain", "treaty.txt", "--at", "1:900"], "the text has no line 1, column 900"),
    (["explain", "treaty.txt", "--find", "zebra"], "the text does not hold 'zebra'"),
    (["read", "--ontology", "gone", "treaty.txt"], "gone: is no folder"),
    (["brief", "--ontology", "wire", "treaty.txt"], "wire/vocabulary.toml: is not there"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG, ids=[" ".join(row[0]) for row in WRONG])
def test_wrong_use_is_code_2_and_says_why(
    arguments: list[str], message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert message in " ".join(err.split())


@pytest.mark.parametrize("command", ["read", "brief", "explain"])
def test_a_slip_in_an_ontology_refuses_the_start(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    write(Path("mine"), events_watch=events("watch\tV\tday\tsubj\tobj"))
    assert cli.main([command, "--ontology", "mine", "treaty.txt"]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert "mine/events/watch.tsv:2: WATCH has no mode 'day'; it has night" in " ".join(err.split())
    assert "dispatch read" not in err
