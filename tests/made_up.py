"""Made-up readings, as many as wanted: what the ledger is filled with where its own work is tested, not the coder's.

Each tells of two acts between countries on some day; of every four dispatches in a row two tell the same first act.

>>> made_up(0).dispatch.id, [report.event for report in made_up(0).reports]
('d-made-up-0', ['ASSAULT', 'CONSULT'])
"""

from __future__ import annotations

import datetime as dt
import random

from dateline.records import (
    Actor,
    Anatomy,
    At,
    Dispatch,
    Interval,
    Place,
    Quantity,
    Reading,
    Reason,
    Report,
    Section,
    Sentence,
    Span,
    Token,
)

COUNTRIES = tuple(
    "RUS UKR KEN ETH PER CHL IND PAK MLI SDN TCD COL VEN GEO ARM AZE TUR SYR IRQ IRN ISR LBN EGY LBY TUN DZA MAR "
    "MRT SEN GIN CIV GHA NGA CMR CAF COD UGA RWA BDI TZA MOZ ZWE ZMB AGO NAM ZAF MDG SOM ERI DJI YEM OMN "
    "KAZ KGZ TJK UZB TKM AFG NPL BGD MMR THA LAO KHM VNM PHL IDN MYS PNG FJI JPN KOR CHN MNG BRA ARG BOL PRY URY ECU "
    "GTM HND NIC MEX".split()
)
_SYLLABLES = (
    "al",
    "bre",
    "cor",
    "dol",
    "est",
    "fon",
    "gar",
    "hol",
    "is",
    "jar",
    "kol",
    "lor",
    "mun",
    "nav",
    "or",
    "pel",
)
TOWNS = tuple(f"{one}{two}{end}".capitalize() for one in _SYLLABLES for two in _SYLLABLES for end in ("a", "en", "o"))
FILLERS = tuple(f"{one}{two}{three}" for one in _SYLLABLES for two in "aeiou" for three in _SYLLABLES)
OUTLETS = ("Northern Wire", "Coast Press", "The Harbour Courier", "Meridian Wire", "Delta Post")
FIRST_DAY = dt.date(2020, 1, 1)


def made_up(number: int, *, days_each: float = 0.02) -> Reading:
    """The reading with this number; `days_each` days pass from one dispatch to the next."""
    story = random.Random(number // 2 * 2)
    day = FIRST_DAY + dt.timedelta(days=int(number // 2 * 2 * days_each))
    one, other = story.sample(COUNTRIES, 2)
    town, dead = story.choice(TOWNS), story.randint(2, 90)
    own = random.Random(number)
    third, fourth = own.sample(COUNTRIES, 2)
    outlet = OUTLETS[number % len(OUTLETS)]
    first = f"{one} forces shelled {town} in {other} on {day.isoformat()}, killing {dead} people."
    if number % 2:  # told in other words: no copy
        first = f"On {day.isoformat()} {other} said {dead} people had died in {town}, which the army of {one} shelled."
    second = f"{third} and {fourth} held talks number {number} {' '.join(own.sample(FILLERS, 24))}."
    text = f"{first}\n{second}\n"
    written = Interval(day, day, "day")
    shelling = Report(
        id=f"r-made-up-{number}-1",
        section=0,
        sentence=Span(0, len(first)),
        start=0,
        end=len(first),
        triggers=(_words(text, "shelled"),),
        event="ASSAULT",
        mode="heavy-weapons",
        contexts=("military",),
        aux=(),
        stance="asserted",
        actors=(_actor(text, one, one, "MIL"),),
        recipients=(_actor(text, other, other, None),),
        when=Interval(day, day, "day"),
        place=Place(*_ends(text, town), town, At(0, 0, 3), town, other, None, None, None, 4),
        attributions=(),
        size={"dead": Quantity(dead, dead, str(dead), *_ends(text, f"{dead} people"))},
        confidence=0.9,
        sequence=1,
        why=(Reason("trigger", "made up"),),
        quad=4,
        scale=-9.0,
    )
    talks = Report(
        id=f"r-made-up-{number}-2",
        section=0,
        sentence=Span(len(first) + 1, len(first) + 1 + len(second)),
        start=len(first) + 1,
        end=len(first) + 1 + len(second),
        triggers=(_words(text, "talks"),),
        event="CONSULT",
        mode=None,
        contexts=(),
        aux=(),
        stance="asserted",
        actors=(
            _actor(text, third, third, "GOV", len(first)),
            _actor(text, fourth, fourth, "GOV", len(first)),
        ),
        recipients=(),
        when=Interval(),
        place=None,
        attributions=(),
        size={},
        confidence=0.6,
        sequence=2,
        why=(Reason("trigger", "made up"),),
        quad=1,
        scale=2.5,
    )
    sentences = tuple(_sentence(text, each.sentence) for each in (shelling, talks))
    return Reading(
        dispatch=Dispatch(f"d-made-up-{number}", text, f"made-up/{number}.txt"),
        anatomy=Anatomy(outlet=outlet, published=written, lede=Span(0, len(first))),
        sections=(Section("body", 0, len(text) - 1, written),),
        sentences=(sentences,),
        reports=(shelling, talks),
        trail=("made up",),
    )


def _sentence(text: str, span: Span) -> Sentence:
    tokens, at = [], span.start
    for word in text[span.start : span.end].split():
        start = text.index(word, at)
        at = start + len(word)
        upos = "VERB" if word.strip(".,") in ("shelled", "held", "killing", "died", "said") else "NOUN"
        tokens.append(Token(start, at, word, word.lower().strip(".,"), upos, "NN", "_", len(tokens) - 1, "dep"))
    return Sentence(span.start, span.end, tuple(tokens))


def _actor(text: str, words: str, code: str, sector: str | None, after: int = 0) -> Actor:
    return Actor(code, sector, words, *_ends(text, words, after))


def _words(text: str, words: str) -> Span:
    return Span(*_ends(text, words))


def _ends(text: str, words: str, after: int = 0) -> tuple[int, int]:
    start = text.index(words, after)
    return start, start + len(words)
