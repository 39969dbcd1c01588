"""Words that tell contexts: how a table of them is read, and how they are found in a sentence."""

from __future__ import annotations

import pytest

from dateline.errors import LexiconError
from dateline.lexicon.contexts import hits_in, phrases_of
from dateline.lexicon.tables import parse_table

TABLE = """context\twords\tmark\tpos
natural_resource\tgas\tweak
repression\ttear gas\tstrong
natural_resource\ttear gas\thides
disasters\tstorm\tstrong\tN
cyber\tcyber-attack|hack\tstrong
"""
PHRASES = phrases_of(parse_table(TABLE, "contexts.tsv"))


def _found(*words: str) -> list[tuple[str, list[str]]]:
    forms = [word.split("/")[0] for word in words]
    lemmas = [word.split("/")[1] if "/" in word else word for word in words]
    parts = [word.split("/")[2] if word.count("/") == 2 else "NOUN" for word in words]
    hits = hits_in(PHRASES, forms, lemmas, parts)
    return [(" ".join(forms[hit.first : hit.last]), [told.context for told in hit.tells]) for hit in hits]


def test_a_longer_phrase_hides_the_words_in_it() -> None:
    assert _found("tear", "gas") == [("tear gas", ["repression", "natural_resource"])]
    assert _found("gas", "tear") == [("gas", ["natural_resource"])]


def test_a_noun_is_not_found_in_a_verb() -> None:
    assert _found("storms/storm") == [("storms", ["disasters"])]
    assert _found("stormed/storm/VERB") == []
    assert _found("hacked/hack/VERB") == [("hacked", ["cyber"])]


def test_a_hyphen_may_be_a_word_of_its_own() -> None:
    assert _found("cyber-attack") == [("cyber-attack", ["cyber"])]
    assert _found("cyber", "-", "attack") == [("cyber - attack", ["cyber"])]


def test_a_phrase_is_not_found_beyond_the_end() -> None:
    assert _found("tear") == []


def test_a_row_without_a_mark_is_strong_and_an_unknown_mark_is_refused() -> None:
    (phrase,) = phrases_of(parse_table("context\twords\nfishing\tcod\n", "own.tsv"))["cod"]
    assert [told.mark for told in phrase.tells] == ["strong"]
    with pytest.raises(LexiconError, match=r"own\.tsv:2: expected mark strong, party, weak, hides, found 'big'"):
        phrases_of(parse_table("context\twords\tmark\nfishing\tcod\tbig\n", "own.tsv"))
