"""An event as its reports tell it: status history, conflicts side by side, one plain line."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.merging import event_of
from dateline.records import Event, Link, Status, Told
from telling import tell


def event(*members: Told) -> Event:
    return event_of("e-1", "campaign", members, [Link(one.report) for one in members])


PLANNED = tell(
    "a AGREE sign: KEN GOV + ETH GOV", day="2025-10-14", aux="future", written="2025-10-01/2025-10-31", outlet="Herald",
    actor_words=("William Ruto", "Abiy Ahmed"), sources=("Kenya",),
)  # fmt: skip
SIGNED = tell(
    "b SUPPORT sign: KEN + ETH", day="2025-10-14", place="Nairobi KEN", written="2025-10-15", outlet="Wire",
    actor_words=("Kenya", "Ethiopia"), thing="treaty",
)  # fmt: skip
FIRST_TOLL = tell(
    "c ASSAULT attack: MLI UAF > MLI BUS", day="2025-03-03", place="Mali MLI", written="2025-03-03", outlet="Wire",
    counts={"dead": 66}, actor_words=("gunmen",), recipient_words=("a weekly market",), stance="claimed",
)  # fmt: skip
NEW_TOLL = tell(
    "d ASSAULT attack: > MLI CVL", day="2025-03-03", place="Bandiagara MLI", written="2025-03-05", outlet="Herald",
    counts={"dead": 76}, recipient_words=("villagers",), sources=("the governor",),
)  # fmt: skip
OTHER_SIDE = tell(
    "f ASSAULT attack: MLI REB > MLI MIL", day="2025-03-03", written="2025-03-06", outlet="Post", stance="denied",
    actor_words=("rebels",),
)  # fmt: skip


def test_planned_then_done_whoever_came_first() -> None:
    for members in ((PLANNED, SIGNED), (SIGNED, PLANNED)):
        found = event(*members)
        assert [(turn.status, turn.told, turn.by) for turn in found.turns] == [
            ("planned", dt.date(2025, 10, 14), ("Herald", "Kenya")),
            ("done", dt.date(2025, 10, 15), ("Wire",)),
        ]
        assert (found.status, found.type, found.kind) == ("done", "SUPPORT", "happening")
        assert found.summary == "Kenya and Ethiopia signed a treaty in Nairobi"
        assert found.outlets == ("Herald", "Wire")
        assert not found.is_disputed


def test_tolls_and_places_side_by_side() -> None:
    found = event(FIRST_TOLL, NEW_TOLL, OTHER_SIDE)
    dead = found.fields["dead"]
    assert dead.best == "76"
    assert [(value.value, value.outlets, value.sources) for value in dead.values] == [
        ("76", ("Herald",), ("the governor",)),
        ("66", ("Wire",), ()),
    ]
    assert dead.why[0].rule == "latest count"
    assert found.fields["place"].best == "Bandiagara, MLI" and not found.fields["place"].is_disputed
    assert [value.value for value in found.fields["recipients"].values] == ["MLI BUS", "MLI MIL"]
    assert [value.value for value in found.fields["actors"].values] == ["MLI REB"]
    assert [turn.status for turn in found.turns] == ["claimed", "done", "denied"]
    assert found.is_disputed


def test_two_towns_and_two_days() -> None:
    one = tell("a ASSAULT attack: MLI UAF >", day="2025-03-03", place="Bandiagara MLI")
    other = tell("b ASSAULT attack: MLI UAF >", day="2025-03-04", place="Mopti MLI")
    third = tell("c ASSAULT attack: MLI UAF >", day="2025-03-04", place="Mopti MLI")
    found = event(one, other, third)
    assert [value.value for value in found.fields["place"].values] == ["Mopti, MLI", "Bandiagara, MLI"]
    assert [value.value for value in found.fields["day"].values] == ["2025-03-04", "2025-03-03"]
    assert found.when.first == dt.date(2025, 3, 4)


def test_copies_are_one_voice() -> None:
    copy = tell("g ASSAULT attack: > MLI CVL", origin="d", outlet="Mirror", counts={"dead": 76})
    assert event(NEW_TOLL, copy).outlets == ("Herald",)


@pytest.mark.parametrize(
    ("line", "told", "status", "summary"),
    [
        ("a CONSULT visit: BOL GOV > CHL", {"aux": "future"}, "planned", "Ana Ruiz is to visit Chile"),
        ("a REJECT cancel+visit: BOL GOV > CHL", {}, "called off", "Ana Ruiz was to visit Chile (called off)"),
        ("a REJECT visit: BOL GOV > CHL", {}, "called off", "Ana Ruiz was to visit Chile (called off)"),
        ("a CONSULT meet: BOL GOV > CHL", {"aux": "future negation"}, "called off",
         "Ana Ruiz was to hold talks with Chile (called off)"),
        ("a ASSAULT kill: > CHL", {}, "done", "Chile was killed"),
        ("a ASSAULT kill: > CHL", {"aux": "negation"}, "denied", "Chile was killed (denied)"),
        ("a ASSAULT kill: BOL GOV > CHL", {"stance": "claimed"}, "claimed", "Ana Ruiz killed Chile (claimed)"),
        ("a ASSAULT kill: BOL GOV > CHL", {"stance": "hedged"}, "doubtful", "Ana Ruiz killed Chile (in doubt)"),
        ("a PROTEST demonstrate: > CHL", {}, "done", "A protest against Chile"),
        ("a PROTEST demonstrate: BOL GOV >", {"place": "Moscow RUS"}, "done", "Ana Ruiz protested in Moscow"),
        ("a AID ~zzz: BOL GOV > CHL", {}, "done", "Ana Ruiz gave aid to Chile"),
        ("a OWN ~zzz: BOL GOV > CHL", {}, "done", "OWN: Ana Ruiz and Chile"),
        ("a CONSULT visit: BOL GOV > RUS", {"place": "Moscow RUS"}, "done", "Ana Ruiz visited Moscow"),
    ],
)  # fmt: skip
def test_status_and_summary(line: str, told: dict[str, object], status: Status, summary: str) -> None:
    doers, others = ("Ana Ruiz",) if "BOL" in line else (), ("Chile",) if "CHL" in line else ()
    found = event(tell(line, **told, actor_words=doers, recipient_words=others))
    assert (found.status, found.summary) == (status, summary)


def test_many_doers_are_counted() -> None:
    one = tell("a CONSULT meet: KEN + ETH + UGA + TZA", actor_words=("Kenya", "Ethiopia", "Uganda", "Tanzania"))
    assert event(one).summary == "Kenya, Ethiopia and 2 others held talks"


def test_a_dated_report_makes_a_happening_of_what_was_background() -> None:
    background = tell("a ASSAULT attack: IRN > ISR", aux="historical", written="2025-01-18")
    assert event(background).kind == "campaign"
    assert event(background, tell("a ASSAULT attack: IRN > ISR", day="2025-01-17")).kind == "happening"
