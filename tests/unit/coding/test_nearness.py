"""Rows that all but fit: what they may lack, and what becomes of a trigger that one of them reads.

The ontology is a small one of our own, so that the answers stand whatever the shipped lexicon says.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from dateline.lexicon import table
from dateline.lexicon.questions import made_ready
from dateline.stages.coding import nearness
from dateline.stages.coding.matching import Trial, candidates
from dateline.stages.coding.scene import Scene, scenes
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
    around = nearness.Surroundings(read=1.0, known=1.0)
    monkeypatch.setattr(nearness, "LIKELY", 0.0)
    (found,) = nearness.with_near(scene, [], [one], around)
    assert [actor.code for actor in found.actors] == ["KEN"]
    assert 0 < found.likelihood < 1
    assert found.row.conditions == ()  # nothing is concluded from what it lacks
    assert any(why.rule == "near-row" and "lacks a known party as object" in why.note for why in found.why)


def test_what_is_unlikely_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scene, one = unread(tmp_path, "obj@")
    monkeypatch.setattr(nearness, "LIKELY", 1.0)
    assert nearness.with_near(scene, [], [one], nearness.Surroundings(1.0, 1.0)) == []


def test_quiet_surroundings_speak_against(tmp_path: Path) -> None:
    scene, one = unread(tmp_path, "obj@")
    (miss,) = nearness.near_misses(one).values()
    quiet, loud = nearness.Surroundings(0.0, 0.2), nearness.Surroundings(1.5, 2.0)
    told = [nearness.features(scene, one, miss, 0, around) for around in (quiet, loud)]
    assert nearness.weigh(told[0]) < nearness.weigh(told[1])


def test_the_weights_are_numbers_and_their_features_are_made() -> None:
    names = {row["feature"] for row in table("nearness")}
    assert all(float(row["weight"]) for row in table("nearness"))
    assert {"always", "read a sentence", "lacks subj party, filled", "type ASSAULT"} <= names
