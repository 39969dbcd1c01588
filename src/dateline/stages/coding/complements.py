"""To whom a demand, threat, refusal or promise is addressed, where only its complement tells.

"demanded that Sudan free the pilots" asks Sudan; "threatened to ban opposition candidates" threatens them, and so does
"threatened to strike unless Tehran yields"; "refused to send peacekeepers to Iraq" refuses Iraq.
"""

from __future__ import annotations

from typing import Final

from dateline.records import Reason
from dateline.stages.coding.matching import Candidate
from dateline.stages.coding.parties import coded, parties, place_as_party, unique
from dateline.stages.coding.roles import roles_of

_ADDRESSED: Final = ("REQUEST", "THREATEN", "REJECT")
# Where those a complement's act is directed at stand, in order of trust.
_TARGETS: Final = ("obj", "iobj", "against", "with", "on", "to", "from", "for", "of")
_PLACES: Final = ("in", "into")
_CONDITIONS: Final = frozenset({"if", "unless"})


def address(candidate: Candidate) -> None:
    """Give a demand, threat or refusal without a recipient the one that its complement names."""
    if candidate.event not in _ADDRESSED or coded(candidate.recipients):
        return
    own = {actor.code for actor in candidate.actors if actor.code}
    for heads, note in _places_to_look(candidate):
        found = [
            actor
            for head in heads
            for actor in coded(parties(candidate.scene, head) or place_as_party(candidate.scene, head))
            if actor.code not in own and not _is_own_thing(candidate, head)
        ]
        if found:
            candidate.recipients = unique(found)
            candidate.tokens |= set(heads)
            candidate.why.append(Reason("recipient-from-complement", note))
            return


def _places_to_look(candidate: Candidate) -> list[tuple[tuple[int, ...], str]]:
    tree = candidate.scene.tree
    seat = tree[candidate.trigger].head if candidate.row.pos == "AUX" else candidate.trigger
    found: list[tuple[tuple[int, ...], str]] = []
    for clause in (*tree.kids(seat, "ccomp"), *tree.kids(seat, "acl", "xcomp", "advcl")):
        roles = roles_of(tree, clause)
        if candidate.event == "REQUEST":
            if tree.relation(clause, "ccomp", "acl"):
                found.append((roles.get("subj") or roles.get("obj"), "who is to do what is asked"))
            continue
        if tree.relation(clause, "advcl"):
            continue
        for role in (*_TARGETS, *_PLACES):
            found.append((roles.get(role), f"whom the act spoken of is directed at ({role})"))
    if candidate.event == "REQUEST":
        found.append((candidate.roles.get("by"), "who is to give what is asked"))
    if candidate.event == "THREATEN":
        for clause in tree.subtree(seat):
            marks = {tree[kid].text.lower() for kid in tree.kids(clause, "mark")}
            if tree.relation(clause, "advcl") and marks & _CONDITIONS:
                found.append((roles_of(tree, clause).get("subj"), "who is to meet the condition"))
    return found


def _is_own_thing(candidate: Candidate, head: int) -> bool:
    """A thing asked for or withheld ("its troops") is nobody that is addressed."""
    mention = candidate.scene.mentions.get(head)
    tree = candidate.scene.tree
    possessors = [tree[kid].upos for kid in tree.kids(head, "nmod:poss")]
    return mention is not None and mention.kind == "thing" and "PRON" in possessors
