"""Outlets: their names and owners, a user's own rows, and who speaks for himself."""

from pathlib import Path

import pytest

from dateline.errors import LexiconError
from dateline.lexicon import table
from dateline.merging.copies import load


@pytest.mark.parametrize(
    ("outlet", "url", "name"),
    [
        ("AP", None, "Associated Press"),
        ("the guardian", None, "The Guardian"),
        ("Lakeside  Daily", None, "Lakeside Daily"),
        (None, "https://www.nytimes.com/2025/01/18/world.html", "The New York Times"),
        (None, "https://www.lakeside.example/a", "lakeside.example"),
        (None, "http://[", None),
        (None, None, None),
    ],
)
def test_names(outlet: str | None, url: str | None, name: str | None) -> None:
    assert load().name(outlet, url) == name


def test_owners_and_kinds() -> None:
    outlets = load()
    assert outlets.owner("Miami Herald") == outlets.owner("kansascity.com") == "McClatchy"
    assert outlets.owner("Lakeside Daily") == "Lakeside Daily"
    assert outlets.is_agency("Reuters") and not outlets.is_agency("The Guardian")
    assert outlets.is_reprinter("Yahoo News") and not outlets.is_reprinter("Reuters")


def test_one_voice_a_story_passed_on_and_one_an_owner() -> None:
    accounts = [
        ("d1", "d1", "Reuters"),
        ("d2", "d1", "The Guardian"),
        ("d3", "d3", "Miami Herald"),
        ("d4", "d4", "The Sacramento Bee"),
        ("d5", "d5", None),
        ("d6", "d6", "Lakeside Daily"),
    ]
    assert load().independent(accounts) == ("Lakeside Daily", "Miami Herald", "Reuters", "d5")


def test_a_copy_speaks_with_the_voice_of_its_origin_whatever_came_first() -> None:
    assert load().independent([("d2", "d1", "The Guardian"), ("d1", "d1", "Reuters")]) == ("Reuters",)


def test_own_rows_come_before_ours(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "name,aliases,kind,owner\nThe Guardian,,,Lakes Press\nLakeside Daily,LD|lakeside.example,wire,Lakes Press\n"
    )
    outlets = load(path)
    assert outlets.owner("The Guardian") == outlets.owner("guardian.co.uk") == "Lakes Press"
    assert outlets.name(None, "https://lakeside.example/x") == "Lakeside Daily"
    assert outlets.is_agency("LD")
    assert load().owner("The Guardian") != "Lakes Press"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,kind\nA,newspaper\n", "own.csv:2: kind is one of"),
        ("name,kind\n,wire\n", "own.csv:2: a row needs a name"),
        ("outlet\nA\n", "own.csv:1: columns are"),
        ("name,colour\nA,red\n", "own.csv:1: columns are"),
    ],
)
def test_faults_are_named_with_their_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(text)
    with pytest.raises(LexiconError, match=message):
        load(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none\.csv: cannot be read"):
        load(tmp_path / "none.csv")


def test_every_name_stands_once_and_every_alias_leads_to_its_row() -> None:
    rows = table("outlet_kinds")
    names = [row["name"].casefold() for row in rows]
    assert sorted(names) == sorted(set(names))
    outlets = load()
    for row in rows:
        for alias in row.items("aliases"):
            assert outlets.name(alias) == outlets.name(row["name"]), f"{row.place}: {alias}"
