"""Why a decided act is no political news, where it is none: nobody known takes part, or only private people do.

PLOVER is about public actors. A firm that agrees with a firm, a singer who thanks her fans, a man who asks a court for
his dog are told with the very words of politics; what tells them apart is who they are.
"""

from __future__ import annotations

from typing import Final

from dateline.records import Actor
from dateline.stages.coding.accords import accord_of
from dateline.stages.coding.binding import Candidate
from dateline.stages.coding.scene import Scene
from dateline.vocabulary import NON_STATE_CODES

NOBODY: Final = "nobody known acts or is acted upon"
TO_PRIVATE: Final = "nobody named speaks to or of private people"
PLANS: Final = "what private people plan"
ALL_PRIVATE: Final = "all who take part are private"
ACTORS_PRIVATE: Final = "those who act are private"
ONE_SIDE: Final = "talks need a second side"
ADVICE: Final = "advice to the public"
NO_CROWD: Final = "no crowd acts"
DOUBTFUL: Final = frozenset({NOBODY, TO_PRIVATE, PLANS, ALL_PRIVATE, ACTORS_PRIVATE, ONE_SIDE, ADVICE, NO_CROWD})
"""Reasons that rest on who somebody is, of which a dispatch may tell too little."""

_PRIVATE_SECTORS: Final = frozenset({"CVL", "BUS", "EDU", "MED", "JRN", "UNK"})
_NOT_IN_OFFICE: Final = _PRIVATE_SECTORS | {"CRM", "REF", "SOC", "ELI"}
_WORKING: Final = frozenset({"LAB", "AGR"})
# A named university, union or hospital is an institution; a named person or firm may be anybody.
_PRIVATE_NAMES: Final = frozenset({"CVL", "UNK", "BUS"})
# Acts of words in which a group of people without office is a public actor ("Residents accused ...").
_GROUPS_SPEAK: Final = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "CONCEDE", "AGREE"})
_PRIVATE_IF_ALL: Final = _GROUPS_SPEAK | {"CONSULT", "AID", "COOPERATE", "RETREAT"}
# Roles whose holder an act is done to; a place is not, for much is done in it.
_ACTED_UPON: Final = frozenset({"obj", "iobj", "subj", "of", "on", "against", "to", "into"})
# Acts of force and crowds' acts are news whoever does them.
_FORCE: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
_ONE_PERSON: Final = frozenset({"he", "she", "i"})
_ADVISING: Final = ("BUS", "EDU", "MED", "SOC")
_PEOPLES: Final = NON_STATE_CODES - {"MNC"}
_PRIVATE_IF_ACTORS: Final = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"})


def why_no_news(candidate: Candidate) -> str | None:
    """What keeps an act from being reported; None where somebody public acts, or somebody named is acted upon."""
    everybody = (*candidate.actors, *candidate.recipients)
    if candidate.row.event == "PROTEST" and _is_no_crowd(candidate):
        return NO_CROWD
    if not candidate.somebody_known:
        return None if _is_told_without_names(candidate) else NOBODY
    if candidate.behaviour == "CONSULT" and _stays_at_home(candidate):
        return "a journey within one's own country"
    mutual = any("with" in roles for roles in candidate.row.actor.alternatives)
    if candidate.behaviour == "CONSULT" and mutual and not _has_two_sides(candidate):
        return ONE_SIDE
    scene, event = candidate.scene, candidate.behaviour
    if event in ("CONSULT", "COOPERATE") and _is_interview(candidate, everybody):
        return "told to a reporter or to the police"
    if not candidate.actors:
        return TO_PRIVATE if _is_said_to_private_people(candidate) else None
    known = [actor for actor in everybody if actor.code or actor.sector]
    if accord_of(candidate) is not None and not all(actor.sector == "BUS" for actor in known):
        return None
    told_of_a_class = candidate.row.general and event not in (*_FORCE, "COOPERATE")
    if told_of_a_class and not any(_is_public(scene, actor) for actor in candidate.actors):
        return PLANS
    helpers = scene.ontology.words_of(("helper",))
    if event == "AID" and any(scene.tree[head].lemma.lower() in helpers for head in candidate.roles.get("subj")):
        return None  # doctors and engineers at work abroad are their country's help, whoever pays them
    if candidate.row.mode == "disarm" and candidate.roles.get("obj"):
        return None  # clansmen who hand in guns are no private people
    if event in _PRIVATE_IF_ALL and all(_is_private(scene, actor, event) for actor in known):
        return ALL_PRIVATE
    if event == "REQUEST" and _is_advice(scene, candidate):
        return ADVICE
    if event in _PRIVATE_IF_ACTORS:
        public = any(actor.sector and actor.sector not in _PRIVATE_SECTORS for actor in candidate.recipients)
        if not public and all(_is_private(scene, actor, event) for actor in candidate.actors):
            return ACTORS_PRIVATE
    return None


def _is_interview(candidate: Candidate, everybody: tuple[Actor, ...]) -> bool:
    """Whether what looks like talks is an interview or a statement: a reporter's side, or the police's and a private
    person's who speak ("has spoken to detectives"); "talks" of theirs are talks."""
    scene = candidate.scene
    if any(actor.sector == "JRN" for actor in everybody):
        return True
    if scene.tree[candidate.trigger].upos != "VERB":
        return False
    others = [actor for actor in everybody if actor.sector not in ("COP", "JUD")]
    return 0 < len(others) < len(everybody) and all(_is_private(scene, actor, "") for actor in others)


def _is_said_to_private_people(candidate: Candidate) -> bool:
    """Words of nobody named to a firm or a single person: "The airline was sued", "He was told to keep warm".

    What the law does to somebody is told just so and stays news; a lawsuit is no act of the law but of its parties."""
    scene, tree = candidate.scene, candidate.scene.tree
    heads = [head for head, mention in scene.mentions.items() if set(mention.actors) & set(candidate.recipients)]
    firms = scene.ontology.words_of(("company",))
    if candidate.behaviour == "SUPPORT" and all(_is_private(scene, actor, "") for actor in candidate.recipients):
        return bool(candidate.recipients)
    if candidate.behaviour in ("ACCUSE", "SUPPORT") and candidate.mode != "investigate":
        multinational = any(actor.code == "MNC" for actor in candidate.recipients)
        return multinational or (bool(heads) and all(tree[head].lemma.lower() in firms for head in heads))
    plural = any(tree[head].xpos in ("NNS", "NNPS") for head in heads)
    alone = bool(candidate.recipients) and not plural
    return (
        candidate.behaviour == "REQUEST"
        and alone
        and all(_is_private(scene, actor, "") for actor in candidate.recipients)
    )


def _is_advice(scene: Scene, candidate: Candidate) -> bool:
    """What firms, experts and nobody known tell customers or the public at large: "The maker urges users to update"."""
    advising = all(
        actor.sector in _ADVISING and actor.code not in _PEOPLES if actor.sector else actor.code is None
        for actor in candidate.actors
    )
    return (
        advising and bool(candidate.recipients) and all(_is_private(scene, actor, "") for actor in candidate.recipients)
    )


def _is_no_crowd(candidate: Candidate) -> bool:
    """Whether what looks like riot or blockade is done by one man, by thieves, or by nobody that the story calls a
    crowd: "He barricaded himself in a flat", "They set fire to the car and fled"."""
    scene, tree = candidate.scene, candidate.scene.tree
    if candidate.row.mode not in ("riot", "obstruct"):
        return False
    crowds = scene.ontology.words_of(("crowds", "townsfolk", "labour"))
    heads = candidate.roles.get("subj")
    if not heads or any(tree[head].lemma.lower() in crowds for head in heads):
        return False
    if candidate.actors and all(actor.sector == "CRM" for actor in candidate.actors):
        return True
    if all(tree[head].upos == "PRON" and tree[head].lemma.lower() in _ONE_PERSON for head in heads):
        return True
    rowdy = scene.ontology.words_of(("rowdy", "turmoil", "rally"))
    unnamed = candidate.row.mode == "riot" and all(tree[head].lemma.lower() == "they" for head in heads)
    if unnamed and not scene.story.keys() & rowdy:
        return True
    people = all(scene.mentions[head].kind == "name" for head in heads if head in scene.mentions)
    private = any(actor.sector in _PRIVATE_NAMES for actor in candidate.actors)
    return len(heads) == 1 and people and private


def _is_public(scene: Scene, actor: Actor) -> bool:
    """A state or body as such, or somebody who holds office or bears arms."""
    if actor.code in NON_STATE_CODES:
        return actor.code != "MNC"
    if actor.sector in _NOT_IN_OFFICE:
        return False
    return bool(actor.code or actor.sector) and not _goes_by_a_trade(scene, actor)


def _is_told_without_names(candidate: Candidate) -> bool:
    """An act of force, of coercion or of giving way done to something is recorded even where no party is known.

    "The curfew was lifted at noon": of giving way only where the row knows by its words what it is done to."""
    verb = candidate.scene.tree[candidate.trigger].upos == "VERB"
    if verb and (candidate.actors or candidate.recipients):
        return True
    behaviour = candidate.scene.ontology.behaviour(candidate.row.event)
    if behaviour in ("CONCEDE", "RETREAT"):
        passive = candidate.roles.passive  # "the curfew was lifted"; of a row without actors also "the strike ended"
        told = "obj" if passive else "subj"
        sure = any(of.role == told and of.test in ("lemma", "class") for of in candidate.row.conditions)
        return verb and sure and (passive or not candidate.row.actor.alternatives)
    if behaviour in ("PROTEST", "MOBILIZE"):
        asked = {of.role for of in candidate.row.conditions if of.test in ("lemma", "class")}
        if behaviour == "PROTEST" and "subj" in asked and candidate.roles.get("subj"):
            return verb  # "Controllers walked off": the row knows by the word who does such a thing
        # "Jets were scrambled", "Tyres were burned"
        return verb and bool(asked & {"obj", "subj"}) and bool(candidate.roles.get("obj"))
    named = {role for roles in candidate.row.recipient.alternatives for role in roles}
    suffering = {"obj"}
    if not candidate.scene.tree.relation(candidate.seat, "advcl"):  # in a side clause it is background, of nobody known
        suffering |= named & _ACTED_UPON  # "The convoy came under fire" has its victim for its subject
    return behaviour in ("ASSAULT", "COERCE") and any(candidate.roles.get(role) for role in suffering)


def _has_two_sides(candidate: Candidate) -> bool:
    """Talks need two parties, or one that is told in the plural ("The negotiators met")."""
    if len(candidate.actors) + len(candidate.recipients) > 1:
        return True
    tree = candidate.scene.tree
    if any(tree[head].xpos == "NNS" or tree[head].lemma == "both" for head in candidate.roles.get("with")):
        return True  # "met with both sides"
    heads = [token for token in candidate.tokens if token in candidate.scene.mentions]
    return any(tree[head].xpos in ("NNS", "NNPS") or tree[head].lemma == "they" for head in heads)


def _is_private(scene: Scene, actor: Actor, event: str) -> bool:
    """Nobody whose acts of words or help are political news: without office, body, force or movement."""
    plural = any(
        scene.tree[head].xpos in ("NNS", "NNPS") for head, mention in scene.mentions.items() if actor in mention.actors
    )
    kin = scene.ontology.words_of(("kin",))
    told = [scene.tree[head] for head, mention in scene.mentions.items() if actor in mention.actors]
    if any(word.text.islower() and word.lemma.lower() in kin for word in told):
        # "The families asked for privacy", "Her friends supported her"
        return event != "ACCUSE" and actor.sector in ("CVL", "UNK", None)
    if _goes_by_a_trade(scene, actor):
        return not (plural and event in _GROUPS_SPEAK | {"RETREAT"})  # a plumber, a fisherman; not a union
    in_office = actor.office and actor.sector not in ("CVL", "BUS")  # a team president, a pin-up queen
    if in_office or actor.sector not in _PRIVATE_SECTORS or actor.code in NON_STATE_CODES - {"MNC"}:
        return False
    mentions = [mention for mention in scene.mentions.values() if actor in mention.actors]
    if not mentions or any(mention.kind in ("country", "thing", "group") for mention in mentions):
        return False
    if actor.sector != "JRN" and all(_is_one_person(scene, mention.at.token) for mention in mentions):
        return True  # a physician, a professor: no institution
    if all(mention.kind in ("name", "pronoun") for mention in mentions):
        bodies = [name for name in scene.sentence.names if name.label == "ORG"]
        named = any(name.start <= mention.at.token < name.end for name in bodies for mention in mentions)
        return actor.sector in _PRIVATE_NAMES and not (named and actor.sector != "BUS")
    return not (plural and actor.sector != "BUS" and event in _GROUPS_SPEAK)


def _is_one_person(scene: Scene, token: int) -> bool:
    """Whether a mention is a person's name or a pronoun for one person."""
    if scene.tree[token].upos == "PRON":
        return scene.tree[token].lemma.lower() in _ONE_PERSON
    return any(name.label == "PER" and name.start <= token < name.end for name in scene.sentence.names)


def _stays_at_home(candidate: Candidate) -> bool:
    """Whether a visitor's host is only a place of the visitor's own country ("The premier travelled to Mopti")."""
    codes = {actor.code for actor in candidate.actors}
    return bool(candidate.recipients) and all(
        actor.code in codes and actor.sector is None for actor in candidate.recipients
    )


def _goes_by_a_trade(scene: Scene, actor: Actor) -> bool:
    """Whether an actor is somebody told by the work they do, and no body of workers."""
    if actor.sector not in _WORKING:
        return False
    heads = [head for head, mention in scene.mentions.items() if actor in mention.actors]
    bodies = scene.ontology.words_of(("groupings", "body", "rulers", "company"))
    return all(
        scene.mentions[head].kind == "description" and scene.tree[head].lemma.lower() not in bodies for head in heads
    )
