"""What lies at addresses and in exports; how far the input is read."""

from __future__ import annotations

import datetime as dt
import gzip
from pathlib import Path

from dateline import intake
from dateline.errors import FetchError, InputError
from dateline.intake import Document, Meter
from dateline.records import Dispatch
from press_exports import CAIRO, carried, nexis_uni
from real_files import FIRST, PAGE, PAGE_TEXT, archive, lines, taken


def fetched(address: str) -> Document:
    if address.endswith("/gone"):
        raise FetchError(address, "is gone for good (the server answered 410)")
    when = dt.datetime(2025, 11, 2, tzinfo=dt.UTC)
    return Document(address, PAGE.encode(), "https://nile.example/moved", "text/html; charset=utf-8", when)


def test_an_address_is_fetched_and_known_by_where_it_was_found() -> None:
    page, gone = intake.dispatches(
        intake.sources(["https://nile.example/a", "https://nile.example/gone"]), fetch=fetched
    )
    assert isinstance(page, Dispatch)
    assert (page.citation, page.url, page.item) == (
        "https://nile.example/a", "https://nile.example/moved", "https://nile.example/moved",
    )  # fmt: skip
    assert page.text == PAGE_TEXT
    assert str(gone) == "https://nile.example/gone: is gone for good (the server answered 410)"


def test_nothing_is_fetched_by_itself() -> None:
    (refusal,) = intake.dispatches(intake.sources(["https://nile.example/a"]))
    assert str(refusal) == "https://nile.example/a: is an address on the web; nothing is fetched here"


def test_an_export_of_a_press_database_is_known_by_content(tmp_path: Path) -> None:
    for carrier in ("rtf", "docx", "html", "txt"):
        stories = [CAIRO, CAIRO._replace(title="Talks go on by the river")]
        data = carried(carrier.replace("txt", "text"), nexis_uni(stories))
        (tmp_path / f"export.{carrier}").write_bytes(data)
        (tmp_path / "exports.zip").write_bytes(archive({f"export.{carrier}": data}))
        for name in (f"export.{carrier}", "exports.zip"):
            found = [one for one in taken(tmp_path / name) if isinstance(one, Dispatch)]
            assert [one.title for one in found] == [CAIRO.title, "Talks go on by the river"], (carrier, name)
            assert found[0].citation.endswith(f"export.{carrier}#1")


def test_the_user_s_day_is_for_what_carries_none(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines({"text": FIRST}, {"text": FIRST + " More.", "date": "2025-10-26"}))
    given = intake.published_interval("2024-01-01")
    found = intake.dispatches(intake.sources([str(tmp_path / "a.jsonl")]), given)
    days = [str(one.published.first) for one in found if isinstance(one, Dispatch) and one.published]
    assert days == ["2024-01-01", "2025-10-26"]


def test_the_meter_goes_from_nothing_to_all(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(lines(*({"text": f"{FIRST} {n}"} for n in range(50)))))
    (tmp_path / "c.zip").write_bytes(archive({"c.txt": FIRST.encode(), "d.jpg": b"x" * 1000}))
    found = intake.sources([str(tmp_path)])
    meter = Meter.of(found)
    assert meter.total == sum(path.stat().st_size for path in tmp_path.iterdir())
    seen = [0]
    for _ in intake.dispatches(found, meter=meter):
        seen.append(meter.read)
    assert seen == sorted(seen)
    assert meter.read == meter.total
    assert Meter.of(intake.sources(["-"])).total is None


def test_a_directory_gives_files_of_every_kind(tmp_path: Path) -> None:
    for name in ("a.txt", "b.HTML", "c.warc.gz", "d.jsonl", "e.csv.xz", "f.zip", "notes.md", "photo.jpg", "g.docx"):
        (tmp_path / name).write_text("Calm.")
    found = [source.citation for source in intake.sources([str(tmp_path)]) if not isinstance(source, InputError)]
    assert [Path(name).name for name in found] == [
        "a.txt", "b.HTML", "c.warc.gz", "d.jsonl", "e.csv.xz", "f.zip", "g.docx",
    ]  # fmt: skip
