"""Parts of speech and features by UD's conventions, once the tree is UD's.

spaCy's tags are close; what differs depends on the relation: "after" is ADP as `case` and SCONJ as `mark`, "have" AUX
only as `aux`. Mood and Voice, which spaCy leaves out of most verbs, follow from the Penn tag and the tree.
"""

from __future__ import annotations

from typing import Final

from dateline.language.spacy.draft import Draft

_HELPERS: Final = ("aux", "aux:pass", "cop")
_FINITE: Final = ("VBD", "VBZ", "VBP")


def settle(draft: Draft) -> None:
    """Settle the parts of speech and features of a draft."""
    for index in range(len(draft.words)):
        draft.upos[index] = _upos(draft, index)
        draft.feats[index] = _feats(draft, index)


def _upos(draft: Draft, index: int) -> str:
    upos, xpos, relation = draft.upos[index], draft.xpos[index], draft.relations[index]
    if xpos == "IN" and relation == "mark":
        return "SCONJ"
    if relation == "case" and xpos in ("IN", "TO", "RP") and upos in ("SCONJ", "ADV", "ADP", "PART"):
        return "ADP"
    if relation == "mark" and xpos == "TO":
        return "PART"
    if xpos == "DT" and relation in ("det", "det:predet"):
        return "DET"
    if xpos == "RP":
        return "ADP"
    if xpos == "MD" or relation in _HELPERS:
        return "AUX"
    if upos == "AUX" and draft.lower(index) in ("have", "has", "had", "having", "do", "does", "did", "done", "doing"):
        return "VERB"
    if xpos == "WRB":
        return "ADV"
    if draft.words[index][2] == "%":
        return "SYM"
    return upos


def _feats(draft: Draft, index: int) -> str:
    feats = dict(part.split("=", 1) for part in draft.feats[index].split("|") if "=" in part)
    xpos = draft.xpos[index]
    if xpos in _FINITE:
        feats.setdefault("Mood", "Ind")
    if xpos == "VBN" and (draft.kids(index, "aux:pass") or draft.relations[index] == "acl"):
        feats["Voice"] = "Pass"
    return "|".join(f"{name}={value}" for name, value in sorted(feats.items()))
