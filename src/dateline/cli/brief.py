"""`dateline brief`: what the dispatches say, or what is new in a ledger, for reading."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.ledger.options import day, ledger_file, opened
from dateline.cli.options import (
    output_file,
    own_actors,
    own_ontology,
    perhaps_files_and_reading,
    refuse_overwriting,
)

if TYPE_CHECKING:
    from dateline.records import Interval


@click.command(short_help="Print a brief of what dispatches say, or of what is new in the ledger.")
@perhaps_files_and_reading
@own_actors
@own_ontology
@click.option("--html", callback=output_file, metavar="FILE", help="Write one self-contained web page too.")
@click.option(
    "--since",
    callback=day,
    metavar="DATE",
    help="What is new in the ledger since this day: 2025-01-18, yesterday, '7 days'. Takes no FILE.",
)
@click.option("--output", callback=output_file, metavar="FILE", help="With --since: write the Markdown to FILE.")
@click.option(
    "--most", type=click.IntRange(min=1), default=30, metavar="N", help="With --since: at most N pieces of a kind. [30]"
)
@ledger_file
def brief(
    files: tuple[str, ...],
    published: Interval | None,
    columns: dict[str, str] | None,
    actors: Path | None,
    ontology: Path | None,
    html: Path | None,
    jobs: int | None,
    since: dt.date | None,
    output: Path | None,
    most: int,
    ledger_path: Path | None,
) -> int:
    """Print a brief, dispatch by dispatch: what happened, by whom, to whom, where, when and who
    says so; and apart from it what is only planned, claimed, doubtful, denied or background.

    With --since, print what is new in the ledger since a day, as Markdown: stories that turned,
    new events (those told by most independent outlets first, then what is new of its kind), what
    stands otherwise than before, what was announced, what is told differently and by whom, steps
    of agreements; each with the words that tell it and who wrote them.

    With --html the brief is also written as a page. It holds all it needs and opens without a
    network. "dateline read --help" shows what the file of --actors looks like.

    \b
    Examples:
      dateline brief examples/
      dateline brief --html brief.html wire/
      dateline brief crawl.warc.gz https://example.org/story.html
      dateline brief --since yesterday
      dateline brief --since "7 days" --output week.md --html week.html

    Exit codes: 0 all read; 1 some failed; 2 wrong use.
    """
    if since is not None:
        if files:
            raise click.UsageError("--since tells what is new in the ledger and takes no FILE; 'dateline add' adds one")
        return _news(since, most, ledger_path, output, html)
    if not files:
        raise click.UsageError("name the files to read, or --since DATE for what is new in the ledger")
    if output is not None:
        raise click.UsageError("--output goes with --since; elsewhere use '>' or --html FILE")
    return _brief(files, published, columns, actors, ontology, html, jobs)


def _brief(
    files: tuple[str, ...],
    published: Interval | None,
    columns: dict[str, str] | None,
    actors: Path | None,
    ontology: Path | None,
    html: Path | None,
    jobs: int | None,
) -> int:
    from dateline import explain
    from dateline.cli.output import Output
    from dateline.cli.session import Session, country_name, reader_with, shows_styles, width

    refuse_overwriting(html, files, "--html")
    session = Session(files, published, jobs, shows_bar=True, columns=columns, build=reader_with(actors, ontology))
    document = explain.brief(session.readings(), country_name)
    with Output(None, styled=shows_styles()) as sink:
        sink.show(explain.brief_text(document, width=width()))
    if html is not None:
        _write_page(html, explain.brief_page(document))
    return session.exit_code


def _news(since: dt.date, most: int, ledger_path: Path | None, output: Path | None, html: Path | None) -> int:
    from dateline import explain, queries
    from dateline.cli.output import Output
    from dateline.cli.session import country_name, tell

    with opened(ledger_path) as ledger:
        found = queries.brief(ledger, since, most=most)
    with Output(output) as sink:
        sink.write(explain.news_markdown(found, country_name).encode("utf-8", "replace"))
    if output is not None:
        tell(f"brief written to {output}")
    if html is not None:
        _write_page(html, explain.news_page(found, country_name))
    return 0


def _write_page(path: Path, page: str) -> None:
    from dateline.cli.output import Output
    from dateline.cli.session import tell

    with Output(path) as sink:
        sink.write(page.encode("utf-8", "replace"))
    tell(f"page written to {path}")
