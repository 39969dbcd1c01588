"""The word lists of this package, from `words.tsv`: what each is for stands there above its rows."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of a list in the order of the file. Raises KeyError for a list that is not there.

    >>> "Gen" in words("title")
    True
    """
    return _lists()[name]


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    lists: dict[str, tuple[str, ...]] = {}
    text = (files("dateline.language") / "words.tsv").read_text("utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            name, row = line.split("\t")
            lists[name] = lists.get(name, ()) + tuple(row.split())
    return lists
