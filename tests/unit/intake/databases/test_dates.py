"""Lines that say when, as exports write them; lines that only look like one."""

from __future__ import annotations

import pytest

from dateline.intake.databases.dates import is_date, published
from dateline.intake.language_names import language_named

DAYS: list[tuple[str, str, str, str]] = [
    ("January 18, 2025 Saturday", "2025-01-18", "2025-01-18", "day"),
    ("January 18, 2025 Saturday 8:14 AM EST", "2025-01-18", "2025-01-18", "day"),
    ("Saturday, January 18, 2025 8:14 AM EST", "2025-01-18", "2025-01-18", "day"),
    ("January 18, 2025", "2025-01-18", "2025-01-18", "day"),
    ("18 January 2025", "2025-01-18", "2025-01-18", "day"),
    ("18 January 2025 08:14 GMT", "2025-01-18", "2025-01-18", "day"),
    ("Jan 18, 2025", "2025-01-18", "2025-01-18", "day"),
    ("2025-01-18", "2025-01-18", "2025-01-18", "day"),
    ("18/01/2025", "2025-01-18", "2025-01-18", "day"),
    ("18.01.2025", "2025-01-18", "2025-01-18", "day"),
    ("01/02/2025", "2025-01-02", "2025-02-01", "range"),
    ("01/02/2025 Saturday", "2025-02-01", "2025-02-01", "day"),
    ("Thursday, 01/02/2025", "2025-01-02", "2025-01-02", "day"),
    ("January 2025", "2025-01-01", "2025-01-31", "month"),
    ("Winter 2024", "2024-12-01", "2025-02-28", "season"),
    ("January 13, 2025 - January 19, 2025", "2025-01-13", "2025-01-19", "range"),
]


@pytest.mark.parametrize(("line", "first", "last", "precision"), DAYS, ids=[row[0] for row in DAYS])
def test_a_line_of_a_date(line: str, first: str, last: str, precision: str) -> None:
    days = published(line, "line 3")
    assert days is not None
    assert (str(days.first), str(days.last), days.precision) == (first, last, precision)
    assert [reason.note for reason in days.why] == [f"published from line 3: “{line}”"]
    assert is_date(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Saturday",
        "Northland Daily",
        "January 18",
        "Talks of January 18, 2025 end",
        "Late Edition - Final",
        "512 words",
        "31 February 2025",
        "January 18, 2025 " + "x" * 100,
    ],
)
def test_what_is_no_line_of_a_date(line: str) -> None:
    assert not is_date(line)


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ("English", "en"),
        ("ENGLISH", "en"),
        ("French; Arabic", "fr"),
        ("Chinese - Simplified", "zh"),
        ("Bahasa Indonesia", "id"),
        ("English (United Kingdom)", "en"),
        ("Klingon", None),
        ("", None),
    ],
)
def test_a_language_by_its_name(named: str, code: str | None) -> None:
    assert language_named(named) == code
