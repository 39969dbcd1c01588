"""The installed `dateline watch` over our own server: adds all that is good, names all that is not, ends in time."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline import queries
from dateline.ledger import Ledger
from feed_texts import BOMB, RSS, WHOLE, Entry, page, rss
from installed import COMMAND, needs_command, needs_pipeline
from serving import Page, Site, serving

pytestmark = [needs_command, needs_pipeline]

GOOD = {
    "/pages.xml": Page(
        rss(Entry("/chad", "Chad and Sudan sign"), Entry("/kenya", "Kenya and Uganda sign")), kind=RSS, etag='"p1"'
    ),
    "/whole.xml": Page(rss(Entry("/lima", "Treaty in Lima", WHOLE)), kind=RSS, etag='"w1"'),
    "/packed.xml": Page(
        gzip.compress(rss(Entry("/lima-2", "Treaty in Lima again", WHOLE.replace("Peru", "Ecuador")))),
        kind=RSS,
        headers={"Content-Encoding": "gzip"},
        etag='"g1"',
    ),
    "/chad": Page(page("Khartoum", "Chad", "Sudan")),
    "/kenya": Page(page("Nairobi", "Kenya", "Uganda")),
}
DAMAGED = {
    "/cut.xml": Page(rss(Entry("/mali", "Mali and Niger sign"))[:-25], kind=RSS),
    "/mali": Page(page("Bamako", "Mali", "Niger")),
}
BAD = {
    "/slow.xml": (Page(rss() * 9, kind=RSS, slow=0.2), "cannot be had: it took longer than 1 s"),
    "/endless.xml": (Page(b"<rss>" * 500, kind=RSS, endless=True), "is too large: more than 300,000 bytes"),
    "/page.xml": (Page(b"<html><body>Hello</body></html>"), "is no feed: neither RSS nor Atom was found in it"),
    "/private.xml": (
        Page(status=302, headers={"Location": "http://169.254.169.254/latest/meta-data/"}),
        "is not asked: its host 169.254.169.254 has a link-local address",
    ),
    "/loop.xml": (Page(status=302, headers={"Location": "/loop.xml"}), "redirects more than 5 times"),
    "/gzip.xml": (
        Page(gzip.compress(bytes(20_000_000)), kind=RSS, headers={"Content-Encoding": "gzip"}),
        "is too large: more than 300,000 bytes, unpacked from",
    ),
    "/bomb.xml": (Page(BOMB, kind=RSS), "declares XML entities, which can grow without end: refused"),
    "/500.xml": (Page(b"oops", 500), "cannot be had (the server answered 500)"),
    "/hidden.xml": (Page(rss(), kind=RSS), "is not for programs: robots.txt of 127.0.0.1 asks to leave it out"),
}
BAD_PAGES = {
    "/gone": (Page(b"", 404), "is not there (the server answered 404)"),
    "/page-500": (Page(b"", 500), "cannot be had (the server answered 500)"),
    "/page-huge": (Page(b"<p>" * 500, endless=True), "is too large: more than 300,000 bytes"),
    "/page-empty": (Page(b"<html><body><nav>Home</nav></body></html>"), "is a web page without"),
    "/page-inside": (
        Page(status=301, headers={"Location": "http://169.254.0.1/"}),
        "is not asked: its host 169.254.0.1",
    ),
}
OTHERS = {
    "/robots.txt": Page(b"User-agent: *\nDisallow: /hidden.xml\n", kind="text/plain"),
    "/bad-pages.xml": Page(rss(*(Entry(path, f"Story {path}") for path in BAD_PAGES)), kind=RSS),
}


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    bad = {path: answer for path, (answer, _) in (BAD | BAD_PAGES).items()}
    with serving(GOOD | DAMAGED | OTHERS | bad) as running:
        yield running


def write_feeds(folder: Path, site: Site, *paths: str) -> None:
    limits = '[limits]\npace = "0s"\ntimeout = "1s"\nround = "20s"\nmax_bytes = 300000\n'
    feeds = "".join(f'[[feed]]\nurl = "{site.url(path)}"\n' for path in paths)
    (folder / "feeds.toml").write_text(limits + feeds, "utf-8")


def watch(folder: Path, *options: str) -> tuple[int, list[str]]:
    """Exit code and messages of one round."""
    result = subprocess.run(
        [COMMAND, "watch", "--once", *options, "--ledger", "l.sqlite", "feeds.toml"],
        cwd=folder, capture_output=True, timeout=120, check=False, env={**os.environ, "NO_COLOR": "1"},
    )  # fmt: skip
    assert result.stdout == b""
    return result.returncode, result.stderr.decode().splitlines()


def test_all_that_is_good_is_added_and_the_rest_named(site: Site, tmp_path: Path) -> None:
    good = [path for path in GOOD if path.endswith(".xml")]
    write_feeds(tmp_path, site, *good, "/cut.xml", *BAD, "/bad-pages.xml")
    began = time.monotonic()
    code, messages = watch(tmp_path, "--allow-private")
    assert time.monotonic() - began < 60
    assert code == 1
    for path, (_, reason) in (BAD | BAD_PAGES).items():
        assert any(line.startswith(f"dateline: {site.url(path)}: {reason}") for line in messages), path
    with Ledger.open(tmp_path / "l.sqlite") as ledger:
        added = [citation for _, citation in ledger.dispatches()]
        failed = {row.name for row in queries.failures(ledger)}
        texts = [ledger.dispatch(id).text for id, _ in ledger.dispatches()]
        assert ledger.connection.execute("SELECT count(*) FROM reports").fetchone()[0] >= len(added)
    assert added == [site.url(path) for path in ("/chad", "/kenya", "/lima", "/lima-2", "/mali")]
    assert failed == {site.url(path) for path in BAD | BAD_PAGES}
    assert "KHARTOUM (Nile Wire) - Chad and Sudan signed a fishing accord" in texts[0]
    assert f"dateline: {site.url('/cut.xml')}: note: is not well-formed; read as far as it goes" in messages

    site.asked.clear()
    _, messages = watch(tmp_path, "--allow-private")
    assert ": 0 dispatches added, 0 reports" in messages[-1]
    sent = {asked.path: asked.headers.get("if-none-match") for asked in site.asked}
    assert {path: sent[path] for path in good} == {path: GOOD[path].etag for path in good}
    assert not {"/chad", "/kenya", "/mali", "/gone", "/page-huge"} & set(sent)


def test_good_feeds_alone_are_code_0(site: Site, tmp_path: Path) -> None:
    write_feeds(tmp_path, site, "/whole.xml")
    code, messages = watch(tmp_path, "--allow-private")
    assert code == 0
    assert messages[0].startswith(f"dateline: {site.url('/whole.xml')}: 1 new, ")
    assert messages[-1].startswith("dateline: 1 feed watched: 1 dispatch added, ")
    assert watch(tmp_path, "--allow-private") == (
        0,
        [
            f"dateline: {site.url('/whole.xml')}: not changed",
            "dateline: 1 feed watched: 0 dispatches added, 0 reports; kept in l.sqlite",
        ],
    )


def test_private_hosts_are_refused_without_leave(site: Site, tmp_path: Path) -> None:
    write_feeds(tmp_path, site, "/whole.xml")
    site.asked.clear()
    code, messages = watch(tmp_path)
    assert code == 1
    assert "is not asked: its host 127.0.0.1 has a loopback address" in messages[0]
    assert site.asked == []


def test_ctrl_c_ends_a_watch_and_loses_nothing(site: Site, tmp_path: Path) -> None:
    write_feeds(tmp_path, site, "/whole.xml", "/slow.xml")
    running = subprocess.Popen(
        [COMMAND, "watch", "--allow-private", "--ledger", "l.sqlite", "feeds.toml"],
        cwd=tmp_path, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert running.stderr is not None
    first = running.stderr.readline()
    running.send_signal(signal.SIGINT)
    rest = running.stderr.read().splitlines()
    assert running.wait(20) == 130
    assert ": 1 new, " in first
    assert "; next at " in first
    assert any(": 1 dispatch added, " in line for line in rest)
    with Ledger.open(tmp_path / "l.sqlite") as ledger:
        assert [citation for _, citation in ledger.dispatches()] == [site.url("/lima")]


def test_wrong_settings_are_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_text('[[feed]]\nurl = "https://a.example/f"\nevery = "1s"\n')
    code, messages = watch(tmp_path)
    assert code == 2
    assert messages[-1].endswith("feeds.toml: feed 1, every: expected 1m to 30d, got '1s'")
    assert not (tmp_path / "l.sqlite").exists()
