"""Copy what may go into the package from the project's fact tables to `tables/`. Run by hand; the tables are committed.

Reads `../shared/facts` (or $DATELINE_SHARED/facts). Rows whose only source is world-leaders-current (share-alike) are
left out; no other row is changed: corrections stand in `tables/corrections.csv` and are applied by `compile.py`.

    python reference/import_facts.py
"""

from __future__ import annotations

import csv
import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TABLES = (
    "admin1", "armed_groups", "countries", "country_points", "known_regions", "leaders", "officials", "organisations",
    "parties", "role_nouns", "security_forces",
)  # fmt: skip
SHARE_ALIKE = "world-leaders-current"


def may_go_in(source: str) -> bool:
    """Whether a row rests on any source besides the share-alike one."""
    return any(tag and tag != SHARE_ALIKE for tag in source.split(";"))


def copy_table(origin: Path, goal: Path) -> tuple[int, int]:
    """Rows kept and rows left out."""
    with origin.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    source = rows[0].index("source")
    kept = [row for row in rows[1:] if may_go_in(row[source])]
    with goal.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([rows[0], *kept])
    return len(kept), len(rows) - 1 - len(kept)


def main() -> None:
    """Copy every table and print what was kept."""
    facts = Path(os.environ.get("DATELINE_SHARED", HERE.parent.parent / "shared")) / "facts"
    if not facts.is_dir():
        sys.exit(f"{facts}: no fact tables there; set DATELINE_SHARED")
    (HERE / "tables").mkdir(exist_ok=True)
    for table in TABLES:
        kept, left_out = copy_table(facts / f"{table}.csv", HERE / "tables" / f"{table}.csv")
        print(f"{table}: {kept} rows kept, {left_out} left out")


if __name__ == "__main__":
    main()
