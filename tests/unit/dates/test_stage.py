"""The stage `dates`: section by section, with the verb of the tree deciding which way a date looks."""

from __future__ import annotations

import datetime as dt

import msgspec

from annotated import interval, reading
from dateline.stages import dates

STAGE = dates.stage()

# The words alone mislead here: "said" stands next to the date, "sign" governs it.
PLANNED = (
    "They will sign what he said on May 9.",
    """
    They they PRON 3 nsubj
    will will AUX 3 aux
    sign sign VERB 0 root VerbForm=Inf
    what what PRON 6 obj
    he   he   PRON 6 nsubj
    said say  VERB 3 ccomp Tense=Past|VerbForm=Fin
    on   on   ADP 8 case
    May  May  PROPN 3 obl
    9    9    NUM 8 nummod
    .    .    PUNCT 3 punct
    """,
)
HELD = (
    "Envoys met on Friday.",
    """
    Envoys envoy NOUN 2 nsubj
    met    meet  VERB 0 root Tense=Past|VerbForm=Fin
    on     on    ADP 4 case
    Friday Friday PROPN 2 obl
    .      .     PUNCT 2 punct
    """,
)
ARRANGED = (
    "Curbs are to be eased on Monday, he said.",
    """
    Curbs  curb   NOUN  5 nsubj:pass
    are    be     AUX   5 aux Mood=Ind|Tense=Pres|VerbForm=Fin
    to     to     PART  5 mark
    be     be     AUX   5 aux:pass VerbForm=Inf
    eased  ease   VERB  10 ccomp Tense=Past|VerbForm=Part|Voice=Pass
    on     on     ADP   7 case
    Monday Monday PROPN 5 obl
    ,      ,      PUNCT 10 punct
    he     he     PRON  10 nsubj
    said   say    VERB  0 root Mood=Ind|Tense=Past|VerbForm=Fin
    .      .      PUNCT 10 punct
    """,
)
LATER = (
    "A day later they left.",
    """
    A     a     DET 2 det
    day   day   NOUN 5 obl
    later later ADV 2 advmod
    they  they  PRON 5 nsubj
    left  leave VERB 0 root Tense=Past|VerbForm=Fin
    .     .     PUNCT 5 punct
    """,
)


def test_declares_its_layers() -> None:
    assert (STAGE.name, STAGE.reads, STAGE.adds) == ("dates", ("dispatch", "sections", "sentences"), ("times",))


def test_the_governing_verb_decides() -> None:
    (when,) = STAGE.run(reading([PLANNED], published="2025-01-15")).times
    assert (when.text, when.kind, when.value) == ("May 9", "DATE", "2025-05-09")


def test_what_is_to_be_done_lies_ahead_whoever_said_so() -> None:
    (when,) = STAGE.run(reading([ARRANGED], published="2025-01-15")).times
    assert (when.text, when.value) == ("Monday", "2025-01-20")


def test_each_section_counts_from_its_own_day() -> None:
    before = reading([HELD], [HELD], published="2025-01-15", kinds=("body", "digest"))
    digest = msgspec.structs.replace(before.sections[1], published=interval("2025-06-04"))
    after = STAGE.run(msgspec.structs.replace(before, sections=(before.sections[0], digest)))
    assert [when.interval.first for when in after.times] == [dt.date(2025, 1, 10), dt.date(2025, 5, 30)]


def test_a_section_of_unknown_date_leaves_the_weekday_unknown() -> None:
    (when,) = STAGE.run(reading([HELD], published=None)).times
    assert (when.value, when.interval.first, when.interval.precision) == ("XXXX-WXX-5", None, "unknown")


def test_a_day_later_counts_from_the_date_before() -> None:
    times = STAGE.run(reading([HELD, LATER], published="2025-01-15")).times
    assert [(when.text, when.value) for when in times] == [("Friday", "2025-01-10"), ("A day later", "2025-01-11")]


def test_no_prose_no_times() -> None:
    assert STAGE.run(reading([HELD], kinds=("notice",))).times == ()
