"""JSON Lines, JSON, CSV and TSV in, dispatches out."""

import json
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.intake import columns_given
from dateline.records import Dispatch
from real_files import FIRST, SECOND, lines, taken, the_one, told


def found(tmp_path: Path, name: str, data: bytes | str, columns: dict[str, str] | None = None) -> list[str]:
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return told(taken(tmp_path / name, columns))


READ = [
    ("one object a line", "a.jsonl", lines({"text": FIRST}, {"text": SECOND}), [FIRST, SECOND]),
    ("an array", "a.json", json.dumps([{"body": FIRST}, {"body": SECOND}], indent=2), [FIRST, SECOND]),
    ("an inner array", "a.json", json.dumps({"status": "ok", "articles": [{"content": FIRST}]}, indent=2), [FIRST]),
    ("an object over several lines", "a.json", json.dumps({"text": FIRST}, indent=2), [FIRST]),
    ("paragraphs as a list", "a.jsonl", lines({"text": [FIRST, SECOND]}), [f"{FIRST}\n\n{SECOND}"]),
    ("HTML in a field", "a.jsonl", lines({"text": f"<p>{FIRST}</p><p>A &amp; B.</p>"}), [f"{FIRST}\n\nA & B."]),
    ("a headline goes before the text", "a.csv", f'Headline,Body\nTreaty,"{FIRST}"\n', [f"Treaty\n\n{FIRST}"]),
    ("a headline that the text has already", "a.jsonl", lines({"title": "TREATY", "text": f"Treaty\n{FIRST}"}),
     [f"Treaty\n\n{FIRST}"]),
    ("line ends in a cell", "a.csv", f'text,id\r\n"{FIRST}\r\n\r\nMore.",1\r\n', [f"{FIRST}\r\n\r\nMore."]),
    ("tabs", "a.tsv", f"title\ttext\nT\t{FIRST}\n", [f"T\n\n{FIRST}"]),
    ("semicolons", "a.csv", f"title;text\nT;{FIRST}\n", [f"T\n\n{FIRST}"]),
    ("UTF-16, as spreadsheets write it", "a.csv", f"title\ttext\nÉ\t{FIRST}\n".encode("utf-16"), [f"É\n\n{FIRST}"]),
    ("Windows-1252", "a.csv", f'title,text\nDépêche,"“{SECOND}”"\n'.encode("cp1252"), [f"Dépêche\n\n“{SECOND}”"]),
    ("told by the header alone", "export", f'Publication,Full text\nHerald,"{SECOND}"\n', [SECOND]),
    ("empty lines", "a.jsonl", b"\n" + lines({"text": FIRST}) + b"\n\n", [FIRST]),
    ("half a character, as JSON may hold", "a.jsonl", b'{"text": "Calm \\ud83d here."}\n', ["Calm \ufffd here."]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "expected"), [row[1:] for row in READ], ids=[row[0] for row in READ])
def test_records_are_read(tmp_path: Path, name: str, data: bytes | str, expected: list[str]) -> None:
    assert [one.partition(" = ")[2] for one in found(tmp_path, name, data)] == expected


def test_what_stands_beside_the_text(tmp_path: Path) -> None:
    record = {
        "headline": "Treaty <b>signed</b>", "story": FIRST, "pubDate": "Sun, 26 Oct 2025 23:00:00 -0300",
        "source": {"id": None, "name": "Nile Herald"}, "link": "https://nile.example/treaty",
        "authors": ["Ruth Okello", {"name": "Idris Bako"}], "lang": "en-GB", "id": 7,
    }  # fmt: skip
    (tmp_path / "a.jsonl").write_bytes(lines(record))
    one = the_one(taken(tmp_path / "a.jsonl"))
    assert (one.title, one.outlet, one.author) == ("Treaty signed", "Nile Herald", "Ruth Okello, Idris Bako")
    assert (one.url, one.language, str(one.published.first if one.published else "")) == (
        "https://nile.example/treaty", "en", "2025-10-26",
    )  # fmt: skip
    assert one.item == "a.jsonl#7"
    assert {why.note for why in one.why} >= {"title from headline", "outlet from source", "author from authors"}


def test_the_user_s_map_comes_first_and_may_look_inside(tmp_path: Path) -> None:
    columns = columns_given("text=x.body, title=hed,published=when")
    (tmp_path / "a.jsonl").write_bytes(lines({"x": {"body": FIRST}, "hed": "H", "title": "no", "when": "20251026"}))
    one = the_one(taken(tmp_path / "a.jsonl", columns))
    assert (one.title, one.text) == ("H", f"H\n\n{FIRST}")
    assert str(one.published.first if one.published else "") == "2025-10-26"


REFUSED = [
    ("a line that is no JSON", "a.jsonl", lines({"text": FIRST}) + b'{"text": "cut\n' + lines({"text": SECOND}),
     [f"a.jsonl#1 = {FIRST}", "a.jsonl#2: is no JSON: unterminated string starting at at character 10",
      f"a.jsonl#3 = {SECOND}"]),
    ("lines of other kinds", "a.jsonl", lines({"text": FIRST}, [1], "x", 5, {"text": 5}),
     [f"a.jsonl#1 = {FIRST}", "a.jsonl#2: is no JSON object", "a.jsonl#3: is no JSON object",
      "a.jsonl#4: is no JSON object but a number", "a.jsonl#5: has no text in 'text'"]),
    ("a record without the field", "a.jsonl", lines({"text": FIRST}, {"a": 1, "b": 2}),
     [f"a.jsonl#1 = {FIRST}", "a.jsonl#2: has no field that is known to hold the text; say which with --columns "
      "text=NAME; there are: a, b"]),
    ("an array that breaks off", "a.json", b'[{"text": "' + FIRST.encode() + b'"}, {"text": "cu',
     [f"a.json#1 = {FIRST}", "a.json#2: is no JSON: unterminated string"]),
    ("an array that is not closed", "a.json", b'[{"text": "' + FIRST.encode() + b'"}',
     [f"a.json#1 = {FIRST}", "a.json#2: is missing: the array is not closed"]),
    ("nesting without end", "a.json", b"[" * 100_000, ["a.json#1: is no JSON"]),
    ("damaged characters in one line", "a.jsonl",
     lines({"text": FIRST}) + '{"text": "Zürich “calm” – '.encode() + b'\xe2\x80"}\n' + lines({"text": SECOND}),
     [f"a.jsonl#1 = {FIRST}", "a.jsonl#2: is damaged: it is UTF-8, but not valid", f"a.jsonl#3 = {SECOND}"]),
    ("no column for the text", "a.csv", "a,b,c\n1,2,3\n",
     ["a.csv: has no column that is known to hold the text; say which with --columns text=NAME; there are: a, b, c"]),
    ("rows of another length, or without text", "a.csv", f'title,text\nA,"{SECOND}"\nB\nC,x,y\nD,\n',
     [f"a.csv#1 = A\n\n{SECOND}", "a.csv#2: has 1 cell where the header has 2", "a.csv#3: has 3 cells where",
      "a.csv#4: has no text in 'text'"]),
    ("a quotation mark that is never closed", "a.csv", f'title,text\nA,"{SECOND}\nB,{SECOND}\n', ["a.csv#1 = A\n\n"]),
    ("noise in one row", "a.csv", b'title,text\nA,\x00\x01\x02 x\nB,"' + SECOND.encode() + b'"\n',
     ["a.csv#1: is binary", f"a.csv#2 = B\n\n{SECOND}"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "expected"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_refused_is_named_and_the_rest_is_read(
    tmp_path: Path, name: str, data: bytes | str, expected: list[str]
) -> None:
    outcomes = found(tmp_path, name, data)
    assert len(outcomes) == len(expected)
    for outcome, start in zip(outcomes, expected, strict=True):
        assert outcome.startswith(start)


def test_a_column_that_is_named_must_be_there(tmp_path: Path) -> None:
    outcomes = found(tmp_path, "a.csv", "title,text\nA,B\n", {"text": "body"})
    assert outcomes == ["a.csv: has no column 'body' for text; there are: title, text"]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("text", "text: names no column: write FIELD=COLUMN"),
        ("body=text", "body: is no field that is read; fields are text, title, published"),
        ("text=a,text=b", "text: is named twice"),
        ("", ": names no column"),
    ],
)
def test_a_map_that_cannot_be_read(given: str, reason: str) -> None:
    with pytest.raises(InputError) as refusal:
        columns_given(given)
    assert str(refusal.value).startswith(reason)


def test_a_day_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines({"text": FIRST, "date": "some time ago"}))
    one = the_one(taken(tmp_path / "a.jsonl"))
    assert one.published is None
    assert [why.note for why in one.assumed] == ["date is no date that is read here: 'some time ago'"]


def test_an_array_larger_than_its_window(tmp_path: Path) -> None:
    records = [{"text": f"{FIRST} {number} " + "word " * (number % 40 * 1000)} for number in range(120)]
    (tmp_path / "a.json").write_text(json.dumps(records))
    taken_in = taken(tmp_path / "a.json")
    assert [one.citation for one in taken_in if isinstance(one, Dispatch)] == [f"a.json#{n}" for n in range(1, 121)]
    assert [one.text for one in taken_in if isinstance(one, Dispatch)] == [record["text"] for record in records]
