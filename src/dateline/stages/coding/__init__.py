"""Code what a dispatch says happened, as reports in the types of an ontology; PLOVER unless another is handed in.

Reads sentences, times, places, mentions, attributions; adds reports and the codebook's name. Lexicons: the ontology's
(en/events/*.tsv: triggers with frames; classes, modes, contexts); light, embedding, hedges, sizes. `trace` tells what
became of every trigger word of a sentence. Authority: PLOVER manual 2.0, its open points as in
docs/coding.md.

"Russia and Iran signed a treaty Friday" -> SUPPORT, actors RUS and IRN, the Friday before the dispatch, asserted.
"""

from __future__ import annotations

import msgspec

from dateline.lexicon.ontology import Ontology, plover
from dateline.records import Reading, Stage
from dateline.stages.coding.accords import AccordMemory
from dateline.stages.coding.circumstances import Account, share
from dateline.stages.coding.judging import judge, read_all
from dateline.stages.coding.quantities import CountMemory
from dateline.stages.coding.scene import scenes
from dateline.stages.coding.tracing import Filled, SentenceTrace, Try, Unmet, Verdict, trace

__all__ = ["Filled", "SentenceTrace", "Try", "Unmet", "Verdict", "stage", "trace"]


def stage(ontology: Ontology | None = None) -> Stage:
    """The coding stage for an ontology; for PLOVER as shipped where none is given."""
    coded = ontology or plover()
    reads = ("dispatch", "sections", "sentences", "times", "places", "mentions", "attributions")
    return Stage("coding", reads, ("reports", "codebook"), lambda reading: _run(reading, coded))


def _run(reading: Reading, ontology: Ontology) -> Reading:
    accounts: list[Account] = []
    memory, counts = AccordMemory(), CountMemory()
    told = scenes(reading, ontology)
    for number, (scene, read) in enumerate(zip(told, read_all(told), strict=True)):
        titled = reading.sections[scene.section].kind == "title"
        found = [
            Account(number, titled, candidate, report)
            for candidate, report in judge(reading, scene, read, memory)
            if report is not None
        ]
        counts.note(scene, [account.report for account in found])
        accounts += found
    shared = share(accounts, told)
    reports = [counts.complete(shared.get(account.report.id, account.report)) for account in accounts]
    reports.sort(key=lambda report: (report.triggers[0].start, report.event))
    numbered = tuple(msgspec.structs.replace(report, sequence=number) for number, report in enumerate(reports, start=1))
    return msgspec.structs.replace(reading, reports=numbered, codebook=ontology.codebook)
