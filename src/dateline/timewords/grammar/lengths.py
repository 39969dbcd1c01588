"""Lengths of time and what is counted with them: "nearly three years", "20-year", "two days ago", "the past decade",
"every Friday", "twice a week"."""

from __future__ import annotations

from dateline.timewords.grammar.calendars import Hit, month_name, weekday_name
from dateline.timewords.grammar.numbers import amount, figures, integer
from dateline.timewords.grammar.points import point
from dateline.timewords.grammar.written import longest
from dateline.timewords.meaning import (
    Away,
    CalendarDay,
    CalendarYears,
    Lapse,
    Length,
    Meaning,
    Repeated,
    Shifted,
    Vague,
    WeekdayName,
)
from dateline.timewords.tokens import Tokens
from dateline.timewords.words import time_words

_ISO_UNIT = {"S": "S", "TM": "M", "TH": "H", "D": "D", "B": "D", "N": "D", "W": "W", "F": "W"}
_ISO_UNIT |= {"E": "WE", "M": "M", "Q": "M", "Y": "Y", "DE": "Y", "CE": "Y"}
_TIMES = {"F": 2, "Q": 3, "DE": 10, "CE": 100}
_BEFORE_BARE = frozenset({"for", "in", "over", "through", "within", "after", "of", "took", "take", "takes"})
_BEFORE_BARE |= frozenset({"lasting", "spent", "-", "until", "several", "recent"})
_PAST = frozenset({"past", "last", "previous", "preceding"})
_SAME = frozenset({"D", "W", "E", "M", "Y"})
_ENDS = frozenset({"", ".", ",", ";", ":", "!", "?", ")", "”"})
_COMING = frozenset({"next", "coming", "following", "upcoming"})
_UP_TO = frozenset({"or", "to", "-", "–"})
_QUALIFYING = frozenset({"full", "more", "straight", "consecutive", "whole", "additional"})
_WORKING = frozenset({"business", "working"})
BEHIND_ARTICLE = _PAST | _COMING | _UP_TO | _QUALIFYING | _WORKING | {"few", "couple", "half", "dozen"}
"""Words that can stand behind the "a" of a length, beside the units."""


def counted(tokens: Tokens, index: int) -> Hit | None:
    """The longest expression built on a length, or a repetition."""
    return longest(_RULES, tokens, index)


def timex_length(length: Length) -> str:
    """The TIMEX3 value of a length: P3Y, PT30M, PXD, P2.5Y, P20D; "a quarter" is P3M."""
    days, hours = "", ""
    for value, unit in length.pieces:
        total = None if value is None else value * _TIMES.get(unit, 1)
        text = ("X" if total is None else f"{total:g}") + _ISO_UNIT[unit]
        if unit in ("S", "TM", "TH"):
            hours += text
        else:
            days += text
    return f"P{days}" + (f"T{hours}" if hours else "")


def length(tokens: Tokens, index: int, joined: bool = True) -> tuple[int, Length] | None:
    """A length without what surrounds it: amounts and units, where `joined` several ("two weeks and two days"); no
    ages."""
    pieces: list[tuple[float | None, str]] = []
    at = index
    while (piece := _piece(tokens, at)) and len(pieces) < 6:
        if pieces and _rank(piece[1][1]) >= _rank(pieces[-1][1]):
            break
        pieces.append(piece[1])
        end = piece[0]
        at = end + (tokens.at(end) in ("and", ","))
        if tokens.at(at) in ("a", "an") or not joined:
            break
    if not pieces or _is_age(tokens, index, end):
        return None
    return end, Length(tuple(pieces))


def _rank(unit: str) -> int:
    return list(_ISO_UNIT).index(unit)


def _piece(tokens: Tokens, index: int) -> tuple[int, tuple[float | None, str]] | None:
    """One amount with its unit; a bare plural counts behind "for", "in" and the like, or before "-long" and "ago"."""
    units = time_words().units
    found = amount(tokens, index)
    if found is None:
        word = tokens.at(index)
        if word in time_words().plural_units and units[word] not in ("E", "Q", "S"):
            after = tokens.at(index + 1)
            if tokens.at(index - 1) in _BEFORE_BARE or after in ("ago", "later", "earlier", "before", "after", "-"):
                return index + 1, (None, units[word])
        return None
    at, value = found
    if tokens.at(at) in _UP_TO and value is not None and (more := integer(tokens, at + 1)):
        unit_at = more[0] + (tokens.at(more[0]) == "-")
        if more[1] > value >= 1 and units.get(tokens.at(unit_at)) not in (None, "S"):
            at, value = more[0], float(more[1])  # "two or three days", "18-24 months": the longer
    hyphen = tokens.at(at) == "-" and tokens.glued(at)
    at += hyphen
    at += tokens.at(at) in _QUALIFYING
    if value == 1.0 and tokens.at(index) in ("a", "an") and (hyphen or tokens.has(at + 1, ("-", "long"))):
        return None
    working = tokens.at(at) in _WORKING and units.get(tokens.at(at + 1)) == "D"
    at += working
    unit = "B" if working else units.get(tokens.at(at))
    if unit is None or (unit == "S" and tokens.at(at) == "second" and not hyphen):
        return None
    if unit in ("E", "Q") and tokens.at(index) in ("a", "an") and (unit == "E" or tokens.at(at + 1) == "of"):
        return None
    if (
        tokens.at(at) not in time_words().plural_units
        and not hyphen
        and value not in (None, 1.0, 0.5)
        and unit not in ("TM",)
    ):
        return None
    if tokens.capital(at) and tokens.at(at + 1 + (tokens.at(at + 1) == "'")) == "war":
        return None  # the name of a war
    if tokens.at(index) == "half" and unit == "Y" and tokens.at(at + 1) in ("results", "profit"):
        return None
    if value is not None and tokens.has(at + 1, ("and", "a", "half")):
        return at + 4, (value + 0.5, unit)
    if value == 0.5 and unit in ("DE", "CE"):
        return at + 1, (5.0 if unit == "DE" else 50.0, "Y")
    return at + 1, (value, unit)


def _is_age(tokens: Tokens, index: int, after: int) -> bool:
    """ "aged 20 years", "20-year-old", "20 years old", "20 years of age"; "20 years older" too."""
    if tokens.at(index - 1) in ("aged", "age"):
        return True
    at = after + (tokens.at(after) == "-")
    return tokens.at(at) in ("old", "olds", "older") or tokens.has(after, ("of", "age"))


def _length_and_more(tokens: Tokens, index: int) -> Hit | None:
    """A length with "nearly" before it, and "ago", "later", "before X" behind it."""
    approx = tokens.first_of(index, time_words().approximators)
    over = tokens.at(index) in ("over", "under", "just", "some") and tokens.at(index - 1) in (
        "for",
        "after",
        "since",
        "lasted",
    )
    at = approx[0] if approx else index + over
    found = length(tokens, at)
    if found is None:
        return None
    end, meaning = found
    if tokens.at(end) == "-" and tokens.at(end + 1) in ("long", "plus"):
        return end + 2, meaning
    word = tokens.at(end)
    if word == "ago":
        return end + 1, Away(meaning, -1)
    follows = tokens.at(end + 1) in ("than", "this") or tokens.has(end + 1, ("in", "the"))
    if word in ("earlier", "later", "beforehand", "afterwards", "afterward") and not follows:
        return end + 1, Away(meaning, -1 if word in ("earlier", "beforehand") else 1, None, prior=True)
    if word in ("from", "after", "before", "since") and tokens.at(end + 1):
        anchor = point(tokens, end + 1)
        if word == "from" and not (anchor and isinstance(anchor[1], Shifted | Vague | CalendarDay | WeekdayName)):
            anchor = None
        if anchor and word != "since" and not isinstance(anchor[1], CalendarYears):
            inner = None if isinstance(anchor[1], Vague) else anchor[1]
            return anchor[0], Away(meaning, -1 if word == "before" else 1, inner)
    return end, meaning


def _lapse(tokens: Tokens, index: int) -> Hit | None:
    """the past two years, the next six months, the last few weeks, the past decade."""
    at = index + 1 if tokens.at(index) == "the" else index
    if several := _several(tokens, at):
        return several
    word = tokens.at(at)
    if word not in _PAST | _COMING:
        return None
    sign = -1 if word in _PAST else 1
    found = length(tokens, at + 1)
    if found and tokens.at(found[0]) in ("ago", "later", "earlier"):
        found = length(tokens, at + 1, joined=False)  # "for the past two weeks, and two days ago they left"
    if found:
        return found[0], Lapse(found[1], sign)
    unit = time_words().units.get(tokens.at(at + 1))
    singular = unit and tokens.at(at + 1) not in time_words().plural_units
    if singular and (at > index or unit == "Q") and word == "past" and unit not in ("S", "TM", "N", "E"):
        return at + 2, Lapse(Length(((1.0, unit or "D"),)), sign)
    if unit and not singular and unit not in ("E", "S"):
        return at + 2, Lapse(Length(((None, unit),)), sign)
    return None


def _several(tokens: Tokens, index: int) -> Hit | None:
    """two past years, the 10 preceding weeks: the number first."""
    number = amount(tokens, index)
    if number is None or tokens.at(number[0]) not in _PAST | _COMING:
        return None
    unit = time_words().units.get(tokens.at(number[0] + 1))
    if unit is None or tokens.at(number[0] + 1) not in time_words().plural_units:
        return None
    sign = -1 if tokens.at(number[0]) in _PAST else 1
    return number[0] + 2, Lapse(Length(((number[1], unit),)), sign)


def _every(tokens: Tokens, index: int) -> Hit | None:
    """every Friday, each week, every two years, every other day, every morning."""
    if tokens.at(index) not in ("every", "each"):
        return None
    units = time_words().units
    at = index + 1 + (tokens.at(index + 1) == "single")
    other = tokens.at(at) in ("other", "second")
    at += other
    if number := integer(tokens, at):
        unit = units.get(tokens.at(number[0]))
        return (number[0] + 1, Repeated(timex_length(Length(((float(number[1]), unit),))))) if unit else None
    if unit := units.get(tokens.at(at)):
        if unit == "S" or (tokens.at(index) == "each" and tokens.at(at + 1) == "of"):
            return None
        return at + 1, Repeated(timex_length(Length(((2.0 if other else 1.0, unit),))))
    if day := weekday_name(tokens, at):
        part = tokens.first_of(day[0], time_words().dayparts)
        return (part[0] if part else day[0]), Repeated(f"XXXX-WXX-{day[1] + 1}" + (f"T{part[1]}" if part else ""))
    if part := tokens.first_of(at, time_words().dayparts):
        return part[0], Repeated(f"XXXX-XX-XXT{part[1]}")
    if season := time_words().seasons.get(tokens.at(at)):
        return at + 1, Repeated(f"XXXX-{season[0]}")
    month = month_name(tokens, at) if tokens.capital(at) else None
    return (month[0], Repeated(f"XXXX-{month[1]:02d}")) if month and not figures(tokens.at(month[0])) else None


def _weekdays(tokens: Tokens, index: int) -> Hit | None:
    """Fridays, Sunday mornings."""
    word = tokens.at(index)
    day = time_words().weekdays.get(word.removesuffix("s")) if word.endswith("days") else None
    if day:
        return index + 1, Repeated(f"XXXX-WXX-{day.number + 1}")
    named = weekday_name(tokens, index)
    plural = tokens.at(named[0]) if named else ""
    if named and plural.endswith("s") and plural.removesuffix("s") in time_words().dayparts:
        code = time_words().dayparts[plural.removesuffix("s")][0][1]
        return named[0] + 1, Repeated(f"XXXX-WXX-{named[1] + 1}T{code}")
    return None


def _rate(tokens: Tokens, index: int) -> Hit | None:
    """a year, a day, where it says how often: "15 a year", "twice a week", "$3m per year"."""
    word = tokens.at(index)
    unit = time_words().units.get(tokens.at(index + 1))
    if word not in ("a", "an", "per") or unit is None or tokens.at(index + 1) in time_words().plural_units:
        return None
    before = tokens.at(index - 1)
    often = before in ("times", "once", "twice", "million", "billion", "people", "%", "percent") or before[:1].isdigit()
    if word != "per" and not often:
        return None
    if tokens.at(index + 2) in ("ago", "after", "before", "later", "earlier"):
        return None
    value: Meaning = Repeated(timex_length(Length(((1.0, unit),))))
    return (index + 2, value) if unit not in ("S",) else None


def _next_day(tokens: Tokens, index: int) -> Hit | None:
    """the next day, the following week, the previous day: counted from the date named before."""
    if same := _same(tokens, index):
        return same
    if (
        tokens.has(index, ("the", "day"))
        and tokens.at(index + 2) in ("before", "after")
        and tokens.at(index + 3) in _ENDS
    ):
        sign = 1 if tokens.at(index + 2) == "after" else -1
        return index + 3, Away(Length(((1.0, "D"),)), sign, None, prior=True)
    if (
        tokens.has(index, ("the", "night"))
        and tokens.at(index + 2) in ("before", "after")
        and tokens.at(index + 3) in _ENDS
    ):
        sign = 1 if tokens.at(index + 2) == "after" else -1
        return index + 3, Away(Length(((1.0, "N"),)), sign, None, prior=True)
    if tokens.at(index) != "the" or tokens.at(index + 1) not in ("next", "following", "previous", "preceding"):
        return None
    unit = time_words().units.get(tokens.at(index + 2))
    if unit is None or tokens.at(index + 2) in time_words().plural_units or unit in ("S", "E", "CE"):
        return None
    if tokens.at(index + 1) == "next" and unit != "D":
        return None
    sign = 1 if tokens.at(index + 1) in ("next", "following") else -1
    return index + 3, Away(Length(((1.0, unit),)), sign, None, prior=True, whole=True)


def _same(tokens: Tokens, index: int) -> Hit | None:
    """the same day, that week, that same year, that weekend: the stretch about the date named before."""
    at = index + (tokens.at(index) in ("the", "that"))
    at += tokens.at(at) == "same"
    unit = time_words().units.get(tokens.at(at))
    if at == index or (tokens.at(index) == "the" and at == index + 1):
        return None
    if unit is None or unit not in _SAME or tokens.at(at) in time_words().plural_units:
        return None
    if tokens.at(at + 1) == "-" and tokens.glued(at + 1):
        return None  # "that year-long effort"
    return at + 1, Away(Length(((0.0, unit),)), 1, None, prior=True, whole=True)


_RULES = (_rate, _length_and_more, _lapse, _every, _weekdays, _next_day)
