"""Which of the places of a name is meant, and the reasons.

A name that a state has is that state's, unless what holds or lies in a namesake is named ("Albany, Georgia"; Atlanta in
the same story). Evidence, strongest first: a container named with it ("Plateau State, Nigeria"; "Nigeria's Plateau
State"; "the Syrian city of Hama"), the states named in the sentence, the story and the dateline, other places of the
story nearby, then what readers would assume: states before capitals, divisions and towns, larger before smaller. All
entries of a name are scored, one function decides; a small place without any support stays unknown. Weights:
bench/places.py on GeoVirus.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from dateline.records import Reason, Span
from dateline.reference import Entry

CONTAINER, SENTENCE, STORY, DATELINE = 12.0, 2.0, 4.0, 1.0
"""Points for a named container; a state named in the same sentence; the state's share of the story; the dateline."""
ABROAD, ALTERNATE = -1.5, -3.0
"""Points off a town in a state that the story, which names others, never names; for a foreign, older or rarer name."""
STATE, CAPITAL, DIVISION, REGION = 9.0, 2.0, 4.5, 5.0
"""Points for what the place is; a town has the decimal logarithm of its inhabitants (6 for a million)."""
NEARBY, NEARBY_KM = 2.0, 250.0
"""Points for a town within so many kilometres of a place of the story about which there is no doubt: neighbours are
named together, though the border between them be named by neither."""
INSIDE = 8.0
"""Points for a division that shares its name with a state ("Georgia"), where the story names a town in it."""
UNCOUNTED = 50_000
"""Inhabitants taken for a place of our own tables, which hold places for being in the news, not for their size."""
RIVAL = 0.25
"""Share of a town's inhabitants that a namesake must have for a foreign or older name of the town to be in doubt."""
UNSURE = 4.0
"""Under this score a name is undecided: a town under 10,000 that nothing supports, one under a million abroad."""


class Support(NamedTuple):
    """What speaks for a place or state around a name: containers and contents named with it (entry and where its words
    stand), states of the sentence, their shares of the story, the dateline's, and places of the story beyond doubt."""

    containers: tuple[tuple[Entry, Span], ...]
    contents: tuple[tuple[Entry, Span], ...]
    sentence: Mapping[str, Span]
    story: Mapping[str, float]
    dateline: frozenset[str]
    anchors: tuple[Entry, ...] = ()


class Scored(NamedTuple):
    """One candidate with its points and the reasons for them."""

    entry: Entry
    points: float
    why: tuple[Reason, ...]


def choose(entries: tuple[Entry, ...], support: Support) -> Scored | None:
    """The best candidate, or None where it is undecided. The first of equals wins: entries come likeliest first."""
    scored = [score(entry, support, entries) for entry in entries if entry.kind != "capital"]
    if not scored:
        return None
    best = max(scored, key=lambda each: each.points)
    return None if best.points < UNSURE else best


def score(entry: Entry, support: Support, entries: tuple[Entry, ...]) -> Scored:
    """A candidate's points, with a reason for each kind of evidence that gave some."""
    points, why = _prior(entry, entries)
    state = entry.country
    for inside, span in support.contents:
        if lies_in(inside, entry):
            points += CONTAINER
            why.append(Reason("place.content", f"{inside.name}, named with it, lies there", inside.row, (span,)))
            break
    for container, span in support.containers:
        if lies_in(entry, container):
            points += CONTAINER
            why.append(Reason("place.container", f"in {container.name}, named with it", container.row, (span,)))
            break
    if entry.kind == "admin1" and _is_state_name(entries):
        town = next((anchor for anchor in support.anchors if lies_in(anchor, entry)), None)
        if town is not None:
            points += INSIDE
            why.append(Reason("place.inside", f"{town.name}, named in the story, lies there", town.row))
    if state is None or (entry.kind in ("place", "admin1") and _is_state_name(entries)):
        return Scored(entry, points, tuple(why))
    if state in support.sentence:
        points += SENTENCE
        why.append(Reason("place.sentence", f"{state} is named in the sentence", spans=(support.sentence[state],)))
    share = support.story.get(state, 0.0)
    if entry.alternate and _has_rival(entry, entries):
        points += ALTERNATE
        why.append(Reason("place.alternate", "a foreign, older or rarer name of it", entry.row))
    near = _nearest(entry, support.anchors) if all(each.kind == "place" for each in entries) else None
    if near is not None:
        points += NEARBY
        why.append(Reason("place.near", f"{near.name}, named in the story, is near", near.row))
    if support.story and not share and near is None and entry.kind == "place" and len(why) < 3:
        points += ABROAD
        why.append(Reason("place.abroad", f"the story names other states, not {state}"))
    if share:
        points += STORY * share
        why.append(Reason("place.story", f"{share:.0%} of the story's places are in {state}"))
    if state in support.dateline:
        points += DATELINE
        why.append(Reason("place.dateline", f"the dateline is in {state}"))
    return Scored(entry, points, tuple(why))


def _is_state_name(entries: tuple[Entry, ...]) -> bool:
    """Whether a name is a living state's: its towns elsewhere ("Mexico", Pampanga) need what holds them beside them."""
    return any(entry.kind == "country" and entry.detail != "historical" for entry in entries)


def _has_rival(entry: Entry, entries: tuple[Entry, ...]) -> bool:
    """Whether another place that usually has the name is large enough to be meant."""
    enough = (entry.population or 0) * RIVAL
    return any(
        not other.alternate and (other.kind != "place" or (other.population or 0) >= enough) for other in entries
    )


def _nearest(entry: Entry, anchors: tuple[Entry, ...]) -> Entry | None:
    """The first place beyond doubt that lies within NEARBY_KM."""
    return next((anchor for anchor in anchors if _kilometres(entry, anchor) <= NEARBY_KM), None)


def _kilometres(one: Entry, other: Entry) -> float:
    """The distance of two entries on a sphere; infinite where one has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    north, east = math.radians(other.lat - one.lat), math.radians(other.lon - one.lon)
    flat = math.cos(math.radians(one.lat)) * math.cos(math.radians(other.lat))
    chord = math.sin(north / 2) ** 2 + flat * math.sin(east / 2) ** 2
    return 12_742 * math.asin(min(1.0, math.sqrt(chord)))


def _prior(entry: Entry, entries: tuple[Entry, ...]) -> tuple[float, list[Reason]]:
    if entry.kind == "country":
        return STATE, [Reason("place.state", f"{entry.name} is a state", entry.row)]
    if entry.kind == "region":
        wide = entry.detail in ("supra", "sea", "continent", "cross")
        return STATE if wide else REGION, [Reason("place.region", f"{entry.name} is a region", entry.row)]
    if entry.kind == "admin1":
        return DIVISION, [Reason("place.division", f"{entry.name} is a first-level division", entry.row)]
    inhabitants = entry.population or (UNCOUNTED if entry.source == "own" else 0)
    points = math.log10(inhabitants + 10)
    why = [Reason("place.town", f"{entry.name} has {inhabitants:,} inhabitants", entry.row)]
    if any(other.kind == "capital" and other.country == entry.country for other in entries):
        points += CAPITAL
        why.append(Reason("place.capital", f"{entry.name} is a capital"))
    return points, why


def lies_in(entry: Entry, container: Entry) -> bool:
    """Whether a place lies in a state, a division or a region of one state. A place is not in itself."""
    if entry.geonameid is not None and entry.geonameid == container.geonameid and entry.kind == container.kind:
        return False
    if container.kind in ("country", "capital", "demonym"):
        return entry.kind != "country" and entry.country is not None and entry.country == container.country
    if container.kind == "admin1":
        return entry.kind == "place" and entry.detail == container.detail and entry.detail is not None
    if container.kind == "region":
        return entry.kind in ("place", "admin1") and entry.country in container.region_codes
    return False
