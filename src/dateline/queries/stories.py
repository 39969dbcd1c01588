"""Storylines, and agreements across dispatches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

import msgspec

from dateline import storylines as telling
from dateline.errors import AbsentError
from dateline.ledger import Ledger
from dateline.ledger.stories import events_of, outlines_of
from dateline.records import Agreement, AgreementStep, Storyline


class StorylineRow(msgspec.Struct, frozen=True):
    """A storyline in short: its title, days of writing, how many stories tell it and how many events are in it."""

    id: str
    title: str
    first: dt.date | None
    last: dt.date | None
    stories: int
    events: int


class AccordRow(msgspec.Struct, frozen=True):
    """An accord as all its dispatches tell it. `accord`: the id of its first record; `status` as told last (a step and
    whether it has come about), `history`: every step in the order in which they were written; `records`: one a
    dispatch."""

    accord: str
    form: str
    kind: str
    names: tuple[str, ...]
    parties: tuple[str, ...]
    term: str | None
    status: str
    signed: dt.date | None
    history: tuple[str, ...]
    dispatches: tuple[str, ...]
    records: tuple[Agreement, ...]


_CLOSE: Final = f"julianday(s.day_last) - julianday(s.day_first) <= {telling.BACKGROUND.days}"


def storyline_ids(ledger: Ledger, least: int = 2, since: dt.date | None = None) -> list[str]:
    """The ids of those `storylines` answers with, in its order."""
    day = since.isoformat() if since is not None else ""
    rows = ledger.connection.execute(
        "SELECT id FROM (SELECT id, day_last, stories FROM storylines WHERE stale = 0"
        f" UNION ALL SELECT k.id, coalesce(max(CASE WHEN {_CLOSE} THEN s.day_last END),"
        " max(coalesce(s.day_last, s.day_first))), count(*)"
        " FROM storylines k CROSS JOIN stories s ON s.storyline = k.id WHERE k.stale = 1 GROUP BY k.id)"
        " WHERE stories >= ? AND coalesce(day_last, '') >= ? ORDER BY coalesce(day_last, '') DESC, stories DESC, id",
        (least, day),
    )
    return [id for (id,) in rows]


def storylines(
    ledger: Ledger, least: int = 2, since: dt.date | None = None, *, ids: Sequence[str] | None = None
) -> list[StorylineRow]:
    """The storylines of at least `least` stories that were written about on `since` or later, the latest first; `ids`:
    these instead, in their order."""
    found = []
    for id in storyline_ids(ledger, least, since) if ids is None else ids:
        row = ledger.connection.execute(_STORYLINE, (id,)).fetchone()
        title, first, last = row["title"], _day(row["day_first"]), _day(row["day_last"])
        if row["stale"]:  # told anew when a run ends, or now
            told = telling.storyline_of(id, outlines_of(ledger.connection, id))
            title, first, last = told.title, told.first, told.last
        found.append(StorylineRow(id, title, first, last, row["stories"], row["events"]))
    return found


_STORYLINE: Final = (
    "SELECT k.title, k.day_first, k.day_last, k.stale,"
    " (SELECT count(*) FROM stories s WHERE s.storyline = k.id) AS stories,"
    " (SELECT count(DISTINCT r.event) FROM stories s CROSS JOIN reports r ON r.unit = s.unit"
    "  WHERE s.storyline = k.id AND r.until_run IS NULL) AS events FROM storylines k WHERE k.id = ?"
)


def storyline(ledger: Ledger, id: str) -> Storyline:
    """A storyline with its accounts, events and turning points. Raises AbsentError where there is none."""
    outlines = outlines_of(ledger.connection, id)
    if not outlines:
        raise AbsentError(str(ledger.path), f"holds no storyline {id}")
    return telling.storyline_of(id, outlines, events_of(ledger.connection, id))


def agreement_ids(ledger: Ledger) -> list[str]:
    """The accords that `agreements` answers with, in its order."""
    rows = ledger.connection.execute(
        "SELECT coalesce(a.accord, a.id) AS accord FROM agreements a JOIN dispatches d ON d.id = a.dispatch"
        f" WHERE d.current = 1 ORDER BY {_AS_TOLD}"
    )
    return list(dict.fromkeys(row["accord"] for row in rows))


def agreements(ledger: Ledger, *, ids: Sequence[str] | None = None) -> list[AccordRow]:
    """The accords that present dispatches tell of, the latest told last; `ids`: only these."""
    condition, values = "1", tuple[str, ...]()
    if ids is not None:
        condition = "coalesce(a.accord, a.id) IN (SELECT value FROM json_each(?))"
        values = (msgspec.json.encode(ids).decode(),)
    gathered: dict[str, list[tuple[str, Agreement]]] = {}
    for accord, dispatch, record in records_of(ledger, condition, *values):
        gathered.setdefault(accord, []).append((dispatch, record))
    return [accord_of(id, told) for id, told in gathered.items()]


def agreement(ledger: Ledger, id: str) -> AccordRow:
    """The accord with this id, or the one that holds the record of this id. Raises AbsentError where there is none."""
    row = ledger.connection.execute(
        "SELECT coalesce(accord, id) AS accord FROM agreements WHERE id = ? OR accord = ?", (id, id)
    ).fetchone()
    rows = records_of(ledger, "coalesce(a.accord, a.id) = ?", row["accord"]) if row is not None else []
    if not rows:
        raise AbsentError(str(ledger.path), f"holds no agreement {id}")
    return accord_of(row["accord"], [(dispatch, record) for _, dispatch, record in rows])


_AS_TOLD: Final = "coalesce(d.published_first, '9999'), d.number, a.id"


def records_of(ledger: Ledger, condition: str, *values: str) -> list[tuple[str, str, Agreement]]:
    """Accord, dispatch and record of every agreement of which a condition holds, the latest told last."""
    rows = ledger.connection.execute(
        "SELECT coalesce(a.accord, a.id) AS accord, a.dispatch, a.record FROM agreements a"
        f" JOIN dispatches d ON d.id = a.dispatch WHERE d.current = 1 AND {condition}"
        f" ORDER BY {_AS_TOLD}",
        values,
    )
    return [(row["accord"], row["dispatch"], msgspec.json.decode(row["record"], type=Agreement)) for row in rows]


def accord_of(id: str, told: list[tuple[str, Agreement]]) -> AccordRow:
    records = [record for _, record in told]
    fullest = max(records, key=lambda record: (len(record.history), len(record.names)))
    steps = [step for record in records for step in record.history]
    standing = next((record.standing for record in reversed(records) if record.standing is not None), None)
    signings = [record.signing for record in records if record.signing is not None]
    done = [signing for signing in signings if signing.told == "done" and signing.when.first]
    parties = {actor.code or actor.text for record in records for actor in record.parties}
    names = dict.fromkeys(" ".join(name.text.split()) for record in records for name in record.names)
    return AccordRow(
        accord=id,
        form=fullest.form,
        kind=fullest.kind,
        names=tuple(names),
        parties=tuple(sorted(parties)),
        term=next((record.term.text for record in records if record.term is not None), None),
        status=step_words(standing) if standing is not None else "unknown",
        signed=done[0].when.first if done else None,
        history=tuple(dict.fromkeys(map(step_words, steps))),
        dispatches=tuple(dict.fromkeys(dispatch for dispatch, _ in told)),
        records=tuple(records),
    )


def step_words(step: AgreementStep) -> str:
    """ "signed (done, 2025-01-17)"."""
    return f"{step.status} ({', '.join(filter(None, (step.told, str(step.when.first or ''))))})"


def _day(words: str | None) -> dt.date | None:
    return dt.date.fromisoformat(words) if words else None
