"""`dateline export`: reports or events of a ledger into a file for other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from dateline.cli.ledger.events import filters, party_filters, wanted_events
from dateline.cli.ledger.options import ledger_file, opened
from dateline.cli.options import output_file

if TYPE_CHECKING:
    from dateline.run.exporting import Exported, Progress, Request

FORMS: Final = ("jsonl", "csv", "parquet", "geojson")
LEVELS: Final = ("report", "event")
WORDS: Final = ("full", "none")
"""As in the exports, which --help must not wait for; a test compares them."""

_EVERY: Final = 500
"""Records between two steps of the progress bar."""


@click.command(short_help="Write reports or events to a file: JSON Lines, CSV, Parquet, GeoJSON.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="jsonl",
    help="jsonl: PLOVER records, all fields. csv: flat columns. parquet: the same, typed. geojson: for maps. [jsonl]",
)
@click.option(
    "--level",
    type=click.Choice(LEVELS),
    default="event",
    help="event: a line an event, however many dispatches tell it. report: a line a report. [event]",
)
@click.option(
    "--text",
    "words",
    type=click.Choice(WORDS),
    default="full",
    help="none: codes, numbers, days and offsets alone; no word, name or headline of a dispatch. [full]",
)
@click.option("--output", callback=output_file, metavar="FILE", help="Write to FILE, which changes only as a whole.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of such an export, and export nothing.")
@party_filters
@filters
@ledger_file
def export(
    ledger_path: Path | None,
    form: Any,
    level: Any,
    words: Any,
    output: Path | None,
    schema: bool,
    **wanted: Any,
) -> int:
    """Write the events of the ledger, or the reports behind them, for other programs. The options that
    choose events are those of "dateline events"; with --level report they choose the reports of
    these events. Corrections are applied. The same ledger gives the same bytes.

    \b
    Examples:
      dateline export --format csv --output events.csv
      dateline export --level report --type ASSAULT --since 2025-01-01 > assaults.jsonl
      dateline export --format geojson --place MLI --output mali.geojson
      dateline export --level report --text none --format parquet --output shared.parquet
      dateline export --schema --level report

    Columns are told in docs/export.md; "--format csv --schema" prints them.

    Exit codes: 0 written; 1 not written; 2 wrong use.
    """
    from dateline.run.exporting import Request

    if schema:
        return _print_schema(form, level, words)
    if form == "parquet" and output is None and sys.stdout.isatty():
        raise click.UsageError("Parquet is not for a terminal; name a file with --output")
    request = Request(form, level, words, wanted_events(**wanted))
    with opened(ledger_path) as ledger:
        _tell(_exported(ledger, output, request), request, output)
    return 0


def _exported(ledger: Any, output: Path | None, request: Request) -> Exported:
    from dateline.cli.output import Output
    from dateline.run import exporting

    if output is None:
        with Output(None) as sink:
            return exporting.write(ledger, sink, request)
    with _bar() as progress:
        return exporting.export(ledger, output, request, progress)


def _tell(done: Exported, request: Request, output: Path | None) -> None:
    from dateline.cli.session import tell

    told = f"{done.records} {request.level}{'' if done.records == 1 else 's'}"
    if request.form == "geojson":
        told += f", {done.without_point} without coordinates (null geometry)"
    tell(f"{told} written to {output}" if output else told)


def _print_schema(form: Any, level: Any, words: Any) -> int:
    import msgspec

    from dateline import exports
    from dateline.cli.output import Output

    made = exports.record_schema(level, words) if form == "jsonl" else exports.row_schema(level, words)
    with Output(None) as sink:
        sink.write(msgspec.json.format(msgspec.json.encode(made)) + b"\n")
    return 0


@contextmanager
def _bar() -> Iterator[Progress | None]:
    """What moves a progress bar on standard error; None where there is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("")

        def follow(done: int, total: int) -> None:
            if done % _EVERY == 0 or done == total:
                bar.update(task, completed=done, total=total)

        yield follow
