"""What is new in a ledger since a day: what `queries.brief` answers with, and every door shows.

    Brief(since=date(2025, 1, 18), events=(EventNews(summary="Russia and Iran signed a treaty in Moscow", ...),), ...)

Days are days of writing unless a field says otherwise. What stands first in a list matters most.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from dateline.records.dispatches import Interval, Reason
from dateline.records.events import EventKind, Status, Turn


class Quote(msgspec.Struct, frozen=True, gc=False):
    """Words of a dispatch that tell something, and who wrote them.

    `words`: the sentence, each stretch of blanks one blank; `start` and `end`: characters (half-open) of the dispatch's
    text. `outlet` under its usual name; `says`: the sources to whom the sentence gives it; `copy_of`: the dispatch that
    this one reprints; `written`: the day by which it was written."""

    report: str | None
    dispatch: str
    citation: str
    url: str | None
    title: str | None
    outlet: str | None
    written: dt.date | None
    start: int
    end: int
    words: str
    says: tuple[str, ...] = ()
    copy_of: str | None = None


class EventNews(msgspec.Struct, frozen=True):
    """An event with the words that tell it. `summary`: one plain line; `told`: when it was first told.

    `turns`: its status history. `outlets`: independent ones. `novelty`: from 1 (nothing like it between these parties
    in the ninety days before) towards 0; `weight`: independent outlets times (1 + novelty), and `why` says so in words.
    `quotes`: one of each outlet, at most three."""

    id: str
    kind: EventKind
    type: str
    mode: str | None
    status: Status
    summary: str
    when: Interval
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    country: str | None
    place: str | None
    outlets: tuple[str, ...]
    reports: int
    told: dt.date | None
    turns: tuple[Turn, ...]
    storyline: str | None
    disputed: bool
    novelty: float
    weight: float
    why: tuple[Reason, ...]
    quotes: tuple[Quote, ...]


class StatusChange(msgspec.Struct, frozen=True):
    """An event that stands otherwise than it was told before: from `before` to `after`, told so on `told`."""

    event: EventNews
    before: Status
    after: Status
    told: dt.date | None
    quote: Quote | None


class Announced(msgspec.Struct, frozen=True):
    """What was announced and is not told as done. `passed`: its day lies before the brief's last day of writing."""

    event: EventNews
    passed: bool


class Version(msgspec.Struct, frozen=True):
    """One of the values that are told of a field, by whom, first on `told`."""

    value: str
    outlets: tuple[str, ...]
    says: tuple[str, ...]
    told: dt.date | None
    quote: Quote | None


class Dispute(msgspec.Struct, frozen=True):
    """A field of an event (`status`, `day`, `actors`, `place`, `dead` ...) of which reports tell values that cannot
    hold together; `best`: the value held."""

    event: EventNews
    field: str
    best: str
    versions: tuple[Version, ...]


class Turned(msgspec.Struct, frozen=True, gc=False):
    """A turning point that was told since: as in records.TurningPoint, with the words that tell it."""

    kind: Literal["first", "status", "count", "largest"]
    event: str
    told: dt.date | None
    note: str
    quote: Quote | None


class StorylineNews(msgspec.Struct, frozen=True):
    """A storyline that turned. `began`: its first story was written since; `stories`: how many were written since, of
    `stories_in_all`; `outlets`: who wrote those, each once."""

    id: str
    title: str
    first: dt.date | None
    last: dt.date | None
    began: bool
    stories: int
    stories_in_all: int
    outlets: tuple[str, ...]
    turning: tuple[Turned, ...]


class AccordStepNews(msgspec.Struct, frozen=True):
    """A step in the life of an accord, told since: "signed" told as "done". `when`: the day on which it was taken."""

    status: str
    told: str
    when: Interval
    place: str | None
    quote: Quote


class AccordNews(msgspec.Struct, frozen=True):
    """An accord of which something was told since. `began`: nobody told of it before; `status`: how it stands now;
    `before`: how it stood before, None where it began."""

    accord: str
    name: str
    form: str
    kind: str
    parties: tuple[str, ...]
    term: str | None
    began: bool
    before: str | None
    status: str
    steps: tuple[AccordStepNews, ...]


class Brief(msgspec.Struct, frozen=True):
    """What is new since a day.

    `until`: the latest day of writing in the ledger; `dispatches`, `copies`, `outlets`: what was written since, copies
    of one text among it, and by whom (independent outlets); `reports`: how many reports it holds. `storylines`: those
    that turned. `events`: happenings first told since, weightiest first; `events_in_all`: how many there are, where
    `events` was cut; `background`: how many more are told since but lie more than a month behind. `ahead`: what was
    announced, by day, what has no day last. `failures`: how much could not be read, in the whole ledger."""

    since: dt.date
    until: dt.date | None
    dispatches: int
    copies: int
    outlets: tuple[str, ...]
    reports: int
    storylines: tuple[StorylineNews, ...]
    events: tuple[EventNews, ...]
    events_in_all: int
    background: int
    changed: tuple[StatusChange, ...]
    ahead: tuple[Announced, ...]
    disputed: tuple[Dispute, ...]
    agreements: tuple[AccordNews, ...]
    failures: int

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.storylines or self.events or self.changed or self.ahead or self.disputed or self.agreements)
