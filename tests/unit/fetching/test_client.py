"""What the client makes of a server's answers, asked over a real connection to our own server."""

from __future__ import annotations

import gzip
import ipaddress
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from dateline import __version__, fetching
from dateline.errors import FetchError
from dateline.fetching import Client, Limits, Validators
from dateline.fetching.addresses import Address
from serving import Page, Site, serving

OURS = Limits(pace=0.0, connect=1.0, read=0.3, total=0.6, most_bytes=100_000, allow_private=True)
HELLO = b"Talks ended."


@pytest.fixture
def site() -> Iterator[Site]:
    with serving({"/a": Page(HELLO, etag='"1"')}) as running:
        yield running


def refusal(client: Client, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        client.fetch(url)
    assert caught.value.name == url
    return caught.value


def test_an_answer_has_bytes_type_and_validators(site: Site) -> None:
    answer = Client(OURS).fetch(site.url("/a#part"))
    assert (answer.data, answer.content_type, answer.url) == (HELLO, "text/html; charset=utf-8", site.url("/a"))
    assert answer.validators == Validators('"1"')
    assert not answer.unchanged


def test_the_site_is_told_who_asks(site: Site) -> None:
    Client(OURS, "desk@example.org").fetch(site.url("/a"))
    assert site.paths() == ["/robots.txt", "/a"]
    assert {asked.headers["user-agent"] for asked in site.asked} == {f"dateline/{__version__} (+desk@example.org)"}


def test_what_is_known_is_asked_for_with_a_condition(site: Site) -> None:
    client = Client(OURS)
    again = client.fetch(site.url("/a"), client.fetch(site.url("/a")).validators)
    assert (again.unchanged, again.data) == (True, b"")
    assert site.asked[-1].headers["if-none-match"] == '"1"'
    assert site.paths() == ["/robots.txt", "/a", "/a"]  # robots.txt is kept


def test_the_day_of_change_is_a_condition_too(site: Site) -> None:
    Client(OURS).fetch(site.url("/a"), Validators(modified="Sat, 18 Jan 2025 12:00:00 GMT"))
    assert site.asked[-1].headers["if-modified-since"] == "Sat, 18 Jan 2025 12:00:00 GMT"


def test_redirects_are_followed(site: Site) -> None:
    site.pages |= {
        "/old": Page(status=301, headers={"Location": "mid"}),
        "/mid": Page(status=307, headers={"Location": "/a"}),
    }
    assert Client(OURS).fetch(site.url("/old")).url == site.url("/a")


REFUSED = {
    "/gone": (Page(status=404), "is not there (the server answered 404)", False),
    "/410": (Page(status=410), "is gone for good (the server answered 410)", False),
    "/forbidden": (Page(status=403), "may not be read (the server answered 403)", False),
    "/broken": (Page(status=500), "cannot be had (the server answered 500)", True),
    "/busy": (Page(status=429), "was asked too often (the server answered 429)", True),
    "/304": (Page(status=304), "cannot be had (the server answered 304)", False),
    "/loop": (Page(status=302, headers={"Location": "/loop"}), "redirects more than 5 times", False),
    "/file": (
        Page(status=302, headers={"Location": "file:///etc/passwd"}),
        "redirects to 'file:///etc/passwd', which is no address of the web",
        False,
    ),
    "/cloud": (
        Page(status=302, headers={"Location": "http://169.254.169.254/latest/"}),
        "is not asked: its host 169.254.169.254 has a link-local address",
        False,
    ),
    "/long": (Page(headers={"Content-Length": "99999999"}), "is too large: 99,999,999 bytes, where 100,000", False),
    "/endless": (Page(b"x" * 1000, endless=True), "is too large: more than 100,000 bytes", False),
    "/bomb": (
        Page(gzip.compress(bytes(5_000_000)), headers={"Content-Encoding": "gzip"}),
        "is too large: more than 100,000 bytes, unpacked from",
        False,
    ),
    "/slow": (Page(b"x" * 1000, slow=0.1), "cannot be had: it took longer than 0.6 s", True),
    "/silent": (Page(b"x", slow=5.0), "cannot be had: 127.0.0.1 was silent for 0.3 s", True),
}


@pytest.mark.parametrize("path", REFUSED)
def test_what_cannot_be_had_says_why_and_whether_it_may_later(site: Site, path: str) -> None:
    page, reason, passing = REFUSED[path]
    site.pages[path] = page
    began = time.monotonic()
    error = refusal(Client(OURS), site.url(path))
    assert error.reason.startswith(reason)
    assert error.passing is passing
    assert time.monotonic() - began < 3


def test_a_server_that_says_later_is_left_alone(site: Site) -> None:
    site.pages["/busy"] = Page(status=503, headers={"Retry-After": "90"})
    client = Client(OURS)
    assert refusal(client, site.url("/busy")).wait == 90.0
    asked = len(site.asked)
    other = refusal(client, site.url("/a"))
    assert other.reason == "is not asked now: 127.0.0.1 is to be left alone for 90 s more"
    assert other.passing
    assert len(site.asked) == asked


@pytest.mark.parametrize(
    ("robots", "reason", "passing"),
    [
        (
            Page(b"User-agent: *\nDisallow: /a"),
            "is not for programs: robots.txt of 127.0.0.1 asks to leave it out",
            False,
        ),
        (Page(status=503), "is not asked now: robots.txt of 127.0.0.1 cannot be had (the server answered 503)", True),
        (Page(b"x", slow=5.0), "cannot be had: 127.0.0.1 was silent", True),
    ],
)
def test_robots_may_forbid(site: Site, robots: Page, reason: str, passing: bool) -> None:
    site.pages["/robots.txt"] = robots
    error = refusal(Client(OURS), site.url("/a"))
    assert error.reason.startswith(reason)
    assert error.passing is passing
    assert "/a" not in site.paths()


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_robots_allows_all(site: Site, status: int) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /", status)
    assert Client(OURS).fetch(site.url("/a")).data == HELLO


def test_an_endless_robots_is_cut(site: Site) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /b\n" + b"#" * 1000 + b"\n", endless=True)
    assert Client(OURS).fetch(site.url("/a")).data == HELLO


def test_the_crawl_delay_of_a_site_counts_where_it_is_longer(site: Site) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nCrawl-delay: 30\nDisallow: /b")
    client = Client(OURS)
    client.fetch(site.url("/a"), patience=5)
    with pytest.raises(FetchError, match="left alone for 30 s more") as caught:
        client.fetch(site.url("/a"), patience=5)
    assert caught.value.passing


def test_private_hosts_need_leave(site: Site) -> None:
    careful = Client(msgspec.structs.replace(OURS, allow_private=False))
    error = refusal(careful, site.url("/a"))
    assert error.reason == (
        "is not asked: its host 127.0.0.1 has a loopback address "
        "(only 'dateline watch --allow-private' asks such hosts)"
    )
    assert site.asked == []


def test_the_connection_goes_to_the_address_that_was_judged(site: Site) -> None:
    """A name that answers with a public address first and a private one at the next look-up gains nothing by it."""
    looked_up: list[str] = []

    def changing(host: str) -> list[Address]:
        looked_up.append(host)
        return [ipaddress.ip_address("127.0.0.1" if len(looked_up) > 1 else "192.0.2.1")]

    careful = msgspec.structs.replace(OURS, allow_private=False, connect=0.1, total=0.2)
    error = refusal(Client(careful, resolver=changing), site.url("/a", "rebinding.example"))
    assert "a private address" in error.reason or "did not take the connection" in error.reason
    assert site.asked == []


def test_of_several_addresses_only_allowed_ones_are_tried(site: Site) -> None:
    def several(host: str) -> list[Address]:
        return [ipaddress.ip_address("169.254.1.1"), ipaddress.ip_address("127.0.0.1")]

    assert Client(OURS, resolver=several).fetch(site.url("/a", "several.example")).data == HELLO
    assert site.asked[-1].headers["host"] == f"several.example:{site.port}"


def test_a_redirect_into_the_own_network_is_refused(site: Site) -> None:
    site.pages["/in"] = Page(status=302, headers={"Location": "http://inside.example/"})
    where = {"127.0.0.1": "127.0.0.1", "inside.example": "169.254.0.7"}
    client = Client(OURS, resolver=lambda host: [ipaddress.ip_address(where[host])])
    assert refusal(client, site.url("/in")).reason == "is not asked: its host inside.example has a link-local address"


def test_nobody_at_home() -> None:
    error = refusal(Client(OURS), "http://127.0.0.1:9/feed")
    assert (error.reason, error.passing) == ("cannot be had: connection refused", True)


def test_an_unknown_host() -> None:
    def unknown(host: str) -> list[Address]:
        raise OSError(-2, "Name or service not known")

    error = refusal(Client(OURS, resolver=unknown), "http://nowhere.example/feed")
    assert error.reason == "cannot be had: its host nowhere.example is not known (name or service not known)"
    assert error.passing


def test_a_server_without_a_certificate(site: Site) -> None:
    error = refusal(Client(OURS), site.url("/a").replace("http:", "https:"))
    assert error.reason.startswith("cannot be had: no safe connection to 127.0.0.1")


def test_all_who_fetch_under_one_limit_share_a_client(site: Site) -> None:
    limits = msgspec.structs.replace(OURS, pace=0.2)
    began = time.monotonic()
    for _ in range(2):
        assert fetching.fetch(site.url("/a"), limits).data == HELLO
    assert time.monotonic() - began >= 0.2


def test_nothing_of_it_knows_dispatches() -> None:
    for file in Path(fetching.__file__).parent.glob("*.py"):
        assert "records" not in file.read_text("utf-8")
