"""Text -> safe HTML, and the few pieces that several parts of the page share."""

from __future__ import annotations

import html
import unicodedata

from dateline.explain.entries import Entry
from dateline.explain.standing import GROUPS

LABELS = {group.standing: group.label for group in GROUPS}
GLOSSES = {group.standing: group.gloss for group in GROUPS}


def escaped(text: str) -> str:
    """Text as it may stand in HTML, in an element or in a quoted attribute; characters HTML does not allow go.

    >>> escaped("a <b> & \\x00c")
    'a &lt;b&gt; &amp; �c'
    """
    return html.escape(printable(text))


def printable(text: str) -> str:
    """Text without the characters that HTML does not allow.

    >>> printable("a\x00c")
    'a�c'
    """
    return "".join(map(_allowed, text))


def _allowed(character: str) -> str:
    if unicodedata.category(character) not in ("Cc", "Cs") or character in "\t\n\r":
        return character
    return " " if character.isspace() else "�"


def note_id(number: int, entry: Entry) -> str:
    """The anchor of an entry's note: "d2-r5" is report 5 of the second dispatch."""
    return f"d{number}-r{entry.sequence}"


def parties(entry: Entry) -> str:
    """Who → whom, as HTML; a dash where nobody is named."""
    who = joined(entry.who) or '<span class="nobody">nobody named</span>'
    return f'{who} <span class="arrow" aria-label="to">→</span> {joined(entry.whom)}' if entry.whom else who


def joined(names: tuple[str, ...]) -> str:
    """Names side by side, each kept whole, its sector set small."""
    return ' <span class="plus">+</span> '.join(f'<span class="party">{escaped(name)}</span>' for name in names)


def kind(entry: Entry) -> str:
    """The event type and its mode, in the colour of the quad class."""
    mode = f' <span class="mode">{escaped(entry.mode)}</span>' if entry.mode else ""
    return f'<span class="kind q{entry.quad}">{escaped(entry.event)}</span>{mode}'


def badge(entry: Entry) -> str:
    """How the report stands, explained on hovering."""
    more = ", ".join([entry.stance, *entry.aux])
    title = escaped(f"{GLOSSES[entry.standing]} ({more})")
    return f'<span class="badge {entry.standing}" title="{title}">{LABELS[entry.standing]}</span>'
