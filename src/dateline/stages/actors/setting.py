"""Where a story is set: the states that it speaks of, by weight, and the one it is at home in, if one leads clearly.

A place says more than a demonym, which may be of people anywhere; title, first sentence and dateline count most, for
they say what the story is about. A digest item has no dateline. Read once a story, before its parties.

    "GOMA, DR Congo: Rwanda backs the rebels, Kinshasa said." is at home in COD, with RWA beside it
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dateline.lexicon import words
from dateline.records import Place, PlaceName, Reading, Sentence
from dateline.reference import Reference, SentenceNames
from dateline.stages.actors.nouns import by_class
from dateline.trees import tree_of

PLACE_WEIGHT, DEMONYM_WEIGHT = 2.0, 1.0
"""Points for each place named and for each demonym, body or force that only one state has."""
OPENING_WEIGHT = 4.0
"""Points that the dateline's states share, and that a place in capitals at the head of a paragraph has."""
LEADS = 1.4
"""How many times the points of the next state the home of a story has; below it, two states compete."""
LEADS_CLEARLY = 3.0
"""The same where a party may be from anywhere (residents, believers): three places in four."""


Places = Mapping[tuple[int, int], Mapping[int, Place]]
"""By section and sentence the places by their head token."""
Names = Mapping[tuple[int, int], SentenceNames]
"""By section and sentence, in reading order, the names that the reference has in it."""


class Home(NamedTuple):
    """The state a story is at home in: its share of all points, how many times the next state's it has, and whether
    the dateline names it and no other."""

    code: str
    share: float
    lead: float
    dateline: bool


class Surroundings(NamedTuple):
    """What a story says about where it is set: points by state, states of the dateline, home, and points by state of
    each section (a paragraph) for stories that have none."""

    weights: Mapping[str, float]
    dateline: tuple[str, ...]
    home: Home | None
    sections: Mapping[int, frozenset[str]]


def surroundings(
    reading: Reading, story: tuple[int, ...], places: Places, names: Names, reference: Reference
) -> Surroundings:
    """The setting of a story (section indices)."""
    weights: defaultdict[str, float] = defaultdict(float)
    points: defaultdict[str, float] = defaultdict(float)
    sections: defaultdict[int, set[str]] = defaultdict(set)
    lede = next((index for index in sorted(story) if reading.sections[index].kind == "body"), None)
    for section, sentence, state, weight in _named(reading, places, names, reference):
        weights[state] += weight
        opens = reading.sections[section].kind == "title" or (section == lede and sentence == 0)
        points[state] += weight * (2.0 if opens else 1.0)
        sections[section].add(state)
    for state in _openings(reading, story, places):
        points[state] += OPENING_WEIGHT
    dateline = _dateline(reading, story, reference)
    for state in dateline:
        points[state] += OPENING_WEIGHT / len(dateline)
    named = {section: frozenset(states) for section, states in sections.items()}
    return Surroundings(weights, dateline, _home(points, dateline), named)


def _named(
    reading: Reading, places: Places, names: Names, reference: Reference
) -> Iterator[tuple[int, int, str, float]]:
    """Section, sentence, state and points of every place, demonym, force and ship of a story."""
    for (section, number), known in names.items():
        sentence = reading.sentences[section][number]
        for index, place in places.get((section, number), {}).items():
            if place.country and not lives_in(sentence, index):
                yield section, number, place.country, PLACE_WEIGHT
        past = 0
        for index, capital in enumerate(tree_of(sentence).capital):
            if not capital:
                continue
            token = sentence.tokens[index]
            ship = by_class("ship").get(token.text.lower()) if token.text.isupper() else None
            if ship is not None:
                yield section, number, ship["code"], PLACE_WEIGHT
            if index >= past and token.upos in ("ADJ", "PROPN", "NOUN"):
                past, entries = known.longest(index, "demonym", "security_force", "armed_group")
                bare = past == index + 1 and reference.role_noun(token.text.lower()) is not None
                plain = past == index + 1 and not token.text.isupper()  # "Nation" may be any party's or band's
                told = [each for each in entries if not (plain and each.needs_context)]
                codes = {entry.code for entry in told if entry.code and not bare}
                if len(codes) == 1:
                    yield section, number, codes.pop(), DEMONYM_WEIGHT


def lives_in(sentence: Sentence, index: int) -> bool:
    """Whether a place is where somebody lives, was schooled or fled to: no nationality ("exiled in Vilnius")."""
    head = sentence.tokens[index].head
    obliquely = sentence.tokens[index].deprel.startswith("obl")
    return head >= 0 and obliquely and sentence.tokens[head].lemma.lower() in words("actor_residence")


def _openings(reading: Reading, story: tuple[int, ...], places: Places) -> Iterator[str]:
    """States of places in capitals at the head of a paragraph: datelines that run on in the text ("MBALE, Uganda:")."""
    for section in story:
        tokens = reading.sentences[section][0].tokens if reading.sentences[section] else ()
        first = next((place for index, place in sorted(places.get((section, 0), {}).items()) if index < 3), None)
        if first is None or not first.country or not first.text.isupper() or first.start != tokens[0].start:
            continue
        if any(token.text[:1].isalpha() and not token.text.isupper() for token in tokens):
            yield first.country


def _dateline(reading: Reading, story: tuple[int, ...], reference: Reference) -> tuple[str, ...]:
    """PLOVER codes of the dateline's states; a digest item has none."""
    line = reading.anatomy.dateline
    if line is None or all(reading.sections[index].kind == "digest" for index in story):
        return ()
    states = (_code(place, reference) for place in line.places)
    return tuple(dict.fromkeys(state for state in states if state))


def _code(place: PlaceName, reference: Reference) -> str | None:
    """The code of a dateline's place; none where its words are an outlet's name ("The Caroni Herald")."""
    if place.country is None or any(word in by_class("outlet") for word in place.text.lower().split()):
        return None
    state = reference.place_at(place.country)
    return (state.code if state else None) or place.country


def _home(points: Mapping[str, float], dateline: tuple[str, ...]) -> Home | None:
    """The state with the most points, if it leads."""
    ranked = sorted(points, key=lambda state: (-points[state], state))
    if not ranked:
        return None
    best = ranked[0]
    second = points[ranked[1]] if len(ranked) > 1 else 0.0
    lead = points[best] / second if second else float("inf")
    return Home(best, points[best] / sum(points.values()), lead, dateline == (best,)) if lead >= LEADS else None
