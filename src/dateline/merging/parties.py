"""How the parties of two reports lie to each other: equal, one told more precisely, one not told, or others altogether.

>>> side(("MLI UAF",), ("- UAF",)), side(("MLI MIL",), ("MLI REB",)), side((), ("MLI",))
('agree', 'differ', 'open')
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

Side = Literal["agree", "open", "differ"]

_CAMPS: Final = {
    **dict.fromkeys(("GOV", "MIL", "COP", "SPY", "JUD", "LEG"), "state"),
    **dict.fromkeys(("UAF", "REB", "PRM", "CRM"), "armed"),
    **dict.fromkeys(("CVL", "BUS", "LAB", "EDU", "MED", "JRN", "REL", "SOC", "AGR", "NGO", "REF", "ELI"), "civil"),
}
"""Sectors that one dispatch may tell for another: "the army", "the government"; "gunmen", "rebels"."""


_PEOPLE: Final = frozenset({"CVL", "UNK", "SOC"})
"""Sectors that say no more than that they are people."""

_ANY: Final = "IMG"
"""The code of armed groups that act across borders: gunmen of a country may be theirs."""


@lru_cache(maxsize=16384)
def side(mine: tuple[str, ...], others: tuple[str, ...]) -> Side:
    """How one side of a report lies to the same side of another; parties are "MLI UAF", "MLI", "- UAF" or words."""
    mine, others = tuple(filter(_code, mine)), tuple(filter(_code, others))
    if not mine or not others:
        return "open"
    if any(_is_same(one, other) for one in mine for other in others):
        return "agree"
    return "open" if any(_is_vague(one, other) for one in mine for other in others) else "differ"


@lru_cache(maxsize=16384)
def is_reversed(
    actors: tuple[str, ...], recipients: tuple[str, ...], others: tuple[str, ...], targets: tuple[str, ...]
) -> bool:
    """Whether a state or a force that acts in one is acted upon in the other; "USA CVL" is many people."""
    return (
        any(each in targets and each not in others and _is_force(each) for each in actors)
        or any(each in recipients and each not in actors and _is_force(each) for each in others)
    )  # fmt: skip


@lru_cache(maxsize=16384)
def countries(parties: tuple[str, ...]) -> frozenset[str]:
    """The country and body codes of parties."""
    return frozenset(each[:3] for each in parties if _code(each) and each[0] != "-")


@lru_cache(maxsize=16384)
def names(mine: tuple[str, ...], others: tuple[str, ...]) -> Side:
    """Whether two sides name the same person or body: "Jackson" is Vincent Jackson."""
    if not mine or not others:
        return "open"
    for one in map(_parts, mine):
        for other in map(_parts, others):
            if one <= other or other <= one:
                return "agree"
    return "differ"


@lru_cache(maxsize=16384)
def _parts(name: str) -> frozenset[str]:
    return frozenset(name.casefold().split())


@lru_cache(maxsize=16384)
def _code(party: str) -> tuple[str | None, str | None] | None:
    """Country and sector of a party; None for words."""
    if party[:2] == "- ":
        return None, party[2:5]
    if len(party) >= 3 and party[:3].isupper() and (len(party) == 3 or party[3] == " "):
        return party[:3], party[4:] or None
    return None


@lru_cache(maxsize=16384)
def _is_force(party: str) -> bool:
    code = _code(party)
    return code is not None and code[0] is not None and (code[1] is None or _CAMPS.get(code[1]) in ("state", "armed"))


@lru_cache(maxsize=65536)
def _is_vague(one: str, other: str) -> bool:
    """Whether one is only told as people of the other's country, who may be what the other says: a teenager."""
    mine, others = _code(one), _code(other)
    if mine is None or others is None or (mine[0] is not None and others[0] is not None and mine[0] != others[0]):
        return False
    return any(
        sector in _PEOPLE and _CAMPS.get(other_sector or "") != "state"
        for sector, other_sector in ((mine[1], others[1]), (others[1], mine[1]))
    )


@lru_cache(maxsize=65536)
def _is_same(one: str, other: str) -> bool:
    mine, others = _code(one), _code(other)
    if mine is None or others is None:
        return False
    country, sector = mine
    other_country, other_sector = others
    if _ANY in (country, other_country) and _CAMPS.get(sector or "") == _CAMPS.get(other_sector or "") == "armed":
        return True
    if country is not None and other_country is not None and country != other_country:
        return False
    if sector is None or other_sector is None:
        return country is not None and other_country is not None
    return sector == other_sector or (_CAMPS.get(sector, sector) == _CAMPS.get(other_sector, other_sector))
