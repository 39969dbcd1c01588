"""An ontology: the types of event that are coded, and all the words that tell of them.

It is handed to the coding stage when that is made, so that two pipelines of one process may code by different ones.
"""

from __future__ import annotations

import msgspec

from dateline.lexicon.contexts import ContextPhrase
from dateline.lexicon.events import EventRow
from dateline.lexicon.questions import WordRows, made_ready
from dateline.vocabulary import EventType


class ModeRow(msgspec.Struct, frozen=True):
    """Words that tell a mode where a trigger leaves it open; `where`: instrument, object or any. `place` as ever."""

    mode: str
    words: frozenset[str]
    where: str
    place: str


class Ontology(msgspec.Struct, frozen=True):
    """Types and contexts by name, with the rows, word classes and tables of one language.

    `codebook` is the name that every record carries. `rows_of` has the rows of each (lemma, UPOS), in order;
    `mode_rows` those of each type; `context_words` has the phrases that tell a context, by their first word.
    """

    codebook: str
    types: dict[str, EventType]
    contexts: dict[str, str]
    rows: tuple[EventRow, ...]
    classes: dict[str, frozenset[str]]
    mode_rows: dict[str, tuple[ModeRow, ...]]
    context_words: dict[str, tuple[ContextPhrase, ...]]
    rows_of: dict[tuple[str, str], tuple[EventRow, ...]]
    types_like: dict[str, str]
    words_known: dict[tuple[str, ...], frozenset[str]] = msgspec.field(default_factory=dict)
    classes_of: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    ready_known: dict[tuple[tuple[str, str], ...], WordRows] = msgspec.field(default_factory=dict)

    def __post_init__(self) -> None:
        held: dict[str, list[str]] = {}
        for name, lemmas in self.classes.items():
            for lemma in lemmas:
                held.setdefault(lemma, []).append(name)
        self.classes_of.update({lemma: tuple(names) for lemma, names in held.items()})

    def quad(self, event: str) -> int:
        """Quad class, 1 to 4, of a type."""
        return self.types[event].quad

    def behaviour(self, event: str) -> str:
        """The PLOVER type whose rules hold for a type: its own name for PLOVER's, "" for one that no rule knows."""
        return self.types[event].behaves_as

    def type_like(self, plover_type: str) -> str | None:
        """The type that an act becomes where a rule makes it a PLOVER type; None where nothing here behaves so."""
        return self.types_like.get(plover_type)

    def words_of(self, classes: tuple[str, ...]) -> frozenset[str]:
        """The lemmas of some word classes together; a class that is nowhere has none."""
        found = self.words_known.get(classes)
        if found is None:
            found = frozenset[str]().union(*(self.classes.get(name, frozenset()) for name in classes))
            self.words_known[classes] = found
        return found

    def ready_rows(self, triggers: tuple[tuple[str, str], ...]) -> WordRows:
        """The rows of some (lemma, UPOS) one after the other, made ready to be tried; made when first asked for."""
        found = self.ready_known.get(triggers)
        if found is None:
            rows = [row for trigger in triggers for row in self.rows_of.get(trigger, ())]
            found = self.ready_known[triggers] = made_ready(rows)
        return found


def types_like(types: dict[str, EventType]) -> dict[str, str]:
    """PLOVER type -> the type that behaves so; of several the one of that name, else the first."""
    found: dict[str, str] = {}
    for kind in types.values():
        if kind.behaves_as and (kind.name == kind.behaves_as or kind.behaves_as not in found):
            found[kind.behaves_as] = kind.name
    return found
