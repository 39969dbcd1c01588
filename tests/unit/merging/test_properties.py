"""What holds of merging whatever is told: a partition, nothing lost, order and copies make no difference."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.merging import event_of, keys, settle
from dateline.merging.likeness import compare
from dateline.records import Link, Told
from telling import tell

DEEDS = [
    "ASSAULT attack",
    "ASSAULT kill",
    "ASSAULT shoot",
    "SUPPORT sign",
    "AGREE sign",
    "CONSULT meet",
    "COERCE arrest",
]
PARTIES = ["", "RUS", "RUS GOV", "UKR MIL", "MLI UAF", "- CVL", "KEN + ETH", "neighbours"]
STORIES = ["", "Kharkiv depot drone", "Kharkiv depot fire", "Nairobi treaty lake", "Harbor smuggler"]

tolds = st.builds(
    lambda dispatch, deed, actor, recipient, day, written, story, aux, fresh, place, dead: tell(
        f"{dispatch} {deed}: {actor} > {recipient}", day=day, written=written, story=story, words=story, aux=aux,
        fresh=fresh, place=place, counts={"dead": dead} if dead else {},
    ),
    st.sampled_from(["a", "b", "c"]), st.sampled_from(DEEDS), st.sampled_from(PARTIES), st.sampled_from(PARTIES),
    st.sampled_from(["", "2025-01-17", "2025-01-18", "2025-01-01/2025-01-31", "2024-02-01"]),
    st.sampled_from(["", "2025-01-18"]), st.sampled_from(STORIES),
    st.sampled_from(["", "future", "historical", "negation"]),
    st.booleans(), st.sampled_from(["", "Mali MLI", "Bandiagara MLI", "Mopti MLI"]), st.integers(0, 3),
)  # fmt: skip


def merged(reports: list[Told]) -> dict[str, list[Told]]:
    """Event -> its reports, each report compared with every event."""
    members: dict[str, list[Told]] = {}
    for one in reports:
        settled = settle(one, list(members.items()))
        mine = settled.event or f"e-{one.report}"
        for gone in settled.absorbed:
            members[mine] += members.pop(gone)
        members.setdefault(mine, []).append(one)
    return members


@settings(max_examples=60, deadline=None)
@given(st.lists(tolds, max_size=8))
def test_every_report_is_in_one_event(reports: list[Told]) -> None:
    events = merged(reports)
    assert sorted(one.report for members in events.values() for one in members) == sorted(one.report for one in reports)


@settings(max_examples=60, deadline=None)
@given(st.lists(tolds, max_size=8))
def test_nothing_in_an_event_contradicts_anything_else_in_it(reports: list[Told]) -> None:
    for members in merged(reports).values():
        for one in members:
            assert all(compare(one, other).is_possible for other in members if other is not one)


@given(tolds, tolds)
def test_likeness_is_mutual(one: Told, other: Told) -> None:
    there, back = compare(one, other), compare(other, one)
    assert there.points == back.points
    assert (there.against is None) == (back.against is None)


@settings(max_examples=60, deadline=None)
@given(st.lists(tolds, min_size=1, max_size=6), tolds, st.randoms())
def test_the_order_of_candidates_does_not_matter(reports: list[Told], one: Told, random: st.DataObject) -> None:
    near = list(merged(reports).items())
    mixed = near.copy()
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert settle(one, near).event == settle(one, mixed).event


@settings(max_examples=40, deadline=None)
@given(tolds, st.permutations(range(4)))
def test_copies_come_together_in_any_order(one: Told, order: list[int]) -> None:
    copies = [
        msgspec.structs.replace(one, report=f"{one.report}-{number}", dispatch=f"x{number}") for number in range(4)
    ]
    dated = [msgspec.structs.replace(copy, first=None, last=None, written=(None, None)) for copy in copies]
    assert len(merged([dated[number] for number in order])) == len(merged(dated))


@settings(max_examples=60, deadline=None)
@given(st.lists(tolds, min_size=1, max_size=6), st.randoms())
def test_an_event_tells_the_same_whatever_the_order(reports: list[Told], random: st.DataObject) -> None:
    links = [Link(one.report) for one in reports]
    mixed = reports.copy()
    random.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = event_of("e", "happening", reports, links), event_of("e", "happening", mixed, links)
    assert one == other
    assert one.summary and one.turns
    told = {report for held in one.fields.values() for value in held.values for report in value.reports}
    assert told <= {each.report for each in reports}


@given(tolds)
def test_keys_do_not_depend_on_anything_but_what_is_told(one: Told) -> None:
    assert keys(one) == keys(msgspec.json.decode(msgspec.json.encode(one), type=Told))
