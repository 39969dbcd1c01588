"""Cut a text into blocks: paragraphs, headings, bylines, one each, whether a line is a paragraph or text is wrapped.

A line is a block of its own, unless it goes on the line before: that line is one of hard-wrapped text (the first word
of the next would not have fitted) or broke off in mid-sentence. An empty line, a bullet, an indent, and a line that
opens like a byline or dateline always begin a block. Offsets are characters, half-open, into the whole text; together
the blocks cover every character that is not white space. Linear in the length of the text.

"The army\\nleft.\\n\\nBy Jane Roe" gives blocks for "The army\\nleft." and "By Jane Roe".
"""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from dateline.stages.structure.shape import BULLET, ends_sentence, is_caps

NARROW = 40
"""Shortest line, in characters, that may be taken for a full line of wrapped text."""
NEARLY_FULL = 0.8
"""Share of a full line that a line of wrapped text reaches which, ending no sentence, goes on: programs that wrap at
different widths, or by eye, leave room for a word."""
WIDE = 160
"""Longest line, in characters, of wrapped text; terminals and mail programs wrap at 60 to 132."""
HEAD = 600
"""Characters of a block that are looked at as a whole; a longer one is prose."""

_FIRST_WORD = re.compile(r"\S+")
_OPENS_PIECE = re.compile(
    r"(?:By|BY)\s+[A-Z]"
    r"|[A-ZÀ-Þ][A-ZÀ-Þ .,'’/-]{2,50}(?:[,.] \w{3,9}\.? \d{1,2})?[,. ]*(?:\([^)\n]{2,40}\)|[–—]|--)"
    r"|(?:©|Copyright\b|\([cC]\)\s+\d{4})"
)


class Block(msgspec.Struct, frozen=True):
    """A stretch of text. `text` is its first `HEAD` characters with white space made single blanks; `long` says that
    there is more. `apart`: an empty line stands before it."""

    start: int
    end: int
    text: str
    long: bool
    apart: bool


class _Line(msgspec.Struct, frozen=True):
    start: int
    end: int
    indent: int
    apart: bool


def block(text: str, start: int, end: int, apart: bool = False) -> Block:
    """The block of a stretch, whose outer white space is left out."""
    head = text[start : min(end, start + HEAD)]
    start += len(head) - len(head.lstrip())
    return Block(start, end, " ".join(text[start : min(end, start + HEAD)].split()), end - start > HEAD, apart)


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order; none for an empty one."""
    lines = _lines(text)
    width = _wrap_width(text, lines)
    found: list[Block] = []
    first = 0
    for number in range(1, len(lines) + 1):
        if number < len(lines) and _goes_on(text, lines[number - 1], lines[number], width):
            continue
        found.append(block(text, lines[first].start, lines[number - 1].end, lines[first].apart))
        first = number
    return tuple(found)


def _lines(text: str) -> list[_Line]:
    """The lines that are not empty, without outer white space."""
    found: list[_Line] = []
    position = 0
    apart = True
    for raw in text.splitlines(keepends=True):
        bare = raw.strip()
        if bare:
            indent = len(raw) - len(raw.lstrip())
            found.append(_Line(position + indent, position + indent + len(bare), indent, apart))
        apart = not bare
        position += len(raw)
    return found


def _wrap_width(text: str, lines: list[_Line]) -> int | None:
    """The length of a full line if the text is hard-wrapped: at least two lines break off and go on in lower case, and
    no fewer than a sixth of all line ends within paragraphs do."""
    within = 0
    broken: list[int] = []
    for line, following in pairwise(lines):
        if following.apart:
            continue
        within += 1
        if _breaks_off(text, line, following):
            broken.append(line.end - line.start)
    if len(broken) < 2 or 6 * len(broken) < within:
        return None
    return max(broken)


def _breaks_off(text: str, line: _Line, following: _Line) -> bool:
    """Whether a line stops in mid-sentence: long enough, no closing mark, and the next begins in lower case."""
    if not NARROW <= line.end - line.start <= WIDE:
        return False
    return _starts_lower(text, following) and not ends_sentence(text[line.start : line.end])


def _starts_lower(text: str, line: _Line) -> bool:
    """Whether it opens with a word wholly in lower case, so not "al-Shabaab" or "iPhone"."""
    match = _FIRST_WORD.match(text, line.start, min(line.end, line.start + 40))
    word = match.group().rstrip(".,;:!?\"'”’)") if match else ""
    return word.replace("'", "").replace("’", "").isalpha() and word.islower()


def _goes_on(text: str, line: _Line, following: _Line, width: int | None) -> bool:
    """Whether `following` is of the same block as `line`."""
    if following.apart:
        return False
    if _breaks_off(text, line, following):
        return True
    if width is None or line.end - line.start > WIDE:
        return False
    opening = text[following.start : min(following.end, following.start + 120)]
    if BULLET.match(opening) or _OPENS_PIECE.match(opening) or following.indent > line.indent + 1:
        return False
    words = text[line.start : line.end]
    if is_caps(words) and not is_caps(opening):
        return False
    first = _FIRST_WORD.match(opening)
    fits = len(words) + 1 + (len(first.group()) if first else 0) <= width
    return not fits or (len(words) >= NEARLY_FULL * width and not ends_sentence(words))
