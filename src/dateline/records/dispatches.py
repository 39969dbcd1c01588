"""A dispatch as one outlet sent it, and what every record is made of: spans, reasons, intervals."""

from __future__ import annotations

import datetime as dt
from typing import Final, Literal

import msgspec

Precision = Literal["day", "week", "month", "season", "year", "range", "unknown"]
Stance = Literal["asserted", "claimed", "hedged", "denied"]
Aux = Literal["historical", "future", "hypothetical", "negation"]
Telling = Literal["done", "ahead", "possible", "negated", "denied"]
SectionKind = Literal[
    "title", "byline", "dateline", "body", "heading", "notice", "digest_heading", "digest", "boilerplate"
]


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """Characters start to end (half-open) of a dispatch's text."""

    start: int
    end: int


class Reason(msgspec.Struct, frozen=True, gc=False):
    """Why a value was decided: the rule, a plain sentence, the lexicon or reference row, the words it rests on."""

    rule: str
    note: str = ""
    row: str | None = None
    spans: tuple[Span, ...] = ()


class Interval(msgspec.Struct, frozen=True, gc=False):
    """Days from first to last, both included; None where there is no bound. Never narrower than the text allows."""

    first: dt.date | None = None
    last: dt.date | None = None
    precision: Precision = "unknown"
    why: tuple[Reason, ...] = ()


_ASSUMED: Final = frozenset({"intake.encoding", "intake.feed", "intake.unread-day"})


class Dispatch(msgspec.Struct, frozen=True):
    """One item as one outlet sent it. `citation` is where a user finds it again; `published` is metadata, if any.

    `language`: ISO 639-1. `author`: as metadata names them. `extractor`: name and version of what took the text out of
    its page or file; None for plain text. `item`: what the versions of this one article share where that is neither its
    address nor its file. `why`: where metadata was found (rules "intake.found. ..."), and what had to be assumed to
    obtain the text (a fallback encoding).
    """

    id: str
    text: str
    citation: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: Interval | None = None
    language: str = "en"
    author: str | None = None
    extractor: str | None = None
    item: str | None = None
    why: tuple[Reason, ...] = ()

    @property
    def assumed(self) -> tuple[Reason, ...]:
        """What had to be assumed to obtain the text: what a user should know."""
        return tuple(reason for reason in self.why if reason.rule in _ASSUMED)
