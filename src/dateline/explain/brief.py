"""Readings -> a brief: dispatch by dispatch, what happened, by whom, to whom, where, when, and who says so.

What is only planned, claimed, doubtful, denied or background stands apart. The brief holds all that its renderings
(`brief_text`, `brief_page`) need, so they can be written from readings fresh from the pipeline or out of a store.

    brief([reading])
    -> BriefDocument(dispatches=(BriefDispatch(citation="wire/treaty.txt", outlet="Northern Wire", entries=(...)),))
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

import msgspec

from dateline.explain.accords import Accord, accord_from
from dateline.explain.entries import Entry, entry_from
from dateline.explain.standing import GROUPS, Group, Standing
from dateline.explain.wording import UNDATED, CountryName, code_itself, interval_words
from dateline.records import Interval, Reading, Section

HEADLINE: Final = 160
"""Characters of the opening words that stand as headline where a dispatch has none: two lines of a page."""


class BriefDispatch(msgspec.Struct, frozen=True):
    """One dispatch with its entries, in the order of the text. `headline` is its title, else its first words of prose.

    `written` and `sections[i].published` tell when; offsets of sections and entries are characters of `text`.
    """

    id: str
    citation: str
    headline: str
    outlet: str | None
    author: str | None
    written: str | None
    text: str
    sections: tuple[Section, ...]
    entries: tuple[Entry, ...]
    accords: tuple[Accord, ...] = ()

    def standing(self, standing: Standing) -> tuple[Entry, ...]:
        """The entries of one standing."""
        return tuple(entry for entry in self.entries if entry.standing == standing)

    def groups(self) -> tuple[tuple[Group, tuple[Entry, ...]], ...]:
        """The standings that this dispatch has entries of, in the order of a brief."""
        every = ((group, self.standing(group.standing)) for group in GROUPS)
        return tuple((group, entries) for group, entries in every if entries)

    def is_digest(self, entry: Entry | Accord) -> bool:
        """Whether an entry or accord comes from an item of the digest under the story."""
        return entry.section < len(self.sections) and self.sections[entry.section].kind == "digest"


class BriefDocument(msgspec.Struct, frozen=True):
    """The dispatches of a brief, in the order given."""

    dispatches: tuple[BriefDispatch, ...]

    @property
    def accords(self) -> tuple[Accord, ...]:
        """The accords of all dispatches."""
        return tuple(accord for dispatch in self.dispatches for accord in dispatch.accords)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of all dispatches."""
        return tuple(entry for dispatch in self.dispatches for entry in dispatch.entries)

    def by_event(self) -> Counter[str]:
        """How many entries each event type has."""
        return Counter(entry.event for entry in self.entries)

    def by_standing(self) -> Counter[Standing]:
        """How many entries each standing has."""
        return Counter(entry.standing for entry in self.entries)


def brief(readings: Iterable[Reading], country_name: CountryName = code_itself) -> BriefDocument:
    """The brief of these readings, countries named by `country_name`."""
    return BriefDocument(tuple(_dispatch(reading, country_name) for reading in readings))


def when_written(interval: Interval) -> str | None:
    """ "18 January 2025"; None where nothing tells."""
    words = interval_words(interval)
    return None if words == UNDATED else words


def _dispatch(reading: Reading, country_name: CountryName) -> BriefDispatch:
    return BriefDispatch(
        id=reading.dispatch.id,
        citation=reading.dispatch.citation,
        headline=reading.title or _first_words(reading),
        outlet=reading.outlet,
        author=reading.author,
        written=when_written(reading.anatomy.published),
        text=reading.dispatch.text,
        sections=reading.sections,
        entries=tuple(entry_from(report, reading, country_name) for report in reading.reports),
        accords=tuple(accord_from(agreement, reading, country_name) for agreement in reading.agreements),
    )


def _first_words(reading: Reading) -> str:
    """The first sentence of the prose, cut at a blank where it is long."""
    text = reading.dispatch.text
    start, end = next(
        ((section.start, section.end) for section in reading.sections if section.is_prose), (0, len(text))
    )
    first = next((sentences[0] for sentences in reading.sentences if sentences), None)
    if first is not None and first.start == start:
        end = first.end
    words = " ".join(text[start : min(end, start + 4 * HEADLINE)].split())
    if len(words) <= HEADLINE:
        return words
    cut = words[:HEADLINE].rpartition(" ")[0] or words[:HEADLINE]
    return f"{cut.rstrip(',;:–—')} …"
