"""Which dispatches are in a language that is read here: English. The others are left out by name, not coded as noise.

foreign(dispatch)  ->  LeftOut("a.txt", "is written in Spanish; only English is read", "d-1f0c...")
"""

from __future__ import annotations

from functools import cache
from typing import Final

from dateline.lexicon import table
from dateline.records import Dispatch
from dateline.run.outcomes import LeftOut

READ: Final = "en"
_UNKNOWN: Final = frozenset({"", "und", "mul", "zxx"})
"""Codes that name no language (ISO 639-2): undetermined, several, none."""


def foreign(dispatch: Dispatch) -> LeftOut | None:
    """That a dispatch is left out for its language; None where it is read."""
    code = dispatch.language.casefold().replace("_", "-").split("-")[0]
    if code == READ or code in _UNKNOWN:
        return None
    name = _names().get(code, f"the language “{code}”")
    return LeftOut(dispatch.citation, f"is written in {name}; only English is read", dispatch.id)


@cache
def _names() -> dict[str, str]:
    """The common name of each language by its code (ISO 639-1)."""
    return {row["code"]: row.items("name")[0].title() for row in reversed(table("language_names"))}
