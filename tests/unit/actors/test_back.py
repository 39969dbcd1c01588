"""Names that lead back or elsewhere: several governments, former colonies, seats, namesakes, surnames said again."""

from __future__ import annotations

import pytest

import annotated

PACT = "Benin, Togo and Niger signed a pact."
POLE = "Polish Foreign Minister Ewa Malik arrived in Ankara."
SECRETARY = "Secretary of State Hillary Clinton landed in Lima."
ACCORD = "Chad and Togo signed a trade accord."


@pytest.mark.parametrize(
    ("texts", "word", "expected"),
    [
        ([PACT, "The three governments want a vote."], "governments", "BEN GOV + TGO GOV + NER GOV"),
        ([ACCORD, "The three governments want a vote."], "governments", "- GOV"),
        (["Algeria recalled its envoy.", "The former French colony wants an apology."], "colony", "DZA -"),
        (["The former French colony wants an apology."], "colony", "- -"),
        ([POLE, "The Pole left on Monday."], "Pole", "POL GOV"),
        (["The Pole left on Monday."], "Pole", "POL -"),
        (["Dock union boss Gareth Plimmer spoke."], "Gareth", "- LAB"),
        (["Osman Yildiz, who once ran Turkey's central bank, was arrested."], "Osman", "TUR ELI"),
        (["The attorney general of Peru resigned."], "attorney", "PER GOV"),
    ],
)
def test_descriptions(story, texts, word, expected):
    assert annotated.codes(story(*texts, published="2012-03-01"), word) == expected


@pytest.mark.parametrize(
    ("texts", "word", "expected"),
    [
        (["Hungary accused Brussels of theft."], "Brussels", "EUR -"),
        (["The Belgian king spoke.", "Hungary accused Brussels of theft."], "Brussels", "BEL -"),
        (["The envoy reached Brussels on Monday."], "Brussels", "BEL -"),
        (["The Geneva Conventions forbid torture."], "Geneva", "none"),
        (["The Iran accord collapsed."], "Iran", "IRN -"),
        (["Georgia Gov. Ruth Cole spoke."], "Ruth", "USA GOV"),
        (["Israel Katz warned Beirut."], "Israel", "ISR GOV"),
        (["Israel Katz warned Beirut."], "Katz", "none"),
    ],
)
def test_names_of_places_that_mean_something_else(story, texts, word, expected):
    assert annotated.codes(story(*texts, published="2025-03-01"), word) == expected


@pytest.mark.parametrize(
    ("texts", "word", "person"),
    [
        ([SECRETARY], "Hillary", "Hillary Clinton"),
        ([SECRETARY, "Clinton praised Peru."], "Clinton#2", "Hillary Clinton"),
        (["Clinton praised Peru."], "Clinton", "Bill Clinton"),
    ],
)
def test_a_surname_is_the_person_that_the_story_named(story, texts, word, person):
    form, _, occurrence = word.partition("#")
    found = annotated.mention(story(*texts, published="2010-03-01"), form, int(occurrence or 1))
    assert [(actor.code, actor.identifier) for actor in found.actors] == [("USA", person)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ["Osman Yildiz, who once ran Turkey's central bank, was arrested.", "Peru thanked Yildiz on Monday."],
            "TUR ELI",
        ),
        (["Peru thanked Yildiz on Monday."], "- -"),
    ],
)
def test_a_surname_read_before_stays_a_person_though_the_model_calls_it_a_place(story, texts, expected):
    assert annotated.codes(story(*texts, published="2012-03-01"), "Yildiz", len(texts)) == expected
