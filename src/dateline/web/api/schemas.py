"""The shapes of the API's answers, from the records themselves: msgspec writes their JSON Schema into the OpenAPI.

Rows of the ledger are given as `queries` answers with them, with links added; reports as the record
"dateline-report-1" of docs/design.md, which `explain.report_json` writes; a test holds the two together.
"""

from __future__ import annotations

from typing import Any

import msgspec

from dateline import queries
from dateline.exports.records import ReportRecord
from dateline.records import Anatomy, Event, Reason, Section, Storyline


class Links(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Addresses at this desk: the record itself, and its page for people."""

    api: str
    page: str


class WordsLinks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of a report: the words in their dispatch (the anchor is their first character), its dispatch and its event."""

    words: str
    dispatch: str
    event: str | None


class HitLinks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of a dispatch that was found: the record, its page, and the events told in it."""

    api: str
    page: str
    events: list[str]


class PageLinks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of a record that has no address of its own: the page on which it stands."""

    page: str


class ReportItem(ReportRecord, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report with links to its words."""

    links: WordsLinks


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A report behind an event: why it stands there, the dispatch that its own copies, whether a user confirmed it."""

    report: ReportItem
    why: list[Reason]
    copy_of: str | None
    confirmed: bool


class EventItem(queries.EventRow, frozen=True, kw_only=True):
    """An event in short, with links."""

    links: Links


class EventDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An event with every report behind it."""

    event: Event
    evidence: list[Evidence]
    links: Links


class DispatchItem(queries.DispatchRow, frozen=True, kw_only=True):
    """A dispatch in short, with links."""

    links: Links


class DispatchDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A dispatch as it was sent: text, anatomy, sections and reports."""

    id: str
    title: str | None
    outlet: str | None
    citation: str
    url: str | None
    language: str
    text: str
    anatomy: Anatomy
    sections: list[Section]
    reports: list[ReportItem]
    links: Links


class StorylineItem(queries.StorylineRow, frozen=True, kw_only=True):
    """A storyline in short, with links."""

    links: Links


class StorylineDocument(Storyline, frozen=True, kw_only=True):
    """A storyline with its accounts, events and turning points, and links."""

    links: Links


class AgreementItem(queries.AccordRow, frozen=True, kw_only=True):
    """An accord as all its dispatches tell it, with links."""

    links: Links


class SearchItem(queries.Hit, frozen=True, kw_only=True):
    """A dispatch that holds the words, with links; control characters 2 and 3 stand around the words found."""

    links: HitLinks


class FailureItem(queries.FailureRow, frozen=True, kw_only=True):
    """What could not be read, with links."""

    links: PageLinks


class TieItem(queries.Tie, frozen=True, kw_only=True):
    """What one party did to another, or both together, with links."""

    links: PageLinks


class PlaceItem(queries.PlacedEvent, frozen=True, kw_only=True):
    """An event with its point, with links."""

    links: Links


class WatchlistLinks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of a watchlist: the record, its page, its Atom feed, and what it matches."""

    api: str
    page: str
    atom: str
    matches: str


class WatchlistItem(queries.WatchlistRow, frozen=True, kw_only=True):
    """A saved question, with links."""

    links: WatchlistLinks


class MatchItem(queries.Match, frozen=True, kw_only=True):
    """An event that a saved question matches, with links to the event."""

    links: Links


class ReviewItem(queries.ReviewRow, frozen=True, kw_only=True):
    """A report in doubt, with links."""

    links: Links


class Fault(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why there is no answer."""

    status: int
    error: str
    detail: str


def listing(name: str, item: type) -> type:
    """The schema of a page of a list: its items and the cursor of the page that follows."""
    return msgspec.defstruct(name, [("items", list[item]), ("next", str | None)], frozen=True)  # type: ignore[valid-type]


ANSWERS: tuple[type, ...] = (
    listing("EventPage", EventItem),
    EventDocument,
    listing("ReportPage", ReportItem),
    ReportItem,
    listing("DispatchPage", DispatchItem),
    DispatchDocument,
    listing("StorylinePage", StorylineItem),
    StorylineDocument,
    listing("AgreementPage", AgreementItem),
    AgreementItem,
    listing("SearchPage", SearchItem),
    listing("FailurePage", FailureItem),
    listing("TiePage", TieItem),
    listing("PlacePage", PlaceItem),
    listing("WatchlistPage", WatchlistItem),
    WatchlistItem,
    listing("MatchPage", MatchItem),
    listing("ReviewPage", ReviewItem),
    queries.Stats,
    Fault,
)


def components() -> dict[str, Any]:
    """All shapes as JSON Schema (2020-12, as OpenAPI 3.1 takes it), by name."""
    _, found = msgspec.json.schema_components(ANSWERS, ref_template="#/components/schemas/{name}")
    return dict(found)
