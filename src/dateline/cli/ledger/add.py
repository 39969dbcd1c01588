"""`dateline add`: dispatches into the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.ledger.options import (
    know_outlets,
    ledger_file,
    opened,
    own_outlets,
    tell_posted,
    webhook_hosts,
)
from dateline.cli.options import files_and_reading, own_actors, own_ontology

if TYPE_CHECKING:
    from dateline.records import Interval


@click.command(short_help="Read dispatches into the ledger and merge what they report into events.")
@files_and_reading
@own_actors
@own_ontology
@own_outlets
@webhook_hosts
@ledger_file
def add(
    files: tuple[str, ...],
    published: Interval | None,
    columns: dict[str, str] | None,
    actors: Path | None,
    ontology: Path | None,
    outlets: Path | None,
    webhook_hosts: tuple[str, ...],
    ledger_path: Path | None,
    jobs: int | None,
) -> int:
    """Read dispatches into the ledger: keep every report, merge reports of one happening into one
    event, link events into storylines.

    What is in the ledger already is not read again, so a run that was stopped goes on where it
    was. A file whose words have changed since is kept as a new version of its article. Others may
    ask the ledger while this writes.

    \b
    Examples:
      dateline add wire/
      dateline add --columns text=body,outlet=paper corpus.jsonl.gz crawl.warc.gz
      dateline add --ledger sahel.sqlite --jobs 4 wire/2025/
      dateline events --since 2025-01-01 --actor RUS

    Exit codes: 0 all added; 1 some failed (see "dateline failures"); 2 wrong use.
    """
    from functools import partial

    from dateline import queries, run
    from dateline.cli.session import Session, reader_with, tell

    with opened(ledger_path, write=True) as ledger:
        know_outlets(ledger, outlets)
        source = partial(run.add, files, ledger, run.identity(actors, ontology))
        session = Session(
            files, published, jobs, shows_bar=True, columns=columns, build=reader_with(actors, ontology), source=source
        )
        for reading in session.readings():
            session.tally.copied += queries.is_copy(ledger, reading.dispatch.id)
        tell(f"kept in {ledger.path}")
        tell_posted(ledger, webhook_hosts)
        return session.exit_code
