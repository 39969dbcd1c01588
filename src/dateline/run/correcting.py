"""What a person says against or for a report, kept in the ledger: one way for every door.

correct(ledger, "field", "r-1f0c", "Jane Roe", "the ministry, not the army", field="actors", value="RUS GOV")
"""

from __future__ import annotations

from dateline import queries
from dateline.errors import AbsentError, QuestionError
from dateline.ledger import Correction, Ledger
from dateline.ledger.corrections import Kind


def correct(
    ledger: Ledger,
    kind: Kind,
    report: str,
    author: str,
    note: str = "",
    *,
    field: str | None = None,
    value: str | None = None,
    other: str | None = None,
) -> int:
    """Keep a correction of the report whose id begins with these characters; its number.

    `other`: the second report of a merge or a split. Raises AbsentError where there is no such report, QuestionError
    where a value cannot stand in a field.
    """
    found = queries.find(ledger, report)
    if field is not None:
        try:
            ledger.check(found, field, value or "")
        except ValueError as error:
            raise QuestionError(str(ledger.path), str(error)) from error
    anchor = ledger.anchor(found)
    if other is not None:
        value = str(ledger.anchor(queries.find(ledger, other)))
    return ledger.correct(Correction(0, "", author, note, kind, anchor, field, value))


def undo(ledger: Ledger, number: int, author: str, note: str = "") -> int:
    """Take back the correction with this number; both stay on record. Raises AbsentError where there is none."""
    taken = next((each for each in ledger.corrections() if each.number == number and each.kind != "undo"), None)
    if taken is None:
        raise AbsentError(str(ledger.path), f"holds no correction {number}; 'dateline corrections' lists them")
    return ledger.correct(Correction(0, "", author, note, "undo", taken.anchor, undoes=number))
