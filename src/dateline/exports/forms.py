"""The forms that are written line by line: JSON Lines, CSV, GeoJSON. Each gives bytes in UTF-8, piece by piece, so that
no export is ever held in memory as a whole; the same items give the same bytes.

GeoJSON: authority RFC 7946. One feature a line, its `id` the record's, its properties the columns but for `lat` and
`lon`; what has no coordinates has a null geometry, and the foreign member `without_geometry` says how many these are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from dateline.exports.cells import cell
from dateline.exports.columns import Column, values
from dateline.exports.kept import Words
from dateline.exports.levels import Item, record

_GEOMETRY: Final = frozenset({"lat", "lon"})


def lines(items: Iterable[Item], words: Words) -> Iterator[bytes]:
    """JSON Lines: the record of each item."""
    encoder = msgspec.json.Encoder()
    for item in items:
        yield encoder.encode(record(item, words)) + b"\n"


def table(items: Iterable[Item], among: Sequence[Column]) -> Iterator[bytes]:
    """CSV: a header, then a row an item; lines end in a line feed."""
    yield _row([column.name for column in among])
    for item in items:
        yield _row([cell(value) for value in values(item, among)])


def features(items: Iterable[Item], among: Sequence[Column]) -> Iterator[bytes]:
    """GeoJSON: a FeatureCollection."""
    shown = [column for column in among if column.name not in _GEOMETRY]
    names = [column.name for column in shown]
    without, separator = 0, b""
    yield b'{"type":"FeatureCollection","features":[\n'
    for item in items:
        point = coordinates(item)
        without += point is None
        feature = {
            "type": "Feature",
            "id": item.record.id,
            "geometry": {"type": "Point", "coordinates": point} if point else None,
            "properties": dict(zip(names, values(item, shown), strict=True)),
        }
        yield separator + msgspec.json.encode(feature)
        separator = b",\n"
    yield f'\n],"without_geometry":{without}}}\n'.encode()


def coordinates(item: Item) -> tuple[float, float] | None:
    """Longitude and latitude, in this order (RFC 7946, 3.1.1); None where the place is not known."""
    where = item.record.event_loc
    if where is None or where.lat is None or where.lon is None:
        return None
    return where.lon, where.lat


def _row(cells: list[str]) -> bytes:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(cells)
    return written.getvalue().encode()
