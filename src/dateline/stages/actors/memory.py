"""What a story has spoken of so far: persons by surname, acronyms, parties in order, parties named together.

A story is the title and body of a dispatch, or one digest item; each has a memory of its own. Nothing here decides;
resolvers ask, for instance, for the person last spoken of or for the pair that the story is about.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator
from typing import NamedTuple

from dateline.records import Actor, At, MentionKind

FADING = 0.9
"""How much of its weight a pair of parties keeps for each sentence that lies between it and "the two sides"."""


class Known(NamedTuple):
    """A party once spoken of. `person` and `plural` say what pronouns fit; `subject`: it was a clause's subject."""

    at: At
    actors: tuple[Actor, ...]
    kind: MentionKind
    person: bool
    plural: bool
    subject: bool
    words: str


class Together(NamedTuple):
    """Two or more parties joined by "and" or standing for each other, with the number of the sentence in the story."""

    order: int
    at: At
    actors: tuple[Actor, ...]
    subject: bool


class Memory:
    """The parties of one story, filled as its sentences are read in order."""

    def __init__(self) -> None:
        self.people: dict[str, Actor] = {}
        self.acronyms: dict[str, tuple[Actor, ...]] = {}
        self.speaker: tuple[Actor, ...] = ()
        self.order = 0
        self._known: list[Known] = []
        self._seen: set[At] = set()
        self._together: list[Together] = []

    def note(self, known: Known) -> None:
        """Keep a party; one address is kept once."""
        if known.at not in self._seen and known.actors:
            self._seen.add(known.at)
            insort(self._known, known)

    def note_group(self, known: Known) -> None:
        """Keep parties joined by "and" as one, beside each of them: "they" asks for it."""
        insort(self._known, known)

    def note_person(self, name: str, actor: Actor) -> None:
        """Keep a person under the name and its last word; a bare surname does not replace what a full name told."""
        words = name.casefold().split()
        for key in {" ".join(words), words[-1]}:
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

    def since(self, first: At, last: At) -> list[Known]:
        """Parties between two addresses, in order."""
        return [known for known in self._known if first <= known.at < last]

    def pair(self, at: At, size: int = 2, recent: int = 0) -> tuple[Actor, ...]:
        """The parties that the story has most and last named together, `size` of them with different codes; else ().
        `recent`: how many sentences back they may last have been named, 0 for any number."""
        weights: dict[frozenset[str | None], float] = {}
        latest: dict[frozenset[str | None], Together] = {}
        for each in self._together:
            codes = frozenset(actor.code for actor in each.actors)
            if each.at >= at or len(codes) != size or None in codes:
                continue
            if recent and self.order - each.order > recent:
                continue
            weight = FADING ** (self.order - each.order) * (2.0 if each.subject else 1.0)
            weights[codes] = weights.get(codes, 0.0) + weight
            latest[codes] = each
        if not weights:
            return self._last_two(at, recent) if size == 2 else ()
        best = max(weights, key=lambda codes: (weights[codes], latest[codes].order))
        return latest[best].actors

    def _last_two(self, at: At, recent: int) -> tuple[Actor, ...]:
        """The two parties of the nearest sentence before that names exactly two."""
        sentences: dict[tuple[int, int], dict[str, Actor]] = {}
        for known in self.before(at):
            if known.kind in ("thing", "pronoun"):
                continue
            named = sentences.setdefault((known.at.section, known.at.sentence), {})
            for actor in known.actors:
                if actor.code:
                    named.setdefault(actor.code, actor)
        for count, named in enumerate(sentences.values()):
            if recent and count > recent:
                break
            if len(named) == 2:
                return tuple(reversed(named.values()))
        return ()
