"""Score the model on development data: on the network during training, and on the exported files.

`describe` does the first; `python -m training.evaluate` the second, by running `bench/language.py` on EWT and GUM dev.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections import Counter

import torch

from training import batches, corpora, joins, losses
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
    counts: Counter[str] = Counter()
    pairs: list[tuple[float, float]] = []
    for group in batches.plan(trees, pieces, None):
        batch = batches.make(group, pieces, labels, None).to(network.device)
        scores = network(batch.pieces, batch.shapes, batch.lengths, batch.first, batch.last)
        parts = losses.split_tags(network.sizes, scores.tags)
        heads = losses.arcs_inside(scores, batch).argmax(-1)
        real = batch.heads != batches.NO_LABEL
        row, dependent = real.nonzero(as_tuple=True)
        chosen = heads[row, dependent]
        label = network.labels(scores.label_dependent[row, dependent], scores.label_head[row, chosen]).argmax(-1)
        right = chosen == batch.heads[row, dependent]
        both = right & (label == batch.deprels[row, dependent])
        spoken = batch.upos[row, dependent] != labels.upos.index("PUNCT")
        counts["words"] += len(row)
        counts["spoken"] += int(spoken.sum())
        counts["uas"] += int((right & spoken).sum())
        counts["las"] += int((both & spoken).sum())
        for name, part in zip(("upos", "xpos", "feats"), parts[:3], strict=True):
            counts[name] += int((part.argmax(-1)[real] == getattr(batch, name)[real]).sum())
        known = ~batch.factuality.isnan()
        pairs.extend(zip(parts[4][known].tolist(), batch.factuality[known].tolist(), strict=True))
        tags = parts[3].argmax(-1)
        for i, tree in enumerate(group):
            if tree.names is not None:
                gold = names_of([tag.replace(corpora.IGNORED, "O") for tag in tree.names])
                mine = names_of([labels.names[t] for t in tags[i, 1 : len(tree.words) + 1].tolist()])
                for kind in ("PER", "ORG", "LOC"):
                    golds, mines = {n for n in gold if n[2] == kind}, {n for n in mine if n[2] == kind}
                    counts[f"{kind} right"] += len(golds & mines)
                    counts[f"{kind} all"] += len(golds) + len(mines)
    if pairs:
        counts["factuality"] = round(1000 * statistics.correlation(*zip(*pairs, strict=True)))
    return counts


@torch.no_grad()
def count_starts(network: Network, trees: list[Tree], pieces: Pieces, labels: Labels) -> Counter[str]:
    """Sentence starts inside what the rules leave together: right, found and gold ones."""
    network.eval()
    counts: Counter[str] = Counter()
    together = [part for start, end in joins.runs(trees) for part in joins.packed(trees[start:end])]
    for group in batches.plan(together, pieces, None):
        batch = batches.make(group, pieces, labels, None).to(network.device)
        scores = network(batch.pieces, batch.shapes, batch.lengths, batch.first, batch.last)
        inner = batch.starts != batches.NO_LABEL
        found = losses.split_tags(network.sizes, scores.tags)[5][inner] > 0
        gold = batch.starts[inner] == 1
        counts.update(right=int((found & gold).sum()), found=int(found.sum()), gold=int(gold.sum()))
    return counts


def describe(network: Network, trees: list[Tree], pieces: Pieces, labels: Labels) -> str:
    """Percentages for each development corpus; UAS and LAS without punctuation, factuality as Pearson r."""
    lines = []
    for corpus in ("ewt", "gum"):
        chosen = [tree for tree in trees if tree.corpus == corpus]
        c = count(network, chosen, pieces, labels) + count_starts(network, chosen, pieces, labels)
        tags = " ".join(f"{name} {100 * c[name] / c['words']:.2f}" for name in ("upos", "xpos", "feats"))
        arcs = " ".join(f"{name} {100 * c[name] / c['spoken']:.2f}" for name in ("uas", "las"))
        kinds = ("PER", "ORG", "LOC")
        names = "/".join(f"{200 * c[f'{kind} right'] / max(c[f'{kind} all'], 1):.1f}" for kind in kinds)
        total = 200 * sum(c[f"{kind} right"] for kind in kinds) / max(sum(c[f"{kind} all"] for kind in kinds), 1)
        lines.append(
            f"{corpus}: {tags} {arcs} names {total:.1f} ({names}) factuality r {c['factuality'] / 1000:.3f} "
            f"starts {200 * c['right'] / max(c['found'] + c['gold'], 1):.1f}"
        )
    return " | ".join(lines)


if __name__ == "__main__":
    folder = corpora.SHARED / "corpora"
    bench = [sys.executable, str(corpora.REPOSITORY / "bench" / "language.py")]
    ewt, names = (
        folder / "ud_english_ewt" / "en_ewt-ud-dev.conllu.gz",
        folder / "uner_english_ewt" / "en_ewt-ud-dev.iob2.gz",
    )
    scores = corpora.SHARED / "gold" / "factuality_uds_ih2" / "dev.jsonl.gz"
    subprocess.run([*bench, str(ewt), "--names", str(names), "--factuality", str(scores)], check=True)
    subprocess.run([*bench, str(folder / "gum_permissive" / "en_gum-perm-dev.conllu.gz")], check=True)
