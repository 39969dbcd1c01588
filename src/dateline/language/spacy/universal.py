"""Trees that are Universal Dependencies already: taken over, with the subtypes that Dateline's stages look for.

Treebanks and versions differ in three points, which are settled here: labels of the first version (dobj, nsubjpass),
the older subtypes of bare time phrases (obl:tmod), and agents of passives that have no subtype of their own.
"""

from __future__ import annotations

from typing import Final

from dateline.language.spacy.draft import Draft

_RENAMED: Final = {
    "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "neg": "advmod",
    "mwe": "fixed", "name": "flat", "foreign": "flat", "remnant": "orphan",
    "obl:tmod": "obl:unmarked", "obl:npmod": "obl:unmarked", "nmod:tmod": "nmod:unmarked",
    "nmod:npmod": "nmod:unmarked",
}  # fmt: skip


def settle(draft: Draft) -> None:
    """Settle the labels of a draft in place; its tree stays as it is."""
    draft.relations[:] = [_RENAMED.get(relation, relation) for relation in draft.relations]
    for index, relation in enumerate(draft.relations):
        if relation == "obl" and _is_agent(draft, index):
            draft.relations[index] = "obl:agent"


def _is_agent(draft: Draft, index: int) -> bool:
    """Somebody or something named after "by", under a verb told in the passive."""
    by = [kid for kid in draft.kids(index, "case") if draft.lower(kid) == "by"]
    return bool(by) and bool(draft.kids(draft.heads[index], "aux:pass", "nsubj:pass", "csubj:pass"))
