"""Decide what each candidate of a sentence becomes: a report, part of another report, or nothing.

In order: how each act is told; acts taken in by a governing act ("agreed to sign"); acts of force named twice in one
clause ("struck in its war on"); acts ahead, threatened or refused, which PLOVER codes as AGREE, CONCEDE, THREATEN or
REJECT; repetitions. Every change leaves a Reason.
"""

from __future__ import annotations

from typing import Final

from dateline.records import Actor, Reason
from dateline.stages.coding.binding import Candidate
from dateline.stages.coding.complements import address
from dateline.stages.coding.outcomes import has_outcome, is_outcome, take_in
from dateline.stages.coding.parties import coded, parties, unique
from dateline.stages.coding.telling import POSSIBLE, PURPOSE, Telling, is_background, telling_of

AHEAD: Final = {
    "CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "AGREE": "AGREE",
    "RETREAT": "CONCEDE", "CONCEDE": "CONCEDE",
}  # fmt: skip
THREATENED: Final = ("ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST", "ACCUSE")
_ARMED: Final = frozenset({"MIL", "COP", "PRM", "REB", "UAF", "SPY"})
_VOWS: Final = frozenset({"vow", "pledge", "promise", "swear", "threat", "threaten", "warn", "warning"})
_CROWDS: Final = ("CVL", "EDU", "LAB", "AGR", "OPP", "SOC")
_PERSONS: Final = ("CVL", "EDU", "LAB", "AGR", "COP", "MIL", "REL", "REF", "UNK", "JRN")
_ON_OWN_GROUND: Final = ("COERCE", "PROTEST", "RETREAT")
# Modes of PROTEST in which soldiers and policemen too only protest.
_WITHOUT_ARMS: Final = frozenset({"strike", "hunger", "boycott"})
# Acts of words: who says "We are not asking for favours" refuses nothing.
_OF_WORDS: Final = ("REQUEST", "ACCUSE", "THREATEN")
_HOSTILE: Final = ("ASSAULT", "MOBILIZE", "COERCE")
# Where one act of force names the frame of another: "used drones in its war", "killed in an attack".
_FRAMES: Final = ("in", "during", "with", "through", "amid", "by", "from", "as part of", "of")

_ONLY: Final = {
    "commit": "only promised, by nobody whose promise is coded",
    "request": "only asked for, by nobody whose request is coded",
    "refuse": "only refused, by nobody whose refusal is coded",
    "threaten": "only threatened, by nobody whose threat is coded",
}


def decide(found: list[Candidate]) -> list[tuple[Candidate, tuple[Candidate, ...]]]:
    """The candidates that become reports, each with the acts it has taken in. Changes the candidates it is given."""
    if not found:
        return []
    taken: dict[int, list[Candidate]] = {}
    tellings = [telling_of(item.scene, item.seat, item.trigger) for item in found]
    for index, (item, telling) in enumerate(zip(found, tellings, strict=True)):
        _apply_telling(found, index, item, telling, taken)
    _absorb_named_twice(found)
    for index, item in enumerate(found):
        _take_over(item, taken.get(index, []))
    for item, telling in zip(found, tellings, strict=True):
        if item.dropped is None and item.absorbed_by is None:
            _turn(item, telling)
            address(item)
            _leave_out_own_country(item)
            _condition(item)
    _drop_bare_threats(found)
    _drop_repetitions(found)
    return [
        (item, tuple(taken.get(index, ())))
        for index, item in enumerate(found)
        if item.dropped is None and item.absorbed_by is None
    ]


def _apply_telling(
    found: list[Candidate], index: int, item: Candidate, telling: Telling, taken: dict[int, list[Candidate]]
) -> None:
    item.aux |= telling.aux
    item.hedged, item.denied = telling.hedged, telling.denied
    item.why += [Reason("telling", note, row) for note, row in telling.notes]
    if telling.attempted and item.behaviour != "ASSAULT":
        item.dropped = "only attempted"
        return
    open_threat = item.row.tells_possibility and (telling.unreal or "").startswith(POSSIBLE)
    gathered = item.behaviour == "PROTEST" and telling.unreal == PURPOSE  # crowds that gather "to protest" do protest
    if telling.unreal is not None and not open_threat and not gathered:
        item.dropped = telling.unreal
        return
    if telling.effect == "accuse" and _quad(item) != 4:
        item.dropped = "only what somebody is accused of"
    if telling.taken_by is None or telling.effect in ("accuse", "deny"):
        return
    for number, other in enumerate(found):
        if number != index and telling.taken_by in (other.trigger, other.seat):
            if telling.effect == "refuse" and _is_anothers_demand(item, other):
                taken.setdefault(number, []).append(item)
                item.recipients = item.recipients or other.actors
                return  # "rejected a demand by Egypt" tells of the demand as well
            item.absorbed_by, item.absorbed_as = number, telling.effect
            taken.setdefault(number, []).append(item)
            return
    warned_of = telling.effect == "threaten" and item.scene.tree[item.trigger].upos != "VERB"
    if telling.effect in ("commit", "threaten") and not warned_of:
        item.aux.add("future")
    elif telling.effect == "request" and item.roles.light == telling.taken_by:
        pass  # who may order an arrest makes it
    else:
        item.dropped = _ONLY.get(telling.effect or "", "only spoken of")


def _is_anothers_demand(item: Candidate, refusal: Candidate) -> bool:
    """Whether what is refused is a demand, told as a noun, of somebody else who is named with it."""
    asking = {actor.code for actor in item.actors if actor.code}
    refusing = {actor.code for actor in refusal.actors if actor.code}
    told_as_noun = item.scene.tree[item.trigger].upos == "NOUN" and item.seat == item.trigger
    return item.behaviour == "REQUEST" and told_as_noun and bool(asking) and asking.isdisjoint(refusing)


def _absorb_named_twice(found: list[Candidate]) -> None:
    """A noun of force inside the clause of a verb of force lends it its parties and is no second report; nor is an
    act that is the subject or object of a verb of the same type."""
    for index, noun in enumerate(found):
        tree = noun.scene.tree
        if tree[noun.trigger].upos not in ("NOUN", "PROPN") or noun.dropped or noun.absorbed_by is not None:
            continue
        head = tree[noun.trigger].head
        if tree.relation(noun.trigger, "conj"):
            head = tree[tree.first_conjunct(noun.trigger)].head
        for number, verb in enumerate(found):
            if number == index or verb.dropped or verb.absorbed_by is not None:
                continue
            if verb.behaviour == "REJECT" and _is_anothers_demand(noun, verb):
                continue
            under = _stands_under(noun, head, verb)
            if not (under or noun.trigger in verb.roles.get("subj")) or verb.trigger == noun.trigger:
                continue
            acting = noun.trigger in verb.roles.get("subj")
            both_force = verb.behaviour in _HOSTILE and noun.behaviour in _HOSTILE
            framed = (
                acting
                or tree.preposition(noun.trigger) in _FRAMES
                or tree.relation(noun.trigger, "nsubj", "obj", "nsubj:pass", "obl:agent", "conj")
            )
            same = verb.event == noun.event and tree.relation(noun.trigger, "obj", "nsubj", "nsubj:pass", "nmod", "obl")
            named = any(
                condition.role == "obj" and condition.test in ("lemma", "class") for condition in verb.row.conditions
            ) and noun.trigger in verb.roles.get("obj")
            if (both_force and framed and noun.seat == noun.trigger) or same or named:
                noun.absorbed_by, noun.absorbed_as = number, "named"
                verb.frames.append(noun)
                _lend(noun, verb)
                break


def _stands_under(noun: Candidate, head: int, verb: Candidate) -> bool:
    """Whether only nouns lie between an act's noun and the other act: "faced thousands of drones in its war"."""
    tree = noun.scene.tree
    for _ in range(4):
        if head in (verb.trigger, verb.seat):
            return True
        if head < 0 or tree[head].upos not in ("NOUN", "PROPN", "NUM"):
            return False
        head = tree[head].head
    return False


def _lend(noun: Candidate, verb: Candidate) -> None:
    """Fill the verb's missing parties from the noun's: the same side where one is known, the other side opposite."""
    codes = {actor.code for actor in verb.recipients if actor.code}
    first, second = noun.actors, noun.recipients
    if not verb.actors:
        chosen: tuple[Actor, ...] = first
        if codes and codes & {actor.code for actor in first}:
            chosen = second
        if chosen:
            verb.actors = chosen
            words = noun.scene.tree[noun.trigger].text
            verb.why.append(Reason("party-from-frame", f"the actor is named with {words!r}", noun.row.place))
            verb.tokens |= {noun.trigger}
    own = {actor.code for actor in verb.actors if actor.code}
    if not any(actor.code for actor in verb.recipients):
        other = second if not own & {actor.code for actor in second} else first
        if other and not own & {actor.code for actor in other}:
            verb.recipients = other
            words = noun.scene.tree[noun.trigger].text
            verb.why.append(Reason("party-from-frame", f"the recipient is named with {words!r}", noun.row.place))
            verb.tokens |= noun.tokens


def _take_over(item: Candidate, inner: list[Candidate]) -> None:
    """A governing act (AGREE, REQUEST, THREATEN, REJECT) takes missing parties from the act it governs."""
    for act in inner:
        item.tokens |= {act.trigger}
        own = {actor.code for actor in item.actors if actor.code}
        fitting = tuple(actor for actor in act.recipients if actor.code not in own)
        if item.behaviour == "REQUEST":
            fitting = tuple(actor for actor in act.actors if actor.code not in own)
        if not item.recipients and fitting and (item.behaviour == "AGREE" or item.row.recipient.alternatives):
            item.recipients = fitting
            item.tokens |= act.tokens
            item.why.append(Reason("recipient-from-act", f"the {act.event} it speaks of names the recipient"))
        elif not item.actors and act.actors and item.behaviour == "AGREE":
            item.actors = act.actors
    lemma = item.scene.tree[item.trigger].lemma.lower()
    if item.behaviour == "CONCEDE" and inner and all(act.behaviour in ("AID", "COOPERATE", "CONSULT") for act in inner):
        _become(item, "AGREE", "what is promised is cooperation")
    if item.behaviour == "AGREE" and inner:
        mutual = lemma == "agree" and len(item.actors) > 1  # what both sides agree on is nobody's giving way
        if not mutual and all(act.behaviour in ("RETREAT", "CONCEDE") for act in inner):
            _become(item, "CONCEDE", "what is promised is giving way")
        elif lemma in _VOWS and any(_quad(act) == 4 for act in inner):
            _become(item, "THREATEN", "what is vowed is harm")
            item.recipients = item.recipients or unique([actor for act in inner for actor in act.recipients])


def _turn(item: Candidate, telling: Telling) -> None:
    """PLOVER's rules for what is ahead, refused or negated."""
    armed = item.actors and all(actor.sector in _ARMED for actor in item.actors)
    if item.behaviour == "PROTEST" and armed and item.mode not in _WITHOUT_ARMS and not _former(item):
        _become(item, "ASSAULT" if item.mode == "riot" else "COERCE", "those who act bear arms")
    elif _is_a_crowds_act(item):
        _become(item, "PROTEST", "those who act are a crowd")
    if "future" in item.aux and _is_commitment(item):
        _become(item, "AGREE", "a commitment of an accord")
        return
    if item.row.tells_negation and item.behaviour == "REJECT":
        item.aux.discard("future")  # who will not do a thing refuses it now
        return
    if telling.negated and not item.denied and not item.row.tells_negation:
        if "future" in item.aux and (item.behaviour in AHEAD or not item.behaviour) and item.actors:
            if _become(item, "REJECT", "the actor will not do it"):
                item.aux.discard("future")
            _part_sides(item)
        elif (
            item.behaviour not in _OF_WORDS and item.scene.tree[item.seat].xpos == "VBG" and _announced_by_itself(item)
        ):
            _become(item, "REJECT", "the actor says that it is not doing it")
            _part_sides(item)
        elif item.behaviour == "AGREE" and item.actors:
            _become(item, "REJECT", "the actor does not agree")
        else:
            item.dropped = "told as not done"
        return
    if "future" in item.aux:
        turn_ahead(item)
    elif is_background(item.scene, item.seat) and not item.scene.in_digest:
        item.aux.add("historical")
        item.why.append(Reason("historical", "told as lying before the story's own news"))


def _is_a_crowds_act(item: Candidate) -> bool:
    """Whether a crowd, not an authority, closes, holds or wrecks something at home: "students besieged parliament"."""
    scene = item.scene
    if not item.actors or any(actor.sector not in _CROWDS for actor in item.actors):
        return False
    classes = ("crowds", "labour") if item.behaviour == "COERCE" else ("crowds", "labour", "townsfolk")
    crowds = scene.ontology.words_of(classes)
    if not any(scene.tree[head].lemma.lower() in crowds for head in item.roles.get("subj")):
        return False
    if item.behaviour == "COERCE":
        return item.row.mode in (None, "restrict", "seize", "withhold")
    if has_outcome(item):
        return False  # herders who raid a village and kill are no demonstrators
    own = {actor.code for actor in item.actors if actor.code}
    at_home = all(actor.code in own and actor.sector not in _PERSONS for actor in item.recipients)
    bare = bool(item.recipients) and all(actor.sector in (None, "BUS") for actor in item.recipients)
    on_things = item.row.mode in ("destroy", "primitive") or (item.row.mode is None and bare)
    return item.behaviour == "ASSAULT" and on_things and at_home


def _leave_out_own_country(item: Candidate) -> None:
    """The ground that somebody acts on is not whom they act on: "the army closed a road", "rebels left a town"."""
    if item.behaviour in _ON_OWN_GROUND:
        own = {actor.code for actor in item.actors if actor.code}
        item.recipients = tuple(actor for actor in item.recipients if actor.sector or actor.code not in own)


def _former(item: Candidate) -> bool:
    """Whether those who act bore arms once and bear none now: veterans, retired officers."""
    former = item.scene.ontology.words_of(("former_armed",))
    return any(item.scene.tree[head].lemma.lower() in former for head in item.roles.get("subj"))


def _condition(item: Candidate) -> None:
    """A promise or threat that hangs on "if" or "unless" is marked hypothetical; the act itself is the promise."""
    tree = item.scene.tree
    if item.behaviour not in ("AGREE", "CONCEDE", "THREATEN", "REJECT"):
        return
    top = {item.seat, item.trigger, *tree.kids(item.trigger, "xcomp", "ccomp")}
    for clause in (kid for head in top for kid in tree.kids(head, "advcl")):
        marks = [tree[kid].text for kid in tree.kids(clause, "mark") if tree[kid].text.lower() in ("if", "unless")]
        if marks:
            item.aux.add("hypothetical")
            item.why.append(Reason("hypothetical", f"hangs on {marks[0]!r}"))
            return


def _part_sides(item: Candidate) -> None:
    """Of a mutual act that one side refuses, the subject is the actor and the others are the recipients."""
    own = {actor.start for head in item.roles.get("subj") for actor in parties(item.scene, head)}
    refusing = tuple(actor for actor in item.actors if actor.start in own)
    if refusing and len(refusing) < len(item.actors):
        others = [actor for actor in item.actors if actor.start not in own]
        item.actors, item.recipients = refusing, unique([*others, *item.recipients])


def _is_commitment(item: Candidate) -> bool:
    """Whether an act is what the text of an accord says its parties will or will not do."""
    accords = item.scene.ontology.words_of(("accord",)) | {"text", "document"}
    sources = [attribution.source.text.lower().split() for attribution in item.scene.said_by(item.seat)]
    return any(words and words[-1] in accords for words in sources)


def turn_ahead(item: Candidate) -> None:
    """An act that lies ahead becomes the promise, the announced yielding or the threat of it."""
    item.aux.add("future")
    behaviour = item.behaviour
    if behaviour in AHEAD and behaviour != AHEAD[behaviour]:
        _become(item, AHEAD[behaviour], f"a {item.event} that lies ahead")
    elif behaviour in THREATENED and (_announced_by_itself(item) or not item.actors) and _speakers(item):
        item.actors = item.actors or _speakers(item)
        if _become(item, "THREATEN", f"a {item.event} that its own side announces"):
            item.aux.discard("future")
    elif behaviour in ("ACCUSE", "PROTEST") and not item.actors:
        item.dropped = "ahead, by nobody named"


def _speakers(item: Candidate) -> tuple[Actor, ...]:
    """The known parties that are told as saying what an act stands in; a reporter announces no act of his own."""
    sources = coded(unique([attribution.source for attribution in item.scene.said_by(item.seat)]))
    return tuple(actor for actor in sources if actor.sector != "JRN")


def _announced_by_itself(item: Candidate) -> bool:
    """Whether the side that is to act is the one that says so."""
    known = {(actor.code, None if actor.code else actor.sector) for actor in _speakers(item)}
    return bool(known & {(actor.code, None if actor.code else actor.sector) for actor in item.actors})


def _become(item: Candidate, plover_type: str, note: str) -> bool:
    """Make an act what PLOVER's rules make of it; returns whether they did. Where the ontology has no type that
    behaves so, or no rule knows the act's type, it stays what it is; what is refused is then marked as negated."""
    event = item.scene.ontology.type_like(plover_type) if item.behaviour else None
    if event is None:
        lacking = f"the ontology has no type like {plover_type}" if item.behaviour else "no rule turns this type"
        item.why.append(Reason("not-turned", f"stays {item.event}, since {lacking}: {note}"))
        if plover_type == "REJECT":
            item.aux.add("negation")
        return False
    item.why.append(Reason("turned", f"{item.event} becomes {event}: {note}"))
    item.event, item.mode = event, None
    return True


def _quad(item: Candidate) -> int:
    return item.scene.ontology.quad(item.event)


def _drop_bare_threats(found: list[Candidate]) -> None:
    """An auxiliary tells of a threat ("would VERB unless") only where its verb is nothing that the lexicon knows."""
    for item in found:
        verb = item.scene.tree[item.trigger].head
        known = any(other is not item and verb in (other.trigger, other.seat) for other in found)
        if item.row.pos == "AUX" and item.behaviour == "THREATEN" and known:
            item.dropped = item.dropped or "its verb tells what is threatened"


def _drop_repetitions(found: list[Candidate]) -> None:
    """The same type between the same parties, told twice by words that govern each other, is one report."""
    for index, item in enumerate(found):
        if item.dropped or item.absorbed_by is not None:
            continue
        tree = item.scene.tree
        above = set(tree.ancestors(item.trigger))
        for number, other in enumerate(found):
            if number == index or other.dropped or other.absorbed_by is not None or other.event != item.event:
                continue
            linked = other.trigger in above or other.seat in above
            own = set(item.roles.get("obj")) - set(other.roles.get("obj"))
            apart = tree.relation(item.seat, "conj", "parataxis") and tree.kids(item.seat, "nsubj", "nsubj:pass")
            outcome = linked and other.behaviour == "ASSAULT" and is_outcome(item)
            if not outcome and (apart or (tree.relation(item.seat, "conj") and own)):
                continue  # "burned a station and abducted three nurses" are two acts
            purpose = tree[item.seat].xpos == "VB"  # "marched to protest"
            told_apart = tree.relation(item.seat, "acl:relcl") or (tree.relation(item.seat, "advcl") and not purpose)
            same = _codes(item) - ({None} if outcome else set()) <= _codes(other)
            if linked and same and (outcome or not told_apart):
                if outcome:
                    take_in(other, item)
                item.absorbed_by, item.absorbed_as = number, "repeated"
                break


def _codes(item: Candidate) -> set[str | None]:
    return {actor.code for actor in (*item.actors, *item.recipients)}
