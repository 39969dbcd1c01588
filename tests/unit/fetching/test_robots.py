"""What a robots.txt says to us."""

from __future__ import annotations

import pytest

from dateline.fetching.robots import MOST_BYTES, everything, rules

US = b"User-agent: dateline\nDisallow: /drafts/\nCrawl-delay: 7\n\nUser-agent: *\nDisallow: /\n"


@pytest.mark.parametrize(
    ("data", "path", "allowed"),
    [
        (b"", "/a", True),
        (b"User-agent: *\nDisallow:", "/a", True),
        (b"User-agent: *\nDisallow: /", "/a", False),
        (b"User-agent: *\nAllow: /press/\nDisallow: /", "/press/1", True),
        (b"User-agent: otherbot\nDisallow: /", "/a", True),
        (US, "/a", True),
        (US, "/drafts/a", False),
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /b", "/b", False),
        (b"\xff\xfe\x00 nonsense \x80\nDisallow /\n", "/a", True),
        (b"<html><body>no robots here</body></html>", "/a", True),
    ],
)
def test_a_path_is_allowed_or_not(data: bytes, path: str, allowed: bool) -> None:
    assert rules(data).allows(f"https://news.example{path}") is allowed


@pytest.mark.parametrize(
    ("data", "delay"),
    [
        (b"", 0.0),
        (US, 7.0),
        (b"User-agent: *\nCrawl-delay: 10\nDisallow: /x", 10.0),
        (b"User-agent: *\nRequest-rate: 1/30\nDisallow: /x", 30.0),
        (b"User-agent: *\nCrawl-delay: soon\nDisallow: /x", 0.0),
    ],
)
def test_a_delay_is_asked_for(data: bytes, delay: float) -> None:
    assert rules(data).delay == delay


def test_what_lies_behind_the_limit_is_not_read() -> None:
    padding = b"# nothing\n" * (MOST_BYTES // 10 + 1)
    assert rules(padding + b"User-agent: *\nDisallow: /").allows("https://news.example/a")


def test_without_a_file_all_is_allowed() -> None:
    assert everything().allows("https://news.example/a")
    assert everything().delay == 0.0
