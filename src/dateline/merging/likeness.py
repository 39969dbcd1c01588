"""How much speaks for two reports telling of one happening, and what speaks against.

Each rule gives points with a reason: the rarer an agreement is by chance, the more. What cannot hold together (two
days, two places far apart, two named victims) stands against, whatever the points.

>>> compare(signed, inked).points  # doctest: +SKIP
12.0
"""

from __future__ import annotations

import datetime as dt
from typing import Final

import msgspec

from dateline.merging import deeds, parties, times
from dateline.merging.contradiction import MUTUAL, PERSONAL, TOWN, against, distance, is_one_sentence
from dateline.merging.wording import overlap, shared
from dateline.records import Reason, Told

_NEAR: Final = 40.0
"""Kilometres between two towns that may be one place told by its neighbour."""

SPOKEN: Final = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "AGREE"})
"""Types of what is said: the same two parties say many things to each other on one day."""

_SETTLED: Final = frozenset({
    "sign", "ratify", "recognise", "nominate", "charge", "try", "sue", "investigate", "convict", "sentence", "meet",
    "visit", "call", "release", "withdraw", "deploy", "drill", "aid",
})  # fmt: skip
"""Deeds that are done once between the same parties on one day, though their type is one of what is said."""


Found = tuple[float, str]
"""Points and the plain words for them."""


_RECURRING: Final = frozenset(
    {"meet", "visit", "call", "deploy", "patrol", "drill", "test", "strike", "fight", "demonstrate"}
)
"""Deeds that the same parties do again and again: told on no day, they are the latest and not last week's."""

_OUTCOMES: Final = frozenset({"kill", "wound", "destroy", "burn", "shoot", "stab"})
"""Deeds that tell what an attack did to whom."""

_STRANGERS: Final = 0.1
"""Likeness below which two stories are as unlike as any two."""

_MANY_TIMES: Final = 3
"""How many times one count must be the other to speak against one happening: a toll rises, but seldom so far."""

_LATEST: Final = dt.timedelta(days=5)

_THE_SAME: Final = 0.9
"""Likeness of words from which a sentence in a copy is the very one: an editor may have changed a word."""


class Likeness(msgspec.Struct, frozen=True, gc=False):
    """Points for, with what gave them; `against` says what rules it out. `is_telling`: the two tell the same deed, or
    are told as they would be told if they were of one happening: what they lack then counts against an event."""

    points: float
    found: tuple[Found, ...] = ()
    against: str | None = None
    is_telling: bool = True

    @property
    def is_possible(self) -> bool:
        """Whether nothing rules it out."""
        return self.against is None


def compare(one: Told, other: Told) -> Likeness:
    """The likeness of two reports; the order does not matter."""
    deed = deeds.relation(one.type, one.deeds, other.type, other.deeds)
    if deed == "other":
        return Likeness(0.0, (), "another deed")
    called_off = (deeds.CALLED_OFF in one.deeds) != (deeds.CALLED_OFF in other.deeds)
    when: times.Days = "open" if called_off else times.days(one, other)
    if when == "apart":
        return Likeness(0.0, (), "another day")
    kilometres = distance(one, other)
    ruled_out = against(one, other, kilometres)
    if ruled_out is not None:
        return Likeness(0.0, (), ruled_out)
    found: list[Found] = []
    further = _further(one, other)
    _weigh_deed(found, one, other, deed, further is not None or when == "same")
    _weigh_story(found, one, other)
    _weigh_time(found, one, other, when, further)
    _weigh_persons(found, one, other)
    _weigh_sides(found, one, other)
    _weigh_counts(found, one, other, when)
    _weigh_place(found, one, other, kilometres)
    _weigh_words(found, one, other)
    points = 0.0
    for worth, _ in found:
        points += worth
    return Likeness(points, tuple(found), None, deed == "same" or _is_to_be_alike(one, other, when))


def _is_to_be_alike(one: Told, other: Told, when: times.Days) -> bool:
    """Whether two sides of one deed, had they been one happening, would be told alike; not where only one tells a day,
    nor where both are told on no day in one story."""
    return when != "open" or (times.is_dated(one) == times.is_dated(other) and not is_one_story(one, other))


def reasons(one: Told, other: Told, likeness: Likeness) -> tuple[Reason, ...]:
    """Why `one` was found to tell of the same happening as `other`, for a reader."""
    notes = [note for points, note in sorted(likeness.found, key=lambda each: -each[0]) if points > 0]
    doubts = [note for points, note in likeness.found if points < 0]
    words = ", ".join(shared(one.words, other.words))
    said = f"; both say {words}" if words else ""
    but = f"; though {', '.join(doubts)}" if doubts else ""
    return (
        Reason("same happening", f"as {other.report}: {', '.join(notes)}{said}{but} ({likeness.points:.1f} points)"),
    )


# --- what speaks for -------------------------------------------------------------------------------------------------


def _weigh_deed(found: list[Found], one: Told, other: Told, deed: deeds.Relation, known: bool) -> None:
    if deed == "kin" and known:
        found.append((-2.0, "another side of the deed"))
    elif deed != "same":
        found.append(
            (-5.0, "another side of the deed, on no told day" if deed == "kin" else "another part of the deed")
        )
    if one.type != other.type and not _is_unlike_told(one) and not _is_unlike_told(other):
        found.append((-1.0, "told as another type"))
    if one.type in SPOKEN and other.type in SPOKEN and _SETTLED.isdisjoint(one.deeds):
        found.append((-4.0, "such things are often said"))


def _is_unlike_told(one: Told) -> bool:
    """Whether the type says how it is told and not what: a promise to sign is AGREE, the signing SUPPORT."""
    return "future" in one.aux or "negation" in one.aux or deeds.CALLED_OFF in one.deeds


def _weigh_story(found: list[Found], one: Told, other: Told) -> None:
    if is_one_sentence(one, other):
        found.append((5.5, "told in one sentence"))
    elif is_copied(one, other):
        found.append((10.0, "the same sentence, in a copy"))
    elif is_one_story(one, other):
        found.append((4.5, "told in one story"))
    else:
        alike = overlap(one.story, other.story)
        if alike >= _STRANGERS:
            found.append((alike * (16.0 - 10.0 * alike), "their stories share much"))


def is_copied(one: Told, other: Told) -> bool:
    """Whether a sentence and the same sentence in a copy of its dispatch tell the two."""
    if one.dispatch == other.dispatch or not is_one_story(one, other):
        return False
    return overlap(one.words, other.words) >= _THE_SAME


def is_one_story(one: Told, other: Told) -> bool:
    """Whether both stand in one story of one dispatch, or in copies of it; two items of a digest are two stories."""
    if one.origin != other.origin or (one.section == "digest") != (other.section == "digest"):
        return False
    return one.section != "digest" or one.story == other.story


def _weigh_time(found: list[Found], one: Told, other: Told, when: times.Days, further: Told | None) -> None:
    if when == "same":
        found.append((4.0, "the same day"))
    elif when == "within":
        found.append((1.5, "days that overlap"))
    elif when == "near":
        found.append((1.0, "neighbouring days"))
    if times.lies_behind(one) != times.lies_behind(other):
        if one.repeated or other.repeated or (one.written[0] and other.written[0]):
            found.append((-2.0, "told as background by one"))
    elif further is not None:
        found.append(
            (4.5, "what came or was denied of the story's own news")
            if _is_aftermath(further)
            else (2.0, "the story's own news")
        )
    elif when == "open" and _is_the_next(one, other):
        found.append((-2.0, "told as new days after the other's day"))


def _further(one: Told, other: Told) -> Told | None:
    """The one of two that goes on about the news that the other opened its story with; never both, as it has no day."""
    return other if _is_own_news(one, other) else one if _is_own_news(other, one) else None


def _is_own_news(one: Told, other: Told) -> bool:
    """Whether `one` opens a story with an act on a day, and `other` tells no day further down: it goes on about it."""
    return (
        one.fresh and other.first is None and other.last is None and times.is_exact(one) and one.type == other.type
        and is_one_story(one, other) and not times.lies_behind(other)
    )  # fmt: skip


def _is_aftermath(one: Told) -> bool:
    """Whether a report denies an act, or tells victims or damage and nobody who did it: what that was stands above."""
    return "negation" in one.aux or (not _OUTCOMES.isdisjoint(one.deeds) and not one.actors)


def _is_the_next(one: Told, other: Told) -> bool:
    """Whether one tells the latest of what the same parties do again and again, and the other one before it."""
    if _RECURRING.isdisjoint(one.deeds) or is_one_story(one, other):
        return False
    return _is_later(one, other) or _is_later(other, one)


def _is_later(undated: Told, other: Told) -> bool:
    """Whether what is told on no day was written well after the day of the other."""
    written = undated.written[0]
    return undated.first is None and written is not None and other.last is not None and written - other.last > _LATEST


def _weigh_persons(found: list[Found], one: Told, other: Told) -> None:
    acted_upon = parties.names(one.recipient_names, other.recipient_names)
    if acted_upon == "agree":
        found.append((2.5, "the same person acted upon"))
    elif acted_upon == "open" and one.type in PERSONAL:
        spoken_of = parties.names(one.recipient_names or one.persons, other.recipient_names or other.persons)
        if spoken_of == "agree":
            found.append((1.5, "the same people named"))
        elif spoken_of == "differ":
            found.append((-3.0, "other people named"))
    acting = parties.names(one.actor_names, other.actor_names)
    if acting == "agree":
        found.append((1.0, "the same person acting"))
    elif acting == "differ":
        found.append((-1.0, "another person acting"))


def _weigh_sides(found: list[Found], one: Told, other: Told) -> None:
    if one.type in MUTUAL or other.type in MUTUAL:
        mine, others = one.actors + one.recipients, other.actors + other.recipients
        _weigh_side(found, mine, others, one, other, "parties")
    else:
        _weigh_side(found, one.actors, other.actors, one, other, "actors")
        _weigh_side(found, one.recipients, other.recipients, one, other, "recipients")


def _weigh_side(
    found: list[Found], mine: tuple[str, ...], others: tuple[str, ...], one: Told, other: Told, name: str
) -> None:
    relation = parties.side(mine, others)
    if relation == "open":
        return
    worth = 2.0 if name == "parties" else 1.0
    countries, other_countries = parties.countries(mine), parties.countries(others)
    if relation == "agree":
        if countries and countries == other_countries:
            found.append((worth, f"the same {name}"))
        elif name == "parties" and not countries <= other_countries and not other_countries <= countries:
            found.append((-3.0, "other parties beside one in common"))
        else:
            found.append((worth / 2, f"{name} that agree"))
    elif countries and other_countries and countries.isdisjoint(other_countries):
        named = countries.issubset(other.about) or other_countries.issubset(one.about)
        found.append((-1.5, f"other {name}, who are spoken of in both") if named else (-4.0, f"other {name}"))
    else:
        found.append((-1.5, f"{name} of another kind"))


def _weigh_counts(found: list[Found], one: Told, other: Told, when: times.Days) -> None:
    for kind, count in one.counts.items():
        told = other.counts.get(kind)
        if told == count:
            found.append((1.5 if count > 1 else 0.5, f"{count} {kind} in both"))
        elif told is None:
            continue
        elif max(told, count) > _MANY_TIMES * min(told, count):
            found.append((-2.5, f"{kind} told as {count} and {told}"))
        elif when == "open" and min(told, count) > 1 and not is_one_story(one, other):
            found.append((-2.5, f"{kind} told as {count} and {told}, on no told day"))


def _weigh_place(found: list[Found], one: Told, other: Told, kilometres: float | None) -> None:
    if one.geonameid is not None and one.geonameid == other.geonameid:
        found.append((1.5 if one.resolution >= TOWN else 0.5, f"in {one.place}"))
    elif kilometres is not None and kilometres <= _NEAR:
        found.append((1.0, "in neighbouring places"))


def _weigh_words(found: list[Found], one: Told, other: Told) -> None:
    if one.agreement is not None and one.agreement == other.agreement:
        found.append((4.0, "about one accord"))
    if not is_one_sentence(one, other):
        alike = overlap(one.words, other.words)
        if alike:
            found.append((3.0 * alike, "like words"))
