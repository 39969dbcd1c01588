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
import sqlite3
from collections.abc import Iterable
from typing import Final, Literal

import msgspec

from dateline import vocabulary
from dateline.ledger.results import PLOVER, Codes
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


def kept(connection: sqlite3.Connection) -> list[Correction]:
    """All corrections of a ledger, in the order in which they were made, undone ones too."""
    return [
        Correction(
            row["number"], row["made"], row["author"], row["note"], row["kind"],
            Anchor(row["text_hash"], row["trigger_start"], row["trigger_end"], row["type"]),
            row["field"], row["value"], row["undoes"],
        )
        for row in connection.execute("SELECT * FROM corrections ORDER BY number")
    ]  # fmt: skip


def keep(connection: sqlite3.Connection, correction: Correction, now: str) -> int:
    """Add a correction; its number. `now`: when it was made, where it does not say so itself."""
    anchor = correction.anchor
    row = connection.execute(
        "INSERT INTO corrections (made, author, note, kind, text_hash, trigger_start, trigger_end, type, field, value,"
        " undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
        (
            correction.made or now, correction.author, correction.note, correction.kind, anchor.text_hash,
            anchor.start, anchor.end, anchor.type, correction.field, correction.value, correction.undoes,
        ),
    ).fetchone()  # fmt: skip
    return int(row["number"])


def corrected(report: Report, corrections: Iterable[Correction], codes: Codes = PLOVER) -> Report:
    """The report with its corrected fields; each leaves a reason that names the author.

    `codes` are those of the ontology by which the report was coded. A value that they do not know is left out, and a
    reason says so: what was said by another ontology holds again when the report is coded by that.
    """
    for correction in corrections:
        if correction.kind == "field" and correction.field is not None:
            report = _with(report, correction, codes)
    return report


def check(field: str, value: str, codes: Codes = PLOVER, type: str | None = None) -> None:
    """Raises ValueError with a plain sentence where a value cannot stand in a field of a report of this type."""
    _value(field, value, (), codes)
    if field == "mode" and value and type in codes.types:
        _one_of(value, codes.types[type].modes, f"mode of {type}")


def _reason(correction: Correction) -> Reason:
    note = f": {correction.note}" if correction.note else ""
    return Reason("corrected", f"{correction.field} set to {correction.value!r} by {correction.author}{note}")


def _with(report: Report, correction: Correction, codes: Codes) -> Report:
    field, reason = correction.field or "", _reason(correction)
    attribute = {"type": "event", "date": "when"}.get(field, field)
    try:
        value = _value(field, correction.value or "", report.actors + report.recipients, codes)
    except ValueError as error:
        return msgspec.structs.replace(report, why=(*report.why, Reason("not corrected", f"{reason.note}; {error}")))
    report = msgspec.structs.replace(report, **{attribute: value, "why": (*report.why, reason)})
    kind = codes.types.get(report.event)
    if field not in ("type", "mode") or kind is None:
        return report
    mode = report.mode if report.mode in kind.modes else None
    return msgspec.structs.replace(report, mode=mode, quad=kind.quad, scale=kind.scale(mode))


def _value(field: str, value: str, known: tuple[Actor, ...], codes: Codes) -> object:
    """The value of a field from a user's words; empty words empty the field where it may be empty."""
    words = [word.strip() for word in value.split(",") if word.strip()]
    match field:
        case "type":
            return _one_of(value, codes.types, "type")
        case "mode":
            modes = {mode for event in codes.types.values() for mode in event.modes}
            return _one_of(value, modes, "mode") if value else None
        case "stance":
            return _one_of(value, vocabulary.STANCES, "stance")
        case "aux":
            return tuple(_one_of(word, vocabulary.AUX, "auxiliary mode") for word in words)
        case "contexts":
            return tuple(_one_of(word, codes.contexts, "context") for word in words)
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
