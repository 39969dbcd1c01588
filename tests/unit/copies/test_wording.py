"""The words of a text without what differs from printing to printing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.merging.copies.wording import wording

SAME = [
    ("Kyiv’s envoy said “no”.", 'KYIV\'S ENVOY SAID "NO"'),
    ("the 15-year treaty", "the 15–year treaty"),
    ("São Tomé’s café", "Sao Tome's cafe"),
    ("an ofﬁce in Málaga", "an office in Malaga"),
    ("two\nlines of\u00a0text", "two lines of text"),
    ("``We go,'' he said", "“We go,” he said"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_printings_of_one_text_have_the_same_words(one: str, other: str) -> None:
    assert wording([one]).words == wording([other]).words


def test_numbers_keep_their_points() -> None:
    assert wording(["It cost 1,200.50 dollars at 9:30."]).words == "it cost 1,200.50 dollars at 9:30"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said: “We go.” They left.", ((2, 4),)),
        ('"We go," he said. "We stay," she said.', ((0, 2), (4, 6))),
        ("They cried «on y va» and left", ((2, 5),)),
        ("“We go, he said, and left", ((0, 6),)),
        ("Nobody spoke.", ()),
    ],
)
def test_quotations_are_told_apart(text: str, quoted: tuple[tuple[int, int], ...]) -> None:
    assert wording([text]).quoted == quoted


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    assert wording(["“We go", "They left"]).quoted == ((0, 2),)


def test_sentences_end_at_stops_and_paragraphs() -> None:
    assert wording(["One two. Three four", "Five."]).ends == (2, 4, 5)


@given(st.lists(st.text(max_size=80), max_size=4))
def test_numbers_of_words_stay_within_the_text(paragraphs: list[str]) -> None:
    made = wording(paragraphs)
    size = len(made.words.split(" ")) if made.words else 0
    assert list(made.ends) == sorted(set(made.ends))
    assert all(0 < end <= size for end in made.ends)
    assert all(0 <= start <= end <= size for start, end in made.quoted)
