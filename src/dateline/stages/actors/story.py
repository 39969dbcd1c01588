"""Reads one story sentence by sentence: resolves every word that can head a party and keeps what was spoken of.

A story is the title and body of a dispatch (the title is read last, for it names by surname what the body introduces),
or one digest item. Acronyms in brackets are learnt as they appear.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dateline.records import Actor, Mention, Place, Reading
from dateline.reference import Reference, sentence_names
from dateline.stages.actors import pronouns
from dateline.stages.actors.deciding import resolve
from dateline.stages.actors.issuer import issuer
from dateline.stages.actors.memory import Known, Memory
from dateline.stages.actors.scene import Candidate, Scene
from dateline.stages.actors.setting import surroundings
from dateline.trees import tree_of

HEADS = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "X", "SYM"})
"""Parts of speech that can head a party."""
_TURNS = {"PROPN": 0, "X": 0, "ADJ": 0, "PRON": 2, "DET": 2}
"""In which turn a part of speech is resolved, where it is not the second: names, nouns, pronouns."""


def stories(reading: Reading) -> list[tuple[int, ...]]:
    """Section indices of each story, titles behind the body."""
    main = [index for index, each in enumerate(reading.sections) if each.is_prose and each.kind != "digest"]
    main.sort(key=lambda index: (reading.sections[index].kind == "title", index))
    items = [(index,) for index, each in enumerate(reading.sections) if each.kind == "digest"]
    return [story for story in (tuple(main), *items) if story]


def read_story(reading: Reading, story: tuple[int, ...], reference: Reference) -> Iterator[Mention]:
    """The mentions of a story."""
    memory = Memory()
    places: defaultdict[tuple[int, int], dict[int, Place]] = defaultdict(dict)
    for place in reading.places:
        places[place.at.section, place.at.sentence][place.at.token] = place
    names = {
        (section, number): sentence_names(reference, tree_of(sentence).words)
        for section in story
        for number, sentence in enumerate(reading.sentences[section])
    }
    setting = surroundings(reading, story, places, names, reference)
    speaker = issuer(reading, reference)
    previous: tuple[int, int] | None = None
    for section, number in names:
        here = places.get((section, number), {})
        known = names[section, number]
        yield from _read_sentence(
            Scene(reading, section, number, reference, memory, setting, here, known, resolve, previous, speaker)
        )
        previous = (section, number)


def _read_sentence(scene: Scene) -> Iterator[Mention]:
    """Names first, so that the pronouns and descriptions of the same sentence can rest on them."""
    memory = scene.memory
    memory.order += 1
    heads = [index for index, token in enumerate(scene.tokens) if token.upos in HEADS]
    heads.sort(key=lambda index: _TURNS.get(scene.tokens[index].upos, 1))
    named: list[int] = []
    for index in heads:
        found = scene.mention(index)
        if found is not None and found.actors:
            named.append(index)
            _keep(scene, index, found)
    _keep_speaker(scene)
    for index in sorted(named):
        _keep_together(scene, index)
        record = scene.record(index)
        if record is not None:
            yield record


def _keep(scene: Scene, index: int, found: Candidate) -> None:
    if found.name is not None:
        scene.memory.note_person(found.name, found.actors[0])
    if scene.tree.families[index] in ("amod", "compound", "flat") and found.kind != "name":
        _learn_acronym(scene, index, found)
        return
    if found.kind != "pronoun":
        several = len(found.actors) > 1
        words = " and ".join(dict.fromkeys([a.text for a in found.actors])) if several else found.actors[0].text
        subject = _is_subject(scene, index)
        scene.memory.note(Known(scene.at(index), found.actors, found.kind, found.person, found.plural, subject, words))
    _learn_acronym(scene, index, found)


def _is_subject(scene: Scene, index: int) -> bool:
    relation = scene.tree.role(index)
    return relation.startswith("nsubj") or relation == "obl:agent"


def _keep_speaker(scene: Scene) -> None:
    """Who said the sentence's quotation: the next sentence of it may say "we" without naming the speaker again."""
    for index, token in enumerate(scene.tokens):
        if token.upos == "VERB" and scene.lemmas[index] in pronouns.saying() and not scene.is_quoted(index):
            subject = scene.tree.subject(index)
            found = scene.mention(subject) if subject is not None else None
            if found is not None and found.actors and found.kind != "thing":
                scene.memory.note_speaker(found.actors)


def _learn_acronym(scene: Scene, index: int, found: Candidate) -> None:
    """ "the Israel Defense Forces (IDF)": capitals in brackets right behind a name stand for it from now on."""
    if "(" not in scene.words:
        return
    last = scene.phrase(index).last
    if found.kind in ("name", "description") and last + 2 < len(scene.words) and scene.words[last] == "(":
        short = scene.words[last + 1]
        if short.isupper() and 2 <= len(short) <= 8 and scene.words[last + 2] == ")" and not found.person:
            scene.memory.acronyms[short] = found.actors


def _keep_together(scene: Scene, index: int) -> None:
    """Parties joined by "and" at their first, and groups that stand for several."""
    found = scene.mention(index)
    if found is None or not found.actors:
        return
    if len(found.actors) == 1 and not scene.tree.has_kid(index, "conj"):
        return
    subject = _is_subject(scene, index)
    conjuncts = scene.tree.conjuncts(index)
    if conjuncts[0] == index and len(conjuncts) > 1:
        actors: list[Actor] = []
        for each in conjuncts:
            other = scene.mention(each)
            if other is None or not other.actors or other.kind == "thing":
                return
            actors.extend(other.actors)
        if len({(actor.code, actor.sector) for actor in actors}) > 1:
            scene.memory.note_together(scene.at(index), tuple(actors), subject)
            people = all((known := scene.mention(other)) and known.person for other in conjuncts)
            words = " and ".join(actor.text for actor in actors)
            scene.memory.note_group(Known(scene.at(index), tuple(actors), "group", bool(people), True, subject, words))
    elif len(conjuncts) == 1 and len({actor.code for actor in found.actors}) > 1 and found.kind != "pronoun":
        scene.memory.note_together(scene.at(index), found.actors, subject)
