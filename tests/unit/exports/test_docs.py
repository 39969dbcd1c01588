"""docs/export.md tells every column, as the code has it."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from dateline import exports
from dateline.cli.ledger.export import FORMS, LEVELS, WORDS
from dateline.exports import Level, Words
from dateline.run.exporting import Form

DOCS = Path(__file__).parents[3] / "docs" / "export.md"


def column_table(level: Level) -> str:
    """The table of a level's columns, as it stands in the docs."""
    lines = ["| column | | meaning | unit | authority |", "|---|---|---|---|---|"]
    for column in exports.columns(level):
        marks = ", ".join(filter(None, (column.kind, "words" if column.words else "")))
        lines.append(f"| `{column.name}` | {marks} | {column.meaning} | {column.unit} | {column.authority} |")
    return "\n".join(lines)


@pytest.mark.parametrize("level", ["report", "event"])
def test_every_column_is_told(level: Level) -> None:
    assert column_table(level) in DOCS.read_text(encoding="utf-8")


def test_the_choices_of_the_command_line_are_those_of_the_exports() -> None:
    assert get_args(Form) == FORMS
    assert set(LEVELS) == set(get_args(Level))
    assert get_args(Words) == WORDS
