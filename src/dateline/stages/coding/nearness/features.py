"""What speaks for and against a near miss, as named features with a value each.

The names are words that a reader of the table of weights understands: "lacks subj party, filled" (the row asks for a
party as subject, and something else stands there), "type ASSAULT", "object coded" (a party with a code), "reports a
sentence" (how much else of the kind the dispatch tells), "hint of none" (what the language model holds of the word).
"""

from __future__ import annotations

import math
from typing import Final

from dateline.lexicon.questions import WordRows
from dateline.records import Token
from dateline.stages.coding.decide import AHEAD, THREATENED
from dateline.stages.coding.nearness.misses import NearMiss
from dateline.stages.coding.parties import parties
from dateline.stages.coding.roles import Roles
from dateline.stages.coding.scene import Scene
from dateline.stages.coding.surroundings import Surroundings
from dateline.vocabulary import HINTED

Features = dict[str, float]

_NAMED_ROLES: Final = frozenset(
    {"subj", "obj", "iobj", "xcomp", "ccomp", "clause", "told", "det", "not", "both", "source"}
)
_NO_PREPOSITIONS: Final = frozenset({"subj", "obj", "iobj", "xcomp", "ccomp", "by", "not", "det", "poss"})
_PLURAL: Final = ("NNS", "NNPS")
_MOST_REPORTS, _MOST_PREPOSITIONS = 3, 4
_CERTAIN: Final = 3.0
_MUCH_READ, _MUCH_KNOWN = 0.25, 0.5
"""From here on more of it says nothing: news that tells of few acts in many words is news all the same."""
_FAR: Final = 6.0
"""Log-likelihoods farther apart than this are all as far."""
_HINTED: Final = {name: place for place, name in enumerate(HINTED) if name}
_BECOMES: Final = {**AHEAD, "CONCEDE": "AGREE", **{each: "THREATEN" for each in THREATENED if each != "ACCUSE"}}
"""By type what it may become by the rules of `decide`; what is conceded and what is agreed are often hard to tell."""
_NEVER_REFUSED: Final = ("REJECT", "ACCUSE", "REQUEST")
_KIN: Final = {
    _HINTED[name]: tuple(
        _HINTED[kin]
        for kin in dict.fromkeys(
            (name, _BECOMES.get(name, name), name if name in _NEVER_REFUSED else "REJECT"),
        )
    )
    for name in _HINTED
}
"""By place of a type the places of what it may become: announced, threatened or refused."""


def of_word(scene: Scene, trigger: int, words: WordRows, roles: Roles, around: Surroundings) -> Features:
    """The features that all readings of a trigger share. `words`: its rows."""
    token = scene.tree[trigger]
    found: Features = {
        "always": 1.0,
        "rows of the word": math.log1p(len(words.rows)),
        "types of the word": float(len(words.types)),
        "passive": float(roles.passive),
        "light verb": float(roles.light is not None),
        "factuality": token.factuality / _CERTAIN,
        "read here": float(min(_MOST_REPORTS, around.here)),
        "read a sentence": min(around.read, _MUCH_READ) / _MUCH_READ,
        "parties a sentence": min(around.known, _MUCH_KNOWN) / _MUCH_KNOWN,
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
    """The features of a reading that its row has by itself, hints apart."""
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


def of_hints(token: Token, behaviour: str) -> Features:
    """What the language model hints at: how likely the trigger tells of the type, of a type that this one may turn into
    in the telling (a planned visit is AGREE), and of no event. Nothing where there are no hints, or none of the type.
    """
    place = _HINTED.get(behaviour)
    if not token.hints or place is None:
        return {}
    said = [tenths / -10 for tenths in token.hints]
    none, of_type = said[0], said[place]
    kin = math.log(sum([math.exp(said[each]) for each in _KIN[place]]))
    most = max(range(1, len(said)), key=said.__getitem__)
    over = min(max(kin - none, -_FAR), _FAR) / _CERTAIN
    return {
        "hint": of_type / _CERTAIN,
        "hint, or kin": kin / _CERTAIN,
        "hint of none": none,
        "hint over none": min(max(of_type - none, -_FAR), _FAR) / _CERTAIN,
        "hint, or kin, over none": over,
        f"hint of {behaviour}, or kin, over none": over,
        "best hint": float(most in _KIN[place]),
    }


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
