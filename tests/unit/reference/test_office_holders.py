"""Who held an office on a day (tests/cases/office_holders.tsv): at least 95 of 100 rows right, from the compiled file.

Spellings differ between the table and the data: a name is the same if its words are alike, whatever their order.
"""

from __future__ import annotations

import datetime as dt
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from dateline.reference import Reference, normal

CASES = Path(__file__).resolve().parents[2] / "cases" / "office_holders.tsv"
RIGHT = 0.95
ALIKE = 0.7
"""Share of letters in common with which two words are one name written twice: "Sergei" and "Sergey"."""
PARTICLES = frozenset({"al", "el", "bin", "ibn", "de", "da", "von", "van", "der", "la"})


def rows() -> list[list[str]]:
    """Country, office, day and holder of each row."""
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"]
    return [line.split("\t") for line in lines[1:]]


def words(name: str) -> list[str]:
    """The words of a name that tell people apart; initials are none."""
    return [word for word in normal.pieces(name) if word not in PARTICLES and len(word) > 1]


def is_same(name: str, other: str) -> bool:
    """Whether the shorter name's words, but for one, have their likes in the longer: two at least, if there are."""
    shorter, longer = sorted((words(name), words(other)), key=len)
    alike = sum(any(SequenceMatcher(None, word, each).ratio() >= ALIKE for each in longer) for word in shorter)
    return alike >= min(2, len(shorter)) and alike >= len(shorter) - 1


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Sergey Lavrov", "Sergei Lavrov", True),
        ("Mevlüt Çavuşoğlu", "Mevlut Cavusoglu", True),
        ("Farouk al-Sharaa", "Faruq al-Shara", True),
        ("A. K. Antony", "A.K. Antony", True),
        ("Juan Manuel Santos", "Juan Manuel Santos Calderon", True),
        ("Juan Manuel Santos", "Francisco Santos", False),
        ("George W. Bush", "George Bush", True),
        ("Taro Kono", "Taro Aso", False),
        ("Jaswant Singh", "Natwar Singh", False),
    ],
)
def test_names_are_compared_word_by_word(name: str, other: str, same: bool) -> None:
    assert is_same(name, other) is same


def test_most_holders_are_known(compiled: Reference) -> None:
    cases = rows()
    wrong: list[str] = []
    for code, office, day, holder in cases:
        found = compiled.office_holder(code, office, dt.date.fromisoformat(day))
        if not found or not all(is_same(entry.name, holder) for entry in found[:1]):
            wrong.append(f"{code} {office} {day}: {[entry.name for entry in found]}, not {holder}")
    assert len(cases) >= 400
    assert len(wrong) <= (1 - RIGHT) * len(cases), "\n".join(wrong)
