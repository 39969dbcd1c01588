"""Digest headings and their items."""

from __future__ import annotations

import pytest

from dateline.records import Dispatch, Reading
from dateline.stages.structure import stage
from towns import towns

STORY = "CAIRO (Northland News) – Two towns were shelled on Friday.\nNobody was hurt."
ITEMS = "\nA ferry sank off the coast.\n• Voters went to the polls.\nKABUL (AP) — A bomb killed two."


@pytest.mark.parametrize(
    "heading",
    [
        "Latest News from Northland News",
        "ALSO IN THE NEWS",
        "Also in Northland News",
        "More Northland News",
        "More from the Capital:",
        "IN BRIEF",
        "News in brief",
        "In other news",
        "Other developments:",
        "In other developments Saturday:",
        "Related stories",
        "World News in Brief",
    ],
)
def test_items_follow(heading: str) -> None:
    reading = stage(towns).run(Reading(Dispatch("d", f"{STORY}\n{heading}{ITEMS}", "d.txt")))
    text = reading.dispatch.text
    kinds = [section.kind for section in reading.sections]
    assert kinds == ["dateline", "body", "body", "digest_heading", "digest", "digest", "dateline", "digest"]
    found = reading.anatomy.digest_heading
    assert found is not None
    assert text[found.start : found.end] == heading
    assert [text[item.start : item.end] for item in reading.anatomy.digest_items] == [
        "A ferry sank off the coast.",
        "• Voters went to the polls.",
        "A bomb killed two.",
    ]
    assert reading.anatomy.dateline is not None
    assert reading.anatomy.dateline.outlet == "Northland News"


@pytest.mark.parametrize(
    "line", ["More troops arrived.", "More bad news", "MORE TALKS", "More aid arrives", "In brief, nothing changed."]
)
def test_no_digest(line: str) -> None:
    reading = stage(towns).run(Reading(Dispatch("d", f"{STORY}\n{line}\nA ferry sank off the coast.", "d.txt")))
    assert reading.anatomy.digest_heading is None
    assert reading.anatomy.digest_items == ()


def test_a_list_in_the_story_is_no_digest() -> None:
    text = f"{STORY}\nKey points:\n- Nine dead\n- Forty missing"
    reading = stage(towns).run(Reading(Dispatch("d", text, "d.txt")))
    assert [section.kind for section in reading.sections][3:] == ["heading", "body", "body"]


def test_the_story_goes_on_after_links() -> None:
    text = f"{STORY}\nAlso read\nMinister blames army for raid\nThe army denied it. It gave no details."
    reading = stage(towns).run(Reading(Dispatch("d", text, "d.txt")))
    assert [section.kind for section in reading.sections][3:] == ["digest_heading", "digest", "body"]


def test_notices_between_items_stay_notices() -> None:
    text = f"{STORY}\nIn brief{ITEMS}\n© 2024 Northland News"
    reading = stage(towns).run(Reading(Dispatch("d", text, "d.txt")))
    assert [section.kind for section in reading.sections][-2:] == ["digest", "notice"]


def test_a_heading_without_items_is_none() -> None:
    reading = stage(towns).run(Reading(Dispatch("d", f"{STORY}\nIn brief\n© 2024 Northland News", "d.txt")))
    assert reading.anatomy.digest_heading is None


def test_a_short_form_of_the_outlet_is_enough() -> None:
    text = f"{STORY}\n© 2025 The Harbour Courier\nALSO IN THE COURIER\nA ferry sank off the coast."
    reading = stage(towns).run(Reading(Dispatch("d", text, "d.txt")))
    assert [section.kind for section in reading.sections][3:] == ["notice", "digest_heading", "digest"]


BRIEF_ITEMS = (
    "KABUL: A bomb killed two people at a bazaar on Friday.\n\n"
    "**TUNIS:** Voters went to the polls in two towns. Turnout was low.\n\n"
    "A ferry sank off the coast of Haiti; nobody was hurt."
)


@pytest.mark.parametrize(
    "title",
    [
        "MORNING BRIEF",
        "Northland Morning Brief",
        "Night headlines, Northland Radio",
        "World News in Brief | 16 October 2025",
        "Police briefs",
        "The Region in Five",
        "In brief",
    ],
)
def test_a_dispatch_that_is_a_brief(title: str) -> None:
    text = f"{title}\nThursday 16 October 2025\n\n{BRIEF_ITEMS}\n\n© 2025 Northland News"
    reading = stage(towns).run(Reading(Dispatch("d", text, "d.txt")))
    assert [section.kind for section in reading.sections] == [
        "digest_heading",
        "dateline",
        "dateline",
        "digest",
        "dateline",
        "digest",
        "digest",
        "notice",
    ]
    anatomy = reading.anatomy
    assert anatomy.digest_heading is not None
    assert text[anatomy.digest_heading.start : anatomy.digest_heading.end] == title
    assert anatomy.dateline is not None
    assert anatomy.dateline.text == "Thursday 16 October 2025"
    assert [text[item.start : item.end][:12] for item in anatomy.digest_items] == [
        "A bomb kille",
        "Voters went ",
        "A ferry sank",
    ]


def test_bare_headlines_are_items_too() -> None:
    text = "Evening headlines\nSaturday, 5 April 2025\n\nFerry sinks off Haiti\nTunis votes\nBomb kills two in Kabul"
    reading = stage(towns).run(Reading(Dispatch("d", text, "d.txt")))
    assert [section.kind for section in reading.sections] == ["digest_heading", "dateline", *["digest"] * 3]


def test_a_brief_on_one_subject_is_a_story() -> None:
    items = "\n\n".join(f"The minister told Kabul traders in {town} to wait." for town in ("Tunis", "Cairo", "Rome"))
    text = f"Morning brief\nThursday 16 October 2025\n\n{items}"
    reading = stage(towns).run(Reading(Dispatch("d", text, "d.txt")))
    assert [section.kind for section in reading.sections] == ["title", "dateline", "body", "body", "body"]


def test_two_paragraphs_are_no_brief() -> None:
    text = "Morning brief\nThursday 16 October 2025\n\nA ferry sank off the coast.\n\nVoters went to the polls."
    reading = stage(towns).run(Reading(Dispatch("d", text, "d.txt")))
    assert [section.kind for section in reading.sections] == ["title", "dateline", "body", "body"]
