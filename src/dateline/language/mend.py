"""Mend trees that no sentence can have: a clause with two subjects beside one with none.

The parser decides arc by arc, so it may give a subject to the wrong one of two neighbouring verbs. These shapes are
mended, the first three only where one finite verb is left without a subject:

two subjects      "While A attacked B, C faced D": C stands after "attacked" and before "faced", and becomes its subject
opening phrase    "After the talks of A, B and C signed": a name after the comma is no part of the opening phrase
two in a relative "talks which Guyana broke off": "which" is the object
reduced relative  "the treaty, inked in May, covers trade": a participle between commas modifies the noun

>>> mend((treaty, inked, covers))  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from dateline.language.wordlists import words as words_of
from dateline.records import Token

_SUBJECTS: Final = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer", "expl")
_FINITE: Final = ("VBD", "VBZ", "VBP")
_CLAUSES: Final = ("root", "ccomp", "parataxis", "advcl")
_WEEKDAYS: Final = frozenset(words_of("weekday"))
_QUOTES: Final = frozenset("\"“”'‘’")


def mend(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens with mended heads and relations; the very same where nothing is amiss."""
    mended = list(tokens)
    for verb, token in enumerate(tokens):
        if token.upos == "VERB" and token.deprel == "acl:relcl":
            _make_object(mended, verb)
        if _is_bare_clause(mended, verb, token):
            _take_second_subject(mended, verb) or _take_from_opening(mended, verb) or _free_from_relative(mended, verb)
    return tuple(mended)


def _make_object(tokens: list[Token], verb: int) -> None:
    """ "talks which Guyana broke off": of two subjects of a relative clause the relative word is the object."""
    subjects = _kids(tokens, verb, "nsubj")
    if len(subjects) == 2 and tokens[subjects[0]].xpos in ("WDT", "WP") and not _kids(tokens, verb, "obj"):
        _attach(tokens, subjects[0], verb, "obj")


def _kids(tokens: Sequence[Token], head: int, *relations: str) -> list[int]:
    return [i for i, token in enumerate(tokens) if token.head == head and token.deprel in relations]


def _is_bare_clause(tokens: Sequence[Token], verb: int, token: Token) -> bool:
    """A finite verb without a subject in a clause that needs one."""
    if token.upos != "VERB" or token.deprel not in _CLAUSES or _kids(tokens, verb, *_SUBJECTS):
        return False
    auxiliaries = _kids(tokens, verb, "aux", "aux:pass")
    finite = token.xpos in _FINITE or any(tokens[i].xpos in (*_FINITE, "MD") for i in auxiliaries)
    imperative = token.xpos == "VBP" and verb == 0
    return finite and not imperative


def _take_second_subject(tokens: list[Token], verb: int) -> bool:
    for other, token in enumerate(tokens[:verb]):
        if token.upos != "VERB":
            continue
        subjects = _kids(tokens, other, "nsubj", "nsubj:pass")
        late = [subject for subject in subjects if other < subject < verb]
        if len(subjects) > 1 and late:
            _attach(tokens, late[-1], verb, _subject_relation(tokens, verb))
            return True
    return False


def _take_from_opening(tokens: list[Token], verb: int) -> bool:
    """The first conjunct after the opening phrase's comma, with those coordinated after it."""
    for opening in _kids(tokens, verb, "obl", "obl:unmarked", "advcl"):
        # a gerund without a conjunction ("Building ties with A, B and C is ...") is itself what the verb speaks of
        if opening > verb or not _kids(tokens, opening, "case", "mark") or tokens[opening].xpos == "VBG":
            continue
        inside = _subtree(tokens, opening)
        for word in inside:
            bare = tokens[word].deprel == "nmod" and not _kids(tokens, word, "case")
            joined = bare or tokens[word].deprel in ("conj", "appos")
            if not joined or tokens[word].upos not in ("PROPN", "NOUN") or word > verb:
                continue
            first = min(i for i in _subtree(tokens, word) if tokens[i].upos != "PUNCT" and tokens[i].deprel != "cc")
            if first and tokens[first - 1].text == "," and "," not in {tokens[i].text for i in range(first, word)}:
                head = tokens[word].head
                _attach(tokens, word, verb, _subject_relation(tokens, verb))
                for later in _kids(tokens, head, "conj"):
                    if word < later < verb:
                        _attach(tokens, later, word, "conj")
                return True
    return False


def _free_from_relative(tokens: list[Token], verb: int) -> bool:
    """A subject cut off by a comma from its own verb belongs to the later verb; the first is a participle."""
    for other in range(verb):
        token = tokens[other]
        if token.upos != "VERB" or token.xpos not in ("VBD", "VBN") or _kids(tokens, other, "aux", "aux:pass"):
            continue
        objects = _kids(tokens, other, "obj")
        if any(tokens[word].text not in _WEEKDAYS for word in objects):
            continue
        for subject in _kids(tokens, other, "nsubj", "nsubj:pass"):
            between = tokens[subject + 1 : other]
            apart = bool(between) and all(part.upos == "PUNCT" for part in between)
            if apart and any(part.text == "," for part in between) and "," in {t.text for t in tokens[other:verb]}:
                if _is_below(tokens, verb, other):
                    _attach(tokens, verb, token.head, token.deprel)
                _attach(tokens, subject, verb, _subject_relation(tokens, verb))
                tokens[other] = msgspec.structs.replace(token, head=subject, deprel="acl", xpos="VBN")
                for day in objects:
                    _attach(tokens, day, other, "obl:unmarked")
                return True
    return False


def _subject_relation(tokens: Sequence[Token], verb: int) -> str:
    return "nsubj:pass" if _kids(tokens, verb, "aux:pass") else "nsubj"


def _attach(tokens: list[Token], word: int, head: int, relation: str) -> None:
    tokens[word] = msgspec.structs.replace(tokens[word], head=head, deprel=relation)


def _subtree(tokens: Sequence[Token], top: int) -> list[int]:
    return [i for i in range(len(tokens)) if i == top or _is_below(tokens, i, top)]


def _is_below(tokens: Sequence[Token], word: int, top: int) -> bool:
    seen = set()
    head = tokens[word].head
    while head >= 0 and head not in seen:
        if head == top:
            return True
        seen.add(head)
        head = tokens[head].head
    return False
