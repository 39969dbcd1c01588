"""What an act is about: its own words, who takes part, the kind of act (contexts.txt; no model is needed)."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.lexicon import table
from dateline.lexicon.tables import Row
from dateline.records import Report
from dateline.stages import attribution, coding
from dateline.vocabulary import CONTEXTS, EVENT_TYPES, SECTORS
from tree_table import Block, blocks, reading

BLOCKS = {block.text: block for block in blocks(Path(__file__).with_name("contexts.txt"))}


def _report(block: Block) -> Report:
    (report,) = coding.stage().run(attribution.stage().run(reading(block))).reports
    return report


@pytest.mark.parametrize("block", BLOCKS.values(), ids=lambda block: block.text)
def test_an_act_tells_its_contexts(block: Block) -> None:
    assert ", ".join(_report(block).contexts) == block.headers["gives"]


def test_every_context_says_why() -> None:
    report = _report(BLOCKS["A court sentenced the smuggler."])
    notes = [reason.note for reason in report.why if reason.rule == "context"]
    assert "'smuggler' tells of trafficking" in notes
    assert "'court' tells of legal" in notes
    assert all(reason.row for reason in report.why if reason.rule == "context")


def test_what_is_not_given_leaves_no_reason() -> None:
    assert not [reason for reason in _report(BLOCKS["Rebels freed five oil workers."]).why if reason.rule == "context"]


def test_the_table_of_words_covers_every_context() -> None:
    rows = table("contexts")
    assert {row["context"] for row in rows} == set(CONTEXTS)
    assert len({(row["context"], row["words"]) for row in rows}) == len(rows)


@pytest.mark.parametrize("row", table("context_acts"), ids=lambda row: row.place)
def test_a_row_of_acts_names_what_the_vocabulary_has(row: Row) -> None:
    assert row["event"] in EVENT_TYPES
    assert not row["mode"] or row["mode"] in EVENT_TYPES[row["event"]].modes
    assert {*row.items("actor"), *row.items("recipient")} <= set(SECTORS)
    assert row["context"] in CONTEXTS
    assert row["sides"] in ("", "states") and row["mark"] in ("strong", "weak")


@pytest.mark.parametrize("row", table("context_scope"), ids=lambda row: row.place)
def test_a_row_of_scope_names_what_the_vocabulary_has(row: Row) -> None:
    assert row["context"] in CONTEXTS
    assert row.items("events") and set(row.items("events")) <= set(EVENT_TYPES)
    assert set(row.items("unless")) <= {*SECTORS, "state"}


def test_the_scope_of_a_context_names_an_act_once() -> None:
    named = [(row["context"], event) for row in table("context_scope") for event in row.items("events")]
    assert len(named) == len(set(named))
