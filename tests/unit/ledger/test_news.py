"""What is new since a day: over made-up shellings and talks, of which some were announced, denied or told by few."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from dateline import explain, queries
from dateline.ledger import Identity, Ledger
from dateline.records import Agreement, AgreementStep, Brief, Interval, Reading, Span
from made_up import FIRST_DAY, OUTLETS, made_up

DAY = dt.timedelta(days=1)


def written(reading: Reading, day: dt.date) -> Reading:
    """The reading as if it had been written on another day; the days of its acts stay."""
    when = Interval(day, day, "day")
    return msgspec.structs.replace(
        reading,
        anatomy=msgspec.structs.replace(reading.anatomy, published=when),
        sections=tuple(msgspec.structs.replace(section, published=when) for section in reading.sections),
    )


def with_shelling(reading: Reading, **changes: object) -> Reading:
    """The reading with its first report told otherwise."""
    first = msgspec.structs.replace(reading.reports[0], **changes)
    return msgspec.structs.replace(reading, reports=(first, *reading.reports[1:]))


def accord(reading: Reading, status: str, told: str, day: dt.date) -> Reading:
    """The reading with an agreement of which its talks tell a step."""
    talks = reading.reports[1]
    step = AgreementStep(status, told, talks.start, talks.end, Interval(day, day, "day"), report=talks.id)  # type: ignore[arg-type]
    made = Agreement(
        f"a-{reading.dispatch.id}", 0, "treaty", "other", (), talks.actors, standing=step, history=(step,),
        mentions=(Span(talks.start, talks.end),), reports=(talks.id,),
    )  # fmt: skip
    return msgspec.structs.replace(reading, agreements=(made,))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite", write=True) as opened:
        yield opened


def told(ledger: Ledger, *readings: Reading, since: dt.date) -> Brief:
    run = ledger.begin_run("add", Identity("dateline test", "m", "l", "r"))
    for reading in readings:
        ledger.add(reading, run)
    ledger.fail("broken.txt", "is empty", run)
    ledger.end_run(run)
    return queries.brief(ledger, since)


def test_what_two_outlets_tell_stands_before_what_one_tells(ledger: Ledger) -> None:
    brief = told(ledger, *map(made_up, range(5)), since=FIRST_DAY)
    first, second, *others = brief.events
    assert {len(each.outlets) for each in (first, second)} == {2}
    assert [len(each.outlets) for each in others] == [1]
    assert [each.weight for each in brief.events] == sorted((each.weight for each in brief.events), reverse=True)
    assert (brief.dispatches, brief.reports, brief.failures, brief.until) == (5, 10, 1, FIRST_DAY)
    assert brief.outlets == tuple(sorted(OUTLETS))
    assert {quote.outlet for quote in first.quotes} == set(first.outlets)
    assert all("shelled" in quote.words for quote in first.quotes)


def test_what_was_told_before_is_not_new(ledger: Ledger) -> None:
    later = FIRST_DAY + 3 * DAY
    brief = told(ledger, made_up(0), written(made_up(1), later), written(made_up(2), later), since=later)
    assert (brief.dispatches, brief.outlets) == (2, tuple(sorted(OUTLETS[1:3])))
    assert [quote.report for each in brief.events for quote in each.quotes] == ["r-made-up-2-1"]


def test_the_same_again_between_the_same_parties_is_less_new(ledger: Ledger) -> None:
    again = with_shelling(
        made_up(2),
        actors=made_up(0).reports[0].actors, recipients=made_up(0).reports[0].recipients,
        when=Interval(FIRST_DAY + 9 * DAY, FIRST_DAY + 9 * DAY, "day"),
    )  # fmt: skip
    brief = told(ledger, made_up(0), written(again, FIRST_DAY + 9 * DAY), since=FIRST_DAY + 5 * DAY)
    [shelling] = [each for each in brief.events if each.type == "ASSAULT"]
    assert (shelling.novelty, shelling.weight) == (0.5, 1.5)
    assert shelling.why[1].note == "1 like it between these parties in the 90 days before"


def test_what_was_planned_and_then_done_stands_otherwise(ledger: Ledger) -> None:
    """An announced shelling is no usual thing; it is told of like an announced treaty."""
    announced = written(with_shelling(made_up(0), aux=("future",)), FIRST_DAY - 2 * DAY)
    brief = told(ledger, announced, made_up(1), since=FIRST_DAY)
    [change] = brief.changed
    assert (change.before, change.after, change.told) == ("planned", "done", FIRST_DAY)
    assert change.quote is not None
    assert change.quote.outlet == OUTLETS[1]
    assert not brief.ahead


def test_a_plan_waits_in_the_calendar_until_it_is_told_as_done(ledger: Ledger) -> None:
    announced = written(with_shelling(made_up(0), aux=("future",)), FIRST_DAY - 2 * DAY)
    [one] = told(ledger, announced, since=FIRST_DAY - 2 * DAY).ahead
    assert (one.event.when.first, one.passed) == (FIRST_DAY, False)
    [one] = told(ledger, written(made_up(4), FIRST_DAY + 9 * DAY), since=FIRST_DAY).ahead
    assert one.passed
    assert not queries.brief(ledger, FIRST_DAY + DAY).ahead


def test_who_says_what_stands_side_by_side(ledger: Ledger) -> None:
    brief = told(ledger, made_up(0), with_shelling(made_up(1), stance="denied"), since=FIRST_DAY)
    [dispute] = [each for each in brief.disputed if each.field == "status"]
    assert dispute.best == "done"
    assert {(version.value, version.outlets) for version in dispute.versions} == {
        ("done", (OUTLETS[0],)),
        ("denied", (OUTLETS[1],)),
    }
    assert all(version.quote is not None for version in dispute.versions)


def test_a_step_of_an_accord_is_told_once(ledger: Ledger) -> None:
    day = FIRST_DAY + 5 * DAY
    one = accord(made_up(0), "signed", "ahead", day)
    [news] = told(ledger, one, since=FIRST_DAY).agreements
    assert (news.began, news.form, [step.status for step in news.steps]) == (True, "treaty", ["signed"])
    assert news.steps[0].quote.words.startswith(one.dispatch.text[one.reports[1].start :][:20])
    assert not queries.brief(ledger, FIRST_DAY + DAY).agreements


def test_nobody_wrote_anything(ledger: Ledger) -> None:
    brief = told(ledger, made_up(0), since=FIRST_DAY + DAY)
    assert brief.is_empty
    assert "Nothing was written" in explain.news_markdown(brief)
    assert "Nothing was written" in explain.news_page(brief)


def test_both_renderings_tell_everything_and_no_word_becomes_markup(ledger: Ledger) -> None:
    sly = made_up(0)
    sly = msgspec.structs.replace(sly, anatomy=msgspec.structs.replace(sly.anatomy, outlet="*<b>Wire</b>* | x"))
    brief = told(ledger, sly, made_up(1), made_up(2), since=FIRST_DAY)
    markdown, page = explain.news_markdown(brief), explain.news_page(brief)
    for event in brief.events:
        assert f"`{event.id}`" in markdown
        assert event.id in page
    assert "<b>" not in markdown.replace(r"\<b\>", "")
    assert "<b>" not in page
    assert "&lt;b&gt;Wire" in page


def test_fewer_pieces_are_the_first_of_all(ledger: Ledger) -> None:
    """Storylines that turned, new events and disputes come in one order, whatever number of them is asked for."""
    pairs = [(made_up(number), with_shelling(made_up(number + 1), stance="denied")) for number in range(0, 20, 2)]
    whole = told(ledger, *(reading for pair in pairs for reading in pair), since=FIRST_DAY)
    assert len(whole.storylines) > 1 and len(whole.events) > 2 and len(whole.disputed) > 2
    for most in (1, 2, 5):
        part = queries.brief(ledger, FIRST_DAY, most=most)
        assert part.storylines == whole.storylines[:most]
        assert part.events == whole.events[:most]
        assert part.disputed == whole.disputed[:most]
