"""News of events: what happened, what stands otherwise than before, what lies ahead, what is disputed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

import msgspec

from dateline.ledger import Ledger
from dateline.ledger.lookups import kin
from dateline.merging.copies import Outlets
from dateline.merging.status import settled
from dateline.queries.news.quoting import Teller, quote, quotes_of, tellers
from dateline.records import (
    Announced,
    Dispute,
    Event,
    EventNews,
    Held,
    Interval,
    Quote,
    Reason,
    StatusChange,
    Turn,
    Turned,
    TurningPoint,
    Version,
)

BACKGROUND: Final = dt.timedelta(days=31)
"""What happened longer before it was first told is background and no news."""

MEMORY: Final = dt.timedelta(days=90)
"""How far back an event of the same kind between the same parties makes one less new."""


_EVENT: Final = msgspec.json.Decoder(Event)


class Found(msgspec.Struct, frozen=True):
    """An event at hand, with its reports and the day on which it was first told."""

    event: Event
    storyline: str | None
    tellers: tuple[Teller, ...]

    @property
    def told(self) -> dt.date:
        """When it was first told; what nobody dated, when it came."""
        return min(each.day for each in self.tellers)


class Happenings:
    """The events that the dispatches of a brief tell, and those that were announced for its days."""

    def __init__(self, ledger: Ledger, since: dt.date, dispatches: Sequence[str], outlets: Outlets) -> None:
        self._ledger = ledger
        self._since = since
        self._outlets = outlets
        self._found = self._events(dispatches)
        self._by_id = {each.event.id: each for each in self._found}
        self._earliest = max(since, dt.date.min + MEMORY + BACKGROUND) - MEMORY - BACKGROUND

    def new(self, most: int) -> tuple[tuple[EventNews, ...], int, int]:
        """Happenings first told since, weightiest first, at most `most`; how many there are; how many more are
        background."""
        first = [each for each in self._found if each.event.kind == "happening" and each.told >= self._since]
        news = [each for each in first if each.event.status != "planned" and not _is_background(each)]
        ordered = sorted(news, key=self._rank)
        return tuple(map(self.news_of, ordered[:most])), len(news), sum(map(_is_background, first))

    def changed(self) -> tuple[StatusChange, ...]:
        """Events told before, which stand otherwise since; the latest told last."""
        found = []
        for each in self._found:
            before = [turn for turn in each.event.turns if turn.told and turn.told < self._since]
            after = next((turn for turn in each.event.turns if turn.status == each.event.status), None)
            if not before or after is None or not after.told or after.told < self._since:
                continue
            stood = settled(before)
            if stood != after.status:
                words = self._of_report(each, after.report)
                found.append(StatusChange(self.news_of(each), stood, after.status, after.told, words))
        return tuple(sorted(found, key=lambda change: (change.told or dt.date.max, change.event.id)))

    def ahead(self, until: dt.date | None, most: int) -> tuple[Announced, ...]:
        """What was announced and is not told as done, for a day since or, told since, for no day; in order of days.
        Of what has no day, at most `most`, weightiest first."""
        found = {each.event.id: each for each in self._found if each.event.status == "planned"}
        planned = "SELECT id FROM events WHERE status = 'planned' AND coalesce(day_last, day_first) >= ?"
        ids = [id for (id,) in self._ledger.connection.execute(planned, (self._since.isoformat(),)) if id not in found]
        found |= {each.event.id: each for each in self._with_tellers(ids)}
        happenings = [each for each in found.values() if each.event.kind == "happening"]
        ordered = sorted(happenings, key=lambda each: (*_days(each.event.when), *self._rank(each), each.event.id))
        dated = [each for each in ordered if (day := _last(each.event.when)) is not None and day >= self._since]
        undated = [each for each in ordered if _last(each.event.when) is None]
        return tuple(
            Announced(self.news_of(each), bool((day := _last(each.event.when)) and until and day < until))
            for each in (*dated, *undated[:most])
        )

    def disputed(self, most: int) -> tuple[Dispute, ...]:
        """Fields of which values are told since that cannot hold together with others, the most voices first; at most
        `most`."""
        found: list[Dispute] = []
        for each in sorted(self._found, key=lambda one: (-len(one.event.outlets), one.event.id)):
            if len(found) >= most:
                break
            if not each.event.is_disputed:
                continue
            fields = [(name, held.best, self._versions(each, held)) for name, held in each.event.fields.items()
                      if held.is_disputed]  # fmt: skip
            if any(turn.status == "denied" for turn in each.event.turns) and len(each.event.turns) > 1:
                fields.insert(0, ("status", each.event.status, self._statuses(each)))
            new = [
                (name, best, versions)
                for name, best, versions in fields
                if any(version.told is None or version.told >= self._since for version in versions)
            ]
            news = self.news_of(each) if new else None
            found += [Dispute(news, *values) for values in new if news is not None]
        return tuple(found[:most])

    def turned(self, point: TurningPoint) -> Turned | None:
        """A turning point with the words that tell it; None for a status told beside the one that holds on."""
        each = self._by_id.get(point.event)
        if each is None:
            return None
        report = next((one.report for one in each.tellers if one.day == point.told), each.tellers[0].report)
        if point.kind == "status":
            turns = each.event.turns
            place = next(number for number, turn in enumerate(turns) if point.note.endswith(f"then {turn.status}"))
            if settled(turns[:place]) == settled(turns[: place + 1]):
                return None
            report = turns[place].report
        elif point.kind == "count":
            counts = (value for held in each.event.fields.values() for value in held.values)
            fitting = (value for value in counts if value.first == point.told)
            told = next((value for value in fitting if point.note.endswith(f"then {value.value}")), None)
            report = told.reports[0] if told else report
        return Turned(point.kind, point.event, point.told, point.note, self._of_report(each, report))

    def news_of(self, each: Found) -> EventNews:
        """An event as news, with its weight and the reasons for it."""
        event = each.event
        before = self._before(each)
        novelty = round(1 / (1 + before), 3)
        outlets = len(event.outlets)
        voices = f"{outlets} independent {'outlet' if outlets == 1 else 'outlets'}"
        new = f"{before} like it" if before else "nothing like it"
        return EventNews(
            id=event.id, kind=event.kind, type=event.type, mode=event.mode, status=event.status,
            summary=event.summary, when=event.when, actors=event.actors, recipients=event.recipients,
            country=event.country, place=event.place, outlets=event.outlets, reports=len(event.links),
            told=min((turn.told for turn in event.turns if turn.told), default=None), turns=event.turns,
            storyline=each.storyline, disputed=event.is_disputed, novelty=novelty,
            weight=round(outlets * (1 + novelty), 3),
            why=(
                Reason("outlets", f"told by {voices}"),
                Reason("novelty", f"{new} between these parties in the {MEMORY.days} days before"),
            ),
            quotes=quotes_of(self._ledger, event, each.tellers, self._outlets),
        )  # fmt: skip

    def _events(self, dispatches: Sequence[str]) -> list[Found]:
        rows = self._ledger.connection.execute(
            "SELECT DISTINCT r.event FROM json_each(?) AS named CROSS JOIN reports r"
            " WHERE r.dispatch = named.value AND r.until_run IS NULL AND r.event IS NOT NULL",
            (msgspec.json.encode(dispatches).decode(),),
        )
        return self._with_tellers(sorted(event for (event,) in rows))

    def _with_tellers(self, ids: Sequence[str]) -> list[Found]:
        """The events of these ids, in their order."""
        told = tellers(self._ledger, ids)
        rows = self._ledger.connection.execute(
            "SELECT e.id, e.record, e.storyline FROM json_each(?) AS named CROSS JOIN events e WHERE e.id = named.value"
            " ORDER BY named.key",
            (msgspec.json.encode(ids).decode(),),
        )
        return [Found(_EVENT.decode(row["record"]), row["storyline"], tuple(told[row["id"]])) for row in rows]

    def _rank(self, each: Found) -> tuple[float, ...]:
        """Weight; then what a dispatch leads with, the dead, how often it is told, the latest."""
        outlets = len(each.event.outlets)
        dead = each.event.fields["dead"].best if "dead" in each.event.fields else "0"
        return (
            -outlets * (1 + 1 / (1 + self._before(each))),
            -any(one.told.fresh for one in each.tellers),
            -int(dead) if dead.isdecimal() else 0,
            -len(each.tellers),
            -(each.event.when.last or each.told).toordinal(),
        )

    def _before(self, each: Found) -> int:
        """How many events of its kin lie in the ninety days before it."""
        event = each.event
        day = event.when.first or event.when.last or each.told
        first = max(self._earliest, max(day, dt.date.min + MEMORY) - MEMORY)
        (found,) = self._ledger.connection.execute(
            "SELECT count(*) FROM events WHERE kind = 'happening' AND status <> 'planned' AND kin = ?"
            " AND day_first >= ? AND day_first < ? AND id <> ?",
            (kin(event.type, event.actors, event.recipients, event.country), first.isoformat(), day.isoformat(),
             event.id),
        ).fetchone()  # fmt: skip
        return int(found)

    def _versions(self, each: Found, held: Held) -> tuple[Version, ...]:
        return tuple(
            Version(value.value, value.outlets, value.sources, value.first, self._of_report(each, value.reports[0]))
            for value in held.values
        )

    def _statuses(self, each: Found) -> tuple[Version, ...]:
        return tuple(
            Version(turn.status, _outlet(each, turn), _sources(each, turn), turn.told,
                    self._of_report(each, turn.report))
            for turn in each.event.turns
        )  # fmt: skip

    def _of_report(self, each: Found, report: str) -> Quote | None:
        one = next((teller for teller in each.tellers if teller.report == report), None)
        return quote(self._ledger, one, self._outlets) if one else None


def _is_background(each: Found) -> bool:
    when = each.event.when
    day = when.last or when.first
    return day is not None and day < each.told - BACKGROUND


def _outlet(each: Found, turn: Turn) -> tuple[str, ...]:
    return tuple(one.told.outlet for one in each.tellers if one.report == turn.report and one.told.outlet)


def _sources(each: Found, turn: Turn) -> tuple[str, ...]:
    return next((one.told.sources for one in each.tellers if one.report == turn.report), ())


def _last(when: Interval) -> dt.date | None:
    return when.last or when.first


def _days(when: Interval) -> tuple[bool, dt.date, dt.date]:
    """What has no day comes last; what spans many after what begins on the same day and ends before."""
    first, last = when.first, when.last
    return first is None and last is None, first or last or dt.date.max, last or dt.date.max
