"""Words that tell contexts, made ready to be found in a sentence.

Rows of a table `contexts`: context, words ("a|b c"), mark (strong, party, weak or hides; strong where it is missing),
pos ("N": only as a noun; may be missing).

>>> phrases_of(rows)["tear"]  # doctest: +SKIP
(ContextPhrase(words=('tear', 'gas'), tells=(ContextWord('repression', 'strong', 'en/contexts.tsv:9'),)),)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal

import msgspec

from dateline.errors import LexiconError
from dateline.lexicon.tables import Row

Mark = Literal["strong", "party", "weak", "hides"]
MARKS: Final = ("strong", "party", "weak", "hides")


class ContextWord(msgspec.Struct, frozen=True, gc=False):
    """That a word tells a context, how surely, and the row that says so."""

    context: str
    mark: Mark
    place: str


class ContextPhrase(msgspec.Struct, frozen=True, gc=False):
    """One word or several in a row, lower case, with the contexts they tell. `noun`: only where the word is no verb."""

    words: tuple[str, ...]
    tells: tuple[ContextWord, ...]
    noun: bool = False


class ContextHit(msgspec.Struct, frozen=True, gc=False):
    """A phrase found in a sentence: tokens first to last (half-open) and what it tells."""

    first: int
    last: int
    tells: tuple[ContextWord, ...]


def phrases_of(rows: Iterable[Row]) -> dict[str, tuple[ContextPhrase, ...]]:
    """First word -> the phrases that begin with it, longest first. A hyphen may be a word of its own or within one.

    Raises LexiconError for an unknown mark.
    """
    found: dict[tuple[str, ...], list[ContextWord]] = {}
    nouns: set[tuple[str, ...]] = set()
    for row in rows:
        mark = row.cells.get("mark") or "strong"
        if mark not in MARKS:
            raise LexiconError(row.place, f"expected mark {', '.join(MARKS)}, found {mark!r}")
        word = ContextWord(row["context"], mark, row.place)  # type: ignore[arg-type]
        for phrase in row.items("words"):
            for words in {tuple(phrase.split()), tuple(phrase.replace("-", " - ").replace("'s", " 's").split())}:
                if row.cells.get("pos") == "N":
                    nouns.add(words)
                told = found.setdefault(words, [])
                if word.context not in {other.context for other in told}:
                    told.append(word)
    by_first: dict[str, list[ContextPhrase]] = {}
    for words, tells in found.items():
        by_first.setdefault(words[0], []).append(ContextPhrase(words, tuple(tells), words in nouns))
    return {first: tuple(sorted(phrases, key=lambda phrase: -len(phrase.words))) for first, phrases in by_first.items()}


def hits_in(
    phrases: dict[str, tuple[ContextPhrase, ...]], forms: Sequence[str], lemmas: Sequence[str], parts: Sequence[str]
) -> tuple[ContextHit, ...]:
    """The phrases in the words of a sentence (forms and lemmas in lower case, parts of speech), from left to right.

    A longer phrase hides the shorter ones in it.
    """
    found = []
    behind, end = 0, len(forms)
    begun = [index for index in range(end) if forms[index] in phrases or lemmas[index] in phrases]
    for index in begun:
        if index < behind:
            continue
        form, lemma = forms[index], lemmas[index]
        known = phrases.get(form, ())
        if lemma != form and lemma in phrases:
            known = known + phrases[lemma]
        best: ContextPhrase | None = None
        for phrase in known:
            words = phrase.words
            if (best is not None and len(words) <= len(best.words)) or index + len(words) > end:
                continue
            if len(words) > 1 and not (words[1] == forms[index + 1] or words[1] == lemmas[index + 1]):
                continue  # most phrases end here
            if phrase.noun and parts[index] == "VERB":
                continue
            if all(words[n] == forms[index + n] or words[n] == lemmas[index + n] for n in range(2, len(words))):
                best = phrase
        if best is not None:
            behind = index + len(best.words)
            found.append(ContextHit(index, behind, best.tells))
    return tuple(found)
