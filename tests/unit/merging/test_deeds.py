"""Every row of the table of deeds can be read, and tells two ways of putting a deed to be one."""

from __future__ import annotations

import pytest

from dateline.lexicon import Row, table
from dateline.merging.deeds import deeds, kins, phrase, relation
from dateline.vocabulary import EVENT_TYPES

ROWS = [row for row in table("deeds") if row["words"]]


@pytest.mark.parametrize("row", ROWS, ids=[row.place for row in ROWS])
def test_row(row: Row) -> None:
    assert set(row.items("types")) <= set(EVENT_TYPES)
    assert row["to"] and row["did"] and row["noun"] and row["whole"] in ("", "yes")
    for type in row.items("types"):
        for word in row.items("words"):
            assert row["deed"] in deeds(type, (word.removeprefix("?"),), None)
        for mode in row.items("modes"):
            assert deeds(type, ("zzz",), mode) == (row["deed"],)


def test_no_deed_twice() -> None:
    names = [row["deed"] for row in table("deeds")]
    assert len(names) == len(set(names))
    assert set(EVENT_TYPES) <= set(names), "a type without a phrase of its own"


@pytest.mark.parametrize(
    ("type", "lemmas", "mode", "expected"),
    [
        ("ASSAULT", ("slaying",), None, ("kill",)),
        ("ASSAULT", ("fire", "open", "open_fire"), None, ("shoot",)),
        ("ASSAULT", ("invasion", "launch"), None, ("invade",)),
        ("ASSAULT", ("launch",), None, ("strike",)),
        ("ASSAULT", ("zzz",), "firearms", ("shoot",)),
        ("ASSAULT", ("maraud",), None, ("~marau",)),
        ("SUPPORT", ("ink",), None, ("sign",)),
        ("AGREE", (), None, ("~AGREE",)),
    ],
)
def test_deeds(type: str, lemmas: tuple[str, ...], mode: str | None, expected: tuple[str, ...]) -> None:
    assert deeds(type, lemmas, mode) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("ASSAULT", "kill"), ("ASSAULT", "kill"), "same"),
        (("AGREE", "sign"), ("SUPPORT", "sign"), "same"),
        (("ASSAULT", "attack"), ("ASSAULT", "kill"), "kin"),
        (("CONSULT", "visit"), ("CONSULT", "meet"), "kin"),
        (("ASSAULT", "shoot"), ("ASSAULT", "kill"), "parts"),
        (("ACCUSE", "charge"), ("SANCTION", "convict"), "parts"),
        (("ASSAULT", "attack"), ("COERCE", "arrest"), "other"),
    ],
)
def test_relation(one: tuple[str, str], other: tuple[str, str], expected: str) -> None:
    assert relation(one[0], one[1:], other[0], other[1:]) == expected
    assert relation(other[0], other[1:], one[0], one[1:]) == expected


def test_kins_and_phrases() -> None:
    assert kins("ASSAULT", ("kill", "shoot")) == ("force",)
    assert kins("ASSAULT", ("~marau",)) == ("ASSAULT",)
    assert (found := phrase("SUPPORT", ("sign",))) is not None and found.did == "signed an accord"
    assert (found := phrase("AID", ("~zzz",))) is not None and found.did == "gave aid"
    assert phrase("OWN-TYPE", ("~zzz",)) is None
