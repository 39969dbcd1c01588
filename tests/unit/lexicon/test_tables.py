"""The lexicon's border: a malformed row is refused with its file and line; the shipped tables all load."""

from __future__ import annotations

import pytest

from dateline.errors import LexiconError
from dateline.lexicon.events import EventRow, parse_row
from dateline.lexicon.ontology import plover
from dateline.lexicon.tables import Row, parse_table, table
from dateline.vocabulary import CONTEXTS, EVENT_TYPES

COLUMNS = ("trigger", "pos", "mode", "actor", "recipient", "when", "example", "gives")


def _row(*cells: str) -> Row:
    return Row("en/events/assault.tsv:7", dict(zip(COLUMNS, [*cells, *[""] * (8 - len(cells))], strict=True)))


def test_a_row_knows_its_line_and_fills_missing_cells() -> None:
    assert parse_table("# note\nword\tkind\n\nnot\tnegation\nmaybe\n", "en/hedges.tsv") == (
        Row("en/hedges.tsv:4", {"word": "not", "kind": "negation"}),
        Row("en/hedges.tsv:5", {"word": "maybe", "kind": ""}),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("word\tkind\nnot\tnegation\textra", r"en/x\.tsv:2: expected at most 2 cells"),
        ("word\tkind\n\tnegation", r"en/x\.tsv:2: expected a value in the first cell \(word\)"),
    ],
)
def test_a_malformed_row_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        parse_table(text, "en/x.tsv")


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (("strike", "Q"), r"assault\.tsv:7: expected pos V, N, A or X, found 'Q'"),
        (("strike", "V", "curfew"), r"assault\.tsv:7: ASSAULT has no mode 'curfew'"),
        (("strike", "V", "", "subj", "obj", "obj:"), r"assault\.tsv:7: expected role:value"),
    ],
)
def test_a_wrong_event_row_is_refused(cells: tuple[str, ...], message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        parse_row(_row(*cells), EVENT_TYPES["ASSAULT"])


def test_a_missing_table_is_refused_by_name() -> None:
    with pytest.raises(LexiconError, match=r"en/no-such\.tsv: no such lexicon table"):
        table("no-such")


@pytest.mark.parametrize("event", EVENT_TYPES)
def test_every_type_has_triggers(event: str) -> None:
    assert len([row for row in plover().rows if row.event == event]) >= 20


@pytest.mark.parametrize("row", plover().rows, ids=lambda row: row.place)
def test_a_row_is_alone_with_its_conditions_and_its_example_says_what_it_gives(row: EventRow) -> None:
    twins = [
        other
        for other in plover().rows
        if (other.event, other.trigger, other.particle, other.pos, other.conditions)
        == (row.event, row.trigger, row.particle, row.pos, row.conditions)
    ]
    assert twins == [row]
    assert bool(row.example) == bool(row.gives), "an example needs what it gives, and the other way round"
    assert not row.gives or row.gives == "none" or row.gives.count(">") == 1


def test_contexts_and_modes_name_what_the_vocabulary_has() -> None:
    assert {row["context"] for row in table("contexts")} <= set(CONTEXTS)
    for row in table("modes"):
        assert row["mode"] in EVENT_TYPES[row["event"]].modes, row.place
        assert row["where"] in ("any", "instrument", "object"), row.place
