"""An account of a sentence: what stands in it, as records, as text and as JSON Lines; whole outputs are compared."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dateline.explain.account import Account, account_line, account_text, accounts, asked_at, everything
from dateline.lexicon.ontology import Ontology, plover
from dateline.records import Reading
from dateline.stages import coding
from ontologies import deeds, events
from readings import treaty
from tree_table import blocks, reading

BLOCKS = {block.text: block for block in blocks(Path(__file__).parents[1] / "coding" / "tracing.txt")}


@pytest.fixture
def ontology(tmp_path: Path) -> Ontology:
    help_ = events("aid\tV\t\tsubj\tobj\tobj@", "aid\tV\t\tsubj\t-\twith:accord", "aid\tV\t\tsubj\t-\tsubj!@ with obj")
    return deeds(tmp_path / "mine", events_help=help_)


def account(text: str, ontology: Ontology) -> Account:
    """The account of one sentence."""
    read = coding.stage(ontology).run(reading(BLOCKS[text]))
    (one,) = accounts(read, ontology, [everything(text)])
    return one


def lines(one: Account, **options: bool) -> list[str]:
    """What is shown, line by line; of a shipped table the line number is not held, since words are added to it."""
    shown = re.sub(r" ( *en/\w+\.tsv:)\d+", r"\1N", account_text(one, width=78, **options).plain)
    return [line.rstrip() for line in shown.split("\n")]


def test_what_is_coded_and_what_it_took_in(ontology: Ontology) -> None:
    assert lines(account("Kenya vowed to aid Chad.", ontology)) == [
        "── d · line 1 · body ─────────────────────────────────────────────────────────",
        "",
        "     Kenya vowed to aid Chad.",
        "           ^^^^^    ---",
        "",
        "   Found in it",
        "",
        "     who    Kenya  KEN",
        "     who    Chad   TCD",
        "",
        "   Coded",
        "",
        "  1  VOW  KEN → TCD   undated   no place   asserted",
        "",
        "     Kenya vowed to aid Chad.",
        "     ~~~~~ ^^^^^        ~~~~",
        "",
        "     what   'vowed' tells of VOW                         mine/events/vow.tsv:2",
        "     whom   the HELP it speaks of names the recipient       recipient-from-act",
        "     when   no time words belong to this act                           undated",
        "     where  no place words belong to this act                         unplaced",
        "",
        "   Looked at, and not coded",
        "",
        "     aid  taken in by “vowed”, as what is promised",
        "         read as HELP: KEN → TCD                        mine/events/help.tsv:2",
        "         subject “Kenya”; object “Chad”",
        "         governed by “vowed” (commit)                     en/embedding.tsv:N",
    ]


def test_a_word_that_no_row_reads_shows_the_nearest_rows_first(ontology: Ontology) -> None:
    shown = lines(account("Kenya aided the choir.", ontology))
    assert shown[shown.index("     Nothing is coded here.") :] == [
        "     Nothing is coded here.",
        "",
        "   Looked at, and not coded",
        "",
        "     aided  not coded: none of its 3 rows fits",
        "         subject “Kenya”; object “choir”",
        "         HELP needs a party as its object; “choir” is",
        "         none                                           mine/events/help.tsv:2",
        "         HELP needs a word of the class accord as its",
        "         “with” phrase; nothing stands there            mine/events/help.tsv:3",
        "         HELP may have no party as its subject;",
        "         “Kenya” is one; needs a “with” phrase;",
        "         nothing stands there                           mine/events/help.tsv:4",
    ]


def test_a_sentence_without_a_trigger_says_so_plainly(ontology: Ontology) -> None:
    assert lines(account("The choir sang.", ontology))[2:] == [
        "     The choir sang.",
        "",
        "     Nothing here is a trigger: the lexicon knows no word of this sentence as",
        "     telling of an event.",
        "",
        "     Verbs that the lexicon does not know: sang (sing)",
    ]


def test_a_terminal_gets_underlines_in_place_of_marks(ontology: Ontology) -> None:
    one = account("Kenya aided the choir.", ontology)
    shown = account_text(one, styled=True)
    assert "-----" not in shown.plain
    start = shown.plain.index("aided")
    assert any((span.start, span.end, str(span.style)) == (start, start + 5, "underline") for span in shown.spans)


def test_json_holds_the_same(ontology: Ontology) -> None:
    told = json.loads(account_line(account("Kenya vowed to aid Chad.", ontology)))
    assert {key: value for key, value in told.items() if key not in ("text", "found", "words", "strangers")} == {
        "schema": "dateline-explain-1", "citation": "d", "line": 1, "column": 1, "start": 0, "end": 24,
        "section": "body", "unread": None,
    }  # fmt: skip
    assert [(fact["about"], fact["words"], fact["means"]) for fact in told["found"]] == [
        ("who", "Kenya", "KEN"),
        ("who", "Chad", "TCD"),
    ]
    vowed, aid = told["words"]
    assert (vowed["outcome"], vowed["event"], vowed["report"][:2]) == ("reported", "VOW", "r-")
    assert (aid["outcome"], aid["verdict"], aid["row"], aid["report"]) == (
        "taken-in", "taken in by “vowed”, as what is promised", "mine/events/help.tsv:2", None,
    )  # fmt: skip
    assert aid["roles"] == {"subject": ["Kenya"], "object": ["Chad"]}


def _treaty_lines(number: int) -> tuple[Account, ...]:
    read: Reading = treaty()
    asked = asked_at(read.dispatch.text, number)
    assert asked is not None
    return accounts(read, plover(), [asked])


def test_a_line_that_is_no_prose_says_what_it_is() -> None:
    (byline,) = _treaty_lines(1)
    assert lines(byline)[2:] == [
        "     By Ana Ruiz, Foreign Correspondent Northern Wire",
        "",
        "     This is a byline, which is not read for events.",
    ]
    assert [one.unread for one in _treaty_lines(9)] == ["a notice, which is not read for events"]
