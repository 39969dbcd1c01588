"""The PLOVER mode of an act: its row's own, else from the words that stand with it (en/modes.tsv)."""

from __future__ import annotations

from typing import Final

from dateline.records import Reason
from dateline.stages.coding.binding import Candidate
from dateline.stages.coding.wording import lemmas_at

_INSTRUMENT_ROLES: Final = ("mod", "obj", "subj", "with", "using", "by", "from", "via", "in", "on")
_OBJECT_ROLES: Final = ("obj", "for", "to", "on", "xcomp", "ccomp", "of", "from", "with", "against", "over")

# What an act embedded under a demand or a refusal makes of it.
_ASKED: Final = {
    "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist", "AGREE": "assist",
    "CONSULT": "meet",
    "RETREAT": "yield", "CONCEDE": "yield",
}  # fmt: skip
# What kind of harm a threatened act is.
_THREATENED: Final = {
    "ASSAULT": "violence", "MOBILIZE": "violence", "COERCE": "restrict", "SANCTION": "restrict", "PROTEST": "restrict",
    "REJECT": "relations",
}  # fmt: skip


def mode_of(candidate: Candidate, embedded: tuple[Candidate, ...]) -> tuple[str | None, Reason | None]:
    """The mode and why; (None, None) where the type has none or nothing tells."""
    if candidate.event == candidate.row.event and candidate.row.mode:
        return candidate.row.mode, None
    inner = embedded[0] if embedded else None
    ontology, behaviour = candidate.scene.ontology, candidate.behaviour
    modes = ontology.types[candidate.event].modes
    if behaviour in ("REQUEST", "REJECT") and inner is not None:
        mode = _ASKED.get(inner.behaviour, "change")
        if mode in modes:
            return mode, Reason("mode", f"what is asked or refused is {inner.event}")
    if behaviour == "THREATEN" and inner is not None:
        harm = _THREATENED.get(inner.behaviour)
        if harm in modes:
            return harm, Reason("mode", f"what is threatened is {inner.event}")
    words: dict[str, frozenset[str]] = {}
    for row in ontology.mode_rows.get(candidate.event, ()):
        if row.where not in words:
            words[row.where] = _words_where(candidate, row.where)
        if not row.words.isdisjoint(words[row.where]):
            hit = min(row.words & words[row.where])
            return row.mode, Reason("mode", f"{hit!r} tells of {row.mode}", row.place)
    return None, None


def _words_where(candidate: Candidate, where: str) -> frozenset[str]:
    if where == "any":
        return _clause_words(candidate)
    return _role_words(candidate, _INSTRUMENT_ROLES if where == "instrument" else _OBJECT_ROLES)


def _clause_words(candidate: Candidate) -> frozenset[str]:
    tree = candidate.scene.tree
    found: set[str] = set()
    for top in {candidate.trigger, candidate.seat}:
        for index in tree.subtree(top, leave_out=("ccomp", "conj", "parataxis", "advcl", "acl:relcl")):
            found |= lemmas_at(candidate.scene, index)
    return frozenset(found)


def _role_words(candidate: Candidate, roles: tuple[str, ...]) -> frozenset[str]:
    scene, tree = candidate.scene, candidate.scene.tree
    found = set(lemmas_at(scene, candidate.trigger)) if "mod" in roles else set()
    for role in roles:
        for head in candidate.roles.get(role):
            found |= lemmas_at(scene, head)
            for item in tree.kids(head, "compound", "amod", "conj", "nmod", "appos", "flat", "nmod:desc"):
                found |= lemmas_at(scene, item)
    for item in tree.kids(candidate.trigger, "compound", "amod"):
        found |= lemmas_at(scene, item)
    return frozenset(found)
