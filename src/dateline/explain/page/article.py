"""One dispatch on the page: its heading, its table of what it reports, its words with notes beside them."""

from __future__ import annotations

from typing import Final

from dateline.explain.brief import BriefDispatch, when_written
from dateline.explain.entries import Entry, Ground
from dateline.explain.page.accords import accord_link, accords
from dateline.explain.page.markup import badge, escaped, kind, note_id, parties
from dateline.explain.page.words import Paragraph, paragraph_html, paragraphs
from dateline.explain.standing import Group
from dateline.explain.wording import UNDATED

_TAGS: Final = {"title": "h3", "heading": "h4", "digest_heading": "h4"}


def article(dispatch: BriefDispatch, number: int) -> str:
    """The dispatch with the given number (from 1) as an `article` element."""
    written = f"written {dispatch.written}" if dispatch.written else "date of writing unknown"
    facts = [f"by {dispatch.author}" if dispatch.author else None, written, dispatch.citation]
    outlet = f'<span class="outlet">{escaped(dispatch.outlet)}</span> · ' if dispatch.outlet else ""
    return f"""<article id="d{number}">
<header>
<p class="number" aria-hidden="true">{number}</p>
<h2>{escaped(dispatch.headline)}</h2>
<p class="facts">{outlet}{" · ".join(escaped(fact) for fact in facts if fact)}</p>
</header>
{_table(dispatch, number)}
{accords(dispatch, number)}
<section class="words" aria-label="The words of the dispatch">
{_words(dispatch, number)}
</section>
</article>"""


def _table(dispatch: BriefDispatch, number: int) -> str:
    if not dispatch.entries:
        return '<p class="none">No event was found in this dispatch.</p>'
    bodies = "\n".join(_group(dispatch, number, group, entries) for group, entries in dispatch.groups())
    return f"""<table class="entries">
<thead><tr><th scope="col">Type</th><th scope="col">Who → whom, in the words of the dispatch</th>
<th scope="col">When, where</th><th scope="col">Who says so</th></tr></thead>
{bodies}
</table>"""


def _group(dispatch: BriefDispatch, number: int, group: Group, entries: tuple[Entry, ...]) -> str:
    rows = "\n".join(_row(dispatch, number, entry) for entry in entries)
    return (
        f'<tbody class="{group.standing}"><tr class="group"><th scope="rowgroup" colspan="4">{escaped(group.title)} '
        f'<span class="count">{len(entries)}</span></th></tr>\n{rows}</tbody>'
    )


def _row(dispatch: BriefDispatch, number: int, entry: Entry) -> str:
    reference = note_id(number, entry)
    place = f'<span class="where">{escaped(entry.where)}</span>' if entry.where else ""
    sizes = "".join(f'<span class="size">{escaped(size)}</span>' for size in entry.sizes)
    digest = '<span class="digest-flag">digest</span>' if dispatch.is_digest(entry) else ""
    says = "<br>".join(escaped(source) for source in entry.says)
    says = says or f'<span class="quiet">{escaped(dispatch.outlet or "the dispatch itself")}</span>'
    return (
        f'<tr data-reports="{reference}"><td>{kind(entry)}</td>'
        f'<td><span class="parties">{parties(entry)}</span> '
        f'<a class="excerpt" href="#{reference}">{escaped(entry.excerpt)}</a>{sizes}{digest}</td>'
        f"<td>{_when(entry)}{place}</td><td>{says}</td></tr>"
    )


def _words(dispatch: BriefDispatch, number: int) -> str:
    parts: list[str] = []
    open_digest = False
    for paragraph in paragraphs(dispatch):
        is_digest = paragraph.kind in ("digest_heading", "digest")
        if is_digest != open_digest:
            parts.append('<div class="digest-items">' if is_digest else "</div>")
            open_digest = is_digest
        parts.append(_passage(dispatch, number, paragraph))
    return "\n".join([*parts, *(["</div>"] if open_digest else [])])


def _passage(dispatch: BriefDispatch, number: int, paragraph: Paragraph) -> str:
    """A paragraph with the notes of the reports told in it."""
    tag = _TAGS.get(paragraph.kind, "p")
    notes = "\n".join(_note(dispatch, number, entry) for entry in paragraph.told)
    section = dispatch.sections[paragraph.section] if paragraph.section is not None else None
    written = when_written(section.published) if section is not None and paragraph.kind == "digest" else None
    dated = f'<span class="item-date">written {escaped(written)}</span>' if written else ""
    return (
        f'<div class="passage {paragraph.kind}"><{tag} dir="auto">{dated}{paragraph_html(dispatch, number, paragraph)}'
        f"</{tag}>" + (f'<div class="notes">{notes}</div>' if notes else "") + "</div>"
    )


def _note(dispatch: BriefDispatch, number: int, entry: Entry) -> str:
    reference = note_id(number, entry)
    facts = [_when(entry), *([escaped(entry.where)] if entry.where else [])]
    link = accord_link(dispatch, number, entry)
    says = "".join(f'<p class="says">{escaped(source)}</p>' for source in entry.says)
    sizes = "".join(f'<p class="sizes">{escaped(size)}</p>' for size in entry.sizes)
    grounds = "\n".join(_ground(ground) for ground in entry.grounds)
    contexts = f'<p class="contexts">{escaped(", ".join(entry.contexts))}</p>' if entry.contexts else ""
    return (
        f'<aside class="note q{entry.quad} {entry.standing}" id="{reference}" data-reports="{reference}" '
        f'aria-label="Report {entry.sequence}">'
        f'<p class="top"><span class="sequence">{entry.sequence}</span> {kind(entry)} {badge(entry)}</p>'
        f'<p class="parties">{parties(entry)}</p><p class="facts">{" · ".join(facts)}</p>{says}{sizes}{link}'
        f'<details><summary>Why</summary>{contexts}<dl>{grounds}</dl><p class="score">Score {entry.scale:+g}, '
        f"rank {entry.confidence:.2f}</p></details></aside>"
    )


def _ground(ground: Ground) -> str:
    reason = ground.reason
    origin = f" <code>{escaped(reason.row or reason.rule)}</code>"
    return f"<dt>{ground.about}</dt><dd>{escaped(reason.note or reason.rule)}{origin}</dd>"


def _when(entry: Entry) -> str:
    quiet = ' class="quiet"' if entry.when == UNDATED else ""
    return f'<span{quiet} title="{escaped(entry.when_iso)}">{escaped(entry.when)}</span>'
