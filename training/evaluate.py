"""Score the model on development data: on the network during training, and on the exported files.

`describe` does the first; `python -m training.evaluate` the second, by running `bench/language.py` on EWT and GUM dev.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import torch

from training import batches, corpora
from training.batches import Labels
from training.corpora import Tree
from training.network import Network
from training.pieces import Pieces

Name = tuple[int, int, str]


def names_of(tags: list[str]) -> set[Name]:
    """BIO tags -> (start, end, label), half-open word indices; a stray I- opens a name."""
    found: set[Name] = set()
    start, label = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        if label and tag != f"I-{label}":
            found.add((start, i, label))
            label = ""
        if not label and tag[:2] in {"B-", "I-"}:
            start, label = i, tag[2:]
    return found


@torch.no_grad()
def count(network: Network, trees: list[Tree], pieces: Pieces, labels: Labels) -> Counter[str]:
    """Counts of right answers with greedy heads, for `describe`."""
    network.eval()
    sizes = network.sizes
    counts: Counter[str] = Counter()
    errors: list[float] = []
    for group in batches.plan(trees, pieces, None):
        batch = batches.make(group, pieces, labels, None)
        scores = network(batch.pieces, batch.shapes, batch.lengths, batch.first, batch.last)
        parts = scores.tags.split([sizes.upos, sizes.xpos, sizes.feats, sizes.names, 1], dim=-1)
        absent = torch.arange(scores.arcs.shape[-1])[None, :] > batch.words[:, None]
        heads = scores.arcs.masked_fill(absent[:, None, :], -1e4).argmax(-1)
        real = batch.heads != batches.NO_LABEL
        row, dependent = real.nonzero(as_tuple=True)
        chosen = heads[row, dependent]
        label = network.labels(scores.label_dependent[row, dependent], scores.label_head[row, chosen]).argmax(-1)
        right = chosen == batch.heads[row, dependent]
        both = right & (label == batch.deprels[row, dependent])
        spoken = torch.tensor([labels.upos[i] != "PUNCT" for i in batch.upos[row, dependent]])
        counts["words"] += len(row)
        counts["spoken"] += int(spoken.sum())
        counts["uas"] += int((right & spoken).sum())
        counts["las"] += int((both & spoken).sum())
        for name, part in zip(("upos", "xpos", "feats"), parts[:3], strict=True):
            counts[name] += int((part.argmax(-1)[real] == getattr(batch, name)[real]).sum())
        errors.extend((parts[4][:, :, 0] - batch.factuality)[~batch.factuality.isnan()].abs().tolist())
        tags = parts[3].argmax(-1)
        for i, tree in enumerate(group):
            if tree.names is not None:
                gold = names_of([tag.replace(corpora.IGNORED, "O") for tag in tree.names])
                mine = names_of([labels.names[t] for t in tags[i, 1 : len(tree.words) + 1].tolist()])
                for kind in ("PER", "ORG", "LOC"):
                    golds, mines = {n for n in gold if n[2] == kind}, {n for n in mine if n[2] == kind}
                    counts[f"{kind} right"] += len(golds & mines)
                    counts[f"{kind} all"] += len(golds) + len(mines)
    counts["factuality"] = round(1000 * sum(errors) / max(len(errors), 1))
    return counts


def describe(network: Network, trees: list[Tree], pieces: Pieces, labels: Labels) -> str:
    """Percentages for each development corpus; UAS and LAS without punctuation, factuality as mean error."""
    lines = []
    for corpus in ("ewt", "gum"):
        c = count(network, [tree for tree in trees if tree.corpus == corpus], pieces, labels)
        tags = " ".join(f"{name} {100 * c[name] / c['words']:.2f}" for name in ("upos", "xpos", "feats"))
        arcs = " ".join(f"{name} {100 * c[name] / c['spoken']:.2f}" for name in ("uas", "las"))
        kinds = ("PER", "ORG", "LOC")
        names = "/".join(f"{200 * c[f'{kind} right'] / max(c[f'{kind} all'], 1):.1f}" for kind in kinds)
        total = 200 * sum(c[f"{kind} right"] for kind in kinds) / max(sum(c[f"{kind} all"] for kind in kinds), 1)
        lines.append(
            f"{corpus}: {tags} {arcs} names {total:.1f} ({names}) factuality error {c['factuality'] / 1000:.3f}"
        )
    return " | ".join(lines)


if __name__ == "__main__":
    folder = corpora.SHARED / "corpora"
    bench = [sys.executable, str(corpora.REPOSITORY / "bench" / "language.py")]
    ewt, names = (
        folder / "ud_english_ewt" / "en_ewt-ud-dev.conllu.gz",
        folder / "uner_english_ewt" / "en_ewt-ud-dev.iob2.gz",
    )
    subprocess.run([*bench, str(ewt), "--names", str(names)], check=True)
    subprocess.run([*bench, str(folder / "gum_permissive" / "en_gum-perm-dev.conllu.gz")], check=True)
