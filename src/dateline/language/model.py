"""The language model at run time: words -> tags, trees, names and factuality.

One call of `read` is one dispatch. Its sentences are sorted by length and run in batches that never hold a word of
another dispatch: the int8 kernels scale their inputs by the largest value of a batch, so this alone makes a dispatch
read the same by itself, in any order and in any process.

The files under `model/` (CC BY-SA 4.0, see its NOTICE) are made by the repository's `training` package.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from dateline.errors import ModelError
from dateline.language import decode
from dateline.language.decode import Floats, Ints
from dateline.language.lemmas import lemma
from dateline.language.mend import mend
from dateline.language.sentences import split
from dateline.language.tokenize import words as words_of
from dateline.records import Name, Sentence, Span, Token

FOLDER = Path(__file__).parent / "model"
FORMAT = 1

# A batch of the model, in word pieces with padding, as in training.
PIECES_A_BATCH = 1000
# Reach of the model: longer sentences are read in windows. Positions go to 512; training saw 300 pieces at most.
MOST_WORDS, MOST_PIECES = 180, 480
KEPT_WORDS = 200_000
"""Words whose pieces are remembered; the memory is emptied when it is full."""

_NO_END_OF_A_NAME = frozenset({"ADP", "DET", "CCONJ"})
"""Tags on which no name ends ("Superior Court of the"); such ends are cut off."""

Words = Sequence[tuple[int, int, str]]


class Meta(msgspec.Struct, frozen=True):
    """`meta.json`: the classes of each head in the order of their scores, and how words were cut in training."""

    format: int
    longest_word: int
    most_pieces: int
    upos: list[str]
    xpos: list[str]
    feats: list[str]
    names: list[str]
    deprels: list[str]


@dataclass(slots=True)
class _Window:
    """Up to MOST_WORDS words that the model reads at once, and after the run what it found (one item a word)."""

    words: Words
    pieces: list[tuple[int, ...]]
    shapes: list[int]
    size: int
    upos: list[str]
    xpos: list[str]
    feats: list[str]
    tags: list[str]
    heads: list[int]
    deprels: list[str]
    factuality: list[float]


class LanguageModel:
    """Reads text or words. Made by `load`; safe to share between threads of one process as ONNX Runtime is."""

    def __init__(self, folder: Path, threads: int) -> None:
        try:
            self._meta = msgspec.json.decode((folder / "meta.json").read_bytes(), type=Meta)
            self._tokenizer = Tokenizer.from_file(str(folder / "pieces.json"))
            labels = np.load(folder / "labels.npy")
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = threads
            options.inter_op_num_threads = 1
            options.add_session_config_entry("session.intra_op.allow_spinning", "0")
            options.log_severity_level = 3
            self._session = onnxruntime.InferenceSession(
                str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except (OSError, msgspec.MsgspecError, ValueError) as error:
            raise ModelError(f"{folder}: the language model cannot be read ({error}); reinstall dateline") from error
        meta = self._meta
        if meta.format != FORMAT or labels.shape[1] != len(meta.deprels):
            raise ModelError(f"{folder}: expected a model of format {FORMAT}, found {meta.format}; reinstall dateline")
        self._labels: Floats = np.ascontiguousarray(labels.transpose(1, 0, 2), np.float32)
        self._after, self._first = decode.name_rules(meta.names)
        self._ends = list(itertools.accumulate(len(part) for part in (meta.upos, meta.xpos, meta.feats, meta.names)))
        self._root = meta.deprels.index("root")
        specials = [self._tokenizer.token_to_id(piece) for piece in ("[CLS]", "[SEP]", "[UNK]")]
        self._start, self._stop, self._unknown = (number or 0 for number in specials)
        self._known: dict[str, tuple[tuple[int, ...], int]] = {}

    def read(self, text: str, spans: Sequence[Span]) -> tuple[tuple[Sentence, ...], ...]:
        """Sentences of each span of one dispatch's text, none crossing a span. Offsets are those of the whole text."""
        found: list[Words] = []
        counts: list[int] = []
        for span in spans:
            words = words_of(text, span.start, span.end)
            ranges = split(text, words)
            found.extend(words[start:end] for start, end in ranges)
            counts.append(len(ranges))
        sentences = iter(self._parse(found))
        return tuple(tuple(itertools.islice(sentences, count)) for count in counts)

    def parse(self, words: Sequence[Sequence[str]]) -> tuple[Sentence, ...]:
        """Sentences that are cut into words already; offsets count in each sentence's words joined by one space."""
        placed: list[Words] = []
        for sentence in words:
            starts = itertools.accumulate((len(word) + 1 for word in sentence), initial=0)
            placed.append([(start, start + len(word), word) for start, word in zip(starts, sentence, strict=False)])
        return tuple(self._parse(placed))

    def _parse(self, sentences: Sequence[Words]) -> list[Sentence]:
        cut = [list(self._windows(words)) for words in sentences]
        for batch in _batches([window for windows in cut for window in windows]):
            self._run(batch)
        return [_sentence(windows) for windows in cut]

    def _windows(self, words: Words) -> Iterator[_Window]:
        """Cut a sentence into windows within the model's reach, after punctuation where there is some."""
        looked_up = [self._look_up(word[2]) for word in words]
        start = 0
        while start < len(words):
            end, size = start, 0
            while end < len(words) and end - start < MOST_WORDS and size + len(looked_up[end][0]) <= MOST_PIECES:
                size += len(looked_up[end][0])
                end += 1
            if end < len(words):
                stops = (i for i in range(end, (start + end) // 2, -1) if not words[i - 1][2][0].isalnum())
                end = next(stops, end)
            pieces = [found[0] for found in looked_up[start:end]]
            shapes = [found[1] for found in looked_up[start:end]]
            size = sum(map(len, pieces)) + 2
            yield _Window(words[start:end], pieces, shapes, size, [], [], [], [], [], [], [])
            start = end

    def _look_up(self, word: str) -> tuple[tuple[int, ...], int]:
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= KEPT_WORDS:
                self._known.clear()
            most = self._meta.most_pieces
            ids = self._tokenizer.encode(plain(word, self._meta.longest_word), add_special_tokens=False).ids
            ids = ids or [self._unknown]
            if len(ids) > most:
                ids = ids[: most // 2] + ids[-(most // 2) :]
            found = self._known[word] = (tuple(ids), shape(word))
        return found

    def _run(self, batch: list[_Window]) -> None:
        """Run the network on a batch and put what it says into the windows."""
        counts: Ints = np.array([len(window.words) for window in batch], np.int64)
        tags, arcs, dependents, heads_ = self._session.run(None, self._inputs(batch, counts))
        upos, xpos, feats, names = (tags[:, :, start:end] for start, end in itertools.pairwise([0, *self._ends]))
        best = [part.argmax(-1).tolist() for part in (upos, xpos, feats)]
        name_tags = decode.name_tags(names, counts, self._after, self._first).tolist()
        factuality = np.round(tags[:, :, -1].astype(np.float64).clip(-3, 3), 2).tolist()
        heads = decode.heads(arcs, counts)
        inside = np.arange(arcs.shape[1])[None, :] <= counts[:, None]
        inside[:, 0] = False
        rows, columns = np.nonzero(inside)
        chosen = heads[rows, columns]
        scores = decode.label_scores(self._labels, dependents[rows, columns], heads_[rows, chosen])
        scores[:, self._root] = np.where(chosen == 0, decode.NEVER * -1, decode.NEVER)
        labels = iter(scores.argmax(-1).tolist())
        meta = self._meta
        for row, window in enumerate(batch):
            last = len(window.words) + 1
            window.upos = [meta.upos[i] for i in best[0][row][1:last]]
            window.xpos = [meta.xpos[i] for i in best[1][row][1:last]]
            window.feats = [meta.feats[i] for i in best[2][row][1:last]]
            window.tags = [meta.names[i] for i in name_tags[row][1:last]]
            window.factuality = factuality[row][1:last]
            window.heads = (heads[row, 1:last] - 1).tolist()
            window.deprels = [meta.deprels[i] for i in itertools.islice(labels, last - 1)]

    def _inputs(self, batch: list[_Window], counts: Ints) -> dict[str, Ints]:
        """The network's inputs: pieces and shapes (B, P), lengths (B,), first and last piece of each word (B, W)."""
        wide = max(window.size for window in batch)
        columns = int(counts.max()) + 1
        pieces = np.zeros((len(batch), wide), np.int64)
        shapes = np.zeros((len(batch), wide), np.int64)
        first = np.repeat(np.arange(len(batch), dtype=np.int64)[:, None] * wide, columns, 1)
        last = first.copy()
        for row, window in enumerate(batch):
            ids = list(itertools.chain.from_iterable(window.pieces))
            sizes = np.array([len(part) for part in window.pieces])
            ends = np.cumsum(sizes)
            pieces[row, 0] = self._start
            pieces[row, 1 : len(ids) + 1] = ids
            pieces[row, len(ids) + 1] = self._stop
            shapes[row, 1 : len(ids) + 1] = np.repeat(window.shapes, sizes)
            last[row, 1 : len(sizes) + 1] += ends
            first[row, 1 : len(sizes) + 1] += ends - sizes + 1
        lengths = np.array([window.size for window in batch], np.int64)
        return {"pieces": pieces, "shapes": shapes, "lengths": lengths, "first": first, "last": last}


def load(threads: int = 1) -> LanguageModel:
    """The model of this installation. Raises ModelError where its files are missing or do not fit together.

    `threads`: of one run of the network; several processes of one thread each are faster than one of several.
    """
    return LanguageModel(FOLDER, threads)


def plain(word: str, longest: int) -> str:
    """A word as the pieces see it: cut in the middle if very long, the apostrophe inside a word always straight."""
    if len(word) > longest:
        word = word[: longest // 2] + word[-(longest // 2) :]
    return word.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'") if len(word) > 1 else word


def shape(word: str) -> int:
    """Shape class 1..11 of a word, which the uncased pieces do not show; the same as in training."""
    if not any(c.isalnum() for c in word):
        return 9 if len(word) == 1 else 10
    if any(c.isdigit() for c in word):
        return 6 if not any(c.isalpha() for c in word) else 7
    if word.islower():
        return 1
    if len(word) == 1:
        return 4 if word.isupper() else 11
    if word.isupper():
        return 8 if "." in word else 3
    if word[0].isupper() and word[1:].islower():
        return 2
    return 5 if word[0].isupper() or any(c.isupper() for c in word) else 11


def _batches(windows: list[_Window]) -> Iterator[list[_Window]]:
    """Windows of like size together, at most PIECES_A_BATCH pieces with padding (one window may be more than that)."""
    batch: list[_Window] = []
    for window in sorted(windows, key=lambda window: window.size):
        if batch and window.size * (len(batch) + 1) > PIECES_A_BATCH:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def _sentence(windows: list[_Window]) -> Sentence:
    """One sentence out of its windows; the root of a later window hangs on the first root as parataxis."""
    tokens: list[Token] = []
    names: list[Name] = []
    root = -1
    for window in windows:
        base = len(tokens)
        w = window
        rows = zip(w.words, w.upos, w.xpos, w.feats, w.heads, w.deprels, w.factuality, strict=True)
        for (start, end, text), upos, xpos, feats, head, deprel, factuality in rows:
            if head >= 0:
                head += base
            elif root >= 0:
                head, deprel = root, "parataxis"
            else:
                root = len(tokens)
            lemma_ = lemma(text, upos, xpos)
            tokens.append(Token(start, end, text, lemma_, upos, xpos, feats, head, deprel, factuality))
        for start, end, label in decode.names(window.tags):
            while end - start > 1 and window.upos[end - 1] in _NO_END_OF_A_NAME:
                end -= 1
            names.append(Name(start + base, end + base, label))
    if not tokens:
        return Sentence(0, 0, ())
    return Sentence(tokens[0].start, tokens[-1].end, mend(tokens), tuple(names))
