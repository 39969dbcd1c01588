"""Every layout in every carrier: an export of two stories in, two whole articles out."""

from __future__ import annotations

import datetime as dt

import pytest

import press_exports as exports
from dateline.errors import InputError
from dateline.intake.articles import Article, Document
from dateline.intake.databases import read, recognises
from dateline.intake.decoding import HEAD_BYTES
from press_exports import ACCRA, CAIRO, Paragraphs, Story

CARRIERS = ("text", "rtf", "docx", "html")
NEXIS_DAY, FACTIVA_DAY, PROQUEST_DAY = "January 18, 2025 Saturday", "18 January 2025", "Jan 18, 2025"


def _stories(day: str) -> list[Story]:
    return [CAIRO._replace(day=day), ACCRA._replace(day=day)]


LAYOUTS: dict[str, Paragraphs] = {
    "nexis-uni": exports.nexis_uni(_stories(NEXIS_DAY)),
    "nexis-uni without cover": exports.nexis_uni(_stories(NEXIS_DAY), cover=False),
    "lexisnexis": exports.lexisnexis(_stories(NEXIS_DAY)),
    "lexisnexis of older form": exports.lexisnexis_older(_stories(NEXIS_DAY)),
    "factiva": exports.factiva(_stories(FACTIVA_DAY)),
    "factiva with codes": exports.factiva_coded(_stories(FACTIVA_DAY)),
    "proquest": exports.proquest(_stories(PROQUEST_DAY)),
    "proquest of newer form": exports.proquest_newer(_stories(PROQUEST_DAY)),
}
CASES = [(layout, carrier) for layout in LAYOUTS for carrier in CARRIERS]

CAIRO_BODY = "The ministers of both countries met on Friday.\n\nA spokesman said the next round would begin in May."
ACCRA_TEXT = (
    "Harbour workers end their strike\n\nACCRA (Northland News) - Harbour workers went back to work on Monday.\n\n"
    "The union praised the offer."
)


@pytest.mark.parametrize(("layout", "carrier"), CASES)
def test_all_is_taken_from_each(layout: str, carrier: str) -> None:
    first, second = _articles(carrier, LAYOUTS[layout])
    author = "JANE ROE" if layout == "lexisnexis" else "Jane Roe"
    dateline = "CAIRO\n\n" if "nexis" in layout else ""
    assert first.text == f"{CAIRO.title}\n\nBy {author}\n\n{dateline}{CAIRO_BODY}"
    assert second.text == ACCRA_TEXT
    assert [each.citation for each in (first, second)] == ["file#1", "file#2"]
    assert [each.title for each in (first, second)] == [CAIRO.title, ACCRA.title]
    assert [each.author for each in (first, second)] == [author, None]
    for each in (first, second):
        assert each.outlet == "Northland Daily"
        assert each.language == "en"
        assert each.published is not None
        assert (each.published.first, each.published.last) == (dt.date(2025, 1, 18), dt.date(2025, 1, 18))
        assert (each.extractor or "").startswith(f"{layout.split()[0]} {carrier} 1")


@pytest.mark.parametrize(("layout", "carrier"), CASES)
def test_the_first_bytes_are_enough_to_know_it(layout: str, carrier: str) -> None:
    assert recognises("file", exports.carried(carrier, LAYOUTS[layout])[:HEAD_BYTES])


@pytest.mark.parametrize(
    ("layout", "line"),
    [
        ("nexis-uni without cover", "published from line 5: “January 18, 2025 Saturday”"),
        ("lexisnexis", "published from line 5: “January 18, 2025 Saturday”"),
        ("factiva", "published from line 9: “18 January 2025”"),
        ("factiva with codes", "published from line 4: “18 January 2025”"),
        ("proquest", "published from line 23: “Jan 18, 2025”"),
    ],
)
def test_a_reason_names_the_line_of_the_file(layout: str, line: str) -> None:
    article = _articles("text", LAYOUTS[layout])[0]
    assert line in [reason.note for reason in article.why]
    assert article.published is not None
    assert [reason.note for reason in article.published.why] == [line]


@pytest.mark.parametrize(
    ("layout", "items"),
    [
        ("factiva", ["NORTHD0020250118el1i00001", "NORTHD0020250118el1i00002"]),
        ("factiva with codes", ["NORTHD0020250118el1i00001", "NORTHD0020250118el1i00002"]),
        ("proquest", ["314151", "314152"]),
        ("nexis-uni", [None, None]),
    ],
)
def test_the_number_that_the_database_gives_is_kept(layout: str, items: list[str | None]) -> None:
    assert [article.item for article in _articles("text", LAYOUTS[layout])] == items


@pytest.mark.parametrize(
    ("layout", "url"),
    [
        ("lexisnexis", "http://daily.example/4"),
        ("proquest", "https://proquest.example/docview/314151"),
        ("factiva", None),
    ],
)
def test_an_address_is_taken_where_a_line_has_it(layout: str, url: str | None) -> None:
    assert _articles("text", LAYOUTS[layout])[0].url == url


def _articles(carrier: str, paragraphs: Paragraphs) -> list[Article]:
    found = list(read(Document("file", exports.carried(carrier, paragraphs))))
    assert not [str(each) for each in found if isinstance(each, InputError)]
    return [each for each in found if isinstance(each, Article)]
