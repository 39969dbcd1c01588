"""An accord as one dispatch tells of it."""

from __future__ import annotations

import msgspec

from dateline.records.dispatches import Interval, Reason, Span, Telling
from dateline.records.findings import Actor, Place
from dateline.records.reports import Attribution


class Passage(msgspec.Struct, frozen=True, gc=False):
    """Words of the dispatch that hold one value of an accord: a name, an area, a clause. `contexts` are PLOVER's, from
    the words; `attributions` say whose word it is, where the dispatch does not say so itself."""

    start: int
    end: int
    text: str
    contexts: tuple[str, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    why: tuple[Reason, ...] = ()


class Term(msgspec.Struct, frozen=True, gc=False):
    """How long an accord is to run: words, and a TIMEX3 value ("P20Y" for 20 years, "2030" for "until 2030")."""

    start: int
    end: int
    text: str
    value: str
    renewable: bool = False
    why: tuple[Reason, ...] = ()


class AgreementStep(msgspec.Struct, frozen=True, gc=False):
    """One step in the life of an accord, as one sentence tells it: "signed", told as done; "ended", told as threatened.

    `status` is one of vocabulary.AGREEMENT_STATUSES, `told` one of vocabulary.TELLINGS; `start` and `end` span the
    words that tell it. `hands` are the people who signed or are to sign. `report`: the id of the report of this act, if
    any."""

    status: str
    told: Telling
    start: int
    end: int
    when: Interval = Interval()
    place: Place | None = None
    hands: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    report: str | None = None
    why: tuple[Reason, ...] = ()


class Agreement(msgspec.Struct, frozen=True):
    """An accord as one dispatch tells of it.

    `form` is the noun it is called by ("treaty"), `kind` what it is about (vocabulary.AGREEMENT_KINDS). `signing` is
    the signing told or planned, with day, place and hands gathered from every sentence that tells of it; `history`
    holds every step in the order of the text, `standing` the one that says how it stands when the dispatch ends.
    `mentions` are the words that speak of it, `reports` the ids of the reports that are about it."""

    id: str
    section: int
    form: str
    kind: str
    names: tuple[Passage, ...]
    parties: tuple[Actor, ...]
    mediators: tuple[Actor, ...] = ()
    term: Term | None = None
    signing: AgreementStep | None = None
    standing: AgreementStep | None = None
    history: tuple[AgreementStep, ...] = ()
    areas: tuple[Passage, ...] = ()
    commitments: tuple[Passage, ...] = ()
    exclusions: tuple[Passage, ...] = ()
    unmentioned: tuple[Passage, ...] = ()
    denials: tuple[Passage, ...] = ()
    mentions: tuple[Span, ...] = ()
    reports: tuple[str, ...] = ()
    why: tuple[Reason, ...] = ()
