"""Prepositions: from heads of their objects to `case` or `mark` of them.

    signed -prep-> in -pobj-> Paris         signed -obl-> Paris -case-> in
    talks -prep-> with -pobj-> Iran         talks -nmod-> Iran -case-> with
    left -prep-> after -pcomp-> signing     left -advcl-> signing -mark-> after
    according -prep-> to -pobj-> Oslo       Oslo, with both words as its case

Objects are taken before what they hang on, so chains of prepositions ("from behind the lines") close up by themselves.
"""

from __future__ import annotations

from typing import Final

from dateline.language.spacy.draft import Draft

_PREPOSITIONS: Final = ("prep", "agent", "dative")
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "DET", "X"})
_CLAUSE: Final = {"prep": "prep clause", "agent": "prep clause", "dative": "prep clause"}
"""What a preposition's place is called between the two passes once a clause has taken it."""


def turn(draft: Draft) -> None:
    """Turn all prepositions of a draft round and give their objects UD's relations."""
    for index in draft.upward():
        if objects := draft.kids(index, "pobj"):
            _raise_object(draft, index, objects)
        elif draft.relations[index] in (*_PREPOSITIONS, "pcomp"):
            _raise_complement(draft, index)
    for index in draft.upward():
        draft.relations[index] = _settled(draft, index)


def _raise_object(draft: Draft, preposition: int, objects: list[int]) -> None:
    first, *further = objects
    draft.promote(first, "case")
    for other in further:
        draft.attach(other, first, "dep")


def _raise_complement(draft: Draft, preposition: int) -> None:
    """A preposition without an object of its own: the clause, adverb or further preposition behind it."""
    for kid in draft.kids(preposition, "pcomp", "prep clause"):
        if draft.relations[kid] == "prep clause" or _is_clause(draft, kid):
            place = draft.relations[preposition]
            draft.promote(kid, "mark")
            draft.relations[kid] = _CLAUSE.get(place, place)
            return
    for kid in draft.kids(preposition, "pcomp", "prep"):
        if draft.relations[kid] == "pcomp" or draft.kids(kid, "case"):
            draft.promote(kid, "case")
            return
    for kid in draft.kids(preposition, "conj"):
        if draft.kids(kid, "case"):  # "in and around Paris": the object hangs on the second
            _share_object(draft, preposition, kid)
            return


def _share_object(draft: Draft, preposition: int, shared: int) -> None:
    second = draft.kids(shared, "case")[0]
    coordinators = draft.kids(preposition, "cc")
    draft.promote(shared, "case")
    draft.attach(second, preposition, "conj")
    for coordinator in coordinators:
        draft.attach(coordinator, second, "cc")


def _is_clause(draft: Draft, index: int) -> bool:
    return draft.xpos[index].startswith("VB") or bool(draft.kids(index, "nsubj", "nsubjpass", "csubj", "expl"))


def _settled(draft: Draft, index: int) -> str:
    """The relation that takes the place of a preposition's."""
    relation, head = draft.relations[index], draft.heads[index]
    nominal = head >= 0 and (draft.upos[head] in _NOMINAL or _stands_for_noun(draft, head))
    has_case = bool(draft.kids(index, "case"))
    if relation == "prep clause":
        return "acl" if nominal else "advcl"
    if relation == "agent":
        return "obl:agent" if has_case else "obl"
    if relation == "dative":
        return "obl" if has_case else "iobj"
    if relation == "prep":
        return "nmod" if nominal else "obl"
    if relation == "pobj":
        return "dep"
    if relation == "pcomp":  # the second of two prepositions of one object ("because of")
        return "case" if draft.upos[index] in ("ADP", "SCONJ", "PART") and not draft.kids(index) else "advcl"
    return relation


def _stands_for_noun(draft: Draft, index: int) -> bool:
    """ "most of the troops": an adjective in the place of a noun."""
    return draft.upos[index] == "ADJ" and draft.relations[index] in ("nsubj", "nsubjpass", "dobj", *_PREPOSITIONS)
