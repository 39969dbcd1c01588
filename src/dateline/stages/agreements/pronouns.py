"""Pronouns that stand for an accord: "it" before a word that only a text can do, right after the accord was named."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.stages.agreements import words
from dateline.stages.agreements.chain import Draft
from dateline.stages.agreements.scenes import Scene
from dateline.stages.agreements.seats import Seat, seats
from dateline.stages.agreements.steps import act_at


def pronouns(scene: Scene, before: Draft | None, named: dict[int, Draft]) -> Iterator[tuple[int, Draft]]:
    """Tokens of a sentence that speak of an accord, each with it: the one named last before the token, here or in the
    sentence before."""
    for index, token in enumerate(scene.sentence.tokens):
        word = token.text.lower()
        if word not in ("it", "its"):
            continue
        tree = scene.tree
        earlier = max((head for head in named if head < index), default=None)
        draft = before if earlier is None else named[earlier]
        if draft is None or scene.order - draft.last > 1:
            continue
        if word == "it" and tree.relation(index, "obj") and _was_subject(scene, draft):
            if any(act_at(scene, seat) and scene.tree[seat.word].lemma != "have" for seat in seats(scene, index)):
                yield index, draft
        elif word == "it" and tree.relation(index, "nsubj", "nsubj:pass"):
            was_subject = _was_subject(scene, draft)
            if any(_speaks_of_text(scene, seat, was_subject) for seat in seats(scene, index)):
                yield index, draft
        elif word == "its" and tree.relation(index, "nmod:poss"):
            above = tree[index].head
            if above >= 0 and tree[above].lemma in ("term", "text", "provision", "wording"):
                yield index, draft


def _was_subject(scene: Scene, current: Draft) -> bool:
    """Whether the accord was last named as a subject, which is what "it" goes back to first."""
    last = current.references[-1]
    tree = last.scene.tree
    return tree.relation(last.head, "nsubj", "nsubj:pass") or last.scene.order == scene.order


def _speaks_of_text(scene: Scene, seat: Seat, was_subject: bool) -> bool:
    """Whether what is told of "it" is told of texts: surely so, or likely and the accord was the subject."""
    lemma = scene.tree[seat.word].lemma.lower()
    for row in words.contents().get(lemma, ()):
        if seat.role == "subj" and (row.sure or was_subject):
            return True
    if lemma == "make" and any(
        scene.tree[kid].lemma in ("mention", "reference") for kid in scene.tree.kids(seat.word, "obj")
    ):
        return seat.role == "subj"
    if (
        seat.role == "obj"
        and act_at(scene, seat)
        and lemma in ("sign", "ratify", "initial", "ink", "violate", "breach")
    ):
        return True
    return seat.role in ("subj", "obj") and was_subject and act_at(scene, seat)
