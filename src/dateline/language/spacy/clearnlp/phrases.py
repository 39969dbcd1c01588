"""Phrases inside: sums of money, expressions of several words, names of people with their titles.

million -quantmod-> $                   $ is the head, million its nummod
because -pcomp-> of                     because is the case, of hangs on it as fixed
Biden -compound-> Joe, President        Joe is the head; Biden its flat, President its nmod:desc
"""

from __future__ import annotations

from typing import Final

from dateline.language.spacy.draft import Draft

_NUMBERS: Final = ("nummod", "compound", "quantmod", "nmod")

FIXED: Final = {
    "according to": "case", "because of": "case", "due to": "case", "instead of": "case", "such as": "case",
    "prior to": "case", "as of": "case", "as for": "case", "as to": "case", "in case of": "case",
    "as opposed to": "case", "in between": "case", "rather than": "cc", "as well as": "cc", "let alone": "cc",
    "not to mention": "cc", "as well": "advmod", "of course": "advmod", "more than": "advmod", "less than": "advmod",
    "up to": "advmod", "as many as": "advmod", "kind of": "advmod", "sort of": "advmod", "so that": "mark",
    "in order": "mark", "whether or not": "mark", "each other": "", "one another": "",
}  # fmt: skip
"""Expressions that EWT's training part annotates as `fixed` twice or more, with the relation of the whole; "" keeps
that of its head, and so do heads that are subjects or objects ("more than was said")."""

_BY_LENGTH: Final = {
    length: {tuple(words.split()): relation for words, relation in FIXED.items() if len(words.split()) == length}
    for length in (3, 2)
}
_FUNCTION: Final = frozenset(
    {"case", "mark", "cc", "advmod", "amod", "quantmod", "prep", "pcomp", "aux", "dep", "fixed", "obl", "neg"}
)


def money(draft: Draft) -> None:
    """Make the sign of a currency the head of its number."""
    for index in range(len(draft.words)):
        if draft.xpos[index] == "$" and draft.relations[index] in _NUMBERS:
            number = draft.heads[index]
            if draft.xpos[number] == "CD" and index < number:
                draft.promote(index, "nummod")
                if draft.relations[index] == "nummod":
                    draft.relations[index] = "compound"


def fixed(draft: Draft) -> None:
    """Hang the later words of a fixed expression on its first, where nothing else joins them."""
    start = 0
    while start < len(draft.words) - 1:
        start += next((length for length in _BY_LENGTH if _fix(draft, start, length)), 1)


def _fix(draft: Draft, start: int, length: int) -> bool:
    group = range(start, start + length)
    if group.stop > len(draft.words):
        return False
    relation = _BY_LENGTH[length].get(tuple(draft.lower(index) for index in group))
    if relation is None:
        return False
    outer = {draft.heads[index] for index in group} - set(group)
    tops = [index for index in group if draft.heads[index] in outer]
    if len(outer) != 1 or -1 in outer or (relation and any(draft.relations[top] not in _FUNCTION for top in tops)):
        return False
    [head] = outer
    relation = relation or draft.relations[tops[0]]
    if relation == "case" and draft.upos[head] == "VERB" and any(draft.relations[top] == "mark" for top in tops):
        relation = "mark"
    draft.attach(start, head, relation)
    for index in group[1:]:
        draft.attach(index, start, "fixed")
    for index in group[1:]:
        for kid in draft.kids(index):
            draft.attach(kid, start if draft.relations[kid] == "fixed" else head, draft.relations[kid])
    return True


def people(draft: Draft) -> None:
    """Make the first word of a person's name its head, and what stands before the name its title."""
    for name in draft.names:
        if name.label == "PER":
            _flatten_name(draft, name.start, name.end)


def _flatten_name(draft: Draft, start: int, end: int) -> None:
    tops = [index for index in range(start, end) if not start <= draft.heads[index] < end]
    if len(tops) != 1 or any(draft.upos[index] != "PROPN" for index in range(start, end)):
        return
    [top] = tops
    if top != start:
        if draft.heads[start] != top:
            return
        draft.promote(start, "flat")
    for index in range(start + 1, end):
        draft.attach(index, start, "flat")
    before = [kid for kid in draft.kids(start, "compound", "amod", "nmod") if kid < start]
    titles = [kid for kid in before if draft.relations[kid] != "amod" and draft.upos[kid] in ("NOUN", "PROPN")]
    if titles:
        draft.relations[titles[-1]] = "nmod:desc"
        for kid in before:
            if kid < titles[-1]:
                draft.attach(kid, titles[-1], draft.relations[kid])
