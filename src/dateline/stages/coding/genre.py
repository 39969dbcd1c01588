"""What is told with the words of politics and is none: a plot, a match, the weather, an opinion poll.

The words that give such a piece away stand in the sentence, in the one before it, or make up the story. Each test asks
for more than the word, so that a raid on a stadium, a ban on a film and a curfew after riots stay news.

"The series follows an officer who arrests her own brother" -> a plot, told in the present, of nobody who is named.
"""

from __future__ import annotations

from typing import Final

from dateline.records import Sentence
from dateline.stages.coding.binding import Candidate
from dateline.trees import tree_of

_NOTHING: Final = frozenset({"nothing", "nobody", "none", "naught"})
_SELF: Final = frozenset({"himself", "herself", "itself", "themselves", "myself", "yourself", "ourselves"})
_SELF_DEEDS: Final = frozenset({"blow", "detonate", "explode", "immolate", "burn"})
_PRESENT: Final = ("VBZ", "VBP", "VBG", "VB")
_BY_NAME: Final = ("name", "country")
_OF_SPORT: Final = frozenset(
    {"ASSAULT", "COERCE", "RETREAT", "AGREE", "ACCUSE", "MOBILIZE", "AID", "CONCEDE", "SUPPORT", "COOPERATE"}
)
_MATCH_WORDS: Final = 6
_WRECK_WORDS: Final = 2
_OF_THE_LAW: Final = frozenset({"arrest", "allege", "investigate", "convict", "release", "seize"})
_AMONG_THEMSELVES: Final = frozenset({"CVL", "LAB", "AGR", "BUS", "EDU", "UNK"})
_PUBLIC: Final = frozenset({"GOV", "MIL", "COP", "REB", "LEG", "JUD", "UAF", "PRM", "SPY", "OPP", "PTY", "PRE"})


def no_news(candidate: Candidate) -> str | None:
    """What a piece is that only sounds like news; None for news."""
    scene, event = candidate.scene, candidate.behaviour
    words = frozenset(scene.tree.lemmas)
    told_of = words.union(tree_of(scene.before).lemmas) if scene.before is not None else words
    classes = scene.ontology.words_of
    if not told_of.isdisjoint(classes(("fiction",))) and _is_present(candidate) and not _named(candidate):
        return "told of a work of art"
    if reason := _no_doer(candidate):
        return reason
    everybody = (*candidate.actors, *candidate.recipients)
    public = any(actor.sector in _PUBLIC and actor.text.split()[-1:] != ["captain"] for actor in everybody)
    of_sport = not public and event in _OF_SPORT and not told_of.isdisjoint(classes(("contest",)))
    if of_sport and words.isdisjoint(classes(("weapon", "casualties", "prisoner"))):
        return "told of a match"
    if _is_story_of(candidate, ("athletics",), _MATCH_WORDS) and _is_of_the_game(candidate):
        return "told of sport, as the story around it says"
    if not told_of.isdisjoint(classes(("weather", "wreck"))) and _only_closes_or_hurts(candidate):
        return "told of the weather or an accident"
    of_computers = not words.isdisjoint(classes(("software",))) and words.isdisjoint(classes(("foul_play", "of_state")))
    if event in ("ASSAULT", "MOBILIZE") and of_computers and not public:
        return "told of computers"
    in_flight = event == "PROTEST" and scene.story.keys().isdisjoint(classes(("turmoil", "rally")))
    if in_flight and _is_story_of(candidate, ("wreck", "road_accident"), _WRECK_WORDS):
        return "people in flight, as the story around it says"
    if event == "ASSAULT" and _is_story_of(candidate, ("wreck", "road_accident")) and _only_harms(candidate):
        return "told of an accident, as the story around it says"
    if event == "RETREAT" and candidate.mode == "release" and _is_let_go_from_work_or_care(candidate):
        return "told of a patient or of somebody who lost a job"
    if event in ("REJECT", "SUPPORT", "REQUEST", "ACCUSE") and not public and _is_polled(candidate):
        return "told of an opinion poll"
    return None


def _no_doer(candidate: Candidate) -> str | None:
    """What stands where a doer or a sufferer would, and is none: the forint that rallies, the musket owner who shot
    himself, nothing that was boycotted, the daughter of whoever speaks."""
    tree, classes = candidate.scene.tree, candidate.scene.ontology.words_of
    doers, sufferers = candidate.roles.get("subj"), candidate.roles.get("obj")
    markets, kin = classes(("market",)), classes(("kin",))
    if any(tree.lemmas[head] in markets and tree[head].upos == "NOUN" for head in doers):
        return "told of the markets"
    done_to = {tree.lower[head] for head in sufferers}
    if not done_to.isdisjoint(_NOTHING):
        return "nothing is told to be done"
    to_himself = not done_to.isdisjoint(_SELF) and candidate.behaviour == "ASSAULT"
    if to_himself and _SELF_DEEDS.isdisjoint(tree.lemmas):
        return "done to nobody else"
    for head in doers:
        owners = [tree.lower[kid] for kid in tree.kids(head, "nmod:poss")] if tree.lemmas[head] in kin else []
        if "my" in owners or "our" in owners:
            return "told of one's own family"
    return None


def _lemmas(sentence: Sentence) -> frozenset[str]:
    return frozenset(tree_of(sentence).lemmas)


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
    if not scene.ontology.words_of(("force", "weapon", "prisoner")).isdisjoint(scene.tree.lemmas):
        return False
    if candidate.behaviour == "ASSAULT":
        return not candidate.actors
    ways = scene.ontology.words_of(("crossing", "avenues"))
    closed = {scene.tree[head].lemma.lower() for head in candidate.roles.get("obj")}
    return candidate.behaviour == "COERCE" and bool(closed & ways)


def _is_story_of(candidate: Candidate, classes: tuple[str, ...], least: int = 1) -> bool:
    """Whether a story speaks more often of such things than of force, and at least so often."""
    scene = candidate.scene
    wanted, force = scene.ontology.words_of(classes), scene.ontology.words_of(("force", "rebels"))
    told = sum([scene.story[lemma] for lemma in scene.story.keys() & wanted])
    return told >= least and told > sum([scene.story[lemma] for lemma in scene.story.keys() & force])


def _only_harms(candidate: Candidate) -> bool:
    """Whether people are hurt or things struck by nobody who bears arms or office, and with no arms: by a car, say."""
    scene = candidate.scene
    harming = scene.ontology.words_of(("harming",))
    if candidate.row.trigger not in harming:
        return False
    if any(actor.sector is None or actor.sector not in _AMONG_THEMSELVES for actor in candidate.actors):
        return False
    return not (_lemmas(scene.sentence) - harming) & scene.ontology.words_of(
        ("force", "weapon", "bombs", "rebels", "armed_verb")
    )


def _is_let_go_from_work_or_care(candidate: Candidate) -> bool:
    """ "was treated in hospital and released", "was let go on Thursday": of nobody whom the story tells to be held."""
    scene, classes = candidate.scene, candidate.scene.ontology.words_of
    words = _lemmas(scene.sentence)
    if candidate.actors or not (words & classes(("medical",)) or candidate.row.trigger == "let"):
        return False
    return not (words | scene.story.keys()) & classes(("captivity",))


def _is_of_the_game(candidate: Candidate) -> bool:
    """Whether nothing in a sentence of a sports story is of the law, of force, or between states."""
    scene, classes = candidate.scene, candidate.scene.ontology.words_of
    if candidate.mode in _OF_THE_LAW or candidate.behaviour not in (*_OF_SPORT, "CONSULT", "REQUEST", "REJECT"):
        return False
    if any(scene.mentions[head].kind == "country" for role in ("subj", "by") for head in _party_heads(candidate, role)):
        return candidate.behaviour == "ASSAULT"  # "Spain attacked from the start"
    return not _lemmas(scene.sentence) & classes(("weapon", "of_state", "rebels", "foul_play"))


def _party_heads(candidate: Candidate, role: str) -> list[int]:
    return [head for head in candidate.roles.get(role) if head in candidate.scene.mentions]


def _is_polled(candidate: Candidate) -> bool:
    """Whether what people think is told by a survey."""
    surveys = candidate.scene.ontology.words_of(("survey",))
    sources = [item.source.text.lower().split() for item in candidate.scene.said_by(candidate.seat)]
    return any(words and words[-1] in surveys for words in sources)
