"""Read the treebanks, the names and the factuality scores into one kind of record: `Tree`.

Sources and licences stand in `README.md`; the files are found under `$DATELINE_SHARED`, or in `../shared` beside the
repository.

* UD English EWT: words, tags and trees (CC BY-SA 4.0).
* UNER EWT: names on the same sentences, joined by `sent_id` where the words agree one by one (CC BY-SA 4.0).
* UDS-IH2: factuality of predicates on the same sentences, -3 (did not happen) to 3 (happened) (CC BY-SA 4.0).
* GUM: words, tags, trees and named mentions (CC BY); three documents of unclear licence are left out.

>>> tree = read_conllu(Path("ewt.conllu"), "ewt")[0]            # doctest: +SKIP
>>> tree.words[0].form, tree.words[0].head                      # doctest: +SKIP
('From', 2)
"""

from __future__ import annotations

import dataclasses
import gzip
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.distil import Taught

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("DATELINE_SHARED", REPOSITORY.parent / "shared"))
WORK = REPOSITORY / "build" / "training"

# Textbook documents whose licence we could not make sure of (corpora/gum_permissive/README.md).
UNCLEAR_LICENCE = ("GUM_textbook_alamo", "GUM_textbook_artwork", "GUM_textbook_evoethics")

KEY_FEATURES = ("Mood", "Number", "Person", "Polarity", "Tense", "VerbForm", "Voice")
NAME_OF_ENTITY = {"person": "PER", "place": "LOC", "organization": "ORG"}
PROPER_TAGS = frozenset({"NNP", "NNPS"})
IGNORED = "?"
"""A name tag that says nothing: the corpus does not mark this kind, so no loss is taken there."""


UNKNOWN = -2
"""The head of a word whose tree nobody has drawn."""


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word. `head` is the index of its head in the sentence, -1 for the root, UNKNOWN if not known."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space_after: bool = True
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence. `names` holds a BIO tag for each word, or is None where nobody marked names.

    `factuality`: index of a predicate -> score. `starts`: first word of each sentence, more than one where `joins` has
    put sentences together. `taught`: what the teacher says of these very words, if it was asked.
    """

    sent_id: str
    document: str
    corpus: str
    words: tuple[Word, ...]
    names: tuple[str, ...] | None = None
    factuality: dict[int, float] = field(default_factory=dict)
    opens_paragraph: bool = False
    starts: tuple[int, ...] = (0,)
    taught: Taught | None = None


def open_text(path: Path) -> Iterator[str]:
    """Lines of a file without their newline; `.gz` is unpacked."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")


def key_features(feats: str) -> str:
    """Keep the features that the model learns, in alphabetical order ("" if none)."""
    kept = [pair for pair in feats.split("|") if pair.split("=")[0] in KEY_FEATURES]
    return "|".join(sorted(kept))


def read_conllu(path: Path, corpus: str) -> list[Tree]:
    """Read a CoNLL-U file. Empty nodes are skipped; of multiword tokens only the spacing is used.

    Raises ValueError with file and line where a word line has not ten columns.
    """
    trees: list[Tree] = []
    words: list[Word] = []
    sent_id = document = ""
    opens = False
    glued_until = 0
    glue_after = False
    for number, line in enumerate(open_text(path), start=1):
        if line.startswith("# newdoc"):
            document, opens = line.partition("=")[2].strip(), True
        elif line.startswith("# newpar"):
            opens = True
        elif line.startswith("# sent_id"):
            sent_id = line.partition("=")[2].strip()
        elif not line:
            if words:
                trees.append(Tree(sent_id, document, corpus, tuple(words), opens_paragraph=opens))
                opens = False
            words, glued_until = [], 0
        elif not line.startswith("#"):
            columns = line.split("\t")
            if len(columns) != 10:
                raise ValueError(f"{path}:{number}: expected 10 columns, found {len(columns)}")
            index = columns[0]
            if "-" in index:
                glued_until, glue_after = int(index.partition("-")[2]), "SpaceAfter=No" in columns[9]
            elif "." not in index:
                word = _word(columns)
                if int(index) <= glued_until:
                    word = dataclasses.replace(word, space_after=int(index) == glued_until and not glue_after)
                words.append(word)
    if words:
        trees.append(Tree(sent_id, document, corpus, tuple(words), opens_paragraph=opens))
    return trees


def _word(columns: list[str]) -> Word:
    upos, xpos, feats = columns[3], columns[4], key_features(columns[5])
    if columns[1].lower() == "united" and xpos == "NNP":  # GUM calls it VERB, EWT ADJ; we follow EWT
        upos, feats = "ADJ", ""
    entity = re.search(r"Entity=([^|]*)", columns[9])
    return Word(
        form=columns[1],
        lemma=columns[2],
        upos=upos,
        xpos=xpos,
        feats=feats,
        head=int(columns[6]) - 1,
        deprel=columns[7],
        space_after="SpaceAfter=No" not in columns[9],
        entity=entity.group(1) if entity else "",
    )


def read_iob2(path: Path) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Read UNER's IOB2: sent_id -> (forms, tags). The stray tag "B-O" means O (see the corpus README)."""
    sentences: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    sent_id, forms, tags = "", [], []  # type: str, list[str], list[str]
    for line in [*open_text(path), ""]:
        if line.startswith("#"):
            if line.startswith("# sent_id"):
                sent_id = line.partition("=")[2].strip()
        elif line:
            columns = line.split("\t")
            forms.append(columns[1])
            tags.append("O" if columns[2] == "B-O" else columns[2])
        elif forms:
            sentences[sent_id] = (tuple(forms), tuple(tags))
            forms, tags = [], []
    return sentences


def read_factuality(path: Path) -> dict[str, tuple[tuple[str, ...], dict[int, float]]]:
    """Read UDS-IH2: sent_id -> (tokens, word index -> factuality in -3..3)."""
    scores: dict[str, tuple[tuple[str, ...], dict[int, float]]] = {}
    for line in open_text(path):
        row = json.loads(line)
        entry = scores.setdefault(row["sent_id"], (tuple(row["tokens"]), {}))
        entry[1][row["predicate_index"]] = float(row["factuality"])
    return scores


def named_mentions(words: tuple[Word, ...]) -> tuple[str, ...]:
    """Name tags out of GUM's entity mentions.

    A mention whose head is a proper noun gives a name: the longest run of proper words around the head, with an inner
    "of" or "of the", without a title before it (`nmod:desc`, which UNER leaves out too). Capitalised words that get no
    tag this way but may well be names for UNER ("American") are `IGNORED`.
    """
    tags = ["O"] * len(words)
    opened: list[tuple[str, int]] = []
    mentions: list[tuple[int, int, str]] = []
    timed: set[int] = set()
    for position, word in enumerate(words):
        for opening, kind, rest in re.findall(r"(\()?([^()]+)(\))?", word.entity):
            if opening:
                parts = kind.split("-")
                opened.append((f"{parts[0]}\t{parts[1] if len(parts) > 1 else ''}", position))
            if rest:
                number = kind.split("-")[0]
                for back in range(len(opened) - 1, -1, -1):
                    key, start = opened[back]
                    if key.split("\t")[0] == number:
                        mentions.append((start, position + 1, key.split("\t")[1]))
                        del opened[back]
                        break
    for start, end, kind in sorted(mentions, key=lambda mention: mention[0] - mention[1]):
        if kind == "time":
            timed.update(range(start, end))
            continue
        head = next((i for i in range(start, end) if not start <= words[i].head < end), start)
        if words[head].upos == "PROPN":
            first, last = _proper_run(words, start, end, head)
            label = NAME_OF_ENTITY.get(kind, "OTH")
            if all(tag == "O" for tag in tags[first : last + 1]):
                tags[first : last + 1] = [f"B-{label}"] + [f"I-{label}"] * (last - first)
    for i, word in enumerate(words):
        if (
            tags[i] == "O"
            and i
            and i not in timed
            and word.form[:1].isupper()
            and word.upos in {"ADJ", "NOUN", "PROPN"}
        ):
            tags[i] = IGNORED
    return tuple(tags)


def _proper_run(words: tuple[Word, ...], start: int, end: int, head: int) -> tuple[int, int]:
    """First and last word of the run of proper words around `head` inside the mention."""

    def proper(i: int) -> bool:
        return start <= i < end and words[i].xpos in PROPER_TAGS and words[i].deprel != "nmod:desc"

    def step(i: int, way: int) -> int:
        for gap in (1, 2, 3):
            between = [words[i + way * k].form.lower() for k in range(1, gap) if start <= i + way * k < end]
            if proper(i + way * gap) and (
                not between or between[:: 1 if way > 0 else -1] in (["of"], ["of", "the"], ["-"])
            ):
                return i + way * gap
        return i

    first = last = head
    while (before := step(first, -1)) != first:
        first = before
    while (after := step(last, 1)) != last:
        last = after
    return first, last


def load(split: str) -> list[Tree]:
    """All sentences of a split ("train" or "dev") of EWT, then GUM, with what is known about each."""
    corpora = SHARED / "corpora"
    names = read_iob2(corpora / "uner_english_ewt" / f"en_ewt-ud-{split}.iob2.gz")
    scores = read_factuality(SHARED / "gold" / "factuality_uds_ih2" / f"{split}.jsonl.gz")
    trees: list[Tree] = []
    for tree in read_conllu(corpora / "ud_english_ewt" / f"en_ewt-ud-{split}.conllu.gz", "ewt"):
        forms = tuple(word.form for word in tree.words)
        name_forms, tags = names.get(tree.sent_id, ((), ()))
        score_forms, factuality = scores.get(tree.sent_id, ((), {}))
        trees.append(
            dataclasses.replace(
                tree,
                names=tags if name_forms == forms else None,
                factuality=factuality if score_forms == forms else {},
            )
        )
    for tree in read_conllu(corpora / "gum_permissive" / f"en_gum-perm-{split}.conllu.gz", "gum"):
        if tree.document not in UNCLEAR_LICENCE:
            trees.append(dataclasses.replace(tree, names=named_mentions(tree.words)))
    return trees
