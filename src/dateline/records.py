"""Every record that travels through Dateline, frozen.

A Dispatch (one item as one outlet sent it) is read into a Reading; a Reading yields Reports (one dispatch saying
that one thing happened). Offsets are characters, half-open, into `dispatch.text`, which never changes. Layers are
tuples; `Reading.trail` names the stages that ran, so that "found nothing" differs from "not run". Every decided
value carries `why`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Literal

import msgspec

Precision = Literal["day", "week", "month", "season", "year", "range", "unknown"]
Stance = Literal["asserted", "claimed", "hedged", "denied"]
Aux = Literal["historical", "future", "hypothetical", "negation"]
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


# --- structure -------------------------------------------------------------------------------------------------------


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


# --- language --------------------------------------------------------------------------------------------------------


class Token(msgspec.Struct, frozen=True, gc=False):
    """A UD word. `head` is an index into the sentence's tokens, -1 for the root; `feats` as "Tense=Past|VerbForm=Fin";
    `factuality` from -3 (surely did not happen) to 3 (surely did), meaningful on predicates."""

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    factuality: float = 0.0


class Name(msgspec.Struct, frozen=True, gc=False):
    """A name: token indices start to end (half-open) and PER, ORG, LOC or OTH."""

    start: int
    end: int
    label: str


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence with its tokens (a UD tree) and names."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()


class At(msgspec.Struct, frozen=True, order=True, gc=False):
    """The address of a token: section index, sentence index within `Reading.sentences[section]`, token index."""

    section: int
    sentence: int
    token: int


# --- who, where, when ------------------------------------------------------------------------------------------------


class When(msgspec.Struct, frozen=True, gc=False):
    """A time expression: words, TIMEX3 value ("2025-01-17", "2024-10", "PRESENT_REF", "XXXX-WXX-5"), interval.

    `kind`: DATE, TIME, DURATION or SET. An expression that anchors nothing ("for 20 years") has an unknown interval.
    """

    start: int
    end: int
    text: str
    kind: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    interval: Interval


class Place(msgspec.Struct, frozen=True, gc=False):
    """A place named in the text. `resolution`: 5 sub-city, 4 city, 3 district, 2 province, 1 country, 0 unknown or a
    region with no code. `at` is the head token of its words. WGS 84 degrees."""

    start: int
    end: int
    text: str
    at: At
    name: str | None = None
    country: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    resolution: int = 0
    why: tuple[Reason, ...] = ()


class Actor(msgspec.Struct, frozen=True, gc=False):
    """A party: PLOVER country or body code and sector (None: unknown), the words, who it is (`identifier`: a name from
    the reference data) and the office held as of the dispatch's date."""

    code: str | None
    sector: str | None
    text: str
    start: int
    end: int
    identifier: str | None = None
    office: str | None = None
    other_sectors: tuple[str, ...] = ()
    why: tuple[Reason, ...] = ()


MentionKind = Literal["name", "country", "description", "pronoun", "group", "thing"]


class Mention(msgspec.Struct, frozen=True, gc=False):
    """Words that stand for one or several actors ("the two leaders"). `at` is the syntactic head of the phrase;
    coordinated parties are mentions of their own, each at its own head."""

    start: int
    end: int
    at: At
    kind: MentionKind
    actors: tuple[Actor, ...]
    why: tuple[Reason, ...] = ()


# --- what is said ----------------------------------------------------------------------------------------------------


class Attribution(msgspec.Struct, frozen=True, gc=False):
    """A cue with its source and content. `source` is the person or body quoted; `content` the tokens it carries."""

    source: Actor
    cue: str
    start: int
    end: int
    content: tuple[At, ...] = ()
    hedged: bool = False
    denied: bool = False
    why: tuple[Reason, ...] = ()


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """A count with its bounds (None: open) and words: "At least 76 people" is low 76, high None."""

    low: int | None
    high: int | None
    text: str
    start: int = 0
    end: int = 0


class Report(msgspec.Struct, frozen=True, gc=False):
    """One dispatch saying that one thing happened, was planned, denied or only claimed.

    `start` and `end` span the trigger with its actor and recipient. `sequence` counts from 1.
    """

    id: str
    section: int
    sentence: Span
    start: int
    end: int
    triggers: tuple[Span, ...]
    event: str
    mode: str | None
    contexts: tuple[str, ...]
    aux: tuple[Aux, ...]
    stance: Stance
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    when: Interval
    place: Place | None
    attributions: tuple[Attribution, ...]
    size: dict[str, Quantity]
    confidence: float
    sequence: int
    why: tuple[Reason, ...]


# --- the reading and its stages --------------------------------------------------------------------------------------


class Reading(msgspec.Struct, frozen=True):
    """What is understood of a dispatch so far. `sentences[i]` belongs to `sections[i]` (empty where it is no prose)."""

    dispatch: Dispatch
    anatomy: Anatomy = Anatomy()
    sections: tuple[Section, ...] = ()
    sentences: tuple[tuple[Sentence, ...], ...] = ()
    times: tuple[When, ...] = ()
    places: tuple[Place, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    reports: tuple[Report, ...] = ()
    trail: tuple[str, ...] = ()

    def token(self, at: At) -> Token:
        """The token at an address."""
        return self.sentences[at.section][at.sentence].tokens[at.token]


class Stage(msgspec.Struct, frozen=True):
    """A pure step Reading -> Reading: the layers it reads and the layers it adds, by their names in Reading."""

    name: str
    reads: tuple[str, ...]
    adds: tuple[str, ...]
    run: Callable[[Reading], Reading]
