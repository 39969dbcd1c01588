"""An event as its reports tell it: best values, disagreements side by side, the history of its status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from dateline.lexicon import words
from dateline.merging.background import kind_of
from dateline.merging.copies import Outlets, load
from dateline.merging.deeds import is_known
from dateline.merging.status import in_order, settled, status_of, turns
from dateline.merging.summary import summary
from dateline.merging.values import held, voices
from dateline.records import Event, EventKind, Interval, Link, Status, Told

_RANK: Final[dict[str, int]] = {"day": 0, "range": 1, "week": 2, "month": 3, "season": 4, "year": 5, "unknown": 6}


def event_of(
    id: str, kind: EventKind, members: Sequence[Told], links: Sequence[Link], outlets: Outlets | None = None
) -> Event:
    """The event of these reports (one or more). Nothing that a report tells is lost.

    `kind` holds where the reports do not decide: an event is a happening as soon as one of them tells an act.
    `outlets` say whose voice an outlet is; None: our own tables.
    """
    outlets = outlets or load()
    ordered = in_order(members)
    history = turns(ordered)
    status = settled(history)
    best = _best(ordered, status)
    dated = min(ordered, key=lambda one: (_RANK[one.precision], one is not best))
    placed = max(ordered, key=lambda one: (one.resolution, one is best))
    fields = held(ordered, outlets)
    if "day" in fields:
        dated = next(one for one in ordered if one.report == fields["day"].values[0].reports[0])
    return Event(
        id=id,
        kind=kind_of(ordered) if ordered else kind,
        type=best.type,
        mode=best.mode or next((one.mode for one in ordered if one.mode and one.type == best.type), None),
        status=status,
        when=Interval(dated.first, dated.last, dated.precision),
        country=placed.country,
        place=placed.place,
        geonameid=placed.geonameid,
        latitude=placed.latitude,
        longitude=placed.longitude,
        actors=_union(one.actors for one in ordered),
        recipients=_union(one.recipients for one in ordered),
        fields=fields,
        turns=history,
        links=tuple(links),
        outlets=voices(ordered, outlets),
        summary=summary(best, status, _thing(ordered)),
    )


def _best(ordered: Sequence[Told], status: Status) -> Told:
    """The report that tells the event best: of those that tell it as it came to be, one of the type most often told,
    with its parties by name, on a day, in a place; the first told of equals."""
    fitting = [one for one in ordered if status_of(one) == status]
    types = [one.type for one in fitting]
    type = max(types, key=lambda each: (types.count(each), -types.index(each)))
    return max((one for one in fitting if one.type == type), key=_fullness)


def _fullness(one: Told) -> tuple[int, ...]:
    named = sum(each[:1].isupper() for each in one.actor_words) + sum(
        each[:1].isupper() for each in one.recipient_words
    )
    sides = min(len(one.actor_words), 2) + min(len(one.recipient_words), 1)
    return int(is_known(one.deeds)), sides, min(named, 2), -_RANK[one.precision], one.resolution, int(one.fresh)


def _thing(ordered: Sequence[Told]) -> str | None:
    """What an accord is called by most reports: "treaty"; None where none calls it anything."""
    called = [one.thing for one in ordered if one.thing in words("agreement_nouns")]
    return max(called, key=lambda each: (called.count(each), -called.index(each)), default=None)


def _union(several: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """All parties told; those that are words only where no other is told, and "RUS" where no "RUS GOV" is."""
    told = {party for parties in several for party in parties}
    coded = {party for party in told if party[:3].isupper()}
    return tuple(sorted(party for party in coded or told if not any(other.startswith(f"{party} ") for other in coded)))
