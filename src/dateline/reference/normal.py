"""Names to look-up keys: one normal form for the tables and for the text.

A key is pieces joined by single blanks. Pieces are casefolded and without diacritics; dots and inner apostrophes go
("U.S." is "us", "Sana'a" is "sanaa"), hyphens and slashes part words, "'s" and a final "'" are pieces of their own (so
UD's "People" + "'s" meets "People's"), "&" is "and", "Saint" is "st", "defence" is "defense". Case is kept apart, as a
demand: "us" must not find the United States. Nothing here raises. Standard library only: the compile script loads this
file alone.

    key("Côte d'Ivoire's") == "cote divoire 's"        key("Bashar al - Assad") == "bashar al assad"
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

ANY_CASE, A_CAPITAL, ALL_CAPITALS, FINAL_DOT, LAST_CAPITAL = range(5)
"""What the words of a text must show for a key to match (see `demand` and `meets`)."""

_LETTERS = str.maketrans(
    {"‘": "'", "’": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "ʿ": "'", "ʾ": "'", "′": "'", "“": None, "”": None}
    | {'"': None, "«": None, "»": None, "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i"}
    | {"ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ə": "a", "Ə": "A"}
)
_PARTING = re.compile(r"[\s/\-\u2010-\u2015\u2212]+")
_SAME = {"&": "and", "saint": "st", "mt": "mount", "ft": "fort", "defence": "defense", "labour": "labor"} | {
    "organisation": "organization", "organisations": "organizations", "centre": "center", "advisor": "adviser",
    "advisors": "advisers", "councilor": "councillor", "councilors": "councillors", "programme": "program",
    "mobilisation": "mobilization", "neighbour": "neighbor", "neighbours": "neighbors", "mohammed": "mohammad",
    "mohamed": "mohammad", "muhammad": "mohammad", "mohamad": "mohammad", "ahmad": "ahmed", "sergey": "sergei",
}  # fmt: skip
"""Spellings that newsrooms use side by side for one word."""
_TAILS = frozenset(",;:()[]!?")


def fold(text: str) -> str:
    """Straight apostrophes, no diacritics, no quotation marks; the case stays."""
    if text.isascii():
        return text.replace("`", "'").replace('"', "")
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_LETTERS)


def pieces(text: str) -> tuple[str, ...]:
    """The normal pieces of some words; empty for a token that is only a hyphen, dot or quotation mark."""
    found: list[str] = []
    for chunk in _PARTING.split(fold(text).casefold()):
        found.extend(_chunk(chunk))
    return tuple(found)


def _chunk(chunk: str) -> Iterable[str]:
    tails: list[str] = []
    while chunk and chunk[-1] in _TAILS:
        tails.insert(0, chunk[-1])
        chunk = chunk[:-1]
    while chunk and chunk[0] in _TAILS:
        yield chunk[0]
        chunk = chunk[1:]
    ending = "'s" if chunk.endswith("'s") else "'" if chunk.endswith("'") else ""
    body = chunk[: len(chunk) - len(ending)].replace(".", "").replace("'", "")
    if body:
        yield _SAME.get(body, body)
    if ending and (body or ending == "'s" or not tails):
        yield ending
    yield from tails


def key(text: str) -> str:
    """The look-up key of some words."""
    return " ".join(pieces(text))


def demand(name: str) -> int:
    """What a text's words must show to be this name, by how the tables write it.

    "officials" any case; "UN", "WHO" all capitals; "NATO" a capital ("Nato"); "Iran" and "White House" a capital at the
    last word; "UN peacekeepers" a capital somewhere.
    """
    if name == name.lower():
        return ANY_CASE
    if name.isupper():
        letters = sum(letter.isalpha() for letter in name)
        return A_CAPITAL if letters > 3 or letters == 1 else ALL_CAPITALS
    return LAST_CAPITAL if _last_is_capital(name) else A_CAPITAL


def meets(words: str, case: int) -> bool:
    """Whether the words of a text, as written, meet a key's demand."""
    if case == ANY_CASE:
        return True
    if case == A_CAPITAL:
        return any(letter.isupper() for letter in words) or not any(letter.isalpha() for letter in words)
    if case == LAST_CAPITAL:
        return _last_is_capital(words)
    if case == FINAL_DOT:
        return words.endswith(".") and any(letter.isupper() for letter in words)
    return not any(letter.islower() for letter in words)


def _last_is_capital(words: str) -> bool:
    last = [part for part in _PARTING.split(words) if any(letter.isalnum() for letter in part)][-1:]
    if last and last[0].lower() in ("'s", "s") and len(words) > 2:
        last = [part for part in _PARTING.split(words) if any(letter.isalnum() for letter in part)][-2:-1]
    return bool(last) and any(letter.isupper() or letter.isdigit() for letter in last[0])
