"""Which place a name is: hand-annotated sentences in, places out as (country, resolution, name)."""

from __future__ import annotations

import pytest

UNKNOWN = (None, 0, None)
CASES = [
    (["Police arrested five men in Lebanon, Pennsylvania."], "Lebanon", ("USA", 4, "Lebanon")),
    (["Police arrested five men in Lebanon, Pennsylvania."], "Pennsylvania", ("USA", 2, "Pennsylvania")),
    (["Lebanon closed its border."], "Lebanon", ("LBN", 1, "Lebanon")),
    (["Gunmen raided Jos in Plateau State, Nigeria."], "Jos", ("NGA", 4, "Jos")),
    (["Gunmen raided Jos in Plateau State, Nigeria."], "Plateau State", ("NGA", 2, "Plateau")),
    (["Gunmen raided Jos in Plateau State, Nigeria."], "Nigeria", ("NGA", 1, "Nigeria")),
    (["Three people died in Georgia."], "Georgia", ("GEO", 1, "Georgia")),
    (["Officials in Tbilisi blamed Georgia."], "Georgia", ("GEO", 1, "Georgia")),
    (["A storm hit Albany, Georgia."], "Georgia", ("USA", 2, "Georgia")),
    (["A storm hit Albany, Georgia."], "Albany", ("USA", 4, "Albany")),
    (["Crews fought the Paris fire."], "Paris", ("FRA", 4, "Paris")),
    (["Israel shelled northern Gaza."], "Israel", ("ISR", 1, "Israel")),
    (["The Syrian town of Salqin fell."], "Salqin", ("SYR", 4, "Salqīn")),
    (["Leaders flew to the Middle East."], "Middle East", (None, 0, "Middle East")),
    (["The museum in Montgomery County, Maryland, closed."], "Montgomery County", ("USA", 2, "Maryland")),
    (["Rebels seized Zzyzxville."], "Zzyzxville", UNKNOWN),
    (["The US Army sent help to Haiti."], "US", ("USA", 1, "United States")),
    (["Anhui province reported floods."], "Anhui", ("CHN", 2, "Anhui")),
    (["Ottawa and Washington agreed."], "Washington", ("USA", 4, "Washington")),
    (["Anwar Kenneth was freed.", "Crews fought the Paris fire."], "Paris", ("FRA", 4, "Paris")),
    (["Benin, Nigeria and Togo agreed."], "Benin", ("BEN", 1, "Benin")),
    (["Mexico deported forty men to the Philippines.", "Manila objected."], "Mexico", ("MEX", 1, "Mexico")),
    (["Israeli troops entered Jenin."], "Jenin", ("PSE", 4, "Janīn")),
    (["Shells hit Nabatieh in Lebanon."], "Nabatieh", ("LBN", 4, "Nabatîyé et Tahta")),
    (["Shops burned in Chinatown."], "Chinatown", UNKNOWN),
    (["Police in Atlanta arrested two men.", "Three people died in Georgia."], "Georgia", ("USA", 2, "Georgia")),
    (["Congo closed its border."], "Congo", ("COD", 1, "Democratic Republic of the Congo")),
    (
        ["Soldiers patrolled Brazzaville.", "Congo closed its border."],
        "Congo",
        ("COG", 1, "Republic of the Congo"),
    ),
]
NO_PLACES = [
    (["Anwar Kenneth was freed."], "Kenneth"),
    (["Anwar Kenneth was freed.", "The Kenneth fire spread."], "Kenneth"),
    (["Snow fell on Victoria on Monday."], "Monday"),
    (["The Tajik side objected."], "Tajik"),
]


@pytest.mark.parametrize(("texts", "words", "expected"), CASES)
def test_which_place_is_meant(found, texts, words, expected):
    place = found(*texts)[words]
    assert (place.country, place.resolution, place.name) == expected
    assert place.why


@pytest.mark.parametrize(("texts", "words"), NO_PLACES)
def test_what_is_no_place(found, texts, words):
    assert words not in found(*texts)


def test_the_words_of_a_container_are_the_evidence(found):
    place = found("Police arrested five men in Lebanon, Pennsylvania.")["Lebanon"]
    assert "place.container" in [reason.rule for reason in place.why]


def test_an_unknown_place_says_so(found):
    assert [reason.rule for reason in found("Rebels seized Zzyzxville.")["Zzyzxville"].why] == ["place.unknown"]


def test_a_name_means_the_same_throughout_a_story(found):
    texts = ["A storm hit Albany, Georgia.", "Three people died in Georgia."]
    assert found(*texts)["Georgia"].country == "USA"


def test_a_place_near_those_of_the_story_says_so(found):
    place = found("Israeli troops entered Jenin.")["Jenin"]
    assert "place.near" in [reason.rule for reason in place.why]
