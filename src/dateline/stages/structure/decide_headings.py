"""Which of the blocks that look like headings are: a heading stands over text.

A run of three or more such lines is a list (signatories, a table), of which at most the last, if it alone is in
capitals, heads what follows. A line in sentence case needs a whole sentence below it. A question in sentence case and
a line built like a person's name are headings only in company: one alone is a quip, or signs what stands above it.
"""

from __future__ import annotations

from itertools import islice

from dateline.stages.structure.candidates import Candidate

_LONGEST_RUN = 2


def headings_of(found: tuple[Candidate, ...], start: int) -> frozenset[int]:
    """Indices of the blocks from `start` on that are section headings, if they stand in a story."""
    looking = [number for number in range(start, len(found)) if _looks(found[number])]
    alone = _alone(found, looking)
    shaped = [number for number in looking if number not in alone]
    chosen: set[int] = set()
    run: list[int] = []
    for number in shaped:
        if run and number == run[-1] + 1:
            run.append(number)
        else:
            chosen.update(_of_run(found, run, start))
            run = [number]
    chosen.update(_of_run(found, run, start))
    return frozenset(chosen)


def _alone(found: tuple[Candidate, ...], looking: list[int]) -> frozenset[int]:
    """Lone questions in sentence case, and lines like names where no other line in title case is a heading."""
    questions = [number for number in looking if _is_question(found[number])]
    titled = [number for number in looking if found[number].heading == "title case"]
    names = [
        number for number in looking if found[number].person and found[number].heading in ("title case", "capitals")
    ]
    lone_names = names if all(found[number].person for number in titled) else []
    return frozenset((questions if len(questions) == 1 else []) + lone_names)


def _is_question(each: Candidate) -> bool:
    return each.heading == "sentence case" and each.block.text.rstrip("\"”’'").endswith("?")


def _looks(each: Candidate) -> bool:
    if each.notice is not None or each.boilerplate is not None or each.digest is not None or each.credit is not None:
        return False
    return each.heading is not None or each.date_line


def _of_run(found: tuple[Candidate, ...], run: list[int], start: int) -> list[int]:
    """The headings of a run of neighbouring lines."""
    if not run or not _text_below(found, run[-1]) or _goes_on_list(found, run[0], start):
        return []
    if len(run) <= _LONGEST_RUN:
        return run
    capitals = [number for number in run if found[number].heading == "capitals"]
    return capitals if capitals == [run[-1]] else []


def _goes_on_list(found: tuple[Candidate, ...], number: int, start: int) -> bool:
    """Whether it stands under another line without final stop ("Jan Novak, President of Northland")."""
    if number <= start or found[number].heading == "capitals" or found[number].date_line:
        return False
    above = found[number - 1]
    return above.title and above.dateline is None and not (above.notice or above.boilerplate or above.digest)


def _text_below(found: tuple[Candidate, ...], number: int) -> bool:
    """Whether a paragraph follows, past captions and buttons."""
    for each in islice(found, number + 1, None):
        if each.boilerplate is not None:
            continue
        if each.notice is not None or each.credit is not None or each.digest is not None:
            return False
        return found[number].heading != "sentence case" or not each.title
    return False
