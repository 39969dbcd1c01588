"""The words of time, loaded once from lexicons/en/time_*.tsv into look-ups keyed by tuples of lower-case tokens."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.lexicon import table
from dateline.timewords.tokens import words_of

Phrase = tuple[str, ...]


class NamedNumber(msgspec.Struct, frozen=True):
    """A word's number; `short` for abbreviations, `also` where the word is a verb or adjective too."""

    number: int
    short: bool = False
    also: bool = False


class TimeWords(msgspec.Struct, frozen=True):
    """Every table of time words. Phrases are sorted into dictionaries by their first token where they can be long."""

    months: dict[str, NamedNumber]
    weekdays: dict[str, NamedNumber]
    seasons: dict[str, tuple[str, int, int, bool]]
    units: dict[str, str]
    plural_units: frozenset[str]
    cardinals: dict[str, int]
    scales: dict[str, int]
    ordinals: dict[str, int]
    dayparts: dict[str, list[tuple[Phrase, str]]]
    phrases: dict[str, list[tuple[Phrase, str]]]
    holidays: dict[str, list[tuple[Phrase, str]]]
    parts: dict[str, list[tuple[Phrase, str]]]
    shifts: dict[str, int]
    approximators: dict[str, list[tuple[Phrase, str]]]
    bounds: dict[str, str]
    tails: dict[str, list[tuple[Phrase, str]]]
    season_months: dict[str, tuple[int, int]]


def by_first(pairs: list[tuple[str, str]]) -> dict[str, list[tuple[Phrase, str]]]:
    """Phrases with their values, under their first token, longest first."""
    found: dict[str, list[tuple[Phrase, str]]] = {}
    for text, value in pairs:
        phrase = words_of(text)
        found.setdefault(phrase[0], []).append((phrase, value))
    for phrases in found.values():
        phrases.sort(key=lambda pair: -len(pair[0]))
    return found


@cache
def time_words() -> TimeWords:
    """The tables, read once."""
    months: dict[str, NamedNumber] = {}
    weekdays: dict[str, NamedNumber] = {}
    for row in table("time_weekdays"):
        for word in row.items("word"):
            weekdays[word] = NamedNumber(int(row["number"]), row["form"] == "short")
    for row in table("time_months"):
        for word in row.items("word"):
            months[word] = NamedNumber(int(row["number"]), row["form"] == "short", bool(row["also"]))
    seasons: dict[str, tuple[str, int, int, bool]] = {}
    for row in table("time_seasons"):
        first, _, last = row["months"].partition("-")
        seasons[row["word"]] = (row["code"], int(first), int(last), bool(row["also"]))
    units = {row["word"]: row["code"] for row in table("time_units")}
    plurals = {word: row["code"] for row in table("time_units") for word in row.items("plural")}
    numbers: dict[str, dict[str, int]] = {"cardinal": {}, "scale": {}, "ordinal": {}}
    for row in table("time_numbers"):
        numbers[row["kind"]][row["word"]] = int(row["value"])
    modifiers = table("time_modifiers")
    of_kind = {
        kind: [(words, row["value"]) for row in modifiers if row["kind"] == kind for words in row.items("words")]
        for kind in ("part", "shift", "approx", "bound", "behind")
    }
    return TimeWords(
        months=months,
        weekdays=weekdays,
        seasons=seasons,
        units=units | plurals,
        plural_units=frozenset(plurals),
        cardinals=numbers["cardinal"],
        scales=numbers["scale"],
        ordinals=numbers["ordinal"],
        dayparts=by_first([(w, row["code"]) for row in table("time_dayparts") for w in row.items("words")]),
        phrases=by_first([(w, row["meaning"]) for row in table("time_words") for w in row.items("words")]),
        holidays=by_first([(w, row["rule"]) for row in table("time_holidays") for w in row.items("words")]),
        parts=by_first(of_kind["part"]),
        shifts={words: int(value) for words, value in of_kind["shift"]},
        approximators=by_first(of_kind["approx"]),
        bounds=dict(of_kind["bound"]),
        tails=by_first(of_kind["behind"]),
        season_months={code: (first, last) for code, first, last, _ in seasons.values()},
    )
