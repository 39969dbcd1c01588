"""Bodies that the reference data do not know, by the words of their names: outlets, unions, charities, bureaus.

"the League of African Teachers" -> NGO;  "Highland Relief Network" -> NGO SOC;  "Peruvian Miners' Union" -> PER LAB
"""

from __future__ import annotations

from functools import cache

from dateline.lexicon import Row, table
from dateline.records import Reason
from dateline.stages.actors.aid import named_for_aid
from dateline.stages.actors.fallback import fallback, reach
from dateline.stages.actors.nouns import by_class, by_word
from dateline.stages.actors.origins import origins
from dateline.stages.actors.phrase import Phrase
from dateline.stages.actors.roles import role_at
from dateline.stages.actors.scene import Candidate, Scene

_OF_PERSONS = frozenset({None, "SOC", "EDU", "JRN", "LAB", "MED", "REL", "AGR", "CVL"})
"""Sectors of bodies that persons, not states or firms, join."""


def unknown_body(scene: Scene, phrase: Phrase) -> Candidate | None:
    """An organisation that the data does not know: sector by a role noun in its name, country by its words."""
    start, end = scene.tree.name_ranges.get(phrase.head, (phrase.first, phrase.last))
    label = scene.tree.labels[phrase.head]
    proper = scene.tokens[phrase.head].upos == "PROPN"
    alone = label is None and end - start == 1
    if label == "PER" or (label is None and not proper) or (alone and role_at(scene, phrase.head, phrase.head)):
        return None
    words = (min(start, phrase.head), max(end, phrase.head + 1))
    if label is None and not _names_role(scene, words):
        return None
    paper = _outlets().get(" ".join(scene.words[words[0] : words[1]]).casefold())
    if paper is not None:
        known = (Reason("actor.outlet", f"{paper['name']} is an outlet", paper.place),)
        return Candidate("name", (scene.actor(paper["country"] or None, "JRN", words, known, paper["name"]),))
    for index in (phrase.head, *reversed(range(*words))):
        outlet = by_class("outlet").get(scene.words[index].lower())
        if outlet and end - start > 1:
            why = (Reason("actor.outlet", f"“{scene.words[index]}” in its name", outlet.place),)
            found = origins(scene, phrase)
            code = found[0].code if found else None
            return Candidate("name", (scene.actor(code, outlet["sector"], words, why),))
    for index in (phrase.head, *reversed(range(*words))):
        role = role_at(scene, index, words[0])
        if role and role.sector:
            why = (Reason("actor.name_role", f"“{role.words}” in its name is {role.sector}", role.row),)
            abroad = _of_no_state(scene, words, role.sector)
            if abroad is not None:
                return abroad
            found = origins(scene, phrase)
            other = None if found else fallback(scene, phrase.head, role.sector, reach(role.sector))
            source = found[0] if found else other
            code = source.code if source else None
            return Candidate("name", (scene.actor(code, role.sector, words, (*why, source.why) if source else why),))
    abroad = _of_no_state(scene, words)
    if abroad is not None:
        return abroad
    found = origins(scene, phrase)
    part = scene.tokens[phrase.head].head in range(*words) or (words[0] and scene.words[words[0] - 1] in ("for", "of"))
    aid = named_for_aid(scene, words) if not (found or part) else None
    if aid is not None:
        return aid
    if label == "ORG" or found:
        reason = found[0].why if found else Reason("actor.unknown", "a name that the data do not know")
        return Candidate("name", (scene.actor(found[0].code if found else None, None, words, (reason,)),))
    return None


def _of_no_state(scene: Scene, words: tuple[int, int], sector: str | None = None) -> Candidate | None:
    """A body with a part of the world in its name, and no state: "the League of African Teachers", "World Vision"."""
    last = words[1]
    for each in scene.phrase(words[0]).complements:
        if each.preposition in ("of", "for") and scene.capital[each.head]:
            last = max(last, scene.phrase(each.head).last)
    if sector not in _OF_PERSONS or any(
        scene.longest(at, "country", "demonym") for at in _placed(scene, words[0], last)
    ):
        return None
    for index in range(words[0], last):
        row = by_word("actor_unplaced").get(scene.lower[index])
        if row is not None and row["body"] and scene.capital[index]:
            why = Reason("actor.of_no_state", f"“{scene.words[index]}” in its name", row.place, (scene.span(index),))
            return Candidate("name", (scene.actor(row["body"], sector, (words[0], last), (why,)),))
    return None


def _placed(scene: Scene, first: int, last: int) -> list[int]:
    """The words of a name that could be of a state."""
    return [index for index in range(first, last) if scene.lower[index] not in by_word("actor_unplaced")]


def _names_role(scene: Scene, words: tuple[int, int]) -> bool:
    return any(role_at(scene, index, words[0]) for index in range(*words))


@cache
def _outlets() -> dict[str, Row]:
    """News outlets by every name they sign with, casefolded."""
    rows = table("outlets")
    return {name.casefold(): row for row in reversed(rows) for name in (row["name"], *row.items("aliases"))}
