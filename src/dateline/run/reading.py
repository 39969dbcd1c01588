"""Read everything the user named, in order.

The pipeline is built once a process, when the first dispatch is at hand: input that holds none costs no model. What one
dispatch does to a stage stays with that dispatch. What is not in English is left out, and said to be.

Errors: ModelError, ReferenceError and LexiconError from building the pipeline pass through; nothing can be read then.

    list(read(["a.txt", "gone.txt"]))  ->  [Reading(...), Failure("gone.txt", "is not there")]
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from dateline import intake
from dateline.errors import InputError
from dateline.records import Dispatch
from dateline.run.fetched import fetched
from dateline.run.following import Follower, Placed
from dateline.run.groups import groups, read_group
from dateline.run.languages import foreign
from dateline.run.outcomes import Failure, Input, Known, Options, Outcome, Progress, Reader
from dateline.run.pool import read_side_by_side

LITTLE: Final = 100_000
"""Characters that one process reads by itself in about five seconds, where jobs are not given: two processes would save
less than two of them, and need another second to start."""


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
    """One outcome for each dispatch in what the arguments name, in their order. `build` makes what reads, once a
    process; a dispatch that is `known` is not read."""
    sources = intake.sources(arguments)
    meter = intake.Meter.of(sources)
    follower = Follower(progress, meter.total or len(sources))
    inputs = follower.inputs(_inputs(sources, options, known, meter))
    yield from follower.outcomes(outcomes(inputs, options, build))


def _inputs(
    sources: list[intake.Source | InputError],
    options: Options,
    known: Callable[[Dispatch], Known | None] | None,
    meter: intake.Meter,
) -> Iterator[Placed]:
    """What is to be read, and what need not or cannot be; placed by bytes, or by sources where not all have a size."""
    for number, source in enumerate(sources):
        before = meter.read if meter.total else number
        for dispatch in intake.dispatches([source], options.published, options.columns, fetched, meter):
            if isinstance(dispatch, InputError):
                yield Placed(Failure.at_intake(dispatch), dispatch.name, before)
            else:
                settled = (known(dispatch) if known else None) or foreign(dispatch)
                yield Placed(settled or dispatch, dispatch.citation, before)
            before = meter.read if meter.total else number


def outcomes(inputs: Iterable[Input], options: Options, build: Callable[[], Reader]) -> Iterator[Outcome]:
    """The outcome of each input, in order: read in this process, or in several side by side."""
    coming, jobs = iter(inputs), options.jobs or cores()
    if jobs == 1:
        yield from one_by_one(coming, build)
        return
    enough = 0 if options.jobs else LITTLE
    held: list[Input] = []
    dispatches = characters = 0
    for each in coming:
        if isinstance(each, Dispatch):
            dispatches += 1
            characters += len(each.text)
        elif not held:
            yield each
            continue
        held.append(each)
        if dispatches > 1 and characters > enough:
            yield from read_side_by_side(chain(held, coming), build, jobs, options.notice)
            return
    yield from one_by_one(held, build)


def cores() -> int:
    """How many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows cannot bind a process to some of the cores
        return os.cpu_count() or 1


def one_by_one(inputs: Iterable[Input], build: Callable[[], Reader]) -> Iterator[Outcome]:
    """The outcome of each input, in order, read in this process."""
    reader: Reader | None = None
    for group in groups(inputs):
        dispatches = [each for each in group if isinstance(each, Dispatch)]
        if dispatches:
            reader = reader or build()
        read = iter(read_group(reader, dispatches) if reader else ())
        for each in group:
            yield next(read) if isinstance(each, Dispatch) else each
