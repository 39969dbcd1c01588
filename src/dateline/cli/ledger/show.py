"""`dateline show`: an event with all that is behind it."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli.ledger.options import ledger_file, opened


@click.command(short_help="Show an event: every report with its words, sources, conflicts and reasons.")
@click.argument("id", metavar="EVENT")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", help="[text]")
@click.option("--why", is_flag=True, help="With the reasons for every field of every report.")
@ledger_file
def show(ledger_path: Path | None, id: str, form: str, why: bool) -> int:
    """Show an event (or one report): what is held of it, who tells it otherwise, how its status went,
    and every report with its words, its source and why it stands here.

    EVENT is an id as "dateline events" prints it; its first characters are enough.
    """
    import msgspec

    from dateline import explain, queries
    from dateline.cli.output import Output
    from dateline.cli.session import country_name, shows_styles, width

    with opened(ledger_path) as ledger, ledger.snapshot(), Output(None, styled=shows_styles()) as sink:
        found = queries.find(ledger, id)
        if found.startswith("e-"):
            event, evidence = queries.event(ledger, found), queries.evidence(ledger, event=found)
        else:
            evidence = queries.evidence(ledger, report=found)
            event = None
        if form == "jsonl":
            if event is not None:
                sink.write(msgspec.json.encode(event) + b"\n")
            sink.write(b"".join(explain.report_line(each.report, each.reading) for each in evidence))
            return 0
        sink.show(explain.event_text(event, evidence, country_name, width=width(), styled=sink.styled, why=why))
    return 0
