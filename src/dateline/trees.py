"""Ways to walk a sentence's dependency tree (Universal Dependencies, English).

Every function speaks of token indices within one sentence. Relations are UD's, with EWT's subtypes; a relation given
without a subtype means exactly that relation, with a trailing "*" it and its subtypes.

>>> tree.coordination(tree.kid(verb, "obj"))  # doctest: +SKIP
(5, 8)
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property

from dateline.records import Sentence, Span, Token

CLAUSE_RELATIONS = ("ccomp", "advcl", "acl", "acl:relcl", "csubj", "parataxis", "advcl:relcl", "xcomp")


class Tree:
    """A sentence's tree with its children at hand. Cheap to make; read-only."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if 0 <= token.head < len(children) and token.head != index:
                children[token.head].append(index)
        self.children: tuple[tuple[int, ...], ...] = tuple(map(tuple, children))
        self._relations = [token.deprel for token in self.tokens]
        self._prepositions: dict[int, str] = {}

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index]

    @cached_property
    def root(self) -> int:
        """The token whose head is -1 (the first, should there be several)."""
        return next((index for index, token in enumerate(self.tokens) if token.head < 0), 0)

    @cached_property
    def name_ranges(self) -> dict[int, tuple[int, int]]:
        """For each token in a name that name's token range (half-open)."""
        return {
            index: (name.start, name.end)
            for name in self.sentence.names
            for index in range(name.start, min(name.end, len(self.tokens)))
        }

    @cached_property
    def labels(self) -> tuple[str | None, ...]:
        """For each token the label of the name it is in (PER, ORG, LOC, OTH), or None."""
        found: list[str | None] = [None] * len(self.tokens)
        for name in self.sentence.names:
            for index in range(name.start, min(name.end, len(found))):
                found[index] = name.label
        return tuple(found)

    def kids(self, index: int, *relations: str) -> tuple[int, ...]:
        """Children in any of the relations."""
        children = self.children[index]
        if not children:
            return ()
        fits, labels = _fitting(relations), self._relations
        return tuple([child for child in children if fits[labels[child]]])

    def kid(self, index: int, *relations: str) -> int | None:
        """The first child in any of the relations."""
        found = self.kids(index, *relations)
        return found[0] if found else None

    def relation(self, index: int, *relations: str) -> bool:
        """Whether the token itself stands in one of the relations to its head."""
        return is_relation(self.tokens[index].deprel, relations)

    def ancestors(self, index: int) -> Iterator[int]:
        """Heads from the nearest to the root; stops at a cycle, should a tree be none."""
        seen = {index}
        head = self.tokens[index].head
        while head >= 0 and head not in seen:
            seen.add(head)
            yield head
            head = self.tokens[head].head

    def subtree(self, index: int, leave_out: tuple[str, ...] = ()) -> tuple[int, ...]:
        """The token and all below it, in text order; branches in `leave_out` relations (of the top only) are cut."""
        found = [index]
        stack = [child for child in self.children[index] if not is_relation(self.tokens[child].deprel, leave_out)]
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
        for child in self.kids(index, "conj"):
            found.extend(self.coordination(child))
        return tuple(found)

    def first_conjunct(self, index: int) -> int:
        """The head of the coordination that a token belongs to."""
        seen = {index}
        while self.relation(index, "conj"):
            head = self.tokens[index].head
            if head < 0 or head in seen:
                break
            seen.add(head)
            index = head
        return index

    def conjuncts(self, index: int) -> tuple[int, ...]:
        """All words coordinated with a token, itself included, in order, whichever of them it is."""
        return tuple(sorted(self.coordination(self.first_conjunct(index))))

    def role(self, index: int) -> str:
        """A token's relation to its head; a conjunct takes that of the first conjunct."""
        return self.tokens[self.first_conjunct(index)].deprel

    def clause(self, index: int) -> int:
        """The predicate of the clause a token stands in: the nearest head above that is a verb or has a subject."""
        current = index
        for above in self.ancestors(index):
            current = above
            if self.tokens[above].upos in ("VERB", "AUX") or self.kids(above, "nsubj*"):
                break
        return current

    def subject(self, predicate: int) -> int | None:
        """The subject of a predicate; of a conjoined or open predicate that of the one it hangs on."""
        for current in (predicate, *self.ancestors(predicate)):
            found = [child for child in self.kids(current, "nsubj*") if self.tokens[child].deprel != "nsubj:outer"]
            if found:
                return found[0]
            if not self.relation(current, "conj*", "xcomp*", "advcl*", "ccomp*", "aux*", "cop*"):
                break
        return None

    def is_above(self, ancestor: int, index: int) -> bool:
        """Whether a token hangs, directly or not, on another; a token is not above itself."""
        return any(above == ancestor for above in self.ancestors(index))

    def preposition(self, index: int) -> str:
        """The preposition of a noun, multi-word ones joined: "on", "according to", "such as"; "" where it has none."""
        found = self._prepositions.get(index)
        if found is None:
            found = self._prepositions[index] = self._preposition(index)
        return found

    def _preposition(self, index: int) -> str:
        for child in self.kids(index, "case", "mark"):
            if self.tokens[child].lemma in ("'s", "’s", "'") or self.tokens[child].xpos == "POS":
                continue
            fixed = [self.tokens[part].text.lower() for part in self.kids(child, "fixed")]
            return " ".join([self.tokens[child].text.lower(), *fixed])
        return ""

    def particle(self, index: int) -> str | None:
        """The particle of a phrasal verb: "out" of "carried out"."""
        found = self.kid(index, "compound:prt")
        return None if found is None else self.tokens[found].text.lower()

    def is_passive(self, index: int) -> bool:
        """Whether a verb is told in the passive; bare participles on a noun count ("the treaty inked in Moscow")."""
        if self.kids(index, "nsubj:pass", "csubj:pass", "aux:pass"):
            return True
        token = self.tokens[index]
        participle = token.xpos == "VBN" and not self.kids(index, "nsubj", "aux", "obj")
        return participle and is_relation(token.deprel, ("acl", "acl:relcl", "advcl", "xcomp", "amod", "dep", "root"))


def is_relation(relation: str, wanted: tuple[str, ...]) -> bool:
    """Whether a relation is among those wanted; "nmod*" also matches "nmod:poss"."""
    return _fitting(wanted)[relation]


class _Fitting(dict[str, bool]):
    """By relation whether it is among those wanted, answered once: both are closed sets."""

    def __init__(self, wanted: tuple[str, ...]) -> None:
        super().__init__()
        self._wanted = wanted

    def __missing__(self, relation: str) -> bool:
        family = relation.split(":")[0] + "*"
        found = self[relation] = relation in self._wanted or family in self._wanted
        return found


@cache
def _fitting(wanted: tuple[str, ...]) -> _Fitting:
    return _Fitting(wanted)
