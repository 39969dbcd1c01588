"""Finds who a dispatch speaks of: every word that heads a party becomes a Mention with its Actors.

Reads `anatomy`, `sections`, `sentences`, `places`; adds `mentions`, in the order of the text, at most one a token.
Lexicons: actor_titles, actor_status, actor_offices, actor_bynames, actor_unplaced, actor_groups, actor_nouns,
actor_beside, actor_peoples, actor_shared, actor_residence, actor_heading, actor_seats, actor_travel, actor_issuers,
outlets, cues. Authority: PLOVER manual 2.0 (country codes, sectors); offices, bodies and groups as of the section's day
from the reference data.

    "Peruvian police said" gives at "police" PER COP "Peruvian police" and, at "Peruvian", PER without sector

A party that nothing places keeps code None; what no rule knows is no mention.
"""

from __future__ import annotations

import msgspec

from dateline.records import Reading, Stage
from dateline.reference import Reference
from dateline.stages.actors.story import read_story, stories


def stage(reference: Reference) -> Stage:
    """The stage "actors", on a reference shelf."""

    def run(reading: Reading) -> Reading:
        return _run(reading, reference)

    return Stage("actors", ("dispatch", "anatomy", "sections", "sentences", "places"), ("mentions",), run)


def _run(reading: Reading, reference: Reference) -> Reading:
    mentions = [mention for story in stories(reading) for mention in read_story(reading, story, reference)]
    return msgspec.structs.replace(reading, mentions=tuple(sorted(mentions, key=lambda mention: mention.at)))
