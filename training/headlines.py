"""Sentences as headlines tell them: no articles, no forms of "be", the present tense for the past.

>>> telegraphic(tree, random.Random(1))   # "The drone was shot down over a city." # doctest: +SKIP
"Drone shot down over city"
"""

from __future__ import annotations

import dataclasses
import random

from training.corpora import Tree, Word

LONGEST = 24
SHARE_PRESENT = 0.7
SHARE_TITLE_CASE = 0.5
ARTICLES = ("a", "an", "the")
PRESENT = {"be": ("is", "are"), "have": ("has", "have"), "do": ("does", "do"), "go": ("goes", "go")}
SINGULAR = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
PLURAL = "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"


def telegraphic(tree: Tree, chance: random.Random) -> Tree | None:
    """The sentence without articles, "be" before its verb and stop; None unless a verb with a noun subject leads it."""
    words = tree.words
    root = next((i for i, word in enumerate(words) if word.head == -1), None)
    if root is None or len(words) > LONGEST or words[-1].form == "?" or len(tree.starts) > 1:
        return None
    subject = next((i for i, w in enumerate(words) if w.head == root and w.deprel in {"nsubj", "nsubj:pass"}), None)
    if words[root].upos != "VERB" or subject is None or words[subject].upos == "PRON":
        return None
    heads = {word.head for word in words}
    dropped = {i for i, word in enumerate(words) if i not in heads and _left_out(words, i, word)}
    if not dropped:
        return None
    kept = [i for i in range(len(words)) if i not in dropped]
    place = {old: new for new, old in enumerate(kept)}
    several = any(word.head == subject and word.deprel == "conj" for word in words)
    plural = several or "Number=Plur" in words[subject].feats
    present = chance.random() < SHARE_PRESENT
    new = [
        dataclasses.replace(
            _present(words[i], plural) if i == root and present and words[i].xpos == "VBD" else words[i],
            head=place.get(words[i].head, words[i].head),
        )
        for i in kept
    ]
    title = chance.random() < SHARE_TITLE_CASE
    new = [
        dataclasses.replace(word, form=word.form[:1].upper() + word.form[1:])
        if not i or (title and _long(word))
        else word
        for i, word in enumerate(new)
    ]
    return dataclasses.replace(
        tree,
        words=tuple(new),
        names=tuple(tree.names[i] for i in kept) if tree.names is not None else None,
        factuality={place[i]: score for i, score in tree.factuality.items() if i in place},
        taught=None,
    )


def _left_out(words: tuple[Word, ...], i: int, word: Word) -> bool:
    article = word.deprel == "det" and word.form.lower() in ARTICLES
    final = i == len(words) - 1 and word.form == "."
    verb = words[word.head]
    going = word.deprel == "aux" and verb.xpos == "VBG" and verb.lemma != "go"
    auxiliary = word.lemma == "be" and verb.head == -1 and (word.deprel == "aux:pass" or going)
    return article or final or (auxiliary and word.xpos in {"VBD", "VBZ", "VBP"})


def _long(word: Word) -> bool:
    return word.upos not in {"ADP", "CCONJ", "PART", "PUNCT"}


def _present(word: Word, plural: bool) -> Word:
    """The verb in the present tense; what names it keeps its place in the tree."""
    if word.lemma in PRESENT:
        form = PRESENT[word.lemma][plural]
    elif plural:
        form = word.lemma
    elif word.lemma.endswith("y") and word.lemma[-2:-1] not in tuple("aeiou"):
        form = word.lemma[:-1] + "ies"
    else:
        form = word.lemma + ("es" if word.lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    return dataclasses.replace(word, form=form, xpos="VBP" if plural else "VBZ", feats=PLURAL if plural else SINGULAR)
