"""What stands around a story and is no news: sign-ups, links, share buttons, photo credits, rules, end marks.

The lexicon `boilerplate` holds phrases with where they stand and how long the paragraph may be; shapes (a line of
marks, an address, a count of shares, a photo credit at the end) are patterns here.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dateline.lexicon import Row, table
from dateline.records import Reason, Span
from dateline.stages.structure.blocks import Block
from dateline.stages.structure.outlets import Outlets
from dateline.stages.structure.shape import ends_with_stop, tokens, word_class

_MOST_WORDS = 80
_CAPTION_WORDS = 40
_COUNTED = r"(?:shares?|comments?|views?|likes?|reads?|retweets?|min(?:ute)?s?[ -]read|(?:min(?:ute)?|hour|day)s? ago)"
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a line of marks", re.compile(r"[\W_]+|-\s?30\s?-")),
    ("an address", re.compile(r"\W*(?:https?://\S+|www\.\S+|\S+@\S+\.\w+|@\w+)(?:\s+(?:https?://\S+|@\w+))*\W*")),
    ("a count", re.compile(rf"(?:(?:published|updated|posted)[: ]+)?[\d.,]+\s?[km]?\+?[ -]+{_COUNTED}", re.IGNORECASE)),
    ("initials", re.compile(r"[a-z]{2,3}(?:[-/][a-z]{2,3}){1,4}|(?:[A-Z]\.){1,3}(?:[-/](?:[A-Z]\.){1,3}){1,3}")),
    ("a page mark", re.compile(r"(?:page )?\d{1,3}(?:\s*(?:/|of)\s*\d{1,3})?", re.IGNORECASE)),
)
_AGENCY = (
    r"(?:AP|AFP|EPA(?:-EFE)?|Reuters|REUTERS|Getty Images|Anadolu|AA|UNICEF|UNHCR|WFP|OCHA|IRIN|MSF|ICRC|IOM"
    r"|[Ff]ile|[Hh]andout)"
)
_CREDIT = re.compile(
    rf"\b{_AGENCY}\s?(?:/|via)\s?[A-ZÀ-Þ][\w.'’-]*(?:[ /][A-ZÀ-Þ][\w.'’-]*){{0,5}}[)\]]?\.?$"
    rf"|[(\[][^()\[\]]{{0,60}}(?:\b(?:AP Photo|AFP Photo|[Ff]ile [Pp]hoto)\b|/{_AGENCY}\b)[^()\[\]]{{0,60}}[)\]]\.?$"
)
_CLOSING_BRACKET = re.compile(r"[\[(]([^\[\]()]{3,60})[\])]\.?$")
_CONTRIBUTED = re.compile(r"\bcontributed(?: to \w+ \w+| reporting)?\.?$")
_ABOUT = re.compile(r"(?:About|ABOUT) (\S.{1,60}?):?")
_EDGES = " .:[]()*-"
_WHERE = {"start": "opens with", "end": "closes with", "whole": "says only", "anywhere": "holds", "from": "heads"}


def find_boilerplate(block: Block, outlets: Outlets) -> Reason | None:
    """Why a block is boilerplate, or None. The rule `structure.boilerplate.from` takes along what follows."""
    if block.long:
        return None
    text = block.text
    span = (Span(block.start, block.end),)
    for note, pattern in _SHAPES:
        if pattern.fullmatch(text):
            return Reason("structure.boilerplate", note, None, span)
    words = tokens(text, _MOST_WORDS + 1)
    if len(words) > _MOST_WORDS:
        return None
    if all(word.strip(".,|:()").casefold() in word_class("button") for word in words):
        return Reason("structure.boilerplate", "a row of buttons", None, span)
    if _is_credit(text) or (len(words) <= _CAPTION_WORDS and _credits_outlet(text, outlets)):
        return Reason("structure.boilerplate", "closes with a photo credit", None, span)
    if "contributed" in text and _CONTRIBUTED.search(text) and outlets.opening(text.removeprefix("The ")) is not None:
        return Reason("structure.boilerplate", "names an outlet's staff who contributed", None, span)
    about = _ABOUT.fullmatch(text)
    if about is not None and outlets.find(about.group(1)) is not None:
        return Reason("structure.boilerplate.from", "heads a text about the outlet", None, span)
    lower = text.casefold().replace("’", "'").lstrip("[(*•>»→▶►#- ")
    row = _row(lower, len(words))
    if row is None:
        return None
    rule = "structure.boilerplate.from" if row["where"] == "from" else "structure.boilerplate"
    return Reason(rule, f"{_WHERE[row['where']]} “{row['phrase']}”", row.place, span)


def _is_credit(text: str) -> bool:
    """Whether it closes with a photo credit; most texts hold none of the marks of one."""
    return any(mark in text for mark in ("/", "via", "hoto")) and _CREDIT.search(text) is not None


def _credits_outlet(text: str, outlets: Outlets) -> bool:
    """Whether it closes with a name and an outlet in brackets: "[Jane Roe/Al Jazeera]"."""
    match = _CLOSING_BRACKET.search(text)
    parts = match.group(1).split("/") if match else []
    return len(parts) > 1 and any(outlets.find(part) is not None for part in parts)


def _row(lower: str, count: int) -> Row | None:
    """The lexicon row that holds of a text in lower case of so many words; a heading's comes first."""
    phrases = _phrases()
    whole = phrases["whole"].rows.get(lower.strip(_EDGES))
    if whole is not None and count <= int(whole["words"]):
        return whole
    for where, bare in (("from", lower), ("start", lower), ("end", lower.rstrip(". )]")), ("anywhere", lower)):
        if where == "from" and ends_with_stop(lower):
            continue
        match = phrases[where].find(bare)
        row = phrases[where].rows[match.group()] if match else None
        if row is not None and count <= int(row["words"]):
            return row
    return None


class _Phrases(NamedTuple):
    """The phrases that stand at one place, as one pattern, and their rows by phrase; `longest` in characters."""

    where: str
    pattern: re.Pattern[str]
    rows: dict[str, Row]
    longest: int

    def find(self, text: str) -> re.Match[str] | None:
        """The phrase that stands at its place in a text."""
        if self.where in ("start", "from", "whole"):
            return self.pattern.match(text)
        return self.pattern.search(text, len(text) - self.longest if self.where == "end" else 0)


@cache
def _phrases() -> dict[str, _Phrases]:
    found: dict[str, _Phrases] = {}
    for where in _WHERE:
        rows = {row["phrase"]: row for row in table("boilerplate") if row["where"] == where}
        if where == "whole":
            rows = {phrase.strip(_EDGES): row for phrase, row in rows.items()}
        if where == "end":
            rows = {phrase.rstrip(". )]"): row for phrase, row in rows.items()}
        parts = [re.escape(phrase) + (r"(?!\w)" if phrase[-1].isalnum() else "") for phrase in rows]
        either = "|".join(sorted(parts, key=len, reverse=True))
        pattern = f"(?:{either})$" if where == "end" else f"(?:{either})"
        found[where] = _Phrases(where, re.compile(pattern), rows, max(map(len, rows), default=0))
    return found
