"""Every dispatch of a ledger read again, by the coder at hand; corrections are replayed, events made anew.

Each dispatch is put in its place as a whole: a killed run leaves some of them coded anew and the rest as they were, all
of them in events; the next one, by the same coder, goes on where it stopped.

    for outcome in recode(ledger, identity()): ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from dateline.errors import DatelineError
from dateline.ledger import Identity, Ledger
from dateline.records import Reading
from dateline.run.following import Follower, Placed
from dateline.run.outcomes import Failure, Options, Outcome, Progress, Reader
from dateline.run.reading import outcomes, pipeline_reader
from dateline.run.watchlists import notice


def recode(
    ledger: Ledger,
    identity: Identity,
    options: Options = Options(),  # noqa: B008 - frozen
    progress: Progress | None = None,
    build: Callable[[], Reader] = pipeline_reader,
) -> Iterator[Outcome]:
    """One outcome for each dispatch in its present version, in the order in which they came, after it was kept; where
    the same coder was stopped in a recoding, only for those that were left."""
    run = ledger.begin_run("recode", identity)
    dispatches = ledger.uncoded(run)
    follower = Follower(progress, len(dispatches))
    inputs = follower.inputs(_texts(ledger, dispatches))
    for outcome in follower.outcomes(outcomes(inputs, options, build)):
        if isinstance(outcome, Reading):
            ledger.recode(outcome, run)
        elif isinstance(outcome, Failure):
            ledger.fail(outcome.name, outcome.reason, run, outcome.stage, outcome.dispatch_id)
        yield outcome
    ledger.relink(None if progress is None else lambda done, total: progress(done, total, "merging"))
    ledger.end_run(run)
    notice(ledger)


def _texts(ledger: Ledger, dispatches: list[tuple[str, str]]) -> Iterator[Placed]:
    for number, (id, name) in enumerate(dispatches):
        try:
            kept = ledger.dispatch(id)
        except DatelineError as error:
            yield Placed(Failure(name, str(error), None, id), name, number)
            continue
        yield Placed(msgspec.structs.replace(kept, id=id), name, number)
