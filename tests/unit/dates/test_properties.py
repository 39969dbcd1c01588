"""Any text is read: spans lie inside it, in order, apart; first day never after last; time grows with the text only."""

from __future__ import annotations

import datetime as dt
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.records import Interval
from dateline.timewords import find, guess_tense, resolve, sentence_around, sentence_bounds, timex_kind, timex_value

_VOCABULARY = """
the of in on at from to and between since until by before after 3 9 17 31 2025 99 10:30 17th 1990s ' - – / . ,
January Feb. may March Friday Mon Sat. last next this every week weeks day days month year years decade quarter
second. Ramadan Eid al-Fitr islamic or later onwards weeklong working days end year-end 1/3 12/9 and a half that same
first second half twenty two a an several few past coming early late mid end beginning ago later earlier nearly
morning night nightly today yesterday tomorrow now overnight weekend spring fall Christmas Easter Q3 GMT p.m.
met will sign said 2025-02-30 31/02/2025 00:00 0 9999 1000
"""
WORDS = st.sampled_from([*_VOCABULARY.split(), "", "\n"])
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(WORDS, max_size=30).map(" ".join), st.lists(WORDS, max_size=12).map("".join)
)
DAYS = st.one_of(st.none(), st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)))
TENSES = st.sampled_from([None, "past", "present", "future"])


@settings(max_examples=400, deadline=None)
@given(TEXTS, DAYS, DAYS, TENSES, st.booleans())
def test_any_text(text: str, one: dt.date | None, other: dt.date | None, tense: str | None, exact: bool) -> None:
    if one and other and one > other:
        one, other = other, one
    reference = Interval(one, other, "range")
    bounds = sentence_bounds(text)
    end = 0
    for found in find(text):
        assert end <= found.outer_start <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        end = found.end
        guess_tense(text, found.start, found.end, sentence_around(bounds, found.start))
        days = resolve(found, reference, tense, None, exact)
        assert days.first is None or days.last is None or days.first <= days.last
        assert timex_value(found, reference, tense) and timex_kind(found.meaning) in ("DATE", "TIME", "DURATION", "SET")


@settings(max_examples=200, deadline=None)
@given(
    st.lists(WORDS, max_size=20).map(" ".join),
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
    st.integers(0, 400),
    TENSES,
)
def test_a_wider_reference_never_narrows(text: str, day: dt.date, more: int, tense: str | None) -> None:
    """The reading from one day lies inside the reading from a stretch that holds the day."""
    near = Interval(day, day, "day")
    wide = Interval(day, day + dt.timedelta(days=more), "range")
    for found in find(text):
        inner, outer = resolve(found, near, tense), resolve(found, wide, tense)
        if outer.first and outer.last and inner.first and inner.last:
            assert outer.first <= inner.first and inner.last <= outer.last


def test_time_is_linear() -> None:
    """Ten times the text takes no more than some thirty times as long: far from the hundred of quadratic work."""
    piece = "two days after the last week of May 2024, on Friday night between 3 and 9 June and since the 1990s "

    def took(count: int) -> float:
        """Seconds of processor time, the least of three: what else the machine does is not to count."""
        spent = []
        for _ in range(3):
            start = time.process_time()
            find(piece * count)
            spent.append(time.process_time() - start)
        return min(spent)

    took(10)
    assert took(500) < 30 * max(took(50), 0.002)
