#!/usr/bin/env python3
"""Real news articles of the reference sets as dispatches, with their reference rows.

    articles.py                 write the texts and rows that `bench/coding.py articles` reads, into `build/bench/`
    articles.py --check         write nothing; exit 1 where a text or a row is not as it should be
    articles.py --show DOC      the text of an article and its rows, with the words that the table only points to

Two tables in `bench/gold/`: `articles_documents.tsv` names the articles, where each lies in `../shared` and the start
of the SHA-256 of its text; `articles.tsv` says what they tell, as characters (half-open) into that text. The texts are
not ours to pass on, so no word of them stands in the tables. All are Wikinews, CC BY 2.5, from GUM's news (Amir Zeldes
and others; paragraphs as marked there) and from MEANTIME (Fondazione Bruno Kessler and others; one sentence a
paragraph, but a quotation stays whole).

>>> paragraphs_of_lines(['Title', 'May 1, 2008', 'He said "No.', 'Never."', 'They left.'])
['Title', 'May 1, 2008', 'He said "No. Never."', 'They left.']
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from make_gold import GOLD, ROOT, coded_row, listed, table_of, table_rows

SHARED = Path(os.environ.get("DATELINE_SHARED", ROOT.parent / "shared"))
TREEBANK = SHARED / "corpora" / "gum_permissive"
MEANTIME = SHARED / "gold" / "meantime_dev" / "time.jsonl"
BUILT = ROOT / "build" / "bench" / "articles"
BUILT_ROWS = BUILT.with_suffix(".jsonl")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE_LINE = re.compile(rf"(?:[A-Z][a-z]+day, )?(?:{MONTHS}) \d\d?, \d{{4}}")
OPEN_QUOTATION = re.compile(r'(?:^|\s)"(?=\S)[^"]*$')
SHOWN = ("actors", "recipients", "date", "place", "aux", "stance", "attributed_to", "note")
BLOCK_LENGTH = re.compile(r"\((\d+) s\)$")


class Document(NamedTuple):
    """An article: its name here, the set it lies in (`gum` or `meantime`), its id there, the start of its SHA-256."""

    doc: str
    collection: str
    source: str
    sha256: str


def documents() -> list[Document]:
    """The articles, in the order of their table."""
    return [
        Document(row["doc"], row["collection"], row["source"], row["sha256"])
        for _, row in table_rows(GOLD / "articles_documents.tsv")
    ]


def paragraphs_of_treebank(lines: Iterable[str]) -> list[str]:
    """The paragraphs of one document's CoNLL-U lines: the innermost block that opens at a mark, for as long as told.

    A block said to hold two sentences ends after them, for what follows a caption or a quotation bears no mark.
    """
    paragraphs: list[list[str]] = []
    left = 0
    for line in lines:
        if line.startswith("# newpar"):
            length = BLOCK_LENGTH.search(line)
            left = int(length[1]) if length else 0
            if not paragraphs or paragraphs[-1]:
                paragraphs.append([])
        elif line.startswith("# text = "):
            paragraphs[-1].append(line.removeprefix("# text = "))
            left -= 1
            if left == 0:
                paragraphs.append([])
    return [piece for sentences in paragraphs if sentences for piece in date_line_apart(" ".join(sentences))]


def date_line_apart(paragraph: str) -> list[str]:
    """A date line that the treebank runs into the first sentence is a line of its own."""
    found = DATE_LINE.match(paragraph)
    if found is None or found.end() == len(paragraph):
        return [paragraph]
    return [found[0], paragraph[found.end() :].strip()]


def paragraphs_of_lines(lines: Iterable[str]) -> list[str]:
    """One sentence a paragraph; a sentence inside a quotation that is still open joins the one before."""
    paragraphs: list[str] = []
    for line in lines:
        if paragraphs and OPEN_QUOTATION.search(paragraphs[-1]):
            paragraphs[-1] += " " + line.strip()
        else:
            paragraphs.append(line.strip())
    return paragraphs


def treebank_documents() -> Iterator[tuple[str, list[str]]]:
    """Ids and lines of all documents of the treebank."""
    for file in sorted(TREEBANK.glob("*.conllu.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            whole = lines.read()
        for part in whole.split("# newdoc id = ")[1:]:
            name, *rest = part.splitlines()
            yield name, rest


def texts() -> dict[str, str]:
    """The texts by article: title, date line, paragraphs, with an empty line between. SystemExit without the sets."""
    if not (TREEBANK.is_dir() and MEANTIME.is_file()):
        raise SystemExit(f"the reference sets are not at {SHARED}: set DATELINE_SHARED")
    meantime = {article["id"]: article["text"] for article in map(json.loads, MEANTIME.read_text("utf-8").splitlines())}
    treebank = dict(treebank_documents())
    found = {}
    for document in documents():
        if document.collection == "gum":
            paragraphs = paragraphs_of_treebank(treebank[document.source])
        else:
            paragraphs = paragraphs_of_lines(meantime[document.source].splitlines())
        found[document.doc] = "\n\n".join(paragraphs) + "\n"
    return found


def spans_of(cell: str) -> list[tuple[int, int]]:
    """ "12-20, 40-47" -> [(12, 20), (40, 47)]."""
    pairs = [part.split("-") for part in listed(cell)]
    return [(int(start), int(end)) for start, end in pairs]


def span_of(row: dict[str, str]) -> tuple[int, int]:
    """Where the evidence of a row of the table stands."""
    return int(row["start"]), int(row["end"])


def gold_rows(found: dict[str, str]) -> list[dict[str, Any]]:
    """The reference rows as the scorer takes them; evidence and sources are filled in from the texts."""
    seen: Counter[str] = Counter()
    rows = []
    for _, row in table_rows(table_of("articles")):
        text = found[row["doc"]]
        sources = [text[start:end] for start, end in spans_of(row["attributed_to"])]
        rows.append({**coded_row(row, text, span_of(row), seen), "attributed_to": sources})
    return rows


def on_word_bounds(text: str, start: int, end: int) -> bool:
    """Whether the span lies in the text, begins and ends with something seen, and cuts no word."""
    if not 0 <= start < end <= len(text) or text[start:end] != text[start:end].strip():
        return False
    return not any(0 < cut < len(text) and text[cut - 1].isalnum() and text[cut].isalnum() for cut in (start, end))


def fingerprint(text: str) -> str:
    """The first 16 digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def faults(found: dict[str, str]) -> list[str]:
    """What is wrong: a text that is not the one that was coded, a text without rows, a span that cuts a word."""
    rows = table_rows(table_of("articles"))
    coded = {row["doc"] for _, row in rows}
    changed = [d.doc for d in documents() if fingerprint(found[d.doc]) != d.sha256]
    told = [f"{doc}: the text is not the one that was coded" for doc in changed]
    told += [f"{doc}: no rows" for doc in found if doc not in coded]
    for number, row in rows:
        for start, end in [span_of(row), *spans_of(row["attributed_to"])]:
            if not on_word_bounds(found[row["doc"]], start, end):
                told.append(f"articles.tsv:{number}: {start}-{end} is no run of whole words")
    return told


def write() -> None:
    """Writes one text file an article and the rows, under `build/bench/`."""
    found = texts()
    BUILT.mkdir(parents=True, exist_ok=True)
    for stale in BUILT.glob("*.txt"):
        stale.unlink()
    for doc, text in found.items():
        (BUILT / f"{doc}.txt").write_bytes(text.encode("utf-8"))
    rows = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in gold_rows(found))
    BUILT_ROWS.write_text(rows, "utf-8")


def show(doc: str) -> None:
    """Prints an article and its rows, tab-separated, with the words each points to."""
    found = texts()
    print(found[doc])
    for row in gold_rows(found):
        if row["doc"] == doc:
            print(row["need"], " or ".join(row["types"]), row["evidence"], *map(row.get, SHOWN), sep="\t")


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes, checks or shows; 0 when all is well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--show", metavar="DOC", choices=[document.doc for document in documents()])
    options = parser.parse_args(arguments)
    if options.show:
        show(options.show)
        return 0
    told = faults(texts())
    print("\n".join(told) or f"articles: {len(documents())} texts, {len(table_rows(table_of('articles')))} rows")
    if not told and not options.check:
        write()
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
