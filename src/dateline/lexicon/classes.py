"""Word classes: names for groups of lemmas, which conditions of the event tables use.

>>> word_classes(parse_table("class\\twords\\nweapon\\tgun|bomb\\naid\\tfood|=weapon", "classes.tsv"))["aid"]
frozenset({'food', 'gun', 'bomb'})
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.errors import LexiconError
from dateline.lexicon.tables import Row


def word_classes(rows: Iterable[Row]) -> dict[str, frozenset[str]]:
    """Name -> lemmas. A class may stand on several lines; "=weapon" among its words includes another class.

    Raises LexiconError, with file and line, for a row that includes a class which is nowhere.
    """
    direct: dict[str, list[str]] = {}
    included: list[tuple[str, str]] = []
    for row in rows:
        words = row.items("words")
        direct.setdefault(row["class"], []).extend(words)
        included += [(word[1:], row.place) for word in words if word.startswith("=")]
    for name, place in included:
        if name not in direct:
            raise LexiconError(place, f"includes the word class {name!r}, which is in no classes.tsv")

    def lemmas(name: str, seen: frozenset[str]) -> frozenset[str]:
        found: set[str] = set()
        for word in direct[name]:
            if not word.startswith("="):
                found.add(word)
            elif word[1:] not in seen:
                found |= lemmas(word[1:], seen | {word[1:]})
        return frozenset(found)

    return {name: lemmas(name, frozenset({name})) for name in direct}
