"""The agreement lexicons name only what the vocabulary has, and know every accord noun that the coder knows."""

from __future__ import annotations

import pytest

from dateline.lexicon import Row, table
from dateline.lexicon.ontology import plover
from dateline.stages.agreements import words
from dateline.vocabulary import AGREEMENT_KINDS, AGREEMENT_STATUSES, TELLINGS

GIVES = {"commitment", "area", "either", "term", "exclusion", "mention", "says", "unmentioned"}


@pytest.mark.parametrize("row", table("agreement_acts"), ids=lambda row: row.place)
def test_an_act_has_a_known_status(row: Row) -> None:
    assert row["status"] in AGREEMENT_STATUSES
    assert row["who"] in ("party", "signer", "mediator", "nobody")
    assert row["told"] in ("", *TELLINGS)
    assert row["accord"]
    assert row["example"]


@pytest.mark.parametrize("row", table("agreement_contents"), ids=lambda row: row.place)
def test_a_content_word_gives_a_known_field(row: Row) -> None:
    assert row["gives"] in GIVES
    assert row["sure"] in ("", "yes")
    assert row["example"]


def test_kinds_and_nouns_are_known() -> None:
    assert {row["kind"] for row in table("agreement_kinds")} <= set(AGREEMENT_KINDS)
    assert {row["kind"] for row in table("agreement_nouns")} - {""} <= set(AGREEMENT_KINDS)
    assert {row["strength"] for row in table("agreement_nouns")} == {"strong", "weak", "text"}
    assert {row["role"] for row in table("agreement_words")} == {"epithet", "plain", "apart", "same"}


def test_every_accord_noun_of_the_coder_is_one_here() -> None:
    single = {word for word in plover().classes["accord"] if " " not in word}
    known = set(words.nouns())
    assert {word for word in single if word not in known and word.removesuffix("s") not in known} == set()


@pytest.mark.parametrize("name", ["acts", "contents", "nouns", "words", "kinds"])
def test_no_row_stands_twice(name: str) -> None:
    keys = [tuple(list(row.cells.values())[:3]) for row in table(f"agreement_{name}")]
    assert len(keys) == len(set(keys))
