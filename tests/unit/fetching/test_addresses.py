"""Which addresses may be asked, and what is an address of the web at all."""

from __future__ import annotations

import ipaddress
import time

import pytest

from dateline.errors import FetchError
from dateline.fetching import address
from dateline.fetching.addresses import Address, resolve_within, why_refused

PUBLIC = ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e"]
PRIVATE = [
    ("127.0.0.1", "a loopback address"),
    ("127.9.9.9", "a loopback address"),
    ("::1", "a loopback address"),
    ("::ffff:127.0.0.1", "a loopback address"),
    ("10.1.2.3", "a private address"),
    ("172.16.0.1", "a private address"),
    ("192.168.1.1", "a private address"),
    ("100.64.0.1", "a private address"),
    ("fd00::1", "a private address"),
    ("::ffff:10.0.0.1", "a private address"),
    ("64:ff9b::a00:1", "a private address"),
    ("2002:a00:1::", "a private address"),
]
NEVER = "169.254.169.254 fe80::1 ::ffff:169.254.169.254 0.0.0.0 :: 224.0.0.1 ff02::1 255.255.255.255".split()


@pytest.mark.parametrize("said", PUBLIC)
def test_the_open_web_may_be_asked(said: str) -> None:
    assert why_refused(ipaddress.ip_address(said), allow_private=False) is None


@pytest.mark.parametrize(("said", "why"), PRIVATE)
def test_the_own_network_only_on_request(said: str, why: str) -> None:
    assert why_refused(ipaddress.ip_address(said), allow_private=False) == why
    assert why_refused(ipaddress.ip_address(said), allow_private=True) is None


@pytest.mark.parametrize("said", NEVER)
def test_some_are_never_asked(said: str) -> None:
    assert why_refused(ipaddress.ip_address(said), allow_private=True) is not None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (" https://news.example/a?b=c#part ", "https://news.example/a?b=c"),
        ("HTTP://News.Example:80/", "http://news.example/"),
        ("https://münchen.example/straße", "https://xn--mnchen-3ya.example/stra%C3%9Fe"),
    ],
)
def test_an_address_is_brought_to_one_form(said: str, expected: str) -> None:
    target = address(said)
    form = f"{target.scheme}://{target.raw_host.decode()}{target.raw_path.decode()}"
    assert form == expected


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("ftp://a.example/", "expected http:// or https://"),
        ("file:///etc/passwd", "expected http:// or https://"),
        ("news.example/feed", "expected http:// or https://"),
        ("http:///feed", "expected http:// or https://"),
        ("http://user:word@a.example/", "holds a user name or a password"),
        ("http://0177.0.0.1/", "is no address of the web"),
        ("http://a.example:port/", "is no address of the web"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(said: str, why: str) -> None:
    with pytest.raises(FetchError) as caught:
        address(said)
    assert caught.value.name == said
    assert why in caught.value.reason


def test_a_look_up_that_hangs_is_given_up() -> None:
    def hangs(host: str) -> list[Address]:
        time.sleep(5)
        return []

    began = time.monotonic()
    with pytest.raises(TimeoutError):
        resolve_within(hangs, "a.example", 0.05)
    assert time.monotonic() - began < 2


def test_a_name_that_cannot_be_one_is_an_error_of_the_look_up() -> None:
    with pytest.raises(OSError, match="no name of a host"):
        resolve_within(lambda host: [ipaddress.ip_address(host.encode("idna").decode())], "a..b", 5)
