"""Whatever a pipeline says, what comes out is a tree over all words of the spans, at their exact places."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language import from_spacy
from dateline.records import Sentence, Span
from spacy_stand_in import Analysis, Row, StandInPipeline

CLEARNLP = (
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative "
    "dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj "
    "predet prep prt punct quantmod relcl xcomp"
).split()
ONLY_CLEARNLP = frozenset(
    "ROOT acomp agent attr auxpass csubjpass dative dobj intj meta neg npadvmod nsubjpass oprd pcomp pobj poss preconj "
    "predet prep prt quantmod relcl".split()
) | {"prep clause"}
UNIVERSAL = ("nsubj", "obj", "obl", "nsubj:pass", "aux:pass", "conj", "cc", "case", "mark", "root")
TAGS = (
    ("NOUN", "NN"), ("PROPN", "NNP"), ("VERB", "VBD"), ("VERB", "VB"), ("AUX", "VBZ"), ("ADP", "IN"), ("PART", "TO"),
    ("NUM", "CD"), ("SYM", "$"), ("PRON", "EX"), ("PUNCT", ","), ("CCONJ", "CC"), ("ADJ", "JJ"),
)  # fmt: skip
WORDS = (
    "is",
    "be",
    "it",
    "of",
    "because",
    "as",
    "well",
    "such",
    "Goma",
    "$",
    "5",
    ",",
    "and",
    "there",
    "é\u0301",
    "👩‍👧",
)
TEXTS = st.lists(st.sampled_from([*WORDS, *WORDS, "\n", "\n\n", "  ", "\u2029", "\ud800"]), max_size=30).map(" ".join)


def chaotic(seed: int, labels: tuple[str, ...]) -> StandInPipeline:
    """A pipeline that says anything at all: heads in circles and across sentences, any labels, any bounds and names."""

    def analyse(words: list[str]) -> Analysis:
        dice = random.Random(f"{seed} {words}")
        count = len(words)
        rows = [Row(*dice.choice(TAGS), dice.choice(labels), dice.randrange(count)) for _ in words]
        if dice.random() < 0.7:  # mostly real trees: every word hangs on one of an earlier place in some order
            order = dice.sample(range(count), count)
            for place, index in enumerate(order):
                rows[index].head = order[dice.randrange(place)] if place else index
        starts = [0, *sorted(dice.sample(range(1, count), dice.randrange(min(3, count))))]
        cuts = sorted(dice.sample(range(count + 1), min(4, count + 1)))
        pairs = zip(cuts[::2], cuts[1::2], strict=False)
        return Analysis(rows, [(start, end, dice.choice(("PERSON", "GPE", "DATE"))) for start, end in pairs], starts)

    return StandInPipeline(analyse, labels=labels, max_length=40)


def assert_tree(sentence: Sentence) -> None:
    tokens = sentence.tokens
    assert [token.deprel for token in tokens if token.head < 0] == ["root"]
    assert [token.head < 0 for token in tokens] == [token.deprel == "root" for token in tokens]
    for index in range(len(tokens)):
        steps = 0
        while index >= 0:
            index = tokens[index].head
            steps += 1
            assert steps <= len(tokens)
    for name in sentence.names:
        assert 0 <= name.start < name.end <= len(tokens)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, seed=st.integers(0, 10**6), universal=st.booleans(), data=st.data())
def test_trees_are_valid_and_nothing_is_lost(text: str, seed: int, universal: bool, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6)))
    spans = [Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    labels = UNIVERSAL if universal else tuple(CLEARNLP)
    found = from_spacy(chaotic(seed, labels)).read(text, spans)
    assert len(found) == len(spans)
    for span, sentences in zip(spans, found, strict=True):
        tokens = [token for sentence in sentences for token in sentence.tokens]
        assert all(text[token.start : token.end] == token.text for token in tokens)
        places = [at for token in tokens for at in (token.start, token.end)]
        assert places == sorted(places)
        assert all(span.start <= at <= span.end for at in places)
        assert "".join(token.text for token in tokens) == "".join(text[span.start : span.end].split())
        for sentence in sentences:
            assert_tree(sentence)
            assert not ONLY_CLEARNLP & {token.deprel for token in sentence.tokens}


@settings(max_examples=50, deadline=None)
@given(text=TEXTS, seed=st.integers(0, 10**6))
def test_two_readings_agree(text: str, seed: int) -> None:
    spans = [Span(0, len(text))]
    assert from_spacy(chaotic(seed, tuple(CLEARNLP))).read(text, spans) == from_spacy(
        chaotic(seed, tuple(CLEARNLP))
    ).read(text, spans)
