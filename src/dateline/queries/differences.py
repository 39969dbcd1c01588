"""What changed from one run to another: reports that came, went, or came out otherwise."""

from __future__ import annotations

from typing import Any, Final, Literal

import msgspec

from dateline.errors import LedgerError
from dateline.ledger import Ledger
from dateline.ledger.rows import report_from
from dateline.records import Actor, Report

_FIELDS: Final = ("event", "mode", "actors", "recipients", "when", "place", "aux", "stance", "contexts", "size")


class Difference(msgspec.Struct, frozen=True):
    """A report that is not the same in both runs; `fields`: what is told otherwise, before and after, in short."""

    kind: Literal["came", "went", "changed"]
    report: str
    dispatch: str
    citation: str
    words: str
    type: str
    fields: dict[str, tuple[str, str]]


def differences(ledger: Ledger, before: int, after: int) -> list[Difference]:
    """What the coder says otherwise in run `after` than it said in run `before`, by dispatch and place in the text.

    Dispatches that came after run `before` do not count. Raises LedgerError where there is no such run.
    """
    known = {number for (number,) in ledger.connection.execute("SELECT number FROM runs")}
    for number in (before, after):
        if number not in known:
            runs = ", ".join(map(str, sorted(known))) or "none"
            raise LedgerError(str(ledger.path), f"holds no run {number}; it holds {runs}")
    with ledger.snapshot():
        old, new = _reports(ledger, before, before), _reports(ledger, after, before)
    found = [_difference(old.get(key), new.get(key)) for key in sorted({*old, *new})]
    return [difference for difference in found if difference is not None]


def _reports(ledger: Ledger, run: int, known_at: int) -> dict[tuple[int, int, int, str], Any]:
    rows = ledger.connection.execute(
        "SELECT r.id, r.dispatch, r.coded, d.number, d.citation,"
        ' substr(d.text, r.start + 1, r."end" - r.start) AS words'
        " FROM reports r JOIN dispatches d ON d.id = r.dispatch"
        " WHERE d.run <= ? AND r.since_run <= ? AND (r.until_run IS NULL OR r.until_run > ?)",
        (known_at, run, run),
    )
    found = {}
    for row in rows:
        report = report_from(row["coded"])
        trigger = report.triggers[0]
        found[row["number"], trigger.start, trigger.end, report.event] = (row, report)
    return found


def _difference(old: Any, new: Any) -> Difference | None:
    row, report = new or old
    fields: dict[str, tuple[str, str]] = {}
    if old and new:
        before, after = _in_short(old[1]), _in_short(new[1])
        fields = {name: (before[name], after[name]) for name in _FIELDS if before[name] != after[name]}
        if not fields:
            return None
    kind: Literal["came", "went", "changed"] = "changed" if old and new else "came" if new else "went"
    words = " ".join(row["words"].split())
    return Difference(kind, row["id"], row["dispatch"], row["citation"], words, report.event, fields)


def _in_short(report: Report) -> dict[str, str]:
    place = report.place
    return {
        "event": report.event,
        "mode": report.mode or "",
        "actors": _parties(report.actors),
        "recipients": _parties(report.recipients),
        "when": "/".join(str(day) for day in (report.when.first, report.when.last) if day),
        "place": ", ".join(filter(None, (place.name or place.text, place.country))) if place else "",
        "aux": " ".join(report.aux),
        "stance": report.stance,
        "contexts": " ".join(sorted(report.contexts)),
        "size": " ".join(f"{kind}={count.low}-{count.high}" for kind, count in sorted(report.size.items())),
    }


def _parties(actors: tuple[Actor, ...]) -> str:
    return "; ".join(" ".join(filter(None, (actor.code, actor.sector))) or actor.text for actor in actors)
