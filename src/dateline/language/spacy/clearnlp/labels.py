"""The relations that only change their names, once the tree has UD's shape."""

from __future__ import annotations

from typing import Final

from dateline.language.spacy.draft import Draft

_RENAMED: Final = {
    "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "dobj": "obj", "dative": "iobj",
    "neg": "advmod", "prt": "compound:prt", "poss": "nmod:poss", "relcl": "acl:relcl", "quantmod": "advmod",
    "predet": "det:predet", "preconj": "cc:preconj", "intj": "discourse", "meta": "dep", "oprd": "xcomp",
    "acomp": "xcomp", "attr": "xcomp", "prep": "obl", "agent": "obl", "pobj": "dep", "pcomp": "dep",
    "prep clause": "advcl",
}  # fmt: skip
_NAMED: Final = frozenset({"NOUN", "PROPN"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})


def rename(draft: Draft) -> None:
    """Give every word its UD relation."""
    for index, relation in enumerate(draft.relations):
        if relation == "npadvmod":
            nominal = draft.upos[draft.heads[index]] in _NOMINAL and not draft.kids(draft.heads[index], "cop", "nsubj")
            new = "nmod:unmarked" if nominal else "obl:unmarked"
        elif relation == "aux" and draft.xpos[index] == "TO":
            new = "mark"
        elif relation == "nmod":
            new = "nmod" if draft.kids(index, "case") else "compound"
        elif relation == "nummod" and index > draft.heads[index] and draft.upos[draft.heads[index]] in _NAMED:
            new = "flat"  # "Flight 370" counts nothing
        elif relation == "relcl" and _is_infinitive(draft, index):
            new = "acl"
        else:
            new = _RENAMED.get(relation, relation)
        draft.relations[index] = new


def _is_infinitive(draft: Draft, verb: int) -> bool:
    """ "ways to leave": an infinitive without a relative word."""
    to = any(draft.xpos[kid] == "TO" for kid in draft.kids(verb, "aux", "mark"))
    return to and not any(draft.xpos[kid] in ("WDT", "WP", "WP$", "WRB") for kid in draft.kids(verb))
