"""What an accord is about: the words of its name, its "on ..." phrase, the fields that a sentence lists for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from dateline.records import Passage, Reason
from dateline.stages.agreements import words
from dateline.stages.agreements.chain import Draft
from dateline.stages.agreements.passages import NOTES
from dateline.stages.agreements.references import Reference
from dateline.stages.agreements.scenes import Scene
from dateline.stages.agreements.seats import seats
from dateline.stages.agreements.spans import thing

_ABOUT: Final = frozenset({"on", "about", "over", "covering", "concerning", "regarding"})


def name_of(reference: Reference, draft: Draft) -> None:
    """Add the names by which a noun calls its accord."""
    scene = reference.scene
    if reference.proper:
        proper = scene.passage(reference.proper, Reason("agreement-name", "the proper name set beside it"))
        if proper is not None:
            _add(draft.names, Passage(proper.start, proper.end, proper.text, why=proper.why))
    for alias in _aliases(scene, reference.head):
        passage = scene.passage(alias, Reason("agreement-name", "told as a name that it is given"))
        if passage is not None:
            _add(draft.names, Passage(passage.start, passage.end, passage.text, why=passage.why))
    if reference.quoted is not None:
        start, end = reference.quoted.start, reference.quoted.end
        why = (Reason("agreement-name", "quoted as its name", None, (reference.quoted,)),)
        _add(draft.names, Passage(start, end, " ".join(scene.text[start:end].split()), why=why))
    elif len(reference.core) > 1:
        passage = scene.passage(reference.core, Reason("agreement-name", "the words that name it"))
        if passage is not None and not reference.absent:
            _add(draft.names, Passage(passage.start, passage.end, passage.text, why=passage.why))


def _aliases(scene: Scene, head: int) -> Iterator[tuple[int, ...]]:
    """Names given in so many words: "known as the Lake Charter", "is called the Nile Accord"."""
    tree = scene.tree
    for seat in seats(scene, head):
        if seat.role != "obj" or tree[seat.word].lemma.lower() not in words.listed("naming"):
            continue
        for kid in tree.kids(seat.word, "obl", "xcomp", "obj"):
            fits = tree.preposition(kid) in ("", "as") and tree[kid].upos in ("PROPN", "NOUN")
            if fits and tree[kid].text[:1].isupper():
                tokens = thing(scene, kid)
                first = next(i for i in tokens if tree[i].upos not in ("DET", "PUNCT"))
                yield tuple(i for i in tokens if i >= first)


def areas_of(reference: Reference, draft: Draft) -> None:
    """Add the areas that an accord's own phrase tells: "defence cooperation treaty", "agreement on fisheries"."""
    scene, tree = reference.scene, reference.scene.tree
    plain = words.premodifiers("plain") | words.premodifiers("epithet") | words.premodifiers("apart")
    named = [
        i
        for i in reference.core
        if i < reference.head
        and tree[i].upos not in ("NUM",)
        and tree[i].lemma.lower() not in plain
        and tree[i].text.lower() not in plain
        and i not in scene.mentions
        and i not in scene.places
        and (tree[i].text[:1].islower() or tree[i].upos == "PUNCT")
    ]
    named = list(scene.trimmed(tuple(named)))
    if named and (scene.contexts_of(tuple(named)) or _is_kind(scene, named)):
        _take(scene, draft, tuple(range(named[0], named[-1] + 1)), "agreement-name")
    heads = [reference.head]
    heads += [kid for kid in tree.kids(reference.head, "nmod") if kid in reference.core]
    for head in heads:
        for kid in tree.kids(head, "nmod", "obl"):
            if tree.preposition(kid) in _ABOUT and kid not in {head for head, _ in scene.times}:
                for item in tree.coordination(kid):
                    _take(scene, draft, thing(scene, item), "agreement-on")


def fields_in(scene: Scene, tokens: tuple[int, ...], draft: Draft) -> None:
    """Add the areas that a stretch of words lists: "in areas such as trade and energy", "cooperation in science"."""
    tree = scene.tree
    inside = set(tokens)
    for index in tokens:
        by = words.fields().get(tree[index].lemma.lower())
        if by is None or tree[index].upos not in ("NOUN", "PROPN"):
            continue
        for kid in tree.kids(index, "nmod"):
            if tree.preposition(kid) not in by or kid not in inside or tree[kid].upos not in ("NOUN", "PROPN"):
                continue
            if tree[kid].lemma.lower() in words.fields() and set(tree.kids(kid, "nmod")) & inside:
                continue  # "cooperation in areas such as trade": the list is the area's
            if tree.preposition(kid) in ("in", "on", "for") and (kid in scene.places or kid in scene.mentions):
                continue
            for item in tree.coordination(kid):
                if tree[item].upos in ("NOUN", "PROPN", "ADJ"):
                    _take(scene, draft, thing(scene, item), "agreement-field")


def _is_kind(scene: Scene, tokens: list[int]) -> bool:
    known = {word for _, several, _ in words.kinds() for word in several}
    return any(scene.tree[i].lemma.lower() in known or scene.tree[i].text.lower() in known for i in tokens)


def _take(scene: Scene, draft: Draft, tokens: tuple[int, ...], rule: str) -> None:
    passage = scene.passage(tokens, Reason(rule, NOTES[rule]))
    if passage is not None:
        # what its name says is the dispatch's word, whoever is quoted with it
        own = rule in ("agreement-name", "agreement-on")
        _add(draft.areas, replace(passage, attributions=()) if own else passage)


def _add(held: list[Passage], passage: Passage) -> None:
    """Add a passage whose words are not there yet."""
    if all(item.text.lower() != passage.text.lower() for item in held):
        held.append(passage)
