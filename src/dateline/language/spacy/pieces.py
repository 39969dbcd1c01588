"""A span of text -> pieces that a pipeline reads one by one: paragraphs, long ones cut at sentence ends.

A piece begins and ends with a character that is no white space; together the pieces of a span hold every such
character. Offsets are characters of the whole text, half-open.

>>> pieces("One.\\n\\nTwo. Three.", Span(0, 17), 100)
[Span(start=0, end=4), Span(start=6, end=17)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.language import sentences, tokenize
from dateline.records import Span

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*|\r\n[^\S\n]*\r\n\s*|[\u2029\f]\s*")
_SPACE = re.compile(r"\s")


def pieces(text: str, span: Span, most: int) -> list[Span]:
    """The pieces of a span, none longer than `most` characters; none at all where there is only white space."""
    found: list[Span] = []
    for paragraph in _paragraphs(text, span):
        found.extend([paragraph] if paragraph.end - paragraph.start <= most else _cut(text, paragraph, most))
    return found


def _paragraphs(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for gap in _BLANK_LINE.finditer(text, span.start, span.end):
        yield from _stripped(text, start, gap.start())
        start = gap.end()
    yield from _stripped(text, start, span.end)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    inside = text[start:end]
    first = len(inside) - len(inside.lstrip())
    last = len(inside.rstrip())
    if first < last:
        yield Span(start + first, start + last)


def _cut(text: str, paragraph: Span, most: int) -> Iterator[Span]:
    """Whole sentences as long as they fit; a longer sentence is cut at its last white space that fits, or anywhere."""
    words = tokenize.words(text, paragraph.start, paragraph.end)
    start = last = paragraph.start
    ends = [words[end - 1][1] for _, end in sentences.split(text, words)]
    for end in ends:
        if end - start > most and last > start:
            yield from _stripped(text, start, last)
            start = last
        while end - start > most:
            spaces = [space.start() for space in _SPACE.finditer(text, start, start + most + 1)]
            cut = spaces[-1] if spaces and spaces[-1] > start else start + most
            yield from _stripped(text, start, cut)
            start = cut
        last = end
    yield from _stripped(text, start, paragraph.end)
