"""The compiled reference file: one read-only SQLite file. Standard library only: the compile script loads this alone.

`entry` holds one row a fact but for towns and first-level divisions, which lie in `place` (three quarters of all rows,
few columns). Ids run through both in order of rank, `place` after `entry`: a look-up that finds several lists them as
they should be tried. `key` holds every name in its normal form (normal.py); `form` packs what its case must be, whether
it is only a surname or a place's alternate name, and whether it means one person or a group. `opening` says how many
pieces the longest key has that begins with a piece, where that is more than one. `known` holds one blob: the sorted
32-bit fingerprints of all keys and openings, as differences of sixteen bits. Nine look-ups of ten are of words that are
no name; the fingerprints, kept in memory (2 MB), answer those without a query, at one wrong "perhaps" in some ten
thousand.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

VERSION = "6"
"""Raised whenever tables, columns or the normal form change; a file of another version is refused."""

COLUMNS = (
    "kind", "name", "code", "sector", "sector2", "office", "detail", "start", "end", "end_basis", "seen",
    "needs_context", "lat", "lon", "geonameid", "resolution", "country", "region_codes", "source", "row",
)  # fmt: skip
"""Columns of `entry` after its id, in order; those of `INTERNED` are ids into the tables of their names."""
INTERNED = ("office", "source")
"""Columns whose texts recur: eight thousand titles serve fifty thousand terms."""

PLACE_COLUMNS = ("name", "country", "code", "detail", "population", "lat", "lon", "geonameid", "resolution")
"""Columns of `place` after its id. `code` only where it is not the country's own; lat and lon in 1/10000 degree;
resolution 2 for a first-level division, 4 for a town. All are from GeoNames."""

_SURNAME, _ALTERNATE, _NUMBER = 8, 16, 32
_NUMBERS = (None, "person", "group")


def pack(demand: int, surname: bool, alternate: bool, number: str | None) -> int:
    """`key.form` of a name."""
    return demand + _SURNAME * surname + _ALTERNATE * alternate + _NUMBER * _NUMBERS.index(number)


def unpack(form: int) -> tuple[int, bool, bool, str | None]:
    """Demand, whether it is a surname, whether it is an alternate name of a place, and number of a `key.form`."""
    return form % _SURNAME, bool(form & _SURNAME), bool(form & _ALTERNATE), _NUMBERS[form // _NUMBER]


_WIDEST = 0xFFFF


def fingerprints(keys: Iterable[str]) -> bytes:
    """The blob of `known.prints`: differences of sorted CRC-32 numbers, two bytes each, the least significant first.

    A difference of more than two bytes is bridged by numbers that stand for no key.
    """
    steps = array("H")
    last = 0
    for number in sorted({zlib.crc32(key.encode()) for key in keys}):
        bridges, rest = divmod(number - last, _WIDEST)
        steps.extend([_WIDEST] * bridges)
        steps.append(rest)
        last = number
    if sys.byteorder == "big":
        steps.byteswap()
    return steps.tobytes()


_SHELF = 21
"""Bits of a fingerprint below those that say on which of two thousand shelves it stands: some 300 share one."""


class Known:
    """Which keys a file may hold: `"white house" in Known(blob)` is never wrongly False."""

    def __init__(self, blob: bytes) -> None:
        steps = array("H")
        steps.frombytes(blob)
        if sys.byteorder == "big":
            steps.byteswap()
        self._prints = array("I", accumulate(steps))
        shelves = range(0, (1 << 32) + 1, 1 << _SHELF)
        self._shelves = [bisect_left(self._prints, first) for first in shelves]

    def __contains__(self, key: str) -> bool:
        return self.holds(zlib.crc32(key.encode()))

    def holds(self, number: int) -> bool:
        """Whether a key of this CRC-32 number may be held: for keys whose number is reckoned piece by piece."""
        shelf = number >> _SHELF
        end = self._shelves[shelf + 1]
        at = bisect_left(self._prints, number, self._shelves[shelf], end)
        return at < end and self._prints[at] == number


def opening(piece: str) -> str:
    """How a piece that opens longer keys stands among the fingerprints: no key ends with a blank."""
    return f"{piece} "


TABLES = f"""
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
{"".join(f"CREATE TABLE {name} (id INTEGER PRIMARY KEY, text TEXT NOT NULL);" for name in INTERNED)}
CREATE TABLE entry (id INTEGER PRIMARY KEY, {", ".join(f'"{column}"' for column in COLUMNS)});
CREATE TABLE place (id INTEGER PRIMARY KEY, {", ".join(f'"{column}"' for column in PLACE_COLUMNS)});
CREATE TABLE key (
    words TEXT NOT NULL, entry INTEGER NOT NULL, form INTEGER NOT NULL, PRIMARY KEY (words, entry)
) WITHOUT ROWID;
CREATE TABLE known (prints BLOB NOT NULL);
CREATE TABLE opening (piece TEXT PRIMARY KEY, longest INTEGER NOT NULL) WITHOUT ROWID;
"""

INDEXES = """
CREATE INDEX entry_office ON entry (country) WHERE kind IN ('leader', 'official');
CREATE INDEX entry_state ON entry (country) WHERE kind IN ('country', 'capital');
CREATE INDEX entry_code ON entry (code) WHERE kind = 'country';
"""
