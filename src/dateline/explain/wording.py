"""Values of records in plain English: dates, places, parties, counts.

Countries are named by a callable handed in (`country_name`), since names come from the reference data; without one a
code stands for itself.

>>> interval_words(Interval(dt.date(2025, 1, 1), dt.date(2025, 1, 31), "month"))
'January 2025'
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable
from typing import Final

from dateline.records import Actor, Attribution, Interval, Place, Quantity

CountryName = Callable[[str], str]

UNDATED: Final = "undated"

_BODIES: Final = {
    "IGO": "intergovernmental body",
    "UNO": "United Nations",
    "EUR": "European Union",
    "NGO": "non-governmental organisation",
    "ISM": "international movement",
    "IMG": "transnational armed group",
    "MNC": "multinational firm",
}


def code_itself(code: str) -> str:
    """The code as its own name: what stands where no reference data is at hand."""
    return code


def interval_words(interval: Interval) -> str:
    """ "17 January 2025", "January 2025", "13–19 January 2025", "by 16 January 2025", "undated"."""
    first, last = interval.first, interval.last
    if first is None and last is None:
        return UNDATED
    if first is None or last is None:
        return f"by {_day(last)}" if last is not None else f"since {_day(first)}"
    if first == last:
        return _day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        whole = (first.day, last.day) == (1, calendar.monthrange(first.year, first.month)[1])
        return f"{last:%B %Y}" if whole else f"{first.day}–{_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def interval_iso(interval: Interval) -> str:
    """ "2025-01-17 (day)", "2025-01-01..2025-01-31 (month)", "undated"."""
    if interval.first is None and interval.last is None:
        return UNDATED
    first, last = (str(day) if day else "" for day in (interval.first, interval.last))
    return f"{first if first == last else f'{first}..{last}'} ({interval.precision})"


def party_words(actor: Actor, country_name: CountryName) -> str:
    """ "Russia GOV", "United Nations", "Hezbollah REB"; the words of the text where no code is known."""
    name = actor.identifier or actor.text
    if actor.code is not None:
        name = actor.identifier or actor.text if actor.code in _LOOSE else _code_words(actor.code, country_name)
    return f"{name} {actor.sector}" if actor.sector else name


def side_words(side: str, country_name: CountryName) -> tuple[str, str]:
    """A side of an event ("RUS GOV", "- REB", or words) as name and sector, which may be empty.

    >>> side_words("RUS GOV", {"RUS": "Russia"}.__getitem__)
    ('Russia', 'GOV')
    """
    code, _, sector = side.partition(" ")
    if sector and not (sector.isalpha() and sector.isupper() and len(sector) == 3):
        return side, ""
    if code == "-":
        return "", sector
    if not (len(code) == 3 and code.isalpha() and code.isupper()):
        return side, ""
    return _code_words(code, country_name), sector


def held_words(field: str, value: str, country_name: CountryName) -> str:
    """A value of an event's field (records.Held) as it is read: "2025-01-17" of the field day, "RUS GOV" of actors.

    >>> held_words("place", "Bandiagara, MLI", {"MLI": "Mali"}.__getitem__)
    'Bandiagara, Mali'
    """
    if field == "day":
        return " – ".join(map(_iso_words, value.split("/")))
    if field in ("actors", "recipients"):
        sides = (side_words(side, country_name) for side in value.split(" + "))
        return " + ".join(" ".join(filter(None, side)) for side in sides)
    if field == "place":
        name, comma, code = value.rpartition(", ")
        named = country_name(code) if len(code) == 3 and code.isupper() else code
        return named if name == named else f"{name}{comma}{named}"
    return value


def place_words(place: Place | None, country_name: CountryName) -> str | None:
    """ "Moscow, Russia"; "the plaza (not located)" where the gazetteer knows no such place; None for no place."""
    if place is None:
        return None
    if place.resolution == 0 or place.name is None:
        return (
            f"{place.text} (not located)" if place.country is None else f"{place.text}, {country_name(place.country)}"
        )
    country = country_name(place.country) if place.country else None
    if country is None or place.resolution == 1:
        return country or place.name
    return f"{place.name}, {country}"


def source_words(attribution: Attribution) -> str:
    """ "the Kremlin (“said”)": who says so, and the word that tells it."""
    source = attribution.source.text or attribution.source.identifier or "an unnamed source"
    return f"{source} (“{attribution.cue}”)" if attribution.cue else source


def quantity_words(what: str, quantity: Quantity) -> str:
    """ "dead: 76 or more (“At least 76 people”)", "injured: about 40 (“some 40”, according to the army)"."""
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return f"{what}: “{quantity.text}”"
    if low is None or high is None:
        count = f"{low:,} or more" if low is not None else f"up to {high:,}"
    else:
        count = f"{low:,}" if low == high else f"{low:,} to {high:,}"
        count = f"about {count}" if quantity.approximate else count
    said = f", according to {quantity.source.text}" if quantity.source else ""
    return f"{what}: {count} (“{quantity.text}”{said})" if quantity.text else f"{what}: {count}{said}"


_LOOSE: Final = frozenset({"IGO", "NGO", "ISM", "IMG", "MNC"})
"""Codes of a kind, not of one body: the body's own name says more."""


def _code_words(code: str, country_name: CountryName) -> str:
    return _BODIES.get(code) or country_name(code)


def _iso_words(words: str) -> str:
    try:
        return _day(dt.date.fromisoformat(words))
    except ValueError:
        return words


def _day(day: dt.date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day is not None else ""
