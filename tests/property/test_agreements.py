"""Whatever trees and findings come in: agreements are spans of the text, twice the same, and touch nothing else."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from dateline.lexicon.ontology import plover
from dateline.records import Actor, At, Attribution, Dispatch, Mention, Reading, Section, Sentence, Token
from dateline.stages import agreements

STAGE = agreements.stage(plover())
WORDS = [
    ("treaty", "treaty", "NOUN", "NN"), ("deal", "deal", "NOUN", "NN"), ("truce", "truce", "NOUN", "NN"),
    ("signed", "sign", "VERB", "VBD"), ("covers", "cover", "VERB", "VBZ"), ("obliges", "oblige", "VERB", "VBZ"),
    ("agreed", "agree", "VERB", "VBD"), ("mention", "mention", "NOUN", "NN"), ("makes", "make", "VERB", "VBZ"),
    ("it", "it", "PRON", "PRP"), ("not", "not", "PART", "RB"), ("no", "no", "DET", "DT"), ("the", "the", "DET", "DT"),
    ("a", "a", "DET", "DT"), ("under", "under", "ADP", "IN"), ("with", "with", "ADP", "IN"), ("to", "to", "PART", "TO"),
    ("Chad", "Chad", "PROPN", "NNP"), ("Niger", "Niger", "PROPN", "NNP"), ("trade", "trade", "NOUN", "NN"),
    ("will", "will", "AUX", "MD"), ("which", "which", "PRON", "WDT"), ("earlier", "earlier", "ADJ", "JJR"),
    ("1990", "1990", "NUM", "CD"), ("\"", "\"", "PUNCT", "``"), (",", ",", "PUNCT", ","), ("and", "and", "CCONJ", "CC"),
    ("disclose", "disclose", "VERB", "VB"), ("whether", "whether", "SCONJ", "IN"), ("signing", "signing", "NOUN", "NN"),
]  # fmt: skip
RELATIONS = [
    "nsubj", "nsubj:pass", "obj", "obl", "nmod", "nmod:poss", "amod", "compound", "det", "case", "mark", "advmod",
    "aux", "aux:pass", "cop", "conj", "cc", "acl", "acl:relcl", "advcl", "ccomp", "xcomp", "csubj", "appos",
    "punct", "nummod", "parataxis", "obl:agent", "flat",
]  # fmt: skip


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """One body section and one digest item of any words under any heads, cycles included."""
    text, sections, layers, mentions, attributions = "", [], [], [], []
    for section, kind in enumerate(
        draw(st.lists(st.sampled_from(["title", "body", "digest"]), min_size=1, max_size=3))
    ):
        start, sentences = len(text), []
        for number in range(draw(st.integers(1, 3))):
            chosen = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
            first, tokens = len(text), []
            for form, lemma, upos, xpos in chosen:
                head = draw(st.integers(-1, len(chosen) - 1))
                relation = draw(st.sampled_from(RELATIONS))
                tokens.append(Token(len(text), len(text) + len(form), form, lemma, upos, xpos, "", head, relation))
                if form in ("Chad", "Niger"):
                    actor = Actor({"Chad": "TCD", "Niger": "NER"}[form], None, form, len(text), len(text) + len(form))
                    at = At(section, number, len(tokens) - 1)
                    mentions.append(Mention(actor.start, actor.end, at, "country", (actor,)))
                text += f"{form} "
            sentences.append(Sentence(first, len(text), tuple(tokens)))
            if draw(st.booleans()):
                speaker = Actor(None, "GOV", "x", first, first + 1)
                content = tuple(At(section, number, index) for index in range(len(tokens)))
                denied = draw(st.booleans())
                attributions.append(Attribution(speaker, "said", first, first + 1, content, denied=denied))
        sections.append(Section(kind, start, len(text)))  # type: ignore[arg-type]
        layers.append(tuple(sentences))
    return Reading(
        Dispatch("d", text, "d"),
        sections=tuple(sections),
        sentences=tuple(layers),
        mentions=tuple(mentions),
        attributions=tuple(attributions),
    )


@given(readings())
def test_agreements_are_spans_of_the_text(reading: Reading) -> None:
    found = STAGE.run(reading)
    text = reading.dispatch.text
    assert msgspec.structs.replace(found, agreements=()) == reading
    assert STAGE.run(reading) == found
    assert len({agreement.id for agreement in found.agreements}) == len(found.agreements)
    for agreement in found.agreements:
        assert agreement.mentions
        assert agreement.why
        spans = [*agreement.mentions, *agreement.names, *agreement.areas, *agreement.commitments, *agreement.exclusions]
        for span in [*spans, *agreement.unmentioned, *agreement.denials, *agreement.history]:
            assert 0 <= span.start < span.end <= len(text)
        for passage in (*agreement.names, *agreement.areas, *agreement.commitments, *agreement.unmentioned):
            assert passage.text.split() == text[passage.start : passage.end].strip(" ,.").split()
        assert agreement.standing is None or agreement.standing in agreement.history
