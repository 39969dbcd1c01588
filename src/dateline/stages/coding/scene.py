"""One sentence with all that earlier stages found in it, as the coder looks at it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from dateline.lexicon.contexts import ContextHit
from dateline.lexicon.ontology import Ontology
from dateline.records import Actor, At, Attribution, Interval, Mention, Place, Quantity, Reading, Sentence, Span, When
from dateline.trees import Tree, tree_of

if TYPE_CHECKING:
    from dateline.stages.coding.telling import Telling

_BODY = -1


class Scene(msgspec.Struct, frozen=True):
    """A sentence, its tree, and the findings by token index. `in_digest`: a short item that stands by itself.
    `before`: the sentence before it in its section. `story`: how often each word but a verb stands in its story.
    `ontology`: the types of event that are looked for, with their words.

    `lemmas_known`, `lemmas_among_known`, `clauses_known`, `beside_known`, `tellings_known`, `parties_known` and
    `contexts_known` keep answers that are asked for often; `counts_left` holds the counts that belong to no act of the
    sentence."""

    text: str
    ontology: Ontology
    section: int
    number: int
    sentence: Sentence
    tree: Tree
    mentions: dict[int, Mention]
    places: dict[int, Place]
    times: tuple[tuple[int, When], ...]
    attributions: tuple[Attribution, ...]
    published: Interval
    in_digest: bool
    before: Sentence | None = None
    story: Mapping[str, int] = msgspec.field(default_factory=dict)
    lemmas_known: dict[int, frozenset[str]] = msgspec.field(default_factory=dict)
    lemmas_among_known: dict[tuple[int, ...], frozenset[str]] = msgspec.field(default_factory=dict)
    clauses_known: dict[int, tuple[int, ...]] = msgspec.field(default_factory=dict)
    beside_known: dict[tuple[int, tuple[int, ...]], tuple[int, ...]] = msgspec.field(default_factory=dict)
    tellings_known: dict[tuple[int, int], Telling] = msgspec.field(default_factory=dict)
    parties_known: dict[tuple[int, int], tuple[Actor, ...]] = msgspec.field(default_factory=dict)
    contexts_known: dict[str, tuple[ContextHit, ...]] = msgspec.field(default_factory=dict)
    counts_left: dict[str, Quantity] = msgspec.field(default_factory=dict)

    def at(self, token: int) -> At:
        """The address of a token of this sentence."""
        return At(self.section, self.number, token)

    def said_by(self, *tokens: int) -> tuple[Attribution, ...]:
        """Who is told as saying any of the tokens, innermost first: all attributions whose content holds one."""
        if not self.attributions:
            return ()
        sought = {self.at(token) for token in tokens}
        holding = [item for item in self.attributions if not sought.isdisjoint(item.content)]
        return tuple(sorted(holding, key=lambda item: (len(item.content), item.start)))

    def span_of(self, token: int) -> Span:
        """The characters of one token."""
        return Span(self.sentence.tokens[token].start, self.sentence.tokens[token].end)


def scenes(reading: Reading, ontology: Ontology) -> list[Scene]:
    """All sentences of a reading, in order, each with its mentions, places, times and attributions."""
    mentions: dict[tuple[int, int], dict[int, Mention]] = {}
    for mention in reading.mentions:
        mentions.setdefault((mention.at.section, mention.at.sentence), {})[mention.at.token] = mention
    places: dict[tuple[int, int], dict[int, Place]] = {}
    for place in reading.places:
        places.setdefault((place.at.section, place.at.sentence), {})[place.at.token] = place
    attributions: dict[tuple[int, int], list[Attribution]] = {}
    for attribution in reading.attributions:
        if attribution.content:
            first = attribution.content[0]
            attributions.setdefault((first.section, first.sentence), []).append(attribution)
    stories = _stories(reading)
    in_order = sorted(reading.times, key=lambda when: when.start)
    starts = [when.start for when in in_order]
    found = []
    for section, sentences in enumerate(reading.sentences):
        for number, sentence in enumerate(sentences):
            key = (section, number)
            tree = tree_of(sentence)
            within = in_order[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            times = tuple((_head(tree, when.start, when.end), when) for when in within)
            found.append(
                Scene(
                    text=reading.dispatch.text,
                    ontology=ontology,
                    section=section,
                    number=number,
                    sentence=sentence,
                    tree=tree,
                    mentions=mentions.get(key, {}),
                    places=places.get(key, {}),
                    times=times,
                    attributions=tuple(attributions.get(key, ())),
                    published=reading.sections[section].published,
                    in_digest=reading.sections[section].kind == "digest",
                    before=sentences[number - 1] if number else None,
                    story=stories[section if reading.sections[section].kind == "digest" else _BODY],
                )
            )
    return found


def _stories(reading: Reading) -> dict[int, Counter[str]]:
    """Lemmas of all but verbs with their counts, of each digest item by its section and of all other sections
    together. A verb says little of what a story is about: a car strikes, a market is hit."""
    found: dict[int, Counter[str]] = {}
    for section, sentences in enumerate(reading.sentences):
        key = section if reading.sections[section].kind == "digest" else _BODY
        counts = found.setdefault(key, Counter())
        for sentence in sentences:
            tree = tree_of(sentence)
            told = zip(tree.lemmas, tree.tokens, strict=True)
            counts.update([lemma for lemma, token in told if token.upos != "VERB"])
    return found


def _head(tree: Tree, start: int, end: int) -> int:
    """The token of a stretch of characters whose head lies outside it."""
    inside = [i for i, token in enumerate(tree.tokens) if token.start < end and token.end > start]
    for index in inside:
        if tree[index].head not in inside:
            return index
    return inside[0] if inside else 0
