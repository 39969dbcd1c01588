"""To whom a demand, threat, refusal, promise or protest is addressed, where only its complement tells.

"demanded that Sudan free the pilots" asks Sudan; "threatened to ban opposition candidates" threatens them, and so does
"threatened to strike unless Tehran yields"; "refused to send peacekeepers to Iraq" refuses Iraq.
"""

from __future__ import annotations

from typing import Final

from dateline.records import Actor, Reason
from dateline.stages.coding.binding import Candidate
from dateline.stages.coding.parties import coded, parties, place_as_party, unique
from dateline.stages.coding.roles import roles_of

_ADDRESSED: Final = ("REQUEST", "THREATEN", "REJECT", "AGREE", "CONCEDE", "PROTEST", "SANCTION", "ACCUSE", "RETREAT")
# Where those a complement's act is directed at stand, in order of trust.
_TARGETS: Final = ("obj", "iobj", "against", "with", "on", "to", "from", "for", "of")
_SERVED: Final = ("iobj", "to", "with", "for", "between")
_PLACES: Final = ("in", "into")
_RULING: Final = ("GOV", "LEG", "JUD", "MIL")
_CONDITIONS: Final = frozenset({"if", "unless"})
_MENACED: Final = ("against", "with", "on", "inside")
# Against whom a crowd turns is told with the protest or with what it is for.
_PROTESTED: Final = ("against", "at", "over", "obj", "from")
# Those through whom a state acts are not whom it speaks to ("had no intention of pulling troops back").
_OWN_ARMS: Final = ("GOV", "MIL", "COP")


def address(candidate: Candidate) -> None:
    """Give a demand, threat, refusal, promise or protest without a recipient the one that its complement names.

    Of the actor's own country only others than the actor are taken ("threatened to ban opposition candidates"); those
    in power and their arms only where the actor is not of them ("rebels threatened to fight on unless the army left").
    """
    if candidate.behaviour not in _ADDRESSED or coded(candidate.recipients):
        return
    if candidate.behaviour == "RETREAT" and candidate.mode != "access":
        return
    own = {(actor.code, actor.sector) for actor in candidate.actors}
    countries = {actor.code for actor in candidate.actors if actor.code}
    protest = candidate.behaviour == "PROTEST"
    ruling = any(actor.sector in (None, *_RULING, *_OWN_ARMS) for actor in candidate.actors)
    through = (None, *_OWN_ARMS) if ruling or not own else (None,)
    for heads, note in _places_to_look(candidate):
        found = [
            actor
            for head in heads
            for actor in coded(parties(candidate.scene, head) or _place(candidate, head))
            if not _is_own_thing(candidate, head)
            and (
                actor.code not in countries
                or ((actor.code, actor.sector) not in own and (protest or actor.sector not in through))
            )
        ]
        if found:
            candidate.recipients = unique(found)
            candidate.tokens |= set(heads)
            candidate.why.append(Reason("recipient-from-complement", note))
            return


def _places_to_look(candidate: Candidate) -> list[tuple[tuple[int, ...], str]]:
    tree = candidate.scene.tree
    seat = tree[candidate.trigger].head if candidate.row.pos == "AUX" else candidate.trigger
    if candidate.behaviour == "PROTEST":
        return _what_is_protested(candidate)
    if candidate.behaviour == "RETREAT":
        return _who_is_let_in(candidate)
    found: list[tuple[tuple[int, ...], str]] = []
    served = candidate.behaviour in ("AGREE", "CONCEDE", "SANCTION")
    clauses = (*tree.kids(seat, "ccomp"), *tree.kids(seat, "acl", "xcomp", "advcl"), *_under_object(candidate))
    if candidate.behaviour == "REJECT":
        clauses = (*tree.kids(seat, "csubj"), *clauses)  # "lifting the embargo on Chad is out of the question"
    for clause in clauses:
        roles = roles_of(tree, clause)
        if candidate.behaviour == "ACCUSE":
            if tree.relation(clause, "ccomp", "acl"):
                found.append((roles.get("subj"), "who is told to have done what is alleged"))
            continue
        if candidate.behaviour == "REQUEST":
            if tree.relation(clause, "ccomp", "acl"):
                found.append((roles.get("subj") or roles.get("obj"), "who is to do what is asked"))
            continue
        if tree.relation(clause, "advcl") or (served and tree.relation(clause, "acl") and tree.is_passive(clause)):
            continue
        for role in _SERVED if served else (*_TARGETS, *_PLACES):
            found.append((roles.get(role), f"whom the act spoken of is directed at ({role})"))
    if candidate.behaviour == "REQUEST":
        found.append((candidate.roles.get("by"), "who is to give what is asked"))
        found.append((candidate.roles.get("with"), "with whom what is asked for is to be made"))
    if candidate.behaviour == "AGREE":
        found.append((candidate.roles.get("to"), "whose proposal is agreed to"))
    if candidate.behaviour == "CONCEDE":  # "called off a strike after talks with the ministry"
        talks = [kid for head in candidate.roles.get("after") for kid in tree.kids(head, "nmod")]
        beside = tuple(kid for kid in talks if tree.preposition(kid) == "with")
        after = candidate.roles.get("with") if candidate.roles.get("after") else ()
        found.append((beside or after, "who was talked with before"))
    if candidate.behaviour == "THREATEN":
        found += [(candidate.roles.get(role), f"whom the threat is against ({role})") for role in _MENACED]
        for clause in tree.subtree(seat):
            marks = {tree[kid].text.lower() for kid in tree.kids(clause, "mark")}
            if tree.relation(clause, "advcl") and marks & _CONDITIONS:
                found.append((roles_of(tree, clause).get("subj"), "who is to meet the condition"))
    return found


def _place(candidate: Candidate, head: int) -> tuple[Actor, ...]:
    """A place as the party that holds it; a crowd turns against nobody by where it stands."""
    return () if candidate.behaviour == "PROTEST" else place_as_party(candidate.scene, head)


def _under_object(candidate: Candidate) -> tuple[int, ...]:
    """Clauses that say what the object of a threat or demand is: "raised the prospect of severing ties with Chad"."""
    tree = candidate.scene.tree
    asked = candidate.behaviour == "REQUEST"
    heads = (
        *candidate.roles.get("obj"),
        *(candidate.roles.get("on") if asked else ()),
    )  # "insisted on its demand that"
    return tuple(
        clause
        for head in heads
        if tree.relation(head, "obj", "obl") and tree[head].head == candidate.trigger
        for clause in tree.kids(head, "acl")
        if tree[clause].xpos == "VBG" or asked
    )


def _who_is_let_in(candidate: Candidate) -> list[tuple[tuple[int, ...], str]]:
    """Whom an opening serves: "opened the crossing to let grain reach Chad", "to allow deliveries to Chad"."""
    tree = candidate.scene.tree
    found: list[tuple[tuple[int, ...], str]] = []
    clauses = [kid for kid in tree.kids(candidate.seat, "advcl", "acl", "xcomp") if tree[kid].xpos == "VB"]
    for clause in (*clauses, *(inner for each in clauses for inner in tree.kids(each, "xcomp", "ccomp", "advcl"))):
        roles = roles_of(tree, clause)
        found += [(roles.get(role), f"whom the opening is to serve ({role})") for role in ("to", "into", "for", "obj")]
    return found


def _what_is_protested(candidate: Candidate) -> list[tuple[tuple[int, ...], str]]:
    """Whom a crowd turns against: named with the protest, or with what it is for ("to protest at Chad's decision")."""
    tree = candidate.scene.tree
    found: list[tuple[tuple[int, ...], str]] = []
    for role in _PROTESTED[:3]:
        found += _in_topic(candidate, candidate.roles.get(role), f"whom the protest is against ({role})")
    tops = {candidate.trigger, candidate.seat}
    if tree.relation(candidate.trigger, "obj", "obl") and tree[tree[candidate.trigger].head].upos == "VERB":
        tops.add(tree[candidate.trigger].head)  # "began a hunger strike to protest ..."
    for clause in (kid for top in sorted(tops) for kid in tree.kids(top, "advcl", "acl", "xcomp")):
        if tree[clause].xpos in ("VB", "VBG"):
            roles = roles_of(tree, clause)
            for role in _PROTESTED:
                found += _in_topic(candidate, roles.get(role), f"whom what is demanded concerns ({role})")
            found.append((_rulers_in(candidate, clause), "who is to do what is demanded"))
    return found


def _in_topic(candidate: Candidate, heads: tuple[int, ...], note: str) -> list[tuple[tuple[int, ...], str]]:
    """Whom a protest is against, else whose act or rule it is ("over a law signed by the minister"), else its topic."""
    scene, tree = candidate.scene, candidate.scene.tree
    persons = tuple(head for head in heads if head in scene.mentions and scene.mentions[head].kind != "thing")
    topics = [head for head in heads if head not in persons and tree[head].upos == "NOUN"]
    inside = [(head, word) for head in topics for word in tree.subtree(head) if word != head]
    doers = tuple(word for _, word in inside if tree.relation(word, "obl:agent") or tree.preposition(word) == "by")
    rulers = tuple(word for head in topics for word in _rulers_in(candidate, head))
    return [(persons, note), (doers, f"{note}: whose act it is"), (rulers, f"{note}: who rules on it"), (heads, note)]


def _rulers_in(candidate: Candidate, clause: int) -> tuple[int, ...]:
    """Those in power who are named in a clause."""
    scene = candidate.scene
    return tuple(
        word
        for word in scene.tree.subtree(clause)
        if word in scene.mentions and any(actor.sector in _RULING for actor in scene.mentions[word].actors)
    )


def _is_own_thing(candidate: Candidate, head: int) -> bool:
    """A thing asked for or withheld ("its troops") is nobody that is addressed."""
    mention = candidate.scene.mentions.get(head)
    tree = candidate.scene.tree
    possessors = [tree[kid].upos for kid in tree.kids(head, "nmod:poss")]
    return mention is not None and mention.kind == "thing" and "PRON" in possessors
