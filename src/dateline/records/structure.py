"""How a dispatch is built: sections, byline, dateline, notices."""

from __future__ import annotations

import msgspec

from dateline.records.dispatches import Interval, Reason, SectionKind, Span


class Section(msgspec.Struct, frozen=True, gc=False):
    """A stretch of a dispatch of one kind. Sections are in order, do not overlap and cover every character that is
    not white space. `published`: when this section was written. `why`: what made it this kind."""

    kind: SectionKind
    start: int
    end: int
    published: Interval = Interval()
    why: tuple[Reason, ...] = ()

    @property
    def is_prose(self) -> bool:
        """Whether sentences of this section are read for events."""
        return self.kind in ("title", "body", "digest")


class Byline(msgspec.Struct, frozen=True, gc=False):
    """Who wrote it: "By Jane Roe, Chief Correspondent Example News"."""

    start: int
    end: int
    author: str | None
    role: str | None = None
    outlet: str | None = None
    why: tuple[Reason, ...] = ()


class PlaceName(msgspec.Struct, frozen=True, gc=False):
    """A place of a dateline: words and, where the reference knows it, country and gazetteer id."""

    text: str
    start: int
    end: int
    name: str | None = None
    country: str | None = None
    geonameid: int | None = None


class DatelineLine(msgspec.Struct, frozen=True, gc=False):
    """The line opening a dispatch: "KHARTOUM, Oct. 26 (Reuters) -"; start and end cover it up to and with the dash."""

    start: int
    end: int
    text: str
    places: tuple[PlaceName, ...]
    outlet: str | None = None
    date_text: str | None = None
    why: tuple[Reason, ...] = ()


class Notice(msgspec.Struct, frozen=True, gc=False):
    """A copyright or syndication notice. `years`: first and last year named; `syndicated`: taken from elsewhere."""

    start: int
    end: int
    holder: str | None
    years: tuple[int, ...] = ()
    syndicated: bool = False
    why: tuple[Reason, ...] = ()


class Anatomy(msgspec.Struct, frozen=True, gc=False):
    """How a dispatch is built. `lede` is the first paragraph of the story itself, without the dateline's words.
    `outlet` is the outlet under its usual name ("AP" is Associated Press), while byline and dateline keep theirs as
    written; `why` says what it was taken from."""

    byline: Byline | None = None
    dateline: DatelineLine | None = None
    lede: Span | None = None
    headings: tuple[Span, ...] = ()
    notices: tuple[Notice, ...] = ()
    digest_heading: Span | None = None
    digest_items: tuple[Span, ...] = ()
    outlet: str | None = None
    published: Interval = Interval()
    why: tuple[Reason, ...] = ()
