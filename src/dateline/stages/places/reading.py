"""The places of one story: its toponyms, the evidence around each, the choice, and the record.

A story is the title and body of a dispatch together, or one item of a digest. The same words mean the same place
throughout a story, so evidence is gathered over all its mentions before one choice is made.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from dateline.records import At, Place, Reading, Reason, Span
from dateline.reference import Entry, Reference
from dateline.stages.places.choosing import Scored, Support, choose, lies_in
from dateline.stages.places.finding import LARGE, Toponym, place_nouns, toponyms

Story = tuple[int, ...]
"""Section indices."""


def stories(reading: Reading) -> list[Story]:
    """The stories of a dispatch: title and body as one, each digest item by itself."""
    main = tuple(i for i, each in enumerate(reading.sections) if each.is_prose and each.kind != "digest")
    items = [(i,) for i, each in enumerate(reading.sections) if each.kind == "digest"]
    return [story for story in (main, *items) if story]


def read_story(reading: Reading, story: Story, reference: Reference) -> Iterator[Place]:
    """The places of a story, in order."""
    people = _people(reading, story)
    found: list[Toponym] = []
    for section in story:
        for number, sentence in enumerate(reading.sentences[section]):
            found.extend(toponyms(sentence, section, number, reference, people))
    dateline = _dateline_states(reading) if any(reading.sections[i].kind != "digest" for i in story) else frozenset()
    certain = _certain_states(reading, story, found, reference)
    chosen = _choices(reading, found, certain, dateline, reference)
    for toponym in found:
        yield _place(
            reading, toponym, chosen[toponym.words.casefold()], _containers(reading, toponym, found, reference)
        )


def _choices(
    reading: Reading,
    found: list[Toponym],
    certain: dict[tuple[int, int], dict[str, Span]],
    dateline: frozenset[str],
    reference: Reference,
) -> dict[str, Scored | None]:
    """For each name of the story (casefolded) the place meant, decided once over all its mentions."""
    weights = Counter(state for states in certain.values() for state in states)
    total = sum(weights.values())
    mentions: dict[str, list[Toponym]] = defaultdict(list)
    for toponym in found:
        mentions[toponym.words.casefold()].append(toponym)
    chosen: dict[str, Scored | None] = {}
    for words, each in mentions.items():
        sentence: dict[str, Span] = {}
        containers: list[tuple[Entry, Span]] = []
        contents: list[tuple[Entry, Span]] = []
        for toponym in each:
            sentence.update(certain.get((toponym.section, toponym.sentence), {}))
            containers.extend(_containers(reading, toponym, found, reference))
            contents.extend(_contents(reading, toponym, found))
        share = {state: count / total for state, count in weights.items()}
        chosen[words] = choose(each[0].entries, Support(tuple(containers), tuple(contents), sentence, share, dateline))
    return chosen


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


def _certain_states(
    reading: Reading, story: Story, found: list[Toponym], reference: Reference
) -> dict[tuple[int, int], dict[str, Span]]:
    """States named beyond doubt in each sentence: by their name, a demonym, or a name that has one state only."""
    states: dict[tuple[int, int], dict[str, Span]] = defaultdict(dict)
    for toponym in found:
        countries = [entry for entry in toponym.entries if entry.kind == "country"]
        owners = {entry.country for entry in (countries or toponym.entries) if countries or _is_known(entry)}
        if len(owners) == 1 and (state := owners.pop()):
            tokens = reading.sentences[toponym.section][toponym.sentence].tokens
            span = Span(tokens[toponym.first].start, tokens[toponym.last - 1].end)
            states[toponym.section, toponym.sentence].setdefault(state, span)
    for section in story:
        for number, sentence in enumerate(reading.sentences[section]):
            words = [token.text for token in sentence.tokens]
            for index, token in enumerate(sentence.tokens):
                if token.upos in ("ADJ", "PROPN", "NOUN") and token.text[:1].isupper():
                    end, entries = reference.longest(words, index, "demonym")
                    codes = {entry.country for entry in entries}
                    if len(codes) == 1 and (state := codes.pop()):
                        states[section, number].setdefault(state, Span(token.start, sentence.tokens[end - 1].end))
    return states


def _is_known(entry: Entry) -> bool:
    """Whether a place speaks for its state by itself: a division, a capital, a large town under its usual name."""
    return not entry.alternate and (entry.kind in ("admin1", "capital") or (entry.population or 0) >= LARGE)


def _containers(
    reading: Reading, toponym: Toponym, found: list[Toponym], reference: Reference
) -> list[tuple[Entry, Span]]:
    """What is named as holding a place: "X, Y", "X in Y", "Y's X", "the Yan city of X"."""
    sentence = reading.sentences[toponym.section][toponym.sentence]
    tokens = sentence.tokens
    near: list[tuple[Entry, Span]] = []
    for other in found:
        if (other.section, other.sentence) != (toponym.section, toponym.sentence) or other is toponym:
            continue
        between = tuple(token.text.lower() for token in tokens[toponym.last : other.first])
        span = Span(tokens[other.first].start, tokens[other.last - 1].end)
        holds = between in ((",",), ("in",), (",", "in"), ("of",), ("(",), (",", "in", "the"), ("in", "the"), ())
        owns = tuple(token.text for token in tokens[other.last : toponym.first])[:1] in (
            ("'s",),
            ("’s",),
            ("'",),
            ("’",),
        )
        owns = owns and other.last < toponym.first <= other.last + 5
        if (holds and other.first >= toponym.last) or owns:
            near.extend((entry, span) for entry in other.entries if _holds(entry, toponym.entries))
    words = [token.text for token in tokens]
    nouns = place_nouns()
    for index in range(max(0, toponym.first - 6), toponym.first):
        if tokens[index].text[:1].isupper() and tokens[index].upos in ("ADJ", "PROPN"):
            end, entries = reference.longest(words, index, "demonym")
            between = tuple(token.text.lower() for token in tokens[end : toponym.first])
            if entries and all(word in nouns or word in ("of", "the", "capital") for word in between):
                near.extend((entry, Span(tokens[index].start, tokens[end - 1].end)) for entry in entries)
    return near


def _contents(reading: Reading, toponym: Toponym, found: list[Toponym]) -> list[tuple[Entry, Span]]:
    """What is named right before a place as lying in it: "Albany" for "Albany, Georgia"."""
    tokens = reading.sentences[toponym.section][toponym.sentence].tokens
    for other in found:
        same = (other.section, other.sentence) == (toponym.section, toponym.sentence)
        if same and other.last + 1 == toponym.first and tokens[other.last].text in (",", "in"):
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
