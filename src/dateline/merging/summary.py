"""One plain line that says what happened, made from the fields of the report that tells it best.

>>> summary(signed, "done")  # doctest: +SKIP
'Russia and Iran signed a treaty in Moscow'
"""

from __future__ import annotations

from typing import Final

from dateline.merging.deeds import CALLED_OFF, Phrase, is_known, phrase
from dateline.records import Status, Told

_FEW: Final = 3
"""Parties that are named one by one; of more, two are named and the rest counted."""

_VOWELS: Final = "aeiou"

_PLURALS: Final = ("s", "people", "men", "women", "children", "police")

_VISIT: Final = "visit"
"""The deed whose place is what it is done to."""

_TAILS: Final[dict[Status, str]] = {
    "called off": " (called off)",
    "claimed": " (claimed)",
    "denied": " (denied)",
    "doubtful": " (in doubt)",
}


def summary(best: Told, status: Status, thing: str | None = None) -> str:
    """A line without a full stop: who, what, to whom, where, how far it is sure. `thing`: what an accord is called."""
    deed = phrase(best.type, (each for each in best.deeds if each != CALLED_OFF or len(best.deeds) == 1))
    others = (
        best.recipient_words
        if is_known(best.deeds)
        else tuple(each for each in best.recipient_words if each[:1].isupper())
    )
    where = best.place
    if _VISIT in best.deeds and where:
        others, where = (where,), None
    if deed is None:
        line = ": ".join(
            filter(None, (best.type, " and ".join(filter(None, (_list(best.actor_words), _list(others))))))
        )
    elif best.actor_words:
        line = _active(best.actor_words, deed, _list(others), status, thing)
    elif others and not deed.link:
        line = f"{_list(others)} {_are(others) if status == 'planned' else _were(others)} {_be(status)}{deed.did}"
    else:
        line = f"{deed.noun}{f' {deed.link} {_list(others)}' if others and deed.link != '-' else ''}"
    if where and where not in others:
        line += f" in {where}"
    return _capital(line + _TAILS.get(status, ""))


def _active(doers: tuple[str, ...], deed: Phrase, others: str, status: Status, thing: str | None) -> str:
    if not others and not deed.link and status not in ("planned", "called off"):
        return f"{deed.noun} by {_list(doers)}"  # "police arrested" would want to be told whom
    verb = deed.did
    if status in ("planned", "called off"):
        verb = f"{_are(doers) if status == 'planned' else _were(doers)} to {deed.to}"
    if thing:
        verb = verb.replace("an accord", f"{'an' if thing[:1] in _VOWELS else 'a'} {thing}")
    return " ".join(filter(None, (_list(doers), verb, *((deed.link, others) if others and deed.link != "-" else ()))))


def _be(status: Status) -> str:
    return "to be " if status in ("planned", "called off") else ""


def _list(words: tuple[str, ...]) -> str:
    if len(words) > _FEW:
        return f"{words[0]}, {words[1]} and {len(words) - 2} others"
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1] if words else "")))


def _were(words: tuple[str, ...]) -> str:
    return "were" if _is_plural(words) else "was"


def _are(words: tuple[str, ...]) -> str:
    return "are" if _is_plural(words) else "is"


def _is_plural(words: tuple[str, ...]) -> bool:
    if len(words) > 1:
        return True
    first = words[0][:1]
    return (first.islower() or first.isdigit()) and words[0].endswith(_PLURALS)


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]
