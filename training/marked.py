"""Dispatches of our own in which the word that tells of each event is marked with its type: `training/events/`.

    Gunmen {ASSAULT stormed} a police post -> "Gunmen stormed a police post", {(7, 14): "ASSAULT"}

Of several words in a mark the first counts; what is said of the others is not learned from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.lexicon import table
from training.corpora import REPOSITORY

FOLDER = REPOSITORY / "training" / "events"
_MARK = re.compile(r"\{([A-Z]+) ([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Marked:
    """A dispatch without its marks. `events`: the characters (half-open) of a word -> its type; `aside`: those of the
    other words of its mark."""

    name: str
    text: str
    events: dict[tuple[int, int], str]
    aside: tuple[tuple[int, int], ...]

    def event_at(self, character: int) -> str | None:
        """The type of the event that the word at a character tells of."""
        return next((event for (start, end), event in self.events.items() if start <= character < end), None)

    def is_aside(self, character: int) -> bool:
        """Whether a character is in a mark, but not in the word that counts."""
        return any(start <= character < end for start, end in self.aside)


def load(folder: Path = FOLDER) -> Iterator[Marked]:
    """All marked dispatches of a folder, by name."""
    for path in sorted(folder.glob("*.txt")):
        yield unmarked(path.stem, path.read_text("utf-8"))


def quiet() -> Iterator[Marked]:
    """The lexicon's counter-examples, as dispatches without a mark."""
    for number, row in enumerate(table("events_negative")):
        yield Marked(f"counter-{number}", row["sentence"], {}, ())


def unmarked(name: str, written: str) -> Marked:
    """The dispatch that was written with marks."""
    text, events, aside = "", {}, []
    behind = 0
    for mark in _MARK.finditer(written):
        text += written[behind : mark.start()]
        first, *rest = mark[2].split(" ", 1)
        start = len(text)
        events[start, start + len(first)] = mark[1]
        text += mark[2]
        if rest:
            aside.append((start + len(first), len(text)))
        behind = mark.end()
    return Marked(name, text + written[behind:], events, tuple(aside))
