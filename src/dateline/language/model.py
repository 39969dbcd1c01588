"""The language model at run time: text -> sentences, words, tags, trees, names and factuality.

Text is cut into words and sentences by rules. Where these leave two sentences together, such as a heading and the line
below it, the network says where the second one starts, and only those sentences are read once more.

The network's scales are fixed, and a sentence is padded by its own length alone: it reads the same by itself, in any
batch and in any process.

The files under `model/` (CC BY-SA 4.0, see its NOTICE) are made by the repository's `training` package.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from dateline.errors import ModelError
from dateline.language import decode
from dateline.language.decode import Flags, Floats, Ints
from dateline.language.lemmas import lemma
from dateline.language.mend import mend
from dateline.language.sentences import split
from dateline.language.tokenize import words as words_of
from dateline.language.windows import Window, Words, batches, inputs, windows
from dateline.records import Name, Sentence, Span, Token
from dateline.vocabulary import HINTED

FOLDER = Path(__file__).parent / "model"
FORMAT = 3

SURE_START = 0.0
"""Logit above which a word inside opens another sentence."""

ARCS_AT_ONCE = 32
"""Arcs whose relations are scored in one go."""

KEPT_WORDS_SCORED = 8_000
"""Words whose scores wait to be made sense of together, some more at most: 2 KB a word."""

KEPT_WORDS = 200_000
"""Words whose pieces are remembered; the memory is emptied when it is full."""

_NO_END_OF_A_NAME = frozenset({"ADP", "DET", "CCONJ"})
"""Tags on which no name ends ("Superior Court of the"); such ends are cut off."""


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
    hints: list[str] = []


@dataclass(frozen=True, slots=True)
class _Scores:
    """What the network says of a batch: words of each window (B,), scores of classes (N, C) and vectors as dependents
    (N, D) of all its words, window by window; scores of arcs (B, W, W) and vectors as heads (B, W, D);
    what the words tell of (N, types)."""

    windows: list[Window]
    counts: Ints
    tags: Floats
    arcs: Floats
    dependents: Floats
    heads: Floats
    hints: Floats


@dataclass(frozen=True, slots=True)
class _Arcs:
    """N arcs, in the order of the windows' words: vectors (N, D) of both ends, and which are the root's."""

    windows: list[Window]
    dependents: Floats
    heads: Floats
    under_root: Flags


class LanguageModel:
    """Reads text or words. Made by `load`; safe to share between threads of one process as ONNX Runtime is."""

    def __init__(self, folder: Path, threads: int) -> None:
        try:
            self._meta = msgspec.json.decode((folder / "meta.json").read_bytes(), type=Meta)
            self._tokenizer = Tokenizer.from_file(str(folder / "pieces.json"))
            self._session = _session(folder / "model.onnx", threads)
            self._relations = _session(folder / "labels.onnx", threads)
        except (OSError, msgspec.MsgspecError, ValueError) as error:
            raise ModelError(f"{folder}: the language model cannot be read ({error}); reinstall dateline") from error
        meta = self._meta
        if (
            meta.format != FORMAT
            or tuple(meta.hints) != HINTED
            or self._relations.get_outputs()[0].shape[1] != len(meta.deprels)
        ):
            raise ModelError(f"{folder}: expected a model of format {FORMAT}, found {meta.format}; reinstall dateline")
        self._after, self._first = decode.name_rules(meta.names)
        self._ends = list(itertools.accumulate(len(part) for part in (meta.upos, meta.xpos, meta.feats, meta.names)))
        self._root = meta.deprels.index("root")
        specials = [self._tokenizer.token_to_id(piece) for piece in ("[CLS]", "[SEP]", "[UNK]")]
        self._start, self._stop, self._unknown = (number or 0 for number in specials)
        self._known: dict[str, tuple[tuple[int, ...], int]] = {}

    def read(self, text: str, spans: Sequence[Span]) -> tuple[tuple[Sentence, ...], ...]:
        """Sentences of each span of one dispatch's text, none crossing a span. Offsets are those of the whole text."""
        return self.read_all([(text, spans)])[0]

    def read_all(self, texts: Sequence[tuple[str, Sequence[Span]]]) -> list[tuple[tuple[Sentence, ...], ...]]:
        """What `read` gives for each text; cheaper than one after the other, since batches are fuller."""
        found: list[Words] = []
        counts: list[int] = []
        for text, spans in texts:
            for span in spans:
                words = words_of(text, span.start, span.end)
                ranges = split(text, words)
                found.extend(words[start:end] for start, end in ranges)
                counts.append(len(ranges))
        read = self._run_all(found)
        parts = [_parts(words, cut) for words, cut in zip(found, read, strict=True)]
        again = iter(self._run_all([part for several in parts if len(several) > 1 for part in several]))
        sentences = (
            [_sentence(cut)] if len(several) == 1 else [_sentence(next(again)) for _ in several]
            for cut, several in zip(read, parts, strict=True)
        )
        of_spans = (tuple(itertools.chain.from_iterable(itertools.islice(sentences, count))) for count in counts)
        return [tuple(itertools.islice(of_spans, len(spans))) for _, spans in texts]

    def parse(self, words: Sequence[Sequence[str]]) -> tuple[Sentence, ...]:
        """Sentences that are cut into words already; offsets count in each sentence's words joined by one space."""
        placed: list[Words] = []
        for sentence in words:
            starts = itertools.accumulate((len(word) + 1 for word in sentence), initial=0)
            placed.append([(start, start + len(word), word) for start, word in zip(starts, sentence, strict=False)])
        return tuple(_sentence(cut) for cut in self._run_all(placed))

    def _run_all(self, sentences: Sequence[Words]) -> list[list[Window]]:
        """The windows of each sentence, read."""
        cut = [list(windows(words, self._look_up)) for words in sentences]
        waiting: list[_Scores] = []
        count = 0
        for batch in batches(list(itertools.chain.from_iterable(cut))):
            waiting.append(self._run(batch))
            count += len(waiting[-1].tags)
            if count > KEPT_WORDS_SCORED:
                self._label(self._decode(waiting))
                waiting, count = [], 0
        if waiting:
            self._label(self._decode(waiting))
        return cut

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

    def _run(self, batch: list[Window]) -> _Scores:
        """Run the network on a batch."""
        counts: Ints = np.array([len(window.words) for window in batch], np.int64)
        found = self._session.run(None, inputs(batch, counts, self._start, self._stop))
        tags, arcs, dependents, heads, hints = found
        words = decode.inside(counts, arcs.shape[1])
        return _Scores(batch, counts, tags[words], arcs, dependents[words], heads, hints[words])

    def _decode(self, read: Sequence[_Scores]) -> _Arcs:
        """Put what the network says of some batches into their windows, but for the relations of the arcs it gives."""
        tags = np.concatenate([each.tags for each in read])
        windows = list(itertools.chain.from_iterable([each.windows for each in read]))
        sizes = np.concatenate([each.counts for each in read])
        starts: Ints = np.cumsum(sizes) - sizes
        upos, xpos, feats, names = (tags[:, start:end] for start, end in itertools.pairwise([0, *self._ends]))
        meta = self._meta
        all_upos, all_xpos, all_feats, all_names = (
            [classes[i] for i in best.tolist()]
            for classes, best in (
                (meta.upos, upos.argmax(-1)),
                (meta.xpos, xpos.argmax(-1)),
                (meta.feats, feats.argmax(-1)),
                (meta.names, decode.name_tags(names, starts, self._after, self._first)),
            )
        )
        factuality = np.round(tags[:, -2].astype(np.float64).clip(-3, 3), 2).tolist()
        hints = decode.unlikelihoods(np.concatenate([each.hints for each in read]))
        opens = tags[:, -1] > SURE_START
        opens[starts] = False
        chosen = decode.heads([(each.arcs, each.counts) for each in read])
        heads = (chosen - 1).tolist()
        end = 0
        for window in windows:
            start, end = end, end + len(window.words)
            window.upos = all_upos[start:end]
            window.xpos = all_xpos[start:end]
            window.feats = all_feats[start:end]
            window.tags = all_names[start:end]
            window.factuality = factuality[start:end]
            window.hints = hints[start:end]
            window.heads = heads[start:end]
        for word in np.flatnonzero(opens).tolist():
            number = int(np.searchsorted(starts, word, "right")) - 1
            windows[number].starts.append(word - int(starts[number]))
        vectors, behind = [], 0
        for each in read:
            rows = np.repeat(np.arange(len(each.counts)), each.counts)
            vectors.append(each.heads[rows, chosen[behind : behind + len(rows)]])
            behind += len(rows)
        dependents = np.concatenate([each.dependents for each in read])
        return _Arcs(windows, dependents, np.concatenate(vectors), chosen == 0)

    def _label(self, arcs: _Arcs) -> None:
        """Put the relations of arcs into their windows, scored in portions that fit a fast cache."""
        found: list[Floats] = []
        for start in range(0, len(arcs.heads), ARCS_AT_ONCE):
            part = slice(start, start + ARCS_AT_ONCE)
            found += self._relations.run(None, {"dependents": arcs.dependents[part], "heads": arcs.heads[part]})
        scores = np.concatenate(found)
        scores[:, self._root] = np.where(arcs.under_root, -decode.NEVER, decode.NEVER)
        labels = [self._meta.deprels[i] for i in scores.argmax(-1).tolist()]
        end = 0
        for window in arcs.windows:
            start, end = end, end + len(window.words)
            window.deprels = labels[start:end]


def _session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


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


def _parts(words: Words, cut: Sequence[Window]) -> list[Words]:
    """The sentence, cut where the network says that another one starts inside."""
    offsets = itertools.accumulate((len(window.words) for window in cut), initial=0)
    inner = [offset + start for offset, window in zip(offsets, cut, strict=False) for start in window.starts]
    return [words[start:end] for start, end in itertools.pairwise([0, *inner, len(words)])] if inner else [words]


def _sentence(windows: Sequence[Window]) -> Sentence:
    """One sentence out of its windows; the root of a later window hangs on the first root as parataxis."""
    tokens: list[Token] = []
    names: list[Name] = []
    root = -1
    for window in windows:
        base = len(tokens)
        w = window
        heads, deprels = w.heads, w.deprels
        if base:
            deprels = [deprel if head >= 0 else "parataxis" for head, deprel in zip(heads, deprels, strict=True)]
            heads = [head + base if head >= 0 else root for head in heads]
        else:
            root = heads.index(-1)
        starts, ends, texts = zip(*w.words, strict=True)
        lemmas = map(lemma, texts, w.upos, w.xpos)
        tokens += map(
            Token, starts, ends, texts, lemmas, w.upos, w.xpos, w.feats, heads, deprels, w.factuality, w.hints
        )
        for start, end, label in decode.names(w.tags):
            while end - start > 1 and window.upos[end - 1] in _NO_END_OF_A_NAME:
                end -= 1
            names.append(Name(start + base, end + base, label))
    if not tokens:
        return Sentence(0, 0, ())
    return Sentence(tokens[0].start, tokens[-1].end, mend(tokens), tuple(names))
