"""`dateline brief`: what the dispatches say, for reading."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import files_and_reading, output_file, own_actors, own_ontology, refuse_overwriting

if TYPE_CHECKING:
    from dateline.records import Interval


@click.command(short_help="Print a brief of what dispatches say; write it as a web page.")
@files_and_reading
@own_actors
@own_ontology
@click.option("--html", callback=output_file, metavar="FILE", help="Write one self-contained web page too.")
def brief(
    files: tuple[str, ...],
    published: Interval | None,
    actors: Path | None,
    ontology: Path | None,
    html: Path | None,
    jobs: int,
) -> int:
    """Print a brief, dispatch by dispatch: what happened, by whom, to whom, where, when and who
    says so; and apart from it what is only planned, claimed, doubtful, denied or background.

    With --html the brief is also written as a page with the words of every dispatch highlighted
    and the reasons beside them. The page holds all it needs; it opens without a network.
    "dateline read --help" shows what the file of --actors looks like.

    \b
    Examples:
      dateline brief examples/
      dateline brief --html brief.html wire/

    Exit codes: 0 all read; 1 some failed; 2 wrong use.
    """
    from dateline import explain
    from dateline.cli.output import Output
    from dateline.cli.session import Session, country_name, reader_with, shows_styles, tell, width

    refuse_overwriting(html, files, "--html")
    session = Session(files, published, jobs, shows_bar=True, build=reader_with(actors, ontology))
    document = explain.brief(session.readings(), country_name)
    with Output(None, styled=shows_styles()) as sink:
        sink.show(explain.brief_text(document, width=width()))
    if html is not None:
        with Output(html) as page:
            page.write(explain.brief_page(document).encode("utf-8", "replace"))
        tell(f"page written to {html}")
    return session.exit_code
