"""Whatever the text: no crash, sections in order that cover it, two runs alike, time in step with length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.records import Dispatch, Reading, Section
from dateline.stages.structure import stage
from towns import towns

PIECES = st.sampled_from(
    [
        "By Jane Roe", "KHARTOUM, Oct. 26 (Reuters) -", "CAIRO —", "— ", "\n", "\n\n", "\r\n", "\u2028", " ", "\u00a0",
        "In brief", "More Northland News", "© 2024 Reuters", "Copyright 1999-2025 ", "All rights reserved.",
        "TALKS ON ARMS", "What happens next", "Two towns were shelled on Friday.", "and the army left,", "• ", "(AP)",
        "(Reporting by Jane Roe)", "March 1, 2022", "Also read", "ENDS", "https://example.org", "\ufeff", "/TASS/.",
        "About MSF", "a" * 700, "(", ")", "[", "/", ":", "“", "\x1c", "\x85",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=25).map("".join), st.lists(PIECES, max_size=25).map("\n".join))


def _read(text: str) -> Reading:
    return stage(towns).run(Reading(Dispatch("d", text, "d.txt")))


def _check(text: str, sections: tuple[Section, ...]) -> None:
    position = 0
    for section in sections:
        assert position <= section.start < section.end <= len(text)
        assert not text[position : section.start].strip()
        assert not text[section.start].isspace()
        position = section.end
    assert not text[position:].strip()


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_sections_cover_the_text_in_order(text: str) -> None:
    reading = _read(text)
    _check(text, reading.sections)
    assert _read(text) == reading


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_the_anatomy_points_at_sections(text: str) -> None:
    reading = _read(text)
    anatomy = reading.anatomy
    at = {(section.start, section.end): section.kind for section in reading.sections}
    assert all(at[span.start, span.end] == "heading" for span in anatomy.headings)
    assert all(at[span.start, span.end] == "digest" for span in anatomy.digest_items)
    assert all(at[notice.start, notice.end] == "notice" for notice in anatomy.notices)
    if anatomy.lede is not None:
        assert at[anatomy.lede.start, anatomy.lede.end] == "body"
    if anatomy.dateline is not None:
        places = anatomy.dateline.places
        assert all(anatomy.dateline.start <= place.start < place.end <= anatomy.dateline.end for place in places)


@pytest.mark.parametrize(
    "unit",
    ["a", "ABC ", "( ", "A- ", "A, ", "/A", ". Copyright 2024 ", "By Jane Roe, ", "x\u00a0", "(A)", "1.", ". © "],
)
def test_a_megabyte_in_one_line_takes_a_moment(unit: str) -> None:
    """Quadratic work on 1 MB would take hours; a generous second and a half allows for a busy machine."""
    text = unit * (1_000_000 // len(unit))
    begun = time.process_time()
    reading = _read(text)
    assert time.process_time() - begun < 1.5
    _check(text, reading.sections)
