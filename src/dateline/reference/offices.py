"""Titles of office in one form, so that "Minister of Foreign Affairs" and "foreign minister" are one office.

office_key("Minister for Europe and Foreign Affairs") == office_key("foreign minister") == "foreign minister"
office_key("Secretary of Defense", "USA") == office_key("defence minister", "USA") == "defense minister"

Ministers of state, deputies and assistants keep their titles: "Minister of State for Defence" is no defence minister.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.reference import normal

LED_BY_SECRETARIES = frozenset({"USA", "GBR", "MEX", "PHL", "HND", "KEN"})
"""States whose departments are led by secretaries: elsewhere a secretary stands below the minister."""
_LEADING = re.compile(r"^(?:united states|us|uk|federal|union|state|cabinet) (?=secretary|minister|attorney)")
_OF = re.compile(r"^(minister|secretary(?: of state)?) (?:of|for) (?:the )?(.+)$")
_FIELDS = (
    (re.compile(r"\b(?:foreign|external)\b.*\b(?:affairs|relations)\b|^foreign$|^external affairs$"), "foreign"),
    (
        re.compile(r"^(?:the )?(?:national )?(?:defense|armed forces)(?: affairs)?(?: (?:and|of|,) .+| ,.*)?$"),
        "defense",
    ),
    (
        re.compile(r"^(?:interior|internal affairs|home affairs|home department|home)(?: (?:and|of) .+| ,.*)?$"),
        "interior",
    ),
)
"""What a department is for, by the words of its name; a state behind them ("Defence of Chad") says nothing more."""
_ALSO = {
    **dict.fromkeys(("king", "queen", "sovereign", "emir", "amir", "sultan", "grand duke", "emperor"), "monarch"),
    **dict.fromkeys(
        ("premier", "taoiseach", "premier of the state council", "president of the government"), "prime minister"
    ),
    **dict.fromkeys(
        ("president of the council of ministers", "chairman of the council of ministers"), "prime minister"
    ),
    **dict.fromkeys(("president of the republic", "state president", "executive president"), "president"),
}
"""Other words for the one office that a state has of a kind."""
_IN_STATES = {
    ("USA", "secretary of state"): "foreign minister",
    ("USA", "attorney general"): "justice minister",
    ("USA", "treasury minister"): "finance minister",
    ("GBR", "chancellor of the exchequer"): "finance minister",
}
"""Titles that name an office of another name elsewhere, by state."""
_PARTY = re.compile(r"^general secretary of .*\bparty\b.*$")
_OF_A_STATE = re.compile(r"^prime minister of .+$")


@lru_cache(maxsize=65536)
def office_key(office: str, state: str | None = None) -> str:
    """The comparable form of a title in a state (alpha-3); a bracketed remark ("(Taliban)") is left out."""
    words = _LEADING.sub("", normal.key(office.split(" (")[0]))
    if _PARTY.match(words):
        return "general secretary"
    if _OF_A_STATE.match(words):
        return "prime minister"
    words = _ALSO.get(words, words)
    turned = _OF.match(words)
    if turned and turned[2] != "state" and not turned[2].startswith("state "):
        field, head = turned[2], turned[1]
    else:
        field, _, head = words.rpartition(" ")
    if head.startswith("secretary") and state in LED_BY_SECRETARIES and field not in ("", "general", "press"):
        head = "minister"
    if head in ("minister", "secretary"):
        words = f"{_field(field)} {head}".strip()
    return _IN_STATES.get((state or "", words), words)


def _field(words: str) -> str:
    """What a department is for."""
    return next((field for pattern, field in _FIELDS if pattern.search(words)), words)
