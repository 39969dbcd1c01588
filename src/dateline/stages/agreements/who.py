"""Who is meant by a phrase: the parties of an accord, those who sign it, those who bring it about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from dateline.records import Actor
from dateline.stages.agreements.scenes import Scene
from dateline.vocabulary import NON_STATE_CODES

_PARTITIVE: Final = frozenset({"of", "between", "from", "among"})
# Arms of a state, which are the state where it is party to an accord; all others are parties of their own.
_STATE: Final = frozenset({None, "GOV", "MIL", "LEG", "JUD", "COP", "SPY", "UNK"})
_PRIVATE: Final = frozenset({"BUS", "CVL", "EDU", "MED", "JRN", "LAB", "SOC", "CRM", "AGR"})
_MAX_DEPTH: Final = 4
_LOOSE: Final = NON_STATE_CODES - {"EUR", "UNO"}
"""Codes of a kind, not of one body: the body's own name tells it from others."""


def parties(scene: Scene, head: int, depth: int = 0) -> tuple[Actor, ...]:
    """The actors that a phrase stands for, those coordinated with its head included."""
    found: list[Actor] = []
    tree = scene.tree
    for item in tree.coordination(head):
        found.extend(_single(scene, item, depth))
        if item in scene.mentions and scene.mentions[item].kind == "country":
            # headlines set states side by side with a comma: "Chile, Peru sign treaty"
            beside = [kid for kid in tree.kids(item, "appos") if kid in scene.mentions]
            found.extend(actor for kid in beside for actor in scene.mentions[kid].actors if actor.code)
    return unique(found)


def _single(scene: Scene, head: int, depth: int) -> list[Actor]:
    tree = scene.tree
    mention = scene.mentions.get(head)
    if mention is not None and any(actor.code or actor.sector for actor in mention.actors):
        return list(mention.actors)
    if depth > _MAX_DEPTH:
        return []
    found: list[Actor] = []
    for child in tree.kids(head, "nmod:poss", "amod", "compound", "appos", "nmod:desc"):
        found.extend(actor for actor in parties(scene, child, depth + 1) if actor.code or actor.sector)
    if not found:
        for child in tree.kids(head, "nmod"):
            if tree.preposition(child) in _PARTITIVE:
                found.extend(parties(scene, child, depth + 1))
    return found


def key_of(actor: Actor) -> tuple[str | None, str]:
    """What makes two actors one party: a state with all its arms; a body or group by its name."""
    if actor.code is not None and actor.code not in _LOOSE and actor.sector in _STATE:
        return actor.code, ""
    if actor.code is not None and actor.code not in _LOOSE:
        return actor.code, actor.sector or ""
    return actor.code, (actor.identifier or actor.text).lower()


def unique(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """One actor a party, in order; of several words for one the plainest (a state before its minister) stands."""
    found: dict[tuple[str | None, str], Actor] = {}
    for actor in actors:
        key = key_of(actor)
        held = found.get(key)
        if held is None or (held.sector is not None and actor.sector is None) or _is_plainer(actor, held):
            found[key] = actor
    return tuple(found.values())


def _is_plainer(actor: Actor, held: Actor) -> bool:
    """Whether an actor is told by name where the one held so far is told by a pronoun or a description."""
    named = actor.text[:1].isupper() and not held.text[:1].isupper()
    return named and (actor.sector is None) == (held.sector is None)


def as_party(actor: Actor) -> Actor:
    """The party for which an actor stands: a state for its president or parliament, in the words of the text."""
    if key_of(actor)[1] or actor.code is None:
        return actor
    return replace(actor, sector=None, identifier=None, office=None, other_sectors=())


def is_public(actor: Actor) -> bool:
    """Whether an actor can be party to an accord that this stage records."""
    known = actor.code is not None or actor.sector is not None
    return known and actor.sector not in _PRIVATE and actor.code != "MNC"


def codes_of(actors: Iterable[Actor]) -> frozenset[tuple[str | None, str]]:
    """The parties that actors are."""
    return frozenset(key_of(actor) for actor in actors if actor.code or actor.sector)


def people(scene: Scene, head: int) -> tuple[Actor, ...]:
    """Those of a phrase who are persons by name: they can put a hand to an accord."""
    found: list[Actor] = []
    for item in scene.tree.coordination(head):
        mention = scene.mentions.get(item)
        inside = [item, *scene.tree.kids(item, "flat", "appos")]
        if any(scene.tree.labels[i] == "PER" for i in inside):
            name = next(i for i in inside if scene.tree.labels[i] == "PER")
            first, last = scene.tree.name_ranges[name]
            span = scene.tree.span((first, last - 1))
            words = scene.text[span.start : span.end]
            known = mention.actors[0] if mention is not None and len(mention.actors) == 1 else None
            if known is None:
                found.append(Actor(None, None, words, span.start, span.end))
            else:
                found.append(known if known.identifier else replace(known, text=words, start=span.start, end=span.end))
    return tuple(found)
