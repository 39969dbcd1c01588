"""What speaks for and against a near miss, as named features with a value each.

The names are words that a reader of the table of weights understands: "lacks subj party, filled" (the row asks for a
party as subject, and something else stands there), "type ASSAULT", "object coded" (a party with a code), "reports a
sentence" (how much else of the kind the dispatch tells).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import msgspec

from dateline.lexicon.questions import WordRows
from dateline.stages.coding.binding import Candidate
from dateline.stages.coding.matching import Trial
from dateline.stages.coding.nearness.misses import NearMiss
from dateline.stages.coding.parties import parties
from dateline.stages.coding.scene import Scene

Features = dict[str, float]

_NAMED_ROLES: Final = frozenset(
    {"subj", "obj", "iobj", "xcomp", "ccomp", "clause", "told", "det", "not", "both", "source"}
)
_NO_PREPOSITIONS: Final = frozenset({"subj", "obj", "iobj", "xcomp", "ccomp", "by", "not", "det", "poss"})
_PLURAL: Final = ("NNS", "NNPS")
_MOST_REPORTS, _MOST_PREPOSITIONS = 3, 4
_CERTAIN: Final = 3.0
_UNSEEN: Final = 3


class Surroundings(msgspec.Struct, frozen=True):
    """How much a dispatch speaks of what is coded: triggers read and parties known, both a sentence on average.

    A few sentences more, of which nothing is known, are counted with them: two sentences alone say little."""

    read: float
    known: float

    @classmethod
    def of(cls, scenes: Sequence[Scene], read: Sequence[Sequence[Candidate]]) -> Surroundings:
        """The surroundings in a dispatch, from its sentences and what the rows that fit whole read in each."""
        count = len(scenes) + _UNSEEN
        known = sum(
            bool(actor.code or actor.sector)
            for scene in scenes
            for mention in scene.mentions.values()
            for actor in mention.actors
        )
        return cls(sum(map(len, read)) / count, known / count)


def features(scene: Scene, unread: Trial, miss: NearMiss, here: int, around: Surroundings) -> Features:
    """The features of a near miss. `here`: triggers read in its sentence."""
    return of_word(scene, unread, here, around) | of_row(unread.words, miss)


def of_word(scene: Scene, unread: Trial, here: int, around: Surroundings) -> Features:
    """The features that all near misses of a word share."""
    token, words, roles = scene.tree[unread.trigger], unread.words, unread.roles
    found: Features = {
        "always": 1.0,
        "rows of the word": math.log1p(len(words.rows)),
        "types of the word": float(len(words.types)),
        "passive": float(roles.passive),
        "light verb": float(roles.light is not None),
        "factuality": token.factuality / _CERTAIN,
        "read here": float(min(_MOST_REPORTS, here)),
        "read a sentence": around.read,
        "parties a sentence": around.known,
        f"tag {token.xpos}": 1.0,
        f"relation {token.deprel.partition(':')[0]}": 1.0,
    }
    kinds = {side: _kinds(scene, roles.get(side)) for side in ("subj", "obj")}
    for side, told in kinds.items():
        for kind in told:
            found[f"{side} {kind}"] = 1.0
    found[f"subj {kinds['subj'][0]}, obj {kinds['obj'][0]}"] = 1.0
    prepositions = [role for role in roles.by_role if role not in _NO_PREPOSITIONS]
    found["prepositions"] = float(len(prepositions))
    for preposition in prepositions[:_MOST_PREPOSITIONS]:
        found[f"with {preposition}"] = 1.0
        found[f"preposition {_kinds(scene, roles.get(preposition))[0]}"] = 1.0
    for role in ("xcomp", "ccomp"):
        if roles.get(role):
            found[f"has {role}"] = 1.0
    return found


def of_row(words: WordRows, miss: NearMiss) -> Features:
    """The features of a near miss that its row has by itself."""
    row, roles, lacks = miss.row, miss.roles, len(miss.lacking)
    of_type = words.types[row.event]
    found: Features = {
        "conditions lacked": float(lacks),
        "conditions held": float(len(row.conditions) - lacks),
        "rows of the type": math.log1p(of_type),
        "share of the type": of_type / len(words.rows),
        "general row": float(row.general),
        f"type {row.event}": 1.0,
        f"type {row.event}, {'passive' if roles.passive else 'active'}": 1.0,
        f"part of speech {row.pos}": 1.0,
        f"part of speech {row.pos}, lacking {lacks}": 1.0,
    }
    for condition in miss.lacking:
        role = condition.role if condition.role in _NAMED_ROLES else "preposition"
        there = "filled" if roles.get(condition.role) else "empty"
        found[f"lacks {role} {condition.test}, {there}"] = 1.0
        found[f"lacks {condition.test}, {there}"] = 1.0
    return found


def _kinds(scene: Scene, heads: tuple[int, ...]) -> list[str]:
    """What stands in a role: the first kind says most."""
    if not heads:
        return ["none"]
    head = heads[0]
    token, here = scene.tree[head], parties(scene, head)
    plural = ", plural" if token.xpos in _PLURAL else ""
    kinds = ["coded" if here[0].code else "uncoded", f"sector {here[0].sector}"] if here else [token.upos + plural]
    mention = scene.mentions.get(head)
    if mention is not None:
        kinds.append(mention.kind)
    if head in scene.places:
        kinds.append("place")
    return kinds
