"""Drawings: every event has its place, none covers another, and the same records give the same drawing."""

from __future__ import annotations

import datetime as dt
import math
from itertools import pairwise

import msgspec
import pytest

pytest.importorskip("fastapi", reason="the extra 'desk' is not installed")

from hypothesis import given
from hypothesis import strategies as st

from dateline.queries import EventRow, PlacedEvent, Tie
from dateline.web.drawing.circle import MOST, circle
from dateline.web.drawing.days import Axis
from dateline.web.drawing.globe import HEIGHT, WIDTH, on_page
from dateline.web.drawing.lanes import lanes
from dateline.web.drawing.markers import markers

DAY = dt.date(2025, 3, 3)
ROW = EventRow(
    id="e-0", kind="happening", type="ASSAULT", mode=None, status="done", first=DAY, last=DAY, precision="day",
    actors=("MLI REB",), recipients=("MLI",), country="MLI", place="Gao", reports=1, outlets=1, disputed=False,
    storyline=None, told=DAY, summary="",
)  # fmt: skip


def row(number: int, **fields: object) -> EventRow:
    return msgspec.structs.replace(ROW, id=f"e-{number}", **fields)


def placed(number: int, latitude: float, longitude: float, resolution: int = 4, **fields: object) -> PlacedEvent:
    whole = msgspec.structs.asdict(row(number, **fields))
    return PlacedEvent(**whole, latitude=latitude, longitude=longitude, resolution=resolution)


@pytest.mark.parametrize(
    ("latitude", "longitude", "x", "y"),
    [
        (0, 0, WIDTH / 2, HEIGHT / 2),
        (0, 180, 0, HEIGHT / 2),  # 180 degrees east is 180 degrees west
        (0, 179.999, WIDTH, HEIGHT / 2),
        (90, 0, WIDTH / 2, 0),
        (-90, 0, WIDTH / 2, HEIGHT),
        (95, 0, WIDTH / 2, 0),
    ],
)
def test_the_projection_meets_its_edges(latitude: float, longitude: float, x: float, y: float) -> None:
    found = on_page(latitude, longitude)
    assert found == pytest.approx((x, y), abs=0.2)


def test_the_projection_is_the_published_one() -> None:
    # Savric, Patterson and Jenny 2019: the equator is 2.05458 times as long as the meridian, the poles 0.59247 of it.
    assert pytest.approx(WIDTH / HEIGHT, abs=0.001) == 2.05458
    left, right = on_page(90, -180)[0], on_page(90, 179.999)[0]
    assert pytest.approx((right - left) / WIDTH, abs=0.001) == 0.59247


DAYS = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))


@given(st.lists(DAYS, max_size=6))
def test_any_days_have_an_axis(days: list[dt.date]) -> None:
    axis = Axis.of(days, 0, 900)
    assert all(0 <= axis.at(day) <= 900 for day in days)
    ticks = [tick.x for tick in axis.ticks()]
    assert len(ticks) <= 17 and ticks == sorted(ticks)


@pytest.mark.parametrize(
    ("first", "last", "step", "words"),
    [
        ("2025-03-01", "2025-03-08", "day", "1 Mar"),
        ("2025-01-01", "2025-03-01", "week", "6 Jan"),
        ("2024-11-10", "2025-06-01", "month", "Dec"),
        ("2020-01-01", "2030-01-01", "year", "2020"),
    ],
)
def test_days_are_named_as_far_apart_as_fits(first: str, last: str, step: str, words: str) -> None:
    axis = Axis.of([dt.date.fromisoformat(first), dt.date.fromisoformat(last)], 0, 900)
    assert axis.step == step
    assert words in [tick.words for tick in axis.ticks()]


def test_bins_follow_each_other_without_gap() -> None:
    bins = Axis.of([dt.date(2025, 1, 10), dt.date(2025, 12, 3)], 10, 910).bins()
    assert bins[0].left == 10 and bins[-1].right == 910
    assert all(one.end == other.first and one.right == other.left for one, other in pairwise(bins))


class TestLanes:
    def test_every_event_stands_in_the_lane_of_its_class(self) -> None:
        types = ["AGREE", "AID", "ACCUSE", "ASSAULT", "MINE"]
        drawn = lanes([row(number, type=name) for number, name in enumerate(types)])
        assert [(lane.quad, [point.event.type for point in lane.points]) for lane in drawn.lanes] == [
            (2, ["AID"]), (1, ["AGREE"]), (3, ["ACCUSE"]), (4, ["ASSAULT"]), (0, ["MINE"]),
        ]  # fmt: skip

    def test_points_of_one_day_stand_beside_each_other_and_within_their_lane(self) -> None:
        drawn = lanes([row(number, outlets=1 + number % 9) for number in range(60)])
        (lane,) = [lane for lane in drawn.lanes if lane.points]
        points = lane.points
        for at, one in enumerate(points):
            assert lane.top <= one.y - one.radius and one.y + one.radius <= lane.top + lane.height
            for other in points[:at]:
                assert math.hypot(one.x - other.x, one.y - other.y) >= one.radius + other.radius

    def test_a_day_that_is_hardly_known_is_that_of_telling(self) -> None:
        vague = row(1, first=dt.date(2024, 1, 1), last=dt.date(2024, 12, 31))
        since = row(2, last=None)
        drawn = lanes([row(0), vague, since, row(3, first=None, last=None, told=None)])
        points = [point for lane in drawn.lanes for point in lane.points]
        assert [(point.event.id, point.dated) for point in points] == [("e-0", True), ("e-1", False), ("e-2", False)]
        assert len({point.x for point in points}) == 1 and drawn.undated == 1

    def test_the_mean_leaves_out_what_did_not_happen(self) -> None:
        drawn = lanes([row(0), row(1, type="AID", status="called off"), row(2, type="MINE")])
        assert [(mean.score, mean.events) for mean in drawn.means] == [(-9.0, 1)]
        assert drawn.means[0].top == drawn.zero

    def test_nothing_is_drawn_of_nothing(self) -> None:
        assert [lane.points for lane in lanes([]).lanes] == [(), (), (), ()]


class TestMarkers:
    def test_events_of_a_place_stand_together_by_class(self) -> None:
        events = [placed(0, 16.3, -0.05), placed(1, 16.3, -0.05), placed(2, 16.3, -0.05, type="AID"), placed(3, 1, 1)]
        drawn = markers(events)
        assert sorted((each.spot.number, each.quad, len(each.events)) for each in drawn.markers) == [
            (1, 2, 1), (1, 4, 2), (2, 4, 1),
        ]  # fmt: skip
        one, other = (each for each in drawn.markers if each.spot.number == 1)
        assert math.hypot(one.x - other.x, one.y - other.y) >= one.radius

    def test_only_a_town_or_less_is_exact(self) -> None:
        drawn = markers([placed(number, 10.0 * number, 0, resolution=number) for number in (1, 2, 3, 4, 5)])
        assert {spot.events[0].resolution: spot.exact for spot in drawn.spots} == {
            1: False, 2: False, 3: False, 4: True, 5: True,
        }  # fmt: skip

    @given(
        st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180), st.integers(1, 50)), min_size=1, max_size=12),
        st.booleans(),
    )
    def test_every_place_is_within_what_is_shown(self, where: list[tuple[float, float, int]], closer: bool) -> None:
        events = [placed(at, *each[:2], outlets=each[2]) for at, each in enumerate(where)]
        drawn = markers(events, closer=closer)
        left, top, width, height = drawn.box
        for spot in drawn.spots:
            assert left - 0.2 <= spot.x <= left + width + 0.2 and top - 0.2 <= spot.y <= top + height + 0.2
        assert sum(len(each.events) for each in drawn.markers) == len(events)
        assert left >= 0 and left + width <= WIDTH + 0.2 and top + height <= HEIGHT + 0.2

    def test_names_do_not_cover_each_other(self) -> None:
        events = [placed(at, 10 + at / 10, 10, place=f"Town number {at}") for at in range(20)]
        labels = markers(events).labels
        assert 1 <= len(labels) < 5
        assert all(abs(one.y - other.y) > 8 for one in labels for other in labels if one is not other)


def tie(actor: str, recipient: str, events: int = 1, **fields: object) -> Tie:
    return msgspec.structs.replace(Tie(actor, recipient, False, events, events, 0, 0, 0, 1.0), **fields)


class TestCircle:
    def test_a_line_for_cooperation_and_one_for_conflict(self) -> None:
        drawn = circle([tie("KEN", "ETH", 3, material_conflict=2, verbal_cooperation=1)])
        assert [(line.conflict, line.events, line.directed) for line in drawn.lines] == [
            (False, 1, True), (True, 2, True),
        ]  # fmt: skip
        assert {node.name for node in drawn.nodes} == {"KEN", "ETH"}

    def test_those_who_deal_most_stand_side_by_side(self) -> None:
        drawn = circle([tie("A", "B", 9), tie("C", "D", 8), tie("A", "C", 1), tie("E", "A", 2)])
        names = [node.name for node in drawn.nodes]
        assert abs(names.index("A") - names.index("B")) in (1, 4) and abs(names.index("C") - names.index("D")) in (1, 4)

    def test_only_the_strongest_are_drawn_and_the_rest_counted(self) -> None:
        ties = [tie(f"N{at:02}", f"N{at + 1:02}", 100 - at) for at in range(40)]
        drawn = circle(ties)
        assert len(drawn.nodes) <= MOST and drawn.left_out == 41 - len(drawn.nodes)
        tied = {name for line in drawn.lines for name in (line.tie.actor, line.tie.recipient)}
        assert tied == {node.name for node in drawn.nodes}

    def test_the_same_ties_give_the_same_drawing(self) -> None:
        ties = [tie("A", "B", 2), tie("B", "A", 1), tie("C", "A", 2)]
        assert circle(ties) == circle(list(ties))

    def test_nothing_is_drawn_of_nothing(self) -> None:
        assert circle([]).nodes == ()
