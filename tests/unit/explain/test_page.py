"""A brief in, one self-contained page out."""

import re
from html.parser import HTMLParser

import msgspec

from dateline.explain import BriefDispatch, brief, brief_page
from dateline.explain.page.words import paragraphs
from dateline.records import Dispatch, Reading
from readings import country_name, harbour, treaty

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Checker(HTMLParser):
    """Follows open elements, and gathers anchors, references and text by class."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []
        self.references: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids += [values["id"] or ""] if "id" in values else []
        self.references += [(values["href"] or "")] if "href" in values else []
        self.fetched += [name for name in ("src", "srcset", "data", "action") if name in values]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def page_of(*readings: Reading) -> tuple[str, Checker]:
    page = brief_page(brief(readings, country_name))
    checker = Checker()
    checker.feed(page)
    checker.close()
    return page, checker


def words_of(page: str) -> str:
    """The dispatches' words as a reader sees them, without notes and numbers."""
    shown = " ".join(re.findall(r'<section class="words".*?</section>', page, re.DOTALL))
    shown = re.sub(r'<aside.*?</aside>|<sup>.*?</sup>|<span class="item-date">.*?</span>', "", shown, flags=re.DOTALL)
    return re.sub(r"<[^>]+>", "", shown)


def test_the_page_is_well_formed_and_every_reference_has_its_target() -> None:
    _, checker = page_of(treaty(), harbour())
    assert (checker.open, checker.wrong) == ([], [])
    assert len(checker.ids) == len(set(checker.ids))
    assert {reference.removeprefix("#") for reference in checker.references} <= set(checker.ids)


def test_nothing_is_fetched() -> None:
    page, checker = page_of(treaty(), harbour())
    assert checker.fetched == []
    assert all(reference.startswith("#") for reference in checker.references)
    assert "default-src 'none'" in page
    assert not re.search(r"url\(|@import|https?://", page)


def test_every_word_of_every_dispatch_is_there_once() -> None:
    page, _ = page_of(treaty(), harbour())
    expected = treaty().dispatch.text + harbour().dispatch.text
    assert words_of(page).split() == expected.split()


def test_every_report_has_a_note_a_row_and_marked_words() -> None:
    page, checker = page_of(treaty())
    for sequence in range(1, 9):
        assert f"d1-r{sequence}" in checker.ids
        assert f'<tr data-reports="d1-r{sequence}">' in page
        assert re.search(rf'<a class="act q\d (not-)?fact" href="#d1-r{sequence}"', page)


def test_what_is_no_fact_is_only_outlined() -> None:
    page, _ = page_of(treaty())
    assert '<a class="act q1 fact" href="#d1-r1" data-reports="d1-r1" title="SUPPORT">signed<sup>1</sup></a>' in page
    assert '<a class="act q4 not-fact" href="#d1-r5"' in page


def test_words_shared_by_two_reports_lead_to_both() -> None:
    reading = treaty()
    twin = msgspec.structs.replace(reading.reports[0], id="r-0009", sequence=9)
    page, _ = page_of(msgspec.structs.replace(reading, reports=(*reading.reports, twin)))
    assert 'data-reports="d1-r1 d1-r9" title="SUPPORT">signed<sup>1,9</sup></a>' in page


def test_words_of_a_dispatch_never_become_markup() -> None:
    text = "<script>alert(1)</script> & \"calm\" 'here'\x0b\x1b in Lima."
    reading = Reading(Dispatch("d-0", text, '"><b>.txt', title="<i>Calm</i>"))
    page, checker = page_of(reading)
    assert (checker.open, checker.wrong) == ([], [])
    assert "<script>alert" not in page
    assert "<b>" not in page
    assert "\x1b" not in page


def test_notices_are_greyed_and_digest_items_set_apart_with_their_date() -> None:
    page, _ = page_of(treaty())
    assert '<div class="passage notice"><p dir="auto">Copyright 2001-2025' in page
    assert page.count('<div class="digest-items">') == 1
    assert page.count('<span class="item-date">written 18–24 February 2025</span>') == 2


def paragraph_texts(text: str) -> list[str]:
    dispatch = BriefDispatch("d-0", "a.txt", "", None, None, None, text, (), ())
    return [text[paragraph.start : paragraph.end] for paragraph in paragraphs(dispatch)]


def test_lines_after_a_full_stop_are_paragraphs() -> None:
    assert paragraph_texts("Calm in Lima.\nRain in Cusco.\r\n\r\nFog.\n") == ["Calm in Lima.", "Rain in Cusco.", "Fog."]


def test_lines_wrapped_by_hand_run_on() -> None:
    assert paragraph_texts("Calm in\n  Lima today.\n\nRain") == ["Calm in\n  Lima today.", "Rain"]


def test_an_empty_brief_is_a_page_too() -> None:
    page, checker = page_of()
    assert (checker.open, checker.wrong) == ([], [])
    assert "What 0 dispatches report" in page
