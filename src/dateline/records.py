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

from dateline.vocabulary import CODEBOOK

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
    """A count with its bounds (None: open) and words: "At least 76 people" is low 76, high None.

    `approximate`: told as about that many ("some 80"). `source`: who is told as counting, where somebody is.
    """

    low: int | None
    high: int | None
    text: str
    start: int = 0
    end: int = 0
    approximate: bool = False
    source: Actor | None = None


class Report(msgspec.Struct, frozen=True, gc=False):
    """One dispatch saying that one thing happened, was planned, denied or only claimed.

    `quad` and `scale` are the ontology's for type and mode: class 1 to 4, score from -10 to 10. `start` and `end` span
    the trigger with its actor and recipient. `sequence` counts from 1."""

    id: str
    section: int
    sentence: Span
    start: int
    end: int
    triggers: tuple[Span, ...]
    event: str
    mode: str | None
    quad: int
    scale: float
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


# --- what is agreed --------------------------------------------------------------------------------------------------


class Passage(msgspec.Struct, frozen=True, gc=False):
    """Words of the dispatch that hold one value of an accord: a name, an area, a clause. `contexts` are PLOVER's, from
    the words; `attributions` say whose word it is, where the dispatch does not say so itself."""

    start: int
    end: int
    text: str
    contexts: tuple[str, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    why: tuple[Reason, ...] = ()


class Term(msgspec.Struct, frozen=True, gc=False):
    """How long an accord is to run: words, and a TIMEX3 value ("P20Y" for 20 years, "2030" for "until 2030")."""

    start: int
    end: int
    text: str
    value: str
    renewable: bool = False
    why: tuple[Reason, ...] = ()


class AgreementStep(msgspec.Struct, frozen=True, gc=False):
    """One step in the life of an accord, as one sentence tells it: "signed", told as done; "ended", told as threatened.

    `status` is one of vocabulary.AGREEMENT_STATUSES, `told` one of vocabulary.TELLINGS; `start` and `end` span the
    words that tell it. `hands` are the people who signed or are to sign. `report`: the id of the report of this act, if
    any."""

    status: str
    told: Telling
    start: int
    end: int
    when: Interval = Interval()
    place: Place | None = None
    hands: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    report: str | None = None
    why: tuple[Reason, ...] = ()


class Agreement(msgspec.Struct, frozen=True):
    """An accord as one dispatch tells of it.

    `form` is the noun it is called by ("treaty"), `kind` what it is about (vocabulary.AGREEMENT_KINDS). `signing` is
    the signing told or planned, with day, place and hands gathered from every sentence that tells of it; `history`
    holds every step in the order of the text, `standing` the one that says how it stands when the dispatch ends.
    `mentions` are the words that speak of it, `reports` the ids of the reports that are about it."""

    id: str
    section: int
    form: str
    kind: str
    names: tuple[Passage, ...]
    parties: tuple[Actor, ...]
    mediators: tuple[Actor, ...] = ()
    term: Term | None = None
    signing: AgreementStep | None = None
    standing: AgreementStep | None = None
    history: tuple[AgreementStep, ...] = ()
    areas: tuple[Passage, ...] = ()
    commitments: tuple[Passage, ...] = ()
    exclusions: tuple[Passage, ...] = ()
    unmentioned: tuple[Passage, ...] = ()
    denials: tuple[Passage, ...] = ()
    mentions: tuple[Span, ...] = ()
    reports: tuple[str, ...] = ()
    why: tuple[Reason, ...] = ()


# --- the reading and its stages --------------------------------------------------------------------------------------


class Reading(msgspec.Struct, frozen=True):
    """What is understood of a dispatch so far. `sentences[i]` belongs to `sections[i]` (empty where it is no prose).
    `codebook`: the ontology that the reports are coded by."""

    dispatch: Dispatch
    anatomy: Anatomy = Anatomy()
    sections: tuple[Section, ...] = ()
    sentences: tuple[tuple[Sentence, ...], ...] = ()
    times: tuple[When, ...] = ()
    places: tuple[Place, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    reports: tuple[Report, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    codebook: str = CODEBOOK
    trail: tuple[str, ...] = ()

    @property
    def title(self) -> str | None:
        """The headline: from metadata, else the title section of the text, on one line."""
        if self.dispatch.title:
            return self.dispatch.title
        titles = (section for section in self.sections if section.kind == "title")
        return next((" ".join(self.dispatch.text[title.start : title.end].split()) for title in titles), None)

    @property
    def outlet(self) -> str | None:
        """The outlet: as the text names it, else from metadata."""
        return self.anatomy.outlet or self.dispatch.outlet

    def written(self, section: int) -> Interval:
        """When a section was written; the dispatch's own date where the section has none."""
        published = self.sections[section].published if section < len(self.sections) else Interval()
        return published if published.first or published.last else self.anatomy.published

    def token(self, at: At) -> Token:
        """The token at an address."""
        return self.sentences[at.section][at.sentence].tokens[at.token]


class Stage(msgspec.Struct, frozen=True):
    """A pure step Reading -> Reading: the layers it reads and the layers it adds, by their names in Reading."""

    name: str
    reads: tuple[str, ...]
    adds: tuple[str, ...]
    run: Callable[[Reading], Reading]


# --- what the ledger makes of many readings --------------------------------------------------------------------------


class Told(msgspec.Struct, frozen=True, gc=False):
    """What one report tells, as merging compares it with others; short enough to keep beside the report.

    Parties are "RUS GOV", or words where they have no code; `actor_names` and `recipient_names` are those known by
    name, `names` both, `actor_words` and `recipient_words` what a reader calls them; `about`: country and body codes of
    whoever the sentence speaks of, `persons` the people whom it names. `acts`: lemmas of the triggers, `deeds` what
    these tell (merging.deeds), `thing` the noun of what was signed, promised or called off. `words`: the statement's
    content words, each once, sorted, lemmas in lower case and names with a capital; `story`: the terms that tell its
    story from others, of the dispatch's opening or of its digest item. `counts`: kind of quantity -> its low bound.
    `written`: first and last day of writing. `origin`: the dispatch that this one is a copy of, else its own. `fresh`:
    it stands in a title, a lede or the first sentence of a digest item, and so tells the story's own news. `repeated`:
    told as a habit."""

    report: str
    dispatch: str
    origin: str
    outlet: str | None
    type: str
    mode: str | None
    aux: tuple[Aux, ...]
    stance: Stance
    section: SectionKind
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    names: tuple[str, ...]
    first: dt.date | None
    last: dt.date | None
    precision: Precision
    written: tuple[dt.date | None, dt.date | None]
    country: str | None
    place: str | None
    geonameid: int | None
    latitude: float | None
    longitude: float | None
    resolution: int
    acts: tuple[str, ...]
    words: tuple[str, ...]
    counts: dict[str, int]
    sources: tuple[str, ...]
    agreement: str | None = None
    repeated: bool = False
    fresh: bool = False
    sequence: int = 0
    actor_names: tuple[str, ...] = ()
    recipient_names: tuple[str, ...] = ()
    actor_words: tuple[str, ...] = ()
    recipient_words: tuple[str, ...] = ()
    thing: str | None = None
    persons: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    story: tuple[str, ...] = ()


class Link(msgspec.Struct, frozen=True, gc=False):
    """A report's place in an event, and why it stands there."""

    report: str
    why: tuple[Reason, ...] = ()


Status = Literal["done", "planned", "called off", "denied", "claimed", "doubtful"]


class Turn(msgspec.Struct, frozen=True, gc=False):
    """A status as some report told it: on which day of writing, by whom (outlet and sources)."""

    status: Status
    told: dt.date | None
    report: str
    by: tuple[str, ...] = ()


class Value(msgspec.Struct, frozen=True, gc=False):
    """One value of a field with the reports that tell it, the outlets that are independent of each other among them,
    the sources named, and the first and last day on which it was told."""

    value: str
    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    sources: tuple[str, ...] = ()
    first: dt.date | None = None
    last: dt.date | None = None


class Held(msgspec.Struct, frozen=True, gc=False):
    """A field of an event: its best value, why it is the best, and every value told, best first. A value told less
    precisely ("Mali" beside "Bandiagara, MLI") is part of the more precise one."""

    best: str
    values: tuple[Value, ...]
    why: tuple[Reason, ...] = ()

    @property
    def is_disputed(self) -> bool:
        """Whether reports tell values that cannot hold together."""
        return len(self.values) > 1


EventKind = Literal["happening", "campaign"]


class Event(msgspec.Struct, frozen=True):
    """What happened, as several reports tell it. A campaign gathers what is told without a day or as a habit, and is
    never counted as a happening.

    `fields`: day, actors, recipients, place, and each kind of quantity, with what is told of them side by side;
    `turns`: the status history, first told first; `summary`: one plain line; `outlets`: independent ones (copies of a
    wire story count once).
    """

    id: str
    kind: EventKind
    type: str
    mode: str | None
    status: Status
    when: Interval
    country: str | None
    place: str | None
    geonameid: int | None
    latitude: float | None
    longitude: float | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    fields: dict[str, Held]
    turns: tuple[Turn, ...]
    links: tuple[Link, ...]
    outlets: tuple[str, ...]
    summary: str
    why: tuple[Reason, ...] = ()

    @property
    def is_disputed(self) -> bool:
        """Whether any field is told in ways that cannot hold together, or some deny what others assert."""
        told = {turn.status for turn in self.turns}
        return ("denied" in told and len(told) > 1) or any(held.is_disputed for held in self.fields.values())


class Account(msgspec.Struct, frozen=True, gc=False):
    """One telling of a storyline: a dispatch's headline and body, or the digest item in its section `section`.

    `unit`: its name among all stories; `first` and `last`: days of writing.
    """

    unit: str
    dispatch: str
    section: int | None
    title: str | None
    first: dt.date | None
    last: dt.date | None


class Step(msgspec.Struct, frozen=True, gc=False):
    """An event of a storyline: the first day on which it happened, and the first on which somebody told of it."""

    event: str
    day: dt.date | None
    told: dt.date | None


class TurningPoint(msgspec.Struct, frozen=True, gc=False):
    """What changed a story. `kind`: its first event, another status of one ("planned, then done"), another count
    ("dead: 66, then 76"), its largest event. `told`: the day of writing from which it was known."""

    kind: Literal["first", "status", "count", "largest"]
    event: str
    told: dt.date | None
    note: str


class Storyline(msgspec.Struct, frozen=True):
    """Dispatches and events that go on telling one story. `title`: the headline that is most like all of it.

    Accounts, events and turning points are in the order in which they were told; `first` and `last`: days of writing.
    """

    id: str
    title: str
    first: dt.date | None
    last: dt.date | None
    accounts: tuple[Account, ...]
    events: tuple[Step, ...]
    turning: tuple[TurningPoint, ...]
    why: tuple[Reason, ...] = ()

    @property
    def dispatches(self) -> tuple[str, ...]:
        """The dispatches that tell it, each once."""
        return tuple(dict.fromkeys(account.dispatch for account in self.accounts))
