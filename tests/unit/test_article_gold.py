"""The rows over real news articles: well formed, not quoting them, and in place once the articles are rebuilt."""

from __future__ import annotations

import importlib
import sys
from itertools import chain
from pathlib import Path
from types import ModuleType

import pytest

from dateline import vocabulary
from shared_data import needs_shared

BENCH = Path(__file__).parents[2] / "bench"


def _module(name: str) -> ModuleType:
    """A script of `bench/`; they import each other by their bare names."""
    if str(BENCH) not in sys.path:
        sys.path.append(str(BENCH))
    return importlib.import_module(name)


articles, make_gold = _module("articles"), _module("make_gold")
TABLE = make_gold.table_rows(make_gold.table_of("articles"))
EVERY_ROW = [pytest.param(row, id=f"articles.tsv:{number}") for number, row in TABLE]


@pytest.mark.parametrize("row", EVERY_ROW)
def test_codes_are_known(row: dict[str, str]) -> None:
    types = row["types"].split(" or ")
    modes = {mode for mode in row["mode"].split(" or ") if mode}
    sides = chain(*make_gold.alternatives(row["actors"]), *make_gold.alternatives(row["recipients"]))
    words = {word for side in sides for word in side.split()}
    assert row["need"] in {"must", "should", "never"}
    assert row["section"] in {"title", "body"}
    assert modes <= {mode for event in types for mode in vocabulary.EVENT_TYPES[event].modes}
    assert all(len(word) == 3 and word.isupper() for word in words)
    assert set(make_gold.listed(row["aux"])) <= set(vocabulary.AUX)
    assert set(make_gold.listed(row["context"])) <= set(vocabulary.CONTEXTS)
    assert row["stance"] in {"", *vocabulary.STANCES}
    assert (row["stance"] == "") == (row["need"] == "never")


@pytest.mark.parametrize("row", EVERY_ROW)
def test_a_row_points_and_does_not_quote(row: dict[str, str]) -> None:
    start, end = articles.span_of(row)
    assert 0 <= start < end
    assert all(first < last for first, last in articles.spans_of(row["attributed_to"]))
    assert "evidence" not in row
    assert not set(row["note"]) & set('"“”')


def test_the_rows_stand_in_the_order_of_the_articles_and_their_text() -> None:
    order = [document.doc for document in articles.documents()]
    places = [(order.index(row["doc"]), articles.span_of(row)[0]) for _, row in TABLE]
    assert places == sorted(places)
    assert {row["doc"] for _, row in TABLE} == set(order)


def test_a_block_of_the_treebank_ends_when_its_sentences_are_told() -> None:
    lines = [
        "# newpar",
        "# newpar_block = head (1 s)",
        "# text = Ferry talks resume",
        "# newpar",
        "# newpar_block = p (1 s)",
        "# text = Monday, May 4, 2015 The two ports met again.",
        "# newpar",
        "# newpar_block = p (3 s) | figure (1 s) | caption (1 s)",
        "# text = The quay in 2010.",
        "# text = Nobody signed.",
        "# text = They will return.",
    ]
    assert articles.paragraphs_of_treebank(lines) == [
        "Ferry talks resume",
        "Monday, May 4, 2015",
        "The two ports met again.",
        "The quay in 2010.",
        "Nobody signed. They will return.",
    ]


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["One.", "Two."], ["One.", "Two."]),
        (['She said "We go.', 'We stay."', "They left."], ['She said "We go. We stay."', "They left."]),
        (['"We go," she said.', '"We stay."'], ['"We go," she said.', '"We stay."']),
        (["''We go,\" she said.", "They left."], ["''We go,\" she said.", "They left."]),
    ],
)
def test_a_quotation_stays_in_one_paragraph(lines: list[str], paragraphs: list[str]) -> None:
    assert articles.paragraphs_of_lines(lines) == paragraphs


@pytest.mark.parametrize(
    ("start", "end", "whole"),
    [
        (0, 5, True),
        (6, 11, True),
        (0, 12, True),
        (1, 5, False),
        (0, 7, False),
        (0, 6, False),
        (6, 6, False),
        (6, 13, False),
    ],
)
def test_a_span_is_a_run_of_whole_words(start: int, end: int, whole: bool) -> None:
    assert articles.on_word_bounds("Ports close.", start, end) is whole


@needs_shared
def test_the_articles_are_those_that_were_coded() -> None:
    assert articles.faults(articles.texts()) == []


@needs_shared
def test_every_article_prints_its_date_under_its_title() -> None:
    under = [text.split("\n\n")[1] for text in articles.texts().values()]
    assert [line for line in under if not articles.DATE_LINE.fullmatch(line)] == []


@needs_shared
def test_a_text_that_has_moved_is_told() -> None:
    found = articles.texts()
    moved = dict.fromkeys(found, "") | {doc: "x" + text for doc, text in found.items()}
    told = articles.faults(moved)
    assert f"{next(iter(found))}: the text is not the one that was coded" in told
    assert any("is no run of whole words" in fault for fault in told)


@needs_shared
def test_the_scorer_gets_words_for_every_span() -> None:
    found = articles.texts()
    for row in articles.gold_rows(found):
        assert row["evidence"] == found[row["doc"]][row["start"] : row["end"]]
        assert all(source and source in found[row["doc"]] for source in row["attributed_to"])


@needs_shared
def test_no_note_repeats_four_words_of_its_article() -> None:
    found = {doc: " ".join(text.split()).casefold() for doc, text in articles.texts().items()}
    repeated = []
    for number, row in TABLE:
        words = row["note"].casefold().split()
        runs = [" ".join(words[at : at + 4]) for at in range(len(words) - 3)]
        repeated += [(number, run) for run in runs if run in found[row["doc"]]]
    assert repeated == []
