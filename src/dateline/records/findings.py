"""Who, where and when: what the words of a sentence stand for."""

from __future__ import annotations

from typing import Literal

import msgspec

from dateline.records.dispatches import Interval, Reason
from dateline.records.sentences import At


class When(msgspec.Struct, frozen=True, gc=False):
    """A time expression: words, TIMEX3 value ("2025-01-17", "2024-10", "PRESENT_REF", "XXXX-WXX-5"), interval.

    `kind`: DATE, TIME, DURATION or SET. An expression that anchors nothing ("for 20 years") has an unknown interval.
    """

    start: int
    end: int
    text: str
    kind: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    interval: Interval


class Place(msgspec.Struct, frozen=True, gc=False):
    """A place named in the text. `resolution`: 5 sub-city, 4 city, 3 district, 2 province, 1 country, 0 unknown or a
    region with no code. `at` is the head token of its words. WGS 84 degrees."""

    start: int
    end: int
    text: str
    at: At
    name: str | None = None
    country: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    resolution: int = 0
    why: tuple[Reason, ...] = ()


class Actor(msgspec.Struct, frozen=True, gc=False):
    """A party: PLOVER country or body code and sector (None: unknown), the words, who it is (`identifier`: a name from
    the reference data) and the office held as of the dispatch's date."""

    code: str | None
    sector: str | None
    text: str
    start: int
    end: int
    identifier: str | None = None
    office: str | None = None
    other_sectors: tuple[str, ...] = ()
    why: tuple[Reason, ...] = ()


MentionKind = Literal["name", "country", "description", "pronoun", "group", "thing"]


class Mention(msgspec.Struct, frozen=True, gc=False):
    """Words that stand for one or several actors ("the two leaders"). `at` is the syntactic head of the phrase;
    coordinated parties are mentions of their own, each at its own head."""

    start: int
    end: int
    at: At
    kind: MentionKind
    actors: tuple[Actor, ...]
    why: tuple[Reason, ...] = ()
