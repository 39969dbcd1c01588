"""Score the language model against a treebank: `python bench/language.py GOLD.conllu[.gz] [--names GOLD.iob2[.gz]]`.

With `--factuality SCORES.jsonl[.gz]` (UDS-IH2: tokens, predicate_index, factuality) predicates are scored, too.

Two readings are scored. On gold tokens: tags, trees (full relation labels), core arguments, lemmas, names. From raw
text: words, sentences, tags and trees, where a word counts as found if its characters are the same (as in the CoNLL
2018 shared task; white space aside); documents are rebuilt from the forms and `SpaceAfter`, paragraphs from `newpar` as
blank lines.

A document of the treebank is one call of the model, as a dispatch is.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import re
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline import language
from dateline.language.lemmas import lemma
from dateline.language.model import FOLDER
from dateline.records import Sentence, Span

CORE = ("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "ccomp", "xcomp", "csubj", "root")
NAME_KINDS = ("PER", "ORG", "LOC")


@dataclass(slots=True)
class Word:
    """A gold word; `head` counts from 0 in its sentence, -1 is the root; `start` and `end` leave white space out."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Gold:
    """A gold sentence; `surface` is its text with the space behind each chunk; `names` are None where not annotated."""

    sent_id: str
    paragraph: bool
    words: list[Word] = field(default_factory=list)
    surface: str = ""
    names: set[tuple[int, int, str]] | None = None


def lines_of(path: Path) -> Iterator[str]:
    """Lines of a file, unpacked if it ends in .gz."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


def read_documents(path: Path) -> list[list[Gold]]:
    """Documents of a CoNLL-U file. Characters are counted over a document without its white space."""
    documents: list[list[Gold]] = []
    sentence = Gold("", False)
    at = until = 0
    for line in lines_of(path):
        if line.startswith("# newdoc") or (not documents and line):
            documents.append([])
            at = 0
        if line.startswith("# newpar"):
            sentence.paragraph = True
        elif line.startswith("# sent_id"):
            sentence.sent_id = line.partition("=")[2].strip()
        elif not line and sentence.words:
            documents[-1].append(sentence)
            sentence, until = Gold("", False), 0
        elif line and line[0].isdigit():
            index, form, lemma_, upos, xpos, _, head, deprel, _, misc = line.split("\t")
            space = "" if "SpaceAfter=No" in misc else " "
            if "-" in index:
                first, last = (int(part) for part in index.split("-"))
                until = last
                sentence.surface += form + space
                pending, inside = len(re.sub(r"\s", "", form)), last - first + 1
                group: list[Word] = []
            elif "." not in index:
                word = Word(form, lemma_, upos, xpos, int(head) - 1, deprel, at, at + len(re.sub(r"\s", "", form)))
                sentence.words.append(word)
                if int(index) <= until:
                    group.append(word)
                    at = word.end
                    if len(group) == inside:
                        start = group[0].start
                        if word.end - start != pending:  # the parts do not spell the whole ("wanna" as want + to)
                            for part in group:
                                part.start, part.end = start, start + pending
                        at = start + pending
                else:
                    at = word.end
                    sentence.surface += form + space
    return [document for document in documents if document]


def add_names(documents: list[list[Gold]], path: Path) -> None:
    """Join UNER's IOB2 by sentence id where the words agree one by one."""
    tagged: dict[str, tuple[list[str], list[str]]] = {}
    sent_id, forms, tags = "", [], []  # type: str, list[str], list[str]
    for line in itertools.chain(lines_of(path), [""]):
        if line.startswith("# sent_id"):
            sent_id = line.partition("=")[2].strip()
        elif line and not line.startswith("#"):
            columns = line.split("\t")
            forms.append(columns[1])
            tags.append(columns[2] if columns[2] != "B-O" else "O")
        elif not line and forms:
            tagged[sent_id] = (forms, tags)
            forms, tags = [], []
    for sentence in itertools.chain.from_iterable(documents):
        forms, tags = tagged.get(sentence.sent_id, ([], []))
        if forms == [word.form for word in sentence.words]:
            sentence.names = set()
            start = 0
            for i, tag in enumerate([*tags, "O"]):
                if i and tags[i - 1] != "O" and not tag.startswith("I-"):
                    sentence.names.add((start, i, tags[start][2:]))
                if tag.startswith("B-"):
                    start = i


def percent(right: float, all_: float) -> str:
    """A share as a percentage with two decimals."""
    return f"{100 * right / all_:.2f}" if all_ else "-"


def f1(right: int, found: int, gold: int) -> str:
    """F1, precision and recall as percentages."""
    return f"{percent(2 * right, found + gold)} (P {percent(right, found)}, R {percent(right, gold)})"


def score_gold_tokens(documents: list[list[Gold]], read: Callable[[list[list[str]]], tuple[Sentence, ...]]) -> None:
    """Print the scores on gold tokens."""
    c: Counter[str] = Counter()
    core: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    began = time.perf_counter()
    pairs: list[tuple[Gold, Sentence]] = []
    for document in documents:
        pairs += zip(document, read([[word.form for word in sentence.words] for sentence in document]), strict=True)
    seconds = time.perf_counter() - began
    for gold, mine in pairs:
        for word, token in zip(gold.words, mine.tokens, strict=True):
            c["words"] += 1
            c["upos"] += word.upos == token.upos
            c["xpos"] += word.xpos == token.xpos
            c["lemma"] += word.lemma == token.lemma
            head = word.head == token.head
            c["uas"] += head
            c["las"] += head and word.deprel == token.deprel
            if word.upos != "PUNCT":
                c["spoken"] += 1
                c["uas spoken"] += head
                c["las spoken"] += head and word.deprel == token.deprel
            if word.upos in {"VERB", "NOUN"}:
                c[f"{word.upos} all"] += 1
                c[f"{word.upos} lemma"] += lemma(word.form, word.upos, word.xpos) == word.lemma
            if word.deprel in CORE:
                core[word.deprel]["gold"] += 1
                core[word.deprel]["right"] += head and word.deprel == token.deprel
            if token.deprel in CORE:
                core[token.deprel]["found"] += 1
        if gold.names is not None:
            found = {(name.start, name.end, name.label) for name in mine.names}
            for kind, golds, founds in _by_kind(gold.names, found):
                names[kind].update(gold=len(golds), found=len(founds), right=len(golds & founds))
    n = c["words"]
    print(f"gold tokens: {n} words, {n / seconds:.0f} words a second")
    print("  " + ", ".join(f"{name.upper()} {percent(c[name], n)}" for name in ("upos", "xpos", "uas", "las")))
    uas, las = (percent(c[f"{name} spoken"], c["spoken"]) for name in ("uas", "las"))
    print(f"  without punctuation: UAS {uas}, LAS {las}")
    verbs, nouns = (percent(c[f"{upos} lemma"], c[f"{upos} all"]) for upos in ("VERB", "NOUN"))
    print(f"  lemmas {percent(c['lemma'], n)}; with gold tags VERB {verbs}, NOUN {nouns}")
    total = Counter[str]()
    for counts in core.values():
        total.update(counts)
    print(f"  core arguments F1 {f1(total['right'], total['found'], total['gold'])}")
    for label in CORE:
        print(f"    {label}: {f1(core[label]['right'], core[label]['found'], core[label]['gold'])}")
    for kind, counts in names.items():
        print(f"  names {kind}: F1 {f1(counts['right'], counts['found'], counts['gold'])}")


Names = set[tuple[int, int, str]]


def _by_kind(gold: Names, found: Names) -> Iterator[tuple[str, Names, Names]]:
    """Gold and found names of each kind, of all three, and with ORG and LOC as one kind."""
    gold, found = ({name for name in names if name[2] in NAME_KINDS} for names in (gold, found))
    for kind in NAME_KINDS:
        yield kind, {name for name in gold if name[2] == kind}, {name for name in found if name[2] == kind}
    yield "all", gold, found

    def merged(names: Names) -> Names:
        return {(start, end, "PER" if kind == "PER" else "ORG+LOC") for start, end, kind in names}

    yield "all, ORG and LOC as one", merged(gold), merged(found)


def score_raw_text(documents: list[list[Gold]], model: language.LanguageModel) -> None:
    """Print the scores from raw text."""
    c: Counter[str] = Counter()
    for document in documents:
        text = ""
        for sentence in document:
            text = (text.rstrip() + "\n\n" if sentence.paragraph and text else text) + sentence.surface
        [mine] = model.read(text, [Span(0, len(text))])
        solid = list(itertools.accumulate((not character.isspace() for character in text), initial=0))
        gold_words = _placed(
            [[(word.start, word.end, word.upos, word.head, word.deprel) for word in gold.words] for gold in document]
        )
        my_words = _placed(
            [[(solid[t.start], solid[t.end], t.upos, t.head, t.deprel) for t in sentence.tokens] for sentence in mine]
        )
        c["gold words"] += sum(len(gold.words) for gold in document)
        c["my words"] += sum(len(sentence.tokens) for sentence in mine)
        gold_ends = {(gold.words[0].start, gold.words[-1].end) for gold in document}
        my_ends = {(solid[sentence.start], solid[sentence.end]) for sentence in mine}
        c["gold sentences"] += len(document)
        c["my sentences"] += len(mine)
        c["sentences"] += len(gold_ends & my_ends)
        for place in gold_words.keys() & my_words.keys():
            (upos, head, deprel), (my_upos, my_head, my_deprel) = gold_words[place], my_words[place]
            c["words"] += 1
            c["upos"] += upos == my_upos
            c["uas"] += head == my_head
            c["las"] += head == my_head and deprel == my_deprel
    print("raw text:")
    print(f"  words F1 {f1(c['words'], c['my words'], c['gold words'])}")
    print(f"  sentences F1 {f1(c['sentences'], c['my sentences'], c['gold sentences'])}")
    for name in ("upos", "uas", "las"):
        print(f"  {name.upper()} F1 {percent(2 * c[name], c['my words'] + c['gold words'])}")


Place = tuple[int, int]


def _placed(
    sentences: Iterable[list[tuple[int, int, str, int, str]]],
) -> dict[Place, tuple[str, Place | None, str]]:
    """Place of a word -> its tag, the place of its head (None: root) and its relation."""
    placed: dict[Place, tuple[str, Place | None, str]] = {}
    for sentence in sentences:
        for start, end, upos, head, deprel in sentence:
            placed[start, end] = (upos, (sentence[head][0], sentence[head][1]) if head >= 0 else None, deprel)
    return placed


def score_factuality(path: Path, read: Callable[[list[list[str]]], tuple[Sentence, ...]]) -> None:
    """Print Pearson's r and the mean error over the predicates of a file of scores."""
    tokens: dict[str, list[str]] = {}
    scores: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for line in lines_of(path):
        row = json.loads(line)
        tokens[row["sent_id"]] = row["tokens"]
        scores[row["sent_id"]].append((row["predicate_index"], row["factuality"]))
    pairs = [
        (sentence.tokens[index].factuality, score)
        for sent_id, sentence in zip(tokens, read(list(tokens.values())), strict=True)
        for index, score in scores[sent_id]
    ]
    error = statistics.fmean(abs(mine - gold) for mine, gold in pairs)
    r = statistics.correlation(*zip(*pairs, strict=True))
    print(f"factuality of {len(pairs)} predicates: Pearson r {r:.3f}, mean error {error:.3f} on -3 to 3")


def main() -> None:
    """Read the arguments, score both ways."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--names", type=Path, help="names in IOB2 (UNER) for the same sentences")
    parser.add_argument("--factuality", type=Path, help="scores of predicates (UDS-IH2), as JSON Lines")
    parser.add_argument("--model", type=Path, default=FOLDER, help="folder of another model (default: the shipped one)")
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    documents = read_documents(arguments.gold)
    if arguments.names:
        add_names(documents, arguments.names)
    model = language.LanguageModel(arguments.model, arguments.threads)
    print(arguments.gold.name)
    score_gold_tokens(documents, model.parse)
    score_raw_text(documents, model)
    if arguments.factuality:
        score_factuality(arguments.factuality, model.parse)


if __name__ == "__main__":
    main()
