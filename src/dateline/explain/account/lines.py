"""An account -> one object of JSON Lines, schema "dateline-explain-1". Offsets are characters, half-open.

account_line(account)  ->  b'{"schema":"dateline-explain-1","citation":"wire/pact.txt","line":3,...}\\n'
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

from dateline.explain.account.build import Account, Fact, Word
from dateline.records import Reason, Span

SCHEMA: Final = "dateline-explain-1"


def account_json(account: Account) -> dict[str, Any]:
    """The account, ready for a JSON encoder. `report` in a word is the id of the record that `dateline read` prints."""
    return {
        "schema": SCHEMA,
        "citation": account.citation,
        "line": account.line,
        "column": account.column,
        "start": account.span.start,
        "end": account.span.end,
        "text": account.text,
        "section": account.kind,
        "unread": account.unread,
        "found": [_fact(fact) for fact in account.facts],
        "words": [_word(word) for word in account.words],
        "strangers": [{"words": words, "lemma": lemma} for words, lemma in account.strangers],
    }


def account_line(account: Account) -> bytes:
    """The account as one line, in UTF-8, with its line end."""
    return msgspec.json.encode(account_json(account)) + b"\n"


def _fact(fact: Fact) -> dict[str, Any]:
    reasons = [_reason(reason) for reason in fact.reasons]
    return {"about": fact.about, "words": fact.words, **_ends(fact.span), "means": fact.means, "why": reasons}


def _word(word: Word) -> dict[str, Any]:
    return {
        "words": word.words,
        **_ends(word.span),
        "outcome": word.outcome,
        "verdict": word.verdict,
        "row": word.row,
        "read_as": word.read_as,
        "parties": word.parties,
        "roles": {role: list(words) for role, words in word.filled},
        "why": [_reason(reason) for reason in word.notes],
        "report": word.entry.report_id if word.entry else None,
        "event": word.entry.event if word.entry else None,
        "rows": [{"row": row.place, "event": row.event, "why": row.why} for row in word.rows],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {"rule": reason.rule, "note": reason.note, "row": reason.row}


def _ends(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
