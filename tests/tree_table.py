"""Sentences with their trees in a plain table, for tests that need no model.

Blocks are separated by an empty line. `# name = value` lines head a block ("text" is the sentence); then one row a
word: form, lemma, upos, xpos, head (from 1, 0 is the root), relation, separated by tabs. `bench/annotate.py` prints
such blocks; every head in the tables was checked by hand.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from dateline.records import Actor, At, Dispatch, Mention, Place, Reading, Section, Sentence, Token
from dateline.vocabulary import SECTORS


class Block(NamedTuple):
    """One sentence of a table: its headers and its rows."""

    headers: dict[str, str]
    rows: list[list[str]]

    @property
    def text(self) -> str:
        return self.headers["text"]

    def items(self, name: str) -> list[str]:
        """The parts of a header, split at ";"."""
        return [part.strip() for part in self.headers.get(name, "").split(";") if part.strip()]


def blocks(table: Path) -> list[Block]:
    """The blocks of a table, in order."""
    found = []
    for block in table.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line.strip()]
        heads = [line[2:].partition(" =") for line in lines if line.startswith("# ")]
        headers = {name: value.strip() for name, mark, value in heads if mark}
        if "text" in headers:
            found.append(Block(headers, [line.split("\t") for line in lines if not line.startswith("#")]))
    return found


def reading(*several: Block) -> Reading:
    """A reading of one section whose sentences are the blocks', with a mention for each of their `parties`.

    `# parties = Kyiv = UKR; police = COP`: word = code and sector, either may be missing.
    """
    text, sentences, mentions = "", [], []
    for number, block in enumerate(several):
        offset = len(text) + bool(text)
        text = f"{text} {block.text}" if text else block.text
        tokens, cursor = [], offset
        for form, lemma, upos, xpos, head, relation in block.rows:
            start = text.index(form, cursor)
            cursor = start + len(form)
            tokens.append(Token(start, cursor, form, lemma, upos, xpos, "", int(head) - 1, relation))
        sentences.append(Sentence(offset, len(text), tuple(tokens)))
        named = dict(part.split(" = ") for part in block.items("parties"))
        for index, token in enumerate(tokens):
            if token.text in named:
                mentions.append(_mention(token, At(0, number, index), named[token.text].split()))
    return Reading(
        Dispatch("d", text, "d"),
        sections=(Section("body", 0, len(text)),),
        sentences=(tuple(sentences),),
        mentions=tuple(mentions),
    )


def places(block: Block, read: Reading) -> tuple[Place, ...]:
    """The places of a block's `# places = Bunia = COD 4`: word = country and resolution."""
    tokens = {token.text: (index, token) for index, token in enumerate(read.sentences[0][0].tokens)}
    found = []
    for item in block.items("places"):
        word, _, told = item.partition(" = ")
        country, resolution = told.split()
        index, token = tokens[word]
        found.append(Place(token.start, token.end, word, At(0, 0, index), word, country, resolution=int(resolution)))
    return tuple(found)


def _mention(token: Token, at: At, parts: list[str]) -> Mention:
    code = next((part for part in parts if part not in SECTORS), None)
    sector = next((part for part in parts if part in SECTORS), None)
    return Mention(token.start, token.end, at, "name", (Actor(code, sector, token.text, token.start, token.end),))
