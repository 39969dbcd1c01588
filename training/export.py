"""Write the trained network into the package: `python -m training.export`.

The student's averaged weights (`build/training/student/average.pt`) become `model.onnx` with int8 weights, one scale
for each output channel and 7 of 8 bits used (`reduce_range`), which cannot overflow on machines without VNNI. What
flows between the layers is cut to eight bits by scales that are fixed here, on training sentences: with scales taken
from each batch anew a sentence would read a little differently in other company. The word table is int8 with a scale
for each row. The small heads stay float32. The label weights become a second graph, `labels.onnx`, which is run on the
chosen arcs only. The hints at events are blank until `training.hints` has run. All is written aside and swapped in at
the end, file by file.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import random
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from dateline.language.model import FORMAT
from training import batches, corpora, hints
from training.batches import Labels
from training.corpora import REPOSITORY, WORK
from training.network import MINILM, Network, Sizes
from training.pieces import LONGEST_WORD, MOST_PIECES, Pieces

PACKAGE = REPOSITORY / "src" / "dateline" / "language" / "model"
OUTPUTS = ("tags", "arcs", "label_dependent", "label_head")
INPUTS = ("pieces", "shapes", "lengths", "first", "last")
ENDS = ("dependents", "heads")
OPSET, IR_VERSION = 20, 9
Ranges = dict[str, tuple[float, float]]
CALIBRATION_SENTENCES, CALIBRATION_SEED, CALIBRATION_QUANTILE = 1_200, 1, 0.85


def by_row(table: Tensor) -> tuple[Tensor, Tensor]:
    """Rows as int8 with one scale a row: (rows, width) -> (rows, width) int8, (rows, 1) float."""
    scale = table.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
    return torch.round(table / scale).to(torch.int8), scale


class Exported(nn.Module):
    """The network as it is shipped: word and position tables in int8 unless `exact`, no label scores."""

    def __init__(self, network: Network, exact: bool) -> None:
        super().__init__()
        self.network, self.exact = network, exact
        self.word_rows, self.word_scale = by_row(network.word_table.weight.detach())
        self.position_rows, self.position_scale = by_row(network.position_table.weight.detach())

    def forward(
        self, pieces: Tensor, shapes: Tensor, lengths: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Arguments as for `Network.words`; the fields of `Scores` in order."""
        if self.exact:
            scores = self.network(pieces, shapes, lengths, first, last)
            return scores.tags, scores.arcs, scores.label_dependent, scores.label_head
        embedded = self.word_rows[pieces].to(torch.float32) * self.word_scale[pieces]
        steps = torch.arange(pieces.shape[1])
        placed = self.position_rows[steps].to(torch.float32) * self.position_scale[steps]
        scores = self.network.read(self.network.encode(embedded, placed, shapes, lengths, first, last))
        return scores.tags, scores.arcs, scores.label_dependent, scores.label_head


def write_graph(network: Network, path: Path, exact: bool) -> None:
    """Write the float32 graph with free sizes of batch, pieces and words."""
    pieces = torch.randint(5, 500, (3, 12))
    lengths = torch.tensor([12, 9, 5])
    words = torch.randint(0, 36, (3, 7))
    arguments = (pieces, torch.ones_like(pieces), lengths, words, words)
    axes = {name: {0: "sentences", 1: "pieces"} for name in ("pieces", "shapes")}
    axes |= {name: {0: "sentences", 1: "words"} for name in ("first", "last", "tags", "label_dependent", "label_head")}
    axes |= {"lengths": {0: "sentences"}, "arcs": {0: "sentences", 1: "words", 2: "words"}}
    torch.onnx.export(
        Exported(network, exact).eval(),
        arguments,
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def heads_kept(path: Path) -> list[str]:
    """Names of the MatMul nodes that stay float32: everything outside the encoder but the wide arc projection."""
    graph = onnx.load(path).graph
    return [node.name for node in graph.node if node.op_type in {"MatMul", "Gemm"} and not _wide(node.name)]


def _wide(name: str) -> bool:
    return "/layers." in name or "arcs_and_labels" in name


def ranges(graph: onnx.ModelProto, names: list[str], labels: Labels, pieces: Pieces) -> Ranges:
    """(least, greatest) value of each named tensor on training sentences; most batches keep to it."""
    opened = onnx.ModelProto()
    opened.CopyFrom(graph)
    inner = [name for name in names if name not in OUTPUTS]
    opened.graph.output.extend(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None) for name in inner)
    session = onnxruntime.InferenceSession(opened.SerializeToString(), providers=["CPUExecutionProvider"])
    trees = corpora.load("train")
    random.Random(CALIBRATION_SEED).shuffle(trees)
    seen: dict[str, list[tuple[float, float]]] = {name: [] for name in names}
    for group in batches.plan(trees[:CALIBRATION_SENTENCES], pieces, None):
        batch = batches.make(group, pieces, labels, None)
        values = session.run(names, {name: getattr(batch, name).numpy() for name in INPUTS})
        inside = np.arange(batch.pieces.shape[1])[None, :] < batch.lengths.numpy()[:, None]
        for name, value in zip(names, values, strict=True):
            real = value[inside] if value.shape[:2] == inside.shape else value
            seen[name].append((float(real.min()), float(real.max())))
    return {
        name: (
            float(np.quantile([low for low, _ in pairs], 1 - CALIBRATION_QUANTILE)),
            float(np.quantile([high for _, high in pairs], CALIBRATION_QUANTILE)),
        )
        for name, pairs in seen.items()
    }


def fix_scales(graph: onnx.ModelProto, found: Ranges) -> None:
    """Put constant scales in the place of those computed from each batch."""
    for place, node in enumerate(list(graph.graph.node)):
        if node.op_type == "DynamicQuantizeLinear":
            low, high = min(found[node.input[0]][0], 0.0), max(found[node.input[0]][1], 0.0)
            scale = np.float32((high - low) / 255)
            quantized, scale_name, zero_name = node.output
            constants = {scale_name: np.array(scale, np.float32), zero_name: np.array(round(-low / scale), np.uint8)}
            for name, value in constants.items():
                graph.graph.initializer.append(onnx.numpy_helper.from_array(value, name))
            fixed = onnx.helper.make_node(
                "QuantizeLinear", [node.input[0], scale_name, zero_name], [quantized], name=node.name
            )
            graph.graph.node.remove(node)
            graph.graph.node.insert(place, fixed)


def label_graph(weights: NDArray[np.float32], bounds: tuple[float, float] | None) -> onnx.ModelProto:
    """The biaffine scores of relations: dependents and heads (N, D) -> (N, relations), from (D + 1, relations, D + 1).

    The product of both ends is taken in int8, with `bounds` for the values of dependents, or in float32 without.
    """
    width, relations = weights.shape[0] - 1, weights.shape[1]
    wide = weights[:width, :, :width].reshape(width, -1)
    channel = np.abs(wide).max(0).clip(1e-8) / 127
    low, high = bounds or (0.0, 1.0)
    scale = np.float32((high - low) / 255)
    constants: dict[str, NDArray[Any]] = {
        "scale": np.array(scale),
        "zero": np.array(round(-low / scale), np.uint8),
        "both": np.round(wide / channel).astype(np.int8),
        "both scale": (channel * scale).astype(np.float32),
        "head alone": weights[width, :, :width].reshape(-1),
        "dependent alone": np.ascontiguousarray(weights[:width, :, width]),
        "neither": weights[width, :, width],
        "by relation": np.array([-1, relations, width], np.int64),
        "last": np.array([2], np.int64),
    }
    product = [
        ("QuantizeLinear", ["dependents", "scale", "zero"], "bytes"),
        ("MatMulInteger", ["bytes", "both", "zero"], "whole"),
        ("Cast", ["whole"], "float"),
        ("Mul", ["float", "both scale"], "scaled"),
    ]
    if bounds is None:
        constants["both"] = wide
        product = [("MatMul", ["dependents", "both"], "scaled")]
    steps = [
        *product,
        ("Add", ["scaled", "head alone"], "left"),
        ("Reshape", ["left", "by relation"], "rows"),
        ("Unsqueeze", ["heads", "last"], "column"),
        ("MatMul", ["rows", "column"], "products"),
        ("Squeeze", ["products", "last"], "product"),
        ("MatMul", ["dependents", "dependent alone"], "more"),
        ("Add", ["product", "more"], "sum"),
        ("Add", ["sum", "neither"], "scores"),
    ]
    nodes = [
        onnx.helper.make_node(kind, given, [made], **({"to": onnx.TensorProto.FLOAT} if kind == "Cast" else {}))
        for kind, given, made in steps
    ]
    ends = [onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, ["arcs", width]) for name in ENDS]
    scores = onnx.helper.make_tensor_value_info("scores", onnx.TensorProto.FLOAT, ["arcs", relations])
    stored = [onnx.numpy_helper.from_array(value, name) for name, value in constants.items()]
    graph = onnx.helper.make_graph(nodes, "labels", ends, [scores], stored)
    return onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)


def export(average: Path, labels: Labels, folder: Path, exact: bool) -> None:
    """Write every file of the model into `folder`; `exact`: in float32 throughout, to see what int8 costs."""
    state = torch.load(average, weights_only=True)
    rows = len(state["network"]["word_table.weight"])
    network = Network(Sizes.of(rows, labels), MINILM)
    network.load_state_dict(state["network"])
    network.eval()
    whole, prepared = folder / "whole.onnx", folder / "prepared.onnx"
    write_graph(network, whole, exact)
    quant_pre_process(whole, prepared, skip_symbolic_shape=True)
    bounds = None
    if exact:
        shutil.copy(prepared, folder / "model.onnx")
    else:
        quantize_dynamic(
            prepared,
            folder / "model.onnx",
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul"],
            nodes_to_exclude=heads_kept(prepared),
        )
        graph = onnx.load(folder / "model.onnx")
        cut = [node.input[0] for node in graph.graph.node if node.op_type == "DynamicQuantizeLinear"]
        found = ranges(graph, [*cut, OUTPUTS[2]], labels, Pieces(average.with_name("pieces.json")))
        fix_scales(graph, found)
        onnx.save(graph, folder / "model.onnx")
        bounds = found[OUTPUTS[2]]
    onnx.save(label_graph(network.label_weights.detach().numpy(), bounds), folder / "labels.onnx")
    whole.unlink()
    prepared.unlink()
    shutil.copy(average.with_name("pieces.json"), folder / "pieces.json")
    meta = {
        "format": FORMAT,
        "epochs": state["epoch"],
        "longest_word": LONGEST_WORD,
        "most_pieces": MOST_PIECES,
        **dataclasses.asdict(labels),
    }
    (folder / "meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=1) + "\n", "utf-8")


def main() -> None:
    """Export from the work folder into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=WORK / "student")
    parser.add_argument("--folder", type=Path, default=PACKAGE)
    parser.add_argument("--float32", action="store_true", help="without rounding (for another folder: 90 MB)")
    arguments = parser.parse_args()
    if arguments.float32 and arguments.folder == PACKAGE:
        parser.error("--float32 is for comparison: name another --folder")
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=arguments.work) as aside:
        labels = Labels.read(arguments.work / "labels.json")
        export(arguments.work / "average.pt", labels, Path(aside), arguments.float32)
        hints.write(hints.blank(), Path(aside))
        written = sorted(file.name for file in Path(aside).iterdir())
        for file in sorted(Path(aside).iterdir()):
            beside = arguments.folder / (file.name + ".part")
            shutil.copy(file, beside)
            beside.replace(arguments.folder / file.name)
            print(f"{file.name}: {file.stat().st_size:,} bytes")
    for file in arguments.folder.iterdir():
        if file.name not in {*written, "LICENSE", "NOTICE"}:
            file.unlink()


if __name__ == "__main__":
    main()
