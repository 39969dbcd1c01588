"""A storyline's title, days and turning points, and what changed since a day."""

import datetime as dt

from dateline.records import Event, EventKind, Held, Interval, Status, Storyline, Turn, TurningPoint, Value
from dateline.storylines import Outline, outline, since, storyline_of
from stories import reading

MAY = [dt.date(2025, 5, day) for day in range(1, 20)]


def told(id: str, title: str | None, text: str, day: dt.date | None) -> Outline:
    parts = [("title", title)] if title else []
    return outline(reading(id, *parts, ("body", text), day=day))  # type: ignore[arg-type]


def event(
    id: str,
    day: dt.date | None,
    *turns: tuple[Status, dt.date],
    kind: EventKind = "happening",
    dead: tuple[tuple[str, dt.date], ...] = (),
    outlets: tuple[str, ...] = ("One",),
) -> Event:
    values = tuple(Value(count, ("r",), ("One",), (), on, on) for count, on in dead)
    fields = {"dead": Held(values[-1].value, values)} if values else {}
    told_turns = tuple(Turn(status, on, "r") for status, on in turns)
    return Event(
        id, kind, "ASSAULT", None, turns[-1][0], Interval(day, day, "day" if day else "unknown"), "COD", "Goma", None,
        None, None, ("COD REB",), (), fields, told_turns, (), outlets, "",
    )  # fmt: skip


RAID = "Rebels raided the market in Goma and killed traders."
STORIES = [
    told("d-2", "Toll of Goma raid rises", f"{RAID} Two more traders died.", MAY[2]),
    told("d-1", "Rebels raid Goma market", RAID, MAY[1]),
    told("d-3", None, f"{RAID} Bishops prayed for the dead.", MAY[4]),
]


def test_accounts_stand_in_the_order_of_writing_under_the_headline_most_like_all() -> None:
    story = storyline_of("s-1", STORIES)
    assert [account.unit for account in story.accounts] == ["d-1", "d-2", "d-3"]
    assert story.dispatches == ("d-1", "d-2", "d-3")
    assert (story.first, story.last) == (MAY[1], MAY[4])
    assert story.title == "Rebels raid Goma market"
    assert story.why[0].rule == "headline"


def test_without_headlines_the_first_words_stand_for_one() -> None:
    story = storyline_of("s-1", [told("d-1", None, RAID, None)])
    assert (story.title, story.why[0].rule) == (RAID, "first words")
    assert (story.first, story.last) == (None, None)


def test_a_broad_date_does_not_stretch_a_storyline() -> None:
    broad = outline(reading("d-9", ("body", RAID)))
    year = Outline(*(getattr(broad, name) for name in broad.__struct_fields__[:5]), dt.date(2024, 1, 1),
                   dt.date(2025, 12, 31), *(getattr(broad, name) for name in broad.__struct_fields__[7:]))  # fmt: skip
    assert (storyline_of("s-1", [*STORIES, year]).first, storyline_of("s-1", [year]).first) == (
        MAY[1],
        dt.date(2024, 1, 1),
    )


RAIDED = event("e-1", MAY[1], ("claimed", MAY[1]), ("done", MAY[2]), dead=(("3", MAY[1]), ("9", MAY[2])))
TALKS = event("e-2", MAY[10], ("planned", MAY[4]), outlets=("One", "Two"))
INVASION = event("e-0", dt.date(2022, 2, 24), ("done", MAY[1]))
CAMPAIGN = event("e-4", None, ("done", MAY[1]), kind="campaign")


def test_turning_points_are_the_first_event_changes_of_status_and_count_and_the_largest() -> None:
    story = storyline_of("s-1", STORIES, [TALKS, RAIDED, INVASION, CAMPAIGN])
    assert story.turning == (
        TurningPoint("first", "e-1", MAY[1], "begins with ASSAULT in Goma"),
        TurningPoint("largest", "e-1", MAY[1], "ASSAULT in Goma: 9 dead"),
        TurningPoint("status", "e-1", MAY[2], "ASSAULT in Goma: claimed, then done"),
        TurningPoint("count", "e-1", MAY[2], "ASSAULT in Goma: dead 3, then 9"),
    )
    assert [step.event for step in story.events] == ["e-0", "e-1", "e-4", "e-2"]


def test_without_dead_the_event_that_most_outlets_tell_is_the_largest() -> None:
    story = storyline_of("s-1", STORIES, [TALKS, event("e-3", MAY[1], ("done", MAY[1]))])
    assert [point.note for point in story.turning if point.kind == "largest"] == [
        "ASSAULT in Goma: told by 2 independent outlets"
    ]


def test_what_changed_since_a_day() -> None:
    story = storyline_of("s-1", [*STORIES, told("d-4", None, RAID, None)], [TALKS, RAIDED])
    changes = since(story, MAY[2])
    assert [account.unit for account in changes.accounts] == ["d-2", "d-3"]
    assert [step.event for step in changes.events] == ["e-2"]
    assert {point.kind for point in changes.turning} == {"count", "status"}
    assert since(story, MAY[18]) == since(Storyline("s", "t", None, None, (), (), ()), MAY[0])
