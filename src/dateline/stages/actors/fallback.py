"""Where a party belongs when its own words do not say: always with a Reason that says so.

A state's own bodies ("the army", "a court", "officials") are those of the body of the same kind last named ("the
police" after "Peruvian police"), of the place of the clause ("in Plateau State"), else of the state that the story is
at home in; armed forces and governments, which act abroad, of the story's home first. Armed bands, believers and
residents look to places, and to the home only where it leads by far. Bare "people" look nowhere. Where a story has no
home (a list of news in brief), the only state of the paragraph or sentence decides. Where somebody lives, fled to or is
held says nothing of whom they belong to.
"""

from __future__ import annotations

from typing import Literal

from dateline.records import Reason, Span
from dateline.stages.actors.origins import LOCATIVE
from dateline.stages.actors.scene import Origin, Scene
from dateline.stages.actors.setting import LEADS, LEADS_CLEARLY, lives_in

Reach = Literal["story", "places", "none"]

OF_THE_STORY = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "OPP", "PRM", "PTY", "ELI"})
"""Sectors of a state's own bodies and of its opposition: named without a country, they are the story's country's."""
OF_THE_PLACE = frozenset({"REB", "UAF", "CVL", "REF", "EDU", "MED", "REL", "AGR", "LAB", "SOC", "CRM", "JRN", "BUS"})
"""Sectors that are placed by where the sentence or story happens, not by the dateline."""
ACTING_ABROAD = frozenset({"GOV", "MIL", "SPY", "LEG"})
"""Sectors whose bodies are at work in other states too: "the army" in a foreign town is still the story's."""
RECENT = 2
"""Sentences back in which a body named with a country speaks for one named without, against the story's home."""


def reach(sector: str | None) -> Reach:
    """How far a party of a sector may look for its country."""
    if sector in OF_THE_STORY:
        return "story"
    return "places" if sector in OF_THE_PLACE else "none"


def fallback(scene: Scene, head: int, sector: str | None, how_far: Reach) -> Origin | None:
    """The country of a party whose words do not say it, or None where nothing tells."""
    if how_far == "none":
        return None
    if how_far == "places":
        return clause_place(scene, head) or _sentence_place(scene, head) or _home(scene, LEADS_CLEARLY)
    home = _home(scene, LEADS)
    same = _same_body(scene, head, sector, home)
    if same is not None:
        return same
    if sector in ACTING_ABROAD and home is not None:
        return home
    return clause_place(scene, head) or home or _paragraph(scene) or _sentence_place(scene, head)


def _same_body(scene: Scene, head: int, sector: str | None, home: Origin | None) -> Origin | None:
    """The body of the sector last named: of the story's home, or just before and with the same article."""
    if sector in ("GOV", "ELI", "PTY", None):
        return None
    definite = scene.phrase(head).determiner in ("the", "this", "these")
    for known in scene.memory.before(scene.at(head)):
        if known.kind in ("name", "description") and not known.person:
            for actor in known.actors:
                if actor.sector != sector or not actor.code:
                    continue
                near = known.at.section == scene.section and scene.number - known.at.sentence <= RECENT
                if home is None or actor.code == home.code or (definite and near):
                    span = Span(actor.start, actor.end)
                    return Origin(actor.code, None, Reason("actor.same_body", f"as “{actor.text}”", None, (span,)))
    return None


def clause_place(scene: Scene, head: int) -> Origin | None:
    """The place of the clause that a party stands in: "in", "near" or "across" it, on the verb or on a noun of it."""
    tree = scene.tree
    spots = [
        (index, place.country, place.text)
        for index, place in scene.own_places
        if place.country
        and scene.tokens[index].deprel.partition(":")[0] in ("obl", "nmod")
        and tree.preposition(index) in LOCATIVE
        and not lives_in(scene.tree.sentence, index)
        and not _is_supposed(scene, head, index)
    ]
    if not spots:
        return None
    clause = tree.clause(head)
    for wide in (False, True):
        for index, country, text in spots:
            above = scene.tokens[index].head
            if above == clause or (wide and tree.is_above(clause, index)):
                why = Reason("actor.clause_place", f"where it happens: {text}", None, (scene.span(index),))
                return Origin(country, None, why)
    return None


def _is_supposed(scene: Scene, head: int, index: int) -> bool:
    """Whether a place stands in a condition and the party does not: "takes nobody if war breaks out in Chad"."""
    clause = scene.tree.clause(index)
    marks = {scene.lower[mark] for mark in scene.tree.kids(clause, "mark")}
    return bool(marks & {"if", "unless"}) and not scene.tree.is_above(clause, head)


def _sentence_place(scene: Scene, head: int) -> Origin | None:
    places = [
        place
        for index, place in scene.own_places
        if place.country
        and scene.tree.preposition(index) in LOCATIVE
        and not lives_in(scene.tree.sentence, index)
        and not _is_supposed(scene, head, index)
    ]
    if len({place.country for place in places}) != 1:
        return None
    span = Span(places[0].start, places[0].end)
    note = f"the sentence's only place: {places[0].text}"
    return Origin(places[0].country, None, Reason("actor.sentence_place", note, None, (span,)))


def _home(scene: Scene, lead: float) -> Origin | None:
    """The story's home, if it leads by so much."""
    home = scene.surroundings.home
    if home is None or home.lead < lead:
        return None
    if home.dateline:
        line = scene.reading.anatomy.dateline
        spans = (Span(line.start, line.end),) if line else ()
        return Origin(home.code, None, Reason("actor.dateline", "the dateline's state", None, spans))
    note = f"{home.share:.0%} of the story's place words are of {home.code}"
    return Origin(home.code, None, Reason("actor.story", note))


def _paragraph(scene: Scene) -> Origin | None:
    """The only state that the paragraph names."""
    states = scene.surroundings.sections.get(scene.section, frozenset())
    if len(states) != 1:
        return None
    state = next(iter(states))
    return Origin(state, None, Reason("actor.paragraph", f"the paragraph names no state but {state}"))
