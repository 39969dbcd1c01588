"""Titles of office in one form, so that "Minister of Foreign Affairs" and "foreign minister" are one office.

office_key("Minister for Foreign Affairs") == office_key("foreign minister") == "foreign minister"
office_key("United States Secretary of Defense") == office_key("defence secretary") == "defense secretary"
"""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.reference import normal

_LEADING = re.compile(r"^(?:united states|us|uk|federal|union|state) (?=secretary|minister|attorney)")
_OF = re.compile(r"^(minister|secretary)(?: of state)? (?:of|for) (?:the )?(.+)$")
_SAME_FIELD = {
    "foreign affairs": "foreign",
    "external affairs": "foreign",
    "foreign relations": "foreign",
    "external relations": "foreign",
    "national defense": "defense",
    "defense affairs": "defense",
    "internal affairs": "interior",
    "home affairs": "interior",
    "home": "interior",
}


@lru_cache(maxsize=16384)
def office_key(office: str) -> str:
    """The comparable form of a title; a bracketed remark ("foreign minister (Taliban)") is left out."""
    words = _LEADING.sub("", normal.key(office.split(" (")[0]))
    turned = _OF.match(words)
    if turned and turned[2] != "state":
        words = f"{turned[2]} {turned[1]}"
    field, _, head = words.rpartition(" ")
    return f"{_SAME_FIELD.get(field, field)} {head}".strip() if head in ("minister", "secretary") else words
