"""The places of one story: its toponyms, the evidence around each, the choice, and the record.

A story is the title and body of a dispatch together, or one item of a digest. The same words mean the same place
throughout a story, so evidence is gathered over all its mentions before one choice is made.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from dateline.lexicon import table
from dateline.records import At, Place, Reading, Reason, Span
from dateline.reference import Entry, Reference, SentenceNames, sentence_names
from dateline.stages.places.choosing import Scored, Support, choose, lies_in
from dateline.stages.places.finding import LARGE, Toponym, place_nouns, toponyms
from dateline.trees import tree_of

Story = tuple[int, ...]
"""Section indices."""


class Named(NamedTuple):
    """Where a sentence names a state beyond doubt, and the toponym (casefolded) that does; "" for a demonym."""

    span: Span
    words: str


Known = dict[tuple[int, int], SentenceNames]
"""By section and sentence the names that the reference has in it."""
Beside = dict[tuple[int, int], list[Toponym]]
"""By section and sentence its toponyms, in order."""
Containers = list[tuple[Entry, Span]]
"""What holds a place, and where its words stand."""
Certain = dict[tuple[int, int], dict[str, Named]]
"""By section and sentence the states that it names."""

_HOLDING: Final = frozenset(
    {(",",), ("in",), (",", "in"), ("of",), ("(",), (",", "in", "the"), ("in", "the"), ()}
)  # fmt: skip
"""Words between a place and what holds it."""
_MOST_BETWEEN: Final = max(map(len, _HOLDING))
_POSSESSIVES: Final = frozenset({"'s", "’s", "'", "’"})


def stories(reading: Reading) -> list[Story]:
    """The stories of a dispatch: title and body as one, each digest item by itself."""
    main = tuple(i for i, each in enumerate(reading.sections) if each.is_prose and each.kind != "digest")
    items = [(i,) for i, each in enumerate(reading.sections) if each.kind == "digest"]
    return [story for story in (main, *items) if story]


def read_story(reading: Reading, story: Story, reference: Reference) -> Iterator[Place]:
    """The places of a story, in order."""
    people = _people(reading, story)
    known: Known = {}
    found: list[Toponym] = []
    beside: Beside = {}
    for section in story:
        for number, sentence in enumerate(reading.sentences[section]):
            known[section, number] = sentence_names(reference, tree_of(sentence).words)
            here = toponyms(sentence, section, number, reference, people, known[section, number])
            beside[section, number] = here
            found.extend(here)
    dateline = _dateline_states(reading) if any(reading.sections[i].kind != "digest" for i in story) else frozenset()
    certain = _certain_states(reading, story, found, known)
    held = [_containers(reading, toponym, beside, known) for toponym in found]
    chosen = _choices(reading, found, beside, held, certain, dateline, reference)
    for toponym, containers in zip(found, held, strict=True):
        yield _place(reading, toponym, chosen[toponym.words.casefold()], containers)


def _choices(
    reading: Reading,
    found: list[Toponym],
    beside: Beside,
    held: list[Containers],
    certain: Certain,
    dateline: frozenset[str],
    reference: Reference,
) -> dict[str, Scored | None]:
    """For each name of the story (casefolded) the place meant, decided once over all its mentions."""
    mentions: dict[str, list[tuple[Toponym, Containers]]] = defaultdict(list)
    for toponym, around in zip(found, held, strict=True):
        mentions[toponym.words.casefold()].append((toponym, around))
    anchors = _anchors(found, certain, reference)
    shares: dict[str | None, dict[str, float]] = {}
    chosen: dict[str, Scored | None] = {}
    for words, each in mentions.items():
        own = words if any(entry.kind == "country" for entry in each[0][0].entries) else None
        sentence: dict[str, Span] = {}
        containers: list[tuple[Entry, Span]] = []
        contents: list[tuple[Entry, Span]] = []
        for toponym, around in each:
            here = certain.get((toponym.section, toponym.sentence), {})
            sentence.update({state: named.span for state, named in here.items() if named.words != own})
            containers.extend(around)
            contents.extend(_contents(reading, toponym, beside))
        share = shares.get(own) or shares.setdefault(own, _shares(certain, own))
        entries = () if words in common_names() and not containers else each[0][0].entries
        others = tuple(anchor for anchor in anchors if anchor not in entries)
        support = Support(tuple(containers), tuple(contents), sentence, share, dateline, others)
        chosen[words] = choose(entries, support)
    return chosen


def _shares(certain: Certain, own: str | None) -> dict[str, float]:
    """Each state's share of the story's certain ones, by sentences. `own`: a name that would speak for itself, one that
    a state and a division elsewhere share ("Georgia")."""
    weights = Counter(state for states in certain.values() for state, named in states.items() if named.words != own)
    total = sum(weights.values())
    return {state: count / total for state, count in weights.items()}


def _anchors(found: list[Toponym], stated: Certain, reference: Reference) -> tuple[Entry, ...]:
    """Places of the story whose names leave no doubt, one living place having the name, and the states it names."""
    certain: dict[str, Entry] = {}
    for toponym in found:
        known = [entry for entry in toponym.entries if entry.kind in ("country", "admin1", "place")]
        large = [entry for entry in known if entry.kind != "place" or _is_known(entry)]
        if large and len({entry.country for entry in large}) == 1 and large[0].lat is not None:
            certain.setdefault(toponym.words.casefold(), large[0])
    states = dict.fromkeys(state for named in stated.values() for state in named)
    return (*certain.values(), *filter(None, map(reference.place_at, states)))


@cache
def common_names() -> frozenset[str]:
    """Names of quarters and streets that many towns share (en/place_common.tsv), lower case."""
    return frozenset(row["name"] for row in table("place_common"))


def _people(reading: Reading, story: Story) -> frozenset[str]:
    """Single words of persons' names of two words or more: "Kenneth" of "Anwar Kenneth"."""
    return frozenset(
        reading.sentences[section][number].tokens[index].text
        for section in story
        for number, sentence in enumerate(reading.sentences[section])
        for name in sentence.names
        if name.label == "PER" and name.end - name.start > 1
        for index in range(name.start, min(name.end, len(sentence.tokens)))
    )


def _dateline_states(reading: Reading) -> frozenset[str]:
    line = reading.anatomy.dateline
    return frozenset(place.country for place in line.places if place.country) if line else frozenset()


def _certain_states(reading: Reading, story: Story, found: list[Toponym], known: Known) -> Certain:
    """States named beyond doubt in each sentence: by their name, a demonym, or a name that has one state only."""
    states: Certain = defaultdict(dict)
    for toponym in found:
        countries = [entry for entry in toponym.entries if entry.kind == "country"]
        owners = {entry.country for entry in (countries or toponym.entries) if countries or _is_known(entry)}
        if len(owners) == 1 and (state := owners.pop()):
            tokens = reading.sentences[toponym.section][toponym.sentence].tokens
            span = Span(tokens[toponym.first].start, tokens[toponym.last - 1].end)
            named = Named(span, toponym.words.casefold())
            states[toponym.section, toponym.sentence].setdefault(state, named)
    toponyms_at = {(each.section, each.sentence, each.first) for each in found if each.entries}
    for section in story:
        for number, sentence in enumerate(reading.sentences[section]):
            for index, capital in enumerate(tree_of(sentence).capital):
                token = sentence.tokens[index]
                if capital and token.upos in ("ADJ", "PROPN", "NOUN"):
                    end, entries = known[section, number].longest(index, "demonym")
                    if entries and (section, number, index) in toponyms_at:
                        continue
                    codes = {entry.country for entry in entries}
                    if len(codes) == 1 and (state := codes.pop()):
                        span = Span(token.start, sentence.tokens[end - 1].end)
                        states[section, number].setdefault(state, Named(span, ""))
    return states


def _is_known(entry: Entry) -> bool:
    """Whether a place speaks for its state by itself: a division, a capital, a large town under its usual name."""
    return not entry.alternate and (entry.kind in ("admin1", "capital") or (entry.population or 0) >= LARGE)


def _containers(reading: Reading, toponym: Toponym, beside: Beside, known: Known) -> Containers:
    """What is named as holding a place: "X, Y", "X in Y", "Y's X", "the Yan city of X"."""
    sentence = reading.sentences[toponym.section][toponym.sentence]
    tokens = sentence.tokens
    near: list[tuple[Entry, Span]] = []
    for other in beside[toponym.section, toponym.sentence]:
        if other is toponym:
            continue
        owns = other.last < toponym.first <= other.last + 5 and tokens[other.last].text in _POSSESSIVES
        between: tuple[str, ...] = ()
        holds = toponym.last <= other.first <= toponym.last + _MOST_BETWEEN
        if holds:
            between = tuple([token.text.lower() for token in tokens[toponym.last : other.first]])
            holds = between in _HOLDING
        if holds or owns:
            listed = not owns and between in ((",",), ()) and any(entry.kind == "country" for entry in toponym.entries)
            span = Span(tokens[other.first].start, tokens[other.last - 1].end)
            near.extend(
                (entry, span)
                for entry in other.entries
                if _holds(entry, toponym.entries) and not (listed and entry.kind in ("country", "capital"))
            )
    nouns = place_nouns()
    demonyms = known[toponym.section, toponym.sentence]
    for index in range(max(0, toponym.first - 6), toponym.first):
        if tokens[index].text[:1].isupper() and tokens[index].upos in ("ADJ", "PROPN"):
            end, entries = demonyms.longest(index, "demonym")
            between = tuple(token.text.lower() for token in tokens[end : toponym.first])
            if entries and all(word in nouns or word in ("of", "the", "capital") for word in between):
                near.extend((entry, Span(tokens[index].start, tokens[end - 1].end)) for entry in entries)
    return near


def _contents(reading: Reading, toponym: Toponym, beside: Beside) -> list[tuple[Entry, Span]]:
    """What is named right before a place as lying in it: "Albany" for "Albany, Georgia"."""
    tokens = reading.sentences[toponym.section][toponym.sentence].tokens
    for other in beside[toponym.section, toponym.sentence]:
        if other.last + 1 == toponym.first and tokens[other.last].text in (",", "in"):
            span = Span(tokens[other.first].start, tokens[other.last - 1].end)
            return [(entry, span) for entry in other.entries if not entry.alternate]
    return []


def _holds(container: Entry, entries: tuple[Entry, ...]) -> bool:
    """Whether a name's place can lie in another; a name that the gazetteer lacks may lie in any state or division."""
    if entries:
        return any(lies_in(entry, container) for entry in entries)
    return container.kind in ("country", "admin1", "capital")


def _place(reading: Reading, toponym: Toponym, chosen: Scored | None, containers: list[tuple[Entry, Span]]) -> Place:
    tokens = reading.sentences[toponym.section][toponym.sentence].tokens
    start, end = tokens[toponym.first].start, tokens[toponym.last - 1].end
    at = At(toponym.section, toponym.sentence, toponym.head)
    text = reading.dispatch.text[start:end]
    if chosen is None:
        return _unknown(toponym, text, start, end, at, containers)
    entry = chosen.entry
    level = _resolution(entry)
    why = chosen.why
    if toponym.noun is not None and toponym.noun.level == 3 and level == 2:
        level = 3
    if toponym.noun is not None:
        why = (*why, Reason("place.noun", f"“{toponym.noun.word}” says what kind of place", toponym.noun.row))
    country = entry.code or entry.country
    if entry.kind == "region" and len(entry.region_codes) > 1:
        country, level = None, 0
        why = (*why, Reason("place.wider", "a region of several states or none", entry.row))
    elif country is None and len(entry.region_codes) == 1:
        country = entry.region_codes[0]
    return Place(start, end, text, at, entry.name, country, entry.geonameid, entry.lat, entry.lon, level, why)


def _resolution(entry: Entry) -> int:
    if entry.resolution is not None:
        return entry.resolution
    return {"country": 1, "admin1": 2, "place": 4}.get(entry.kind, 2 if entry.region_codes else 0)


def _unknown(toponym: Toponym, text: str, start: int, end: int, at: At, containers: list[tuple[Entry, Span]]) -> Place:
    """A place that the gazetteer lacks or that is undecided: unknown, or as precise as the container named with it."""
    if not containers:
        note = "several places of this name, none supported" if toponym.entries else "not in the gazetteer"
        return Place(start, end, text, at, why=(Reason("place.unknown", note, spans=(Span(start, end),)),))
    entry, span = next((each for each in containers if each[0].kind != "capital"), containers[0])
    why = Reason("place.within", f"not in the gazetteer; it lies in {entry.name}, named with it", entry.row, (span,))
    country = entry.code or entry.country
    level = _resolution(entry)
    return Place(start, end, text, at, entry.name, country, entry.geonameid, entry.lat, entry.lon, level, (why,))
