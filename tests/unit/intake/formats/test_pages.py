"""Web pages in, dispatches out: title, paragraphs, and what the page says of itself, with where it says so."""

import datetime as dt
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.intake import Document
from dateline.intake.articles import Article
from dateline.intake.formats.page import read_page
from dateline.records import Interval, Reason
from real_files import BODY, FIRST, PAGE, PAGE_TEXT, SECOND, taken, the_one


def article(page: str | bytes, **facts: object) -> Article:
    data = page.encode() if isinstance(page, str) else page
    (found,) = read_page(Document("a.html", data, **facts))  # type: ignore[arg-type]
    assert isinstance(found, Article)
    return found


def test_a_page_is_its_headline_and_its_paragraphs_without_what_stands_around() -> None:
    assert article(PAGE).text == PAGE_TEXT


def test_what_a_page_says_of_itself_and_where() -> None:
    found = article(PAGE)
    day = dt.date(2025, 10, 26)
    where = Reason("intake.found.published", "published from <meta article:published_time>")
    assert found.published == Interval(day, day, "day", (where,))
    assert (found.title, found.author, found.outlet) == (
        "Treaty signed at last",
        "Ruth Okello, Idris Bako",
        "Nile Herald",
    )
    assert (found.url, found.language) == ("https://nile.example/treaty", "en")
    assert found.extractor is not None
    assert found.extractor.startswith("trafilatura ")
    assert [(why.rule.removeprefix("intake.found."), why.note.partition(" from ")[2]) for why in found.why] == [
        ("title", "headline in JSON-LD"),
        ("outlet", "<meta og:site_name>"),
        ("author", "author in JSON-LD"),
        ("language", "<html lang>"),
        ("url", 'rel="canonical"'),
    ]


HEADS = [
    ("<title> alone", "<title>Treaty signed - Nile Herald</title>", "Treaty signed - Nile Herald", None, None),
    ("<title> with the outlet's name, known", '<title>Treaty signed | Nile Herald</title><meta name="publisher" '
     'content="Nile Herald">', "Treaty signed", "Nile Herald", None),
    ("Dublin Core", '<meta name="DC.title" content="Treaty signed"><meta name="DC.publisher" content="Herald">'
     '<meta name="dc.date.issued" content="2025-10-26">', "Treaty signed", "Herald", "2025-10-26"),
    ("broken JSON-LD is passed over", '<title>Treaty</title><script type="application/ld+json">{"@type":</script>',
     "Treaty", None, None),
    ("a page's date, where there is no article's", '<script type="application/ld+json">[{"@type": ["WebPage"], '
     '"headline": "T", "datePublished": "2025-10-25"}]</script>', "T", None, "2025-10-25"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "title", "outlet", "day"), [row[1:] for row in HEADS], ids=[row[0] for row in HEADS])
def test_where_facts_are_looked_for(head: str, title: str, outlet: str | None, day: str | None) -> None:
    found = article(f"<html><head>{head}</head><body><p>{FIRST}</p><p>{SECOND}</p></body></html>")
    published = found.published.first.isoformat() if found.published and found.published.first else None
    assert (found.title, found.outlet, published) == (title, outlet, day)


def test_the_address_that_gave_the_page_is_believed_before_its_own() -> None:
    assert article(PAGE, url="https://nile.example/treaty?from=feed").url == "https://nile.example/treaty?from=feed"


def test_an_address_of_the_front_page_is_no_article_s() -> None:
    assert article(PAGE.replace("https://nile.example/treaty", "https://nile.example/")).url is None


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (f"<html><head><meta charset='iso-8859-1'></head><p>Zürich. {FIRST}</p>".encode("iso-8859-1"), None),
        (f"<html><p>Zürich. {FIRST}</p>".encode("iso-8859-2"), "text/html; charset=ISO-8859-2"),
        (f"<html><p>Zürich. {FIRST}</p>".encode("utf-16"), None),
        (f"<html><p>Zürich. {FIRST}</p>".encode("cp1252"), None),
        (f"<html><p>Z&uuml;rich. {FIRST}</p>".encode(), None),
    ],
    ids=["the page says", "the server says", "UTF-16", "nobody says", "entity"],
)
def test_a_page_is_decoded_as_it_or_its_server_says(data: bytes, content_type: str | None) -> None:
    assert article(data, content_type=content_type).text == f"Zürich. {FIRST}"


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (b"", "is empty"),
        (b"<html><body></body></html>", "is a web page without an article that could be told from its menus"),
        (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "is a web page without an article"),
        (f"<html><p>Zürich “calm” – {FIRST}".encode() + b"\xe2\x80</p>", "is damaged: it is UTF-8, but not valid"),
    ],
    ids=["nothing", "no text", "menu", "mixed encodings"],
)
def test_a_page_without_an_article_is_refused(page: bytes, reason: str) -> None:
    with pytest.raises(InputError) as refusal:
        list(read_page(Document("a.html", page)))
    assert refusal.value.name == "a.html"
    assert refusal.value.reason.startswith(reason)


@pytest.mark.parametrize("name", ["a.html", "a.txt", "page"])
def test_a_page_is_told_by_its_content(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(PAGE)
    assert the_one(taken(tmp_path / name)).text == PAGE_TEXT


def test_a_fragment_is_a_page_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_text("".join(f"<p>{part}</p>" for part in BODY.split("\n\n")))
    assert the_one(taken(tmp_path / "a.htm")).text == BODY
