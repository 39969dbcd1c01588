"""Clauses that an accord holds without being their subject: under it, made for them, without them.

"Under the pact the navies will patrol together", "a treaty to share the waters", "a deal without a clause on miners"
"""

from __future__ import annotations

from typing import Final

from dateline.stages.agreements import words
from dateline.stages.agreements.chain import Draft
from dateline.stages.agreements.passages import add_phrases, commit, is_clause_noun
from dateline.stages.agreements.scenes import Scene
from dateline.stages.agreements.seats import Seat
from dateline.stages.agreements.spans import predicate
from dateline.stages.agreements.steps import act_at
from dateline.stages.agreements.who import parties, unique

_UNDER: Final = frozenset({"under", "as part of", "in line with"})
_BY_WHICH: Final = frozenset({"under", "by", "in", "through", "where", "whereby"})


def under(scene: Scene, head: int, draft: Draft) -> None:
    """ "Under the pact the navies will patrol together": the clause is the accord's."""
    tree = scene.tree
    above = tree[head].head
    preposition = tree.preposition(head)
    if above >= 0 and preposition in _UNDER and tree.relation(head, "obl", "nmod", "advmod"):
        clause = above if tree[above].upos in ("VERB", "AUX") or tree.kids(above, "nsubj") else tree.clause(head)
        said = next(iter(tree.kids(clause, "ccomp")), None)
        if said is not None and tree[clause].lemma.lower() in words.cues():
            clause = said
        if tree.relation(clause, "acl:relcl", "acl") and above != clause:
            return
        if any(tree.preposition(kid) == "with" for kid in tree.kids(head, "nmod")):
            # "under a pact with Chad, Niger will ..." is a pact of Niger
            subjects = [actor for kid in tree.kids(clause, "nsubj") for actor in parties(scene, kid) if actor.code]
            draft.parties = unique([*draft.parties, *subjects])
        _hold_under(scene, draft, clause, tree.subtree(head))
    if preposition == "according to" and above >= 0:
        _hold_under(scene, draft, above, tree.subtree(head))
    for clause in tree.kids(head, "acl:relcl"):
        which = next(
            (
                kid
                for kid in tree.children[clause]
                if tree[kid].text.lower() in ("which", "whereby", "where")
                and (tree.preposition(kid) in _BY_WHICH or tree[kid].text.lower() == "whereby")
            ),
            None,
        )
        if which is not None:
            tokens = predicate(scene, clause, tree.subtree(which), subject=True)
            commit(scene, draft, tokens, "agreement-under", None)


def _hold_under(scene: Scene, draft: Draft, clause: int, leave_out: tuple[int, ...]) -> None:
    """A clause that holds under the accord, and those set beside it: "and neither side may ..., while Oman will"."""
    tree = scene.tree
    beside = [kid for kid in tree.kids(clause, "conj") if tree.kids(kid, "nsubj", "nsubj:pass")]
    beside += [
        kid
        for kid in tree.kids(clause, "advcl")
        if any(tree[mark].text.lower() in ("while", "whereas") for mark in tree.kids(kid, "mark"))
    ]
    for verb in (clause, *beside):
        marks = tuple(i for mark in tree.kids(verb, "mark", "cc") for i in tree.subtree(mark))
        tokens = predicate(scene, verb, (*leave_out, *marks), subject=True)
        subject = tree.kid(verb, "nsubj", "nsubj:pass")
        if subject is not None:
            start = min(tree.subtree(subject))
            tokens = tuple(i for i in tokens if i >= start) if start < verb else tokens
        commit(scene, draft, tokens, "agreement-under", None)


def behind(scene: Scene, head: int, draft: Draft) -> None:
    """ "a treaty to share the waters", "an agreement not to attack": what it is made for."""
    tree = scene.tree
    for clause in tree.kids(head, "acl"):
        infinitive = any(tree[kid].text.lower() == "to" for kid in tree.kids(clause, "mark"))
        if infinitive and tree[clause].xpos == "VB" and not tree.kids(clause, "aux:pass"):
            tokens = tuple(i for i in tree.subtree(clause) if i > head)
            start = next((i for i in tokens if tree[i].text.lower() in ("not", "never")), clause)
            commit(scene, draft, tuple(i for i in tokens if i >= min(start, clause)), "agreement-to", None)
        elif tree[clause].xpos == "VBG" and clause == head + 1 and not act_at(scene, Seat(clause, "subj")):
            lemma = tree[clause].lemma.lower()
            if lemma not in words.contents() and lemma not in words.listed("opinions"):
                commit(scene, draft, predicate(scene, clause), "agreement-to", None)
    for clause in tree.kids(head, "ccomp"):
        commit(scene, draft, predicate(scene, clause, subject=True), "agreement-says", None)


def without(scene: Scene, head: int, draft: Draft) -> None:
    """ "a pact without a mutual-defence clause", "the deal was worthless without a clause on miners"."""
    tree = scene.tree
    above = tree[head].head
    beside = tree.kids(above, "obl", "nmod") if above >= 0 and tree.relation(head, "nsubj") else ()
    for kid in (*tree.kids(head, "nmod"), *beside):
        if tree.preposition(kid) == "without" and is_clause_noun(scene, kid):
            add_phrases(scene, draft, list(tree.coordination(kid)), "exclusions", "agreement-excludes")
