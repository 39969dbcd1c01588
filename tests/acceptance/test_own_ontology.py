"""The installed command with an ontology of one's own, and `dateline explain`: real files, the model, exit codes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import installed
from dateline import pipeline
from dateline.lexicon.ontology import plover
from dateline.records import Dispatch, Span
from dateline.stages import coding
from dateline.vocabulary import EVENT_TYPES
from installed import needs_command, needs_pipeline
from shared_data import ROOT

PEACEKEEPING = ROOT / "examples" / "ontologies" / "peacekeeping"
DISPATCH = PEACEKEEPING / "dispatch.text"


pytestmark = [needs_command, needs_pipeline]


def dateline(*arguments: str) -> subprocess.CompletedProcess[str]:
    done = installed.dateline(ROOT, *arguments)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def records(*arguments: str) -> list[dict[str, Any]]:
    result = dateline(*arguments)
    assert result.returncode == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def events(told: list[dict[str, Any]]) -> list[tuple[str, list[str]]]:
    return [(record["event"][0], record["mode"]) for record in told]


def test_the_example_gives_its_own_types_beside_plovers() -> None:
    told = records("read", "--format", "jsonl", "--ontology", str(PEACEKEEPING), str(DISPATCH))
    assert events(told) == [
        ("CASUALTY", ["killed"]),
        ("PROTECT", ["evacuate"]),
        ("PATROL", []),
        ("OBSTRUCT", ["movement"]),
        ("VIOLATE", ["truce"]),
        ("MANDATE", ["extend"]),
        ("ROTATE", ["leave"]),
        ("ACCUSE", ["disapprove"]),
    ]
    killed = told[0]
    assert (killed["quad_code"], killed["event_scale"], killed["cite_info"]["codebook"]) == (4, -10.0, "peacekeeping-1")
    assert killed["actor"][0]["sector"] == "REB"
    assert [party["code"] for party in killed["recipient"]] == ["MWI"]
    assert any(reason["row"] == "peacekeeping/events/casualty.tsv:3" for reason in killed["why"])
    assert told[6]["aux"] == ["future", "negation"]


def test_without_it_plover_is_untouched() -> None:
    told = records("read", "--format", "jsonl", str(DISPATCH))
    assert {event for event, _ in events(told)} <= set(EVENT_TYPES)
    assert {record["cite_info"]["codebook"] for record in told} == {"plover-2.0"}


def test_two_pipelines_with_different_ontologies_live_in_one_process() -> None:
    dispatch = Dispatch("d", DISPATCH.read_text(encoding="utf-8"), "d")
    shipped, own = pipeline.build(), pipeline.build(own_ontology=PEACEKEEPING)
    before = shipped.read(dispatch).reports
    assert "CASUALTY" in {report.event for report in own.read(dispatch).reports}
    assert shipped.read(dispatch).reports == before


def test_every_example_of_the_ontology_is_read_as_its_row_says() -> None:
    bench = [sys.executable, "bench/lexicon.py", "--ontology", str(PEACEKEEPING), "--misses", "20"]
    result = subprocess.run(bench, cwd=ROOT, capture_output=True, timeout=300, check=False, encoding="utf-8")
    assert result.returncode == 0, result.stdout + result.stderr


def test_an_ontology_that_stands_alone_gives_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    (tmp_path / "vocabulary.toml").write_text(
        'name = "harbour-1"\n[types.BERTH]\ngloss = "a ship ties up"\nquad = 2\nscore = 0\n'
    )
    (tmp_path / "events" / "berth.tsv").write_text(
        "trigger\tpos\tmode\tactor\trecipient\twhen\texample\tgives\ndock\tV\t\tsubj\tin,at\tsubj@\t\t\n"
    )
    story = tmp_path / "story.txt"
    story.write_text(
        "LIMA, Feb. 11 (Coast Press) - The Peruvian navy docked in Chile on Monday. Rebels attacked Lima.\n"
    )
    told = records("read", "--format", "jsonl", "--ontology", str(tmp_path), str(story))
    assert [(record["event"], record["actor"][0]["code"], record["quad_code"]) for record in told] == [
        (["BERTH"], "PER", 2)
    ]


def test_a_slip_is_named_with_its_line_and_nothing_is_read(tmp_path: Path) -> None:
    copied = Path(shutil.copytree(PEACEKEEPING, tmp_path / "peacekeeping"))
    table = copied / "events" / "patrol.tsv"
    table.write_text(table.read_text() + "stroll\tV\t\tsujb\tobj\t\t\t\n")
    number = len(table.read_text().splitlines())
    result = dateline("read", "--ontology", str(copied), str(DISPATCH))
    assert (result.returncode, result.stdout) == (2, "")
    assert f"patrol.tsv:{number}: there is no role 'sujb'" in " ".join(result.stderr.split())


STORY = """LIMA, Feb. 11 (Coast Press) - Peru agreed on Monday to free twelve Chilean fishermen.
It was not clear whether Chile had attacked the boats.
The weather was calm.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_explain_tells_why_and_why_not(story: Path) -> None:
    result = dateline("explain", str(story), "--at", "1:50", "--at", "2", "--at", "3")
    assert result.returncode == 0, result.stderr
    shown = result.stdout
    assert "free  taken in by “agreed”, as what is promised" in shown
    assert "attacked  not coded: stands under “whether”" in shown
    assert "Nothing here is a trigger" in shown
    assert "\x1b[" not in shown, "no colours where no terminal is"


def test_explain_and_read_tell_of_the_same_reports(story: Path) -> None:
    explained = records("explain", "--format", "jsonl", str(story))
    read = records("read", "--format", "jsonl", str(story))
    assert [word["report"] for one in explained for word in one["words"] if word["report"]] == [
        one["id"] for one in read
    ]
    agreed, free = (word for word in explained[1]["words"] if word["words"] in ("agreed", "free"))
    assert agreed["event"] == read[0]["event"][0]
    assert (free["outcome"], free["row"].partition(":")[0]) == ("taken-in", "en/events/retreat.tsv")


@pytest.mark.parametrize("file", sorted((ROOT / "examples").glob("*.txt")), ids=lambda file: file.stem)
def test_the_trace_of_a_dispatch_holds_every_report_once(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    read = _shipped().read(Dispatch(file.stem, text, file.name))
    traced = coding.trace(read, plover(), [Span(0, len(text))])
    told = [verdict.report for one in traced for verdict in one.verdicts if verdict.report]
    assert sorted(told, key=lambda report: report.sequence) == list(read.reports)
    for verdict in (verdict for one in traced for verdict in one.verdicts):
        assert (verdict.outcome == "reported") == (verdict.report is not None)
        assert verdict.note or verdict.outcome not in ("dropped", "describing", "other-word"), "a verdict says why"
        assert verdict.by or verdict.outcome != "taken-in"


@cache
def _shipped() -> pipeline.Pipeline:
    return pipeline.build()


def test_explain_knows_an_own_ontology() -> None:
    told = records(
        "explain",
        "--format",
        "jsonl",
        "--ontology",
        str(PEACEKEEPING),
        str(DISPATCH),
        "--find",
        "violated the ceasefire",
    )
    assert [(word["words"], word["event"]) for word in told[0]["words"] if word["report"]] == [("violated", "VIOLATE")]
