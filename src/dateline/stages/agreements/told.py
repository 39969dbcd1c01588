"""How an act about an accord is told: as done, ahead, possible, negated or denied.

The walk goes from the verb up through the words that govern it, as far as its complement clauses reach. What each
governing word does stands in en/embedding.tsv, what modals and negations do in en/hedges.tsv: the tables of the coder.

"Moscow denied that it had signed the treaty" -> denied; "are expected to sign" -> ahead; "threatened to quit"
-> possible.
"""

from __future__ import annotations

from typing import Final

from dateline.records import Telling
from dateline.stages.agreements import words
from dateline.stages.agreements.scenes import Scene

_CONDITIONAL: Final = frozenset({"if", "unless", "whether", "lest"})
_YET: Final = frozenset({"before", "until", "once", "when"})
_COMPLEMENT: Final = ("xcomp", "ccomp", "csubj", "csubj:pass", "obj", "nsubj:pass", "acl", "advcl", "obl")
_OBJECTS: Final = ("obj", "nsubj:pass", "obl", "nmod", "acl", "advcl")
_POS: Final = {"VERB": "V", "AUX": "V", "NOUN": "N", "PROPN": "N", "ADJ": "A"}
# What a governing word's effect makes of the act below it. "through" and others leave it as it is told.
_MADE: Final[dict[str, Telling]] = {
    "future": "ahead", "expected": "ahead", "commit": "ahead", "request": "possible", "threaten": "possible",
    "unreal": "possible", "attempt": "possible", "refuse": "negated", "deny": "denied",
}  # fmt: skip
_FAILED: Final = frozenset({"fail", "refuse", "decline"})
_ABOUT: Final = frozenset({"on", "about", "for", "towards", "toward"})
_GOVERNED: Final = frozenset({"for", "on", "to", "about"})
_BESIDE: Final = frozenset(
    {
        "",
        "after",
        "before",
        "since",
        "while",
        "when",
        "as",
        "by",
        "once",
        "until",
        "because",
        "although",
        "though",
        "with",
    }
)
"""What leads a clause that stands beside its governing word and is not taken in by it."""
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
_ORDER: Final[tuple[Telling, ...]] = ("done", "ahead", "possible", "negated", "denied")


def told(scene: Scene, seat: int) -> Telling:
    """How the act seated at a verb, noun or adjective is told. The strongest doubt on the way up wins."""
    found: Telling = "done"
    tree = scene.tree
    word, seen = seat, {seat}
    while True:
        found = stronger(found, _local(scene, word))
        head = tree[word].head
        if head < 0 or head in seen or not tree.relation(word, *_COMPLEMENT, "conj"):
            break
        if tree.relation(word, "conj"):
            if any(tree.kids(word, "nsubj", "nsubj:pass", "aux")) or tree[word].upos != tree[head].upos:
                break
            if tree[word].xpos in _FINITE and tree[head].xpos not in _FINITE:
                break
            found = stronger(found, _local(scene, head, only_modals=True))
        else:
            made = _made_of(scene, word, head)
            if made is None:
                break
            found = stronger(found, made)
        word = head
        seen.add(word)
    if found == "done" and any(item.denied for item in scene.said_by(seat)):
        return "denied"
    return found


def stronger(first: Telling, second: Telling) -> Telling:
    """Of two ways of telling the one that is further from done."""
    return max(first, second, key=_ORDER.index)


def is_negated(scene: Scene, word: int) -> bool:
    """Whether a word has a negation of its own: "not", "never", "no longer"."""
    tree = scene.tree
    kids = tree.kids(word, "advmod", "cc:preconj", "cc", "det")
    negations = sum(words.helpers().get(tree[kid].text.lower()) == "negation" for kid in kids)
    return negations % 2 == 1


def _local(scene: Scene, word: int, only_modals: bool = False) -> Telling:
    tree = scene.tree
    found: Telling = "done"
    for child in tree.children[word]:
        lemma = tree[child].text.lower()
        if tree[child].deprel in ("aux", "aux:pass"):
            kind = words.helpers().get(lemma)
            if kind in ("modal_future", "modal_would"):
                found = stronger(found, "ahead")
            elif kind == "modal_unreal":
                found = stronger(found, "possible")
        elif tree[child].deprel in ("mark", "advmod") and lemma in _CONDITIONAL:
            found = stronger(found, "possible")
        elif tree[child].deprel == "mark" and lemma in _YET and tree[word].xpos in ("VBZ", "VBP"):
            found = stronger(found, "ahead")  # "before it takes effect"
    to = any(tree[kid].text.lower() == "to" for kid in tree.kids(word, "mark"))
    if to and any(tree[kid].lemma == "be" for kid in tree.kids(word, "aux", "cop")):
        found = stronger(found, "ahead")  # "are to sign"
    if not only_modals and is_negated(scene, word):
        return "negated"
    return found


def _made_of(scene: Scene, word: int, head: int) -> Telling | None:
    """What the governing word makes of the act below; None where it does not govern it."""
    tree = scene.tree
    if tree.relation(word, "acl", "acl:relcl") and tree[head].lemma.lower() in words.nouns():
        return None  # "the deal, signed in May, ..." is told by itself
    if tree[head].upos == "NOUN" and tree.relation(word, "acl"):
        effect = words.effects().get((tree[head].lemma.lower(), "N"))
        if is_negated(scene, head):
            return "negated"  # "had no wish to extend the pact"
        if effect is not None:
            return _MADE.get(effect)
        if any(tree[kid].text.lower() in _ABOUT for kid in tree.kids(word, "mark", "case")):
            return "possible"  # "talks on reviving the deal"
        return "ahead" if tree[word].xpos == "VB" else None
    if tree.relation(word, "advcl") and tree.preposition(word) in _BESIDE:
        return None
    if tree.relation(word, "obj", "nsubj:pass", "obl") and tree[word].upos not in ("NOUN", "PROPN"):
        return None
    if tree.relation(word, "obl") and tree.preposition(word) not in _GOVERNED:
        return None
    lemma = tree[head].lemma.lower()
    particle = tree.particle(head)
    if tree.relation(word, "obj") and any(tree[kid].upos != "VERB" for kid in tree.kids(head, "xcomp")):
        return None  # "called the suspension a mistake"
    if (
        lemma == "have"
        and tree.relation(word, "xcomp")
        and any(tree[kid].text.lower() == "to" for kid in tree.kids(word, "mark"))
    ):
        return "ahead"  # "has to ratify"
    if lemma in _FAILED and tree.relation(word, "xcomp"):
        return "negated"
    if tree.relation(word, "ccomp") and lemma in words.cues():
        return "done"  # what is said is told as it is said; who says so stands with the step
    pos = _POS.get(tree[head].upos, "")
    effect = words.effects().get((f"{lemma}_{particle}" if particle else lemma, pos))
    if effect is None and tree[head].xpos == "VBN":
        effect = words.effects().get((tree[head].text.lower(), "A"))
    if effect is not None:
        return _MADE.get(effect, "done")
    if tree.relation(word, "advcl") and tree.preposition(word) == "to":
        return "possible"  # told as a purpose
    return "done" if tree.relation(word, "ccomp", "xcomp") else None
