"""What counts from a date told before: "that year", "the following week", "two years later". Read as of 2025-01-15."""

from __future__ import annotations

import pytest

from annotated import interval
from dateline.records import Anatomy, Dispatch, Reading, Section
from dateline.stages import dates
from dateline.timewords import anchor_of
from dateline.timewords.meaning import Away, Length
from unit.dates.time_readings import REFERENCE


def _last(text: str) -> tuple[str, str, str]:
    section = Section("body", 0, len(text), published=REFERENCE)
    when = dates.stage().run(Reading(Dispatch("d", text, "d.txt"), Anatomy(), (section,), ((),))).times[-1]
    return when.text, when.value, f"{when.interval.first} {when.interval.last}"


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("He fled in 2019. Two years later he came back.", ("Two years later", "2021", "2021-01-01 2021-12-31")),
        ("He fled in May 2019. He died that year.", ("that year", "2019", "2019-01-01 2019-12-31")),
        ("He fled on May 3, 2019. He died the same week.", ("the same week", "2019-W18", "2019-04-29 2019-05-05")),
        (
            "He fled on May 3, 2019. The following month he died.",
            ("The following month", "2019-06", "2019-06-01 2019-06-30"),
        ),
        (
            "Shops burned on Friday. Police came later in the day.",
            ("later in the day", "2025-01-10", "2025-01-10 2025-01-10"),
        ),
        (
            "He fled on May 3, 2019. The war began in 2014. A day later he died.",
            ("A day later", "2019-05-04", "2019-05-04 2019-05-04"),
        ),
        ("Police came later in the day.", ("later in the day", "XXXX-XX-XX", "None None")),
    ],
)
def test_counted_from_the_date_before(text: str, row: tuple[str, str, str]) -> None:
    assert _last(text) == row


def test_what_is_longer_than_the_unit_is_no_anchor() -> None:
    year = interval("2019-01-01", "2019-12-31")
    day = interval("2018-05-03", "2018-05-03")
    one_day, one_year = Away(Length(((1.0, "D"),)), 1, prior=True), Away(Length(((1.0, "Y"),)), 1, prior=True)
    assert anchor_of(one_day, [day, year]) == day
    assert anchor_of(one_year, [day, year]) == year
    assert anchor_of(one_day, [year]) is None
    assert anchor_of(Away(Length(((1.0, "D"),)), -1), [day]) is None
