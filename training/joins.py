"""Sentences that stand together as one, so that the network learns where a new sentence starts inside.

The package splits text by rules first (`dateline.language.sentences`). What they leave together, a heading and the
sentence below it, a greeting, a list without stops, is what the network has to part: those runs are joined here, and a
few other neighbours whose stop is dropped.
"""

from __future__ import annotations

import dataclasses
import random
from itertools import accumulate, pairwise

from dateline.language.sentences import split
from training.augment import NamePool, dateline, drop_stop
from training.corpora import Tree

SHARE_OF_RUNS = 0.5
SHARE_OF_NEIGHBOURS = 0.03
SHARE_OF_DATELINES = 0.015
MOST_WORDS = 90


def runs(trees: list[Tree]) -> list[tuple[int, int]]:
    """Half-open ranges of neighbouring trees that the rules do not part; every tree is in exactly one."""
    result: list[tuple[int, int]] = []
    for start, end in _paragraphs(trees):
        text, words, last_words = "", [], []
        for tree in trees[start:end]:
            for word in tree.words:
                words.append((len(text), len(text) + len(word.form), word.form))
                text += word.form + (" " if word.space_after else "")
            last_words.append(len(words))
        parted = {last for _, last in split(text, words)}
        ends = [start + i + 1 for i, last in enumerate(last_words) if last in parted or last == len(words)]
        result += pairwise([start, *ends])
    return result


def _paragraphs(trees: list[Tree]) -> list[tuple[int, int]]:
    opening = [i for i, tree in enumerate(trees) if not i or tree.opens_paragraph]
    return list(pairwise([*opening, len(trees)]))


def join(parts: list[Tree]) -> Tree:
    """One tree out of several, with as many roots."""
    offsets = [0, *accumulate(len(part.words) for part in parts)]
    words = [
        dataclasses.replace(word, head=word.head + offset if word.head >= 0 else word.head)
        for part, offset in zip(parts, offsets, strict=False)
        for word in part.words
    ]
    named = all(part.names is not None for part in parts)
    taught = [part.taught for part in parts if part.taught is not None]
    return dataclasses.replace(
        parts[-1],
        words=tuple(words),
        names=tuple(tag for part in parts for tag in part.names or ()) if named else None,
        factuality={
            i + offset: score
            for part, offset in zip(parts, offsets, strict=False)
            for i, score in part.factuality.items()
        },
        starts=tuple(offsets[:-1]),
        taught=taught[0].followed_by(taught[1:]) if len(taught) == len(parts) else None,
    )


def epoch(trees: list[Tree], together: list[tuple[int, int]], pool: NamePool, chance: random.Random) -> list[Tree]:
    """The trees of one epoch, some of them joined; `together` comes from `runs`, names for datelines from `pool`."""
    result: list[Tree] = []
    for start, end in together:
        part = trees[start:end]
        if len(part) > 1 and chance.random() < SHARE_OF_RUNS:
            result += packed(part)
        elif len(part) == 1 and end < len(trees) and chance.random() < SHARE_OF_NEIGHBOURS:
            following = trees[end]
            stopless = drop_stop(part[0], chance)
            near = following.document == part[0].document and len(stopless.words) < len(part[0].words)
            result.append(join([stopless, following]) if near else part[0])
        elif chance.random() < SHARE_OF_DATELINES:
            result += [join([dateline(pool, chance), part[0]]), *part[1:]]
        else:
            result += part
    return result


def packed(parts: list[Tree]) -> list[Tree]:
    """The parts joined, at most MOST_WORDS words at a time."""
    groups: list[list[Tree]] = [[]]
    for part in parts:
        if groups[-1] and sum(len(one.words) for one in groups[-1]) + len(part.words) > MOST_WORDS:
            groups.append([])
        groups[-1].append(part)
    return [join(group) if len(group) > 1 else group[0] for group in groups]
