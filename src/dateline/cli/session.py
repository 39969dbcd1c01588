"""One command's run as a user sees it: messages, a progress bar, the exit summary, the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline import run
from dateline.cli.progress import bar, follower, table_of
from dateline.records import Interval, Reading

if TYPE_CHECKING:
    from rich.progress import Progress

    from dateline.lexicon.ontology import Ontology
    from dateline.reference import Reference


class Session:
    """Reads what the user named; failures are told at once, the summary at the end or when the user stops it.

    `shows_bar`: whether a progress bar may stand on standard error (not where records scroll over the same terminal).
    `source`: what reads, given options, progress and what makes the reader; without one `run.read` of the files.
    `columns`: field to column, for tables and JSON.
    """

    def __init__(
        self,
        files: Iterable[str],
        published: Interval | None,
        jobs: int | None,
        *,
        shows_bar: bool,
        build: Callable[[], run.Reader] = run.pipeline_reader,
        source: Callable[..., Iterator[run.Outcome]] | None = None,
        columns: Mapping[str, str] | None = None,
    ) -> None:
        self._build = build
        self._files = list(files)
        self._source = source or partial(run.read, self._files)
        self._options = run.Options(published, jobs, self._notice, columns)
        self._shows_bar = shows_bar and sys.stderr.isatty()
        self.tally = run.Tally()
        self._under_way = False
        self._shown: Progress | None = None
        context = click.get_current_context(silent=True)
        if context is not None:
            context.call_on_close(self._tell_if_stopped)

    @property
    def exit_code(self) -> int:
        """0 if every dispatch was read, else 1."""
        return 1 if self.tally.failed else 0

    def readings(self) -> Iterator[Reading]:
        """The readings, in order, until all is read; then the summary is told."""
        if "-" in self._files and sys.stdin.isatty():
            tell("reading standard input; end with Ctrl-D on a line of its own")
        self._under_way = True
        with self._bar() as bar:
            self._shown = bar
            for outcome in self._source(self._options, follower(bar, self.tally), self._build):
                self.tally.count(outcome)
                if isinstance(outcome, run.Known):
                    continue
                if isinstance(outcome, run.Failure | run.LeftOut):
                    tell(f"{outcome.name}: {outcome.reason}", bar)
                    continue
                for why in outcome.dispatch.assumed:
                    tell(f"{outcome.dispatch.citation}: note: {why.note}", bar)
                yield outcome
        self._under_way = False
        self._tell_summary()

    def _notice(self, message: str) -> None:
        tell(message, self._shown)

    def _tell_summary(self, before: str = "") -> None:
        tell(before + self.tally.summary())
        for line in table_of(self.tally):
            tell(line)

    def _tell_if_stopped(self) -> None:
        """Tell what was done until Ctrl-C, in whichever line of the command it came."""
        if not self._under_way or not isinstance(sys.exc_info()[1], KeyboardInterrupt):
            return
        if self._shown is not None:
            self._shown.stop()
        if self.tally.outcomes:
            self._tell_summary("stopped after ")

    def _bar(self) -> AbstractContextManager[Progress | None]:
        return bar() if self._shows_bar else nullcontext()


def reader_with(actors: Path | None, ontology: Path | None = None) -> Callable[[], run.Reader]:
    """What makes the pipeline, with a user's own people and bodies and own ontology; can be sent to another process."""
    return partial(run.pipeline_reader, actors, ontology)


def ontology_of(folder: Path | None) -> Ontology:
    """The ontology of a folder; without one PLOVER as shipped."""
    from dateline.lexicon.ontology import load, plover

    return plover() if folder is None else load(folder)


def tell(message: str, bar: Progress | None = None) -> None:
    """One message to standard error, above the progress bar if there is one."""
    line = f"dateline: {message}"
    if bar is None:
        click.echo(line, err=True)
    else:
        bar.console.print(line, markup=False, highlight=False, soft_wrap=True)


def shows_styles() -> bool:
    """Whether standard output takes underlines and colours: a terminal, and NO_COLOR not set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Cells a line may take: the terminal's, within reason; 100 where there is none, so that files look alike."""
    import shutil

    return min(max(shutil.get_terminal_size((100, 24)).columns, 50), 120) if sys.stdout.isatty() else 100


def country_name(code: str) -> str:
    """The name of a country, from the reference data; a code that it does not know stands for itself."""
    return _reference().country_name(code) or code


@cache
def _reference() -> Reference:
    """The reference data, opened when the first name is asked for."""
    from dateline import reference

    return reference.load()
