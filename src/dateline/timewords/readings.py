"""A meaning read as of one day: which days it names.

`read(meaning, View(day, tense))` -> Found(first, last, precision, value) or None where nothing anchors it. A bound that
the words leave open is None. `view.exact` reads "two weeks ago" to the day, as appointments do; news means about then,
so the unit's own stretch (that week) is given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec

from dateline.records import Precision
from dateline.timewords import days as calendar
from dateline.timewords import meaning as m
from dateline.timewords.days import Stretch, add_days, add_months
from dateline.timewords.grammar.lengths import timex_length
from dateline.timewords.names import read_name
from dateline.timewords.view import Found, View

_UNIT_DAYS = {"S": 0, "TM": 1 / 1440, "TH": 1 / 24, "D": 1, "N": 1, "W": 7, "F": 14, "E": 7}
_UNIT_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
_SPAN: dict[str, Precision] = {"D": "day", "W": "week", "E": "range", "M": "month", "Q": "range", "Y": "year"}


def read(meaning: m.Meaning, view: View) -> Found | None:
    """The days that a meaning names as of a view."""
    reader = _READERS.get(type(meaning))
    return reader(meaning, view) if reader else read_name(meaning, view)


# --- counted from the day of writing ---------------------------------------------------------------------------------


def around(unit: str, day: dt.date) -> tuple[Stretch, Precision, str]:
    """The unit's stretch that holds a day, its precision and TIMEX3 value."""
    iso = day.isocalendar()
    if unit in ("W", "F"):
        week = calendar.days_of_week(day)
        return (
            (week[0], add_days(week[1], 7 * (unit == "F"))),
            "week" if unit == "W" else "range",
            f"{iso.year}-W{iso.week:02d}",
        )
    if unit == "E":
        return calendar.days_of_weekend(day), "range", f"{iso.year}-W{iso.week:02d}-WE"
    if unit == "M":
        return calendar.days_of_month(day.year, day.month), "month", f"{day:%Y-%m}"
    if unit == "Q":
        quarter = (day.month + 2) // 3
        return calendar.days_of_quarter(day.year, quarter), "range", f"{day:%Y}-Q{quarter}"
    if unit == "Y":
        return calendar.days_of_year(day.year), "year", f"{day:%Y}"
    if unit in ("DE", "CE"):
        size = 10 if unit == "DE" else 100
        first = day.year // size * size
        return (
            calendar.days_of_years(first, first + size - 1),
            "range",
            str(first // size).zfill(3 if size == 10 else 2),
        )
    return (day, day), "day", day.isoformat()


def move(day: dt.date, unit: str, count: float) -> dt.date:
    """A day so many units later; parts of a unit by days (a month is 30.4, a year 365.25)."""
    if unit == "B":
        return _working_days(day, round(max(min(count, 4e6), -4e6)))
    if unit in _UNIT_DAYS:
        return add_days(day, round(max(min(count, 4e6), -4e6) * _UNIT_DAYS[unit]))
    months = max(min(count, 1e5), -1e5) * _UNIT_MONTHS[unit]
    whole = int(months)
    return add_days(add_months(day, whole), round((months - whole) * 30.4))


def _working_days(day: dt.date, count: int) -> dt.date:
    """A day so many days from Monday to Friday later."""
    step = 1 if count > 0 else -1
    day = add_days(day, count // (5 * step) * 7 * step)
    for _ in range(count % (5 * step) * step):
        day = add_days(day, step)
        while day.weekday() > 4 and 2 < day.year < 9997:
            day = add_days(day, step)
    return day


def _shifted(meaning: m.Shifted, view: View) -> Found | None:
    shift = meaning.shift
    if meaning.unit == "E" and (shift is None or shift == 0):
        weekend = calendar.days_of_weekend(view.day)
        gone = weekend[0] > view.day and (view.tense == "past" or (view.tense is None and shift is None))
        shift = -1 if gone else 0
    elif meaning.unit == "E" and shift == -1 and view.day.weekday() == 6:
        shift = -1
    stretch, precision, value = around(meaning.unit, move(view.day, meaning.unit, shift or 0))
    return Found(stretch[0], stretch[1], precision, value)


def _part(meaning: m.Part, view: View) -> Found | None:
    inner = meaning.inner
    whole = read(inner, view)
    if whole is None or whole.first is None or whole.last is None or whole.precision == "day":
        return whole
    first, last = whole.first, whole.last
    count = (last - first).days + 1
    if meaning.part == "earlier":
        return Found(first, max(first, min(last, view.day)), "range", whole.value)
    if meaning.part == "later":
        return Found(min(last, max(first, view.day)), last, "range", whole.value)
    if whole.precision == "month":
        bounds = {"early": (0, 10), "mid": (9, 20), "late": (20, count)}
    elif whole.precision == "week":
        bounds = {"early": (0, 3), "mid": (2, 5), "late": (3, 7)}
    elif whole.precision == "year":
        year = first.year
        bounds = {
            "early": (0, (dt.date(year, 4, 30) - first).days + 1),
            "mid": ((dt.date(year, 5, 1) - first).days, (dt.date(year, 8, 31) - first).days + 1),
            "late": ((dt.date(year, 9, 1) - first).days, count),
        }
    else:
        third = count / 3
        bounds = {
            "early": (0, round(third)),
            "mid": (round(third), round(2 * third)),
            "late": (round(2 * third), count),
        }
    bounds |= {"first half": (0, (count + 1) // 2), "second half": (count // 2, count)}
    if whole.precision == "year":
        half = (dt.date(first.year, 7, 1) - first).days
        bounds |= {"first half": (0, half), "second half": (half, count)}
    low, high = bounds[meaning.part]
    return Found(add_days(first, low), add_days(first, high - 1), "range", whole.value)


def _time_of_day(meaning: m.TimeOfDay, view: View) -> Found | None:
    day = read(meaning.inner, view)
    return msgspec.structs.replace(day, value=f"{day.value}T{meaning.code}") if day else None


def _overnight(meaning: m.Overnight, view: View) -> Found | None:
    return Found(add_days(view.day, -1), view.day, "range", f"{view.day.isoformat()}TNI")


def _clock(meaning: m.Clock, view: View) -> Found | None:
    if meaning.inner is None:
        return None
    day = read(meaning.inner, view)
    return msgspec.structs.replace(day, value=day.value + clock_value(meaning)) if day else None


def clock_value(meaning: m.Clock) -> str:
    """The time part of a TIMEX3 value: T18:00, with Z for UTC."""
    zone = "Z" if meaning.zone in ("gmt", "utc", "z") else ""
    return f"T{meaning.hour:02d}:{meaning.minute:02d}{zone}"


def _vague(meaning: m.Vague, view: View) -> Found | None:
    if meaning.value == "PRESENT_REF":
        return Found(view.day, view.day, "day", meaning.value)
    if meaning.value == "PAST_REF":
        return Found(None, view.day, "range", meaning.value)
    return Found(view.day, None, "range", meaning.value)


# --- built on others -------------------------------------------------------------------------------------------------


def _within(meaning: m.Within, view: View) -> Found | None:
    whole = read(meaning.inner, view)
    if whole is None or whole.first is None or whole.last is None:
        return None
    unit, first, last = meaning.unit, whole.first, whole.last
    if meaning.number == 0 and unit == "E":
        return _weekend_about(first)
    if meaning.number == 0:
        stretch, precision, value = around(unit, first)
        return Found(stretch[0], stretch[1], precision, value)
    if unit == "H":
        middle = add_days(first, ((last - first).days + 1) // 2)
        early = meaning.number == 1
        return Found(first if early else middle, add_days(middle, -1) if early else last, "range", whole.value)
    if meaning.number < 0 and unit == "W":
        end = around("W", last if last.weekday() > 2 else add_days(last, -7))[0][1]
        start = add_days(end, 1 - 7 * meaning.count)
        return Found(start, end, _counted(unit, meaning.count), _value(unit, start, meaning.count, whole))
    if meaning.number < 0:
        start, end = move(last, unit, -(meaning.count - 1)), last
        start = around(unit, start)[0][0]
        return Found(max(start, first), end, _counted(unit, meaning.count), _value(unit, start, meaning.count, whole))
    opening = around(unit, first)[0][0] if unit != "W" else add_days(first, -first.weekday())
    if unit == "W" and first.weekday() > 3:
        opening = add_days(opening, 7)  # ISO 8601: a week belongs to the stretch that holds its Thursday
    start = move(opening, unit, (meaning.number - 1) * meaning.count)
    end = add_days(move(start, unit, meaning.count), -1)
    return Found(start, end, _counted(unit, meaning.count), _value(unit, start, meaning.count, whole))


def _weekend_about(day: dt.date) -> Found:
    """The weekend of a day, and the day itself where it lies beside: the one before for Monday and Tuesday."""
    saturday, sunday = calendar.days_of_weekend(add_days(day, -7) if day.weekday() < 2 else day)
    iso = saturday.isocalendar()
    near = day.weekday() in (0, 3, 4)
    first, last = (min(saturday, day), max(sunday, day)) if near else (saturday, sunday)
    return Found(first, last, "range", f"{iso.year}-W{iso.week:02d}-WE")


def _counted(unit: str, count: int) -> Precision:
    return _SPAN.get(unit, "range") if count == 1 else "range"


def _value(unit: str, start: dt.date, count: int, whole: Found) -> str:
    return around(unit, start)[2] if count == 1 else whole.value


def _away(meaning: m.Away, view: View) -> Found | None:
    anchor: Stretch | None = (view.day, view.day)
    if meaning.prior:
        anchor = view.prior or ((view.day, view.day) if view.exact else None)
    elif meaning.anchor is not None:
        named = read(meaning.anchor, view)
        anchor = (named.first, named.last) if named and named.first and named.last else None
    if anchor is None:
        return None
    first, last = anchor
    finest = "CE"
    for value, unit in meaning.length.pieces:
        if value is None:
            return _vaguely_away(first if meaning.sign < 0 else last, unit, meaning.sign)
        first, last, finest = move(first, unit, meaning.sign * value), move(last, unit, meaning.sign * value), unit
    if meaning.prior and first != last and finest != "D":
        first = last if meaning.sign > 0 else first
    low, high = around(finest, first), around(finest, last)
    if view.exact and not meaning.whole:
        return Found(first, last, "day" if first == last else "range", first.isoformat())
    same = low[0] == high[0]
    return Found(low[0][0], high[0][1], low[1] if same else "range", low[2] if same else f"{low[2]}/{high[2]}")


def _vaguely_away(edge: dt.date, unit: str, sign: int) -> Found:
    """ "several weeks ago": at least two of the unit away, how far is not said."""
    near = move(edge, unit, 2 * sign)
    value = "PAST_REF" if sign < 0 else "FUTURE_REF"
    return Found(None, near, "range", value) if sign < 0 else Found(near, None, "range", value)


def _lapse(meaning: m.Lapse, view: View) -> Found | None:
    far: dt.date | None = view.day
    for count, unit in meaning.length.pieces:
        far = None if count is None or far is None else move(far, unit, meaning.sign * count)
    value = timex_length(meaning.length)
    if all(unit == "Q" for _, unit in meaning.length.pieces) and meaning.length.pieces[0][0]:
        first = around("Q", move(view.day, "Q", 1 if meaning.sign > 0 else -meaning.length.pieces[0][0]))[0][0]
        return Found(first, add_days(move(first, "Q", meaning.length.pieces[0][0]), -1), "range", value)
    if meaning.sign < 0:
        return Found(far, view.day, "range", value)
    return Found(add_days(view.day, 1) if view.exact else view.day, far, "range", value)


def _between(meaning: m.Between, view: View) -> Found | None:
    last = read(meaning.last, view)
    first = read(meaning.first, view)
    if first is None or last is None:
        return None
    if view.tense == "future" and last.first and _yearly(meaning.first) and _yearly(meaning.last):
        first = read(meaning.first, View(last.first, "past")) or first  # it may have begun
    if isinstance(meaning.last, m.CalendarDay) and meaning.last.month is None and first.first is not None:
        last = read(meaning.last, View(first.first, "future")) or last
    start, stop = first.first, last.first
    if start and stop and last.last and start > last.last:
        onward = view.tense == "future" or isinstance(meaning.first, m.Shifted | m.Vague)
        if onward and getattr(meaning.last, "year", None) is None:
            last = read(meaning.last, View(start, "future")) or last
        else:
            first = read(meaning.first, View(stop, "past")) or first
    if first.first and last.last and first.first > last.last:
        return None
    return Found(first.first, last.last, "range", f"{first.value}/{last.value}")


def _yearly(meaning: m.Meaning) -> bool:
    """Whether a name comes again every year."""
    if isinstance(meaning, m.CalendarDay):
        return meaning.month is not None and meaning.year is None
    return isinstance(meaning, m.CalendarMonth | m.Season | m.Quarter) and meaning.year is None


def _bound(meaning: m.Bound, view: View) -> Found | None:
    if isinstance(meaning.inner, m.Length):
        ahead = m.Away(meaning.inner, 1)
        if meaning.side == "within" and view.exact:
            return _lapse(m.Lapse(meaning.inner, 1), View(view.day))
        return _away(ahead, view) if view.tense == "future" or view.exact else None
    if meaning.side == "since" and view.tense != "future":
        view = msgspec.structs.replace(view, tense="past")
    if isinstance(meaning.inner, m.Lapse):
        view = msgspec.structs.replace(view, exact=False)  # from the day of writing on
    inner = read(meaning.inner, view)
    if inner is None:
        return None
    if meaning.side in ("in", "within", "asof"):
        return inner
    if meaning.side == "since":
        past = inner.first is None or inner.first <= view.day
        return Found(inner.first, None if view.exact or not past else view.day, "range", inner.value)
    if meaning.side == "until":
        return Found(None, inner.last, "range", inner.value)
    part = meaning.inner.part if isinstance(meaning.inner, m.Part) else None
    if meaning.side == "before" and part == "late":
        return Found(None, inner.last, "range", inner.value)  # "before the end of May" is until it
    if meaning.side == "after" and part == "early":
        return Found(inner.first, None, "range", inner.value)
    step = 0 if view.exact else 1
    if meaning.side == "before":
        return Found(None, add_days(inner.first, -step) if inner.first else None, "range", inner.value)
    step = 0 if view.exact and inner.precision == "day" else 1
    return Found(add_days(inner.last, step) if inner.last else None, None, "range", inner.value)


_READERS: dict[type[m.Meaning], Callable[..., Found | None]] = {
    m.Shifted: _shifted,
    m.Part: _part,
    m.TimeOfDay: _time_of_day,
    m.Overnight: _overnight,
    m.Clock: _clock,
    m.Vague: _vague,
    m.Within: _within,
    m.Away: _away,
    m.Lapse: _lapse,
    m.Between: _between,
    m.Bound: _bound,
}
