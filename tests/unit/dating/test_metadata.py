"""The day that a page says of itself, against the one that its text prints; and the day that the user gives."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.intake.articles import found
from dateline.intake.published import published_interval
from dateline.records import Interval
from unit.dating.dispatches import dated

CASES = [
    ("a dateline older by a day", "dateline| ACCRA, May 3 (AFN) -\nbody| Talks failed.", "2021-05-04", "2021-05-03"),
    ("the same day", "dateline| ACCRA, May 3 (AFN) -\nbody| Talks failed.", "2021-05-03", "2021-05-03"),
    ("midnight lay between", "dateline| ACCRA, May 3 (AFN) -\nbody| Talks failed.", "2021-05-02", "2021-05-03"),
    ("over New Year", "dateline| ACCRA, Dec. 31 (Agency) -\nbody| Talks failed.", "2022-01-02", "2021-12-31"),
    ("a dateline too far off", "dateline| ACCRA, May 3 (AFN) -\nbody| Talks failed.", "2021-09-30", "2021-09-30"),
    ("a full date, even old", "boilerplate| Published 3 March 2013\nbody| Talks failed.", "2021-05-04", "2013-03-03"),
    ("a full date to come", "boilerplate| Published 3 March 2023\nbody| Talks failed.", "2021-05-04", "2021-05-04"),
    ("nothing printed", "body| Talks failed on Monday.", "2021-05-04", "2021-05-04"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "day", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_what_a_page_says_yields_to_what_its_text_prints(lines: str, day: str, expected: str) -> None:
    said = dt.date.fromisoformat(day)
    metadata = Interval(said, said, "day", (found("published", "<meta date>"),))
    assert dated(lines, metadata)[0] == f"{expected} {expected} day"


def test_what_the_user_gives_holds() -> None:
    lines = "dateline| ACCRA, May 3 (Agency) -\nbody| Talks failed."
    assert dated(lines, published_interval("2021-05-04"))[0] == "2021-05-04 2021-05-04 day"


def test_nothing_is_written_after_it_was_fetched() -> None:
    fetched = Interval(None, dt.date(2021, 5, 10), "unknown", (found("published", "the day on which it was fetched"),))
    lines = "dateline| ACCRA, May 3 (Agency) -\nbody| Talks failed.\nnotice| (c) 2020-2021"
    assert dated(lines, fetched)[0] == "2021-05-03 2021-05-03 day"
