"""FEEDS.toml in, settings or a message with file and key out."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.cli.ledger.watch import watch
from dateline.errors import InputError
from dateline.fetching import Limits
from dateline.run.watching import FeedSettings, Settings, read_settings

FEED = '[[feed]]\nurl = "https://a.example/f"\n'


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path("feeds.toml")


def test_the_documented_example_is_read_whole_and_tells_the_defaults(file: Path) -> None:
    page = Path(__file__).parents[3] / "docs" / "watch.md"
    file.write_text(page.read_text("utf-8").split("```toml\n")[1].split("```")[0], "utf-8")
    assert read_settings(file) == Settings(
        feeds=(
            FeedSettings("https://news.example/world.xml", "Example News"),
            FeedSettings("https://ministry.example/press.atom", None, pages=False, every=3600.0),
        ),
        limits=Limits(),
        contact="desk@example.org",
    )


def test_the_help_shows_an_example_that_can_be_used(file: Path) -> None:
    shown = (watch.help or "").split("FEEDS.toml, whole:")[1].split("Examples:")[0]
    file.write_text("\n".join(line for line in shown.replace("\b", "").splitlines()), "utf-8")
    assert len(read_settings(file).feeds) == 2


def test_only_the_address_is_needed(file: Path) -> None:
    file.write_text(FEED)
    assert read_settings(file) == Settings((FeedSettings("https://a.example/f"),))


def test_limits_and_lengths_of_time(file: Path) -> None:
    limits = ("pace = '1.5s'", "timeout = '5s'", "round = '2m'", "max_bytes = '2 MB'", "max_items = 3", "redirects = 0")
    file.write_text("\n".join(("[limits]", *limits, "at_once = 1", FEED, "every = '1d'")))
    assert read_settings(file) == Settings(
        feeds=(FeedSettings("https://a.example/f", every=86400.0),),
        limits=Limits(pace=1.5, connect=5.0, read=5.0, total=5.0, most_bytes=2_000_000, redirects=0),
        round_seconds=120.0,
        max_items=3,
        at_once=1,
    )


WRONG = [
    ("", "names no feed: expected at least one [[feed]] with its url"),
    ("[[feed]\n", "is no TOML: expected ']]' at the end of an array declaration (at line 1,"),
    ("[feed]\nurl = 'https://a.example/f'\n", "feed: expected tables that begin with [[feed]], double brackets"),
    ("[[feed]]\noutlet = 'A'\n", "feed 1, url: is missing"),
    (FEED + FEED, "feed 2, url: is the same as that of feed 1"),
    (
        "[[feed]]\nurl = 'a.example/f'\n",
        "feed 1, url: is no address of the web: expected http:// or https://, got 'a.example/f'",
    ),
    ("[[feed]]\nurl = 7\n", "feed 1, url: expected an address in quotes, got 7"),
    ("[[feed]]\nurl = 'https://me:pass@a.example/'\n", "feed 1, url: holds a user name or a password"),
    (FEED + "[[feed]]\nurl = 'https://b.example/'\nevery = 900\n", "feed 2, every: expected a length of time like"),
    (FEED + "every = '5s'\n", "feed 1, every: expected 1m to 30d, got '5s'"),
    (FEED + "every = '15 minutes'\n", "feed 1, every: expected a length of time like"),
    (FEED + "pages = 'yes'\n", "feed 1, pages: expected true or false, got 'yes'"),
    (FEED + "outlet = ''\n", "feed 1, outlet: expected a name in quotes, got ''"),
    (FEED + "evry = '15m'\n", "feed 1, evry: is no key here; expected one of url, outlet, pages, every"),
    ("[limit]\npace = '2s'\n" + FEED, "limit: is no key here; expected one of agent, limits, feed"),
    ("limits = 5\n" + FEED, "limits: expected a table that begins with [limits]"),
    (
        "[limits]\nmax_bytes = '10 GB'\n" + FEED,
        '[limits] max_bytes: expected a size like 500000 or "10 MB", up to 100 MB',
    ),
    ("[limits]\nmax_bytes = true\n" + FEED, "[limits] max_bytes: expected a size"),
    ("[limits]\nmax_items = 0\n" + FEED, "[limits] max_items: expected a whole number from 1 to 1000, got 0"),
    ("[limits]\ntimeout = '2h'\n" + FEED, "[limits] timeout: expected 1s to 10m, got '2h'"),
    ("[agent]\ncontact = 'désk'\n" + FEED, "[agent] contact: expected an address of mail or of a page, in plain ASCII"),
    ("[agent]\ncontact = 'a\\nb'\n[agent]\n" + FEED, "is no TOML"),
]


@pytest.mark.parametrize(("text", "reason"), WRONG, ids=[row[1][:40] for row in WRONG])
def test_what_cannot_be_meant_names_file_and_key(file: Path, text: str, reason: str) -> None:
    file.write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        read_settings(file)
    assert caught.value.name == "feeds.toml"
    assert caught.value.reason.startswith(reason)


def test_a_file_that_cannot_be_read(file: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"feeds\.toml: is not there; 'dateline watch --help' shows"):
        read_settings(file)
    file.write_bytes(b"# caf\xe9")
    with pytest.raises(InputError, match=r"feeds\.toml: is not valid UTF-8 at byte 5"):
        read_settings(file)
    with pytest.raises(InputError, match="cannot be read: is a directory"):
        read_settings(tmp_path)
