"""Parties in short: country or body code and sector, "?" for a code that is not known.

>>> party_code(None, "CVL"), party_code("RUS", "GOV"), party_code(None, None)
('? CVL', 'RUS GOV', '?')
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

UNKNOWN: Final = "?"

_CODE: Final = re.compile(r"[A-Z][A-Z0-9]+")

_TOLD: Final = re.compile(r"([A-Z]{3}|-)(?: ([A-Z]+))?")
"""A party as an event keeps it: "RUS GOV", "- CVL"; what has no code at all is words, in small letters."""


class EventParty(msgspec.Struct, frozen=True):
    """A party of an event: country or body code and sector, or the words where it has neither."""

    code: str | None
    sector: str | None
    entity_text: str | None = None


def code_of(words: str | None) -> str | None:
    """A code that looks like one, else None: a user's correction or own table may hold other words in its place.

    >>> code_of("GOV"), code_of("GOV of the north")
    ('GOV', None)
    """
    return words if words and _CODE.fullmatch(words) else None


def party_code(code: str | None, sector: str | None) -> str:
    """Code and sector as one word or two."""
    return " ".join(filter(None, (code_of(code) or UNKNOWN, code_of(sector))))


def event_party(told: str) -> EventParty:
    """A party as an event keeps it.

    >>> event_party("- CVL"), event_party("lake turkana").code
    (EventParty(code=None, sector='CVL', entity_text=None), None)
    """
    match = _TOLD.fullmatch(told)
    if match is None:
        return EventParty(None, None, told)
    return EventParty(None if match[1] == "-" else match[1], match[2])
