"""Sources -> dispatches, one after the other, however many a source holds.

A source is opened, its format found (`formats`), and each article that its reader takes out becomes a Dispatch with
its language and identity. What is too big for memory is read as a stream. What cannot be had is an InputError in its
place: one for a record, or one for the rest of a file that is damaged.

    list(dispatches(sources(["wire/a.txt", "dump.jsonl"])))
        ->  [Dispatch(id="d-1f0c...", text="KHARTOUM, Oct. 26 ...", citation="wire/a.txt"),
             Dispatch(..., citation="dump.jsonl#1"), InputError("dump.jsonl#2", "is no JSON: ..."), ...]
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

import msgspec

from dateline.errors import InputError
from dateline.intake.articles import Article, Document, Incoming, Inside, found
from dateline.intake.decoding import refuse_noise
from dateline.intake.formats import format_of, read_format
from dateline.intake.identity import identity_of
from dateline.intake.languages import language_of
from dateline.intake.meter import Meter
from dateline.intake.sources import Source, why_not
from dateline.intake.streams import Counted, buffered, opened
from dateline.records import Dispatch, Interval

Fetch = Callable[[str], Document]
"""What gets the bytes at an address. Raises InputError."""

_DEEPEST: Final = 3
"""Archives and compressions inside each other that are opened: a .tar.gz of today's programs has two."""


def dispatches(
    sources: Iterable[Source | InputError],
    published: Interval | None = None,
    columns: Mapping[str, str] | None = None,
    fetch: Fetch | None = None,
    meter: Meter | None = None,
) -> Iterator[Dispatch | InputError]:
    """The dispatches of each source, in order; an InputError stands where one could not be had.

    `published`: the date of those that carry none. `columns`: field to column, for tables and JSON. `fetch`: what gets
    web pages; without it an address is refused. `meter`: told how far the input is read.
    """
    meter = meter or Meter()
    inside = Inside(columns or {}, lambda incoming: _articles(incoming, inside))
    for source in sources:
        if isinstance(source, InputError):
            yield source
            continue
        meter.begin(source)
        yield from _of_source(source, inside, published, fetch, meter)
        meter.end()


def dispatch_from(source: Source, published: Interval | None = None) -> Dispatch:
    """The one dispatch that lies at `source`. Raises InputError where there is none, or more than one."""
    taken = list(dispatches([source], published))
    if len(taken) != 1:
        raise InputError(source.citation, f"holds {len(taken)} dispatches where one is expected")
    if isinstance(taken[0], InputError):
        raise taken[0]
    return taken[0]


def dispatch_of(article: Article, published: Interval | None = None) -> Dispatch:
    """The dispatch that an article becomes. `published`: the date if it carries none. Raises InputError where its text
    is none."""
    refuse_noise(article.citation, article.text)
    id, item = identity_of(article)
    return Dispatch(
        id=id,
        text=article.text,
        citation=article.citation,
        url=article.url,
        title=article.title,
        outlet=article.outlet,
        published=article.published or published or _fetched_by(article),
        language=language_of(article.text, article.language),
        author=article.author,
        extractor=article.extractor,
        item=item,
        why=article.why,
    )


def _of_source(
    source: Source, inside: Inside, published: Interval | None, fetch: Fetch | None, meter: Meter
) -> Iterator[Dispatch | InputError]:
    """The dispatches of one source. What is damaged ends it, not the run."""
    try:
        if source.url is not None:
            document = _fetched(source.url, fetch)
            meter.advance(len(document.data))
            yield from _taken(opened(source.citation, io.BytesIO(document.data), like=document), inside, published)
        elif source.path is None:
            stream = buffered(Counted(sys.stdin.buffer, meter.advance, seekable=False))
            yield from _taken(opened(source.citation, stream), inside, published)
        else:
            with source.path.open("rb") as file:
                stream = buffered(Counted(file, meter.advance, seekable=file.seekable()))
                yield from _taken(opened(source.citation, stream), inside, published)
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(source.citation, why_not(error))


def _fetched(address: str, fetch: Fetch | None) -> Document:
    if fetch is None:
        raise InputError(address, "is an address on the web; nothing is fetched here")
    return fetch(address)


def _taken(incoming: Incoming, inside: Inside, published: Interval | None) -> Iterator[Dispatch | InputError]:
    """The dispatches in an open stream."""
    for article in _articles(incoming, inside):
        if isinstance(article, InputError):
            yield article
            continue
        try:
            yield dispatch_of(article, published)
        except InputError as error:
            yield error


def _articles(incoming: Incoming, inside: Inside) -> Iterator[Article | InputError]:
    """What the stream's format takes out of it. Raises InputError."""
    if not incoming.head:
        raise InputError(incoming.citation, "is empty")
    if incoming.depth > _DEEPEST:
        raise InputError(incoming.citation, f"is refused: it lies in more than {_DEEPEST} archives, one in the other")
    form = format_of(incoming)
    is_empty = True
    for article in read_format(form, incoming, inside):
        is_empty = False
        if isinstance(article, Article) and article.origin is None:
            is_own = incoming.url is not None or article.citation != incoming.citation
            origin = article.url if is_own and article.url else incoming.citation
            yield msgspec.structs.replace(article, origin=origin)
        else:
            yield article
    if is_empty:
        raise InputError(incoming.citation, f"is a {form.name} that holds no article")


def _fetched_by(article: Article) -> Interval | None:
    """Nothing is written after it was fetched."""
    if article.fetched is None:
        return None
    return Interval(None, article.fetched.date(), "unknown", (found("published", "the day on which it was fetched"),))
