"""Time words in raw text: kind, TIMEX3 value and days, read as of Wednesday 2025-01-15.

The way the clause looks is guessed from its words. Days are "first last", "-" for an open end, "" where nothing is
anchored.
"""

from __future__ import annotations

import pytest

from annotated import interval
from dateline.records import Interval
from dateline.timewords import find, guess_tense, resolve, sentence_around, sentence_bounds, timex_kind, timex_value

REFERENCE = interval("2025-01-15")

CASES: list[tuple[str, str, str, str, str]] = [
    # calendar days
    ("They met on January 9.", "January 9", "DATE", "2025-01-09", "2025-01-09 2025-01-09"),
    ("They met on January 20.", "January 20", "DATE", "2024-01-20", "2024-01-20 2024-01-20"),
    ("They will meet on January 20.", "January 20", "DATE", "2025-01-20", "2025-01-20 2025-01-20"),
    ("A treaty to be signed on March 2.", "March 2", "DATE", "2025-03-02", "2025-03-02 2025-03-02"),
    ("Signed before the handover on January 20.", "January 20", "DATE", "2025-01-20", "2025-01-20 2025-01-20"),
    ("He left on 9 January 2021.", "9 January 2021", "DATE", "2021-01-09", "2021-01-09 2021-01-09"),
    ("He left on Jan. 9, 2021, in haste.", "Jan. 9, 2021", "DATE", "2021-01-09", "2021-01-09 2021-01-09"),
    ("He left on the 9th of January.", "the 9th of January", "DATE", "2025-01-09", "2025-01-09 2025-01-09"),
    ("Dated 2021-01-09.", "2021-01-09", "DATE", "2021-01-09", "2021-01-09 2021-01-09"),
    ("Dated 29/01/2021.", "29/01/2021", "DATE", "2021-01-29", "2021-01-29 2021-01-29"),
    ("Dated 03/04/2021.", "03/04/2021", "DATE", "2021-03-04", "2021-03-04 2021-04-03"),
    ("Dated 03.04.2021.", "03.04.2021", "DATE", "2021-04-03", "2021-04-03 2021-04-03"),
    ("They met on the 9th.", "the 9th", "DATE", "2025-01-09", "2025-01-09 2025-01-09"),
    ("They met on Friday, January 10.", "Friday, January 10", "DATE", "2025-01-10", "2025-01-10 2025-01-10"),
    ("They met on Thursday (9 January).", "Thursday (9 January)", "DATE", "2025-01-09", "2025-01-09 2025-01-09"),
    # weekdays
    ("They met on Friday.", "Friday", "DATE", "2025-01-10", "2025-01-10 2025-01-10"),
    ("They met on Wednesday.", "Wednesday", "DATE", "2025-01-15", "2025-01-15 2025-01-15"),
    ("They will meet on Friday.", "Friday", "DATE", "2025-01-17", "2025-01-17 2025-01-17"),
    ("The trial is set to begin Monday.", "Monday", "DATE", "2025-01-20", "2025-01-20 2025-01-20"),
    ("They met last Friday.", "last Friday", "DATE", "2025-01-10", "2025-01-10 2025-01-10"),
    ("They meet next Monday.", "next Monday", "DATE", "2025-01-20", "2025-01-20 2025-01-20"),
    ("It hit on Friday night.", "Friday night", "TIME", "2025-01-10TNI", "2025-01-10 2025-01-10"),
    ("It hit early Tuesday.", "early Tuesday", "DATE", "2025-01-14", "2025-01-14 2025-01-14"),
    (
        "It hit in the early hours of Tuesday morning.",
        "the early hours of Tuesday morning",
        "TIME",
        "2025-01-14TMO",
        "2025-01-14 2025-01-14",
    ),
    ("They left on Tuesday of last week.", "Tuesday of last week", "DATE", "2025-01-07", "2025-01-07 2025-01-07"),
    ("They left on December 7 last year.", "December 7 last year", "DATE", "2024-12-07", "2024-12-07 2024-12-07"),
    # months, seasons, years
    ("In October, he said so.", "October", "DATE", "2024-10", "2024-10-01 2024-10-31"),
    ("It will open in October.", "October", "DATE", "2025-10", "2025-10-01 2025-10-31"),
    ("It fell in February 2022.", "February 2022", "DATE", "2022-02", "2022-02-01 2022-02-28"),
    ("It fell in mid-March.", "mid-March", "DATE", "2024-03", "2024-03-10 2024-03-20"),
    ("It fell in late 2023.", "late 2023", "DATE", "2023", "2023-09-01 2023-12-31"),
    ("It fell in the 1990s.", "the 1990s", "DATE", "199", "1990-01-01 1999-12-31"),
    ("It fell in spring 2022.", "spring 2022", "DATE", "2022-SP", "2022-03-01 2022-05-31"),
    (
        "Sales fell in the third quarter of 2024.",
        "the third quarter of 2024",
        "DATE",
        "2024-Q3",
        "2024-07-01 2024-09-30",
    ),
    ("It was the 2019 election.", "2019", "DATE", "2019", "2019-01-01 2019-12-31"),
    # counted from the day of writing
    ("They left yesterday.", "yesterday", "DATE", "2025-01-14", "2025-01-14 2025-01-14"),
    ("They met this week.", "this week", "DATE", "2025-W03", "2025-01-13 2025-01-19"),
    ("They met last month.", "last month", "DATE", "2024-12", "2024-12-01 2024-12-31"),
    ("It burned earlier this month.", "earlier this month", "DATE", "2025-01", "2025-01-01 2025-01-15"),
    ("It will close later this year.", "later this year", "DATE", "2025", "2025-01-15 2025-12-31"),
    ("They clashed over the weekend.", "the weekend", "DATE", "2025-W02-WE", "2025-01-11 2025-01-12"),
    ("Drones struck overnight.", "overnight", "TIME", "2025-01-15TNI", "2025-01-14 2025-01-15"),
    ("He left two days ago.", "two days ago", "DATE", "2025-01-13", "2025-01-13 2025-01-13"),
    ("He left two weeks ago.", "two weeks ago", "DATE", "2025-W01", "2024-12-30 2025-01-05"),
    ("He left a decade ago.", "a decade ago", "DATE", "201", "2010-01-01 2019-12-31"),
    ("It came two days after January 9.", "two days after January 9", "DATE", "2025-01-11", "2025-01-11 2025-01-11"),
    ("It happened in recent weeks.", "recent weeks", "DATE", "PAST_REF", "- 2025-01-15"),
    # borders and ranges
    ("It has been shut since May 2023.", "May 2023", "DATE", "2023-05", "2023-05-01 2025-01-15"),
    ("It was shut until June 2023.", "June 2023", "DATE", "2023-06", "- 2023-06-30"),
    ("It must end by March 3.", "March 3", "DATE", "2025-03-03", "- 2025-03-03"),
    (
        "Fought from 3 to 9 January.",
        "from 3 to 9 January",
        "DATE",
        "2025-01-03/2025-01-09",
        "2025-01-03 2025-01-09",
    ),
    ("They fought January 3-9.", "January 3-9", "DATE", "2025-01-03/2025-01-09", "2025-01-03 2025-01-09"),
    (
        "They fought between May 3 and June 9.",
        "between May 3 and June 9",
        "DATE",
        "2024-05-03/2024-06-09",
        "2024-05-03 2024-06-09",
    ),
    ("It must end before the end of March 2025.", "the end of March 2025", "DATE", "2025-03", "- 2025-03-31"),
    ("They came on 2-3 January.", "2-3 January", "DATE", "2025-01-02/2025-01-03", "2025-01-02 2025-01-03"),
    ("They came on 2/3 January.", "2/3 January", "DATE", "2025-01-02/2025-01-03", "2025-01-02 2025-01-03"),
    (
        "They came on 2, 3 and 4 January.",
        "2, 3 and 4 January",
        "DATE",
        "2025-01-02/2025-01-04",
        "2025-01-02 2025-01-04",
    ),
    ("They met 29 June-2 July.", "29 June-2 July", "DATE", "2024-06-29/2024-07-02", "2024-06-29 2024-07-02"),
    ("They won 12-3 May 7.", "May 7", "DATE", "2024-05-07", "2024-05-07 2024-05-07"),
    ("They won in Jan-Feb 2023.", "Jan-Feb 2023", "DATE", "2023-01/2023-02", "2023-01-01 2023-02-28"),
    ("It fell on 14 March in 2018.", "14 March in 2018", "DATE", "2018-03-14", "2018-03-14 2018-03-14"),
    (
        "Fought from the end of 2022 to May 2023.",
        "from the end of 2022 to May 2023",
        "DATE",
        "2022/2023-05",
        "2022-09-01 2023-05-31",
    ),
    (
        "Hit in the night of 8-9 January.",
        "the night of 8-9 January",
        "DATE",
        "2025-01-08/2025-01-09",
        "2025-01-08 2025-01-09",
    ),
    (
        "Hit on the night between Friday and Saturday.",
        "the night between Friday and Saturday",
        "DATE",
        "2025-01-10/2025-01-11",
        "2025-01-10 2025-01-11",
    ),
    ("It was hit overnight Friday.", "overnight Friday", "TIME", "2025-01-10TNI", "2025-01-10 2025-01-10"),
    ("It was hit Friday overnight.", "Friday overnight", "TIME", "2025-01-10TNI", "2025-01-10 2025-01-10"),
    ("Hit overnight into Friday.", "overnight into Friday", "DATE", "2025-01-09/2025-01-10", "2025-01-09 2025-01-10"),
    ("It was hit the night before.", "the night before", "DATE", "XXXX-XX-XX", ""),
    ("They met Friday last week.", "Friday last week", "DATE", "2025-01-10", "2025-01-10 2025-01-10"),
    ("Cases rose in week 31.", "week 31", "DATE", "2024-W31", "2024-07-29 2024-08-04"),
    ("Cases rose in week 3 of 2024.", "week 3 of 2024", "DATE", "2024-W03", "2024-01-15 2024-01-21"),
    ("Hit in the past 24 hours.", "the past 24 hours", "DURATION", "PT24H", "2025-01-14 2025-01-15"),
    ("He ruled 2019-21.", "2019-21", "DATE", "2019/2021", "2019-01-01 2021-12-31"),
    ("It rose over the past two years.", "the past two years", "DURATION", "P2Y", "2023-01-15 2025-01-15"),
    # lengths and repetitions are tied to no day
    ("They held for several days.", "several days", "DURATION", "PXD", ""),
    ("He was held for over 20 years.", "over 20 years", "DURATION", "P20Y", ""),
    ("The nearly three-year war went on.", "nearly three-year", "DURATION", "P3Y", ""),
    ("It took two and a half years.", "two and a half years", "DURATION", "P2.5Y", ""),
    ("The nightly raids went on.", "nightly", "SET", "P1D", ""),
    ("They pray every Friday.", "every Friday", "SET", "XXXX-WXX-5", ""),
    ("They build 15 a year.", "a year", "SET", "P1Y", ""),
]


def shown(days: Interval) -> str:
    """The days as the table writes them."""
    return "" if days.first is days.last is None else f"{days.first or '-'} {days.last or '-'}"


@pytest.mark.parametrize(("text", "words", "kind", "value", "days"), CASES, ids=[case[0] for case in CASES])
def test_expression(text: str, words: str, kind: str, value: str, days: str) -> None:
    found = find(text)
    assert [one.text for one in found] == [words]
    one = found[0]
    assert text[one.start : one.end] == words
    tense = guess_tense(text, one.start, one.end, sentence_around(sentence_bounds(text), one.start))
    read = (timex_kind(one.meaning), timex_value(one, REFERENCE, tense), shown(resolve(one, REFERENCE, tense)))
    assert read == (kind, value, days)


@pytest.mark.parametrize(
    "text",
    [
        "He may march on the capital.",
        "May we come in at last?",
        "The sun sat low.",
        "A 20-year-old man, aged 20, was hurt.",
        "They are 20 years old.",
        "World War Two ended it.",
        "The march on the capital went on.",
        "It is week 3 of the strike.",
        "Some 2000 soldiers and 1,995 horses.",
        "It cost $2019 at 40.1693.",
        "The Boeing 737-2000 and COVID-19.",
        "April Ryan asked.",
        "He reads the Sunday Times.",
        "Prague Spring was crushed.",
        "Writers of Weekly Today said so.",
        "Aleppo may fall.",
        "Most of the world-may pay for it.",
        "It cost a quarter of a million.",
        "The 47th president spoke second.",
        "See section 30/4.85 of the act.",
        "",
    ],
)
def test_no_expression(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize("words", ["the night of ", "overnight into ", "2, 3, ", "2-3-", "May to "])
def test_words_that_open_a_range_over_and_over_are_read(words: str) -> None:
    assert all(one.end <= 2000 * len(words) for one in find(words * 2000))
