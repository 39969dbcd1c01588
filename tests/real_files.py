"""Made-up files as outlets, crawlers and archives write them."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

from dateline import intake
from dateline.errors import InputError
from dateline.records import Dispatch

FIRST = "Chad and Sudan signed a border treaty in Khartoum on Tuesday, and the ministers of both left the same night."
SECOND = "Egypt praised the treaty and asked for a copy of it, a government spokesman said in Cairo."
BODY = f"KHARTOUM, Oct. 26 (Nile Wire) - {FIRST}\n\n{SECOND}"

PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><title>Treaty signed at last - Nile Herald</title>
<meta property="og:site_name" content="Nile Herald">
<meta property="article:published_time" content="2025-10-26T23:30:00+02:00">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "headline": "Treaty signed at last",
"author": [{{"name": "Ruth Okello"}}, {{"name": "Idris Bako"}}]}}]}}</script>
<link rel="canonical" href="https://nile.example/treaty"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Treaty signed at last</h1><p>KHARTOUM, Oct. 26 (Nile Wire) - {FIRST}</p><p>{SECOND}</p></article>
<aside><h3>Most read</h3><a href="/x">Cattle prices fall in the south of the country</a></aside>
<footer>We use cookies. All rights reserved.</footer></body></html>"""

PAGE_TEXT = f"Treaty signed at last\n\n{BODY}"


def taken(path: Path, columns: Mapping[str, str] | None = None) -> list[Dispatch | InputError]:
    """All that a file gives, cited by its name alone."""
    source = intake.Source(path.name, path)
    return list(intake.dispatches([source], columns=columns))


def told(found: list[Dispatch | InputError]) -> list[str]:
    """Citation and text of each dispatch, or the refusal."""
    return [str(one) if isinstance(one, InputError) else f"{one.citation} = {one.text}" for one in found]


def texts(found: list[Dispatch | InputError]) -> list[str]:
    """The texts; nothing may have been refused."""
    assert [one for one in found if isinstance(one, InputError)] == []
    return [one.text for one in found if isinstance(one, Dispatch)]


def the_one(found: list[Dispatch | InputError]) -> Dispatch:
    """The only dispatch; an InputError is raised."""
    (one,) = found
    if isinstance(one, InputError):
        raise one
    return one


def warc_record(
    address: str, body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", headers: str = ""
) -> bytes:
    """A record of what a server answered (ISO 28500)."""
    answer = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}Content-Length: {len(body)}\r\n\r\n".encode() + body
    )
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2025-11-02T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{len(address):012}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def pages(count: int) -> list[bytes]:
    """Records of so many pages, which differ by a word."""
    return [
        warc_record(f"https://nile.example/{number}", PAGE.replace("Egypt", f"Egypt's cabinet {number}").encode())
        for number in range(count)
    ]


def packed(records: list[bytes]) -> bytes:
    """A WARC file, each record packed by itself, as crawlers do."""
    return b"".join(gzip.compress(record) for record in records)


def archive(members: Mapping[str, bytes]) -> bytes:
    """A ZIP archive."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return data.getvalue()


def feed(*items: str, language: str = "en") -> bytes:
    """An RSS feed."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Nile Herald</title>'
        f"<language>{language}</language>{''.join(items)}</channel></rss>"
    ).encode()


def item(number: int, content: str, teaser: str = "") -> str:
    """An item of it; `content` is its whole text as HTML."""
    whole = f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else ""
    return (
        f"<item><title>Story {number}</title><link>https://nile.example/feed/{number}</link>"
        f"<pubDate>Sun, 26 Oct 2025 08:00:00 GMT</pubDate><description>{teaser}</description>{whole}</item>"
    )


def lines(*records: object) -> bytes:
    """JSON Lines."""
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)
