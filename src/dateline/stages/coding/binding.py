"""A trigger read by a row: the words in the roles that the row names become the parties of a candidate.

A row is refused where the words in the actor's place are no party and no instrument ("The storm killed", "The film
shot").
"""

from __future__ import annotations

from typing import Final

import msgspec

from dateline.lexicon.events import EventRow, Slot
from dateline.records import Actor, Quantity, Reason
from dateline.stages.coding.parties import behind, coded, is_instrument, parties, place_as_party, unique
from dateline.stages.coding.roles import Roles, roles_of
from dateline.stages.coding.scene import Scene
from dateline.stages.coding.surroundings import NOWHERE, Surroundings
from dateline.stages.coding.wording import lemmas_at

_VIOLENT = ("ASSAULT", "COERCE", "SANCTION")
_FORCE = ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST")
_LOCATIVE = frozenset({"in", "at", "near", "inside", "across", "along"})
# Where no party suffers or receives, what lies in a place is taken for the place's country.
_PLACE_ROLES = {"ASSAULT": ("in", "over", "inside", "near", "at"), "AID": ("in",)}

# Victims who are not of the place where they are attacked.
_FROM_ELSEWHERE = frozenset("tourist foreigner expatriate visitor traveller traveler pilgrim passenger other".split())

# What keeps a row from reading a trigger although its conditions hold, said of the row.
NO_DEMAND: Final = "needs somebody else, who is known, to say so"
NATURE: Final = "needs somebody who acts, not nature or an accident"
NO_PARTY: Final = "needs a party or a weapon as its actor"


class Candidate(msgspec.Struct):
    """A trigger read by a row. Mutable while the sentence is decided; nothing leaves the stage but what is frozen.

    `dropped`: why it is no report. `absorbed_by`: the number of the candidate that took it in, `absorbed_as` what it is
    to that: the effect of the governing word (commit, request, refuse, threaten), "named" or "repeated".
    `likelihood`: that the row reads the trigger rightly, 1 where it fits whole. `around`: what else is told around it.
    """

    scene: Scene
    trigger: int
    row: EventRow
    roles: Roles
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    event: str
    mode: str | None
    tokens: set[int]
    why: list[Reason]
    absorbed_by: int | None = None
    absorbed_as: str | None = None
    frames: list[Candidate] = msgspec.field(default_factory=list)
    aux: set[str] = msgspec.field(default_factory=set)
    hedged: bool = False
    denied: bool = False
    dropped: str | None = None
    size: dict[str, Quantity] = msgspec.field(default_factory=dict)
    likelihood: float = 1.0
    around: Surroundings = NOWHERE

    @property
    def behaviour(self) -> str:
        """The PLOVER type whose rules hold for what it is coded as now; "" where no rule knows the type."""
        return self.scene.ontology.types[self.event].behaves_as

    @property
    def somebody_known(self) -> bool:
        """Whether anybody who takes part has a code or a sector."""
        return any(actor.code or actor.sector for actor in (*self.actors, *self.recipients))

    @property
    def seat(self) -> int:
        """The word whose place in the sentence is the act's own: the light verb of a noun, else the trigger."""
        return self.trigger if self.roles.light is None else self.roles.light


def bind(scene: Scene, trigger: int, row: EventRow, roles: Roles, *, needs_party: bool = True) -> Candidate | str:
    """The candidate that a row makes of a trigger, or what is in the way. `needs_party`: whether an active verb needs
    somebody known, or a weapon, as its subject."""
    actor_heads, actors = _fill(scene, trigger, row.actor, roles)
    spoken = scene.ontology.quad(row.event) in (1, 3)
    recipient_heads, recipients = _fill(scene, trigger, row.recipient, roles, True, spoken)
    behaviour = scene.ontology.behaviour(row.event)
    if behaviour == "REQUEST":
        # a thing is asked for, never asked
        recipients = tuple(actor for actor in recipients if not _is_thing(scene, actor))
    if row.pos == "AUX" and (not any(actor.code for actor in actors) or _same(actors, recipients)):
        return NO_DEMAND
    named = [head for head in roles.get("subj") if head in actor_heads]
    harms = behaviour in _VIOLENT or row.mode == "obstruct"  # a storm kills people and blocks roads
    if harms and (_in_a_crash(scene, trigger) or any(_is_nature(scene, x) for x in roles.get("subj"))):
        return NATURE
    active = row.pos == "VERB" and not roles.passive  # what is done "by decree" is done by nobody named
    if behaviour == "AGREE" and active and not actors:
        actors = _bound_by(scene, roles)
    if needs_party and named and not actors and active and not any(is_instrument(scene, head) for head in named):
        asked_by_word = any(asked.role == "subj" and asked.test in ("lemma", "class") for asked in row.conditions)
        if behaviour not in _FORCE or not asked_by_word:
            return NO_PARTY  # "Raiders burned", "Depositors stormed": the row knows such a doer by the word
    if not actors:
        for head in named:
            if is_instrument(scene, head):
                actors = behind(scene, head)
    why = [
        Reason("trigger", f"{scene.tree[trigger].text!r} tells of {row.event}", row.place, (scene.span_of(trigger),))
    ]
    if not coded(recipients) and behaviour in _PLACE_ROLES and row.recipient.alternatives:
        own = {actor.code for actor in actors}
        for role in _PLACE_ROLES[behaviour]:
            for head in roles.get(role):
                placed = place_as_party(scene, head)
                if placed and placed[0].code not in own and (behaviour == "AID" or own):
                    recipients, recipient_heads = placed, (head,)
                    why.append(Reason("recipient-from-place", f"the act is placed in {placed[0].text}"))
            if recipients:
                break
    if behaviour == "ASSAULT":
        recipients = _victims_of(scene, trigger, roles, recipients, why)
    tokens = {trigger, *actor_heads, *recipient_heads}
    if roles.light is not None:
        tokens.add(roles.light)
    return Candidate(scene, trigger, row, roles, actors, _others(recipients, actors), row.event, row.mode, tokens, why)


def _bound_by(scene: Scene, roles: Roles) -> tuple[Actor, ...]:
    """Whom an accord binds: "the text pledged that both would work" is a promise of both."""
    papers = scene.ontology.words_of(("accord", "accord_part"))
    if not any(scene.tree.lemmas[head] in papers for head in roles.get("subj")):
        return ()
    subjects = [kid for verb in roles.get("ccomp") for kid in scene.tree.kids(verb, "nsubj")]
    named = [each for head in subjects for each in scene.tree.coordination(head)]
    return unique([actor for head in named for actor in parties(scene, head)])


def _victims_of(
    scene: Scene, trigger: int, roles: Roles, recipients: tuple[Actor, ...], why: list[Reason]
) -> tuple[Actor, ...]:
    """Bare victims ("20 people") with the country of the place where, or of the town in whose shelling, they die."""
    bare = [actor for actor in recipients if actor.code is None and actor.sector in ("CVL", "UNK")]
    if not bare or len(bare) < len(recipients):
        return recipients
    if any(actor.text.split()[-1].lower().removesuffix("s") in _FROM_ELSEWHERE for actor in bare):
        return recipients
    spots = [head for role in _PLACE_ROLES["ASSAULT"] for head in roles.get(role)]
    above = scene.tree[trigger].head
    if not spots and scene.tree.relation(trigger, "advcl") and scene.tree[trigger].xpos == "VBG":
        around = roles_of(scene.tree, above)
        spots = [head for role in ("obj", *_PLACE_ROLES["ASSAULT"]) for head in around.get(role)]
    for head in spots:
        mention = scene.mentions.get(head)
        standing = mention.actors if mention is not None and mention.kind == "thing" else ()
        for placed in (*place_as_party(scene, head), *standing):
            if placed.code:
                why.append(Reason("victims-from-place", f"they are where it happens: {placed.text}"))
                return tuple(msgspec.structs.replace(actor, code=placed.code) for actor in recipients)
    return recipients


def _party_in(scene: Scene, role: str, head: int, places: bool, spoken: bool) -> tuple[Actor, ...]:
    """Who stands in a role: the phrase's party; where it is a place of the act, only a place or a named party.

    Words are not done in a place: "dismay at Beijing's move" is dismay at Beijing.
    """
    mention = scene.mentions.get(head)
    if role in _LOCATIVE and not (spoken and role == "at") and (mention is None or mention.kind == "thing"):
        return place_as_party(scene, head) if places else ()
    return parties(scene, head) or (place_as_party(scene, head) if places else ())


def sources(scene: Scene, trigger: int) -> tuple[Actor, ...]:
    """Who is told as saying what a trigger stands in: the source of the innermost attribution around it."""
    holding = scene.said_by(trigger)
    return tuple(item.source for item in holding if item.content == holding[0].content)


def _is_thing(scene: Scene, actor: Actor) -> bool:
    return any(mention.kind == "thing" and actor in mention.actors for mention in scene.mentions.values())


def _same(actors: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> bool:
    codes = {actor.code for actor in actors if actor.code}
    return bool(codes & {actor.code for actor in recipients})


def _fill(
    scene: Scene, trigger: int, slot: Slot, roles: Roles, places: bool = False, spoken: bool = False
) -> tuple[tuple[int, ...], tuple[Actor, ...]]:
    """The first alternative that yields somebody: its heads and its actors; else the heads of the first filled one."""
    spare: tuple[int, ...] = ()
    for named in slot.alternatives:
        # sides that act "with" each other may be told as acting "between" them ("A deal was struck between X and Y")
        alternative = (*named, "between") if "with" in named and not roles.get("subj") else named
        heads = tuple(head for role in alternative for head in roles.get(role))
        found = unique(
            [
                *(sources(scene, trigger) if "source" in alternative else ()),
                *(
                    actor
                    for role in alternative
                    for head in roles.get(role)
                    for actor in _party_in(scene, role, head, places, spoken)
                ),
            ]
        )
        if found:
            return heads, found
        spare = spare or heads
    if places and roles.get("obj") and any("obj" in named for named in slot.alternatives):
        given = unique([actor for head in roles.get("iobj") for actor in parties(scene, head)])
        if given:
            return roles.get("iobj"), given  # "fined Chad ten million francs"
    return spare, ()


def _in_a_crash(scene: Scene, trigger: int) -> bool:
    """ "A helicopter crashed, killing five": whoever is in a crash attacks nobody."""
    tree, head = scene.tree, scene.tree[trigger].head
    crashing = scene.ontology.words_of(("crashing",))
    return head >= 0 and tree.relation(trigger, "advcl", "conj") and tree[head].lemma.lower() in crashing


def _is_nature(scene: Scene, head: int) -> bool:
    named_after = scene.tree.kids(head, "compound", "nmod:desc", "appos")  # "Hurricane Lena"
    return any(is_calamity(scene, lemma) for lemma in lemmas_at(scene, head)) or any(
        is_calamity(scene, scene.tree.lemmas[word])
        and (scene.tree[word].upos == "PROPN" or scene.tree.relation(word, "nmod:desc"))
        for word in named_after
    )


def is_calamity(scene: Scene, lemma: str) -> bool:
    classes = scene.ontology.classes
    return lemma in classes["nature"] or (lemma in classes["accident"] and lemma not in classes["act"])


def _others(recipients: tuple[Actor, ...], actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Recipients without those that are the actor's own words again."""
    own = {(actor.start, actor.end) for actor in actors}
    return tuple(actor for actor in recipients if (actor.start, actor.end) not in own)
