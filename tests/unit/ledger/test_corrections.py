"""What a user says stands, whatever the coder says later; nothing that was said is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from dateline import queries
from dateline.errors import MovedError
from dateline.ledger import PLOVER, Codes, Correction, Identity, Ledger
from dateline.ledger.corrections import Kind, check
from dateline.records import Reading, Report
from dateline.vocabulary import EventType
from made_up import made_up

IDENTITY = Identity("dateline test", "m", "l", "r")
SHELLING, TALKS = "r-made-up-0-1", "r-made-up-0-2"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite", write=True) as opened:
        run = opened.begin_run("add", IDENTITY)
        for number in range(4):
            opened.add(made_up(number), run)
        yield opened


def correct(
    ledger: Ledger,
    kind: Kind,
    report: str,
    field: str | None = None,
    value: str | None = None,
    undoes: int | None = None,
) -> int:
    return ledger.correct(Correction(0, "", "ana", "a note", kind, ledger.anchor(report), field, value, undoes))


def held(ledger: Ledger, report: str) -> Report:
    [evidence] = queries.evidence(ledger, report=report)
    return evidence.report


def members(ledger: Ledger, report: str) -> set[str]:
    """The reports of the event that a report stands in."""
    [evidence] = queries.evidence(ledger, report=report)
    return {link.report for link in queries.event(ledger, evidence.event or "").links}


def recode(ledger: Ledger, *readings: Reading) -> None:
    run = ledger.begin_run("recode", IDENTITY)
    for reading in readings:
        ledger.recode(reading, run)
    ledger.relink()


def parties(side: str):  # type: ignore[no-untyped-def]
    return lambda report: [(actor.code, actor.sector) for actor in getattr(report, side)]


def when(report: Report) -> tuple[str | None, str]:
    return str(report.when.last) if report.when.last else None, report.when.precision


def where(report: Report) -> tuple[object, ...]:
    return (report.place.name, report.place.country, report.place.resolution) if report.place else ()


FIELDS = [
    ("type", "AGREE", lambda report: (report.event, report.mode), ("AGREE", None)),
    ("mode", "drone", lambda report: report.mode, "drone"),
    ("mode", "", lambda report: report.mode, None),
    ("actors", "RUS GOV, - REB", parties("actors"), [("RUS", "GOV"), (None, "REB")]),
    ("recipients", "", parties("recipients"), []),
    ("date", "2025-01-17", when, ("2025-01-17", "day")),
    ("date", "2025-01-17/2025-01-19", when, ("2025-01-19", "range")),
    ("date", "", when, (None, "unknown")),
    ("place", "Moscow, RUS", where, ("Moscow", "RUS", 4)),
    ("place", "KEN", where, (None, "KEN", 1)),
    ("place", "", where, ()),
    ("stance", "denied", lambda report: report.stance, "denied"),
    ("aux", "future, negation", lambda report: report.aux, ("future", "negation")),
    ("contexts", "military", lambda report: report.contexts, ("military",)),
]  # fmt: skip


@pytest.mark.parametrize(("field", "value", "read", "expected"), FIELDS)
def test_a_field_is_as_the_user_says(ledger: Ledger, field, value, read, expected) -> None:  # type: ignore[no-untyped-def]
    correct(ledger, "field", SHELLING, field, value)
    assert read(held(ledger, SHELLING)) == expected
    assert "ana" in held(ledger, SHELLING).why[-1].note


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("type", "TREATY"), ("mode", "sword"), ("actors", "Russia"), ("date", "last week"),
        ("date", "2025-02-02/2025-01-01"),
        ("place", "Moscow"), ("stance", "sure"), ("aux", "soon"), ("colour", "red"),
    ],
)  # fmt: skip
def test_what_cannot_stand_is_refused(field: str, value: str) -> None:
    with pytest.raises(ValueError, match=r"is no|ends before"):
        check(field, value)


def test_corrections_survive_a_recoding(ledger: Ledger) -> None:
    correct(ledger, "field", SHELLING, "actors", "KEN REB")
    correct(ledger, "drop", TALKS)
    changed = msgspec.structs.replace(made_up(0).reports[0], mode=None, stance="claimed")
    recode(ledger, msgspec.structs.replace(made_up(0), reports=(changed, made_up(0).reports[1])))
    report = held(ledger, SHELLING)
    assert ([(a.code, a.sector) for a in report.actors], report.stance) == ([("KEN", "REB")], "claimed")
    assert queries.evidence(ledger, report=TALKS)[0].dropped


def test_a_correction_whose_report_is_gone_is_listed(ledger: Ledger) -> None:
    number = correct(ledger, "field", SHELLING, "actors", "KEN REB")
    recode(ledger, msgspec.structs.replace(made_up(0), reports=made_up(0).reports[1:]))
    assert [(row.number, row.orphaned) for row in queries.corrections(ledger)] == [(number, True)]
    recode(ledger, made_up(0))  # the coder finds it again: the correction holds again
    assert [a.code for a in held(ledger, SHELLING).actors] == ["KEN"]
    assert not queries.corrections(ledger)[0].orphaned


def test_the_last_word_on_a_field_counts(ledger: Ledger) -> None:
    correct(ledger, "field", SHELLING, "place", "Moscow, RUS")
    last = correct(ledger, "field", SHELLING, "place", "Nairobi, KEN")
    assert held(ledger, SHELLING).place.name == "Nairobi"  # type: ignore[union-attr]
    correct(ledger, "undo", SHELLING, undoes=last)
    assert held(ledger, SHELLING).place.name == "Moscow"  # type: ignore[union-attr]
    assert len(ledger.corrections()) == 3


def test_a_dropped_report_is_in_no_event(ledger: Ledger) -> None:
    event = queries.evidence(ledger, report=TALKS)[0].event
    number = correct(ledger, "drop", TALKS)
    assert event not in {row.id for row in queries.events(ledger)}
    correct(ledger, "undo", TALKS, undoes=number)
    assert event in {row.id for row in queries.events(ledger)}


def test_merged_events_are_one_and_stay_one(ledger: Ledger) -> None:
    """Two shellings are told; a user says that they are one."""
    other = "r-made-up-2-1"
    together = members(ledger, SHELLING) | members(ledger, other)
    assert members(ledger, SHELLING) < together
    number = correct(ledger, "merge", SHELLING, None, str(ledger.anchor(other)))
    for _ in range(2):
        assert members(ledger, SHELLING) == together
        ledger.relink()
    correct(ledger, "undo", SHELLING, undoes=number)
    assert members(ledger, SHELLING) | members(ledger, other) == together
    assert not members(ledger, SHELLING) & members(ledger, other)


def test_an_event_merged_away_is_gone_until_the_merge_is_taken_back(ledger: Ledger) -> None:
    """No list, count or brief holds it; who asks for it is told where it went."""
    other = "r-made-up-2-1"
    ledger.relink()  # storylines are told
    stays, goes = (queries.evidence(ledger, report=report)[0].event or "" for report in (SHELLING, other))
    before, counted = queries.events(ledger), queries.stats(ledger).by_type
    number = correct(ledger, "merge", SHELLING, None, str(ledger.anchor(other)))
    for _ in range(2):
        assert {row.id for row in before} - {row.id for row in queries.events(ledger)} == {goes}
        assert sum(counted.values()) - sum(queries.stats(ledger).by_type.values()) == 1
        for ask in (queries.find, queries.event):
            with pytest.raises(MovedError, match=f"merged into {stays}") as told:
                ask(ledger, goes)
            assert (told.value.was, told.value.event) == (goes, stays)
        assert (queries.merged_into(ledger, goes), queries.merged_into(ledger, stays)) == (stays, None)
        ledger.relink()
    correct(ledger, "undo", SHELLING, undoes=number)
    assert queries.events(ledger) == before  # with its storyline
    assert queries.find(ledger, goes) == goes


def test_an_older_ledger_loses_events_merged_away(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    with Ledger.open(path, write=True) as old:
        run = old.begin_run("add", IDENTITY)
        old.add(made_up(0), run)
        every = queries.events(old)
        columns = "kind, type, status, day_precision, reports, outlets, disputed, record"
        old.connection.execute(f"INSERT INTO events (id, {columns}) SELECT 'e-emptied', {columns} FROM events LIMIT 1")
        old.connection.execute("PRAGMA user_version = 6")
    with Ledger.open(path, write=True) as brought_up:
        assert queries.events(brought_up) == every


def test_a_split_report_stands_alone(ledger: Ledger) -> None:
    number = correct(ledger, "split", SHELLING)
    for _ in range(2):
        assert members(ledger, SHELLING) == {SHELLING}
        ledger.relink()
    correct(ledger, "undo", SHELLING, undoes=number)
    assert len(members(ledger, SHELLING)) == 2


def test_two_split_reports_are_kept_apart(ledger: Ledger) -> None:
    other = "r-made-up-1-1"
    correct(ledger, "split", SHELLING, None, str(ledger.anchor(other)))
    for _ in range(2):
        events = {queries.evidence(ledger, report=report)[0].event for report in (SHELLING, other)}
        assert len(events) == 2
        ledger.relink()


def test_a_confirmed_report_says_so(ledger: Ledger) -> None:
    correct(ledger, "confirm", SHELLING)
    assert queries.evidence(ledger, report=SHELLING)[0].confirmed


def test_a_corrected_country_finds_the_event_elsewhere(ledger: Ledger) -> None:
    before = len(queries.events(ledger, queries.EventFilter(actor="ZWE")))
    correct(ledger, "field", SHELLING, "actors", "ZWE MIL")
    assert (before, len(queries.events(ledger, queries.EventFilter(actor="ZWE")))) == (0, 1)


OWN = Codes(
    "harbours-1",
    {
        "ASSAULT": PLOVER.types["ASSAULT"],
        "BERTH": EventType("BERTH", 2, 3.0, "a ship is let into a port", {"convoy": 4.0}),
    },
    {"shipping": "of ships"},
)


def test_values_are_those_of_the_ontology_that_coded(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "own.sqlite", write=True) as own:
        run = own.begin_run("add", msgspec.structs.replace(IDENTITY, codes=OWN))
        own.add(made_up(0), run)
        for field, value in (("type", "BERTH"), ("contexts", "shipping")):
            own.check(SHELLING, field, value)
            correct(own, "field", SHELLING, field, value)
        report = held(own, SHELLING)
        assert (report.event, report.mode, report.quad, report.scale) == ("BERTH", None, 2, 3.0)
        assert report.contexts == ("shipping",)
        own.check(SHELLING, "mode", "convoy")
        for field, value in (("type", "AGREE"), ("contexts", "military"), ("mode", "drone")):
            with pytest.raises(ValueError, match="is no"):
                own.check(SHELLING, field, value)
        correct(own, "field", SHELLING, "mode", "convoy")
        assert (held(own, SHELLING).mode, held(own, SHELLING).scale) == ("convoy", 4.0)


def test_a_type_that_another_ontology_does_not_know_waits(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "own.sqlite", write=True) as own:
        own.add(made_up(0), own.begin_run("add", msgspec.structs.replace(IDENTITY, codes=OWN)))
        correct(own, "field", SHELLING, "type", "BERTH")
        changed = msgspec.structs.replace(made_up(0).reports[0], stance="claimed")
        told = msgspec.structs.replace(made_up(0), reports=(changed, made_up(0).reports[1]))
        own.recode(told, own.begin_run("recode", IDENTITY))
        report = held(own, SHELLING)
        assert (report.event, report.why[-1].rule) == ("ASSAULT", "not corrected")
        own.recode(made_up(0), own.begin_run("recode", msgspec.structs.replace(IDENTITY, codes=OWN)))
        assert held(own, SHELLING).event == "BERTH"
