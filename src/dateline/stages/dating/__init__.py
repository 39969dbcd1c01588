"""When a dispatch and each of its sections were written, from the text alone, before the language model runs.

Reads `dispatch`, `anatomy`, `sections`; gives `anatomy` and `sections` back with `published` set. In order of trust:
metadata (but what a page or archive says of itself yields to the day that the text prints); a full date in the byline,
dateline or on a line of its own; then whatever the text allows: years in a notice, dates behind and ahead, the weekday
of the lede, "days before January 20", "a nearly three-year war". The clues are weighed together (`solve`). The digest
under a story is a group of its own, no older than the story. Where nothing bounds the writing, the interval is unknown:
never today. Lexicons: time_*.tsv. Authority for the lede's weekday: AP Stylebook, "days of the week" (no "today"; dates
beyond seven days by month and day).

"Ministers met Friday." with "In January, they refused." and "They will sign on March 9." over "Copyright 2012-2021"
    -> 2021-02-05..2021-03-05, range: the Fridays after January and before March 9
"""

from __future__ import annotations

import datetime as dt

import msgspec

from dateline.records import Anatomy, Interval, Notice, Reading, Reason, Section, Span, Stage
from dateline.stages.dating.clues import HARD, Bounds, Clue
from dateline.stages.dating.evidence import Told, dated, occasions, tell
from dateline.stages.dating.lines import line_clues
from dateline.stages.dating.reasons import Anchor, clues_of, counted_from, lede_clue
from dateline.stages.dating.solve import solve
from dateline.timewords import resolve

__all__ = ["stage"]

_DIGEST = ("digest_heading", "digest")
_FOUND = ("intake.found.", "intake.database.")  # rules of days that were found beside the text, not given by the user
_BEHIND = 45  # days that a page's own date may lie behind a dateline without a year: pages are dated anew when changed
_YEAR = 366  # days: how much older than the last year of its notice a story is taken to be, and a digest than its story


def stage() -> Stage:
    """The stage; it needs no resources."""
    return Stage("dating", ("dispatch", "anatomy", "sections"), ("anatomy", "sections"), _run)


def _run(reading: Reading) -> Reading:
    text, anatomy = reading.dispatch.text, reading.anatomy
    story = [section for section in reading.sections if section.kind not in _DIGEST]
    digest = [section for section in reading.sections if section.kind in _DIGEST]
    if digest and not any(section.kind in ("title", "body") for section in story):
        story, digest = list(reading.sections), []  # a brief: its items are what the dispatch says
    told = tell(text, story)
    written = _story(reading, story, told)
    later = _digest(text, anatomy, digest, written, story, told) if digest else written
    sections = tuple(
        msgspec.structs.replace(section, published=later if section.kind in _DIGEST else written)
        for section in reading.sections
    )
    anatomy = msgspec.structs.replace(anatomy, published=written)
    return msgspec.structs.replace(reading, anatomy=anatomy, sections=sections)


def _notice_year(anatomy: Anatomy) -> tuple[int | None, Span | None]:
    """The last year that a notice names."""
    dated_notices = [notice for notice in anatomy.notices if notice.years]
    if not dated_notices:
        return None, None
    latest = max(dated_notices, key=lambda notice: max(notice.years))
    return max(latest.years), Span(latest.start, latest.end)


def _own_notice(anatomy: Anatomy, year: int) -> list[Clue]:
    """A notice of the dispatch's own outlet with that one year was made with the dispatch; "1999-2025" is a page's."""
    return [
        Bounds(
            1.0,
            Reason("dating.own-notice", f"its outlet's own notice names {year} alone", None, (_span(notice),)),
            dt.date(year, 1, 1),
            dt.date(year, 12, 31),
        )
        for notice in anatomy.notices[-1:]
        if notice.years == (year,) and not notice.syndicated and notice.holder and notice.holder == anatomy.outlet
    ]


def _span(notice: Notice) -> Span:
    return Span(notice.start, notice.end)


def _story(reading: Reading, story: list[Section], told: list[Told]) -> Interval:
    """When the story itself was written."""
    text, anatomy = reading.dispatch.text, reading.anatomy
    given = reading.dispatch.published
    if given and given.first and given.first == given.last:
        return _of_metadata(given, given.first, line_clues(text, anatomy, story))
    clues: list[Clue] = []
    if given and (given.first or given.last):
        reason = Reason("dating.metadata", "given with the dispatch")
        clues.append(Bounds(HARD, reason, given.first, given.last))
    lines = line_clues(text, anatomy, story)
    clues.extend(lines)
    year, span = _notice_year(anatomy)
    if year is not None and 1 < year < 9990:
        note = f"the notice names {year}: written in that year or the one before"
        reason = Reason("dating.notice", note, None, (span,) if span else ())
        clues.append(Bounds(HARD, reason, dt.date(year - 1, 1, 1), dt.date(year, 12, 31)))
        clues.extend(_own_notice(anatomy, year))
    clues.extend(clues_of(text, story, told))
    lede = anatomy.lede or next((Span(part.start, part.end) for part in story if part.kind == "body"), None)
    if lede and not lines and (weekday := lede_clue(told, lede)):
        clues.append(weekday)
    return solve(clues, year)


def _of_metadata(given: Interval, day: dt.date, lines: list[Clue]) -> Interval:
    """The day that metadata names, against the one that the text prints for itself. What the user gives holds; what a
    page or an archive says is often the day of a later change or of a copy."""
    why = given.why or (Reason("dating.metadata", "given with the dispatch"),)
    printed = next((found for clue in lines if (found := _printed(clue, day))), None)
    if printed is None or printed == day or not why[0].rule.startswith(_FOUND):
        return msgspec.structs.replace(given, why=why)
    return Interval(printed, printed, "day", (*(clue.reason for clue in lines), *why))


def _printed(clue: Clue, day: dt.date) -> dt.date | None:
    """The day that a clue prints, if metadata may well have named it `day`: any day before it where the year is
    printed too, else one of the weeks before; a day after it where midnight lay between them."""
    earliest = dt.date.min if isinstance(clue, Bounds) else day - dt.timedelta(days=_BEHIND)
    last = day + dt.timedelta(days=1)
    fitting = [one for one, other in clue.windows(earliest, last) if one == other and earliest < one <= last]
    return max(fitting, default=None)


def _digest(
    text: str,
    anatomy: Anatomy,
    digest: list[Section],
    written: Interval,
    story: list[Section],
    above: list[Told],
) -> Interval:
    """When the digest under the story was made: by its own words, and no earlier than the story."""
    told = tell(text, digest)
    clues = clues_of(text, digest, told)
    clues.extend(counted_from(text, told, _anchors(text, story, above, written), digest))
    year, span = _notice_year(anatomy)
    if written.first:
        clues.append(
            Bounds(HARD, Reason("dating.after-story", "no earlier than the story above it"), written.first, None)
        )
    if year is not None and 1 < year < 9990 and not (written.first and written.first.year > year):
        reason = Reason("dating.notice", f"the notice names {year}", None, (span,) if span else ())
        first = None if written.first else dt.date(year - 1, 1, 1)
        clues.append(Bounds(HARD, reason, first, dt.date(year, 12, 31)))
    elif written.first and any(clue.weight < HARD for clue in clues):
        note = "taken to be made within a year of the story"
        last = (written.last or written.first) + dt.timedelta(days=_YEAR)
        clues.append(Bounds(HARD, Reason("dating.near-story", note), None, last))
    return solve(clues, year)


def _anchors(text: str, story: list[Section], told: list[Told], written: Interval) -> list[Anchor]:
    """Occasions that the story dates to one day: class, names, day, words."""
    found: list[Anchor] = []
    for occasion in occasions(text, story):
        date = dated(occasion, told)
        if date is None:
            continue
        behind = resolve(date.expression, written, "past")
        ahead = resolve(date.expression, written, "future")
        days = [day.first for day in (behind, ahead) if day.first and day.first == day.last]
        if days and written.last:
            nearest = min(days, key=lambda day: abs((day - (written.last or day)).days))
            found.append(Anchor(occasion, nearest))
    return found
