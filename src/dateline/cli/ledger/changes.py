"""`dateline recode`, `dateline runs`, `dateline diff`: the same dispatches read by a newer coder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.ledger.options import answer_form, know_outlets, ledger_file, opened, own_outlets
from dateline.cli.options import jobs_option, own_actors, own_ontology

if TYPE_CHECKING:
    from dateline.queries import Difference


@click.command(short_help="Read every dispatch of the ledger again; corrections stay.")
@jobs_option
@own_actors
@own_ontology
@own_outlets
@ledger_file
def recode(
    ledger_path: Path | None,
    actors: Path | None,
    ontology: Path | None,
    outlets: Path | None,
    jobs: int | None,
) -> int:
    """Read every dispatch of the ledger again with the coder at hand, replay the corrections, merge
    anew, and tell how many reports came out otherwise. "dateline diff" lists them.

    A recoding that was stopped leaves the ledger whole; the next one by the same coder goes on where
    it was."""
    from functools import partial

    from dateline import queries, run
    from dateline.cli.session import Session, reader_with, tell

    with opened(ledger_path, write=True) as ledger:
        know_outlets(ledger, outlets)
        source = partial(run.recode, ledger, run.identity(actors, ontology))
        session = Session((), None, jobs, shows_bar=True, build=reader_with(actors, ontology), source=source)
        for _ in session.readings():
            pass
        numbers = [each.number for each in queries.runs(ledger)]
        after = max(each.number for each in queries.runs(ledger) if each.command == "recode")  # may have gone on
        before = max((number for number in numbers if number < after), default=0)
        changes = queries.differences(ledger, before, after) if before else []
        for kind in ("came", "went", "changed"):
            tell(f"{sum(change.kind == kind for change in changes)} reports {kind}")
        orphans = [each for each in queries.corrections(ledger) if each.orphaned]
        if orphans:
            tell(f"{len(orphans)} corrections found no report; 'dateline corrections --orphaned' lists them")
        tell(f"'dateline diff {before} {after}' shows what changed")
        return session.exit_code


@click.command(short_help="The runs that filled the ledger, with their coder, model and lexicon.")
@answer_form
@ledger_file
def runs(ledger_path: Path | None, form: str) -> int:
    """List the runs: what was done, when, by which coder, with which model, lexicon and reference data."""
    from dateline import queries
    from dateline.cli.ledger.answers import Column, answer

    columns = (
        Column("run", lambda row: str(row.number)),
        Column("what", lambda row: row.command),
        Column("started", lambda row: row.started),
        Column("ended", lambda row: row.ended or "stopped"),
        Column("coder", lambda row: row.coder),
        Column("model", lambda row: row.model[:8]),
        Column("lexicon", lambda row: row.lexicon[:8]),
        Column("reference", lambda row: row.reference[:8]),
    )
    with opened(ledger_path) as ledger:
        answer(queries.runs(ledger), form, columns, "no runs")
    return 0


@click.command(short_help="What one run coded otherwise than another.")
@click.argument("before", type=int, metavar="RUN")
@click.argument("after", type=int, metavar="RUN")
@answer_form
@ledger_file
def diff(ledger_path: Path | None, before: int, after: int, form: str) -> int:
    """List the reports that came, went or changed from one run to another. "dateline runs" tells
    their numbers; dispatches added after the first of the two do not count."""
    from dateline import queries
    from dateline.cli.ledger.answers import Column, answer

    columns = (
        Column("", lambda row: {"came": "+", "went": "-", "changed": "~"}[row.kind]),
        Column("type", lambda row: row.type, style="bold"),
        Column("words", lambda row: row.words, wide=True),
        Column(
            "fields", lambda row: "; ".join(f"{k}: {a or '—'} → {b or '—'}" for k, (a, b) in row.fields.items()), True
        ),
        Column("dispatch", lambda row: row.citation, wide=True),
    )
    with opened(ledger_path) as ledger:
        answer(queries.differences(ledger, before, after), form, columns, "nothing changed")
    return 0


def _changed(row: Difference) -> str:
    return "; ".join(f"{name}: {old or '—'} → {new or '—'}" for name, (old, new) in row.fields.items())
