"""A story in outline: whom and what it names, what it is about, when it was written. What storylines are made of.

A dispatch's headline and body are one story; each item of a digest is a story of its own, whatever it stands under.
"""

from __future__ import annotations

import datetime as dt
import math
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from dateline.records import Reading
from dateline.storylines.background import telling_values

_CONTENT: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_STORY: Final = frozenset({"title", "body"})
_LEAD: Final = 60
"""Words from the start of a story, headline included: what it is about, before the background."""
_MOST: Final = {"names": 40, "lead": 40, "words": 90}
"""Kept of each kind, the weightiest: a longer tail changes no likeness by more than a hundredth."""
_TERMS: Final = 16
_OPENING: Final = 90
"""Characters of the first sentence that stand for a headline where there is none."""
_SCALE: Final = 65_535
"""Weights are kept as whole numbers of two bytes: what stands for 1."""


class Outline(msgspec.Struct, frozen=True, gc=False):
    """`unit`: the dispatch's id, with "#" and the section's number for a digest item. `title`: its headline, if any;
    `opening`: the first words of its text. `first` and `last`: days of writing. `events`: those of its reports, if
    given.

    `terms`: its weightiest names and words, weightiest first; `known`: whom it names, by the reference data's name,
    whatever the text calls them. `ids` and `weights`: three vectors of length 1 in one, over names, over the
    first sixty words and over all: checksums of the terms (four bytes each, ascending), and weights (two bytes each).
    """

    unit: str
    dispatch: str
    section: int | None
    title: str | None
    opening: str
    first: dt.date | None
    last: dt.date | None
    terms: tuple[str, ...]
    known: tuple[str, ...]
    ids: bytes
    weights: bytes
    events: tuple[str, ...] = ()


def units(reading: Reading) -> tuple[int | None, ...]:
    """The stories of a reading: None for headline and body, where there is a body or nothing but a headline, and the
    number of the section of each digest item."""
    items = [number for number, section in enumerate(reading.sections) if section.kind == "digest"]
    kinds = {section.kind for section in reading.sections}
    return (*([None] if "body" in kinds or ("title" in kinds and not items) else []), *items)


def outline(reading: Reading, section: int | None = None, events: Iterable[str] = ()) -> Outline:
    """The outline of a reading's headline and body, or of the digest item in section `section`. Needs its sentences.

    >>> outline(reading, 3).unit  # doctest: +SKIP
    'd-1f0c#3'
    """
    own = range(len(reading.sections)) if section is None else (section,)
    chosen = [number for number in own if section is not None or reading.sections[number].kind in _STORY]
    names, lead, words = _lemmas(reading, chosen)
    known = Counter(_known(reading, chosen))
    names.update({f"={name}": count for name, count in known.items()})
    weighed = {
        "names": _weighed(names, _MOST["names"], evenly=True),
        "lead": _weighed(lead, _MOST["lead"]),
        "words": _weighed(words, _MOST["words"]),
    }
    ids, weights = _packed(weighed)
    written = reading.anatomy.published if section is None else reading.sections[section].published
    dispatch = reading.dispatch
    return Outline(
        unit=dispatch.id if section is None else f"{dispatch.id}#{section}",
        dispatch=dispatch.id,
        section=section,
        title=_title(reading) if section is None else None,
        opening=_opening(reading, chosen),
        first=written.first,
        last=written.last,
        terms=_terms(weighed),
        known=tuple(sorted(known)),
        ids=ids,
        weights=weights,
        events=tuple(dict.fromkeys(events)),
    )


def unpacked(ids: bytes, weights: bytes) -> tuple[NDArray[np.uint32], NDArray[np.float64]]:
    """Checksums and weights of one or more outlines, end to end; the product of one's weights with themselves is 1."""
    return np.frombuffer(ids, dtype="<u4"), np.frombuffer(weights, dtype="<u2") / _SCALE


def _lemmas(reading: Reading, chosen: Sequence[int]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Lemmas of content words: of names, of the first words, of all."""
    names: list[str] = []
    words: list[str] = []
    lead, seen = -1, 0
    for number in chosen:
        for sentence in reading.sentences[number] if number < len(reading.sentences) else ():
            named = {at for name in sentence.names for at in range(name.start, name.end)}
            for at, token in enumerate(sentence.tokens):
                if seen == _LEAD:
                    lead = len(words)
                seen += 1
                if token.upos in _CONTENT:
                    lemma = token.lemma.lower()
                    words.append(lemma)
                    if token.upos == "PROPN" or at in named:
                        names.append(lemma)
    return Counter(names), Counter(words[:lead] if lead >= 0 else words), Counter(words)


def _known(reading: Reading, chosen: Sequence[int]) -> Iterator[str]:
    """Each mention of somebody whom the reference data know, by the name that stands there."""
    within = frozenset(chosen)
    for mention in reading.mentions:
        if mention.at.section in within:
            yield from (actor.identifier for actor in mention.actors if actor.identifier)


def _weighed(counts: Counter[str], most: int, *, evenly: bool = False) -> list[tuple[str, float]]:
    """The weightiest lemmas, weights of a vector of length 1. `evenly`: rare ones count less above common ones."""
    values, otherwise = telling_values()
    weighed: list[tuple[float, str]] = []
    for lemma, count in counts.items():
        tells = values.get(lemma, otherwise)
        weighed.append(
            (-(1.0 + (math.log(count) if count > 1 else 0.0)) * (math.sqrt(tells) if evenly else tells), lemma)
        )
    length = math.sqrt(sum([weight * weight for weight, _ in weighed])) or 1.0
    weighed.sort()
    return [(lemma, -weight / length) for weight, lemma in weighed[:most]]


def _packed(weighed: dict[str, list[tuple[str, float]]]) -> tuple[bytes, bytes]:
    part_weight = math.sqrt(1 / max(sum(bool(pairs) for pairs in weighed.values()), 1))
    summed: dict[int, float] = {}
    for part, pairs in weighed.items():
        start = zlib.crc32(part.encode())
        for lemma, weight in pairs:
            checksum = zlib.crc32(lemma.encode("utf-8", "surrogatepass"), start)
            summed[checksum] = summed.get(checksum, 0.0) + weight * part_weight
    ids = sorted(summed)
    weights = [min(round(summed[checksum] * _SCALE), _SCALE) for checksum in ids]
    return np.array(ids, dtype="<u4").tobytes(), np.array(weights, dtype="<u2").tobytes()


def _terms(weighed: dict[str, list[tuple[str, float]]]) -> tuple[str, ...]:
    summed: dict[str, float] = {}
    for pairs in weighed.values():
        for lemma, weight in pairs[:_TERMS]:
            if not lemma.startswith("="):
                summed[lemma] = summed.get(lemma, 0.0) + weight
    return tuple(sorted(summed, key=lambda lemma: (-summed[lemma], lemma))[:_TERMS])


def _title(reading: Reading) -> str | None:
    return " ".join((reading.title or "").split()) or None


def _opening(reading: Reading, chosen: Sequence[int]) -> str:
    """The first sentence, cut at a word where it is long."""
    bodies = [number for number in chosen if reading.sections[number].kind != "title"] or chosen
    for number in bodies:
        for sentence in reading.sentences[number] if number < len(reading.sentences) else ():
            words = " ".join(reading.dispatch.text[sentence.start : sentence.end].split())
            return words if len(words) <= _OPENING else words[:_OPENING].rsplit(" ", 1)[0] + " …"
    return ""
