"""Coordination: from a chain to a fan.

    A -conj-> B -conj-> C, B -cc-> and      A -conj-> B, A -conj-> C, C -cc-> and

Conjunctions, and the commas between, hang on the conjunct behind them.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from dateline.language.spacy.draft import Draft

_COMMAS: Final = frozenset({",", ";"})


def flatten(draft: Draft) -> None:
    """Hang every conjunct on the first, every conjunction and comma on the conjunct behind it."""
    fans: dict[int, list[int]] = {}
    for index in reversed(draft.upward()):
        if draft.relations[index] == "conj":
            first = draft.heads[index]
            if draft.relations[first] == "conj":  # the head was flattened before: heads come first here
                first = draft.heads[first]
                draft.attach(index, first, "conj")
            fans.setdefault(first, []).append(index)
    for first, conjuncts in fans.items():
        conjuncts.sort()
        for member in (first, *conjuncts):
            for kid in draft.kids(member, "cc", "punct"):
                between = draft.relations[kid] == "cc" or draft.lower(kid) in _COMMAS
                behind = bisect_right(conjuncts, kid)
                if between and kid > member and behind < len(conjuncts) and _stands_before(draft, kid, first):
                    draft.attach(kid, conjuncts[behind], draft.relations[kid])


def _stands_before(draft: Draft, word: int, first: int) -> bool:
    """A conjunction between; a comma only if nothing else of the first conjunct stands between it and the next."""
    if draft.relations[word] == "cc":
        return True
    following = next((kid for kid in draft.kids(first) if kid > word), None)
    return following is None or draft.relations[following] in ("conj", "cc", "punct")
