"""Events as points on the map: one for each place and quad class, those of a place side by side.

drawn = markers(events, closer=True)   drawn.markers[0].x, drawn.box
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import msgspec

from dateline import vocabulary
from dateline.queries import PlacedEvent
from dateline.web.drawing.globe import HEIGHT, WIDTH, on_page

_EXACT: Final = 4
"""Resolution from which a point is a town's or a spot's; below it only a part of a country is told."""

_MOST: Final = 14.0
_LEAST_BOX: Final = 190.0
_LABELS: Final = 14
_LETTER: Final = 5.9
"""Width of a letter of a label, in units of the whole map."""


class Spot(msgspec.Struct, frozen=True):
    """A place with its events, those that most outlets tell first. `number`: its place in the list, from 1; `exact`:
    whether a town or a spot in it is told."""

    number: int
    x: float
    y: float
    place: str | None
    country: str | None
    exact: bool
    events: tuple[PlacedEvent, ...]


class Marker(msgspec.Struct, frozen=True):
    """The events of one class at one place."""

    x: float
    y: float
    radius: float
    quad: int
    spot: Spot
    events: tuple[PlacedEvent, ...]


class Label(msgspec.Struct, frozen=True):
    """The name of a place beside its points."""

    x: float
    y: float
    words: str


class Markers(msgspec.Struct, frozen=True):
    """The drawing. `box`: left, top, width, height of what is shown; `scale`: how much smaller than the whole map."""

    markers: tuple[Marker, ...]
    spots: tuple[Spot, ...]
    labels: tuple[Label, ...]
    box: tuple[float, float, float, float]
    scale: float


def markers(events: Sequence[PlacedEvent], *, closer: bool = False) -> Markers:
    """The events at their places; `closer`: only so much of the map as they take up."""
    spots = _spots(events)
    box = _box(spots) if closer and spots else (0.0, 0.0, WIDTH, HEIGHT)
    scale = box[2] / WIDTH
    drawn = [marker for spot in spots for marker in _at(spot, scale)]
    drawn.sort(key=lambda marker: (-marker.radius, marker.spot.number, marker.quad))
    return Markers(tuple(drawn), tuple(spots), tuple(_labels(spots, drawn, box, scale)), box, round(scale, 3))


def _spots(events: Sequence[PlacedEvent]) -> list[Spot]:
    together: dict[tuple[float, float, bool], list[PlacedEvent]] = defaultdict(list)
    for event in events:
        together[event.latitude, event.longitude, event.resolution >= _EXACT].append(event)
    found = []
    for (latitude, longitude, exact), mine in together.items():
        mine.sort(key=lambda event: -event.outlets)
        x, y = on_page(latitude, longitude)
        found.append(Spot(0, x, y, mine[0].place, mine[0].country, exact, tuple(mine)))
    found.sort(key=lambda spot: (-sum(event.outlets for event in spot.events), spot.country or "", spot.place or ""))
    return [msgspec.structs.replace(spot, number=number) for number, spot in enumerate(found, 1)]


def _at(spot: Spot, scale: float) -> list[Marker]:
    """A point for each class of events at a place: the only one at it, several around it."""
    classes: dict[int, list[PlacedEvent]] = defaultdict(list)
    for event in spot.events:
        classes[vocabulary.quad(event.type)].append(event)
    sizes = {quad: _radius(sum(event.outlets for event in mine)) * scale for quad, mine in sorted(classes.items())}
    away = max(sizes.values()) if len(sizes) > 1 else 0.0
    away *= 1.0 if len(sizes) < 3 else 1.3
    found = []
    for number, (quad, size) in enumerate(sizes.items()):
        turn = 2 * math.pi * number / len(sizes) + math.pi
        x, y = spot.x + away * math.cos(turn), spot.y + away * math.sin(turn)
        found.append(Marker(round(x, 2), round(y, 2), round(size, 2), quad, spot, tuple(classes[quad])))
    return found


def _radius(outlets: int) -> float:
    """Units of the whole map: the area grows with the outlets."""
    return min(3.6 * math.sqrt(max(outlets, 1)), _MOST)


def _box(spots: Sequence[Spot]) -> tuple[float, float, float, float]:
    """What the places take up, with room around them, in the proportions of the map and within it."""
    left, right = min(spot.x for spot in spots), max(spot.x for spot in spots)
    top, foot = min(spot.y for spot in spots), max(spot.y for spot in spots)
    width = min(max((right - left) * 1.25, (foot - top) * 1.35 * WIDTH / HEIGHT, _LEAST_BOX), WIDTH)
    height = width * HEIGHT / WIDTH
    x = min(max((left + right - width) / 2, 0.0), WIDTH - width)
    y = min(max((top + foot - height) / 2, 0.0), HEIGHT - height)
    return round(x, 1), round(y, 1), round(width, 1), round(height, 1)


def _labels(
    spots: Sequence[Spot], drawn: Sequence[Marker], box: tuple[float, float, float, float], scale: float
) -> list[Label]:
    """The names of those places that most outlets tell of, as far as they do not cover another or a point."""
    high, reach = 11.0 * scale, {spot.number: 0.0 for spot in spots}
    for marker in drawn:
        right = marker.x + marker.radius - marker.spot.x
        reach[marker.spot.number] = max(reach[marker.spot.number], right)
    taken = [(m.x - m.radius, m.y - m.radius, m.x + m.radius, m.y + m.radius, m.spot.number) for m in drawn]
    found: list[Label] = []
    for spot in spots:
        if not spot.exact or not spot.place:
            continue
        wide = len(spot.place) * _LETTER * scale
        x, y = spot.x + reach[spot.number] + 3 * scale, spot.y + 3.6 * scale
        mine = (x, y - high, x + wide, y + 2 * scale)
        if mine[2] > box[0] + box[2] or any(_meet(mine, other) for other in taken if other[4] != spot.number):
            continue
        found.append(Label(round(x, 1), round(y, 1), spot.place))
        taken.append((*mine, spot.number))
        if len(found) == _LABELS:
            break
    return found


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
