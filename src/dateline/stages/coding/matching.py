"""Candidates: every trigger of a sentence with the lexicon row that fits it best, and its parties.

All rows of a trigger's lemma are tried; those whose conditions hold compete, and the most specific wins. A row is
refused where the words in the actor's place are no party and no instrument ("The storm killed", "The film shot").
"""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.lexicon import events
from dateline.lexicon.events import Condition, EventRow, Slot
from dateline.records import Actor, Reason
from dateline.stages.coding.parties import behind, is_instrument, parties, place_as_party, unique
from dateline.stages.coding.roles import Roles, roles_of
from dateline.stages.coding.scene import Scene
from dateline.vocabulary import quad

# A noun's subject may be a bare nationality word; for a verb it is a phrase of its own.
_SKIPPED_RELATIONS = ("amod", "compound", "nmod:desc", "flat", "fixed", "case")
_VIOLENT = ("ASSAULT", "COERCE", "SANCTION")
_LOCATIVE = frozenset({"in", "at", "near", "inside", "across", "along"})
# Where no party suffers or receives, what lies in a place is taken for the place's country.
_PLACE_ROLES = {"ASSAULT": ("in", "over", "inside", "near", "at"), "AID": ("in",)}


class Candidate(msgspec.Struct):
    """A trigger read by a row. Mutable while the sentence is decided; nothing leaves the stage but Reports."""

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
    frames: list[Candidate] = msgspec.field(default_factory=list)
    aux: set[str] = msgspec.field(default_factory=set)
    hedged: bool = False
    denied: bool = False
    dropped: str | None = None

    @property
    def seat(self) -> int:
        """The word whose place in the sentence is the act's own: the light verb of a noun, else the trigger."""
        return self.trigger if self.roles.light is None else self.roles.light


def candidates(scene: Scene) -> list[Candidate]:
    """The best reading of every trigger word of a sentence, in text order."""
    found = []
    table = events.rows_by_trigger()
    for index, token in enumerate(scene.tree.tokens):
        pos = "NOUN" if token.upos == "PROPN" else token.upos
        rows = table.get((token.lemma.lower(), pos), ())
        if pos == "NOUN":
            for child in scene.tree.kids(index, "compound"):
                rows = (*table.get((scene.tree[child].lemma.lower() + token.lemma.lower(), pos), ()), *rows)
        if not rows or (pos == "VERB" and scene.tree.relation(index, *_SKIPPED_RELATIONS)):
            continue
        if pos == "NOUN" and scene.tree.relation(index, "compound", "flat"):
            continue
        best = _best(scene, index, rows)
        if best is not None:
            found.append(best)
    return found


def _best(scene: Scene, trigger: int, rows: tuple[EventRow, ...]) -> Candidate | None:
    auxiliary = scene.tree[trigger].upos == "AUX" and scene.tree[trigger].head >= 0
    roles = roles_of(scene.tree, scene.tree[trigger].head if auxiliary else trigger)
    fitting: list[tuple[float, int, Candidate]] = []
    for order, row in enumerate(rows):
        if row.particle is not None and not _has_particle(scene, trigger, row.particle):
            continue
        if not all(
            _holds(scene, trigger, roles, condition) or _is_waived(scene, trigger, row, roles, condition)
            for condition in row.conditions
        ):
            continue
        candidate = _bind(scene, trigger, row, roles)
        if candidate is not None:
            filled = 0.4 * bool(candidate.actors) + 0.4 * bool(candidate.recipients)
            fitting.append((row.specificity + filled, -order, candidate))
    if not fitting:
        return None
    return max(fitting, key=lambda item: item[:2])[2]


def _is_waived(scene: Scene, trigger: int, row: EventRow, roles: Roles, condition: Condition) -> bool:
    """A passive clause may leave out who did it: "subj@" then asks nothing, where the row is sure of the object."""
    if scene.tree.relation(trigger, "acl"):
        return False  # "people suspected of smuggling" tells no act of suspecting
    unnamed = condition.role == "subj" and condition.test == "party" and roles.passive and not roles.get("subj")
    return unnamed and any(
        other.role == "obj" and other.test in ("lemma", "class", "party") for other in row.conditions
    )


def _has_particle(scene: Scene, trigger: int, particle: str) -> bool:
    """A particle, adverb or bare preposition belonging to the verb: "carried out", "cracked down on"."""
    tree = scene.tree
    if tree.particle(trigger) == particle:
        return True
    following_kids = [kid for kid in tree.kids(trigger, "advmod", "obl", "case", "mark") if kid > trigger]
    if any(tree[kid].text.lower() == particle for kid in following_kids):
        return True
    following = trigger + 1
    return following < len(tree.tokens) and tree[following].text.lower() == particle


def _holds(scene: Scene, trigger: int, roles: Roles, condition: Condition) -> bool:
    heads = roles.get(condition.role) if condition.role != "clause" else clause_of(scene, trigger, roles)
    match condition.test:
        case "filled" if condition.role == "both":
            return len(unique([a for head in roles.get("subj") for a in parties(scene, head)])) > 1
        case "filled":
            return bool(heads) or _clause_role(scene, trigger, condition.role)
        case "empty":
            return not heads
        case "party":
            return any(
                parties(scene, head)
                or place_as_party(scene, head)
                or (condition.role == "subj" and is_instrument(scene, head) and behind(scene, head))
                for head in heads
            )
        case "no-party":
            return not any(parties(scene, head) for head in heads)
    lemmas = _lemmas_among(scene, heads)
    if condition.test in ("lemma", "not-lemma"):
        return lemmas.isdisjoint(condition.values) == (condition.test == "not-lemma")
    return lemmas.isdisjoint(_words_of(condition.values)) == (condition.test == "not-class")


@cache
def _words_of(classes: tuple[str, ...]) -> frozenset[str]:
    """The words of some classes together."""
    known = events.word_classes()
    return frozenset[str]().union(*(known.get(name, frozenset()) for name in classes))


def clause_of(scene: Scene, trigger: int, roles: Roles) -> tuple[int, ...]:
    """All tokens of a trigger's own clause (a noun's: that of its light verb), with its clauses of circumstance,
    without coordinated ones."""
    seat = trigger if roles.light is None else roles.light
    found = scene.clauses_known.get(seat)
    if found is None:
        found = scene.tree.subtree(seat, leave_out=("conj", "parataxis", "ccomp", "acl:relcl"))
        scene.clauses_known[seat] = found
    return found


def _lemmas_among(scene: Scene, heads: tuple[int, ...]) -> frozenset[str]:
    """The lemmas of several heads together."""
    found = scene.lemmas_known.get(heads)
    if found is None:
        found = frozenset[str]().union(*(_lemmas_of(scene, head) for head in heads))
        scene.lemmas_known[heads] = found
    return found


def lemmas_at(scene: Scene, head: int) -> frozenset[str]:
    """The lemma of a head word, of its compounds ("air strike"), and behind a partitive ("thousands of drones")."""
    return _lemmas_among(scene, (head,))


def _lemmas_of(scene: Scene, head: int) -> frozenset[str]:
    tree = scene.tree
    found = {tree[head].lemma.lower(), tree[head].text.lower()}
    found |= {tree[part].lemma.lower() for part in tree.kids(head, "flat")}
    if _is_person(scene, head):
        found |= {"person", "people"}
    # "troops", "arms" and plurals inside names ("the Kenneth wildfires") may keep their plural as lemma
    found |= {lemma.removesuffix("s") for lemma in found if len(lemma) > 3}
    for child in tree.kids(head, "compound"):
        found.add(f"{tree[child].lemma.lower()} {tree[head].lemma.lower()}")
        found.add(f"{tree[child].lemma.lower()}{tree[head].lemma.lower()}")  # "cease-fire" is cut in three
    for child in tree.kids(head, "nmod"):
        if tree.preposition(child) == "of" and (tree[head].upos == "NUM" or tree[head].lemma.lower() in _MEASURES):
            found |= lemmas_at(scene, child)
    return frozenset(found)


def _is_person(scene: Scene, head: int) -> bool:
    """Names of persons and of peoples ("expelled 4,000 Haitians") belong to the word classes of persons."""
    if any(name.label == "PER" and name.start <= head < name.end for name in scene.sentence.names):
        return True
    token = scene.tree[head]
    if token.upos == "PRON" and token.lemma.lower() in _PERSONAL:
        return True
    mention = scene.mentions.get(head)
    return mention is not None and mention.kind == "country" and any(a.sector == "CVL" for a in mention.actors)


_PERSONAL = frozenset("he she they who whom anyone someone everyone everybody anybody somebody".split())

_MEASURES = frozenset(
    "thousand hundred dozen score million number group series wave barrage volley handful lot round pair kind type "
    "pound ton tonne set spate string flurry salvo".split()
)


def _clause_role(scene: Scene, trigger: int, role: str) -> bool:
    """xcomp, ccomp and bare prepositions that are no noun's: "to" of an infinitive counts as xcomp only."""
    return role in ("xcomp", "ccomp", "acl") and bool(scene.tree.kids(trigger, role))


def _bind(scene: Scene, trigger: int, row: EventRow, roles: Roles) -> Candidate | None:
    actor_heads, actors = _fill(scene, trigger, row.actor, roles)
    recipient_heads, recipients = _fill(scene, trigger, row.recipient, roles, True, quad(row.event) in (1, 3))
    if row.event == "REQUEST":
        # a thing is asked for, never asked
        recipients = tuple(actor for actor in recipients if not _is_thing(scene, actor))
    if row.pos == "AUX" and (not any(actor.code for actor in actors) or _same(actors, recipients)):
        return None  # an obligation is a demand only where somebody else, who is known, says so
    named = [head for head in roles.get("subj") if head in actor_heads]
    if row.event in _VIOLENT and any(_is_nature(scene, head) for head in roles.get("subj")):
        return None  # storms and crashes do not attack
    if named and not actors and row.pos == "VERB" and not any(is_instrument(scene, head) for head in named):
        return None
    if not actors:
        for head in named:
            if is_instrument(scene, head):
                actors = behind(scene, head)
    why = [
        Reason("trigger", f"{scene.tree[trigger].text!r} tells of {row.event}", row.place, (scene.span_of(trigger),))
    ]
    if not recipients and row.event in _PLACE_ROLES and row.recipient.alternatives:
        own = {actor.code for actor in actors}
        for role in _PLACE_ROLES[row.event]:
            for head in roles.get(role):
                placed = place_as_party(scene, head)
                if placed and placed[0].code not in own and (row.event == "AID" or own):
                    recipients, recipient_heads = placed, (head,)
                    why.append(Reason("recipient-from-place", f"the act is placed in {placed[0].text}"))
            if recipients:
                break
    tokens = {trigger, *actor_heads, *recipient_heads}
    if roles.light is not None:
        tokens.add(roles.light)
    return Candidate(scene, trigger, row, roles, actors, _others(recipients, actors), row.event, row.mode, tokens, why)


def _party_in(scene: Scene, role: str, head: int, places: bool, spoken: bool) -> tuple[Actor, ...]:
    """Who stands in a role: the phrase's party; where it is a place of the act, only a place or a named party.

    Words are not done in a place: "dismay at Beijing's move" is dismay at Beijing.
    """
    mention = scene.mentions.get(head)
    if role in _LOCATIVE and not (spoken and role == "at") and (mention is None or mention.kind == "thing"):
        return place_as_party(scene, head) if places else ()
    return parties(scene, head) or (place_as_party(scene, head) if places else ())


def _sources(scene: Scene, trigger: int) -> tuple[Actor, ...]:
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
                *(_sources(scene, trigger) if "source" in alternative else ()),
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
    return spare, ()


def _is_nature(scene: Scene, head: int) -> bool:
    classes = events.word_classes()
    return bool(lemmas_at(scene, head) & (classes["nature"] | classes["accident"] - classes["act"]))


def _others(recipients: tuple[Actor, ...], actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Recipients without those that are the actor's own words again."""
    own = {(actor.start, actor.end) for actor in actors}
    return tuple(actor for actor in recipients if (actor.start, actor.end) not in own)
