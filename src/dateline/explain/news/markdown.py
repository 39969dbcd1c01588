"""A brief as Markdown (CommonMark, with one table as GitHub writes them).

## New events

1. **Russia and Iran signed a treaty in Moscow**
   17 January 2025 · SUPPORT · Russia GOV + Iran GOV · told by 2 independent outlets (Northern Wire, Coast Press)
   > “Russia and Iran signed ...” — Northern Wire, 18 January 2025
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from dateline.explain.lines import safe
from dateline.explain.news import wording
from dateline.explain.wording import CountryName, code_itself
from dateline.records import AccordNews, Announced, Brief, Dispute, EventNews, Quote, StatusChange, StorylineNews

_SIGNS: Final = re.compile(r"([\\`*_\[\]<>|~])")
_BLOCKS: Final = re.compile(r"^(\s*)([#>+=-]|\d+[.)])")


def news_markdown(brief: Brief, country_name: CountryName = code_itself) -> str:
    """The whole brief; sections with nothing in them are left out. No word of a dispatch becomes markup."""
    lines = [f"# {wording.title(brief)}", "", plain(wording.standfirst(brief)), ""]
    sections: tuple[tuple[str, Iterable[str]], ...] = (
        ("Stories that turned", _storylines(brief.storylines)),
        ("What stands otherwise than before", _changes(brief.changed)),
        (_events_title(brief), _events(brief.events, country_name)),
        ("Announced", _calendar(brief.ahead)),
        ("Told differently", _disputes(brief.disputed)),
        ("Agreements", _accords(brief.agreements, country_name)),
    )
    for title, body in sections:
        found = list(body)
        if found:
            lines += [f"## {title}", "", *found, ""]
    if brief.is_empty and brief.dispatches:
        lines += ["No event, turn or agreement was found in what was written since.", ""]
    lines += list(_notes(brief))
    return "\n".join(lines).rstrip() + "\n"


def plain(words: str) -> str:
    """Words that Markdown shows as they are.

    >>> plain("1. *so* <b>")
    '1\\\\. \\\\*so\\\\* \\\\<b\\\\>'
    """
    words = _SIGNS.sub(r"\\\1", " ".join(safe(words).split()))
    return _BLOCKS.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", words)


def _events_title(brief: Brief) -> str:
    shown, every = len(brief.events), brief.events_in_all
    return "New events" if shown == every else f"New events: the {shown} weightiest of {every}"


def _storylines(storylines: Iterable[StorylineNews]) -> Iterator[str]:
    for story in storylines:
        yield from (f"### {plain(story.title)}", "", f"{plain(wording.storyline_words(story))} · `{story.id}`", "")
        for turned in story.turning:
            yield f"- {wording.day_words(turned.told)}: **{plain(turned.note)}**"
            yield from _quote(turned.quote, "  ")
        yield ""


def _changes(changes: Iterable[StatusChange]) -> Iterator[str]:
    for change in changes:
        summary = plain(change.event.summary or change.event.type)
        told = f"{change.before}, now {change.after} ({wording.day_words(change.told)})"
        yield f"- **{summary}**: {told} · `{change.event.id}`"
        yield from _quote(change.quote, "  ")


def _events(events: Iterable[EventNews], country_name: CountryName) -> Iterator[str]:
    for number, event in enumerate(events, 1):
        margin = " " * (len(str(number)) + 2)
        status = f" — {event.status}" if event.status != "done" else ""
        yield f"{number}. **{plain(event.summary or event.type)}**{status}  "
        yield f"{margin}{' · '.join(_facts(event, country_name))}  "
        history = wording.history_words(event)
        if history:
            yield f"{margin}{plain(history)}  "
        yield f"{margin}{plain(wording.told_words(event))} · `{event.id}`"
        for place, quote in enumerate(event.quotes):
            if place:
                yield f"{margin}>"  # else two quotes would run into one paragraph
            yield from _quote(quote, margin)
        yield ""


def _facts(event: EventNews, country_name: CountryName) -> list[str]:
    kind = " ".join(filter(None, (event.type, event.mode)))
    parties, where = wording.parties_words(event, country_name), wording.where_words(event, country_name)
    return [plain(words) for words in (wording.when_words(event), kind, parties, where) if words]


def _calendar(ahead: Iterable[Announced]) -> Iterator[str]:
    rows = list(ahead)
    if not rows:
        return
    yield from ("| Day | What | Announced by |", "|---|---|---|")
    for one in rows:
        quote = next(iter(one.event.quotes), None)
        by = plain(wording.quoted_by(quote)) if quote else ""
        words = f" “{plain(quote.words)}”" if quote else ""
        yield f"| {plain(wording.calendar_words(one))} | **{plain(one.event.summary)}**{words} | {by} |"


def _disputes(disputes: Iterable[Dispute]) -> Iterator[str]:
    shown = None
    for dispute in disputes:
        if dispute.event.id != shown:
            if shown is not None:
                yield ""
            yield from (f"### {plain(dispute.event.summary or dispute.event.type)}", "")
            shown = dispute.event.id
        yield f"- {plain(dispute.field)}: **{plain(dispute.best)}** is held; told are"
        for version in dispute.versions:
            by = wording.listed((*version.outlets, *version.says))
            yield f"  - **{plain(version.value)}**, {wording.day_words(version.told)}{f' ({plain(by)})' if by else ''}"
            yield from _quote(version.quote, "    ")


def _accords(accords: Iterable[AccordNews], country_name: CountryName) -> Iterator[str]:
    for accord in accords:
        yield from (f"### {plain(accord.name)}", "")
        parties = " + ".join(country_name(party) for party in accord.parties)
        facts = [parties, accord.kind.replace("_", " "), accord.term or "", wording.accord_words(accord)]
        yield from (" · ".join(plain(fact) for fact in facts if fact), "")
        for step in accord.steps:
            yield f"- **{plain(wording.step_words(step))}**"
            yield from _quote(step.quote, "  ")
        yield ""


def _quote(quote: Quote | None, margin: str) -> Iterator[str]:
    if quote is None:
        return
    by, page = plain(wording.quoted_by(quote)), wording.address(quote)
    source = f"[{by}](<{_url(page)}>)" if page else by
    yield f"{margin}> “{plain(quote.words)}” — {source}"


def _url(page: str) -> str:
    return "".join(f"%{ord(sign):02X}" if sign in "<>\\" or sign.isspace() else sign for sign in page)


def _notes(brief: Brief) -> Iterator[str]:
    notes = []
    if brief.background:
        notes.append(f"{wording.counted(brief.background, 'event')} more than a month old were told as background.")
    if brief.failures:
        inputs = wording.counted(brief.failures, "input")
        notes.append(f"{inputs} could not be read: see `dateline failures`.")
    if notes:
        yield from ("---", "", *notes)
