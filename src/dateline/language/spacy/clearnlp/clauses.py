"""Clauses under verbs: who is asked to do it, who is told of it, and clauses that stand side by side.

asked -ccomp-> leave -nsubj-> Iran      asked -obj-> Iran, asked -xcomp-> leave
told -dobj-> reporters, -ccomp-> left   told -iobj-> reporters
failed -ccomp-> held (before it)        held -parataxis-> failed, unless "failed" were a verb of saying
"""

from __future__ import annotations

from typing import Final

from dateline.language.lemmas import lemma
from dateline.language.spacy.draft import Draft
from dateline.language.wordlists import words

_SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_VERBAL: Final = frozenset({"VERB", "AUX"})
_SAYING: Final = frozenset(lemma(form, "VERB") for form in words("saying"))
_INFINITE_HELPERS: Final = frozenset({"to", "be", "been", "being", "have"})
_OPENING_MARKS: Final = frozenset("\"“‘'`«")


def turn(draft: Draft) -> None:
    """Turn the clausal complements of a draft."""
    for index in draft.upward():
        if draft.relations[index] != "ccomp":
            continue
        head = draft.heads[index]
        if index < head:
            _set_beside(draft, index, head)
        else:
            _raise_subject(draft, index, head)
            _mark_hearer(draft, index, head)


def _mark_hearer(draft: Draft, clause: int, head: int) -> None:
    """ "told reporters they had left": of two objects the one that is no clause is the indirect one."""
    for told in draft.kids(head, "dobj")[:1]:
        spoken = _is_saying(draft, head) or draft.kids(clause, "mark")
        if draft.relations[clause] == "ccomp" and told < clause and spoken:
            draft.relations[told] = "dative"


def _raise_subject(draft: Draft, clause: int, head: int) -> None:
    """The subject of a clause that is not finite is the object of the verb above."""
    subjects = draft.kids(clause, *_SUBJECTS)
    helpers = draft.kids(clause, "aux", "auxpass", "cop", "mark")
    bare = all(draft.lower(helper) in _INFINITE_HELPERS for helper in helpers)
    if draft.upos[clause] in _VERBAL:
        bare = bare and draft.xpos[clause] in ("VB", "VBG", "VBN")
    if len(subjects) != 1 or not bare or not head < subjects[0] < clause or draft.kids(head, "dobj"):
        return
    if draft.upos[head] not in _VERBAL:
        return
    draft.attach(subjects[0], head, "dobj")
    draft.relations[clause] = "xcomp"


def _set_beside(draft: Draft, clause: int, head: int) -> None:
    """A clause in front that nobody says: the first of two is the head."""
    if _is_saying(draft, head) or draft.kids(clause, "mark") or not draft.kids(head, *_SUBJECTS):
        return
    if any(draft.lower(kid) in _OPENING_MARKS for kid in (*draft.kids(head, "punct"), *draft.kids(clause, "punct"))):
        return
    others = [kid for kid in draft.kids(head) if kid > clause]
    relations = [draft.relations[kid] for kid in others]
    draft.promote(clause, "parataxis")
    for kid, relation in zip(others, relations, strict=True):
        final = kid == len(draft.words) - 1 and relation == "punct"
        if not final:
            draft.attach(kid, head, relation)


def _is_saying(draft: Draft, verb: int) -> bool:
    return lemma(draft.lower(verb), "VERB", draft.xpos[verb]) in _SAYING
