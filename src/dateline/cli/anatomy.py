"""`dateline anatomy`: how dispatches are built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dateline.cli.options import files_and_reading

if TYPE_CHECKING:
    from dateline.records import Interval


@click.command(short_help="Show how dispatches are built, and when each part was written.")
@files_and_reading
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="text: for reading. json: one JSON object a line, one line a dispatch. [text]",
)
def anatomy(
    files: tuple[str, ...],
    published: Interval | None,
    columns: dict[str, str] | None,
    form: str,
    jobs: int | None,
) -> int:
    """Show how dispatches are built: byline, dateline, lede, headings, notices, the digest and its
    items, each with its offsets in characters; and when each section was written, with the
    reasons. No date is narrower than the text allows.

    \b
    Examples:
      dateline anatomy story.txt page.html
      dateline anatomy --format json wire/ | python -m json.tool --json-lines

    Exit codes: 0 all read; 1 some failed; 2 wrong use.
    """
    import sys

    import msgspec

    from dateline import run
    from dateline.cli.output import Output
    from dateline.cli.session import Session
    from dateline.explain.anatomy import anatomy_json, anatomy_text

    session = Session(
        files, published, jobs, shows_bar=not sys.stdout.isatty(), columns=columns, build=run.anatomy_reader
    )
    with Output(None) as sink:
        for reading in session.readings():
            if form == "json":
                sink.write(msgspec.json.encode(anatomy_json(reading)) + b"\n")
            else:
                sink.write(f"{anatomy_text(reading).rstrip()}\n\n".encode("utf-8", "replace"))
    return session.exit_code
