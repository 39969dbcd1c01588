"""A tiny reference file, built from a few rows as the compile script builds the large one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.reference import Reference, load

ROOT = Path(__file__).resolve().parents[3]
COMPILED = ROOT / "src" / "dateline" / "reference" / "reference.sqlite"
sys.path.insert(0, str(ROOT / "reference"))

from building.file import write  # noqa: E402
from building.tables import Row  # noqa: E402


def row(kind: str, rank: int, *names: str, surname: str = "", plural: str = "", **fields: object) -> Row:
    """A row with its names; `plural` stands for a group."""
    made = Row({"kind": kind, "name": names[0], "source": "own", "row": f"test:{rank}"} | fields, (rank,))
    for name in names:
        made.call(name, number="person" if plural else None)
    if plural:
        made.call(plural, number="group")
    if surname:
        made.call(surname, surname=True)
    return made


ROWS = [
    row("country", 1, "Ruritania", "Islamic Republic of Ruritania", "R.U.", code="RUR", country="RUR", resolution=1),
    row("country", 2, "Borduria", code="BOR", country="BOR", detail="state"),
    row("country", 3, "Old Borduria", code="BOR", country="OBO", detail="historical"),
    row("demonym", 4, "Ruritanian", "Ruritanians", code="RUR", country="RUR"),
    row("demonym", 5, "Bordurian", code="BOR", country="BOR"),
    row("demonym", 6, "Bordurian", code="SYL", country="SYL"),
    row("capital", 7, "Strelsau", code="RUR", country="RUR", office="Strelsau"),
    row("leader", 10, "Ana Polish", surname="Polish", code="RUR", country="RUR", office="president",
        detail="head of state", start="2001-03-04", end="2009-03-04"),
    row("leader", 11, "Jan al-Kees", surname="Kees", code="RUR", country="RUR", office="president",
        detail="head of state", start="2009-03-04"),
    row("leader", 12, "Otto Alt", code="BOR", country="OBO", office="chancellor", detail="head of government",
        start="1970", end="1989"),
    row("official", 13, "Max Mann", code="BOR", country="BOR", office="Minister of Foreign Affairs", start="2015-05-01",
        end="2016-06-01"),
    row("organisation", 14, "World Hamlet Office", "WHO", code="UNO", sector="MED"),
    row("role_noun", 15, "farmers' union", sector="AGR"),
    row("role_noun", 16, "official", plural="officials", sector="GOV"),
    row("admin1", 20, "Strelsau", code="RUR", country="RUR", resolution=2, geonameid=1, lat=1.5, lon=-2.25),
    row("place", 21, "Strelsau", code="RUR", country="RUR", resolution=4, geonameid=2, population=5000),
    row("place", 22, "Saint-Élie", code="BOR", country="BOR", resolution=4, geonameid=3),
]  # fmt: skip


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reference]:
    file = tmp_path_factory.mktemp("reference") / "tiny.sqlite"
    write(ROWS, file)
    reference = load(file)
    yield reference
    reference.close()


@pytest.fixture(scope="session")
def compiled() -> Iterator[Reference]:
    if not COMPILED.is_file():
        pytest.skip("the reference data is not compiled; run `make reference`")
    reference = load()
    yield reference
    reference.close()
