"""A brief as ONE self-contained web page: no network, no script, light and dark, printable.

news_page(brief)  ->  "<!doctype html>..."
"""

from __future__ import annotations

from dateline import vocabulary
from dateline.explain.news import wording
from dateline.explain.page.markup import escaped
from dateline.explain.page.whole import resource, whole_page
from dateline.explain.wording import CountryName, code_itself
from dateline.records import AccordNews, Announced, Brief, Dispute, EventNews, Quote, StatusChange, StorylineNews


def news_page(brief: Brief, country_name: CountryName = code_itself) -> str:
    """The whole page; sections with nothing in them are left out. All words of the dispatches are escaped."""
    shown = len(brief.events)
    of = f" of {brief.events_in_all}" if shown < brief.events_in_all else ""
    sections = [
        ("turned", "Stories that turned", str(len(brief.storylines)), "".join(map(_storyline, brief.storylines))),
        ("changed", "What stands otherwise than before", str(len(brief.changed)), "".join(map(_change, brief.changed))),
        (
            "events",
            "New events" if not of else "New events, the weightiest",
            f"{shown}{of}",
            "".join(_event(event, country_name) for event in brief.events),
        ),
        ("ahead", "Announced", str(len(brief.ahead)), _calendar(brief.ahead)),
        ("disputed", "Told differently", str(len(brief.disputed)), _disputes(brief.disputed)),
        (
            "agreements",
            "Agreements",
            str(len(brief.agreements)),
            "".join(_accord(accord, country_name) for accord in brief.agreements),
        ),
    ]
    filled = [section for section in sections if section[3]]
    contents = "".join(
        f'<li><a href="#{id}">{title} <span class="count">{count}</span></a></li>' for id, title, count, _ in filled
    )
    body = "\n".join(_section(*section) for section in filled)
    if not filled and brief.dispatches:
        body = '<p class="none">No event, turn or agreement was found in what was written since.</p>'
    whole = f"""<a class="skip" href="#brief">Skip to the brief</a>
<header class="masthead">
<p class="kicker">Dateline <span>brief</span></p>
<h1>{escaped(wording.title(brief))}</h1>
<p class="standfirst">{escaped(wording.standfirst(brief))}</p>
<nav aria-label="Sections"><ul class="parts">{contents}</ul></nav>
</header>
<main id="brief">
{body}
</main>
<footer class="colophon">{_notes(brief)}Written by Dateline. An event is counted once, however many dispatches tell it;
copies of one text and outlets of one owner are one voice. Event types follow the PLOVER codebook 2.0.</footer>"""
    styles = [resource("page.css"), resource("news.css", "dateline.explain.news")]
    return whole_page(f"{wording.title(brief)} – Dateline", styles, whole, name="news")


def _section(id: str, title: str, count: str, content: str) -> str:
    heading = f'<h2>{title} <span class="count">{count}</span></h2>'
    return f'<section class="part {id}" id="{id}">{heading}\n{content}\n</section>'


def _storyline(story: StorylineNews) -> str:
    turns = "".join(
        f"<li>{_day(wording.day_words(turned.told))}<div><p class='what'>{escaped(turned.note)}</p>"
        f"{_quote(turned.quote)}</div></li>"
        for turned in story.turning
    )
    return (
        f"<article class='piece'><h3>{escaped(story.title)}</h3>"
        f"<p class='facts'>{escaped(wording.storyline_words(story))} {_id(story.id)}</p>"
        f"<ol class='turns'>{turns}</ol></article>"
    )


def _change(change: StatusChange) -> str:
    return (
        f"<article class='piece q{vocabulary.quad(change.event.type)}'>{_heading(change.event)}"
        f"<p class='facts'><span class='was'>{change.before}</span> <span class='arrow'>→</span>"
        f" <strong>{change.after}</strong>, told on {wording.day_words(change.told)} {_id(change.event.id)}</p>"
        f"{_quote(change.quote)}</article>"
    )


def _event(event: EventNews, country_name: CountryName) -> str:
    status = f"<span class='badge planned'>{event.status}</span>" if event.status != "done" else ""
    mode = f" <span class='mode'>{escaped(event.mode)}</span>" if event.mode else ""
    parties, where = wording.parties_words(event, country_name), wording.where_words(event, country_name)
    facts = " · ".join(escaped(words) for words in (wording.when_words(event), where, parties) if words)
    history = wording.history_words(event)
    return (
        f"<article class='piece event q{vocabulary.quad(event.type)}'><p class='label'>"
        f"<span class='kind'>{escaped(event.type)}</span>{mode}{status}</p><div>{_heading(event)}"
        f"<p class='facts'>{facts}</p>"
        f"{_paragraph(history)}"
        f"<p class='facts told'>{escaped(wording.told_words(event))} {_id(event.id)}</p>"
        f"{''.join(map(_quote, event.quotes))}</div></article>"
    )


def _calendar(ahead: tuple[Announced, ...]) -> str:
    rows = "".join(
        f"<li class='{'passed' if one.passed else 'ahead'}'>{_day(wording.calendar_words(one))}"
        f"<div><p class='what'>{escaped(one.event.summary or one.event.type)} {_id(one.event.id)}</p>"
        f"{''.join(map(_quote, one.event.quotes[:1]))}</div></li>"
        for one in ahead
    )
    return f"<ol class='turns calendar'>{rows}</ol>" if rows else ""


def _disputes(disputes: tuple[Dispute, ...]) -> str:
    by_event: dict[str, list[Dispute]] = {}
    for dispute in disputes:
        by_event.setdefault(dispute.event.id, []).append(dispute)
    return "".join(map(_disputed, by_event.values()))


def _disputed(disputes: list[Dispute]) -> str:
    event = disputes[0].event
    fields = "".join(map(_field, disputes))
    return (
        f"<article class='piece q{vocabulary.quad(event.type)}'>{_heading(event)}"
        f"<p class='facts'>{_id(event.id)}</p>{fields}</article>"
    )


def _field(dispute: Dispute) -> str:
    versions = "".join(
        f"<li><p class='what'>{escaped(version.value)} <span class='facts'>"
        f"{escaped(', '.join((wording.day_words(version.told), *version.outlets)))}</span></p>"
        f"{_quote(version.quote)}</li>"
        for version in dispute.versions
    )
    held = f"<span class='held'>{escaped(dispute.best)} is held</span>"
    return f"<h4>{escaped(dispute.field)} {held}</h4><ul class='versions'>{versions}</ul>"


def _accord(accord: AccordNews, country_name: CountryName) -> str:
    parties = " + ".join(country_name(party) for party in accord.parties)
    facts = (parties, accord.kind.replace("_", " "), accord.term or "", wording.accord_words(accord))
    steps = "".join(
        f"<li><p class='what'>{escaped(wording.step_words(step))}</p>{_quote(step.quote)}</li>" for step in accord.steps
    )
    return (
        f"<article class='piece q1'><h3>{escaped(accord.name)}</h3>"
        f"<p class='facts'>{escaped(' · '.join(filter(None, facts)))}</p><ul class='versions'>{steps}</ul></article>"
    )


def _quote(quote: Quote | None) -> str:
    if quote is None:
        return ""
    by, page = escaped(wording.quoted_by(quote)), wording.address(quote)
    source = f'<a href="{escaped(page)}" rel="noreferrer">{by}</a>' if page else by
    return f"<blockquote><span>{escaped(quote.words)}</span><cite>{source}</cite></blockquote>"


def _paragraph(words: str) -> str:
    return f"<p class='facts'>{escaped(words)}</p>" if words else ""


def _day(words: str) -> str:
    return f"<span class='day'>{escaped(words)}</span>"


def _heading(event: EventNews) -> str:
    return f"<h3>{escaped(event.summary or event.type)}</h3>"


def _id(id: str) -> str:
    return f"<code title='dateline show {id}'>{id}</code>"


def _notes(brief: Brief) -> str:
    notes = []
    if brief.background:
        notes.append(f"{wording.counted(brief.background, 'event')} more than a month old were told as background.")
    if brief.failures:
        inputs = wording.counted(brief.failures, "input")
        notes.append(f"{inputs} could not be read: see <code>dateline failures</code>.")
    return f"<p>{' '.join(notes)}</p>" if notes else ""
