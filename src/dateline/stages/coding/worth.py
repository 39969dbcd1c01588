"""Whether a decided act is political news at all: somebody known acts or suffers, and not all of it is private.

PLOVER is about public actors. A firm that agrees with a firm, a singer who thanks her fans, a man who asks a court for
his dog are told with the very words of politics; what tells them apart is who they are.
"""

from __future__ import annotations

from typing import Final

from dateline.records import Actor
from dateline.stages.coding.accords import accord_of
from dateline.stages.coding.matching import Candidate
from dateline.stages.coding.scene import Scene
from dateline.vocabulary import NON_STATE_CODES

_PRIVATE_SECTORS: Final = frozenset({"CVL", "BUS", "EDU", "MED", "JRN", "UNK"})
# A named university, union or hospital is an institution; a named person or firm may be anybody.
_PRIVATE_NAMES: Final = frozenset({"CVL", "UNK", "BUS"})
# Acts of words in which a group of people without office is a public actor ("Residents accused ...").
_GROUPS_SPEAK: Final = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "CONCEDE", "AGREE"})
_PRIVATE_IF_ALL: Final = _GROUPS_SPEAK | {"CONSULT", "AID", "COOPERATE", "RETREAT"}
_PRIVATE_IF_ACTORS: Final = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"})


def is_worth_reporting(candidate: Candidate) -> bool:
    """Whether a report would say something: somebody public acts, or somebody or something named is acted upon."""
    everybody = (*candidate.actors, *candidate.recipients)
    if not any(actor.code or actor.sector for actor in everybody):
        return _is_told_without_names(candidate)
    mutual = any("with" in roles for roles in candidate.row.actor.alternatives)
    if candidate.event == "CONSULT" and mutual and not _has_two_sides(candidate):
        return False
    scene, event = candidate.scene, candidate.event
    if not candidate.actors or accord_of(candidate) is not None:
        return True
    if event in _PRIVATE_IF_ALL and all(_is_private(scene, actor, event) for actor in everybody):
        return False
    if event in _PRIVATE_IF_ACTORS:
        public = any(actor.sector and actor.sector not in _PRIVATE_SECTORS for actor in candidate.recipients)
        if not public and all(_is_private(scene, actor, event) for actor in candidate.actors):
            return False
    return True


def _is_told_without_names(candidate: Candidate) -> bool:
    """An act of force or of coercion done to something is recorded even where no party is known."""
    verb = candidate.scene.tree[candidate.trigger].upos == "VERB"
    if verb and (candidate.actors or candidate.recipients):
        return True
    return bool(candidate.roles.get("obj")) and candidate.row.event in ("ASSAULT", "COERCE")


def _has_two_sides(candidate: Candidate) -> bool:
    """Talks need two parties, or one that is told in the plural ("The negotiators met")."""
    if len(candidate.actors) + len(candidate.recipients) > 1:
        return True
    tree = candidate.scene.tree
    heads = [token for token in candidate.tokens if token in candidate.scene.mentions]
    return any(tree[head].xpos in ("NNS", "NNPS") or tree[head].lemma == "they" for head in heads)


def _is_private(scene: Scene, actor: Actor, event: str) -> bool:
    """Nobody whose acts of words or help are political news: without office, body, force or movement."""
    if actor.office or actor.sector not in _PRIVATE_SECTORS or actor.code in NON_STATE_CODES:
        return False
    mentions = [mention for mention in scene.mentions.values() if actor in mention.actors]
    if not mentions or any(mention.kind in ("country", "thing", "group") for mention in mentions):
        return False
    if all(mention.kind in ("name", "pronoun") for mention in mentions):
        bodies = [name for name in scene.sentence.names if name.label == "ORG"]
        named = any(name.start <= mention.at.token < name.end for name in bodies for mention in mentions)
        return actor.sector in _PRIVATE_NAMES and not (named and actor.sector != "BUS")
    plural = any(scene.tree[mention.at.token].xpos in ("NNS", "NNPS") for mention in mentions)
    return not (plural and actor.sector != "BUS" and event in _GROUPS_SPEAK)
