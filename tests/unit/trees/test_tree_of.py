"""The tree of a sentence: one for all who ask with the same record, and what it keeps by token."""

from __future__ import annotations

import msgspec

from dateline.records import Name, Sentence, Token
from dateline.trees import tree_of

WORDS = (  # text, lemma, part of speech, head, relation
    ("Chad", "Chad", "PROPN", 3, "nsubj:pass"),
    ("and", "and", "CCONJ", 2, "cc"),
    ("Togo", "Togo", "PROPN", 0, "conj"),
    ("praised", "praise", "VERB", -1, "root"),
)


def sentence() -> Sentence:
    tokens = tuple(
        Token(10 * at, 10 * at + len(text), text, lemma, upos, "", "", head, relation)
        for at, (text, lemma, upos, head, relation) in enumerate(WORDS)
    )
    return Sentence(0, 40, tokens, (Name(0, 1, "LOC"), Name(2, 3, "LOC")))


def test_one_record_has_one_tree() -> None:
    one = sentence()
    other = msgspec.structs.replace(one, names=())
    assert tree_of(one) is tree_of(one)
    assert tree_of(other) is not tree_of(one)
    assert tree_of(other).labels == [None] * 4


def test_forgotten_sentences_leave_no_tree_behind() -> None:
    for _ in range(3000):  # ids are given anew
        one = sentence()
        assert tree_of(one).sentence is one


def test_what_is_kept_by_token() -> None:
    tree = tree_of(sentence())
    assert tree.lower == ["chad", "and", "togo", "praised"]
    assert tree.capital == [True, False, True, False]
    assert tree.lemmas[3] == "praise"
    assert tree.families == ["nsubj", "cc", "conj", "root"]
    assert tree.labels == ["LOC", None, "LOC", None]
    assert tree.name_ranges == {0: (0, 1), 2: (2, 3)}
    assert tree.conjuncts(2) == tree.conjuncts(0) == (0, 2)
    assert tree.subject(3) == 0
    assert tree.clause(2) == 3
    assert tree.has_kid(3, "nsubj*") and not tree.has_kid(3, "nsubj")


def test_a_relation_that_no_tree_had_before_is_found_from_then_on() -> None:
    before = tree_of(sentence())
    assert before.kids(3, "nsubj*", "odd") == (0,)
    tokens = sentence().tokens
    odd = msgspec.structs.replace(sentence(), tokens=(*tokens[:2], *_related(tokens[2:3], 3, "odd"), tokens[3]))
    strange = msgspec.structs.replace(odd, tokens=(*_related(tokens[:1], 3, "nsubj:odd"), *odd.tokens[1:]))
    assert tree_of(odd).kids(3, "nsubj*", "odd") == (0, 2)
    assert tree_of(strange).kids(3, "nsubj*", "odd") == (0, 2)
    assert tree_of(strange).kids(3, "nsubj", "odd") == (2,)
    assert tree_of(strange).relation(0, "nsubj*")
    assert not tree_of(strange).relation(0, "nsubj")
    assert before.kids(3, "nsubj*", "odd") == (0,)


def _related(tokens: tuple[Token, ...], head: int, relation: str) -> list[Token]:
    return [msgspec.structs.replace(token, head=head, deprel=relation) for token in tokens]
