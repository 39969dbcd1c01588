"""The head of the page: counts, the list of dispatches, the key to the marks."""

from __future__ import annotations

from typing import Final

from dateline import vocabulary
from dateline.explain.brief import BriefDispatch, BriefDocument
from dateline.explain.entries import Entry
from dateline.explain.page.markup import escaped, note_id
from dateline.explain.standing import GROUPS

_PLACE: Final = {event: number for number, event in enumerate(vocabulary.EVENT_TYPES)}


def masthead(document: BriefDocument) -> str:
    """Title, the totals in a sentence, and how many reports each event type has."""
    return f"""<header class="masthead">
<p class="kicker">Dateline <span>brief</span></p>
<h1>What {_counted(len(document.dispatches), "dispatch reports", "dispatches report")}</h1>
<p class="standfirst">{_standfirst(document)}</p>
{_types(document)}
</header>"""


def contents(document: BriefDocument) -> str:
    """The dispatches with a square for each of their reports."""
    items = "\n".join(_item(dispatch, number) for number, dispatch in enumerate(document.dispatches, 1))
    return (
        f'<nav class="contents" aria-labelledby="contents"><h2 id="contents">Dispatches</h2><ol>\n{items}\n</ol></nav>'
    )


def key() -> str:
    """What colours, fills and grey mean."""
    quads = "".join(
        f'<li><span class="swatch q{quad}"></span>{escaped(name)}</li>' for quad, name in vocabulary.QUAD_NAMES.items()
    )
    sectors = "".join(f"<dt>{code}</dt><dd>{escaped(gloss)}</dd>" for code, gloss in vocabulary.SECTORS.items())
    standings = "".join(f"<dt>{escaped(group.title)}</dt><dd>{escaped(group.gloss)}</dd>" for group in GROUPS)
    return f"""<section class="key" aria-labelledby="key"><h2 id="key">How to read the marks</h2>
<ul class="quads">{quads}</ul>
<ul class="samples"><li><span class="act q1 fact">signed<sup>1</sup></span> an act told as fact, and its note</li>
<li><span class="act q1 not-fact">will meet<sup>2</sup></span> an act claimed, planned, doubtful, denied or past</li>
<li><span class="mark">Friday</span> words that another field rests on</li>
<li><span class="grey">Copyright</span> no part of the news</li></ul>
<details><summary>What the headings mean</summary><dl>{standings}</dl></details>
<details><summary>What the letters after a party mean: its PLOVER sector</summary>
<dl class="sectors">{sectors}</dl></details>
</section>"""


def _standfirst(document: BriefDocument) -> str:
    counts = document.by_standing()
    parts = [f"{counts[group.standing]} {group.label}" for group in GROUPS if counts[group.standing]]
    reports = _counted(len(document.entries), "report", "reports")
    accords = f" {_counted(len(document.accords), 'agreement', 'agreements')}." if document.accords else ""
    return escaped(f"{reports}: {', '.join(parts)}.{accords}" if parts else f"{reports}.{accords}")


def _types(document: BriefDocument) -> str:
    """A bar for each event type that occurs, in the order of cooperation to conflict; own types after PLOVER's."""
    counts = document.by_event()
    quads = {entry.event: entry.quad for entry in document.entries}
    in_order = sorted(quads, key=lambda event: (event not in vocabulary.EVENT_TYPES, _PLACE.get(event, 0), event))
    if not counts:
        return ""
    most = max(counts.values())
    columns: list[str] = []
    for quad, name in vocabulary.QUAD_NAMES.items():
        types = [event for event in in_order if quads[event] == quad]
        rows = "".join(
            f'<li title="{escaped(_gloss(event))}"><span class="name">{escaped(event)}</span><span class="bar">'
            f'<span style="width:{100 * counts[event] / most:.0f}%"></span></span>'
            f'<span class="number">{counts[event]}</span></li>'
            for event in types
        )
        total = sum(counts[event] for event in types)
        columns.append(
            f'<section class="q{quad}"><h3>{escaped(name)} <span class="count">{total}</span></h3>'
            f"<ul>{rows}</ul></section>"
        )
    return f'<div class="types" role="group" aria-label="Reports by event type">{"".join(columns)}</div>'


def _gloss(event: str) -> str:
    """What a type is; one of an ontology of somebody's own is told by its name."""
    kind = vocabulary.EVENT_TYPES.get(event)
    return kind.gloss if kind else event


def _item(dispatch: BriefDispatch, number: int) -> str:
    facts = escaped(" · ".join(fact for fact in (dispatch.outlet, dispatch.written) if fact))
    squares = "".join(_square(number, entry) for entry in dispatch.entries)
    label = _counted(len(dispatch.entries), "report", "reports")
    return (
        f'<li><a href="#d{number}">{escaped(dispatch.headline)}</a><span class="facts">{facts}</span>'
        f'<span class="squares" role="img" aria-label="{label}">{squares}</span></li>'
    )


def _square(number: int, entry: Entry) -> str:
    told = "fact" if entry.standing == "happened" else "not-fact"
    return (
        f'<i class="q{entry.quad} {told}" data-reports="{note_id(number, entry)}" title="{escaped(entry.event)}"></i>'
    )


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
