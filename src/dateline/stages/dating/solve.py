"""The days that agree with the clues: where most of their weight meets.

Shape: clues and bounds -> Interval with the reasons of the clues that hold. Every day of the bounds is weighed (a
difference array: linear in days plus windows); the days of the highest sum remain. Where they lie in several stretches,
those that touch the favoured year are taken (a copyright line names the year its page was made in), and what is left is
given as one interval, from its first to its last day: never narrower than the clues allow. Open bounds stay open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from dateline.records import Interval, Precision, Reason
from dateline.stages.dating.clues import HARD, SURE, Bounds, Clue, Yearly, clamped

_LONGEST = 366 * 15  # days weighed one by one; wider bounds are given as they are
_NEAR = 7  # days: agreeing days no further apart than this are one stretch (a weekday recurs weekly)


def solve(clues: Sequence[Clue], favoured: int | None = None) -> Interval:
    """The interval on which the clues agree; Interval() where there are none."""
    soft = [clue for clue in clues if clue.weight < HARD]
    first, last, hard = _bounds([clue for clue in clues if isinstance(clue, Bounds) and clue.weight >= HARD])
    if first is None or last is None:
        first, last, used = _widen(first, last, soft)
        hard += used
    if first is None or last is None or (last - first).days > _LONGEST:
        recurring = [clue for clue in soft if isinstance(clue, Yearly) and clue.weight >= SURE]
        return _interval(*_to_next(first, last, recurring), _reasons([*hard, *recurring]))
    return _agree(first, last, hard, soft, favoured)


def _bounds(hard: Sequence[Bounds]) -> tuple[dt.date | None, dt.date | None, list[Bounds]]:
    """What the sure clues leave, in order of trust: one that contradicts those before it is left out."""
    first: dt.date | None = None
    last: dt.date | None = None
    used: list[Bounds] = []
    for clue in hard:
        low = max((day for day in (first, clue.first) if day), default=None)
        high = min((day for day in (last, clue.last) if day), default=None)
        if low is None or high is None or low <= high:
            first, last = low, high
            used.append(clue)
    return first, last, used


def _widen(
    first: dt.date | None, last: dt.date | None, soft: Sequence[Clue]
) -> tuple[dt.date | None, dt.date | None, list[Bounds]]:
    """Bounds from dated clues where nothing surer bounds that side; a bound that crosses the other side is left out."""
    used: list[Bounds] = []
    bounds = [clue for clue in soft if isinstance(clue, Bounds)]
    if first is None:
        lower = [clue for clue in bounds if clue.first and (last is None or clue.first <= last)]
        if lower:
            best = max(lower, key=lambda clue: clue.first or dt.date.min)
            first = best.first
            used.append(best)
    if last is None:
        upper = [clue for clue in bounds if clue.last and (first is None or clue.last >= first)]
        if upper:
            tight = min(upper, key=lambda clue: clue.last or dt.date.max)
            last = tight.last
            used.append(tight)
    return first, last, used


def _to_next(
    first: dt.date | None, last: dt.date | None, recurring: Sequence[Yearly]
) -> tuple[dt.date | None, dt.date | None]:
    """Bounds moved inwards to the next coming of a date whose year is not known."""
    for clue in recurring[:1]:
        if first:
            first = min(
                (low for low, _ in clue.windows(first, clamped(first.year + 9, clue.date)) if low >= first),
                default=first,
            )
        if last:
            last = max(
                (high for _, high in clue.windows(clamped(last.year - 9, clue.date), last) if high <= last),
                default=last,
            )
    return (first, last) if not (first and last and first > last) else (None, None)


def _agree(first: dt.date, last: dt.date, hard: Sequence[Clue], soft: Sequence[Clue], favoured: int | None) -> Interval:
    count = (last - first).days + 1
    change = {0: 0.0, count: 0.0}  # day on which the weight changes, counted from the first -> by how much
    for clue in soft:
        for low, high in clue.windows(first, last):
            start, end = max((low - first).days, 0), min((high - first).days, count - 1)
            if start <= end:
                change[start] = change.get(start, 0.0) + clue.weight
                change[end + 1] = change.get(end + 1, 0.0) - clue.weight
    weighed: list[tuple[float, int, int]] = []
    total = 0.0
    for start, end in pairwise(sorted(change)):
        total += change[start]
        weighed.append((round(total, 6), start, end - 1))
    top = max(weight for weight, _, _ in weighed)
    stretches = _stretches([(start, end) for weight, start, end in weighed if weight == top])
    days = [(first + dt.timedelta(days=low), first + dt.timedelta(days=high)) for low, high in stretches]
    chosen = [pair for pair in days if favoured is not None and pair[0].year <= favoured <= pair[1].year] or days
    earliest, latest = chosen[0][0], chosen[-1][1]
    held = [clue for clue in soft if _holds(clue, earliest, latest, first, last)]
    reasons = _reasons([*hard, *held])
    if len(chosen) < len(days):
        note = f"other stretches fit too; the one in {favoured}, the last year of the notice, is taken"
        reasons = (*reasons, Reason("dating.favoured-year", note))
    return _interval(earliest, latest, reasons)


def _stretches(runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs of agreeing days as one where no more than a week lies between them."""
    joined: list[tuple[int, int]] = []
    for start, end in runs:
        if joined and start - joined[-1][1] <= _NEAR:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _holds(clue: Clue, earliest: dt.date, latest: dt.date, first: dt.date, last: dt.date) -> bool:
    """Whether a clue allows some of the chosen days."""
    return any(low <= latest and high >= earliest for low, high in clue.windows(first, last))


def _reasons(clues: Sequence[Clue]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(clue.reason for clue in clues))


def precision(first: dt.date | None, last: dt.date | None) -> Precision:
    """day, week (up to seven days), month or year where it is exactly one, else range; unknown without any bound."""
    if first is None or last is None:
        return "unknown" if first is last else "range"
    length = (last - first).days + 1
    if length <= 7:
        return "day" if length == 1 else "week"
    if first.day == 1 and (last + dt.timedelta(days=1)).day == 1:
        if length <= 31:
            return "month"
        if first.month == 1 and last.month == 12 and first.year == last.year:
            return "year"
    return "range"


def _interval(first: dt.date | None, last: dt.date | None, why: tuple[Reason, ...]) -> Interval:
    if first is None and last is None:
        why = (Reason("dating.unknown", "nothing in the text bounds the day of writing"),)
    return Interval(first, last, precision(first, last), why)
