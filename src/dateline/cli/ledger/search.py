"""`dateline search`: words in the dispatches."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli.ledger.options import answer_form, ledger_file, opened


@click.command(short_help="Find dispatches by their words.")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--limit", type=click.IntRange(min=1), default=20, metavar="N", help="At most N dispatches. [20]")
@answer_form
@ledger_file
def search(ledger_path: Path | None, words: tuple[str, ...], limit: int, form: str) -> int:
    """Find dispatches that hold all the WORDS, best first. Endings do not matter.

    \b
    "two words" in quotes stand side by side; OR, NOT and a star at the end of a word work:
      dateline search treaty moscow
      dateline search '"prisoner swap" OR exchang*'
    """
    from dateline import queries
    from dateline.cli.ledger.answers import Column, answer

    columns = (
        Column("dispatch", lambda row: row.dispatch, style="dim"),
        Column("day", lambda row: str(row.published or "—")),
        Column("outlet", lambda row: row.outlet or "—", wide=True),
        Column("words", lambda row: _plain(row.snippet), wide=True),
        Column("events", lambda row: str(len(row.events))),
    )
    with opened(ledger_path) as ledger:
        answer(queries.search(ledger, " ".join(words), limit), form, columns, "no dispatch holds these words")
    return 0


def _plain(snippet: str) -> str:
    from dateline.queries.search import CLOSING, OPENING

    return snippet.replace(OPENING, "‹").replace(CLOSING, "›")
