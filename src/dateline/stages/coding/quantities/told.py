"""Whom a size word counts: the object of "kill", the subject of "die", those whom "wounded" is said of, the number told
for a "toll".

Lexicon: en/sizes.tsv. "The raid left nine soldiers dead" -> dead: 9.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import msgspec

from dateline.lexicon import table
from dateline.records import Quantity
from dateline.stages.coding.quantities.phrases import count_at, count_of
from dateline.stages.coding.roles import roles_of
from dateline.stages.coding.scene import Scene
from dateline.stages.coding.telling import effect_of

_POS: Final = {"VERB": "V", "ADJ": "A", "NOUN": "N"}
# Of harm even one person without a number is a count; of arrests and releases the recipient says as much.
HARM: Final = frozenset({"dead", "injured", "missing", "abducted"})
_HOLDS: Final = frozenset({"include", "comprise", "among"})
_REACHED: Final = frozenset({"to", "at", "of", ""})
_UNREAL: Final = frozenset({"attempt", "unreal", "threaten", "request", "refuse", "future", "expected"})
_NEWS: Final = frozenset({"report", "word", "sign", "news", "indication"})
_COUNTERS: Final = frozenset({"number", "toll", "count", "tally", "total", "figure"})


class SizeWord(msgspec.Struct, frozen=True):
    """A word that a count belongs to; `of`: the PLOVER types whose acts it may measure."""

    size: str
    counts: str
    of: frozenset[str]
    place: str


class Told(msgspec.Struct, frozen=True):
    """A count told in a sentence with the size word it hangs on."""

    word: int
    row: SizeWord
    quantity: Quantity


@cache
def size_words() -> dict[tuple[str, str], SizeWord]:
    """(lemma, part of speech) -> its row of en/sizes.tsv."""
    return {
        (row["word"], row["pos"]): SizeWord(row["size"], row["counts"], frozenset(row.items("of")), row.place)
        for row in table("sizes")
    }


@cache
def _heads() -> frozenset[str]:
    """The words by which a row is found: the verb of "gun_down", the noun of "lose life"."""
    return frozenset(word.split("_")[0].split(" ")[-1] for word, _ in size_words())


def counts_told(scene: Scene) -> list[Told]:
    """All counts of a sentence that hang on a size word, in text order."""
    found: list[Told] = []
    known = size_words()
    heads = _heads()
    if heads.isdisjoint(scene.tree.lemmas) and heads.isdisjoint(scene.tree.words):
        return found
    for index, token in enumerate(scene.tree.tokens):
        pos = _POS.get(token.upos)
        if pos is None or (token.text not in heads and scene.tree.lemmas[index] not in heads):
            continue
        row = known.get((token.lemma.lower(), pos)) or _row_of_two_words(scene, index, pos)
        if row is None or _is_only_thought_of(scene, index):
            continue
        quantity = _counted(scene, index, row)
        if quantity is not None:
            found.append(Told(index, row, quantity))
    return found


def _row_of_two_words(scene: Scene, index: int, pos: str) -> SizeWord | None:
    """A phrasal verb ("gun_down"), a verb by its object ("lose life"), an adjective by its form ("wounded")."""
    tree = scene.tree
    if pos == "A":
        return size_words().get((tree[index].text.lower(), pos))
    if pos == "N":
        head = tree[index].head
        if head < 0 or not tree.relation(index, "obj", "nsubj:pass"):
            return None
        return size_words().get((f"{tree[head].lemma.lower()} {tree[index].lemma.lower()}", "V"))
    particle = tree.particle(index)
    return size_words().get((f"{tree[index].lemma.lower()}_{particle}", "V")) if particle else None


def _is_only_thought_of(scene: Scene, word: int) -> bool:
    """Whether a verb stands under one that leaves it undone: "tried to kill twelve people"."""
    tree = scene.tree
    head = tree[word].head
    if head < 0 or tree[word].upos != "VERB" or not tree.relation(word, "xcomp", "acl"):
        return False
    effect = effect_of(scene, head) if tree[word].xpos == "VB" else None
    return effect is not None and effect[0] in _UNREAL


def _counted(scene: Scene, word: int, row: SizeWord) -> Quantity | None:
    tree = scene.tree
    one = row.size in HARM
    match row.counts:
        case "obj" | "subj":
            verb = word if tree[word].upos != "NOUN" else tree[word].head
            found = count_of(scene, roles_of(tree, verb).get(row.counts), one)
            return found if found is not None else _left_over(scene, word)
        case "victims":
            head = tree[word].head
            return None if head < 0 or not tree.relation(word, "amod") else _of_phrase(scene, head, one)
        case "described":
            return _described(scene, word, one)
        case "struck":
            return _struck(scene, word)
        case "of":
            own = count_at(scene, word)
            if own is not None:
                return own
            return (
                _of_phrase(scene, word, one)
                or _reached(scene, word)
                or _brought_to(scene, word)
                or _unheard_of(scene, word)
            )
        case _:
            return _of_phrase(scene, word, False) or _reached(scene, word)


def _left_over(scene: Scene, verb: int) -> Quantity | None:
    """A bare number right before a passive that the tree gives to the phrase before: "... and 11 were hurt"."""
    tree = scene.tree
    first = min((verb, *tree.kids(verb, "aux", "aux:pass")))
    if first == 0 or tree.kids(verb, "nsubj", "nsubj:pass", "obj") or tree[first - 1].upos != "NUM":
        return None
    return count_at(scene, first - 1)


def _described(scene: Scene, word: int, one: bool) -> Quantity | None:
    """Those whom an adjective is said of: "nine soldiers dead", "nine dead", "six were among the dead"."""
    tree = scene.tree
    head = tree[word].head
    own = tree.kid(word, "nummod", "advmod") if tree.kids(word, "nummod") else None
    if own is not None:
        return count_at(scene, word)
    if tree.relation(word, "amod") and head >= 0:
        return count_at(scene, head)
    if tree.relation(word, "xcomp") and head >= 0:
        return count_of(scene, roles_of(tree, head).get("obj"), one)
    if head >= 0 and tree.relation(word, "nmod") and tree[head].lemma.lower() in _COUNTERS:
        return _reached(scene, head)
    if tree.relation(word, "nsubj") and head >= 0 and tree[head].lemma in _HOLDS:
        return _at_least(count_of(scene, tuple(tree.kids(head, "obj")), False))
    subjects = tree.kids(word, "nsubj", "nsubj:pass")
    found = count_of(scene, tuple(part for kid in subjects for part in tree.coordination(kid)), one)
    return _at_least(found) if tree.preposition(word) == "among" else found


def _struck(scene: Scene, part: int) -> Quantity | None:
    """Who is hurt in a part of the body: "two boys were hit in the leg", "a farmer lost a foot"."""
    tree = scene.tree
    verb = tree[part].head
    if verb < 0 or tree[verb].upos != "VERB" or not tree.kids(part, "det", "nmod:poss"):
        return None
    if tree.relation(part, "obl") and tree.preposition(part) in ("in", "on"):
        return count_of(scene, roles_of(tree, verb).get("obj"), True)
    if tree.relation(part, "obj") and tree[verb].lemma == "lose":
        return count_of(scene, roles_of(tree, verb).get("subj"), True)
    return None


def _brought_to(scene: Scene, word: int) -> Quantity | None:
    """Those whom an act brings to what the word tells: "hacked five farmers to death"."""
    tree = scene.tree
    verb = tree[word].head
    if verb < 0 or tree[verb].upos != "VERB" or not tree.relation(word, "obl") or tree.preposition(word) != "to":
        return None
    return count_of(scene, roles_of(tree, verb).get("obj"), True)


def _unheard_of(scene: Scene, word: int) -> Quantity | None:
    """None at all, told of the news of it: "there were no reports of injuries"."""
    tree = scene.tree
    news = tree[word].head
    if news < 0 or not tree.relation(word, "nmod") or tree[news].lemma not in _NEWS:
        return None
    counted = count_at(scene, news)
    return counted if counted is not None and counted.high == 0 else None


def _at_least(quantity: Quantity | None) -> Quantity | None:
    return None if quantity is None else msgspec.structs.replace(quantity, high=None)


def _of_phrase(scene: Scene, noun: int, one: bool) -> Quantity | None:
    tree = scene.tree
    phrases = [kid for kid in tree.kids(noun, "nmod") if tree.preposition(kid) == "of"]
    heads = tuple(part for kid in phrases for part in tree.coordination(kid))
    return count_of(scene, heads, one and tree[noun].xpos != "NNS")


def _reached(scene: Scene, noun: int) -> Quantity | None:
    """The number told for a toll: "rose to 12", "stands at 12", "is 12", "put the toll at 12"."""
    tree = scene.tree
    verb = tree[noun].head
    if tree[noun].upos == "NUM" or tree.kids(noun, "cop"):
        return None
    if tree.relation(noun, "nsubj") and verb >= 0 and tree[verb].upos == "NUM":
        return count_at(scene, verb)  # "the toll is 12"
    if verb < 0 or tree[verb].upos != "VERB" or not tree.relation(noun, "nsubj", "nsubj:pass", "obj"):
        return None
    for kid in (*tree.kids(verb, "obl", "nmod"), *tree.kids(noun, "nmod"), *tree.kids(verb, "obj", "xcomp")):
        if kid != noun and tree.preposition(kid).split(" ")[0] in _REACHED | {"at"} and tree[kid].upos == "NUM":
            return count_at(scene, kid)
    return None
