"""The words of the lexicons en/agreement_*.tsv, by the shape in which the stage asks for them."""

from __future__ import annotations

from functools import cache
from typing import Final

import msgspec

from dateline.lexicon import Row, table, words
from dateline.records import Telling

_UPOS: Final = {"V": ("VERB", "AUX"), "N": ("NOUN", "PROPN"), "A": ("ADJ",)}


class AccordNoun(msgspec.Struct, frozen=True, gc=False):
    """A noun for an accord. `strength` is strong, weak or text; `family` "any" goes with every other."""

    strength: str
    family: str
    kind: str
    place: str


class Act(msgspec.Struct, frozen=True, gc=False):
    """A word that tells a step in an accord's life, and where the accord stands to it."""

    particle: str
    where: tuple[str, ...]
    companions: tuple[str, ...]
    status: str
    who: str
    told: Telling | None
    place: str


class Content(msgspec.Struct, frozen=True, gc=False):
    """A word that tells what an accord holds: `gives` commitment, area, term, exclusion, unmentioned, ..."""

    part: str
    gives: str
    sure: bool
    place: str


@cache
def nouns() -> dict[str, AccordNoun]:
    """Accord nouns by lemma."""
    return {
        row["noun"]: AccordNoun(row["strength"], row["family"], row["kind"], row.place)
        for row in table("agreement_nouns")
    }


@cache
def premodifiers(role: str) -> frozenset[str]:
    """The words before an accord's noun that have a role: epithet, plain, apart, same."""
    return frozenset(row["word"] for row in table("agreement_words") if row["role"] == role)


@cache
def kinds() -> tuple[tuple[str, frozenset[str], str], ...]:
    """(kind, words, row) in the order in which they decide."""
    return tuple((row["kind"], frozenset(row.items("words")), row.place) for row in table("agreement_kinds"))


@cache
def acts() -> dict[tuple[str, str], tuple[Act, ...]]:
    """Acts by (lemma, UPOS)."""
    found: dict[tuple[str, str], list[Act]] = {}
    for row in table("agreement_acts"):
        lemma, _, particle = row["word"].partition("_")
        for upos in _UPOS[row["pos"]]:
            found.setdefault((lemma, upos), []).append(_act(row, particle))
    return {key: tuple(rows) for key, rows in found.items()}


def _act(row: Row, particle: str) -> Act:
    told: Telling | None = row["told"] or None  # type: ignore[assignment]
    where = row.items("accord")
    return Act(particle, where, row.items("with"), row["status"], row["who"], told, row.place)


@cache
def contents() -> dict[str, tuple[Content, ...]]:
    """Words that tell what an accord holds, by lemma."""
    found: dict[str, list[Content]] = {}
    for row in table("agreement_contents"):
        content = Content(row["part"], row["gives"], row["sure"] == "yes", row.place)
        found.setdefault(row["verb"], []).append(content)
    return {key: tuple(rows) for key, rows in found.items()}


@cache
def untold() -> dict[str, frozenset[str]]:
    """Verbs that, negated, tell that something was not made known -> words that it must hold (none: any)."""
    return {row["verb"]: frozenset(row.items("of")) for row in table("agreement_untold")}


@cache
def fields() -> dict[str, tuple[str, ...]]:
    """Nouns that list areas -> their prepositions."""
    return {row["noun"]: row.items("by") for row in table("agreement_fields")}


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one of the plain lists: opinions, figures, vows, clauses, occasions, naming."""
    return words(f"agreement_{name}")


@cache
def effects() -> dict[tuple[str, str], str]:
    """(governing word, V, N or A) -> what it makes of the act below it (en/embedding.tsv)."""
    return {(row["word"], row["pos"]): row["effect"] for row in table("embedding")}


@cache
def cues() -> frozenset[str]:
    """Verbs that carry what a source says without denying it (en/cues.tsv)."""
    return frozenset(row["cue"] for row in table("cues") if row["pos"] == "V" and row["kind"] != "deny")


@cache
def helpers() -> dict[str, str]:
    """Modals, negations and hedges (en/hedges.tsv) -> kind."""
    return {row["word"]: row["kind"] for row in table("hedges")}
