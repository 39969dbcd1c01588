"""`dateline sample`: reports drawn by chance and judged at the prompt."""

from __future__ import annotations

import getpass
from pathlib import Path

import click

from dateline.cli.ledger.options import ledger_file, opened


@click.command(short_help="Judge reports drawn by chance; get precision with its interval.")
@click.argument("number", type=click.IntRange(min=1), metavar="N")
@click.option("--seed", type=int, default=0, metavar="N", help="Draws the same reports for the same number. [0]")
@click.option("--author", default=None, metavar="NAME", help="Who judges. [your login name]")
@click.option("--keep", is_flag=True, help="Keep the judgements: right ones confirmed, wrong ones dropped.")
@ledger_file
def sample(ledger_path: Path | None, number: int, seed: int, author: str | None, keep: bool) -> int:
    """Draw N reports by chance, show each with its words, and ask whether it is right: y (type and
    parties as the words say), t (only the type is right), n (neither), s (skip), q (stop).

    Prints precision of type and of type with parties, each with its 95% interval.
    """
    from dateline import explain, queries
    from dateline.cli.output import Output
    from dateline.cli.session import country_name, shows_styles, tell, width
    from dateline.ledger import Correction

    counts = {"y": 0, "t": 0, "n": 0}
    with opened(ledger_path, write=keep) as ledger, Output(None, styled=shows_styles()) as sink:
        ids = queries.drawn(ledger, number, seed)
        for place, id in enumerate(ids, 1):
            evidence = queries.evidence(ledger, report=id)
            sink.show(explain.event_text(None, evidence, country_name, width=width(), styled=sink.styled))
            asked = f"{place} of {len(ids)}: right? (y, t, n, s, q)"
            judged = click.prompt(asked, type=click.Choice(["y", "t", "n", "s", "q"]), show_choices=False, err=True)
            if judged == "q":
                break
            if judged == "s":
                continue
            counts[judged] += 1
            if keep and judged in ("y", "n"):
                kind = "confirm" if judged == "y" else "drop"
                who, anchor = author or getpass.getuser(), ledger.anchor(id)
                ledger.correct(Correction(0, "", who, "judged in a sample", kind, anchor))  # type: ignore[arg-type]
        total = sum(counts.values())
        for name, right in (("type and parties", counts["y"]), ("type", counts["y"] + counts["t"])):
            low, high = queries.interval(right, total)
            share = f"{right / total:.3f}" if total else "unknown"
            tell(f"{name}: {right} of {total} right, precision {share} (95%: {low:.3f} to {high:.3f})")
    return 0
