"""How telling a word is: the fewer documents of ordinary English hold it, the more it says about which story this is.

The counts are fixed (`background.tsv`), so that a word weighs the same whatever else a ledger holds and in whatever
order it came. Spaerck Jones 1972, "A statistical interpretation of term specificity", Journal of Documentation 28.
"""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files


def telling(lemma: str) -> float:
    """From about 0.1 ("say") to 7.6 (a word that the table does not hold).

    >>> telling("say") < telling("treaty") < telling("lodwar")
    True
    """
    values, otherwise = telling_values()
    return values.get(lemma, otherwise)


@cache
def telling_values() -> tuple[dict[str, float], float]:
    """What `telling` says of each word of the table, and of every other."""
    text = (files("dateline.storylines") / "background.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    counts = {lemma: int(count) for lemma, count in rows}
    total = counts.pop("") + 1
    return {lemma: math.log(total / (count + 0.5)) for lemma, count in counts.items()}, math.log(total / 0.5)
