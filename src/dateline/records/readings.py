"""What is understood of a dispatch so far, and the steps that add to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from dateline.records.agreements import Agreement
from dateline.records.dispatches import Dispatch, Interval
from dateline.records.findings import Mention, Place, When
from dateline.records.reports import Attribution, Report
from dateline.records.sentences import At, Sentence, Token
from dateline.records.structure import Anatomy, Section
from dateline.vocabulary import CODEBOOK


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

    @property
    def author(self) -> str | None:
        """Who wrote it: as the byline says, else from metadata."""
        byline = self.anatomy.byline
        return (byline.author if byline is not None else None) or self.dispatch.author

    def written(self, section: int) -> Interval:
        """When a section was written; the dispatch's own date where the section has none."""
        published = self.sections[section].published if section < len(self.sections) else Interval()
        return published if published.first or published.last else self.anatomy.published

    def token(self, at: At) -> Token:
        """The token at an address."""
        return self.sentences[at.section][at.sentence].tokens[at.token]


class Stage(msgspec.Struct, frozen=True):
    """A pure step Reading -> Reading: the layers it reads and the layers it adds, by their names in Reading.

    `run_all` does to several readings what `run` does to each, where that costs less."""

    name: str
    reads: tuple[str, ...]
    adds: tuple[str, ...]
    run: Callable[[Reading], Reading]
    run_all: Callable[[Sequence[Reading]], list[Reading]] | None = None
