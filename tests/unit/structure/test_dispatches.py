"""Whole dispatches in the forms of many houses: every section with its kind and words.

The cases stand in tests/cases/structure/dispatches.txt; its head says how they are written.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.records import Dispatch, Reading
from dateline.stages.structure import stage
from towns import towns

CASES = Path(__file__).resolve().parents[2] / "cases" / "structure" / "dispatches.txt"

Piece = tuple[str, str]


def _cases() -> list[tuple[str, str, list[Piece]]]:
    """Name, text and sections of each case."""
    found: list[tuple[str, str, list[Piece]]] = []
    for chunk in CASES.read_text(encoding="utf-8").split("\n=== ")[1:]:
        name, _, lines = chunk.partition("\n")
        found.append((name, *_case(lines)))
    return found


def _case(lines: str) -> tuple[str, list[Piece]]:
    text = ""
    pieces: list[Piece] = []
    wrapped = ""
    for line in lines.split("\n"):
        kind, bar, words = line.partition("| ")
        if not bar:
            text += "\n"
            continue
        name = kind.rstrip("+>")
        text += words + (" " if kind.endswith("+") else "\n")
        wrapped += words
        if kind.endswith(">"):
            wrapped += "\n"
            continue
        pieces.append((name, wrapped))
        wrapped = ""
    return text, pieces


@pytest.mark.parametrize(("name", "text", "pieces"), _cases(), ids=[case[0] for case in _cases()])
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_dispatch(name: str, text: str, pieces: list[Piece], ending: str) -> None:
    text = text.replace("\n", ending)
    reading = stage(towns).run(Reading(Dispatch(name, text, f"{name}.txt")))
    found = [(section.kind, text[section.start : section.end]) for section in reading.sections]
    assert found == [(kind, words.replace("\n", ending)) for kind, words in pieces]


def test_every_section_says_why_unless_it_is_plain_body() -> None:
    for name, text, _ in _cases():
        reading = stage(towns).run(Reading(Dispatch(name, text, f"{name}.txt")))
        for section in reading.sections:
            assert section.why or section.kind == "body", (name, section)


def test_the_outlet_is_told_by_its_usual_name() -> None:
    reading = stage(towns).run(Reading(Dispatch("d", "CAIRO (AP) — Two towns were shelled.", "d.txt")))
    assert reading.anatomy.dateline is not None
    assert (reading.anatomy.dateline.outlet, reading.anatomy.outlet) == ("AP", "Associated Press")
    assert [reason.note for reason in reading.anatomy.why] == ["named in the dateline"]


def test_metadata_names_the_outlet_first() -> None:
    dispatch = Dispatch("d", "CAIRO (AP) — Two towns were shelled.", "d.txt", outlet="Northland Daily")
    assert stage(towns).run(Reading(dispatch)).anatomy.outlet == "Northland Daily"
