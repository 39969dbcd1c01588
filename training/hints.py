"""Teach the shipped network to say which event a word tells of: `python -m training.hints`.

What its layers know of a word in its sentence, at the bottom, in the middle and at the top, goes through one hidden
layer to the likelihoods of no event and of each type. Only these two matrices are learned; the network stays as it is,
and they become part of `model.onnx`, which is made anew with the output `hints`. They learn from the dispatches of
`events/`, from the words that the lexicon knows as triggers and those that are marked, and at half the weight from the
lexicon's examples (the trigger alone) and counter-examples (all words that it knows).

Five times a fifth of the texts is left out, and what is said of it is kept in `build/training/hints/`:
`training.nearness` must not see a text that the hints were learned on.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec
import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from dateline.language.decode import inside, unlikelihoods
from dateline.language.model import FOLDER, LanguageModel
from dateline.language.windows import Window, inputs
from dateline.lexicon.ontology import plover
from dateline.records import Sentence, Span, Token
from dateline.stages.coding.matching import TRIGGERS
from dateline.vocabulary import HINTED
from training import left_out
from training.marked import load, quiet
from training.network import MINILM

FOLDS = 5
LAYERS: Final = (0, 3, 5)
"""Of the encoder, counted from the word table. The lowest adds most: it knows the word itself best."""
HIDDEN, ROUNDS, BATCH, RATE, DECAY = 256, 8, 256, 2e-3, 0.05
DROPPED_IN, DROPPED_WITHIN = 0.1, 0.3
LEXICON_WEIGHT = 0.5
UNKNOWN = -1
REACH, FINEST = 6.0, 127
"""Standard deviations that a value may lie from its mean before it is cut, and steps on either side."""
WEIGHT_STEPS = 63
"""Seven bits, which cannot overflow on machines without VNNI (see `export`)."""
_OWN = "hints/"

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A text, what its words tell of by their first character (of no event if they are not there), and how much it
    counts. `fold`: the fifth that it is left out with, if ever. `only`: the one lemma of which it is known what it
    tells of, and what."""

    name: str
    text: str
    told: dict[int, int]
    fold: int | None
    weight: float = 1.0
    only: tuple[str, int] | None = None

    def event_of(self, token: Token) -> int:
        """The class of a word."""
        if self.only is None:
            return self.told.get(token.start, 0)
        lemma, event = self.only
        return event if token.lemma == lemma else UNKNOWN


class Watched(LanguageModel):
    """The shipped language model, keeping the inner vectors of the words it reads."""

    def __init__(self) -> None:
        super().__init__(FOLDER, threads=2)
        graph = onnx.load(FOLDER / "model.onnx")
        graph.graph.output.extend(
            onnx.helper.make_tensor_value_info(vectors_of(layer), onnx.TensorProto.FLOAT, None) for layer in LAYERS
        )
        self._opened = onnxruntime.InferenceSession(graph.SerializeToString(), providers=["CPUExecutionProvider"])
        self.vectors: dict[int, Floats] = {}

    def _run(self, batch: list[Window]) -> object:  # type: ignore[override]
        counts = np.array([len(window.words) for window in batch], np.int64)
        given = inputs(batch, counts, self._start, self._stop)
        layers = self._opened.run([vectors_of(layer) for layer in LAYERS], given)
        words = inside(counts, given["first"].shape[1])
        flat = [layer.reshape(-1, layer.shape[-1]) for layer in layers]
        ends = [(layer[given["first"][words]] + layer[given["last"][words]]) / 2 for layer in flat]
        starts = [start for window in batch for start, _, _ in window.words]
        self.vectors.update(zip(starts, np.concatenate(ends, 1), strict=True))
        return super()._run(batch)

    def see(self, text: str) -> tuple[tuple[Sentence, ...], dict[int, Floats]]:
        """The sentences of a text, and the vector of each word by its first character."""
        self.vectors = {}
        paragraphs = [Span(start, start + len(part)) for start, part in _paragraphs(text)]
        sentences = tuple(sentence for part in self.read(text, paragraphs) for sentence in part)
        return sentences, self.vectors


def vectors_of(layer: int) -> str:
    """The name of an encoder layer's output in the graph."""
    return f"/layers.{layer}/norm_after/LayerNormalization_output_0"


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for part in text.split("\n\n"):
        if part.strip():
            yield start, part
        start += len(part) + 2


def lessons() -> Iterator[Lesson]:
    """Marked dispatches, and the lexicon's examples and counter-examples."""
    for one in load():
        told = {start: HINTED.index(event) for (start, _), event in one.events.items()}
        told |= {start: UNKNOWN for start in range(len(one.text)) if one.is_aside(start)}
        yield Lesson(one.name, one.text, told, fold_of(one.name))
    for one in quiet():
        yield Lesson(one.name, one.text, {}, fold_of(one.name), LEXICON_WEIGHT)
    for example in plover().rows:
        event = example.gives.split("/")[0].split(" ")[0]
        if event in HINTED[1:]:
            lemma = example.trigger.split(" ")[0]
            only = (lemma, HINTED.index(event))
            yield Lesson(example.place, example.example, {}, None, LEXICON_WEIGHT, only)


@dataclass(frozen=True, slots=True)
class Material:
    """N words: their vectors (N, D), classes (N,), weights (N,), of which text and character each is, and the fifth
    with which its text is left out."""

    vectors: Tensor
    events: Tensor
    weights: Tensor
    places: list[tuple[str, int]]
    folds: list[int | None]


def material() -> Material:
    """All words that are learned from."""
    watched, known = Watched(), plover().rows_of
    vectors, events, weights, places, folds = [], [], [], [], []
    for lesson in lessons():
        sentences, seen = watched.see(lesson.text)
        for token in (token for sentence in sentences for token in sentence.tokens):
            part = "NOUN" if token.upos == "PROPN" else token.upos
            tried = token.upos in TRIGGERS and (token.lemma.lower(), part) in known
            event = lesson.event_of(token)
            if event == UNKNOWN or not (tried or (event and lesson.only is None)):
                continue
            vectors.append(seen[token.start])
            events.append(event)
            weights.append(lesson.weight)
            places.append((lesson.name, token.start))
            folds.append(lesson.fold)
    stacked = torch.from_numpy(np.stack(vectors).astype(np.float32))
    return Material(stacked, torch.tensor(events), torch.tensor(weights), places, folds)


def fold_of(name: str) -> int:
    """Which fifth a text is left out with, by its number; the examples of the lexicon never are."""
    return int(re.sub(r"\D", "", name)) % FOLDS


@dataclass(frozen=True, slots=True)
class Head:
    """Vectors (N, D) -> scores (N, types): (vector - mean) / spread, cut at REACH; a hidden layer with ReLU."""

    mean: Floats
    spread: Floats
    inner: Floats  # (D, HIDDEN)
    inner_bias: Floats
    outer: Floats  # (HIDDEN, types)
    outer_bias: Floats


def learn(vectors: Tensor, events: Tensor, weights: Tensor) -> Head:
    """The head that fits some words best, by AdamW with one cycle of the rate."""
    torch.manual_seed(0)
    mean, spread = vectors.mean(0), vectors.std(0).clamp_min(1e-3)
    inner, outer = nn.Linear(vectors.shape[1], HIDDEN), nn.Linear(HIDDEN, len(HINTED))
    network = nn.Sequential(nn.Dropout(DROPPED_IN), inner, nn.ReLU(), nn.Dropout(DROPPED_WITHIN), outer)
    steps = ROUNDS * -(-len(vectors) // BATCH)
    optimizer = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    for _ in range(ROUNDS):
        order = torch.randperm(len(vectors))
        for part in order.split(BATCH):
            values = ((vectors[part] - mean) / spread).clamp(-REACH, REACH)
            loss = nn.functional.cross_entropy(network(values), events[part], reduction="none")
            optimizer.zero_grad()
            (loss * weights[part]).mean().backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            rate.step()
    parts = (mean, spread, inner.weight.T, inner.bias, outer.weight.T, outer.bias)
    return Head(*(np.ascontiguousarray(part.detach().numpy(), np.float32) for part in parts))


def scores(head: Head, vectors: Floats) -> Floats:
    """What a head says of words (N, D), before it is cut to eight bits."""
    values = ((vectors - head.mean) / head.spread).clip(-REACH, REACH)
    found: Floats = np.maximum(values @ head.inner + head.inner_bias, 0) @ head.outer + head.outer_bias
    return found


def blank() -> Head:
    """A head that says nothing, for a network that has none yet."""
    wide, types = len(LAYERS) * MINILM.width, len(HINTED)
    zeros = [np.zeros(shape, np.float32) for shape in ((wide, HIDDEN), HIDDEN, (HIDDEN, types), types)]
    return Head(np.zeros(wide, np.float32), np.ones(wide, np.float32), *zeros)


def hints_by_others(learned_from: Material) -> dict[str, dict[int, bytes]]:
    """Of each text that can be left out, the hints for its words by those who have not seen it; prints how good."""
    folds = learned_from.folds
    found: dict[str, dict[int, bytes]] = {}
    counts: Counter[tuple[float, str]] = Counter()
    for fold in range(FOLDS):
        apart = torch.tensor([each == fold for each in folds])
        head = learn(*(part[~apart] for part in (learned_from.vectors, learned_from.events, learned_from.weights)))
        said = scores(head, learned_from.vectors[apart].numpy())
        places = [place for place, each in zip(learned_from.places, folds, strict=True) if each == fold]
        for (name, start), hints in zip(places, unlikelihoods(said), strict=True):
            found.setdefault(name, {})[start] = hints
        _count(counts, said, learned_from.events[apart].numpy())
    for least in (0.3, 0.5, 0.7, 0.85):
        right, read, all_ = (counts[least, what] for what in ("right", "read", "all"))
        print(f"from {least}: {right / all_:.3f} of {all_} found, {right / max(1, read):.3f} of {read} right")
    return found


def _count(counts: Counter[tuple[float, str]], said: Floats, events: NDArray[np.int64]) -> None:
    likely = np.exp(said - np.logaddexp.reduce(said, axis=1, keepdims=True))
    best = likely.argmax(1)
    for least in (0.3, 0.5, 0.7, 0.85):
        read = (best > 0) & (likely.max(1) >= least)
        counts[least, "right"] += int((read & (best == events)).sum())
        counts[least, "read"] += int(read.sum())
        counts[least, "all"] += int((events > 0).sum())


def with_head(model: onnx.ModelProto, head: Head) -> onnx.ModelProto:
    """The graph with the output `hints` (B, W, types); a head that it has already is taken out."""
    graph = model.graph
    for kept in (graph.node, graph.initializer, graph.output):
        for item in [item for item in kept if item.name.startswith((_OWN, "hints"))]:
            kept.remove(item)
    step = np.float32(REACH / FINEST)
    channel = np.abs(head.inner).max(0).clip(1e-8) / WEIGHT_STEPS
    constants: dict[str, NDArray[np.generic]] = {
        "wide": np.array([-1, len(head.mean) // len(LAYERS)], np.int64),
        "twice mean": 2 * head.mean,
        "half spread": 1 / (2 * head.spread),
        "step": np.array(step),
        "middle": np.array(FINEST + 1, np.uint8),
        "inner": np.round(head.inner / channel).astype(np.int8),
        "inner scale": (channel * step).astype(np.float32),
        "inner bias": head.inner_bias,
        "outer": head.outer,
        "outer bias": head.outer_bias,
    }
    steps: list[tuple[str, list[str], str]] = []
    for layer in LAYERS:
        steps += [
            ("Reshape", [vectors_of(layer), "wide"], f"flat {layer}"),
            ("Gather", [f"flat {layer}", "first"], f"first {layer}"),
            ("Gather", [f"flat {layer}", "last"], f"last {layer}"),
            ("Add", [f"first {layer}", f"last {layer}"], f"twice {layer}"),
        ]
    steps += [
        ("Concat", [f"twice {layer}" for layer in LAYERS], "twice"),
        ("Sub", ["twice", "twice mean"], "apart"),
        ("Mul", ["apart", "half spread"], "alike"),
        ("QuantizeLinear", ["alike", "step", "middle"], "bytes"),
        ("MatMulInteger", ["bytes", "inner", "middle"], "whole"),
        ("Cast", ["whole"], "float"),
        ("Mul", ["float", "inner scale"], "scaled"),
        ("Add", ["scaled", "inner bias"], "biased"),
        ("Relu", ["biased"], "hidden"),
        ("MatMul", ["hidden", "outer"], "product"),
        ("Add", ["product", "outer bias"], "hints"),
    ]
    more = {"Cast": {"to": onnx.TensorProto.FLOAT}, "Concat": {"axis": -1}}
    outside = {"first", "last", "hints", *(vectors_of(layer) for layer in LAYERS)}

    def named(name: str) -> str:
        return name if name in outside else _OWN + name

    for kind, given, made in steps:
        node = onnx.helper.make_node(kind, [named(name) for name in given], [named(made)], **more.get(kind, {}))
        node.name = _OWN + made
        graph.node.append(node)
    graph.initializer.extend(onnx.numpy_helper.from_array(value, _OWN + name) for name, value in constants.items())
    shape = ["sentences", "words", len(HINTED)]
    graph.output.append(onnx.helper.make_tensor_value_info("hints", onnx.TensorProto.FLOAT, shape))
    return model


def write(head: Head, folder: Path = FOLDER) -> None:
    """Put a head into the model of a folder."""
    model = with_head(onnx.load(folder / "model.onnx"), head)
    onnx.checker.check_model(model)
    aside = folder / "model.onnx.part"
    onnx.save(model, aside)
    aside.replace(folder / "model.onnx")
    meta = msgspec.json.decode((folder / "meta.json").read_bytes())
    meta["hints"] = list(HINTED)
    (folder / "meta.json").write_bytes(msgspec.json.format(msgspec.json.encode(meta), indent=1) + b"\n")


def main() -> None:
    """Learn, keep what was said of texts left out, and write the head that has seen all."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    learned_from = material()
    print(f"{len(learned_from.places):,} words, {int((learned_from.events > 0).sum()):,} of them tell of an event")
    left_out.keep(hints_by_others(learned_from))
    write(learn(learned_from.vectors, learned_from.events, learned_from.weights))
    print(f"{FOLDER / 'model.onnx'}: {(FOLDER / 'model.onnx').stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
