"""One notion of independence: an owner's outlets are one voice in every count, and a user's own rows come first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from dateline import queries
from dateline.errors import LexiconError
from dateline.ledger import Identity, Ledger
from dateline.queries import EventFilter
from dateline.records import Reading
from made_up import OUTLETS, made_up

OWNED = f"name,owner\n{OUTLETS[0]},Lakes Press\n{OUTLETS[1]},Lakes Press\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite", write=True) as opened:
        yield opened


def by(reading: Reading, outlet: str) -> Reading:
    return msgspec.structs.replace(reading, anatomy=msgspec.structs.replace(reading.anatomy, outlet=outlet))


def voices(ledger: Ledger, *readings: Reading) -> tuple[str, ...]:
    """The independent outlets of the shelling that made-up readings 0 and 1 tell."""
    run = ledger.begin_run("add", Identity("dateline test", "m", "l", "r"))
    for reading in readings:
        ledger.add(reading, run)
    [shelling] = queries.events(ledger, EventFilter(types=("ASSAULT",)))
    found = queries.event(ledger, shelling.id)
    assert len(found.outlets) == shelling.outlets
    assert bool(queries.events(ledger, EventFilter(types=("ASSAULT",), at_least=2))) == (shelling.outlets >= 2)
    return found.outlets


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Reuters", "The Guardian", ("Reuters", "The Guardian")),
        ("Miami Herald", "The Sacramento Bee", ("Miami Herald",)),  # both McClatchy's
        ("AP", "The Associated Press", ("Associated Press",)),
    ],
)
def test_an_owner_is_one_voice(ledger: Ledger, one: str, other: str, expected: tuple[str, ...]) -> None:
    assert voices(ledger, by(made_up(0), one), by(made_up(1), other)) == expected


def test_own_rows_count_at_once_and_from_then_on(ledger: Ledger, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(OWNED)
    assert len(voices(ledger, made_up(0), made_up(1))) == 2
    assert ledger.use_outlets(own)
    assert not ledger.use_outlets(own)
    assert voices(ledger) == (OUTLETS[0],)
    with Ledger.open(ledger.path, write=True) as again:
        again.relink()
        assert voices(again) == (OUTLETS[0],)


def test_rows_that_cannot_be_read_change_nothing(ledger: Ledger, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(OWNED)
    ledger.use_outlets(own)
    own.write_text("name,kind\nA,newspaper\n")
    with pytest.raises(LexiconError, match=r"own\.csv:2"):
        ledger.use_outlets(own)
    assert ledger.outlets().owner(OUTLETS[0]) == "Lakes Press"


def test_pages_of_one_host_are_one_outlet(ledger: Ledger) -> None:
    def at(reading: Reading, url: str) -> Reading:
        dispatch = msgspec.structs.replace(reading.dispatch, url=url)
        return msgspec.structs.replace(
            reading, dispatch=dispatch, anatomy=msgspec.structs.replace(reading.anatomy, outlet=None)
        )

    first, second = "https://www.nytimes.com/a.html", "https://nytimes.com/b.html"
    assert voices(ledger, at(made_up(0), first), at(made_up(1), second)) == ("The New York Times",)
