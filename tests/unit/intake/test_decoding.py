"""Bytes in, text or a refusal out."""

import pytest

from dateline.errors import InputError
from dateline.intake import LIMIT, decode
from dateline.records import Reason

READ = [
    ("UTF-8", "Zürich – “calm”".encode(), "Zürich – “calm”"),
    ("UTF-8 with its mark, which is no part of the text", b"\xef\xbb\xbfCalm.", "Calm."),
    ("UTF-16, little end first", "Calm – here".encode("utf-16"), "Calm – here"),
    ("UTF-16, big end first", b"\xfe\xff" + "Calm – here".encode("utf-16-be"), "Calm – here"),
    ("line ends stay as they are", b"One.\r\nTwo.\rThree.\n", "One.\r\nTwo.\rThree.\n"),
    ("a form feed and a tab are white space", b"One.\f\tTwo.", "One.\f\tTwo."),
    ("a stray control character among words is borne", b"word " * 100 + b"\x08", "word " * 100 + "\x08"),
    ("one line of a million characters", b"word " * 200_000, "word " * 200_000),
    ("text in another script", "Москва молчит.".encode(), "Москва молчит."),
]


@pytest.mark.parametrize(("data", "text"), [row[1:] for row in READ], ids=[row[0] for row in READ])
def test_text_is_read_as_it_is(data: bytes, text: str) -> None:
    decoded = decode("a.txt", data)
    assert (decoded.text, decoded.why) == (text, ())


def test_western_text_is_read_with_a_reason() -> None:
    decoded = decode("a.txt", "LIMA – Peru’s envoy said “no”.".encode("cp1252"))
    assert decoded.text == "LIMA – Peru’s envoy said “no”."
    assert decoded.why == (Reason("intake.encoding", "read as Windows-1252: not valid UTF-8 at byte 5"),)


REFUSED = [
    ("nothing", b"", "is empty"),
    ("white space", b" \r\n\t\n", "holds nothing but white space"),
    ("a mark and white space", b"\xef\xbb\xbf \n", "holds nothing but white space"),
    ("no-break and zero-width spaces", "\xa0\u200b\u2003".encode(), "holds nothing but white space"),
    ("signs without words", b"--- 123 ---", "holds no words"),
    ("a PNG", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is no text but a PNG image"),
    ("a JPEG", b"\xff\xd8\xff\xe0\x00\x10JFIF", "is no text but a JPEG image"),
    ("a PDF", b"%PDF-1.7 and so on", "is no text but a PDF file; save its text first"),
    ("a gzip archive", b"\x1f\x8b\x08\x00", "is no text but a gzip archive; unpack it first"),
    ("a web page", b"\n<!DOCTYPE html><p>Calm.</p>", "is a web page or XML, not plain text; save its text first"),
    ("NULs", b"calm\x00calm", "is binary: it holds NUL characters"),
    ("UTF-16 without its mark", "Calm in Lima".encode("utf-16-le"), "is binary: it holds NUL characters"),
    ("control characters", b"calm\x01\x02\x03", "is no text: too many control or unassigned characters"),
    ("broken UTF-16", b"\xff\xfeC\x00\x00", "starts with the UTF-16 mark but is not valid UTF-16 at byte 4"),
    ("a lone surrogate in UTF-16", b"\xff\xfe\x00\xd8C\x00", "starts with the UTF-16 mark but is not valid"),
    ("bytes that are no text", bytes(range(128, 256)) * 8, "is no text in an encoding that is read here"),
    ("Cyrillic in one byte each", "Москва молчит о войне".encode("koi8-r"), "is no text in an encoding that is read"),
    ("damaged UTF-8", "Zürich “calm” – ".encode() + b"\xe2\x80", "is damaged: it is UTF-8, but not valid UTF-8"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "reason"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_no_text_is_refused_with_its_name(data: bytes, reason: str) -> None:
    with pytest.raises(InputError) as refusal:
        decode("wire/a.txt", data)
    assert refusal.value.name == "wire/a.txt"
    assert refusal.value.reason.startswith(reason)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_limit_counts_characters(encoding: str) -> None:
    longest = "é" * (LIMIT - 5) + " calm"
    assert decode("a.txt", longest.encode(encoding)).text == longest
    with pytest.raises(InputError, match=r"is too large: one dispatch may have 1,000,000 characters at most"):
        decode("a.txt", (longest + ".").encode(encoding))
