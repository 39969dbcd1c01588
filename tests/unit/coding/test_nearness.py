"""Rows that all but fit: what they may lack, and what becomes of a trigger that one of them reads.

The ontology is a small one of our own, so that the answers stand whatever the shipped lexicon says.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from dateline.lexicon import table
from dateline.lexicon.questions import made_ready
from dateline.records import Token
from dateline.stages.coding import nearness
from dateline.stages.coding.matching import Trial, candidates
from dateline.stages.coding.nearness import doubts, weights
from dateline.stages.coding.scene import Scene, scenes
from dateline.stages.coding.surroundings import Surroundings
from dateline.trees import tree_of
from dateline.vocabulary import HINTED
from ontologies import deeds, events
from tree_table import blocks, reading

(CHOIR,) = blocks(Path(__file__).with_name("nearness.txt"))

LACKING = {
    "obj@": ["obj@"],
    "obj:accord": ["obj:accord"],
    "with": ["with"],
    "subj@ obj@": ["obj@"],
    "obj@ with": None,  # two things
    "obj=state": None,  # a word that the row names
    "-obj": None,  # what the row rules out
    "obj!=choir": None,
    "told=future obj@": None,
}


def unread(tmp_path: Path, when: str) -> tuple[Scene, Trial]:
    """The sentence, and its verb that a row with these conditions does not read; the row as if it were shipped."""
    ontology = deeds(tmp_path / "mine", events_help=events(f"aid\tV\t\tsubj\tobj\t{when}"))
    (scene,) = scenes(reading(CHOIR), ontology)
    read, (one,) = candidates(scene)
    assert read == []
    return scene, retried(one, own=False)


def retried(trial: Trial, *, own: bool) -> Trial:
    """The trial again, its rows being the user's own or not."""
    rows = [msgspec.structs.replace(ready.row, own=own) for ready in trial.words.rows]
    return Trial.of(trial.scene, trial.trigger, made_ready(rows), trial.roles)


@pytest.mark.parametrize("when", LACKING)
def test_a_row_may_lack_a_party_or_a_class_but_no_word_it_names(when: str, tmp_path: Path) -> None:
    _, one = unread(tmp_path, when)
    near = nearness.near_misses(one)
    assert {event: [str(lacking) for lacking in miss.lacking] for event, miss in near.items()} == (
        {"HELP": LACKING[when]} if LACKING[when] else {}
    )


def test_rows_of_an_ontology_of_the_user_s_own_are_taken_at_their_word(tmp_path: Path) -> None:
    _, one = unread(tmp_path, "obj@")
    assert nearness.near_misses(retried(one, own=True)) == {}


def test_a_near_row_says_what_it_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scene, one = unread(tmp_path, "obj@")
    around = Surroundings(read=1.0, known=1.0)
    monkeypatch.setattr(nearness, "LIKELY", 0.0)
    (found,) = nearness.with_near(scene, [], [one], around)
    assert [actor.code for actor in found.actors] == ["KEN"]
    assert 0 < found.likelihood < 1
    assert found.row.conditions == ()  # nothing is concluded from what it lacks
    assert any(why.rule == "near-row" and "lacks a known party as object" in why.note for why in found.why)


def test_what_is_unlikely_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scene, one = unread(tmp_path, "obj@")
    monkeypatch.setattr(nearness, "LIKELY", 1.0)
    assert nearness.with_near(scene, [], [one], Surroundings(1.0, 1.0)) == []


def test_quiet_surroundings_speak_against(tmp_path: Path) -> None:
    _, one = unread(tmp_path, "obj@")
    (miss,) = nearness.near_misses(one).values()
    quiet, loud = Surroundings(0.0, 0.2), Surroundings(1.5, 2.0)
    assert nearness.weigh(one, miss, quiet) < nearness.weigh(one, miss, loud)


def hints(**tenths: int) -> bytes:
    """Hints by type, "nothing" among them; all else is very unlikely."""
    return bytes(tenths.get(name or "nothing", 200) for name in HINTED)


def word(**tenths: int) -> Token:
    """A word with hints."""
    return Token(0, 5, "aided", "aid", "VERB", "VBD", "", -1, "root", 0.0, hints(**tenths))


def test_hints_are_read_by_type_and_by_what_a_type_may_become() -> None:
    found = nearness.of_hints(word(CONSULT=5, nothing=20), "CONSULT")
    assert found["hint"] == pytest.approx(-0.5 / 3)
    assert found["hint of none"] == pytest.approx(-2.0)
    assert found["best hint"] == 1.0
    ahead = nearness.of_hints(word(AGREE=5, nothing=20), "CONSULT")  # a visit that is planned is AGREE
    assert ahead["hint, or kin"] > ahead["hint"]
    assert ahead["best hint"] == 1.0
    assert nearness.of_hints(word(ASSAULT=1), "CONSULT")["best hint"] == 0.0


def test_there_are_no_hints_without_the_model_s_or_for_a_type_it_does_not_know() -> None:
    assert nearness.of_hints(Token(0, 5, "aided", "aid", "VERB", "VBD", "", -1, "root"), "AID") == {}
    assert nearness.of_hints(word(AID=1), "") == {}


def test_a_hint_at_the_type_speaks_for_it_and_one_at_nothing_against() -> None:
    (hinted, _), (quiet, _) = (weights.hinted(word(**said), "AID", "near") for said in ({"AID": 2}, {"nothing": 0}))
    assert hinted > quiet


def test_what_the_model_holds_to_be_no_event_is_not_weighed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearness, "LIKELY", 0.0)
    scene, one = unread(tmp_path, "obj@")
    for nothing, read in ((0, 0), (100, 1)):
        tokens = [msgspec.structs.replace(each, hints=hints(nothing=nothing)) for each in scene.sentence.tokens]
        sentence = msgspec.structs.replace(scene.sentence, tokens=tuple(tokens))
        hinted = msgspec.structs.replace(scene, sentence=sentence, tree=tree_of(sentence))
        trial = msgspec.structs.replace(one, scene=hinted)
        assert len(nearness.with_near(hinted, [], [trial], Surroundings(1.0, 1.0))) == read


def test_what_rules_leave_out_for_who_takes_part_is_weighed_with_all_else(tmp_path: Path) -> None:
    ontology = deeds(tmp_path / "mine", events_help=events("aid\tV\t\tsubj\tobj\t-with"))
    (scene,) = scenes(reading(CHOIR), ontology)
    ((candidate,), _) = candidates(scene)
    assert doubts.news_all_the_same(candidate, "all who take part are private") == 0.0
    candidate.row = msgspec.structs.replace(candidate.row, own=False)
    assert doubts.told(candidate, "for a reason")["left out: for a reason"] == 1.0
    assert 0 < doubts.news_all_the_same(candidate, "all who take part are private") < 1


def test_the_weights_are_numbers_and_their_features_are_made() -> None:
    rows = table("nearness")
    assert {row["of"] for row in rows} == {"near", "doubt"}
    assert all(float(row["weight"]) or float(row["without hints"]) for row in rows)
    names = {row["feature"] for row in rows}
    assert {"always", "read a sentence", "lacks subj party, filled", "type ASSAULT", "hint of none"} <= names
    assert not any(float(row["without hints"]) for row in rows if "hint" in row["feature"])
