"""Bodies of aid that no state owns, by a word for aid in their name or before their noun (en/actor_issuers.tsv).

"Highland Relief Network" -> NGO SOC;  "the relief group Open Hand" -> NGO SOC;  "a Peruvian aid agency" -> not here
"""

from __future__ import annotations

from dateline.lexicon import Row
from dateline.records import Reason
from dateline.stages.actors.nouns import by_word, classes_of
from dateline.stages.actors.phrase import Phrase
from dateline.stages.actors.scene import Candidate, Origin, Scene


def named_for_aid(scene: Scene, words: tuple[int, int]) -> Candidate | None:
    """An aid body by a word in its name, where no state is in it: of no state ("Highland Relief Network")."""
    row = _row(scene, *words) if words[1] - words[0] > 1 else None
    if row is None:
        return None
    why = _why(row)
    return Candidate("name", (scene.actor(row["code"], row["sector"], words, (why,)),))


def aid_group(scene: Scene, phrase: Phrase) -> Candidate | None:
    """A generic word for a body with a word for aid before it: "the relief group Open Hand"."""
    row = _row(scene, phrase.first, phrase.head) if "body" in classes_of(scene.lemmas[phrase.head]) else None
    if row is None:
        return None
    return Candidate("description", (scene.actor(row["code"], row["sector"], phrase, (_why(row),)),), plural=False)


def of_no_state(scene: Scene, phrase: Phrase) -> Origin | None:
    """The code of an aid body whose own words name no state, for a role noun such as "aid agencies"."""
    row = _row(scene, phrase.first, phrase.head + 1) if "body" in classes_of(scene.lemmas[phrase.head]) else None
    return Origin(row["code"], None, _why(row)) if row is not None else None


def _row(scene: Scene, first: int, last: int) -> Row | None:
    """The row of the first word of a range that makes a body one of aid without a state."""
    rows = (by_word("actor_issuers").get(scene.lower[index]) for index in range(first, last))
    return next((row for row in rows if row is not None and row["code"]), None)


def _why(row: Row) -> Reason:
    return Reason("actor.aid_body", f"“{row['word']}” in its name and no state", row.place)
