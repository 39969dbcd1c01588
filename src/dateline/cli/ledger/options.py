"""What the ledger's commands share: --ledger, --format, days, and opening the file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from dateline.ledger import Ledger

Command = TypeVar("Command", bound=Callable[..., Any])


def ledger_file(command: Command) -> Command:
    """--ledger PATH: which ledger."""
    return click.option(
        "--ledger",
        "ledger_path",
        type=click.Path(dir_okay=False, path_type=Path),
        envvar="DATELINE_LEDGER",
        metavar="PATH",
        help="The ledger file. [$DATELINE_LEDGER, else dateline/ledger.sqlite in your data directory]",
    )(command)


def answer_form(command: Command) -> Command:
    """--format table|jsonl|csv: how an answer is printed."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", "jsonl", "csv"]),
        default="table",
        help="table: to read. jsonl: one JSON object a line, all fields. csv: the same with a header. [table]",
    )(command)


def day(ctx: click.Context, param: click.Parameter, value: str | None) -> dt.date | None:
    """A day as 2025-01-18; wrong use where it is none."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day; write 2025-01-18", ctx, param) from None


def opened(path: Path | None, *, write: bool = False) -> Ledger:
    """The ledger that a command is about. Raises LedgerError."""
    from dateline.ledger import Ledger, default_path

    return Ledger.open(path or default_path(), write=write)
