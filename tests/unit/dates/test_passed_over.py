"""Words that `find` passes over unread begin no expression: what the rules find does not change by the short cut.

Every time word is set behind every article.
"""

from __future__ import annotations

import sys

import pytest

from dateline.timewords import find
from dateline.timewords.words import time_words

FINDER = sys.modules[find.__module__]
ARTICLES = ("the", "a", "an", "that", "'")
OTHERS = (
    *("of", "in", "on", "and", "or", "to", "-", ",", "ago", "later", "after", "full", "working", "calendar", "very"),
    *("half", "dozen", "couple", "few", "several", "overnight", "fiscal", "Nineties", "same", "night", "day", "army"),
    *("1", "3rd", "17", "90s", "2024", "10:30", "1/17", "Q1"),
)


def _table_words() -> list[str]:
    words = time_words()
    single = (words.months, words.weekdays, words.seasons, words.units, words.cardinals, words.ordinals, words.shifts)
    phrases = (words.dayparts, words.phrases, words.holidays, words.parts, words.approximators)
    found = [word for table in single for word in table]
    found += [" ".join(phrase) for table in phrases for rows in table.values() for phrase, _ in rows]
    return sorted({*found, *(word.title() for word in (*words.months, *words.weekdays))})


TAILS = ("", "week", "weeks", "days ago", "later", "of May", "year 2024", "of the year", "night", "to May 9")


@pytest.mark.parametrize("article", ARTICLES)
def test_the_short_cut_loses_no_expression(article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every word of the tables behind an article, with what may follow it: as many found as without the short cut."""
    texts = [f"On {article} {word} {tail}." for word in (*OTHERS, *_table_words()) for tail in TAILS]
    short = [find(text) for text in texts]
    monkeypatch.setattr(FINDER, "_may_follow", lambda word, following: True)
    assert [find(text) for text in texts] == short


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He saw the army a day later.", ["a day later"]),
        ("He saw the 1990s and a man in the week of May 3.", ["the 1990s", "the week of May 3"]),
        ("That army left that week.", ["that week"]),
        ("They stayed a full two days behind the river on Monday.", ["two days", "Monday"]),
    ],
)
def test_articles_before_other_words(text: str, expected: list[str]) -> None:
    assert [one.text for one in find(text)] == expected
