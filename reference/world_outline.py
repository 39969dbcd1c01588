"""Draw the outline of the world for the desk's map: Natural Earth's countries, small and in the map's own projection.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python reference/world_outline.py package/countries-110m.json

writes src/dateline/web/static/world.svg, which the map page draws beneath its points. It is made once; the file is in
the repository.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from dateline.web.drawing.globe import HEIGHT, WIDTH, on_page

OUTLINE = Path(__file__).parents[1] / "src/dateline/web/static/world.svg"
JUMP = 300.0
"""Units: a line longer than this goes round the back of the globe, along the edge of the page."""

Degrees = tuple[float, float]


def arcs_of(topology: dict[str, Any]) -> list[list[Degrees]]:
    """The lines of a TopoJSON file in degrees, longitude first: steps from point to point, scaled and moved."""
    (wide, high), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            line.append((x * wide + left, y * high + low))
        found.append(line)
    return found


def rings_of(geometry: dict[str, Any], arcs: list[list[Degrees]]) -> list[list[Degrees]]:
    """The rings of a shape, each of lines that follow one another; a negative number is a line walked backwards."""
    if geometry["type"] == "GeometryCollection":
        return [ring for each in geometry["geometries"] for ring in rings_of(each, arcs)]
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    rings = []
    for ring in (ring for polygon in polygons for ring in polygon):
        points: list[Degrees] = []
        for number in ring:
            line = arcs[number] if number >= 0 else arcs[~number][::-1]
            points += line[1:] if points else line
        rings.append(points)
    return rings


def on_one_page(ring: list[Degrees]) -> list[list[Degrees]]:
    """A ring as pieces that lie between 180 degrees west and east: one that crosses the edge of the page is drawn at
    both edges, what lies beyond them pressed flat; one that goes round a pole is closed along it."""
    walked: list[Degrees] = []
    longitude = ring[0][0]
    for before, (east, latitude) in zip([ring[0], *ring], ring, strict=False):
        longitude += (east - before[0] + 180) % 360 - 180
        walked.append((longitude, latitude))
    if abs(walked[-1][0] - walked[0][0]) > 180:
        pole = -90.0 if walked[0][1] < 0 else 90.0
        walked += [(walked[-1][0], pole), (walked[0][0], pole)]
    low, high = min(each[0] for each in walked), max(each[0] for each in walked)
    moves = [move for move in (-360, 0, 360) if high + move > -180 and low + move < 180]
    return [[(min(max(east + move, -180), 180), latitude) for east, latitude in walked] for move in moves]


def path(lines: list[list[Degrees]], *, closed: bool) -> str:
    """SVG path data, points to a tenth of a unit, each as a step from the one before."""
    written = []
    for line in lines:
        last: tuple[float, float] | None = None
        for longitude, latitude in line:
            x, y = on_page(latitude, min(max(longitude, -179.999), 179.999))
            if last is None or (not closed and abs(x - last[0]) > JUMP):
                written.append(f"M{x:g},{y:g}")
            elif (x, y) != last:
                written.append(f"l{round(x - last[0], 1):g},{round(y - last[1], 1):g}")
            last = (x, y)
        if closed:
            written.append("z")
    return "".join(written)


def edge() -> str:
    """The edge of the globe."""
    west = [on_page(latitude, -180) for latitude in range(-90, 91, 5)]
    east = [on_page(latitude, 179.999) for latitude in range(90, -91, -5)]
    return "M" + "L".join(f"{x:g},{y:g}" for x, y in (*west, *east)) + "z"


def main(source: Path) -> None:
    """Read the one file, write the other."""
    topology = json.loads(source.read_text())
    arcs = arcs_of(topology)
    used: dict[int, int] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for number in {n if n >= 0 else ~n for polygon in polygons for ring in polygon for n in ring}:
            used[number] = used.get(number, 0) + 1
    borders = [arcs[number] for number, times in sorted(used.items()) if times > 1]
    rings = rings_of(topology["objects"]["land"], arcs)
    land = [piece for ring in rings for piece in on_one_page(ring)]
    OUTLINE.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}">'
        f'<path id="sea" d="{edge()}"/><path id="land" d="{path(land, closed=True)}"/>'
        f'<path id="borders" d="{path(borders, closed=False)}"/></svg>\n'
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
