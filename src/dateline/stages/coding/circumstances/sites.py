"""The places of a sentence, each with the word that carries its preposition."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from dateline.records import Mention, Place, Reason
from dateline.stages.coding.scene import Scene

IN: Final = frozenset("in at near on across outside inside around along throughout within off".split())
"""Prepositions of the place where an act of any kind happens."""
_NAMED_BY: Final = ("compound", "nmod:desc", "nmod:poss", "flat", "appos")
_NESTED: Final = 3  # "in Jos town in the state of Plateau": kinds of place around one name


class Site(msgspec.Struct, frozen=True):
    """A place with its head and the word that carries its preposition: "Jos" and "town" in "in Jos town".

    `rule`, `note`: why it is where an act happens, if it is no plain "in X" of the act's own clause."""

    head: int
    anchor: int
    preposition: str
    place: Place
    rule: str | None = None
    note: str = ""

    def because(self, rule: str, note: str) -> Site:
        """The same site, with why it is taken."""
        return replace(self, rule=rule, note=note)

    def told(self) -> Place:
        """The place, with the reason if there is one."""
        if self.rule is None:
            return self.place
        return replace(self.place, why=(*self.place.why, Reason(self.rule, self.note)))


def sites(scene: Scene) -> list[Site]:
    """All places of a sentence by name, then kinds of place that only its parties tell: "in the Peruvian capital"."""
    found = [site_at(scene, head, place) for head, place in scene.places.items()]
    taken = {site.anchor for site in found} | scene.places.keys()
    for head in localities(scene):
        preposition = scene.tree.preposition(head)
        place = described(scene, head, scene.mentions[head]) if head not in taken and preposition in IN else None
        if place is not None:
            found.append(Site(head, head, preposition, place))
    return found


def localities(scene: Scene) -> list[int]:
    """Kinds of place that lie in the country whose they are: "capital", "prison"; no "base", no "chest area"."""
    tree, words = scene.tree, scene.ontology.words_of(("home_place",))
    return [
        head
        for head, mention in scene.mentions.items()
        if mention.kind == "thing"
        and tree[head].lemma.lower() in words
        and not (tree[head].lemma == "area" and any(tree[kid].upos == "NOUN" for kid in tree.kids(head, "compound")))
    ]


def site_at(scene: Scene, head: int, place: Place) -> Site:
    """A place by its head, with the noun it names or belongs to as anchor, if that is a kind of place."""
    tree, words = scene.tree, scene.ontology.words_of(("locality",))
    anchor = head
    for _ in range(_NESTED):
        above = tree[anchor].head
        names_it = tree.relation(anchor, *_NAMED_BY) or (
            tree.relation(anchor, "nmod") and tree.preposition(anchor) == "of"
        )
        if above < 0 or not names_it or tree[above].lemma.lower() not in words:
            break
        anchor = above
    return Site(head, anchor, tree.preposition(anchor), place)


def described(scene: Scene, head: int, mention: Mention) -> Place | None:
    """The country in which a kind of place lies that has no name here; None where its party has no country."""
    codes = {actor.code for actor in mention.actors}
    code = codes.pop() if len(codes) == 1 else None
    if code is None:
        return None
    words = scene.text[mention.start : mention.end]
    why = (Reason("place-described", f"{words!r} lies in {code}"),)
    return Place(mention.start, mention.end, words, scene.at(head), words, code, resolution=1, why=why)


def finer(scene: Scene, site: Site) -> Site:
    """The place by name for one without: "at State House in Nairobi", "in a village near Jos"."""
    if site.place.resolution and site.head in scene.places:
        return site
    below = set(scene.tree.subtree(site.anchor))
    inner = [
        place
        for head, place in scene.places.items()
        if head in below and place.resolution and scene.tree.preposition(head) in IN
    ]
    return site if not inner else replace(site, place=max(inner, key=lambda place: place.resolution))


def country_of(place: Place, why: Reason) -> Place:
    """Only the country of a place, told by its words."""
    name = place.name if place.resolution == 1 else None
    return Place(place.start, place.end, place.text, place.at, name, place.country, resolution=1, why=(*place.why, why))
