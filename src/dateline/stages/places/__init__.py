"""Finds the places that a dispatch names and says which of their namesakes is meant.

Reads `anatomy`, `sections`, `sentences`; adds `places`, in the order of the text. Lexicons: place_nouns, place_common.
Authority: the gazetteer is GeoNames through `dateline.reference`; the resolution levels are PLOVER's (manual 2.0,
Location).

    "Gunmen raided Bokkos in Plateau State, Nigeria." gives Bokkos (NGA, resolution 4), Plateau (NGA, 2), Nigeria (1)
"""

from __future__ import annotations

import msgspec

from dateline.records import Reading, Stage
from dateline.reference import Reference
from dateline.stages.places.reading import read_story, stories


def stage(reference: Reference) -> Stage:
    """The stage "places", on a reference shelf."""

    def run(reading: Reading) -> Reading:
        return _run(reading, reference)

    return Stage("places", ("dispatch", "anatomy", "sections", "sentences"), ("places",), run)


def _run(reading: Reading, reference: Reference) -> Reading:
    places = [place for story in stories(reading) for place in read_story(reading, story, reference)]
    return msgspec.structs.replace(reading, places=tuple(sorted(places, key=lambda place: (place.start, place.end))))
