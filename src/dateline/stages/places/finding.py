"""Which words of a sentence name a place: the model's LOC names and the gazetteer's names, less people and bodies.

"Lebanon, Pennsylvania" gives two toponyms, the second possibly the container of the first. A name that the model takes
for a person or body is no place, except a whole country ("Israel" labelled ORG). A name that hangs as a modifier on
some thing ("the Kenneth wildfire") is a place only if it is a large one. Reads Token.upos, Sentence.names.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dateline.lexicon import table
from dateline.records import Sentence
from dateline.reference import Entry, Kind, Reference, SentenceNames
from dateline.trees import tree_of

KINDS: tuple[Kind, ...] = ("country", "capital", "region", "admin1", "place")
"""Kinds of entries that are places. A capital's entry is read for its rank only: the town itself is a "place"."""
LARGE = 100_000
"""Inhabitants from which a name without any cue of place (no LOC label, or a modifier) is still taken for the town."""
LOCATIVE = frozenset(
    {"in", "at", "near", "from", "to", "outside", "around", "across", "throughout", "toward", "towards"}
    | {"into", "over", "through", "of", "off", "between", "inside"}
)


CALENDAR = frozenset(
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"}
    | {"December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
)


class PlaceNoun(NamedTuple):
    """A word that names a kind of place (en/place_nouns.tsv)."""

    word: str
    side: str
    level: int
    loose: bool
    row: str


class Toponym(NamedTuple):
    """Words that may name a place: a token range of one sentence and the entries of its name, likeliest first. `head`
    is the head of the phrase, a place noun behind the name included ("province" of "Anhui province").

    `noun` is the place noun among its words ("State"); `labelled`: the model calls it LOC."""

    section: int
    sentence: int
    first: int
    last: int
    head: int
    words: str
    entries: tuple[Entry, ...]
    noun: PlaceNoun | None
    labelled: bool


_FIELDED = frozenset({"minister", "ministry", "secretary", "department", "court", "bureau", "office"})
"""Words whose "of" names a field, not a town: "the Minister of Justice" is not of Justice, Illinois."""


@cache
def place_nouns() -> dict[str, PlaceNoun]:
    """The place nouns by word."""
    rows = table("place_nouns")
    return {r["word"]: PlaceNoun(r["word"], r["side"], int(r["level"]), r["loose"] == "yes", r.place) for r in rows}


def toponyms(
    sentence: Sentence,
    section: int,
    number: int,
    reference: Reference,
    people: frozenset[str],
    known: SentenceNames,
) -> list[Toponym]:
    """The toponyms of a sentence in order. `people`: surnames and given names of persons named in the same story."""
    tokens = sentence.tokens
    words = known.words
    labels: dict[int, tuple[int, int, str]] = {}
    for name in sentence.names:
        for index in range(name.start, min(name.end, len(tokens))):
            labels[index] = (name.start, name.end, name.label)
    nouns = place_nouns()
    found: list[Toponym] = []
    past = 0
    for index, capital in enumerate(tree_of(sentence).capital):
        if not capital or index < past:
            continue
        span = _span_at(sentence, known, index, labels, reference, people, nouns)
        if span is None:
            continue
        first, last, entries, noun, labelled = span
        head = next((at for at in range(first, last) if not first <= tokens[at].head < last), last - 1)
        while last - first > 1 and words[last - 1].islower() and words[last - 1] in nouns:
            last -= 1
        text = " ".join(words[first:last])
        found.append(Toponym(section, number, first, last, head, text, entries, noun, labelled))
        past = last
    return found


def _span_at(
    sentence: Sentence,
    known: SentenceNames,
    index: int,
    labels: dict[int, tuple[int, int, str]],
    reference: Reference,
    people: frozenset[str],
    nouns: dict[str, PlaceNoun],
) -> tuple[int, int, tuple[Entry, ...], PlaceNoun | None, bool] | None:
    """The toponym that begins at a capital, as (first, last, entries, place noun, labelled LOC), or None."""
    token, words = sentence.tokens[index], known.words
    start, stop, label = labels.get(index, (index, index, ""))
    if label == "PER" and stop - start > 1:
        return None
    end, entries = known.longest(index, *KINDS)
    entries = _living(entries, " ".join(words[index:end]))
    if label in ("PER", "ORG", "OTH"):
        opens = (start, stop) == (index, end) or (label != "PER" and start == index)
        state = any(entry.kind in ("country", "capital") for entry in entries)
        if label == "ORG" and end < stop:
            state = any(entry.kind == "country" for entry in entries)
        return (index, end, entries, None, False) if opens and state and token.text not in people else None
    if _is_calendar(sentence, index, stop) or (stop - index <= 1 and token.text.lower() in nouns):
        return None
    if token.text in people and stop - index == 1 and not any(entry.kind == "country" for entry in entries):
        return None
    if label == "LOC" and not entries and stop - index == 1 and _is_adjective(reference, token.text):
        return None
    if label == "LOC":
        if start != index and index - 1 in labels and labels[index - 1][:2] == (start, stop) and not entries:
            return None
        return (*_labelled(words, index, stop, end, entries, reference, nouns), True)
    if end == index or not entries or token.upos not in ("PROPN", "NOUN", "ADJ", "X"):
        return None
    if (token.upos == "ADJ" and end == index + 1) or (words[end - 1].islower() and words[end - 1] not in nouns):
        return None
    if end == index + 1 and token.text in people and not any(e.kind == "country" for e in entries):
        return None
    return (index, end, entries, None, False) if _is_plain(sentence, index, end, entries) else None


def _labelled(
    words: Sequence[str],
    first: int,
    stop: int,
    end: int,
    entries: tuple[Entry, ...],
    reference: Reference,
    nouns: dict[str, PlaceNoun],
) -> tuple[int, int, tuple[Entry, ...], PlaceNoun | None]:
    """A LOC name: the gazetteer's longer name, the name itself, the name less its place noun, or an unknown place."""
    if end >= stop:
        noun = nouns.get(words[end].lower()) if end < len(words) else None
        if noun is not None and noun.side == "after" and noun.level in (2, 3) and words[end].islower():
            fitting = tuple(entry for entry in entries if _fits(entry, noun))
            return first, end, fitting or entries, noun if fitting else None
        return first, end, entries, None
    if first + 1 < stop and any(word in (",", "/") for word in words[first:stop]):
        comma = next(at for at in range(first, stop) if words[at] in (",", "/"))
        if comma > first and comma >= end:
            stop = comma
            if end == stop:
                return first, end, entries, None
    last, opening = nouns.get(words[stop - 1].lower()), nouns.get(words[first].lower())
    if last is not None and last.side == "after" and stop - first > 1:
        inner = _places_of(reference, words[first : stop - 1]) if last.loose else ()
        if words[stop - 1].islower():
            stop -= 1
        fitting = tuple(e for e in inner if _fits(e, last)) or (inner if last.level >= 4 else ())
        return first, stop, fitting, last
    if opening is not None and opening.side == "before" and stop - first > 1:
        inner = _places_of(reference, words[first + 1 : stop]) if opening.loose else ()
        return first, stop, inner, opening
    if end > first and any(entry.kind == "country" for entry in entries):
        return first, end, entries, None
    if end > first and any(e.kind == "place" and (e.population or 0) >= LARGE for e in entries):
        return first, stop, entries, None
    return first, stop, (), None


def _fits(entry: Entry, noun: PlaceNoun) -> bool:
    """Whether an entry's size is that of the place noun: "Plateau State" is the division, not a town Plateau."""
    if noun.level in (2, 3):
        return entry.kind in ("admin1", "region") or (entry.resolution or 0) == 3
    return entry.kind == "place"


def _is_calendar(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a single word is a month or day, however it is labelled."""
    return last - first <= 1 and sentence.tokens[first].text in CALENDAR


def _is_adjective(reference: Reference, word: str) -> bool:
    """Whether a word that no gazetteer has is a demonym or a role, however it is labelled ("Tajik", "Police")."""
    return bool(reference.find_kinds(word, "demonym", "role_noun"))


def _is_plain(sentence: Sentence, first: int, last: int, entries: tuple[Entry, ...]) -> bool:
    """Whether a name without a LOC label is a place: a state, a region, a division, a large town, or "in" a town."""
    tokens = sentence.tokens
    if any(entry.kind in ("country", "capital") for entry in entries):
        return True
    if all(tokens[at].upos == "NOUN" for at in range(first, last)):
        return False
    after_place_word = first > 0 and tokens[first - 1].text.lower() in LOCATIVE
    modifies = tokens[last - 1].deprel.partition(":")[0] in ("compound", "amod", "flat")
    biggest = max((entry.population or 0) for entry in entries)
    division = any(entry.kind in ("region", "admin1") for entry in entries)
    if modifies:
        return (division and last - first > 1) or biggest >= LARGE
    fielded = after_place_word and first > 1 and tokens[first - 2].text.lower() in _FIELDED
    return (after_place_word and not fielded) or biggest >= LARGE or division


def _places_of(reference: Reference, words: Sequence[str]) -> tuple[Entry, ...]:
    """The living places of a name without its place noun."""
    return _living(reference.places(" ".join(words)), " ".join(words))


def _living(entries: tuple[Entry, ...], words: str) -> tuple[Entry, ...]:
    """Living places of a name; a state of which the name is only a part ("England") yields to that part."""
    if not entries:
        return ()
    name = words.casefold()
    living = [entry for entry in entries if entry.kind in KINDS and entry.detail != "historical"] or list(entries)
    parts = {entry.country for entry in living if entry.kind == "admin1" and entry.name.casefold() == name}
    whole = [e for e in living if e.kind != "country" or e.country not in parts or e.name.casefold() == name]
    return tuple(whole)
