"""Plain words for the pieces of a brief, the same in every rendering."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from dateline.explain.wording import UNDATED, CountryName, interval_words, side_words
from dateline.records import AccordNews, AccordStepNews, Announced, Brief, EventNews, Interval, Quote, StorylineNews

FEW: Final = 6
"""Outlets that are named one by one; of more, five are named and the rest counted."""

_TOLD: Final = {
    "done": "",
    "ahead": " (planned)",
    "possible": " (possible)",
    "negated": " (not)",
    "denied": " (denied)",
}
"""What stands behind a step in the life of an accord, by how it is told."""

_STANDING: Final = re.compile(r"(\w+) \((\w+)(?:, (\d{4}-\d\d-\d\d))?\)")
"""A status as `queries.agreements` puts it: "signed (done, 2025-01-17)"."""


def title(brief: Brief) -> str:
    """ "What is new since 18 January 2025"."""
    return f"What is new since {day_words(brief.since)}"


def standfirst(brief: Brief) -> str:
    """What was read, in one or two sentences."""
    if not brief.dispatches:
        return "Nothing was written since then that this ledger holds."
    read = f"{counted(brief.dispatches, 'dispatch', 'dispatches')}, {counted(brief.reports, 'report')}"
    copies = f" ({counted(brief.copies, 'copy', 'copies')} of others among them)" if brief.copies else ""
    voices = f", {counted(len(brief.outlets), 'independent outlet')}: {listed(brief.outlets)}" if brief.outlets else ""
    until = f", the latest of {day_words(brief.until)}" if brief.until else ""
    return f"{read}{copies}{voices}{until}."


def day_words(day: dt.date | None) -> str:
    """ "18 January 2025"."""
    return f"{day.day} {day:%B %Y}" if day else UNDATED


def when_words(event: EventNews) -> str:
    """When it was or is to be; for an event without a day, when it was told."""
    words = interval_words(event.when)
    if words != UNDATED:
        return words
    return f"told by {day_words(event.told)}" if event.told else UNDATED


def where_words(event: EventNews, country_name: CountryName) -> str:
    """ "Moscow, Russia"."""
    country = country_name(event.country) if event.country else None
    return ", ".join(dict.fromkeys(filter(None, (event.place, country))))


def parties_words(event: EventNews, country_name: CountryName) -> str:
    """ "Russia GOV + Iran GOV → Ukraine"; "" where nobody is known."""
    who, whom = (
        " + ".join(" ".join(filter(None, side_words(side, country_name))) for side in sides)
        for sides in (event.actors, event.recipients)
    )
    return f"{who or 'nobody named'} → {whom}" if whom else who


def told_words(event: EventNews) -> str:
    """Who tells it, and how new it is."""
    outlets = f" ({listed(event.outlets)})" if len(event.outlets) > 1 else ""
    told = f"told by {counted(len(event.outlets), 'independent outlet')}{outlets}"
    novelty = next((why.note for why in event.why if why.rule == "novelty" and event.novelty < 1), "")
    return f"{told}; {novelty}" if novelty else told


def history_words(event: EventNews) -> str:
    """ "planned (16 January 2025), then done (18 January 2025)"; "" where it was told in one way only."""
    if len(event.turns) < 2:
        return ""
    return ", then ".join(
        f"{turn.status} ({day_words(turn.told)})" if turn.told else turn.status for turn in event.turns
    )


def calendar_words(one: Announced) -> str:
    """The day of what was announced, and whether it has gone by."""
    words = interval_words(one.event.when)
    if words == UNDATED:
        return "no day given"
    return f"{words} (gone by, not told as done)" if one.passed else words


def quoted_by(quote: Quote) -> str:
    """ "Northern Wire, 18 January 2025; says the ministry"."""
    by = [quote.outlet or quote.citation]
    if quote.written:
        by.append(day_words(quote.written))
    said = f"; says {listed(quote.says)}" if quote.says else ""
    copy = "; a reprint" if quote.copy_of else ""
    return f"{', '.join(by)}{said}{copy}"


def storyline_words(story: StorylineNews) -> str:
    """ "3 new of 5 accounts, 2 independent outlets: A, B"."""
    counts = (
        counted(story.stories, "account")
        if story.began
        else f"{story.stories} new of {counted(story.stories_in_all, 'account')}"
    )
    began = "began since; " if story.began else ""
    return f"{began}{counts}, {counted(len(story.outlets), 'independent outlet')}"


def accord_words(accord: AccordNews) -> str:
    """How it stands, and how it stood before."""
    now, before = _standing(accord.status), _standing(accord.before or "")
    if accord.began:
        return f"told of for the first time: {now}"
    return f"{before} before, now {now}" if before != now else now


def _standing(status: str) -> str:
    """ "signed, 17 January 2025" from "signed (done, 2025-01-17)"."""
    found = _STANDING.fullmatch(status)
    if found is None:
        return status
    day = f", {day_words(dt.date.fromisoformat(found[3]))}" if found[3] else ""
    return f"{found[1].replace('_', ' ')}{_TOLD.get(found[2], '')}{day}"


def step_words(step: AccordStepNews) -> str:
    """ "signed, 17 January 2025, Moscow"; "ratified (planned)"."""
    day = interval_words(Interval(step.when.first, step.when.last, step.when.precision))
    facts = [f"{step.status.replace('_', ' ')}{_TOLD.get(step.told, '')}"]
    facts += [day] if day != UNDATED else []
    facts += [step.place] if step.place else []
    return ", ".join(facts)


def listed(names: tuple[str, ...]) -> str:
    """Names side by side; of many the first five and how many more."""
    if len(names) > FEW:
        return f"{', '.join(names[: FEW - 1])} and {len(names) - FEW + 1} others"
    return ", ".join(names)


def counted(number: int, one: str, many: str | None = None) -> str:
    """ "1 dispatch", "2 dispatches"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def address(quote: Quote) -> str | None:
    """The page that it stands on, if it can be opened."""
    return quote.url if quote.url and quote.url.startswith(("https://", "http://")) else None
