"""Names of the calendar read from a view: "January 17", "October", "Friday", "spring 2022", "last May"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec

from dateline.records import Precision
from dateline.timewords import days as calendar
from dateline.timewords import meaning as m
from dateline.timewords.days import Stretch, add_days
from dateline.timewords.view import Found, View, choose, found, one_day, years
from dateline.timewords.words import time_words


def read_name(meaning: m.Meaning, view: View) -> Found | None:
    """The days of a calendar name; None for any other meaning."""
    reader = _READERS.get(type(meaning))
    return reader(meaning, view) if reader else None


def _calendar_day(meaning: m.CalendarDay, view: View) -> Found | None:
    if meaning.year is not None and meaning.month is not None:
        day = calendar.day_or_none(meaning.year, meaning.month, meaning.day)
        if day and meaning.other and not view.exact:
            second = calendar.day_or_none(meaning.year, *meaning.other)
            if second:
                return Found(min(day, second), max(day, second), "range", day.isoformat())
        return one_day(day)
    if meaning.month is None:
        base = view.day.year * 12 + view.day.month - 1
        months = [divmod(base + step, 12) for step in range(-14, 15)]
        candidates = [calendar.day_or_none(year, month + 1, meaning.day) for year, month in months]
    else:
        reach = 1 if meaning.weekday is None and (meaning.month, meaning.day) != (2, 29) else 8
        candidates = [calendar.day_or_none(year, meaning.month, meaning.day) for year in years(view, reach)]
    known = [day for day in candidates if day and meaning.weekday in (None, day.weekday())]
    if not known and meaning.weekday is not None:
        known = [day for day in candidates if day]
    if meaning.month is None and meaning.weekday is not None and view.tense is None:
        return one_day(min(known, key=lambda day: abs((day - view.day).days), default=None))
    chosen = choose([(day, day) for day in known], view)
    return one_day(chosen[0]) if chosen else None


def _calendar_month(meaning: m.CalendarMonth, view: View) -> Found | None:
    if meaning.year is not None:
        stretch: Stretch | None = calendar.days_of_month(meaning.year, meaning.month)
    else:
        stretch = choose([calendar.days_of_month(year, meaning.month) for year in years(view)], view)
    return found(stretch, "month", f"{stretch[0]:%Y-%m}") if stretch else None


def _calendar_years(meaning: m.CalendarYears, view: View) -> Found | None:
    precision: Precision = "year" if meaning.first == meaning.last else "range"
    return found(calendar.days_of_years(meaning.first, meaning.last), precision, meaning.value)


def _weekday(meaning: m.WeekdayName, view: View) -> Found | None:
    nearest = add_days(view.day, meaning.number - view.day.weekday())
    week = [add_days(nearest, 7 * step) for step in (-1, 0, 1)]
    if view.tense is None:
        return one_day(week[1] if week[1] <= view.day else week[0])
    chosen = choose([(day, day) for day in week], view)
    return one_day(chosen[0]) if chosen else None


def _season(meaning: m.Season, view: View) -> Found | None:
    first, last = time_words().season_months[meaning.code]
    if meaning.year is not None:
        stretch: Stretch | None = calendar.days_of_months(meaning.year, first, last)
    else:
        stretch = choose([calendar.days_of_months(year, first, last) for year in years(view, 2)], view)
    return found(stretch, "season", f"{stretch[0]:%Y}-{meaning.code}") if stretch else None


def _quarter(meaning: m.Quarter, view: View) -> Found | None:
    def days(year: int) -> Stretch:
        if meaning.unit == "Q":
            return calendar.days_of_quarter(calendar.clamp_year(year), meaning.number)
        return calendar.days_of_months(calendar.clamp_year(year), 6 * meaning.number - 5, 6 * meaning.number)

    stretch = days(meaning.year) if meaning.year is not None else choose([days(year) for year in years(view)], view)
    return found(stretch, "range", f"{stretch[0]:%Y}-{meaning.unit}{meaning.number}") if stretch else None


def _week(meaning: m.Week, view: View) -> Found | None:
    options = [meaning.year] if meaning.year is not None else list(years(view))
    stretch = choose([calendar.iso_week(year, meaning.number) for year in options], view)
    if stretch is None:
        return None
    iso = stretch[0].isocalendar()
    return found(stretch, "week", f"{iso.year}-W{iso.week:02d}")


def _holiday(meaning: m.Holiday, view: View) -> Found | None:
    if meaning.rule.startswith("islamic"):
        return _lunar(meaning, view)
    if meaning.year is not None:
        return one_day(calendar.holiday(meaning.rule, meaning.year))
    if meaning.rule.count("-") == 2 and not meaning.rule.startswith("easter"):
        return one_day(dt.date.fromisoformat(meaning.rule))
    known = [day for year in years(view) if (day := calendar.holiday(meaning.rule, year))]
    chosen = choose([(day, day) for day in known], view)
    return one_day(chosen[0]) if chosen else None


def _lunar(meaning: m.Holiday, view: View) -> Found | None:
    """A day or month of the Islamic calendar: the moon is sighted a day earlier or later than the tables say."""
    options = [meaning.year] if meaning.year is not None else list(years(view))
    stretch = choose([days for year in options for days in calendar.islamic(meaning.rule, year)], view)
    if stretch is None:
        return None
    value = stretch[0].isoformat() + (f"/{stretch[1].isoformat()}" if stretch[0] != stretch[1] else "")
    return Found(add_days(stretch[0], -1), add_days(stretch[1], 1), "range", value)


def _which(meaning: m.Which, view: View) -> Found | None:
    inner = meaning.inner
    if isinstance(inner, m.WeekdayName):
        same_week = add_days(view.day, inner.number - view.day.weekday())
        if meaning.nearest and meaning.shift > 0:
            return one_day(same_week if same_week > view.day else add_days(same_week, 7))
        if meaning.shift < 0:
            return one_day(same_week if same_week < view.day else add_days(same_week, -7))
        return one_day(add_days(same_week, 7 * meaning.shift))
    reach = View(view.day, "past", exact=view.exact)
    options = [read_name(_in_year(inner, year), reach) for year in years(view, 2) if 1 < year < 9998]
    known = [option for option in options if option and option.first and option.last]
    if meaning.shift < 0:
        return next((f for f in reversed(known) if f.last and f.last < view.day), None)
    if meaning.shift > 0:
        return next((f for f in known if f.first and f.first > view.day), None)
    holding = [f for f in known if f.first and f.last and f.first <= view.day <= f.last]
    this_year = [f for f in known if f.first and f.first.year == view.day.year]
    return next(iter(holding or this_year), None)


def _in_shifted_year(meaning: m.InYear, view: View) -> Found | None:
    return read_name(
        msgspec.structs.replace(meaning.inner, year=calendar.clamp_year(view.day.year + meaning.shift)), view
    )


def _in_year(inner: m.CalendarDay | m.CalendarMonth | m.Season | m.Holiday | m.WeekdayName, year: int) -> m.Meaning:
    return inner if isinstance(inner, m.WeekdayName) else msgspec.structs.replace(inner, year=year)


_READERS: dict[type[m.Meaning], Callable[..., Found | None]] = {
    m.CalendarDay: _calendar_day,
    m.CalendarMonth: _calendar_month,
    m.CalendarYears: _calendar_years,
    m.WeekdayName: _weekday,
    m.Season: _season,
    m.Quarter: _quarter,
    m.Week: _week,
    m.Holiday: _holiday,
    m.Which: _which,
    m.InYear: _in_shifted_year,
}
