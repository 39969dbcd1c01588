"""The identity of a dispatch: the same article read twice, from anywhere, is the same dispatch.

It is made of a name and the text. The name is the address where the article has one of its own (a crawled page, a
record with a URL), else that of its file without directories ("a.html", also of a member of an archive), else that of
the file of records that it lies in: a record keeps its identity when others come before it, and two that are alike in
every word are one.

What the versions of one article share (`item`) is its address, the number that its own source gives it, or its file. A
record that has none of these has no versions: the twelfth record of today is not yesterday's twelfth.
"""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePath
from typing import Final

from dateline.intake.articles import Article

_PACKED: Final = (".gz", ".bz2", ".xz")
"""A file that was packed since is the same file."""


def dispatch_id(citation: str, text: str) -> str:
    """ "d-" and 16 hexadecimal digits (BLAKE2b) of the file's name, without its directories, and the text."""
    return _id(PurePath(citation).name or citation, text)


def identity_of(article: Article) -> tuple[str, str | None]:
    """Id and item of an article; no item where the ledger takes its file."""
    origin = article.origin or article.citation
    own = origin == article.citation
    for ending in _PACKED:
        origin = origin.removesuffix(ending)
    is_address = origin.startswith(("http://", "https://"))
    id = _id(origin, article.text) if is_address else dispatch_id(origin, article.text)
    if article.item is not None or is_address:
        return id, article.item or origin
    if not own:
        return id, id
    if article.url is None:
        return id, None
    return id, id if origin == "-" else str(Path(origin).absolute())  # the address is only what the page says


def _id(name: str, text: str) -> str:
    digest = hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=8)
    digest.update(b"\0" + text.encode("utf-8", "surrogatepass"))
    return f"d-{digest.hexdigest()}"
