"""What is taken over from a report and the sentence it stands in."""

from __future__ import annotations

import datetime as dt

import msgspec

from annotated import interval, reading
from dateline.merging import retold, told
from dateline.records import Attribution, Quantity, When
from readings import actor, report

TITLE = (
    "Accra hosts talks",
    """
    Accra Accra PROPN 2 nsubj B-LOC
    hosts host  VERB  0 root
    talks talk  NOUN  2 obj
    """,
)
SIGNED = (
    "Ghana's Ama Boateng signed the ferry treaty on Monday.",
    """
    Ghana   Ghana   PROPN 4 nmod:poss B-LOC
    's      's      PART  1 case
    Ama     Ama     PROPN 5 nsubj B-PER
    Boateng Boateng PROPN 3 flat I-PER
    signed  sign    VERB  0 root Tense=Past|VerbForm=Fin
    the     the     DET   8 det
    ferry   ferry   NOUN  8 compound
    treaty  treaty  NOUN  5 obj
    on      on      ADP   10 case
    Monday  Monday  PROPN 5 obl
    .       .       PUNCT 5 punct
    """,
)
CANCELLED = (
    "She cancelled the visit.",
    """
    She       she    PRON 2 nsubj
    cancelled cancel VERB 0 root
    the       the    DET  4 det
    visit     visit  NOUN 2 obj
    .         .      PUNCT 2 punct
    """,
)
READ = reading([TITLE], [SIGNED, CANCELLED], published="2025-03-04", kinds=("title", "body"))
TEXT = READ.dispatch.text


def test_what_a_sentence_tells() -> None:
    minister = actor(TEXT, "Ama Boateng", "GHA", "GOV", identifier="Ama Boateng")
    source = Attribution(actor(TEXT, "Accra", "GHA"), "said", 0, 5)
    one = report(
        TEXT, SIGNED[0], "signed", "SUPPORT", sequence=1, section=1, actors=[minister], when=interval("2025-03-03"),
        attributions=[source], size={"days": Quantity(2, None, "two")},
    )  # fmt: skip
    found = told(one, READ, origin="d-0")
    assert (found.report, found.dispatch, found.origin, found.sequence) == ("r-0001", READ.dispatch.id, "d-0", 1)
    assert (found.actors, found.actor_names, found.actor_words) == (("GHA GOV",), ("Ama Boateng",), ("Ama Boateng",))
    assert (found.acts, found.deeds, found.thing) == (("sign",), ("sign",), "treaty")
    assert found.words == ("Ama", "Boateng", "Ghana", "Monday", "ferry", "sign", "treaty")
    assert found.persons == ("Ama Boateng",)
    assert found.first == dt.date(2025, 3, 3)
    assert found.written == (dt.date(2025, 3, 4), dt.date(2025, 3, 4))
    assert found.counts == {"days": 2} and found.sources == ("Accra",)
    assert "Boateng" in found.story and "Accra" in found.story and "Monday" not in found.story[:3]


def test_a_title_tells_the_news_and_a_pronoun_nobody() -> None:
    hosted = told(report(TEXT, TITLE[0], "hosts", "CONSULT", sequence=1, section=0), READ)
    assert hosted.fresh and hosted.section == "title"
    she = actor(TEXT, "She", "GHA", "GOV")
    later = told(report(TEXT, CANCELLED[0], "cancelled", "REJECT", sequence=2, section=1, actors=[she]), READ)
    assert (later.fresh, later.actor_words, later.actors) == (False, (), ("GHA GOV",))


def test_a_cancellation_tells_what_was_called_off() -> None:
    one = told(report(TEXT, CANCELLED[0], "cancelled", "REJECT", sequence=1, section=1), READ)
    assert one.deeds == ("cancel", "visit")


def test_a_habit() -> None:
    start = TEXT.index("Monday")
    habit = When(start, start + 6, "Monday", "SET", "XXXX-WXX-1", interval("2025-03-03"))
    often = msgspec.structs.replace(READ, times=(habit,))
    undated = report(TEXT, SIGNED[0], "signed", "SUPPORT", sequence=1, section=1)
    dated = report(TEXT, SIGNED[0], "signed", "SUPPORT", sequence=1, section=1, when=interval("2025-03-03"))
    assert told(undated, often).repeated
    assert not told(dated, often).repeated and not told(undated, READ).repeated


def test_a_corrected_report_keeps_what_rests_on_its_sentence() -> None:
    before = told(report(TEXT, SIGNED[0], "signed", "SUPPORT", sequence=1, section=1), READ, origin="d-0")
    bare = msgspec.structs.replace(READ, sentences=((), ()))
    changed = report(TEXT, SIGNED[0], "signed", "SUPPORT", sequence=1, section=1, when=interval("2025-03-02"))
    after = retold(before, told(changed, bare))
    assert after == msgspec.structs.replace(
        before, first=dt.date(2025, 3, 2), last=dt.date(2025, 3, 2), precision="day"
    )
    assert before.deeds == after.deeds == ("sign",)
