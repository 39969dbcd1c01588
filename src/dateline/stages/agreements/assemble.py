"""From drafts to Agreements: which are kept, how each stands, which report is about which."""

from __future__ import annotations

import hashlib
from typing import Final

from msgspec.structs import replace

from dateline.records import Agreement, AgreementStep, Passage, Place, Reading, Reason, Report, Span
from dateline.stages.agreements.chain import Draft
from dateline.stages.agreements.who import as_party, is_public
from dateline.vocabulary import AGREEMENT_STATUSES

_RANK: Final = {status: rank for rank, status in enumerate(AGREEMENT_STATUSES)}
"""The order of AGREEMENT_STATUSES is the order of an accord's life: of several steps the latest says how it stands."""

_PRESUPPOSED: Final = frozenset({"ended", "suspended", "extended", "violated", "restored", "expired"})
"""What only befalls an accord that there is."""

_MADE: Final = frozenset({"signed", "ratified", "joined", "ended", "suspended"})
"""Steps by which an accord that goes by a proper name is believed to be one, even where no party is told."""

_NEED_TWO: Final = frozenset({"memorandum", "declaration", "charter", "contract", "protocol"})
"""Families of nouns that are accords only between two."""

_SETTLED: Final = _RANK["signed"]


def assemble(reading: Reading, drafts: list[Draft]) -> tuple[Agreement, ...]:
    """The agreements of a dispatch, in the order in which they are first named."""
    kept = [draft for draft in drafts if _is_kept(draft, drafts)]
    found = [_agreement(reading, draft) for draft in kept]
    return tuple(sorted(found, key=lambda agreement: agreement.mentions[0].start))


def _is_kept(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a draft is an accord of public parties that there is, was, or is in the making."""
    if not draft.references:
        return False
    steps = [item.step for item in draft.steps]
    real = [step for step in steps if step.told in ("done", "ahead", "denied") and step.status != "rejected"]
    real += [step for step in steps if step.status in _PRESUPPOSED and not draft.plural]
    content = bool(draft.commitments or draft.exclusions or draft.terms)
    older = (
        draft.apart
        and not draft.plural
        and bool(real)
        and any(other is not draft and other.kinds & draft.kinds for other in drafts)
    )
    public = [actor for actor in draft.parties if is_public(actor)]
    if not public:
        made = any(step.status in _MADE and step.told == "done" for step in steps)
        titled = bool(draft.titles) and (made or content)
        return older or titled
    private = len(draft.parties) - len(public)
    if private and (len(public) < 2 or draft.plural or "contract" in draft.families):
        return False  # a state's order with a firm is no accord of states
    if len(public) < 2 and draft.families & _NEED_TWO and not draft.titles and not _is_mutual(draft):
        return False  # a president signs memoranda and declarations of his own
    signed = any(step.status in ("signed", "initialled") and step.told != "possible" for step in steps)
    if draft.plural and not draft.titles and not signed:
        return False
    named = bool(draft.years or draft.titles)
    return bool(real) or (content and not steps and (len(public) > 1 or named))


def _is_mutual(draft: Draft) -> bool:
    """Whether a memorandum is one of understanding, which takes two."""
    return any(
        reference.form == "mou" or any(reference.scene.tree[i].lemma == "understanding" for i in reference.core)
        for reference in draft.references
    )


def _agreement(reading: Reading, draft: Draft) -> Agreement:
    first = draft.references[0]
    told = tuple(sorted((item.step for item in draft.steps), key=lambda step: step.start))
    if any(term.renewable for term in draft.terms):
        told = tuple(step for step in told if (step.status, step.told) != ("extended", "possible"))
    history = _distinct(told)
    mentions = tuple(
        sorted({reference.scene.span_of(reference.first, reference.last) for reference in draft.references})
    )
    why = (
        Reason("agreement", f"{first.form!r} names an accord", first.noun.place, (first.scene.span_of(first.head),)),
        *(
            Reason("agreement-same", f"{again.form!r} speaks of it again", None, (again.scene.span_of(again.head),))
            for again in draft.references[1:]
        ),
    )
    return Agreement(
        id=_identity(reading, mentions[0]),
        section=first.scene.section,
        form=_form(draft),
        kind=_kind(draft),
        names=_by_words(draft.names),
        parties=tuple(as_party(actor) for actor in draft.parties if actor.code or actor.sector),
        mediators=tuple(actor for actor in draft.mediators if actor.code or actor.sector),
        term=draft.terms[0] if draft.terms else None,
        signing=_signing(history),
        standing=_standing(history),
        history=history,
        areas=_in_order(_widest(draft.areas)),
        commitments=_in_order(draft.commitments),
        exclusions=_in_order(draft.exclusions),
        unmentioned=_in_order(draft.unmentioned),
        denials=_in_order(draft.denials),
        mentions=mentions,
        reports=_reports(reading, draft, told),
        why=why,
    )


def _form(draft: Draft) -> str:
    """The noun that it is called by: the most telling one first used, "treaty" before "deal"."""
    telling = [reference.form for reference in draft.references if reference.noun.family not in ("any", "text")]
    return (telling or [reference.form for reference in draft.references])[0]


def _kind(draft: Draft) -> str:
    """What most of its names say it is about; the first of them where they are even."""
    named = [reference.kind for reference in draft.references if reference.kind]
    return max(dict.fromkeys(named), key=named.count) if named else "other"


def _by_words(names: list[Passage]) -> tuple[Passage, ...]:
    """Names without repetition, whichever case they are written in."""
    found: dict[str, Passage] = {}
    for name in sorted(names, key=lambda item: item.start):
        found.setdefault(name.text.lower().strip(" ,."), replace(name, text=name.text.strip(" ,.")))
    return tuple(found.values())


def _widest(areas: list[Passage]) -> list[Passage]:
    """Areas without those that another one names more fully: "gas" beside "gas supply"."""
    return [
        area
        for area in areas
        if not any(f" {area.text.lower()} " in f" {other.text.lower()} " for other in areas if other is not area)
    ]


def _in_order(passages: list[Passage]) -> tuple[Passage, ...]:
    return tuple(sorted(passages, key=lambda item: item.start))


def _distinct(history: tuple[AgreementStep, ...]) -> tuple[AgreementStep, ...]:
    """Steps without repetition: one told again, on no other day, adds what the first telling left out."""
    found: list[AgreementStep] = []
    for step in history:
        twin = next((held for held in found if _is_same(held, step)), None)
        if twin is None:
            found.append(step)
            continue
        again = Reason("agreement-told-again", "the same step is told again", None, (Span(step.start, step.end),))
        hands = {hand.identifier or hand.text: hand for hand in (*twin.hands, *step.hands)}
        found[found.index(twin)] = replace(
            twin,
            when=twin.when if twin.when.first or twin.when.last else step.when,
            place=_nearer(twin.place, step.place),
            hands=tuple(hands.values()),
            attributions=twin.attributions if step.attributions else (),
            report=twin.report or step.report,
            why=(*twin.why, again),
        )
    return tuple(found)


def _is_same(held: AgreementStep, step: AgreementStep) -> bool:
    days = {held.when.first, step.when.first} - {None}
    return (held.status, held.told) == (step.status, step.told) and (len(days) < 2 or held.start == step.start)


def _nearer(first: Place | None, second: Place | None) -> Place | None:
    """Of two places the one known more closely."""
    if first is None or second is None:
        return first or second
    return second if second.resolution > first.resolution else first


def _signing(history: tuple[AgreementStep, ...]) -> AgreementStep | None:
    """The signing: done before planned; a plan's day, place and hands stand in where the deed's are not told."""
    order = ("done", "ahead", "denied", "negated")
    tellings = [step for step in history if step.status == "signed" and step.told in order]
    if not tellings:
        return None
    best = min(tellings, key=lambda step: order.index(step.told))
    plan = next((step for step in tellings if step.told == "ahead"), None)
    if best.told != "done" or plan is None:
        return best
    spans = (Span(plan.start, plan.end),)
    why = Reason("agreement-signing", "what is not told of the deed is told of the plan", None, spans)
    return replace(best, place=best.place or plan.place, hands=best.hands or plan.hands, why=(*best.why, why))


def _standing(history: tuple[AgreementStep, ...]) -> AgreementStep | None:
    """The step that says how the accord stands when the dispatch ends.

    What is done outweighs what is ahead, but a signing or an approval that lies ahead outweighs mere talk or consent;
    what is possible, negated or denied says so only where nothing else is told.
    """
    done = [step for step in history if step.told == "done" and step.status not in ("rejected", "violated")]
    broken = [step for step in history if step.told == "done" and step.status == "violated" and not step.attributions]
    ahead = [step for step in history if step.told == "ahead"]
    best = max(done, key=lambda step: (_RANK[step.status], step.start), default=None)
    if broken and (best is None or _RANK[best.status] < _RANK["violated"]):
        return broken[-1]
    if ahead and (best is None or _RANK[best.status] < _SETTLED):
        return max(ahead, key=lambda step: (_RANK[step.status] <= _SETTLED, _RANK[step.status], -step.start))
    if best is not None:
        return best
    for tellings in (("negated", "denied"), ("done", "possible")):
        rest = [step for step in history if step.told in tellings]
        if rest:
            return max(rest, key=lambda step: (step.status == "signed", _RANK[step.status]))
    return None


def _reports(reading: Reading, draft: Draft, history: tuple[AgreementStep, ...]) -> tuple[str, ...]:
    """The reports about an accord: of its steps, of what it holds, and those that act upon it."""
    held = {step.report for step in history if step.report is not None}
    passages = (*draft.commitments, *draft.exclusions, *draft.denials)
    heads = [reference.scene.span_of(reference.head) for reference in draft.references]
    for report in reading.reports:
        trigger = report.triggers[0]
        inside = any(item.start <= trigger.start and trigger.end <= item.end for item in passages)
        if inside or trigger in draft.spots or any(_acts_upon(report, head) for head in heads):
            held.add(report.id)
    return tuple(report.id for report in reading.reports if report.id in held)


def _acts_upon(report: Report, head: Span) -> bool:
    """Whether an accord's noun is one of a report's own words."""
    return any(span.start <= head.start and head.end <= span.end for span in report.triggers)


def _identity(reading: Reading, mention: Span) -> str:
    """A stable id: dispatch and place of the first words that name it. blake2b, 12 hexadecimal digits."""
    words = f"{reading.dispatch.id}|{mention.start}|{mention.end}"
    return "a-" + hashlib.blake2b(words.encode(), digest_size=6).hexdigest()
