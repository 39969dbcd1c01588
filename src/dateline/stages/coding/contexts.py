"""PLOVER contexts from the words of the sentence (en/contexts.tsv): single lemmas and two-word phrases."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from dateline.lexicon import table
from dateline.stages.coding.scene import Scene


@cache
def _contexts() -> dict[str, tuple[str, ...]]:
    """word or two-word phrase -> contexts, in the table's order."""
    found: dict[str, list[str]] = {}
    for row in table("contexts"):
        for word in row.items("words"):
            found.setdefault(word, []).append(row["context"])
    return {word: tuple(names) for word, names in found.items()}


def contexts_of(scene: Scene) -> tuple[str, ...]:
    """The contexts that a sentence's words tell of, sorted by name."""
    lemmas = [token.lemma.lower() for token in scene.sentence.tokens]
    forms = [token.text.lower() for token in scene.sentence.tokens]
    seen = {*lemmas, *forms}
    for words in (lemmas, forms):
        seen.update(f"{first} {second}" for first, second in pairwise(words))
    known = _contexts()
    return tuple(sorted({name for word in seen for name in known.get(word, ())}))
