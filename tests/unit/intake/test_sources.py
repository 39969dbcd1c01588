"""Arguments in, sources out."""

import os
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.intake import Source, sources


@pytest.fixture
def wire(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """wire/ with two dispatches on two levels, and what is none beside them; the working directory is above it."""
    monkeypatch.chdir(tmp_path)
    for name in ("wire/b.txt", "wire/a/c.TXT", "wire/.hidden.txt", "wire/.git/d.txt", "wire/notes.md", "empty/x.md"):
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Calm.")
    return tmp_path


def citations(*arguments: str) -> list[str]:
    return [source.citation for source in sources(arguments) if isinstance(source, Source)]


def test_a_directory_gives_its_text_files_sorted(wire: Path) -> None:
    assert citations("wire") == ["wire/a/c.TXT", "wire/b.txt"]


def test_a_citation_is_the_path_as_given(wire: Path) -> None:
    absolute = str(wire / "wire" / "b.txt")
    assert citations("./wire/b.txt", "wire/notes.md") == ["./wire/b.txt", "wire/notes.md"]
    assert citations(absolute) == [absolute]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("wire/b.txt", "wire/b.txt"), ["wire/b.txt"]),
        (("wire/b.txt", "wire"), ["wire/b.txt", "wire/a/c.TXT"]),
        (("wire", "./wire/b.txt"), ["wire/a/c.TXT", "wire/b.txt"]),
        (("-", "-"), ["-"]),
    ],
)
def test_what_is_named_twice_is_read_once(wire: Path, arguments: tuple[str, ...], expected: list[str]) -> None:
    assert citations(*arguments) == expected


def test_a_missing_file_is_a_source_until_it_is_opened(wire: Path) -> None:
    assert citations("gone.txt") == ["gone.txt"]


def test_a_directory_without_dispatches_is_refused(wire: Path) -> None:
    (refusal,) = sources(["empty"])
    assert isinstance(refusal, InputError)
    assert str(refusal).startswith("empty: is a directory without files that are read here (.atom .bz2 .csv")


def test_a_directory_s_readme_and_the_tables_of_an_ontology_are_no_dispatches(wire: Path) -> None:
    Path("wire/README.txt").write_text("About this folder.")
    Path("wire/mine").mkdir()
    for name in ("vocabulary.toml", "classes.tsv"):
        Path("wire/mine", name).write_text("")
    assert citations("wire") == ["wire/a/c.TXT", "wire/b.txt"]
    assert citations("wire/README.txt", "wire/mine/classes.tsv") == ["wire/README.txt", "wire/mine/classes.tsv"]


def test_a_link_to_a_directory_above_does_not_go_round(wire: Path) -> None:
    Path("wire/loop").symlink_to(wire / "wire")
    assert citations("wire") == ["wire/a/c.TXT", "wire/b.txt"]


def test_a_name_that_is_no_text_can_be_printed(wire: Path) -> None:
    name = os.fsdecode(b"wire/\xff.txt")
    Path(name).write_text("Calm.")
    assert citations(name) == ["wire/�.txt"]


def test_no_name_is_refused() -> None:
    assert [str(refusal) for refusal in sources(["", "a\0b"])] == ["'': is not a file name", "a?b: is not a file name"]
