"""What is compared of a text to find its copies, and the keys under which it is looked up.

A story is looked up by two MinHash signatures over runs of four words: one of the whole, one of its first hundred
words, which survive when the rest is cut away; a digest item by the latter alone. Bands of two values each let texts
meet that share a third of their runs (chance 0.9995), while texts that share a twentieth meet once in seven times and
strangers never.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

import msgspec
import rensa

from dateline.merging.copies.wording import wording
from dateline.records import Reading

RUN: Final = 4
"""Words of a run (shingle): strangers share next to none of this length, and one changed word spoils only four."""

_HEAD: Final = 100
"""Words of a story that are signed a second time."""
_SEED: Final = 20_251
_BAND: Final = 2
_WHOLE_BANDS: Final = 64
_HEAD_BANDS: Final = 16


class Trace(msgspec.Struct, frozen=True, gc=False):
    """A text as copies are found by. `section`: the number of a digest item's section, None for the story itself.

    `outlet` is who sent it, as the metadata or else the text says; `credits` the outlets that dateline, byline and
    notices name; `reprinted`: a notice says that it was taken from elsewhere. `first` and `last`: days of writing. The
    rest is its `Wording`; headlines are not part of it, since each outlet sets its own.
    """

    dispatch: str
    section: int | None
    outlet: str | None
    url: str | None
    credits: tuple[str, ...]
    reprinted: bool
    first: dt.date | None
    last: dt.date | None
    words: str
    quoted: tuple[tuple[int, int], ...]
    ends: tuple[int, ...]


def trace(reading: Reading, section: int | None = None) -> Trace:
    """The trace of a reading's story, or of the digest item in section `section`. Needs sections and anatomy alone.

    Where a dispatch is nothing but a digest, all of it stands for the story: it may be passed on as a whole.
    """
    text, anatomy = reading.dispatch.text, reading.anatomy
    if section is None:
        bodies = [part for part in reading.sections if part.kind == "body"]
        parts = bodies or [part for part in reading.sections if part.kind == "digest"]
        written = anatomy.published
    else:
        parts = [reading.sections[section]]
        written = parts[0].published
    made = wording(text[part.start : part.end] for part in parts)
    signed = (
        anatomy.outlet,
        anatomy.dateline.outlet if anatomy.dateline else None,
        anatomy.byline.outlet if anatomy.byline else None,
        *(notice.holder for notice in anatomy.notices),
    )
    return Trace(
        dispatch=reading.dispatch.id,
        section=section,
        outlet=reading.dispatch.outlet or anatomy.outlet,
        url=reading.dispatch.url,
        credits=tuple(dict.fromkeys(name for name in signed if name)),
        reprinted=any(notice.syndicated for notice in anatomy.notices),
        first=written.first,
        last=written.last,
        words=made.words,
        quoted=made.quoted,
        ends=made.ends,
    )


def keys(one: Trace) -> tuple[str, ...]:
    """Keys such as "h2:3:8f0a1c2b77e1d004": texts that share none are never compared; none for a text without words."""
    words = one.words.split()
    if len(words) < RUN:
        return ()
    head = _bands("h", words[:_HEAD], _HEAD_BANDS)
    return tuple(head if one.section is not None else head + _bands("w", words, _WHOLE_BANDS))


def runs(words: Sequence[str]) -> list[str]:
    """All runs of four words, in order: a text of ten words has seven."""
    return [" ".join(run) for run in zip(words, words[1:], words[2:], words[3:], strict=False)]


def _bands(part: str, words: Sequence[str], bands: int) -> list[str]:
    signature = rensa.RMinHash(num_perm=bands * _BAND, seed=_SEED)
    signature.update(runs(words))
    values = signature.digest()
    # Values of another version of the algorithm mean other things, so keys of two versions must not meet.
    start = f"{part}{rensa.RMinHash.ALGORITHM_VERSION}:"
    return [
        f"{start}{band}:{first:08x}{second:08x}"
        for band, (first, second) in enumerate(zip(values[::_BAND], values[1::_BAND], strict=True))
    ]
