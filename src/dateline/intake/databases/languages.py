"""A language as an export names it -> its ISO 639-1 code. Lexicon: language_names.

>>> language_code("ENGLISH"), language_code("French; Arabic"), language_code("Klingon")
('en', 'fr', None)
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from dateline.lexicon import table

_APART: Final = re.compile(r"\s*[;,/(]\s*")


def language_code(named: str) -> str | None:
    """The code of the first language named; None where the name is not known."""
    whole = named.strip().casefold()
    return _codes().get(whole) or _codes().get(_APART.split(whole)[0])


@cache
def _codes() -> dict[str, str]:
    return {name: row["code"] for row in table("language_names") for name in row.items("name")}
