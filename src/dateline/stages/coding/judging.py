"""Judge one sentence: every candidate of it, with the report that it became.

The stage keeps the reports; `tracing` tells of the candidates that became none as well.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.records import Reading, Report
from dateline.stages.coding.accords import AccordMemory
from dateline.stages.coding.assemble import assemble
from dateline.stages.coding.binding import Candidate
from dateline.stages.coding.decide import decide
from dateline.stages.coding.matching import candidates
from dateline.stages.coding.nearness import with_near
from dateline.stages.coding.quantities import measure
from dateline.stages.coding.scene import Scene
from dateline.stages.coding.surroundings import Surroundings

_BODY = -1


def read_all(scenes: Sequence[Scene]) -> list[list[Candidate]]:
    """The candidates of every sentence of a reading: those that rows read whole, and what is likely beside them."""
    whole = [candidates(scene) for scene in scenes]
    around = Surroundings.of(scenes, [len(read) for read, _ in whole])
    found = []
    for scene, (read, unread) in zip(scenes, whole, strict=True):
        here = msgspec.structs.replace(around, here=len(read))
        candidates_here = with_near(scene, read, unread, here)
        for candidate in candidates_here:
            candidate.around = here
        found.append(candidates_here)
    return found


def judge(
    reading: Reading, scene: Scene, found: list[Candidate], memory: AccordMemory
) -> list[tuple[Candidate, Report | None]]:
    """The candidates of a sentence in text order, each with its report or, where it became none, with the reason in
    the candidate. The sentences of a reading are judged in order, with one memory."""
    story = scene.section if scene.in_digest else _BODY  # a digest item is a story of its own, all else is one
    reports: dict[int, Report] = {}
    decided = decide(found)
    scene.counts_left.update(measure(scene, found))
    for candidate, inner in decided:
        memory.fill(candidate, story)
        report = assemble(reading, candidate, inner)
        if report is not None:
            memory.note(candidate, story)
            reports[candidate.trigger] = report
    return [(candidate, reports.get(candidate.trigger)) for candidate in found]
