"""What is kept of a story, and what is a story."""

import datetime as dt

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records import SectionKind
from dateline.storylines import Outline, keys, outline, units
from dateline.storylines.background import telling
from dateline.storylines.likeness import likeness, likeness_to
from dateline.storylines.outlines import unpacked
from stories import reading

TREATY = "The treaty on Lake Turkana was signed in Nairobi on Tuesday by Ruto and Abiy."
MARKET = "Gunmen on motorcycles attacked a market near Bandiagara and burned dozens of stalls."


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (("title", "body", "body", "digest_heading", "digest", "digest"), (None, 4, 5)),
        (("digest_heading", "digest"), (1,)),
        (("title", "digest"), (1,)),
        (("title",), (None,)),
        (("body",), (None,)),
        (("notice",), ()),
    ],
)
def test_headline_and_body_are_one_story_and_each_digest_item_its_own(
    kinds: tuple[SectionKind, ...], expected: tuple[int | None, ...]
) -> None:
    assert units(reading("d-1", *((kind, "Some words.") for kind in kinds))) == expected


def test_an_outline_knows_its_unit_its_days_and_its_words() -> None:
    day = dt.date(2025, 10, 15)
    read = reading("d-1", ("title", "Lake treaty signed"), ("body", TREATY), ("digest", MARKET), day=day)
    story, item = outline(read), outline(read, 2, ["e-1", "e-1"])
    assert (story.unit, story.section, story.title, story.first) == ("d-1", None, "Lake treaty signed", day)
    assert (item.unit, item.dispatch, item.section, item.title) == ("d-1#2", "d-1", 2, None)
    assert item.events == ("e-1",)
    assert item.opening == MARKET
    assert "turkana" in story.terms and "bandiagara" not in story.terms
    assert "bandiagara" in item.terms and "turkana" not in item.terms


def test_a_long_first_sentence_is_cut_at_a_word() -> None:
    opening = outline(reading("d-1", ("body", " ".join([TREATY.rstrip("."), "while", MARKET])))).opening
    assert opening.endswith(" …")
    assert (TREATY.rstrip(".") + " while " + MARKET).startswith(opening.removesuffix(" …"))


def test_a_story_is_wholly_like_itself_and_not_at_all_like_one_without_common_words() -> None:
    treaty, market = outline(reading("d-1", ("body", TREATY))), outline(reading("d-2", ("body", MARKET)))
    alike = likeness_to(treaty, [treaty, market])
    assert alike[0] == pytest.approx(1.0, abs=0.001)
    assert alike[1] == 0.0


def test_one_to_many_and_each_to_each_agree() -> None:
    texts = [TREATY, MARKET, f"{TREATY} {MARKET}", "The treaty was not signed."]
    outlines = [outline(reading(f"d-{at}", ("body", text))) for at, text in enumerate(texts)]
    table = likeness(outlines)
    for row, one in enumerate(outlines):
        others = [other for other in outlines if other is not one]
        assert np.allclose(np.delete(table[row], row), likeness_to(one, others))


def test_time_between_takes_away_and_a_common_event_adds() -> None:
    def told(id: str, day: dt.date | None, *events: str) -> Outline:
        return outline(reading(id, ("body", TREATY), day=day), events=events)

    today = told("d-1", dt.date(2025, 1, 1), "e-1")
    near, far, undated = told("d-2", dt.date(2025, 1, 14)), told("d-3", dt.date(2027, 1, 1)), told("d-4", None)
    same = told("d-5", dt.date(2025, 1, 1), "e-1")
    found = likeness_to(today, [near, far, undated, same])
    assert found[0] == found[2] == pytest.approx(1.0, abs=0.001)
    assert found[1] == pytest.approx(0.7, abs=0.001)
    assert found[3] == pytest.approx(1.15, abs=0.001)


def test_keys_are_pairs_of_the_weightiest_terms() -> None:
    one = outline(reading("d-1", ("body", TREATY)))
    assert len(keys(one)) == len(set(keys(one))) == 28
    assert all(set(key.split()) <= set(one.terms) for key in keys(one))


def test_words_that_the_background_does_not_hold_tell_most() -> None:
    assert telling("say") < telling("treaty") < telling("bandiagara")


def test_a_story_without_words_is_like_nothing() -> None:
    empty = outline(reading("d-1", ("body", "It is.")))
    assert empty.ids == b"" and keys(empty) == ()
    assert likeness_to(empty, [empty]).tolist() == [0.0]


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=40), min_size=1, max_size=5))
def test_outlines_come_back_from_json_with_vectors_of_length_one(paragraphs: list[str]) -> None:
    one = outline(reading("d-1", *(("body", paragraph) for paragraph in paragraphs)))
    assert msgspec.json.decode(msgspec.json.encode(one), type=Outline) == one
    ids, weights = unpacked(one.ids, one.weights)
    assert len(ids) == len(weights) and list(ids) == sorted(set(ids.tolist()))
    assert float(weights @ weights) == pytest.approx(1.0 if len(ids) else 0.0, abs=0.01)
