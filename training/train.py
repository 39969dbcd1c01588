"""Train the language model: `python -m training.train` (resumes where it was stopped).

Writes under `build/training/`: `pieces.json`, `labels.json`, `state.pt` (to resume), `average.pt` (moving average of
the weights after the latest epoch; what is exported) and `log.txt`. Chosen on EWT dev and GUM dev only.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # no busy waiting between the many small steps
os.environ.setdefault("KMP_BLOCKTIME", "0")

import argparse
import random
import time
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training import augment, batches, corpora, evaluate, pieces
from training.batches import NO_LABEL, Batch, Labels
from training.network import Network, Scores, Sizes, start_from_minilm

ENCODER_RATE, HEAD_RATE = 2.5e-4, 2e-3
WARM_UP_STEPS = 200
AVERAGE_DECAY = 0.998
STEPS_A_CHECKPOINT = 200
SEED = 20
LOSS_WEIGHTS = {"upos": 0.5, "xpos": 0.3, "feats": 0.3, "names": 2.0, "heads": 1.0, "deprels": 0.7, "factuality": 0.3}


def losses(network: Network, scores: Scores, batch: Batch) -> dict[str, Tensor]:
    """One loss for each thing learned; means over the words that have a label."""
    sizes = network.sizes
    parts = scores.tags.split([sizes.upos, sizes.xpos, sizes.feats, sizes.names, 1], dim=-1)  # type: ignore[no-untyped-call]
    result = {
        name: functional.cross_entropy(part.flatten(0, 1), getattr(batch, name).flatten(), ignore_index=NO_LABEL)
        for name, part in zip(("upos", "xpos", "feats"), parts[:3], strict=True)
    }
    if bool((batch.names != NO_LABEL).any()):
        result["names"] = functional.cross_entropy(parts[3].flatten(0, 1), batch.names.flatten(), ignore_index=NO_LABEL)
    absent = torch.arange(scores.arcs.shape[-1])[None, :] > batch.words[:, None]
    arcs = scores.arcs.masked_fill(absent[:, None, :], -1e4)
    result["heads"] = functional.cross_entropy(arcs.flatten(0, 1), batch.heads.flatten(), ignore_index=NO_LABEL)
    row, dependent = (batch.heads != NO_LABEL).nonzero(as_tuple=True)
    label_scores = network.labels(
        scores.label_dependent[row, dependent], scores.label_head[row, batch.heads[row, dependent]]
    )
    result["deprels"] = functional.cross_entropy(label_scores, batch.deprels[row, dependent], ignore_index=NO_LABEL)
    known = ~batch.factuality.isnan()
    if bool(known.any()):
        result["factuality"] = functional.smooth_l1_loss(parts[4][:, :, 0][known], batch.factuality[known])
    return result


def optimizer_for(network: Network) -> torch.optim.AdamW:
    """AdamW with a slow rate for the encoder and a fast one for the heads; no decay on biases and norms."""
    groups: dict[tuple[bool, bool], list[Tensor]] = {}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            encoder = name.startswith(("layers.", "norm.", "shape_table."))
            groups.setdefault((encoder, parameter.ndim > 1), []).append(parameter)
    return torch.optim.AdamW(
        [
            {"params": part, "lr": ENCODER_RATE if encoder else HEAD_RATE, "weight_decay": 0.01 if decays else 0.0}
            for (encoder, decays), part in groups.items()
        ],
        betas=(0.9, 0.98),
        fused=True,
    )


def prepare(folder: Path, trees: list[corpora.Tree]) -> tuple[pieces.Pieces, Labels, Network]:
    """Pieces, labels and a network with MiniLM's start weights."""
    pieces.write(folder / "pieces.json")
    labels = Labels.of(trees)
    labels.write(folder / "labels.json")
    kept = pieces.kept_pieces()
    network = Network(
        Sizes(len(kept), len(labels.upos), len(labels.xpos), len(labels.feats), len(labels.names), len(labels.deprels))
    )
    start_from_minilm(network, pieces.minilm_folder() / "model.safetensors", [row for _, row in kept])
    return pieces.Pieces(folder / "pieces.json"), labels, network


def save(state: dict[str, object], path: Path) -> None:
    """Write aside, then rename, so that a kill never leaves half a file."""
    aside = path.with_suffix(".part")
    torch.save(state, aside)
    aside.replace(path)


def train(epochs: int, folder: Path, threads: int, minutes: float) -> None:
    """Train for `epochs` epochs, or, if `minutes` is above 0, until the time is up: the rate falls with the time spent.

    With a time limit a run depends on the machine's speed; the shipped model was trained with a fixed number of epochs
    unless `training/README.md` says otherwise.
    """
    torch.set_num_threads(threads)
    torch.manual_seed(SEED)
    torch.set_flush_denormal(True)
    folder.mkdir(parents=True, exist_ok=True)
    trees, dev = corpora.load("train"), corpora.load("dev")
    vocabulary, labels, network = prepare(folder, trees)
    pool = augment.name_pool()
    optimizer = optimizer_for(network)
    rates = [group["lr"] for group in optimizer.param_groups]
    learned: list[Tensor] = [parameter for parameter in network.parameters() if parameter.requires_grad]
    average = [parameter.detach().clone() for parameter in learned]
    epoch, position, step, spent = 0, 0, 0, 0.0
    if (folder / "state.pt").exists():
        state = torch.load(folder / "state.pt", weights_only=True)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        average = state["average"]
        epoch, position, step, spent = state["epoch"], state["position"], state["step"], state["spent"]
        log(folder, f"resumed at epoch {epoch} position {position} step {step}")
    while epoch < epochs:
        chance = random.Random(SEED * 1000 + epoch)
        groups = batches.plan(augment.epoch(trees, pool, SEED * 1000 + epoch), vocabulary, chance)
        network.train()
        sums: dict[str, float] = {}
        while position < len(groups):
            began = time.perf_counter()
            done = step / (epochs * len(groups))
            if minutes:
                done = max(done, spent / (minutes * 60))
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * min(1.0, (step + 1) / WARM_UP_STEPS) * max(0.01, 1.0 - done)
            batch = batches.make(groups[position], vocabulary, labels, chance)
            position += 1
            scores = network(batch.pieces, batch.shapes, batch.lengths, batch.first, batch.last)
            parts = losses(network, scores, batch)
            loss = torch.stack([LOSS_WEIGHTS[name] * part for name, part in parts.items()]).sum()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(learned, 5.0)
            optimizer.step()
            step += 1
            decay = min(AVERAGE_DECAY, (1 + step) / (10 + step))
            with torch.no_grad():
                torch._foreach_lerp_(average, learned, 1 - decay)
            for name, part in parts.items():
                sums[name] = 0.98 * sums.get(name, part.item()) + 0.02 * part.item()
            spent += time.perf_counter() - began
            if step % STEPS_A_CHECKPOINT == 0:
                checkpoint(folder, network, optimizer, average, (epoch, position, step, spent))
                shown = " ".join(f"{name} {value:.3f}" for name, value in sums.items())
                speed = f"{spent / step:.3f} s/step"
                log(folder, f"epoch {epoch} {position}/{len(groups)} step {step} {speed}: {shown}")
            if minutes and spent > minutes * 60:
                break
        epoch, position = epoch + 1, 0
        kept = [parameter.detach().clone() for parameter in learned]
        with torch.no_grad():
            torch._foreach_copy_(learned, average)
        scored = evaluate.describe(network, dev, vocabulary, labels)
        log(folder, f"after epoch {epoch} ({spent / 60:.1f} min): {scored}")
        save({"network": network.state_dict(), "epoch": epoch}, folder / "average.pt")
        with torch.no_grad():
            torch._foreach_copy_(learned, kept)
        checkpoint(folder, network, optimizer, average, (epoch, 0, step, spent))
        if minutes and spent > minutes * 60:
            break
    log(folder, "finished")


def checkpoint(
    folder: Path,
    network: Network,
    optimizer: torch.optim.Optimizer,
    average: list[Tensor],
    place: tuple[int, int, int, float],
) -> None:
    """Write `state.pt`; `place` is (epoch, position in the epoch, step, seconds spent)."""
    epoch, position, step, spent = place
    save(
        {
            "network": network.state_dict(),
            "optimizer": optimizer.state_dict(),
            "average": average,
            "epoch": epoch,
            "position": position,
            "step": step,
            "spent": spent,
        },
        folder / "state.pt",
    )


def log(folder: Path, line: str) -> None:
    """One line to `log.txt`."""
    with (folder / "log.txt").open("a", encoding="utf-8") as file:
        file.write(f"{time.strftime('%H:%M:%S')} {line}\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--minutes", type=float, default=0.0, help="stop after this many minutes of training steps")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--folder", type=Path, default=corpora.WORK)
    arguments = parser.parse_args()
    train(arguments.epochs, arguments.folder, arguments.threads, arguments.minutes)
