"""The agreements of one dispatch on the page: a card each, its fields, the reports about it, the reasons."""

from __future__ import annotations

from dateline.explain.accords import Accord, Fact
from dateline.explain.brief import BriefDispatch
from dateline.explain.entries import Entry
from dateline.explain.page.markup import escaped, joined, note_id


def accord_id(number: int, position: int) -> str:
    """The anchor of a card: "d2-a1" is the first agreement of the second dispatch."""
    return f"d{number}-a{position}"


def accords(dispatch: BriefDispatch, number: int) -> str:
    """The cards of a dispatch as a section; nothing where it tells of no agreement."""
    if not dispatch.accords:
        return ""
    cards = "\n".join(_card(dispatch, number, position, accord) for position, accord in enumerate(dispatch.accords, 1))
    count = f'<span class="count">{len(dispatch.accords)}</span>'
    title = f'<h3 id="d{number}-accords">Agreements {count}</h3>'
    return f'<section class="accords" aria-labelledby="d{number}-accords">{title}\n{cards}\n</section>'


def accord_link(dispatch: BriefDispatch, number: int, entry: Entry) -> str:
    """From the note of a report to the agreement that it is about; nothing where it is about none."""
    for position, accord in enumerate(dispatch.accords, 1):
        if entry.report_id in accord.reports:
            return f'<p class="of-accord"><a href="#{accord_id(number, position)}">{escaped(accord.title)}</a></p>'
    return ""


def _card(dispatch: BriefDispatch, number: int, position: int, accord: Accord) -> str:
    facts = "\n".join(_fact(fact) for fact in accord.facts)
    told = "settled" if accord.settled else "unsettled"
    digest = '<span class="digest-flag">digest</span>' if dispatch.is_digest(accord) else ""
    kind = (
        f'<span class="accord-kind">{escaped(accord.kind.replace("_", " "))}</span>' if accord.kind != "other" else ""
    )
    parties = joined(accord.parties) or '<span class="nobody">parties not named</span>'
    title = f"<h4>{escaped(accord.title)}{kind}{digest}</h4>"
    return (
        f'<section class="accord {told}" id="{accord_id(number, position)}">{title}'
        f'<p class="parties">{parties}</p><p class="stands">{escaped(accord.standing)}</p>'
        f"<dl>{facts}{_reports(dispatch, number, accord)}</dl>{_reasons(accord)}</section>"
    )


def _fact(fact: Fact) -> str:
    values = "".join(f"<li>{_value(texts, says)}</li>" for texts, says in fact.grouped())
    return f"<dt>{escaped(fact.label)}</dt><dd><ul>{values}</ul></dd>"


def _value(texts: tuple[str, ...], says: tuple[str, ...]) -> str:
    source = f' <span class="says">{escaped(", ".join(says))}</span>' if says else ""
    return f"{escaped(', '.join(texts))}{source}"


def _reports(dispatch: BriefDispatch, number: int, accord: Accord) -> str:
    """Links to the notes of the reports about the agreement."""
    links = " ".join(
        f'<a class="kind q{entry.quad}" href="#{note_id(number, entry)}" data-reports="{note_id(number, entry)}">'
        f"{entry.sequence} {escaped(entry.event)}</a>"
        for entry in dispatch.entries
        if entry.report_id in accord.reports
    )
    return f'<dt>reports</dt><dd class="links">{links}</dd>' if links else ""


def _reasons(accord: Accord) -> str:
    """Why each value stands where it stands."""
    rows = [
        f"<dt>{escaped(fact.label)}</dt><dd>“{escaped(line.text)}”: {escaped(reason.note or reason.rule)} "
        f"<code>{escaped(reason.row or reason.rule)}</code></dd>"
        for fact in accord.facts
        for line in fact.lines
        for reason in line.why
    ]
    return f'<details><summary>Why</summary><dl class="why">{"".join(rows)}</dl></details>' if rows else ""
