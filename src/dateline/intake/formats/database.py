"""Exports of press databases (Nexis Uni, LexisNexis, Factiva, ProQuest), as RTF, HTML or text: many articles."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.errors import InputError
from dateline.intake import databases
from dateline.intake.articles import Article, Document
from dateline.intake.formats.plain import read_plain


def read_database(document: Document) -> Iterator[Article | InputError]:
    """The articles. A file that only its name makes one is read as text, and refused as what it is."""
    reads = databases.recognises(document.citation, document.data)
    yield from databases.read(document) if reads else read_plain(document)
