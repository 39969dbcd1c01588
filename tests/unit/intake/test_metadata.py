"""Values beside a text, brought to one form."""

import pytest

from dateline.intake.language_names import language_given
from dateline.intake.metadata import article_address, day_given, one_line

DAYS = [
    ("2025-10-26", "2025-10-26 2025-10-26"),
    ("2025-10-26T23:30:00-07:00", "2025-10-26 2025-10-26"),
    ("2025-10-26 08:00", "2025-10-26 2025-10-26"),
    ("20251026", "2025-10-26 2025-10-26"),
    ("20251026T231500Z", "2025-10-26 2025-10-26"),
    ("Sun, 26 Oct 2025 08:00:00 GMT", "2025-10-26 2025-10-26"),
    ("October 26, 2025 Sunday", "2025-10-26 2025-10-26"),
    ("26 October 2025", "2025-10-26 2025-10-26"),
    ("26/10/2025", "2025-10-26 2025-10-26"),
    ("03/04/2025", "2025-03-04 2025-04-03"),
    ("2025/10/26", "2025-10-26 2025-10-26"),
    ("2025-10", "2025-10-01 2025-10-31"),
    ("1761436800", "2025-10-26 2025-10-26"),
    ("1761436800000", "2025-10-26 2025-10-26"),
    ("2025-13-45", ""),
    ("0001-01-01T00:00:00", ""),
    ("some time ago", ""),
    ("", ""),
    ("12345", ""),
    ("99999999999999999999", ""),
]


@pytest.mark.parametrize(("value", "days"), DAYS)
def test_a_day_in_every_form_that_data_sets_write(value: str, days: str) -> None:
    found = day_given(value, "date")
    assert (f"{found.first} {found.last}" if found else "") == days


@pytest.mark.parametrize(
    ("value", "code"),
    [("en-US", "en"), ("EN", "en"), ("pt_BR", "pt"), ("French", "fr"), ("x", None), ("", None), (None, None)],
)
def test_a_language_as_it_is_declared(value: str | None, code: str | None) -> None:
    assert language_given(value) == code


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("https://nile.example/a", "https://nile.example/a"),
        ("https://nile.example/?p=12", "https://nile.example/?p=12"),
        ("https://nile.example/", None),
        ("nile.example/a", None),
        ("ftp://nile.example/a", None),
        ("http://[::1", None),
        (None, None),
    ],
)
def test_an_address_of_an_article(value: str | None, address: str | None) -> None:
    assert article_address(value) == address


def test_one_line() -> None:
    assert (one_line(" A\n b "), one_line(" \n "), one_line(None)) == ("A b", None, None)
