"""`dateline storylines`, `dateline storyline` and `dateline agreements`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from dateline.cli.ledger.options import answer_form, day, ledger_file, opened


@click.command(short_help="List the storylines, the latest first.")
@click.option("--since", callback=day, metavar="DATE", help="Written about on this day or later.")
@click.option("--least", type=click.IntRange(min=1), default=2, metavar="N", help="Of at least N stories. [2]")
@answer_form
@ledger_file
def storylines(ledger_path: Path | None, since: dt.date | None, least: int, form: str) -> int:
    """List the storylines: dispatches that go on telling one story. An item of a digest is a story of
    its own. "dateline storyline ID" tells one."""
    from dateline import queries
    from dateline.cli.ledger.answers import Column, answer

    columns = (
        Column("storyline", lambda row: row.id, style="dim"),
        Column("from", lambda row: str(row.first or "—")),
        Column("to", lambda row: str(row.last or "—")),
        Column("stories", lambda row: str(row.stories)),
        Column("events", lambda row: str(row.events)),
        Column("title", lambda row: row.title, wide=True, style="bold"),
    )
    with opened(ledger_path) as ledger:
        answer(queries.storylines(ledger, least, since), form, columns, "no storylines")
    return 0


@click.command(short_help="Tell one storyline: its accounts, turning points and events.")
@click.argument("id", metavar="STORYLINE")
@click.option("--since", callback=day, metavar="DATE", help="Only what changed on this day or later.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="[text]")
@ledger_file
def storyline(ledger_path: Path | None, id: str, since: dt.date | None, form: str) -> int:
    """Tell a storyline: who told it and when, what turned it, what happened in it."""
    import msgspec

    from dateline import queries
    from dateline import storylines as telling
    from dateline.cli.output import Output

    with opened(ledger_path) as ledger, ledger.snapshot(), Output(None) as sink:
        found = queries.storyline(ledger, queries.find(ledger, id))
        if form == "json":
            sink.write(msgspec.json.encode(found) + b"\n")
            return 0
        named = queries.EventFilter(ids=tuple(step.event for step in found.events))
        events = {event.id: event for event in queries.events(ledger, named)}
        told = telling.since(found, since) if since else found
        accounts, steps = told.accounts, told.events
        lines = [f"{found.id}  {found.title}", f"{found.first or '—'} to {found.last or '—'}", "", "Turning points"]
        lines += [f"  {point.told or '—'}  {point.note}" for point in told.turning] or ["  none"]
        lines += ["", "Events"]
        for step in steps:
            event = events.get(step.event)
            if event is not None:
                sides = f"{' + '.join(event.actors) or '—'} → {' + '.join(event.recipients) or '—'}"
                lines.append(f"  {step.day or '—'}  {event.id}  {event.type:9s} {event.status:10s} {sides}")
        lines += ["", "Told by"]
        for account in accounts:
            lines.append(f"  {account.first or '—'}  {account.unit}  {account.title or ''}".rstrip())
        sink.write(("\n".join(lines) + "\n").encode("utf-8", "replace"))
    return 0


@click.command(short_help="List the agreements, with parties, term, status and history.")
@answer_form
@ledger_file
def agreements(ledger_path: Path | None, form: str) -> int:
    """List treaties, truces and deals, each once however many dispatches tell of it, with how it
    stands and every step that was told. JSON Lines holds the clauses, areas and what is left out."""
    from dateline import queries
    from dateline.cli.ledger.answers import Column, answer

    columns = (
        Column("agreement", lambda row: row.accord, style="dim"),
        Column("parties", lambda row: " + ".join(row.parties), wide=True),
        Column("name", lambda row: row.names[0] if row.names else row.form, wide=True, style="bold"),
        Column("term", lambda row: row.term or "—", wide=True),
        Column("status", lambda row: row.status, wide=True),
        Column("history", lambda row: " → ".join(row.history), wide=True),
        Column("told in", lambda row: str(len(row.dispatches))),
    )
    with opened(ledger_path) as ledger:
        answer(queries.agreements(ledger), form, columns, "no agreements")
    return 0
