"""Give every act of a sentence its counts: people killed, hurt, arrested, freed, marching; arms, troops and money.

Lexicons: en/sizes.tsv (words that count), en/size_acts.tsv (acts that count), en/size_things.tsv (things counted).
"Gunmen killed three people and wounded twelve" -> dead 3 with the killing, injured 12 with the wounding.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from dateline.lexicon import table
from dateline.records import Quantity
from dateline.stages.coding.binding import Candidate
from dateline.stages.coding.quantities.owners import final_owner, owner_of
from dateline.stages.coding.quantities.phrases import count_at, count_of
from dateline.stages.coding.quantities.told import HARM, counts_told
from dateline.stages.coding.scene import Scene

# Whose things are not what the act gives or uses.
_OTHER_ROLES: Final = frozenset({"subj", "poss", "xcomp", "ccomp", "acl", "since", "after", "before"})


@cache
def _acts() -> dict[tuple[str, str], tuple[str, str]]:
    return {(row["event"], row["mode"]): (row["counts"], row["size"]) for row in table("size_acts")}


@cache
def _things() -> dict[str, tuple[str, frozenset[str]]]:
    return {row["word"]: (row["size"], frozenset(row.items("of"))) for row in table("size_things")}


def measure(scene: Scene, every: list[Candidate]) -> dict[str, Quantity]:
    """Fill `size` of the candidates of a sentence; what is returned hangs on none of them.

    To be called when they are decided. A kind of count that an act already has is kept.
    """
    free: dict[str, Quantity] = {}
    for told in counts_told(scene):
        owner, is_free = owner_of(scene, told, every)
        if owner is not None:
            owner.size.setdefault(told.row.size, told.quantity)
        if is_free:
            free.setdefault(told.row.size, told.quantity)
    for number, candidate in enumerate(every):
        owner = final_owner(every, number)
        if owner is not None:
            _count_by_act(scene, candidate, owner)
            _count_things(scene, candidate, owner)
    return free


def _count_by_act(scene: Scene, candidate: Candidate, owner: Candidate) -> None:
    """The count that the act itself tells: whom it arrests or frees, who marches."""
    if owner.event != candidate.row.event:
        return  # a release that is only promised or demanded has freed nobody
    behaviour = candidate.behaviour
    found = _acts().get((behaviour, candidate.row.mode or "")) or _acts().get((behaviour, candidate.mode or ""))
    if found is None or found[1] in owner.size:
        return
    counts, size = found
    role = _victims_role(candidate) if counts == "obj" else counts
    heads = tuple(head for head in candidate.roles.get(role) if scene.tree[head].lemma.lower() not in _things())
    quantity = count_of(scene, heads, size in HARM)
    if quantity is None and counts == "subj" and scene.tree[candidate.trigger].upos == "NOUN":
        quantity = count_of(scene, candidate.roles.get("of"), False)  # "a rally of 3,000 people"
    if quantity is not None and quantity.high != 0:
        owner.size[size] = quantity


def _victims_role(candidate: Candidate) -> str:
    """Where an act's row has its recipient, if not as an object: of "spend the night in a cell" it is the subject."""
    told = {role for alternative in candidate.row.recipient.alternatives for role in alternative}
    return "subj" if "subj" in told and "obj" not in told else "obj"


def _count_things(scene: Scene, candidate: Candidate, owner: Candidate) -> None:
    for role, heads in candidate.roles.by_role.items():
        if role in _OTHER_ROLES:
            continue
        for head in heads:
            for part in (head, *scene.tree.kids(head, "nmod")):
                _count_thing(scene, part, owner)
    _count_thing(scene, candidate.trigger, owner)


def _count_thing(scene: Scene, head: int, owner: Candidate) -> None:
    tree, things = scene.tree, _things()
    lemma = tree.lemmas[head]
    words = [lemma]
    if tree.has_kid(head, "nmod", "compound"):
        parts = [tree.lemmas[kid] for kid in tree.kids(head, "nmod") if tree.preposition(kid) == "of"]
        words = [*[f"{tree.lemmas[kid]} {lemma}" for kid in tree.kids(head, "compound")], lemma, *parts]
    for word in words:
        thing = things.get(word)
        if thing is None or owner.behaviour not in thing[1] or thing[0] in owner.size:
            continue
        quantity = count_at(scene, head)
        if quantity is not None:
            owner.size[thing[0]] = quantity
        return
