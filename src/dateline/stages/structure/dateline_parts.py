"""Divide the words of a dateline into places, date and outlet; refuse what does not divide wholly.

"MOSCOW/TEHRAN (Northland News)" gives two places and an outlet; "Kyiv, Ukraine" one place within a country;
"GENEVA (17 January 2025)" a place and a date. Anything left over, or a word that no place name has, gives None.
Lexicons: outlets, place_abbreviations.
"""

from __future__ import annotations

import re

import msgspec

from dateline.lexicon import table
from dateline.records import PlaceName, Reason, Span
from dateline.stages.structure.datetext import find_date
from dateline.stages.structure.outlets import Outlets, is_desk
from dateline.stages.structure.places import PlaceLookup
from dateline.stages.structure.shape import is_caps, is_title_case, tokens, word_class

_GROUP = re.compile(r"\(([^()]{1,60})\)|\[([^\[\]]{1,60})\]|(?<![\w/])/([^/\s][^/]{0,40})/")
_BETWEEN_PLACES = re.compile(r"\s*[/|•·;]\s*|\s+(?:and|AND|&|-)\s+")
_PLACE_WORD = re.compile(r"(?:[A-ZÀ-Þ]|['’‘`])[\w'’‘`.-]*|\d{1,2}(?:st|nd|rd|th)")
_JOINING = frozenset({"of", "the", "on", "upon", "in", "near", "off", "am", "sur", "and", "at"})
_MOST_WORDS = 6
_MOST_CHARACTERS = 50
_EDGES = " \t\r\n.,;:-–—"


class Parts(msgspec.Struct, frozen=True):
    """What a dateline divides into. `bracketed`: the outlet stands in brackets or slashes; `qualified`: a place is
    followed by the country or state it lies in."""

    places: tuple[PlaceName, ...]
    outlet: str | None = None
    date_text: str | None = None
    bracketed: bool = False
    qualified: bool = False
    row: str | None = None
    why: tuple[Reason, ...] = ()


class _Piece(msgspec.Struct, frozen=True):
    start: int
    end: int


def divide(text: str, start: int, end: int, places: PlaceLookup, outlets: Outlets) -> Parts | None:
    """The parts of text[start:end], without the dash; None where it does not divide wholly."""
    source = text[start:end]
    outlet: str | None = None
    date_text: str | None = None
    within: _Piece | None = None
    rest = source
    bracketed = False
    for match in _GROUP.finditer(source):
        inner = next(group for group in match.groups() if group is not None)
        rest = _blank(rest, *match.span())
        day = find_date(inner)
        if day is not None:
            date_text = date_text or inner[day[0] : day[1]]
            inner = _blank(inner, *day).strip(_EDGES)
        inner = inner.strip(" \t\r\n,;:-–—")
        if not inner:
            continue
        if outlet is None and _names_outlet(inner, outlets, places):
            outlet, bracketed = inner, True
        elif within is None and places(inner) is not None:
            opening = source.index(inner, match.start())
            within = _Piece(opening, opening + len(inner))
        elif outlet is not None:
            return None
        else:
            outlet, bracketed = inner, True
    if outlet is not None and outlets.find(outlet) is None and not _outlet_shape(outlet):
        return None
    day = find_date(rest)
    if day is not None:
        date_text = date_text or " ".join(rest[day[0] : day[1]].split())
        rest = _blank(rest, *day)
    ending = outlets.ending(rest.rstrip(_EDGES)) if outlet is None else None
    if ending is not None and _signs(rest[ending[0] :].strip(_EDGES), outlets, places):
        outlet = rest[ending[0] :].strip(_EDGES)
        rest = rest[: ending[0]]
    pieces = _pieces(rest)
    signed = next((piece for piece in pieces if _signs(source[piece.start : piece.end], outlets, places)), None)
    if outlet is None and signed is not None:
        outlet = source[signed.start : signed.end]
        pieces.remove(signed)
    if outlet is None and len(pieces) > 1 and _signs_before(source, pieces, outlets, places):
        outlet, bracketed = source[pieces[0].start : pieces[0].end], True
        del pieces[0]
    if not all(_place_shape(source[piece.start : piece.end]) for piece in pieces):
        return None
    if not pieces and outlet is None:
        return None
    named, qualified = _places(source, pieces, within, places)
    shifted = tuple(msgspec.structs.replace(place, start=place.start + start, end=place.end + start) for place in named)
    known = outlets.find(outlet) if outlet else None
    note = "the reference does not know this place"
    why = tuple(
        Reason("structure.dateline.place", note, None, (Span(place.start, place.end),))
        for place in shifted
        if place.name is None
    )
    return Parts(shifted, outlet, date_text, bracketed, qualified, known.row if known else None, why)


def _pieces(rest: str) -> list[_Piece]:
    """The stretches between commas and other marks, edges stripped."""
    found: list[_Piece] = []
    for match in re.finditer(r"[^,]+", rest):
        part = match.group()
        position = match.start()
        for stretch in _BETWEEN_PLACES.split(part):
            at = rest.index(stretch, position) if stretch else position
            position = at + len(stretch)
            bare = stretch.strip(" \t\r\n;:*-–—\u00a0")
            if bare.count(".") == 1 and bare.endswith(".") and is_caps(bare):
                bare = bare[:-1]
            if bare.strip("."):
                begin = rest.index(bare, at)
                found.append(_Piece(begin, begin + len(bare)))
    return found


def _places(
    source: str, pieces: list[_Piece], within: _Piece | None, places: PlaceLookup
) -> tuple[tuple[PlaceName, ...], bool]:
    """The places of the pieces, and whether one is followed by what it lies in. A piece after a comma qualifies the
    one before it, unless it is a place itself that the first does not lie in, in the same capitals."""
    found: list[PlaceName] = []
    qualified = within is not None
    number = 0
    while number < len(pieces):
        piece = pieces[number]
        words = source[piece.start : piece.end]
        number += 1
        area: _Piece | None = within if number == len(pieces) else None
        while number < len(pieces) and "," in source[pieces[number - 1].end : pieces[number].start]:
            following = source[pieces[number].start : pieces[number].end]
            if _is_place_of_its_own(words, following, places):
                break
            area = area or pieces[number]
            number += 1
            qualified = True
        end = max(piece.end, pieces[number - 1].end)
        found.append(_place(source, _Piece(piece.start, end), words, area, places))
    return tuple(found), qualified


def _is_place_of_its_own(words: str, following: str, places: PlaceLookup) -> bool:
    """Whether two places stand side by side: "LONDON, PARIS"."""
    if is_caps(words) != is_caps(following):
        return False
    if places(words, _in_full(following)) is not None:
        return False
    first, second = places(words), places(following)
    return first is not None and second is not None and not second.wide


def _place(source: str, whole: _Piece, words: str, area: _Piece | None, places: PlaceLookup) -> PlaceName:
    text = " ".join(source[whole.start : whole.end].split())
    if area is None:
        found = places(words)
    else:
        within = _in_full(source[area.start : area.end])
        found = places(words, within)
        around = places(within) if found is None else None
        if around is not None and around.wide:
            return PlaceName(text, whole.start, whole.end, None, around.country, None)
        found = found or places(words) or around
    if found is None:
        return PlaceName(text, whole.start, whole.end)
    return PlaceName(text, whole.start, whole.end, found.name, found.country, found.geonameid)


def _in_full(name: str) -> str:
    """A state's name for its abbreviation: "Calif." is California."""
    return next((row["name"] for row in table("place_abbreviations") if row["short"] == name), name)


def _place_shape(words: str) -> bool:
    parts = tokens(words, _MOST_WORDS + 1)
    if not parts or len(parts) > _MOST_WORDS or len(words) > _MOST_CHARACTERS:
        return False
    joining = _JOINING | word_class("particle")
    if parts[0] in joining:
        return False
    return all(bool(_PLACE_WORD.fullmatch(part)) or part in joining for part in parts)


def _signs(words: str, outlets: Outlets, places: PlaceLookup) -> bool:
    """Whether words without brackets are a known outlet and no place."""
    return outlets.find(words) is not None and places(words) is None


def _signs_before(source: str, pieces: list[_Piece], outlets: Outlets, places: PlaceLookup) -> bool:
    """Whether an outlet parted from known places by a slash or bar opens them: "Northland News/ Cairo"."""
    first, *others = (source[piece.start : piece.end] for piece in pieces)
    if outlets.plausible(first) is None or places(first) is not None:
        return False
    parted = source[pieces[0].end : pieces[1].start].strip()
    return parted in ("/", "|", "•", "·") and all(places(other) is not None for other in others)


def _names_outlet(words: str, outlets: Outlets, places: PlaceLookup) -> bool:
    if outlets.plausible(words) is not None or is_desk(words):
        return True
    if is_caps(words) and words.isalpha():
        found = places(words)
        return found is None or not found.wide
    return all(outlets.plausible(part) is not None for part in words.split("/")) or (
        _outlet_shape(words) and places(words) is None
    )


def _outlet_shape(words: str) -> bool:
    parts = tokens(words, _MOST_WORDS + 1)
    if not parts or len(parts) > _MOST_WORDS or any(mark in words for mark in '?!;"“”'):
        return False
    return is_title_case(words) or is_caps(words)


def _blank(text: str, start: int, end: int) -> str:
    """The text with a stretch made a comma and blanks, so that offsets stay."""
    return text[:start] + "," + " " * (end - start - 1) + text[end:]
