"""Ties between parties, and events with their points."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

import made_up
from dateline import queries, run
from dateline.ledger import Identity, Ledger
from dateline.ledger.lookups import dealings
from dateline.queries import EventFilter


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite", write=True) as opened:
        run = opened.begin_run("add", Identity("dateline test", "m", "l", "r"))
        for number in range(6):
            reading = made_up.made_up(number)
            if number >= 4:  # a town that the gazetteer knows
                first, *rest = reading.reports
                assert first.place is not None
                known = msgspec.structs.replace(first.place, geonameid=99, lat=16.27, lon=-0.04, resolution=4)
                first = msgspec.structs.replace(first, place=known)
                reading = msgspec.structs.replace(reading, reports=(first, *rest))
            opened.add(reading, run)
        opened.end_run(run)
        yield opened


@pytest.mark.parametrize(
    ("actors", "recipients", "whole", "expected"),
    [
        (("KEN GOV",), ("ETH",), True, [("KEN", "ETH", False)]),
        (("KEN GOV",), ("ETH",), False, [("KEN GOV", "ETH", False)]),
        (("KEN GOV", "ETH GOV"), (), True, [("ETH", "KEN", True)]),
        (("KEN GOV",), ("KEN OPP",), True, []),
        (("KEN GOV",), ("KEN OPP",), False, [("KEN GOV", "KEN OPP", False)]),
        (("- REB",), ("MLI MIL",), True, [("REB", "MLI", False)]),
        (("the gunmen",), ("MLI",), True, []),
        (("KEN", "KEN GOV"), ("ETH",), True, [("KEN", "ETH", False)]),
    ],
)
def test_who_deals_with_whom(
    ledger: Ledger,
    actors: tuple[str, ...],
    recipients: tuple[str, ...],
    whole: bool,
    expected: list[tuple[str, str, bool]],
) -> None:
    event = queries.event(ledger, queries.events(ledger)[0].id)
    event = msgspec.structs.replace(event, actors=actors, recipients=recipients)
    found = [each for each in dealings(event) if each.whole == whole]
    assert [(each.one, each.other, each.together) for each in found] == expected


def test_ties_count_the_events_that_the_list_holds(ledger: Ledger) -> None:
    for tie in queries.ties(ledger):
        rows = queries.timeline(ledger, tie.actor, tie.recipient, EventFilter())
        assert 0 < tie.events <= len(rows)
        assert tie.events == tie.cooperation + tie.conflict
    (shelling, *_) = [tie for tie in queries.ties(ledger) if tie.material_conflict]
    assert shelling.score == -9.5 and not shelling.together  # heavy weapons


def test_what_did_not_happen_is_no_dealing_unless_asked_for(ledger: Ledger) -> None:
    run.correct(ledger, "field", "r-made-up-1-2", "ana", field="aux", value="negation")
    before = {(tie.actor, tie.recipient) for tie in queries.ties(ledger)}
    (event,) = {each.event for each in queries.evidence(ledger, report="r-made-up-1-2")}
    row = next(row for row in queries.events(ledger) if row.id == event)
    assert row.status in ("denied", "called off")
    pair = tuple(sorted(side[:3] for side in row.actors))
    assert pair not in before
    asked = queries.ties(ledger, EventFilter(status=row.status))
    assert pair in {(tie.actor, tie.recipient) for tie in asked}


def test_an_event_stands_at_its_town_or_in_the_middle_of_its_country(ledger: Ledger) -> None:
    placed, nowhere = queries.places(ledger)
    by_id = {row.id: row for row in placed}
    every = queries.events(ledger)
    assert len(placed) + nowhere == len(every)
    (known,) = {each.event for each in queries.evidence(ledger, report="r-made-up-4-1")}
    town = by_id[str(known)]
    assert (town.latitude, town.longitude, town.resolution) == (16.27, -0.04, 4)
    others = [row for row in placed if row.id != known]
    assert others and all(row.resolution == 1 and row.country for row in others)
    assert nowhere == sum(row.country is None for row in every)
