"""Mend trees that no sentence can have: a clause with two subjects beside one with none.

The parser decides arc by arc, so it may give a subject to the wrong one of two neighbouring verbs. These shapes are
mended, those of clauses only where one finite verb is left without a subject:

two subjects      "While A attacked B, C faced D": C stands after "attacked" and before "faced", and becomes its subject
opening phrase    "After the talks of A, B and C signed": a name after the comma is no part of the opening phrase
two in a relative "talks which Guyana broke off": "which" is the object
reduced relative  "the treaty, inked in May, covers trade": a participle between commas modifies the noun
title and name    "the negotiator Ali Bako told": both told as subjects, the name heads them
joined to a name  "leader Ali Bako and Ruth Cole met": what is joined to a part of a name is joined to its head

>>> mend((treaty, inked, covers))  # doctest: +SKIP
"""

from __future__ import annotations

import bisect
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
    mended = _Mended(tokens)
    for word, token in enumerate(tokens):
        if token.deprel == "conj" and token.upos in ("PROPN", "NOUN"):
            _join_to_head(mended, word)
        if token.upos == "NOUN" and token.deprel == "nsubj":
            _join_to_name(mended, word)
        if token.upos != "VERB":
            continue
        if token.deprel == "acl:relcl":
            _make_object(mended, word)
        if _is_bare_clause(mended, word, token):
            _take_second_subject(mended, word) or _take_from_opening(mended, word) or _free_from_relative(mended, word)
    return tuple(mended)


class _Mended(list[Token]):
    """Tokens under repair, with the children of each head at hand, in the order of the text."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        super().__init__(tokens)
        self.children: dict[int, list[int]] = {}
        for index, token in enumerate(tokens):
            self.children.setdefault(token.head, []).append(index)

    def attach(self, word: int, head: int, relation: str) -> None:
        """Hang a word on another head."""
        self.children[self[word].head].remove(word)
        bisect.insort(self.children.setdefault(head, []), word)
        self[word] = msgspec.structs.replace(self[word], head=head, deprel=relation)


def _make_object(tokens: _Mended, verb: int) -> None:
    """ "talks which Guyana broke off": of two subjects of a relative clause the relative word is the object."""
    subjects = _kids(tokens, verb, "nsubj")
    if len(subjects) == 2 and tokens[subjects[0]].xpos in ("WDT", "WP") and not _kids(tokens, verb, "obj"):
        tokens.attach(subjects[0], verb, "obj")


def _join_to_head(tokens: _Mended, word: int) -> None:
    """ "leader Ali Bako and Ruth Cole": a flat part of a name heads nothing, least of all the next name."""
    head = tokens[word].head
    while head >= 0 and tokens[head].deprel == "flat" and 0 <= tokens[head].head < head:
        head = tokens[head].head
    if head != tokens[word].head:
        tokens.attach(word, head, "conj")


def _join_to_name(tokens: _Mended, title: int) -> None:
    """ "the negotiator Ali Bako told": of two subjects with nothing between, the first is the title of the second."""
    after, verb = title + 1, tokens[title].head
    if after >= min(verb, len(tokens)) or tokens[after].upos != "PROPN":
        return
    if (tokens[after].head, tokens[after].deprel) == (verb, "nsubj"):
        tokens.attach(title, after, "nmod:desc")


def _kids(tokens: _Mended, head: int, *relations: str) -> list[int]:
    return [i for i in tokens.children.get(head, ()) if tokens[i].deprel in relations]


def _is_bare_clause(tokens: _Mended, verb: int, token: Token) -> bool:
    """A finite verb without a subject in a clause that needs one."""
    if token.deprel not in _CLAUSES or _kids(tokens, verb, *_SUBJECTS):
        return False
    auxiliaries = _kids(tokens, verb, "aux", "aux:pass")
    finite = token.xpos in _FINITE or any(tokens[i].xpos in (*_FINITE, "MD") for i in auxiliaries)
    imperative = token.xpos == "VBP" and verb == 0
    return finite and not imperative


def _take_second_subject(tokens: _Mended, verb: int) -> bool:
    for other, token in enumerate(tokens[:verb]):
        if token.upos != "VERB":
            continue
        subjects = _kids(tokens, other, "nsubj", "nsubj:pass")
        late = [subject for subject in subjects if other < subject < verb]
        if len(subjects) > 1 and late:
            tokens.attach(late[-1], verb, _subject_relation(tokens, verb))
            return True
    return False


def _take_from_opening(tokens: _Mended, verb: int) -> bool:
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
                tokens.attach(word, verb, _subject_relation(tokens, verb))
                for later in _kids(tokens, head, "conj"):
                    if word < later < verb:
                        tokens.attach(later, word, "conj")
                return True
    return False


def _free_from_relative(tokens: _Mended, verb: int) -> bool:
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
                    tokens.attach(verb, token.head, token.deprel)
                tokens.attach(subject, verb, _subject_relation(tokens, verb))
                tokens.attach(other, subject, "acl")
                tokens[other] = msgspec.structs.replace(tokens[other], xpos="VBN")
                for day in objects:
                    tokens.attach(day, other, "obl:unmarked")
                return True
    return False


def _subject_relation(tokens: _Mended, verb: int) -> str:
    return "nsubj:pass" if _kids(tokens, verb, "aux:pass") else "nsubj"


def _subtree(tokens: _Mended, top: int) -> list[int]:
    return [i for i in range(len(tokens)) if i == top or _is_below(tokens, i, top)]


def _is_below(tokens: _Mended, word: int, top: int) -> bool:
    seen = set()
    head = tokens[word].head
    while head >= 0 and head not in seen:
        if head == top:
            return True
        seen.add(head)
        head = tokens[head].head
    return False
