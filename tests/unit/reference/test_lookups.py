"""Look-ups on a tiny file: what a name gives, longest names, offices by date, places in order."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dateline.errors import ReferenceError
from dateline.reference import Reference, load, sentence_names
from dateline.reference.schema import Known, fingerprints


def named(reference: Reference, words: str) -> list[tuple[str, str]]:
    return [(entry.kind, entry.name) for entry in reference.find(words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ruritania", [("country", "Ruritania")]),
        ("RURITANIA", [("country", "Ruritania")]),
        ("ruritania", []),
        ("RU", [("country", "Ruritania")]),
        ("R.U.", [("country", "Ruritania")]),
        ("ru", []),
        ("who", []),
        ("WHO", [("organisation", "World Hamlet Office")]),
        ("Bordurian", [("demonym", "Bordurian"), ("demonym", "Bordurian")]),
        ("Strelsau", [("capital", "Strelsau"), ("admin1", "Strelsau"), ("place", "Strelsau")]),
        ("St. Elie", [("place", "Saint-Élie")]),
        ("officials", [("role_noun", "official")]),
        ("nowhere", []),
    ],
)
def test_all_entries_of_a_name_in_order_of_rank(tiny: Reference, words: str, expected: list[tuple[str, str]]) -> None:
    assert named(tiny, words) == expected


@pytest.mark.parametrize(
    ("sentence", "start", "end", "name"),
    [
        ("the Islamic Republic of Ruritania said", 1, 5, "Islamic Republic of Ruritania"),
        ("the Islamic Republic said", 1, 1, None),
        ("Jan al - Kees spoke", 0, 4, "Jan al-Kees"),
        ("the farmers ' union struck", 1, 4, "farmers' union"),
        ("in Saint - Elie today", 1, 4, "Saint-Élie"),
        ("- Ruritania", 0, 0, None),
        ("near Ruritania .", 1, 2, "Ruritania"),
    ],
)
def test_the_longest_name_at_a_token(tiny: Reference, sentence: str, start: int, end: int, name: str | None) -> None:
    found_end, entries = tiny.longest(sentence.split(), start)
    assert found_end == end
    assert [entry.name for entry in entries][:1] == ([tiny.find(name)[0].name] if name else [])


def test_longest_can_be_limited_to_kinds(tiny: Reference) -> None:
    end, entries = tiny.longest(["Strelsau"], 0, "place", "admin1")
    assert (end, [entry.kind for entry in entries]) == (1, ["admin1", "place"])
    assert tiny.longest(["Strelsau"], 0, "party") == (0, ())


def test_surnames_are_flagged(tiny: Reference) -> None:
    assert [entry.surname_only for entry in tiny.find("Kees")] == [True]
    assert [entry.surname_only for entry in tiny.find("Jan al-Kees")] == [False]


def test_a_plural_is_a_group(tiny: Reference) -> None:
    assert [getattr(tiny.role_noun(noun), "number", None) for noun in ("official", "officials")] == ["person", "group"]
    assert tiny.role_noun("dragon") is None


def test_a_shared_demonym_has_no_single_code(tiny: Reference) -> None:
    assert [tiny.demonym(word) for word in ("Ruritanian", "Ruritanians", "Bordurian", "Martian")] == [
        "RUR",
        "RUR",
        None,
        None,
    ]


def test_countries(tiny: Reference) -> None:
    assert (tiny.country_name("RUR"), tiny.capital("RUR"), tiny.country_name("XYZ")) == ("Ruritania", "Strelsau", None)


@pytest.mark.parametrize(
    ("code", "office", "day", "holders"),
    [
        ("RUR", "president", dt.date(2001, 3, 3), []),
        ("RUR", "president", dt.date(2001, 3, 4), ["Ana Polish"]),
        ("RUR", "president", dt.date(2009, 3, 4), ["Ana Polish", "Jan al-Kees"]),
        ("RUR", "head of state", dt.date(2020, 1, 1), ["Jan al-Kees"]),
        ("RUR", "prime minister", dt.date(2020, 1, 1), []),
        ("BOR", "chancellor", dt.date(1975, 1, 1), ["Otto Alt"]),
        ("BOR", "chancellor", dt.date(1970, 6, 1), []),
        ("BOR", "foreign minister", dt.date(2015, 6, 1), ["Max Mann"]),
    ],
)
def test_office_holders(tiny: Reference, code: str, office: str, day: dt.date, holders: list[str]) -> None:
    assert [entry.name for entry in tiny.office_holder(code, office, day)] == holders


def test_places_carry_point_and_row(tiny: Reference) -> None:
    division, town = tiny.places("Strelsau")
    assert (division.lat, division.lon, division.resolution, division.row) == (1.5, -2.25, 2, "geonames:1")
    assert (town.kind, town.population, town.country, town.source) == ("place", 5000, "RUR", "GeoNames")


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ReferenceError, match="make reference"):
        load(tmp_path / "none.sqlite")


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "text.sqlite"
    file.write_text("no database", encoding="utf-8")
    with pytest.raises(ReferenceError, match="make reference"):
        load(file)


@pytest.mark.parametrize("kinds", [(), ("place", "admin1"), ("country",), ("capital", "place")])
def test_the_names_of_a_sentence_are_those_of_single_look_ups(tiny: Reference, kinds: tuple[str, ...]) -> None:
    words = tuple("Jan al - Kees left Strelsau in the Islamic Republic of Ruritania .".split())
    names = sentence_names(tiny, words)
    for start in range(len(words)):
        if kinds:
            assert names.longest(start, *kinds) == tiny.longest(words, start, *kinds)
        assert names.has(start) == bool(tiny.longest(words, start)[1])


def test_a_role_is_found_as_by_any_look_up(tiny: Reference) -> None:
    words = tuple("The Farmers ' Union met officials , and one official of the farmers ' union left Strelsau .".split())
    names = sentence_names(tiny, words)
    found = [names.role_at(start) for start in range(len(words))]
    assert found == [tiny.longest(words, start, "role_noun") for start in range(len(words))]
    roles = [(start, end) for start, (end, entries) in enumerate(found) if entries]
    assert roles == [(1, 4), (5, 6), (9, 10), (12, 15)]


def test_fingerprints_never_miss_a_key() -> None:
    keys = [f"name {number}" for number in range(2000)]
    known = Known(fingerprints(keys))
    assert all(key in known for key in keys)
    assert sum(f"other {number}" in known for number in range(2000)) < 5
