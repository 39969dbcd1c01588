"""A time expression tied to the days that it can mean, given when the text was written.

Shape: (Expression, reference Interval, tense) -> Interval with reasons; days, both ends included. The reference may be
a stretch ("written between 1 November and 16 January"): every reading moves forward with the day of writing, so the
result runs from the reading at its first day to the reading at its last, and no day the text allows is cut off. Words
that nothing anchors ("for 20 years", "Friday" in a text of unknown date) give Interval() with the reason.

"Friday", looking back, from 2025-01-18 -> 2025-01-17; from 2025-01-18..2025-01-20 -> 2025-01-17..2025-01-17.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.records import Interval, Precision, Reason, Span
from dateline.timewords import meaning as m
from dateline.timewords.days import Stretch
from dateline.timewords.find import Expression
from dateline.timewords.grammar.lengths import timex_length
from dateline.timewords.readings import clock_value, read
from dateline.timewords.view import Found, Tense, View

_FAR = (dt.date(1000, 1, 1), dt.date(3000, 1, 1))
_TOLD = 12  # dates looked back at: a story's thread does not reach further
_UNIT_DAYS = {"W": 7, "F": 14, "E": 7, "M": 31, "Q": 92, "Y": 366, "DE": 3653, "CE": 36525}
_WAYS = {"past": "looking back", "future": "looking ahead", "present": "the nearest", None: "no verb to say which way"}


def resolve(
    expression: Expression,
    reference: Interval,
    tense: Tense | None = None,
    prior: Interval | None = None,
    exact: bool = False,
) -> Interval:
    """The days of an expression. `prior`: the date named before it ("a day later"); `exact`: see `readings`."""
    first, last, found = _read_over(expression.meaning, reference, tense, prior, exact)
    span = Span(expression.start, expression.end)
    if found is None or (first is None and last is None):
        return Interval(why=(Reason("time.unanchored", f'"{expression.text}" is tied to no day here', None, (span,)),))
    precision: Precision = found.precision
    if (first, last) != (found.first, found.last):
        precision = "range"
    return Interval(first, last, precision, (_reason(expression, reference, tense, span),))


def anchor_of(meaning: m.Meaning, told: Sequence[Interval]) -> Interval | None:
    """Of the dates told before (oldest first), the last that is no longer than the unit that a meaning counts from it:
    "two years later" may count from a year, "a day later" from a day."""
    while isinstance(meaning, m.Bound | m.Part | m.TimeOfDay):
        meaning = meaning.inner
    if not isinstance(meaning, m.Away) or not meaning.prior:
        return None
    longest = _UNIT_DAYS.get(meaning.length.pieces[-1][1], 1)
    for days in reversed(told[-_TOLD:]):
        if days.first and days.last and (days.last - days.first).days < longest:
            return days
    return None


def _read_over(
    meaning: m.Meaning, reference: Interval, tense: Tense | None, prior: Interval | None, exact: bool
) -> tuple[dt.date | None, dt.date | None, Found | None]:
    """First and last day over every day of writing that the reference allows, and the reading at its last day."""
    stretch: Stretch | None = (prior.first, prior.last) if prior and prior.first and prior.last else None
    early, late = _early_and_late(meaning, reference, tense, stretch, exact)
    if early is None or late is None:
        return None, None, None
    first = early.first if reference.first or early.first == late.first else None
    last = late.last if reference.last or early.last == late.last else None
    if first and last and first > last:
        return None, None, None
    return first, last, late


def _early_and_late(
    meaning: m.Meaning, reference: Interval, tense: Tense | None, stretch: Stretch | None, exact: bool
) -> tuple[Found | None, Found | None]:
    """The readings at the first and at the last day of writing that the reference allows."""
    early = read(meaning, View(reference.first or _FAR[0], tense, stretch, exact))
    if reference.first and reference.first == reference.last:
        return early, early
    return early, read(meaning, View(reference.last or _FAR[1], tense, stretch, exact))


def _reason(expression: Expression, reference: Interval, tense: Tense | None, span: Span) -> Reason:
    note = f'"{expression.text}"'
    if isinstance(expression.meaning, m.Bound) and expression.meaning.side not in ("in", "within", "asof"):
        note += f", {expression.meaning.side} it"
    if not is_fixed(expression.meaning):
        written = " to ".join(str(day) for day in dict.fromkeys((reference.first or "?", reference.last or "?")))
        note += f", written {written}, {_WAYS[tense]}"
    if isinstance(expression.meaning, m.CalendarDay) and expression.meaning.other:
        note += ", month and day in either order"
    return Reason("time." + type(expression.meaning).__name__.lower(), note, None, (span,))


def is_fixed(meaning: m.Meaning) -> bool:
    """Whether a meaning names its year, so that the day of writing does not matter."""
    if isinstance(meaning, m.Between):
        return is_fixed(meaning.first) and is_fixed(meaning.last)
    if isinstance(meaning, m.Away):
        return meaning.anchor is not None and is_fixed(meaning.anchor)
    if isinstance(meaning, m.Part) and meaning.part in ("earlier", "later"):
        return False
    if isinstance(meaning, m.Part | m.TimeOfDay | m.Within):
        return is_fixed(meaning.inner)
    if isinstance(meaning, m.Bound | m.Clock):
        return meaning.inner is not None and is_fixed(meaning.inner)
    if isinstance(meaning, m.CalendarYears):
        return True
    return getattr(meaning, "year", None) is not None and getattr(meaning, "month", 0) is not None


def timex_value(
    expression: Expression,
    reference: Interval,
    tense: Tense | None = None,
    prior: Interval | None = None,
    exact: bool = False,
) -> str:
    """The TIMEX3 value: the days where the reference settles them, else the pattern with X for what is not known."""
    meaning = expression.meaning.inner if isinstance(expression.meaning, m.Bound) else expression.meaning
    if isinstance(meaning, m.Length):
        return timex_length(meaning)
    if isinstance(meaning, m.Repeated):
        return meaning.value
    if isinstance(meaning, m.Lapse):
        return timex_length(meaning.length)
    if isinstance(meaning, m.Vague):
        return meaning.value
    if isinstance(meaning, m.Clock) and meaning.inner is None:
        day = reference.first.isoformat() if reference.first and reference.first == reference.last else "XXXX-XX-XX"
        return day + clock_value(meaning)
    stretch: Stretch | None = (prior.first, prior.last) if prior and prior.first and prior.last else None
    early, late = _early_and_late(meaning, reference, tense, stretch, exact)
    if early and late and early.value == late.value:
        return early.value
    return pattern(meaning)


def pattern(meaning: m.Meaning) -> str:
    """A TIMEX3 value with X for what the words leave open: "January 17" is XXXX-01-17, "Friday" XXXX-WXX-5."""
    if isinstance(meaning, m.CalendarDay):
        month = "XX" if meaning.month is None else f"{meaning.month:02d}"
        return f"XXXX-{month}-{meaning.day:02d}"
    if isinstance(meaning, m.CalendarMonth):
        return f"XXXX-{meaning.month:02d}"
    if isinstance(meaning, m.WeekdayName):
        return f"XXXX-WXX-{meaning.number + 1}"
    if isinstance(meaning, m.Season):
        return f"XXXX-{meaning.code}"
    if isinstance(meaning, m.Quarter):
        return f"XXXX-{meaning.unit}{meaning.number}"
    if isinstance(meaning, m.Week):
        return f"XXXX-W{meaning.number:02d}"
    if isinstance(meaning, m.Which | m.InYear | m.Part | m.Within):
        return pattern(meaning.inner)
    if isinstance(meaning, m.TimeOfDay):
        return f"{pattern(meaning.inner)}T{meaning.code}"
    if isinstance(meaning, m.Clock) and meaning.inner is not None:
        return pattern(meaning.inner) + clock_value(meaning)
    if isinstance(meaning, m.Between):
        return f"{pattern(meaning.first)}/{pattern(meaning.last)}"
    if isinstance(meaning, m.Shifted):
        return {"W": "XXXX-WXX", "E": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX"}.get(
            meaning.unit, "XXXX-XX-XX"
        )
    return "XXXX-XX-XX"


def timex_kind(meaning: m.Meaning) -> str:
    """DATE, TIME, DURATION or SET."""
    if isinstance(meaning, m.Bound):
        return timex_kind(meaning.inner)
    if isinstance(meaning, m.Length | m.Lapse):
        return "DURATION"
    if isinstance(meaning, m.Repeated):
        return "SET"
    if isinstance(meaning, m.TimeOfDay | m.Clock | m.Overnight):
        return "TIME"
    if isinstance(meaning, m.Away) and meaning.length.pieces[-1][1] in ("S", "TM", "TH"):
        return "TIME"
    return "DATE"
