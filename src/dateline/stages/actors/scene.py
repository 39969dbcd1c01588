"""One sentence as the resolvers see it: tree, reference shelf, memory of the story, places, day of writing.

`mention(index)` answers, once and lazily, what the words headed by a token stand for, so that a possessive pronoun can
be asked for while the noun it belongs to is being resolved; a question that comes back to itself is answered by None.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from dateline.records import Actor, At, Interval, Mention, MentionKind, Place, Reading, Reason, Span
from dateline.reference import Entry, Kind, Reference, SentenceNames
from dateline.stages.actors.memory import Memory
from dateline.stages.actors.phrase import Phrase, phrase_of
from dateline.stages.actors.setting import Surroundings
from dateline.trees import Tree

_NO_OPENERS = frozenset({"DET", "ADP", "PUNCT", "PRON", "AUX", "CCONJ", "SCONJ", "PART", "NUM", "ADV"})
"""Parts of speech with which no name or role begins, unless capitalised."""
_LOWER_OPENERS = frozenset({"al", "el", "de", "van", "von", "bin", "ibn", "abu", "la", "le", "da", "dos"})
"""Words in lower case with which a name on the reference shelf may begin; the rest are not worth a look-up."""


class Candidate(NamedTuple):
    """One answer to what some words stand for. `person`, `plural`: which pronouns may refer to it; `name`: a person's
    name as the text has it."""

    kind: MentionKind
    actors: tuple[Actor, ...]
    why: tuple[Reason, ...] = ()
    person: bool = False
    plural: bool = False
    name: str | None = None


class Match(NamedTuple):
    """Tokens start to end (half-open) that are a name on the reference shelf."""

    start: int
    end: int
    entries: tuple[Entry, ...]


class Role(NamedTuple):
    """What a role noun says: sector(s), whether it is one person, the words of the role, the row it rests on."""

    sector: str | None
    sector2: str | None
    person: bool
    words: str
    row: str | None


class Scene:
    """A sentence with everything that resolvers may ask; its only state is the answers already given."""

    def __init__(
        self,
        reading: Reading,
        section: int,
        number: int,
        reference: Reference,
        memory: Memory,
        surroundings: Surroundings,
        places: Mapping[int, Place],
        names: SentenceNames,
        resolve: Callable[[Scene, int], Candidate | None],
        previous: tuple[int, int] | None = None,
        issuer: Actor | None = None,
    ) -> None:
        self.reading = reading
        self.section = section
        self.number = number
        self.tree = Tree(reading.sentences[section][number])
        self.tokens = self.tree.tokens
        self.reference = reference
        self.memory = memory
        self.surroundings = surroundings
        self.places = places
        self.own_places = tuple(sorted(places.items(), key=lambda each: each[1].start))
        self.names = names
        self.words: Sequence[str] = names.words
        self._capital = [word[:1].isupper() or word.lower() in _LOWER_OPENERS for word in self.words]
        self._role_openers = [token.upos not in _NO_OPENERS or token.text[:1].isupper() for token in self.tokens]
        self._name_openers = [role and name for role, name in zip(self._role_openers, self._capital, strict=True)]
        self.previous = previous
        self.issuer = issuer
        self._resolve = resolve
        self._longest: dict[tuple[int, tuple[Kind, ...]], Match | None] = {}
        self._covering: dict[tuple[int, int, tuple[Kind, ...]], Match | None] = {}
        self.roles: dict[tuple[int, int], Role | None] = {}
        self._phrases: dict[int, Phrase] = {}
        self._found: dict[int, Candidate | None] = {}
        self._asked: set[int] = set()

    @property
    def day(self) -> Interval:
        """When this section was written, or the dispatch."""
        own = self.reading.sections[self.section].published
        return own if own.first or own.last else self.reading.anatomy.published

    def at(self, index: int) -> At:
        """A token's address."""
        return At(self.section, self.number, index)

    def is_quoted(self, index: int) -> bool:
        """Whether a token stands in a quotation that its paragraph has opened and not closed."""
        section = self.reading.sections[self.section]
        before = self.reading.dispatch.text[section.start : self.tokens[index].start]
        return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1

    def place(self, index: int) -> Place | None:
        """The place whose words are headed by a token."""
        return self.places.get(index)

    def place_over(self, index: int) -> Place | None:
        """The place whose words include a token."""
        token = self.tokens[index]
        return next((each for _, each in self.own_places if each.start <= token.start < each.end), None)

    def phrase(self, head: int) -> Phrase:
        """The noun phrase of a head, built once."""
        found = self._phrases.get(head)
        if found is None:
            found = self._phrases[head] = phrase_of(self.tree, head)
        return found

    def mention(self, index: int) -> Candidate | None:
        """What the words headed by a token stand for; None where they are no party or the question is a circle."""
        if index in self._found:
            return self._found[index]
        if index in self._asked:
            return None
        self._asked.add(index)
        found = self._found[index] = self._resolve(self, index)
        return found

    def record(self, index: int) -> Mention | None:
        """The mention at a token as a record."""
        found = self.mention(index)
        if found is None or not found.actors:
            return None
        start = min(actor.start for actor in found.actors)
        end = max(actor.end for actor in found.actors)
        return Mention(start, end, self.at(index), found.kind, found.actors, found.why)

    def can_open_name(self, index: int) -> bool:
        """Whether a name other than a role noun may begin at a token."""
        return self._capital[index]

    def longest(self, start: int, *kinds: Kind) -> Match | None:
        """The longest name that begins at a token."""
        key = (start, kinds)
        if key in self._longest:
            return self._longest[key]
        if not (self._capital[start] or "role_noun" in kinds):
            return None
        end, entries = self.names.longest(start, *kinds)
        found = self._longest[key] = Match(start, end, entries) if entries else None
        return found

    def covering(self, head: int, first: int, *kinds: Kind) -> Match | None:
        """The longest name, beginning at `first` or later, that covers a token; the earliest of equals."""
        key = (head, first, kinds)
        if key in self._covering:
            return self._covering[key]
        best: Match | None = None
        roles = "role_noun" in kinds
        opens = self._role_openers if roles else self._name_openers
        for start in range(first, head + 1):
            may_open = opens[start] or (start == head and (roles or self._capital[head]))
            if may_open and self.names.reach(start) > head:
                found = self.longest(start, *kinds)
                if found and found.end > head and (best is None or found.end - found.start > best.end - best.start):
                    best = found
        self._covering[key] = best
        return best

    def ending(self, head: int, first: int, *kinds: Kind) -> Match | None:
        """The longest name, beginning at `first` or later, that ends with a token."""
        for start in range(max(0, first), head + 1):
            entries = self.reference.find_kinds(" ".join(self.words[start : head + 1]), *kinds)
            if entries:
                return Match(start, head + 1, entries)
        return None

    def span(self, first: int, last: int | None = None) -> Span:
        """The characters of tokens first to last (half-open), or of one token."""
        return Span(self.tokens[first].start, self.tokens[(first + 1 if last is None else last) - 1].end)

    def actor(
        self,
        code: str | None,
        sector: str | None,
        words: Phrase | tuple[int, int],
        why: tuple[Reason, ...],
        identifier: str | None = None,
        office: str | None = None,
        other_sectors: tuple[str, ...] = (),
    ) -> Actor:
        """An actor whose words are a phrase's core or a token range."""
        first, last = (words.first, words.last) if isinstance(words, Phrase) else words
        span = self.span(first, last)
        text = self.reading.dispatch.text[span.start : span.end]
        return Actor(code, sector, text, span.start, span.end, identifier, office, other_sectors, why)
