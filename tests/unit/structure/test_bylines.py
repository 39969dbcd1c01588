"""Bylines: author, role and outlet; and lines that only look like one."""

from __future__ import annotations

import pytest

from dateline.records import Byline, Dispatch, Reading
from dateline.stages.structure import stage
from towns import towns

Who = tuple[str | None, str | None, str | None]

BYLINES: list[tuple[str, Who]] = [
    ("By Jane Roe", ("Jane Roe", None, None)),
    ("By A. B. Smith and C. Diaz", ("A. B. Smith and C. Diaz", None, None)),
    (
        "By JANE ROE, JOHN DOE and ANN POE Associated Press",
        ("JANE ROE, JOHN DOE and ANN POE", None, "Associated Press"),
    ),
    (
        "By Jan J. Roe, Chief International Correspondent Northland News",
        ("Jan J. Roe", "Chief International Correspondent", "Northland News"),
    ),
    ("By Jane Roe, Reuters", ("Jane Roe", None, "Reuters")),
    ("By Jane Roe, Example Daily", ("Jane Roe", None, "Example Daily")),
    ("By Jane Roe in Cairo and John Doe in London", ("Jane Roe and John Doe", None, None)),
    ("By Jane Roe for Example Daily", ("Jane Roe", None, "Example Daily")),
    ("By Jane Roe | March 3, 2024", ("Jane Roe", None, None)),
    ("By Jane Roe | roe@example.org | Example Herald", ("Jane Roe", None, "Example Herald")),
    ("By Ludwig van der Berg, Staff Writer", ("Ludwig van der Berg", "Staff Writer", None)),
    ("By Reuters Staff", (None, "Staff", "Reuters")),
    ("By The Associated Press", (None, None, "The Associated Press")),
    ("By Our Foreign Staff", (None, "Our Foreign Staff", None)),
    ("Written by Jane Roe", ("Jane Roe", None, None)),
    ("From Jane Roe in Cairo", ("Jane Roe", None, None)),
    ("Jane Roe | Reuters", ("Jane Roe", None, "Reuters")),
    ("JANE ROE, Associated Press", ("JANE ROE", None, "Associated Press")),
    ("Jane Roe, Diplomatic Correspondent", ("Jane Roe", "Diplomatic Correspondent", None)),
    ("By JANE ROE\nAssociated Press Writer", ("JANE ROE", "Writer", "Associated Press")),
    ("Jane Roe\nBBC News, Cairo", ("Jane Roe", None, "BBC News")),
    ("AFP", (None, None, "AFP")),
]


@pytest.mark.parametrize(("line", "who"), BYLINES, ids=[case[0] for case in BYLINES])
def test_byline(line: str, who: Who) -> None:
    text = f"Two towns are shelled overnight\n{line}\nTwo towns were shelled on Friday.\nNobody was hurt."
    reading = stage(towns).run(Reading(Dispatch("d", text, "d.txt")))
    found = reading.anatomy.byline
    assert found is not None
    assert (found.author, found.role, found.outlet) == who
    assert text[found.start : found.end] == line
    kinds = [section.kind for section in reading.sections]
    assert kinds == ["title", *["byline"] * (line.count("\n") + 1), "body", "body"]


def test_an_outlet_named_in_the_dateline_is_known_in_the_byline() -> None:
    text = "By Jane Roe, Plain Speaking\nCAIRO (Plain Speaking) – Two towns were shelled on Friday."
    reading = stage(towns).run(Reading(Dispatch("d", text, "d.txt")))
    assert reading.anatomy.byline is not None
    assert reading.anatomy.byline.outlet == "Plain Speaking"


def test_a_byline_tells_why() -> None:
    reading = stage(towns).run(Reading(Dispatch("d", "By Jane Roe\nTwo towns were shelled on Friday.", "d.txt")))
    found = reading.anatomy.byline
    assert isinstance(found, Byline)
    assert [(reason.rule, reason.row) for reason in found.why] == [("structure.byline", "en/byline_openers.tsv:3")]


def test_a_credit_at_the_foot_names_the_author() -> None:
    text = "Two towns were shelled on Friday.\n(Reporting by Jane Roe in Cairo and John Doe; Editing by Max Moe)"
    reading = stage(towns).run(Reading(Dispatch("d", text, "d.txt")))
    assert reading.anatomy.byline is not None
    assert reading.anatomy.byline.author == "Jane Roe and John Doe"
    assert [section.kind for section in reading.sections] == ["body", "byline"]


def test_a_credit_at_the_foot_does_not_replace_the_byline() -> None:
    text = "By Jane Roe\nTwo towns were shelled on Friday. (Reporting by John Doe; Editing by Max Moe)"
    reading = stage(towns).run(Reading(Dispatch("d", text, "d.txt")))
    assert reading.anatomy.byline is not None
    assert reading.anatomy.byline.author == "Jane Roe"
    assert [section.kind for section in reading.sections] == ["byline", "body", "byline"]


@pytest.mark.parametrize(
    "line",
    [
        "By Friday, the army had taken the town.",
        "By then it was too late for Jane Roe.",
        "By Monday evening, Jane Roe, John Doe and Max Moe had gone.",
        "By the time Reuters called, Jane Roe had left.",
        "Jane Roe, John Doe and Max Moe were released on Friday.",
        "By Jane Roe's own account, the raid took an hour.",
    ],
)
def test_no_byline(line: str) -> None:
    reading = stage(towns).run(Reading(Dispatch("d", f"{line}\nNobody was hurt.", "d.txt")))
    assert reading.anatomy.byline is None
    assert [section.kind for section in reading.sections] == ["body", "body"]


def test_a_byline_shares_its_line_with_the_dateline() -> None:
    text = "By Jane Roe, Staff Writer Example Daily CAIRO (Example Daily) – Two towns were shelled."
    reading = stage(towns).run(Reading(Dispatch("d", text, "d.txt")))
    pieces = [(section.kind, text[section.start : section.end]) for section in reading.sections]
    assert pieces == [
        ("byline", "By Jane Roe, Staff Writer Example Daily"),
        ("dateline", "CAIRO (Example Daily) –"),
        ("body", "Two towns were shelled."),
    ]
