"""Candidates: every trigger of a sentence with the lexicon row that fits it best, and its parties.

All rows of a trigger's lemma are tried; those whose conditions hold compete, and the most specific wins. A row is
refused where the words in the actor's place are no party and no instrument ("The storm killed", "The film shot").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from dateline.lexicon.events import Condition, EventRow, Slot
from dateline.records import Actor, Quantity, Reason
from dateline.stages.coding.parties import behind, is_instrument, parties, place_as_party, unique
from dateline.stages.coding.roles import Roles, headline_roles, roles_of
from dateline.stages.coding.scene import Scene
from dateline.stages.coding.telling import telling_of
from dateline.stages.coding.wording import lemmas_among, lemmas_at

_TRIGGERS: Final = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "AUX"})
_NO_WORDS: Final = frozenset[str]()
_BOTH_SIDES: Final = 2
# Tests of the words in a role: by lemma or by class, asked for or ruled out.
_OF_WORDS: Final = ("lemma", "class", "not-class", "not-lemma")
_OF_CLASSES: Final = ("class", "not-class")
_EXCLUDING: Final = ("not-class", "not-lemma")
# A noun's subject may be a bare nationality word; for a verb it is a phrase of its own.
_SKIPPED_RELATIONS = ("amod", "compound", "nmod:desc", "flat", "fixed", "case")
_VIOLENT = ("ASSAULT", "COERCE", "SANCTION")
_FORCE = ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST")
_LOCATIVE = frozenset({"in", "at", "near", "inside", "across", "along"})
# Where no party suffers or receives, what lies in a place is taken for the place's country.
_PLACE_ROLES = {"ASSAULT": ("in", "over", "inside", "near", "at"), "AID": ("in",)}

# What keeps a row from reading a trigger although its conditions hold, said of the row.
NO_PARTICLE: Final = "needs its particle beside it"
NO_DEMAND: Final = "needs somebody else, who is known, to say so"
NATURE: Final = "needs somebody who acts, not nature or an accident"
NO_PARTY: Final = "needs a party or a weapon as its actor"


class Candidate(msgspec.Struct):
    """A trigger read by a row. Mutable while the sentence is decided; nothing leaves the stage but what is frozen.

    `dropped`: why it is no report. `absorbed_by`: the number of the candidate that took it in, `absorbed_as` what it is
    to that: the effect of the governing word (commit, request, refuse, threaten), "named" or "repeated".
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

    @property
    def behaviour(self) -> str:
        """The PLOVER type whose rules hold for what it is coded as now; "" where no rule knows the type."""
        return self.scene.ontology.behaviour(self.event)

    @property
    def seat(self) -> int:
        """The word whose place in the sentence is the act's own: the light verb of a noun, else the trigger."""
        return self.trigger if self.roles.light is None else self.roles.light


def candidates(scene: Scene) -> list[Candidate]:
    """The best reading of every trigger word of a sentence, in text order."""
    found = []
    for index, token in enumerate(scene.tree.tokens):
        rows = rows_for(scene, index) if token.upos in _TRIGGERS else ()
        if rows and not only_describes(scene, index):
            best = _best(scene, index, rows)
            if best is not None:
                found.append(best)
    return found


def rows_for(scene: Scene, word: int) -> tuple[EventRow, ...]:
    """The rows that a word may be the trigger of; of a compound ("airstrike", "air strike") the whole's first."""
    table, token = scene.ontology.rows_of, scene.tree[word]
    if token.upos not in _TRIGGERS:
        return ()
    pos = "NOUN" if token.upos == "PROPN" else token.upos
    rows = table.get((scene.tree.lemmas[word], pos), ())
    if not rows and pos == "VERB" and token.lemma.endswith("s"):
        rows = table.get((token.lemma.lower()[:-1], pos), ())  # "Nicaragua shuts", taken for a past form
    if pos == "NOUN":
        for child in scene.tree.kids(word, "compound"):
            rows = (*table.get((scene.tree[child].lemma.lower() + token.lemma.lower(), pos), ()), *rows)
    return rows


def only_describes(scene: Scene, word: int) -> bool:
    """Whether a word only describes another one ("the wounded man", "an attack helicopter") and tells of no act."""
    relations = _SKIPPED_RELATIONS if scene.tree[word].upos == "VERB" else ("compound", "flat")
    return scene.tree[word].upos in ("VERB", "NOUN", "PROPN") and scene.tree.relation(word, *relations)


def roles_around(scene: Scene, trigger: int) -> Roles:
    """The roles of a trigger; an auxiliary has those of its verb."""
    auxiliary = scene.tree[trigger].upos == "AUX" and scene.tree[trigger].head >= 0
    return roles_of(scene.tree, scene.tree[trigger].head if auxiliary else trigger)


def _best(scene: Scene, trigger: int, rows: tuple[EventRow, ...]) -> Candidate | None:
    found = _best_with(scene, trigger, rows, roles_around(scene, trigger))
    if found is None:
        roles = headline_roles(scene.tree, trigger)
        found = None if roles is None else _best_with(scene, trigger, rows, roles)
    return found


def _best_with(scene: Scene, trigger: int, rows: tuple[EventRow, ...], roles: Roles) -> Candidate | None:
    """The surest row that fits; of rows as sure as each other the one that names more sides, then the first."""
    best: Candidate | None = None
    sides = -1
    answers: dict[Condition, bool] = {}
    for row in _with_their_words(scene, rows, roles):
        if best is not None and row.rank != best.row.rank:
            break
        if not _fits(scene, trigger, row, roles, answers):
            continue
        candidate = _bind(scene, trigger, row, roles)
        if isinstance(candidate, Candidate) and bool(candidate.actors) + bool(candidate.recipients) > sides:
            best, sides = candidate, bool(candidate.actors) + bool(candidate.recipients)
            if sides == _BOTH_SIDES:
                break
    return best


def _with_their_words(scene: Scene, rows: tuple[EventRow, ...], roles: Roles) -> list[EventRow]:
    """The rows whose conditions on the words of single roles hold, the surest first; quick, for most rows end here."""
    filled = frozenset(roles.by_role)
    lemmas: dict[str, frozenset[str]] = {}
    found = []
    for row in rows:
        if not row.needs <= filled:
            continue
        for role, words, ruled_out in row.asked:
            there = lemmas.get(role)
            if there is None:
                there = lemmas[role] = lemmas_among(scene, roles.by_role[role]) if role in filled else _NO_WORDS
            if there.isdisjoint(words) != ruled_out:
                break
        else:
            found.append(row)
    if len(found) > 1:
        found.sort(key=_rank, reverse=True)  # which keeps the order of rows that are as sure as each other
    return found


def _rank(row: EventRow) -> tuple[bool, bool, bool, int]:
    return row.rank


def _fits(scene: Scene, trigger: int, row: EventRow, roles: Roles, answers: dict[Condition, bool]) -> bool:
    """Whether the particle of a row and its conditions beside those on words hold. `answers` keeps what has been asked
    of the trigger for other rows."""
    if row.particle is not None and not _has_particle(scene, trigger, row.particle):
        return False
    for condition in row.left:
        answer = answers.get(condition)
        if answer is None:
            answer = answers[condition] = _holds(scene, trigger, roles, condition)
        if not answer and not _is_waived(scene, trigger, row, roles, condition):
            return False
    return True


def try_row(scene: Scene, trigger: int, row: EventRow, roles: Roles) -> Candidate | Condition | str:
    """What a row makes of a trigger; else a condition of it that does not hold, or what else is in the way."""
    if row.particle is not None and not _has_particle(scene, trigger, row.particle):
        return NO_PARTICLE
    return next(unmet(scene, trigger, row, roles), None) or _bind(scene, trigger, row, roles)


def unmet(scene: Scene, trigger: int, row: EventRow, roles: Roles) -> Iterator[Condition]:
    """The conditions of a row that do not hold, in order."""
    for condition in row.conditions:
        if not _holds(scene, trigger, roles, condition) and not _is_waived(scene, trigger, row, roles, condition):
            yield condition


def _lies_ahead(scene: Scene, verb: int) -> bool:
    """Whether an act is told as lying ahead, by nothing that promises, asks or refuses it."""
    telling = telling_of(scene, verb, verb)
    return "future" in telling.aux and telling.unreal is None and telling.taken_by is None


def _is_waived(scene: Scene, trigger: int, row: EventRow, roles: Roles, condition: Condition) -> bool:
    """A passive clause may leave out who did it: "subj@" then asks nothing, where the row is sure of the object."""
    if not roles.passive or condition.role != "subj" or condition.test != "party" or roles.get("subj"):
        return False
    if scene.tree.relation(trigger, "acl"):
        return False  # "people suspected of smuggling" tells no act of suspecting
    return any(other.role == "obj" and other.test in ("lemma", "class", "party") for other in row.conditions)


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
    role, test = condition.role, condition.test
    if role == "told":
        return _lies_ahead(scene, trigger) == (test == "lemma")
    heads = clause_of(scene, trigger, roles) if role == "clause" else roles.by_role.get(role, ())
    if test in _OF_WORDS:
        wanted = scene.ontology.words_of(condition.values) if test in _OF_CLASSES else condition.values
        lemmas = lemmas_among(scene, heads) if heads else _NO_WORDS
        return lemmas.isdisjoint(wanted) == (test in _EXCLUDING)
    match test:
        case "filled" if role == "both":
            return any(
                len(unique([actor for head in roles.get(side) for actor in parties(scene, head)])) > 1
                for side in ("subj", "doer")
            )
        case "filled":
            return bool(heads) or _clause_role(scene, trigger, role)
        case "empty":
            return not heads
        case "party" if role == "source":
            return any(actor.code or actor.sector for actor in _sources(scene, trigger))
        case "party":
            return any(
                parties(scene, head)
                or place_as_party(scene, head)
                or (role == "subj" and is_instrument(scene, head) and behind(scene, head))
                for head in heads
            )
    return not any(parties(scene, head) for head in heads)


def clause_of(scene: Scene, trigger: int, roles: Roles) -> tuple[int, ...]:
    """All tokens of a trigger's own clause (a noun's: that of its light verb, or that it is the subject of), with its
    clauses of circumstance, without coordinated ones."""
    seat = trigger if roles.light is None else roles.light
    if scene.tree[seat].upos == "AUX" and scene.tree[seat].head >= 0:
        seat = scene.tree[seat].head
    if scene.tree.relation(seat, "nsubj", "nsubj:pass") and scene.tree[seat].head >= 0:
        seat = scene.tree[seat].head  # "a curfew has been in force"
    found = scene.clauses_known.get(seat)
    if found is None:
        found = scene.tree.subtree(seat, leave_out=("conj", "parataxis", "ccomp", "acl:relcl"))
        scene.clauses_known[seat] = found
    return found


def _clause_role(scene: Scene, trigger: int, role: str) -> bool:
    """xcomp, ccomp and bare prepositions that are no noun's: "to" of an infinitive counts as xcomp only."""
    return role in ("xcomp", "ccomp", "acl") and bool(scene.tree.kids(trigger, role))


def _bind(scene: Scene, trigger: int, row: EventRow, roles: Roles) -> Candidate | str:
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
    if named and not actors and active and not any(is_instrument(scene, head) for head in named):
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
    if not recipients and behaviour in _PLACE_ROLES and row.recipient.alternatives:
        own = {actor.code for actor in actors}
        for role in _PLACE_ROLES[behaviour]:
            for head in roles.get(role):
                placed = place_as_party(scene, head)
                if placed and placed[0].code not in own and (behaviour == "AID" or own):
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


def _in_a_crash(scene: Scene, trigger: int) -> bool:
    """ "A helicopter crashed, killing five": whoever is in a crash attacks nobody."""
    tree, head = scene.tree, scene.tree[trigger].head
    crashing = scene.ontology.words_of(("crashing",))
    return head >= 0 and tree.relation(trigger, "advcl", "conj") and tree[head].lemma.lower() in crashing


def _is_nature(scene: Scene, head: int) -> bool:
    named_after = scene.tree.kids(head, "compound", "nmod:desc", "appos")  # "Hurricane Lena"
    return any(_is_calamity(scene, lemma) for lemma in lemmas_at(scene, head)) or any(
        _is_calamity(scene, scene.tree.lemmas[word])
        and (scene.tree[word].upos == "PROPN" or scene.tree.relation(word, "nmod:desc"))
        for word in named_after
    )


def _is_calamity(scene: Scene, lemma: str) -> bool:
    classes = scene.ontology.classes
    return lemma in classes["nature"] or (lemma in classes["accident"] and lemma not in classes["act"])


def _others(recipients: tuple[Actor, ...], actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Recipients without those that are the actor's own words again."""
    own = {(actor.start, actor.end) for actor in actors}
    return tuple(actor for actor in recipients if (actor.start, actor.end) not in own)
