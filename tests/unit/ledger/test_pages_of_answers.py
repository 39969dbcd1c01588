"""Answers part by part: every order, every filter, no row lost or told twice."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from dateline import queries
from dateline.errors import AbsentError
from dateline.ledger import Identity, Ledger
from dateline.queries import DispatchFilter, EventFilter, Order, ReportFilter
from made_up import OUTLETS, made_up

DAYS = 3.0


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    opened = Ledger.open(tmp_path_factory.mktemp("pages") / "ledger.sqlite", write=True)
    run = opened.begin_run("add", Identity("dateline test", "m", "l", "r"))
    for number in range(20):
        opened.add(made_up(number, days_each=DAYS), run)
    opened.end_run(run)
    return opened


@pytest.mark.parametrize("order", ["oldest", "newest", "told"])
@pytest.mark.parametrize("wanted", [EventFilter(), EventFilter(kind="campaign"), EventFilter(party="MIL")], ids=str)
def test_parts_make_up_the_whole(ledger: Ledger, order: Order, wanted: EventFilter) -> None:
    wanted = msgspec.structs.replace(wanted, order=order)
    whole = queries.events(ledger, wanted)
    parts: list[queries.EventRow] = []
    while True:
        after = queries.place_of(parts[-1], order) if parts else None
        part = queries.events(ledger, msgspec.structs.replace(wanted, limit=3, after=after))
        parts += part
        if len(part) < 3:
            break
    assert parts == whole
    assert len(whole) == queries.count(ledger, wanted) > 3


def test_orders_are_what_they_say(ledger: Ledger) -> None:
    by = {order: queries.events(ledger, EventFilter(order=order)) for order in ("oldest", "newest", "told")}  # type: ignore[arg-type]
    days = [row.first or row.told for row in by["oldest"]]
    assert days == sorted(days, key=str)
    assert by["newest"] == by["oldest"][::-1]
    told = [row.told for row in by["told"]]
    assert told == sorted(told, key=str, reverse=True)


def test_events_by_their_ids(ledger: Ledger) -> None:
    some = tuple(row.id for row in queries.events(ledger)[2:5])
    assert tuple(row.id for row in queries.events(ledger, EventFilter(ids=some))) == some
    assert queries.events(ledger, EventFilter(ids=())) == []


def test_dispatches_the_latest_first_part_by_part(ledger: Ledger) -> None:
    whole = queries.dispatches(ledger)
    assert len(whole) == 20
    assert [row.first for row in whole] == sorted((row.first for row in whole), key=str, reverse=True)
    after = queries.dispatch_place(whole[6])
    assert queries.dispatches(ledger, DispatchFilter(after=after, limit=5)) == whole[7:12]
    assert whole[-1].reports == 2 and "shelled" in (whole[-1].opening or "")


def test_dispatches_by_outlet_and_day(ledger: Ledger) -> None:
    own = queries.dispatches(ledger, DispatchFilter(outlet=OUTLETS[0].upper()))
    assert own and {row.outlet for row in own} == {OUTLETS[0]}
    day = queries.dispatches(ledger)[5].first
    assert day is not None
    late = queries.dispatches(ledger, DispatchFilter(since=day))
    early = queries.dispatches(ledger, DispatchFilter(until=day - dt.timedelta(days=1)))
    assert late and early and len(late) + len(early) == 20


def test_reports_in_the_order_in_which_they_came(ledger: Ledger) -> None:
    whole = queries.reports(ledger)
    assert len(whole) == 40
    assert queries.reports(ledger, ReportFilter(after=whole[3][0], limit=4)) == whole[4:8]
    talks = queries.reports(ledger, ReportFilter(types=("CONSULT",)))
    assert {each.report.event for _, each in talks} == {"CONSULT"} and len(talks) == 20
    assert [each.report.id for _, each in queries.reports(ledger, ReportFilter(dispatch="d-made-up-4"))] == [
        "r-made-up-4-1",
        "r-made-up-4-2",
    ]


def test_words_among_some_dispatches_only(ledger: Ledger) -> None:
    every = queries.search(ledger, "talks", None)
    own = queries.search(ledger, "talks", None, among=DispatchFilter(outlet=OUTLETS[1]))
    assert own and [hit for hit in every if hit.outlet == OUTLETS[1]] == own
    assert queries.search(ledger, "talks", 5, skip=3) == every[3:8]


def test_the_latest_day_of_writing(ledger: Ledger, tmp_path: Path) -> None:
    assert queries.last_day(ledger) == queries.dispatches(ledger)[0].last
    with Ledger.open(tmp_path / "empty.sqlite", write=True) as empty:
        assert queries.last_day(empty) is None


def test_an_agreement_that_is_not_there(ledger: Ledger) -> None:
    with pytest.raises(AbsentError, match="holds no agreement a-nothing"):
        queries.agreement(ledger, "a-nothing")
