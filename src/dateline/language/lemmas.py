"""Lemmas, from the word and its part of speech.

Forms that no rule gives stand in `irregular.tsv`; regular ones are undone by rule, and simplemma's English dictionary
(MIT; from Wiktionary and others) says which candidate is a word. Proper nouns keep their form. Lemmas follow UD
English: "left" is "leave" as a verb and "left" as an adjective, "meeting" stays as a noun and is "meet" as a verb.
Unlike UD, adjectives are always in lower case ("american"), so that a headline gives the lemmas of running text.

>>> lemma("struck", "VERB", "VBD"), lemma("n't", "PART", "RB"), lemma("Moscow", "PROPN", "NNP")
('strike', 'not', 'Moscow')
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from importlib.resources import files

import simplemma

from dateline.language.wordlists import words

# Endings of verb stems that never lose an "e" before "-ed" and "-ing" (the dictionary gives "playe", "thinke").
_NO_E = ("w", "x", "y", "nk", "ck", "rk", "lk", "sk", "elop", "sit", "aim")
# Stems before "-ed" and "-ing" that nearly always lost an "e".
_LOST_E = ("c", "v", "u", "z", "at", "bl", "tl", "dl", "gl", "dg", "is")
_PARTS, _NOUN_ENDINGS = words("verb_part"), words("noun_ending")
_BASES_TOO, _DOUBLE_L = frozenset(words("base_too")), frozenset(words("double_l"))
_VOWELS = frozenset("aeiou")


def _irregular() -> dict[str, dict[str, str]]:
    """Class -> form -> lemma."""
    table: dict[str, dict[str, str]] = defaultdict(dict)
    text = (files("dateline.language") / "irregular.tsv").read_text("utf-8")
    for line in text.splitlines():
        if not line.startswith(("#", "class\t")):
            kind, form, lemma_ = line.split("\t")
            table[kind][form] = lemma_
    return table


_IRREGULAR = _irregular()
_PAST, _VERBS, _NOUNS = _IRREGULAR["PAST"], _IRREGULAR["VERB"], _IRREGULAR["NOUN"]


@lru_cache(maxsize=131_072)
def lemma(form: str, upos: str, xpos: str = "") -> str:
    """Lemma of a word form; `upos` is a UD tag, `xpos` the Penn tag ("" if unknown) that tells plurals."""
    word = form.lower().replace("’", "'").replace("ʼ", "'")
    if upos == "VERB":
        return _verb(word, xpos)
    if upos == "AUX":
        return _IRREGULAR["AUX"].get(word, word)
    if upos == "NOUN":
        return _noun(word, form, xpos)
    if upos in {"PROPN", "X", "SYM", "PUNCT"}:
        return form
    if upos in {"ADJ", "ADV"}:
        return _compared(word, form, upos, xpos)
    if upos == "NUM":
        return word if word.isalpha() else form
    if xpos == "PRP" and word in _IRREGULAR["PRP"]:
        return _IRREGULAR["PRP"][word]
    return _IRREGULAR["CLOSED"].get(word, word)


def _verb(word: str, xpos: str) -> str:
    if word in _VERBS:
        return _VERBS[word]
    if xpos in {"VB", "VBP"} and (word not in _PAST or word in _BASES_TOO or _PAST[word] == word):
        return word
    if word in _PAST:
        return _PAST[word]
    for part in _PARTS:
        rest = word[len(part) :].lstrip("-")
        if word.startswith(part) and rest in _PAST and _known(part + _PAST[rest]):
            return word[: len(word) - len(rest)] + _PAST[rest]
    if xpos == "VBG" or (not xpos and word.endswith("ing")):
        return _undo(word, "ing")
    if xpos in {"VBD", "VBN"} or (not xpos and word.endswith("ed")):
        return _undo(word, "ed")
    if xpos == "VBZ" or (not xpos and word.endswith("s")):
        return _undo_s(word)
    return _undo(word[:-1] + "g", "ing") if word.endswith("in'") else word


def _undo(word: str, ending: str) -> str:
    """Base of a regular "-ed" or "-ing" form: of "stop", "stopp" and "stoppe" the one that the dictionary gives."""
    if not word.endswith(ending) or len(word) <= len(ending) + 1:
        return word
    stem = word[: -len(ending)]
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS
    if ending == "ed" and stem.endswith("i"):
        return stem[:-1] + "y"
    if stem.endswith("ll") and (len(stem) > 5 or stem.endswith("uell")) and stem not in _DOUBLE_L and _known(stem[:-1]):
        return stem[:-1]
    if stem.endswith("ick") and len(stem) > 5 and _known(stem[:-1]):
        return stem[:-1]  # "mimicked"
    said = _dictionary(word)
    if said == stem or (said == stem + "e" and not stem.endswith(_NO_E)) or (doubled and said == stem[:-1]):
        return said
    if "-" in stem:
        prefix, _, rest = word.rpartition("-")
        return f"{prefix}-{_undo(rest, ending)}"
    if stem.endswith("e") and ending == "ed":
        return stem
    if doubled:
        return stem if stem[-1] in "sflz" else stem[:-1]
    for candidate in (stem, stem + "e"):
        if _known(candidate):
            return candidate
    return stem + "e" if stem.endswith(_LOST_E) else stem


def _undo_s(word: str) -> str:
    """Base of a regular "-s" form, of a verb or a noun."""
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    said = _dictionary(word)
    if (word.startswith(said) and len(word) - len(said) in (1, 2)) or (
        word.endswith("ies") and said == word[:-3] + "y"
    ):
        return said
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _noun(word: str, form: str, xpos: str) -> str:
    if word in _IRREGULAR["HOUR"]:
        return _IRREGULAR["HOUR"][word]
    acronym = len(form) > 1 and form.isupper() and len(form) <= 5 and not _known(word)
    if xpos != "NNS" and (xpos or not word.endswith("s")):
        return form if acronym else word
    if word in _NOUNS:
        return _NOUNS[word]
    if word[0].isdigit():
        return word  # "1990s"
    for ending in _NOUN_ENDINGS:
        if word.endswith(ending):
            return word[: -len(ending)] + _NOUNS.get(ending, ending)
    if form[-1] in "sS" and form[:-1].isupper() and len(form) <= 6 and not _known(word) and not _known(word[:-1]):
        return form[:-1]  # "NGOs"
    return _undo_s(word)


def _compared(word: str, form: str, upos: str, xpos: str) -> str:
    if xpos in {"NNP", "NNPS"}:
        return form
    if word in {"n't", "nt"}:
        return "not"
    if xpos not in {"JJR", "JJS", "RBR", "RBS"}:
        return word
    if word in _IRREGULAR[upos]:
        return _IRREGULAR[upos][word]
    ending = "est" if xpos[-1] == "S" else "er"
    if not word.endswith(ending) or len(word) < 5:
        return word
    stem = word[: -len(ending)]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem[-1] == stem[-2] and stem[-1] not in "sl" and _known(stem[:-1]):
        return stem[:-1]
    said = _dictionary(word)
    if said in (stem, stem + "e"):
        return said
    return stem if _known(stem) or not _known(stem + "e") else stem + "e"


@lru_cache(maxsize=65_536)
def _dictionary(word: str) -> str:
    """What simplemma makes of a word whose part of speech it does not know."""
    return simplemma.lemmatize(word, lang="en").lower()


@lru_cache(maxsize=65_536)
def _known(word: str) -> bool:
    """Whether simplemma's dictionary has the word as a lemma of its own."""
    return simplemma.is_known(word, lang="en") and _dictionary(word) == word
