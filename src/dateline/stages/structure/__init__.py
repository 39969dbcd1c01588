"""The anatomy of a dispatch: head, story, foot and digest, section by section. Nothing is dated here.

Reads the dispatch's text; adds `anatomy` and `sections`. Lexicons: outlets, outlet_words, byline_openers,
byline_credits, byline_roles, dateline_labels, place_abbreviations, digest_headings, brief_titles, notices, boilerplate.
Forms of bylines and datelines follow the agencies' own practice (AP Stylebook, "datelines"; Reuters Handbook of
Journalism).

    By Jane Roe, Chief Correspondent Northland News
    CAIRO (Northland News) – Talks resumed on Monday.

gives a byline (author "Jane Roe", role "Chief Correspondent", outlet "Northland News"), a dateline (Cairo, EGY; outlet
"Northland News") and a lede that starts at "Talks". Order of work: `blocks` cuts the text, `candidates` says all that
each block might be, `decide` chooses, `assemble` makes the records.
"""

from __future__ import annotations

import msgspec

from dateline.records import Reading, Stage
from dateline.stages.structure.assemble import anatomy_of, sections_of
from dateline.stages.structure.candidates import candidates
from dateline.stages.structure.decide import decide
from dateline.stages.structure.places import FoundPlace, Gazetteer, PlaceLookup, lookup_from

__all__ = ["FoundPlace", "Gazetteer", "PlaceLookup", "lookup_from", "stage"]


def stage(places: PlaceLookup) -> Stage:
    """The stage "structure". `places` says what a dateline's place is: `lookup_from(reference)`."""

    def run(reading: Reading) -> Reading:
        return _run(reading, places)

    return Stage("structure", ("dispatch",), ("anatomy", "sections"), run)


def _run(reading: Reading, places: PlaceLookup) -> Reading:
    dispatch = reading.dispatch
    decided = decide(candidates(dispatch.text, places))
    sections = sections_of(dispatch.text, decided)
    anatomy = anatomy_of(decided, sections, dispatch.outlet)
    return msgspec.structs.replace(reading, anatomy=anatomy, sections=sections)
