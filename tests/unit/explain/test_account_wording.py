"""Conditions, obstacles and verdicts of the coder in plain English."""

from __future__ import annotations

import pytest

from dateline.explain.account.asking import Asked, asked_at, asked_for, everything
from dateline.explain.account.wording import condition_words, quoted, role_words, try_words, verdict_words
from dateline.lexicon.events import Condition, EventRow, Slot
from dateline.records import Span
from dateline.stages.coding import Try, Unmet, Verdict

CONDITIONS = [
    (Condition("obj", "filled"), [], "needs an object; nothing stands there"),
    (Condition("on", "filled"), [], "needs an “on” phrase; nothing stands there"),
    (Condition("with", "filled"), [], "needs a “with” phrase; nothing stands there"),
    (Condition("both", "filled"), ["Chad"], "needs two parties as its subjects"),
    (Condition("obj", "empty"), ["a town"], "may have no object; “a town” stands there"),
    (Condition("subj", "party"), ["the storm"], "needs a party as its subject; “the storm” is none"),
    (Condition("subj", "party"), ["rain", "wind"], "needs a party as its subject; “rain” and “wind” are none"),
    (Condition("subj", "party"), [], "needs a party as its subject; nothing stands there"),
    (Condition("obj", "no-party"), ["Chad"], "may have no party as its object; “Chad” is one"),
    (
        Condition("obj", "class", ("accord",)),
        ["a cake"],
        "needs a word of the class accord as its object; “a cake” is none",
    ),
    (
        Condition("obj", "class", ("aid", "money")),
        [],
        "needs a word of the class aid or money as its object; nothing stands there",
    ),
    (
        Condition("subj", "not-class", ("nature",)),
        ["rain"],
        "may have no word of the class nature as its subject; “rain” is one",
    ),
    (
        Condition("obj", "lemma", ("deal", "pact")),
        ["a cake"],
        "needs one of deal, pact as its object; “a cake” stands there",
    ),
    (
        Condition("obj", "lemma", tuple("abcdefgh")),
        [],
        "needs one of a, b, c, d, e and 3 more as its object; nothing stands there",
    ),
    (Condition("obj", "not-lemma", ("fire",)), ["fire"], "may not have fire as its object; “fire” stands there"),
    (Condition("clause", "lemma", ("gun", "rifle")), ["the whole clause"], "needs one of gun, rifle in its clause"),
    (
        Condition("clause", "not-class", ("film",)),
        ["the whole clause"],
        "may have no word of the class film in its clause",
    ),
]


@pytest.mark.parametrize(("condition", "found", "expected"), CONDITIONS, ids=[str(row[0]) for row in CONDITIONS])
def test_a_condition_that_does_not_hold(condition: Condition, found: list[str], expected: str) -> None:
    assert condition_words(condition, found) == expected


def _row(*conditions: Condition) -> EventRow:
    slot = Slot((("subj",),))
    return EventRow("mine/x.tsv:2", "aid", None, "VERB", "HELP", None, slot, slot, conditions, "", "")


def test_a_row_tells_all_that_kept_it_away() -> None:
    def said(span: Span) -> str:
        return "the choir"[span.start : span.end]

    party = Unmet(Condition("obj", "party"), (Span(4, 9),))
    with_whom = Unmet(Condition("with", "filled"), ())
    assert try_words(Try(_row(), (party, with_whom)), said) == (
        "needs a party as its object; “choir” is none; needs a “with” phrase; nothing stands there"
    )
    assert try_words(Try(_row(), obstacle="needs 'off' beside it"), said) == "needs “off” beside it"
    assert try_words(Try(_row()), said) == "fits too, but asks for less than the row that was taken"


HERE = Span(0, 3)
VERDICTS = [
    (Verdict(HERE, "reported"), None, "coded"),
    (Verdict(HERE, "dropped", "stands under 'if'"), None, "not coded: stands under “if”"),
    (Verdict(HERE, "taken-in", by=HERE, taken_as="commit"), "agreed", "taken in by “agreed”, as what is promised"),
    (Verdict(HERE, "taken-in", by=HERE, taken_as="request"), "urged", "taken in by “urged”, as what is asked for"),
    (Verdict(HERE, "taken-in", by=HERE, taken_as="named"), "hit", "taken in by “hit”, which tells of the same act"),
    (Verdict(HERE, "taken-in", by=HERE, taken_as="repeated"), "met", "taken in by “met”, which tells of it already"),
    (Verdict(HERE, "unread", others=(Try(_row()),)), None, "not coded: its one row does not fit"),
    (Verdict(HERE, "unread", others=(Try(_row()), Try(_row()))), None, "not coded: none of its 2 rows fits"),
    (Verdict(HERE, "describing", "only describes 'jet'"), None, "no trigger here: only describes “jet”"),
]


@pytest.mark.parametrize(("verdict", "by", "expected"), VERDICTS, ids=[row[2] for row in VERDICTS])
def test_a_verdict(verdict: Verdict, by: str | None, expected: str) -> None:
    assert verdict_words(verdict, by) == expected


def test_a_cue_is_told_as_what_it_is() -> None:
    verdict = Verdict(HERE, "unread", others=(Try(_row()), Try(_row())))
    assert verdict_words(verdict, None, is_cue=True) == "tells who says so, and none of its 2 rows fits"


def test_roles_and_quotes() -> None:
    assert [role_words(role) for role in ("subj", "ccomp", "against")] == [
        "subject",
        "“that” clause",
        "“against” phrase",
    ]
    assert quoted("governed by 'vowed' (commit)") == "governed by “vowed” (commit)"
    assert quoted("the dateline's state") == "the dateline's state"


TEXT = "One two.\nThree  four.\r\n\nOne two again.\n"


def test_a_line_or_a_place_in_it_is_asked_for_by_number() -> None:
    assert asked_at(TEXT, 1) == Asked(Span(0, 8), "line 1")
    assert asked_at(TEXT, 2) == Asked(Span(9, 21), "line 2")
    assert asked_at(TEXT, 2, 8) == Asked(Span(16, 17), "line 2, column 8")
    assert asked_at(TEXT, 3) == Asked(Span(23, 23), "line 3")
    assert TEXT[asked_at(TEXT, 4).span.start :] == "One two again.\n"  # type: ignore[union-attr]


@pytest.mark.parametrize(("line", "column"), [(0, None), (5, None), (1, 0), (1, 9), (3, 1)])
def test_what_the_text_does_not_have_is_nothing(line: int, column: int | None) -> None:
    assert asked_at(TEXT, line, column) is None


def test_words_are_found_wherever_they_stand() -> None:
    assert [asked.span for asked in asked_for(TEXT, "one  TWO")] == [Span(0, 7), Span(24, 31)]
    assert [asked.span for asked in asked_for(TEXT, "three four")] == [Span(9, 20)]
    assert asked_for(TEXT, "five") == ()
    assert asked_for(TEXT, "  ") == ()
    assert everything(TEXT).span == Span(0, len(TEXT))
