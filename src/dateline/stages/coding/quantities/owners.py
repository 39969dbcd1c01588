"""Which act of a sentence a count belongs to.

A count belongs to the act whose trigger it hangs on; else to the nearest act of the tree that it may measure.
What is told of another act ("after 40 died in an earlier raid"), of an act that was dropped, or of nature stays away.
"""

from __future__ import annotations

from dateline.records import Actor, Quantity
from dateline.stages.coding.binding import Candidate
from dateline.stages.coding.quantities.told import Told
from dateline.stages.coding.roles import roles_of
from dateline.stages.coding.scene import Scene
from dateline.stages.coding.wording import lemmas_at

_FARTHEST = 5
_FORCES = ("COP", "MIL", "PRM")
_CAUSES = ("in", "by", "from", "during", "of", "after")


def final_owner(every: list[Candidate], number: int) -> Candidate | None:
    """The candidate that an absorbed one is part of; None where that one is dropped."""
    seen = {number}
    while (above := every[number].absorbed_by) is not None and above not in seen:
        seen.add(above)
        number = above
    return None if every[number].dropped is not None or every[number].absorbed_by is not None else every[number]


def owner_of(scene: Scene, told: Told, every: list[Candidate]) -> tuple[Candidate | None, bool]:
    """The act a count belongs to, and whether the count is free: hangs on no act at all, so that it may belong to the
    sentence before."""
    zero = told.quantity.high == 0
    for number, candidate in enumerate(every):
        if told.word in (candidate.trigger, candidate.seat) and not (zero and candidate.dropped is not None):
            owner = final_owner(every, number)
            return (owner if owner is not None and _fits(owner, told) else None), False
    if is_natural(scene, told.word):
        return None, False
    ranked = sorted(
        (distance, number)
        for number, candidate in enumerate(every)
        if not (zero and candidate.dropped is not None)
        and scene.ontology.behaviour(candidate.row.event) in told.row.of
        and (distance := _distance(scene, told.word, candidate)) <= _FARTHEST
    )
    if not ranked:
        return None, not _has_doer(scene, told.word) and not any(_stands_under(scene, told.word, c) for c in every)
    owner = final_owner(every, ranked[0][1])
    if owner is None or not _fits(owner, told):
        return None, False
    # "the attack" of which no party is told refers back, and so does what is counted of it
    return owner, scene.tree[owner.trigger].upos == "NOUN" and not owner.actors and not owner.recipients


def is_natural(scene: Scene, word: int) -> bool:
    """Whether those counted fell to nature or an accident: "12 died in a bus crash"."""
    tree = scene.tree
    causes = scene.ontology.words_of(("nature", "accident"))
    heads = [kid for kid in tree.kids(word, "obl", "nmod", "obl:agent") if tree.preposition(kid) in _CAUSES]
    heads += tree.kids(word, "nsubj")
    return any(not causes.isdisjoint(lemmas_at(scene, head)) for head in heads)


def _fits(owner: Candidate, told: Told) -> bool:
    return owner.behaviour in told.row.of and suits(owner.scene, told.quantity, owner.behaviour, owner.actors)


def suits(scene: Scene, counted: Quantity, behaviour: str, doers: tuple[Actor, ...]) -> bool:
    """Whether a count of a sentence may be an act's. Nobody hurt says something of an attack alone; and the force that
    uses water cannon is not whom it hurts, if officers are counted."""
    if behaviour != "ASSAULT":
        return counted.high != 0
    own = {(actor.code, actor.sector) for actor in doers}
    if len(own) != 1 or doers[0].sector not in _FORCES:
        return True
    return not any(
        counted.start <= scene.tree[head].start < counted.end
        and {(actor.code, actor.sector) for actor in mention.actors} == own
        for head, mention in scene.mentions.items()
    )


def _has_doer(scene: Scene, word: int) -> bool:
    """Whether somebody or something is told as doing it: "The flames left nine dead" speaks of its own cause."""
    tree = scene.tree
    verb = tree[word].head if tree.relation(word, "xcomp") else word
    return verb >= 0 and tree[verb].upos == "VERB" and bool(roles_of(tree, verb).get("subj") and tree.kids(verb, "obj"))


def _stands_under(scene: Scene, word: int, candidate: Candidate) -> bool:
    return scene.tree.is_above(candidate.trigger, word) or scene.tree.is_above(candidate.seat, word)


def _distance(scene: Scene, word: int, candidate: Candidate) -> int:
    """Edges of the tree between a word and an act."""
    above = [word, *scene.tree.ancestors(word)]
    steps = []
    for end in {candidate.trigger, candidate.seat}:
        for up, node in enumerate([end, *scene.tree.ancestors(end)]):
            if node in above:
                steps.append(up + above.index(node))
                break
    return min(steps, default=_FARTHEST + 1)
