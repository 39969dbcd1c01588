"""The same article, from anywhere, is the same dispatch; versions of one article share its item."""

from pathlib import Path

from dateline import intake
from dateline.intake import Article, dispatch_id, dispatch_of
from dateline.ledger.rows import item_of
from dateline.records import Dispatch
from real_files import FIRST, PAGE, archive, lines, pages, taken, the_one


def dispatches(path: Path) -> list[Dispatch]:
    return [one for one in taken(path) if isinstance(one, Dispatch)]


def test_a_page_of_a_crawl_is_known_by_its_address(tmp_path: Path) -> None:
    (tmp_path / "one.warc").write_bytes(b"".join(pages(2)))
    (tmp_path / "other.warc").write_bytes(b"".join(reversed(pages(2))))
    one, other = dispatches(tmp_path / "one.warc"), dispatches(tmp_path / "other.warc")
    assert {each.id for each in one} == {each.id for each in other}
    assert [item_of(each) for each in one] == ["https://nile.example/0", "https://nile.example/1"]


def test_a_record_keeps_its_identity_when_others_come_before_it(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines({"text": FIRST}))
    before = the_one(taken(tmp_path / "a.jsonl"))
    (tmp_path / "a.jsonl").write_bytes(lines({"text": "Calm."}, {"text": FIRST}))
    first, second = dispatches(tmp_path / "a.jsonl")
    assert second.id == before.id != first.id
    assert item_of(first) != item_of(before), "the first record of today is no version of yesterday's first"


def test_a_record_s_own_number_or_address_makes_versions(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(
        lines(
            {"text": FIRST, "id": 7}, {"text": "Calm.", "url": "https://nile.example/a"}, {"text": "Rain.", "url": "/a"}
        )
    )
    numbered, addressed, neither = dispatches(tmp_path / "a.jsonl")
    assert (numbered.item, addressed.item) == ("a.jsonl#7", "https://nile.example/a")
    assert neither.item == neither.id


def test_a_file_is_known_by_its_name_packed_or_in_an_archive(tmp_path: Path) -> None:
    (tmp_path / "dump.zip").write_bytes(archive({"wire/a.txt": FIRST.encode()}))
    assert the_one(taken(tmp_path / "dump.zip")).id == dispatch_id("elsewhere/a.txt", FIRST)


def test_what_a_saved_page_says_of_its_address_is_told_but_not_believed(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    one = the_one(list(intake.dispatches([intake.Source(str(tmp_path / "a.html"), tmp_path / "a.html")])))
    assert one.url == "https://nile.example/treaty"
    assert one.id == dispatch_id("a.html", one.text)
    assert item_of(one) == str(tmp_path / "a.html"), "pages that all name one address are not versions of one"


def test_an_article_under_its_address() -> None:
    article = Article("https://nile.example/a", FIRST, url="https://nile.example/a", author="Ruth Okello")
    one = dispatch_of(article)
    assert (one.item, one.author, one.citation) == ("https://nile.example/a", "Ruth Okello", "https://nile.example/a")
