"""`dateline forget`: a takedown."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli.ledger.options import ledger_file, opened


@click.command(short_help="Take a dispatch out for good, with every trace of its words.")
@click.argument("dispatches", nargs=-1, required=True, metavar="DISPATCH...")
@click.option("--yes", is_flag=True, help="Do not ask.")
@ledger_file
def forget(ledger_path: Path | None, dispatches: tuple[str, ...], yes: bool) -> int:
    """Take dispatches out for good: text, reports and corrections, and every trace of their words
    in the file. Events that only they told go; the others are told by who is left.

    DISPATCH is an id as "dateline search" prints it; its first characters are enough.
    """
    from dateline import queries
    from dateline.cli.session import tell

    with opened(ledger_path, write=True) as ledger:
        found = [queries.find(ledger, start) for start in dispatches]
        if not yes:
            click.confirm(f"Forget {', '.join(found)}? This cannot be undone", abort=True, err=True)
        for id in found:
            ledger.forget(id)
            tell(f"{id} forgotten")
    return 0
