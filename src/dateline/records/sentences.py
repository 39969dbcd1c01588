"""Words, trees and names of a sentence."""

from __future__ import annotations

import msgspec


class Token(msgspec.Struct, frozen=True, gc=False):
    """A UD word. `head` is an index into the sentence's tokens, -1 for the root; `feats` as "Tense=Past|VerbForm=Fin";
    `factuality` from -3 (surely did not happen) to 3 (surely did), meaningful on predicates. `hints`: how unlikely it
    is that the word tells of no event, and of an event of each type, a byte each in the order of `vocabulary.HINTED`:
    minus the log-likelihood in tenths, 255 at most; empty where the language model gives none."""

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    factuality: float = 0.0
    hints: bytes = b""


class Name(msgspec.Struct, frozen=True, gc=False):
    """A name: token indices start to end (half-open) and PER, ORG, LOC or OTH."""

    start: int
    end: int
    label: str


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence with its tokens (a UD tree) and names."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()


class At(msgspec.Struct, frozen=True, order=True, gc=False):
    """The address of a token: section index, sentence index within `Reading.sentences[section]`, token index."""

    section: int
    sentence: int
    token: int
