"""Who says it: cue, source and content of every stretch that the reporter does not say in his own name.

Reads sentences, mentions; adds attributions. Lexicon: en/cues.tsv. Three constructions are found, and nest freely:
a verb with a clause ("officials said that ..."), a verb set beside what it carries ("..., the ministry said"), and a
phrase ("according to the text"). An aside of the reporter inside the content ("the treaty, inked Friday, covers") is
left out of it.

"The strike killed four, officials said." -> source "officials", cue "said", content the first clause.
"""

from __future__ import annotations

import msgspec

from dateline.records import Attribution, Reading, Stage
from dateline.stages.attribution.find import attributions_of


def stage() -> Stage:
    """The attribution stage; its words come from the cue lexicon."""
    return Stage("attribution", ("dispatch", "sections", "sentences", "mentions"), ("attributions",), _run)


def _run(reading: Reading) -> Reading:
    found: list[Attribution] = []
    by_head = {mention.at: mention for mention in reading.mentions}
    for section, sentences in enumerate(reading.sentences):
        for number, sentence in enumerate(sentences):
            found.extend(attributions_of(sentence, section, number, reading.dispatch.text, by_head))
    return msgspec.structs.replace(reading, attributions=tuple(found))
