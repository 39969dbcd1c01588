"""Gather the accords that a dispatch tells of: treaties, truces, memoranda, deals.

Reads sentences, times, places, mentions, attributions, reports; adds agreements. Lexicons: en/agreement_*.tsv, and the
coder's embedding, hedges and contexts. A digest item is a story of its own; all other prose is one.

"Peru and Chile signed a ten-year fishing treaty in Lima on Friday. It covers the Arica waters but contains no quota."
-> parties PER and CHL, name "fishing treaty", ten years, signed in Lima that Friday, area "the Arica waters",
   exclusion "quota", standing: signed
"""

from __future__ import annotations

import msgspec

from dateline.lexicon.ontology import Ontology
from dateline.records import Reading, Stage
from dateline.stages.agreements import words
from dateline.stages.agreements.areas import areas_of, fields_in, name_of
from dateline.stages.agreements.around import read_around
from dateline.stages.agreements.assemble import assemble
from dateline.stages.agreements.chain import Draft, choose
from dateline.stages.agreements.contents import read_contents
from dateline.stages.agreements.pronouns import pronouns
from dateline.stages.agreements.references import references
from dateline.stages.agreements.scenes import Findings, Scene
from dateline.stages.agreements.seats import seats
from dateline.stages.agreements.steps import steps_of
from dateline.stages.agreements.terms import term_of


def stage(ontology: Ontology) -> Stage:
    """The agreements stage; its rules are the lexicons', the contexts of what it finds the ontology's."""
    reads = ("dispatch", "sections", "sentences", "times", "places", "mentions", "attributions", "reports")
    return Stage("agreements", reads, ("agreements",), lambda reading: _run(reading, ontology))


def _run(reading: Reading, ontology: Ontology) -> Reading:
    stories = _stories(reading)
    if not stories:
        return msgspec.structs.replace(reading, agreements=())
    findings = Findings(reading, ontology)
    drafts: list[Draft] = []
    for sentences in stories:
        _read_story([Scene(reading, findings, *at, order) for order, at in enumerate(sentences)], drafts)
    return msgspec.structs.replace(reading, agreements=assemble(reading, drafts))


def _stories(reading: Reading) -> list[list[tuple[int, int]]]:
    """The sentences (section, number) of each story that names an accord: the body as one, each digest item as one."""
    known = words.nouns()
    found: dict[int, list[tuple[int, int]]] = {}
    with_accord: set[int] = set()
    for section, sentences in enumerate(reading.sentences):
        story = section if reading.sections[section].kind == "digest" else -1
        for number, sentence in enumerate(sentences):
            found.setdefault(story, []).append((section, number))
            if story not in with_accord and any(token.lemma.lower() in known for token in sentence.tokens):
                with_accord.add(story)
    return [found[story] for story in found if story in with_accord]


def _read_story(scenes: list[Scene], drafts: list[Draft]) -> None:
    current: Draft | None = None
    for scene in scenes:
        named: dict[int, Draft] = {}
        before = current
        for reference in references(scene):
            found = steps_of(scene, reference.head)
            draft = choose(reference, found, drafts, scene.story)
            if draft is None:
                continue
            draft.take(reference, found)
            named[reference.head] = draft
            name_of(reference, draft)
            areas_of(reference, draft)
            term_of(reference, draft)
        named |= _read_pronouns(scene, before, named)
        for token, draft in named.items():
            read_contents(scene, token, draft)
            for seat in seats(scene, token):
                draft.spots |= {scene.span_of(word) for word in _acting(scene, seat.word)}
                if seat.role == "subj":
                    fields_in(scene, scene.tree.subtree(seat.word), draft)
        current = _current(scene, named) or before
        read_around(scene, current, named)


def _read_pronouns(scene: Scene, before: Draft | None, named: dict[int, Draft]) -> dict[int, Draft]:
    """The pronouns that speak of an accord: of the one named before them here, else of that of the sentence before."""
    found: dict[int, Draft] = {}
    for pronoun, draft in pronouns(scene, before, named):
        draft.add_steps(steps_of(scene, pronoun))
        draft.last = scene.order
        found[pronoun] = draft
    return found


def _acting(scene: Scene, word: int) -> list[int]:
    """A word that an accord stands with, and those that govern it: "threatened" of "threatened to quit the pact"."""
    found = [word]
    while scene.tree.relation(found[-1], "xcomp") and scene.tree[found[-1]].head not in found:
        found.append(scene.tree[found[-1]].head)
    return found


def _current(scene: Scene, named: dict[int, Draft]) -> Draft | None:
    """The accord that a sentence leaves in mind: its subject, else the one named last."""
    order = sorted(named)
    subject = next((token for token in order if scene.tree.relation(token, "nsubj", "nsubj:pass")), None)
    if subject is not None:
        return named[subject]
    return named[order[-1]] if order else None
