"""What a spreadsheet would take for a formula: news text is not to be trusted with that.

Authority: OWASP, "CSV Injection".
"""

from __future__ import annotations

from typing import Final

FORMULA_SIGNS: Final = "=+-@\t\r\n＝＋－＠"
"""First characters that make a cell a formula in spreadsheets, with their full-width forms."""


def guarded(text: str) -> str:
    """The text, with an apostrophe before it if it begins like a formula.

    >>> guarded("=1+1"), guarded("Talks")
    ("'=1+1", 'Talks')
    """
    return f"'{text}" if text[:1] and text[0] in FORMULA_SIGNS else text
