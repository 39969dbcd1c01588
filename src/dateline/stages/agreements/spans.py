"""Which words belong to a clause or a thing told of an accord: a subtree without what is somebody else's."""

from __future__ import annotations

from typing import Final

from dateline.stages.agreements.scenes import Scene

_AROUND: Final = ("nsubj", "nsubj:pass", "csubj", "parataxis", "discourse", "vocative", "expl")
_APART: Final = frozenset({"case", "mark", "cc", "conj", "parataxis", "appos", "punct"})
_FINITE: Final = frozenset({"VBZ", "VBD", "VBP", "MD"})


def predicate(scene: Scene, verb: int, leave_out: tuple[int, ...] = (), subject: bool = False) -> tuple[int, ...]:
    """A verb with what belongs to it, without its subject (unless asked for), coordinated clauses and asides."""
    tree = scene.tree
    cut: set[int] = set(leave_out)
    for child in tree.children[verb]:
        relation = tree[child].deprel
        around = relation in _AROUND and not (subject and relation.startswith(("nsubj", "csubj", "expl")))
        around = around and not (relation == "csubj" and child > verb)  # behind its verb it is no subject
        beside = relation == "conj" and _is_clause(scene, child) and not (subject and _shares(scene, child))
        if around or beside or (relation == "advcl" and _is_told_after(scene, verb, child)):
            cut.update(tree.subtree(child))
        elif relation in ("aux", "mark", "cc", "advmod", "cc:preconj") and child < verb and not subject:
            cut.add(child)
    cut.update(i for i in _late_finite(scene, verb) if not subject)
    cut.update(_asides(scene, verb))
    inside = [i for i in tree.subtree(verb) if i not in cut]
    start = min(inside) if subject else verb
    return _unbroken(scene, tuple(i for i in inside if i >= start), verb)


def thing(scene: Scene, head: int) -> tuple[int, ...]:
    """A noun phrase as told: without its preposition, what is coordinated with it, and loose additions."""
    tree = scene.tree
    cut: set[int] = set()
    for child in tree.children[head]:
        if tree[child].deprel in _APART and not _within_name(scene, head, child):
            cut.update(tree.subtree(child))
        elif tree.relation(child, "det") and tree[child].text.lower() == "no":
            cut.add(child)
    cut.update(_asides(scene, head))
    return _unbroken(scene, tuple(i for i in tree.subtree(head) if i not in cut), head)


def _asides(scene: Scene, top: int) -> set[int]:
    """Relative clauses behind a comma, anywhere below: what the reporter adds."""
    tree = scene.tree
    found: set[int] = set()
    for index in tree.subtree(top):
        if index != top and tree.relation(index, "acl:relcl") and _after_comma(scene, index):
            found.update(tree.subtree(index))
    return found


def _within_name(scene: Scene, head: int, child: int) -> bool:
    return scene.tree[child].upos == "PUNCT" and child < head and child + 1 <= head and scene.tree[child].text == "-"


def _unbroken(scene: Scene, tokens: tuple[int, ...], seat: int) -> tuple[int, ...]:
    """The stretch around the seat that leaves out no word; punctuation between its words stays in."""
    held = set(tokens)
    tree = scene.tree
    first = last = seat
    while first - 1 in held or (first > 0 and tree[first - 1].upos == "PUNCT" and first - 2 in held):
        first -= 1
    while last + 1 in held or (last + 2 in held and tree[last + 1].upos == "PUNCT"):
        last += 1
    return tuple(range(first, last + 1))


def _is_clause(scene: Scene, verb: int) -> bool:
    tree = scene.tree
    return tree[verb].upos in ("VERB", "AUX") or bool(tree.kids(verb, "cop"))


def _shares(scene: Scene, verb: int) -> bool:
    return not scene.tree.kids(verb, "nsubj", "nsubj:pass", "expl")


def _is_told_after(scene: Scene, verb: int, child: int) -> bool:
    """Loose clauses behind a comma ("..., raising hopes") and contrasts are the reporter's, not the accord's."""
    tree = scene.tree
    marks = {tree[kid].text.lower() for kid in tree.kids(child, "mark")}
    loose = child > verb and _after_comma(scene, child) and tree[child].xpos in ("VBG", "VBN")
    return loose or bool(marks & {"although", "though", "while", "whereas"})


def _late_finite(scene: Scene, verb: int) -> set[int]:
    """Finite verbs that hang as a conjunct on a word below: they share the accord as subject."""
    tree = scene.tree
    found: set[int] = set()
    for index in tree.subtree(verb):
        if (
            index > verb
            and tree.relation(index, "conj")
            and tree[index].xpos in _FINITE
            and tree[tree[index].head].xpos in ("VB", "VBG")
            and not tree.kids(index, "nsubj", "nsubj:pass")
        ):
            found.update(tree.subtree(index))
    return found


def _after_comma(scene: Scene, head: int) -> bool:
    tree = scene.tree
    first = next((i for i in tree.subtree(head) if tree[i].upos != "PUNCT"), head)
    return first > 0 and tree[first - 1].text in (",", "—", "–", "-", "--")
