"""Outlets: who owns them, which sell their copy, which only show what others wrote; and how many speak for themselves.

Lexicons: outlets (names, aliases, kinds), outlet_kinds (owners, hosts of web pages, further outlets). A user's own rows
are a CSV file with the columns of the latter; they come before ours, and an empty cell leaves ours as it is.

    name,aliases,kind,owner
    Lakeside Daily,lakeside.example|The Lakeside Daily,daily,Lakes Press

>>> load().name("nytimes.com"), load().owner("Miami Herald")
('The New York Times', 'McClatchy')
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, Literal, get_args
from urllib.parse import urlsplit

import msgspec

from dateline.errors import LexiconError
from dateline.lexicon import table

Kind = Literal["wire", "broadcaster", "daily", "site", "un", "ngo", "aggregator", "desk", ""]

FIELDS: Final = ("name", "aliases", "kind", "owner")
"""The columns of a user's own file; `name` must be filled, aliases are split by "|"."""

_AGENCIES: Final = frozenset({"wire"})
_REPRINTERS: Final = frozenset({"aggregator", "desk"})


class Known(msgspec.Struct, frozen=True):
    """An outlet: its usual name, what it is ("": not told), who owns it ("": nobody that owns others)."""

    name: str
    kind: Kind = ""
    owner: str = ""


class OwnOutlet(msgspec.Struct, frozen=True):
    """A row of a user's own: what is empty leaves ours as it is."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    owner: str = ""


class Outlets:
    """All outlets that are known, ours and a user's."""

    def __init__(self, known: Mapping[str, Known]) -> None:
        self._known = known

    def name(self, outlet: str | None, url: str | None = None) -> str | None:
        """The usual name of an outlet, or the name as given where it is not known; without one, that of the page's
        host, or the host itself. None where neither says anything."""
        given = " ".join((outlet or "").split())
        found = self._known.get(given.casefold())
        if given:
            return found.name if found else given
        host = _host(url)
        return (self._known[host].name if host in self._known else host) if host else None

    def owner(self, name: str) -> str:
        """Who speaks through an outlet: its owner, or itself."""
        found = self._known.get(name.casefold())
        return (found.owner or found.name) if found else name

    def is_agency(self, name: str | None) -> bool:
        """Whether it sells its copy to others."""
        return self._kind(name) in _AGENCIES

    def is_reprinter(self, name: str | None) -> bool:
        """Whether it shows what others wrote."""
        return self._kind(name) in _REPRINTERS

    def independent(self, accounts: Iterable[tuple[str, str, str | None]]) -> tuple[str, ...]:
        """The outlets that speak for themselves among accounts (dispatch, its origin, outlet), sorted.

        Copies of one origin are one voice, that of the origin's outlet; so are outlets of one owner, under the name of
        the one that came first. An account without an outlet is a voice of its own, under the name of its origin.
        """
        outlet: dict[str, str | None] = {}
        for dispatch, origin, name in accounts:
            if dispatch == origin or outlet.get(origin) is None:
                outlet[origin] = self.name(name) or outlet.get(origin)
        voices: dict[str, str] = {}
        for origin, name in outlet.items():
            voices.setdefault(self.owner(name) if name else origin, name or origin)
        return tuple(sorted(voices.values()))

    def _kind(self, name: str | None) -> str:
        found = self._known.get(name.casefold()) if name else None
        return found.kind if found else ""


@cache
def load(own: Path | None = None) -> Outlets:
    """The outlets of our tables, with a user's own rows before them. Raises LexiconError with file and line."""
    return outlets_with(own_outlets(own) if own else ())


def own_outlets(path: Path) -> tuple[OwnOutlet, ...]:
    """The rows of a user's own file. Raises LexiconError with file and line."""
    found = []
    for line, cells in _own_rows(path):
        _check_kind(f"{path}:{line}", cells["kind"])
        aliases = tuple(filter(None, (alias.strip() for alias in cells["aliases"].split("|"))))
        found.append(OwnOutlet(cells["name"], aliases, cells["kind"], cells["owner"]))
    return tuple(found)


@lru_cache(maxsize=8)
def outlets_with(own: tuple[OwnOutlet, ...] = ()) -> Outlets:
    """The outlets of our tables, with these rows before them."""
    known: dict[str, Known] = {}
    for row in table("outlets"):
        _check_kind(row.place, row["kind"])
        _put(known, row["name"], row.items("aliases"), row["kind"], "")
    for row in table("outlet_kinds"):
        _check_kind(row.place, row["kind"])
        _put(known, row["name"], row.items("aliases"), row["kind"], row["owner"])
    for each in own:
        _put(known, each.name, each.aliases, each.kind, each.owner)
    return Outlets(known)


def _check_kind(place: str, kind: str) -> None:
    if kind not in get_args(Kind):
        raise LexiconError(place, f"kind is one of {', '.join(filter(None, get_args(Kind)))}, found {kind!r}")


def _put(known: dict[str, Known], name: str, aliases: tuple[str, ...], kind: str, owner: str) -> None:
    before = known.get(name.casefold(), Known(name))
    merged = Known(before.name, kind or before.kind, owner or before.owner)  # type: ignore[arg-type]
    for key, outlet in list(known.items()) if before.name.casefold() in known else ():
        if outlet == before:
            known[key] = merged
    for key in (name, *aliases):
        known[key.casefold()] = merged


def _own_rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            unknown = sorted(set(reader.fieldnames or ()) - set(FIELDS))
            if unknown or "name" not in (reader.fieldnames or ()):
                raise LexiconError(f"{path}:1", f"columns are {', '.join(FIELDS)}, name among them")
            rows = [(reader.line_num, {field: (row.get(field) or "").strip() for field in FIELDS}) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise LexiconError(str(path), f"cannot be read as a CSV file in UTF-8 ({error})") from error
    for line, row in rows:
        if not row["name"]:
            raise LexiconError(f"{path}:{line}", "a row needs a name")
    return rows


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
