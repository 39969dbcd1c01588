"""The names of a pipeline's entity recognizer -> PER, ORG, LOC and OTH; numbers, dates and unknown kinds are left out.

Both usual schemes are known: OntoNotes (PERSON, GPE ...) and CoNLL (PER, LOC, MISC). An article in front and a
possessive behind, which OntoNotes counts in, are cut off.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dateline.records import Name

KINDS: Final = {
    "PERSON": "PER", "PER": "PER", "ORG": "ORG", "ORGANIZATION": "ORG",
    "GPE": "LOC", "LOC": "LOC", "LOCATION": "LOC", "FAC": "LOC", "FACILITY": "LOC",
    "NORP": "OTH", "EVENT": "OTH", "PRODUCT": "OTH", "LAW": "OTH", "WORK_OF_ART": "OTH", "LANGUAGE": "OTH",
    "MISC": "OTH", "OTH": "OTH",
}  # fmt: skip

_NO_START: Final = frozenset({"DET", "PUNCT"})
_NO_END: Final = frozenset({"ADP", "DET", "CCONJ", "PART", "PUNCT"})


def name(start: int, end: int, label: str, upos: Sequence[str], texts: Sequence[str]) -> Name | None:
    """The name over a sentence's tokens start to end, or None where its kind is none of ours or nothing is left."""
    kind = KINDS.get(label.upper())
    while start < end and upos[start] in _NO_START:
        start += 1
    while start < end and upos[end - 1] in _NO_END and texts[end - 1] != ".":
        end -= 1
    return Name(start, end, kind) if kind and start < end else None
