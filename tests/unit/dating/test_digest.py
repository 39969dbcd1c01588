"""The digest under a story is dated by its own words, as one group, and is never older than the story."""

from __future__ import annotations

import pytest

from unit.dating.dispatches import dated

STORY = "dateline| ACCRA, May 3, 2021 (Agency) -\nbody| Ada Oso's inauguration on May 7 will draw crowds.\n"
HEAD = "notice| Copyright 2021 Wire\ndigest_heading| More from Wire\n"

CASES: list[tuple[str, str, str]] = [
    ("nothing of its own", HEAD + "digest| A court ruled.", "2021-05-03 2021-12-31 range"),
    ("no notice either", "digest_heading| More\ndigest| A court ruled.", "2021-05-03 - range"),
    (
        "behind in one item, ahead in another",
        HEAD + "digest| A summit is to open on August 9.\ndigest| A raid on July 14 left two dead.",
        "2021-07-15 2021-08-08 range",
    ),
    (
        "a day after an occasion that the story dates, with its weekday",
        HEAD + "digest| A day after the inauguration of Ada Oso, envoys met on Saturday.",
        "2021-05-08 2021-05-14 week",
    ),
    (
        "a day after an occasion, no weekday",
        HEAD + "digest| A day after the inauguration of Ada Oso, envoys met.",
        "2021-05-08 2021-12-31 range",
    ),
    (
        "somebody else's inauguration is another occasion",
        HEAD + "digest| A day after the inauguration of Ben Ito, envoys met on Saturday.",
        "2021-05-03 2021-12-31 range",
    ),
]


@pytest.mark.parametrize(("name", "lines", "expected"), CASES, ids=[case[0] for case in CASES])
def test_digest(name: str, lines: str, expected: str) -> None:
    assert dated(STORY + lines) == ("2021-05-03 2021-05-03 day", expected)


def test_a_dispatch_of_nothing_but_items_is_dated_as_a_story() -> None:
    lines = (
        "digest_heading| Morning brief\nboilerplate| 3 May 2021\ndigest| A court ruled.\ndigest| Envoys met on Friday."
    )
    assert dated(lines) == ("2021-05-03 2021-05-03 day", "2021-05-03 2021-05-03 day")
