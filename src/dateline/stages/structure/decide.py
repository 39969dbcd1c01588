"""Decide what every block is, once all candidates are known: the one place where they are weighed.

A dispatch has a head (title, byline, date, outlet), a story (dateline, lede, headings, paragraphs), a foot (credits,
notices, boilerplate) and perhaps a digest of other news; what a block is depends on which of them it stands in.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Literal

import msgspec

from dateline.records import Byline, DatelineLine, Notice, Reason, SectionKind, Span
from dateline.stages.structure.byline import join
from dateline.stages.structure.candidates import Candidate
from dateline.stages.structure.decide_headings import headings_of

_HEAD_BLOCKS = 14
_HEAD_PROSE = 60
"""Words of prose after which a byline is no longer taken for the story's head: a long standfirst has about 40."""
_LINK_WORDS = 30
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")

Zone = Literal["story", "links", "digest", "tail"]


class Decided(msgspec.Struct, frozen=True):
    """A block and what it is, with the record read from it where it is one."""

    start: int
    end: int
    kind: SectionKind
    why: tuple[Reason, ...] = ()
    byline: Byline | None = None
    dateline: DatelineLine | None = None
    notice: Notice | None = None


def decide(found: tuple[Candidate, ...]) -> tuple[Decided, ...]:
    """What each block is, in order."""
    head = _head(found)
    return (*head, *_rest(found, len(head), any(each.kind == "title" for each in head)))


# --- the head --------------------------------------------------------------------------------------------------------


def _head(found: tuple[Candidate, ...]) -> list[Decided]:
    """The blocks before the story: up to the last byline, date or dateline line, and what else stands there."""
    end = _head_end(found)
    decided: list[Decided] = []
    for number, each in enumerate(found[:end]):
        byline = each.opened or each.bare or _placed_name(found, number) or (each.credit if not each.title else None)
        if each.notice is not None:
            decided.append(_notice(each, each.notice))
        elif byline is not None:
            decided.append(_byline(each, byline))
        elif each.role is not None and decided and decided[-1].byline is not None:
            decided.append(_byline(each, join(decided[-1].byline, each.role)))
        elif each.date_line:
            decided.append(_date_line(each))
        elif each.whole is not None:
            decided.append(_plain(each, "dateline", each.whole.why, dateline=each.whole))
        elif each.boilerplate is not None:
            decided.append(_plain(each, "boilerplate", (each.boilerplate,)))
        else:
            decided.append(_plain(each, "title", _reason(each, "structure.title", "stands above byline or date")))
    return decided + _titles(found, len(decided), any(each.kind == "title" for each in decided))


def _head_end(found: tuple[Candidate, ...]) -> int:
    """The index after the last block that only a head has. After prose (a standfirst), only "By ..." counts."""
    end = prose = 0
    for number, each in enumerate(found[:_HEAD_BLOCKS]):
        plain = each.notice is None and each.boilerplate is None
        if each.opened is not None:
            end = number + 1
        elif each.dateline is not None or (each.digest is not None and each.bare is None) or prose > _HEAD_PROSE:
            break
        elif _dates_head(found, number) or (not prose and _only_in_head(found, number, end)):
            end = number + 1
        elif plain and not each.title:
            prose += each.words
    return end if any(each.notice is None and each.boilerplate is None for each in found[end:]) else 0


def _dates_head(found: tuple[Candidate, ...], number: int) -> bool:
    """Whether a line that says when dates the whole dispatch, even under a standfirst: a year, and it is alone (a
    chronology has many)."""
    if not found[number].date_line or not _YEAR.search(found[number].block.text):
        return False
    return not any(each.date_line for each in found[number + 1 : number + 8])


def _only_in_head(found: tuple[Candidate, ...], number: int, end: int) -> bool:
    """Whether it can stand only in a head that reaches to `end` so far."""
    each = found[number]
    if each.notice is not None or each.boilerplate is not None:
        return False
    if each.bare is not None or each.date_line or each.whole is not None or _placed_name(found, number) is not None:
        return True
    return number == end and _is_under_byline(found, number)


def _is_under_byline(found: tuple[Candidate, ...], number: int) -> bool:
    if number == 0 or found[number].role is None:
        return False
    above = found[number - 1]
    return above.opened is not None or above.bare is not None or above.name is not None


def _placed_name(found: tuple[Candidate, ...], number: int) -> Byline | None:
    """A line that is a name is a byline below a title and above a dateline, a date, or a role or outlet."""
    each = found[number]
    if each.name is None or each.boilerplate is not None or number == 0 or number + 1 >= len(found):
        return None
    above, below = found[number - 1], found[number + 1]
    if not 4 <= above.words <= _HEAD_PROSE:
        return None
    if below.block.text.startswith(f"{each.name.author} is "):
        return each.name
    follows = below.dateline is not None or below.date_line or below.whole is not None or below.role is not None
    return each.name if follows else None


def _titles(found: tuple[Candidate, ...], start: int, titled: bool) -> list[Decided]:
    """Headline lines between the head's last mark and the story, if a story follows them."""
    decided: list[Decided] = []
    below = start == 0
    for number in range(start, len(found)):
        each = found[number]
        if each.notice is not None:
            decided.append(_notice(each, each.notice))
        elif each.boilerplate is not None and each.boilerplate.rule != "structure.boilerplate.from":
            decided.append(_plain(each, "boilerplate", (each.boilerplate,)))
        elif not _is_title(found, number, titled and (below or each.words < 4 or each.heading == "capitals")):
            break
        else:
            decided.append(_plain(each, "title", _reason(each, "structure.title", "a headline above the story")))
            titled = below = True
    return decided if any(each.kind == "title" for each in decided) else []


def _is_title(found: tuple[Candidate, ...], number: int, titled: bool) -> bool:
    each = found[number]
    if not each.title or each.dateline is not None or each.digest is not None or (titled and each.heading is not None):
        return False
    if titled and number and found[number - 1].block.apart is False and each.words < 4:
        return False
    return any(_is_story(later) for later in found[number + 1 : number + 5])


def _is_story(each: Candidate) -> bool:
    return each.notice is None and each.boilerplate is None and (not each.title or each.dateline is not None)


# --- story, foot and digest ------------------------------------------------------------------------------------------


def _rest(found: tuple[Candidate, ...], start: int, titled: bool) -> list[Decided]:
    """The blocks from the story on."""
    headings = headings_of(found, start)
    decided: list[Decided] = []
    zone: Zone = "story"
    told = False
    for number in range(start, len(found)):
        each = found[number]
        if zone == "links" and not _is_link(each):
            zone = "story"
        piece = _apart_from_text(each)
        if each.digest is not None and _has_items(found, number):
            piece = _plain(each, "digest_heading", each.digest.why)
            zone = "links" if each.digest.links and _is_link(_next_text(found, number)) else "digest"
        elif piece is not None:
            if each.boilerplate is not None and each.boilerplate.rule == "structure.boilerplate.from" and told:
                zone = "tail"
        elif zone == "tail":
            piece = _plain(each, "boilerplate", _reason(each, "structure.boilerplate", "stands under such a heading"))
        elif zone in ("links", "digest"):
            piece = _item(each, number in headings)
        else:
            piece = _story(each, number in headings, first=not told)
            told = told or piece.kind == "body"
        decided.append(piece)
    return decided


def _apart_from_text(each: Candidate) -> Decided | None:
    """Notice, byline, credit or boilerplate: what is no text of a story or item wherever it stands."""
    if each.notice is not None:
        return _notice(each, each.notice)
    if each.credit is not None:
        kind: SectionKind = "boilerplate" if each.credit.author is None else "byline"
        return _plain(each, kind, each.credit.why, byline=each.credit if kind == "byline" else None)
    if each.opened is not None and not each.block.text.endswith("."):
        return _byline(each, each.opened)
    if each.bare is not None and each.block.text.startswith(("—", "–", "-", "(")):
        return _byline(each, each.bare)
    if each.boilerplate is not None:
        return _plain(each, "boilerplate", (each.boilerplate,))
    return None


def _story(each: Candidate, heading: bool, *, first: bool) -> Decided:
    if each.dateline is not None:
        where = each.dateline.where
        if where == "anywhere" or first:
            return _plain(each, "body", (), dateline=each.dateline.line)
    if heading:
        note = "a date over what follows" if each.date_line else f"a short line in {each.heading} over a paragraph"
        return _plain(each, "heading", _reason(each, "structure.heading", note))
    return _plain(each, "body", ())


def _item(each: Candidate, heading: bool) -> Decided:
    if heading and each.heading == "capitals":
        return _plain(each, "heading", _reason(each, "structure.heading", "a line in capitals over items"))
    line = each.dateline.line if each.dateline is not None and each.dateline.where != "start" else None
    why = _reason(each, "structure.digest.item", "stands under a digest heading")
    return _plain(each, "digest", why, dateline=line)


def _is_link(each: Candidate | None) -> bool:
    return each is not None and each.title and each.words <= _LINK_WORDS


def _next_text(found: tuple[Candidate, ...], number: int) -> Candidate | None:
    return next((each for each in islice(found, number + 1, None) if _apart_from_text(each) is None), None)


def _has_items(found: tuple[Candidate, ...], number: int) -> bool:
    return _next_text(found, number) is not None


# --- what is decided -------------------------------------------------------------------------------------------------


def _plain(
    each: Candidate,
    kind: SectionKind,
    why: tuple[Reason, ...],
    *,
    dateline: DatelineLine | None = None,
    byline: Byline | None = None,
) -> Decided:
    return Decided(each.block.start, each.block.end, kind, why, byline, dateline)


def _byline(each: Candidate, byline: Byline) -> Decided:
    return _plain(each, "byline", byline.why, byline=byline)


def _notice(each: Candidate, notice: Notice) -> Decided:
    return Decided(each.block.start, each.block.end, "notice", notice.why, notice=notice)


def _date_line(each: Candidate) -> Decided:
    """A line that only says when, as a dateline without a place."""
    why = _reason(each, "structure.dateline", "a line that only says when")
    start, end = each.block.start, each.block.end
    line = DatelineLine(start, end, each.block.text, (), None, each.block.text, why)
    return _plain(each, "dateline", why, dateline=line)


def _reason(each: Candidate, rule: str, note: str) -> tuple[Reason, ...]:
    return (Reason(rule, note, None, (Span(each.block.start, each.block.end),)),)
