"""Which of the places of a name is meant, and the reasons.

Evidence, strongest first: a container named with it ("Plateau State, Nigeria"; "Nigeria's Plateau State"; "the Syrian
city of Hama"), the states named in the sentence, the section, the story and the dateline, then what readers would
assume: states before capitals, divisions and towns, larger before smaller. All entries of a name are scored, one
function decides; a small place without any support stays unknown. Weights: bench/places.py on GeoVirus.
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
UNSURE = 4.0
"""Under this score a name is undecided: a town under 10,000 that nothing supports, one under a million abroad."""


class Support(NamedTuple):
    """What speaks for a place or state around a name: containers and contents named with it (entry and where its words
    stand), states of the sentence, their shares of the story, the dateline's."""

    containers: tuple[tuple[Entry, Span], ...]
    contents: tuple[tuple[Entry, Span], ...]
    sentence: Mapping[str, Span]
    story: Mapping[str, float]
    dateline: frozenset[str]


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
    if state is None:
        return Scored(entry, points, tuple(why))
    if state in support.sentence:
        points += SENTENCE
        why.append(Reason("place.sentence", f"{state} is named in the sentence", spans=(support.sentence[state],)))
    share = support.story.get(state, 0.0)
    if entry.alternate:
        points += ALTERNATE
        why.append(Reason("place.alternate", "a foreign, older or rarer name of it", entry.row))
    if support.story and not share and entry.kind == "place" and len(why) < 3:
        points += ABROAD
        why.append(Reason("place.abroad", f"the story names other states, not {state}"))
    if share:
        points += STORY * share
        why.append(Reason("place.story", f"{share:.0%} of the story's places are in {state}"))
    if state in support.dateline:
        points += DATELINE
        why.append(Reason("place.dateline", f"the dateline is in {state}"))
    return Scored(entry, points, tuple(why))


def _prior(entry: Entry, entries: tuple[Entry, ...]) -> tuple[float, list[Reason]]:
    if entry.kind == "country":
        return STATE, [Reason("place.state", f"{entry.name} is a state", entry.row)]
    if entry.kind == "region":
        wide = entry.detail in ("supra", "sea", "continent", "cross")
        return STATE if wide else REGION, [Reason("place.region", f"{entry.name} is a region", entry.row)]
    if entry.kind == "admin1":
        return DIVISION, [Reason("place.division", f"{entry.name} is a first-level division", entry.row)]
    inhabitants = entry.population or 0
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
