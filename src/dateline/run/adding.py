"""Everything the user named -> the ledger, in order; what is there already is not read again.

A killed run loses at most the dispatches under way: the next run skips what was added and goes on.

    for outcome in add(["wire/"], ledger, identity(), Options()):
        match outcome:
            case Reading(): ...    # read and kept
            case Known(): ...      # was in the ledger already
            case LeftOut(): ...    # not in English; kept among the failures, as of the stage "language"
            case Failure(): ...    # what failed, where and why; kept among the failures
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dateline.ledger import Identity, Ledger
from dateline.records import Dispatch
from dateline.run.outcomes import Failure, Known, LeftOut, Options, Outcome, Progress, Reader
from dateline.run.reading import pipeline_reader, read
from dateline.run.watchlists import notice


def add(
    arguments: Iterable[str],
    ledger: Ledger,
    identity: Identity,
    options: Options = Options(),  # noqa: B008 - frozen
    progress: Progress | None = None,
    build: Callable[[], Reader] = pipeline_reader,
) -> Iterator[Outcome]:
    """One outcome for each dispatch in what the arguments name, in their order, after it was kept."""
    run = ledger.begin_run("add", identity)
    yield from keep(read(arguments, options, progress, build, known_to(ledger)), ledger, run)
    ledger.end_run(run)
    notice(ledger)


def known_to(ledger: Ledger) -> Callable[[Dispatch], Known | None]:
    """What says of a dispatch whether the ledger has it already."""

    def known(dispatch: Dispatch) -> Known | None:
        return Known(dispatch.citation, dispatch.id) if ledger.has(dispatch.id) else None

    return known


def keep(outcomes: Iterable[Outcome], ledger: Ledger, run: int) -> Iterator[Outcome]:
    """Each outcome after it was kept: readings with their reports, failures under their names."""
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            ledger.fail(outcome.name, outcome.reason, run, outcome.stage, outcome.dispatch_id)
            yield outcome
        elif isinstance(outcome, LeftOut):
            ledger.fail(outcome.name, outcome.reason, run, "language", outcome.dispatch_id)
            yield outcome
        elif isinstance(outcome, Known):
            yield outcome
        elif ledger.add(outcome, run) is None:  # the same content twice in one run
            yield Known(outcome.dispatch.citation, outcome.dispatch.id)
        else:
            yield outcome
