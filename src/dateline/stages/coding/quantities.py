"""Counts of dead, injured and arrested, with their bounds ("at least 76 people" is 76 and no upper bound)."""

from __future__ import annotations

from functools import cache
from typing import Final

from dateline.lexicon import table
from dateline.records import Quantity
from dateline.stages.coding.matching import Candidate
from dateline.stages.coding.scene import Scene

_UNITS: Final = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS: Final = {
    word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
# Words of vague number: the least and the most that they allow.
_VAGUE: Final = {
    "dozens": (24, None), "scores": (40, None), "hundreds": (200, None), "thousands": (2000, None),
    "dozen": (12, 12), "several": (3, None), "many": (3, None), "numerous": (3, None), "few": (2, None),
    "couple": (2, 2), "tens": (20, None), "millions": (2_000_000, None), "both": (2, 2), "no": (0, 0), "none": (0, 0),
    "nobody": (0, 0), "a": (1, 1), "an": (1, 1),
}  # fmt: skip
_AT_LEAST: Final = frozenset({"at least", "more than", "over", "no fewer than", "not less than", "above", "as many as"})
_AT_MOST: Final = frozenset({"up to", "at most", "fewer than", "less than", "under", "nearly", "almost"})


@cache
def _sizes() -> dict[tuple[str, str], str]:
    """(lemma, part of speech) -> dead, injured, arrested, displaced or missing."""
    return {(row["word"], row["pos"]): row["size"] for row in table("sizes")}


def parse_number(words: str) -> int | None:
    """A written number: "1,200" -> 1200, "two hundred" -> 200, "twenty-one" -> 21; None where it is none."""
    cleaned = words.lower().replace(",", "").strip()
    try:
        return int(float(cleaned)) if cleaned and cleaned[0].isdigit() else _spelled(cleaned)
    except (ValueError, OverflowError):
        return None


def _spelled(words: str) -> int | None:
    total = current = 0
    for word in words.replace("-", " ").split():
        if word in _UNITS:
            current += _UNITS[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0
        elif word != "and":
            return None
    return total + current if words.strip() else None


def sizes_of(candidate: Candidate) -> dict[str, Quantity]:
    """The counts that belong to an act: those told in its own clause and in the clauses of consequence below it."""
    scene, tree = candidate.scene, candidate.scene.tree
    region = set(tree.subtree(candidate.seat)) | {candidate.trigger}
    found: dict[str, Quantity] = {}
    for index, token in enumerate(tree.tokens):
        pos = {"VERB": "V", "ADJ": "A", "NOUN": "N"}.get(token.upos)
        label = _sizes().get((token.lemma.lower(), pos or ""))
        if label is None or index not in region or label in found:
            continue
        counted = _counted(scene, index)
        if counted is not None:
            found[label] = counted
    return found


def _counted(scene: Scene, word: int) -> Quantity | None:
    """The number of those a size word speaks of."""
    tree = scene.tree
    heads = [word, *tree.kids(word, "nsubj:pass", "obj", "nsubj", "nmod")]
    if tree.relation(word, "xcomp") and tree[word].head >= 0:
        heads += tree.kids(tree[word].head, "obj", "nsubj:pass")
    if tree.relation(word, "amod") and tree[word].head >= 0:
        heads.append(tree[word].head)
    for head in heads:
        quantity = quantity_at(scene, head)
        if quantity is not None:
            return quantity
    return None


def quantity_at(scene: Scene, head: int) -> Quantity | None:
    """The number that stands with a noun, or is the word itself ("At least 76", "dozens of people")."""
    tree = scene.tree
    number = head if tree[head].upos == "NUM" else tree.kid(head, "nummod")
    vague = None
    if number is None:
        for candidate in (head, *tree.kids(head, "amod", "det")):
            word = tree[candidate].text.lower()
            if word in _VAGUE and (word not in ("a", "an") or tree[head].lemma in ("man", "woman", "person", "child")):
                number, vague = candidate, _VAGUE[word]
                break
    if number is None:
        return None
    members = (number, *tree.kids(number, "compound", "flat", "nummod"))
    value = parse_number(" ".join(tree[item].text for item in sorted(members)))
    first = min(members)
    before = " ".join(tree[item].text.lower() for item in range(max(0, first - 3), first))
    start = tree[first].start
    low, high = vague if vague else (value, value)
    if low is None:
        return None
    for phrase in (*_AT_LEAST, *_AT_MOST):
        if before == phrase or before.endswith(" " + phrase):
            low, high = (low, None) if phrase in _AT_LEAST else (None, high)
            start = tree[first - len(phrase.split())].start
            break
    end = max(tree[head].end, tree[max(members)].end)
    return Quantity(low, high, scene.text[start:end], start, end)
