"""When a story was written, from what it says."""

from __future__ import annotations

import msgspec
import pytest

from annotated import interval
from dateline.stages import dating
from unit.dating.dispatches import dated, reading, shown

CASES: list[tuple[str, str, str]] = [
    ("nothing says when", "body| Police held 40 people on Monday.", "- - unknown"),
    (
        "a full date in the dateline",
        "dateline| ACCRA, May 3, 2021 (Agency) -\nbody| Talks failed.",
        "2021-05-03 2021-05-03 day",
    ),
    (
        "a line of its own",
        "boilerplate| Published 3 March 2023\nbody| Drones struck on Friday.",
        "2023-03-03 2023-03-03 day",
    ),
    (
        "figures whose order is open",
        "byline| By Ann Roe, 03/04/2021\nbody| Talks failed.",
        "2021-03-04 2021-04-03 range",
    ),
    (
        "a notice bounds two years",
        "body| Talks failed.\nnotice| (c) 2012-2021",
        "2020-01-01 2021-12-31 range",
    ),
    (
        "a dated line outranks a newer notice",
        "boilerplate| 3 March 2013\nbody| Talks failed.\nnotice| (c) 2012-2021",
        "2013-03-03 2013-03-03 day",
    ),
    (
        "behind and ahead without a year",
        "body| Envoys agreed.\nbody| In January, they refused. They will sign on March 9.\nnotice| (c) 2012-2021",
        "2021-02-01 2021-03-08 range",
    ),
    (
        "the days that a report covers",
        "title| Bulletin 4\nboilerplate| Period covered: 20 to 26 October 2021\nbody| Clinics shut on 24 October.",
        "2021-10-26 2021-10-31 week",
    ),
    (
        "the days that a report covers, beside the day of its issue",
        "boilerplate| Reporting period: 20-26 October 2021\nboilerplate| Issued on 28 October 2021\nbody| All shut.",
        "2021-10-28 2021-10-28 day",
    ),
    (
        "days without a year, which the notice gives",
        "title| Situation report, 20-26 October\nbody| Clinics shut.\nnotice| (c) 2021",
        "2021-10-26 2021-10-31 week",
    ),
    ("days of something else in a title", "title| Fair to be held 3-9 May 2021\nbody| Clinics shut.", "- - unknown"),
    (
        "the weekday of the lede within that",
        "body| Ministers met Friday.\nbody| In January, they refused. They will sign on March 9.\nnotice| 2021",
        "2021-02-05 2021-03-05 range",
    ),
    (
        "behind and ahead across the new year: both winters touch the year of the notice",
        "body| Envoys agreed.\nbody| In November, they refused. They plan to sign on February 2.\nnotice| 2021",
        "2020-12-01 2021-12-31 range",
    ),
    (
        "the dateline's day in the notice's year",
        "dateline| ACCRA, Oct. 26 -\nbody| Talks.\nnotice| 2021",
        "2021-10-26 2021-10-26 day",
    ),
    (
        "a weekday with its date picks the year",
        "body| The vote was held on Tuesday, May 4.\nnotice| 2021",
        "2021-05-04 2021-11-03 range",
    ),
    ("a year behind bounds from below", "body| The war began in April 2019.", "2019-04-01 - range"),
    ("a year ahead bounds from above", "body| The bridge will open in May 2024.", "- 2024-05-31 range"),
    ("what lies under 'by' bounds nothing", "body| It must close by 2024, he said.", "- - unknown"),
    (
        "how long since a dated start",
        "body| The nearly two-year war goes on.\nbody| The war began in April 2019.",
        "2020-10-01 2021-04-30 range",
    ),
    (
        "days before a dated accession, the holder not yet in office",
        "body| Two states signed a pact Tuesday.\n"
        "body| It was signed just days before Ada Oso's inauguration on May 29.\n"
        "body| The president-elect objected.\nnotice| (c) 2001-2023 Wire",
        "2023-05-23 2023-05-23 day",
    ),
    (
        "a date told with its year leaves its neighbours to that year",
        "body| Talks failed.\nbody| The war began in May 2014. On June 3, a truce was signed.\n"
        "body| They will meet on July 7.\nnotice| 2021",
        "2020-01-01 2021-12-31 range",
    ),
]


@pytest.mark.parametrize(("name", "lines", "expected"), CASES, ids=[case[0] for case in CASES])
def test_story(name: str, lines: str, expected: str) -> None:
    assert dated(lines)[0] == expected


def test_metadata_comes_first() -> None:
    assert dated("byline| 3 March 2013\nbody| Talks failed.", interval("2021-05-03"))[0] == "2021-05-03 2021-05-03 day"


def test_metadata_of_a_month_is_narrowed_by_the_text() -> None:
    lines = "body| Ministers met Friday.\nbody| They will sign on May 12. They refused on May 6."
    assert dated(lines, interval("2021-05-01", "2021-05-31"))[0] == "2021-05-07 2021-05-07 day"


def test_every_section_of_the_story_is_dated_with_reasons() -> None:
    lines = "title| Talks fail\nbody| Envoys left.\nnotice| Copyright 2021"
    after = dating.stage().run(reading(lines))
    assert {shown.published for shown in after.sections} == {after.anatomy.published}
    assert [reason.rule for reason in after.anatomy.published.why] == ["dating.notice"]


def test_declares_its_layers() -> None:
    stage = dating.stage()
    assert (stage.name, stage.reads, stage.adds) == (
        "dating",
        ("dispatch", "anatomy", "sections"),
        ("anatomy", "sections"),
    )


@pytest.mark.parametrize(
    ("holder", "outlet", "years", "expected"),
    [
        ("Northland Wire", "Northland Wire", (2021,), "2021-01-01 2021-12-31 year"),
        ("Northland Wire", "Northland Wire", (2012, 2021), "2020-01-01 2021-12-31 range"),
        ("Northland Wire", "Harbour Courier", (2021,), "2020-01-01 2021-12-31 range"),
    ],
)
def test_the_outlets_own_notice_of_one_year(holder: str, outlet: str, years: tuple[int, ...], expected: str) -> None:
    before = reading("body| Talks failed.\nnotice| A notice")
    notice = msgspec.structs.replace(before.anatomy.notices[0], holder=holder, years=years)
    anatomy = msgspec.structs.replace(before.anatomy, notices=(notice,), outlet=outlet)
    after = dating.stage().run(msgspec.structs.replace(before, anatomy=anatomy))
    assert shown(after.anatomy.published) == expected
