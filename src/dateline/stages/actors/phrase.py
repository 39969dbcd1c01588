"""The noun phrase of a head word: what stands before it, whose it is, what is set beside it, what hangs on it.

"Russia's deputy foreign minister Ivan Petrov, who ..." has the head "Ivan" (the tree hangs titles on names), the
possessor "Russia", the modifiers "deputy", "foreign", "minister", the name "Ivan Petrov" and one relative clause.
Authority: Universal Dependencies 2.15, English EWT guidelines. Token indices throughout; ranges are half-open.
"""

from __future__ import annotations

import msgspec

from dateline.trees import Tree

BEFORE = frozenset({"amod", "compound", "nmod:desc", "nmod:unmarked", "nummod", "flat", "nmod", "advmod", "goeswith"})
"""Relations of words before a head that belong to its core. A plain "nmod" counts only without a preposition."""
AFTER = frozenset({"flat", "goeswith", "flat:name"})
"""Relations of words behind a head that continue its name."""

APART = frozenset({"case", "punct", "cc", "conj", "mark", "cop", "nsubj", "aux", "advcl", "parataxis"})
"""Relations of words that hang on a noun and are no part of its phrase; the most frequent, passed over first."""


class Complement(msgspec.Struct, frozen=True, gc=False):
    """A prepositional phrase on a noun or verb: "in" and the index of "Malibu"; "" where no preposition stands."""

    preposition: str
    head: int


class Phrase(msgspec.Struct, frozen=True, gc=False, eq=False):
    """A noun phrase by its parts. `first` to `last` is the core: modifiers, head, name; no determiner, no possessor.

    Two are the same only if they are one object: what is known of a phrase is kept by it."""

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


def phrase_of(tree: Tree, head: int) -> Phrase:
    """The noun phrase of a head."""
    if not tree.children[head]:
        return Phrase(head, head, head + 1, "", None, (), frozenset(), (head,), (), (), ())
    tokens, relations, families = tree.tokens, tree.relations, tree.families
    direct: list[int] = []
    determiner, possessor = "", None
    name = [head]
    appositions: list[int] = []
    complements: list[Complement] = []
    clauses: list[int] = []
    for child in tree.children[head]:
        relation, family = relations[child], families[child]
        if relation in APART:
            continue
        if relation == "det" and child < head:
            determiner = tokens[child].text.lower()
        elif relation == "nmod:poss":
            possessor = child
        elif child < head and relation in BEFORE and not (relation == "nmod" and tree.has_kid(child, "case*")):
            if relation != "advmod" or tokens[child].upos in ("ADJ", "NOUN", "PROPN"):
                direct.append(child)
        elif child > head and relation in AFTER and not (tokens[head].upos == "NOUN" and child in tree.name_ranges):
            name.append(child)
        elif relation == "appos" or (child > head and relation in AFTER):
            appositions.append(child)
        elif family in ("nmod", "obl"):
            first_preposition = tree.preposition(child)
            for each in tree.conjuncts(child):
                complements.append(Complement(tree.preposition(each) or first_preposition, each))
        elif family == "acl":
            clauses.append(child)
        elif relation == "compound" and child > head:
            name.append(child)
    first, last, before = _core(tree, head, name, direct)
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


def _core(tree: Tree, head: int, name: list[int], direct: list[int]) -> tuple[int, int, tuple[int, ...]]:
    """The first and the last word of the core of a phrase, and its words before the head."""
    if not direct and len(name) == 1:
        return head, head, ()
    tokens, families = tree.tokens, tree.families
    core = {head, *name}
    waiting = list(direct)
    while waiting:
        each = waiting.pop()
        if each in core:
            continue
        core.add(each)
        for child in tree.children[each]:
            family = families[child]
            led = family == "obl" and tokens[each].upos == "VERB" and not tree.has_kid(child, "case*")  # "U.S.-led"
            if child < head and (led or family in BEFORE or family in ("conj", "cc", "punct", "case", "fixed")):
                waiting.append(child)
    first = last = head
    while first - 1 in core or (first - 2 in core and first > 1 and tokens[first - 1].text in "-–/,"):
        first -= 1
    while last + 1 in core or (last + 2 in core and tokens[last + 1].text in ("-", "–", "/", ",", ".")):
        last += 1
    before = [each for each in core if each < head and tokens[each].upos not in ("PUNCT", "CCONJ")]
    return first, last, tuple(sorted(before))
