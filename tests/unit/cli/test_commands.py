"""Command lines in; records, messages and exit codes out. The pipeline is a stand-in."""

import json
from pathlib import Path
from typing import Any

import pytest

from dateline import cli, run
from dateline.records import Dispatch, Reading
from readings import harbour, treaty
from stand_ins import SeedReader, echo_reader, no_reader


@pytest.fixture(autouse=True)
def wire(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("wire").mkdir()
    Path("wire/treaty.txt").write_text(treaty().dispatch.text)
    Path("wire/harbour.txt").write_text(harbour().dispatch.text)
    Path("wire/empty.txt").write_bytes(b"")
    monkeypatch.setattr("dateline.cli.session.country_name", lambda code: code)
    reads_with(monkeypatch, SeedReader)


def reads_with(monkeypatch: pytest.MonkeyPatch, build: object) -> None:
    """Let the commands read with a stand-in."""

    def read(files: Any, options: Any, progress: Any, _shipped: object) -> Any:
        return run.reading.read(files, options, progress, build)

    monkeypatch.setattr("dateline.cli.session.run.read", read)


def test_read_prints_records_for_reading(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cli.main(["read", "wire/treaty.txt"]) == 0
    out, err = capfdbinary.readouterr()
    assert "  1  SUPPORT  PER + CHL → —   2025-02-14 (day)   Lima, PER   asserted" in out.decode().splitlines()
    assert err == b"dateline: 1 dispatch read, 8 reports\n"


def test_jsonl_is_one_object_a_line(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cli.main(["read", "--format", "jsonl", "wire/harbour.txt", "wire/treaty.txt"]) == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert [json.loads(line)["cite_info"]["citation"] for line in lines] == (
        ["wire/harbour.txt"] * 2 + ["wire/treaty.txt"] * 8
    )


def test_what_fails_is_named_and_the_rest_is_read(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cli.main(["read", "--format", "jsonl", "gone.txt", "wire"]) == 1
    out, err = capfdbinary.readouterr()
    assert len(out.splitlines()) == 10
    assert err.decode().splitlines() == [
        "dateline: gone.txt: is not there",
        "dateline: wire/empty.txt: is empty",
        "dateline: 2 dispatches read, 10 reports, 2 failed",
    ]


def test_an_assumed_encoding_is_noted(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    reads_with(monkeypatch, echo_reader)
    Path("west.txt").write_bytes("Peru’s envoy".encode("cp1252"))
    assert cli.main(["read", "west.txt"]) == 0
    assert "dateline: west.txt: note: read as Windows-1252: not valid UTF-8 at byte 4" in capfd.readouterr().err


def test_records_go_to_a_file_on_request(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cli.main(["read", "--format", "jsonl", "--output", "reports.jsonl", "wire/harbour.txt"]) == 0
    assert capfdbinary.readouterr().out == b""
    assert len(Path("reports.jsonl").read_bytes().splitlines()) == 2


def test_brief_prints_and_writes_its_page(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cli.main(["brief", "--html", "brief.html", "wire/treaty.txt", "wire/harbour.txt"]) == 0
    out, err = capfdbinary.readouterr()
    assert "WHAT HAPPENED" in out.decode()
    assert err.decode().splitlines()[-1] == "dateline: page written to brief.html"
    assert Path("brief.html").read_text("utf-8").startswith("<!doctype html>")


WRONG = [
    (["read"], "Missing argument 'FILE...'"),
    (["read", "--format", "xml", "wire"], "'xml' is not one of 'text', 'jsonl'"),
    (["read", "--published", "yesterday", "wire"], "'yesterday' is no date: expected YYYY"),
    (["read", "--published", "2025-02-30", "wire"], "'2025-02-30' is no date of the calendar"),
    (["read", "--jobs", "0", "wire"], "0 is not in the range x>=1"),
    (["read", "--output", "nowhere/a.jsonl", "wire"], "the directory nowhere is not there"),
    (["read", "--output", "wire", "wire/treaty.txt"], "wire is a directory"),
    (["read", "--output", "./wire/treaty.txt", "wire/treaty.txt"], "this file is among those to be read"),
    (["brief", "--html", "wire/treaty.txt", "wire"], "this file is among those to be read"),
    (["read", "--actors", "ours.csv", "wire"], "ours.csv: cannot be read as a CSV file"),
    (["brief", "--actors", "wire/treaty.txt", "wire"], "wire/treaty.txt:1: unknown columns"),
    (["translate"], "No such command 'translate'"),
    (["--colour"], "No such option"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG, ids=[" ".join(row[0]) for row in WRONG])
def test_wrong_use_is_code_2_and_says_why(
    arguments: list[str], message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert message in err
    assert Path("wire/treaty.txt").read_text() == treaty().dispatch.text


def test_without_arguments_the_help_is_shown_as_wrong_use(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 2
    assert "Usage: dateline" in capfd.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["read", "--help"], ["anatomy", "--help"], ["brief", "-h"]])
def test_help_teaches(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 0
    out = capfd.readouterr().out
    assert "Exit codes: 0 all read; 1 some failed" in out
    assert out.count("  dateline ") >= 2


def test_the_version(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capfd.readouterr().out.startswith("dateline 0.")


def test_a_model_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    reads_with(monkeypatch, no_reader)
    assert cli.main(["read", "wire"]) == 1
    assert "dateline: the model is not there" in capfd.readouterr().err


def test_ctrl_c_is_answered_shortly(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    class Stopped(SeedReader):
        def read(self, dispatch: Dispatch) -> Reading:
            if dispatch.citation.endswith("treaty.txt"):
                raise KeyboardInterrupt
            return super().read(dispatch)

    reads_with(monkeypatch, Stopped)
    assert cli.main(["read", "--format", "jsonl", "wire"]) == 130
    out, err = capfdbinary.readouterr()
    assert [json.loads(line)["text_info"]["sequence"] for line in out.splitlines()] == [1, 2]
    assert err.decode().splitlines()[-1] == "dateline: stopped; every record printed so far is complete"


def test_no_color_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline.cli.session import shows_styles

    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert shows_styles()
    monkeypatch.setenv("NO_COLOR", "1")
    assert not shows_styles()


def test_a_terminal_gets_underlines(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    monkeypatch.setattr("dateline.cli.session.shows_styles", lambda: True)
    assert cli.main(["read", "wire/harbour.txt"]) == 0
    out = capfdbinary.readouterr().out.decode()
    assert "\x1b[1;4;31mwalked out\x1b[0m" in out
    assert "^^^" not in out
