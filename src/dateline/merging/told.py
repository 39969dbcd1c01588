"""A report -> what it tells, as merging compares it with others (records.Told)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from dateline.merging import copies
from dateline.merging.deeds import CALLED_OFF, deeds
from dateline.merging.wording import strongest, terms
from dateline.records import Actor, Reading, Report, Sentence, Span, Token, Told

_PLANNED: Final = ("CONSULT", "SUPPORT", "COOPERATE", "PROTEST", "AID")
"""Types whose deeds are called off."""

_ARTICLE: Final = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)

_PRONOUNS: Final = frozenset(
    "i we you he she it they me us him her them his its their our my who whom which that this these those "
    "himself herself itself themselves one some others".split()
)

_OPENING: Final = 10
"""Sentences of a dispatch that say what its story is; news puts the news first."""

_STORY: Final = 20
"""Terms kept of a story: bench/merging.py, topics of odd number; 12 and 50 part stories less well."""


def told(report: Report, reading: Reading, origin: str | None = None, agreement: str | None = None) -> Told:
    """What `report` tells. `reading` must hold the sentences; `origin` is the dispatch that it was copied from."""
    section = reading.sections[report.section]
    sentence = _sentence(report, reading)
    acts = _acts(report.triggers, sentence)
    written = reading.written(report.section)
    place = report.place
    return Told(
        report=report.id,
        dispatch=reading.dispatch.id,
        origin=origin or reading.dispatch.id,
        outlet=reading.outlet or copies.load().name(None, reading.dispatch.url),
        type=report.event,
        mode=report.mode,
        aux=report.aux,
        stance=report.stance,
        section=section.kind,
        actors=tuple(_party(actor) for actor in report.actors),
        recipients=tuple(_party(actor) for actor in report.recipients),
        names=_names(report.actors + report.recipients),
        first=report.when.first,
        last=report.when.last,
        precision=report.when.precision,
        written=(written.first, written.last),
        country=place.country if place else None,
        place=(place.name or place.text) if place else None,
        geonameid=place.geonameid if place else None,
        latitude=place.lat if place else None,
        longitude=place.lon if place else None,
        resolution=place.resolution if place else 0,
        acts=acts,
        words=tuple(sorted(set(terms(sentence)))) if sentence else (),
        counts={kind: count.low for kind, count in sorted(report.size.items()) if count.low is not None},
        sources=tuple(dict.fromkeys(attribution.source.text for attribution in report.attributions)),
        agreement=agreement,
        repeated=_is_repeated(report, reading),
        fresh=_is_fresh(report, reading),
        sequence=report.sequence,
        actor_names=_names(report.actors),
        recipient_names=_names(report.recipients),
        actor_words=_called(report.actors),
        recipient_words=_called(report.recipients),
        thing=_thing(report, sentence),
        persons=_persons(sentence),
        about=_about(report, reading),
        deeds=_deeds(report, acts, sentence),
        story=strongest((term for each in _opening(report, reading) for term in terms(each)), _STORY),
    )


def retold(before: Told, after: Told) -> Told:
    """What a corrected report tells, made anew where the sentences are no longer at hand: what rests on them stays as
    it was told before."""
    kept = {name: getattr(before, name) for name in _OF_SENTENCES}
    same = before.deeds if after.type == before.type else deeds(after.type, before.acts, after.mode)
    return msgspec.structs.replace(after, deeds=same, **kept)


_OF_SENTENCES: Final = (
    "origin", "outlet", "agreement", "acts", "words", "story", "persons", "about", "thing", "repeated", "fresh",
)  # fmt: skip
"""Fields that rest on sentences, or on what the ledger knew when the report came."""


def _sentence(report: Report, reading: Reading) -> Sentence | None:
    of_section = reading.sentences[report.section] if report.section < len(reading.sentences) else ()
    return next((sentence for sentence in of_section if sentence.start == report.sentence.start), None)


def _acts(triggers: Sequence[Span], sentence: Sentence | None) -> tuple[str, ...]:
    """The lemmas of each trigger, and those of one trigger together: "gun", "down", "gun_down"."""
    found: set[str] = set()
    for span in triggers:
        lemmas = [
            token.lemma.lower()
            for token in (sentence.tokens if sentence else ())
            if span.start <= token.start < span.end and token.upos not in ("DET", "PRON", "PUNCT")
        ]
        found.update(lemmas)
        if len(lemmas) > 1:
            found.add("_".join(lemmas))
    return tuple(sorted(found))


def _deeds(report: Report, acts: tuple[str, ...], sentence: Sentence | None) -> tuple[str, ...]:
    """The deeds that the triggers tell; a cancellation also tells what was called off."""
    told = deeds(report.event, acts, report.mode)
    if CALLED_OFF not in told:
        return told
    things = [token.lemma.lower() for token in _objects(report, sentence)]
    known = {deed for type in _PLANNED for deed in deeds(type, things, None) if not deed.startswith("~")}
    return (*told, *sorted(known))


def _thing(report: Report, sentence: Sentence | None) -> str | None:
    """The noun of the trigger's object, where that is no party: what was signed, promised, called off."""
    parties = report.actors + report.recipients
    return next(
        (
            token.lemma.lower()
            for token in _objects(report, sentence)
            if token.upos == "NOUN" and not any(party.start <= token.start < party.end for party in parties)
        ),
        None,
    )


def _objects(report: Report, sentence: Sentence | None) -> list[Token]:
    """What a trigger verb acts on: "signed a treaty", "the treaty was signed"."""
    if sentence is None:
        return []
    triggers = {
        place
        for place, token in enumerate(sentence.tokens)
        if token.upos == "VERB" and any(span.start <= token.start < span.end for span in report.triggers)
    }
    return [token for token in sentence.tokens if token.head in triggers and token.deprel in ("obj", "nsubj:pass")]


def _called(actors: Sequence[Actor]) -> tuple[str, ...]:
    """What a reader calls the parties: the name, else the words without a leading article; pronouns call nobody."""
    called = (actor.identifier or _ARTICLE.sub("", " ".join(actor.text.split())) for actor in actors)
    return tuple(dict.fromkeys(words for words in called if words.casefold() not in _PRONOUNS))


def _party(actor: Actor) -> str:
    if actor.code:
        return f"{actor.code} {actor.sector}" if actor.sector else actor.code
    return f"- {actor.sector}" if actor.sector else " ".join(actor.text.lower().split())


def _names(actors: Sequence[Actor]) -> tuple[str, ...]:
    """Who is known by name; countries and bodies with a code of their own are told by their codes."""
    return tuple(sorted({actor.identifier for actor in actors if actor.identifier and actor.sector}))


def _persons(sentence: Sentence | None) -> tuple[str, ...]:
    if sentence is None:
        return ()
    people = (sentence.tokens[name.start : name.end] for name in sentence.names if name.label == "PER")
    return tuple(
        sorted({" ".join(token.text for token in tokens if token.upos == "PROPN") for tokens in people} - {""})
    )


def _about(report: Report, reading: Reading) -> tuple[str, ...]:
    inside = (mention for mention in reading.mentions if report.sentence.start <= mention.start < report.sentence.end)
    return tuple(sorted({actor.code for mention in inside for actor in mention.actors if actor.code}))


def _is_repeated(report: Report, reading: Reading) -> bool:
    """Whether time words of its sentence tell a habit: "nightly", "every week"."""
    inside = (when for when in reading.times if report.sentence.start <= when.start < report.sentence.end)
    return report.when.first is None and any(when.kind == "SET" for when in inside)


def _is_fresh(report: Report, reading: Reading) -> bool:
    kind = reading.sections[report.section].kind
    if kind == "digest":
        sentences = reading.sentences[report.section] if report.section < len(reading.sentences) else ()
        return bool(sentences) and report.sentence.start == sentences[0].start
    lede = reading.anatomy.lede
    return kind == "title" or (lede is not None and lede.start <= report.sentence.start < lede.end)


def _opening(report: Report, reading: Reading) -> Iterator[Sentence]:
    """The sentences that tell the story's subject: the item's own in a digest, else those the dispatch opens with."""
    if reading.sections[report.section].kind == "digest":
        if report.section < len(reading.sentences):
            yield from reading.sentences[report.section][:_OPENING]
        return
    left = _OPENING
    for section, sentences in zip(reading.sections, reading.sentences, strict=False):
        if section.kind in ("title", "body"):
            yield from sentences[:left]
            left -= len(sentences[:left])
        if not left:
            return
