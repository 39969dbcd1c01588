"""What the ledger does with dispatches: each comes once, whole, with its versions, and goes without a trace."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from dateline import queries
from dateline.errors import LedgerError
from dateline.ledger import Identity, Ledger, relinking
from dateline.records import Reading
from made_up import made_up
from readings import harbour as harbour_read
from readings import treaty

IDENTITY = Identity("dateline test", "m", "l", "r")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite", write=True) as opened:
        yield opened


def harbour() -> Reading:
    """The wire item, with ids of its own."""
    read = harbour_read()
    reports = tuple(msgspec.structs.replace(report, id=f"{report.id}-harbour") for report in read.reports)
    return msgspec.structs.replace(read, reports=reports)


def fill(ledger: Ledger, *readings: Reading) -> int:
    run = ledger.begin_run("add", IDENTITY)
    for reading in readings:
        ledger.add(reading, run)
    ledger.end_run(run)
    return run


def told(ledger: Ledger) -> list[tuple[object, ...]]:
    """Everything that a user can ask for, but the moments at which it was done."""
    tables = {
        "dispatches": "id, item, version, current, title, outlet, text, reading",
        "stories": "unit, dispatch, section, copy_of, copied, storyline, outline",
        "storylines": "id, title, day_first, day_last, stories, stale",
        "reports": "id, dispatch, type, event, link, coded, record, told, dropped, confirmed",
        "parties": "report, side, number, code, sector, words",
        "events": "id, kind, type, status, reports, outlets, record",
        "traces": "kind, key, owner",
        "story_traces": "kind, key, story",
    }
    return [
        (table, *row)
        for table, columns in tables.items()
        for row in ledger.connection.execute(f"SELECT {columns} FROM {table} ORDER BY {columns}")
    ]


def renamed(reading: Reading, text: str, id: str) -> Reading:
    """The same article with other words."""
    return msgspec.structs.replace(reading, dispatch=msgspec.structs.replace(reading.dispatch, text=text, id=id))


def test_a_dispatch_comes_with_all_its_reports(ledger: Ledger) -> None:
    fill(ledger, treaty())
    kept = queries.dispatch(ledger, treaty().dispatch.id)
    assert kept.reports == treaty().reports
    assert kept.dispatch == treaty().dispatch
    assert kept.sections == treaty().sections


def test_the_same_content_twice_changes_nothing(ledger: Ledger) -> None:
    fill(ledger, treaty(), harbour())
    before = told(ledger)
    fill(ledger, harbour(), treaty())
    assert told(ledger) == before


def test_every_report_is_in_one_event(ledger: Ledger) -> None:
    readings = [made_up(number) for number in range(60)]
    fill(ledger, *readings, treaty())
    linked = [link.report for row in queries.events(ledger) for link in queries.event(ledger, row.id).links]
    assert sorted(linked) == sorted(report.id for reading in [*readings, treaty()] for report in reading.reports)


def test_one_happening_told_twice_is_one_event(ledger: Ledger) -> None:
    fill(ledger, made_up(0), made_up(1))
    shellings = queries.events(ledger, queries.EventFilter(types=("ASSAULT",)))
    assert [(row.reports, row.outlets) for row in shellings] == [(2, 2)]


def test_another_version_takes_the_place_of_the_first(ledger: Ledger) -> None:
    first = made_up(0)
    corrected = msgspec.structs.replace(made_up(4), dispatch=msgspec.structs.replace(
        made_up(4).dispatch, citation=first.dispatch.citation))  # fmt: skip
    fill(ledger, first, corrected)
    rows = ledger.connection.execute("SELECT id, version, current FROM dispatches ORDER BY version").fetchall()
    assert [tuple(row) for row in rows] == [(first.dispatch.id, 1, 0), (corrected.dispatch.id, 2, 1)]
    events = queries.events(ledger)
    assert {link.report for row in events for link in queries.event(ledger, row.id).links} == {
        report.id for report in corrected.reports
    }


def test_events_made_anew_are_the_same(ledger: Ledger) -> None:
    fill(ledger, *(made_up(number) for number in range(40)), treaty(), harbour())
    before = told(ledger)
    ledger.relink()
    assert told(ledger) == before


def test_recoding_keeps_what_comes_out_the_same(ledger: Ledger) -> None:
    fill(ledger, treaty())
    changed = treaty().reports[0]
    new = msgspec.structs.replace(changed, mode=None, event="AGREE")
    run = ledger.begin_run("recode", IDENTITY)
    gone, come = ledger.recode(msgspec.structs.replace(treaty(), reports=(new, *treaty().reports[1:-1])), run)
    ledger.relink()
    assert (gone, come) == (2, 1)
    kinds = sorted((each.kind, each.type) for each in queries.differences(ledger, 1, run))
    assert kinds == sorted([("came", "AGREE"), ("went", changed.event), ("went", treaty().reports[-1].event)])


def test_a_forgotten_dispatch_leaves_no_words_behind(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    word = b"Arica"
    with Ledger.open(path, write=True) as ledger:
        fill(ledger, treaty(), harbour())
        assert queries.search(ledger, word.decode())
        ledger.forget(treaty().dispatch.id)
        assert not queries.search(ledger, word.decode())
        assert {link.report for row in queries.events(ledger) for link in queries.event(ledger, row.id).links} == {
            report.id for report in harbour().reports
        }
    for file in tmp_path.iterdir():
        assert word not in file.read_bytes(), file


def test_a_failure_goes_when_the_file_is_read_at_last(ledger: Ledger) -> None:
    run = ledger.begin_run("add", IDENTITY)
    ledger.fail(treaty().dispatch.citation, "is empty", run)
    assert [row.name for row in queries.failures(ledger)] == [treaty().dispatch.citation]
    ledger.add(treaty(), run)
    assert queries.failures(ledger) == []


def test_a_failed_dispatch_leaves_nothing_half_written(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(ledger, harbour())
    before = told(ledger)

    def broken(*_: object) -> None:
        raise RuntimeError("in the middle")

    monkeypatch.setattr("dateline.ledger.linking.write_events", broken)
    with pytest.raises(RuntimeError):
        fill(ledger, treaty())
    assert told(ledger) == before


def test_readers_see_one_moment(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path, write=True) as writer, Ledger.open(path) as reader:
        fill(writer, treaty())
        with reader.snapshot():
            before = queries.stats(reader)
            fill(writer, harbour())
            assert queries.stats(reader) == before
        assert queries.stats(reader).dispatches == 2


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"no database at all" * 50, "cannot be opened as a ledger"), (b"", None)],
)
def test_what_is_no_ledger_is_refused(tmp_path: Path, content: bytes, reason: str | None) -> None:
    path = tmp_path / "other.sqlite"
    path.write_bytes(content)
    if reason is None:
        Ledger.open(path, write=True).close()  # an empty file becomes a ledger
        return
    with pytest.raises(LedgerError, match=reason):
        Ledger.open(path, write=True)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE mine (a)")
    with pytest.raises(LedgerError, match="of another program"):
        Ledger.open(path, write=True)
    with sqlite3.connect(path) as other:
        assert [name for (name,) in other.execute("SELECT name FROM sqlite_schema")] == ["mine"]


def test_a_later_ledger_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    Ledger.open(path, write=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(LedgerError, match="later Dateline"):
        Ledger.open(path)


def test_a_missing_ledger_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="dateline add"):
        Ledger.open(tmp_path / "gone.sqlite")


def test_the_order_of_other_stories_does_not_matter(tmp_path: Path) -> None:
    """Two stories far apart in time, told in either order: the same events."""
    early, late = [made_up(n) for n in range(6)], [made_up(n) for n in range(4000, 4006)]
    found = []
    for name, readings in (("a", early + late), ("b", late + early)):
        with Ledger.open(tmp_path / f"{name}.sqlite", write=True) as ledger:
            fill(ledger, *readings)
            rows = (msgspec.structs.replace(row, storyline=None) for row in queries.events(ledger))
            found.append(sorted(map(msgspec.json.encode, rows)))
    assert found[0] == found[1]


def test_random_work_keeps_the_books_straight(ledger: Ledger) -> None:
    """Adding, forgetting and making anew in any order: what is held is what the present dispatches tell."""
    rng = random.Random(7)
    held: dict[str, Reading] = {}
    for _ in range(60):
        what = rng.random()
        if what < 0.7 or not held:
            reading = made_up(rng.randrange(40))
            fill(ledger, reading)
            held[reading.dispatch.id] = reading
        elif what < 0.9:
            gone = rng.choice(sorted(held))
            ledger.forget(gone)
            del held[gone]
        else:
            ledger.relink()
        linked = [link.report for row in queries.events(ledger) for link in queries.event(ledger, row.id).links]
        assert sorted(linked) == sorted(report.id for reading in held.values() for report in reading.reports)


def test_a_stopped_recoding_goes_on_where_it_was(ledger: Ledger) -> None:
    fill(ledger, *map(made_up, range(4)))
    run = ledger.begin_run("recode", IDENTITY)
    ledger.recode(made_up(1), run)
    assert ledger.begin_run("recode", IDENTITY) == run
    assert [id for id, _ in ledger.uncoded(run)] == ["d-made-up-0", "d-made-up-2", "d-made-up-3"]
    other = ledger.begin_run("recode", msgspec.structs.replace(IDENTITY, lexicon="newer"))
    assert other > run
    assert len(ledger.uncoded(other)) == 4
    ledger.end_run(other)
    assert ledger.begin_run("recode", IDENTITY) > other


def test_reports_of_a_stopped_recoding_are_in_events(ledger: Ledger) -> None:
    fill(ledger, *map(made_up, range(4)))
    first, second = made_up(1).reports
    changed = msgspec.structs.replace(made_up(1), reports=(msgspec.structs.replace(first, id="r-new"), second))
    run = ledger.begin_run("recode", IDENTITY)
    ledger.recode(changed, run)
    [new] = queries.evidence(ledger, report="r-new")
    links = {link.report for link in queries.event(ledger, str(new.event)).links}
    assert links == {"r-new", "r-made-up-0-1"}
    assert queries.stats(ledger).reports == sum(row.reports for row in queries.events(ledger))
    ledger.end_run(run)
    before = told(ledger)
    ledger.relink()
    ledger.end_run(run)
    assert told(ledger) == before


def test_events_made_anew_beside_the_ledger_survive_a_kill(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fill(ledger, treaty(), harbour(), *map(made_up, range(9)))
    before = told(ledger)
    monkeypatch.setattr(relinking, "SMALL", 0)
    monkeypatch.setattr(relinking, "AT_ONCE", 2)
    heard: list[int] = []

    def killed(done: int, _all: int) -> None:
        heard.append(done)
        if len(heard) == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.relink(killed)
    assert told(ledger) == before  # readers saw nothing of it
    ledger.relink(lambda done, _all: heard.append(done))
    assert heard == [0, 2, 4, 6, 6, 8, 10]
    assert told(ledger) == before
    assert not list(tmp_path.glob("*relinking*"))


def test_what_is_added_while_events_are_made_anew_is_in_them(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(ledger, *map(made_up, range(4)))
    monkeypatch.setattr(relinking, "SMALL", 0)
    with Ledger.open(ledger.path, write=True) as other:
        ledger.relink(lambda done, _all: fill(other, made_up(9)) if done == 0 else None)  # type: ignore[func-returns-value]
    assert queries.stats(ledger).dispatches == 5
    assert queries.stats(ledger).reports == sum(row.reports for row in queries.events(ledger))


def test_what_is_forgotten_is_not_left_beside_the_ledger(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(ledger, *map(made_up, range(4)))
    monkeypatch.setattr(relinking, "SMALL", 0)

    def killed(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.relink(killed)
    assert list(ledger.path.parent.glob("*relinking"))
    ledger.forget("d-made-up-2")
    assert not list(ledger.path.parent.glob("*relinking*"))
