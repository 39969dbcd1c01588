"""Reading the CSV tables, with corrections applied, and the rows on their way to the compiled file."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from building.package import normal

_PARTICLES = frozenset(
    ["von", "van", "der", "den", "de", "di", "da", "dos", "du", "la", "le", "del", "bin", "ibn", "al", "el"]
)
_AFTER_NAMES = frozenset(["Jr.", "Sr.", "II", "III", "IV", "VI", "XIV"])
_BRACKET = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True)
class Name:
    """One name of a row: its key, what case it demands, whether it is a surname, whether it means one or many."""

    key: str
    demand: int
    surname: bool = False
    number: str | None = None
    alternate: bool = False


@dataclass
class Row:
    """One entry to be. `fields` by the columns of the schema; `rank` sorts all entries (lower is likelier)."""

    fields: dict[str, object]
    rank: tuple[object, ...]
    names: dict[str, Name] = field(default_factory=dict)

    def call(
        self,
        name: str,
        *,
        demand: int | None = None,
        surname: bool = False,
        number: str | None = None,
        alternate: bool = False,
    ) -> None:
        """Add a name; the first, least demanding form of a key stays. A name that is nothing but marks is left out."""
        key = normal.key(name)
        if not key or not any(letter.isalnum() for letter in key):
            return
        case = normal.demand(name) if demand is None else demand
        held = self.names.get(key)
        if held is None or (held.surname and not surname) or (held.surname == surname and case < held.demand):
            number = number or (held.number if held else None)
            self.names[key] = Name(key, case, surname, number, alternate and (held is None or held.alternate))


def read(path: Path, corrections: dict[tuple[str, str, str], list[dict[str, str]]]) -> Iterator[dict[str, str]]:
    """The rows of a table, each with `row` ("leaders:12", table and line); withdrawn rows are left out."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            row["row"] = f"{path.stem}:{reader.line_num}"
            holder = row.get("iso3") or row.get("code") or ""
            name = row.get("name") or row.get("noun") or ""
            if all(_correct(row, each) for each in corrections.get((path.stem, holder, name), ())):
                yield row


def read_corrections(path: Path) -> dict[tuple[str, str, str], list[dict[str, str]]]:
    """Corrections by table, code and name. `column` empty: the row is withdrawn; else `wrong` becomes `right`."""
    found: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault((row["table"], row["code"], row["name"]), []).append(row)
    return found


def _correct(row: dict[str, str], correction: dict[str, str]) -> bool:
    """Apply one correction; False where it withdraws the row."""
    column = correction["column"]
    if not column:
        return False
    parts = row[column].split("|")
    row[column] = "|".join(
        part for part in (correction["right"] if each == correction["wrong"] else each for each in parts) if part
    )
    return True


def items(cell: str | None) -> list[str]:
    """The items of a cell split by "|"."""
    return [item.strip() for item in (cell or "").split("|") if item.strip()]


def without_brackets(name: str) -> str:
    """ "ADF (Cameroon)" is "ADF"."""
    return _BRACKET.sub("", name).strip()


def without_article(name: str) -> str:
    """ "the Kremlin" is "Kremlin"."""
    return name[4:] if name[:4] in ("the ", "The ") else name


def family_names(name: str) -> Iterator[str]:
    """The last word of a full name, alone and with the particles before it ("von der Leyen", "al-Assad", "Assad").
    Where families come first (China, Korea) the table's own column says so and this only adds a rare form."""
    words = name.split()
    if len(words) < 2 or words[-1] in _AFTER_NAMES:
        return
    yield words[-1]
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    yield " ".join(words[start:])
    for joined in ("al-", "el-"):
        if words[-1].lower().startswith(joined):
            yield words[-1][len(joined) :]
