"""The way a clause looks, from its tree: the verb that governs the time words and its auxiliaries (UD features).

Shape: sentences and a stretch of characters -> past, present, future or None. A dependent infinitive under "plan",
"due", "set" and the like looks ahead (lexicons/en/time_tense.tsv, "before to"). Where a noun stands between the time
words and a past verb ("tested before the summit on May 9") the verb's side is not the date's, and nothing is said.

"Leaders will meet on May 9" -> future; "Leaders met on May 9" -> past.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from dateline.lexicon import table
from dateline.records import Sentence, Token
from dateline.timewords import Tense

_VERBAL = frozenset({"VERB", "AUX"})
_MODALS = frozenset({"will", "shall", "'ll", "’ll", "would", "wo", "may", "might"})
_DEPTH = 12  # steps towards the root: enough for any newswire clause, and it ends on a broken tree


class Sentences:
    """Sentences of a section, found by offset."""

    def __init__(self, sentences: tuple[Sentence, ...]) -> None:
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]

    def at(self, offset: int) -> Sentence | None:
        """The sentence that holds a character."""
        place = bisect_right(self._starts, offset) - 1
        return self._sentences[place] if place >= 0 and offset < self._sentences[place].end else None


def clause_tense(sentences: Sentences, start: int, end: int, guess: Tense | None) -> Tense | None:
    """The tense of the verb over text[start:end]; the guess from the words where the tree says nothing."""
    sentence = sentences.at(start)
    if sentence is None:
        return guess
    inside = [index for index, token in enumerate(sentence.tokens) if token.start >= start and token.end <= end]
    heads = [index for index in inside if sentence.tokens[index].head not in inside]
    if not heads:
        return guess
    index = heads[-1]
    nominal = 0
    for _ in range(_DEPTH):
        index = sentence.tokens[index].head
        if not 0 <= index < len(sentence.tokens):
            return guess
        token = sentence.tokens[index]
        predicate = token.upos in _VERBAL or _has_copula(sentence, index)
        if predicate and (tense := _of_verb(sentence, index)):
            return None if nominal and tense == "past" else tense
        nominal += not predicate
    return guess


def _children(sentence: Sentence, index: int) -> list[Token]:
    return [token for token in sentence.tokens if token.head == index]


def _has_copula(sentence: Sentence, index: int) -> bool:
    return any(child.deprel == "cop" for child in _children(sentence, index))


def _of_verb(sentence: Sentence, index: int) -> Tense | None:
    """The tense of one verb, its auxiliaries counted; None where it takes that of the verb above."""
    verb = sentence.tokens[index]
    children = _children(sentence, index)
    helpers = [child for child in children if child.deprel.startswith(("aux", "cop"))]
    if any(child.text.lower() in _MODALS for child in helpers):
        return "future"
    marked = any(child.deprel == "mark" and child.lemma.lower() == "to" for child in children)
    if marked:
        arranged = any(_is_present_be(helper) for helper in helpers)  # "are to be eased from Monday"
        return "future" if arranged else _of_infinitive(sentence, verb)
    if "VerbForm=Inf" in verb.feats and not helpers:
        return None
    forms = [helper.feats for helper in helpers] or [verb.feats]
    if any(helper.lemma == "have" for helper in helpers) or any("Tense=Past" in feats for feats in forms):
        return "past"
    if verb.deprel.startswith("acl") and "VerbForm=Part" in verb.feats and not helpers:
        return "past" if "Tense=Past" in verb.feats else None
    if any("Tense=Pres" in feats and "VerbForm=Part" not in feats for feats in forms):
        going = verb.lemma == "go" and any(child.deprel == "xcomp" for child in children)
        return "future" if going else "present"
    return None


def _of_infinitive(sentence: Sentence, verb: Token) -> Tense | None:
    """ "to sign" under "plans", "due", "set", or on a noun ("a treaty to be signed"), looks ahead."""
    if verb.deprel.startswith("acl") or verb.head < 0:
        return "future"
    governor = sentence.tokens[verb.head]
    if _is_present_be(governor):
        return "future"
    ahead = _leading_ahead()
    return "future" if governor.text.lower() in ahead or governor.lemma.lower() in ahead else None


def _is_present_be(token: Token) -> bool:
    return token.lemma == "be" and "Tense=Pres" in token.feats and "VerbForm=Part" not in token.feats


@cache
def _leading_ahead() -> frozenset[str]:
    return frozenset(row["word"] for row in table("time_tense") if row["kind"] == "before to")
