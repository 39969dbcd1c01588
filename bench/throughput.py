"""Reading whole dispatches against the bare network: `python bench/throughput.py [--dispatches 2000] [FILE.txt ...]`.

What is compared, in one run and in turn, so that a busy machine slows both alike:

- the bare network over the same word pieces, both graphs (the second scores the relations of the arcs that the first
  one chose), in the batches that reading makes of groups of dispatches, and dispatch by dispatch;
- `run.read` over files on disk, from intake to lines of JSON.

Times are processor seconds of all processes that took part, without their start (a run over a single dispatch in each
process is taken off). The share of two processes is what they lose against one, reading and bare network alike: their
processor time an equal work with one process over that with two.

Default texts: examples/ and bench/gold/varied, read as often as it takes to have about so many dispatches.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from dateline import language, pipeline, run
from dateline.explain import report_line
from dateline.language.model import ARCS_AT_ONCE, LanguageModel
from dateline.language.sentences import split
from dateline.language.tokenize import words as words_of
from dateline.language.windows import Window, batches, inputs, windows
from dateline.records import Dispatch, Reading
from dateline.run.groups import LONGEST

REPOSITORY = Path(__file__).resolve().parents[1]
DEFAULT = ("examples", "bench/gold/varied")
GOALS = {"reading": 1.5, "two processes": 0.9, "memory": 700}


class Bare:
    """The network over the texts' pieces, made ready: what no reading of them can do without."""

    def __init__(self, texts: list[str], together: int = LONGEST) -> None:
        self.model: LanguageModel = language.load()
        self.words = 0
        self.ready = []
        anatomy = pipeline.build_anatomy()
        ends = []
        for start in range(0, len(texts), together):
            group = texts[start : start + together]
            cut = list(itertools.chain.from_iterable(self._windows(anatomy, text) for text in group))
            for batch in batches(cut):
                counts = np.array([len(window.words) for window in batch], np.int64)
                self.ready.append(inputs(batch, counts, self.model._start, self.model._stop))
                ends.append(self.model._decode([self.model._run(batch)]))
        self.dependents = np.concatenate([each.dependents for each in ends])
        self.heads = np.concatenate([each.heads for each in ends])

    def _windows(self, anatomy: pipeline.Pipeline, text: str) -> list[Window]:
        found: list[Window] = []
        for section in anatomy.read(Dispatch("d-", text, "text")).sections:
            if section.is_prose:
                words = words_of(text, section.start, section.end)
                self.words += len(words)
                for start, end in split(text, words):
                    found += windows(words[start:end], self.model._look_up)
        return found

    def network(self) -> None:
        """The first graph: tags, arcs, names."""
        for batch in self.ready:
            self.model._session.run(None, batch)

    def relations(self) -> None:
        """The second graph."""
        for start in range(0, len(self.heads), ARCS_AT_ONCE):
            part = slice(start, start + ARCS_AT_ONCE)
            self.model._relations.run(None, {"dependents": self.dependents[part], "heads": self.heads[part]})


def processor() -> float:
    """Processor seconds so far, of this process and of those that it has waited for."""
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of one call."""
    began = processor()
    work()
    return processor() - began


def read(folder: Path, jobs: int) -> int:
    """Read a folder as `dateline read --format jsonl` does; the number of reports."""
    reports = 0
    with Path("/dev/null").open("wb") as out:
        for outcome in run.read(
            [str(folder)], run.Options(jobs=jobs), build=_kept if jobs == 1 else run.pipeline_reader
        ):
            if isinstance(outcome, Reading):
                out.write(b"".join(report_line(report, outcome) for report in outcome.reports))
                reports += len(outcome.reports)
    return reports


_READER: list[run.Reader] = []


def _kept() -> run.Reader:
    """The pipeline of this process, built once."""
    if not _READER:
        _READER.append(run.pipeline_reader())
    return _READER[0]


def bare_side_by_side(texts: list[str], rounds: int) -> float:
    """Processor seconds of one bare pass over all texts in each of two processes at once; the mean of both."""
    context = multiprocessing.get_context("spawn")
    barrier, answers = context.Barrier(2), context.SimpleQueue()
    processes = [context.Process(target=_bare_alone, args=(texts, rounds, barrier, answers)) for _ in range(2)]
    for process in processes:
        process.start()
    found = [answers.get() for _ in processes]
    for process in processes:
        process.join()
    return sum(found) / len(found)


def _bare_alone(texts: list[str], rounds: int, barrier: object, answers: object) -> None:
    bare = Bare(texts)
    bare.network()
    barrier.wait()  # type: ignore[attr-defined]
    answers.put(min(seconds(lambda: (bare.network(), bare.relations())) for _ in range(rounds)))  # type: ignore[attr-defined]


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="*")
    parser.add_argument("--dispatches", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    paths = arguments.texts or [path for folder in DEFAULT for path in sorted((REPOSITORY / folder).glob("*.txt"))]
    once = [path.read_text("utf-8") for path in paths]
    times = max(round(arguments.dispatches / len(once)), 1)
    texts = once * times
    bare, apart = Bare(once), Bare(once, 1)
    with tempfile.TemporaryDirectory() as name:
        folder, single = Path(name, "all"), Path(name, "single")
        for place, these in ((folder, texts), (single, [once[0]] * 2)):
            place.mkdir()
            for number, text in enumerate(these):
                Path(place, f"{number:06}.txt").write_text(text, "utf-8")
        read(single, 1)  # loads what reading needs, once
        network, relations, alone, one, wall, reports = [], [], [], [], [], [0]
        for _ in range(arguments.rounds):
            network.append(times * seconds(bare.network))
            relations.append(times * seconds(bare.relations))
            alone.append(times * seconds(apart.network))
            began = time.perf_counter()
            one.append(seconds(lambda: reports.append(read(folder, 1))))
            wall.append(time.perf_counter() - began)
        began = time.perf_counter()
        starting = seconds(lambda: read(single, 2))
        started = time.perf_counter() - began
        two, walls = [], []
        for _ in range(max(arguments.rounds - 1, 1)):
            began = time.perf_counter()
            two.append(seconds(lambda: read(folder, 2)) - starting)
            walls.append(time.perf_counter() - began - started)
        bare_two = times * bare_side_by_side(once, arguments.rounds)
    pure, pure_apart = min(network) + min(relations), min(alone) + min(relations)
    count, words = len(texts), times * bare.words
    print(f"{count} dispatches, {words} words, {reports[-1]} reports; one thread each")
    print("words and dispatches a second")
    for name, taken in (
        ("bare network", min(network)),
        ("with relations", pure),
        ("reading, one process", min(one)),
        ("the same by the clock", min(wall)),
        ("two processes by the clock", min(walls)),
    ):
        print(f"  {name:<28} {words / taken:7.0f} {count / taken:7.1f}")
    print(f"reading costs, of the bare network with relations (goal {GOALS['reading']})")
    print(f"  in the batches of groups     {min(one) / pure:7.2f}")
    print(f"  dispatch by dispatch         {min(one) / pure_apart:7.2f}")
    kept, bare_kept = min(one) / min(two), pure / bare_two
    print(
        f"two processes keep of one: reading {kept:.2f}, the bare network {bare_kept:.2f}; share {kept / bare_kept:.2f}"
    )
    print(f"  (goal {GOALS['two processes']})")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at most {most:.0f} MB, this bench's own arrays included (goal {GOALS['memory']})")


if __name__ == "__main__":
    main()
