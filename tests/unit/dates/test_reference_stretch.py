"""Where the day of writing is known only as a stretch, a reading spans all that is possible, and no more."""

from __future__ import annotations

import datetime as dt

import pytest

from annotated import interval
from dateline.records import Interval
from dateline.timewords import Tense, find, resolve, timex_value

WINTER = interval("2024-11-01", "2025-01-16")
SPRING = Interval(dt.date(2025, 5, 1), None)


@pytest.mark.parametrize(
    ("words", "tense", "reference", "first", "last", "precision", "value"),
    [
        ("in October", "past", WINTER, "2024-10-01", "2024-10-31", "month", "2024-10"),
        ("on January 17", "future", WINTER, "2025-01-17", "2025-01-17", "day", "2025-01-17"),
        ("on Friday", "past", WINTER, "2024-11-01", "2025-01-10", "range", "XXXX-WXX-5"),
        ("yesterday", None, WINTER, "2024-10-31", "2025-01-15", "range", "XXXX-XX-XX"),
        ("in 2019", "past", Interval(), "2019-01-01", "2019-12-31", "year", "2019"),
        ("on May 3", "past", Interval(), None, None, "unknown", "XXXX-05-03"),
        ("on Friday", "future", SPRING, "2025-05-02", None, "range", "XXXX-WXX-5"),
        ("for 20 years", "past", WINTER, None, None, "unknown", "P20Y"),
    ],
)
def test_span_of_what_is_possible(
    words: str, tense: Tense | None, reference: Interval, first: str, last: str, precision: str, value: str
) -> None:
    (one,) = find(words)
    days = resolve(one, reference, tense)
    assert [day and day.isoformat() for day in (days.first, days.last)] == [first, last]
    assert (days.precision, timex_value(one, reference, tense)) == (precision, value)
    assert days.why, "every reading gives its reason"


def test_reason_names_words_and_view() -> None:
    (one,) = find("Friday")
    reason = resolve(one, interval("2025-01-15"), "past").why[0]
    assert (reason.rule, reason.note) == ("time.weekdayname", '"Friday", written 2025-01-15, looking back')
    assert [(span.start, span.end) for span in reason.spans] == [(0, 6)]
