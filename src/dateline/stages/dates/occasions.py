"""Days counted from an occasion that the text dates elsewhere: "The vote on May 3 failed. Two days after the vote ...".

Shape: a section's expressions, its text and sentence bounds -> for each count ("two days") whose words lead to an
occasion of lexicons/en/time_occasions.tsv, the place of the date that stands beside the same occasion in another
sentence, and the meaning of the count from there. Two occasions are the same where their class is, unless each has
names about it and none in common ("the vote in Lodar", "the vote in Vesk"). Only a date that names a day counts.

"The vote on May 3 failed. Two days after the vote, he fled." -> {1: (0, two days after the date at 0)}
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from dateline.lexicon import table
from dateline.stages.dates.steps import SIGNS, length_counted, names_day
from dateline.timewords import Expression, sentence_around
from dateline.timewords.meaning import Away

_TO_OCCASION = 40  # characters from the link to the occasion: "after the first round of the vote"
_BEHIND, _BEFORE = 40, 16  # characters between an occasion's words and its date, on either side
_ABOUT = 40  # characters of names behind an occasion
_NAME = re.compile(r"\b[A-Z][^\W\d_]+")
_MANY = 60  # occasions looked at: keeps time linear


class _Occasion(msgspec.Struct, frozen=True):
    """Words for an occasion, its class and the names behind it."""

    start: int
    end: int
    kind: str
    names: frozenset[str]


def counted_from_occasions(
    text: str, found: Sequence[Expression], bounds: Sequence[int]
) -> dict[int, tuple[int, Away]]:
    """By the place of a count: the place of the occasion's date, and the meaning of the count."""
    counts = [(place, count) for place, one in enumerate(found) if (count := length_counted(text, one))]
    if not counts:
        return {}
    named = _occasions(text, found, bounds)
    dated = [(one, place) for one in named if (place := _date_beside(one, found, bounds)) is not None]
    steps: dict[int, tuple[int, Away]] = {}
    for place, (length, link) in counts if dated else ():
        behind = found[place].end
        high = sentence_around(bounds, behind - 1)[1]
        here = next((one for one in named if 0 < one.start - behind <= _TO_OCCASION and one.start < high), None)
        anchor = next((at for one, at in dated if here and one != here and _same(one, here)), None)
        if anchor is not None:
            steps[place] = (anchor, Away(length, -SIGNS[link], None, prior=True))
    return steps


def _same(one: _Occasion, other: _Occasion) -> bool:
    return one.kind == other.kind and (not one.names or not other.names or bool(one.names & other.names))


def _date_beside(occasion: _Occasion, found: Sequence[Expression], bounds: Sequence[int]) -> int | None:
    """The place of the date that stands beside an occasion in its sentence."""
    low, high = sentence_around(bounds, occasion.start)
    for place, one in enumerate(found):
        if not low <= one.start < high or not names_day(one.meaning):
            continue
        if 0 <= one.start - occasion.end <= _BEHIND or 0 <= occasion.start - one.end <= _BEFORE:
            return place
    return None


def _occasions(text: str, found: Sequence[Expression], bounds: Sequence[int]) -> list[_Occasion]:
    occasions = []
    times = [(one.start, one.end) for one in found]
    for match in list(_pattern().finditer(text))[:_MANY]:
        high = min(sentence_around(bounds, match.start())[1], match.end() + _ABOUT)
        names = frozenset(
            name.group()
            for name in _NAME.finditer(text, match.end(), high)
            if not any(start <= name.start() < end for start, end in times)
        )
        occasions.append(_Occasion(match.start(), match.end(), _kinds()[match.group().lower()], names))
    return occasions


@cache
def _kinds() -> dict[str, str]:
    return {word: row["class"] for row in table("time_occasions") for word in row.items("words")}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_kinds(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)
