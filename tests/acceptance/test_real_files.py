"""The installed command on files as outlets, crawlers and archives write them: what is read, named, left out, kept."""

from __future__ import annotations

import gzip
import json
import sqlite3
from pathlib import Path

import pytest

from acceptance.test_cli import COMMAND, dateline, messages, needs_pipeline, records
from real_files import BODY, FIRST, PAGE, SECOND, archive, feed, item, lines, packed, pages, warc_record

pytestmark = pytest.mark.skipif(not COMMAND, reason="the command dateline is not installed in this environment")

FRENCH = "Le président a rencontré les ministres à Paris jeudi et a promis de signer le traité avant la fin de l'année."
WHOLE = f"<p>{FIRST}</p><p>{SECOND}</p>" * 3


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """A directory with a file of each kind, whole and damaged."""
    files = {
        "a.txt": BODY.encode(),
        "b.html": PAGE.encode(),
        "c.warc.gz": packed([*pages(2), warc_record("https://nile.example/x.css", b"p {}", "text/css")])[:-60],
        "d.rss": feed(item(1, WHOLE), item(2, "", "Ministers met ...")),
        "e.jsonl.gz": gzip.compress(lines({"text": FIRST, "source": "Herald", "date": "2025-10-26"}) + b"{bad}\n"),
        "f.csv": f'hed,narrative\nT,"{SECOND}"\n'.encode(),
        "g.zip": archive({"in/a.html": PAGE.encode(), "../evil.txt": FIRST.encode()}),
        "h.txt": FRENCH.encode(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


REFUSED = [
    "dateline: c.warc.gz: is damaged: record 3 (https://nile.example/x.css) is cut off",
    "dateline: d.rss#2: holds a summary only: 'dateline watch' fetches the page behind it (https://nile.example/feed/2)",
    "dateline: e.jsonl.gz#2: is no JSON: expecting property name enclosed in double quotes at character 2",
    "dateline: f.csv: has no column that is known to hold the text; say which with --columns text=NAME; there are: "
    "hed, narrative",
    "dateline: g.zip!../evil.txt: is refused: its name leads out of the archive",
    "dateline: h.txt: is written in French; only English is read",
]
CITED = [
    "a.txt", "b.html", "c.warc.gz!https://nile.example/0", "c.warc.gz!https://nile.example/1", "d.rss#1",
    "e.jsonl.gz#1",
    "g.zip!in/a.html",
]  # fmt: skip


@needs_pipeline
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_every_kind_is_read_and_what_is_damaged_is_named(wire: Path, jobs: str) -> None:
    result = dateline(wire, "read", "--format", "jsonl", "--jobs", jobs, ".")
    assert [line for line in messages(result) if ": " in line and "dispatches read" not in line][:6] == REFUSED
    assert result.returncode == 1
    told = records(result)
    assert list(dict.fromkeys(record["cite_info"]["citation"] for record in told)) == CITED
    page = next(record["cite_info"] for record in told if record["cite_info"]["citation"] == "b.html")
    assert (page["url"], page["title"], page["publication"]) == (
        "https://nile.example/treaty", "Treaty signed at last", "Nile Herald",
    )  # fmt: skip
    assert (page["author"], page["published"]["from"]) == ("Ruth Okello, Idris Bako", "2025-10-26")
    assert page["extractor"].startswith("trafilatura ")


@needs_pipeline
def test_offsets_are_of_the_text_taken_out(wire: Path) -> None:
    whole = records(dateline(wire, "read", "--format", "jsonl", "a.txt"))
    page = records(dateline(wire, "read", "--format", "jsonl", "b.html"))
    shift = len("Treaty signed at last\n\n")
    assert [record["text"] for record in whole] == [record["text"] for record in page]
    assert [record["text_info"]["start"] + shift for record in whole] == [
        record["text_info"]["start"] for record in page
    ]


@needs_pipeline
def test_columns_are_mapped(wire: Path) -> None:
    result = dateline(wire, "read", "--format", "jsonl", "--columns", "text=narrative,title=hed", "f.csv")
    assert result.returncode == 0
    assert {record["cite_info"]["title"] for record in records(result)} == {"T"}


def test_a_map_that_cannot_be_read_is_wrong_use(wire: Path) -> None:
    result = dateline(wire, "read", "--columns", "story", "f.csv")
    assert result.returncode == 2
    assert "'story' names no column: write FIELD=COLUMN" in result.stderr.decode()


@needs_pipeline
def test_a_pipe_is_told_by_its_content(wire: Path) -> None:
    result = dateline(wire, "read", "--format", "jsonl", "-", given=(wire / "e.jsonl.gz").read_bytes())
    assert {record["cite_info"]["citation"] for record in records(result)} == {"-#1"}


@needs_pipeline
def test_what_was_added_is_known_again_from_other_files(wire: Path) -> None:
    ledger = ("--ledger", "l.sqlite")
    dateline(wire, "add", *ledger, "b.html", "c.warc.gz", "e.jsonl.gz")
    (wire / "sub").mkdir()
    (wire / "again.warc").write_bytes(b"".join(reversed(pages(2))))
    (wire / "sub" / "b.html").write_bytes(PAGE.encode())
    (wire / "e.jsonl").write_bytes(lines({"text": "Rain."}, {"text": FIRST, "source": "Herald", "date": "2025-10-26"}))
    result = dateline(wire, "add", *ledger, "again.warc", "sub/b.html", "e.jsonl")
    assert "4 known already" in messages(result)[0]
    with sqlite3.connect(wire / "l.sqlite") as con:
        kept = con.execute(
            "SELECT citation, author, extractor IS NOT NULL, outlet FROM dispatches ORDER BY number"
        ).fetchall()
    assert kept[0] == ("b.html", "Ruth Okello, Idris Bako", 1, "Nile Herald")
    assert [row[0] for row in kept] == [
        "b.html", "c.warc.gz!https://nile.example/0", "c.warc.gz!https://nile.example/1", "e.jsonl.gz#1", "e.jsonl#1",
    ]  # fmt: skip


def test_anatomy_and_explain_take_them_too(wire: Path) -> None:
    result = dateline(wire, "anatomy", "--format", "json", "g.zip")
    anatomy = json.loads(result.stdout)
    assert anatomy["outlet"] == "Nile Herald"
    assert anatomy["published"]["from"] == "2025-10-26"
