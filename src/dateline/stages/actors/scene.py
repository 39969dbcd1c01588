"""One sentence as the resolvers see it: tree, reference shelf, memory of the story, places, day of writing.

`mention(index)` answers, once and lazily, what the words headed by a token stand for, so that a possessive pronoun can
be asked for while the noun it belongs to is being resolved; a question that comes back to itself is answered by None.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from dateline.records import Actor, At, Mention, MentionKind, Place, Reading, Reason, Span
from dateline.reference import Entry, Kind, Reference, SentenceNames
from dateline.stages.actors.memory import Memory
from dateline.stages.actors.phrase import Phrase, phrase_of
from dateline.stages.actors.setting import Surroundings
from dateline.trees import tree_of

_NO_OPENERS = frozenset({"DET", "ADP", "PUNCT", "PRON", "AUX", "CCONJ", "SCONJ", "PART", "NUM", "ADV"})
"""Parts of speech with which no name or role begins, unless capitalised."""
_LOWER_OPENERS = frozenset({"al", "el", "de", "van", "von", "bin", "ibn", "abu", "la", "le", "da", "dos"})
"""Words in lower case with which a name on the reference shelf may begin; the rest are not worth a look-up."""
COUNTS = {word: number for number, word in enumerate("three four five six seven eight nine ten".split(), 3)}
"""Numbers that ask for so many parties named together."""
DUAL = frozenset({"two", "2", "both", "either", "neither", "each"})
"""Words that ask for two parties named before."""
_COUNTING = DUAL.union(COUNTS)


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """One answer to what some words stand for. `person`, `plural`: which pronouns may refer to it; `name`: a person's
    name as the text has it."""

    kind: MentionKind
    actors: tuple[Actor, ...]
    why: tuple[Reason, ...] = ()
    person: bool = False
    plural: bool = False
    name: str | None = None


class Match(msgspec.Struct, frozen=True, gc=False):
    """Tokens start to end (half-open) that are a name on the reference shelf."""

    start: int
    end: int
    entries: tuple[Entry, ...]


class Role(msgspec.Struct, frozen=True, gc=False):
    """What a role noun says: sector(s), whether it is one person, the words of the role, the row it rests on."""

    sector: str | None
    sector2: str | None
    person: bool
    words: str
    row: str | None


class Origin(msgspec.Struct, frozen=True, gc=False):
    """A country code, or None with words that no code fits, a sector where the evidence is a body, and the reason."""

    code: str | None
    sector: str | None
    why: Reason


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
        self.text = reading.dispatch.text
        self.section = section
        self.number = number
        self.tree = tree_of(reading.sentences[section][number])
        self.tokens = self.tree.tokens
        self.reference = reference
        self.memory = memory
        self.surroundings = surroundings
        self.places = places
        self.own_places = tuple(sorted(places.items(), key=lambda each: each[1].start)) if places else ()
        self.names = names
        self.words = self.tree.words
        self.lower, self.lemmas, self.capital = self.tree.lower, self.tree.lemmas, self.tree.capital
        self._can_open = [
            capital or word in _LOWER_OPENERS for capital, word in zip(self.capital, self.lower, strict=True)
        ]
        self._opens = [
            capital or token.upos not in _NO_OPENERS for capital, token in zip(self.capital, self.tokens, strict=True)
        ]
        own = reading.sections[section].published
        self.day = own if own.first or own.last else reading.anatomy.published
        """When this section was written, or the dispatch."""
        self.counts = not _COUNTING.isdisjoint(self.lower)
        """Whether any word of the sentence asks for so many parties."""
        self.previous = previous
        self.issuer = issuer
        self._resolve = resolve
        self._longest: dict[tuple[int, tuple[Kind, ...]], Match | None] = {}
        self._covering: dict[tuple[int, int, tuple[Kind, ...]], Match | None] = {}
        self.roles: dict[tuple[int, int], Role | None] = {}
        self._phrases: dict[int, Phrase] = {}
        self._found: dict[int, Candidate | None] = {}
        self.modifying: dict[Phrase, tuple[Origin, ...]] = {}
        """Answers of `origins.modifying`."""
        self.origins: dict[Phrase, tuple[Origin, ...]] = {}
        """Answers of `origins.origins`."""
        self.nominals: list[int] | None = None
        """Answer of `pronouns`: the nouns that may head a party."""
        self.statuses: dict[Phrase, str] = {}
        """Answers of `roles.status_of`."""

    def at(self, index: int) -> At:
        """A token's address."""
        return At(self.section, self.number, index)

    def is_quoted(self, index: int) -> bool:
        """Whether a token stands in a quotation that its paragraph has opened and not closed."""
        section = self.reading.sections[self.section]
        before = self.text[section.start : self.tokens[index].start]
        return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1

    def place(self, index: int) -> Place | None:
        """The place whose words are headed by a token."""
        return self.places.get(index)

    def place_over(self, index: int) -> Place | None:
        """The place whose words include a token."""
        if self.own_places:
            start = self.tokens[index].start
            for _, each in self.own_places:
                if each.start <= start < each.end:
                    return each
        return None

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
        self._found[index] = None  # for as long as the answer is sought: a circle
        found = self._found[index] = self._resolve(self, index)
        return found

    def record(self, index: int) -> Mention | None:
        """The mention at a token as a record."""
        found = self.mention(index)
        if found is None or not found.actors:
            return None
        start = min([actor.start for actor in found.actors])
        end = max([actor.end for actor in found.actors])
        return Mention(start, end, self.at(index), found.kind, found.actors, found.why)

    def can_open_name(self, index: int) -> bool:
        """Whether a name other than a role noun may begin at a token."""
        return self._can_open[index]

    def longest(self, start: int, *kinds: Kind) -> Match | None:
        """The longest name that begins at a token; of role nouns see `role_from`."""
        if not self._can_open[start] or self.names.reach(start) == start:
            return None
        key = (start, kinds)
        if key in self._longest:
            return self._longest[key]
        end, entries = self.names.longest(start, *kinds)
        found = self._longest[key] = Match(start, end, entries) if entries else None
        return found

    def covering(self, head: int, first: int, *kinds: Kind) -> Match | None:
        """The longest name, beginning at `first` or later, that covers a token; the earliest of equals."""
        key = (head, first, kinds)
        if key in self._covering:
            return self._covering[key]
        best: Match | None = None
        reach = self.names.reach
        for start in range(first, head + 1):
            may_open = self._can_open[start] and (self._opens[start] or start == head)
            if may_open and reach(start) > head:
                found = self.longest(start, *kinds)
                if found and found.end > head and (best is None or found.end - found.start > best.end - best.start):
                    best = found
        self._covering[key] = best
        return best

    def role_from(self, start: int) -> Match | None:
        """The longest role noun that begins at a token."""
        end, entries = self.names.role_at(start)
        return Match(start, end, entries) if entries else None

    def role_over(self, head: int, first: int) -> Match | None:
        """The longest role noun, beginning at `first` or later, that covers a token; the earliest of equals."""
        longest, best = 0, -1
        for start in range(first, head + 1):
            if self._opens[start] or start == head:
                end = self.names.role_at(start)[0]
                if end > head and end - start > longest:
                    longest, best = end - start, start
        return self.role_from(best) if longest else None

    def ending(self, head: int, first: int, *kinds: Kind) -> Match | None:
        """The longest name, beginning at `first` or later, that ends with a token."""
        for start in range(max(0, first), head + 1):
            entries = self.reference.find_kinds(" ".join(self.words[start : head + 1]), *kinds)
            if entries:
                return Match(start, head + 1, entries)
        return None

    def span(self, first: int, last: int | None = None) -> Span:
        """The characters of tokens first to last (half-open), or of one token."""
        return Span(self.tokens[first].start, self.tokens[first if last is None else last - 1].end)

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
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return Actor(code, sector, self.text[start:end], start, end, identifier, office, other_sectors, why)
