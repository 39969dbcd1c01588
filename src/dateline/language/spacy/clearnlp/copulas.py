"""Copulas: "be" from the head of its predicate to `cop` of it.

He -nsubj- is -attr-> minister          minister is the head; He its nsubj, is its cop
Talks -nsubj- were -prep-> in Oslo      Oslo is the head, in its case
There -expl- is -attr-> hope            "is" stays the head (a verb); hope is its nsubj
It -nsubj- is -acomp-> clear that ...   It is expl, the clause csubj
Troops -nsubj- are -xcomp-> to leave    leave is the head, are its aux
"""

from __future__ import annotations

from typing import Final

from dateline.language.lemmas import lemma
from dateline.language.spacy.draft import Draft

_HELPERS: Final = ("aux", "auxpass", "cop")
_PREDICATES: Final = ("attr", "acomp", "oprd")
_PASSED: Final = ("neg", "advmod", "aux", "punct", "nsubj", "expl", "npadvmod", "cc")
_PLACES: Final = ("obl", "obl:agent")


def turn(draft: Draft) -> None:
    """Turn every "be" that has a predicate round."""
    for index in draft.upward():
        if draft.relations[index] in _HELPERS or draft.xpos[index] == "POS" or lemma(draft.lower(index), "AUX") != "be":
            continue
        if any(draft.xpos[kid] == "EX" for kid in draft.kids(index)):
            _make_existential(draft, index)
            continue
        draft.upos[index] = "AUX"
        clause = _clause(draft, index)
        predicate = _predicate(draft, index)
        if predicate is not None:
            draft.promote(predicate, "cop")
            _mark_extraposed(draft, predicate)
        elif clause is not None:
            _turn_clause(draft, clause)


def _make_existential(draft: Draft, verb: int) -> None:
    draft.upos[verb] = "VERB"
    for kid in draft.kids(verb):
        if draft.xpos[kid] == "EX":
            draft.relations[kid] = "expl"
    if not draft.kids(verb, "nsubj"):
        for kid in draft.kids(verb, "attr")[:1]:
            draft.relations[kid] = "nsubj"


def _predicate(draft: Draft, verb: int) -> int | None:
    """The word that "be" ascribes: a noun or adjective, else the phrase of place or the adverb right behind it."""
    named = draft.kids(verb, *_PREDICATES)
    if named:
        behind = [kid for kid in named if kid > verb]
        return (behind or named)[0]
    if _clause(draft, verb) is not None:
        return None
    for kid in draft.kids(verb):
        if kid > verb and draft.relations[kid] in _PLACES:
            return kid
        if kid > verb and draft.relations[kid] not in _PASSED:
            break
    subjects = draft.kids(verb, "nsubj")
    inverted = bool(subjects) and subjects[0] > verb  # "Here are the terms"
    adverbs = [kid for kid in draft.kids(verb, "advmod") if kid > verb or inverted or draft.xpos[kid] == "WRB"]
    return adverbs[-1] if adverbs and subjects else None


def _clause(draft: Draft, verb: int) -> int | None:
    return next((kid for kid in draft.kids(verb, "xcomp", "ccomp") if kid > verb), None)


def _turn_clause(draft: Draft, clause: int) -> None:
    """ "are to leave" is a modal; "the trouble is that they left" a clause with a subject outside."""
    verb = draft.heads[clause]
    infinitive = draft.relations[clause] == "xcomp" and not draft.kids(clause, "nsubj", "nsubjpass")
    outside = draft.kids(verb, "nsubj")
    if not outside or (not infinitive and not draft.kids(clause, "mark")):
        return  # a quotation, or a rest of one
    passive = bool(draft.kids(clause, "auxpass"))
    draft.promote(clause, "aux" if infinitive else "cop")
    for subject in outside:
        if infinitive:
            draft.relations[subject] = "nsubjpass" if passive else "nsubj"
        else:
            draft.relations[subject] = "nsubj:outer"


def _mark_extraposed(draft: Draft, predicate: int) -> None:
    """ "It is clear that they left": the clause is the subject."""
    subjects = draft.kids(predicate, "nsubj")
    if len(subjects) != 1 or draft.lower(subjects[0]) != "it":
        return
    for kid in draft.kids(predicate, "ccomp", "xcomp"):
        helpers = draft.kids(kid, "mark", "aux")
        if kid > predicate and any(draft.lower(word) in ("that", "to", "whether", "if") for word in helpers):
            draft.relations[subjects[0]] = "expl"
            draft.relations[kid] = "csubj"
            return
