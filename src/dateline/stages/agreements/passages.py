"""How what is told of an accord gets into its draft: as passages, each once, denials apart."""

from __future__ import annotations

from typing import Final

from dateline.records import Reason
from dateline.stages.agreements import words
from dateline.stages.agreements.chain import Draft
from dateline.stages.agreements.scenes import Scene
from dateline.stages.agreements.spans import predicate, thing

NOTES: Final = {
    "agreement-silent": "told as not mentioned or not made known",
    "agreement-is-not": "told as what the accord is not",
    "agreement-will": "told as what the accord will do",
    "agreement-says": "told as what the accord says",
    "agreement-excludes": "told as left out of the accord",
    "agreement-covers": "told as covered by the accord",
    "agreement-includes": "told as included in the accord",
    "agreement-content": "the accord is the subject of what it does",
    "agreement-under": "told as what holds under the accord",
    "agreement-to": "told as what the accord is made for",
    "agreement-vow": "told as what the parties agreed to",
    "agreement-return": "told as given in return",
    "agreement-on": "named with the accord",
    "agreement-name": "a word of its name",
    "agreement-denied": "told as denied",
    "agreement-field": "listed among what it is about",
}
"""What each rule says in plain words."""


def add_phrases(scene: Scene, draft: Draft, heads: list[int], layer: str, rule: str, row: str | None = None) -> None:
    """Add things told of an accord, each at its head word; a clause counts as a thing, a bare pronoun does not."""
    for head in heads:
        if scene.tree[head].upos in ("PRON", "DET"):
            continue
        clause = scene.tree.relation(head, "ccomp", "xcomp", "advcl") and scene.tree[head].upos == "VERB"
        tokens = predicate(scene, head, subject=True) if clause else thing(scene, head)
        leading = set(scene.tree.kids(head, "mark")) if scene.tree.relation(head, "advcl") else set()
        tokens = tuple(i for i in tokens if i not in leading)
        add(scene, draft, layer, tokens, rule, row)


def commit(scene: Scene, draft: Draft, tokens: tuple[int, ...], rule: str, row: str | None) -> None:
    """Add a clause of an accord, and remember where: "in return" goes back to it."""
    if add(scene, draft, "commitments", tokens, rule, row):
        draft.commitment_seen = scene.order


def add(scene: Scene, draft: Draft, layer: str, tokens: tuple[int, ...], rule: str, row: str | None = None) -> bool:
    """Add a passage, unless it lies in one that the draft already holds; what is told as denied is a denial."""
    if tokens and rule != "agreement-denied" and scene.tree[tokens[0]].text.lower() == "that":
        tokens = tokens[1:]
    passage = scene.passage(tokens, Reason(rule, NOTES[rule], row))
    if passage is None:
        return False
    held = getattr(draft, "denials" if any(item.denied for item in passage.attributions) else layer)
    if any(item.start <= passage.start and passage.end <= item.end for item in held):
        return False
    held[:] = [item for item in held if not (passage.start <= item.start and item.end <= passage.end)]
    held.append(passage)
    return True


def is_clause_noun(scene: Scene, head: int) -> bool:
    """Whether a noun is a part of an accord ("a clause on miners") and not only what it is about ("trade")."""
    lemma = scene.tree[head].lemma.lower()
    return lemma in words.listed("clauses") or bool(scene.tree.kids(head, "acl"))
