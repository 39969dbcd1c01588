"""The number that stands with a word of a sentence, as a Quantity with its bounds and words.

"at least 76 people" -> low 76, no upper bound; "nearly 40 others" -> about 40; "a guard" -> 1, where one person counts.
"""

from __future__ import annotations

from typing import Final

from dateline.records import Quantity
from dateline.stages.coding.quantities.numbers import (
    Number,
    bound_after,
    bound_before,
    is_number_word,
    number_words,
    read_number,
    words_of_kind,
)
from dateline.stages.coding.scene import Scene
from dateline.stages.coding.wording import lemmas_at
from dateline.timewords.words import time_words

_PERSONS: Final = ("people", "humans", "kin", "police", "fighters", "prisoner", "dignitary", "diplomat")
_JOINING: Final = frozenset({"-", "–", "—", "to", "or", "and", "of", "a"})


def count_of(scene: Scene, heads: tuple[int, ...], one_counts: bool) -> Quantity | None:
    """The number of several coordinated phrases together; open above where some of them have none.

    `one_counts`: whether a single person without a number ("a guard", "his brother") is a count of one.
    """
    heads = tuple(head for head in heads if not _is_stray(scene, head, heads) and not _is_time(scene, head))
    every = [count_at(scene, head, one_counts) for head in heads]
    counted = [quantity for quantity in every if quantity is not None]
    found = [quantity for quantity in counted if quantity.high != 0] or counted[:1]
    if len(found) == 1 and (len(counted) == len(heads) or _is_spread(scene, heads)):
        return found[0]
    highs = [quantity.high for quantity in found]
    open_above = None in highs or len(counted) < len(heads)
    return _joined(scene, found, None if open_above else sum(high or 0 for high in highs)) if found else None


def _is_spread(scene: Scene, heads: tuple[int, ...]) -> bool:
    """Whether several heads are different roles' and not parts of one phrase."""
    return len({scene.tree.first_conjunct(head) for head in heads}) > 1


def _is_stray(scene: Scene, head: int, heads: tuple[int, ...]) -> bool:
    """Whether a bare number is another verb's subject: "arrested 38 people and 11 were hurt"."""
    tree = scene.tree
    if tree[head].upos != "NUM" or not tree.relation(head, "conj") or head == heads[0] or head + 1 >= len(tree.tokens):
        return False
    return tree[head + 1].upos in ("AUX", "VERB", "ADJ") and tree[heads[0]].upos != "NUM"


def _is_time(scene: Scene, head: int) -> bool:
    """Whether a number counts time: "Five days of fighting killed"."""
    return scene.tree.lemmas[head] in time_words().units and scene.tree.has_kid(head, "nummod")


def _joined(scene: Scene, parts: list[Quantity], high: int | None) -> Quantity:
    lows = [quantity.low for quantity in parts]
    low = None if None in lows else sum(low or 0 for low in lows)
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    approximate = any(part.approximate for part in parts)
    return Quantity(low, high, scene.text[start:end], start, end, approximate, parts[0].source)


def count_at(scene: Scene, head: int, one_counts: bool = False) -> Quantity | None:
    """The number that stands with a noun, or is the word itself ("At least 76", "dozens of people")."""
    anchor = _anchor(scene, head)
    if anchor is not None:
        found = _numbered(scene, head, anchor)
        if found is not None:
            return found
    for part in scene.tree.kids(head, "nmod"):
        if scene.tree.preposition(part) == "of" and _is_whole(scene, head):
            return count_at(scene, part)  # "a crowd of 2,000 people"
    if one_counts and _is_one_person(scene, head):
        article = scene.tree.kid(head, "det", "nmod:poss")
        start = scene.tree[head].start if article is None else scene.tree.span(scene.tree.subtree(article)).start
        return _quantity(scene, Number(1, 1), head, head, False, start)
    return None


def _anchor(scene: Scene, head: int) -> int | None:
    tree = scene.tree
    if tree[head].upos == "NUM" or tree[head].text.lower() in number_words():
        return head
    number = tree.kid(head, "nummod")
    if number is not None:
        return number
    for kid in tree.kids(head, "amod", "det", "det:predet", "nmod:desc", "compound"):
        if tree[kid].text.lower() in number_words() or tree[kid].upos == "NUM":
            return kid
    return None


def _numbered(scene: Scene, head: int, anchor: int) -> Quantity | None:
    first, last = _stretch(scene, anchor)
    words = [token.text.lower() for token in scene.tree.tokens]
    number = read_number(words[first : last + 1])
    if number is None:
        first = last = anchor
        number = read_number(words[anchor : anchor + 1])
    if number is None or words[last + 1 : last + 2] == ["%"] or words[last + 1 : last + 3][:1] == ["percent"]:
        return None
    approximate = False
    start = scene.tree[first].start
    before = first
    while (found := bound_before(words[max(0, before - 4) : before])) is not None:
        bound, length = found
        before -= length
        if bound != "plain" and not (bound == "range" and number.low == number.high):
            number, approximate = _bounded(number, bound, approximate)
            start = scene.tree[before].start
    end = max(head, last)
    if anchor == head or is_number_word(words[head]):
        # of "dozens of hostages" the hostages are counted
        parts = [part for part in scene.tree.kids(head, "nmod") if scene.tree.preposition(part) == "of" and part > last]
        end = max([end, *parts[:1]])
    elif scene.tree[head].upos == "SYM":
        start = min(start, scene.tree[head].start)
    after = bound_after(words[last + 1 :]) or bound_after(words[end + 1 :])
    if after is not None:
        number, approximate = _bounded(number, after[0], approximate)
    return _quantity(scene, number, end, first, approximate, start)


def _bounded(number: Number, bound: str, approximate: bool) -> tuple[Number, bool]:
    match bound:
        case "least":
            return Number(number.low, None), approximate
        case "most":
            return Number(None, number.high), approximate
        case "about":
            return number, True
    return number, approximate


def _stretch(scene: Scene, anchor: int) -> tuple[int, int]:
    """The first and last token of a number: "hundreds of thousands", "20 to 30", "half a million"."""
    tokens = scene.tree.tokens
    first = last = anchor
    while first > 0 and (size := _step(scene, first - 1, -1)):
        first -= size
    while last < len(tokens) - 1 and (size := _step(scene, last + 1, 1)):
        last += size
    return first, last


def _step(scene: Scene, index: int, direction: int) -> int:
    """How many tokens from `index` on belong to a number that ends beside it: 0, 1, or 2 with a joining word."""
    tokens = scene.tree.tokens
    word = tokens[index].text.lower()
    if is_number_word(word) and tokens[index].upos not in ("VERB", "AUX"):
        return 1
    if word == "a" and direction < 0 and number_words().get(tokens[index + 1].text.lower()) in ("scale", "vague"):
        return 1
    beyond = index + direction
    if word in _JOINING and 0 <= beyond < len(tokens) and is_number_word(tokens[beyond].text.lower()):
        inner = index - direction
        joined = not (word == "and" and direction < 0 and not _is_between(scene, beyond))
        # "between 20 and 30" is one number, "20 soldiers and 30 policemen" and "20 and 30" are two
        if word == "and" and direction > 0:
            joined = _is_between(scene, inner)
        return 2 if joined else 0
    return 0


def _is_between(scene: Scene, index: int) -> bool:
    words = [token.text.lower() for token in scene.tree.tokens[max(0, index - 3) : index + 1]]
    return "between" in words or words[-1] in ("hundred", "thousand", "million")


def _is_whole(scene: Scene, head: int) -> bool:
    return scene.tree[head].lemma.lower() in words_of_kind("whole")


def _is_one_person(scene: Scene, head: int) -> bool:
    token = scene.tree[head]
    lemma = token.lemma.lower()
    if token.upos == "PROPN":
        return scene.tree.labels[head] == "PER"
    if token.xpos not in ("NN", "") or token.upos != "NOUN" or lemma in words_of_kind("group"):
        return False
    return not scene.ontology.words_of(_PERSONS).isdisjoint(lemmas_at(scene, head))


def _quantity(scene: Scene, number: Number, last: int, first: int, approximate: bool, start: int) -> Quantity:
    end = scene.tree[last].end
    sources = scene.said_by(first)
    source = sources[0].source if sources else None
    return Quantity(number.low, number.high, scene.text[start:end], start, end, approximate, source)
