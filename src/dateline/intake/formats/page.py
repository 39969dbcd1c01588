"""A web page: the article on it, without menus, advertisements, comments and notices of other stories.

The text is the headline on its first line and the paragraphs below, an empty line before each: as a dispatch in plain
text would have it. Headline, author, outlet, day and language come from what the page says of itself (`page_facts`).
Reader of the body: trafilatura.

    read_page(Document("a.html", b"<html>...<h1>Talks end</h1><p>KHARTOUM - Ministers left.</p>..."))
        ->  [Article("a.html", "Talks end\\n\\nKHARTOUM - Ministers left.", title="Talks end", ...)]
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import msgspec

from dateline.errors import InputError
from dateline.intake.articles import Article, Document
from dateline.intake.decoding import decode_characters
from dateline.intake.formats.third_party import attempted, version_of
from dateline.intake.metadata import one_line, whole_characters

_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_SERVER_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_HEAD: Final = 4096
_FEWEST_WORDS: Final = 5
"""Words of a body; what has fewer is a caption or a button."""
_UNPRINTED: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")


def read_page(document: Document) -> Iterator[Article | InputError]:
    """The article of a page. Raises InputError where there is none, or the page is damaged."""
    from dateline.intake.formats.page_facts import facts_of

    name = document.citation
    decoded = decode_characters(name, document.data, _declared(document))
    if not decoded.text.strip():
        raise InputError(name, "is empty" if not document.data else "holds nothing but white space")
    tree = attempted(name, "a web page", lambda: _tree(decoded.text))
    if tree is None:
        raise InputError(name, "is a web page without text")
    facts = attempted(name, "a web page", lambda: facts_of(tree, document.url))
    body = attempted(name, "a web page", lambda: _body(tree))
    if len(body.split()) < _FEWEST_WORDS:
        raise InputError(name, "is a web page without an article that could be told from its menus and notices")
    yield msgspec.structs.replace(
        facts,
        citation=name,
        text=composed(facts.title, body),
        fetched=document.fetched,
        extractor=f"trafilatura {version_of('trafilatura')}",
        why=(*decoded.why, *facts.why),
    )


def composed(title: str | None, body: str) -> str:
    """Headline and body as one text; a body that opens with the headline keeps it once."""
    first, _, rest = body.partition("\n")
    if title is None or not body:
        return body or title or ""
    if _alike(first) == _alike(title):
        return f"{first.strip()}\n\n{rest.strip()}" if rest.strip() else body
    return f"{title}\n\n{body}"


def _alike(line: str) -> str:
    return "".join(letter for letter in line.casefold() if letter.isalnum())


def _declared(document: Document) -> str | None:
    """The encoding that the server, else the page itself names."""
    match = _SERVER_CHARSET.search(document.content_type or "")
    if match:
        return match[1]
    own = _CHARSET.search(document.data[:_HEAD])
    return own[1].decode("ascii") if own else None


def _tree(text: str) -> Any:
    """The page's tree; None where it has no element at all."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True)
    try:
        return html.document_fromstring(whole_characters(_UNPRINTED.sub(" ", text)).encode("utf-8"), parser=parser)
    except etree.ParserError:
        return None


def _body(tree: Any) -> str:
    """The paragraphs of the article, an empty line between each two."""
    _hush()
    import trafilatura

    text = trafilatura.extract(tree, include_comments=False, include_tables=False, output_format="txt")
    return "\n\n".join(
        line for line in ((one_line(line, len(line)) or "") for line in (text or "").split("\n")) if line
    )


@cache
def _hush() -> None:
    """What these libraries would say on standard error is said by our own errors."""
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).addHandler(logging.NullHandler())
        logging.getLogger(name).propagate = False
