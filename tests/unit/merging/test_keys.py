"""Reports that may tell of the same happening find each other; keys stay few."""

from __future__ import annotations

import pytest

from dateline.merging import BUSY, is_selective, keys, sought
from dateline.records import Told
from telling import tell

FOUND = {
    "one country, one day": (
        tell("a SUPPORT sign: KEN + ETH", day="2025-10-14"),
        tell("b AGREE sign: ETH >", day="2025-10-14", aux="future"),
    ),
    "neighbouring days": (
        tell("a ASSAULT strike: RUS > UKR", day="2025-01-17"),
        tell("b ASSAULT kill: > UKR CVL", day="2025-01-18"),
    ),
    "a day inside a month": (
        tell("a ASSAULT strike: RUS > UKR", day="2025-01-17"),
        tell("b ASSAULT strike: RUS > UKR", day="2025-01-01/2025-01-31"),
    ),
    "undated, written the day after": (
        tell("a ASSAULT strike: RUS > UKR", day="2025-01-17"),
        tell("b ASSAULT strike: > UKR", written="2025-01-18"),
    ),
    "one dispatch": (tell("a COERCE arrest: > - CVL"), tell("a COERCE arrest: USA COP >", day="2025-01-18")),
    "a name, no dates": (
        tell("a COERCE arrest: > - CVL", recipient_names=("Ana Ruiz",)),
        tell("b COERCE arrest: > USA CVL", recipient_names=("Ana Ruiz",), day="2020-01-01"),
    ),
    "a term of the story, no dates": (
        tell("a COERCE arrest: > - CVL", story="Harbor smuggler"),
        tell("b COERCE arrest: > USA CVL", story="Customs Harbor"),
    ),
    "background of two states, years apart": (
        tell("a ASSAULT attack: IRN > ISR", written="2024-01-18", aux="historical"),
        tell("b ASSAULT strike: IRN > ISR", written="2025-06-18"),
    ),
}


@pytest.mark.parametrize("reports", FOUND.values(), ids=FOUND)
def test_found(reports: tuple[Told, Told]) -> None:
    one, other = reports
    assert set(keys(one)) & set(sought(other))
    assert set(keys(other)) & set(sought(one))


def test_not_compared_at_all() -> None:
    one = tell("a ASSAULT strike: RUS > UKR", day="2025-01-17", story="Kharkiv depot")
    assert not set(keys(one)) & set(sought(tell("b ASSAULT strike: RUS > UKR", day="2025-02-17", story="Odesa port")))
    assert not set(keys(one)) & set(sought(tell("b CONSULT meet: RUS > UKR", day="2025-01-17", story="Kharkiv")))


def test_keys_are_few_and_sorted() -> None:
    one = tell(
        "a ASSAULT strike: RUS > UKR", day="2025-01-17", story="Kharkiv depot drone night worker fire", place="Mali MLI"
    )
    assert len(keys(one)) <= 12
    assert list(keys(one)) == sorted(set(keys(one)))


def test_a_word_always_in_the_news_is_passed_over() -> None:
    one = tell("a ASSAULT strike: RUS > UKR", day="2025-01-17", story="Kharkiv")
    passed = [key for key in keys(one) if not is_selective(key, BUSY + 1)]
    assert passed == ["force ~Kharkiv"]
    assert all(is_selective(key, BUSY) for key in keys(one))
