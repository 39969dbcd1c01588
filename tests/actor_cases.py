"""Reads the tables of tests/cases/actors: a text, its day, a word and who is meant by it.

>>> table = rows(CASES / "news.tsv")
>>> table[0].word, table[0].expected
('Sergei', 'RUS GOV')
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import annotated
from dateline import language
from dateline.records import Anatomy, Dispatch, Interval, Reading, Section
from dateline.reference import load
from dateline.stages import actors, annotate, places

CASES = Path(__file__).resolve().parent / "cases" / "actors"


class Case(NamedTuple):
    """One row: `word` is the head word asked for ("police#2" for its second occurrence), `place` is file:line."""

    text: str
    published: str
    word: str
    expected: str
    place: str


class Outcome(NamedTuple):
    """A case and what was found: "RUS GOV + - GOV", "none"."""

    case: Case
    found: str


def rows(path: Path) -> list[Case]:
    """The rows of a table. ValueError: a row that has not four cells."""
    found: list[Case] = []
    header = True
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if header:
            header = False
            continue
        text, published, word, expected = line.split("\t")
        found.append(Case(text, published, word, expected, f"{path.name}:{number}"))
    return found


def outcomes(cases: list[Case]) -> Iterator[Outcome]:
    """Each case with what the language model and the stages places and actors make of it."""
    read = cache(_reader())
    for case in cases:
        word, _, occurrence = case.word.partition("#")
        yield Outcome(case, annotated.codes(read(case.text, case.published), word, int(occurrence or 1)))


def _reader() -> Callable[[str, str], Reading]:
    reference = load()
    stages = (annotate.stage(language.load()), places.stage(reference), actors.stage(reference))

    def read(text: str, published: str) -> Reading:
        day = dt.date.fromisoformat(published)
        when = Interval(day, day, "day")
        section = Section("body", 0, len(text), when)
        reading = Reading(Dispatch("case", text, "case.txt"), Anatomy(published=when), (section,))
        for stage in stages:
            reading = stage.run(reading)
        return reading

    return read
