"""The lexicon tables of the actors by word: titles, statuses, offices, and how nouns behave (en/actor_nouns.tsv)."""

from __future__ import annotations

from functools import cache

from dateline.lexicon import Row, table


@cache
def by_word(name: str, column: str = "word") -> dict[str, Row]:
    """A lexicon table's rows by one column, lower case. Read-only."""
    return {row[column].lower(): row for row in table(name)}


def classes_of(word: str) -> frozenset[str]:
    """The classes of en/actor_nouns.tsv that a word is in."""
    return _classes().get(word, frozenset())


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in table("actor_nouns"):
        found[row["word"]] = found.get(row["word"], frozenset()) | {row["class"]}
    return found


@cache
def by_class(kind: str) -> dict[str, Row]:
    """The rows of en/actor_nouns.tsv of one class, by word. Read-only."""
    return {row["word"]: row for row in table("actor_nouns") if row["class"] == kind}
