"""Whatever text a dispatch has: all its words are on the page once and none becomes markup; lines keep every word."""

import html
import itertools
import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dateline.explain import BriefDispatch, Entry, Mark
from dateline.explain.brief import brief
from dateline.explain.lines import safe, wrapped
from dateline.explain.page.markup import escaped
from dateline.explain.page.words import paragraph_html, paragraphs
from dateline.records import Section, Span

TEXTS = st.text(st.sampled_from("ab <>&\"'.\n\r\tä日") | st.characters(exclude_categories=["Cs"]), max_size=120)


def entry(sequence: int, marks: tuple[Mark, ...]) -> Entry:
    """An entry that is nothing but its marks."""
    return Entry(
        report_id=f"r-{sequence}", sequence=sequence, section=0, event="SUPPORT", mode=None, quad=1, scale=5.0,
        standing="happened", stance="asserted", aux=(), contexts=(), who=(), whom=(), deed="", when="undated",
        when_iso="undated", where=None, says=(), sizes=(), confidence=0.5, start=0, end=0, sentence=Span(0, 0),
        sentence_text="", excerpt="", marks=marks, grounds=(),
    )  # fmt: skip


@st.composite
def marked_dispatches(draw: st.DrawFn) -> BriefDispatch:
    text = draw(TEXTS)
    offsets = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(offsets, offsets, st.sampled_from(["trigger", "actor", "when"])), max_size=6))
    marks = [Mark(min(one, two), max(one, two), role) for one, two, role in spans if one != two]  # type: ignore[arg-type]
    entries = tuple(entry(number, (mark,)) for number, mark in enumerate(marks, 1))
    borders = sorted(draw(st.sets(offsets, max_size=5)) | {0, len(text)})
    sections = tuple(
        Section(draw(st.sampled_from(["body", "dateline", "heading", "digest"])), start, end)
        for start, end in itertools.pairwise(borders)
    )
    return BriefDispatch("d-0", "a.txt", "", None, None, None, text, sections, entries)


@given(marked_dispatches())
def test_every_word_is_on_the_page_once(dispatch: BriefDispatch) -> None:
    shown = " ".join(paragraph_html(dispatch, 1, paragraph) for paragraph in paragraphs(dispatch))
    plain = re.sub(r"<[^>]*>", "", re.sub(r"<sup>.*?</sup>", "", shown))
    expected = html.unescape(escaped(dispatch.text))
    assert "".join(html.unescape(plain).split()) == "".join(expected.split())


@given(marked_dispatches())
def test_every_act_is_told_in_one_paragraph(dispatch: BriefDispatch) -> None:
    found = paragraphs(dispatch)
    told = [entry.sequence for paragraph in found for entry in paragraph.told]
    acts = {
        entry.sequence
        for entry in dispatch.entries
        for mark in entry.marks
        if mark.role == "trigger" and dispatch.text[mark.start : mark.start + 1].strip()
    }
    assert acts <= set(told)
    assert len(told) == len(set(told))


@given(TEXTS.map(safe), st.integers(2, 40))
def test_wrapped_lines_lose_nothing_but_a_blank_at_their_end(text: str, width: int) -> None:
    lines = wrapped(text, width)
    position = 0
    for start, end in lines:
        assert text[position:start] in ("", " ")
        assert start < end
        assert end - start == 1 or cell_len(text[start:end]) <= width
        position = end
    assert text[position:] in ("", " ")


def test_a_brief_of_nothing_has_no_entries() -> None:
    assert brief([]).entries == ()
