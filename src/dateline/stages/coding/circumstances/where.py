"""The place where an act is told to happen.

In order: the nearest "in X" of its clause, and for acts that move somebody the nearest "to X", "from X"; the clause
told beside it; the place that is visited; where the thing it is done to lies; the place that is struck or blocked; the
town of the court that does it; where forces are sent to act; the one country of which the sentence speaks. Whatever is
no plain "in X" leaves a Reason.
"""

from __future__ import annotations

from typing import Final

from dateline.records import Place, Reason
from dateline.stages.coding.binding import Candidate
from dateline.stages.coding.circumstances.clause import beside, is_occasion, is_result, seats, steps
from dateline.stages.coding.circumstances.sites import (
    IN,
    Site,
    country_of,
    described,
    finer,
    localities,
    site_at,
    sites,
)
from dateline.stages.coding.scene import Scene

_MOVING: Final = frozenset("to into toward towards onto from out through over".split())
# Acts that take people or things somewhere, by the type their words tell of, whatever it is coded as ("will fly to").
_MOVERS: Final = ("AID", "RETREAT", "MOBILIZE", "ASSAULT", "PROTEST")
_FORCE: Final = ("ASSAULT", "MOBILIZE", "COERCE")
# Acts of words: a place in what they are about is not where they are said.
_WORDS: Final = ("ACCUSE", "REQUEST", "THREATEN")
_LOCAL_POWERS: Final = frozenset({"JUD", "COP"})
# Rules by which a place's name is read as a state; a town that only lies in one is read by another.
_STATES: Final = frozenset({"actor.country", "actor.capital", "actor.metonym"})
_PROVINCE: Final = 2  # from this resolution on a place is where things happen; a whole country is more often a side
_HARDLY: Final = 6  # arcs by which a town may lie farther off than the country it is in
_OUTER: Final = 4  # arcs: puts a place that an act only moves to or from below any "in X" of the same clause


def place_of(candidate: Candidate) -> Place | None:
    """Where the act is told to happen; None where nothing tells."""
    scene = candidate.scene
    found = sites(scene)
    if found:
        best = (
            _nearest(candidate, found, tuple(seats(candidate, for_place=True)))
            or _beside(candidate, found)
            or _of_visit(candidate)
            or _of_object(candidate, found)
            or _of_target(candidate, found)
            or _of_court(candidate, found)
            or _of_purpose(candidate, found)
        )
        if best is not None:
            return finer(scene, best).told()
    return _sole_country(candidate, found)


def _nearest(candidate: Candidate, found: list[Site], words: tuple[tuple[int, int], ...]) -> Site | None:
    """The nearest place, or a town in that country told hardly farther off: "police in Chad ... offices in Abeche"."""
    ranked: list[tuple[tuple[float, int], Site]] = []
    for site in found:
        outer = _locates(candidate, site)
        if outer is None:
            continue
        for seat, penalty in words:
            count = steps(candidate.scene, site.anchor, seat)
            if count is None:
                count = _through_result(candidate, site.anchor, seat)
            if count is None or _is_spoken_of(candidate, site.anchor, seat):
                continue
            rank = penalty + count + outer - 0.1 * site.place.resolution
            ranked.append(((rank, abs(site.head - candidate.trigger)), site))
    if not ranked:
        return None
    ranked.sort(key=lambda one: one[0])
    (rank, _), best = ranked[0]
    if best.place.country and best.place.geonameid is None and best.place.resolution > 1:
        # a region that no map bounds: the province in it says more, "attacks in the Sahel that left nine dead in Mopti"
        for (farther, _), site in ranked[1:]:
            mapped = site.place.resolution > 1 and site.place.geonameid is not None
            if mapped and site.place.country == best.place.country and farther - rank <= _HARDLY:
                return site
    if best.place.resolution == 1:
        for (farther, _), site in ranked[1:]:
            towns = site.place.resolution > 1 and site.place.country == best.place.country
            if towns and farther - rank <= _HARDLY:
                return site
    return best


def _locates(candidate: Candidate, site: Site) -> int | None:
    """The penalty of a place as where the act happens, by its preposition; None where it does not tell."""
    if site.preposition in IN:
        return 0
    if site.preposition not in _MOVING:
        return None
    if site.preposition == "to" and _is_journey(candidate.scene, candidate.scene.tree[site.anchor].head):
        return 0
    kind = candidate.scene.ontology.behaviour(candidate.row.event)
    if site.preposition == "over":
        return 0 if kind in ("ASSAULT", "MOBILIZE") else None  # "talks over Gaza" speak of it
    if site.place.resolution < _PROVINCE and kind not in ("MOBILIZE", "RETREAT"):
        return None
    if kind not in (*_MOVERS, "CONSULT") or (kind in ("AID", "CONSULT") and _is_side(candidate, site.place)):
        return None
    return _OUTER


def _is_journey(scene: Scene, noun: int) -> bool:
    """Whether a noun is the visit in the course of which something is done: "during a visit to Tripoli"."""
    return noun >= 0 and is_occasion(scene, noun) and scene.tree.preposition(noun) in ("during", "on", "in", "at")


def _is_side(candidate: Candidate, place: Place) -> bool:
    """Whether a place's words stand for a state that is a party of the act: "sent arms to Kyiv", "spoke to Nairobi"."""
    sides = (actor for actor in (*candidate.actors, *candidate.recipients) if actor.start == place.start)
    return any(reason.rule in _STATES for actor in sides for reason in actor.why)


def _is_spoken_of(candidate: Candidate, anchor: int, seat: int) -> bool:
    """Whether a place lies in what an act of words is about: "accused the police in Jos", "urged talks in Oslo"."""
    tree = candidate.scene.tree
    if candidate.behaviour not in _WORDS:
        return False
    way = [anchor, *tree.ancestors(anchor)]
    top = way[way.index(seat) - 1] if seat in way and way.index(seat) else anchor
    about = tree.relation(top, "obl", "nmod") and top != anchor and not is_occasion(candidate.scene, top)
    return about or tree.relation(top, "obj", "iobj", "ccomp", "xcomp", "advcl", "acl")


def _through_result(candidate: Candidate, anchor: int, seat: int) -> int | None:
    """Arcs to an act of force through a participle of the same kind of act: "..., dropping bombs over Jos"."""
    scene, tree = candidate.scene, candidate.scene.tree
    if candidate.behaviour not in _FORCE:
        return None
    for verb in tree.ancestors(anchor):
        if verb == seat:
            return None
        rows = scene.ontology.rows_of.get((tree[verb].lemma.lower(), tree[verb].upos), ())
        if is_result(scene, verb) and any(row.event == candidate.event for row in rows):
            inner = steps(scene, anchor, verb)
            return inner + _OUTER if inner is not None and tree.is_above(seat, verb) else None
    return None


def _beside(candidate: Candidate, found: list[Site]) -> Site | None:
    """The "in X" of a clause told beside the act's own."""
    for other in beside(candidate):
        site = _nearest(candidate, found, ((other.word, 0),)) if other.place else None
        if site is not None:
            return site.because(other.rule, other.note)
    return None


def _of_visit(candidate: Candidate) -> Site | None:
    """The place that is visited."""
    scene, roles = candidate.scene, candidate.roles
    talks = candidate.behaviour == "CONSULT" or (candidate.behaviour == "AGREE" and candidate.mode is None)
    if not talks or candidate.row.mode != "visit":
        return None
    heads = (*roles.get("obj"), *roles.get("to"))
    return next((site_at(scene, head, scene.places[head]) for head in heads if head in scene.places), None)


def _of_object(candidate: Candidate, found: list[Site]) -> Site | None:
    """Where the thing done to lies: "a centre near a school in Sydney was firebombed"."""
    if candidate.scene.ontology.quad(candidate.event) not in (2, 4):
        return None  # "backed the rebels in Kivu" is said anywhere
    for head in candidate.roles.get("obj"):
        below = _described_by(candidate.scene, head)
        within = [site for site in found if site.head in below and site.preposition in IN]
        if within:
            best = max(within, key=lambda site: site.place.resolution)
            return best.because("place-of-object", "what the act is done to lies there")
    return None


def _described_by(scene: Scene, head: int) -> set[int]:
    """The words of a phrase without its clauses ("a man wanted in Peru"), but for those that say where it lies."""
    tree, lying = scene.tree, scene.ontology.words_of(("located",))
    found, stack = {head}, [head]
    while stack:
        for kid in tree.children[stack.pop()]:
            if kid not in found and (not tree.relation(kid, "acl", "acl:relcl") or tree[kid].lemma in lying):
                found.add(kid)
                stack.append(kid)
    return found


def _of_target(candidate: Candidate, found: list[Site]) -> Site | None:
    """The place at which force or a protest is itself directed: "shelled Kharkiv", "the strike paralyses Lima"."""
    roles, kind = candidate.roles, candidate.behaviour
    if kind not in (*_FORCE, "PROTEST"):
        return None
    by_head = {site.anchor: site for site in found} | {site.head: site for site in found}
    for role in ("obj", "on", "against", "of", "at", "into"):
        for head in roles.get(role):
            site = by_head.get(head)
            if site is not None and (kind in ("ASSAULT", "MOBILIZE") or site.place.resolution >= _PROVINCE):
                return site.because("place-of-target", "the act is directed at it")
    if kind in _FORCE:
        for actor in candidate.recipients:
            for site in found:
                if actor.start <= site.place.start < actor.end and site.place.country == actor.code:
                    return site.because("place-of-target", "those it is done to are told to be there")
    return None


def _of_court(candidate: Candidate, found: list[Site]) -> Site | None:
    """The town of the court or police whose act it is: "a Warsaw court convicted"."""
    tree = candidate.scene.tree
    if not any(actor.sector in _LOCAL_POWERS for actor in candidate.actors):
        return None
    for head in candidate.roles.get("subj"):
        for site in found:
            named = tree[site.head].head == head and tree.relation(site.head, "compound", "nmod:poss", "amod")
            if named and site.place.resolution >= _PROVINCE:
                return site.because("place-of-court", "the court or police of that place does it")
    return None


def _of_purpose(candidate: Candidate, found: list[Site]) -> Site | None:
    """Where forces are sent to act: "troops deployed to fight in Ukraine"."""
    tree = candidate.scene.tree
    if candidate.behaviour != "MOBILIZE":
        return None
    aims = [kid for kid in tree.kids(candidate.seat, "advcl", "xcomp") if tree[kid].xpos == "VB"]
    site = _nearest(candidate, found, tuple((aim, 0) for aim in aims))
    return None if site is None else site.because("place-of-purpose", "it is where the forces are to act")


def _sole_country(candidate: Candidate, found: list[Site]) -> Place | None:
    """The country of an act of force or rescue without another side, where the sentence speaks of one country only.

    "A fire in a Fijian resort ..., prompting the arrest of its owner." A country that is only named as a party ("Fiji
    sent a ship") tells no place: there must be an "in X", or a kind of place that lies in it."""
    scene = candidate.scene
    if candidate.behaviour not in (*_FORCE, "AID") or candidate.aux:
        return None
    codes = {actor.code for mention in scene.mentions.values() for actor in mention.actors}
    codes |= {site.place.country for site in found}
    codes.discard(None)
    if len(codes) != 1:
        return None
    inside = [site.place for site in found if site.preposition in IN and site.place.country]
    if not inside:
        lying = (described(scene, head, scene.mentions[head]) for head in localities(scene))
        inside = [place for place in lying if place is not None]
    if not inside:
        return None
    note = f"the sentence speaks of no other country than {inside[0].country}"
    return country_of(inside[0], Reason("sole-country", note))
