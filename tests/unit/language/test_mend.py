"""Trees that no sentence can have are mended; all others come back as they are."""

from __future__ import annotations

import time

import pytest

from dateline.language.mend import mend
from dateline.language.sentences import LONGEST
from dateline.records import Token

# word xpos head relation, heads from 1
BROKEN = {
    "a subject given to the wrong neighbour": (
        "While IN 3 mark|A NNP 3 nsubj|attacked VBD 6 advcl|B NNP 3 obj|C NNP 3 nsubj|faced VBD 0 root|D NNP 6 obj",
        {"C": ("faced", "nsubj")},
    ),
    "names after an opening phrase": (
        "After IN 2 case|talks NNS 9 obl|of IN 4 case|A NNP 2 nmod|, , 6 punct|B NNP 4 conj|and CC 8 cc|C NNP 4 conj"
        "|signed VBD 0 root|it PRP 9 obj",
        {"B": ("signed", "nsubj"), "C": ("B", "conj"), "A": ("talks", "nmod")},
    ),
    "a name after an opening phrase told as its modifier": (
        "Hours NNS 9 obl:unmarked|after IN 3 case|vote NN 9 obl|of IN 5 case|A NNP 3 nmod|, , 3 punct|B NNP 3 nmod"
        "|today NN 9 obl|signed VBD 0 root|it PRP 9 obj",
        {"B": ("signed", "nsubj"), "A": ("vote", "nmod")},
    ),
    "a reduced relative with a day for object": (
        "They PRP 2 nsubj|say VBP 0 root|treaty NN 5 nsubj|, , 5 punct|signed VBD 2 ccomp|Tuesday NNP 5 obj|, , 5 punct"
        "|covers VBZ 2 ccomp|trade NN 8 obj",
        {"treaty": ("covers", "nsubj"), "signed": ("treaty", "acl"), "Tuesday": ("signed", "obl:unmarked")},
    ),
    "a reduced relative told as the clause": (
        "They PRP 2 nsubj|say VBP 0 root|treaty NN 5 nsubj|, , 5 punct|inked VBD 2 ccomp|here RB 5 advmod|, , 5 punct"
        "|covers VBZ 2 ccomp|trade NN 8 obj",
        {"treaty": ("covers", "nsubj"), "inked": ("treaty", "acl"), "covers": ("say", "ccomp")},
    ),
    "a title told as a subject beside its name": (
        "negotiator NN 4 nsubj|Ali NNP 4 nsubj|Bako NNP 2 flat|told VBD 0 root|them PRP 4 obj",
        {"negotiator": ("Ali", "nmod:desc"), "Ali": ("told", "nsubj")},
    ),
    "a name joined to a part of another name": (
        "leader NN 5 nsubj|Ali NNP 1 flat|and CC 4 cc|Ruth NNP 2 conj|signed VBD 0 root|it PRP 5 obj",
        {"Ruth": ("leader", "conj"), "Ali": ("leader", "flat")},
    ),
}


def _tokens(rows: str) -> tuple[Token, ...]:
    tokens, start = [], 0
    for row in rows.split("|"):
        text, xpos, head, relation = row.split(" ")
        upos = {"N": "NOUN", "V": "VERB", "P": "PRON", ",": "PUNCT"}.get(xpos[0], "X")
        upos = "PROPN" if xpos == "NNP" else upos
        tokens.append(Token(start, start + len(text), text, text.lower(), upos, xpos, "", int(head) - 1, relation))
        start += len(text) + 1
    return tuple(tokens)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_tree_is_mended(name: str) -> None:
    rows, wanted = BROKEN[name]
    mended = mend(_tokens(rows))
    by_text = {token.text: token for token in mended}
    for word, (head, relation) in wanted.items():
        assert (mended[by_text[word].head].text, by_text[word].deprel) == (head, relation), word


@pytest.mark.parametrize("name", BROKEN)
def test_mending_twice_changes_nothing_more_and_leaves_one_root(name: str) -> None:
    once = mend(_tokens(BROKEN[name][0]))
    assert mend(once) == once
    assert sum(token.head < 0 for token in once) == 1


def test_a_sound_tree_comes_back_as_it_is() -> None:
    sound = _tokens("A NNP 2 nsubj|signed VBD 0 root|it PRP 2 obj|and CC 5 cc|left VBD 2 conj")
    assert mend(sound) == sound


def test_a_sentence_of_hundreds_of_clauses_without_subjects_is_mended_soon() -> None:
    long = _tokens("said VBD 0 root|" + "|".join(f"said VBD {head} ccomp" for head in range(1, LONGEST)))
    began = time.process_time()
    assert mend(long) == long
    assert time.process_time() - began < 2, "the children of each verb were looked for among all words: 9 seconds"
