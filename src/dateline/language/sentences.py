"""Words -> sentences.

A sentence ends at a blank line, and after a stop with the quotation marks and brackets that close behind it, where what
follows can open a sentence. Not every stop is one: abbreviations, initials and dates ("Gov. J. B. Pritzker", "Oct. 26")
go on, and so does a question inside a quote ("'Why?' Obama asked").

>>> words = [(0, 2, "No"), (2, 3, "."), (4, 7, "Yes"), (7, 8, "!")]
>>> split("No. Yes!", words)
[(0, 2), (2, 4)]
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from dateline.language.wordlists import words as words_of

Word = tuple[int, int, str]

LONGEST = 540
"""Words of a sentence at most, three times the network's reach. No writer goes as far (the longest of 5,000 has
82), and a text without stops would cost the stages the square of its length."""

_STOPS = frozenset(".?!…。？！")
_CLOSERS = frozenset("\"'”’»)]}")
_OPENERS = frozenset("\"'“‘«([{`")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\r\n[^\S\n]*\r\n|\u2029|\f")
_BREAK = re.compile(r"[\n\r\u2028]")
_BULLET = re.compile(r"[-*•·–—▪●◦]|\d{1,2}[.)]")
_SAYING = frozenset(words_of("saying"))
_TITLES, _MONTHS = frozenset(words_of("title")), frozenset(words_of("month"))
_OPENING_WORDS = frozenset(words_of("opener"))
_INITIAL = re.compile(r"[^\W\d_]\.")
_MOST_OPENERS = 5  # words looked past for the first letter of a sentence: ". — “ ( [..."
_LINE_OF_PROSE = 60  # characters; a shorter line that ends without a stop is a heading or a line of a list


def split(text: str, words: Sequence[Word]) -> list[tuple[int, int]]:
    """Sentences as half-open index ranges into `words`, which must be the words of one span of `text` in order.

    Every word is in exactly one sentence, which has at most LONGEST words. Linear in the number of words.
    """
    sentences: list[tuple[int, int]] = []
    start = i = 0
    for at in _may_end(text, words):
        if at < i:  # it closes behind a stop
            continue
        i = at
        last = _last_closer(text, words, i) if words[i][2][-1] in _STOPS else i
        if last < len(words) - 1 and _ends(text, words, start, i, last):
            sentences += _within_bounds(words, start, last + 1)
            start = last + 1
        i = last + 1
    sentences += _within_bounds(words, start, len(words))
    return sentences


def _within_bounds(words: Sequence[Word], start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, whole where it is not too long, else in parts."""
    while end - start > LONGEST:
        part = cut(words, start, start + LONGEST)
        yield start, part
        start = part
    if start < end:
        yield start, end


def cut(words: Sequence[Word], start: int, end: int) -> int:
    """Where to cut words that may reach to `end`: behind the last punctuation of their second half, else there."""
    return next((i for i in range(end, (start + end) // 2, -1) if not words[i - 1][2][0].isalnum()), end)


def _may_end(text: str, words: Sequence[Word]) -> list[int]:
    """Indices of the words that a sentence could end with: a stop, and what stands before more than a space."""
    return [
        i
        for i, ((_, end, form), (following, _, _)) in enumerate(itertools.pairwise(words))
        if form[-1] in _STOPS or (end != following and (following - end > 1 or text[end] != " "))
    ]


def _last_closer(text: str, words: Sequence[Word], i: int) -> int:
    """Index of the last quotation mark, bracket or reference mark that closes behind the stop `i`, or `i`."""
    while i + 1 < len(words) and _closes(text, words, i + 1):
        i += 1
    return _after_citations(words, i)


def _ends(text: str, words: Sequence[Word], start: int, i: int, last: int) -> bool:
    """Whether the sentence from `start` ends behind word `last`; words `i` + 1 to `last` close behind the stop `i`."""
    gap = text[words[last][1] : words[last + 1][0]]
    if gap.strip(" ") and (_BLANK_LINE.search(gap) or (_BREAK.search(gap) and _new_line_ends(text, words, last))):
        return True
    form = words[i][2]
    return form[-1] in _STOPS and _can_open(words, last + 1, bool(gap)) and _stop_ends(words, start, i, last)


def _after_citations(words: Sequence[Word], last: int) -> int:
    """Index of the last word of the reference marks ("[12] [3]") behind word `last`, or `last`."""
    while last + 3 < len(words):
        opening, number, closing = (words[last + k][2] for k in (1, 2, 3))
        if opening != "[" or not number.isdigit() or closing != "]":
            break
        last += 3
    return last


def _closes(text: str, words: Sequence[Word], i: int) -> bool:
    """Whether word `i` is a quotation mark or bracket that closes what stands before it."""
    start, end, form = words[i]
    if form in {"''", "’’"}:
        return True
    if form not in _CLOSERS:
        return form[-1] in _STOPS and start == words[i - 1][1]
    if start == words[i - 1][1]:
        # A straight mark glued on both sides (."He) closes nothing if a letter follows at once.
        return form not in "\"'" or not text[end : end + 1].isalnum() or text[end : end + 1].isupper()
    return form in "”)]}" or (
        form in "\"'" and text[end : end + 1].isspace() and "\n" not in text[words[i - 1][1] : start]
    )


def _new_line_ends(text: str, words: Sequence[Word], last: int) -> bool:
    """Whether a line break after word `last` ends the sentence: after a stop, a short line, or before a bullet."""
    end, following = words[last][1], words[last + 1][0]
    form = words[last][2]
    if set(form) <= _STOPS:
        return True
    if form[:-1] in _TITLES | _MONTHS or _INITIAL.fullmatch(form):
        return False
    if form in {"”", '"'} and words[last - 1][2][-1] in _STOPS | {","} and last and words[last - 1][2] != ",":
        return True
    if _BULLET.match(text, following) and text[following + 1 : following + 2].isspace():
        return True
    line = end - max(text.rfind("\n", max(0, end - 2 * _LINE_OF_PROSE), end), end - 2 * _LINE_OF_PROSE)
    opens = text[following].isupper() or text[following].isdigit() or text[following] in _OPENERS
    return line < _LINE_OF_PROSE and opens and form not in {",", ";", "-", "–", "—", "and", "or", "of", "the", "in"}


def _can_open(words: Sequence[Word], i: int, spaced: bool) -> bool:
    """Whether a sentence can open with word `i`."""
    form = words[i][2]
    k = i
    while k + 1 < min(len(words), i + _MOST_OPENERS) and (
        form[0] in _OPENERS or form[0] in "-–—•*[(" or form in {"...", "…"}
    ):
        k += 1
        form = words[k][2]
    if not spaced and i == k and not (form[0].isupper() and len(form) > 1 and form[1:2].islower()):
        return False
    if form[0].isupper() or form[0].isdigit() or form[0] in "$€£#@":
        return True
    if not form.islower():  # "iPhone"
        return form[0].isalpha()
    if form in {"al", "el", "as"} and k + 2 < len(words) and words[k + 1][2] == "-":  # "al-Shabab"
        return words[k + 2][2][0].isupper()
    return False


def _stop_ends(words: Sequence[Word], start: int, i: int, last: int) -> bool:
    """Whether the stop at word `i` ends a sentence, given that what follows `last` could open one."""
    form, following = words[i][2], words[last + 1][2]
    if form == "No.":
        return False  # the tokenizer keeps its stop only before a number
    if last == i and form[-1] == "." and len(form) > 1 and form.strip("."):
        return _abbreviation_ends(words, start, i, following)
    first = words[start][2]
    if i - start == 1 and form == "." and (len(first) == 1 or (first.isdigit() and len(first) <= 3)):
        return False  # "1. First" opens a list item
    if form[-1] in "?!" and last > i and following[0].isupper():
        nearby = [word[2].lower() for word in words[last + 1 : last + 6]]
        for form in nearby:
            if form in _SAYING:
                return False
            if not form[0].isalpha():
                break
    return True


def _abbreviation_ends(words: Sequence[Word], start: int, i: int, following: str) -> bool:
    """Whether a sentence ends with the abbreviation `words[i]`: only before a word that opens sentences."""
    bare = words[i][2].rstrip(".")
    if bare in _TITLES or bare.startswith("Gov't"):
        return False
    if bare in _MONTHS and following[0].isdigit():
        return False
    if _INITIAL.fullmatch(words[i][2]):
        previous = words[i - 1][2] if i > start else ""
        named = previous[:1].isupper() or not previous
        return following in _OPENING_WORDS and not named
    return following in _OPENING_WORDS or following in {"“", '"'}
