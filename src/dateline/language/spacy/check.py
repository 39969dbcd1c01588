"""Whether a pipeline gives what Dateline needs, and in which label scheme its trees are.

One short sentence is read when the bridge is made; what the pipeline leaves on it tells what is missing, whatever its
components are called. Labels come from the parser where it lists them, from that sentence otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from dateline.errors import ModelError
from dateline.language.spacy.protocols import SpacyDoc, SpacyPipeline

Scheme = Literal["universal", "clearnlp"]

PROBE: Final = "The treaty was signed by their ministers in Paris."

_NEEDED: Final = {
    "DEP": "dependency trees (a parser)",
    "TAG": "Penn tags (a tagger)",
    "POS": "parts of speech (an attribute_ruler or a morphologizer)",
    "SENT_START": "sentence bounds (a parser or a senter)",
}
_CLEARNLP: Final = frozenset({"prep", "pobj", "pcomp", "acomp", "attr", "agent", "dative", "oprd"})
_UNIVERSAL: Final = frozenset({"obj", "obl", "cop", "nsubj:pass", "aux:pass", "nmod:poss", "flat", "dobj"})
_LANGUAGES: Final = frozenset({"en", "xx"})


def check(nlp: SpacyPipeline) -> Scheme:
    """The scheme of a pipeline's trees. Raises ModelError, naming what is missing and what to load."""
    language = (nlp.lang or "xx").rpartition("_")[2]
    if language not in _LANGUAGES:
        raise ModelError(f"Dateline reads English; this spaCy pipeline is made for {language!r}: load an English one")
    doc = nlp(PROBE)
    missing = [words for layer, words in _NEEDED.items() if not doc.has_annotation(layer)]
    if missing:
        raise ModelError(
            f"the spaCy pipeline {list(nlp.pipe_names)} gives no {', no '.join(missing)}; load a full English pipeline "
            "such as en_core_web_sm, and exclude nothing but its lemmatizer"
        )
    labels = _labels(nlp, doc)
    if labels & _CLEARNLP:
        return "clearnlp"
    if labels & _UNIVERSAL:
        return "universal"
    raise ModelError(
        f"the spaCy pipeline's relations ({', '.join(sorted(labels)[:8])} ...) are neither those of Universal "
        "Dependencies nor those of spaCy's English pipelines: load one of these"
    )


def _labels(nlp: SpacyPipeline, doc: SpacyDoc) -> frozenset[str]:
    listed: Iterable[str] = ()
    if "parser" in nlp.pipe_names:
        listed = getattr(nlp.get_pipe("parser"), "labels", ())
    return frozenset(listed) or frozenset(token.dep_ for token in doc)
