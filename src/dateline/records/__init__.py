"""Every record that travels through Dateline, frozen.

A Dispatch (one item as one outlet sent it) is read into a Reading; a Reading yields Reports (one dispatch saying
that one thing happened). Offsets are characters, half-open, into `dispatch.text`, which never changes. Layers are
tuples; `Reading.trail` names the stages that ran, so that "found nothing" differs from "not run". Every decided
value carries `why`.
"""

from __future__ import annotations

from dateline.records.agreements import Agreement, AgreementStep, Passage, Term
from dateline.records.dispatches import Aux, Dispatch, Interval, Precision, Reason, SectionKind, Span, Stance, Telling
from dateline.records.events import (
    Account,
    Event,
    EventHead,
    EventKind,
    Held,
    Link,
    Status,
    Step,
    Storyline,
    Told,
    Turn,
    TurningPoint,
    Value,
)
from dateline.records.findings import Actor, Mention, MentionKind, Place, When
from dateline.records.news import (
    AccordNews,
    AccordStepNews,
    Announced,
    Brief,
    Dispute,
    EventNews,
    Quote,
    StatusChange,
    StorylineNews,
    Turned,
    Version,
)
from dateline.records.readings import Reading, Stage
from dateline.records.reports import Attribution, Quantity, Report
from dateline.records.sentences import At, Name, Sentence, Token
from dateline.records.structure import Anatomy, Byline, DatelineLine, Notice, PlaceName, Section

__all__ = [
    "AccordNews",
    "AccordStepNews",
    "Account",
    "Actor",
    "Agreement",
    "AgreementStep",
    "Anatomy",
    "Announced",
    "At",
    "Attribution",
    "Aux",
    "Brief",
    "Byline",
    "DatelineLine",
    "Dispatch",
    "Dispute",
    "Event",
    "EventHead",
    "EventKind",
    "EventNews",
    "Held",
    "Interval",
    "Link",
    "Mention",
    "MentionKind",
    "Name",
    "Notice",
    "Passage",
    "Place",
    "PlaceName",
    "Precision",
    "Quantity",
    "Quote",
    "Reading",
    "Reason",
    "Report",
    "Section",
    "SectionKind",
    "Sentence",
    "Span",
    "Stage",
    "Stance",
    "Status",
    "StatusChange",
    "Step",
    "Storyline",
    "StorylineNews",
    "Telling",
    "Term",
    "Token",
    "Told",
    "Turn",
    "Turned",
    "TurningPoint",
    "Value",
    "Version",
    "When",
]
