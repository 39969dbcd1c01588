"""Ways to walk a sentence's dependency tree (Universal Dependencies, English).

Every function speaks of token indices within one sentence. Relations are UD's, with EWT's subtypes; a relation given
without a subtype means exactly that relation, with a trailing "*" it and its subtypes.

>>> tree.coordination(tree.kid(verb, "obj"))  # doctest: +SKIP
(5, 8)
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from threading import Lock
from typing import Final

from dateline.records import Sentence, Span, Token

RELATIVES: Final = frozenset({"who", "which", "that", "whom", "whose"})
CLAUSE_RELATIONS = ("ccomp", "advcl", "acl", "acl:relcl", "csubj", "parataxis", "advcl:relcl", "xcomp")


class Tree:
    """A sentence's tree with its children at hand, and by token index what is asked most; got by `tree_of`; read-only.

    `words` as written, `lower` and `lemmas` in lower case, `capital` whether a word has one; `heads`; `relations`,
    `families` (relations without subtypes); `labels` of the names that words are in (PER, ORG, LOC, OTH, or None) and,
    for words in names, `name_ranges` (token indices, half-open)."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.words = tuple([token.text for token in self.tokens])
        self.lower = [word.lower() for word in self.words]
        self.capital = [word[:1].isupper() for word in self.words]
        self.lemmas = [token.lemma.lower() for token in self.tokens]
        self.heads = [token.head for token in self.tokens]
        self.relations = [token.deprel for token in self.tokens]
        self.families = [_FAMILIES[relation] for relation in self.relations]
        self._bits = bits = [_BITS[relation] for relation in self.relations]
        self.labels: list[str | None] = [None] * len(self.tokens)
        self.name_ranges: dict[int, tuple[int, int]] = {}
        for name in sentence.names:
            for index in range(name.start, min(name.end, len(self.tokens))):
                self.labels[index] = name.label
                self.name_ranges[index] = (name.start, name.end)
        count = len(self.tokens)
        children: list[list[int]] = [[] for _ in self.tokens]
        self._below = below = [0] * count
        """By token the bits of all relations of its children."""
        for index, head in enumerate(self.heads):
            if 0 <= head < count and head != index:
                children[head].append(index)
                below[head] |= bits[index]
        self.children: tuple[tuple[int, ...], ...] = tuple(map(tuple, children))
        self._prepositions: dict[int, str] = {}
        self._conjuncts: dict[int, tuple[int, ...]] = {}
        self._clauses: dict[int, int] = {}
        self._subjects: dict[int, int | None] = {}

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index]

    @cached_property
    def relatives(self) -> frozenset[int]:
        """The relative pronouns among the tokens."""
        parts = enumerate(zip(self.lemmas, self.tokens, strict=True))
        return frozenset([index for index, (lemma, token) in parts if lemma in RELATIVES and token.upos == "PRON"])

    @cached_property
    def root(self) -> int:
        """The token whose head is -1 (the first, should there be several)."""
        return next((index for index, token in enumerate(self.tokens) if token.head < 0), 0)

    def kids(self, index: int, *relations: str) -> tuple[int, ...]:
        """Children in any of the relations."""
        below = self._below[index]
        if not below:
            return ()
        fits = _WANTED[relations]
        if not fits & below:
            return ()
        bits = self._bits
        found: tuple[int, ...] = ()
        for child in self.children[index]:  # mostly one fits: a list and its tuple would cost twice as much
            if fits & bits[child]:
                found += (child,)
        return found

    def kid(self, index: int, *relations: str) -> int | None:
        """The first child in any of the relations."""
        fits = _WANTED[relations] & self._below[index]
        if fits:
            bits = self._bits
            for child in self.children[index]:
                if fits & bits[child]:
                    return child
        return None

    def has_kid(self, index: int, *relations: str) -> bool:
        """Whether a token has a child in any of the relations."""
        return bool(_WANTED[relations] & self._below[index])

    def relation(self, index: int, *relations: str) -> bool:
        """Whether the token itself stands in one of the relations to its head."""
        return bool(_WANTED[relations] & self._bits[index])

    def ancestors(self, index: int) -> Iterator[int]:
        """Heads from the nearest to the root; stops at a cycle, should a tree be none."""
        seen = {index}
        heads = self.heads
        head = heads[index]
        while head >= 0 and head not in seen:
            seen.add(head)
            yield head
            head = heads[head]

    def subtree(self, index: int, leave_out: tuple[str, ...] = ()) -> tuple[int, ...]:
        """The token and all below it, in text order; branches in `leave_out` relations (of the top only) are cut."""
        if not self.children[index]:
            return (index,)
        found = [index]
        cut, bits = _WANTED[leave_out], self._bits
        stack = [child for child in self.children[index] if not cut & bits[child]]
        seen = {index}
        while stack:
            node = stack.pop()
            if node in seen:
                continue
            seen.add(node)
            found.append(node)
            stack.extend(self.children[node])
        return tuple(sorted(found))

    def span(self, indices: tuple[int, ...]) -> Span:
        """From the first token's start to the last one's end."""
        return Span(min(self.tokens[i].start for i in indices), max(self.tokens[i].end for i in indices))

    def coordination(self, index: int) -> tuple[int, ...]:
        """The token and what is coordinated with it below ("Russia, Iran and China")."""
        found = [index]
        for child in self.children[index]:
            if self.relations[child] == "conj":
                found.extend(self.coordination(child))
        return tuple(found)

    def first_conjunct(self, index: int) -> int:
        """The head of the coordination that a token belongs to."""
        if self.relations[index] != "conj":
            return index
        seen = {index}
        while self.relations[index] == "conj":
            head = self.heads[index]
            if head < 0 or head in seen:
                break
            seen.add(head)
            index = head
        return index

    def conjuncts(self, index: int) -> tuple[int, ...]:
        """All words coordinated with a token, itself included, in order, whichever of them it is."""
        found = self._conjuncts.get(index)
        if found is None:
            found = self._conjuncts[index] = tuple(sorted(self.coordination(self.first_conjunct(index))))
        return found

    def role(self, index: int) -> str:
        """A token's relation to its head; a conjunct takes that of the first conjunct."""
        return self.relations[self.first_conjunct(index)]

    def clause(self, index: int) -> int:
        """The predicate of the clause a token stands in: the nearest head above that is a verb or has a subject."""
        found = self._clauses.get(index)
        if found is None:
            found = index
            for above in self.ancestors(index):
                found = above
                if self.tokens[above].upos in ("VERB", "AUX") or self.has_kid(above, "nsubj*"):
                    break
            self._clauses[index] = found
        return found

    def subject(self, predicate: int) -> int | None:
        """The subject of a predicate; of a conjoined or open predicate that of the one it hangs on."""
        if predicate not in self._subjects:
            self._subjects[predicate] = self._subject(predicate)
        return self._subjects[predicate]

    def _subject(self, predicate: int) -> int | None:
        for current in (predicate, *self.ancestors(predicate)):
            for child in self.children[current]:
                if self.families[child] == "nsubj" and self.relations[child] != "nsubj:outer":
                    return child
            if not self.relation(current, "conj*", "xcomp*", "advcl*", "ccomp*", "aux*", "cop*"):
                break
        return None

    def is_above(self, ancestor: int, index: int) -> bool:
        """Whether a token hangs, directly or not, on another; a token is not above itself."""
        return any(above == ancestor for above in self.ancestors(index))

    def preposition(self, index: int) -> str:
        """The preposition of a noun, multi-word ones joined: "on", "according to", "such as"; "" where it has none."""
        if not self.children[index]:
            return ""
        found = self._prepositions.get(index)
        if found is None:
            found = self._prepositions[index] = self._preposition(index)
        return found

    def _preposition(self, index: int) -> str:
        for child in self.kids(index, "case", "mark"):
            if self.tokens[child].lemma in ("'s", "’s", "'") or self.tokens[child].xpos == "POS":
                continue
            fixed = [self.lower[part] for part in self.kids(child, "fixed")]
            return " ".join([self.lower[child], *fixed])
        return ""

    def particle(self, index: int) -> str | None:
        """The particle of a phrasal verb: "out" of "carried out"."""
        found = self.kid(index, "compound:prt")
        return None if found is None else self.lower[found]

    def is_passive(self, index: int) -> bool:
        """Whether a verb is told in the passive; bare participles on a noun count ("the treaty inked in Moscow")."""
        if self.has_kid(index, "nsubj:pass", "csubj:pass", "aux:pass"):
            return True
        token = self.tokens[index]
        participle = token.xpos == "VBN" and not self.has_kid(index, "nsubj", "aux", "obj")
        return participle and is_relation(token.deprel, ("acl", "acl:relcl", "advcl", "xcomp", "amod", "dep", "root"))


def is_relation(relation: str, wanted: tuple[str, ...]) -> bool:
    """Whether a relation is among those wanted; "nmod*" also matches "nmod:poss"."""
    return bool(_WANTED[wanted] & _BITS[relation])


def tree_of(sentence: Sentence) -> Tree:
    """The tree of a sentence, the same object for the stages that walk it one after the other."""
    tree = _trees.get(id(sentence))
    if tree is None or tree.sentence is not sentence:  # a record is found by its id: to hash it reads all its words
        if len(_trees) >= _KEPT:
            _trees.clear()
        tree = _trees[id(sentence)] = Tree(sentence)
    return tree


class _Families(dict[str, str]):
    """By relation what stands before its colon: a closed set."""

    def __missing__(self, relation: str) -> str:
        found = self[relation] = relation.partition(":")[0]
        return found


_FAMILIES: Final = _Families()
_KEPT: Final = 1024
"""Trees kept at most: the sentences of a long dispatch."""
_trees: Final[dict[int, Tree]] = {}


class _Bits(dict[str, int]):
    """By relation a bit of its own; a closed set, of which a parser of the user's may have others."""

    def __missing__(self, relation: str) -> int:
        with _LOCK:
            if relation not in self:  # another thread may have been faster
                bit = 1 << len(self)
                for wanted, mask in _WANTED.items():
                    _WANTED[wanted] = mask | bit * _fits(relation, wanted)
                self[relation] = bit
        return self[relation]


class _Wanted(dict[tuple[str, ...], int]):
    """By the relations that are wanted the bits of those that fit; a closed set, for they stand in the code."""

    def __missing__(self, wanted: tuple[str, ...]) -> int:
        with _LOCK:
            self[wanted] = sum(bit for relation, bit in _BITS.items() if _fits(relation, wanted))
        return self[wanted]


def _fits(relation: str, wanted: tuple[str, ...]) -> bool:
    return relation in wanted or relation.partition(":")[0] + "*" in wanted


_LOCK: Final = Lock()
_BITS: Final = _Bits()
_WANTED: Final = _Wanted()
