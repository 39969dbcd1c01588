"""What became of every trigger word of a sentence, and why: the verdicts of `coding.trace`.

The ontology is a small one of our own, so that the verdicts stand whatever the shipped lexicon says.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.lexicon.ontology import Ontology
from dateline.records import Reading, Span
from dateline.stages import coding
from ontologies import deeds, events
from tree_table import blocks, reading

BLOCKS = {block.text: block for block in blocks(Path(__file__).with_name("tracing.txt"))}

HELP = events("aid\tV\t\tsubj\tobj\tobj@", "aid\tV\t\tsubj\tobj\tobj@ subj@ with:accord", "aid\tV\t\tsubj\t-\tobj")
HIT = events("attack\tV\t\tsubj\tobj\tobj@", "attack\tN\t\tby\ton", "attack_off\tV\t\tsubj\tobj")


@pytest.fixture
def ontology(tmp_path: Path) -> Ontology:
    return deeds(tmp_path / "mine", events_help=HELP, events_hit=HIT)


def traced(text: str, ontology: Ontology) -> tuple[Reading, coding.SentenceTrace]:
    """The coded reading of one sentence, and its trace."""
    read = coding.stage(ontology).run(reading(BLOCKS[text]))
    (one,) = coding.trace(read, ontology, [Span(0, 1)])
    return read, one


def compact(verdict: coding.Verdict, text: str) -> str:
    """ "aid: taken-in by vowed as commit, mine/events/help.tsv:2"."""
    words = text[verdict.trigger.start : verdict.trigger.end]
    by = f" by {text[verdict.by.start : verdict.by.end]} as {verdict.taken_as}" if verdict.by else ""
    note = f" ({verdict.note})" if verdict.note else ""
    return f"{words}: {verdict.outcome}{by}{note}{f', {verdict.row.place}' if verdict.row else ''}"


OUTCOMES = [
    ("Kenya aided Chad.", ["aided: reported, mine/events/help.tsv:2"]),
    (
        "Kenya vowed to aid Chad.",
        ["vowed: reported, mine/events/vow.tsv:2", "aid: taken-in by vowed as commit, mine/events/help.tsv:2"],
    ),
    ("Kenya may attack Chad.", ["attack: dropped (only possible or asked: 'may'), mine/events/hit.tsv:2"]),
    ("A storm attacked Chad.", ["attacked: unread"]),
    ("Kenya aided the choir.", ["aided: reported, mine/events/help.tsv:4"]),
    (
        "The attack helicopter brought aid.",
        [
            "attack: describing (only describes 'helicopter')",
            "aid: other-word (the lexicon has it as a verb, here it is a noun)",
        ],
    ),
    ("The choir sang.", []),
]


@pytest.mark.parametrize(("text", "expected"), OUTCOMES, ids=[text for text, _ in OUTCOMES])
def test_every_trigger_word_has_its_verdict(ontology: Ontology, text: str, expected: list[str]) -> None:
    _, one = traced(text, ontology)
    assert [compact(verdict, text) for verdict in one.verdicts] == expected


def test_a_reported_verdict_holds_the_report_of_the_reading(ontology: Ontology) -> None:
    read, one = traced("Kenya vowed to aid Chad.", ontology)
    assert [verdict.report for verdict in one.verdicts if verdict.report] == list(read.reports)


def test_a_verdict_knows_the_words_in_each_role(ontology: Ontology) -> None:
    _, one = traced("Kenya may attack Chad.", ontology)
    assert one.verdicts[0].filled == (
        coding.Filled("subj", (Span(0, 5),)),
        coding.Filled("obj", (Span(17, 21),)),
    )


def test_each_other_row_says_what_kept_it_from_reading_the_word(ontology: Ontology) -> None:
    def others(text: str) -> list[tuple[str, list[tuple[str, int]], str | None]]:
        _, one = traced(text, ontology)
        return [
            (
                tried.row.place[-11:],
                [(str(lacking.condition), len(lacking.words)) for lacking in tried.unmet],
                tried.obstacle,
            )
            for tried in one.verdicts[0].others
        ]

    assert others("Kenya aided the choir.") == [
        ("/help.tsv:2", [("obj@", 1)], None),
        ("/help.tsv:3", [("obj@", 1), ("with:accord", 0)], None),
    ]
    assert others("Kenya aided Chad.") == [
        ("/help.tsv:3", [("with:accord", 0)], None),
        ("/help.tsv:4", [], None),
    ]
    assert others("A storm attacked Chad.") == [
        ("s/hit.tsv:2", [], "needs somebody who acts, not nature or an accident"),
        ("s/hit.tsv:4", [], "needs 'off' beside it"),
    ]


def test_verbs_that_the_lexicon_does_not_know_are_named(ontology: Ontology) -> None:
    _, one = traced("The choir sang.", ontology)
    assert one.strangers == ((Span(10, 14), "sing"),)


def test_only_the_chosen_sentences_are_traced_and_the_reading_is_as_it_was(ontology: Ontology) -> None:
    first, second = BLOCKS["Kenya aided Chad."], BLOCKS["The choir sang."]
    read = coding.stage(ontology).run(reading(first, second))
    before = read.reports
    (one,) = coding.trace(read, ontology, [Span(20, 21)])
    assert (one.sentence, one.verdicts, read.reports) == (Span(18, 33), (), before)
    assert len(coding.trace(read, ontology, [Span(0, 33)])) == 2
    assert coding.trace(read, ontology, []) == ()
