"""The noun phrase of a head word: what stands before it, whose it is, what is set beside it, what hangs on it.

"Russia's deputy foreign minister Ivan Petrov, who ..." has the head "Ivan" (the tree hangs titles on names), the
possessor "Russia", the modifiers "deputy", "foreign", "minister", the name "Ivan Petrov" and one relative clause.
Authority: Universal Dependencies 2.15, English EWT guidelines. Token indices throughout; ranges are half-open.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from dateline.records import Sentence

BEFORE = frozenset({"amod", "compound", "nmod:desc", "nmod:unmarked", "nummod", "flat", "nmod", "advmod", "goeswith"})
"""Relations of words before a head that belong to its core. A plain "nmod" counts only without a preposition."""
AFTER = frozenset({"flat", "goeswith", "flat:name"})
"""Relations of words behind a head that continue its name."""


class Complement(NamedTuple):
    """A prepositional phrase on a noun or verb: "in" and the index of "Malibu"; "" where no preposition stands."""

    preposition: str
    head: int


class Phrase(NamedTuple):
    """A noun phrase by its parts. `first` to `last` is the core: modifiers, head, name; no determiner, no possessor."""

    head: int
    first: int
    last: int
    determiner: str
    possessor: int | None
    modifiers: tuple[int, ...]
    direct: frozenset[int]
    name: tuple[int, ...]
    appositions: tuple[int, ...]
    complements: tuple[Complement, ...]
    clauses: tuple[int, ...]


class Tree:
    """A sentence with its dependents at hand; phrases are built once."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self._phrases: dict[int, Phrase] = {}

    @cached_property
    def dependents(self) -> tuple[tuple[int, ...], ...]:
        """For each token the tokens that hang on it, in order."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if 0 <= token.head < len(self.tokens) and token.head != index:
                below[token.head].append(index)
        return tuple(tuple(each) for each in below)

    @cached_property
    def labels(self) -> tuple[str | None, ...]:
        """For each token the label of the name it is in (PER, ORG, LOC, OTH), or None."""
        found: list[str | None] = [None] * len(self.tokens)
        for name in self.sentence.names:
            for index in range(name.start, min(name.end, len(found))):
                found[index] = name.label
        return tuple(found)

    @cached_property
    def name_ranges(self) -> dict[int, tuple[int, int]]:
        """For each token in a name that name's token range."""
        return {
            index: (name.start, name.end)
            for name in self.sentence.names
            for index in range(name.start, min(name.end, len(self.tokens)))
        }

    def below(self, index: int, *relations: str) -> tuple[int, ...]:
        """The dependents of a token by relation; "nmod" takes "nmod:poss" too, "nmod:poss" only itself."""
        return tuple(
            child
            for child in self.dependents[index]
            if self.tokens[child].deprel in relations or self.tokens[child].deprel.partition(":")[0] in relations
        )

    def relation(self, index: int) -> str:
        """A token's relation to its head; a conjunct takes that of the first conjunct."""
        return self.tokens[self.first_conjunct(index)].deprel

    def first_conjunct(self, index: int) -> int:
        """The first of the coordinated words that a token is one of, or the token itself."""
        for _ in self.tokens:
            if self.tokens[index].deprel != "conj" or self.tokens[index].head < 0:
                break
            index = self.tokens[index].head
        return index

    def conjuncts(self, index: int) -> tuple[int, ...]:
        """All words coordinated with a token, itself included, in order."""
        first = self.first_conjunct(index)
        found = [first]
        for each in found:
            found.extend(child for child in self.dependents[each] if self.tokens[child].deprel == "conj")
        return tuple(sorted(found))

    def preposition(self, index: int) -> str:
        """The preposition of a noun ("in"), its words joined ("because of"), "" for none; possessive 's is "'s"."""
        cases = [child for child in self.dependents[index] if self.tokens[child].deprel == "case"]
        words = [self.tokens[child].text.lower() for child in cases]
        return " ".join(words).replace("’s", "'s").replace("’", "'")

    def clause(self, index: int) -> int:
        """The predicate of the clause a token stands in: the nearest head above that is a verb or has a subject."""
        current = index
        for _ in self.tokens:
            above = self.tokens[current].head
            if above < 0:
                return current
            current = above
            if self.tokens[current].upos in ("VERB", "AUX") or self.below(current, "nsubj"):
                return current
        return current

    def subject(self, predicate: int) -> int | None:
        """The subject of a predicate; of a conjoined or open predicate that of the one it hangs on."""
        current = predicate
        for _ in self.tokens:
            subjects = [child for child in self.below(current, "nsubj") if self.tokens[child].deprel != "nsubj:outer"]
            if subjects:
                return subjects[0]
            relation = self.tokens[current].deprel
            if relation.partition(":")[0] not in ("conj", "xcomp", "advcl", "ccomp", "aux", "cop"):
                return None
            current = self.tokens[current].head
            if current < 0:
                return None
        return None

    def is_above(self, ancestor: int, index: int) -> bool:
        """Whether a token hangs, directly or not, on another; a token is not above itself."""
        current = self.tokens[index].head
        for _ in self.tokens:
            if current < 0:
                return False
            if current == ancestor:
                return True
            current = self.tokens[current].head
        return False

    def phrase(self, head: int) -> Phrase:
        """The noun phrase of a head."""
        found = self._phrases.get(head)
        if found is None:
            found = self._phrases[head] = _phrase(self, head)
        return found

    def text(self, first: int, last: int, source: str) -> str:
        """The words of a token range as they stand in `source` (the dispatch's text)."""
        return source[self.tokens[first].start : self.tokens[last - 1].end]


def _phrase(tree: Tree, head: int) -> Phrase:
    tokens = tree.tokens
    direct: list[int] = []
    determiner, possessor = "", None
    name = [head]
    appositions: list[int] = []
    complements: list[Complement] = []
    clauses: list[int] = []
    for child in tree.dependents[head]:
        relation = tokens[child].deprel
        if relation == "det" and child < head:
            determiner = tokens[child].text.lower()
        elif relation == "nmod:poss":
            possessor = child
        elif child < head and relation in BEFORE and not (relation == "nmod" and tree.below(child, "case")):
            if relation != "advmod" or tokens[child].upos in ("ADJ", "NOUN", "PROPN"):
                direct.append(child)
        elif child > head and relation in AFTER and not (tokens[head].upos == "NOUN" and child in tree.name_ranges):
            name.append(child)
        elif relation == "appos" or (child > head and relation in AFTER):
            appositions.append(child)
        elif relation.partition(":")[0] in ("nmod", "obl"):
            first_preposition = tree.preposition(child)
            for each in tree.conjuncts(child):
                complements.append(Complement(tree.preposition(each) or first_preposition, each))
        elif relation.partition(":")[0] == "acl":
            clauses.append(child)
        elif relation == "compound" and child > head:
            name.append(child)
    core = {head, *name}
    waiting = list(direct)
    while waiting:
        each = waiting.pop()
        if each in core:
            continue
        core.add(each)
        for child in tree.dependents[each]:
            relation = tokens[child].deprel.partition(":")[0]
            if child < head and (relation in BEFORE or relation in ("conj", "cc", "punct", "case", "fixed")):
                waiting.append(child)
    first = last = head
    while first - 1 in core or (first - 2 in core and first > 1 and tokens[first - 1].text in "-–/,"):
        first -= 1
    while last + 1 in core or (last + 2 in core and tokens[last + 1].text in ("-", "–", "/", ",", ".")):
        last += 1
    before = tuple(sorted(each for each in core if each < head and tokens[each].upos not in ("PUNCT", "CCONJ")))
    return Phrase(
        head,
        first,
        last + 1,
        determiner,
        possessor,
        before,
        frozenset(direct),
        tuple(sorted(name)),
        tuple(appositions),
        tuple(complements),
        tuple(clauses),
    )
