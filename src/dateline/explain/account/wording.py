"""Frames, conditions and verdicts of the coder in plain English.

>>> condition_words(Condition("obj", "class", ("accord",)), ("the talks",))
'needs a word of the class accord as its object; “the talks” is none'
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from dateline.lexicon.events import Condition
from dateline.records import Span
from dateline.stages.coding import Try, Verdict

LISTED: Final = 5
"""Words of a condition that are named."""

_ROLES: Final = {
    "subj": "subject",
    "obj": "object",
    "iobj": "indirect object",
    "poss": "possessor",
    "mod": "describing word",
    "xcomp": "infinitive",
    "ccomp": "“that” clause",
    "acl": "clause that belongs to it",
    "source": "speaker",
}
_TAKEN: Final = {
    "commit": "as what is promised",
    "request": "as what is asked for",
    "refuse": "as what is refused",
    "threaten": "as what is threatened",
    "named": "which tells of the same act",
    "repeated": "which tells of it already",
}


def role_words(role: str) -> str:
    """ "subject", "object", "“with” phrase"."""
    return _ROLES.get(role, f"“{role}” phrase")


def condition_words(condition: Condition, found: Sequence[str]) -> str:
    """What a condition asks for that is not there; `found` are the words that stand in its role."""
    there = " and ".join(f"“{words}”" for words in found)
    values = _listed(condition.values)
    if condition.role == "clause":
        return _clause_words(condition, values)
    if condition.role == "both":
        return "needs two parties as its subjects"
    role = role_words(condition.role)
    nothing = "nothing stands there"
    is_none = f"{there} {'are' if len(found) > 1 else 'is'} none" if there else nothing
    match condition.test:
        case "filled":
            return f"needs {_article(role)} {role}; {nothing}"
        case "empty":
            return f"may have no {role}; {there or 'one'} stands there"
        case "party":
            return f"needs a party as its {role}; {is_none}"
        case "no-party":
            return f"may have no party as its {role}; {there} is one"
        case "lemma":
            return f"needs one of {values} as its {role}; {f'{there} stands there' if there else nothing}"
        case "class":
            return f"needs a word of the class {_or(condition.values)} as its {role}; {is_none}"
        case "not-lemma":
            return f"may not have {values} as its {role}; {there} stands there"
        case "not-class":
            return f"may have no word of the class {_or(condition.values)} as its {role}; {there} is one"


def _clause_words(condition: Condition, values: str) -> str:
    """A condition on all the words of the clause."""
    match condition.test:
        case "lemma":
            return f"needs one of {values} in its clause"
        case "class":
            return f"needs a word of the class {_or(condition.values)} in its clause"
        case "not-lemma":
            return f"may not have {values} in its clause"
        case "not-class":
            return f"may have no word of the class {_or(condition.values)} in its clause"
        case "party":
            return "needs a party in its clause"
        case _:
            return "asks for other words in its clause"


def try_words(tried: Try, said: Callable[[Span], str]) -> str:
    """Why a row did not read a trigger, after the name of its type; `said` gives the words of a span."""
    reasons = [quoted(tried.obstacle)] if tried.obstacle else []
    reasons += [condition_words(one.condition, [said(span) for span in one.words]) for one in tried.unmet]
    return "; ".join(reasons) or "fits too, but asks for less than the row that was taken"


def verdict_words(verdict: Verdict, by: str | None, *, is_cue: bool = False) -> str:
    """ "coded", "not coded: told as a purpose", "taken in by “agreed”, as what is promised".

    `by`: the words of the act that took it in. `is_cue`: the word tells who says so ("said")."""
    match verdict.outcome:
        case "reported":
            return "coded"
        case "taken-in":
            return f"taken in by “{by}”, {_TAKEN.get(verdict.taken_as or '', 'which governs it')}"
        case "dropped":
            return f"not coded: {quoted(verdict.note or 'nothing is left to report')}"
        case "unread":
            count = len(verdict.others)
            rows = "its one row does not fit" if count == 1 else f"none of its {count} rows fits"
            return f"tells who says so, and {rows}" if is_cue else f"not coded: {rows}"
        case "describing" | "other-word":
            return f"no trigger here: {quoted(verdict.note or '')}"


def quoted(note: str) -> str:
    """A note of the coder with typographic quotes around words: "governed by 'vowed'" -> "governed by “vowed”"."""
    parts = note.split("'")
    return (
        "".join(part if number == 0 else ("“" if number % 2 else "”") + part for number, part in enumerate(parts))
        if len(parts) % 2
        else note
    )


def _article(word: str) -> str:
    return "an" if word.lstrip("“")[0] in "aeio" else "a"


def _or(values: Sequence[str]) -> str:
    return " or ".join(values)


def _listed(values: Sequence[str]) -> str:
    """ "attack, raid, assault, strike and 4 more": enough to see what kind of word is asked for."""
    shown = values if len(values) <= LISTED + 1 else values[:LISTED]
    more = f" and {len(values) - len(shown)} more" if len(shown) < len(values) else ""
    return ", ".join(shown) + more
