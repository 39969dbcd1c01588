"""`dateline correct` and `dateline corrections`: what people say against or for what was coded."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dateline.cli.ledger.options import answer_form, ledger_file, opened

if TYPE_CHECKING:
    from dateline.ledger.corrections import Kind

Command = TypeVar("Command", bound=Callable[..., Any])


@click.group(short_help="Correct, merge, split, drop or confirm; kept through every re-run.")
def correct() -> None:
    """Correct what was coded. Corrections are only ever added, with author and note, and are replayed
    whenever the dispatch is read again; "undo" takes one back.

    REPORT is a report's id, as "dateline show" prints it; its first characters are enough.

    \b
    Examples:
      dateline correct field r-1f0c actors "RUS GOV" --note "the ministry, not the army"
      dateline correct field r-1f0c date 2025-01-17
      dateline correct merge r-1f0c r-77ab
      dateline correct split r-1f0c
      dateline correct drop r-1f0c --note "a film"
      dateline correct undo 3
    """


def _who(command: Command) -> Command:
    """--author, --note and --ledger, as every correction takes them."""
    command = click.option("--note", default="", metavar="WORDS", help="Why.")(command)
    command = click.option("--author", default=None, metavar="NAME", help="Who says so. [your login name]")(command)
    return ledger_file(command)


@correct.command()
@click.argument("report")
@click.argument("name", metavar="FIELD")
@click.argument("value")
@_who
def field(ledger_path: Path | None, author: str | None, note: str, report: str, name: str, value: str) -> int:
    """Set a field: type, mode, actors, recipients, date, place, stance, aux or contexts.

    \b
    actors, recipients   "RUS GOV, IRN GOV", "- REB" (no country known), or "" for nobody
    date                 2025-01-17, 2025-01-17/2025-01-19, or "" for unknown
    place                "Moscow, RUS", RUS, or "" for unknown
    """
    return _add(ledger_path, "field", report, author, note, name, value)


@correct.command()
@click.argument("report")
@click.argument("other")
@_who
def merge(ledger_path: Path | None, author: str | None, note: str, report: str, other: str) -> int:
    """Say that two reports tell of one event; their events become one."""
    return _add(ledger_path, "merge", report, author, note, other=other)


@correct.command()
@click.argument("report")
@click.argument("other", required=False)
@_who
def split(ledger_path: Path | None, author: str | None, note: str, report: str, other: str | None) -> int:
    """Say that a report tells of another event than its fellows (or than OTHER)."""
    return _add(ledger_path, "split", report, author, note, other=other)


@correct.command()
@click.argument("report")
@_who
def drop(ledger_path: Path | None, author: str | None, note: str, report: str) -> int:
    """Say that a report tells of no event."""
    return _add(ledger_path, "drop", report, author, note)


@correct.command()
@click.argument("report")
@_who
def confirm(ledger_path: Path | None, author: str | None, note: str, report: str) -> int:
    """Say that a report is right as it is."""
    return _add(ledger_path, "confirm", report, author, note)


@correct.command()
@click.argument("number", type=int)
@_who
def undo(ledger_path: Path | None, author: str | None, note: str, number: int) -> int:
    """Take back the correction with this number; both stay on record."""
    from dateline import run
    from dateline.cli.session import tell
    from dateline.errors import AbsentError

    with opened(ledger_path, write=True) as ledger:
        try:
            kept = run.undo(ledger, number, author or getpass.getuser(), note)
        except AbsentError as error:
            raise click.UsageError(error.reason) from error
        tell(f"correction {kept}: {number} taken back")
    return 0


def _add(
    ledger_path: Path | None,
    kind: Kind,
    report: str,
    author: str | None,
    note: str,
    name: str | None = None,
    value: str | None = None,
    other: str | None = None,
) -> int:
    from dateline import run
    from dateline.cli.session import tell
    from dateline.errors import QuestionError

    with opened(ledger_path, write=True) as ledger:
        try:
            kept = run.correct(
                ledger, kind, report, author or getpass.getuser(), note, field=name, value=value, other=other
            )
        except QuestionError as error:
            raise click.UsageError(error.reason) from error
        tell(f"correction {kept} kept")
    return 0


@click.command(short_help="List the corrections; --orphaned: those whose report is gone.")
@click.option("--orphaned", is_flag=True, help="Only those that find no report any more.")
@answer_form
@ledger_file
def corrections(ledger_path: Path | None, orphaned: bool, form: str) -> int:
    """List all corrections, in the order in which they were made."""
    from dateline import queries
    from dateline.cli.ledger.answers import Column, answer

    columns = (
        Column("no.", lambda row: str(row.number)),
        Column("made", lambda row: row.made),
        Column("by", lambda row: row.author),
        Column("what", lambda row: " ".join(filter(None, (row.kind, row.field)))),
        Column("value", lambda row: row.value or "", wide=True),
        Column("note", lambda row: row.note, wide=True),
        Column("state", lambda row: "undone" if row.undone else "orphaned" if row.orphaned else "stands"),
    )
    with opened(ledger_path) as ledger:
        rows = [row for row in queries.corrections(ledger) if row.orphaned or not orphaned]
        answer(rows, form, columns, "no corrections")
    return 0
