"""Read `vocabulary.toml`, the types and contexts of an ontology of the user's own.

    name = "peacekeeping-1"          # what every record names as its codebook
    extends = "plover"               # with PLOVER's types and contexts; without this line, with none

    [types.PATROL]
    gloss = "peacekeepers go about an area to be seen and to watch"
    quad = 2                         # 1 to 4, as vocabulary.QUAD_NAMES
    score = 4.0                      # -10 (conflict) to 10 (cooperation)
    behaves_as = "COOPERATE"         # the PLOVER type whose rules hold for it; without this line, none do
    modes = { joint = 5.0, night = 4.0 }

    [contexts]
    protection = "protection of civilians"

A type that behaves as a PLOVER type may leave out `quad` and `score` and takes that type's. Errors name file and line.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, Final

import msgspec

from dateline.errors import LexiconError
from dateline.vocabulary import CONTEXTS, EVENT_TYPES, QUAD_NAMES, EventType

FILE: Final = "vocabulary.toml"
_KEYS: Final = ("name", "extends", "types", "contexts")
_TYPE_KEYS: Final = ("gloss", "quad", "score", "behaves_as", "modes")
_TYPE_NAME: Final = re.compile(r"[A-Z][A-Z0-9_]*")
_OTHER_NAME: Final = re.compile(r"[a-z][a-z0-9_-]*")
_CODEBOOK: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class Vocabulary(msgspec.Struct, frozen=True):
    """What a vocabulary file says: types and contexts of its own, and whether PLOVER's are there as well."""

    name: str
    extends_plover: bool
    types: dict[str, EventType]
    contexts: dict[str, str]

    def all_types(self) -> dict[str, EventType]:
        """PLOVER's types, if it extends them, and its own."""
        return {**EVENT_TYPES, **self.types} if self.extends_plover else self.types

    def all_contexts(self) -> dict[str, str]:
        """PLOVER's contexts, if it extends them, and its own."""
        return {**CONTEXTS, **self.contexts} if self.extends_plover else self.contexts


def read_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary of a file. Raises LexiconError, with file and line, for whatever cannot be meant."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise LexiconError(str(path), "is not there; an ontology needs this file") from None
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(str(path), f"cannot be read as UTF-8 ({error})") from error
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+),", str(error))
        line = found[1] if found else str(len(text.splitlines()))
        raise LexiconError(f"{path}:{line}", f"is no TOML ({error})") from error
    return _Reader(path, text).vocabulary(told)


class _Reader:
    """Checks the values of one file and knows on which line each stands."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines = _lines_of_keys(text)

    def vocabulary(self, told: dict[str, Any]) -> Vocabulary:
        self._known_keys(told, _KEYS)
        name = told.get("name")
        if not isinstance(name, str) or not _CODEBOOK.fullmatch(name):
            raise self._error(("name",), 'expected name = "...", of letters, digits, "-", "." and "_"')
        extends = told.get("extends")
        if extends not in (None, "plover"):
            raise self._error(("extends",), f'expected extends = "plover" or no such line, found {extends!r}')
        types = {key: self._type(key, value) for key, value in self._table(told, "types").items()}
        contexts = {key: self._context(key, value) for key, value in self._table(told, "contexts").items()}
        if extends:
            for group, known in (("types", EVENT_TYPES), ("contexts", CONTEXTS)):
                for key in types if group == "types" else contexts:
                    if key in known:
                        raise self._error((group, key), f"PLOVER has {key} already; take another name, or none")
        elif not types:
            raise self._error(("types",), 'has no types; expected [types.NAME] or extends = "plover"')
        return Vocabulary(name, bool(extends), types, contexts)

    def _type(self, name: str, told: Any) -> EventType:
        at = ("types", name)
        if not _TYPE_NAME.fullmatch(name):
            raise self._error(at, f'expected a type named in capitals, digits and "_", found {name!r}')
        if not isinstance(told, dict):
            raise self._error(at, f"expected a table [types.{name}]")
        self._known_keys(told, _TYPE_KEYS, at)
        like = told.get("behaves_as", "")
        if not isinstance(like, str) or (like and like not in EVENT_TYPES):
            raise self._error(
                (*at, "behaves_as"), f"expected a PLOVER type, one of {', '.join(EVENT_TYPES)}; found {like!r}"
            )
        model = EVENT_TYPES.get(like)
        gloss = told.get("gloss")
        if not isinstance(gloss, str) or not gloss.strip():
            raise self._error((*at, "gloss"), f'{name} needs a gloss = "...", one line that says what it is')
        quad = told.get("quad", model.quad if model else None)
        if not isinstance(quad, int) or isinstance(quad, bool) or quad not in QUAD_NAMES:
            meanings = ", ".join(f"{number} {words}" for number, words in QUAD_NAMES.items())
            raise self._error((*at, "quad"), f"{name} needs a quad, one of {meanings}; found {quad!r}")
        score = self._score((*at, "score"), name, told.get("score", model.score if model else None))
        modes = told.get("modes", {})
        if not isinstance(modes, dict):
            raise self._error((*at, "modes"), "expected modes = { name = score, ... }")
        for mode in modes:
            if not _OTHER_NAME.fullmatch(mode):
                raise self._error((*at, "modes", mode), f"expected a mode in small letters, found {mode!r}")
        scores = {mode: self._score((*at, "modes", mode), f"mode {mode}", value) for mode, value in modes.items()}
        return EventType(name, quad, score, gloss.strip(), scores, like)

    def _score(self, at: tuple[str, ...], name: str, value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not -10 <= value <= 10:
            raise self._error(at, f"{name} needs a score from -10 (conflict) to 10 (cooperation); found {value!r}")
        return float(value)

    def _context(self, name: str, told: Any) -> str:
        if not _OTHER_NAME.fullmatch(name):
            raise self._error(("contexts", name), f"expected a context in small letters, found {name!r}")
        if not isinstance(told, str) or not told.strip():
            raise self._error(("contexts", name), f'expected {name} = "..." with what it means')
        return told.strip()

    def _table(self, told: dict[str, Any], key: str) -> dict[str, Any]:
        value = told.get(key, {})
        if not isinstance(value, dict):
            raise self._error((key,), f"expected a table [{key}]")
        return value

    def _known_keys(self, told: dict[str, Any], known: tuple[str, ...], at: tuple[str, ...] = ()) -> None:
        for key in told:
            if key not in known:
                raise self._error((*at, key), f"knows no {key!r} here; expected {', '.join(known)}")

    def _error(self, at: tuple[str, ...], expected: str) -> LexiconError:
        """An error at the line of a key; where the key is missing, at that of the table it belongs to."""
        line = next((self._lines[at[:size]] for size in range(len(at), 0, -1) if at[:size] in self._lines), 1)
        return LexiconError(f"{self._path}:{line}", expected)


def _lines_of_keys(text: str) -> dict[tuple[str, ...], int]:
    """The first line, from 1, of each table and key: ("types", "PATROL", "quad") -> 7. tomllib does not tell them."""
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), start=1):
        header = re.match(r"\s*\[\[?([^\]]+)\]", line)
        key = re.match(r"""\s*([\w."'-]+)\s*=""", line)
        if header:
            table = _parts(header[1])
            path = table
        elif key:
            path = (*table, *_parts(key[1]))
        else:
            continue
        for size in range(1, len(path) + 1):
            found.setdefault(path[:size], number)
        for inner in re.findall(r"""([\w"'-]+)\s*=""", line.partition("{")[2]):
            found.setdefault((*path, *_parts(inner)), number)
    return found


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
