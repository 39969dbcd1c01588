"""The installed command on real files: bad input, standard input, directories, exit codes, pipes, Ctrl-C.

What is refused at intake needs neither the model nor the reference data; the other tests skip while these are missing.
"""

import json
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from installed import COMMAND, dateline, needs_command, needs_pipeline

STORY = """KHARTOUM, Oct. 26 (Nile Wire) - Chad and Sudan signed a border treaty in Khartoum on Tuesday.
Egypt praised the treaty, a government spokesman said.
"""

pytestmark = needs_command


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """A directory with one good dispatch, where the command runs."""
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    return tmp_path


def messages(result: subprocess.CompletedProcess[bytes]) -> list[str]:
    return result.stderr.decode("utf-8").splitlines()


def records(result: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def bad_input(folder: Path) -> list[str]:
    """The bad input that every release must refuse, and its messages."""
    files = {
        "empty.txt": b"",
        "blank.txt": b" \n\r\n\t",
        "image.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20,
        "noise.txt": bytes((7 * number * number + 13 * number) % 256 for number in range(1, 5000)),
        "line.txt": b"word " * 4_000_000,
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / "nothing").mkdir()
    return [
        "dateline: empty.txt: is empty",
        "dateline: blank.txt: holds nothing but white space",
        "dateline: image.txt: is no text but a PNG image",
        "dateline: noise.txt: is no text in an encoding that is read here "
        "(not valid UTF-8 at byte 3, no UTF-16 mark); save it as UTF-8",
        "dateline: line.txt: is too large: one dispatch may have 1,000,000 characters at most; "
        "give each dispatch a file of its own",
        "dateline: gone.txt: is not there",
        "dateline: nothing: is a directory without files that are read here (.atom .bz2 .csv .docx .gz .htm .html "
        ".json .jsonl .ndjson .rdf .rss .rtf .tab .text .tsv .txt .warc .xhtml .xml .xz .zip)",
    ]


BAD = ["empty.txt", "blank.txt", "image.txt", "noise.txt", "line.txt", "gone.txt", "nothing"]


def test_each_bad_input_is_named_with_its_reason(wire: Path) -> None:
    expected = bad_input(wire)
    result = dateline(wire, "read", *BAD)
    assert messages(result) == [*expected, "dateline: 0 dispatches read, 0 reports, 7 failed"]
    assert (result.returncode, result.stdout) == (1, b"")


@needs_pipeline
def test_the_others_are_still_read(wire: Path) -> None:
    expected = bad_input(wire)
    result = dateline(wire, "read", "--format", "jsonl", *BAD[:3], "story.txt", *BAD[3:])
    assert messages(result)[:-1] == expected
    assert result.returncode == 1
    assert {record["cite_info"]["citation"] for record in records(result)} == {"story.txt"}


@needs_pipeline
def test_standard_input_gives_what_the_file_gives(wire: Path) -> None:
    from_file = dateline(wire, "read", "--format", "jsonl", "story.txt")
    from_stream = dateline(wire, "read", "--format", "jsonl", "-", given=STORY.encode())
    assert (from_file.returncode, from_stream.returncode) == (0, 0)
    drop = ("id", "dispatch_id", "agreement_id", "cite_info")  # these depend on the name of the file
    told = [
        [{key: value for key, value in record.items() if key not in drop} for record in records(result)]
        for result in (from_file, from_stream)
    ]
    assert told[0] == told[1]
    assert [record["cite_info"]["citation"] for record in records(from_stream)] == ["-"] * len(told[1])


@needs_pipeline
def test_records_are_json_lines_whose_offsets_give_the_words(wire: Path) -> None:
    result = dateline(wire, "read", "--format", "jsonl", "story.txt")
    assert records(result), "a signed treaty is an event"
    for record in records(result):
        assert record["schema"] == "dateline-report-1"
        assert record["text"] in STORY
        for party in [*record["actor"], *record["recipient"]]:
            assert STORY[party["start"] : party["end"]] == party["entity_text"]


@needs_pipeline
def test_directories_are_read_in_order_and_side_by_side_alike(wire: Path) -> None:
    for name in ("b/two.txt", "a/one.txt", "a/three.txt"):
        (wire / name).parent.mkdir(exist_ok=True)
        (wire / name).write_text(STORY, encoding="utf-8")
    alone = dateline(wire, "read", "--format", "jsonl", ".")
    assert alone.returncode == 0
    citations = [record["cite_info"]["citation"] for record in records(alone)]
    assert list(dict.fromkeys(citations)) == ["a/one.txt", "a/three.txt", "b/two.txt", "story.txt"]
    assert dateline(wire, "read", "--format", "jsonl", "--jobs", "2", ".").stdout == alone.stdout


ACTORS = """kind,code,name,aliases,sector,office,start,end
organisation,NGO,Quillback Trust,QBT,SOC,,,
official,PER,Ruth Quispe,,GOV,foreign minister,2025-01-20,
"""
COAST = """LIMA, Feb. 3, 2025 (Coast Wire) - QBT condemned the Peruvian foreign minister on Monday.
Ruth Quispe rejected the charge.
"""


@needs_pipeline
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_own_people_and_bodies_come_first(wire: Path, jobs: str) -> None:
    (wire / "ours.csv").write_text(ACTORS, encoding="utf-8")
    (wire / "coast.txt").write_text(COAST, encoding="utf-8")
    read = ("read", "--format", "jsonl", "--jobs", jobs, "coast.txt", "story.txt")
    without, given = (records(dateline(wire, *read, *more)) for more in ((), ("--actors", "ours.csv")))
    assert "NGO" not in {party["code"] for record in without for party in record["actor"]}
    condemned = next(record for record in given if record["event"] == ["ACCUSE"])
    assert [(party["code"], party["sector"]) for party in condemned["actor"]] == [("NGO", "SOC")]
    assert [party["identifier_text"] for party in condemned["recipient"]] == ["Ruth Quispe"]


@needs_pipeline
def test_text_shows_the_sentence_with_marks_and_no_colour(wire: Path) -> None:
    result = dateline(wire, "read", "story.txt")
    out = result.stdout.decode("utf-8")
    assert result.returncode == 0
    assert "\x1b" not in out
    assert "Chad and Sudan signed a border treaty in Khartoum on Tuesday." in out
    assert "^" in out
    assert messages(result)[-1].startswith("dateline: 1 dispatch read, ")


@needs_pipeline
def test_anatomy_and_brief(wire: Path) -> None:
    anatomy = dateline(wire, "anatomy", "--format", "json", "story.txt")
    assert anatomy.returncode == 0
    (built,) = records(anatomy)
    assert built["dateline"]["text"].startswith("KHARTOUM")
    assert dateline(wire, "anatomy", "story.txt").stdout
    brief = dateline(wire, "brief", "--html", "brief.html", "story.txt")
    assert brief.returncode == 0
    assert "Chad" in brief.stdout.decode("utf-8")
    assert "<!doctype html>" in (wire / "brief.html").read_text("utf-8")


@pytest.mark.parametrize("arguments", [["read"], ["read", "--published", "soon", "story.txt"], ["raed", "story.txt"]])
def test_wrong_use_is_code_2(wire: Path, arguments: list[str]) -> None:
    result = dateline(wire, *arguments)
    assert (result.returncode, result.stdout) == (2, b"")
    assert "Usage: dateline" in result.stderr.decode()


def test_help_and_version(wire: Path) -> None:
    assert b"Usage: dateline" in dateline(wire, "--help").stdout
    assert dateline(wire, "--version").stdout.startswith(b"dateline ")


@needs_pipeline
def test_a_closed_pipe_ends_the_run_quietly(wire: Path) -> None:
    for number in range(40):
        (wire / f"{number:02}.txt").write_text(STORY, encoding="utf-8")
    with subprocess.Popen([COMMAND, "read", "."], cwd=wire, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        complaint = running.stderr.read().decode()
        assert running.wait(60) == 141
    assert "Traceback" not in complaint


def test_ctrl_c_ends_with_130_and_a_short_message(wire: Path) -> None:
    with subprocess.Popen(
        [COMMAND, "read", "--format", "jsonl", "-"],
        cwd=wire,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None and running.stderr is not None
        time.sleep(1.5)  # until it waits for its standard input, which never ends
        running.send_signal(signal.SIGINT)
        assert running.wait(30) == 130
        assert running.stdout.read() == b""
        assert "Traceback" not in (complaint := running.stderr.read().decode())
    assert complaint.strip() == "dateline: stopped; every record printed so far is complete"
