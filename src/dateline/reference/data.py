"""The compiled reference file, opened read-only, and the questions that stages ask of it.

Names are looked up as the text writes them, for case matters: "US" is a state, "us" is nothing; "Polish" is a demonym,
"polish" nothing. Every entry of a name is given, in order of rank, never only the likeliest. Answers are cached; a
Reference may be shared by threads, each process opens its own.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from dateline.errors import ReferenceError
from dateline.records import Interval
from dateline.reference import normal
from dateline.reference.entries import Entry, Kind, Named
from dateline.reference.offices import office_key
from dateline.reference.own_rows import read_own_rows
from dateline.reference.schema import COLUMNS, INTERNED, PLACE_COLUMNS, VERSION, Known, opening, unpack
from dateline.reference.terms import Tenure, holds_office

_FILE = Path(__file__).with_name("reference.sqlite")
_CACHED = 65536
"""Answers kept per question: some hundred dispatches' worth of names, about 20 MB when full."""
_ALTERNATE_WEIGHT = 0.25
"""What a town weighs under an alternate name: Kyiv as "Kiev" before Kiev, North Dakota, but not Sahiwal as its old
"Montgomery" before Montgomery, Alabama."""
_DIVISION_WEIGHT = 0.25
"""What a first-level division weighs against towns, as in the compile script."""

_KEY = "SELECT entry, form FROM key WHERE words = ? ORDER BY entry"
_ROLES_FROM = (
    "SELECT key.words FROM key JOIN entry ON entry.id = key.entry"
    " WHERE key.words > ? AND key.words < ? AND entry.kind = 'role_noun'"
)
_OPENING = "SELECT longest FROM opening WHERE piece = ?"
_ENTRY = (
    "SELECT "
    + ", ".join(f"{column}.text" if column in INTERNED else f'entry."{column}"' for column in COLUMNS)
    + " FROM entry "
    + " ".join(f"LEFT JOIN {column} ON {column}.id = entry.{column}" for column in INTERNED)
    + " WHERE "
)
_BY_ID = f"{_ENTRY} entry.id = ?"
_PLACE_BY_ID = f"SELECT {', '.join(PLACE_COLUMNS)} FROM place WHERE id = ?"
_OFFICERS = (
    "SELECT entry.id, office.text, entry.detail FROM entry LEFT JOIN office ON office.id = entry.office"
    " WHERE entry.country = ? AND entry.kind = ? AND entry.kind IN ('leader', 'official') ORDER BY entry.id"
)
_STATE = f"{_ENTRY} entry.country = ? AND entry.kind IN ('country', 'capital') ORDER BY entry.id"
_DEAD_STATES = (
    f"{_ENTRY} entry.code = ? AND entry.kind = 'country' AND entry.detail = 'historical' AND entry.country NOT IN"
    " (SELECT country FROM entry WHERE kind = 'country' AND detail <> 'historical' AND country IS NOT NULL)"
)
_BOTH = "head of state and government"
_ROLES: Mapping[str, set[str]] = {_BOTH: {_BOTH, "head of state", "head of government"}}
"""The roles that a leader's role includes, where it is more than itself."""
MEMBER = "government member : "
"""How a list of cabinets writes an office of which it knows no more than the department."""


class Word(msgspec.Struct, frozen=True, gc=False):
    """A token as it stands in keys: how many pieces it has and the longest key that begins with it has (0 for a token
    of no pieces), the pieces, their fingerprint, the bytes that they add to that of a key before them, and the entries
    of the token as a name by itself, if it is one."""

    count: int
    most: int
    key: str
    print: int
    behind: bytes
    alone: Named | None


Post = tuple[int, str | None, str | None]
"""The id of a leader's or official's entry, its office and its detail."""
_PLACE_KINDS: tuple[Kind, ...] = ("country", "region", "admin1", "place")


def load(path: Path | None = None, own: Path | None = None) -> Reference:
    """Open the compiled file (the package's own by default), with a user's own rows (`own`: a CSV file) before it.

    Raises ReferenceError where the file is missing, unreadable or of another version, saying what to do.
    """
    file = path or _FILE
    if not file.is_file():
        raise ReferenceError(f"{file}: the reference data is missing; build it with `make reference` or reinstall")
    try:
        con = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        found = con.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
    except sqlite3.Error as error:
        raise ReferenceError(f"{file}: no readable reference file ({error}); build it with `make reference`") from error
    if found is None or found[0] != VERSION:
        held = found[0] if found else "none"
        con.close()
        raise ReferenceError(f"{file}: version {held}, expected {VERSION}; build it again with `make reference`")
    return Reference(con, read_own_rows(own) if own else {})


class Reference:
    """Look-ups in the compiled file. Made by `load`."""

    def __init__(self, con: sqlite3.Connection, own: dict[str, tuple[tuple[int, Entry], ...]]) -> None:
        self._con = con
        self._own = own
        blob = con.execute("SELECT prints FROM known").fetchone()
        self._known = Known(blob[0] if blob else b"")
        self._first_place: int = con.execute("SELECT coalesce(max(id), 0) + 1 FROM entry").fetchone()[0]
        self._own_posts = tuple({id(entry): entry for row in own.values() for _, entry in row if entry.office}.values())
        self._own_longest: dict[str, int] = {}
        for words in own:
            parts = words.split()
            self._own_longest[parts[0]] = max(len(parts), self._own_longest.get(parts[0], 0))
        self.find: Callable[[str], tuple[Entry, ...]] = lru_cache(_CACHED)(self._find)
        self._keyed: Callable[[str], tuple[tuple[int, Entry], ...]] = lru_cache(_CACHED)(self._read_key)
        self._by_id: Callable[[int], Entry] = lru_cache(_CACHED)(self._read_id)
        self._longest_from: Callable[[str], int] = lru_cache(_CACHED)(self._read_opening)
        self._meeting: Callable[[str, str], Named | None] = lru_cache(_CACHED)(self._read_meeting)
        self._word: Callable[[str], Word] = lru_cache(_CACHED)(self._read_word)
        self._most_of_role: Callable[[str], int] = lru_cache(_CACHED)(self._read_most_of_role)
        self._may_be: Callable[[int], bool] = lru_cache(_CACHED)(self._known.holds)
        self.role_noun: Callable[[str], Entry | None] = lru_cache(_CACHED)(self._role_noun)
        self.office_holder = lru_cache(4096)(self._office_holder)
        self._posts: Callable[[str, str], tuple[Post, ...]] = lru_cache(1024)(self._read_posts)
        self._offices: Callable[[str, str], Mapping[str, tuple[int, ...]]] = lru_cache(1024)(self._by_office)
        self._state_rows: Callable[[str], tuple[Entry, ...]] = lru_cache(1024)(self._read_state)

    def close(self) -> None:
        """Close the file; look-ups fail afterwards."""
        self._con.close()

    # --- names -------------------------------------------------------------------------------------------------------

    def _find(self, words: str) -> tuple[Entry, ...]:
        """All entries of a name, as a text writes it; empty where there is none."""
        return tuple(entry for demand, entry in self._keyed(normal.key(words)) if normal.meets(words, demand))

    def find_kinds(self, words: str, *kinds: Kind) -> tuple[Entry, ...]:
        """The entries of a name that are of one of these kinds."""
        return tuple(entry for entry in self.find(words) if entry.kind in kinds)

    def longest(self, words: Sequence[str], start: int, *kinds: Kind) -> tuple[int, tuple[Entry, ...]]:
        """The longest name that begins at a token: its end (half-open) and its entries; (start, ()) if there is none.

        `words` are a sentence's tokens as UD parts them ("al", "-", "Assad"; "People", "'s"). With `kinds`, only
        entries of these kinds count.

            longest(["the", "Islamic", "Republic", "of", "Iran", "said"], 1) == (5, (Iran, ...))
        """
        for end, found in self.names_at(words, start):
            fitting = found.of(kinds) if kinds else found.entries
            if fitting:
                return end, fitting
        return start, ()

    def names_at(self, words: Sequence[str], start: int) -> tuple[tuple[int, Named], ...]:
        """Every name that begins at a token, the longest first: its end (half-open) and its entries of all kinds."""
        return self._names_within(words, start, self._word(words[start]).most)

    def role_at(self, words: Sequence[str], start: int) -> tuple[int, tuple[Entry, ...]]:
        """The longest role noun that begins at a token, as `longest` gives it. Asked of every noun, and cheaper: most
        words begin none, and none is long."""
        first = self._word(words[start])
        most = self._most_of_role(first.key) if first.most > 1 else first.most
        for end, found in self._names_within(words, start, most):
            fitting = found.of(("role_noun",))
            if fitting:
                return end, fitting
        return start, ()

    def _names_within(self, words: Sequence[str], start: int, most: int) -> tuple[tuple[int, Named], ...]:
        """The names of so many pieces at most that begin at a token, the longest first."""
        first = self._word(words[start])
        if most <= first.count:
            return ((start + 1, first.alone),) if first.alone else ()
        names = [(start + 1, first.alone)] if first.alone else []
        print_of_key, left = first.print, most - first.count
        for end, word in enumerate(map(self._word, words[start + 1 :]), start + 2):
            if not word.count:
                continue
            left -= word.count
            if left < 0:
                break
            print_of_key = zlib.crc32(word.behind, print_of_key)
            if self._own or self._may_be(print_of_key):
                found = self._known_as(words[start:end])
                if found:
                    names.append((end, found))
        names.reverse()
        return tuple(names)

    def _known_as(self, words: Sequence[str]) -> Named | None:
        """What a row of tokens means, if it is a name."""
        key = " ".join(word.key for word in map(self._word, words) if word.count)
        return self._meeting(key, " ".join(words)) if self._keyed(key) else None

    def demonym(self, word: str) -> str | None:
        """The code of an adjective or inhabitant's name; None for a region's ("Western"), for one that several states
        share ("Korean": see `find_kinds`) and for an unknown one."""
        codes = {entry.code for entry in self.find_kinds(word, "demonym")}
        return codes.pop() if len(codes) == 1 else None

    def _role_noun(self, words: str) -> Entry | None:
        """The role a noun names, singular or plural: "officials" is GOV, a group."""
        found = self.find_kinds(words, "role_noun")
        return found[0] if found else None

    # --- states ------------------------------------------------------------------------------------------------------

    def country_name(self, code: str) -> str | None:
        """The usual name of a state or dependency, by PLOVER code or ISO alpha-3: "KOS" is Kosovo."""
        found = self.place_at(code)
        return found.name if found else None

    def capital(self, code: str) -> str | None:
        """The (first) capital of a state."""
        return next((entry.office for entry in self._state_rows(_iso3(code)) if entry.kind == "capital"), None)

    def place_at(self, code: str) -> Entry | None:
        """The country itself as a place: one point, resolution 1."""
        return next((entry for entry in self._state_rows(_iso3(code)) if entry.kind == "country"), None)

    # --- offices -----------------------------------------------------------------------------------------------------

    def holds_office(self, entry: Entry, day: dt.date | Interval) -> Tenure:
        """See `terms.holds_office`."""
        return holds_office(entry, day)

    def leaders(self, code: str, day: dt.date | Interval) -> tuple[Entry, ...]:
        """Who led a state (or dead state, dependency) on a day: every leader whose term certainly covers it."""
        entries = (self._by_id(number) for number, _, _ in self._posts(code, "leader"))
        return tuple(entry for entry in entries if holds_office(entry, day) == "during")

    def _office_holder(self, code: str, office: str, day: dt.date | Interval) -> tuple[Entry, ...]:
        """Who held an office on a day; `office` is an office ("president", "foreign minister") or a leader's role
        ("head of government", which also finds those who are head of state as well). Officials are asked only where
        the leaders' table, the better dated one, has no answer."""
        wanted = office_key(office, code)
        for kind in ("leader", "official"):
            found = self._in_office(code, kind, wanted, day)
            if found:
                return found
        # lists that name a department only: its one known member is its head
        of_department = self._in_office(code, "official", f"{MEMBER}{wanted.removesuffix(' minister')}", day)
        return of_department if len({entry.name for entry in of_department}) == 1 else ()

    def _in_office(self, code: str, kind: str, wanted: str, day: dt.date | Interval) -> tuple[Entry, ...]:
        """Leaders or officials whose term in an office, by its key, certainly covers a day."""
        own = [each for each in self._own_posts if each.kind == kind and code in (each.code, each.country)]
        named = [each for each in own if each.office and office_key(each.office, code) == wanted]
        listed = (self._by_id(number) for number in self._offices(code, kind).get(wanted, ()))
        for entries in (named, listed):
            found = tuple(entry for entry in entries if holds_office(entry, day) == "during")
            if found:
                return found
        return ()

    def _by_office(self, code: str, kind: str) -> Mapping[str, tuple[int, ...]]:
        """The ids of the leaders or officials of a state by the keys of their offices and of their roles."""
        posts = self._posts(code, kind)
        chief = _chief_office(posts, code) if kind == "leader" else None
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, office, detail in posts:
            keys = {office_key(office, code)} if office else set()
            if kind == "leader" and detail:
                keys |= _ROLES.get(detail, {detail})
            if chief is not None and keys == {"leader"}:
                keys.add(chief)
            for each in keys:
                found[each].append(number)
        return {key: tuple(numbers) for key, numbers in found.items()}

    # --- places ------------------------------------------------------------------------------------------------------

    def places(self, name: str) -> tuple[Entry, ...]:
        """Countries, regions, first-level divisions and towns of a name, likeliest first when nothing else is known."""
        return self.find_kinds(name, *_PLACE_KINDS)

    # --- rows --------------------------------------------------------------------------------------------------------

    def _read_opening(self, piece: str) -> int:
        found = self._con.execute(_OPENING, (piece,)).fetchone() if opening(piece) in self._known else None
        return max(found[0] if found else 1, self._own_longest.get(piece, 0))

    def _read_most_of_role(self, key: str) -> int:
        """How many pieces the longest key of a role noun has that begins as a token does."""
        piece = key.split(" ", 1)[0]
        found: list[tuple[str]] = self._con.execute(_ROLES_FROM, (f"{piece} ", f"{piece}!")).fetchall()
        return max([self._own_longest.get(piece, 0), *(words.count(" ") + 1 for (words,) in found)])

    def _read_meeting(self, key: str, written: str) -> Named | None:
        """The entries of a key whose demand the words as written meet, if there are any."""
        found = tuple([entry for demand, entry in self._keyed(key) if normal.meets(written, demand)])
        return Named(found, frozenset([entry.kind for entry in found])) if found else None

    def _read_word(self, word: str) -> Word:
        pieces = normal.pieces(word)
        if not pieces:
            return Word(0, 0, "", 0, b"", None)
        key = " ".join(pieces)
        most = max(len(pieces), self._longest_from(pieces[0]))
        return Word(len(pieces), most, key, zlib.crc32(key.encode()), f" {key}".encode(), self._meeting(key, word))

    def _read_key(self, key: str) -> tuple[tuple[int, Entry], ...]:
        found = list(self._own.get(key, ()))
        if key not in self._known:
            return tuple(found)
        for number, form in self._con.execute(_KEY, (key,)).fetchall():
            demand, surname, alternate, count = unpack(form)
            entry = self._by_id(number)
            if surname or alternate or count:
                entry = msgspec.structs.replace(entry, surname_only=surname, alternate=alternate, number=count)
            found.append((demand, entry))
        return _in_order(found)

    def _read_id(self, number: int) -> Entry:
        if number < self._first_place:
            return _entry(self._con.execute(_BY_ID, (number,)).fetchone())
        return _place(self._con.execute(_PLACE_BY_ID, (number,)).fetchone())

    def _read_posts(self, code: str, kind: str) -> tuple[Post, ...]:
        """Entry, office and detail of the leaders or officials of a state and of the dead states that it continues."""
        dead = {entry.country for entry in self._entries(_DEAD_STATES, code) if entry.country}
        states = sorted(dead | {_iso3(code)})
        return tuple(row for state in states for row in self._con.execute(_OFFICERS, (state, kind)).fetchall())

    def _read_state(self, country: str) -> tuple[Entry, ...]:
        return self._entries(_STATE, country)

    def _entries(self, query: str, value: str) -> tuple[Entry, ...]:
        return tuple(_entry(row) for row in self._con.execute(query, (value,)).fetchall())


def _in_order(found: list[tuple[int, Entry]]) -> tuple[tuple[int, Entry], ...]:
    """Entries by rank, with towns under an alternate name set back behind the places that outweigh them so."""
    ordered = [each for each in found if not each[1].alternate]
    for each in [each for each in found if each[1].alternate]:
        weight = (each[1].population or 0) * _ALTERNATE_WEIGHT
        lighter = (at for at, (_, entry) in enumerate(ordered) if _weight(entry) < weight)
        ordered.insert(next(lighter, len(ordered)), each)
    return tuple(ordered)


def _weight(entry: Entry) -> float:
    """How a place weighs against an alternate name; infinite for what is no town or division."""
    if entry.kind not in ("place", "admin1"):
        return float("inf")
    share = _DIVISION_WEIGHT if entry.kind == "admin1" else _ALTERNATE_WEIGHT if entry.alternate else 1
    return (entry.population or 0) * share


def _iso3(code: str) -> str:
    return "XKX" if code == "KOS" else code


def _chief_office(posts: Sequence[Post], code: str) -> str | None:
    """The office of those whom a list calls only "leader": where every other list of the state knows one office that is
    head of state and government, and none of a head of government beside it, they held that one."""
    both = {office_key(office, code) for _, office, detail in posts if office and detail == _BOTH}
    beside = any(detail == "head of government" for _, _, detail in posts)
    return both.pop() if len(both) == 1 and not beside else None


def _entry(row: Sequence[Any]) -> Entry:
    fields = dict(zip(COLUMNS, row, strict=True))
    fields["region_codes"] = tuple(fields["region_codes"].split("|")) if fields["region_codes"] else ()
    fields["needs_context"] = bool(fields["needs_context"])
    return Entry(**fields)


def _place(row: Sequence[Any]) -> Entry:
    fields = dict(zip(PLACE_COLUMNS, row, strict=True))
    for axis in ("lat", "lon"):
        fields[axis] = None if fields[axis] is None else fields[axis] / 10000
    fields["code"] = fields["code"] or fields["country"]
    kind: Kind = "admin1" if fields["resolution"] == 2 else "place"
    if fields["geonameid"] is None:
        return Entry(kind=kind, source="own", row="additions", **fields)
    return Entry(kind=kind, source="GeoNames", row=f"geonames:{fields['geonameid']}", **fields)
