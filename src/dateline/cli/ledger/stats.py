"""`dateline stats` and `dateline failures`: what the ledger says of itself."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli.ledger.options import answer_form, ledger_file, opened


@click.command(short_help="How much the ledger holds.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@ledger_file
def stats(ledger_path: Path | None, as_json: bool) -> int:
    """Tell how much the ledger holds: dispatches, reports, events by type and status, outlets."""
    import msgspec

    from dateline import queries
    from dateline.cli.output import Output

    with opened(ledger_path) as ledger, Output(None) as sink:
        found = queries.stats(ledger)
        if as_json:
            sink.write(msgspec.json.encode(found) + b"\n")
            return 0
        lines = [f"{ledger.path}  ({found.bytes / 1e6:.1f} MB)", ""]
        names = ("dispatches", "versions", "copies", "reports", "happenings", "campaigns", "storylines", "agreements")
        for name in (*names, "corrections", "failures"):
            lines.append(f"  {name:12s}{getattr(found, name):>9,d}")
        lines.append(f"  {'written':12s}{found.first or '—'} to {found.last or '—'}")
        for title, counts in (("happenings by type", found.by_type), ("events by status", found.by_status)):
            lines += ["", title, *(f"  {name:12s}{count:>9,d}" for name, count in counts.items())]
        lines += ["", "dispatches by outlet"]
        lines += [f"  {count:>5,d}  {name}" for name, count in list(found.outlets.items())[:20]]
        sink.write(("\n".join(lines) + "\n").encode("utf-8", "replace"))
    return 0


@click.command(short_help="What could not be read, and why.")
@answer_form
@ledger_file
def failures(ledger_path: Path | None, form: str) -> int:
    """List what could not be read, and why; a later success takes a name off the list."""
    from dateline import queries
    from dateline.cli.ledger.answers import Column, answer

    columns = (
        Column("name", lambda row: row.name, wide=True),
        Column("reason", lambda row: row.reason, wide=True),
        Column("run", lambda row: str(row.run)),
    )
    with opened(ledger_path) as ledger:
        answer(queries.failures(ledger), form, columns, "no failures")
    return 0
