"""What the ledger's commands share: --ledger, --format, days, and opening the file."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

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


def outlets_file(ctx: click.Context, param: click.Parameter, value: str | None) -> Path | None:
    """The user's own outlets, read once to say at the start what is wrong with them."""
    if value is None:
        return None
    from dateline.errors import LexiconError
    from dateline.merging.copies import own_outlets

    try:
        own_outlets(Path(value))
    except LexiconError as error:
        raise click.BadParameter(str(error), ctx, param) from error
    return Path(value)


def own_outlets(command: Command) -> Command:
    """--outlets FILE, for the commands that fill a ledger."""
    return click.option(
        "--outlets",
        callback=outlets_file,
        metavar="FILE",
        help="Outlets of your own, with owner and kind: a CSV file (docs/ledger.md). The ledger remembers them.",
    )(command)


def know_outlets(ledger: Ledger, path: Path | None) -> None:
    """Let the ledger know outlets by a user's own rows, if there are any."""
    if path is not None and ledger.use_outlets(path):
        from dateline.cli.session import tell

        tell(f"outlets of {path} kept; the voices of every event are counted anew")


def webhook_hosts(command: Command) -> Command:
    """--webhook-host HOST, for the commands that fill a ledger."""
    return click.option(
        "--webhook-host",
        "webhook_hosts",
        multiple=True,
        metavar="HOST",
        envvar="DATELINE_WEBHOOK_HOST",
        help="Post news of watchlists to webhooks on this host, and nowhere else. [$DATELINE_WEBHOOK_HOST]",
    )(command)


def tell_posted(ledger: Ledger, hosts: tuple[str, ...]) -> None:
    """Post the news of watchlists, and tell what came of it."""
    from dateline import run
    from dateline.cli.session import tell

    for posted in run.post_news(ledger, hosts):
        came = posted.error or f"{posted.events} new"
        tell(f"watchlist {posted.name!r}: {came if posted.error is None else f'not posted: {posted.url} {came}'}")


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
    """A day as 2025-01-18, "today", "yesterday" or "7 days" (ago); wrong use where it is none."""
    if value is None:
        return None
    found = day_of(value, dt.date.today())
    if found is None:
        raise click.BadParameter(f"{value!r} is no day; write 2025-01-18, yesterday or '7 days'", ctx, param)
    return found


def day_of(words: str, today: dt.date) -> dt.date | None:
    """The day that a user's words name, seen from today; None where they name none.

    >>> day_of("2 weeks ago", dt.date(2025, 1, 18))
    datetime.date(2025, 1, 4)
    """
    words = " ".join(words.casefold().split())
    try:
        if words in _NEAR:
            return today - dt.timedelta(days=_NEAR[words])
        ago = _AGO.fullmatch(words)
        if ago is not None:
            return today - dt.timedelta(days=int(ago["number"]) * _DAYS[ago["unit"]])
        return dt.date.fromisoformat(words)
    except (ValueError, OverflowError):
        return None


_NEAR: Final = {"today": 0, "yesterday": 1}
_AGO: Final = re.compile(r"(?P<number>\d{1,6}) ?(?P<unit>day|week)s?(?: ago)?")
_DAYS: Final = {"day": 1, "week": 7}


def opened(path: Path | None, *, write: bool = False) -> Ledger:
    """The ledger that a command is about. Raises LedgerError."""
    from dateline.ledger import Ledger, default_path

    return Ledger.open(path or default_path(), write=write)
