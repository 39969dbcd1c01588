"""`dateline events` and `dateline timeline`: what happened, as the ledger has it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from dateline.cli.ledger.options import answer_form, day, ledger_file, opened

if TYPE_CHECKING:
    from dateline.queries import EventFilter, EventRow

Command = TypeVar("Command", bound=Callable[..., Any])

STATUSES: Final = ("done", "planned", "called off", "denied", "claimed", "doubtful")
KINDS: Final = ("happening", "campaign")
"""As in the records, which --help must not wait for; a test compares them."""


def filters(command: Command) -> Command:
    """Which events: by type, place, days, status, kind, outlets; how many."""
    options = (
        click.option("--type", "types", multiple=True, metavar="TYPE", help="PLOVER type; may be given several times."),
        click.option("--place", metavar="PLACE", help="Where: a country's three letters, or a place's name."),
        click.option("--since", callback=day, metavar="DATE", help="From this day on (2025-01-18)."),
        click.option("--until", callback=day, metavar="DATE", help="Up to this day."),
        click.option("--status", type=click.Choice(STATUSES), help="How the event stands."),
        click.option("--kind", type=click.Choice(KINDS), help="Happenings or campaigns only."),
        click.option(
            "--at-least", type=click.IntRange(min=1), default=1, metavar="N", help="At least N independent outlets."
        ),
        click.option("--disputed", is_flag=True, help="Only events of which reports tell differently."),
        click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N events."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def party_filters(command: Command) -> Command:
    """Which events: by party and storyline."""
    options = (
        click.option("--actor", metavar="PARTY", help='Who did it: "RUS", "RUS GOV", a sector ("REB") or a name.'),
        click.option("--recipient", metavar="PARTY", help="To whom."),
        click.option("--party", metavar="PARTY", help="On either side."),
        click.option("--storyline", metavar="ID", help="Of one storyline."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command(short_help="List events by party, type, place, days and number of outlets.")
@party_filters
@filters
@answer_form
@ledger_file
def events(ledger_path: Path | None, form: str, **wanted: Any) -> int:
    """List the events of the ledger, by day: each happening once, however many dispatches told it.
    A day in brackets is that of telling; "done *" is disputed; "told by 2/5": two independent
    outlets in five reports.

    \b
    Examples:
      dateline events --actor RUS --recipient UKR --type ASSAULT --since 2025-01-01
      dateline events --place KEN --at-least 2 --format csv > events.csv
      dateline show e-1f0c
    """
    from dateline import queries

    with opened(ledger_path) as ledger:
        _print(queries.events(ledger, wanted_events(**wanted)), form)
    return 0


@click.command(short_help="What two parties did to and with each other, by day.")
@click.argument("one", metavar="PARTY")
@click.argument("other", metavar="PARTY")
@filters
@answer_form
@ledger_file
def timeline(ledger_path: Path | None, one: str, other: str, form: str, **wanted: Any) -> int:
    """List what two parties did to and with each other, by day.

    \b
    Examples:
      dateline timeline RUS IRN
      dateline timeline "ISR GOV" LBN --since 2024-10-01
    """
    from dateline import queries

    with opened(ledger_path) as ledger:
        _print(queries.timeline(ledger, one, other, wanted_events(**wanted)), form)
    return 0


def wanted_events(
    types: tuple[str, ...],
    since: dt.date | None,
    until: dt.date | None,
    **others: Any,
) -> EventFilter:
    """The filter that the options name."""
    from dateline.queries import EventFilter

    return EventFilter(types=tuple(name.upper() for name in types), since=since, until=until, **others)


def _print(rows: list[EventRow], form: str) -> None:
    from dateline.cli.ledger.answers import Column, answer

    columns = (
        Column("event", lambda row: row.id, style="dim"),
        Column("day", event_day),
        Column("type", lambda row: " ".join(filter(None, (row.type, row.mode))), style="bold"),
        Column("who → whom", parties, wide=True),
        Column("where", lambda row: ", ".join(filter(None, (row.place, row.country))), wide=True),
        Column("status", lambda row: row.status + (" *" if row.disputed else "")),
        Column("told by", lambda row: f"{row.outlets}/{row.reports}"),
    )
    answer(rows, form, columns, "no such events")


def event_day(row: EventRow) -> str:
    """The day, the span, or when it was told, in brackets."""
    if row.first is None and row.last is None:
        return f"({row.told})" if row.told else "—"
    if row.first == row.last:
        return str(row.first)
    return f"{row.first or '…'}/{row.last or '…'}"


def parties(row: EventRow) -> str:
    """Who to whom, in codes."""
    return f"{' + '.join(row.actors) or '—'} → {' + '.join(row.recipients) or '—'}"
