"""The compiled file itself: facts that any reader of news would hold us to. Skipped where it is not built."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.reference import Reference

DAY = dt.date.fromisoformat


@pytest.mark.parametrize(
    ("code", "office", "day", "holders"),
    [
        ("USA", "president", "2025-01-17", {"Joe Biden"}),
        ("USA", "president", "2025-01-21", {"Donald Trump"}),
        ("USA", "president-elect", "2025-01-17", {"Donald Trump"}),
        ("USA", "president-elect", "2025-02-17", set()),
        ("USA", "vice president", "2022-05-05", {"Kamala Harris"}),
        ("USA", "head of state", "1999-05-05", {"Bill Clinton"}),
        ("RUS", "president", "1999-05-05", {"Boris Yeltsin"}),
        ("RUS", "foreign minister", "2025-01-17", {"Sergei Lavrov"}),
        ("RUS", "president", "2010-06-01", {"Dmitry Medvedev"}),
        ("GBR", "prime minister", "2022-10-10", {"Liz Truss"}),
        ("IRN", "supreme leader", "2025-01-17", {"Ali Khamenei"}),
        ("ISR", "prime minister", "2022-08-05", {"Yair Lapid"}),
        ("SYR", "president", "2015-01-01", {"Bashar al-Assad"}),
        ("CZE", "president", "1999-05-05", {"Vaclav Havel"}),
        ("GMB", "president", "2025-01-17", {"Adama Barrow"}),
        ("KOS", "prime minister", "2023-01-01", {"Albin Kurti"}),
        ("UNO", "secretary-general of the United Nations", "2003-03-20", {"Kofi Annan"}),
    ],
)
def test_who_held_office(compiled: Reference, code: str, office: str, day: str, holders: set[str]) -> None:
    assert {entry.name for entry in compiled.office_holder(code, office, DAY(day))} == holders


def test_leaders_of_a_dead_state_are_found_by_its_heir(compiled: Reference) -> None:
    assert "Mikhail Gorbachev" in {entry.name for entry in compiled.leaders("RUS", DAY("1987-01-01"))}


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Iranian", "IRN"),
        ("Turkish", "TUR"),
        ("Kosovar", "KOS"),
        ("Danes", "DNK"),
        ("Greenlander", "DNK"),
        ("Nigerien", "NER"),
        ("Nigerian", "NGA"),
        ("Burmese", "MMR"),
        ("Soviet", "RUS"),
        ("Uyghur", "CHN"),
        ("Western", None),
        ("European", None),
        ("Kurdish", None),
        ("Korean", None),
        ("Congolese", None),
        ("polish", None),
        ("Polish", "POL"),
    ],
)
def test_demonyms(compiled: Reference, word: str, code: str | None) -> None:
    assert compiled.demonym(word) == code


def test_what_several_states_share_is_given_with_all(compiled: Reference) -> None:
    assert {entry.code for entry in compiled.find_kinds("Korean", "demonym")} == {"KOR", "PRK"}
    assert [entry.region_codes for entry in compiled.find_kinds("Kurdish", "demonym")] == [("TUR", "IRQ", "SYR", "IRN")]
    assert {(entry.kind, entry.country) for entry in compiled.places("Georgia")} >= {
        ("country", "GEO"),
        ("admin1", "USA"),
    }


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Washington", "USA", "place"),
        ("Moscow", "RUS", "place"),
        ("New York", "USA", "place"),
        ("Texas", "USA", "admin1"),
        ("Tex.", "USA", "admin1"),
        ("Plateau State", "NGA", "admin1"),
        ("Kharkiv Oblast", "UKR", "admin1"),
        ("Bakhmut", "UKR", "place"),
        ("Kiev", "UKR", "place"),
        ("Bombay", "IND", "place"),
        ("Montgomery", "USA", "place"),
        ("Jenin", "PSE", "place"),
        ("Persian Gulf", None, "region"),
    ],
)
def test_the_likeliest_place_comes_first(compiled: Reference, name: str, country: str | None, kind: str) -> None:
    first = compiled.places(name)[0] if kind == "region" else compiled.find_kinds(name, "admin1", "place")[0]
    assert (first.country, first.kind) == (country, kind)


@pytest.mark.parametrize(
    ("words", "code", "sector"),
    [
        ("Shin Bet", "ISR", "SPY"),
        ("Kremlin", "RUS", "GOV"),
        ("Pentagon", "USA", "GOV"),
        ("Capitol Hill", "USA", "LEG"),
        ("Downing Street", "GBR", "GOV"),
        ("Foggy Bottom", "USA", "GOV"),
        ("Jewish nation", "ISR", None),
        ("Islamic Republic", "IRN", None),
        ("UNICEF", "UNO", None),
        ("Houthis", "YEM", "REB"),
        ("Hezbollah", "LBN", "REB"),
        ("IAEA", "UNO", None),
        ("Haaretz", "ISR", "JRN"),
        ("Xinhua", "CHN", "JRN"),
        ("USS", "USA", "MIL"),
        ("Abkhazia", "GEO", "PRE"),
        ("Greenland", "DNK", None),
        ("Kosovo", "KOS", None),
    ],
)
def test_names(compiled: Reference, words: str, code: str, sector: str | None) -> None:
    assert (code, sector) in {(entry.code, entry.sector) for entry in compiled.find(words)}


@pytest.mark.parametrize(
    ("noun", "sector", "number"),
    [
        ("officials", "GOV", "group"),
        ("rebels", "REB", "group"),
        ("troops", "MIL", "group"),
        ("president", "GOV", "person"),
        ("foreign minister", "GOV", "person"),
        ("foreign ministers", "GOV", "group"),
        ("president-elect", "GOV", "person"),
        ("opposition", "OPP", "group"),
        ("gunmen", "UAF", "group"),
        ("gunman", "UAF", "person"),
        ("villagers", "CVL", "group"),
        ("staffers", "GOV", "group"),
        ("diplomats", "GOV", "group"),
        ("embassies", "GOV", "group"),
        ("police", "COP", "group"),
        ("court", "JUD", "group"),
        ("law enforcement agencies", "COP", "group"),
        ("human rights group", "SOC", "group"),
        ("university", "EDU", "group"),
        ("Christians", "CVL", "group"),
        ("Muslim", "CVL", "person"),
        ("priest", "REL", "person"),
        ("parents", "CVL", "group"),
        ("firefighters", "SOC", "group"),
        ("hospital", "MED", "group"),
        ("militia", "PRM", "group"),
        ("forces", "MIL", "group"),
        ("spokesman", "GOV", "person"),
        ("lawmakers", "LEG", "group"),
    ],
)
def test_role_nouns(compiled: Reference, noun: str, sector: str, number: str) -> None:
    found = compiled.role_noun(noun)
    assert found is not None
    assert (found.sector, found.number) == (sector, number)


@pytest.mark.parametrize(
    ("day", "sector"), [("2000-01-01", "GOV"), ("2010-01-01", "REB"), ("2023-01-01", "GOV"), ("1995-01-01", "REB")]
)
def test_an_armed_group_stands_where_it_stood_that_day(compiled: Reference, day: str, sector: str) -> None:
    groups = compiled.find_kinds("Taliban", "armed_group")
    assert [entry.sector for entry in groups if compiled.holds_office(entry, DAY(day)) == "during"] == [sector]


@pytest.mark.parametrize(
    "word", ["us", "who", "it", "may", "turkey", "polish", "in", "or", "to", "The", "He", "To", "Do", "Said"]
)
def test_everyday_words_name_nobody(compiled: Reference, word: str) -> None:
    assert [
        entry for entry in compiled.find(word) if entry.kind not in ("place", "admin1") and not entry.needs_context
    ] == []


def test_every_entry_names_its_source(compiled: Reference) -> None:
    entries = [entry for word in ("Paris", "Taliban", "Iran", "Putin", "officials") for entry in compiled.find(word)]
    assert all(entry.source and entry.row for entry in entries)


def test_a_dependency_has_leaders_of_its_own(compiled: Reference) -> None:
    day = DAY("2024-09-01")
    assert {entry.country for entry in compiled.leaders("CHN", day)} == {"CHN"}
    assert {entry.code for entry in compiled.leaders("GRL", day)} == {"DNK"}


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("United States", 39.8, -98.6),
        ("England", 52.5, -1.5),
        ("Gaza", 31.4, 34.4),
        ("California", 37.2, -119.3),
        ("Africa", 7.2, 21.1),
        ("Calif.", 37.2, -119.3),
        ("Lagos", 6.5, 3.4),
    ],
)
def test_points_lie_near_the_middle(compiled: Reference, name: str, lat: float, lon: float) -> None:
    first = compiled.places(name)[0]
    assert first.lat is not None and first.lon is not None
    assert abs(first.lat - lat) < 1 and abs(first.lon - lon) < 1


def test_a_country_is_found_at_its_own_point_and_not_at_a_part(compiled: Reference) -> None:
    found = [compiled.place_at(code) for code in ("GBR", "KOR", "PSE", "KOS")]
    assert [entry.name for entry in found if entry] == ["United Kingdom", "South Korea", "Palestine", "Kosovo"]
