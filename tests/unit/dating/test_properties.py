"""Any lines are dated: first never after last, a precision that fits, the digest no older than the story."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.stages import dating
from unit.dating.dispatches import reading

_WORDS = (
    "Envoys met|will sign|on Friday|on March 9|in October|in May 2019|since 2020|two days before|a day after|the"
    "|inauguration of Ada Oso|the nearly two-year war|began|by June|president-elect|29 February|February 30, 2021"
    "|Tuesday, May 4|2021|1|9999|.|,|\u2019s|yesterday|from 3 to 9 May|said"
).split("|")
KINDS = ("title", "byline", "dateline", "body", "heading", "notice", "digest_heading", "digest", "boilerplate")
LINES = st.lists(
    st.tuples(st.sampled_from(KINDS), st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12).map(" ".join)),
    min_size=1,
    max_size=10,
).map(lambda rows: "\n".join(f"{kind}| {words}" for kind, words in rows))


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_any_lines(lines: str) -> None:
    after = dating.stage().run(reading(lines))
    story = after.anatomy.published
    for section in after.sections:
        days = section.published
        assert days.why
        if days.first and days.last:
            assert days.first <= days.last
            assert (days.precision == "day") == (days.first == days.last)
        assert (days.precision == "unknown") == (days.first is None and days.last is None)
        if section.kind == "digest" and story.first and days.first:
            assert days.first >= story.first


@settings(max_examples=50, deadline=None)
@given(LINES)
def test_two_runs_agree_and_touch_only_their_layers(lines: str) -> None:
    before = reading(lines)
    once, twice = dating.stage().run(before), dating.stage().run(before)
    assert once == twice
    assert (once.dispatch, once.times, once.sentences) == (before.dispatch, (), ())
    assert [(one.kind, one.start, one.end) for one in once.sections] == [
        (one.kind, one.start, one.end) for one in before.sections
    ]
