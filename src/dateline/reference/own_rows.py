"""A user's own rows (`--actors FILE`), laid before the compiled data.

A CSV file with a header; columns of `FIELDS`, of which `kind` and `name` must be filled. Lists are split by "|".
Errors name file and line. Same columns as `reference/tables/additions.csv`.

    kind,code,name,aliases,sector,office,start,end
    organisation,NGO,Example Relief,ER|Relief of Example,SOC,,,
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import get_args

from dateline.errors import ReferenceError
from dateline.reference import normal
from dateline.reference.entries import Entry, Kind

FIELDS = (
    "kind", "code", "name", "aliases", "sector", "sector2", "office", "detail", "number", "start", "end", "seen",
    "country", "region_codes", "lat", "lon", "geonameid", "resolution", "needs_context",
)  # fmt: skip
_KINDS = frozenset(get_args(Kind))


def read_own_rows(path: Path) -> dict[str, tuple[tuple[int, Entry], ...]]:
    """Entries by key, each with what the case of a text must show. Raises ReferenceError with file and line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            unknown = sorted(set(reader.fieldnames or ()) - set(FIELDS) - {"source"})
            if unknown:
                raise ReferenceError(f"{path}:1: unknown columns {', '.join(unknown)}; known are {', '.join(FIELDS)}")
            return _keyed(path, [(reader.line_num, row) for row in reader])
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ReferenceError(f"{path}: cannot be read as a CSV file in UTF-8 ({error})") from error


def _keyed(path: Path, rows: list[tuple[int, dict[str, str]]]) -> dict[str, tuple[tuple[int, Entry], ...]]:
    keyed: dict[str, tuple[tuple[int, Entry], ...]] = {}
    for line, row in rows:
        entry = _entry(path, line, row)
        for name in (entry.name, *filter(None, (row.get("aliases") or "").split("|"))):
            key = normal.key(name)
            if key:
                keyed[key] = (*keyed.get(key, ()), (normal.demand(name), entry))
    return keyed


def _entry(path: Path, line: int, row: dict[str, str]) -> Entry:
    kind, name = (row.get("kind") or "").strip(), (row.get("name") or "").strip()
    if kind not in _KINDS or not name:
        raise ReferenceError(f"{path}:{line}: a row needs a name and a kind, one of {', '.join(sorted(_KINDS))}")
    texts = {
        field: (row.get(field) or "").strip() or None
        for field in ("code", "sector", "sector2", "office", "detail", "number", "start", "end", "seen", "country")
    }
    try:
        points: dict[str, float] = {field: float(row[field]) for field in ("lat", "lon") if row.get(field)}
        points |= {field: int(row[field]) for field in ("geonameid", "resolution") if row.get(field)}
    except ValueError as error:
        raise ReferenceError(f"{path}:{line}: lat, lon, geonameid and resolution are numbers ({error})") from error
    return Entry(
        kind=kind,  # type: ignore[arg-type]
        name=name,
        region_codes=tuple(filter(None, (row.get("region_codes") or "").split("|"))),
        needs_context=(row.get("needs_context") or "") == "1",
        source="own",
        row=f"{path.name}:{line}",
        **texts,  # type: ignore[arg-type]
        **points,  # type: ignore[arg-type]
    )
