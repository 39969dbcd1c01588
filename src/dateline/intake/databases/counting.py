"""Whether an export holds what it says it holds. A difference is an InputError beside the articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from dateline.errors import InputError

_MOST_NAMED: Final = 10


def told_and_held(citation: str, told: int | None, held: int) -> Iterator[InputError]:
    """An error where a file says that it holds `told` documents and holds another number."""
    if told is not None and told != held:
        yield InputError(citation, f"says that it holds {_documents(told)}, but {_found(held)}")


def told_by_number(citation: str, numbers: Sequence[int], told: int) -> Iterator[InputError]:
    """Errors for documents numbered "3 of 25": numbers that are missing or come twice, of 1 to 25."""
    counted = Counter(numbers)
    missing = _runs([number for number in range(1, min(told, 1_000_000) + 1) if number not in counted])
    if missing:
        reason = f"says that there are {_documents(told)}, but {_found(len(counted))}; missing: "
        yield InputError(citation, reason + _named(missing))
    twice = [str(number) for number, count in counted.items() if count > 1]
    if twice:
        yield InputError(citation, f"holds documents of one number twice: {_named(twice)}")


def _documents(count: int) -> str:
    return f"{count:,} document{'' if count == 1 else 's'}"


def _found(count: int) -> str:
    return f"{_documents(count)} {'was' if count == 1 else 'were'} found"


def _runs(numbers: Sequence[int]) -> list[str]:
    """Ascending numbers as runs: 1, 2, 3, 7 -> "1 to 3", "7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return [str(first) if first == last else f"{first} to {last}" for first, last in runs]


def _named(parts: Sequence[str]) -> str:
    more = len(parts) - _MOST_NAMED
    return ", ".join(parts[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
