"""Datelines: what opens a dispatch before its first sentence, up to and with the dash.

All the usual kinds: "KHARTOUM, Oct. 26 (Reuters) -", "WASHINGTON —", "Kyiv, Ukraine (CNN) --", "(AP) —",
"ISLAMABAD:", "MOSCOW, January 17. /TASS/.", "GENEVA (17 January 2025) –", "CAIRO (AFP) | 3 May 2025 |". Each place
where one may end is tried in turn: what stands before it must divide wholly into places, a date and an outlet
(`dateline_parts`), and something must vouch for it, since sentences have dashes too ("Israel — which"). A place in
lower case ("cairo —") counts where the story starts.

"KHARTOUM, Oct. 26 (Reuters) - The" gives places (KHARTOUM), outlet "Reuters", date_text "Oct. 26", end after the dash.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import Literal

import msgspec

from dateline.lexicon import words
from dateline.records import DatelineLine, PlaceName, Reason, Span
from dateline.stages.structure.dateline_parts import Parts, divide
from dateline.stages.structure.datetext import find_date
from dateline.stages.structure.outlets import Outlets
from dateline.stages.structure.places import PlaceLookup
from dateline.stages.structure.shape import is_caps, word_class

REACH = 160
"""Characters within which a dateline ends; the longest seen (three towns, date, two outlets) have some 90."""
_MOST_TRIES = 8
_ENDS = re.compile(
    r"(?P<dash>\s*(?:[.]?-{2,}|[–—―−]|(?:(?<=[\s)/\].])|\s)-(?=\s|$))+)"
    r"|(?P<bar>\s*[|•·](?=\s))"
    r"|(?P<colon>(?<=[\w)*]):\*{0,2}(?=\s))"
    r"|(?P<stop>(?<=[\d)])\.(?=\s+[“\"A-ZÀ-Þ]))"
    r"|(?P<close>(?:[)\]]|/\.?)(?=\s+[“\"'‘]?[A-ZÀ-Þ0-9]))"
)
_MARK = re.compile(r"[-–—―−|•·:)\]/0-9]")
"""What one of the marks holds or, before a full stop, follows: many openings have none of it."""
_SPACE = re.compile(r"\s*")
_DATE_ENDS = re.compile(r"\s*(?:[–—|:.•·]|--?(?=\s))+(?=\s)")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_DATE_REACH = 40
"""Characters within which a date that stands between two marks ends: "Wednesday, 17 September 2025"."""

Where = Literal["anywhere", "opening", "start"]
"""Where the words must stand to be a dateline: anywhere, at the opening of a story or item, at the story's start."""


class DatelineCandidate(msgspec.Struct, frozen=True):
    """A dateline if it stands where it must."""

    line: DatelineLine
    where: Where


def find_dateline(text: str, start: int, end: int, places: PlaceLookup, outlets: Outlets) -> DatelineCandidate | None:
    """The dateline that opens text[start:end], or None. Offsets are into `text`."""
    found = _first(text, start, end, places, outlets)
    if found is None:
        return None
    line = _with_date_behind(text, found.line, end)
    found = DatelineCandidate(line, found.where)
    rest = _skip_space(text, line.end, end)
    more = _first(text, rest, end, places, outlets) if rest < end else None
    if more is None or not _complete_each_other(line, more.line):
        return found
    joined = DatelineLine(
        line.start,
        more.line.end,
        text[line.start : more.line.end],
        line.places + more.line.places,
        line.outlet or more.line.outlet,
        line.date_text or more.line.date_text,
        line.why + more.line.why,
    )
    return DatelineCandidate(joined, found.where)


def whole_dateline(text: str, start: int, end: int, places: PlaceLookup, outlets: Outlets) -> DatelineLine | None:
    """A dateline that is a line of its own without a dash ("Kathmandu, January 17"), or None."""
    if end - start > REACH:
        return None
    parts = divide(text, start, end, places, outlets)
    if parts is None or not parts.places:
        return None
    known = sum(place.country is not None for place in parts.places)
    sure = (parts.outlet is not None or parts.date_text is not None) and (
        known or (parts.outlet is not None and is_caps(parts.places[0].text))
    )
    named = all(place.name is not None for place in parts.places)
    town = parts.qualified or (is_caps(text[start:end]) and not any(_is_wide(place, places) for place in parts.places))
    if not sure and not (named and town):
        return None
    return _line(text, start, end, parts, "a line of its own that holds only places, date or outlet")


def _is_wide(place: PlaceName, places: PlaceLookup) -> bool:
    found = places(place.text)
    return found is not None and found.wide


def _first(text: str, start: int, end: int, places: PlaceLookup, outlets: Outlets) -> DatelineCandidate | None:
    """The first place where a dateline may end and one does."""
    for match in _ends(text, start, min(end, start + REACH)):
        kind = str(match.lastgroup)
        inner = match.end() if kind == "close" else match.start()
        parts = _divided(text, start, inner, places, outlets) if inner > start else None
        if parts is None:
            continue
        after = text[_skip_space(text, match.end(), end) : end][:2]
        vouched = _vouched(parts, kind, match.group(), after, outlets)
        if vouched is not None:
            where = vouched[0] if not text[start : start + 1].islower() else "start"
            return DatelineCandidate(_line(text, start, match.end(), parts, vouched[1]), where)
    return None


@lru_cache(maxsize=128)
def _ends(text: str, start: int, limit: int) -> tuple[re.Match[str], ...]:
    """The marks of text[start:limit] with which a dateline may end. Asked twice for a block: for the outlets that the
    dispatch names, and with them."""
    if not _MARK.search(text, start, limit):
        return ()
    return tuple(islice(_ENDS.finditer(text, start, limit), _MOST_TRIES))


def _divided(text: str, start: int, end: int, places: PlaceLookup, outlets: Outlets) -> Parts | None:
    """The parts of text[start:end]; a dateline all in lower case ("cairo —") is read as if it had its capitals."""
    words = text[start:end]
    raised = words.title() if words.islower() else ""
    if len(raised) != len(words):
        return divide(text, start, end, places, outlets)
    parts = divide(raised, 0, len(raised), places, outlets)
    if parts is None or not any(place.name is not None for place in parts.places):
        return None
    moved = tuple(
        msgspec.structs.replace(
            place,
            text=" ".join(words[place.start : place.end].split()),
            start=place.start + start,
            end=place.end + start,
        )
        for place in parts.places
    )
    why = tuple(Reason(each.rule, each.note, each.row, (Span(start, end),)) for each in parts.why)
    outlet = words[raised.index(parts.outlet) :][: len(parts.outlet)] if parts.outlet else None
    return msgspec.structs.replace(parts, places=moved, outlet=outlet, why=why)


def _with_date_behind(text: str, line: DatelineLine, end: int) -> DatelineLine:
    """The dateline with a date that stands between its mark and another: "ANKARA — 3 May 2025 — The"."""
    if line.date_text is not None:
        return line
    start = _skip_space(text, line.end, end)
    day = find_date(text[start : min(end, start + _DATE_REACH)])
    mark = _DATE_ENDS.match(text, start + day[1], end) if day is not None and day[0] == 0 else None
    if day is None or day[0] > 0 or (mark is None and text[start + day[1] : end].strip(" \t\n.")):
        return line
    behind = mark.end() if mark is not None else end
    date_text = " ".join(text[start : start + day[1]].split())
    return msgspec.structs.replace(line, end=behind, text=text[line.start : behind], date_text=date_text)


def _vouched(parts: Parts, kind: str, mark: str, after: str, outlets: Outlets) -> tuple[Where, str] | None:
    """What makes these parts a dateline, in words, and where; None if nothing does. `mark` is the dash, colon or
    bracket that ends it, `after` the first characters of what follows."""
    known_outlet = parts.outlet is not None and outlets.find(parts.outlet) is not None
    goes_on_lower = after[:1].islower()
    if not parts.places:
        if not known_outlet or (not parts.bracketed and (kind != "dash" or goes_on_lower)):
            return None
        return "anywhere" if parts.bracketed else "opening", f"the outlet {parts.outlet} alone"
    first = parts.places[0].text
    caps = is_caps(first.split(",")[0])
    known = any(place.country is not None for place in parts.places)
    signed = parts.outlet is not None and parts.bracketed
    if caps and first.casefold() in words("dateline_labels") and not known_outlet:
        return None
    if kind == "stop":
        return _before_stop(parts, caps=caps, known=known, vouched=known_outlet or signed)
    if kind == "bar" and not (known and (known_outlet or signed or parts.date_text is not None)):
        return None
    if goes_on_lower and not (known_outlet or (caps and (signed or parts.date_text))):
        return None
    if kind == "close" and not known_outlet and not (signed and known and caps):
        return None
    if known_outlet or (signed and (known or caps)):
        return "anywhere" if known_outlet or known else "opening", "a place and its outlet"
    if parts.date_text is not None and (known or caps):
        return "anywhere", "a place and a date"
    if kind == "colon":
        return ("opening", "a place in capitals and a colon") if caps and known else None
    if known and (caps or parts.qualified):
        return "anywhere" if caps else "opening", "a place and a dash"
    spaced = mark[:1].isspace()
    if known and spaced and mark.strip() != "-":
        return "opening", "a known place and a dash before a new sentence"
    if not caps or not spaced or mark.strip() == "-" or first.split()[0].casefold() in word_class("opening"):
        return None
    return "start", "words in capitals and a dash at the start of the story"


def _before_stop(parts: Parts, *, caps: bool, known: bool, vouched: bool) -> tuple[Where, str] | None:
    """A full stop ends a dateline of a known place with a date: in capitals, or the date with its year."""
    if not known or parts.date_text is None:
        return ("opening", "a place in capitals and its outlet") if known and caps and vouched else None
    if caps or _YEAR.search(parts.date_text):
        return "opening", "a place and a date"
    return None


def _line(text: str, start: int, end: int, parts: Parts, note: str) -> DatelineLine:
    why = (Reason("structure.dateline", f"opens with {note}", parts.row, (Span(start, end),)), *parts.why)
    return DatelineLine(start, end, text[start:end], parts.places, parts.outlet, parts.date_text, why)


def _complete_each_other(first: DatelineLine, second: DatelineLine) -> bool:
    """Whether two in a row are one: "(ANSA) - ROME, JAN 17 -", "ABUJA — (AP) —"."""
    both_outlets = first.outlet is not None and second.outlet is not None
    return not both_outlets and not (first.places and second.places)


def _skip_space(text: str, start: int, end: int) -> int:
    match = _SPACE.match(text, start, end)
    return match.end() if match else start
