"""Where a sentence speaks of an accord: the nouns for one, each with what its own phrase tells.

"the 2001 friendship treaty between Chad and Niger" -> definite, year 2001, parties TCD and NER, kind partnership.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from dateline.records import Actor, Span
from dateline.stages.agreements import words
from dateline.stages.agreements.phrases import (
    TOPICS,
    content_of,
    core_of,
    is_old,
    kind_of,
    naming_phrase,
    own_parties,
    proper_name,
    quoted_name,
    title_of,
    topic_of,
    words_before,
    year_of,
)
from dateline.stages.agreements.scenes import Scene
from dateline.stages.agreements.words import AccordNoun

_BETWEEN: Final = frozenset({"between", "with", "among", "amongst"})
_ARTICLES: Final = frozenset({"the", "this", "that", "these", "those", "both", "its", "their", "his", "her", "our"})


class Reference(msgspec.Struct):
    """An accord's noun in a sentence, with what its phrase tells. Mutable until it has found its accord."""

    scene: Scene
    head: int
    noun: AccordNoun
    form: str
    first: int
    last: int
    definite: bool
    plural: bool
    apart: bool
    fresh: bool
    absent: bool
    year: str | None
    title: str | None
    kind: str
    core: tuple[int, ...]
    quoted: Span | None
    proper: tuple[int, ...]
    parties: tuple[Actor, ...]
    content: frozenset[str]

    @property
    def is_bare(self) -> bool:
        """Whether the phrase is no more than an article and a noun: "the deal"."""
        return len(self.core) < 2 and self.quoted is None


def references(scene: Scene) -> Iterator[Reference]:
    """Every noun of an accord in a sentence that heads a phrase of its own."""
    known = words.nouns()
    for index, token in enumerate(scene.sentence.tokens):
        lemma = token.lemma.lower()
        noun = known.get(lemma)
        if noun is None or token.upos not in ("NOUN", "PROPN"):
            continue
        tree = scene.tree
        if tree.relation(index, "compound", "flat", "fixed", "nmod:desc", "amod") and not _is_of_occasion(scene, index):
            continue
        if _is_measure(scene, index) or _is_topic(scene, index):
            continue
        yield _reference(scene, index, noun, lemma)


def _is_of_occasion(scene: Scene, index: int) -> bool:
    """ "the treaty signing": the accord stands before the noun of its signing."""
    head = scene.tree[index].head
    return head >= 0 and scene.tree[head].lemma.lower() in words.listed("occasions")


def _is_topic(scene: Scene, index: int) -> bool:
    """ "a deal on a ceasefire": the second noun only tells what the first is about."""
    tree = scene.tree
    above = tree[index].head
    topic = above >= 0 and tree.relation(index, "nmod") and tree.preposition(index) in TOPICS
    return topic and tree[above].lemma.lower() in words.nouns() and tree[above].upos in ("NOUN", "PROPN")


def _is_measure(scene: Scene, index: int) -> bool:
    """ "a great deal of snow" is no deal."""
    tree = scene.tree
    if tree[index].lemma.lower() != "deal":
        return False
    return any(tree[kid].text.lower() in ("great", "good") for kid in tree.kids(index, "amod")) and not any(
        tree.preposition(kid) in _BETWEEN for kid in tree.kids(index, "nmod")
    )


def _reference(scene: Scene, head: int, noun: AccordNoun, lemma: str) -> Reference:
    tree = scene.tree
    before = list(words_before(scene, head))
    determiners = [tree[i].text.lower() for i in before if tree[i].upos in ("DET", "PRON") and tree[i].xpos != "POS"]
    possessed = bool(tree.kids(head, "nmod:poss"))
    lemmas = {tree[i].lemma.lower() for i in before} | {tree[i].text.lower() for i in before}
    core = core_of(scene, head, before)
    named = (*core, *naming_phrase(scene, head))
    proper = proper_name(scene, head)
    title = title_of(scene, head, core) or (" ".join(tree[i].text.lower() for i in proper) or None)
    plural = tree[head].xpos in ("NNS", "NNPS") and title is None
    quoted = quoted_name(scene, head)
    indefinite = bool({"a", "an"} & set(determiners))
    definite = possessed or bool(_ARTICLES & set(determiners)) or (title is not None and not indefinite)
    return Reference(
        scene=scene,
        head=head,
        noun=noun,
        form=lemma,
        first=min([head, *(i for i in before if tree[i].upos != "PUNCT")]),
        last=max(head, *named) if named else head,
        definite=definite,
        plural=plural,
        apart=bool(lemmas & words.premodifiers("apart")) or is_old(scene, head),
        fresh="new" in lemmas or "fresh" in lemmas,
        absent="no" in determiners,
        year=year_of(scene, head, before),
        title=title,
        kind=noun.kind or kind_of(scene, named) or kind_of(scene, topic_of(scene, head)),
        core=named if len(named) > 1 else core,
        quoted=quoted,
        proper=proper,
        parties=own_parties(scene, head),
        content=content_of(scene, head, named),
    )
