"""What a story has spoken of so far: persons by surname, acronyms, parties in order, parties named together.

A story is the title and body of a dispatch, or one digest item; each has a memory of its own. Nothing here decides;
resolvers ask, for instance, for the person last spoken of or for the pair that the story is about.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

import msgspec

from dateline.records import Actor, At, MentionKind
from dateline.vocabulary import NON_STATE_CODES

RULING = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
"""Sectors that stand on one side of a state's inner disputes."""
MEDIATORS = frozenset({"NGO", "UNO", "IGO"})
"""Codes of bodies that, named in passing, are no side of anything."""
FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN"})
"""States where the family's name, by which a person is called again, stands first."""
FADING = 0.9
"""How much of its weight a pair of parties keeps for each sentence that lies between it and "the two sides"."""


class Known(msgspec.Struct, frozen=True, gc=False):
    """A party once spoken of. `person` and `plural` say what pronouns fit; `subject`: it was a clause's subject."""

    at: At
    actors: tuple[Actor, ...]
    kind: MentionKind
    person: bool
    plural: bool
    subject: bool
    words: str


_at = attrgetter("at")


class Together(NamedTuple):
    """Two or more parties joined by "and" or standing for each other, with the number of the sentence in the story."""

    order: int
    at: At
    actors: tuple[Actor, ...]
    subject: bool


class Wanted(NamedTuple):
    """What two parties are asked for. `recent`: how many sentences back they may last have been named, 0 for any
    number; `states`: states only; `other_than`: codes of two that are not meant."""

    recent: int = 0
    states: bool = False
    other_than: frozenset[str | None] = frozenset()

    def allows(self, codes: frozenset[str | None]) -> bool:
        """Whether two parties of these codes may be meant."""
        return codes != self.other_than and not (self.states and codes & NON_STATE_CODES)


class Memory:
    """The parties of one story, filled as its sentences are read in order."""

    def __init__(self) -> None:
        self.people: dict[str, Actor] = {}
        self.acronyms: dict[str, tuple[Actor, ...]] = {}
        self.speaker: tuple[Actor, ...] = ()
        self.spoken = 0
        self.order = 0
        self._known: list[Known] = []
        self._persons: list[Known] = []
        self._seen: set[At] = set()
        self._together: list[Together] = []

    def note(self, known: Known) -> None:
        """Keep a party; one address is kept once."""
        if known.at not in self._seen and known.actors:
            self._seen.add(known.at)
            insort(self._known, known, key=_at)
            if known.person and len(known.actors) == 1:
                insort(self._persons, known, key=_at)

    def note_group(self, known: Known) -> None:
        """Keep parties joined by "and" as one, beside each of them: "they" asks for it."""
        insort(self._known, known, key=_at)

    def note_person(self, name: str, actor: Actor) -> None:
        """Keep a person under the name and its last word; a bare surname does not replace what a full name told."""
        words = name.casefold().split()
        family = {words[0]} if actor.code in FAMILY_FIRST else set()
        for key in {" ".join(words), words[-1], *family}:
            if len(words) > 1 or key not in self.people:
                self.people[key] = actor

    def note_together(self, at: At, actors: tuple[Actor, ...], subject: bool) -> None:
        """Keep parties named together."""
        self._together.append(Together(self.order, at, actors, subject))

    def before(self, at: At) -> Iterator[Known]:
        """Parties spoken of before an address, the last first."""
        for known in reversed(self._known):
            if known.at < at:
                yield known

    def persons_before(self, at: At) -> Iterator[Known]:
        """Single persons spoken of before an address, the last first."""
        for known in reversed(self._persons):
            if known.at < at:
                yield known

    def since(self, first: At, last: At) -> list[Known]:
        """Parties between two addresses, in order."""
        return [known for known in self._known if first <= known.at < last]

    def note_speaker(self, actors: tuple[Actor, ...]) -> None:
        """Keep who was last quoted, with the number of the sentence."""
        self.speaker, self.spoken = actors, self.order

    def pair(self, at: At, wanted: Wanted | None = None) -> tuple[Actor, ...]:
        """The two parties that the story has most and last named together; else ()."""
        wanted = wanted or Wanted()
        weights: dict[frozenset[object], float] = {}
        latest: dict[frozenset[object], Together] = {}
        for each in self._together:
            codes = frozenset(actor.code for actor in each.actors)
            two = _as_two(each.actors, inside=not wanted.states)
            if each.at >= at or not two or None in codes or not wanted.allows(codes):
                continue
            if wanted.recent and self.order - each.order > wanted.recent:
                continue
            weight = FADING ** (self.order - each.order) * (2.0 if each.subject else 1.0)
            weights[two] = weights.get(two, 0.0) + weight
            latest[two] = each
        if not weights:
            return self._last_two(at, wanted)
        best = max(weights, key=lambda two: (weights[two], latest[two].order))
        return latest[best].actors

    def several(self, at: At, count: int, wanted: Wanted) -> tuple[Actor, ...]:
        """The parties of that many states (three and more) last named together; else ()."""
        for each in reversed(self._together):
            codes = frozenset(actor.code for actor in each.actors)
            if each.at < at and len(codes) == count and None not in codes and wanted.allows(codes):
                return each.actors
        return ()

    def _last_two(self, at: At, wanted: Wanted) -> tuple[Actor, ...]:
        """The two parties of the nearest sentence before that names exactly two."""
        sentences: dict[tuple[int, int], dict[str, Actor]] = {}
        for known in self.before(at):
            if known.kind in ("thing", "pronoun"):
                continue
            named = sentences.setdefault((known.at.section, known.at.sentence), {})
            for actor in known.actors:
                if actor.code and actor.code not in (NON_STATE_CODES if wanted.states else MEDIATORS):
                    named.setdefault(actor.code, actor)
        for count, named in enumerate(sentences.values()):
            if wanted.recent and count > wanted.recent:
                break
            if len(named) == 2 and frozenset(named) != wanted.other_than:
                return tuple(reversed(named.values()))
        return ()


def _as_two(actors: tuple[Actor, ...], *, inside: bool) -> frozenset[object]:
    """Two parties by code, or, `inside` one state, by sector ("the government and the rebels"); else empty."""
    codes = frozenset(actor.code for actor in actors)
    if len(codes) == 2:
        return codes
    sectors = frozenset((actor.code, actor.sector) for actor in actors)
    ruling = {actor.sector for actor in actors if actor.sector in RULING}
    against = {actor.sector for actor in actors if actor.sector not in RULING | {None, "CVL"}}
    return sectors if inside and len(codes) == 1 and len(ruling) == len(against) == 1 else frozenset()
