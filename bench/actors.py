"""Who is meant: the tables of tests/cases/actors through the language model, with the misses.

python bench/actors.py [TABLE.tsv ...] [--misses N]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from actor_cases import CASES, outcomes, rows


def main() -> int:
    """Print the share of rows that are right, table by table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="*", type=Path, default=sorted(CASES.glob("*.tsv")))
    parser.add_argument("--misses", type=int, default=0)
    chosen = parser.parse_args()
    for path in chosen.tables:
        found = list(outcomes(rows(path)))
        wrong = [each for each in found if each.found != each.case.expected]
        print(f"{path.name}: {len(found) - len(wrong)} of {len(found)} right")
        for each in wrong[: chosen.misses]:
            case = each.case
            print(f"  {case.place} {case.word!r}: {each.found}, not {case.expected} | {case.text} ({case.published})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
