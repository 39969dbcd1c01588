"""Who is party to "the treaty": an accord's parties, remembered through a dispatch.

"Russia and Iran signed a partnership. ... The treaty was signed on Friday." The second signing names nobody; its
parties are those of the accord last spoken of in the same story.
"""

from __future__ import annotations

from dateline.records import Actor, Reason
from dateline.stages.coding.binding import Candidate
from dateline.stages.coding.parties import parties, unique


class AccordMemory:
    """The parties of the accord last spoken of; `story` keeps each digest item apart from the story above it."""

    def __init__(self) -> None:
        self._parties: dict[int, tuple[Actor, ...]] = {}

    def fill(self, candidate: Candidate, story: int) -> None:
        """Give a signing or promise without an actor the parties of the accord it speaks of."""
        head = accord_of(candidate)
        if head is None or candidate.actors:
            return
        scene = candidate.scene
        own = [
            actor
            for child in scene.tree.kids(head, "nmod")
            if scene.tree.preposition(child) in ("between", "with", "among")
            for item in scene.tree.coordination(child)
            for actor in parties(scene, item)
        ]
        known = unique(own) or self._parties.get(story, ())
        if known:
            candidate.actors = known
            where = "named with it" if own else "named before"
            candidate.why.append(Reason("accord-parties", f"the parties of the accord, {where}"))

    def note(self, candidate: Candidate, story: int) -> None:
        """Remember the parties of an accord that a report speaks of, if there are two or more."""
        if accord_of(candidate) is None or candidate.scene.ontology.quad(candidate.event) != 1:
            return
        both = unique([*candidate.actors, *candidate.recipients])
        if len({actor.code for actor in both if actor.code}) > 1:
            self._parties[story] = both


def is_signing(candidate: Candidate) -> bool:
    """Whether a trigger tells of putting names to an accord, done or ahead."""
    words = candidate.scene.ontology.words_of(("signing",))
    return candidate.row.trigger in words and accord_of(candidate) is not None


def accord_of(candidate: Candidate) -> int | None:
    """The accord noun that a trigger signs, promises or is: "treaty" of "signed the treaty"; None without one."""
    accords = candidate.scene.ontology.words_of(("accord",))
    tree = candidate.scene.tree
    roles = ("obj", "on", "to", "through") if candidate.roles.get("obj") else ("on", "to", "through", "subj")
    for heads in ((candidate.trigger,), *[candidate.roles.get(role) for role in roles]):
        for head in heads:
            if tree.lemmas[head] in accords and tree[head].upos in ("NOUN", "PROPN"):
                return head
    return None
