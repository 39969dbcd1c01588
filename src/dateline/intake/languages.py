"""In which language a text is written, as an ISO 639-1 code.

English is told by its small words, at no cost: "the", "of" and their like make up a quarter of any English prose, and
hardly any of another language's. Only where they are rare is py3langid asked, which needs half a second to load; it
hears the words in small letters alone, since names tell nothing of the language of a story. What the item's metadata
declares decides where the text is too short to tell: templates declare English for every page.

>>> language_of("The ministers left the capital on Friday, and rain fell in the hills for a week.", "fr")
'en'
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

ENGLISH: Final = "en"

_SMALL_WORDS: Final = frozenset(
    "the and of to that for with was were from has have had been will would which this they their said his who not are"
    " its it by an at is on in as be but after before about into than more when where there".split()
)
"""Closed classes of English, the commonest. A few are words of other languages too ("in", "is", "as"); hence _OWN."""
_OWN: Final = frozenset(
    "the and of to that with were from has have had been would which this they their said who".split()
)
"""Those that no other language with Latin letters has as a common word."""

_LEAST_SHARE: Final = 0.14
_LEAST_OWN: Final = 0.06
"""Shares among all words, names included. English news has 0.30 to 0.45 and 0.15 to 0.25; lists of names and figures
with a few sentences 0.15 and 0.07; Dutch, German, French, Spanish at most 0.08 and 0.01 (quotations included)."""
_SAMPLE: Final = 40_000
"""Characters from the start and the middle that are looked at: enough for any text, quick on a long one."""
_HEARD: Final = 4_000
"""Characters that the model hears: it takes as long for them as an English text of a hundred pages takes in all."""
_FEWEST_WORDS: Final = 12
"""Words in small letters below which the text cannot tell."""
_HARDLY: Final = 0.1
"""Probability of English among `_LIKELY` below which another language is believed; which of its like it is (Indonesian,
Malay) matters less."""
_OTHER_SCRIPT: Final = 0.5
"""Share of letters in another script from which no Latin words are asked for."""
_LIKELY: Final = (
    "en es fr de pt it nl ru uk pl cs sk hu ro bg sr hr sl mk sq el tr az kk ar fa ur he ps ku hi bn ta te ml mr gu"
    " pa ne si zh ja ko vi th lo km my id ms tl sw am so ha rw mg sv no nb da fi et lv lt is ga cy ka hy ca eu gl mn"
    " xh zu af"
).split()
"""Languages in which news is written; dialects that a model takes for noise in names are left out."""

_NO_LATIN: Final = re.compile("[\u0250-\u1dff\u1f00-\U0010ffff]")
_WORD: Final = re.compile(r"[^\W\d_]+")


def language_of(text: str, declared: str | None = None) -> str:
    """The language of a text. `declared`: what its metadata says. English where nothing tells."""
    sample = text if len(text) <= _SAMPLE else text[: _SAMPLE // 2] + text[len(text) // 2 :][: _SAMPLE // 2]
    words = _WORD.findall(sample)
    if is_plainly_english(words):
        return ENGLISH
    running = [word for word in words if not word[0].isupper()]
    if _foreign_letters(sample) < _OTHER_SCRIPT and len(running) < _FEWEST_WORDS:
        return declared or ENGLISH
    if declared is not None and declared != ENGLISH:
        return declared
    return _told((" ".join(running) or sample)[:_HEARD])


def is_plainly_english(words: list[str]) -> bool:
    """Whether small words of English are as frequent as in English prose."""
    lowered = [word.lower() for word in words]
    small = sum(word in _SMALL_WORDS for word in lowered)
    own = sum(word in _OWN for word in lowered)
    return bool(words) and small >= _LEAST_SHARE * len(words) and own >= _LEAST_OWN * len(words)


def _foreign_letters(text: str) -> float:
    """Share of the letters that are of no Latin alphabet."""
    letters = "".join(_WORD.findall(text))
    return len(_NO_LATIN.findall(letters)) / max(len(letters), 1)


def _told(text: str) -> str:
    """The likeliest language, unless it may well be English."""
    ranks = {str(language): float(probability) for language, probability in _identifier().rank(text)}
    return ENGLISH if ranks[ENGLISH] >= _HARDLY else max(ranks, key=ranks.__getitem__)


@cache
def _identifier() -> Any:
    """The model, loaded when a text first needs it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = set(identifier.nb_classes)
    identifier.set_languages([language for language in _LIKELY if language in known])
    return identifier
