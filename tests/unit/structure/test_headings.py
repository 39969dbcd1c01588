"""Section headings, and short lines that are none."""

from __future__ import annotations

import pytest

from dateline.records import Dispatch, Reading
from dateline.stages.structure import stage
from towns import towns

BEFORE = "Two towns were shelled on Friday, NATO and EU officials said.\n"
AFTER = "\nThe army said that nobody was hurt in the raid.\nTalks on the EU force and NATO drills went on."


def _kinds(text: str) -> list[str]:
    return [section.kind for section in stage(towns).run(Reading(Dispatch("d", text, "d.txt"))).sections]


@pytest.mark.parametrize(
    "line",
    [
        "TALKS ON ARMS",
        "Talks Resume in Cairo",
        "What happens next",
        "Background:",
        "2. Food and shelter",
        "NATO DRILLS",
    ],
)
def test_heading(line: str) -> None:
    assert _kinds(BEFORE + line + AFTER) == ["body", "heading", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "“WE WILL NEVER SIGN”",
        "EU, NATO",
        "NATO",
        "More troops arrived.",
        "He said:",
        "The demands:",
        "- Forty missing",
        "• Forty missing",
        "Jane Roe, Minister of Health",
        "and the talks went on",
        "Who gains?",
        "They never came back",
        "Jane Roe",
    ],
)
def test_no_heading(line: str) -> None:
    assert _kinds(BEFORE + line + AFTER) == ["body"] * 4


def test_a_list_of_signatories_is_no_run_of_headings() -> None:
    assert _kinds(f"{BEFORE}Ivan Doe\nAnn Poe\nMax Moe{AFTER}") == ["body"] * 6


def test_a_heading_needs_text_below() -> None:
    assert _kinds(f"{BEFORE}TALKS ON ARMS\n© 2024 Reuters") == ["body", "body", "notice"]


def test_a_heading_and_its_first_subheading() -> None:
    assert _kinds(f"{BEFORE}AID\nFood and shelter{AFTER}") == ["body", "heading", "heading", "body", "body"]


def test_dates_over_the_entries_of_a_chronology() -> None:
    text = f"{BEFORE}Feb. 24, 2022\nThe war began at dawn.\nMarch 1, 2022\nTalks were held on the border."
    assert _kinds(text) == ["body", "heading", "body", "heading", "body"]


def test_questions_in_company_are_headings() -> None:
    text = f"{BEFORE}Who gains?\nThe traders do, officials said.\nWhat is at stake?{AFTER}"
    assert _kinds(text) == ["body", "heading", "body", "heading", "body", "body"]


def test_a_line_like_a_name_is_a_heading_where_its_words_are_common_ones() -> None:
    assert _kinds(f"{BEFORE}Raid Talks{AFTER}") == ["body", "heading", "body", "body"]


def test_a_line_like_a_name_is_a_heading_among_headings_in_title_case() -> None:
    text = f"{BEFORE}Ferry Sinks off the Coast\nTwo towns mourned on Friday.\nBudget Vote{AFTER}"
    assert _kinds(text) == ["body", "heading", "body", "heading", "body", "body"]
