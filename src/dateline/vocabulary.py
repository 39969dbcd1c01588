"""The closed lists of codes: PLOVER event types, modes, contexts, sectors, auxiliary modes, quad classes and scores.

Authority: PLOVER manual 2.0 (Open Event Data Alliance); names and scores are the manual's, glosses ours. Where the
manual contradicts itself, `docs/coding.md` says what was decided (SANCTION is quad 4; ACCUSE scores -3, its sign
having been lost in print).

>>> quad("SANCTION"), scale("CONSULT", "visit")
(4, 4.0)
"""

from __future__ import annotations

from typing import Final

import msgspec


class EventType(msgspec.Struct, frozen=True):
    """An event type: quad class 1 to 4, score from -10 (conflict) to 10 (cooperation), modes with their scores.

    `behaves_as`: the PLOVER type whose rules the coder follows for it; "" for a type that no rule knows. A PLOVER type
    behaves as itself.
    """

    name: str
    quad: int
    score: float
    gloss: str
    modes: dict[str, float]
    behaves_as: str = ""

    def scale(self, mode: str | None) -> float:
        """Score from -10 to 10; a mode without a score takes the type's."""
        return self.modes.get(mode or "", self.score)


_TYPES: Final = (
    EventType("AGREE", 1, 2.5, "says it will cooperate: promises, offers, accepts, plans", {}),
    EventType(
        "CONSULT", 1, 2.5, "talks that happen: meets, visits, calls, negotiates, mediates",
        {"visit": 4.0, "third-party": 1.0, "multilateral": 4.0, "phone": 1.5},
    ),
    EventType("SUPPORT", 1, 5.0, "backs without material: praises, recognises, restores ties, signs, ratifies", {}),
    EventType("CONCEDE", 1, 4.5, "gives way in words: eases rules, pardons, apologises, declares a truce", {}),
    EventType("COOPERATE", 2, 9.5, "exchanges what serves both: trade, joint exercise, extradition", {}),
    EventType("AID", 2, 10.0, "gives what serves the receiver: money, arms, relief, troops, asylum, rescue", {}),
    EventType(
        "RETREAT", 2, 6.5, "gives way with effect now: withdraws, frees, returns, disarms, lets in, resigns",
        {"withdraw": 8.0, "release": 6.5, "disarm": 10.0, "ceasefire": 7.5, "access": 6.5, "resign": 4.5},
    ),
    EventType("REQUEST", 3, 0.0, "asks, demands, orders, calls for",
              {"assist": 0.5, "change": -1.0, "yield": -1.0, "meet": 0.0}),
    EventType("ACCUSE", 3, -3.0, "condemns, complains, blames, sues, indicts, investigates",
              {"disapprove": -2.0, "investigate": -3.5, "allege": -3.5}),
    EventType("REJECT", 3, -2.0, "refuses, vetoes, defies, breaks off or cancels a meeting, bars entry",
              {"assist": -1.5, "change": -2.0, "yield": -2.0, "meet": -2.0}),
    EventType(
        "THREATEN", 3, -3.5, "warns of harm or sanction",
        {"restrict": -3.0, "arrest": -3.5, "relations": -3.5, "expel": -3.5, "territory": -4.0, "violence": -3.5},
    ),
    EventType(
        "PROTEST", 4, -5.0, "civilians act together in public against someone",
        {"demo": -5.0, "riot": -7.0, "strike": -5.0, "hunger": -4.5, "boycott": -4.5, "obstruct": -4.5,
         "vandalize": -5.0},
    ),
    EventType(
        "SANCTION", 4, -6.0, "cuts existing ties: embargo, recall, expulsion of a body, conviction",
        {"convict": -6.0, "expel": -5.5, "withdraw": -6.0, "discontinue": -6.0},
    ),
    EventType("MOBILIZE", 4, -5.5, "shows force without using it: alerts, deploys, exercises alone, tests weapons",
              {"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6.0}),
    EventType(
        "COERCE", 4, -7.0, "uses power without injury: arrests, bans, curfew, raid, seizure, deportation, hacking",
        {"seize": -7.0, "restrict": -7.0, "censor": -6.5, "curfew": -6.5, "martial-law": -7.5, "arrest": -7.0,
         "deport": -7.0, "withhold": -7.0, "misinformation": -6.5, "cyber": -7.0},
    ),
    EventType(
        "ASSAULT", 4, -9.0, "uses force that can injure: attacks, bombs, shoots, kills, tortures, kidnaps, destroys",
        {"abduct": -8.5, "beat": -7.5, "torture": -8.5, "sexual": -8.5, "targeted": -9.5, "destroy": -8.5,
         "primitive": -8.0, "firearms": -9.0, "explosives": -9.0, "suicide-attack": -9.5, "aerial": -9.5,
         "drone": -9.5, "heavy-weapons": -9.5, "crowd-control": -7.5, "unconventional": -10.0},
    ),
)  # fmt: skip

CODEBOOK: Final = "plover-2.0"

EVENT_TYPES: Final[dict[str, EventType]] = {
    event.name: msgspec.structs.replace(event, behaves_as=event.name) for event in _TYPES
}

HINTED: Final = ("", *EVENT_TYPES)
"""What a word may tell of, in the order of the language model's hints: no event, or one of a type."""

QUAD_NAMES: Final = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}

AUX: Final = {
    "historical": "background, over before the story's own news began",
    "future": "lies ahead of the dispatch",
    "hypothetical": "conditional, threatened or only imagined",
    "negation": "refused, denied, ruled out or called off",
}

STANCES: Final = {
    "asserted": "the dispatch says so itself",
    "claimed": "a named or unnamed source says so",
    "hedged": "told with doubt: reportedly, may have, is believed to",
    "denied": "told as denied",
}

CONTEXTS: Final = {
    "military": "state armed forces",
    "intelligence": "state spying",
    "executive": "government, heads of state",
    "legislative": "parliament",
    "election": "polls and campaigns",
    "political_institutions": "formal bodies, parties",
    "pro_democracy": "opening up",
    "pro_autocracy": "closing down",
    "economic": "trade, finance, growth",
    "legal": "courts and law",
    "reparations": "redress for past harm",
    "human_rights": "rights in general",
    "rights_freedoms": "press, assembly, civil liberties",
    "repression": "force by security bodies",
    "human_security": "food, water, housing, energy, land",
    "gender": "women, men, gender relations",
    "lgbt": "sexual minorities",
    "religion_ethnicity": "faith, ethnic group, caste, language",
    "inequality": "uneven shares",
    "diplomatic": "envoys, formal talks",
    "territory": "borders, autonomy, displacement",
    "peacekeeping": "peace operations",
    "health": "disease, medicine, hospitals",
    "asylum": "asylum seekers",
    "migration": "refugees, displaced people",
    "disasters": "natural and industrial disasters",
    "natural_resource": "oil, mines, water, timber",
    "environment": "nature, climate, pollution",
    "technology": "science and technology",
    "terrorism": "terrorism and countering it",
    "cbrn": "chemical, biological, radiological, nuclear arms",
    "cyber": "computer networks",
    "misinformation": "false information spread on purpose",
    "crime": "crime where no narrower label fits",
    "corruption": "bribery, graft",
    "illegal_drugs": "drugs and their trade",
    "trafficking": "people, goods or arms smuggled",
}

SECTORS: Final = {
    "COP": "police", "GOV": "executive, ruling parties", "JUD": "courts", "LEG": "parliament",
    "MIL": "state forces", "PRM": "pro-government paramilitary", "PTY": "party", "REB": "armed opposition",
    "SPY": "intelligence services", "UAF": "unidentified armed", "UNK": "nameless actor",
    "AGR": "farmers", "BUS": "firms", "CRM": "criminals", "CVL": "civilians, protesters, activists",
    "EDU": "schools, students", "ELI": "former officials, exiles, families", "JRN": "news media",
    "LAB": "unions, workers", "MED": "health", "REF": "refugees, displaced", "OPP": "opposition",
    "PRE": "partly recognised entity", "REL": "religious bodies", "SOC": "other civil society",
}  # fmt: skip

NON_STATE_CODES: Final = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})


AGREEMENT_KINDS: Final = {
    "ceasefire": "arms are to fall silent",
    "peace": "a war or conflict is to end",
    "exchange": "prisoners, hostages or bodies are handed over",
    "extradition": "suspects are handed over",
    "defence": "arms, troops, security",
    "arms_control": "arms are limited or given up",
    "trade": "goods, customs, investment",
    "resources": "energy, water, food, minerals, fishing",
    "territory": "borders, land, sea",
    "migration": "people who move, visas, labour",
    "environment": "climate, nature",
    "finance": "loans, debt, aid money",
    "power": "who governs: coalitions, transitions, elections",
    "partnership": "cooperation in general, friendship, recognition",
    "other": "nothing tells",
}

AGREEMENT_STATUSES: Final = {
    "proposed": "put forward by one side",
    "negotiated": "talked about by the sides",
    "announced": "made known, no more",
    "agreed": "reached, not yet signed as far as is told",
    "initialled": "the text is settled by initials",
    "signed": "names are put to it",
    "ratified": "approved by those who must",
    "in_force": "it holds",
    "joined": "another party has come in",
    "extended": "it runs on",
    "violated": "broken in a single act, as told",
    "postponed": "put off",
    "suspended": "it does not hold for now",
    "rejected": "refused",
    "called_off": "will not come about",
    "ended": "given up, torn up, broken down",
    "expired": "its time has run out",
    "restored": "it holds again",
}
"""The steps in the life of an accord, from talk to end. Ours; PLOVER has no list of them."""

TELLINGS: Final = {
    "done": "told as done",
    "ahead": "told as ahead",
    "possible": "asked for, threatened, hoped, or under a condition",
    "negated": "told as not done",
    "denied": "told as denied",
}


def quad(event: str) -> int:
    """Quad class, 1 to 4, of an event type; 0 of one of an ontology of somebody's own.

    >>> quad("ASSAULT"), quad("BERTH")
    (4, 0)
    """
    return EVENT_TYPES[event].quad if event in EVENT_TYPES else 0


def scale(event: str, mode: str | None) -> float:
    """Score from -10 to 10; a mode without a score takes its type's. Raises KeyError for an unknown type."""
    return EVENT_TYPES[event].scale(mode)
