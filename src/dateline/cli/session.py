"""One command's run as a user sees it: messages, a progress bar, the exit summary, the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline import run
from dateline.records import Interval, Reading

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from dateline.lexicon.ontology import Ontology
    from dateline.reference import Reference


class Session:
    """Reads what the user named; failures are told at once, the summary at the end.

    `shows_bar`: whether a progress bar may stand on standard error (not where records scroll over the same terminal).
    `source`: what reads, given options, progress and what makes the reader; without one `run.read` of the files.
    """

    def __init__(
        self,
        files: Iterable[str],
        published: Interval | None,
        jobs: int,
        *,
        shows_bar: bool,
        build: Callable[[], run.Reader] = run.pipeline_reader,
        source: Callable[..., Iterator[run.Outcome]] | None = None,
    ) -> None:
        self._build = build
        self._files = list(files)
        self._source = source or partial(run.read, self._files)
        self._options = run.Options(published, jobs)
        self._shows_bar = shows_bar and sys.stderr.isatty()
        self._tally = run.Tally()

    @property
    def exit_code(self) -> int:
        """0 if every dispatch was read, else 1."""
        return 1 if self._tally.failed else 0

    def readings(self) -> Iterator[Reading]:
        """The readings, in order, until all is read; then the summary is told."""
        if "-" in self._files and sys.stdin.isatty():
            tell("reading standard input; end with Ctrl-D on a line of its own")
        with self._bar() as bar:
            for outcome in self._source(self._options, _follower(bar), self._build):
                self._tally.count(outcome)
                if isinstance(outcome, run.Known):
                    continue
                if isinstance(outcome, run.Failure):
                    tell(f"{outcome.name}: {outcome.reason}", bar)
                    continue
                for why in outcome.dispatch.why:
                    tell(f"{outcome.dispatch.citation}: note: {why.note}", bar)
                yield outcome
        tell(self._tally.summary())

    def _bar(self) -> AbstractContextManager[Progress | None]:
        if not self._shows_bar:
            return nullcontext()
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
        return Progress(*columns, console=Console(stderr=True), transient=True)


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


def _follower(bar: Progress | None) -> run.Progress | None:
    """What moves the bar, once there is more than one file to follow."""
    if bar is None:
        return None
    tasks: list[TaskID] = []

    def follow(done: int, total: int, name: str) -> None:
        if total > 1 and not tasks:
            tasks.append(bar.add_task(name, total=total))
        for task in tasks:
            bar.update(task, completed=done, description=name.replace("[", "\\["))

    return follow
