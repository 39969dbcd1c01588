"""Read everything the user named, in order.

The pipeline is built once, when the first dispatch is at hand: input that holds none costs no model. What one dispatch
does to a stage stays with that dispatch.

Errors: ModelError, ReferenceError and LexiconError from building the pipeline pass through; nothing can be read then.

    list(read(["a.txt", "gone.txt"]))  ->  [Reading(...), Failure("gone.txt", "is not there")]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dateline import intake
from dateline.errors import DatelineError, InputError
from dateline.records import Dispatch
from dateline.run.outcomes import Failure, Known, Options, Outcome, Progress, Reader
from dateline.run.pool import read_side_by_side


def pipeline_reader(own_actors: Path | None = None, own_ontology: Path | None = None) -> Reader:
    """The pipeline as shipped, on one thread, with a user's own people and bodies (a CSV file) and own ontology (a
    folder) if there are any."""
    from dateline import pipeline  # building needs the model: nothing of it is loaded before a dispatch is at hand

    return pipeline.build(threads=1, own_actors=own_actors, own_ontology=own_ontology)


def anatomy_reader() -> Reader:
    """The stages that need no language model: how a dispatch is built and when it was written."""
    from dateline import pipeline

    return pipeline.build_anatomy()


def read(
    arguments: Iterable[str],
    options: Options = Options(),  # noqa: B008 - frozen
    progress: Progress | None = None,
    build: Callable[[], Reader] = pipeline_reader,
    known: Callable[[Dispatch], Known | None] | None = None,
) -> Iterator[Outcome]:
    """One outcome for each file that the arguments name, in their order. `build` makes what reads, once a process;
    a dispatch that is `known` is not read."""
    sources = intake.sources(arguments)
    inputs = _inputs(intake.dispatches(sources, options.published), known)
    jobs = min(options.jobs, len(sources))
    outcomes = one_by_one(inputs, build) if jobs <= 1 else read_side_by_side(inputs, build, jobs)
    if progress is None:
        yield from outcomes
        return
    for done, source in enumerate(sources):
        progress(done, len(sources), source.name if isinstance(source, InputError) else source.citation)
        yield next(outcomes)
    progress(len(sources), len(sources), "")


def _inputs(
    found: Iterable[Dispatch | InputError], known: Callable[[Dispatch], Known | None] | None
) -> Iterator[Dispatch | Failure | Known]:
    """What is to be read, and what need not or cannot be."""
    for dispatch in found:
        if isinstance(dispatch, InputError):
            yield Failure.at_intake(dispatch)
        else:
            yield (known(dispatch) if known else None) or dispatch


def one_by_one(inputs: Iterable[Dispatch | Failure | Known], build: Callable[[], Reader]) -> Iterator[Outcome]:
    """The outcome of each input, in order, read in this process."""
    reader: Reader | None = None
    for dispatch in inputs:
        if not isinstance(dispatch, Dispatch):
            yield dispatch
            continue
        reader = reader or build()
        try:
            yield reader.read(dispatch)
        except DatelineError as error:
            yield Failure.while_reading(dispatch, error)
