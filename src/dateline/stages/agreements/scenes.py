"""One sentence as this stage looks at it, made only for sentences of stories in which an accord is named."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from msgspec.structs import replace

from dateline.lexicon.ontology import Ontology
from dateline.records import Attribution, Mention, Passage, Place, Reading, Reason, Report, Sentence, Span, When
from dateline.trees import Tree, tree_of

_QUOTES = frozenset("\"“”‘’'`")


class Scene:
    """A sentence with its tree and the findings in it by token. `story`: the section of a digest item, else -1."""

    def __init__(self, reading: Reading, findings: Findings, section: int, number: int, order: int) -> None:
        self.text = reading.dispatch.text
        self.section, self.number, self.order = section, number, order
        self.sentence: Sentence = reading.sentences[section][number]
        self.story = section if reading.sections[section].kind == "digest" else -1
        self.in_title = reading.sections[section].kind in ("title", "heading")
        self.published = reading.sections[section].published
        key = (section, number)
        self.mentions: dict[int, Mention] = findings.mentions.get(key, {})
        self.places: dict[int, Place] = findings.places.get(key, {})
        self.attributions: tuple[Attribution, ...] = tuple(findings.attributions.get(key, ()))
        self.reports: tuple[Report, ...] = tuple(findings.reports.get(self.sentence.start, ()))
        self._findings = findings

    @cached_property
    def tree(self) -> Tree:
        """The sentence's tree, made when the sentence is first asked for anything."""
        return tree_of(self.sentence)

    @cached_property
    def times(self) -> tuple[tuple[int, When], ...]:
        """Time expressions with the token that heads each."""
        times, starts = self._findings.times, self._findings.time_starts
        within = times[bisect_left(starts, self.sentence.start) : bisect_left(starts, self.sentence.end)]
        return tuple((self.head_of(when.start, when.end), when) for when in within)

    def head_of(self, start: int, end: int) -> int:
        """The token of a stretch of characters whose head lies outside it."""
        inside = [i for i, token in enumerate(self.tree.tokens) if token.start < end and token.end > start]
        return next((i for i in inside if self.tree[i].head not in inside), inside[0] if inside else 0)

    def report_at(self, token: int) -> Report | None:
        """The report whose act is told by a token."""
        start = self.tree[token].start
        return next((item for item in self.reports if any(span.start == start for span in item.triggers)), None)

    def is_meeting(self, report: Report) -> bool:
        """Whether a report tells of people who meet, or will."""
        return self._findings.ontology.behaviour(report.event) in ("CONSULT", "AGREE")

    def said_by(self, *tokens: int) -> tuple[Attribution, ...]:
        """Who is told as saying any of the tokens, innermost first."""
        sought = set(tokens)
        here = (self.section, self.number)
        holding = [
            item
            for item in self.attributions
            if any((at.section, at.sentence) == here and at.token in sought for at in item.content)
        ]
        return tuple(sorted(holding, key=lambda item: (len(item.content), item.start)))

    def passage(self, tokens: tuple[int, ...], reason: Reason) -> Passage | None:
        """Tokens as a passage from the first to the last, without signs and conjunctions at its edges."""
        inner = self.trimmed(tokens)
        if not inner:
            return None
        span = self.tree.span(inner)
        attributions = self.said_by(inner[0])
        return Passage(
            span.start,
            span.end,
            " ".join(self.text[span.start : span.end].split()),
            self.contexts_of(inner),
            attributions,
            (replace(reason, spans=(span,)),),
        )

    def trimmed(self, tokens: tuple[int, ...]) -> tuple[int, ...]:
        """Tokens in order without punctuation and conjunctions at the edges; a closing quote goes with its opening."""
        inner = list(tokens)
        while inner and (self.tree[inner[0]].upos in ("PUNCT", "CCONJ") or self.tree[inner[0]].text in _QUOTES):
            inner.pop(0)
        while inner and (self.tree[inner[-1]].upos in ("PUNCT", "CCONJ") or self.tree[inner[-1]].text in _QUOTES):
            inner.pop()
        return tuple(inner)

    def contexts_of(self, tokens: tuple[int, ...]) -> tuple[str, ...]:
        """The contexts that some words surely tell of, by name."""
        told: set[str] = set()
        for position, index in enumerate(tokens):
            for start in {self.tree[index].lemma.lower(), self.tree[index].text.lower()}:
                for phrase in self._findings.ontology.context_words.get(start, ()):
                    if self._reads(tokens[position : position + len(phrase.words)], phrase.words):
                        told |= {word.context for word in phrase.tells if word.mark == "strong"}
        return tuple(sorted(told))

    def _reads(self, tokens: tuple[int, ...], words: tuple[str, ...]) -> bool:
        return len(tokens) == len(words) and all(
            word in (self.tree[index].lemma.lower(), self.tree[index].text.lower())
            for index, word in zip(tokens, words, strict=True)
        )

    def span_of(self, *tokens: int) -> Span:
        """The characters from the first to the last of some tokens."""
        return self.tree.span(tokens)


class Findings:
    """The layers of a reading by sentence, gathered once a dispatch, with the ontology that it was coded by."""

    def __init__(self, reading: Reading, ontology: Ontology) -> None:
        self.ontology = ontology
        self.mentions: dict[tuple[int, int], dict[int, Mention]] = {}
        for mention in reading.mentions:
            self.mentions.setdefault((mention.at.section, mention.at.sentence), {})[mention.at.token] = mention
        self.places: dict[tuple[int, int], dict[int, Place]] = {}
        for place in reading.places:
            self.places.setdefault((place.at.section, place.at.sentence), {})[place.at.token] = place
        self.attributions: dict[tuple[int, int], list[Attribution]] = {}
        for attribution in reading.attributions:
            if attribution.content:
                first = attribution.content[0]
                self.attributions.setdefault((first.section, first.sentence), []).append(attribution)
        self.reports: dict[int, list[Report]] = {}
        for report in reading.reports:
            self.reports.setdefault(report.sentence.start, []).append(report)
        self.times = sorted(reading.times, key=lambda when: when.start)
        self.time_starts = [when.start for when in self.times]
