"""`dateline watch`: feeds into the ledger, once or for good."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.ledger.options import know_outlets, ledger_file, opened, own_outlets, webhook_hosts
from dateline.cli.options import own_actors, own_ontology

if TYPE_CHECKING:
    from dateline.cli.ledger.watch_board import Board
    from dateline.run.watching import Settings


def feeds_file(ctx: click.Context, param: click.Parameter, value: str) -> Settings:
    """The settings in FEEDS.toml; wrong use where they cannot be meant."""
    from dateline.errors import InputError
    from dateline.run.watching import read_settings

    try:
        return read_settings(Path(value))
    except InputError as error:
        raise click.BadParameter(str(error), ctx, param) from error


@click.command(short_help="Watch feeds and read what is new into the ledger.")
@click.argument("settings", callback=feeds_file, metavar="FEEDS.toml")
@click.option("--once", is_flag=True, help="Ask every feed once and end, as for cron.")
@click.option(
    "--allow-private",
    is_flag=True,
    help="Ask hosts of private networks too (localhost, 10.0.0.0/8 ...), for feeds in your own house.",
)
@own_actors
@own_ontology
@own_outlets
@webhook_hosts
@ledger_file
def watch(
    settings: Settings,
    once: bool,
    allow_private: bool,
    actors: Path | None,
    ontology: Path | None,
    outlets: Path | None,
    webhook_hosts: tuple[str, ...],
    ledger_path: Path | None,
) -> int:
    """Watch RSS and Atom feeds: read every new article into the ledger, as "dateline add" would. Goes on until
    Ctrl-C, which loses nothing.

    Only what you list is asked for: the feeds, and the pages their items link to where the feed itself holds no
    full text. Sites are asked politely: a pause between two requests, robots.txt, "not changed" understood,
    failing ones left alone for longer and longer. What is known of each feed lies beside the ledger
    (LEDGER.feeds.json).

    \b
    FEEDS.toml, whole:
      [agent]
      contact = "desk@example.org"     # told to every site that is asked
    \b
      [limits]                         # may be left out; these are the defaults
      pace = "2s"                      # between two requests to one host
      timeout = "30s"                  # for one request
      round = "5m"                     # for one feed with its pages; the rest waits for the next round
      max_bytes = "10 MB"              # of a feed or page, unpacked
      max_items = 50                   # of one feed in one round
      redirects = 5
      at_once = 4                      # feeds asked side by side
    \b
      [[feed]]
      url = "https://news.example/world.xml"
      outlet = "Example News"          # else the feed's own title
    \b
      [[feed]]
      url = "https://ministry.example/press.atom"
      pages = false                    # take what the feed gives; fetch no pages
      every = "1h"                     # else 15m; at least 1m

    \b
    Examples:
      dateline watch feeds.toml
      dateline watch --once feeds.toml          (in a crontab: */15 * * * *)

    Exit codes: 0 all read; 1 with --once: some feed or article failed (see "dateline failures");
    2 wrong use; 130 stopped by Ctrl-C.
    """
    from dateline import run
    from dateline.cli.session import reader_with, tell
    from dateline.run.watching import State, Watching, state_path
    from dateline.run.watching import watch as steps_of

    with opened(ledger_path, write=True) as ledger:
        know_outlets(ledger, outlets)
        state = State.load(state_path(ledger.path))
        if state.note:
            tell(state.note)
        how = Watching(once, allow_private, webhook_hosts)
        steps = steps_of(settings, ledger, run.identity(actors, ontology), state, how, reader_with(actors, ontology))
        with _board(settings, once=once) as board, closing(steps):
            try:
                for step in steps:
                    board.show(step)
            finally:
                board.end(str(ledger.path))
        return 0 if board.all_good else 1


@contextmanager
def _board(settings: Settings, *, once: bool) -> Iterator[Board]:
    """What shows the watch: a table on a terminal, lines elsewhere."""
    import sys

    from dateline.cli.ledger.watch_board import Lines, Table

    if sys.stderr.isatty():
        with Table(settings, once=once) as table:
            yield table
    else:
        yield Lines(settings, once=once)
