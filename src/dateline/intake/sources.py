"""Arguments as a user gives them -> where dispatches may lie.

A file is a source. A directory gives every file below it whose name ends as one of a format that is read (`formats`),
sorted by path; names that start with a dot, a README and the folder of an ontology (it holds vocabulary.toml) are left
out, links to directories are not followed. `-` is standard input,
what starts with http:// or https:// an address on the web. A path named twice (by itself and through its
directory) is one source, at its first place: no dispatch is doubled.

Errors come back as values among the sources, in place, so that the rest goes on.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from dateline.errors import InputError
from dateline.intake.formats import ENDINGS, is_readable_name

_ENDINGS = " ".join(ENDINGS)
ONTOLOGY_FILE = "vocabulary.toml"
"""What a folder of tables for `--ontology` holds: they are words to code by, and no dispatches."""


class Source(msgspec.Struct, frozen=True):
    """A place where dispatches may lie. `citation` is what was given, fit to print; `url`: an address on the web;
    neither that nor a path: standard input."""

    citation: str
    path: Path | None
    url: str | None = None


def sources(arguments: Iterable[str]) -> list[Source | InputError]:
    """Each argument's sources, in order. Nothing is opened yet.

    >>> [source.citation for source in sources(["-", "-"])]
    ['-']
    """
    found: list[Source | InputError] = []
    seen: set[str] = set()
    for argument in arguments:
        for source in _sources_of(argument):
            key = argument if isinstance(source, InputError) else _key(source)
            if key not in seen:
                seen.add(key)
                found.append(source)
    return found


def printable(path: str) -> str:
    """A path as text that can be printed and encoded, whatever bytes the file system holds in names."""
    return os.fsencode(path).decode("utf-8", "replace")


def why_not(error: OSError) -> str:
    """An operating-system error in plain words, as the reason of an InputError."""
    match error:
        case FileNotFoundError():
            return "is not there"
        case PermissionError():
            return "may not be read (permission denied)"
        case IsADirectoryError():
            return "is a directory"
        case _:
            return f"cannot be read: {(error.strerror or type(error).__name__).lower()}"


def _key(source: Source) -> str:
    if source.path is None:
        return source.url or "-"
    return os.path.abspath(source.path)  # noqa: PTH100 - links stay apart


def _sources_of(argument: str) -> list[Source | InputError]:
    if argument == "-":
        return [Source("-", None)]
    if argument.lower().startswith(("http://", "https://")) and "\0" not in argument:
        return [Source(printable(argument), None, argument)]
    if "\0" in argument or not argument:
        return [InputError(printable(argument.replace("\0", "?")) or "''", "is not a file name")]
    if Path(argument).is_dir():
        return _directory(argument)
    return [Source(printable(argument), Path(argument))]


def _directory(argument: str) -> list[Source | InputError]:
    refusals: list[Source | InputError] = []

    def refuse(error: OSError) -> None:
        refusals.append(InputError(printable(str(error.filename or argument)), why_not(error)))

    paths: list[Path] = []
    for folder, folders, names in os.walk(argument, onerror=refuse):
        if ONTOLOGY_FILE in names:
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths += [Path(folder, name) for name in names if _is_dispatch_name(name)]
    files = [path for path in sorted(paths) if path.is_file()]
    if not files and not refusals:
        return [InputError(printable(argument), f"is a directory without files that are read here ({_ENDINGS})")]
    return [*refusals, *(Source(printable(str(path)), path) for path in files)]


def _is_dispatch_name(name: str) -> bool:
    return is_readable_name(name) and not name.startswith(".") and not name.lower().startswith("readme.")
