"""A dispatch as one outlet sent it, and what every record is made of: spans, reasons, intervals."""

from __future__ import annotations

import datetime as dt
from typing import Literal

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


class Dispatch(msgspec.Struct, frozen=True):
    """One item as one outlet sent it. `citation` is the path or URL as given; `published` is metadata, if any.

    `why` names what had to be assumed to obtain the text (a fallback encoding); empty where nothing was.
    """

    id: str
    text: str
    citation: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: Interval | None = None
    language: str = "en"
    why: tuple[Reason, ...] = ()
