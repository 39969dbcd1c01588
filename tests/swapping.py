"""Copies of a dispatch with countries, people, weekdays and months swapped for others, and its reference rows with it.

A rule that knows only the two reference texts fails on their swapped copies. Swaps are whole words, longest first;
offsets and codes of the reference rows follow.

>>> swap("Kyiv spoke Friday.", {"Kyiv": "Rabat", "Friday": "Monday"})[0]
'Rabat spoke Monday.'
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()


def rotation(words: list[str], by: int) -> dict[str, str]:
    """Each word for the one `by` places later."""
    return {word: words[(place + by) % len(words)] for place, word in enumerate(words)}


# Words -> words, and codes -> codes. Presidents are invented in the first set, so that titles must carry them.
SETS: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "france-algeria": (
        {
            "Russia": "France", "Russian": "French", "Moscow": "Paris", "MOSCOW": "PARIS", "Kremlin": "Elysee",
            "Vladimir Putin": "Lucien Faubert", "Putin": "Faubert", "Sergei Lavrov": "Alain Marchetti",
            "Iran": "Algeria", "Iranian": "Algerian", "Tehran": "Algiers", "TEHRAN": "ALGIERS",
            "Masoud Pezeshkian": "Karim Bouzid", "Pezeshkian": "Bouzid",
            "Ukraine": "Morocco", "Ukrainian": "Moroccan", "Kyiv": "Rabat",
            "North Korea": "Cuba", "North Korean": "Cuban", "Turkish": "Swiss",
            "Australia": "Canada", "Sydney": "Toronto", "Pakistan": "Bangladesh",
            "Nigeria": "Cameroon", "Plateau State": "Adamaoua", "Stefan J. Bos": "Maria K. Lind",
            **rotation(_DAYS, 2),
        },
        {"RUS": "FRA", "IRN": "DZA", "UKR": "MAR", "PRK": "CUB", "TUR": "CHE", "AUS": "CAN", "PAK": "BGD",
         "NGA": "CMR"},
    ),
    "india-vietnam": (
        {
            "Russia": "India", "Russian": "Indian", "Moscow": "New Delhi", "MOSCOW": "NEW DELHI",
            "Kremlin": "Indian government",
            "Russian President Vladimir Putin": "Indian Prime Minister Narendra Modi",
            "Vladimir Putin": "Narendra Modi",
            "Putin": "Modi", "Sergei Lavrov": "Subrahmanyam Jaishankar",
            "Iran": "Vietnam", "Iranian": "Vietnamese", "Tehran": "Hanoi", "TEHRAN": "HANOI",
            "Masoud Pezeshkian": "Tran Minh Duc", "Pezeshkian": "Duc", "North Korea": "Myanmar",
            "North Korean": "Myanmar", "Ukraine": "Nepal", "Ukrainian": "Nepalese", "Kyiv": "Kathmandu",
            "Turkish": "Austrian", "Australia": "Argentina", "Sydney": "Buenos Aires", "Pakistan": "Egypt",
            "Nigeria": "Ethiopia", "Plateau State": "Oromia", "France": "Spain",
            **rotation(_MONTHS, 1),
        },
        {"RUS": "IND", "IRN": "VNM", "UKR": "NPL", "PRK": "MMR", "TUR": "AUT", "AUS": "ARG", "PAK": "EGY", "NGA": "ETH",
         "FRA": "ESP"},
    ),
}  # fmt: skip


def swap(text: str, words: dict[str, str]) -> tuple[str, Callable[[int], int]]:
    """The swapped text and a function from old offsets to new ones (inside a swapped word: its ends)."""
    pattern = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r")\b")
    pieces: list[str] = []
    moves: list[tuple[int, int, int, int]] = []  # old start, old end, new start, new end
    cursor = length = 0
    for found in pattern.finditer(text):
        kept = text[cursor : found.start()]
        new = words[found.group()]
        pieces += [kept, new]
        length += len(kept)
        moves.append((found.start(), found.end(), length, length + len(new)))
        length += len(new)
        cursor = found.end()
    pieces.append(text[cursor:])

    def moved(offset: int) -> int:
        shift = 0
        for old_start, old_end, new_start, new_end in moves:
            if offset >= old_end:
                shift = new_end - old_end
            elif offset > old_start:
                return new_start if offset - old_start < (old_end - old_start) / 2 else new_end
            else:
                break
        return offset + shift

    return "".join(pieces), moved


def swap_rows(
    rows: list[dict[str, Any]], codes: dict[str, str], moved: dict[str, Callable[[int], int]]
) -> list[dict[str, Any]]:
    """Reference rows moved to the swapped texts' offsets, with swapped codes."""

    def coded(value: Any) -> Any:
        if isinstance(value, list):
            return [coded(item) for item in value]
        return re.sub(r"\b[A-Z]{3}\b", lambda found: codes.get(found.group(), found.group()), value)

    swapped = []
    for row in rows:
        move = moved[row["doc"]]
        lists = {key: coded(row[key]) for key in ("actors", "recipients", "actors_or", "recipients_or")}
        swapped.append({**row, **lists, "start": move(row["start"]), "end": move(row["end"])})
    return swapped
