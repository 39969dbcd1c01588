"""Raw text read as of Wednesday 2025-01-15, as rows that tests compare: words, kind, value, days."""

from __future__ import annotations

from annotated import interval
from dateline.records import Interval
from dateline.timewords import find, guess_tense, resolve, sentence_around, sentence_bounds, timex_kind, timex_value

REFERENCE = interval("2025-01-15")


def shown(days: Interval) -> str:
    """ "first last", "-" for an open end, "" where nothing is anchored."""
    return "" if days.first is days.last is None else f"{days.first or '-'} {days.last or '-'}"


def readings(text: str) -> list[tuple[str, str, str, str]]:
    """Every expression of a text; the way its clause looks is guessed from the words."""
    bounds = sentence_bounds(text)
    rows = []
    for one in find(text):
        tense = guess_tense(text, one.start, one.end, sentence_around(bounds, one.start))
        value = timex_value(one, REFERENCE, tense)
        rows.append((one.text, timex_kind(one.meaning), value, shown(resolve(one, REFERENCE, tense))))
    return rows
