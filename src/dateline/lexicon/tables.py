"""Read a lexicon table into rows that know where they stand.

>>> table("weekdays")[0].cells  # doctest: +SKIP
{'word': 'monday', 'number': '0'}
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from dateline.errors import LexiconError


class Row(msgspec.Struct, frozen=True):
    """One row: its place ("en/events.tsv:12") and its cells by column name; a missing trailing cell is ""."""

    place: str
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def items(self, column: str) -> tuple[str, ...]:
        """The cell's values, split at "|"; none for an empty cell."""
        return tuple(part.strip() for part in self.cells[column].split("|") if part.strip())


def parse_table(text: str, name: str) -> tuple[Row, ...]:
    """The rows of a table's text. Raises LexiconError for a row with more cells than the header or no first cell."""
    header: list[str] | None = None
    rows: list[Row] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
            continue
        place = f"{name}:{number}"
        if len(cells) > len(header):
            raise LexiconError(place, f"expected at most {len(header)} cells ({', '.join(header)}), found {len(cells)}")
        if not cells[0]:
            raise LexiconError(place, f"expected a value in the first cell ({header[0]})")
        cells += [""] * (len(header) - len(cells))
        rows.append(Row(place, dict(zip(header, cells, strict=True))))
    return tuple(rows)


@cache
def table(name: str, language: str = "en") -> tuple[Row, ...]:
    """The rows of `dateline/lexicons/<language>/<name>.tsv`. Raises LexiconError where the file is missing."""
    path = files("dateline") / "lexicons" / language / f"{name}.tsv"
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise LexiconError(f"{language}/{name}.tsv", "no such lexicon table") from None
    return parse_table(text, f"{language}/{name}.tsv")


@cache
def words(name: str, column: str | None = None, language: str = "en") -> frozenset[str]:
    """All values of a column (the first by default) of a table, split at "|"."""
    rows = table(name, language)
    if not rows:
        return frozenset()
    chosen = column or next(iter(rows[0].cells))
    return frozenset(value for row in rows for value in row.items(chosen))
