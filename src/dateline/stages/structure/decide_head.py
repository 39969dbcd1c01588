"""The head of a dispatch: all before the story.

Title and standfirst, byline, date and dateline lines, an outlet's name, buttons. What only a head has (a byline, a
line that says when) marks how far it reaches; what else stands above that mark is a title.
"""

from __future__ import annotations

import re

from dateline.records import Byline
from dateline.stages.structure.byline import join
from dateline.stages.structure.candidates import Candidate
from dateline.stages.structure.datetext import is_labelled
from dateline.stages.structure.decided import Decided, byline_piece, date_line_piece, notice_piece, plain, reason

_HEAD_BLOCKS = 14
_HEAD_PROSE = 60
"""Words of prose after which a byline is no longer taken for the story's head: a long standfirst has about 40."""
_SUBTITLE = 4
"""Least words of a second headline; a shorter line under a title is the first section heading."""
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


def head_of(found: tuple[Candidate, ...]) -> list[Decided]:
    """The blocks before the story: up to the last byline, date or dateline line, and what else stands there."""
    end = _head_end(found)
    decided: list[Decided] = []
    for number, each in enumerate(found[:end]):
        byline = each.opened or each.bare or _placed_name(found, number) or (each.credit if not each.title else None)
        if each.notice is not None:
            decided.append(notice_piece(each, each.notice))
        elif byline is not None:
            decided.append(byline_piece(each, byline))
        elif each.role is not None and decided and decided[-1].byline is not None:
            decided.append(byline_piece(each, join(decided[-1].byline, each.role)))
        elif each.date_line:
            decided.append(date_line_piece(each))
        elif each.whole is not None:
            decided.append(plain(each, "dateline", each.whole.why, dateline=each.whole))
        elif each.boilerplate is not None:
            decided.append(plain(each, "boilerplate", (each.boilerplate,)))
        else:
            decided.append(plain(each, "title", reason(each, "structure.title", "stands above byline or date")))
    return decided + _titles(found, len(decided), any(each.kind == "title" for each in decided))


def _head_end(found: tuple[Candidate, ...]) -> int:
    """The index after the last block that only a head has. After prose (a standfirst), only "By ..." counts."""
    end = prose = 0
    for number, each in enumerate(found[:_HEAD_BLOCKS]):
        plain = each.notice is None and each.boilerplate is None
        if each.opened is not None:
            end = number + 1
        elif each.dateline is not None or _opens_digest(each, first=number == 0) or prose > _HEAD_PROSE:
            break
        elif _dates_head(found, number) or (not prose and _only_in_head(found, number, end)):
            end = number + 1
        elif plain and not each.title:
            prose += each.words
    return end if any(each.notice is None and each.boilerplate is None for each in found[end:]) else 0


def _opens_digest(each: Candidate, *, first: bool) -> bool:
    """Whether items of other news follow; what stands on top may be the title of a dispatch that is all digest."""
    return each.digest is not None and each.bare is None and not (first and each.brief)


def _dates_head(found: tuple[Candidate, ...], number: int) -> bool:
    """Whether a line that says when dates the whole dispatch, even under a standfirst: it says what of, or it has
    a year and is alone (a chronology has many)."""
    text = found[number].block.text
    if not found[number].date_line or is_labelled(text):
        return found[number].date_line
    return bool(_YEAR.search(text)) and sum(each.date_line for each in found[: number + 8]) == 1


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
    below = 0
    for number in range(start, len(found)):
        each = found[number]
        if each.notice is not None:
            decided.append(notice_piece(each, each.notice))
        elif each.boilerplate is not None and each.boilerplate.rule != "structure.boilerplate.from":
            decided.append(plain(each, "boilerplate", (each.boilerplate,)))
        elif not _is_title(found, number, titled, below):
            break
        else:
            decided.append(plain(each, "title", reason(each, "structure.title", "a headline above the story")))
            titled = True
            below += 1
    return decided if any(each.kind == "title" for each in decided) else []


def _is_title(found: tuple[Candidate, ...], number: int, titled: bool, below: int) -> bool:
    """Whether a line is a headline; `below`: so many were decided since the head's last mark."""
    each = found[number]
    titled = titled and (below > 1 or each.words < _SUBTITLE or each.heading == "capitals")
    if not each.title or each.dateline is not None or each.digest is not None or (titled and each.heading is not None):
        return False
    return any(_is_story(later) for later in found[number + 1 : number + 5])


def _is_story(each: Candidate) -> bool:
    return each.notice is None and each.boilerplate is None and (not each.title or each.dateline is not None)
