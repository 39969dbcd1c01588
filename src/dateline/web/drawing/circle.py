"""Parties around a circle, with lines for what they do to each other: the same ties give the same drawing.

drawn = circle(ties)   drawn.nodes[0].name, drawn.lines[0].path

Parties that deal with each other most stand next to each other, so that few lines cross the middle.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from dateline.queries import Tie

MOST: Final = 30
"""Parties that one drawing holds."""

WIDTH: Final = 1000.0
HEIGHT: Final = 640.0
_RADIUS: Final = 262.0


class Node(msgspec.Struct, frozen=True):
    """A party: where its point and its name stand; `anchor`: which end of the name is at its place."""

    name: str
    x: float
    y: float
    radius: float
    label_x: float
    label_y: float
    anchor: str
    events: int


class Line(msgspec.Struct, frozen=True):
    """Events of one kind from one party to another: SVG path data, width, whether they are conflict, whether they have
    a direction."""

    path: str
    width: float
    conflict: bool
    directed: bool
    tie: Tie
    events: int


class Circle(msgspec.Struct, frozen=True):
    """The drawing; `left_out`: how many parties of fewer events are not in it."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    left_out: int


def circle(ties: Sequence[Tie]) -> Circle:
    """The parties of most events, and the ties between them."""
    weight: Counter[str] = Counter()
    for tie in ties:
        weight[tie.actor] += tie.events
        weight[tie.recipient] += tie.events
    ranked = sorted(weight, key=lambda name: (-weight[name], name))
    kept = set(ranked[:MOST])
    shown = [tie for tie in ties if tie.actor in kept and tie.recipient in kept]
    tied = {name for tie in shown for name in (tie.actor, tie.recipient)}
    order = _order([name for name in ranked if name in tied], shown)
    most = max(weight.values(), default=1)
    nodes = {name: _node(name, at, len(order), weight[name], most) for at, name in enumerate(order)}
    lines = [line for tie in shown for line in _lines(tie, nodes)]
    lines.sort(key=lambda line: (line.events, line.tie.actor, line.tie.recipient))
    return Circle(tuple(nodes.values()), tuple(lines), len(ranked) - len(order))


def _order(names: list[str], ties: Sequence[Tie]) -> list[str]:
    """Each party next to the one on the row with which it deals most; the strongest begins."""
    between: Counter[frozenset[str]] = Counter()
    for tie in ties:
        between[frozenset((tie.actor, tie.recipient))] += tie.events
    row, left = names[:1], names[1:]
    while left:
        ends = {0: row[0], len(row): row[-1]}
        _, at, name = max(
            ((between[frozenset((end, name))], at, name) for at, end in ends.items() for name in left),
            key=lambda found: (found[0], -left.index(found[2]), found[1]),
        )
        row.insert(at, name)
        left.remove(name)
    return row


def _node(name: str, at: int, number: int, events: int, most: int) -> Node:
    turn = 2 * math.pi * at / max(number, 1) - math.pi / 2
    across, down = math.cos(turn), math.sin(turn)
    radius = 4 + 9 * math.sqrt(events / most)
    x, y = WIDTH / 2 + _RADIUS * across, HEIGHT / 2 + _RADIUS * down
    away = radius + 8
    anchor = "middle" if abs(across) < 0.12 else "start" if across > 0 else "end"
    drop = 4 + (10 * down if anchor == "middle" else 0)
    return Node(
        name, round(x, 1), round(y, 1), round(radius, 1), round(x + away * across, 1),
        round(y + away * down + drop, 1), anchor, events,
    )  # fmt: skip


def _lines(tie: Tie, nodes: dict[str, Node]) -> list[Line]:
    """A line for cooperation and one for conflict, as far as there is any."""
    found = []
    for conflict, events in ((False, tie.cooperation), (True, tie.conflict)):
        if events:
            bend = 0.34 if conflict else 0.52
            path = _path(nodes[tie.actor], nodes[tie.recipient], bend, directed=not tie.together)
            found.append(Line(path, round(1 + 1.5 * math.sqrt(events - 1), 1), conflict, not tie.together, tie, events))
    return found


def _path(start: Node, end: Node, bend: float, *, directed: bool) -> str:
    """A curve drawn towards the middle of the circle, to its right as it goes, so that ways there and back part."""
    middle_x, middle_y = (start.x + end.x) / 2, (start.y + end.y) / 2
    length = math.hypot(end.x - start.x, end.y - start.y) or 1.0
    aside = 14 if directed else 0
    bend *= 0.3 + 0.7 * min(length / (2 * _RADIUS), 1.0)
    x = middle_x + (WIDTH / 2 - middle_x) * bend - (end.y - start.y) / length * aside
    y = middle_y + (HEIGHT / 2 - middle_y) * bend + (end.x - start.x) / length * aside
    first, last = _near(start, x, y), _near(end, x, y, 5.0 if directed else 0.0)
    return f"M{first[0]:.1f},{first[1]:.1f}Q{x:.1f},{y:.1f} {last[0]:.1f},{last[1]:.1f}"


def _near(node: Node, x: float, y: float, more: float = 0.0) -> tuple[float, float]:
    """The point at the rim of a party from which a line goes towards a place."""
    length = math.hypot(x - node.x, y - node.y) or 1.0
    share = min((node.radius + 2 + more) / length, 0.9)
    return node.x + (x - node.x) * share, node.y + (y - node.y) * share
