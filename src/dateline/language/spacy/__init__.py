"""Any English spaCy pipeline in the place of Dateline's own language model. spaCy itself is never imported here.

>>> nlp = spacy.load("en_core_web_trf")                         # doctest: +SKIP
>>> reader = pipeline.build(language=from_spacy(nlp))           # doctest: +SKIP

protocols     what is asked of a pipeline
check         whether it gives that, and in which label scheme
pieces        a span of text -> pieces that it reads at once
words         its documents -> drafts of sentences
universal     drafts whose trees are Universal Dependencies
clearnlp      drafts in the scheme of spaCy's own English pipelines
draft, names  the draft, and the kinds of names
bridge        `read` and `parse` over all these
"""

from __future__ import annotations

from dateline.language.spacy.bridge import SpacyLanguage, from_spacy

__all__ = ["SpacyLanguage", "from_spacy"]
