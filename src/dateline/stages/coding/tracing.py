"""Why, and why not: every trigger word of a sentence with the row that read it, what became of it and why.

The pure functions of the stage are run once more over a reading that is coded already; a normal run pays nothing for
this. Words that might have been triggers are told too: those that only describe another word, those none of whose
rows fit, and those that the lexicon knows in another part of speech only.

"Peru may sign the pact" -> a verdict on "sign": dropped, read by a row of SUPPORT, "only possible or asked: 'may'"
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal

import msgspec

from dateline.lexicon.events import Condition, EventRow
from dateline.lexicon.ontology import Ontology
from dateline.records import Actor, Attribution, Mention, Place, Reading, Reason, Report, Span, When
from dateline.stages.coding.accords import AccordMemory
from dateline.stages.coding.binding import Candidate
from dateline.stages.coding.judging import judge, read_all
from dateline.stages.coding.matching import (
    NO_PARTICLE,
    clause_of,
    only_describes,
    roles_around,
    rows_for,
    try_row,
    unmet,
)
from dateline.stages.coding.roles import Roles
from dateline.stages.coding.scene import Scene, scenes

Outcome = Literal["reported", "taken-in", "dropped", "unread", "describing", "other-word"]
_PARTS: Final = {"VERB": "a verb", "NOUN": "a noun", "PROPN": "a name", "ADJ": "an adjective", "AUX": "an auxiliary"}


class Unmet(msgspec.Struct, frozen=True):
    """A condition that does not hold, and the words that stand in its role."""

    condition: Condition
    words: tuple[Span, ...]


class Try(msgspec.Struct, frozen=True):
    """A row that was tried on a trigger. `unmet`: its conditions that do not hold; `obstacle`: what else is in the way,
    said of the row. With neither, the row fits, and another one fits better."""

    row: EventRow
    unmet: tuple[Unmet, ...] = ()
    obstacle: str | None = None


class Filled(msgspec.Struct, frozen=True):
    """The words that stand in a role of a trigger."""

    role: str
    words: tuple[Span, ...]


class Verdict(msgspec.Struct, frozen=True):
    """What became of one trigger word.

    reported    `report` is what it gave
    taken-in    it is part of the act at `by`: `taken_as` commit, request, refuse or threaten (what that act speaks
                of), "named" (the same act, named again) or "repeated" (told again)
    dropped     a row read it, but it tells of nothing that is reported: `note` says why
    unread      none of its rows fits: `others` say why, one by one
    describing  it only describes another word
    other-word  the lexicon knows the word, but in another part of speech: `note`

    `row` read it as `row.event`; `event` is what it was last. `others`: the other rows of the word, in order.
    """

    trigger: Span
    outcome: Outcome
    note: str | None = None
    row: EventRow | None = None
    event: str | None = None
    filled: tuple[Filled, ...] = ()
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    by: Span | None = None
    taken_as: str | None = None
    report: Report | None = None
    why: tuple[Reason, ...] = ()
    others: tuple[Try, ...] = ()


class SentenceTrace(msgspec.Struct, frozen=True):
    """A sentence with the verdicts on its trigger words, in text order, and what earlier stages found in it.

    `strangers`: the verbs that the lexicon does not know, each with the lemma it was looked up by."""

    sentence: Span
    section: int
    verdicts: tuple[Verdict, ...]
    strangers: tuple[tuple[Span, str], ...]
    mentions: tuple[Mention, ...]
    times: tuple[When, ...]
    places: tuple[Place, ...]
    attributions: tuple[Attribution, ...]


def trace(reading: Reading, ontology: Ontology, chosen: Iterable[Span]) -> tuple[SentenceTrace, ...]:
    """The sentences of a coded reading that share a character with a chosen span, each with its verdicts.

    `ontology` must be the one that the reading was coded by."""
    wanted = tuple(chosen)
    final = {report.id: report for report in reading.reports}
    memory = AccordMemory()
    traced = []
    told = scenes(reading, ontology)
    for scene, read in zip(told, read_all(told), strict=True):
        judged = judge(reading, scene, read, memory)
        here = scene.sentence
        if any(span.start < here.end and span.end > here.start for span in wanted):
            traced.append(_traced(scene, judged, final))
    return tuple(traced)


def _traced(scene: Scene, judged: list[tuple[Candidate, Report | None]], final: dict[str, Report]) -> SentenceTrace:
    read = [candidate for candidate, _ in judged]
    verdicts = [_verdict_on(candidate, read, report and final.get(report.id, report)) for candidate, report in judged]
    known = {candidate.trigger for candidate in read}
    for word in range(len(scene.tree.tokens)):
        if word not in known:
            verdict = _passed_over(scene, word)
            if verdict is not None:
                verdicts.append(verdict)
    return SentenceTrace(
        sentence=Span(scene.sentence.start, scene.sentence.end),
        section=scene.section,
        verdicts=tuple(sorted(verdicts, key=lambda verdict: verdict.trigger)),
        strangers=tuple(_strangers(scene)),
        mentions=tuple(scene.mentions[head] for head in sorted(scene.mentions)),
        times=tuple(when for _, when in scene.times),
        places=tuple(scene.places[head] for head in sorted(scene.places)),
        attributions=scene.attributions,
    )


def _verdict_on(candidate: Candidate, read: list[Candidate], report: Report | None) -> Verdict:
    """The verdict on a trigger that a row has read."""
    scene = candidate.scene
    taken = candidate.absorbed_by
    outcome: Outcome = "reported" if report else "taken-in" if taken is not None else "dropped"
    return Verdict(
        trigger=scene.span_of(candidate.trigger),
        outcome=outcome,
        note=candidate.dropped if outcome == "dropped" else None,
        row=candidate.row,
        event=candidate.event,
        filled=_filled(scene, candidate.roles),
        actors=candidate.actors,
        recipients=candidate.recipients,
        by=None if taken is None else scene.span_of(read[taken].trigger),
        taken_as=candidate.absorbed_as if outcome == "taken-in" else None,
        report=report,
        why=tuple(candidate.why),
        others=_tries(scene, candidate.trigger, candidate.row),
    )


def _passed_over(scene: Scene, word: int) -> Verdict | None:
    """The verdict on a word that no row has read; None where the lexicon does not know it at all."""
    token, trigger = scene.tree[word], scene.span_of(word)
    rows = rows_for(scene, word)
    if rows is None:
        lemma = token.lemma.lower()
        known_as = [_PARTS[pos] for pos in ("VERB", "NOUN", "ADJ") if (lemma, pos) in scene.ontology.rows_of]
        if not known_as or token.upos not in _PARTS or token.upos == "AUX":
            return None
        return Verdict(
            trigger, "other-word", f"the lexicon has it as {' and '.join(known_as)}, here it is {_PARTS[token.upos]}"
        )
    if only_describes(scene, word):
        head = scene.tree[token.head].text
        return Verdict(
            trigger, "describing", f"only describes {head!r}", others=_rows(ready.row for ready in rows.rows)
        )
    return Verdict(trigger, "unread", filled=_filled(scene, roles_around(scene, word)), others=_tries(scene, word))


def _strangers(scene: Scene) -> Iterator[tuple[Span, str]]:
    """Verbs that are in no row in any part of speech."""
    for word, token in enumerate(scene.tree.tokens):
        lemma = token.lemma.lower()
        if token.upos == "VERB" and all((lemma, pos) not in scene.ontology.rows_of for pos in _PARTS):
            yield scene.span_of(word), lemma


def _rows(rows: Iterable[EventRow]) -> tuple[Try, ...]:
    return tuple(Try(row) for row in rows)


def _tries(scene: Scene, trigger: int, chosen: EventRow | None = None) -> tuple[Try, ...]:
    """All rows of a trigger but the chosen one, each with what kept it from reading the trigger."""
    roles = roles_around(scene, trigger)
    found = []
    rows = rows_for(scene, trigger)
    for row in (ready.row for ready in rows.rows) if rows is not None else ():
        if chosen is not None and row.place == chosen.place:
            continue
        tried = try_row(scene, trigger, row, roles)
        open_ = tuple(
            Unmet(condition, _words_in(scene, trigger, roles, condition.role))
            for condition in unmet(scene, trigger, row, roles)
        )
        obstacle = f"needs {row.particle!r} beside it" if tried is NO_PARTICLE else tried
        found.append(Try(row, open_, obstacle if isinstance(obstacle, str) else None))
    return tuple(found)


def _words_in(scene: Scene, trigger: int, roles: Roles, role: str) -> tuple[Span, ...]:
    """The words in the role that a condition asks about; for "clause", the whole clause."""
    if role == "clause":
        return (scene.tree.span(clause_of(scene, trigger, roles)),)
    return tuple(_phrase(scene, head) for head in roles.get("subj" if role == "both" else role))


def _filled(scene: Scene, roles: Roles) -> tuple[Filled, ...]:
    return tuple(Filled(role, tuple(_phrase(scene, head) for head in heads)) for role, heads in roles.by_role.items())


def _phrase(scene: Scene, head: int) -> Span:
    """The words of the mention or place at a head, else the head itself."""
    found = scene.mentions.get(head) or scene.places.get(head)
    return Span(found.start, found.end) if found else scene.span_of(head)
