"""Leaders and officials as rows."""

from __future__ import annotations

from collections.abc import Iterator

from building.politics import Table, fields, rank
from building.tables import Row, family_names, items

_NO_SURNAMES = frozenset(["said", "to", "do", "no", "so", "an", "he", "be", "van", "le", "of"])
"""Family names that open ordinary sentences ("To end the war"); such people are found by their full names."""
_EARLIEST = "1945"
"""News is about the present; officials whose term ended before this are left out."""


def leaders(table: Table, codes: dict[str, str]) -> Iterator[Row]:
    """Leaders with a spell each; one-word names and surnames are flagged."""
    for row in table:
        entry = Row(
            fields(
                row,
                "leader",
                code=codes.get(row["iso3"], row["iso3"]),
                country=row["iso3"],
                detail=row["role"],
                sector="GOV",
                needs_context=int(" " not in row["name"]),
            ),
            rank("leader", "hand" not in row["source"], _latest_first(row["start"]), row["name"], row["office"]),
        )
        _call(entry, row, surname=True)
        yield entry


def officials(table: Table, codes: dict[str, str]) -> Iterator[Row]:
    """Officials; several rows of one person in one office (the monthly lists) become one where they touch. Surnames
    only for those of our own list, who are often named by it alone."""
    for row in merged(table):
        own = row["source"] == "hand"
        entry = Row(
            fields(row, "official", code=codes.get(row["iso3"], row["iso3"]), country=row["iso3"]),
            rank("official", not own, _latest_first(row["start"] or row["seen"]), row["name"], row["row"]),
        )
        _call(entry, row, surname=own)
        yield entry


def merged(table: Table) -> Iterator[dict[str, str]]:
    """Rows of one person, office and source whose spells touch or overlap, made one; the earliest line stands."""
    held: dict[tuple[str, ...], dict[str, str]] = {}
    for row in table:
        if row["end"] and row["end"] < _EARLIEST:
            continue
        same = tuple(row[each] for each in ("iso3", "name", "office", "sector", "sector2", "source"))
        before = held.get(same)
        if before is not None and before["end"] and row["start"] and _touch(before["end"], row["start"]):
            before["end"], before["seen"] = row["end"], row["seen"] or before["seen"]
            continue
        if before is not None:
            yield before
        held[same] = dict(row)
    yield from held.values()


def _touch(end: str, start: str) -> bool:
    """Whether a spell begins in the month in which another ended, or the next."""
    months = [int(date[:4]) * 12 + int(date[5:7] or 1) if len(date) >= 7 else None for date in (end, start)]
    return months[0] is not None and months[1] is not None and 0 <= months[1] - months[0] <= 1


def _call(entry: Row, row: dict[str, str], *, surname: bool) -> None:
    for name in (row["name"], *items(row["aliases"])):
        entry.call(name, surname=surname and " " not in name)
    if surname:
        for last in (*items(row.get("surname")), *family_names(row["name"])):
            if not last.isdigit() and last.lower() not in _NO_SURNAMES:
                entry.call(last, surname=True)


def _latest_first(date: str) -> int:
    return -int((date or "0")[:10].split("/")[0].replace("-", "").ljust(8, "0"))
