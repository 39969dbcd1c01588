"""Reports and events as records: the same as `dateline read` prints, and without words none at all."""

from __future__ import annotations

import re

import msgspec
import pytest

from dateline.explain import report_line
from dateline.exports import event_item, lines
from dateline.exports.bare import bare_event, bare_report
from dateline.exports.parties import EventParty
from dateline.exports.records import (
    BareEventParty,
    BareEventRecord,
    BareReportRecord,
    EventLocation,
    EventRecord,
    History,
    ReportRecord,
    Told,
)
from kept import DAY, report_items, shooting
from readings import harbour, treaty

READINGS = {"treaty": treaty(), "harbour": harbour()}


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


@pytest.mark.parametrize("name", READINGS)
def test_a_report_is_what_read_prints_but_for_its_coder(name: str) -> None:
    reading = READINGS[name]
    for item, report, line in zip(
        report_items(reading), reading.reports, lines(report_items(reading), "full"), strict=True
    ):
        printed = msgspec.json.decode(report_line(report, reading))
        printed["cite_info"]["coder"] = "dateline test"
        assert line == msgspec.json.encode(printed) + b"\n"
        assert msgspec.json.decode(line, type=ReportRecord) == item.record


@pytest.mark.parametrize("name", READINGS)
def test_a_bare_report_holds_no_word_and_finds_them_all(name: str) -> None:
    reading = READINGS[name]
    text = reading.dispatch.text
    for item, line in zip(report_items(reading), lines(report_items(reading), "none"), strict=True):
        bare = msgspec.json.decode(line, type=BareReportRecord)
        assert bare == bare_report(item)
        assert text[slice(*bare.sentence)] == item.record.text
        assert [text[start:end] for start, end in bare.triggers] == item.record.event_text
        assert [text[each.start : each.end] for each in bare.actor] == [each.entity_text for each in item.record.actor]
        kept = " ".join(words_of(line.decode()))
        for start in range(len(words_of(text)) - 1):
            two = " ".join(words_of(text)[start : start + 2])
            assert f" {two} " not in f" {kept} ", two


def test_a_bare_reason_keeps_rule_and_row_alone() -> None:
    [item, *_] = report_items(treaty())
    for full, bare in zip(item.record.why, bare_report(item).why, strict=True):
        assert (bare.rule, bare.spans) == (full.rule, full.spans)
        assert bare.row is None or re.fullmatch(r"\S+:\d+", bare.row)


def test_an_event_has_its_history_and_its_disagreements_side_by_side() -> None:
    record = event_item(shooting()).record
    assert record.event_loc == EventLocation("Goma", 216281, -1.67409, 29.22845, "COD", 4)
    assert record.actor == [
        EventParty(None, "UAF"),
        EventParty("COD", "REB"),
        EventParty(None, None, "gunmen from the hills"),
    ]
    assert record.history[0] == History("claimed", "2025-02-14", "r-1", ["Coast Press", "the army"])
    assert record.size == {"dead": 23}
    assert list(record.disagreements) == ["actors", "place", "dead"]
    assert record.disagreements["dead"][1] == Told("17", ["r-1"], ["Coast Press"], ["the army"], str(DAY), str(DAY))
    assert (record.outlets, record.reports, record.dispatches) == (2, ["r-1", "r-2"], ["d-1", "d-2"])
    [line] = lines([event_item(shooting())], "full")
    assert msgspec.json.decode(line, type=EventRecord) == record


def test_a_bare_event_keeps_numbers_days_and_codes() -> None:
    item = event_item(shooting())
    bare = bare_event(item)
    [line] = lines([item], "none")
    assert msgspec.json.decode(line, type=BareEventRecord) == bare
    assert bare.actor == [BareEventParty(None, "UAF"), BareEventParty("COD", "REB"), BareEventParty(None, None)]
    assert [each.value for each in bare.disagreements["dead"]] == ["23", "17"]
    assert [each.value for each in bare.disagreements["place"]] == [None, None]
    assert [each.value for each in bare.disagreements["actors"]] == ["COD REB", None]
    for words in ("gunmen", "Goma", "Coast", "army", "market", "Bukavu"):
        assert words.encode() not in line
