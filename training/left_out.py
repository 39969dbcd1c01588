"""What was hinted of texts by those who had not learned from them; kept between `training.hints` and `.nearness`."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from training.corpora import WORK

Hints = Mapping[str, Mapping[int, bytes]]
"""Text -> first character of a word -> its hints, as `Token.hints`."""

_KEPT = WORK / "hints" / "left-out.msgpack"


def keep(hints: Hints) -> None:
    """Write them to the work folder."""
    _KEPT.parent.mkdir(parents=True, exist_ok=True)
    _KEPT.write_bytes(msgspec.msgpack.encode(hints))


def kept() -> Hints:
    """As the last run of `training.hints` left them. Raises FileNotFoundError if it was never run here."""
    return msgspec.msgpack.decode(_KEPT.read_bytes(), type=dict[str, dict[int, bytes]])
