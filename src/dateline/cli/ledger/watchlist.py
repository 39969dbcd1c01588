"""`dateline watchlist`: questions that are asked again whenever dispatches have come."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.ledger.events import event_day, filters, parties, party_filters, wanted_events
from dateline.cli.ledger.options import answer_form, ledger_file, opened

if TYPE_CHECKING:
    from dateline.queries import WatchlistRow


@click.group(short_help="Save questions; see what new events they match.")
def watchlist() -> None:
    """Save a question under a name. It is asked again whenever dispatches have come; what it matches
    then is new until you have looked at it. It is a page of the desk, with an Atom feed, and may be
    posted to a webhook.

    NAME is the name, or the id that is listed (w-1).

    \b
    Examples:
      dateline watchlist add "Lake treaty" --one KEN --other ETH
      dateline watchlist add "Raids in Mali" --place MLI --type ASSAULT --at-least 2
      dateline watchlist show --new "Raids in Mali"
    """


@watchlist.command()
@click.argument("name")
@party_filters
@click.option("--one", metavar="PARTY", help="One of two parties, with --other: what they do to or with each other.")
@click.option("--other", metavar="PARTY", help="The other one.")
@filters
@click.option("--webhook", metavar="URL", help="Post what is new to this address, as JSON (docs/watchlists.md).")
@ledger_file
def add(
    ledger_path: Path | None, name: str, one: str | None, other: str | None, webhook: str | None, **wanted: Any
) -> int:
    """Save a question, by the same filters as "dateline events".

    A webhook is posted to when "dateline add" or "dateline watch" ends, and only if that was given
    the address's host: --webhook-host HOST.
    """
    import msgspec

    from dateline import run
    from dateline.cli.session import tell
    from dateline.errors import QuestionError

    if bool(one) != bool(other):
        raise click.UsageError("--one and --other go together")
    asked = wanted_events(**wanted)
    if one and other:
        asked = msgspec.structs.replace(asked, pair=(one, other))
    with opened(ledger_path, write=True) as ledger:
        try:
            row = run.keep_watchlist(ledger, name, asked, getpass.getuser(), webhook)
        except QuestionError as error:
            raise click.UsageError(error.reason) from error
        tell(f"{row.id} {row.name!r} kept; {row.matches} events match now")
    return 0


@watchlist.command("list")
@answer_form
@ledger_file
def list_all(ledger_path: Path | None, form: str) -> int:
    """List the saved questions, with how many events match and how many of them are new."""
    from dateline import queries
    from dateline.cli.ledger.answers import Column, answer

    columns = (
        Column("id", lambda row: row.id, style="dim"),
        Column("name", lambda row: row.name, wide=True, style="bold"),
        Column("asks", asks, wide=True),
        Column("matches", lambda row: str(row.matches)),
        Column("new", lambda row: "muted" if row.muted else str(row.new)),
        Column("posted", lambda row: row.error or row.sent or ("never" if row.webhook else "—"), wide=True),
    )
    with opened(ledger_path) as ledger:
        answer(queries.watchlists(ledger), form, columns, "no watchlists")
    return 0


@watchlist.command()
@click.argument("name")
@click.option("--new", "only_new", is_flag=True, help="Only what is new.")
@click.option("--seen", is_flag=True, help="Take all of it for seen afterwards.")
@answer_form
@ledger_file
def show(ledger_path: Path | None, name: str, form: str, only_new: bool, seen: bool) -> int:
    """List the events that a saved question matches, the last found first; "*" is new."""
    from dateline import queries, run
    from dateline.cli.ledger.answers import Column, answer

    columns = (
        Column("", lambda row: "*" if row.new else ""),
        Column("event", lambda row: row.id, style="dim"),
        Column("day", lambda row: event_day(row)),
        Column("type", lambda row: " ".join(filter(None, (row.type, row.mode))), style="bold"),
        Column("who → whom", lambda row: parties(row), wide=True),
        Column("where", lambda row: ", ".join(filter(None, (row.place, row.country))), wide=True),
        Column("status", lambda row: row.status),
        Column("found", lambda row: row.came[:16].replace("T", " ")),
    )
    with opened(ledger_path, write=seen) as ledger:
        rows = [row for row in queries.matches(ledger, name) if row.new or not only_new]
        answer(rows, form, columns, "no new events" if only_new else "no such events")
        if seen:
            run.seen_watchlist(ledger, name)
    return 0


@watchlist.command()
@click.argument("name")
@ledger_file
def remove(ledger_path: Path | None, name: str) -> int:
    """Take a saved question away. Events and corrections stay as they are."""
    from dateline import run
    from dateline.cli.session import tell

    with opened(ledger_path, write=True) as ledger:
        tell(f"{run.remove_watchlist(ledger, name).name!r} is gone")
    return 0


@watchlist.command()
@click.argument("name")
@click.option("--off", is_flag=True, help="Let it be heard again.")
@ledger_file
def mute(ledger_path: Path | None, name: str, off: bool) -> int:
    """Let a saved question rest: nothing of it is new, nothing is posted. --off ends that; what came
    meanwhile is not posted late."""
    from dateline import run
    from dateline.cli.session import tell

    with opened(ledger_path, write=True) as ledger:
        row = run.mute_watchlist(ledger, name, muted=not off)
        tell(f"{row.name!r} is {'muted' if row.muted else 'heard again'}")
    return 0


def asks(row: WatchlistRow) -> str:
    """A question in the words of the options: "party RUS, type ASSAULT"."""
    return ", ".join(f"{name.replace('_', ' ')} {_value(value)}" for name, value in row.question.items())


def _value(value: object) -> str:
    if value is True:
        return ""
    return " + ".join(map(str, value)) if isinstance(value, list) else str(value)
