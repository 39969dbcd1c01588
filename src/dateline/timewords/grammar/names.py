"""Names of months and weekdays and the year beside them, for the rules of dates and of longer stretches."""

from __future__ import annotations

from dateline.timewords.grammar.numbers import figures, year_number
from dateline.timewords.tokens import Tokens
from dateline.timewords.words import time_words

LEADING = frozenset(
    {"in", "of", "since", "until", "till", "by", "during", "from", "for", "last", "next", "this", "before"}
)
LEADING |= frozenset(
    {"early", "late", "mid", "between", "to", "through", "after", "past", "every", "each", "previous", "-"}
)


def month_name(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A month's name with its full stop, whatever stands beside it: index behind and number."""
    month = time_words().months.get(tokens.at(index))
    if month is None or (month.short and not tokens.capital(index) and not _near_figure(tokens, index)):
        return None
    dotted = month.short and tokens.at(index + 1) == "." and tokens.glued(index + 1)
    return index + 1 + dotted, month.number


def _near_figure(tokens: Tokens, index: int) -> bool:
    return any(
        figures(tokens.at(near)[:2].strip("'")) or tokens.at(near) == "of"
        for near in (index - 1, index + 1, index - 2, index + 2)
    )


def weekday_name(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A weekday's name with its full stop; short ones need that, or a date beside them."""
    day = time_words().weekdays.get(tokens.at(index))
    if day is None:
        return None
    after = index + 1
    if not day.short:
        return after, day.number
    if tokens.at(after) == "." and tokens.glued(after):
        return (after + 1, day.number) if tokens.capital(index) else None
    beside = tokens.at(after) in (",",) or figures(tokens.at(after)) or tokens.at(after) in time_words().months
    if tokens.capital(index) and (beside or tokens.at(index - 1) in ("on", "last", "next", "this", "every")):
        return after, day.number
    return None


def year_after(tokens: Tokens, index: int) -> tuple[int, int | None]:
    """A year behind a day or month, with its comma or "of"."""
    at = index
    if tokens.at(at) in (",", "of", "-", "/", "in"):
        if tokens.at(at) in ("-", "/") and not tokens.glued(at):
            return index, None
        if tokens.at(at) == "in" and not figures(tokens.at(at + 1)):
            return index, None
        at += 1
    if tokens.at(at) == "the" and tokens.at(at + 1) == "year":
        at += 2
    found = year_number(tokens, at)
    if found is None or not ends_number(tokens, found[0]):
        return index, None
    return found


def ends_number(tokens: Tokens, index: int) -> bool:
    """Whether a figure ends before the index: no decimals, thousands, percent or clock behind it."""
    word = tokens.at(index)
    if word in ("%", "°"):
        return False
    if word in (",", ".", ":") and tokens.glued(index) and tokens.glued(index + 1):
        return not figures(tokens.at(index + 1))
    return not (tokens.glued(index) and word.isalpha() and word != "s")
