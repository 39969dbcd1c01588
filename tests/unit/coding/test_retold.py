"""Days and places that acts of one story tell each other (retold.txt: the sentences; the stories are below).

"Monday" and "Tuesday" are days, "Nairobi" and "Kenya" places. A story is a list of sentences, each a section of its
own: of the body, of the title where it has no full stop, of the digest where so said.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.records import At, Interval, Mention, Place, Reading, Report, Section, SectionKind, When
from dateline.stages import attribution, coding
from tree_table import blocks, reading

SENTENCES = {block.text: block for block in blocks(Path(__file__).with_name("retold.txt"))}
DAYS = {"Monday": dt.date(2025, 1, 20), "Tuesday": dt.date(2025, 1, 21)}
PLACES = {"Nairobi": 4, "Kenya": 1}

SIGNED = "Kenya and Ethiopia signed a treaty on Monday."
SIGNED_THERE = "Kenya and Ethiopia signed a treaty in Nairobi on Monday."
AGREED = "Kenya and Ethiopia agreed to set up an office."
HAD_AGREED = "Kenya and Ethiopia had agreed to set up an office."
MET = "Kenya and Ethiopia met on Tuesday."
THANKED = "Kenya thanked Ethiopia."
PRAISED = "The minister praised the treaty in Nairobi."
VISITED = "The minister visited Nairobi."
ATTACKED = "Gunmen attacked a market on Monday."
THEY_BURNED = "They burned a truck."
TROOPS_BURNED = "Troops burned a truck."
TITLE = "Gunmen attack market"
ATTACK = "An attack on the market killed six men."
BUS = "Gunmen attacked a bus on Tuesday."
RESCUED = "Soldiers rescued four villagers."
RIVER = "The river rose in Kenya."


def _story(*texts: str, kind: SectionKind = "body") -> tuple[Report, ...]:
    """The reports of a story; a digest is one item."""
    read = reading(*(SENTENCES[text] for text in texts))
    sentences = read.sentences[0]
    sections = tuple(
        Section(kind if text.endswith(".") else "title", sentence.start, sentence.end)
        for text, sentence in zip(texts, sentences, strict=True)
    )
    if kind == "digest":
        sections = (Section("digest", 0, len(read.dispatch.text)),)
    times, places = [], []
    for number, sentence in enumerate(sentences):
        at = (0, number) if kind == "digest" else (number, 0)
        for index, token in enumerate(sentence.tokens):
            if token.text in DAYS:
                day = DAYS[token.text]
                times.append(When(token.start, token.end, token.text, "DATE", str(day), Interval(day, day, "day")))
            if token.text in PLACES:
                name = token.text
                level = PLACES[name]
                places.append(Place(token.start, token.end, name, At(*at, index), name, "KEN", resolution=level))
    parted = ((tuple(sentences),)) if kind == "digest" else tuple((sentence,) for sentence in sentences)
    mentions = read.mentions if kind == "digest" else tuple(_moved(mention) for mention in read.mentions)
    whole = replace(
        read, sections=sections, sentences=parted, mentions=mentions, times=tuple(times), places=tuple(places)
    )
    return _coded(whole)


def _moved(mention: Mention) -> Mention:
    return replace(mention, at=At(mention.at.sentence, 0, mention.at.token))


def _coded(read: Reading) -> tuple[Report, ...]:
    return coding.stage().run(attribution.stage().run(read)).reports


def _of(reports: tuple[Report, ...], number: int) -> Report:
    """The report of the n-th sentence; stories here have one a sentence."""
    starts = sorted({report.sentence.start for report in reports})
    return next(report for report in reports if report.sentence.start == starts[number])


def _rules(report: Report) -> set[str]:
    return {reason.rule for reason in report.when.why} & {"same-signing", "same-sides", "same-visit", "told-again"}


@pytest.mark.parametrize(
    ("story", "number", "day", "rule"),
    [
        ([SIGNED, AGREED], 1, "Monday", "same-sides"),
        ([AGREED, SIGNED], 0, "Monday", "same-sides"),
        ([SIGNED, HAD_AGREED], 1, None, None),  # told as lying before
        ([SIGNED, MET, AGREED], 2, None, None),  # the sides are dated on two days
        ([SIGNED, THANKED], 1, None, None),  # only one side acts
        ([ATTACKED, THEY_BURNED], 1, "Monday", "told-again"),
        ([ATTACKED, TROOPS_BURNED], 1, None, None),  # somebody else
        ([ATTACKED, BUS, THEY_BURNED], 2, None, None),  # "they" may be of either day
        ([TITLE, ATTACKED], 0, "Monday", "told-again"),
        ([TITLE, BUS], 0, "Tuesday", "told-again"),  # the word of the headline is the text's
        ([ATTACKED, ATTACK], 1, "Monday", "told-again"),
        ([BUS, ATTACK], 1, None, None),  # another thing
    ],
)
def test_an_act_takes_the_day_of_what_it_belongs_to(
    story: list[str], number: int, day: str | None, rule: str | None
) -> None:
    report = _of(_story(*story), number)
    assert report.when.first == report.when.last == (DAYS[day] if day else None)
    assert _rules(report) == ({rule} if rule else set())
    assert ("undated" in {reason.rule for reason in report.why}) == (day is None)


def test_a_reason_points_at_the_words_of_the_act_that_tells_the_day() -> None:
    reports = _story(ATTACKED, THEY_BURNED)
    giver, taker = _of(reports, 0), _of(reports, 1)
    assert taker.when.why[-1].spans == giver.triggers[:1]


@pytest.mark.parametrize("spoken", [PRAISED, VISITED])
def test_a_guest_and_an_accords_party_act_on_the_day_they_are_dated_in_a_town(spoken: str) -> None:
    there, elsewhere = _of(_story(SIGNED_THERE, spoken), 1), _of(_story(SIGNED, spoken), 1)
    assert there.when.first == DAYS["Monday"]
    assert _rules(there) == {"same-visit"}
    assert elsewhere.when == Interval()


def test_digest_items_are_stories_of_their_own() -> None:
    texts = (ATTACKED, THEY_BURNED)
    read = reading(*(SENTENCES[text] for text in texts))
    first, second = read.sentences[0]
    day = DAYS["Monday"]
    at = first.start + ATTACKED.index("Monday")
    apart = replace(
        read,
        sections=(Section("digest", first.start, first.end), Section("digest", second.start, second.end)),
        sentences=((first,), (second,)),
        mentions=tuple(_moved(mention) for mention in read.mentions),
        times=(When(at, at + 6, "Monday", "DATE", str(day), Interval(day, day, "day")),),
    )
    assert [report.when.first for report in _coded(apart)] == [day, None]


def test_a_short_item_is_set_in_the_one_country_it_speaks_of() -> None:
    in_item, in_story = _story(RIVER, RESCUED, kind="digest"), _story(RIVER, RESCUED)
    assert [report.place and report.place.country for report in in_item] == ["KEN"]
    assert in_item[0].place is not None and in_item[0].place.why[-1].rule == "item-place"
    assert [report.place for report in in_story] == [None]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(sorted(SENTENCES)), min_size=1, max_size=6))
def test_sharing_invents_no_day_and_takes_none_away(story: list[str]) -> None:
    reports = _story(*story)
    alone = [report for text in story for report in _story(text)]
    assert [report.event for report in reports] == [report.event for report in alone]
    told = {report.when.first for report in alone}
    for report, own in zip(reports, alone, strict=True):
        assert report.when.first in told
        assert own.when.first is None or report.when == own.when
        assert (report.when.first is None) == ("undated" in {reason.rule for reason in report.why})
