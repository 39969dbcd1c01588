"""A user's own rows come before the compiled ones; faults name file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import ReferenceError
from dateline.reference.own_rows import read_own_rows


def test_names_and_aliases_are_keys(tmp_path: Path) -> None:
    file = tmp_path / "actors.csv"
    file.write_text(
        "kind,code,name,aliases,sector\norganisation,NGO,Example Relief,ER|Relief-of-Example,SOC\n", "utf-8"
    )
    rows = read_own_rows(file)
    assert sorted(rows) == ["er", "example relief", "relief of example"]
    ((_, entry),) = rows["er"]
    assert (entry.name, entry.code, entry.sector, entry.row) == ("Example Relief", "NGO", "SOC", "actors.csv:2")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kind,name\ndragon,Smaug\n", r"actors.csv:2: .*one of"),
        ("kind,name\norganisation,\n", r"actors.csv:2: "),
        ("kind,name,colour\norganisation,A,red\n", r"actors.csv:1: unknown columns colour"),
        ("kind,name,lat\nplace,Here,north\n", r"actors.csv:2: lat, lon"),
    ],
)
def test_faults_name_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "actors.csv"
    file.write_text(text, "utf-8")
    with pytest.raises(ReferenceError, match=message):
        read_own_rows(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReferenceError, match=r"none\.csv"):
        read_own_rows(tmp_path / "none.csv")
