"""Time words: expressions in raw text, and the days that they mean.

Text goes in, `Expression` records come out, each with a meaning that is not yet tied to a day; `resolve` ties it, given
when the text was written and which way its clause looks. No sentence splitting, tagger or tree is needed, so that a
dispatch can be dated before the language model reads it. Values follow TIMEX3 (TimeML, ISO-TimeML 24617-1), weeks
ISO 8601.

"Officers met on Friday, two days after the vote." read as of Saturday 2025-01-18, looking back
    -> Expression(15, 21, "Friday", DATE) -> 2025-01-17; Expression("two days", DURATION) -> P2D, no days
"""

from __future__ import annotations

from dateline.timewords.find import Expression, find
from dateline.timewords.resolve import anchor_of, resolve, timex_kind, timex_value
from dateline.timewords.tense import arranged, guess_tense, sentence_around, sentence_bounds
from dateline.timewords.view import Tense

__all__ = [
    "Expression",
    "Tense",
    "anchor_of",
    "arranged",
    "find",
    "guess_tense",
    "resolve",
    "sentence_around",
    "sentence_bounds",
    "timex_kind",
    "timex_value",
]
