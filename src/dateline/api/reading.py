"""Texts and files -> readings, as records, dictionaries or a frame.

The pipeline is made when the first text is read, which takes a second or two, and kept.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from dateline import __version__, exports, intake, run
from dateline.api.results import OnFailure, PathLike, Published, interval_of, names_of
from dateline.errors import DatelineError, InputError
from dateline.explain import report_json
from dateline.ledger.rows import text_hash
from dateline.records import Dispatch, Reading

if TYPE_CHECKING:
    import polars

    from dateline.pipeline import Pipeline


def read(
    text: str,
    *,
    published: Published = None,
    citation: str = "text",
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> Reading:
    """One dispatch, read. `citation` names it; equal texts under one name have equal ids.

    Raises InputError where the text is no dispatch (empty, noise, too long), StageError where it could not be read.

        >>> reading = dateline.read("Chad and Sudan signed a treaty in Khartoum on Friday.", published="2025-03-08")
        >>> reading.reports[0].event
        'SUPPORT'
    """
    checked = intake.decode(citation, text.encode("utf-8", "surrogatepass")).text
    dispatch = Dispatch(
        id=intake.dispatch_id(citation, checked),
        text=checked,
        citation=citation,
        url=url,
        title=title,
        outlet=outlet,
        published=interval_of(published),
    )
    return shared_reader().read(dispatch)


def read_files(
    paths: PathLike | Iterable[PathLike],
    *,
    published: Published = None,
    jobs: int | None = 1,
    on_failure: OnFailure | None = None,
) -> Iterator[Reading]:
    """The readings of all that files, directories and archives hold, in their order, as `dateline read` reads them.

    What cannot be read, or is not in English, is told to `on_failure` with its name and the reason, and the rest goes
    on; without it InputError is raised. With `jobs` above 1 (None: one for each core) other processes read, which are
    started anew: a script calls it from under `if __name__ == "__main__":` then.

        >>> [len(reading.reports) > 0 for reading in dateline.read_files("examples/02-lake-treaty-talks.txt")]
        [True]
    """
    options = run.Options(interval_of(published), jobs)
    for outcome in run.read(names_of(paths), options, build=reader_for(jobs)):
        if isinstance(outcome, Reading):
            yield outcome
        elif isinstance(outcome, run.Known):
            continue
        elif on_failure is None:
            raise InputError(outcome.name, outcome.reason)
        else:
            on_failure(outcome.name, outcome.reason)


def report_records(reading: Reading) -> list[dict[str, Any]]:
    """The reports as dictionaries, the very records that `dateline read --format jsonl` prints.

    >>> [record["event"] for record in dateline.report_records(reading)]  # doctest: +SKIP
    [['SUPPORT']]
    """
    return [report_json(report, reading) for report in reading.reports]


def frame(readings: Reading | Iterable[Reading]) -> polars.DataFrame:
    """The reports as a frame, a row a report, with the columns of `dateline export --level report`.

    What only a ledger knows (event, storyline, copies, confirmation) is empty. Raises ExtraError without polars.

        >>> dateline.frame(reading)["event"].to_list()
        ['SUPPORT']
    """
    several = [readings] if isinstance(readings, Reading) else readings
    kept = (_Unkept(reading, number) for reading in several for number in range(len(reading.reports)))
    items = (exports.report_item(each, report_json(each.report, each.reading)) for each in kept)
    return exports.frame(items, exports.columns("report"))


class SharedReader:
    """The pipeline, made with the first dispatch and kept; one thread at a time reads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pipeline: Pipeline | None = None

    def read(self, dispatch: Dispatch) -> Reading:
        """The reading of one dispatch. Raises StageError."""
        with self._lock:
            return self._built().read(dispatch)

    def read_all(self, dispatches: Sequence[Dispatch]) -> list[Reading | DatelineError]:
        """What `read` gives or raises for each."""
        with self._lock:
            return self._built().read_all(dispatches)

    def _built(self) -> Pipeline:
        if self._pipeline is None:
            from dateline import pipeline  # takes a second or two, with the model

            self._pipeline = pipeline.build(threads=1)
        return self._pipeline


@cache
def shared_reader() -> SharedReader:
    """The one reader of this process."""
    return SharedReader()


def reader_for(jobs: int | None) -> Callable[[], run.Reader]:
    """What makes the reader of a run: in this process the one that is there, in others one of their own."""
    return shared_reader if jobs == 1 else run.pipeline_reader


class _Unkept:
    """A report that is in no ledger."""

    event = storyline = copy_of = None
    confirmed = False
    coder = f"dateline {__version__}"

    def __init__(self, reading: Reading, number: int) -> None:
        self.reading = reading
        self.report = reading.reports[number]
        self.text_hash = text_hash(reading.dispatch.text)
        self.accord = next((each.id for each in reading.agreements if self.report.id in each.reports), None)
