"""What is said to have happened, by whom it is said, and how many it touched."""

from __future__ import annotations

import msgspec

from dateline.records.dispatches import Aux, Interval, Reason, Span, Stance
from dateline.records.findings import Actor, Place
from dateline.records.sentences import At


class Attribution(msgspec.Struct, frozen=True, gc=False):
    """A cue with its source and content. `source` is the person or body quoted; `content` the tokens it carries."""

    source: Actor
    cue: str
    start: int
    end: int
    content: tuple[At, ...] = ()
    hedged: bool = False
    denied: bool = False
    why: tuple[Reason, ...] = ()


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """A count with its bounds (None: open) and words: "At least 76 people" is low 76, high None.

    `approximate`: told as about that many ("some 80"). `source`: who is told as counting, where somebody is.
    """

    low: int | None
    high: int | None
    text: str
    start: int = 0
    end: int = 0
    approximate: bool = False
    source: Actor | None = None


class Report(msgspec.Struct, frozen=True, gc=False):
    """One dispatch saying that one thing happened, was planned, denied or only claimed.

    `quad` and `scale` are the ontology's for type and mode: class 1 to 4, score from -10 to 10. `start` and `end` span
    the trigger with its actor and recipient. `sequence` counts from 1."""

    id: str
    section: int
    sentence: Span
    start: int
    end: int
    triggers: tuple[Span, ...]
    event: str
    mode: str | None
    quad: int
    scale: float
    contexts: tuple[str, ...]
    aux: tuple[Aux, ...]
    stance: Stance
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    when: Interval
    place: Place | None
    attributions: tuple[Attribution, ...]
    size: dict[str, Quantity]
    confidence: float
    sequence: int
    why: tuple[Reason, ...]
