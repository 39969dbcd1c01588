"""`dateline read`: dispatches in, coded reports out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import files_and_reading, output_file, own_actors, own_ontology, refuse_overwriting

if TYPE_CHECKING:
    from dateline.cli.output import Output
    from dateline.cli.session import Session
    from dateline.records import Interval


@click.command(short_help="Read dispatches and print what they report.")
@files_and_reading
@own_actors
@own_ontology
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl", "agreements"]),
    default="text",
    help="text: a readable record a report. jsonl: one JSON object a report, one a line. agreements: one JSON "
    "object an agreement, one a line. [text]",
)
@click.option("--output", callback=output_file, metavar="FILE", help="Write the records to FILE instead.")
def read(
    files: tuple[str, ...],
    published: Interval | None,
    columns: dict[str, str] | None,
    actors: Path | None,
    ontology: Path | None,
    form: str,
    output: Path | None,
    jobs: int | None,
) -> int:
    """Read dispatches and print what they report.

    FILE is a text file or web page that holds one dispatch; a file that holds many (RSS or Atom
    feed, WARC, JSON Lines, JSON, CSV, TSV, exports of Nexis Uni, LexisNexis, Factiva, ProQuest);
    any of these in a ZIP archive, or packed with gzip, bzip2 or xz; a directory (all such files
    below it); an address on the web; or "-" for standard input. What it is, is told by its
    content. What is not in English is named and left out. docs/intake.md tells more.

    \b
    A record, as text:
      1  SUPPORT  Peru + Chile → —   2025-02-14 (day)   Lima, Peru   asserted

    \b
         Peru and Chile signed a fishing treaty in Lima on Friday.
         ~~~~     ~~~~~ ^^^^^^                     ~~~~    ~~~~~~

    \b
         what   “signed” opens the frame SUPPORT                  events.tsv:101
    It names the PLOVER type and mode; who → to whom, with country and sector; the day and how
    precisely it is known; the place; asserted, claimed, hedged or denied, with future,
    historical, hypothetical or negation where they hold. Marked below: the words of the act (^)
    and the words behind the other fields (~); a terminal underlines them instead. Then, for
    every field, why: the reason and the lexicon row or rule.

    \b
    --actors FILE is a CSV file with a header, one row a person or body:
      kind,code,name,aliases,sector,office,start,end
      organisation,NGO,Example Relief,ER|Relief of Example,SOC,,,
      official,PER,Ruth Quispe,,GOV,foreign minister,2025-01-20,
    kind: organisation, armed_group, security_force, party, leader or official. code: PLOVER's
    country or NGO, IGO, MNC. aliases are split by "|". Who has a start and no end is in office
    still; without a start a person's office is not believed for any day.

    \b
    --format agreements prints what the dispatch tells of each treaty, truce or deal: parties,
    names, term, signing (day, place, hands), how it stands with every step that led there, areas,
    clauses, what it leaves out and what is not told. "agreement_id" of a report names its record.

    \b
    Examples:
      dateline read story.txt
      dateline read --format jsonl wire/ > reports.jsonl
      dateline read --format agreements wire/ > agreements.jsonl
      dateline read --actors ours.csv wire/
      dateline read crawl.warc.gz export.zip https://example.org/story.html
      dateline read --columns text=body,title=hed,published=day,outlet=paper corpus.csv.gz
      curl -s https://example.org/story.txt | dateline read --published 2025-01-18 -

    Exit codes: 0 all read; 1 some failed; 2 wrong use.
    """
    from dateline.cli.output import Output
    from dateline.cli.session import Session, reader_with, shows_styles

    refuse_overwriting(output, files, "--output")
    with Output(output, styled=shows_styles()) as sink:
        import sys

        shows_bar = output is not None or not sys.stdout.isatty()
        session = Session(
            files, published, jobs, shows_bar=shows_bar, columns=columns, build=reader_with(actors, ontology)
        )
        if form == "jsonl":
            _print_lines(session, sink)
        elif form == "agreements":
            _print_agreements(session, sink)
        else:
            _print_text(session, sink)
        return session.exit_code


def _print_lines(session: Session, sink: Output) -> None:
    from dateline.explain import report_line

    for reading in session.readings():
        sink.write(b"".join(report_line(report, reading) for report in reading.reports))


def _print_agreements(session: Session, sink: Output) -> None:
    from dateline.explain import agreement_line

    for reading in session.readings():
        sink.write(b"".join(agreement_line(agreement, reading) for agreement in reading.agreements))


def _print_text(session: Session, sink: Output) -> None:
    from dateline.cli.session import country_name, width
    from dateline.explain import reading_text

    for reading in session.readings():
        sink.show(reading_text(reading, country_name, width=width(), styled=sink.styled))
