"""What the ledger makes of many readings: events, and the storylines that they are part of."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from dateline.records.dispatches import Aux, Interval, Precision, Reason, SectionKind, Stance


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


class EventHead(msgspec.Struct, frozen=True):
    """What an event is, without who tells what of it."""

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


class Event(EventHead, frozen=True):
    """What happened, as several reports tell it. A campaign gathers what is told without a day or as a habit, and is
    never counted as a happening.

    `fields`: day, actors, recipients, place, and each kind of quantity, with what is told of them side by side;
    `turns`: the status history, first told first; `summary`: one plain line; `outlets`: independent ones (copies of a
    wire story count once).
    """

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
