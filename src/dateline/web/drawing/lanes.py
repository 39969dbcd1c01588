"""Events of two parties as a drawing: four lanes of points, by quad class, over days; beneath them the mean score.

    drawn = lanes(rows)   drawn.lanes[0].points[0].x

Points that would cover each other stand beside each other. Each has an area that grows with its independent outlets.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from typing import Final

import msgspec

from dateline import vocabulary
from dateline.queries import EventRow
from dateline.queries.ties import counts, score
from dateline.web.drawing.days import Axis, Tick

WIDTH: Final = 1000.0
_LEFT: Final = 128.0
_ORDER: Final = (2, 1, 3, 4)
"""From cooperation in deeds to conflict in deeds, as the scores fall."""

_LEAST_LANE: Final = 46.0
_GAP: Final = 6.0
_MONTH: Final = 31
"""Days."""

_SCORES: Final = 62.0
"""Units that a score of 10 rises above zero, and one of -10 falls below it, together twice."""


class Point(msgspec.Struct, frozen=True):
    """An event: its middle and radius; `dated`: whether it stands at its own day, not at that of telling."""

    x: float
    y: float
    radius: float
    event: EventRow
    dated: bool


class Lane(msgspec.Struct, frozen=True):
    """The events of a quad class (0: of types of one's own)."""

    quad: int
    name: tuple[str, ...]
    top: float
    height: float
    points: tuple[Point, ...]


class Mean(msgspec.Struct, frozen=True):
    """The mean score of a stretch of days, as a bar from zero: days half-open, number of events."""

    left: float
    top: float
    width: float
    height: float
    score: float
    events: int
    first: dt.date
    last: dt.date


class Lanes(msgspec.Struct, frozen=True):
    """The whole drawing. `zero`: where a score of 0 stands; `foot`: where days are named; `undated`: how many events
    have no day at all and are in no lane."""

    height: float
    left: float
    right: float
    lanes: tuple[Lane, ...]
    means: tuple[Mean, ...]
    zero: float
    reach: float
    ticks: tuple[Tick, ...]
    foot: float
    step: str
    undated: int


def lanes(rows: Sequence[EventRow]) -> Lanes:
    """The events in their lanes."""
    placed = [(row, day) for row in rows if (day := day_of(row)) is not None]
    axis = Axis.of([day for _, day in placed], _LEFT, WIDTH - 12)
    top, drawn = 8.0, []
    for quad in (*_ORDER, *((0,) if any(row.type not in vocabulary.EVENT_TYPES for row in rows) else ())):
        mine = [pair for pair in placed if vocabulary.quad(pair[0].type) == quad]
        lane = _lane(quad, mine, axis, top)
        drawn.append(lane)
        top += lane.height + _GAP
    zero = top + 14 + _SCORES
    foot = zero + _SCORES + 20
    return Lanes(
        height=foot + 10, left=_LEFT, right=WIDTH - 12, lanes=tuple(drawn), means=tuple(_means(placed, axis, zero)),
        zero=zero, reach=_SCORES, ticks=tuple(axis.ticks()), foot=foot, step=axis.step,
        undated=len(rows) - len(placed),
    )  # fmt: skip


def day_of(row: EventRow) -> dt.date | None:
    """The day at which an event stands: its own, or, where that is not told to the month, that of telling."""
    return row.first if is_dated(row) else row.told or row.first or row.last


def is_dated(row: EventRow) -> bool:
    """Whether the days of an event are told to the month at least."""
    return row.first is not None and row.last is not None and (row.last - row.first).days <= _MONTH


def radius(outlets: int) -> float:
    """Of a point that so many outlets tell of: the area grows with them, up to forty."""
    return round(4.2 * math.sqrt(min(max(outlets, 1), 40) ** 0.8), 1)


def _lane(quad: int, rows: list[tuple[EventRow, dt.date]], axis: Axis, top: float) -> Lane:
    """Points at their days, each as near to the middle of the lane as those before it let it."""
    free: list[tuple[float, float, float]] = []
    for row, day in rows:
        x, size = axis.at(day), radius(row.outlets)
        near = [other for other in free if abs(other[0] - x) < other[2] + size + 1]
        y = next(
            offset
            for step in range(len(near) * 8 + 1)
            for offset in (step * 4.0, -step * 4.0)
            if all(math.hypot(x - other[0], offset - other[1]) >= size + other[2] + 1 for other in near)
        )
        free.append((x, y, size))
    highest = max((abs(y) + size for _, y, size in free), default=0.0)
    height = max(_LEAST_LANE, 2 * highest + 10)
    points = tuple(
        Point(x, round(top + height / 2 + y, 1), size, row, is_dated(row))
        for (row, _), (x, y, size) in zip(rows, free, strict=True)
    )
    name = vocabulary.QUAD_NAMES.get(quad, "own types")
    return Lane(quad, tuple(name.split(" ")), top, height, points)


def _means(rows: list[tuple[EventRow, dt.date]], axis: Axis, zero: float) -> list[Mean]:
    """A bar for each stretch of days in which something happened that has a score."""
    found = []
    for part in axis.bins():
        scores = [
            value
            for row, day in rows
            if part.first <= day < part.end and counts(row) and (value := score(row)) is not None
        ]
        if not scores:
            continue
        mean = sum(scores) / len(scores)
        height = max(abs(mean) / 10 * _SCORES, 1.5)
        found.append(
            Mean(
                left=part.left + 1, top=round(zero - height if mean >= 0 else zero, 1),
                width=round(max(part.right - part.left - 2, 2), 1), height=round(height, 1), score=round(mean, 1),
                events=len(scores), first=part.first, last=part.end - dt.timedelta(1),
            )
        )  # fmt: skip
    return found
