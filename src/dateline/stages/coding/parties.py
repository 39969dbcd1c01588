"""From the head word of an argument to the actors it stands for.

A mention at the head decides. Where the head itself is nobody ("thousands of drones", "members of the army",
"a Syrian offensive", "ties between Tehran and Moscow"), the party is looked for in the phrase: after a partitive, in
the possessor, in nationality words, in "between" and "of" phrases.
"""

from __future__ import annotations

from typing import Final

from dateline.records import Actor, Reason
from dateline.stages.coding.roles import roles_of
from dateline.stages.coding.scene import Scene

_PARTITIVE: Final = frozenset(
    "thousand hundred dozen ten tens score million number group member handful majority lot part some many none all "
    "one both each series couple pair several few rest most any either neither bulk convoy team crowd host".split()
)
_SEATED: Final = frozenset("base headquarter register link tie affiliate".split())
_LISTING: Final = frozenset({"such as", "including", "like", "namely"})
_MAX_DEPTH: Final = 5


def parties(scene: Scene, head: int, depth: int = 0) -> tuple[Actor, ...]:
    """The actors that the phrase at a head stands for; none where it is no party. In text order, none twice."""
    if depth > _MAX_DEPTH:
        return ()
    known = scene.parties_known.get((head, depth))
    if known is None:
        known = scene.parties_known[head, depth] = _parties(scene, head, depth)
    return known


def _parties(scene: Scene, head: int, depth: int) -> tuple[Actor, ...]:
    tree = scene.tree
    found: list[Actor] = []
    mention = scene.mentions.get(head)
    if mention is not None and (mention.kind != "thing" or any(actor.code for actor in mention.actors)):
        found.extend(mention.actors)
    if not found and tree[head].lemma.lower() in _PARTITIVE:
        for child in tree.kids(head, "nmod"):
            if tree.preposition(child) in ("of", "among"):
                found.extend(parties(scene, child, depth + 1))
    if not any(actor.code for actor in found):
        within = _within(scene, head, depth)
        if not found or (within and not any(actor.sector for actor in found)):
            found = list(within) or found
    for child in tree.kids(head, "nmod", "appos"):
        if tree.preposition(child) in _LISTING:
            for item in tree.coordination(child):
                if coded(tuple(found)) and is_instrument(scene, item):
                    continue  # "aircraft including helicopters": whose they are is said
                found.extend(parties(scene, item, depth + 1))
    for child in tree.kids(head, "conj", "appos"):
        # "countries hostile to X, such as Y" may hang the list on a later word of the phrase
        for item in tree.kids(child, "nmod"):
            if tree.preposition(item) in _LISTING:
                for listed in tree.coordination(item):
                    found.extend(parties(scene, listed, depth + 1))
    return unique(found)


def _within(scene: Scene, head: int, depth: int) -> tuple[Actor, ...]:
    """Parties inside a phrase whose head is none: its possessor, nationality, "between" and "of" phrases."""
    tree = scene.tree
    if scene.tree[head].upos not in ("NOUN", "PROPN", "NUM", "DET", "PRON"):
        return ()
    for child in tree.kids(head, "nmod"):
        if tree.preposition(child) == "between":
            return unique([actor for item in tree.coordination(child) for actor in parties(scene, item, depth + 1)])
    for relations in (("nmod:poss",), ("compound", "amod", "nmod:desc")):
        for child in tree.kids(head, *relations):
            found = [actor for item in tree.coordination(child) for actor in coded(parties(scene, item, depth + 1))]
            if found:
                return unique(found)
    for child in tree.kids(head, "nmod"):
        if tree.preposition(child) in ("of", "by", "from"):
            found = list(parties(scene, child, depth + 1))
            if found:
                return unique(found)
    for clause in tree.kids(head, "acl"):
        if tree[head].lemma.lower() in scene.ontology.words_of(("rally", "turmoil", "event_public", "force")):
            for agent in tree.kids(clause, "obl:agent"):  # "the march staged by students"
                found = list(parties(scene, agent, depth + 1))
                if found:
                    return unique(found)
        if tree[clause].lemma in _SEATED:  # "a group based in Russia"
            for child in tree.kids(clause, "obl"):
                found = list(parties(scene, child, depth + 1))
                if found and tree.preposition(child) in ("in", "from", "to", "with"):
                    return unique(found)
    return ()


def coded(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Only the actors that have a code or a sector."""
    return tuple(actor for actor in actors if actor.code or actor.sector)


def is_instrument(scene: Scene, head: int) -> bool:
    """Whether a phrase is a weapon or an act of force, which may stand as the subject of a violent verb."""
    return scene.tree[head].lemma.lower() in scene.ontology.words_of(("weapon", "conflict", "act", "vehicle"))


def behind(scene: Scene, head: int) -> tuple[Actor, ...]:
    """Who is behind a weapon, vehicle or act of force: its own parties, or who sends, fires or deploys it."""
    own = [actor for item in roles_of(scene.tree, head).get("subj") for actor in parties(scene, item)]
    if own:
        return unique(own)
    verb = scene.tree[head].head
    if verb >= 0 and scene.tree.relation(head, "obj") and scene.tree[verb].upos == "VERB":
        return unique([a for item in roles_of(scene.tree, verb).get("subj") for a in parties(scene, item)])
    return ()


def place_as_party(scene: Scene, head: int) -> tuple[Actor, ...]:
    """A place as the party that holds it: "struck Kharkiv" tells of Ukraine."""
    beside = (
        kid for kid in scene.tree.kids(head, "appos", "flat") if kid in scene.places
    )  # "the regional capital Wau"
    place = scene.places.get(head) or scene.places.get(next(beside, head))
    if place is None or place.country is None:
        return ()
    reason = Reason("place-as-party", f"{place.text} lies in {place.country}")
    return (Actor(place.country, None, place.text, place.start, place.end, place.name, why=(reason,)),)


def unique(actors: list[Actor]) -> tuple[Actor, ...]:
    """Actors without repetition of the same code, sector and identity, in order."""
    if len(actors) < 2:
        return tuple(actors)
    seen: dict[tuple[str | None, str | None, str | None, str], Actor] = {}
    for actor in actors:
        key = (actor.code, actor.sector, actor.identifier, "" if actor.code else actor.text.lower())
        seen.setdefault(key, actor)
    return tuple(seen.values())
