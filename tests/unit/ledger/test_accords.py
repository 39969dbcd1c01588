"""Accords are gathered as dispatches come, go and are read again, no otherwise than all at once would gather them."""

from __future__ import annotations

from pathlib import Path

import msgspec
from hypothesis import given
from hypothesis import strategies as some

from dateline.ledger import Identity, Ledger, accords
from dateline.records import Actor, Agreement, Reading, Term
from made_up import made_up

IDENTITY = Identity("dateline test", "m", "l", "r")

SIDES = (("KEN", "ETH"), ("KEN",), ("PER", "CHL"), ())
TERMS = ("P15Y", "P20Y", None)


def telling(number: int, sides: tuple[str, ...], term: str | None) -> Reading:
    """A made-up reading whose shelling is, oddly, what its agreement is about; so two in a row share a happening."""
    reading = made_up(number)
    made = Agreement(
        f"a-{number}", 0, "treaty", "other", (),
        tuple(Actor(code, None, code, 0, 0) for code in sides),
        term=Term(0, 0, term, term) if term else None,
        reports=(reading.reports[0].id,),
    )  # fmt: skip
    return msgspec.structs.replace(reading, agreements=(made,))


def gathered(ledger: Ledger) -> dict[str, str]:
    return dict(tuple(row) for row in ledger.connection.execute("SELECT id, accord FROM agreements"))


step = some.tuples(
    some.sampled_from(["add", "add", "recode", "forget"]),
    some.integers(0, 5),
    some.sampled_from(SIDES),
    some.sampled_from(TERMS),
)


@given(steps=some.lists(step, max_size=8))
def test_gathered_bit_by_bit_as_all_at_once(tmp_path_factory, steps) -> None:  # type: ignore[no-untyped-def]
    path: Path = tmp_path_factory.mktemp("accords") / "ledger.sqlite"
    with Ledger.open(path, write=True) as ledger:
        run = ledger.begin_run("add", IDENTITY)
        for what, number, sides, term in steps:
            known = ledger.has(f"d-made-up-{number}")
            if what == "add":
                ledger.add(telling(number, sides, term), run)
            elif what == "recode" and known:
                ledger.recode(telling(number, sides, term), run)
            elif what == "forget" and known:
                ledger.forget(f"d-made-up-{number}")
        bit_by_bit = gathered(ledger)
        assert None not in bit_by_bit.values()
        accords.loosen(ledger.connection)
        accords.gather(ledger.connection)
        assert gathered(ledger) == bit_by_bit


def test_one_accord_under_the_name_of_what_came_first(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.sqlite", write=True) as ledger:
        run = ledger.begin_run("add", IDENTITY)
        for number in (0, 1):
            ledger.add(telling(number, ("KEN", "ETH"), None), run)
        assert gathered(ledger) == {"a-0": "a-0", "a-1": "a-0"}
        ledger.forget("d-made-up-0")
        assert gathered(ledger) == {"a-1": "a-1"}
        ledger.add(telling(0, ("PER",), None), run)  # other sides: another accord, though one shelling is behind both
        assert gathered(ledger) == {"a-0": "a-0", "a-1": "a-1"}
