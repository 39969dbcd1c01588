"""`dateline explain`: why a sentence was coded so, and why not otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import one_file_and_reading, own_actors, own_ontology

if TYPE_CHECKING:
    from dateline.explain.account import Asked
    from dateline.records import Interval


@click.command(short_help="Show why a sentence was coded so, and why not otherwise.")
@one_file_and_reading
@own_actors
@own_ontology
@click.option(
    "--at",
    "places",
    multiple=True,
    metavar="LINE[:COLUMN]",
    help="The sentences of this line; or the one at this place of it.",
)
@click.option("--find", "phrases", multiple=True, metavar="WORDS", help="The sentences that hold these words.")
@click.option("--all-rows", is_flag=True, help="Show every row of the lexicon that was tried, not only the nearest.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    help="text: for reading. jsonl: one JSON object a sentence. [text]",
)
def explain(
    file: str,
    published: Interval | None,
    columns: dict[str, str] | None,
    actors: Path | None,
    ontology: Path | None,
    places: tuple[str, ...],
    phrases: tuple[str, ...],
    all_rows: bool,
    form: str,
) -> int:
    """Show for a sentence what was coded and why, and what was looked at and not coded.

    FILE holds one dispatch, as text or as a web page; "-" is standard input; of a file that holds
    many, those are shown that have what is asked for. Name the sentence by its line (of the text,
    where a page has more around it), by line and column (both counted from 1), or by words that it
    holds; --at and --find may be given several times. Without either, every sentence is explained.

    \b
    Shown are
      the sentence    with every word that could tell of an event: ^ coded, - not coded
                      (a terminal underlines them instead)
      what was found  who, when, where and who says so, with what each means and the row or rule
                      that says so
      what is coded   the record that "dateline read" prints, its words marked, its reasons
      what is not     each other word, with the verdict in plain English

    \b
    Verdicts look like this:
      withdraw  taken in by “agreed”, as what is promised
          read as RETREAT withdraw: Kenya → —                       en/events/retreat.tsv:9
      attack    not coded: none of its 27 rows fits
          ASSAULT needs a party as its object; “the proposal” is none
                                                                    en/events/assault.tsv:4
    The right edge names the file and line of the lexicon that decided: change it there.

    \b
    Examples:
      dateline explain story.txt --at 3
      dateline explain story.txt --at 12:40
      dateline explain story.txt --find "agreed to withdraw" --all-rows
      dateline explain --format jsonl story.txt > sentences.jsonl

    Exit codes: 0 explained; 1 the file cannot be read; 2 wrong use.
    """
    import sys

    from dateline.cli.output import Output
    from dateline.cli.session import Session, country_name, ontology_of, reader_with, shows_styles, width
    from dateline.explain.account import account_line, accounts, accounts_text

    if Path(file).is_dir():
        raise click.BadParameter(f"{file} is a directory; name one dispatch", param_hint="FILE")
    session = Session(
        (file,), published, 1, shows_bar=not sys.stdout.isatty(), columns=columns, build=reader_with(actors, ontology)
    )
    with Output(None, styled=shows_styles()) as sink:
        missing: click.UsageError | None = None
        shown = False
        for reading in session.readings():
            try:
                asked = _asked(reading.dispatch.text, places, phrases)
            except click.UsageError as error:
                missing = error
                continue
            found = accounts(reading, ontology_of(ontology), asked, country_name)
            if not found:
                missing = click.UsageError(f"{' and '.join(item.words for item in asked)}: nothing is written there")
                continue
            shown = True
            if form == "jsonl":
                sink.write(b"".join(account_line(one) for one in found))
            else:
                sink.show(accounts_text(found, width=width(), styled=sink.styled, every_row=all_rows))
        if missing is not None and not shown:
            raise missing
    return session.exit_code


def _asked(text: str, places: tuple[str, ...], phrases: tuple[str, ...]) -> tuple[Asked, ...]:
    """What --at and --find name; wrong use where the dispatch has no such line, place or words."""
    from dateline.explain.account import asked_at, asked_for, everything

    if not places and not phrases:
        return (everything(text),)
    asked: list[Asked] = []
    for place in places:
        line, _, column = place.partition(":")
        if not line.isdecimal() or (column and not column.isdecimal()) or place.endswith(":"):
            raise click.BadParameter(f"{place!r} is no line and no LINE:COLUMN, both counted from 1", param_hint="--at")
        found = asked_at(text, int(line), int(column) if column else None)
        if found is None:
            raise click.BadParameter(f"the text has no {_place_words(line, column)}", param_hint="--at")
        asked.append(found)
    for phrase in phrases:
        here = asked_for(text, phrase)
        if not here:
            raise click.BadParameter(f"the text does not hold {phrase!r}", param_hint="--find")
        asked += here
    return tuple(asked)


def _place_words(line: str, column: str) -> str:
    return f"line {line}, column {column}" if column else f"line {line}"
