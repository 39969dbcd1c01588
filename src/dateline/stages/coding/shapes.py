"""Shapes of clauses in which a word hangs elsewhere than where it belongs: headlines, parted infinitives, measures.

"Rebels routed in north" has lost its auxiliary; of "promised in return to buy" the parser hangs "buy" on "return";
"began ten days of drills" begins drills; "launched what analysts call a raid" launches a raid.
"""

from __future__ import annotations

from typing import Final

from dateline.trees import Tree

_NOUNS: Final = ("NOUN", "PROPN")
_SENTENCE_ENDS: Final = frozenset({".", "!", "?", '"', "”", "’", "'", ")", ";", ":"})
_MEASURES: Final = frozenset(
    "minute hour day night week weekend month year round series wave string spate set session bout couple pair".split()
)


def is_headline_participle(tree: Tree, verb: int) -> bool:
    """Whether a past form is all that a headline has left of a passive: "Rebels routed in north".

    A headline tells what is new in the present, so that a past form without an object is a participle.
    """
    if tree[verb].xpos not in ("VBD", "VBN") or tree[len(tree.tokens) - 1].text in _SENTENCE_ENDS:
        return False
    if not tree.kids(verb, "nsubj") or tree.kids(verb, "obj", "iobj", "aux", "ccomp", "cop"):
        return False
    return not tree.is_passive(verb)


def parted_infinitives(tree: Tree, verb: int) -> tuple[int, ...]:
    """Infinitives parted from their verb by an adverbial, on which parsers hang them: "promised in return to buy"."""
    return tuple(
        clause
        for adverbial in tree.kids(verb, "obl", "obl:unmarked")
        for clause in tree.kids(adverbial, "acl")
        if tree[clause].xpos == "VB"
        and not tree.kids(adverbial, "det", "nmod:poss", "amod")
        and any(tree[kid].text.lower() == "to" for kid in tree.kids(clause, "mark"))
    )


def is_headline_plan(tree: Tree, verb: int) -> bool:
    """Whether an infinitive is all that a headline says of its subject: "Kenya, Uganda to build railway"."""
    head = tree[verb].head
    if tree[verb].xpos != "VB" or head < 0 or tree[head].head >= 0 or tree[head].upos not in _NOUNS or head > verb:
        return False
    if tree[len(tree.tokens) - 1].text in _SENTENCE_ENDS or not tree.relation(verb, "acl", "advcl"):
        return False
    return any(tree[kid].text.lower() == "to" for kid in tree.kids(verb, "mark"))


def measured(tree: Tree, noun: int) -> int:
    """The measure that stands in a noun's place: "began ten days of drills" begins drills."""
    head = tree[noun].head
    of_measure = head >= 0 and tree.relation(noun, "nmod") and tree.preposition(noun) == "of"
    return head if of_measure and tree[head].lemma.lower() in _MEASURES else noun


def is_free_relative(tree: Tree, verb: int) -> bool:
    """Whether a verb's clause hangs on "what": "carried out what officials call an air raid"."""
    return tree.relation(verb, "acl:relcl") and tree[tree[verb].head].lemma.lower() == "what"


def free_relative(tree: Tree, verb: int) -> int | None:
    """The verb that governs the clause of `verb` if that clause stands for a noun; "what" leads it or heads it."""
    head = tree[verb].head
    if tree[verb].upos != "VERB" or head < 0:
        return None
    if is_free_relative(tree, verb):
        return tree[head].head if tree[head].head >= 0 else None
    return head if any(tree[kid].lemma.lower() == "what" for kid in tree.children[verb]) else None
