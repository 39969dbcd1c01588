"""An agreement -> the JSON record "dateline-agreement-1": what one dispatch tells of one accord.

`status` is the step that says how it stands when the dispatch ends, `history` every step in the order of the text; a
step that is told as ahead, possible, negated or denied has not come about. Offsets are characters, half-open, of the
dispatch's text; days are ISO 8601; `reports` are the ids of the reports whose `agreement_id` this is.

    agreement_json(agreement, reading)["status"]["status"]  ->  "signed"
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

from dateline.explain.values import (
    actor_json,
    attribution_json,
    cite_json,
    iso_day,
    place_json,
    reason_json,
    section_of,
)
from dateline.records import Agreement, AgreementStep, Passage, Reading, Term

SCHEMA: Final = "dateline-agreement-1"


def agreement_json(agreement: Agreement, reading: Reading) -> dict[str, Any]:
    """The record of one agreement of `reading`, ready for a JSON encoder."""
    text = reading.dispatch.text
    return {
        "schema": SCHEMA,
        "id": agreement.id,
        "dispatch_id": reading.dispatch.id,
        "section": section_of(agreement.section, reading),
        "form": agreement.form,
        "kind": agreement.kind,
        "names": [_passage(name) for name in agreement.names],
        "parties": [actor_json(actor) for actor in agreement.parties],
        "mediators": [actor_json(actor) for actor in agreement.mediators],
        "term": _term(agreement.term),
        "signing": _step(agreement.signing, text) if agreement.signing else None,
        "status": _step(agreement.standing, text) if agreement.standing else None,
        "history": [_step(step, text) for step in agreement.history],
        "areas": [_passage(area) for area in agreement.areas],
        "commitments": [_passage(clause) for clause in agreement.commitments],
        "exclusions": [_passage(clause) for clause in agreement.exclusions],
        "unmentioned": [_passage(clause) for clause in agreement.unmentioned],
        "denials": [_passage(clause) for clause in agreement.denials],
        "mentions": [
            {"text": text[span.start : span.end], "start": span.start, "end": span.end} for span in agreement.mentions
        ],
        "reports": list(agreement.reports),
        "cite_info": cite_json(agreement.section, reading),
        "why": [reason_json(reason) for reason in agreement.why],
    }


def agreement_line(agreement: Agreement, reading: Reading) -> bytes:
    """The record as one line of JSON Lines, in UTF-8, with its line end."""
    return msgspec.json.encode(agreement_json(agreement, reading)) + b"\n"


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
        "context": list(passage.contexts),
        "attribution": [attribution_json(attribution) for attribution in passage.attributions],
        "why": [reason_json(reason) for reason in passage.why],
    }


def _term(term: Term | None) -> dict[str, Any] | None:
    if term is None:
        return None
    return {
        "text": term.text,
        "value": term.value,
        "renewable": term.renewable,
        "start": term.start,
        "end": term.end,
        "why": [reason_json(reason) for reason in term.why],
    }


def _step(step: AgreementStep, text: str) -> dict[str, Any]:
    return {
        "status": step.status,
        "told": step.told,
        "text": text[step.start : step.end],
        "start": step.start,
        "end": step.end,
        "date": iso_day(step.when, "first"),
        "enddate": iso_day(step.when, "last"),
        "date_precision": step.when.precision,
        "event_loc": place_json(step.place),
        "hands": [actor_json(hand) for hand in step.hands],
        "attribution": [attribution_json(attribution) for attribution in step.attributions],
        "report": step.report,
        "why": [reason_json(reason) for reason in (*step.why, *step.when.why)],
    }
