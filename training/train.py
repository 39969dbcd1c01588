"""Train one of the language model's networks: `python -m training.train NETWORK` (resumes where it was stopped).

NETWORK is one of

first     MiniLM on the gold labels; the student starts from it
teacher   the lower layers of MPNet on the same labels; nothing of it ships
student   the first network, going on with the gold labels and with what the teacher says; this one ships

Writes under `build/training/NETWORK/`: `pieces.json`, `labels.json`, `state.pt` (to resume), `average.pt` (moving
average of the weights after the latest epoch; what the next step takes) and `log.txt`. Chosen on EWT dev and GUM dev
only.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # no busy waiting between the many small steps
os.environ.setdefault("KMP_BLOCKTIME", "0")

import argparse
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from training import augment, batches, corpora, distil, evaluate, joins, losses, pieces, unlabelled
from training.batches import Labels
from training.corpora import Tree
from training.network import MINILM, MPNET, Encoder, Network, Sizes, start_from_minilm, start_from_mpnet


@dataclass(frozen=True, slots=True)
class Plan:
    """How one network is trained. Rates are the highest ones, after warming up.

    `tables`: whether the word pieces' vectors are learned too, which makes a step a tenth longer.
    """

    encoder: Encoder
    epochs: int
    encoder_rate: float
    head_rate: float
    tables: bool = False


PLANS = {
    "first": Plan(MINILM, 12, 2.5e-4, 2e-3),
    "teacher": Plan(MPNET, 3, 8e-5, 1.5e-3),
    "student": Plan(MINILM, 8, 1.5e-4, 1e-3, tables=True),
}
WARM_UP_STEPS = 200
AVERAGE_DECAY = 0.998
STEPS_A_CHECKPOINT = 200
SEED = 20
VARIANTS = 2
"""Of the training sentences, each changed by its own draw, that the teacher is asked about; taken in turn."""
UNLABELLED = 8_000

Epochs = Callable[[int], list[Tree]]
"""Number of an epoch -> its training sentences."""


def optimizer_for(network: Network, plan: Plan) -> torch.optim.AdamW:
    """AdamW with a slow rate for the encoder and a fast one for the heads; no decay on biases and norms."""
    groups: dict[tuple[bool, bool], list[Tensor]] = {}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            encoder = name.startswith(("layers.", "norm.", "shape_table.", "relative.", "word_table."))
            groups.setdefault((encoder, parameter.ndim > 1), []).append(parameter)
    return torch.optim.AdamW(
        [
            {
                "params": part,
                "lr": plan.encoder_rate if encoder else plan.head_rate,
                "weight_decay": 0.01 if decays else 0.0,
            }
            for (encoder, decays), part in groups.items()
        ],
        betas=(0.9, 0.98),
        fused=True,
    )


def prepare(folder: Path, trees: list[Tree], encoder: Encoder) -> tuple[pieces.Pieces, Labels, Network]:
    """Pieces, labels and a network with the start weights of its encoder."""
    pieces.write(folder / "pieces.json")
    labels = Labels.of(trees)
    labels.write(folder / "labels.json")
    kept = pieces.kept_pieces()
    network = Network(Sizes.of(len(kept), labels), encoder)
    if encoder is MPNET:
        start_from_mpnet(network, pieces.mpnet_folder() / "model.safetensors", pieces.mpnet_rows(kept))
    else:
        start_from_minilm(network, pieces.minilm_folder() / "model.safetensors", [row for _, row in kept])
    return pieces.Pieces(folder / "pieces.json"), labels, network


def gold_epochs(trees: list[Tree]) -> Epochs:
    """Each epoch the trees with fresh changes, some of them joined."""
    pool, together = augment.name_pool(), joins.runs(trees)

    def sentences(epoch: int) -> list[Tree]:
        chance = random.Random(SEED * 1000 + epoch)
        changed = augment.retold(augment.epoch(trees, pool, SEED * 1000 + epoch), chance)
        return joins.epoch(changed, together, pool, chance)

    return sentences


def taught_epochs(
    trees: list[Tree], vocabulary: pieces.Pieces, labels: Labels, folder: Path, device: torch.device
) -> Epochs:
    """Each epoch one variant of the trees and the unlabelled sentences, with what the teacher says of them.

    The teacher lies beside `folder`, the student's; what it said is kept there, and it is not asked again.
    """
    file, pool = folder / "taught.pt", augment.name_pool()
    if not file.exists():
        teacher = Network(Sizes.of(len(pieces.kept_pieces()), labels), MPNET)
        load_average(teacher, folder.with_name("teacher"))
        teacher.to(device)
        variants = [augment.epoch(trees, pool, SEED * 1000 + number) for number in range(VARIANTS)]
        variants.append(unlabelled.load(UNLABELLED, SEED))
        said = []
        for number, variant in enumerate(variants):

            def progress(done: int, of: int, number: int = number) -> None:
                if done % 100 == 0 or done == of:
                    log(folder, f"teacher: part {number + 1} of {len(variants)}, batch {done} of {of}")

            said.append(distil.teach(teacher, variant, vocabulary, labels, progress))
        save({"said": said}, file)
    *variants, free = torch.load(file, weights_only=False)["said"]
    together = joins.runs(trees)

    def sentences(epoch: int) -> list[Tree]:
        chance = random.Random(SEED * 1000 + epoch)
        changed = augment.retold(variants[epoch % VARIANTS], chance)
        return joins.epoch(changed, together, pool, chance) + chance.sample(free, len(free) // 2)

    return sentences


def load_average(network: Network, folder: Path) -> None:
    """Put the averaged weights of an earlier step into the network; heads that are new keep their start."""
    state = torch.load(folder / "average.pt", weights_only=True)["network"]
    unknown = network.load_state_dict(state, strict=False).unexpected_keys
    if unknown:
        raise ValueError(f"{folder}: these weights fit another network: {', '.join(unknown)}")


def save(state: dict[str, object], path: Path) -> None:
    """Write aside, then rename, so that a kill never leaves half a file."""
    aside = path.with_suffix(".part")
    torch.save(state, aside)
    aside.replace(path)


def train(name: str, work: Path, epochs: int | None = None, threads: int = 2, minutes: float = 0.0) -> None:
    """Train for as many epochs as planned, or, if `minutes` is above 0, until the time is up.

    The rate then falls with the time spent, and the run depends on the machine's speed.
    """
    plan, folder = PLANS[name], work / name
    epochs = epochs or plan.epochs
    torch.set_num_threads(threads)
    torch.manual_seed(SEED)
    torch.set_flush_denormal(True)
    folder.mkdir(parents=True, exist_ok=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    trees, dev = corpora.load("train"), corpora.load("dev")
    vocabulary, labels, network = prepare(folder, trees, plan.encoder)
    network.to(device)
    network.word_table.weight.requires_grad_(plan.tables)
    if name == "student":
        load_average(network, work / "first")
        sentences = taught_epochs(trees, vocabulary, labels, folder, device)
    else:
        sentences = gold_epochs(trees)
    optimizer = optimizer_for(network, plan)
    rates = [group["lr"] for group in optimizer.param_groups]
    learned: list[Tensor] = [parameter for parameter in network.parameters() if parameter.requires_grad]
    average = [parameter.detach().clone() for parameter in learned]
    epoch, position, step, spent = 0, 0, 0, 0.0
    if (folder / "state.pt").exists():
        state = torch.load(folder / "state.pt", weights_only=True, map_location=device)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        average = state["average"]
        epoch, position, step, spent = state["epoch"], state["position"], state["step"], state["spent"]
        log(folder, f"resumed at epoch {epoch} position {position} step {step}")
    while epoch < epochs:
        chance = random.Random(SEED * 1000 + epoch)
        groups = batches.plan(sentences(epoch), vocabulary, chance)
        network.train()
        sums: dict[str, float] = {}
        while position < len(groups):
            began = time.perf_counter()
            done = step / (epochs * len(groups))
            if minutes:
                done = max(done, spent / (minutes * 60))
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * min(1.0, (step + 1) / WARM_UP_STEPS) * max(0.01, 1.0 - done)
            batch = batches.make(groups[position], vocabulary, labels, chance).to(device)
            position += 1
            scores = network(batch.pieces, batch.shapes, batch.lengths, batch.first, batch.last)
            loss, parts = losses.total(network, scores, batch)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(learned, 5.0)
            optimizer.step()
            step += 1
            decay = min(AVERAGE_DECAY, (1 + step) / (10 + step))
            with torch.no_grad():
                torch._foreach_lerp_(average, learned, 1 - decay)
            for part_name, part in parts.items():
                sums[part_name] = 0.98 * sums.get(part_name, part.item()) + 0.02 * part.item()
            spent += time.perf_counter() - began
            if step % STEPS_A_CHECKPOINT == 0:
                checkpoint(folder, network, optimizer, average, (epoch, position, step, spent))
                shown = " ".join(f"{part_name} {value:.3f}" for part_name, value in sums.items())
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
    """One line to `log.txt` and to the terminal."""
    print(line, flush=True)
    with (folder / "log.txt").open("a", encoding="utf-8") as file:
        file.write(f"{time.strftime('%H:%M:%S')} {line}\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("network", choices=PLANS)
    parser.add_argument("--epochs", type=int, help="instead of the plan's own number")
    parser.add_argument("--minutes", type=float, default=0.0, help="stop after this many minutes of training steps")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--folder", type=Path, default=corpora.WORK, help="its subfolder of the network's name is used")
    arguments = parser.parse_args()
    train(arguments.network, arguments.folder, arguments.epochs, arguments.threads, arguments.minutes)
