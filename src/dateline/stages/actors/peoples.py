"""A people inside a state that is not its own: whose it is there (en/actor_peoples.tsv).

"Croatian Serbs", "the Hungarians of Slovakia" and "the Turkish minority in Bulgaria" belong to the state that is named
beside them; "Hutu rebels", who have no state by that name, to the one of their states that the story speaks of.

    "Croatian Serbs" -> HRV;  "Serbs" alone -> nothing said here, the demonym's own state stands
"""

from __future__ import annotations

from functools import cache

from dateline.lexicon import Row, table
from dateline.records import Reason
from dateline.stages.actors.scene import Origin, Scene

_OF: frozenset[str] = frozenset({"of", "in", "from", "inside", "across", "throughout"})
"""Prepositions by which a phrase says in which state a people lives."""
_COMMUNITIES: frozenset[str] = frozenset({"minority", "population", "community", "inhabitant", "enclave"})
"""Nouns by which a people's part in a state is called; the place may then stand anywhere in the sentence."""


def people(scene: Scene, index: int) -> Row | None:
    """The row of a word that names a people; None for any other and for a person's name ("Karen Hale")."""
    if not scene.capital[index]:
        return None
    if scene.tree.labels[index] == "PER" and not scene.lower[index].endswith("s"):  # a plural is nobody's name
        return None
    found = _peoples().get(scene.lower[index])
    return found or (_communities().get(scene.lower[index]) if _of_community(scene, index) else None)


def has_no_state(row: Row) -> bool:
    """Whether a people's word alone names no state of its own ("Kurds")."""
    return row["alone"] == "here"


def state_beside(scene: Scene, index: int, row: Row) -> Origin | None:
    """The state in which a people is told to live: named right before the word, or in a phrase on it."""
    before = scene.longest(index - 1, "demonym", "country") if index else None
    if before is not None and before.end == index:
        for entry in before.entries:
            if entry.code in row.items("states"):
                return _told(scene, index, entry.code, scene.words[index - 1])
    head = scene.tokens[index].head
    community = _of_community(scene, index)
    for at in (index, head) if community else (index,):
        for each in scene.phrase(at).complements:
            place = scene.place(each.head)
            if each.preposition in _OF and place is not None and place.country in row.items("states"):
                return _told(scene, index, place.country, place.text)
    for at, place in scene.own_places if community else ():
        if place.country in row.items("states") and scene.tree.preposition(at) in _OF:
            return _told(scene, index, place.country, place.text)
    return None


def state_here(scene: Scene, index: int, row: Row) -> Origin | None:
    """For a people without a state of its own: its only state, else the one that the story speaks of most."""
    if not has_no_state(row):
        return None
    states, weights = row.items("states"), scene.surroundings.weights
    spoken_of = sorted((state for state in states if weights.get(state)), key=lambda state: -weights[state])
    code = states[0] if len(states) == 1 else next(iter(spoken_of), None)
    if code is None:
        return None
    note = f"“{scene.words[index]}” live in {code}"
    return Origin(code, None, Reason("actor.people", note, row.place, (scene.span(index),)))


def _of_community(scene: Scene, index: int) -> bool:
    """Whether a word stands before "minority", "population" and the like."""
    return scene.tree.families[index] in ("amod", "compound") and scene.lemmas[scene.tokens[index].head] in _COMMUNITIES


def _told(scene: Scene, index: int, code: str | None, words: str) -> Origin:
    note = f"“{scene.words[index]}” of “{words}” are that state's"
    return Origin(code, None, Reason("actor.people", note, None, (scene.span(index),)))


@cache
def _peoples() -> dict[str, Row]:
    return {word: row for row in table("actor_peoples") for word in row.items("words")}


@cache
def _communities() -> dict[str, Row]:
    return {word: row for row in table("actor_peoples") for word in row.items("community")}
