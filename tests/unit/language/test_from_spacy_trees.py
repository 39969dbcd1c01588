"""Trees of spaCy's own English pipelines come out as Universal Dependencies; the table stands beside this file."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.language import from_spacy
from dateline.records import Sentence
from spacy_stand_in import Analysis, Row, StandInPipeline
from tree_table import Block, blocks

TABLE = blocks(Path(__file__).parent / "clearnlp_trees.txt")


def names_of(block: Block) -> list[tuple[int, int, str]]:
    forms = [row[0] for row in block.rows]
    found = []
    for item in block.items("names"):
        words, _, label = item.rpartition(" = ")
        wanted = words.split()
        start = next(i for i in range(len(forms)) if forms[i : i + len(wanted)] == wanted)
        found.append((start, start + len(wanted), label))
    return found


def analysis_of(block: Block) -> Analysis:
    rows = []
    for index, (_, pos, tag, morph, head, label, *_) in enumerate(block.rows):
        above = int(head) - 1 if head != "0" else index
        rows.append(Row(pos, tag, label, above, morph.strip("_")))
    return Analysis(rows, names_of(block))


def parsed(block: Block) -> Sentence:
    nlp = StandInPipeline(lambda words: analysis_of(block))
    [sentence] = from_spacy(nlp).parse([[row[0] for row in block.rows]])
    return sentence


@pytest.mark.parametrize("block", TABLE, ids=[block.text[:40] for block in TABLE])
def test_tree(block: Block) -> None:
    sentence = parsed(block)
    found = [(token.text, token.upos, token.head + 1, token.deprel) for token in sentence.tokens]
    assert found == [(row[0], row[6], int(row[7]), row[8]) for row in block.rows]


def one(text: str) -> Sentence:
    return parsed(next(block for block in TABLE if block.text == text))


def test_lemmas_are_those_of_the_lexicon() -> None:
    assert [token.lemma for token in one("The treaty was signed by both presidents .").tokens][2:4] == ["be", "sign"]


def test_features_are_ours_alone_and_tell_the_passive() -> None:
    tokens = one("The treaty was signed by both presidents .").tokens
    assert tokens[0].feats == ""
    assert tokens[2].feats == "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"
    assert tokens[3].feats == "Tense=Past|VerbForm=Part|Voice=Pass"


def test_finite_verbs_are_indicative() -> None:
    assert one("Troops carried out raids .").tokens[1].feats == "Mood=Ind|Tense=Past|VerbForm=Fin"


def test_factuality_is_neutral() -> None:
    assert {token.factuality for token in one("The rebels did not surrender .").tokens} == {0.0}


def test_offsets_count_in_the_words_joined() -> None:
    sentence = one("Troops carried out raids .")
    assert [(token.start, token.end) for token in sentence.tokens] == [(0, 6), (7, 14), (15, 18), (19, 24), (25, 26)]
    assert (sentence.start, sentence.end) == (0, 26)
