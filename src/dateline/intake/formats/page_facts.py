"""What a web page says of its article: headline, author, outlet, day, language, address, and where each was found.

Looked at in this order, the first that says anything wins: schema.org in JSON-LD, meta elements (Open Graph, Dublin
Core, those of search engines), elements marked up for it (<time>, rel="author", <h1>), and for the day what htmldate
can tell. Nothing is guessed from running text.

Authority: schema.org NewsArticle, Open Graph protocol, HTML Living Standard.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, Final

from dateline.intake.articles import Article, found
from dateline.intake.language_names import language_given
from dateline.intake.metadata import article_address, day_given, one_line
from dateline.records import Interval, Reason

_ARTICLE_TYPES: Final = ("article", "report", "posting", "webpage")
"""Ends of the schema.org types that tell of the page's story: NewsArticle, ReportageNewsArticle, LiveBlogPosting."""
_TITLES: Final = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline")
_AUTHORS: Final = (
    "author",
    "article:author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
)
_OUTLETS: Final = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_DAYS: Final = (
    "article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date",
    "article.published", "cxenseparse:recs:publishtime",
)  # fmt: skip
_LANGUAGES: Final = ("dc.language", "dcterms.language", "content-language", "language", "og:locale")
_DEEPEST: Final = 12
"""Levels of JSON-LD that are looked through."""
_MOST_JSON: Final = 500_000
_MOST_NAMES: Final = 8

Found = tuple[str, str]
"""A value and where it stood."""


def facts_of(tree: Any, address: str | None) -> Article:
    """The facts, as an article without text. `address`: the page's, where it is known."""
    meta, linked = _meta(tree), list(_linked_data(tree))
    outlet = _first(_linked_name(linked, "publisher"), _of_meta(meta, _OUTLETS))
    titles = _chain(_linked_text(linked, "headline"), _of_meta(meta, _TITLES), _texts(tree, "//h1", "<h1>"))
    title = _first(titles, _texts(tree, "/html/head/title", "<title>"))
    author = _first(
        _linked_name(linked, "author"),
        _of_meta(meta, _AUTHORS),
        _texts(tree, '//*[@rel="author" or @itemprop="author"]', 'rel="author"'),
    )
    language = _first(
        _linked_text(linked, "inLanguage"), _values(tree, "/html/@lang", "<html lang>"), _of_meta(meta, _LANGUAGES),
        accept=lambda value: language_given(value) is not None,
    )  # fmt: skip
    own = _chain(_values(tree, '//link[@rel="canonical"]/@href', 'rel="canonical"'), _of_meta(meta, ("og:url",)))
    url = _first(own, accept=lambda value: article_address(value) is not None) if address is None else None
    published = _published(tree, meta, linked)
    return Article(
        citation="",
        text="",
        url=url[0] if url else address,
        title=_without_outlet(title[0], outlet[0] if outlet else None) if title else None,
        outlet=outlet[0] if outlet else None,
        author=author[0] if author else None,
        published=published,
        language=language_given(language[0]) if language else None,
        why=tuple(_reasons(title=title, outlet=outlet, author=author, language=language, url=url)),
    )


def _published(tree: Any, meta: dict[str, str], linked: list[dict[str, Any]]) -> Interval | None:
    """The day of first publication."""
    places = (
        *_linked_text(linked, "datePublished"),
        *_of_meta(meta, _DAYS),
        *_values(tree, '//*[@itemprop="datePublished"]/@content', 'itemprop="datePublished"'),
        *_values(tree, '//*[@itemprop="datePublished"]/@datetime', 'itemprop="datePublished"'),
        *_values(tree, "//time[@pubdate]/@datetime", "<time pubdate>"),
        *_values(tree, "(//article//time/@datetime)[1]", "<time> in the article"),
        *_linked_text(linked, "dateCreated"),
    )
    for value, place in places:
        day = day_given(value, place)
        if day is not None:
            return day
    return _by_htmldate(tree)


def _by_htmldate(tree: Any) -> Interval | None:
    """What htmldate finds in the page's markup. No clock: days to come are as good as others."""
    import datetime as dt

    import htmldate

    day = htmldate.find_date(tree, extensive_search=False, original_date=True, max_date=dt.datetime(2200, 1, 1))
    return day_given(day, "htmldate, from the page's markup") if day else None


def _meta(tree: Any) -> dict[str, str]:
    """Names of meta elements, in lower case, with their contents; the first of each name."""
    meta: dict[str, str] = {}
    for element in tree.iterfind(".//meta"):
        content = element.get("content")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(attribute)
            if name and content and content.strip():
                meta.setdefault(name.strip().casefold(), content)
    return meta


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects in JSON-LD that tell of an article, pages as such last."""
    objects: list[dict[str, Any]] = []
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->")
        if len(text) > _MOST_JSON:
            continue
        try:
            _gather(json.loads(text, strict=False), objects, 0)
        except (ValueError, RecursionError):
            continue
    yield from sorted(objects, key=lambda each: _type_of(each).endswith("webpage"))


def _gather(value: Any, objects: list[dict[str, Any]], depth: int) -> None:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            _gather(each, objects, depth + 1)
    elif isinstance(value, dict):
        if _type_of(value).endswith(_ARTICLE_TYPES):
            objects.append(value)
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            _gather(value.get(key), objects, depth + 1)


def _type_of(value: dict[str, Any]) -> str:
    kind = value.get("@type")
    return str(kind[0] if isinstance(kind, list) and kind else kind or "").casefold()


def _linked_text(linked: list[dict[str, Any]], key: str) -> Iterator[Found]:
    for each in linked:
        value = each.get(key)
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, str):
            yield value, f"{key} in JSON-LD"


def _linked_name(linked: list[dict[str, Any]], key: str) -> Iterator[Found]:
    """The names of people or bodies, with commas between them."""
    for each in linked:
        value = each.get(key)
        names = [
            one.get("name") if isinstance(one, dict) else one
            for one in (value if isinstance(value, list) else [value])[:_MOST_NAMES]
        ]
        told = ", ".join(dict.fromkeys(name.strip() for name in names if isinstance(name, str) and name.strip()))
        if told:
            yield told, f"{key} in JSON-LD"


def _of_meta(meta: dict[str, str], names: tuple[str, ...]) -> Iterator[Found]:
    return ((meta[name], f"<meta {name}>") for name in names if name in meta)


def _texts(tree: Any, path: str, place: str) -> Iterator[Found]:
    return ((element.text_content(), place) for element in tree.xpath(path)[:_MOST_NAMES])


def _values(tree: Any, path: str, place: str) -> Iterator[Found]:
    return ((str(value), place) for value in tree.xpath(path)[:_MOST_NAMES])


def _chain(*places: Iterator[Found]) -> Iterator[Found]:
    for each in places:
        yield from each


def _first(*places: Iterator[Found], accept: Callable[[str], bool] = bool) -> Found | None:
    """The first value that says anything, on one line. An address stands for no name."""
    for value, place in _chain(*places):
        line = one_line(value)
        if line and accept(line) and (accept is not bool or not line.startswith(("http://", "https://"))):
            return line, place
    return None


def _without_outlet(title: str, outlet: str | None) -> str:
    """ "Talks end - Example News" without the outlet's name, where that is known."""
    for mark in (" - ", " | ", " – ", " — ", " :: "):
        head, found_mark, tail = title.rpartition(mark)
        if found_mark and head and outlet and tail.strip().casefold() == outlet.casefold():
            return head.strip()
    return title


def _reasons(**facts: Found | None) -> Iterator[Reason]:
    return (found(field, fact[1]) for field, fact in facts.items() if fact is not None)
