"""Notices of rights and origin: holder, years, and whether the text came from elsewhere.

Three ways in: a mark of copyright with a year, a holder's name or "all rights reserved" beside it at the start of the
paragraph; phrases of the lexicon `notices` ("reproduced with permission"); a line of nothing but a known outlet and a
year. A story may speak of copyright:
"Copyright law was changed in 2019" has no such mark.

"Copyright 1999-2025 Northland News. ... reproduced with permission." gives holder "Northland News", years (1999, 2025),
syndicated.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dateline.lexicon import Row, table
from dateline.records import Notice, Reason, Span
from dateline.stages.structure.blocks import Block
from dateline.stages.structure.outlets import Outlets
from dateline.stages.structure.shape import is_title_case, tokens

_YEAR = r"(?:19|20)\d{2}"
_SIGN = re.compile(
    r"\W{0,3}(?:(?:©|\(c\))?\s*copyright\b\s*(?:©|\(c\))?|©\ufe0f?|\(c\)|all contents? (?:copyright|©))[\s,:]*",
    re.IGNORECASE,
)
_LATER_SIGN = re.compile(r"[.!?)]\s+(?=©|Copyright\b)")
_YEARS = re.compile(rf"{_YEAR}(?:\s*(?:[-–,&]|to|and)\s*{_YEAR})*")
_HOLDER_END = re.compile(
    r"(?<=[^\W\d_]{2})\.(?=\s|$)|[;|]|,\s*(?=\d{4})"
    r"|,?\s+(?=all rights|may not|under |is |and was |was |has |\(?https?:)",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(
    r"\b(?i:published|republished|reprinted|reproduced|appeared|distributed|used|licensed)\b[^.]{0,40}?"
    r"\b(?:by|on|in|from|of|at)\s+((?:the\s+)?[A-ZÀ-Þ][^.;,()|]{1,60})"
)
_AFTER_NAME = re.compile(r"\s+(?:and|under|with|on|in|as|by|for|was|is|has|at|via)\s+(?=[a-zA-Z])")
_SOURCE = re.compile(r"\(?source:\s*([^()]+)\)?$", re.IGNORECASE)
_PHOTO = re.compile(r"©\s*\S+/\S+")
_NAME_YEAR = re.compile(rf"([^\W\d].{{2,60}}?),?\s({_YEAR})\.?|({_YEAR})\s(.{{3,60}}?)\.?")
_MOST_WORDS = 150


def find_notice(block: Block, outlets: Outlets) -> Notice | None:
    """The notice that a block is, or None."""
    text = block.text
    if len(tokens(text, _MOST_WORDS + 1)) > _MOST_WORDS or _PHOTO.search(text):
        return None
    rows = _phrases(text)
    later = _LATER_SIGN.search(text) if rows else None
    signed = (
        _signed(text, rows, outlets)
        or _unsigned(text, outlets)
        or (_signed(text[later.end() :], rows, outlets) if later else None)
    )
    if signed is None and not rows:
        return None
    holder, years = signed or (None, ())
    source = _SOURCE.match(text)
    if source is not None:
        known = outlets.plausible(source.group(1))
        if known is None:
            return None
        holder = source.group(1).strip()
    holder = holder or _publisher(text)
    syndicated = any(row["gives"] == "syndicated" for row in rows)
    span = Span(block.start, block.end)
    why = [Reason("structure.notice", "has a mark of copyright", None, (span,))] if signed is not None else []
    why += [Reason("structure.notice", f"says “{row['phrase']}”", row.place, (span,)) for row in rows]
    return Notice(block.start, block.end, holder, years, syndicated, tuple(why))


@lru_cache(maxsize=128)
def _phrases(text: str) -> tuple[Row, ...]:
    """The lexicon's phrases that hold of a text."""
    lower = text.casefold()
    if not _any_phrase().search(lower):
        return ()
    count = len(tokens(text))
    return tuple(
        row
        for row in table("notices")
        if count <= int(row["words"]) and _stands(row["phrase"], lower, start=row["where"] == "start")
    )


def _stands(phrase: str, lower: str, *, start: bool) -> bool:
    if not start:
        return phrase in lower
    return lower.startswith(phrase) or (bool(_SIGN.match(lower)) and f". {phrase}" in lower)


@cache
def _any_phrase() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(row["phrase"]) for row in table("notices")))


def _signed(text: str, rows: tuple[Row, ...], outlets: Outlets) -> tuple[str | None, tuple[int, ...]] | None:
    """Holder and years after a mark of copyright; None where there is no such mark or nothing beside it."""
    match = _SIGN.match(text)
    if match is None:
        return None
    rest = text[match.end() :]
    years = _YEARS.match(rest)
    if years is not None:
        rest = rest[years.end() :]
    named = rest.lstrip(" ,.:-–—")
    named = re.sub(r"^(?:by|of)\s+", "", named, flags=re.IGNORECASE)
    holder = _HOLDER_END.split(named, maxsplit=1)[0].strip(" ,.:-–—") or None
    late = _YEARS.search(text, match.end(), match.end() + 100) if years is None else None
    if holder is not None and late is not None:
        holder = _YEARS.sub("", holder).strip(" ,.:-–—()") or None
    if holder is not None and not (is_title_case(holder) and len(tokens(holder)) <= 9):
        if not rows:
            return None
        holder = None
    sign = match.group().casefold()
    if sign.strip() == "(c)" and years is None and not rows:
        return None
    if "©" not in sign and "(c)" not in sign and years is None and not rows:
        whole = named.rstrip(" .").removesuffix(late.group() if late else "").rstrip(" ,")
        if holder is None or (whole != holder and outlets.find(holder) is None):
            return None
    chosen = years or late
    numbers = [int(year) for year in re.findall(_YEAR, chosen.group())] if chosen else []
    return holder, tuple(sorted({min(numbers), max(numbers)})) if numbers else ()


def _unsigned(text: str, outlets: Outlets) -> tuple[str, tuple[int, ...]] | None:
    """A line that is only a known outlet and a year, the mark of copyright left out: "Northland Newswire 2025"."""
    match = _NAME_YEAR.fullmatch(text)
    if match is None or outlets.find(match.group(1) or match.group(4)) is None:
        return None
    return match.group(1) or match.group(4), (int(match.group(2) or match.group(3)),)


def _publisher(text: str) -> str | None:
    """Who a notice says published it: "originally published on Northland News and ..."."""
    match = _PUBLISHER.search(text)
    if match is None:
        return None
    name = _AFTER_NAME.split(match.group(1), maxsplit=1)[0].strip(" ,.")
    return name if is_title_case(name) and len(tokens(name)) <= 7 else None
