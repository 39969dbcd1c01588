"""A sentence while it is being turned into a record: parallel lists, and a tree that stays a tree at every step.

Heads are indices into the sentence, -1 for the one root, whose relation is "root". `attach` and `promote` are the only
ways to change the tree; both keep it valid.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.language.lemmas import lemma
from dateline.records import Name, Sentence, Token


@dataclass(slots=True)
class Draft:
    """Words with (start, end, text) in characters of the whole text, their tags, and the tree."""

    words: list[tuple[int, int, str]]
    upos: list[str]
    xpos: list[str]
    feats: list[str]
    heads: list[int]
    relations: list[str]
    names: list[Name] = field(default_factory=list)
    _children: list[set[int]] = field(init=False)

    def __post_init__(self) -> None:
        self._children = [set() for _ in self.words]
        for index, head in enumerate(self.heads):
            if head >= 0:
                self._children[head].add(index)

    def lower(self, index: int) -> str:
        """A word in lower case, its apostrophe straight."""
        return self.words[index][2].lower().replace("’", "'")

    def kids(self, index: int, *relations: str) -> list[int]:
        """Children in any of the relations (in any at all if none is given), in text order."""
        found = sorted(self._children[index])
        return [kid for kid in found if self.relations[kid] in relations] if relations else found

    def upward(self) -> list[int]:
        """All words, children before their heads, as the tree is now."""
        order = [index for index, head in enumerate(self.heads) if head < 0]
        for index in order:
            order.extend(self.kids(index))
        return order[::-1]

    def ancestors(self, index: int) -> Iterator[int]:
        """Heads from the nearest up to the root."""
        while (index := self.heads[index]) >= 0:
            yield index

    def attach(self, index: int, head: int, relation: str) -> None:
        """Hang a word on another. Nothing happens where that would close a circle or leave no root."""
        if self.heads[index] < 0 or index == head or index in self.ancestors(head):
            return
        self._children[self.heads[index]].discard(index)
        self._children[head].add(index)
        self.heads[index] = head
        self.relations[index] = relation

    def promote(self, kid: int, relation: str) -> None:
        """Let a word change places with its head, which then hangs on it by `relation`, as do the head's other kids."""
        head = self.heads[kid]
        above = self.heads[head]
        self._children[head].discard(kid)
        self.heads[kid] = above
        self.relations[kid] = self.relations[head]
        if above >= 0:
            self._children[above].discard(head)
            self._children[above].add(kid)
        for other in self._children[head]:
            self.heads[other] = kid
        self._children[kid] |= self._children[head] | {head}
        self._children[head] = set()
        self.heads[head] = kid
        self.relations[head] = relation

    def sentence(self) -> Sentence:
        """The record. Lemmas are our own, since the lexicon is written in them; factuality stays at its neutral 0."""
        tokens = tuple(
            Token(start, end, text, lemma(text, upos, xpos), upos, xpos, feats, head, relation)
            for (start, end, text), upos, xpos, feats, head, relation in zip(
                self.words, self.upos, self.xpos, self.feats, self.heads, self.relations, strict=True
            )
        )
        if not tokens:
            return Sentence(0, 0, ())
        return Sentence(tokens[0].start, tokens[-1].end, tokens, tuple(self.names))
