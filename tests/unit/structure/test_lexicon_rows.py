"""Every row of the structure lexicons does what it is there for; the id of a test is the row's place."""

from __future__ import annotations

import pytest

from dateline.lexicon import Row, table
from dateline.records import Dispatch, Reading
from dateline.stages.structure import stage
from towns import towns

STORY = "Two towns are shelled overnight\n\nCAIRO (Northland Daily) – Two towns were shelled on Friday."


def _rows(name: str) -> list[object]:
    return [pytest.param(row, id=row.place) for row in table(name)]


def _read(text: str) -> Reading:
    return stage(towns).run(Reading(Dispatch("d", text, "d.txt")))


def _kinds(text: str) -> list[str]:
    return [section.kind for section in _read(text).sections]


@pytest.mark.parametrize("row", _rows("outlets"))
def test_outlet(row: Row) -> None:
    for name in (row["name"], *row.items("aliases")):
        found = _read(f"UPPER HAMLET ({name}) - Two towns were shelled on Friday.").anatomy
        assert found.dateline is not None, name
        assert found.dateline.outlet == name
        assert row["kind"] == "desk" or found.outlet == row["name"]


@pytest.mark.parametrize("row", _rows("byline_openers"))
def test_byline_opener(row: Row) -> None:
    byline = _read(f"{row['example']}\nTwo towns were shelled on Friday.").anatomy.byline
    assert byline is not None
    assert byline.author == "Jane Roe"


@pytest.mark.parametrize("row", _rows("byline_credits"))
def test_byline_credit(row: Row) -> None:
    reading = _read(f"Two towns were shelled on Friday.\n{row['example']}")
    author = reading.anatomy.byline.author if reading.anatomy.byline else None
    assert author == ("Jane Roe" if row["gives"] == "author" else None)
    assert reading.sections[1].kind == ("byline" if row["gives"] == "author" else "boilerplate")


@pytest.mark.parametrize("row", _rows("byline_roles"))
def test_byline_role(row: Row) -> None:
    byline = _read(f"{row['example']}\nTwo towns were shelled on Friday.").anatomy.byline
    assert byline is not None
    assert byline.role is not None
    assert byline.author == ("Jane Roe" if row["place"] == "head" else None)


@pytest.mark.parametrize("row", _rows("outlet_words"))
def test_outlet_word(row: Row) -> None:
    byline = _read(f"By Jane Roe, {row['example']}\nTwo towns were shelled on Friday.").anatomy.byline
    assert byline is not None
    assert (byline.author, byline.outlet) == ("Jane Roe", row["example"])


@pytest.mark.parametrize("row", _rows("dateline_labels"))
def test_dateline_label(row: Row) -> None:
    assert _read(row["example"]).anatomy.dateline is None


@pytest.mark.parametrize("row", _rows("digest_headings"))
def test_digest_heading(row: Row) -> None:
    kinds = _kinds(f"{STORY}\n{row['example']}\nA ferry sank off the coast.")
    assert kinds == ["title", "dateline", "body", "digest_heading", "digest"]


@pytest.mark.parametrize("row", _rows("brief_titles"))
def test_brief_title(row: Row) -> None:
    items = "\n\n".join(
        ("A ferry sank off Haiti.", "Voters went to the polls in Tunis.", "A bomb killed two in Kabul.")
    )
    reading = _read(f"{row['example']}\n16 October 2025\n\n{items}")
    assert [section.kind for section in reading.sections] == ["digest_heading", "dateline", *["digest"] * 3]
    assert reading.sections[0].why[0].row == row.place or row["kind"] == "opener"


@pytest.mark.parametrize("row", _rows("notices"))
def test_notice(row: Row) -> None:
    reading = _read(f"{STORY}\n{row['example']}")
    (notice,) = reading.anatomy.notices
    assert notice.syndicated == (row["gives"] == "syndicated")
    assert row.place in {reason.row for reason in notice.why}


@pytest.mark.parametrize("row", _rows("boilerplate"))
def test_boilerplate(row: Row) -> None:
    assert _kinds(f"{STORY}\n{row['example']}") == ["title", "dateline", "body", "boilerplate"]


@pytest.mark.parametrize("row", _rows("place_abbreviations"))
def test_place_abbreviation(row: Row) -> None:
    asked: list[str | None] = []

    def lookup(name: str, within: str | None = None) -> None:
        asked.append(within)

    stage(lookup).run(Reading(Dispatch("d", f"SPRINGFIELD, {row['short']} (AP) — Two towns were shelled.", "d.txt")))
    assert row["name"] in asked
