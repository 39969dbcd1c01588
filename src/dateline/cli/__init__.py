"""The command line: `dateline read`, `dateline anatomy`, `dateline brief`.

Records go to standard output, messages to standard error. Exit codes: 0 all read, 1 some failed, 2 wrong use, 130
stopped by Ctrl-C. Commands import what they need when they run, so that `--help` costs nothing.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import Final

import click

from dateline import __version__, collecting
from dateline.cli.anatomy import anatomy
from dateline.cli.brief import brief
from dateline.cli.explain import explain
from dateline.cli.ledger import COMMANDS
from dateline.cli.output import ReaderGoneError
from dateline.cli.read import read
from dateline.errors import DatelineError

ALL_READ: Final = 0
SOME_FAILED: Final = 1
WRONG_USE: Final = 2
STOPPED: Final = 130
READER_GONE: Final = 141
"""What shells report for a program whose reader closed the pipe (128 + SIGPIPE)."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="dateline %(version)s")
def dateline() -> None:
    """Read news dispatches and say what they report: who did what to whom, where, when, and
    according to whom; and whether it is done, planned, denied or only claimed.

    \b
    What goes in   text files and web pages; feeds, WARC, JSON Lines, CSV and exports of press
                   databases; any of them packed or in a ZIP archive; directories; addresses on
                   the web; "-" is standard input. Nothing leaves this computer but
                   the requests for addresses that you name.
    What comes out event reports in PLOVER codes, each with the words that it rests on and the
                   reasons for every field, as text, JSON Lines or a web page.

    \b
    Two examples:
      dateline read examples/
          every report of every dispatch, its words underlined, with the reasons
      dateline read --format jsonl --published 2025-01 story.txt > reports.jsonl
          one JSON record a report, for a story known to be from January 2025

    \b
    Exit codes: 0 all read; 1 some failed (each named on standard error, the others are still
    read); 2 wrong use.

    "dateline COMMAND --help" tells more about a command.
    """


dateline.add_command(read)
dateline.add_command(anatomy)
dateline.add_command(brief)
dateline.add_command(explain)
for command in COMMANDS:
    dateline.add_command(command)


def main(arguments: list[str] | None = None) -> int:
    """Run one command line and return its exit code. The only place where errors become messages."""
    # Stories are compared in small matrices, on which a second thread of numpy's only doubles the cost.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if arguments is None:  # a process of our own
        gc.set_threshold(*collecting.PACE)
    try:
        code = dateline.main(arguments, prog_name="dateline", standalone_mode=False)
        return int(code or ALL_READ)
    except click.ClickException as error:
        error.show()
        return WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        click.echo("dateline: stopped; every record printed so far is complete", err=True)
        return STOPPED
    except DatelineError as error:
        click.echo(f"dateline: {error}", err=True)
        return SOME_FAILED
    except ReaderGoneError:
        # Python would flush to the closed pipe once more on its way out, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE
    except OSError as error:
        click.echo(f"dateline: cannot write: {error.strerror or error}", err=True)
        return SOME_FAILED
