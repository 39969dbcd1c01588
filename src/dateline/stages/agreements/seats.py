"""Which words an accord stands with, and as what: the subject of "expires", the object of "signed", "on" of "agreed".

Roles are logical: the subject of a passive is `obj`. What holds for an accord's noun holds for the pronouns and nouns
that stand for it ("which was signed", "the terms of the pact oblige").

"the treaty, signed in May, is expected to cover trade" -> (signed, obj), (cover, subj)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from dateline.stages.agreements.scenes import Scene
from dateline.trees import Tree

_RELATIVES: Final = frozenset({"which", "that", "who"})
# What is told of these is told of the accord itself.
_PARTS: Final = frozenset({"term", "text", "provision", "framework", "wording", "article", "part", "clause", "version"})


class Seat(NamedTuple):
    """A verb, noun or adjective, and the role in which the accord stands to it."""

    word: int
    role: str


def lifted(tree: Tree, head: int) -> int:
    """The head of "the terms of the pact" for "pact"; the word itself where it stands for itself."""
    above = tree[head].head
    if above >= 0 and tree.relation(head, "nmod") and tree.preposition(head) == "of" and tree[above].lemma in _PARTS:
        return above
    if above >= 0 and tree.relation(head, "nmod:poss") and tree[above].lemma in _PARTS:
        return above
    return head


def seats(scene: Scene, noun: int) -> list[Seat]:
    """Where the accord named by a noun stands, itself and through relative clauses, participles and shared subjects."""
    tree = scene.tree
    head = lifted(tree, noun)
    found = [*_own(tree, tree.first_conjunct(head)), *_behind(tree, head)]
    whole: list[Seat] = []
    for seat in found:
        whole += [seat, *_shared(tree, seat)]
    return list(dict.fromkeys(whole))


def _own(tree: Tree, head: int) -> Iterator[Seat]:
    """The word the accord hangs on."""
    above = tree[head].head
    if above < 0:
        # "No deal yet" or a noun with a copula: its own predicate
        return
    relation = tree[head].deprel
    if relation in ("nsubj", "nsubj:outer"):
        yield Seat(above, "obj" if tree.is_passive(above) and tree[above].upos == "VERB" else "subj")
    elif relation == "nsubj:pass" and tree[above].xpos == "VBD" and not tree.kids(above, "aux:pass"):
        yield Seat(above, "subj")  # "The ceasefire held" is no passive, whatever the parser says
    elif relation in ("nsubj:pass", "obj"):
        yield Seat(above, "obj")
    elif relation in ("obl", "nmod", "obl:agent"):
        preposition = tree.preposition(head)
        if preposition:
            yield Seat(above, preposition)
    elif relation == "compound":
        yield Seat(above, "of")


def _behind(tree: Tree, head: int) -> Iterator[Seat]:
    """Relative clauses and participles that hang on the accord."""
    for clause in tree.kids(head, "acl:relcl"):
        relative = next((kid for kid in tree.children[clause] if tree[kid].text.lower() in _RELATIVES), None)
        if relative is not None and tree.relation(relative, "nsubj"):
            yield Seat(clause, "obj" if tree.is_passive(clause) and tree[clause].upos == "VERB" else "subj")
        elif relative is not None and tree.relation(relative, "nsubj:pass", "obj"):
            yield Seat(clause, "obj")
        elif tree.kids(clause, "nsubj") and not tree.kids(clause, "obj") and tree[clause].upos == "VERB":
            inner = tree.kid(clause, "xcomp")
            yield Seat(clause if inner is None else inner, "obj")
    # "an accord with Chad, which lapses in June": the clause may hang on a party named behind the accord
    for party in tree.kids(head, "nmod"):
        for last in (party, *tree.kids(party, "appos", "conj")):
            for clause in tree.kids(last, "acl:relcl"):
                relative = tree.kid(clause, "nsubj", "nsubj:pass")
                if relative is not None and tree[relative].text.lower() in ("which", "that"):
                    yield Seat(clause, "of party obj" if tree.is_passive(clause) else "of party subj")
    after = next((i for i in range(head + 1, len(tree.tokens)) if tree[i].upos != "PUNCT"), None)
    if after is not None and after > head + 1 and tree[after].upos == "VERB" and tree[after].head != head:
        # “... treaty,” signed in May, ...: a participle behind a quotation is often hung elsewhere
        subjects = tree.kids(after, "nsubj", "nsubj:pass", "aux", "aux:pass")
        if tree[after].xpos in ("VBN", "VBD") and tree.relation(after, "ccomp", "parataxis", "dep") and not subjects:
            yield Seat(after, "obj")
    for clause in tree.kids(head, "acl"):
        if tree[clause].xpos in ("VBN", "VBD") and not tree.kids(clause, "nsubj"):
            yield Seat(clause, "obj")
        elif tree[clause].xpos == "VBG":
            yield Seat(clause, "subj")


def _shared(tree: Tree, seat: Seat) -> Iterator[Seat]:
    """Verbs that share the accord with the one it stands with: coordinated ones, and those below "is expected to"."""
    if tree[seat.word].upos not in ("VERB", "ADJ", "AUX", "NOUN"):
        return
    for child in tree.kids(seat.word, "conj"):
        if tree.kids(child, "nsubj", "nsubj:pass"):
            continue
        if seat.role in ("subj", "obj") and tree[child].upos in ("VERB", "ADJ"):
            subject = seat.role == "subj" or bool(tree.kids(seat.word, "nsubj:pass"))
            if subject:
                passive = bool(tree.kids(child, "aux:pass"))
                own = Seat(child, "obj" if passive else "subj")
            elif not tree.kids(child, "obj"):
                own = Seat(child, "obj")
            else:
                continue
            yield own
            yield from _shared(tree, own)
    if seat.role == "subj" or tree.kids(seat.word, "nsubj:pass"):
        for child in tree.kids(seat.word, "xcomp", "advcl") if seat.role == "obj" else tree.kids(seat.word, "xcomp"):
            infinitive = any(tree[kid].text.lower() == "to" for kid in tree.kids(child, "mark"))
            if not infinitive or tree[child].upos not in ("VERB", "AUX", "ADJ", "NOUN"):
                continue
            if tree.kids(seat.word, "obj"):
                continue  # "requires both to withdraw" is no shared subject
            own = Seat(child, "obj" if tree.kids(child, "aux:pass") else "subj")
            yield own
            yield from _shared(tree, own)
        # "provides for" may hang on the infinitive before it: "requires them to pull back and provides for"
        for child in tree.kids(seat.word, "xcomp"):
            for later in tree.kids(child, "conj"):
                if tree[later].xpos in ("VBZ", "VBD") and not tree.kids(later, "nsubj", "nsubj:pass"):
                    yield Seat(later, "subj")
