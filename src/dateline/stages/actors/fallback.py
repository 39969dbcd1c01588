"""Where a party belongs when its own words do not say: always with a Reason that says so.

In this order: the body of the same sector last named in the story ("the police" after "Peruvian police"), the place of
its clause ("in Plateau State"), the dateline where it names one state, the state that the story is mostly about, any
single state among the sentence's places. How far a party may look is its `Reach`: courts, police and officials look
through the whole story; armed bands, believers and residents only to places; bare "people" nowhere.
"""

from __future__ import annotations

from typing import Literal

from dateline.records import Reason, Span
from dateline.stages.actors.origins import LOCATIVE, Origin
from dateline.stages.actors.scene import Scene

Reach = Literal["story", "places", "none"]

OF_THE_STORY = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "OPP", "PRM"})
"""Sectors of a state's own bodies and of its opposition: named without a country, they are the story's country's."""
OF_THE_PLACE = frozenset(
    {"REB", "UAF", "CVL", "REF", "EDU", "MED", "REL", "AGR", "LAB", "SOC", "CRM", "JRN", "BUS", "PTY", "ELI"}
)
"""Sectors that are placed by where the sentence or story happens, not by the dateline."""
MOSTLY = 0.6
"""Share of a story's place words from which it is about one state (two of three; below it, two states compete)."""
CLEARLY = 0.75
"""The same for parties that are no body of a state: a story that names another state once in four still counts."""


def reach(sector: str | None) -> Reach:
    """How far a party of a sector may look for its country."""
    if sector in OF_THE_STORY:
        return "story"
    return "places" if sector in OF_THE_PLACE else "none"


def fallback(scene: Scene, head: int, sector: str | None, how_far: Reach) -> Origin | None:
    """The country of a party whose words do not say it, or None where nothing tells."""
    if how_far == "none":
        return None
    here = _clause_place(scene, head)
    if how_far == "places":
        return here or _sentence_place(scene) or _story(scene, CLEARLY)
    return (
        _same_body(scene, head, sector) or here or _dateline(scene) or _story(scene, MOSTLY) or _sentence_place(scene)
    )


def _same_body(scene: Scene, head: int, sector: str | None) -> Origin | None:
    if sector in ("GOV", None):
        return None
    for known in scene.memory.before(scene.at(head)):
        if known.kind in ("name", "description") and not known.person:
            for actor in known.actors:
                if actor.sector == sector and actor.code:
                    span = Span(actor.start, actor.end)
                    return Origin(actor.code, None, Reason("actor.same_body", f"as “{actor.text}”", None, (span,)))
    return None


def _clause_place(scene: Scene, head: int) -> Origin | None:
    """The place of the clause that a party stands in: "in", "near" or "across" it, on the verb or on a noun of it."""
    tree = scene.tree
    clause = tree.clause(head)
    for wide in (False, True):
        for index, token in enumerate(scene.tokens):
            if token.deprel.partition(":")[0] not in ("obl", "nmod") or tree.preposition(index) not in LOCATIVE:
                continue
            place = scene.place(index)
            if place is None or not place.country:
                continue
            near = token.head == clause if not wide else tree.is_above(clause, index) or clause == token.head
            if near:
                why = Reason("actor.clause_place", f"where it happens: {place.text}", None, (scene.span(index),))
                return Origin(place.country, None, why)
    return None


def _sentence_place(scene: Scene) -> Origin | None:
    places = [
        place
        for index in range(len(scene.tokens))
        if (place := scene.place(index)) and place.country and scene.tree.preposition(index) in LOCATIVE
    ]
    if len({place.country for place in places}) != 1:
        return None
    span = Span(places[0].start, places[0].end)
    note = f"the sentence's only place: {places[0].text}"
    return Origin(places[0].country, None, Reason("actor.sentence_place", note, None, (span,)))


def _dateline(scene: Scene) -> Origin | None:
    states = set(scene.surroundings.dateline)
    if len(states) != 1:
        return None
    line = scene.reading.anatomy.dateline
    spans = (Span(line.start, line.end),) if line else ()
    return Origin(states.pop(), None, Reason("actor.dateline", "the dateline's state", None, spans))


def _story(scene: Scene, share: float) -> Origin | None:
    weights = scene.surroundings.weights
    total = sum(weights.values())
    if not total:
        return None
    state = max(sorted(weights), key=lambda each: weights[each])
    if weights[state] / total < share:
        return None
    note = f"{weights[state] / total:.0%} of the story's place words are of {state}"
    return Origin(state, None, Reason("actor.story", note))
