"""Time the language model: `python bench/speed.py [FILE.txt ...]` (default: those of examples/ and bench/gold).

Prints words a second from the prose sections of dispatches to analysed sentences, the same for the bare network over
the same pieces, without and with its second graph (the scores of relations of the arcs that were chosen), and the
ratios; all are measured in one run, in turn, one thread, and the best round of each counts.
Prints the memory that the process needed at most, too.
"""

from __future__ import annotations

import argparse
import itertools
import resource
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from dateline import language, pipeline
from dateline.language.model import ARCS_AT_ONCE
from dateline.language.sentences import split
from dateline.language.tokenize import words as words_of
from dateline.language.windows import batches, inputs, windows
from dateline.records import Dispatch, Span

REPOSITORY = Path(__file__).resolve().parents[1]
DEFAULT = ("examples", "bench/gold/varied", "bench/gold/unseen")


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of one call."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    """Read the arguments, time, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="*")
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    paths = arguments.texts or sorted(
        path for folder in DEFAULT for path in (REPOSITORY / folder).rglob("*.txt") if path.is_file()
    )
    anatomy = pipeline.build_anatomy()
    texts: list[tuple[str, list[Span]]] = []
    for path in paths:
        dispatch = Dispatch(id=path.name, text=path.read_text("utf-8"), citation=path.name)
        prose = [section for section in anatomy.read(dispatch).sections if section.is_prose]
        texts.append((dispatch.text, [Span(section.start, section.end) for section in prose]))
    model = language.load()
    prepared, arcs = [], []
    count = 0
    for text, spans in texts:
        cut = []
        for span in spans:
            words = words_of(text, span.start, span.end)
            count += len(words)
            cut += [list(windows(words[start:end], model._look_up)) for start, end in split(text, words)]
        for batch in batches(list(itertools.chain.from_iterable(cut))):
            counts = np.array([len(window.words) for window in batch], np.int64)
            prepared.append(inputs(batch, counts, model._start, model._stop))
            arcs.append(model._decode([model._run(batch)]))
    dependents = np.concatenate([each.dependents for each in arcs])
    heads = np.concatenate([each.heads for each in arcs])

    def bare() -> None:
        for batch in prepared:
            model._session.run(None, batch)

    def relations() -> None:
        for start in range(0, len(heads), ARCS_AT_ONCE):
            part = slice(start, start + ARCS_AT_ONCE)
            model._relations.run(None, {"dependents": dependents[part], "heads": heads[part]})

    def whole() -> None:
        for text, spans in texts:
            model.read(text, spans)

    whole()  # warm caches
    rounds = [(seconds(bare), seconds(relations), seconds(whole)) for _ in range(arguments.rounds)]
    network, scoring, everything = (min(times) for times in zip(*rounds, strict=True))
    print(f"{len(texts)} dispatches, {count} words, {sum(b['pieces'].size for b in prepared)} pieces with padding")
    print(f"bare network              {count / network:6.0f} words a second of processor time")
    print(f"with scores of relations  {count / (network + scoring):6.0f}")
    print(f"text to analysis          {count / everything:6.0f}")
    print(f"ratio to the bare network {everything / network:6.3f}")
    print(f"with scores of relations  {everything / (network + scoring):6.3f}")
    print(f"memory at most            {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.0f} MB")


if __name__ == "__main__":
    main()
