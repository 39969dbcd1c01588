"""Bytes -> a feed, with feedparser; defusedxml looks first.

A feed's text is HTML in disguise; its paragraphs come out as lines with an empty one between each two. A text counts as
the whole article where the feed gives it as content and it does not break off; a description counts where it is long.

Errors: InputError ("is no feed", "declares XML entities ..."). Authority: RSS 2.0 and its content module; RFC 4287
(Atom); CWE-776 (entity expansion).
"""

from __future__ import annotations

import io
import re
from typing import Any, Final

from dateline.errors import InputError
from dateline.intake.articles import Document
from dateline.intake.feeds.items import Feed, Item, mark_of
from dateline.intake.formats.markup import has_entities, is_marked_up, plain_paragraphs
from dateline.intake.formats.third_party import attempted, version_of
from dateline.intake.language_names import language_given
from dateline.intake.metadata import day_given, one_line, whole_characters
from dateline.records import Interval

WHOLE: Final = 600
"""Characters from which a description counts as the whole article. Teasers are cut at 55 words (WordPress) or at one
or two sentences, 400 characters; wire items that are complete in one paragraph begin near 600."""

CONTENT: Final = 250
"""The same for what the feed gives as content, which is a teaser only where the outlet wants it so."""

_BROKEN_OFF: Final = re.compile(
    r"(?:\[?(?:\.\.\.|…|&hellip;)\]?|\b(?:read more|continue reading|read the full (?:story|article))\W*)\s*$", re.I
)
_ADDED: Final = re.compile(r"^The post .{1,300} (?:first )?appeared (?:first )?on .{1,200}$")
"""What WordPress writes below each item of a feed."""

_ENTITY: Final = tuple("<!ENTITY".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
MOST_ITEMS: Final = 2_000
"""Items that are read of one feed, from its top, where the new ones stand. Feeds have ten to a few hundred."""


def read_feed(document: Document) -> Feed:
    """The feed in a document's bytes. Raises InputError."""
    name = document.citation
    if not document.data.strip():
        raise InputError(name, "is empty")
    refuse_entities(name, document.data)
    told = attempted(name, "a feed", lambda: _parsed(document))
    entries = told.get("entries") or []
    if not told.get("version") and not entries:
        raise InputError(name, "is no feed: neither RSS nor Atom was found in it")
    channel = told.get("feed") or {}
    return Feed(
        title=one_line(_plain(channel.get("title"))),
        language=language_given(channel.get("language")),
        extractor=f"feedparser {version_of('feedparser')}",
        items=tuple(attempted(name, "a feed", lambda: [_item(entry) for entry in entries[:MOST_ITEMS]])),
        note=_note(told),
    )


def refuse_entities(name: str, data: bytes) -> None:
    """Raise InputError if the XML declares entities of its own; XML that is not well-formed is judged by its bytes."""
    import defusedxml.ElementTree
    from defusedxml.common import DefusedXmlException

    try:
        defusedxml.ElementTree.fromstring(data)
    except DefusedXmlException:
        declares = True
    except (ValueError, LookupError, SyntaxError):  # SyntaxError: what the parser raises for XML that is broken
        declares = any(mark in data for mark in _ENTITY)
    else:
        declares = False
    if declares:
        raise InputError(name, "declares XML entities, which can grow without end: refused")


def _parsed(document: Document) -> Any:
    import feedparser

    # As a stream: bytes as such would be taken for the name of a file first.
    headers = {"content-type": document.content_type or "application/xml"}
    if document.url:
        headers["content-location"] = document.url
    return feedparser.parse(
        io.BytesIO(document.data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )


def _item(entry: Any) -> Item:
    title = one_line(_plain(entry.get("title")))
    link = _link(entry)
    contents = [each.get("value") or "" for each in entry.get("content") or []]
    content = max((_plain(each) for each in contents), key=len, default="")
    summary = _plain(entry.get("summary"))
    text, least = (content, CONTENT) if len(content) >= len(summary) else (summary, WHOLE)
    day, at = _published(entry)
    return Item(
        key=link or entry.get("id") or mark_of(title, text),
        mark=mark_of(link, title, text, at),
        link=link,
        title=title,
        author=one_line(_author(entry)),
        published=day,
        text=text,
        whole=len(text) >= least and not _BROKEN_OFF.search(text),
    )


def _link(entry: Any) -> str | None:
    """The item's page: an address of the web, else none."""
    link = str(entry.get("link") or "").strip()
    return link if link.lower().startswith(("http://", "https://")) else None


def _published(entry: Any) -> tuple[Interval | None, str]:
    """The day as the feed writes it, by the outlet's own clock, and the words."""
    for field in ("published", "updated", "created"):
        said = str(entry.get(field) or "")
        day = day_given(said, f"{field} in the feed") if said else None
        if day is not None:
            return day, said
    return None, ""


def _author(entry: Any) -> str | None:
    """The author's name, without an address of mail."""
    detail = entry.get("author_detail") or {}
    said = str(detail.get("name") or entry.get("author") or "")
    return re.sub(r"\S+@\S+", "", said).strip(" ()<>") or None


def _plain(value: str | None) -> str:
    """Text without markup, an empty line between paragraphs, without what publishing software adds below."""
    if not value or not value.strip():
        return ""
    if is_marked_up(value) or has_entities(value):
        paragraphs = plain_paragraphs(value).split("\n\n")
    else:
        paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", whole_characters(value))]
    return "\n\n".join(part for part in paragraphs if part and not _ADDED.match(part))


def _note(told: Any) -> str | None:
    """What is wrong with the feed; a declared encoding that was not the true one is no matter."""
    import feedparser

    error = told.get("bozo_exception")
    if not told.get("bozo") or isinstance(error, feedparser.CharacterEncodingOverride | feedparser.NonXMLContentType):
        return None
    return "is not well-formed; read as far as it goes"
