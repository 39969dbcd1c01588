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
from dateline.run.outcomes import Failure, Options, Outcome, Progress, Reader
from dateline.run.pool import read_side_by_side


def pipeline_reader(own_actors: Path | None = None) -> Reader:
    """The pipeline as shipped, on one thread, with a user's own people and bodies (a CSV file) if there are any."""
    from dateline import pipeline  # building needs the model: nothing of it is loaded before a dispatch is at hand

    return pipeline.build(threads=1, own_actors=own_actors)


def anatomy_reader() -> Reader:
    """The stages that need no language model: how a dispatch is built and when it was written."""
    from dateline import pipeline

    return pipeline.build_anatomy()


def read(
    arguments: Iterable[str],
    options: Options = Options(),  # noqa: B008 - frozen
    progress: Progress | None = None,
    build: Callable[[], Reader] = pipeline_reader,
) -> Iterator[Outcome]:
    """One outcome for each file that the arguments name, in their order. `build` makes what reads, once a process."""
    sources = intake.sources(arguments)
    inputs = intake.dispatches(sources, options.published)
    jobs = min(options.jobs, len(sources))
    outcomes = _one_by_one(inputs, build) if jobs <= 1 else read_side_by_side(inputs, build, jobs)
    if progress is None:
        yield from outcomes
        return
    for done, source in enumerate(sources):
        progress(done, len(sources), source.name if isinstance(source, InputError) else source.citation)
        yield next(outcomes)
    progress(len(sources), len(sources), "")


def _one_by_one(inputs: Iterable[Dispatch | InputError], build: Callable[[], Reader]) -> Iterator[Outcome]:
    reader: Reader | None = None
    for dispatch in inputs:
        if isinstance(dispatch, InputError):
            yield Failure.at_intake(dispatch)
            continue
        reader = reader or build()
        try:
            yield reader.read(dispatch)
        except DatelineError as error:
            yield Failure.while_reading(dispatch, error)
