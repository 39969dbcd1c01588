"""A ledger as Python asks it: frames, records, exports.

with dateline.open("ledger.sqlite") as ledger:
    ledger.events(actor="RUS", since="2025-01-01", at_least=2)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from dateline import exports, queries, run
from dateline.api.reading import reader_for
from dateline.api.results import Added, OnFailure, PathLike, Published, interval_of, names_of
from dateline.errors import LedgerError
from dateline.ledger import Ledger, default_path
from dateline.queries.search import CLOSING, OPENING
from dateline.records import Event, EventKind, Reading, Status, Storyline
from dateline.run import exporting

if TYPE_CHECKING:
    import polars

Day = str | dt.date
"""A day: "2025-01-18", or a date."""


class Filters(TypedDict, total=False):
    """Which events are asked for, as the options of `dateline events`. `actor`, `recipient`, `party` (either side):
    "RUS", "RUS GOV", a sector ("REB") or a name; `pair`: two of them that dealt with each other; `type`: one PLOVER
    type or several; `place`: a country's three letters or a place's name; `at_least`: independent outlets."""

    actor: str
    recipient: str
    party: str
    pair: tuple[str, str]
    type: str | Sequence[str]
    place: str
    since: Day
    until: Day
    status: Status
    kind: EventKind
    storyline: str
    at_least: int
    disputed: bool
    limit: int


def open(path: PathLike | None = None, *, write: bool = False) -> LedgerView:
    """A ledger, to read; with `write` also to add to, made where it is missing. Close it, or use it in a `with`.

    Without a path the ledger that the command line uses. Raises LedgerError where there is none.

        >>> with dateline.open("ledger.sqlite") as ledger:
        ...     ledger.events(place="KEN").height > 0
        True
    """
    return LedgerView(Ledger.open(Path(path) if path is not None else default_path(), write=write), writable=write)


class LedgerView:
    """An open ledger. Belongs to the thread that opened it; others may read or write the file meanwhile, and each
    question is answered as of one moment. Frames are polars frames (`to_pandas()` makes pandas of them)."""

    def __init__(self, ledger: Ledger, *, writable: bool) -> None:
        self._ledger = ledger
        self._writable = writable

    @property
    def path(self) -> Path:
        """The file."""
        return self._ledger.path

    def close(self) -> None:
        """Close the file."""
        self._ledger.close()

    def __enter__(self) -> LedgerView:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # --- frames ------------------------------------------------------------------------------------------------------

    def events(self, **filters: Unpack[Filters]) -> polars.DataFrame:
        """The events, by day, a row an event: the columns of `dateline export --level event` (docs/export.md).

        >>> ledger.events(type="ASSAULT", place="MLI").select("date", "dead", "outlets").rows()  # doctest: +SKIP
        [(datetime.date(2025, 3, 3), 23, 2)]
        """
        return self._frame("event", filters)

    def reports(self, **filters: Unpack[Filters]) -> polars.DataFrame:
        """The reports behind the events that the filters let through, a row a report.

        >>> ledger.reports(place="Nairobi")["publication"].n_unique()  # doctest: +SKIP
        4
        """
        return self._frame("report", filters)

    def storylines(self, least: int = 2, since: Day | None = None) -> polars.DataFrame:
        """The storylines of at least `least` stories, the latest first: id, title, days, stories, events.

        >>> ledger.storylines(least=5)["title"].to_list()  # doctest: +SKIP
        ['Kenya and Ethiopia sign lake treaty']
        """
        rows = queries.storylines(self._ledger, least, _day(since))
        return exports.struct_frame(rows, queries.StorylineRow)

    def agreements(self) -> polars.DataFrame:
        """The agreements, each once: parties, names, term, status, day of signing, history, dispatches.

        >>> ledger.agreements().filter(polars.col("status").str.starts_with("signed")).height  # doctest: +SKIP
        3
        """
        return exports.struct_frame(queries.agreements(self._ledger), queries.AccordRow)

    def search(self, words: str, limit: int | None = 20) -> polars.DataFrame:
        """The dispatches that hold all the words, best first; the words found stand between ‹ and › in `snippet`.

        Raises QuestionError where the words cannot be looked for.

            >>> ledger.search("lake AND treaty").height  # doctest: +SKIP
            5
        """
        marks = {OPENING: "‹", CLOSING: "›"}
        hits = queries.search(self._ledger, words, limit)
        found = exports.struct_frame(hits, queries.Hit)
        return found.with_columns(found["snippet"].str.replace_many(list(marks), list(marks.values())))

    # --- records -----------------------------------------------------------------------------------------------------

    def event(self, id: str) -> Event:
        """One event with all that is told of it; the first characters of its id are enough. Raises AbsentError.

        >>> ledger.event("e-179c").fields["dead"].values[0].outlets  # doctest: +SKIP
        ('Meridian Wire',)
        """
        with self._ledger.snapshot():
            return queries.event(self._ledger, queries.find(self._ledger, id))

    def evidence(self, id: str) -> list[queries.Evidence]:
        """Every report of an event with the reading of its dispatch and why it stands there. Raises AbsentError.

        >>> each = ledger.evidence("e-179c")[0]  # doctest: +SKIP
        >>> each.reading.dispatch.text[each.report.start : each.report.end]  # doctest: +SKIP
        'Gunmen killed at least 11 people'
        """
        with self._ledger.snapshot():
            return queries.evidence(self._ledger, event=queries.find(self._ledger, id))

    def storyline(self, id: str) -> Storyline:
        """One storyline with its accounts, events and turning points. Raises AbsentError."""
        with self._ledger.snapshot():
            return queries.storyline(self._ledger, queries.find(self._ledger, id))

    def stats(self) -> queries.Stats:
        """How much the ledger holds.

        >>> ledger.stats().dispatches  # doctest: +SKIP
        18
        """
        return queries.stats(self._ledger)

    # --- in and out --------------------------------------------------------------------------------------------------

    def add(
        self,
        paths: PathLike | Iterable[PathLike],
        *,
        published: Published = None,
        jobs: int | None = 1,
        on_failure: OnFailure | None = None,
    ) -> Added:
        """Read all that files, directories and archives hold into the ledger; what is there is not read again.

        What cannot be read, or is not in English, is kept among the ledger's failures, told to `on_failure`, and the
        rest goes on. Raises LedgerError where the ledger was opened to read.

            >>> with dateline.open("ledger.sqlite", write=True) as ledger:  # doctest: +SKIP
            ...     ledger.add("examples/").failed
            ()
        """
        if not self._writable:
            raise LedgerError(str(self.path), "was opened to read; use dateline.open(path, write=True)")
        options = run.Options(interval_of(published), jobs)
        readings, known = list[int](), 0
        failed: list[tuple[str, str]] = []
        for outcome in run.add(names_of(paths), self._ledger, run.identity(), options, build=reader_for(jobs)):
            if isinstance(outcome, Reading):
                readings.append(len(outcome.reports))
            elif isinstance(outcome, run.Known):
                known += 1
            else:
                failed.append((outcome.name, outcome.reason))
                if on_failure is not None:
                    on_failure(outcome.name, outcome.reason)
        return Added(len(readings), sum(readings), known, tuple(failed))

    def export(
        self,
        path: PathLike,
        *,
        format: exporting.Form = "jsonl",
        level: exports.Level = "event",
        text: exports.Words = "full",
        **filters: Unpack[Filters],
    ) -> exporting.Exported:
        """Write events or reports to a file, as `dateline export` does; the file changes only as a whole.

        >>> ledger.export("shared.csv", format="csv", level="report", text="none").records  # doctest: +SKIP
        256
        """
        request = exporting.Request(format, level, text, _wanted(filters))
        return exporting.export(self._ledger, Path(path), request)

    def _frame(self, level: exports.Level, filters: Filters) -> polars.DataFrame:
        with self._ledger.snapshot():
            return exports.frame(exporting.items(self._ledger, level, _wanted(filters)), exports.columns(level))


def _wanted(filters: Filters) -> queries.EventFilter:
    """The filter of the ledger's questions. Raises TypeError for a name that it does not know."""
    given: dict[str, Any] = dict(filters)
    types = given.pop("type", ())
    several = (types,) if isinstance(types, str) else types
    days: dict[str, Any] = {name: _day(given.pop(name)) for name in ("since", "until") if name in given}
    return queries.EventFilter(types=tuple(each.upper() for each in several), **days, **given)


def _day(given: Day | None) -> dt.date | None:
    """A day. Raises ValueError where the words name none."""
    return dt.date.fromisoformat(given) if isinstance(given, str) else given
