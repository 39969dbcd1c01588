"""PLOVER as shipped: the types of `vocabulary` with the tables of `dateline/lexicons/<language>`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dateline.lexicon.classes import word_classes
from dateline.lexicon.contexts import phrases_of
from dateline.lexicon.events import by_trigger, check_classes, parse_row
from dateline.lexicon.ontology.record import ModeRow, Ontology, types_like
from dateline.lexicon.tables import Row, table
from dateline.vocabulary import CODEBOOK, CONTEXTS, EVENT_TYPES


@cache
def plover(language: str = "en") -> Ontology:
    """The ontology of this package, loaded once. Raises LexiconError with file and line."""
    rows = tuple(
        parse_row(row, kind) for kind in EVENT_TYPES.values() for row in table(f"events/{kind.name.lower()}", language)
    )
    classes = word_classes(table("classes", language))
    check_classes(rows, classes)
    return Ontology(
        codebook=CODEBOOK,
        types=EVENT_TYPES,
        contexts=CONTEXTS,
        rows=rows,
        classes=classes,
        mode_rows=mode_rows(table("modes", language)),
        context_words=phrases_of(table("contexts", language)),
        rows_of=by_trigger(rows, classes),
        types_like=types_like(EVENT_TYPES),
    )


def mode_rows(rows: Iterable[Row]) -> dict[str, tuple[ModeRow, ...]]:
    """The rows of a table of modes by their type, in order."""
    found: dict[str, list[ModeRow]] = {}
    for row in rows:
        mode = ModeRow(row["mode"], frozenset(row.items("words")), row["where"], row.place)
        found.setdefault(row["event"], []).append(mode)
    return {event: tuple(of_type) for event, of_type in found.items()}
