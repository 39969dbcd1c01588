"""Agreements out of whole dispatches, by the installed command: our own examples, and the two reference dispatches."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from shared_data import ROOT, SHARED, needs_shared

SIGNED = ROOT / "examples" / "03-lake-treaty-signed.txt"
DIGEST = ROOT / "bench" / "gold" / "agreements" / "g09-digest.txt"
QUIET = ROOT / "bench" / "gold" / "agreements" / "g10-quiet.txt"


def _read(form: str, *files: Path) -> list[dict[str, Any]]:
    command = [Path(sys.executable).parent / "dateline", "read", "--format", form, *files]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def _texts(record: dict[str, Any], field: str) -> list[str]:
    return [value["text"] for value in record[field]]


def test_a_signed_treaty_is_one_record_with_its_clauses() -> None:
    (record,) = _read("agreements", SIGNED)
    assert [party["code"] for party in record["parties"]] == ["KEN", "ETH"]
    assert _texts(record, "names") == ["Lake Turkana treaty"]
    assert (record["term"]["text"], record["term"]["value"]) == ("15-year", "P15Y")
    signing = record["signing"]
    assert (signing["told"], signing["date"], signing["event_loc"]["resolved_place"]) == (
        "done",
        "2025-10-14",
        "Nairobi",
    )
    assert [hand["identifier_text"] for hand in signing["hands"]] == ["William Ruto", "Abiy Ahmed"]
    assert "Ethiopia will release water from its dams in the dry months" in _texts(record, "commitments")
    assert _texts(record, "exclusions") == [
        "oblige Ethiopia to stop building dams",
        "clause on compensation for fishing villages",
    ]
    assert [(step["status"], step["told"]) for step in record["history"]] == [("signed", "done"), ("ratified", "ahead")]


def test_reports_name_their_agreement() -> None:
    (record,) = _read("agreements", SIGNED)
    reports = _read("jsonl", SIGNED)
    about = [report["id"] for report in reports if report["agreement_id"] == record["id"]]
    assert about == record["reports"]
    assert about
    assert {report["agreement_id"] for report in reports} == {None, record["id"]}


def test_items_of_a_digest_have_records_of_their_own_and_a_player_has_none() -> None:
    records = _read("agreements", DIGEST)
    assert [record["section"] for record in records] == ["digest"] * 3
    parties = [sorted(party["code"] for party in record["parties"]) for record in records]
    assert parties == [["EGY", "GRC"], ["AFG", "PAK"], ["JPN", "PHL"]]


def test_deals_of_firms_are_no_records() -> None:
    assert _read("agreements", QUIET) == []


@needs_shared
def test_the_reference_dispatches_tell_of_one_accord_before_and_after_its_signing() -> None:
    done, planned = _read("agreements", *sorted((SHARED / "seeds").glob("*.txt")))
    for record in (done, planned):
        assert {party["code"] for party in record["parties"]} == {"RUS", "IRN"}
        assert record["signing"]["date"] == "2025-01-17"
        assert record["signing"]["event_loc"]["resolved_place"] == "Moscow"
        assert record["areas"]
    assert done["status"]["told"] == "done"
    assert planned["status"]["told"] == "ahead"
    assert done["term"]["value"] == "P20Y"
    assert len(planned["signing"]["hands"]) == 2
    assert done["commitments"]
    assert done["exclusions"]
    assert done["unmentioned"]
