"""Variety for training: the same trees as news would write them. Seeded; words change, their number and tree do not,
except for the inverted quote, which moves whole phrases.

>>> tree = swap_quotes(tree, random.Random(1))        # doctest: +SKIP
"""

from __future__ import annotations

import csv
import dataclasses
import random
from collections import defaultdict
from collections.abc import Callable, Iterable

from training import headlines
from training.corpora import SHARED, Tree, Word

SAYING = ("say", "tell", "add", "announce", "report", "claim", "warn", "declare", "explain", "argue", "insist", "state")
SMALL_WORDS = (
    "a",
    "an",
    "the",
    "and",
    "but",
    "or",
    "nor",
    "of",
    "in",
    "on",
    "at",
    "to",
    "by",
    "for",
    "from",
    "with",
    "as",
)
CLITICS = ("n't", "'s", "’s", "n’t")
NamePool = dict[tuple[str, int], list[tuple[str, ...]]]

# Share of sentences (or of names) that each change is tried on.
SHARE_QUOTE_STYLE = 0.3
SHARE_NO_STOP = 0.08
SHARE_HEADLINE = 0.04
SHARE_CAPITALS = 0.02
SHARE_NAME = 0.3
SHARE_INVERTED = 0.5
SHARE_TELEGRAPHIC = 0.35  # of those that can be told so, an eighth of all
AGENCIES = ("Reuters", "AP", "AFP", "Xinhua", "TASS", "dpa", "Bloomberg", "UPI", "ANSA", "Kyodo", "IRNA", "EFE")


def name_pool() -> NamePool:
    """(label, number of words) -> names, out of `facts/`.

    Leaders, countries and their capitals, first-level regions, organisations and armed groups.
    """
    pool: NamePool = defaultdict(list)

    def add(label: str, names: Iterable[str]) -> None:
        for name in names:
            words = tuple(name.replace("-", " - ").replace("'", " '").split())
            if words and len(words) <= 5 and all(w == "-" or w[0] == "'" or w[0].isupper() for w in words):
                pool[label, len(words)].append(words)

    def column(file: str, *columns: str) -> Iterable[str]:
        with (SHARED / "facts" / file).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                for column in columns:
                    yield from (name.strip() for name in (row[column] or "").split("|") if name.strip())

    add("PER", column("leaders.csv", "name", "surname"))
    add("LOC", column("countries.csv", "name", "capital"))
    add("LOC", column("admin1.csv", "ascii_name"))
    add("ORG", column("organisations.csv", "name", "aliases"))
    add("ORG", column("armed_groups.csv", "name"))
    return pool


def swap_names(tree: Tree, pool: NamePool, chance: random.Random) -> Tree:
    """Put another name of the same kind and length in the place of some names whose words are all proper."""
    if tree.names is None:
        return tree
    words = list(tree.words)
    start = 0
    while start < len(words):
        end = start + 1
        if tree.names[start].startswith("B-"):
            label = tree.names[start][2:]
            while end < len(words) and tree.names[end] == f"I-{label}":
                end += 1
            others = pool.get((label, end - start))
            proper = all(word.xpos == "NNP" and word.upos == "PROPN" for word in words[start:end])
            if others and proper and chance.random() < SHARE_NAME:
                name = chance.choice(others)
                if "-" not in name and not any(w[0] == "'" for w in name):
                    words[start:end] = [_form(word, form) for word, form in zip(words[start:end], name, strict=True)]
        start = end
    return dataclasses.replace(tree, words=tuple(words))


def _form(word: Word, form: str) -> Word:
    return dataclasses.replace(word, form=form)


def swap_quotes(tree: Tree, chance: random.Random) -> Tree:
    """Straight quotation marks and apostrophes become curly ones, curly ones straight."""
    curly = any(c in word.form for word in tree.words for c in "“”‘’")
    change: Callable[[Word, bool], str] = _straight if curly else _curly
    single = chance.random() < 0.3
    words = [_form(word, change(word, single)) for word in tree.words]
    return dataclasses.replace(tree, words=tuple(words))


def _straight(word: Word, _: bool) -> str:
    return word.form.replace("“", '"').replace("”", '"').replace("‘", "'").replace("’", "'")


def _curly(word: Word, single: bool) -> str:
    if word.form in {'"', "``", "''"}:
        marks = "‘’" if single else "“”"
        return marks[0] if word.xpos == "``" else marks[1]
    if word.form == "'":
        return "‘" if word.xpos == "``" else "’"
    return word.form.replace("'", "’")


def drop_stop(tree: Tree, chance: random.Random) -> Tree:
    """Leave out the final stop."""
    last = len(tree.words) - 1
    if last < 2 or tree.words[last].form != "." or any(word.head == last for word in tree.words):
        return tree
    names = tree.names[:last] if tree.names is not None else None
    taught = tree.taught.without_last() if tree.taught is not None else None
    return dataclasses.replace(tree, words=tree.words[:last], names=names, taught=taught)


def headline(tree: Tree, chance: random.Random) -> Tree:
    """Headline case: every long word has a capital; no final stop."""
    words = [
        word
        if word.form.lower() in SMALL_WORDS + CLITICS and position
        else _form(word, word.form[:1].upper() + word.form[1:])
        for position, word in enumerate(tree.words)
    ]
    return drop_stop(dataclasses.replace(tree, words=tuple(words)), chance)


def capitals(tree: Tree, chance: random.Random) -> Tree:
    """All capitals."""
    return dataclasses.replace(tree, words=tuple(_form(word, word.form.upper()) for word in tree.words))


def invert_quote(tree: Tree, chance: random.Random) -> Tree | None:
    """`He said (that) X.` -> `"X," he said.` or, with a subject that is a noun, `"X," said the minister.`

    Only where the verb of saying is the root, its clausal complement is the unbroken rest of the sentence, and no
    quotation mark stands in it. Returns None where that is not so.
    """
    words = tree.words
    root = next((i for i, word in enumerate(words) if word.head < 0), None)
    if root is None or words[root].lemma not in SAYING or words[-1].form != "." or tree.names is None:
        return None
    clause = next((i for i, word in enumerate(words) if word.head == root and word.deprel == "ccomp"), None)
    if clause is None or clause < root or any(word.xpos in {"``", "''", ":"} for word in words):
        return None
    inside = {clause}
    for _ in words:
        grown = {i for i, word in enumerate(words) if word.head in inside} | inside
        if grown == inside:
            break
        inside = grown
    said = sorted(inside)
    matrix = [i for i in range(len(words) - 1) if i not in inside]
    if said != list(range(said[0], len(words) - 1)) or len(said) < 3:
        return None
    if words[said[0]].form.lower() == "that" and words[said[0]].deprel == "mark":
        said = said[1:]
    around = {words[i].deprel for i in matrix if words[i].head == root}
    if words[said[0]].upos == "PUNCT" or not around <= {"nsubj", "aux", "punct"}:
        return None
    if words[matrix[-1]].form == ",":
        matrix.pop()
    subjects = [i for i in matrix if words[i].head == root and words[i].deprel == "nsubj"]
    plain = matrix[-1] == root and words[root - 1].upos != "AUX" and subjects
    if plain and words[subjects[0]].upos != "PRON" and chance.random() < 0.4:
        matrix = [root, *matrix[:-1]]
    return _rebuild(tree, said, matrix, clause, root)


def _rebuild(tree: Tree, said: list[int], matrix: list[int], clause: int, root: int) -> Tree:
    """Words in their new order, with the quotation marks and the comma put in."""
    words, names = tree.words, tree.names or ()
    last = len(words) - 1
    place = {old: new for new, old in enumerate(said, start=1)}
    place |= {old: new for new, old in enumerate(matrix, start=len(said) + 3)}
    place[last] = len(said) + len(matrix) + 3
    quote, comma = (
        Word('"', '"', "PUNCT", "``", "", place[clause], "punct", False),
        Word(",", ",", "PUNCT", ",", "", place[root], "punct", False),
    )
    order = [*said, *matrix, last]
    moved = {old: dataclasses.replace(words[old], head=place.get(words[old].head, place[root])) for old in order}
    moved[root] = dataclasses.replace(moved[root], head=-1)
    moved[said[0]] = _form(moved[said[0]], moved[said[0]].form[:1].upper() + moved[said[0]].form[1:])
    first = min(matrix)
    if words[first].upos != "PROPN" and words[first].form != "I":
        moved[first] = _form(moved[first], moved[first].form[:1].lower() + moved[first].form[1:])
    end_quote = dataclasses.replace(quote, xpos="''", space_after=True)
    new = [quote, *(moved[i] for i in said), comma, end_quote, *(moved[i] for i in matrix), moved[last]]
    tags = ["O", *(names[i] for i in said), "O", "O", *(names[i] for i in matrix), names[last]]
    factuality = {place[i]: score for i, score in tree.factuality.items() if i in place}
    return dataclasses.replace(tree, words=tuple(new), names=tuple(tags), factuality=factuality)


def retold(trees: list[Tree], chance: random.Random) -> list[Tree]:
    """Some of the trees as headlines, which keep their own labels but nothing that a teacher said."""
    return [(chance.random() < SHARE_TELEGRAPHIC and headlines.telegraphic(tree, chance)) or tree for tree in trees]


def dateline(pool: NamePool, chance: random.Random) -> Tree:
    """What may stand before the first sentence of a dispatch: "GENEVA (AFP) -", "BISHKEK, Kyrgyzstan —"."""
    place = chance.choice(pool["LOC", chance.choice((1, 1, 1, 2))])
    words = [Word(form.upper(), form, "PROPN", "NNP", "Number=Sing", 0, "flat") for form in place]
    words[0] = dataclasses.replace(words[0], head=-1, deprel="root")
    tags = ["B-LOC", *["I-LOC"] * (len(place) - 1)]
    if chance.random() < 0.3:
        [country] = chance.choice(pool["LOC", 1])
        words[-1] = dataclasses.replace(words[-1], space_after=False)
        comma = Word(",", ",", "PUNCT", ",", "", len(words) + 1, "punct")
        words += [comma, Word(country, country, "PROPN", "NNP", "Number=Sing", 0, "appos")]
        tags += ["O", "B-LOC"]
    if chance.random() < 0.5:
        agency = chance.choice(AGENCIES)
        at = len(words) + 1
        words += [
            Word("(", "(", "PUNCT", "-LRB-", "", at, "punct", False),
            Word(agency, agency, "PROPN", "NNP", "Number=Sing", 0, "parataxis", False),
            Word(")", ")", "PUNCT", "-RRB-", "", at, "punct"),
        ]
        tags += ["O", "B-ORG", "O"]
    words.append(Word(chance.choice("-–—:"), "-", "PUNCT", ":", "", 0, "punct"))
    return Tree("", "", "made", tuple(words), (*tags, "O"))


def epoch(trees: list[Tree], pool: NamePool, seed: int) -> list[Tree]:
    """The training sentences of one epoch: each tree once, changed here and there."""
    chance = random.Random(seed)
    changed = []
    for tree in trees:
        if chance.random() < SHARE_INVERTED:
            tree = invert_quote(tree, chance) or tree
        tree = swap_names(tree, pool, chance)
        if chance.random() < SHARE_QUOTE_STYLE:
            tree = swap_quotes(tree, chance)
        draw = chance.random()
        if draw < SHARE_CAPITALS:
            tree = capitals(tree, chance)
        elif draw < SHARE_CAPITALS + SHARE_HEADLINE:
            tree = headline(tree, chance)
        elif draw < SHARE_CAPITALS + SHARE_HEADLINE + SHARE_NO_STOP:
            tree = drop_stop(tree, chance)
        changed.append(tree)
    return changed
