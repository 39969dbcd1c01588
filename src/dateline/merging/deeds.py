"""What was done, so that two ways of putting it are seen to be one: "gunned down" and "shooting", "inked" and "signed".

Deeds come from `deeds.tsv`; a trigger that is in no row is a deed of its own. Deeds of one kin may be sides of one
happening: an attack, and the shots, wounds and deaths that are its parts. Kin alone makes no two reports one.

>>> deeds("ASSAULT", ("slaying",), None)
('kill',)
>>> relation("ASSAULT", ("kill",), "ASSAULT", ("attack",))
'kin'
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, Literal

import msgspec

from dateline.lexicon import table

Relation = Literal["same", "kin", "parts", "other"]

CALLED_OFF: Final = "cancel"
"""The deed of calling off what was planned; it stands beside the deed that was called off."""

_STEM: Final = 5
"""Letters by which a verb and its noun are told to be one word where no row holds them: "ratified", "ratification"."""


_WEAK: Final = "?"


def deeds(type: str, lemmas: Iterable[str], mode: str | None) -> tuple[str, ...]:
    """The deeds that triggers tell; those of the mode where no trigger is in the table. Never empty."""
    found = [told for lemma in lemmas for told in _words().get((type, lemma), ())]
    for known in ({deed for deed, weak in found if not weak}, {deed for deed, _ in found}):
        if known:
            return tuple(sorted(known))
    if mode is not None and (type, mode) in _modes():
        return (_modes()[type, mode],)
    return tuple(sorted({f"~{lemma[:_STEM]}" for lemma in lemmas})) or (f"~{type}",)


@lru_cache(maxsize=16384)
def relation(type: str, mine: tuple[str, ...], other_type: str, others: tuple[str, ...]) -> Relation:
    """How the deeds of two reports lie to each other: the "same"; "kin", an attack and its victims; "parts" of what may
    be one happening, shots and deaths; "other" deeds."""
    if mine == others or not set(mine).isdisjoint(others):
        return "same"
    if {_kin(deed, type) for deed in mine}.isdisjoint(_kin(deed, other_type) for deed in others):
        return "other"
    return "parts" if _wholes().isdisjoint(mine) and _wholes().isdisjoint(others) else "kin"


def kins(type: str, mine: tuple[str, ...]) -> tuple[str, ...]:
    """The kins of deeds, sorted: under these a report is looked for."""
    return tuple(sorted({_kin(deed, type) for deed in mine}))


def is_known(mine: Iterable[str]) -> bool:
    """Whether any of these deeds is in the table."""
    return any(not deed.startswith("~") for deed in mine)


class Phrase(msgspec.Struct, frozen=True):
    """How a deed is put in a sentence: "sign an accord", "signed an accord", "with", "the signing of an accord"."""

    to: str
    did: str
    link: str
    noun: str


def phrase(type: str, mine: Iterable[str]) -> Phrase | None:
    """How the first of these deeds that is in the table is put, else what is said of the type; None for a type that the
    table does not know."""
    return next((_phrases()[deed] for deed in (*mine, type) if deed in _phrases()), None)


@lru_cache(maxsize=4096)
def _kin(deed: str, type: str) -> str:
    return _kins().get(deed, type)


@lru_cache(maxsize=1)
def _words() -> dict[tuple[str, str], tuple[tuple[str, bool], ...]]:
    """Type and lemma -> deeds, each with whether it holds only where no other word says more."""
    found: dict[tuple[str, str], tuple[tuple[str, bool], ...]] = {}
    for row in table("deeds"):
        for type in row.items("types"):
            for word in row.items("words"):
                key = type, word.removeprefix(_WEAK)
                found[key] = (*found.get(key, ()), (row["deed"], word.startswith(_WEAK)))
    return found


@lru_cache(maxsize=1)
def _modes() -> dict[tuple[str, str], str]:
    return {
        (type, mode): row["deed"]
        for row in table("deeds")
        for type in row.items("types")
        for mode in row.items("modes")
    }


@lru_cache(maxsize=1)
def _phrases() -> dict[str, Phrase]:
    return {row["deed"]: Phrase(row["to"], row["did"], row["link"], row["noun"]) for row in table("deeds")}


@lru_cache(maxsize=1)
def _wholes() -> frozenset[str]:
    return frozenset(row["deed"] for row in table("deeds") if row["whole"])


@lru_cache(maxsize=1)
def _kins() -> dict[str, str]:
    return {row["deed"]: row["kin"] for row in table("deeds")}
