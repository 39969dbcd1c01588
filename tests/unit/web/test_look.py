"""The stylesheet: text is told from its ground by everybody, by day and by night (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

STYLE = (files("dateline") / "web" / "static" / "desk.css").read_text("utf-8")
COLOUR = re.compile(r"--([a-z0-9-]+):\s*#([0-9a-f]{6})")
DAY = dict(COLOUR.findall(STYLE.split("@media", 1)[0]))
NIGHT = DAY | dict(COLOUR.findall(STYLE.split("prefers-color-scheme: dark", 1)[1].split("\n}\n", 1)[0]))

WORDS = [
    *((ink, ground) for ink in ("ink", "soft") for ground in ("paper", "card", "glow")),
    *((f"q{quad}", ground) for quad in range(5) for ground in ("paper", "card", f"q{quad}-tint")),
    *(("ink", f"q{quad}-tint") for quad in range(5)),
    ("paper", "ink"),
    ("paper", "soft"),
]
EDGES = [("edge", "paper"), ("edge", "field"), ("q1", "paper")]


def brightness(colour: str) -> float:
    """Relative luminance, as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [DAY, NIGHT], ids=["day", "night"])
def test_words_and_edges_stand_out(scheme: dict[str, str]) -> None:
    faint = [(*pair, round(contrast(scheme[pair[0]], scheme[pair[1]]), 2)) for pair in WORDS]
    edges = [(*pair, round(contrast(scheme[pair[0]], scheme[pair[1]]), 2)) for pair in EDGES]
    assert [each for each in faint if each[2] < 4.5] == []
    assert [each for each in edges if each[2] < 3.0] == []


def test_nothing_is_fetched_from_elsewhere() -> None:
    assert not re.search(r"url\(|@import|https?:", STYLE)
    script = (files("dateline") / "web" / "static" / "desk.js").read_text("utf-8")
    assert not re.search(r"https?:|fetch\(|XMLHttp|innerHTML|eval\(", script)
