"""Counts told in the sentence after an act: "Twelve others died." adds to the attack of the sentence before.

Only the very next sentence of the same section is looked at, only counts that hang on no act of their own, and only an
act that lacks that kind of count.
"""

from __future__ import annotations

from msgspec.structs import replace

from dateline.records import Quantity, Reason, Report, Span
from dateline.stages.coding.quantities.owners import suits
from dateline.stages.coding.quantities.told import size_words
from dateline.stages.coding.scene import Scene


class CountMemory:
    """What was counted last, sentence by sentence, in the order of the dispatch."""

    def __init__(self) -> None:
        self._last: tuple[int, int, list[Report]] | None = None
        self.added: dict[str, dict[str, Quantity]] = {}

    def note(self, scene: Scene, reports: list[Report]) -> None:
        """Take in a sentence: its reports, and its counts that belong to none of them."""
        before, free = self._last, scene.counts_left
        self._last = (scene.section, scene.number, reports)
        if not free or reports or before is None or before[:2] != (scene.section, scene.number - 1):
            return
        if _is_of_nature(scene):
            return
        for size, quantity in free.items():
            for report in reversed(before[2]):
                types = _types_of(size)
                known = {**report.size, **self.added.get(report.id, {})}
                behaviour = scene.ontology.behaviour(report.event)
                fits = behaviour in types and suits(scene, quantity, behaviour, report.actors)
                if fits and not report.aux and size not in known:
                    self.added.setdefault(report.id, {})[size] = quantity
                    break

    def complete(self, report: Report) -> Report:
        """A report with the counts that the next sentence adds to it."""
        added = self.added.get(report.id)
        if not added:
            return report
        spans = tuple(Span(quantity.start, quantity.end) for quantity in added.values())
        reason = Reason("count-follows", "the next sentence counts the same act", None, spans)
        return replace(report, size={**report.size, **added}, why=(*report.why, reason))


def _is_of_nature(scene: Scene) -> bool:
    causes = scene.ontology.words_of(("nature", "accident"))
    return any(token.lemma.lower() in causes for token in scene.tree.tokens)


def _types_of(size: str) -> frozenset[str]:
    return frozenset(kind for row in size_words().values() if row.size == size for kind in row.of)
