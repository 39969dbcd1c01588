"""Corrections: what a person says against or for what the coder found, kept for good.

A correction is anchored to the dispatch's text (its hash), the words of the trigger and the type that the coder gave,
so that it finds its report again after any re-run. It is never changed or deleted; `undo` adds another one. Replaying
the corrections of a text over the coder's reports gives the reports that users see.

    Correction(kind="field", field="actors", value="RUS GOV")   the actor is the Russian government
    Correction(kind="drop")                                     this is no event
    Correction(kind="merge", value="<anchor of another report>") both tell of one event
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final, Literal

import msgspec

from dateline import vocabulary
from dateline.records import Actor, At, Interval, Place, Reason, Report

Kind = Literal["field", "merge", "split", "drop", "confirm", "undo"]

FIELDS: Final = ("type", "mode", "actors", "recipients", "date", "place", "stance", "aux", "contexts")
"""What `field` may name."""

_NOWHERE: Final = At(0, 0, 0)
"""A place that stands in no text."""


class Anchor(msgspec.Struct, frozen=True, order=True):
    """A report as any run finds it again: text, words of the trigger (characters, half-open), type as coded."""

    text_hash: str
    start: int
    end: int
    type: str

    def __str__(self) -> str:
        return f"{self.text_hash}:{self.start}-{self.end}:{self.type}"

    @classmethod
    def parse(cls, words: str) -> Anchor:
        """The anchor that `str` wrote. Raises ValueError."""
        text, span, kind = words.split(":")
        start, end = span.split("-")
        return cls(text, int(start), int(end), kind)


class Correction(msgspec.Struct, frozen=True):
    """One line of the corrections: `number` counts from 1 in the order in which they were made (0: not yet kept)."""

    number: int
    made: str
    author: str
    note: str
    kind: Kind
    anchor: Anchor
    field: str | None = None
    value: str | None = None
    undoes: int | None = None


def standing(corrections: Iterable[Correction]) -> list[Correction]:
    """Those that were not undone, in order; for one field of one report the last word counts."""
    found = sorted(corrections, key=lambda correction: correction.number)
    undone = {correction.undoes for correction in found if correction.kind == "undo"}
    last: dict[tuple[Anchor, Kind, str | None], Correction] = {}
    for correction in found:
        if correction.kind == "undo" or correction.number in undone:
            continue
        # Several merges may hold for one report, but only one value of a field.
        extra = correction.value if correction.kind in ("merge", "split") else correction.field
        last[correction.anchor, correction.kind, extra] = correction
    return sorted(last.values(), key=lambda correction: correction.number)


def corrected(report: Report, corrections: Iterable[Correction]) -> Report:
    """The report with its corrected fields; each leaves a reason that names the author."""
    for correction in corrections:
        if correction.kind == "field" and correction.field is not None:
            report = _with(report, correction.field, correction.value or "", _reason(correction))
    return report


def check(field: str, value: str) -> None:
    """Raises ValueError with a plain sentence where a value cannot stand in a field."""
    _value(field, value, ())


def _reason(correction: Correction) -> Reason:
    note = f": {correction.note}" if correction.note else ""
    return Reason("corrected", f"{correction.field} set to {correction.value!r} by {correction.author}{note}")


def _with(report: Report, field: str, value: str, reason: Reason) -> Report:
    attribute = {"type": "event", "date": "when"}.get(field, field)
    known = report.actors + report.recipients
    changed = {attribute: _value(field, value, known), "why": (*report.why, reason)}
    if field == "type" and report.mode not in vocabulary.EVENT_TYPES[value].modes:
        changed["mode"] = None
    return msgspec.structs.replace(report, **changed)


def _value(field: str, value: str, known: tuple[Actor, ...]) -> object:
    """The value of a field from a user's words; empty words empty the field where it may be empty."""
    words = [word.strip() for word in value.split(",") if word.strip()]
    match field:
        case "type":
            return _one_of(value, vocabulary.EVENT_TYPES, "type")
        case "mode":
            modes = {mode for event in vocabulary.EVENT_TYPES.values() for mode in event.modes}
            return _one_of(value, modes, "mode") if value else None
        case "stance":
            return _one_of(value, vocabulary.STANCES, "stance")
        case "aux":
            return tuple(_one_of(word, vocabulary.AUX, "auxiliary mode") for word in words)
        case "contexts":
            return tuple(_one_of(word, vocabulary.CONTEXTS, "context") for word in words)
        case "actors" | "recipients":
            return tuple(_party(word, known) for word in words)
        case "date":
            return _interval(value)
        case "place":
            return _place(value)
    raise ValueError(f"{field!r} is no field; fields are {', '.join(FIELDS)}")


def _one_of(value: str, known: Iterable[str], what: str) -> str:
    if value not in known:
        raise ValueError(f"{value!r} is no {what}; known are {', '.join(sorted(known))}")
    return value


def _party(words: str, known: tuple[Actor, ...]) -> Actor:
    """ "RUS GOV", "RUS" or a sector alone after a dash ("- REB"); the words of the report's own party are kept."""
    code, _, sector = words.partition(" ")
    if not (code == "-" or (code.isalpha() and code.isupper() and len(code) == 3)):
        raise ValueError(f"{words!r} is no party; write a country's three letters and a sector, such as 'RUS GOV'")
    place = None if code == "-" else code
    for actor in known:
        if actor.code == place and (not sector or actor.sector == sector):
            return actor
    return Actor(place, sector.strip() or None, words, 0, 0, why=(Reason("corrected", "named by a correction"),))


def _interval(value: str) -> Interval:
    """ "2025-01-17", "2025-01-17/2025-01-19", or "" for an unknown day."""
    if not value:
        return Interval()
    first, _, last = value.partition("/")
    try:
        start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)
    except ValueError:
        raise ValueError(f"{value!r} is no day; write 2025-01-17 or 2025-01-17/2025-01-19") from None
    if end < start:
        raise ValueError(f"{value!r} ends before it begins")
    return Interval(start, end, "day" if start == end else "range", (Reason("corrected", "set by a correction"),))


def _place(value: str) -> Place | None:
    """ "Moscow, RUS", "RUS", or "" for an unknown place."""
    if not value:
        return None
    name, _, country = (part.strip() for part in value.rpartition(","))
    if not (country.isalpha() and country.isupper() and len(country) == 3):
        raise ValueError(f"{value!r} is no place; write 'Moscow, RUS' or a country's three letters")
    return Place(
        0, 0, name or country, _NOWHERE, name or None, country,
        resolution=4 if name else 1, why=(Reason("corrected", "set by a correction"),),
    )  # fmt: skip
