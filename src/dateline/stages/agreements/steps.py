"""Steps in an accord's life: which act a word tells of it, how it is told, when, where, by whom.

The words are en/agreement_acts.tsv; day, place and source come from the report of the act where the coder made one.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from msgspec.structs import replace

from dateline.records import Actor, AgreementStep, Interval, Place, Reason, Report, Telling
from dateline.stages.agreements import words
from dateline.stages.agreements.scenes import Scene
from dateline.stages.agreements.seats import Seat, seats
from dateline.stages.agreements.told import stronger, told
from dateline.stages.agreements.who import parties, people, unique
from dateline.stages.agreements.words import Act
from dateline.trees import CLAUSE_RELATIONS

_PLACE_PREPOSITIONS: Final = frozenset({"in", "at", "near", "outside"})
_OTHER_TIMES: Final = frozenset({"before", "after", "until", "since", "ahead of", "following", "prior to", "by"})
_AT_MEETING: Final = frozenset({"after", "when", "as", "once", "during"})
_AGREEING: Final = frozenset({"signed", "initialled", "agreed", "ratified", "negotiated", "in_force", "joined"})


class Found(NamedTuple):
    """A step with the parties and mediators that its words name. `binds`: whether its subject is surely a party."""

    step: AgreementStep
    parties: tuple[Actor, ...]
    mediators: tuple[Actor, ...]
    binds: bool


def steps_of(scene: Scene, noun: int, kind: str = "") -> list[Found]:
    """Every step told of the accord named at a noun (or of a pronoun that stands for it)."""
    found = []
    for seat in seats(scene, noun):
        occasion = _occasion(scene, seat)
        if occasion is not None:
            found.append(occasion)
            continue
        if seat.role.startswith("of party "):
            seat = Seat(seat.word, seat.role.removeprefix("of party "))
        act = _act(scene, seat)
        if act is not None:
            found.append(_step(scene, seat, act, noun))
    return found


def act_at(scene: Scene, seat: Seat) -> bool:
    """Whether a word tells a step of the accord that stands with it."""
    return _act(scene, seat) is not None or _occasion(scene, seat) is not None


def makes(scene: Scene, seat: Seat) -> bool:
    """Whether a word tells that the accord that stands with it comes about: signed, reached, agreed."""
    act = _act(scene, seat)
    return act is not None and act.status in ("signed", "initialled", "agreed")


def _act(scene: Scene, seat: Seat) -> Act | None:
    tree = scene.tree
    token = tree[seat.word]
    for act in words.acts().get((token.lemma.lower(), token.upos), ()):
        if seat.role not in act.where:
            continue
        if act.particle and tree.particle(seat.word) != act.particle and not _has(scene, seat.word, act.particle):
            continue
        if not act.particle and tree.particle(seat.word):
            continue
        if act.companions and not _companions(scene, seat.word) & set(act.companions):
            continue
        if act.where == ("subj",) and not act.companions and token.upos == "VERB" and tree.kids(seat.word, "obj"):
            continue  # "the truce broke down" has no object, "the truce began talks" is none of its steps
        return act
    return None


def _has(scene: Scene, word: int, particle: str) -> bool:
    after = word + 1
    return after < len(scene.tree.tokens) and scene.tree[after].text.lower() == particle


def _companions(scene: Scene, word: int) -> set[str]:
    tree = scene.tree
    return {tree[kid].lemma.lower() for kid in tree.kids(word, "obj", "obl", "xcomp", "advmod")}


def _occasion(scene: Scene, seat: Seat) -> Found | None:
    """What befalls the signing of an accord: "the signing of the pact was postponed", "a signing ceremony in June"."""
    if seat.role not in ("of", "for") or scene.tree[seat.word].lemma.lower() not in words.listed("occasions"):
        return None
    return next(iter(occasion_steps(scene, seat.word)), None)


def occasion_steps(scene: Scene, noun: int) -> list[Found]:
    """The steps that befall a signing named at a noun: it is put off or called off."""
    steps = []
    for above in seats(scene, noun):
        act = _act(scene, above)
        if act is not None and act.status in ("postponed", "called_off", "ended", "rejected", "suspended"):
            status = "called_off" if act.status in ("ended", "rejected") else act.status
            found = _step(scene, above, act)
            steps.append(found._replace(step=replace(found.step, status=status)))
    return steps


def _step(scene: Scene, seat: Seat, act: Act, noun: int | None = None) -> Found:
    tree = scene.tree
    report = scene.report_at(seat.word)
    when, place = _circumstances(scene, seat, report, noun)
    if act.status == "signed" and not (when.first or when.last):
        when, place = _at_meeting(scene, seat, when, place)
    telling: Telling = told(scene, seat.word)
    if act.told is not None:
        telling = stronger(telling, act.told)
    if report is not None and "future" in report.aux:
        telling = stronger(telling, "ahead")
    if when.first and scene.published.last and when.first > scene.published.last:
        telling = stronger(telling, "ahead")
    if report is not None and report.stance == "denied":
        telling = "denied"
    subjects = _subjects(scene, seat)
    acting = unique([actor for head in subjects for actor in parties(scene, head)])
    beside = unique(
        [
            actor
            for kid in tree.kids(seat.word, "obl")
            if tree.preposition(kid) == "with"
            for actor in parties(scene, kid)
        ]
    )
    behind = [kid for kid in tree.kids(seat.word, "obl") if tree.preposition(kid) == "with"]
    if noun is not None:
        inner = [noun, *tree.kids(noun, "nmod")]
        behind += [kid for head in inner for kid in tree.kids(head, "nmod") if tree.preposition(kid) == "with"]
    hands: tuple[Actor, ...] = ()
    if act.who == "signer":
        hands = tuple(person for head in (*subjects, *behind) for person in people(scene, head))
    word = tree[seat.word]
    step = AgreementStep(
        status=act.status,
        told=telling,
        start=word.start,
        end=word.end,
        when=when,
        place=place,
        hands=hands,
        attributions=scene.said_by(seat.word),
        report=report.id if report is not None else None,
        why=(Reason("agreement-step", f"{word.text!r} tells of {act.status}", act.place, (scene.span_of(seat.word),)),),
    )
    if act.who == "mediator":
        return Found(step, beside, acting, False)
    if act.who in ("party", "signer"):
        return Found(step, unique([*acting, *beside]), (), act.status in _AGREEING)
    return Found(step, (), (), False)


def _subjects(scene: Scene, seat: Seat) -> tuple[int, ...]:
    """Who acts: the subject of an active verb, the agent of a passive one."""
    tree = scene.tree
    agents = [*tree.kids(seat.word, "obl:agent")]
    agents += [kid for kid in tree.kids(seat.word, "obl") if tree.preposition(kid) == "by" and kid in scene.mentions]
    if agents:
        return tuple(agents)
    if seat.role == "subj" or tree.is_passive(seat.word):
        return ()
    subject = tree.subject(seat.word)
    if subject is None:
        return ()
    clause = tree[subject].head
    if tree[subject].text.lower() in ("which", "who", "that") and tree.relation(clause, "acl:relcl"):
        subject = tree[clause].head
    return (subject,)


def _circumstances(scene: Scene, seat: Seat, report: Report | None, noun: int | None) -> tuple[Interval, Place | None]:
    """Day and place of an act: those of its report, else the time and place words of its clause; a year in the
    accord's own name ("the 1991 accord") is no day of the act."""
    when, place = (report.when, report.place) if report is not None else (Interval(), None)
    own = set(scene.tree.kids(noun, "nummod", "compound", "amod")) if noun is not None else set()
    named = [scene.span_of(kid) for kid in own]
    if any(span.start <= part.start < span.end for reason in when.why for part in reason.spans for span in named):
        when = Interval()
    if when.first is None and when.last is None:
        near = [
            (steps, item.interval)
            for head, item in scene.times
            if head not in own and item.kind in ("DATE", "TIME") and (item.interval.first or item.interval.last)
            for steps in [_steps_up(scene, head, seat.word)]
            if steps is not None
        ]
        when = min(near, key=lambda item: item[0])[1] if near else when
    if place is None:
        located = [
            (steps, item)
            for head, item in scene.places.items()
            if scene.tree.preposition(head) in _PLACE_PREPOSITIONS
            for steps in [_steps_up(scene, head, seat.word)]
            if steps is not None
        ]
        place = min(located, key=lambda item: item[0])[1] if located else None
    return when, place


def _at_meeting(scene: Scene, seat: Seat, when: Interval, place: Place | None) -> tuple[Interval, Place | None]:
    """Day and place of the meeting at which an accord is signed: "will be signed when they meet in Oslo on May 2"."""
    tree = scene.tree
    for clause in tree.kids(seat.word, "advcl"):
        marks = {tree[kid].text.lower() for kid in tree.kids(clause, "mark", "advmod")}
        report = scene.report_at(clause)
        if marks & _AT_MEETING and report is not None and scene.is_meeting(report) and report.when.first:
            why = Reason("agreement-meeting", "the day of the meeting that it is tied to", None, report.triggers[:1])
            return replace(report.when, why=(*report.when.why, why)), place or report.place
    return when, place


def _steps_up(scene: Scene, head: int, seat: int) -> int | None:
    """Arcs from a phrase up to the act's word, or to what governs it as an infinitive; None where it is elsewhere."""
    tree = scene.tree
    tops = {seat: 0}
    word = seat
    while tree.relation(word, "xcomp") and tree[word].head >= 0:
        word = tree[word].head
        tops[word] = len(tops) * 3
    word, steps = head, 0
    while word not in tops:
        if tree.preposition(word) in _OTHER_TIMES:
            return None
        if word != head and (tree[word].deprel in CLAUSE_RELATIONS or tree[word].upos == "VERB"):
            return None
        if tree[word].head < 0 or steps > 8 or tree.relation(word, "appos", "parataxis", "nmod:poss"):
            return None
        word = tree[word].head
        steps += 1
    return steps + tops[word]
