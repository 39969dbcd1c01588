"""Code what a dispatch says happened, as PLOVER reports.

Reads sentences, times, places, mentions, attributions; adds reports. Lexicons: en/events/*.tsv (triggers with
frames), classes, light, embedding, hedges, modes, contexts, sizes. Authority: PLOVER manual 2.0, its open points as in
docs/coding.md.

"Russia and Iran signed a treaty Friday" -> SUPPORT, actors RUS and IRN, the Friday before the dispatch, asserted.
"""

from __future__ import annotations

import msgspec

from dateline.records import Reading, Report, Stage
from dateline.stages.coding.accords import AccordMemory, Signing, is_signing, share_circumstances
from dateline.stages.coding.assemble import assemble
from dateline.stages.coding.decide import decide
from dateline.stages.coding.matching import candidates
from dateline.stages.coding.scene import Scene, scenes

_BODY = -1


def stage() -> Stage:
    """The coding stage; its rules are the lexicons'."""
    reads = ("dispatch", "sections", "sentences", "times", "places", "mentions", "attributions")
    return Stage("coding", reads, ("reports",), _run)


def _run(reading: Reading) -> Reading:
    reports: list[Report] = []
    memory = AccordMemory()
    for scene in scenes(reading):
        reports.extend(_read(reading, scene, memory))
    shared = share_circumstances(memory.signings)
    reports = [shared.get(report.id, report) for report in reports]
    reports.sort(key=lambda report: (report.triggers[0].start, report.event))
    numbered = tuple(msgspec.structs.replace(report, sequence=number) for number, report in enumerate(reports, start=1))
    return msgspec.structs.replace(reading, reports=numbered)


def _read(reading: Reading, scene: Scene, memory: AccordMemory) -> list[Report]:
    """The reports of one sentence. A digest item is a story of its own; all other sections are one."""
    story = scene.section if scene.in_digest else _BODY
    found = []
    for candidate, inner in decide(candidates(scene)):
        memory.fill(candidate, story)
        report = assemble(reading, candidate, inner)
        if report is not None:
            memory.note(candidate, story)
            if is_signing(candidate):
                memory.signings.append(Signing(story, report))
            found.append(report)
    return found
