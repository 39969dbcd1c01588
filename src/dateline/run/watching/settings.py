"""FEEDS.toml: which feeds to watch, how often, and within which limits.

Every key but `url` may be left out; docs/watch.md shows a whole file. Durations are written as "45s", "15m", "2h",
"1d", sizes as bytes or as "10 MB".

Errors: InputError with the file's name and the key: "feeds.toml: feed 2, every: ...".

>>> seconds("15m")
900.0
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from dateline import fetching
from dateline.errors import FetchError, InputError
from dateline.fetching import Limits

LEAST_EVERY: Final = 60.0
"""Seconds between two rounds of a feed, at the least: no feed changes faster than readers may politely ask."""

_DURATION: Final = re.compile(r"(\d+(?:\.\d+)?)\s*(s|m|h|d)")
_SECONDS: Final = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_SIZE: Final = re.compile(r"(\d+(?:\.\d+)?)\s*(kB|KB|MB)")
_BYTES: Final = {"kB": 1_000, "KB": 1_000, "MB": 1_000_000}
_MOST_BYTES: Final = 100_000_000
_DAY: Final = 86400.0
_DEFAULTS: Final = Limits()

Value = TypeVar("Value")


class FeedSettings(msgspec.Struct, frozen=True):
    """A feed to watch. `every`: seconds between two rounds; `pages`: fetch what it links to where it gives no text."""

    url: str
    outlet: str | None = None
    pages: bool = True
    every: float = 900.0


class Settings(msgspec.Struct, frozen=True):
    """What a FEEDS.toml says. `round_seconds`: for one feed with its pages in one round."""

    feeds: tuple[FeedSettings, ...]
    limits: Limits = Limits()
    contact: str = ""
    round_seconds: float = 300.0
    max_items: int = 50
    at_once: int = 4


def read_settings(path: Path) -> Settings:
    """The settings in a file. Raises InputError for whatever cannot be meant."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise InputError(str(path), "is not there; 'dateline watch --help' shows what to write into it") from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(str(path), f"is no TOML: {str(error)[:1].lower()}{str(error)[1:]}") from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"is not valid UTF-8 at byte {error.start:,}") from error
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {(error.strerror or str(error)).lower()}") from error
    return _settings(str(path), told)


def seconds(said: object) -> float:
    """The length of time that a value says. Raises ValueError saying what was expected."""
    match = _DURATION.fullmatch(said.strip()) if isinstance(said, str) else None
    if match is None:
        raise ValueError('expected a length of time like "45s", "15m", "2h" or "1d"')
    return float(match[1]) * _SECONDS[match[2]]


def _settings(name: str, told: dict[str, Any]) -> Settings:
    top = _Table(name, "", told, ("agent", "limits", "feed"))
    agent = _Table(name, "[agent] ", top.table("agent"), ("contact",))
    keys = ("pace", "timeout", "round", "max_bytes", "max_items", "redirects", "at_once")
    limits = _Table(name, "[limits] ", top.table("limits"), keys)
    feeds = told.get("feed", [])
    if not isinstance(feeds, list) or not all(isinstance(feed, dict) for feed in feeds):
        raise InputError(name, "feed: expected tables that begin with [[feed]], double brackets")
    if not feeds:
        raise InputError(name, "names no feed: expected at least one [[feed]] with its url")
    total = limits.value("timeout", _between(1, 600), _DEFAULTS.total)
    return Settings(
        feeds=tuple(_feeds(name, feeds)),
        limits=Limits(
            pace=limits.value("pace", _between(0, 3600), _DEFAULTS.pace),
            connect=min(_DEFAULTS.connect, total),
            read=min(_DEFAULTS.read, total),
            total=total,
            most_bytes=limits.value("max_bytes", _size, _DEFAULTS.most_bytes),
            redirects=limits.value("redirects", _number(0, 20), _DEFAULTS.redirects),
        ),
        contact=agent.value("contact", _contact, ""),
        round_seconds=limits.value("round", _between(1, 3600), 300.0),
        max_items=limits.value("max_items", _number(1, 1000), 50),
        at_once=limits.value("at_once", _number(1, 32), 4),
    )


def _feeds(name: str, told: list[dict[str, Any]]) -> Iterable[FeedSettings]:
    seen: dict[str, int] = {}
    for number, one in enumerate(told, start=1):
        feed = _Table(name, f"feed {number}, ", one, ("url", "outlet", "pages", "every"))
        if "url" not in one:
            raise InputError(name, f"feed {number}, url: is missing")
        url = feed.value("url", _address, "")
        if url in seen:
            raise InputError(name, f"feed {number}, url: is the same as that of feed {seen[url]}")
        seen[url] = number
        yield FeedSettings(
            url=url,
            outlet=feed.value("outlet", _words, None),
            pages=feed.value("pages", _yes_or_no, True),
            every=feed.value("every", _between(LEAST_EVERY, 30 * _DAY), 900.0),
        )


class _Table:
    """One table of the file, and how to name its keys in an error."""

    def __init__(self, file: str, place: str, told: dict[str, Any], keys: tuple[str, ...]) -> None:
        self._file = file
        self._place = place
        self._told = told
        for key in told:
            if key not in keys:
                raise InputError(file, f"{place}{key}: is no key here; expected one of {', '.join(keys)}")

    def table(self, key: str) -> dict[str, Any]:
        """A table inside this one."""
        told = self._told.get(key, {})
        if not isinstance(told, dict):
            raise InputError(self._file, f"{self._place}{key}: expected a table that begins with [{key}]")
        return told

    def value(self, key: str, read: Callable[[Any], Value], otherwise: Value) -> Value:
        """What `read` makes of a key, whose ValueErrors say what was expected; `otherwise` where it is left out."""
        if key not in self._told:
            return otherwise
        try:
            return read(self._told[key])
        except ValueError as error:
            raise InputError(self._file, f"{self._place}{key}: {error}, got {self._told[key]!r}") from error


def _between(least: float, most: float) -> Callable[[Any], float]:
    def read(said: Any) -> float:
        found = seconds(said)
        if not least <= found <= most:
            raise ValueError(f"expected {_told(least)} to {_told(most)}")
        return found

    return read


def _told(length: float) -> str:
    """A length of time in its largest whole unit."""
    unit = next((unit for unit in "dhm" if length >= _SECONDS[unit] and length % _SECONDS[unit] == 0), "s")
    return f"{length / _SECONDS[unit]:g}{unit}"


def _number(least: int, most: int) -> Callable[[Any], int]:
    def read(said: Any) -> int:
        if not isinstance(said, int) or isinstance(said, bool) or not least <= said <= most:
            raise ValueError(f"expected a whole number from {least} to {most}")
        return said

    return read


def _size(said: Any) -> int:
    match = _SIZE.fullmatch(said.strip()) if isinstance(said, str) else None
    found = int(float(match[1]) * _BYTES[match[2]]) if match else said
    if not isinstance(found, int) or isinstance(found, bool) or not 1_000 <= found <= _MOST_BYTES:
        raise ValueError('expected a size like 500000 or "10 MB", up to 100 MB')
    return found


def _yes_or_no(said: Any) -> bool:
    if not isinstance(said, bool):
        raise ValueError("expected true or false")
    return said


def _words(said: Any) -> str | None:
    if not isinstance(said, str) or not said.strip() or len(said) > 200:
        raise ValueError("expected a name in quotes")
    return " ".join(said.split())


def _contact(said: Any) -> str:
    if not isinstance(said, str) or not said.isascii() or not said.isprintable() or len(said) > 200 or ")" in said:
        raise ValueError("expected an address of mail or of a page, in plain ASCII")
    return said.strip()


def _address(said: Any) -> str:
    if not isinstance(said, str):
        raise ValueError("expected an address in quotes")
    try:
        fetching.address(said)
    except FetchError as error:
        raise ValueError(error.reason) from error
    return said.strip()
