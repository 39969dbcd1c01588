"""Questions and what they let through, over the hand-read treaty, the harbour item and made-up shellings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import get_args

import pytest

from dateline import queries
from dateline.cli.ledger.events import KINDS, STATUSES
from dateline.errors import LedgerError
from dateline.ledger import Identity, Ledger
from dateline.queries import EventFilter
from dateline.records import EventKind, Status
from made_up import COUNTRIES, made_up


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("ledger") / "ledger.sqlite", write=True) as opened:
        run = opened.begin_run("add", Identity("dateline test", "m", "l", "r"))
        for number in range(40):
            opened.add(made_up(number, days_each=1.0), run)
        yield opened


def expected(passes) -> set[str]:  # type: ignore[no-untyped-def]
    """The made-up reports that a plain test lets through."""
    return {report.id for number in range(40) for report in made_up(number, days_each=1.0).reports if passes(report)}


def found(ledger: Ledger, wanted: EventFilter) -> set[str]:
    """The reports of the events found, and those events' reports alone."""
    return {link.report for row in queries.events(ledger, wanted) for link in queries.event(ledger, row.id).links}


def codes(actors) -> set[str]:  # type: ignore[no-untyped-def]
    return {actor.code for actor in actors}


@pytest.mark.parametrize("code", COUNTRIES[:6])
def test_by_party_and_side(ledger: Ledger, code: str) -> None:
    assert found(ledger, EventFilter(actor=code)) == expected(lambda report: code in codes(report.actors))
    assert found(ledger, EventFilter(recipient=code)) == expected(lambda report: code in codes(report.recipients))
    assert found(ledger, EventFilter(party=code)) == expected(
        lambda report: code in codes(report.actors) | codes(report.recipients)
    )


def test_by_sector_and_by_party_with_sector(ledger: Ledger) -> None:
    assert found(ledger, EventFilter(actor="MIL")) == expected(lambda report: report.event == "ASSAULT")
    assert found(ledger, EventFilter(actor="KEN MIL")) == expected(
        lambda report: report.event == "ASSAULT" and "KEN" in codes(report.actors)
    )


def test_a_pair_has_dealt_with_each_other(ledger: Ledger) -> None:
    every = {(a.code, b.code) for n in range(40) for r in made_up(n, days_each=1.0).reports
             for a in r.actors for b in (*r.recipients, *r.actors) if a is not b}  # fmt: skip
    for one, other in sorted(every)[:5]:
        rows = queries.timeline(ledger, one, other)
        assert rows
        assert rows == queries.timeline(ledger, other, one)
        for row in rows:
            for link in queries.event(ledger, row.id).links:
                [evidence] = queries.evidence(ledger, report=link.report)
                both = codes(evidence.report.actors) | codes(evidence.report.recipients)
                assert {one, other} <= both


def test_by_type_days_and_outlets(ledger: Ledger) -> None:
    since, until = dt.date(2020, 1, 10), dt.date(2020, 1, 15)
    rows = queries.events(ledger, EventFilter(types=("ASSAULT",), since=since, until=until))
    assert rows
    assert all(row.first and since <= row.first <= until for row in rows)
    assert [row.first for row in rows] == sorted(row.first for row in rows if row.first)
    assert all(row.outlets >= 2 for row in queries.events(ledger, EventFilter(at_least=2)))
    assert len(queries.events(ledger, EventFilter(limit=3))) == 3


def test_words_are_found_with_other_endings(ledger: Ledger) -> None:
    assert {hit.dispatch for hit in queries.search(ledger, "shelling", limit=None)} == {
        f"d-made-up-{number}" for number in range(40)
    }
    [hit] = queries.search(ledger, '"number 7"')
    assert hit.events
    assert queries.search.__module__  # the marks are taken out by the doors
    with pytest.raises(LedgerError, match="double quotes"):
        queries.search(ledger, "a-b*(")


def test_ids_are_found_by_their_beginning(ledger: Ledger) -> None:
    [row] = queries.events(ledger, EventFilter(limit=1))
    assert queries.find(ledger, row.id[:8]) == row.id
    with pytest.raises(LedgerError, match="holds nothing"):
        queries.find(ledger, "e-zz")
    with pytest.raises(LedgerError, match="perhaps more"):
        queries.find(ledger, "e-")


def test_the_counts_agree_with_each_other(ledger: Ledger) -> None:
    found = queries.stats(ledger)
    assert (found.dispatches, found.reports, found.failures) == (40, 80, 0)
    assert found.happenings == sum(found.by_type.values())
    assert found.happenings + found.campaigns == len(queries.events(ledger)) == sum(found.by_status.values())
    assert sum(found.outlets.values()) == 40


def test_the_choices_of_the_command_line_are_those_of_the_records() -> None:
    assert set(STATUSES) == set(get_args(Status))
    assert set(KINDS) == set(get_args(EventKind))
