"""What is a copy and what is not, and which of two texts is the origin."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.merging.copies import Copied, Trace, copied, keys, trace
from stories import reading

STORY = (
    "Fishing crews blocked the harbour of Port Dale on Tuesday to protest against new limits on herring.",
    "About sixty boats lay across the entrance from dawn, and two ferries with 300 passengers had to turn back.",
    "“We were not asked, and we will not move until somebody asks us,” said skipper Olga Brandt.",
    "The fisheries ministry said that stocks had fallen by a third since 2021 and that it would not bargain.",
    "Police cut the ropes of three boats in the afternoon and fined their owners, but the others stayed.",
    "A court is to decide on Friday whether the blockade may go on over the weekend.",
)
OTHER_LEDE = "Tempers rose on the coast this week, and few of those involved expect an early end to the quarrel."
OWN = (
    "Hotels in the old town filled up with stranded travellers, and bakers sold out before noon.",
    "The mayor served soup from the steps of the customs house and called for patience.",
    "It is the third such quarrel in ten years; the last one ended with a change of minister.",
)


def story(id: str, *paragraphs: str, **more: object) -> Trace:
    return trace(reading(id, *(("body", paragraph) for paragraph in paragraphs), **more))  # type: ignore[arg-type]


ORIGIN = story("origin", *STORY)
COPIES = [
    pytest.param(STORY, id="the same"),
    pytest.param(STORY[:3], id="cut at the end"),
    pytest.param(STORY[3:], id="cut at the start"),
    pytest.param(STORY[::-1], id="turned round"),
    pytest.param((OTHER_LEDE, *STORY[1:]), id="another lede"),
    pytest.param((*STORY[:2], OWN[0], *STORY[2:], OWN[1]), id="paragraphs added"),
    pytest.param((OTHER_LEDE, STORY[1], *STORY[4:]), id="cut, with another lede"),
    pytest.param([each.upper().replace("“", '"').replace("”", '"') for each in STORY], id="other letters and marks"),
    pytest.param(
        [each.replace("About", "Around").replace("Tuesday", "Tuesday morning") for each in STORY], id="touched"
    ),
    pytest.param([" ".join(STORY)], id="one paragraph"),
]


@pytest.mark.parametrize("paragraphs", COPIES)
def test_reprints_are_found_and_judged(paragraphs: tuple[str, ...]) -> None:
    one = story("reprint", *paragraphs)
    assert set(keys(one)) & set(keys(ORIGIN))
    found = copied(ORIGIN, one)
    assert found is not None
    assert {found.origin, found.copy} == {"origin", "reprint"}
    assert found.why[0].rule == "same words"


def test_headlines_bylines_and_notices_are_no_part_of_it() -> None:
    bare = reading("bare", *(("body", each) for each in STORY))
    dressed = reading(
        "dressed", ("title", "Boats"), ("byline", "By A"), *(("body", each) for each in STORY), ("notice", "(c)")
    )
    assert trace(bare).words == trace(dressed).words


def test_shares_are_those_of_the_copy_and_of_the_origin() -> None:
    found = copied(ORIGIN, story("half", *STORY[:3]))
    assert found is not None
    assert found.share == 1.0
    assert 0.4 < found.kept < 0.6


NOT_COPIES = [
    pytest.param(OWN, id="another story"),
    pytest.param((OTHER_LEDE, STORY[2], *OWN), id="the same quotation"),
    pytest.param((OTHER_LEDE, *OWN, STORY[5]), id="one paragraph of background"),
    pytest.param(
        ("Herring boats kept ferries out of Port Dale for a day as crews quarrelled with the state over catches.",
         "Officers boarded three of the sixty vessels, said the ministry, which speaks of a fall of a third in stocks.",
         "Judges will look at the matter on Friday."),
        id="an independent account",
    ),
]  # fmt: skip


@pytest.mark.parametrize("paragraphs", NOT_COPIES)
def test_what_shares_facts_quotations_or_background_is_no_copy(paragraphs: tuple[str, ...]) -> None:
    assert copied(ORIGIN, story("other", *paragraphs)) is None


def test_a_quotation_alone_makes_no_copy_however_long() -> None:
    long = "“" + " ".join(STORY[:2] + STORY[3:5]) + "” she said."
    one = story("one", "A witness spoke in Port Dale on Tuesday before a crowd of reporters.", long)
    other = story("two", "The harbour master was in a talkative mood when we met her at noon.", long)
    assert copied(one, other) is None


def test_a_text_of_a_few_words_is_never_judged() -> None:
    assert copied(story("one", "Boats left on Friday."), story("two", "Boats left on Friday.")) is None


def test_a_digest_item_is_a_text_of_its_own() -> None:
    digest = reading("digest", ("body", STORY[0]), ("digest_heading", "More"), ("digest", STORY[1]), ("digest", OWN[0]))
    other = reading("other", ("body", OWN[2]), ("digest", STORY[1]))
    found = copied(trace(digest, 2), trace(other, 1))
    assert found is not None
    assert (found.origin_section, found.copy_section) == (2, 1)
    assert set(keys(trace(digest, 2))) & set(keys(trace(other, 1)))
    assert copied(trace(digest), trace(other)) is None


def test_a_dispatch_that_is_nothing_but_a_digest_is_passed_on_as_a_whole() -> None:
    digest = reading("digest", ("digest", STORY[0]), ("digest", STORY[1]))
    assert trace(digest).words == story("plain", *STORY[:2]).words


JANUARY = dt.date(2025, 1, 10)
REUTERS, GUARDIAN = {"outlet": "Reuters"}, {"outlet": "The Guardian"}
DIRECTIONS: list[tuple[str, dict[str, object], dict[str, object], str]] = [
    ("credit", {"outlet": "Lakeside Daily", "named": "Reuters"}, {"outlet": "Reuters", "day": JANUARY}, "second"),
    ("reprint", {"reprinted": True}, {}, "second"),
    ("earlier", {"day": JANUARY + dt.timedelta(1), **REUTERS}, {"day": JANUARY, **GUARDIAN}, "second"),
    ("agency", {**GUARDIAN}, {"outlet": "AFP"}, "second"),
    ("reprinter", {"outlet": "MSN"}, {**GUARDIAN}, "second"),
    ("first come", {**GUARDIAN}, {"outlet": "Le Monde"}, "first"),
]


@pytest.mark.parametrize(("rule", "one", "other", "origin"), DIRECTIONS, ids=[row[0] for row in DIRECTIONS])
def test_direction(rule: str, one: dict[str, object], other: dict[str, object], origin: str) -> None:
    first, second = story("first", *STORY, **one), story("second", *STORY, **other)
    found, turned = copied(first, second), copied(second, first)
    assert found is not None and turned is not None
    assert (found.origin, found.why[1].rule) == (origin, rule)
    if rule != "first come":
        assert turned.origin == origin


def test_the_longer_text_is_the_origin_where_nothing_else_tells() -> None:
    found = copied(story("short", *STORY[:4]), story("long", *STORY))
    assert found is not None
    assert (found.origin, found.why[1].rule) == ("long", "longer")


def test_records_come_back_from_json() -> None:
    assert msgspec.json.decode(msgspec.json.encode(ORIGIN), type=Trace) == ORIGIN
    found = copied(ORIGIN, ORIGIN)
    assert msgspec.json.decode(msgspec.json.encode(found), type=Copied) == found


def test_keys_are_the_same_in_every_process() -> None:
    assert keys(story("any", *STORY))[0] == keys(ORIGIN)[0] == "h2:0:36ca701406c2f53a"


WORDS = st.lists(st.sampled_from(["boat", "ferry", "dawn", "said", "two", "“", "”", ".", "herring"]), max_size=60)


@given(WORDS, WORDS)
def test_copies_are_copies_from_either_side(one: list[str], other: list[str]) -> None:
    first, second = story("first", " ".join(one)), story("second", " ".join(other))
    found, turned = copied(first, second), copied(second, first)
    assert (found is None) == (turned is None)
    if found is not None:
        assert 0 <= found.kept <= 1 and 0.5 <= max(found.share, found.kept) <= 1
