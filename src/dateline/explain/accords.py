"""An agreement in plain words, for the brief: a heading, how it stands, and its facts line by line.

accord_from(agreement, reading, country_name)
-> Accord(title="fishing treaty", parties=("Peru", "Chile"), standing="signed 14 February 2025, Lima, Peru",
          facts=(Fact("holds", ("covers the Arica waters",)), Fact("leaves out", ("quota",))))
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

import msgspec

from dateline.explain.wording import (
    UNDATED,
    CountryName,
    code_itself,
    interval_words,
    party_words,
    place_words,
)
from dateline.records import (
    Agreement,
    AgreementStep,
    Attribution,
    Interval,
    Passage,
    Reading,
    Reason,
    Span,
    Telling,
    Term,
)
from dateline.vocabulary import TELLINGS

_TOLD: Final = {
    "ahead": "to be {}",
    "possible": "may be {}",
    "negated": "not {}",
    "denied": "{}, as is denied",
}
_WORDS: Final = {"in_force": "in force", "called_off": "called off"}
_WORDS_OF: Final = {
    ("in_force", "ahead"): "to come into force",
    ("in_force", "possible"): "may come into force",
    ("expired", "ahead"): "to expire",
    ("expired", "possible"): "may expire",
    ("ended", "negated"): "not to be ended",
    ("violated", "denied"): "breach denied",
    ("signed", "denied"): "signing denied",
    ("agreed", "denied"): "consent denied",
    ("negotiated", "negated"): "no talks",
    ("in_force", "negated"): "not in force",
}
_MOST_NAMES: Final = 4
SHORT: Final = 40
"""Characters up to which values of a field stand side by side."""


class Line(msgspec.Struct, frozen=True):
    """One value in words: its place in the text, who says so, and the reasons."""

    text: str
    span: Span
    says: tuple[str, ...] = ()
    why: tuple[Reason, ...] = ()


class Fact(msgspec.Struct, frozen=True):
    """A field of an accord with its values."""

    label: str
    lines: tuple[Line, ...]

    def grouped(self) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        """The values as they are shown: short ones that follow one another and have one source side by side.

        Each group is its values and its sources.
        """
        groups: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
        for line in self.lines:
            short = len(line.text) <= SHORT
            if short and groups and groups[-1][1] == line.says and len(groups[-1][0][0]) <= SHORT:
                groups[-1] = ((*groups[-1][0], line.text), line.says)
            else:
                groups.append(((line.text,), line.says))
        return tuple(groups)


class Accord(msgspec.Struct, frozen=True):
    """One agreement in plain words. `settled`: whether it is told as done, not only planned, hoped for or denied."""

    id: str
    section: int
    title: str
    kind: str
    parties: tuple[str, ...]
    standing: str
    settled: bool
    facts: tuple[Fact, ...]
    reports: tuple[str, ...]
    start: int


def accord_from(agreement: Agreement, reading: Reading, country_name: CountryName = code_itself) -> Accord:
    """The words for one agreement of `reading`."""
    step = agreement.standing
    first = agreement.mentions[0]
    return Accord(
        id=agreement.id,
        section=agreement.section,
        title=_title(agreement),
        kind=agreement.kind,
        parties=_each(party_words(actor, country_name) for actor in agreement.parties),
        standing=step_words(step, country_name) if step is not None else "standing not told",
        settled=step is not None and step.told == "done",
        facts=tuple(fact for fact in _facts(agreement, reading, country_name) if fact.lines),
        reports=agreement.reports,
        start=first.start,
    )


def step_words(step: AgreementStep, country_name: CountryName = code_itself) -> str:
    """ "signed 14 February 2025, Lima, Peru", "to be ratified", "may be ended", "signing denied"."""
    plain = _WORDS.get(step.status, step.status)
    words = _WORDS_OF.get((step.status, step.told)) or _TOLD.get(step.told, "{}").format(plain)
    when = interval_words(step.when)
    place = place_words(step.place, country_name)
    facts = [words if when == UNDATED else f"{words} {when}", *([place] if place else [])]
    return ", ".join(facts)


def status_words(status: str) -> str:
    """How the ledger tells a step, in words.

    >>> status_words("signed (ahead, 2025-10-14)")
    'to be signed 14 October 2025'
    """
    name, bracket, rest = status.partition(" (")
    told, _, day = rest.removesuffix(")").partition(", ")
    if not bracket or told not in TELLINGS:
        return status
    when = Interval(dt.date.fromisoformat(day), dt.date.fromisoformat(day), "day") if day else Interval()
    return step_words(AgreementStep(name, msgspec.convert(told, Telling), 0, 0, when))


def _title(agreement: Agreement) -> str:
    """The longest of its names, which says most; the noun it is called by where it has none."""
    return max((name.text for name in agreement.names), key=len, default=agreement.form)


def _facts(agreement: Agreement, reading: Reading, country_name: CountryName) -> Iterable[Fact]:
    title = _title(agreement)
    names = [name for name in agreement.names if name.text != title][:_MOST_NAMES]
    yield Fact("also called", tuple(map(_line, names)))
    brokers = (_of(party_words(actor, country_name), actor.start, actor.end) for actor in agreement.mediators)
    yield Fact("brought about by", tuple(brokers))
    yield Fact("term", _term(agreement.term))
    signing = agreement.signing
    if signing is not None:
        hands = (_of(hand.identifier or hand.text, hand.start, hand.end) for hand in signing.hands)
        yield Fact("by the hand of", tuple(hands))
    yield Fact("is about", _lines(agreement.areas))
    yield Fact("holds", _lines(agreement.commitments))
    yield Fact("leaves out", _lines(agreement.exclusions))
    yield Fact("not told", _lines(agreement.unmentioned))
    yield Fact("denied", _lines(agreement.denials))
    steps = [step for step in agreement.history if step is not agreement.standing and step != agreement.standing]
    yield Fact(
        "also",
        tuple(
            Line(step_words(step, country_name), Span(step.start, step.end), _says(step.attributions), step.why)
            for step in steps
        ),
    )


def _lines(passages: tuple[Passage, ...]) -> tuple[Line, ...]:
    return tuple(map(_line, passages))


def _line(passage: Passage) -> Line:
    return Line(passage.text, Span(passage.start, passage.end), _says(passage.attributions), passage.why)


def _of(text: str, start: int, end: int) -> Line:
    return Line(text, Span(start, end))


def _term(term: Term | None) -> tuple[Line, ...]:
    if term is None:
        return ()
    more = ", renewable" if term.renewable else ""
    return (Line(f"{term.text}{more}", Span(term.start, term.end), (), term.why),)


def _says(attributions: tuple[Attribution, ...]) -> tuple[str, ...]:
    return _each(attribution.source.text or attribution.source.identifier or "a source" for attribution in attributions)


def _each(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
