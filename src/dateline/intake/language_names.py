"""A language as a source names it -> its ISO 639-1 code. Lexicon: language_names.

>>> language_named("ENGLISH"), language_named("French; Arabic"), language_named("Klingon")
('en', 'fr', None)
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from dateline.lexicon import table

_APART: Final = re.compile(r"\s*[;,/(]\s*")
_CODE: Final = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9_-]+)?")


def language_named(words: str) -> str | None:
    """The code of the first language named; None where the name is not known."""
    whole = words.strip().casefold()
    return _codes().get(whole) or _codes().get(_APART.split(whole)[0])


def language_given(value: str | None) -> str | None:
    """The code that a declared language stands for, be it a code or a name; None where it is none.

    >>> language_given("en-GB"), language_given("English"), language_given("x-klingon")
    ('en', 'en', None)
    """
    bare = (value or "").strip().casefold()
    match = _CODE.fullmatch(bare)
    return match[1] if match else language_named(bare)


@cache
def _codes() -> dict[str, str]:
    return {name: row["code"] for row in table("language_names") for name in row.items("name")}
