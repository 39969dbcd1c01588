"""What an accord holds: its clauses, areas and length, what it leaves out, and what is not told of it.

Every noun or pronoun that speaks of the accord is asked for the words it stands with (en/agreement_contents.tsv);
"under the pact" and "a treaty to share the waters" hold clauses too.

"It provides for joint patrols but contains no mutual-defence clause" -> commitment, exclusion
"""

from __future__ import annotations

from typing import Final

from dateline.stages.agreements import words
from dateline.stages.agreements.chain import Draft
from dateline.stages.agreements.passages import add, add_phrases, commit, is_clause_noun
from dateline.stages.agreements.scenes import Scene
from dateline.stages.agreements.seats import Seat, lifted, seats
from dateline.stages.agreements.spans import predicate
from dateline.stages.agreements.steps import act_at, makes
from dateline.stages.agreements.terms import term_at
from dateline.stages.agreements.told import is_negated, told
from dateline.stages.agreements.under import behind, under, without
from dateline.stages.agreements.words import Content

_PROMISING: Final = frozenset({"modal_future", "modal_would"})
_WISHED: Final = frozenset({"should", "could", "might", "may", "must"})
_NOTHING: Final = frozenset({"nothing", "none", "little"})
_MENTION: Final = frozenset({"mention", "reference"})


def read_contents(scene: Scene, noun: int, draft: Draft) -> None:
    """Add to a draft all that the words around its noun (or a pronoun for it) tell of its content."""
    for seat in seats(scene, noun):
        if seat.role == "subj":
            as_subject(scene, seat, draft)
        elif seat.role == "obj":
            _as_object(scene, seat, draft)
            if makes(scene, seat):
                for_what(scene, seat, draft)
        elif seat.role in ("of", "out", "out of", "from", "in", "by"):
            _left_out_of(scene, seat, draft)
    head = lifted(scene.tree, noun)
    under(scene, head, draft)
    behind(scene, head, draft)
    without(scene, head, draft)


def as_subject(scene: Scene, seat: Seat, draft: Draft) -> None:
    tree, verb = scene.tree, seat.word
    rows = words.contents().get(tree[verb].lemma.lower(), ())
    row = next((row for row in rows if not row.part or _has_part(scene, verb, row.part)), None)
    auxiliaries = {tree[kid].text.lower() for kid in tree.kids(verb, "aux")}
    telling = told(scene, verb)
    if auxiliaries & _WISHED or telling == "possible" or (telling == "negated" and not is_negated(scene, verb)):
        return
    negated = is_negated(scene, verb)
    objects = [item for kid in tree.kids(verb, "obj") for item in tree.coordination(kid)]
    empty = any(is_negated(scene, item) or tree[item].lemma.lower() in _NOTHING for item in objects[:1])
    if tree[verb].lemma == "make" and objects and tree[objects[0]].lemma in _MENTION and (negated or empty):
        add_phrases(scene, draft, _nominals(scene, objects[0]), "unmentioned", "agreement-silent")
        return
    if tree[verb].upos in ("NOUN", "ADJ") or tree[verb].xpos == "JJ":
        if negated and tree[verb].lemma.lower() not in _NOTHING and not act_at(scene, seat) and not objects:
            add(scene, draft, "exclusions", _predicate_noun(scene, verb), "agreement-is-not", None)
            return
        if row is None:
            return
    opinions = words.listed("opinions")
    figures = words.listed("figures")
    if any(tree[item].lemma.lower() in figures for item in objects) and (row is None or row.gives == "commitment"):
        return  # "opens a new chapter"
    if row is None:
        if act_at(scene, seat) or negated or tree[verb].lemma.lower() in opinions:
            return
        kinds = {words.helpers().get(auxiliary) for auxiliary in auxiliaries}
        to_be = any(tree[kid].text.lower() == "to" for kid in tree.kids(verb, "mark"))
        that = tree.relation(verb, "acl:relcl") and any(
            tree[kid].text.lower() == "that" for kid in tree.kids(verb, "nsubj")
        )
        if (
            (kinds & _PROMISING or to_be or that)
            and (objects or tree.kids(verb, "xcomp"))
            and tree[verb].upos == "VERB"
        ):
            commit(scene, draft, predicate(scene, verb), "agreement-will", None)
        return
    if empty and row.gives != "says":
        negated = True
    _by_row(scene, draft, verb, row, objects, negated)


def _by_row(scene: Scene, draft: Draft, verb: int, row: Content, objects: list[int], negated: bool) -> None:
    tree = scene.tree
    told_of = _told_of(scene, verb, row, objects)
    if row.gives == "term":
        term_at(scene, draft, verb)
    elif row.gives == "says":
        silent = next((item for item in objects if tree[item].lemma.lower() in _NOTHING), None)
        if silent is not None:
            about = _nominals(scene, silent) or _nominals(scene, verb)
            add_phrases(scene, draft, about, "unmentioned", "agreement-silent")
        elif not negated:
            for clause in tree.kids(verb, "ccomp"):
                commit(scene, draft, predicate(scene, clause, subject=True), "agreement-says", row.place)
    elif row.gives == "mention":
        if negated:
            add_phrases(scene, draft, told_of, "unmentioned", "agreement-silent", row.place)
    elif row.gives == "unmentioned":
        add_phrases(scene, draft, told_of, "unmentioned", "agreement-silent", row.place)
    elif row.gives == "exclusion" or negated:
        if row.gives == "exclusion" and negated:
            return
        if any(tree[kid].upos == "VERB" for kid in tree.kids(verb, "xcomp", "advcl")) and row.gives == "commitment":
            add(scene, draft, "exclusions", predicate(scene, verb), "agreement-excludes", row.place)
        elif told_of:
            add_phrases(scene, draft, told_of, "exclusions", "agreement-excludes", row.place)
    elif row.gives == "area":
        add_phrases(scene, draft, told_of, "areas", "agreement-covers", row.place)
    elif row.gives == "either":
        clauses = [item for item in told_of if is_clause_noun(scene, item)]
        if clauses:
            commit(scene, draft, predicate(scene, verb), "agreement-includes", row.place)
        else:
            add_phrases(scene, draft, told_of, "areas", "agreement-includes", row.place)
    else:
        commit(scene, draft, predicate(scene, verb), "agreement-content", row.place)


def _told_of(scene: Scene, verb: int, row: Content, objects: list[int]) -> list[int]:
    """The things that a content word speaks of: behind its preposition, else its objects."""
    tree = scene.tree
    if row.part and row.part not in ("out", "up", "down", "short"):
        found = [
            item
            for kid in tree.kids(verb, "obl", "nmod")
            if tree.preposition(kid) == row.part
            for item in tree.coordination(kid)
        ]
        return found or objects
    if row.part == "short":
        words_ = (verb, *tree.kids(verb, "advmod", "xcomp"))
        behind = [kid for word in words_ for kid in tree.kids(word, "obl", "advcl") if tree.preposition(kid) == "of"]
        return [item for kid in behind for item in tree.coordination(kid)]
    if objects:
        return objects
    return [*tree.kids(verb, "ccomp", "xcomp")]


def _has_part(scene: Scene, verb: int, part: str) -> bool:
    tree = scene.tree
    if tree.particle(verb) == part:
        return True
    kids = tree.kids(verb, "obl", "nmod", "advmod", "advcl", "obl:unmarked")
    return any(tree.preposition(kid) == part or tree[kid].text.lower() == part for kid in kids)


def _predicate_noun(scene: Scene, word: int) -> tuple[int, ...]:
    tree = scene.tree
    skipped = {kid for kid in tree.children[word] if tree[kid].deprel in ("cop", "nsubj", "aux", "det")}
    skipped |= {kid for kid in tree.kids(word, "advmod") if words.helpers().get(tree[kid].text.lower()) == "negation"}
    around = {i for kid in tree.kids(word, "nsubj", "parataxis", "conj", "advcl") for i in tree.subtree(kid)}
    return tuple(i for i in tree.subtree(word) if i not in skipped | around)


def _as_object(scene: Scene, seat: Seat, draft: Draft) -> None:
    """ "The treaty is aimed at ending the dispute": a passive that tells what it is for."""
    if scene.tree[seat.word].lemma == "aim" and not is_negated(scene, seat.word):
        commit(scene, draft, predicate(scene, seat.word), "agreement-content", None)


def for_what(scene: Scene, seat: Seat, draft: Draft) -> None:
    """ "signed a treaty on Friday to share the waters": what an accord is made for may hang on the making of it."""
    tree = scene.tree
    for clause in tree.kids(seat.word, "advcl", "xcomp"):
        marks = {tree[kid].text.lower() for kid in tree.kids(clause, "mark")}
        if tree[clause].xpos == "VBG" and not marks and tree[clause].lemma.lower() in words.contents():
            as_subject(scene, Seat(clause, "subj"), draft)  # "signed a memorandum on Sunday covering trade"
        elif marks == {"to"} and tree[clause].xpos == "VB" and clause > seat.word and not tree.kids(clause, "nsubj"):
            commit(scene, draft, predicate(scene, clause), "agreement-to", None)


def _left_out_of(scene: Scene, seat: Seat, draft: Draft) -> None:
    """ "Rice was left out of the deal", "Taiwan is not covered by the pact": what stands beside the accord."""
    tree, verb = scene.tree, seat.word
    rows = words.contents().get(tree[verb].lemma.lower(), ())
    if tree[verb].upos != "VERB" or not tree.is_passive(verb):
        return
    row = next((row for row in rows if row.gives in ("exclusion", "area", "either", "mention")), None)
    if row is None:
        return
    relative = tree.relation(verb, "acl:relcl", "acl")
    subjects = (item for kid in tree.kids(verb, "nsubj:pass") for item in tree.coordination(kid))
    things = [tree[verb].head] if relative else list(subjects)
    negated = is_negated(scene, verb) or any(is_negated(scene, item) for item in things)
    if (row.gives == "exclusion") is not negated and row.gives in ("exclusion", "area", "either"):
        add_phrases(scene, draft, things, "exclusions", "agreement-excludes", row.place)
    elif row.gives == "area" and seat.role == "by":
        add_phrases(scene, draft, things, "areas", "agreement-covers", row.place)
    elif row.gives == "mention" and negated:
        add_phrases(scene, draft, things, "unmentioned", "agreement-silent", row.place)


def _nominals(scene: Scene, head: int) -> list[int]:
    """What "mention of X" or "nothing about X" speaks of."""
    tree = scene.tree
    return [
        item
        for kid in tree.kids(head, "nmod", "obl")
        if tree.preposition(kid) in ("of", "to", "about", "on", "regarding")
        for item in tree.coordination(kid)
    ]
