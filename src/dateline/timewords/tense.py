"""Which way a clause looks, guessed from the words alone: for stages that run before there is a tree.

The nearest cue to the left of the time words within the sentence decides, else the nearest to the right: "will" and
"plans to" look ahead, past forms look back, "be signed" takes the side of what governs it. None where nothing tells.

"Leaders will meet on May 9" -> future; "Leaders met on May 9" -> past; "the May 9 meeting" -> None.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache

from dateline.lexicon import table
from dateline.timewords.view import Tense

_WORD = re.compile(r"[^\W\d_]+|[;:—–]")
_END = re.compile(r"[.!?][”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z0-9])|\n+")
_TITLES = "Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Sen|Rep|Gov|Adm|No|vs|a\\.m|p\\.m"
_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_ABBREVIATED = re.compile(rf"\b(?:[A-Z]|{_TITLES}|{_MONTHS})$")
_COUNTED_TO = frozenset({"before", "ahead"})  # what is counted to a date says nothing of the date's own side
_ARRANGED_TO = frozenset({"for", "until", "till", "to"})
_NEAR = 80  # characters: some eight words
_REACH = 1200  # characters: a sentence longer than this is cut, so that time stays linear


@cache
def _cues() -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}
    for row in table("time_tense"):
        kinds.setdefault(row["kind"], set()).add(row["word"])
    return {kind: frozenset(words) for kind, words in kinds.items()}


@lru_cache(maxsize=128)
def sentence_bounds(text: str) -> tuple[int, ...]:
    """Offsets at which sentences begin, and the end of the text: a rough cut at full stops and line breaks."""
    starts = [0]
    for match in _END.finditer(text):
        if match.group()[0] == "." and _ABBREVIATED.search(text, max(0, match.start() - 6), match.start()):
            continue
        starts.append(match.end())
    return (*dict.fromkeys(starts), len(text))


def sentence_around(bounds: Sequence[int], offset: int) -> tuple[int, int]:
    """The sentence of `sentence_bounds` that holds an offset."""
    place = min(max(bisect_right(bounds, offset) - 1, 0), max(len(bounds) - 2, 0))
    return bounds[place], bounds[min(place + 1, len(bounds) - 1)]


@lru_cache(maxsize=256)
def guess_tense(text: str, start: int, end: int, sentence: tuple[int, int]) -> Tense | None:
    """The way the clause around text[start:end] looks, from words in the sentence (start, end)."""
    if arranged(text, start, end, sentence):
        return "future"
    left = _words(text, max(sentence[0], start - _REACH), start)
    if tense := _nearest(left):
        return tense
    if _COUNTED_TO.intersection(left):
        return None
    right = _words(text, end, min(sentence[1], end + _REACH))
    return _first(right)


def _words(text: str, start: int, end: int) -> list[str]:
    """The words of a stretch in lower case, the month of May left out: it is no auxiliary."""
    return [match.group().lower() for match in _WORD.finditer(text, start, end) if match.group() != "May"]


@lru_cache(maxsize=256)
def arranged(text: str, start: int, end: int, sentence: tuple[int, int]) -> bool:
    """Whether the words beside a date say that it was fixed beforehand, whatever the verb's tense: "was set for May 9",
    "postponed until Monday", "a May 10 deadline"; not "had been set for" or "originally set for"."""
    cues = _cues()
    behind = _WORD.match(text, end + 1, min(sentence[1], end + 40))
    if behind and behind.group().lower() in cues["ahead noun"]:
        return True
    left = _words(text, max(sentence[0], start - _NEAR), start)[-8:]
    if not left or left[-1] not in _ARRANGED_TO:
        return False
    reach = 4 if left[-1] in ("for", "to") else len(left)  # "postponed the man's hearing until Monday"
    for place in range(len(left) - 2, max(len(left) - 1 - reach, -1), -1):
        if left[place] in cues["arranged"]:
            return not cues["undone"].intersection(left[:place])
    return False


def _nearest(words: list[str]) -> Tense | None:
    """The tense of the last cue before the time words."""
    for place in range(len(words) - 1, -1, -1):
        if words[place] in _COUNTED_TO:
            return None
        tense = _cue(words, place)
        if tense:
            return tense
    return None


def _first(words: list[str]) -> Tense | None:
    for place in range(len(words)):
        tense = _cue(words, place)
        if tense:
            return tense
    return None


def _cue(words: list[str], place: int) -> Tense | None:
    """What a word at a place tells, with the auxiliaries before it."""
    cues = _cues()
    word = words[place]
    before = words[max(place - 4, 0) : place]
    if word == "let" and words[place + 1 : place + 2] == ["s"]:
        return None
    if word in cues["will"]:
        return "future"
    if word == "to" and place and words[place - 1] in cues["before to"] and place + 1 < len(words):
        return "future" if not words[place + 1].endswith("ing") else None
    if word in cues["ahead"] and "was" not in before and "were" not in before:
        return "future"
    if word in cues["past"] or (
        word.endswith("ed") and len(word) > 3 and word not in ("need", "indeed", "united", "hundred")
    ):
        if any(modal in cues["will"] for modal in before):
            return "future"
        if before and before[-1] in ("be", "being") and "to" in before:
            return "future"
        if before and before[-1] == "to":
            return None
        return "past"
    return None
