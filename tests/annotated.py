"""Sentences and readings annotated by hand, for tests that need no model.

A sentence is written as its text and one row a token, cells separated by blanks:

    form lemma upos head deprel [feats] [B-PER | I-PER | B-ORG | ...] [factuality]

`head` counts from 1, 0 is the root; `feats` holds a "=" ("Tense=Past|VerbForm=Fin"); a name tag is IOB2; a number is
the factuality. Forms are found in the text from left to right, so offsets are those of the text.

>>> one = sentence("Kyiv objected.", '''
...     Kyiv   Kyiv   PROPN 2 nsubj B-LOC
...     objected object VERB 0 root Tense=Past|VerbForm=Fin 3.0
...     .      .      PUNCT 2 punct
... ''')
>>> one.tokens[1].start, one.names[0].label
(5, 'LOC')
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from dateline.records import (
    Anatomy,
    DatelineLine,
    Dispatch,
    Interval,
    Mention,
    Name,
    PlaceName,
    Reading,
    Section,
    SectionKind,
    Sentence,
    Token,
)

_XPOS = {
    "NOUN": "NN",
    "PROPN": "NNP",
    "VERB": "VB",
    "AUX": "VB",
    "ADJ": "JJ",
    "ADV": "RB",
    "PRON": "PRP",
    "DET": "DT",
    "ADP": "IN",
    "NUM": "CD",
    "PART": "RP",
    "CCONJ": "CC",
    "SCONJ": "IN",
    "PUNCT": ".",
}


def sentence(text: str, rows: str, offset: int = 0) -> Sentence:
    """A sentence of `text`, whose first character stands at `offset` in the dispatch. ValueError: a form not found."""
    tokens: list[Token] = []
    names: list[Name] = []
    cursor = 0
    for index, line in enumerate(line for line in rows.splitlines() if line.strip()):
        form, lemma, upos, head, deprel, *extras = line.split()
        start = text.find(form, cursor)
        if start < 0:
            raise ValueError(f"the form {form!r} is not in the text after character {cursor}")
        cursor = start + len(form)
        feats, factuality = "", 0.0
        for extra in extras:
            if extra[:2] == "B-":
                names.append(Name(index, index + 1, extra[2:]))
            elif extra[:2] == "I-":
                names[-1] = Name(names[-1].start, index + 1, names[-1].label)
            elif "=" in extra:
                feats = extra
            else:
                factuality = float(extra)
        tokens.append(
            Token(
                offset + start,
                offset + cursor,
                form,
                lemma,
                upos,
                _XPOS.get(upos, upos),
                feats,
                int(head) - 1,
                deprel,
                factuality,
            )
        )
    return Sentence(offset, offset + len(text), tuple(tokens), tuple(names))


def load(path: Path) -> dict[str, str]:
    """Annotated sentences of a file: "# the text", its rows, an empty line; by text."""
    blocks = (block.strip() for block in path.read_text(encoding="utf-8").split("\n\n"))
    found: dict[str, str] = {}
    for block in blocks:
        if block:
            text, _, rows = block.partition("\n")
            found[text.removeprefix("# ")] = rows
    return found


def interval(first: str, last: str | None = None) -> Interval:
    """A day ("2025-01-18") or the days between two."""
    end = last or first
    precision = "day" if end == first else "range"
    return Interval(dt.date.fromisoformat(first), dt.date.fromisoformat(end), precision)


def reading(
    *paragraphs: Iterable[tuple[str, str]],
    published: str | None = "2025-01-18",
    kinds: tuple[SectionKind, ...] = (),
    dateline: tuple[tuple[str, str | None], ...] = (),
) -> Reading:
    """A reading whose sections are the paragraphs, each of (sentence text, rows) pairs, blank-joined, line by line.

    `kinds`: one a section ("body" where left out). `dateline`: places as (name, country), set before the first section.
    """
    opening = "/".join(name.upper() for name, _ in dateline) + " (Agency) - " if dateline else ""
    text = opening
    sections: list[Section] = []
    sentences: list[tuple[Sentence, ...]] = []
    when = interval(published) if published else Interval()
    for number, paragraph in enumerate(paragraphs):
        start = len(text)
        built: list[Sentence] = []
        for words, rows in paragraph:
            if built:
                text += " "
            built.append(sentence(words, rows, len(text)))
            text += words
        kind = kinds[number] if number < len(kinds) else "body"
        sections.append(Section(kind, start, len(text), when))
        sentences.append(tuple(built))
        text += "\n"
    line = None
    if dateline:
        places = []
        cursor = 0
        for name, country in dateline:
            at = opening.index(name.upper(), cursor)
            cursor = at + len(name)
            places.append(PlaceName(opening[at:cursor], at, cursor, name, country))
        line = DatelineLine(0, len(opening) - 1, opening[:-1], tuple(places), "Agency")
    return Reading(
        dispatch=Dispatch(id="test", text=text, citation="test.txt"),
        anatomy=Anatomy(dateline=line, published=when),
        sections=tuple(sections),
        sentences=tuple(sentences),
        trail=("anatomy", "sections", "sentences"),
    )


def mention(reading: Reading, word: str, occurrence: int = 1) -> Mention | None:
    """The mention at a word, the first unless told otherwise; None where the word is no party."""
    found = {each.at: each for each in reading.mentions}
    addresses = [
        (section, number, index)
        for section, sentences in enumerate(reading.sentences)
        for number, sentence in enumerate(sentences)
        for index, token in enumerate(sentence.tokens)
        if token.text == word
    ]
    section, number, index = addresses[occurrence - 1]
    at = next((at for at in found if (at.section, at.sentence, at.token) == (section, number, index)), None)
    return found[at] if at else None


def codes(reading: Reading, word: str, occurrence: int = 1) -> str:
    """The actors at a word as "RUS GOV + IRN GOV"; "-" for no code or no sector, "none" for no mention."""
    found = mention(reading, word, occurrence)
    if found is None:
        return "none"
    return " + ".join(f"{actor.code or '-'} {actor.sector or '-'}" for actor in found.actors)


__all__ = ["codes", "interval", "load", "mention", "reading", "sentence"]
