"""Bylines: who wrote it, as what, for whom.

Two ways in: words that open a byline ("By Jane Roe, Chief Correspondent Northland News"; lexicon byline_openers), and
a name set beside an outlet or role ("Jane Roe | Reuters", "JANE ROE, Associated Press"). The line is parted at commas
and bars; every part must be a name, a role, an outlet, a place or a date, or it is no byline: "By Friday, the army"
is not one. A credit at the foot ("Reporting by Jane Roe in Cairo; Editing by ...") names an author where no byline
does.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from dateline.lexicon import Row, table
from dateline.records import Byline, Reason, Span
from dateline.stages.structure.blocks import Block
from dateline.stages.structure.datetext import find_date, is_calendar_word, is_date_line
from dateline.stages.structure.outlets import Outlets, is_desk
from dateline.stages.structure.places import PlaceLookup
from dateline.stages.structure.roles import part_role
from dateline.stages.structure.shape import is_name, is_title_case, tokens

_MOST_WORDS = 32
_LONGEST_PART = 5
_BARS = re.compile(r"\s*(?:,|;|\||•|·|\s/\s|\s[-–—]+(?=\s)|\s+and\s+|\s+AND\s+|\s*&\s*)\s*(?:and\s+)?")
_WHERE = re.compile(r"\s+(?:in|at|from|IN|FROM|reporting from)\s+(?=[A-Z])")
_DATED = re.compile(r"\b(?:published|updated|posted|last|on)\b", re.IGNORECASE)
_FOR = re.compile(r"\s+(?:for|of|with|FOR|OF)\s+(?=[A-Z])")


class _Found(msgspec.Struct):
    """What the parts of a line have given so far."""

    names: list[str]
    role: str | None = None
    outlet: str | None = None
    row: str | None = None


def opened_byline(block: Block, outlets: Outlets, places: PlaceLookup) -> Byline | None:
    """The byline of a block that opens with "By" or the like, or None."""
    if block.long or len(tokens(block.text, _MOST_WORDS + 1)) > _MOST_WORDS:
        return None
    for row in table("byline_openers"):
        rest = _after(block.text, row["phrase"])
        if rest is None or (row["after"] == "place" and not _WHERE.search(rest)):
            continue
        found = _read(rest, outlets, places, alone=True)
        if found is not None:
            return _byline(block, found, f"opens with “{row['phrase']}” and who wrote it", row.place)
    return None


def bare_byline(block: Block, outlets: Outlets, places: PlaceLookup) -> Byline | None:
    """The byline of a line that sets a name beside an outlet or role, or holds only an outlet or a signature."""
    if block.long or block.text.endswith((".", "?", "!", ":")) or len(tokens(block.text, 17)) > 16:
        return None
    text = block.text.lstrip("–—- ").strip("()")
    if outlets.find(text) is not None or is_desk(text):
        alone = _Found([], role=text) if is_desk(text) else _Found([], outlet=text)
        return _byline(block, alone, "a line that is an outlet's name", None)
    if not _BARS.search(text) and not _FOR.search(text):
        return None
    found = _read(text, outlets, places, alone=False)
    signed = found is not None and (found.names or block.text.startswith("("))
    if found is None or not signed or not (found.outlet or found.role):
        return None
    return _byline(block, found, "a name beside an outlet or role", found.row)


def name_line(block: Block) -> Byline | None:
    """A line that is nothing but a name, perhaps with "in Cairo". Only where it stands makes it a byline."""
    name = _WHERE.split(block.text, maxsplit=1)[0]
    if block.long or block.text.endswith(".") or not is_name(name, least=2, most=4):
        return None
    return _byline(block, _Found([name]), "a line that is a name, between title and story", None)


def role_line(block: Block, outlets: Outlets, places: PlaceLookup) -> Byline | None:
    """The second line of a byline: "Associated Press Writer", "Chief Correspondent, Northland News"."""
    if block.long or len(tokens(block.text, 11)) > 10 or block.text.endswith("."):
        return None
    found = _Found([])
    for part in _BARS.split(block.text):
        given = part_role(part, outlets)
        if given is None and places(part) is None:
            return None
        if given is None:
            continue
        found.role = found.role or given.role
        found.outlet = found.outlet or given.outlet
    return _byline(block, found, "a role or outlet under the byline", None) if found.role or found.outlet else None


def credit_byline(block: Block, outlets: Outlets, places: PlaceLookup) -> Byline | None:
    """The credit line at the foot of a story; its author is None where it names only editors and helpers."""
    if block.long or len(tokens(block.text, 61)) > 60:
        return None
    text = block.text.lstrip("([ ").rstrip(")]. ")
    first = text[:1].casefold()
    for phrase, row in _credits():
        rest = _after(text, phrase) if phrase.startswith(first) else None
        if rest is None or not rest[:1].isupper():
            continue
        found = _read(re.split(r"[;.]\s|\bEditing by\b", rest)[0].strip(" .;,"), outlets, places, alone=True)
        author = found if found is not None and row["gives"] == "author" else _Found([])
        return _byline(block, author, f"opens with “{phrase}”", row.place)
    return None


@cache
def _credits() -> tuple[tuple[str, Row], ...]:
    return tuple((row["phrase"], row) for row in table("byline_credits"))


def join(first: Byline, second: Byline) -> Byline:
    """A byline and the line under it, as one."""
    return Byline(
        first.start,
        second.end,
        first.author or second.author,
        first.role or second.role,
        first.outlet or second.outlet,
        first.why + second.why,
    )


def _after(text: str, phrase: str) -> str | None:
    """What follows a phrase that opens the text, in any case of letters."""
    if text[: len(phrase)].casefold() != phrase:
        return None
    rest = text[len(phrase) :]
    return rest.lstrip(": ") if rest[:1] in (" ", ":") or phrase.endswith(":") else None


def _read(text: str, outlets: Outlets, places: PlaceLookup, *, alone: bool) -> _Found | None:
    """Names, role and outlet of a line; None where a part is none of what a byline holds. `alone`: a single word may
    be a name, and a signature such as "Staff" needs none."""
    found = _Found([])
    day = find_date(text)
    if day is not None:
        if text[day[1] :].strip(" ,.|)") and not is_date_line(text[day[0] :]):
            return None
        text = _DATED.split(text[: day[0]])[0].rstrip(" ,|-–—•·(")
    for number, part in enumerate(_BARS.split(text)):
        bare = part.strip()
        if bare and not _take(bare, found, outlets, places, first=number == 0, alone=alone):
            return None
    return found if found.names or found.role or found.outlet else None


def _take(part: str, found: _Found, outlets: Outlets, places: PlaceLookup, *, first: bool, alone: bool) -> bool:
    """Add what a part gives; whether it gives anything that a byline may hold."""
    if "@" in part or part.startswith(("http", "www.")):
        return not first
    where = _WHERE.search(part)
    if where is not None and is_title_case(part[where.end() :]) and len(tokens(part[where.end() :])) <= _LONGEST_PART:
        part = part[: where.start()]
    whom = _FOR.search(part)
    if whom is not None and is_name(part[: whom.start()]) and _sent_for(part[whom.end() :], outlets, alone=alone):
        if found.outlet is None and outlets.find(part[: whom.start()]) is None:
            found.outlet = part[whom.end() :]
        part = part[: whom.start()]
    signed = outlets.ending(part)
    person = part[: signed[0]].strip() if signed is not None else ""
    if signed is not None and is_name(person) and part_role(person, outlets) is None:
        found.outlet = found.outlet or part[signed[0] :]
        part = person
    given = part_role(part, outlets)
    if given is not None and (alone or not first):
        found.role = found.role or given.role
        found.outlet = found.outlet or given.outlet
        found.row = found.row or given.row
        return True
    if not first and places(part) is not None:
        return True
    if is_name(part):
        found.names.append(part)
        return True
    if first:
        if not alone or not is_name(part, least=1) or is_calendar_word(part):
            return False
        found.names.append(part)
        return True
    return is_title_case(part) and len(tokens(part)) <= _LONGEST_PART


def _sent_for(words: str, outlets: Outlets, *, alone: bool) -> bool:
    """Whether the words after "for" or "of" name an outlet; after "By Jane Roe" any capitalised name does."""
    if alone:
        return is_title_case(words) and len(tokens(words)) <= _LONGEST_PART
    return outlets.plausible(words) is not None


def _byline(block: Block, found: _Found, note: str, row: str | None) -> Byline:
    author = None
    if found.names:
        author = found.names[0]
        if len(found.names) > 1:
            author = ", ".join(found.names[:-1]) + " and " + found.names[-1]
    why = (Reason("structure.byline", note, row, (Span(block.start, block.end),)),)
    return Byline(block.start, block.end, author, found.role, found.outlet, why)
