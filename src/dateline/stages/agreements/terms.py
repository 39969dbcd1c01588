"""How long an accord is to run: "ten-year", "for five years", "until 2030", and whether it can be renewed."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from dateline.records import Reason, Term, When
from dateline.stages.agreements.chain import Draft
from dateline.stages.agreements.references import Reference
from dateline.stages.agreements.scenes import Scene

_RENEWING: Final = frozenset({"renew", "extend", "prolong"})


def term_of(reference: Reference, draft: Draft) -> None:
    """The length that stands before an accord's noun, or behind it after "for" or "of"."""
    scene, tree = reference.scene, reference.scene.tree
    for head, when in scene.times:
        if when.kind != "DURATION":
            continue
        before = reference.first <= head < reference.head or (
            tree[reference.first].start <= when.start and when.end <= tree[reference.head].start
        )
        behind = head in tree.kids(reference.head, "nmod") and tree.preposition(head) in ("for", "of")
        above = tree[reference.head].head
        beside = (
            above >= 0
            and tree[above].lemma in ("sign", "conclude", "agree", "declare", "extend", "renew", "prolong")
            and head in tree.kids(above, "obl")
            and tree.preposition(head) == "for"
        )
        if before or behind or beside:
            _add(scene, draft, when, when.value)
    if "renewable" in {tree[i].lemma.lower() for i in range(reference.first, reference.head)}:
        _renew(draft)


def term_at(scene: Scene, draft: Draft, verb: int) -> None:
    """The length or the end that stands with a verb such as "runs" or "is valid"."""
    tree = scene.tree
    inside = set(tree.subtree(verb))
    for head, when in scene.times:
        if head not in inside:
            continue
        ends = when.kind == "DATE" and tree.preposition(head) in ("until", "till", "to", "through")
        if when.kind == "DURATION" or ends:
            _add(scene, draft, when, when.value)
    lemmas = {tree[i].lemma.lower() for i in inside}
    if lemmas & _RENEWING or "renewable" in lemmas:
        _renew(draft)


def _add(scene: Scene, draft: Draft, when: When, value: str) -> None:
    if value.startswith(("PX", "PTX")) or any(term.value == value for term in draft.terms):
        return
    why = (Reason("agreement-term", f"“{when.text}” tells how long it is to run"),)
    draft.terms.append(Term(when.start, when.end, when.text, value, why=why))


def _renew(draft: Draft) -> None:
    draft.terms[:1] = [replace(term, renewable=True) for term in draft.terms[:1]]
