"""Every dispatch of a ledger read again, by the coder at hand; corrections are replayed, events made anew.

Each dispatch is put in its place as a whole: a killed run leaves some of them coded anew and the rest as they were, and
the next one reads all of them again.

    for outcome in recode(ledger, identity()): ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from dateline.errors import DatelineError
from dateline.ledger import Identity, Ledger
from dateline.records import Dispatch, Reading
from dateline.run.outcomes import Failure, Options, Outcome, Progress, Reader
from dateline.run.pool import read_side_by_side
from dateline.run.reading import one_by_one, pipeline_reader


def recode(
    ledger: Ledger,
    identity: Identity,
    options: Options = Options(),  # noqa: B008 - frozen
    progress: Progress | None = None,
    build: Callable[[], Reader] = pipeline_reader,
) -> Iterator[Outcome]:
    """One outcome for each dispatch in its present version, in the order in which they came, after it was kept."""
    run = ledger.begin_run("recode", identity)
    dispatches = list(ledger.dispatches())
    outcomes = (
        one_by_one(_texts(ledger, dispatches), build)
        if options.jobs <= 1
        else read_side_by_side(_texts(ledger, dispatches), build, options.jobs)
    )
    for done, (id, name) in enumerate(dispatches):
        if progress is not None:
            progress(done, len(dispatches), name)
        outcome = next(outcomes)
        if isinstance(outcome, Reading):
            ledger.recode(outcome, run)
        elif isinstance(outcome, Failure):
            ledger.fail(outcome.name, outcome.reason, run, outcome.stage, id)
        yield outcome
    if progress is not None:
        progress(len(dispatches), len(dispatches), "")
    ledger.relink()
    ledger.end_run(run)


def _texts(ledger: Ledger, dispatches: list[tuple[str, str]]) -> Iterator[Dispatch | Failure]:
    for id, name in dispatches:
        try:
            kept = ledger.dispatch(id)
        except DatelineError as error:
            yield Failure(name, str(error), None, id)
            continue
        yield msgspec.structs.replace(kept, id=id)
