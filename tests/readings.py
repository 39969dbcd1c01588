"""Two dispatches of our own, read by hand: what the answers are tested on, with no model and no reference data.

`treaty()` is a story with every standing in it (told as fact, claimed, hedged, planned, denied, background), a notice
and a digest whose items are younger than the story. `harbour()` is a short wire item without a byline.

>>> [report.event for report in treaty().reports][:2]
['SUPPORT', 'SUPPORT']
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from dateline import vocabulary
from dateline.records import (
    Actor,
    Anatomy,
    At,
    Attribution,
    Aux,
    Byline,
    DatelineLine,
    Dispatch,
    Interval,
    Notice,
    Place,
    PlaceName,
    Precision,
    Quantity,
    Reading,
    Reason,
    Report,
    Section,
    SectionKind,
    Span,
    Stance,
)

TREATY = """By Ana Ruiz, Foreign Correspondent Northern Wire
LIMA (Northern Wire) – Peru and Chile signed a fishing treaty in Lima on Friday, ending a dispute over the waters.
Chilean Foreign Minister Marta Soto praised the treaty as a “new chapter.”
Both governments will meet in Santiago on March 3, the Peruvian Foreign Ministry said.
QUARREL AT THE BORDER
A Bolivian patrol reportedly detained 12 fishermen near Arica on Wednesday.
Bolivia denied that its navy had fired on the boats.
Peru recalled its ambassador from La Paz in 2019.
Copyright 2001-2025 Northern Wire. All rights reserved.
More Northern Wire
At least 14 people were killed when rebels shelled a market in Goma, a hospital official said Tuesday.
Fiji opened an inquiry into the fire at its main port.
"""

HARBOUR = """PORT DALE, Feb. 18 (Coast Press) - Dock workers walked out on Tuesday over pay.
The harbour board called on them to return.
"""

COUNTRIES = {"PER": "Peru", "CHL": "Chile", "BOL": "Bolivia", "COD": "DR Congo", "FJI": "Fiji"}


def country_name(code: str) -> str:
    """The country's English name, for the codes used here."""
    return COUNTRIES.get(code, code)


def words(text: str, quoted: str, after: int = 0) -> Span:
    """Where `quoted` first stands at or after an offset. ValueError where it does not."""
    start = text.index(quoted, after)
    return Span(start, start + len(quoted))


def actor(text: str, quoted: str, code: str | None, sector: str | None = None, after: int = 0, **more: object) -> Actor:
    """A party at its words."""
    span = words(text, quoted, after)
    return Actor(code, sector, quoted, span.start, span.end, **more)  # type: ignore[arg-type]


def day(text: str, quoted: str, first: str, last: str | None = None, precision: Precision = "day") -> Interval:
    """The interval that the quoted time words give."""
    why = Reason("dates.weekday", f"“{quoted}” seen from the day of writing", None, (words(text, quoted),))
    return Interval(dt.date.fromisoformat(first), dt.date.fromisoformat(last or first), precision, (why,))


def place(text: str, quoted: str, country: str, geonameid: int, after: int = 0) -> Place:
    """A city at its words."""
    span = words(text, quoted, after)
    why = Reason("places.gazetteer", f"the only city called {quoted} in {country_name(country)}", None, (span,))
    return Place(span.start, span.end, quoted, At(0, 0, 0), quoted, country, geonameid, 0.0, 0.0, 4, (why,))


def report(
    text: str,
    sentence: str,
    trigger: str,
    event: str,
    *,
    sequence: int,
    section: int,
    mode: str | None = None,
    aux: tuple[Aux, ...] = (),
    stance: Stance = "asserted",
    actors: Sequence[Actor] = (),
    recipients: Sequence[Actor] = (),
    when: Interval = Interval(),  # noqa: B008 - frozen
    where: Place | None = None,
    attributions: Sequence[Attribution] = (),
    size: dict[str, Quantity] | None = None,
    contexts: tuple[str, ...] = (),
) -> Report:
    """A report whose span covers its trigger and its parties within the sentence."""
    whole = words(text, sentence)
    act = words(text, trigger, whole.start)
    spans = [act, *(Span(party.start, party.end) for party in (*actors, *recipients))]
    row = f"events.tsv:{100 + sequence}"
    return Report(
        id=f"r-{sequence:04d}",
        section=section,
        sentence=whole,
        start=min(span.start for span in spans),
        end=max(span.end for span in spans),
        triggers=(act,),
        event=event,
        mode=mode,
        quad=vocabulary.quad(event),
        scale=vocabulary.scale(event, mode),
        contexts=contexts,
        aux=aux,
        stance=stance,
        actors=tuple(actors),
        recipients=tuple(recipients),
        when=when,
        place=where,
        attributions=tuple(attributions),
        size=size or {},
        confidence=0.75,
        sequence=sequence,
        why=(Reason("coding.trigger", f"“{trigger}” opens the frame {event}", row, (act,)),),
    )


def sections(text: str, pieces: Iterable[tuple[SectionKind, str, str, Interval]]) -> tuple[Section, ...]:
    """Sections from the first words to the last words of each piece."""
    return tuple(
        Section(kind, words(text, first).start, words(text, last, words(text, first).start).end, published)
        for kind, first, last, published in pieces
    )


WRITTEN = Interval(dt.date(2025, 2, 15), dt.date(2025, 2, 15), "day", (Reason("dating.weekday", "Friday is past"),))
DIGEST_WRITTEN = Interval(dt.date(2025, 2, 18), dt.date(2025, 2, 24), "week")


def treaty() -> Reading:
    """The story with every standing in it."""
    text = TREATY
    peru, chile = actor(text, "Peru", "PER"), actor(text, "Chile", "CHL")
    ministry = actor(text, "the Peruvian Foreign Ministry", "PER", "GOV")
    hospital = actor(text, "a hospital official", None, "MED")
    said = words(text, "said", ministry.end)
    told = words(text, "said", hospital.end)
    killed = words(text, "At least 14 people")
    soto = actor(
        text, "Chilean Foreign Minister Marta Soto", "CHL", "GOV", identifier="Marta Soto", office="Foreign Minister"
    )
    body, digest = 2, 7
    return Reading(
        dispatch=Dispatch("d-00000000000000aa", text, "wire/treaty.txt"),
        anatomy=Anatomy(
            byline=Byline(0, 48, "Ana Ruiz", "Foreign Correspondent", "Northern Wire"),
            dateline=DatelineLine(
                49, 71, "LIMA (Northern Wire) –", (PlaceName("LIMA", 49, 53, "Lima", "PER", 3936456),), "Northern Wire"
            ),
            headings=(words(text, "QUARREL AT THE BORDER"),),
            notices=(Notice(*_ends(words(text, TREATY.splitlines()[8])), "Northern Wire", (2001, 2025)),),
            digest_heading=words(text, "More Northern Wire"),
            digest_items=(words(text, TREATY.splitlines()[10]), words(text, TREATY.splitlines()[11])),
            outlet="Northern Wire",
            published=WRITTEN,
        ),
        sections=sections(
            text,
            [
                ("byline", "By Ana", "Northern Wire", WRITTEN),
                ("dateline", "LIMA", "–", WRITTEN),
                ("body", "Peru and Chile", "Ministry said.", WRITTEN),
                ("heading", "QUARREL", "BORDER", WRITTEN),
                ("body", "A Bolivian", "in 2019.", WRITTEN),
                ("notice", "Copyright", "reserved.", WRITTEN),
                ("digest_heading", "More Northern", "Wire", Interval()),
                ("digest", "At least 14", "said Tuesday.", DIGEST_WRITTEN),
                ("digest", "Fiji", "port.", DIGEST_WRITTEN),
            ],
        ),
        reports=(
            report(
                text, TREATY.splitlines()[1][23:], "signed", "SUPPORT", sequence=1, section=body,
                actors=(peru, chile), when=day(text, "Friday", "2025-02-14"), contexts=("diplomatic",),
                where=place(text, "Lima", "PER", 3936456, 72),
            ),
            report(
                text, TREATY.splitlines()[2], "praised", "SUPPORT", sequence=2, section=body, actors=(soto,),
            ),
            report(
                text, TREATY.splitlines()[3], "meet", "AGREE", sequence=3, section=body, aux=("future",),
                stance="claimed",
                actors=(
                    actor(text, "Both governments", "PER", "GOV"),
                    actor(text, "Both governments", "CHL", "GOV"),
                ),
                when=day(text, "March 3", "2025-03-03"), where=place(text, "Santiago", "CHL", 3871336),
                attributions=(Attribution(ministry, "said", said.start, said.end),),
            ),
            report(
                text, TREATY.splitlines()[5], "detained", "COERCE", sequence=4, section=4, mode="arrest",
                stance="hedged", actors=(actor(text, "A Bolivian patrol", "BOL", "MIL"),),
                recipients=(actor(text, "12 fishermen", None, "BUS"),), when=day(text, "Wednesday", "2025-02-12"),
                where=place(text, "Arica", "CHL", 3899361),
                size={"arrested": Quantity(12, 12, "12 fishermen", *_ends(words(text, "12 fishermen")))},
            ),
            report(
                text, TREATY.splitlines()[6], "fired", "ASSAULT", sequence=5, section=4, mode="firearms",
                aux=("negation",), stance="denied", actors=(actor(text, "its navy", "BOL", "MIL"),),
            ),
            report(
                text, TREATY.splitlines()[7], "recalled", "SANCTION", sequence=6, section=4, mode="withdraw",
                aux=("historical",), actors=(actor(text, "Peru", "PER", after=words(text, "Peru recalled").start),),
                recipients=(actor(text, "La Paz", "BOL"),),
                when=day(text, "2019", "2019-01-01", "2019-12-31", "year"),
            ),
            report(
                text, TREATY.splitlines()[10], "shelled", "ASSAULT", sequence=7, section=digest,
                mode="heavy-weapons", stance="claimed", actors=(actor(text, "rebels", "COD", "REB"),),
                recipients=(actor(text, "At least 14 people", "COD", "CVL"),),
                when=day(text, "Tuesday", "2025-02-18"), where=place(text, "Goma", "COD", 216281),
                attributions=(Attribution(hospital, "said", told.start, told.end),),
                size={"dead": Quantity(14, None, "At least 14 people", killed.start, killed.end)},
            ),
            report(
                text, TREATY.splitlines()[11], "opened an inquiry", "ACCUSE", sequence=8, section=8,
                mode="investigate", actors=(actor(text, "Fiji", "FJI"),),
            ),
        ),
        trail=("structure", "coding"),
    )  # fmt: skip


def harbour() -> Reading:
    """The short wire item."""
    text = HARBOUR
    written = Interval(dt.date(2025, 2, 18), dt.date(2025, 2, 18), "day")
    return Reading(
        dispatch=Dispatch("d-00000000000000bb", text, "wire/harbour.txt"),
        anatomy=Anatomy(
            dateline=DatelineLine(0, 35, "PORT DALE, Feb. 18 (Coast Press) -", (PlaceName("PORT DALE", 0, 9),)),
            outlet="Coast Press",
            published=written,
        ),
        sections=sections(
            text, [("dateline", "PORT", "-", written), ("body", "Dock workers", "to return.", written)]
        ),
        reports=(
            report(
                text, "Dock workers walked out on Tuesday over pay.", "walked out", "PROTEST", sequence=1, section=1,
                mode="strike", actors=(actor(text, "Dock workers", None, "LAB"),),
                when=day(text, "Tuesday", "2025-02-18"),
            ),
            report(
                text, "The harbour board called on them to return.", "called on", "REQUEST", sequence=2, section=1,
                mode="yield", actors=(actor(text, "The harbour board", None, "BUS"),),
                recipients=(actor(text, "them", None, "LAB", after=words(text, "called on").end),),
            ),
        ),
        trail=("structure", "coding"),
    )  # fmt: skip


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
