"""Where a story belongs, and what a new one shows of those that are here."""

import itertools

import pytest

from dateline.storylines import WINDOW, Outline, Pool, keys, outline, place
from stories import reading

TREATY = (
    "Kenya and Ethiopia signed a treaty in Nairobi to share the waters of Lake Turkana.",
    "The accord of Kenya and Ethiopia on Lake Turkana hailed in Nairobi as a model for waters elsewhere.",
    "Crews in Lodwar fear that the treaty on Lake Turkana, signed by Kenya and Ethiopia, will dry up their waters.",
)
MARKET = (
    "Gunmen attacked a market near Bandiagara in central Mali and burned dozens of stalls.",
    "Traders buried their dead near Bandiagara after the market in central Mali was attacked and stalls burned.",
    "The army of Mali sent helicopters to Bandiagara after gunmen attacked stalls at the market.",
)


def told(id: str, text: str, *, section: int | None = None) -> Outline:
    if section is None:
        return outline(reading(id, ("body", text)))
    return outline(reading(id, ("body", "Nothing of note."), ("digest", text)), section)


def poured(outlines: list[Outline]) -> set[frozenset[str]]:
    pool = Pool()
    for one in outlines:
        pool.add(one)
    return {frozenset(held) for held in pool.storylines().values()}


def test_the_first_story_opens_a_storyline() -> None:
    placed = place(told("d-1", TREATY[0]), [])
    assert placed.storyline is None
    assert placed.own.units == ("d-1",)
    assert [reason.rule for reason in placed.own.why] == ["first story"]


def test_a_second_account_joins_and_says_by_which_words() -> None:
    first, second = told("d-1", TREATY[0]), told("d-2", TREATY[1])
    placed = place(second, [("s-1", [first]), ("s-2", [told("d-3", MARKET[0])])])
    assert placed.storyline == "s-1"
    assert set(placed.own.units) == {"d-1", "d-2"}
    assert placed.own.why[0].rule == "same story"
    assert "turkana" in placed.own.why[0].note
    assert placed.changed == ()


def test_another_story_opens_another() -> None:
    placed = place(told("d-9", MARKET[0]), [("s-1", [told("d-1", TREATY[0]), told("d-2", TREATY[1])])])
    assert placed.storyline is None and placed.own.units == ("d-9",)


def test_a_story_that_lies_between_makes_two_storylines_one() -> None:
    one, other = told("d-1", TREATY[0]), told("d-2", TREATY[1])
    placed = place(told("d-3", f"{TREATY[0]} {TREATY[1]}"), [("s-1", [one]), ("s-2", [other])])
    assert placed.storyline in ("s-1", "s-2")
    assert set(placed.own.units) == {"d-1", "d-2", "d-3"}
    assert set(placed.own.takes) == {"s-1", "s-2"} - {placed.storyline}


def test_a_storyline_that_holds_two_stories_is_parted() -> None:
    mixed = [told("d-1", TREATY[0]), told("d-2", TREATY[1]), told("d-3", MARKET[0])]
    placed = place(told("d-4", TREATY[2]), [("s-1", mixed)])
    assert placed.storyline == "s-1"
    assert set(placed.own.units) == {"d-1", "d-2", "d-4"}
    assert [(group.storyline, group.units) for group in placed.changed] == [(None, ("d-3",))]


def test_only_the_latest_units_are_looked_at() -> None:
    old = [told(f"m-{at}", MARKET[0]) for at in range(3)]
    new = [told(f"t-{at}", TREATY[at % 3]) for at in range(WINDOW)]
    assert place(told("d-1", TREATY[0]), [("s-1", old + new)]).storyline == "s-1"
    assert place(told("d-2", MARKET[1]), [("s-1", old + new)]).storyline is None


def test_a_digest_item_does_not_belong_to_the_story_above_it() -> None:
    read = reading("d-1", ("body", TREATY[0]), ("digest", MARKET[0]))
    other = reading("d-2", ("body", MARKET[1]))
    stories = poured([outline(read), outline(read, 1), outline(other)])
    assert stories == {frozenset({"d-1"}), frozenset({"d-1#1", "d-2"})}


@pytest.mark.parametrize("order", list(itertools.permutations(range(5)))[::7])
def test_the_order_in_which_stories_come_does_not_matter(order: tuple[int, ...]) -> None:
    texts = (*TREATY, *MARKET[:2])
    stories = poured([told(f"d-{at}", texts[at]) for at in order])
    assert stories == {frozenset({"d-0", "d-1", "d-2"}), frozenset({"d-3", "d-4"})}


def test_ids_are_the_same_for_the_same_stories_in_the_same_order() -> None:
    pools = Pool(), Pool()
    for pool in pools:
        for at, text in enumerate((*TREATY, *MARKET)):
            pool.add(told(f"d-{at}", text))
    assert pools[0].storylines() == pools[1].storylines()
    assert {unit for held in pools[0].storylines().values() for unit in held} == {f"d-{at}" for at in range(6)}


def test_accounts_of_one_story_share_a_key() -> None:
    assert set(keys(told("d-1", TREATY[0]))) & set(keys(told("d-2", TREATY[1])))
    assert not set(keys(told("d-1", TREATY[0]))) & set(keys(told("d-3", MARKET[0])))
