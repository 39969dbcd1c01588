"""What an own type does that behaves as a PLOVER type, what an inert one does, and two ontologies side by side.

WATCH is inert, HELP behaves as AID (tests/ontologies.py). "extends" has PLOVER's types as well, "alone" has not.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.lexicon.ontology import load
from dateline.records import Actor, Reading
from dateline.stages import coding
from ontologies import EXTENDS, STANDS_ALONE, write
from tree_table import blocks, reading

BLOCKS = {block.text: block for block in blocks(Path(__file__).with_name("own_ontology.txt"))}

ROWS = [
    # sentence, with PLOVER only, extending PLOVER, standing alone
    ("Guards watch the bridge.", "", "WATCH TCD >", "WATCH TCD >"),
    ("Chad will watch Niger.", "", "WATCH TCD > NER future", "WATCH TCD > NER future"),
    ("Chad will not watch Niger.", "", "WATCH TCD > NER future negation", "WATCH TCD > NER future negation"),
    ("Kenya aided Chad.", "AID KEN > TCD", "HELP KEN > TCD", "HELP KEN > TCD"),
    ("Kenya will aid Chad.", "AGREE KEN > TCD future", "AGREE KEN > TCD future", "HELP KEN > TCD future"),
    ("Kenya will not aid Chad.", "REJECT KEN > TCD", "REJECT KEN > TCD", "HELP KEN > TCD future negation"),
]


def _told(read: Reading) -> str:
    def side(actors: tuple[Actor, ...]) -> str:
        return " + ".join(actor.code or "" for actor in actors)

    return "; ".join(
        " ".join(filter(None, (report.event, side(report.actors), ">", side(report.recipients), *report.aux)))
        for report in read.reports
    )


@pytest.mark.parametrize(("sentence", "plover", "extending", "alone"), ROWS, ids=[row[0] for row in ROWS])
def test_three_ontologies_read_one_sentence_in_one_process(
    tmp_path: Path, sentence: str, plover: str, extending: str, alone: str
) -> None:
    stages = (
        coding.stage(),
        coding.stage(load(write(tmp_path / "extends", EXTENDS))),
        coding.stage(load(write(tmp_path / "alone", STANDS_ALONE))),
    )
    read = reading(BLOCKS[sentence])
    assert [_told(stage.run(read)) for stage in stages] == [plover, extending, alone]
    assert [_told(stage.run(read)) for stage in reversed(stages)] == [alone, extending, plover]


def test_a_report_has_the_class_score_and_codebook_of_its_ontology(tmp_path: Path) -> None:
    stage = coding.stage(load(write(tmp_path)))
    watched, helped = (stage.run(reading(BLOCKS[text])) for text in ("Guards watch the bridge.", "Kenya aided Chad."))
    assert [(report.quad, report.scale) for report in (*watched.reports, *helped.reports)] == [(2, 1.5), (2, 10.0)]
    assert watched.codebook == "own-1"
    assert coding.stage().run(reading(BLOCKS["Kenya aided Chad."])).codebook == "plover-2.0"


def test_what_cannot_turn_says_why(tmp_path: Path) -> None:
    stage = coding.stage(load(write(tmp_path)))
    (ahead,) = stage.run(reading(BLOCKS["Kenya will aid Chad."])).reports
    assert [reason.note for reason in ahead.why if reason.rule == "not-turned"] == [
        "stays HELP, since the ontology has no type like AGREE: a HELP that lies ahead"
    ]
    (inert,) = stage.run(reading(BLOCKS["Chad will not watch Niger."])).reports
    assert [reason.note for reason in inert.why if reason.rule == "not-turned"] == [
        "stays WATCH, since no rule turns this type: the actor will not do it"
    ]


def test_modes_and_contexts_of_ones_own_are_found_in_the_words(tmp_path: Path) -> None:
    vocabulary = f'{STANDS_ALONE}\n[contexts]\nharbour = "ports and ships"\n'
    modes = "event\tmode\twords\twhere\nWATCH\tnight\tbridge\tobject\n"
    folder = write(tmp_path / "mine", vocabulary, modes=modes, contexts="context\twords\nharbour\tbridge\n")
    (report,) = coding.stage(load(folder)).run(reading(BLOCKS["Guards watch the bridge."])).reports
    assert (report.mode, report.scale, report.contexts) == ("night", 2.0, ("harbour",))
    assert {"mine/modes.tsv:2", "mine/events/watch.tsv:2"} <= {reason.row for reason in report.why}
