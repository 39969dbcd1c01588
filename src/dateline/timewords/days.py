"""Calendar arithmetic on days, proleptic Gregorian; every stretch is (first day, last day), both included.

Weeks run Monday to Sunday (ISO 8601). Western Easter by the anonymous Gregorian computus (Meeus, Astronomical
Algorithms, chapter 8). A day that the calendar lacks is None. `days_of_month(2025, 2)` -> (2025-02-01, 2025-02-28).
"""

from __future__ import annotations

import calendar
import datetime as dt

Stretch = tuple[dt.date, dt.date]
ONE = dt.timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 2, 9997  # a year's room at both ends, so that stepping over the border cannot fail


def day_or_none(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where the calendar has none."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12:
        return None
    return dt.date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def clamp_year(year: int) -> int:
    """The year, kept inside what dates can hold."""
    return min(max(year, FIRST_YEAR), LAST_YEAR)


def add_days(day: dt.date, count: int) -> dt.date:
    """The day so many days later; stops at the ends of the calendar."""
    low, high = dt.date(FIRST_YEAR, 1, 1).toordinal(), dt.date(LAST_YEAR, 12, 31).toordinal()
    return dt.date.fromordinal(min(max(day.toordinal() + count, low), high))


def add_months(day: dt.date, count: int) -> dt.date:
    """The same day so many months later, or the last day of that month where it is shorter."""
    index = day.year * 12 + day.month - 1 + count
    year = clamp_year(index // 12)
    month = index % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def days_of_year(year: int) -> Stretch:
    """The year's days."""
    year = clamp_year(year)
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def days_of_years(first: int, last: int) -> Stretch:
    """The days of several years."""
    return dt.date(clamp_year(first), 1, 1), dt.date(clamp_year(last), 12, 31)


def days_of_month(year: int, month: int) -> Stretch:
    """The month's days."""
    year = clamp_year(year)
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def days_of_months(year: int, first: int, last: int) -> Stretch:
    """From a month to a month; a last month before the first lies in the next year (winter: 12 to 2)."""
    return days_of_month(year, first)[0], days_of_month(year + (last < first), last)[1]


def days_of_quarter(year: int, quarter: int) -> Stretch:
    """The calendar quarter's days."""
    return days_of_months(year, 3 * quarter - 2, 3 * quarter)


def days_of_week(day: dt.date) -> Stretch:
    """Monday to Sunday around a day."""
    monday = add_days(day, -day.weekday())
    return monday, add_days(monday, 6)


def days_of_weekend(day: dt.date) -> Stretch:
    """Saturday and Sunday of the day's week."""
    sunday = days_of_week(day)[1]
    return add_days(sunday, -1), sunday


def iso_week(year: int, week: int) -> Stretch | None:
    """The days of an ISO week, or None where the year has no such week."""
    try:
        return days_of_week(dt.date.fromisocalendar(clamp_year(year), week, 1))
    except ValueError:
        return None


def easter(year: int) -> dt.date:
    """Western Easter Sunday."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, count: int) -> dt.date | None:
    """The count-th such weekday of a month, the last for -1."""
    first, last = days_of_month(year, month)
    if count < 0:
        return add_days(last, -((last.weekday() - weekday) % 7) + 7 * (count + 1))
    day = add_days(first, (weekday - first.weekday()) % 7 + 7 * (count - 1))
    return day if day.month == month else None


def orthodox_easter(year: int) -> dt.date:
    """Easter Sunday of the Julian calendar, as a Gregorian day."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return add_days(dt.date(year, month, day + 1), year // 100 - year // 400 - 2)


def islamic(rule: str, year: int) -> list[Stretch]:
    """The days of a rule "islamic M-D" or "islamic M" (a whole month) that begin in a Gregorian year: none, one or two.

    Tabular calendar (30-year cycle with leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29; epoch 16 July 622 Julian).
    """
    month, _, day = rule.removeprefix("islamic ").partition("-")
    found: list[Stretch] = []
    about = round((year - 622) * 33 / 32)
    for islamic_year in range(max(about - 1, 1), about + 3):
        first = _islamic_day(islamic_year, int(month), int(day or 1))
        last = first if day else add_days(_islamic_day(islamic_year, int(month) + 1, 1), -1)
        if first.year == year:
            found.append((first, last))
    return found


def _islamic_day(year: int, month: int, day: int) -> dt.date:
    """A day of the tabular Islamic calendar; month 13 is the first of the next year."""
    ordinal = (11 * year + 3) // 30 + 354 * (year - 1) + (59 * (month - 1) + 1) // 2 + day + 227014
    return add_days(dt.date(1, 1, 1), ordinal - 1)


def holiday(rule: str, year: int) -> dt.date | None:
    """The day of a rule of lexicons/en/time_holidays.tsv in a year; None where it does not fall in that year."""
    if rule.startswith("orthodox"):
        return add_days(orthodox_easter(clamp_year(year)), int(rule.removeprefix("orthodox")))
    if rule.startswith("easter"):
        return add_days(easter(clamp_year(year)), int(rule.removeprefix("easter")))
    if ":" in rule:
        place, _, later = rule.partition("+")
        month, weekday, count = (int(part) for part in place.split(":"))
        day = nth_weekday(year, month, weekday, count)
        return add_days(day, int(later or 0)) if day else None
    parts = [int(part) for part in rule.split("-")]
    if len(parts) == 3:
        return dt.date(*parts) if parts[0] == year else None
    return day_or_none(year, parts[0], parts[1])
