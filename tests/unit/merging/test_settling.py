"""Which of two reports are taken for one happening, and which are not."""

from __future__ import annotations

import msgspec
import pytest

from dateline.merging import settle
from dateline.merging.likeness import compare
from dateline.records import Told
from telling import tell

TREATY = "Turkana lake treaty fisherman"
RAID = "Bandiagara market gunman motorcycle"

SAME = {
    "planned, then done": (
        tell("a AGREE sign: KEN GOV + ETH GOV", day="2025-10-14", aux="future", story=TREATY, words="sign treaty"),
        tell("b SUPPORT sign: KEN + ETH", day="2025-10-14", story=TREATY, words="sign treaty"),
    ),
    "the same day and parties, stories told differently": (
        tell("a CONSULT meet: FRA GOV + TCD GOV", day="2025-02-03", words="meet president talk"),
        tell("b CONSULT meet: TCD + FRA", day="2025-02-03", words="meet president desert"),
        tell("b CONSULT meet: TCD + FRA", day="2025-02-03", words="meet president desert"),
    ),
    "one actor unknown, the place told less precisely": (
        tell("a ASSAULT attack: MLI UAF > MLI CVL", day="2025-03-03", place="Bandiagara MLI", story=RAID, words=RAID),
        tell("b ASSAULT attack: > MLI CVL", day="2025-03-03", place="Mali MLI", story=RAID, words="attack market"),
    ),
    "who claims an attack is told more precisely than gunmen": (
        tell("a ASSAULT attack: MLI UAF > MLI BUS", day="2025-03-03", story=RAID, words=RAID),
        tell("b ASSAULT attack: IMG REB >", day="2025-03-03", story=RAID, words="attack fighter"),
    ),
    "an attack and its dead, told on one day in one story": (
        tell("a ASSAULT attack: MLI UAF > MLI BUS", day="2025-03-03", words="attack market"),
        tell("a ASSAULT kill: MLI UAF > MLI CVL", day="2025-03-03", words="kill eleven"),
    ),
    "victims told further down on no day": (
        tell("a ASSAULT attack: MLI UAF > MLI BUS", day="2025-03-03", fresh=True, words="attack market"),
        tell("a ASSAULT wound: > - CVL", words="wound millet"),
    ),
    "a denial of the story's own news": (
        tell("a ASSAULT strike: MMR MIL > MMR CVL", day="2025-03-03", fresh=True, words="strike school"),
        tell("a ASSAULT strike: MMR MIL >", aux="negation", stance="denied", words="deny strike"),
    ),
    "an undated title and the dated lede below it": (
        tell("a RETREAT release: COL REB > COL CVL", section="title", fresh=True, counts={"released": 5}, words="free"),
        tell("a RETREAT release: COL REB > COL LAB", day="2025-05-07", fresh=True, counts={"released": 5}),
    ),
    "a named person arrested, no dispatch dated": (
        tell("a COERCE arrest: > USA CVL", recipient_names=("Ana Ruiz",), story="Ruiz Ana Harbor boat", words="Ruiz"),
        tell("b COERCE arrest: USA COP >", recipient_names=("Ruiz",), story="Ruiz Ana Harbor quay", words="Ruiz boat"),
    ),
    "praise on no told day, and the same sentence in a copy": (
        tell("a SUPPORT praise: IGO >", words="Union hail accord model basin"),
        tell("b SUPPORT praise: IGO >", origin="a", words="Union hail accord model basin"),
    ),
    "background of two states' dealings, told in two dispatches": (
        tell("a ASSAULT attack: IRN > ISR", aux="historical", written="2025-01-18", words="missile"),
        tell("b ASSAULT strike: IRN > ISR", written="2025-02-20", words="night drone"),
    ),
}  # fmt: skip

APART = {
    "two days": (
        tell("a ASSAULT strike: RUS > UKR", day="2025-01-17", story=RAID, words=RAID),
        tell("b ASSAULT strike: RUS > UKR", day="2025-01-20", story=RAID, words=RAID),
    ),
    "two towns": (
        tell("a ASSAULT attack: MLI UAF >", day="2025-03-03", place="Bandiagara MLI", story=RAID, words=RAID),
        tell("b ASSAULT attack: MLI UAF >", day="2025-03-03", place="Moscow RUS", story=RAID, words=RAID),
    ),
    "two named persons": (
        tell("a COERCE arrest: > USA CVL", recipient_names=("Ana Ruiz",), story="Harbor Club player", words="Club"),
        tell("b COERCE arrest: > USA CVL", recipient_names=("Leo Park",), story="Harbor Club player", words="Club"),
    ),
    "blows the other way round": (
        tell("a ASSAULT kill: MLI MIL > MLI UAF", day="2025-03-03", story=RAID, words=RAID),
        tell("b ASSAULT kill: MLI UAF > MLI MIL", day="2025-03-03", story=RAID, words=RAID),
    ),
    "two deeds": (
        tell("a COERCE arrest: USA COP > USA CVL", day="2025-03-03", story=RAID, words=RAID),
        tell("b ACCUSE condemn: USA COP > USA CVL", day="2025-03-03", story=RAID, words=RAID),
    ),
    "shots and deaths in two undated dispatches": (
        tell("a ASSAULT shoot: > USA CVL", story="Harbor Club", words="shoot"),
        tell("b ASSAULT kill: > USA CVL", story="Harbor Club", words="kill"),
    ),
    "two words of praise in one story and its copy": (
        tell("a SUPPORT praise: IGO >", words="Union hail accord model basin"),
        tell("b SUPPORT praise: IGO >", origin="a", words="Union salute fisherman patience village"),
    ),
    "two appeals of one day": (
        tell("a REQUEST request: FRA > MLI", day="2025-03-03", words="prisoner release"),
        tell("a REQUEST request: FRA > MLI", day="2025-03-03", words="election observer"),
    ),
    "background and a dated blow of the same states": (
        tell("a ASSAULT attack: IRN > ISR", aux="historical", written="2025-01-18", words="missile"),
        tell("b ASSAULT attack: IRN > ISR", day="2025-01-17", words="barrage airport"),
    ),
    "background told years apart": (
        tell("a ASSAULT attack: IRN > ISR", aux="historical", written="2022-01-18"),
        tell("b ASSAULT attack: IRN > ISR", written="2025-02-20"),
    ),
    "two items of one digest": (
        tell("a COERCE arrest: PRT COP > - CVL", section="digest", story="Porto smuggler", words="arrest"),
        tell("a COERCE arrest: GRC COP > - CVL", section="digest", story="Volos arsonist", words="arrest"),
    ),
    "two acts of one kind told apart in one sentence": (
        tell("a SANCTION recall: KWT > LBN", day="2025-06-11", words="ambassador recall"),
        tell("a SANCTION recall: SAU > LBN", day="2025-06-11", words="ambassador recall"),
    ),
    "one meeting more than a week before the next": (
        tell("a CONSULT meet: KEN GOV + ETH GOV", day="2025-10-07", story=TREATY, words="meet"),
        tell("b CONSULT meet: KEN GOV + ETH GOV", written="2025-10-15", story="Turkana lake port", words="talk"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("reports", SAME.values(), ids=SAME)
def test_one_happening(reports: tuple[Told, ...]) -> None:
    first, *rest = reports
    members = [first]
    for report in rest:
        settled = settle(report, [("e", members)])
        assert settled.event == "e"
        assert settled.why[0].rule == "same happening"
        members.append(report)


@pytest.mark.parametrize("reports", SAME.values(), ids=SAME)
def test_one_happening_whoever_comes_first(reports: tuple[Told, ...]) -> None:
    *rest, last = reports
    assert all(settle(report, [("e", [last])]).event == "e" for report in rest)


@pytest.mark.parametrize("reports", APART.values(), ids=APART)
def test_not_one_happening(reports: tuple[Told, Told]) -> None:
    one, other = reports
    assert settle(one, [("e", [other])]).event is None
    assert settle(other, [("e", [one])]).event is None


def test_reason_names_the_report_and_what_agrees() -> None:
    one, other = SAME["planned, then done"]
    (why,) = settle(other, [("e", [one])]).why
    agreed = "their stories share much, the same day, like words, the same parties"
    assert why.note == f"as {one.report}: {agreed}; both say treaty, sign (15.0 points)"


def test_a_member_that_contradicts_rules_the_event_out() -> None:
    one, other = SAME["one actor unknown, the place told less precisely"]
    elsewhere = tell("c ASSAULT attack: MLI UAF >", day="2025-03-03", place="Moscow RUS")
    assert settle(other, [("e", [one])]).event == "e"
    assert settle(other, [("e", [one, elsewhere])]).event is None


def test_no_event_where_two_fit_alike_and_cannot_be_one() -> None:
    monday = tell("a ASSAULT strike: RUS > UKR", day="2025-01-06", story=RAID, words="depot")
    friday = tell("b ASSAULT strike: RUS > UKR", day="2025-01-10", story=RAID, words="depot")
    undated = tell("c ASSAULT strike: RUS > UKR", story=RAID, words="depot drone")
    settled = settle(undated, [("e1", [monday]), ("e2", [friday])])
    assert (settled.event, settled.why[0].rule) == (None, "undecided")


def test_a_report_shows_two_events_to_be_one() -> None:
    one = tell("a SUPPORT sign: KEN + ETH", day="2025-10-14", place="Nairobi KEN", story=TREATY, words="sign treaty")
    other = msgspec.structs.replace(one, report="b-1", dispatch="b", origin="b")
    third = msgspec.structs.replace(one, report="c-1", dispatch="c", origin="c")
    settled = settle(third, [("e1", [one]), ("e2", [other])])
    assert (settled.event, settled.absorbed) == ("e1", ("e2",))


@pytest.mark.parametrize(
    ("report", "kind"),
    [
        (tell("a ASSAULT attack: IRN > ISR", aux="historical", written="2025-01-18"), "campaign"),
        (tell("a ASSAULT strike: RUS > UKR", repeated=True, fresh=True), "campaign"),
        (tell("a ASSAULT strike: RUS > UKR", written="2025-01-18"), "campaign"),
        (tell("a ASSAULT strike: RUS > UKR", written="2025-01-18", fresh=True), "happening"),
        (tell("a ASSAULT strike: RUS > UKR", written="2025-01-18", day="2025-01-17"), "happening"),
        (tell("a CONSULT meet: RUS + IRN", written="2025-01-18", aux="future"), "happening"),
        (tell("a COERCE arrest: > USA CVL"), "happening"),
    ],
)
def test_kind(report: Told, kind: str) -> None:
    assert settle(report, []).kind == kind


def test_who_denies_the_story_s_own_news_is_told_alike_from_both_sides() -> None:
    strike = tell("a ASSAULT strike: MMR MIL >", day="2025-03-03", fresh=True)
    denial = tell("a ASSAULT strike: MMR MIL >", aux="negation", stance="denied", fresh=True)
    assert compare(strike, denial).points == compare(denial, strike).points
    assert any("denied" in words for _, words in compare(strike, denial).found)
