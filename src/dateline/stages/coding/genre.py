"""What is told with the words of politics and is none: a plot, a match, the weather, an opinion poll.

The words that give such a piece away stand in the sentence or in the one before it. Each test asks for more than the
word, so that a raid on a stadium, a ban on a film and a curfew after riots stay news.

"The series follows an officer who arrests her own brother" -> a plot, told in the present, of nobody who is named.
"""

from __future__ import annotations

from typing import Final

from dateline.records import Sentence
from dateline.stages.coding.matching import Candidate

_PRESENT: Final = ("VBZ", "VBP", "VBG", "VB")
_BY_NAME: Final = ("name", "country")
_OF_SPORT: Final = frozenset(
    {"ASSAULT", "COERCE", "RETREAT", "AGREE", "ACCUSE", "MOBILIZE", "AID", "CONCEDE", "SUPPORT", "COOPERATE"}
)
_PUBLIC: Final = frozenset({"GOV", "MIL", "COP", "REB", "LEG", "JUD", "UAF", "PRM", "SPY", "OPP", "PTY", "PRE"})


def no_news(candidate: Candidate) -> str | None:
    """What a piece is that only sounds like news; None for news."""
    scene, event = candidate.scene, candidate.behaviour
    words = _lemmas(scene.sentence)
    told_of = words | (_lemmas(scene.before) if scene.before is not None else frozenset())
    classes = scene.ontology.words_of
    if told_of & classes(("fiction",)) and _is_present(candidate) and not _named(candidate):
        return "told of a work of art"
    everybody = (*candidate.actors, *candidate.recipients)
    public = any(actor.sector in _PUBLIC and actor.text.split()[-1:] != ["captain"] for actor in everybody)
    of_force = words & classes(("weapon", "casualties", "prisoner"))
    if event in _OF_SPORT and told_of & classes(("contest",)) and not public and not of_force:
        return "told of a match"
    if told_of & classes(("weather", "wreck")) and _only_closes_or_hurts(candidate):
        return "told of the weather or an accident"
    if event in ("REJECT", "SUPPORT", "REQUEST", "ACCUSE") and not public and _is_polled(candidate):
        return "told of an opinion poll"
    return None


def _lemmas(sentence: Sentence) -> frozenset[str]:
    return frozenset(token.lemma.lower() for token in sentence.tokens)


def _is_present(candidate: Candidate) -> bool:
    tree = candidate.scene.tree
    return tree[candidate.seat].xpos in _PRESENT and not tree.kids(candidate.seat, "aux", "aux:pass")


def _named(candidate: Candidate) -> bool:
    """Whether somebody who takes part goes by a name of their own."""
    parts = {(actor.start, actor.end) for actor in (*candidate.actors, *candidate.recipients)}
    return any(
        mention.kind in _BY_NAME and (actor.start, actor.end) in parts
        for mention in candidate.scene.mentions.values()
        for actor in mention.actors
    )


def _only_closes_or_hurts(candidate: Candidate) -> bool:
    """A road closed by the police, a guard hurt by a crane: no arms, and nobody who means harm."""
    scene = candidate.scene
    if _lemmas(scene.sentence) & scene.ontology.words_of(("force", "weapon", "prisoner")):
        return False
    if candidate.behaviour == "ASSAULT":
        return not candidate.actors
    ways = scene.ontology.words_of(("crossing", "avenues"))
    closed = {scene.tree[head].lemma.lower() for head in candidate.roles.get("obj")}
    return candidate.behaviour == "COERCE" and bool(closed & ways)


def _is_polled(candidate: Candidate) -> bool:
    """Whether what people think is told by a survey."""
    surveys = candidate.scene.ontology.words_of(("survey",))
    sources = [item.source.text.lower().split() for item in candidate.scene.said_by(candidate.seat)]
    return any(words and words[-1] in surveys for words in sources)
