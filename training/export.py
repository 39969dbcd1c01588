"""Write the trained network into the package: `python -m training.export`.

The averaged weights (`build/training/average.pt`) become `model.onnx` with int8 weights, one scale for each output
channel and 7 of 8 bits used (`reduce_range`), which cannot overflow on machines without VNNI. The word table is int8
with a scale for each row. The small heads stay float32. The label weights go into `labels.npy` as float16 and are
applied in NumPy to the chosen arcs only. All is written aside and swapped in at the end, file by file.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.batches import Labels
from training.corpora import REPOSITORY, WORK
from training.network import Network, Sizes
from training.pieces import LONGEST_WORD, MOST_PIECES

PACKAGE = REPOSITORY / "src" / "dateline" / "language" / "model"
OUTPUTS = ("tags", "arcs", "label_dependent", "label_head")
INPUTS = ("pieces", "shapes", "lengths", "first", "last")


def by_row(table: Tensor) -> tuple[Tensor, Tensor]:
    """Rows as int8 with one scale a row: (rows, width) -> (rows, width) int8, (rows, 1) float."""
    scale = table.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
    return torch.round(table / scale).to(torch.int8), scale


class Exported(nn.Module):
    """The network as it is shipped: word and position tables in int8, no label scores."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        self.word_rows, self.word_scale = by_row(network.word_table.weight.detach())
        self.position_rows, self.position_scale = by_row(network.position_table.weight.detach())

    def forward(
        self, pieces: Tensor, shapes: Tensor, lengths: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Arguments as for `Network.words`; the fields of `Scores` in order."""
        embedded = self.word_rows[pieces].to(torch.float32) * self.word_scale[pieces]
        steps = torch.arange(pieces.shape[1])
        placed = self.position_rows[steps].to(torch.float32) * self.position_scale[steps]
        scores = self.network.read(self.network.encode(embedded, placed, shapes, lengths, first, last))
        return scores.tags, scores.arcs, scores.label_dependent, scores.label_head


def write_graph(network: Network, path: Path) -> None:
    """Write the float32 graph with free sizes of batch, pieces and words."""
    pieces = torch.randint(5, 500, (3, 12))
    lengths = torch.tensor([12, 9, 5])
    words = torch.randint(0, 36, (3, 7))
    arguments = (pieces, torch.ones_like(pieces), lengths, words, words)
    axes = {name: {0: "sentences", 1: "pieces"} for name in ("pieces", "shapes")}
    axes |= {name: {0: "sentences", 1: "words"} for name in ("first", "last", "tags", "label_dependent", "label_head")}
    axes |= {"lengths": {0: "sentences"}, "arcs": {0: "sentences", 1: "words", 2: "words"}}
    torch.onnx.export(
        Exported(network).eval(),
        arguments,
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=20,
        dynamo=False,
    )


def heads_kept(path: Path) -> list[str]:
    """Names of the MatMul nodes that stay float32: everything outside the encoder but the wide arc projection."""
    graph = onnx.load(path).graph
    return [node.name for node in graph.node if node.op_type in {"MatMul", "Gemm"} and not _wide(node.name)]


def _wide(name: str) -> bool:
    return "/layers." in name or "arcs_and_labels" in name


def export(average: Path, labels: Labels, folder: Path) -> None:
    """Write every file of the model into `folder`."""
    state = torch.load(average, weights_only=True)
    rows = len(state["network"]["word_table.weight"])
    sizes = Sizes(rows, *(len(part) for part in (labels.upos, labels.xpos, labels.feats, labels.names, labels.deprels)))
    network = Network(sizes)
    network.load_state_dict(state["network"])
    network.eval()
    whole, prepared = folder / "whole.onnx", folder / "prepared.onnx"
    label_weights = network.label_weights.detach().numpy().astype(np.float16)
    write_graph(network, whole)
    quant_pre_process(whole, prepared, skip_symbolic_shape=True)
    quantize_dynamic(
        prepared,
        folder / "model.onnx",
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul"],
        nodes_to_exclude=heads_kept(prepared),
    )
    whole.unlink()
    prepared.unlink()
    np.save(folder / "labels.npy", label_weights)
    shutil.copy(average.with_name("pieces.json"), folder / "pieces.json")
    meta = {
        "format": 1,
        "epochs": state["epoch"],
        "longest_word": LONGEST_WORD,
        "most_pieces": MOST_PIECES,
        **dataclasses.asdict(labels),
    }
    (folder / "meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=1) + "\n", "utf-8")


def main() -> None:
    """Export from the work folder into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=WORK)
    parser.add_argument("--folder", type=Path, default=PACKAGE)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=arguments.work) as aside:
        export(arguments.work / "average.pt", Labels.read(arguments.work / "labels.json"), Path(aside))
        for file in sorted(Path(aside).iterdir()):
            beside = arguments.folder / (file.name + ".part")
            shutil.copy(file, beside)
            beside.replace(arguments.folder / file.name)
            print(f"{file.name}: {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
