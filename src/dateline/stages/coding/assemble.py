"""Make a Report of a decided candidate: span, stance, attribution, date, place, counts, contexts, reasons."""

from __future__ import annotations

import hashlib
from typing import Final, cast

from dateline.records import Actor, Attribution, Aux, Interval, Place, Reading, Reason, Report, Span, Stance
from dateline.stages.coding.binding import Candidate
from dateline.stages.coding.circumstances import (
    background_reason,
    lies_ahead,
    lies_far_back,
    place_of,
    when_of,
)
from dateline.stages.coding.contexts import contexts_of
from dateline.stages.coding.decide import turn_ahead
from dateline.stages.coding.genre import no_news
from dateline.stages.coding.modes import mode_of
from dateline.stages.coding.nearness import LIKELY_OF_NOBODY, names_only
from dateline.stages.coding.nearness.doubts import news_all_the_same
from dateline.stages.coding.worth import DOUBTFUL, NOBODY, why_no_news

LIKELY_NEWS: Final = 0.6
"""Likelihood from which an act is reported although nobody known to be public takes part (docs/quality.md)."""
_AUX_ORDER = ("historical", "future", "hypothetical", "negation")


def assemble(reading: Reading, candidate: Candidate, inner: tuple[Candidate, ...]) -> Report | None:
    """The report of a candidate; None where nothing is left to report (nobody named and nothing done to anybody)."""
    scene = candidate.scene
    when = when_of(candidate)
    if lies_ahead(when, scene.published) and "future" not in candidate.aux and _is_present(candidate):
        turn_ahead(candidate)
        candidate.why.append(Reason("future", f"told for {when.first}, after the dispatch was written"))
    if lies_far_back(when, scene.published) and "future" not in candidate.aux and not scene.in_digest:
        candidate.aux.add("historical")
        candidate.why.append(background_reason(when))
    candidate.dropped = candidate.dropped or _whose_doing_is_none(reading, candidate) or no_news(candidate)
    if candidate.dropped is not None:
        return None
    mode, mode_reason = mode_of(candidate, inner)
    attributions = scene.said_by(candidate.seat, candidate.trigger)
    span = _span(candidate)
    place = place_of(candidate)
    if candidate.behaviour == "AID" and place is not None and not any(actor.code for actor in candidate.recipients):
        # PLOVER requires a recipient of aid; where only a place is told, help goes to those who live there
        receiver = Actor(place.country, None, place.text, place.start, place.end, place.name)
        candidate.recipients = (*candidate.recipients, receiver)
        candidate.why.append(Reason("recipient-from-place", f"aid given in {place.text} is given to those there"))
    aux = tuple(cast(Aux, name) for name in _AUX_ORDER if name in candidate.aux)
    stance = _stance(candidate, attributions)
    triggers = tuple(sorted({scene.span_of(token) for token in (candidate.trigger, candidate.seat)}))
    contexts, context_reasons = contexts_of(candidate, mode, inner)
    why = [*candidate.why, *([mode_reason] if mode_reason else []), *_dated(when), *_placed(place), *context_reasons]
    kind = scene.ontology.types[candidate.event]
    return Report(
        id=_identity(reading, candidate),
        section=scene.section,
        sentence=Span(scene.sentence.start, scene.sentence.end),
        start=span.start,
        end=span.end,
        triggers=triggers,
        event=candidate.event,
        mode=mode,
        quad=kind.quad,
        scale=kind.scale(mode),
        contexts=contexts,
        aux=aux,
        stance=stance,
        actors=candidate.actors,
        recipients=candidate.recipients,
        when=when,
        place=place,
        attributions=attributions,
        size=candidate.size,
        confidence=_confidence(candidate, stance),
        sequence=0,
        why=tuple(why),
    )


def _whose_doing_is_none(reading: Reading, candidate: Candidate) -> str | None:
    """Why it is no news that just these take part; what was weighed with all else is not judged by that alone."""
    if candidate.likelihood < 1:
        return _nobody_in_title(reading, candidate)
    reason = why_no_news(candidate)
    if reason not in DOUBTFUL:
        return reason
    likely = news_all_the_same(candidate, reason)
    if reason == NOBODY and (likely < LIKELY_OF_NOBODY or names_only(candidate)):
        return reason
    if told_above := _nobody_in_title(reading, candidate):
        return told_above
    if likely < LIKELY_NEWS:
        return reason
    candidate.likelihood = likely
    candidate.why.append(Reason("doubtful-party", f"{reason}, as far as is known; {likely:.0%} likely all the same"))
    return None


def _nobody_in_title(reading: Reading, candidate: Candidate) -> str | None:
    """ "Treaty signed at last": what a title tells of nobody, the text below tells of somebody."""
    titled = reading.sections[candidate.scene.section].kind == "title"
    return NOBODY if titled and not candidate.somebody_known else None


def _is_present(candidate: Candidate) -> bool:
    """Whether a verb is told in the present or bare form, which with a date ahead tells of the future."""
    return candidate.scene.tree[candidate.seat].xpos in ("VB", "VBP", "VBZ", "VBG") or (
        candidate.seat == candidate.trigger and candidate.scene.tree[candidate.trigger].upos != "VERB"
    )


def _stance(candidate: Candidate, attributions: tuple[Attribution, ...]) -> Stance:
    if candidate.denied or any(item.denied for item in attributions):
        return "denied"
    if candidate.hedged:
        return "hedged"
    return "claimed" if attributions else "asserted"


def _span(candidate: Candidate) -> Span:
    """From the first to the last character of trigger, actors and recipients within the sentence."""
    scene = candidate.scene
    starts, ends = [], []
    for token in candidate.tokens:
        mention = scene.mentions.get(token)
        span = Span(mention.start, mention.end) if mention else scene.span_of(token)
        starts.append(span.start)
        ends.append(span.end)
    for actor in (*candidate.actors, *candidate.recipients):
        if scene.sentence.start <= actor.start and actor.end <= scene.sentence.end:
            starts.append(actor.start)
            ends.append(actor.end)
    return Span(max(min(starts), scene.sentence.start), min(max(ends), scene.sentence.end))


def _identity(reading: Reading, candidate: Candidate) -> str:
    """A stable id: dispatch, place of the trigger, event. blake2b, 12 hexadecimal digits."""
    trigger = candidate.scene.span_of(candidate.trigger)
    words = f"{reading.dispatch.id}|{trigger.start}|{trigger.end}|{candidate.event}"
    return "r-" + hashlib.blake2b(words.encode(), digest_size=6).hexdigest()


def _dated(when: Interval) -> tuple[Reason, ...]:
    """Why there is no date; a date carries its own reasons."""
    return () if when.first or when.last else (Reason("undated", "no time words belong to this act"),)


def _placed(place: Place | None) -> tuple[Reason, ...]:
    """Why there is no place; a place carries its own reasons."""
    return () if place else (Reason("unplaced", "no place words belong to this act"),)


def _confidence(candidate: Candidate, stance: Stance) -> float:
    """A ranking from 0 to 1, no probability: what is named and how specific the row is."""

    def known(actors: tuple[Actor, ...]) -> float:
        return 1.0 if any(actor.code for actor in actors) else 0.5 if actors else 0.0

    score = 0.35 + 0.25 * known(candidate.actors) + 0.15 * known(candidate.recipients)
    score += 0.03 * min(candidate.row.specificity, 5)
    score += 0.1 * (stance == "asserted") - 0.1 * (stance == "hedged")
    return round(min(max(score * candidate.likelihood, 0.05), 0.99), 2)
