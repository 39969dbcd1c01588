"""What came of an attack, told after it: one attack and not two.

"Rebels shelled Bunia, killing two and wounding six" is the shelling of Bunia, with two dead, six injured and those two
groups as its victims.
"""

from __future__ import annotations

from typing import Final

from dateline.records import Reason
from dateline.stages.coding.binding import Candidate
from dateline.stages.coding.parties import unique

_HARM: Final = frozenset({"kill", "wound", "injure", "maim", "hurt"})


def is_outcome(item: Candidate) -> bool:
    """Whether a participle without a subject of its own says whom the act that governs it harmed."""
    tree = item.scene.tree
    verb = tree[item.trigger]
    if item.behaviour != "ASSAULT" or verb.xpos != "VBG" or verb.lemma not in _HARM:
        return False
    first = tree.first_conjunct(item.trigger)
    return tree.relation(first, "advcl") and not tree.kids(first, "mark", "case", "nsubj", "nsubj:pass")


def take_in(item: Candidate, outcome: Candidate) -> None:
    """Give an attack the victims and the words of its outcome; who is named with a sector says more than a country."""
    victims = {actor.code for actor in outcome.recipients if actor.sector}
    kept = tuple(actor for actor in item.recipients if actor.sector or actor.code not in victims)
    if outcome.recipients and unique([*kept, *outcome.recipients]) != item.recipients:
        item.recipients = unique([*kept, *outcome.recipients])
        words = outcome.scene.tree[outcome.trigger].text
        item.why.append(Reason("victims-of-outcome", f"{words!r} says whom it harmed", outcome.row.place))
    item.tokens |= outcome.tokens


def has_outcome(act: Candidate) -> bool:
    """Whether a participle below an act says whom it harmed: "raided a village, killing nine"."""
    tree = act.scene.tree
    below = (*tree.kids(act.seat, "advcl"), *tree.kids(act.trigger, "advcl"))
    return any(tree[word].xpos == "VBG" and tree[word].lemma in _HARM for word in below)
