"""Names of states: states, peoples, capitals and palaces, places, regions and by-names.

Bodies are in bodies.py and unknown.py, persons in people.py. A plain state or capital is the state, sector None; a
palace or ministry is its government.

    "Tehran" -> IRN;  "the Kremlin" -> RUS GOV;  "Croatian Serbs" -> HRV CVL
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from operator import attrgetter

from dateline.lexicon import Row, words
from dateline.records import Reason
from dateline.reference import Entry, Kind
from dateline.stages.actors.fallback import fallback
from dateline.stages.actors.nouns import by_word
from dateline.stages.actors.origins import likeliest_of_shared
from dateline.stages.actors.peoples import people, state_beside, state_here
from dateline.stages.actors.phrase import Phrase
from dateline.stages.actors.scene import Candidate, Match, Scene
from dateline.stages.actors.setting import PLACE_WEIGHT

STATES: tuple[Kind, ...] = ("country", "capital", "metonym")
BODIES: tuple[Kind, ...] = ("organisation", "armed_group", "security_force", "party", "metonym")
REGIONS: tuple[Kind, ...] = ("region",)
_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "conj", "root", "nmod", "appos"})
"""Relations in which a word for a people stands for its people, not for a noun behind it."""
_start = attrgetter("start")


def adjective(scene: Scene, index: int) -> Candidate | None:
    """A demonym or an adjective of a region: "Russian" in "Russian strikes", "Western" in "Western support"."""
    token = scene.tokens[index]
    if not scene.capital[index]:
        return None
    found = scene.longest(index, "demonym")
    wider = scene.covering(index, max(0, index - 1), "demonym")
    if wider is not None and (found is None or wider.end - wider.start > found.end - found.start):
        found = wider  # "Turkish Cypriots", not "Cypriots"
    words = (found.start, found.end) if found else (index, index + 1)
    row = people(scene, index)
    if row is not None and (found is None or found.start == index):
        inside = state_beside(scene, index, row) or state_here(scene, index, row)
        if inside is not None:
            inhabitants = scene.tree.families[index] in _ARGUMENTS
            sector = "CVL" if inhabitants else None
            why = (inside.why,)
            return Candidate("country", (scene.actor(inside.code, sector, words, why),), plural=inhabitants)
    if found:
        codes = {entry.code for entry in found.entries if entry.detail != "historical"} or {found.entries[0].code}
        code = codes.pop() if len(codes) == 1 else _shared(scene, found)
        why = (Reason("actor.demonym", f"“{token.text}” is a demonym", found.entries[0].row, (scene.span(*words),)),)
        inhabitants = token.upos in ("NOUN", "PROPN") and found.entries[0].number == "group"
        counted = bool(scene.tree.kids(index, "nummod*")) or (inhabitants and not scene.tree.kids(index, "det*"))
        if inhabitants and index > 0 and scene.words[index - 1].lower() == "ethnic":
            here = fallback(scene, index, "CVL", "places")
            reasons = (*why, here.why) if here else why
            actor = scene.actor(here.code if here else None, "CVL", words, reasons)
            return Candidate("description", (actor,), plural=True)
        sector = "CVL" if inhabitants and counted else None
        return Candidate("country", (scene.actor(code, sector, words, why),), plural=inhabitants)
    if token.text.lower() in _unplaced():
        why = (Reason("actor.unplaced", f"“{token.text}” fits no code", _unplaced()[token.text.lower()].place),)
        return Candidate("country", (scene.actor(None, None, words, why),))
    return None


def _shared(scene: Scene, found: Match) -> str | None:
    """Of a demonym that several states share, the one that the story is about, else the likeliest; or None."""
    weights = scene.surroundings.weights
    codes = sorted({entry.code for entry in found.entries if entry.code}, key=lambda code: -weights.get(code, 0.0))
    return codes[0] if codes and weights.get(codes[0], 0.0) > 0 else likeliest_of_shared(scene, found.start)


def named_state(scene: Scene, index: int) -> Candidate | None:
    """A state named inside a longer name ("US" in "US Supreme Court")."""
    found = scene.longest(index, "country")
    if found is None or found.end != index + 1 or found.entries[0].detail == "historical":
        return None
    why = (Reason("actor.country", f"“{scene.words[index]}” is a state", found.entries[0].row),)
    return Candidate("country", (scene.actor(found.entries[0].code, None, (index, index + 1), why),))


def is_whole(scene: Scene, head: int) -> bool:
    """Whether a name that the model calls a person is, as a whole, a body, a state or its seat, and no leader."""
    start, end = scene.tree.name_ranges[head]
    found = scene.longest(start, *BODIES, "country", "capital")
    if found is None or found.end != end or scene.words[head].casefold() in scene.memory.people:
        return False
    leader = scene.longest(start, "leader")
    as_long = leader is not None and leader.end == end
    return not as_long and not all(entry.needs_context for entry in found.entries)


def by_name(scene: Scene, phrase: Phrase) -> Candidate | None:
    """A by-name of a state ("the Jewish nation"); a possessor of one state decides ("his Islamic Republic")."""
    if scene.lower[phrase.head] not in by_name_heads():
        return None
    for first in range(phrase.first, phrase.head + 1):
        text = " ".join(scene.words[first : phrase.head + 1]).lower().replace(" 's", "'s").replace("’", "'")
        row = _by_names().get(text)
        if row is None:
            continue
        owners = scene.mention(phrase.possessor) if phrase.possessor is not None else None
        codes = {actor.code for actor in owners.actors} if owners else set()
        code = codes.pop() if len(codes) == 1 else row["code"]
        why = (Reason("actor.by_name", f"a by-name: “{text}”", row.place, (scene.span(first, phrase.head + 1),)),)
        return Candidate("country", (scene.actor(code, None, phrase, why),))
    return None


def state(scene: Scene, phrase: Phrase) -> Candidate | None:
    """A state, its capital or palace by name; a town or division stands for its state; a region has no code."""
    found = scene.covering(phrase.head, name_start(scene, phrase), *STATES)
    place = scene.place(phrase.head)
    label = scene.tree.labels[phrase.head]
    if found and (
        label != "PER" or is_whole(scene, phrase.head) or found.end - found.start > 1 or _alone(scene, phrase)
    ):
        words = (found.start, found.end)
        living = [entry for entry in found.entries if entry.detail != "historical"] or list(found.entries)
        entry = next((each for each in living if place and each.code == place.country), living[0])
        agrees = place is None or place.country is None or any(each.code == place.country for each in living)
        whole = place is None or scene.span(*words).end >= place.end
        seat = _seat(scene, phrase, entry) if agrees and whole and entry.kind == "capital" else None
        if seat is not None:
            return seat
        if agrees and whole:
            sector = "GOV" if entry.kind == "metonym" else entry.sector
            if entry.kind == "metonym" and any(each.kind == "capital" for each in living):
                sector = None
            note = {"country": "a state", "capital": "a capital for its state"}.get(entry.kind, "a seat of government")
            why = (Reason(f"actor.{entry.kind}", f"“{' '.join(scene.words[slice(*words)])}” is {note}", entry.row),)
            actor = scene.actor(entry.code, sector, words, why, entry.name)
            return Candidate("country", (actor,))
    if place is not None:
        first = bisect_left(scene.tokens, place.start, key=_start)
        last = max(first + 1, bisect_left(scene.tokens, place.end, key=_start))
        lies = (Reason("actor.place_name", f"{place.text} lies in {place.country}"),)
        reasons = lies if place.country else place.why
        return Candidate("country", (scene.actor(place.country, None, (first, last), reasons, place.name),))
    region = scene.covering(phrase.head, name_start(scene, phrase), *REGIONS)
    if region and label != "PER":
        why = (Reason("actor.region", f"{region.entries[0].name} has no code", region.entries[0].row),)
        code = region.entries[0].code
        return Candidate("country", (scene.actor(code, None, (region.start, region.end), why),))
    return None


def _seat(scene: Scene, phrase: Phrase, entry: Entry) -> Candidate | None:
    """ "Brussels" for the European Union: where it acts or is acted on and the story does not speak of Belgium."""
    word = scene.words[phrase.head]
    row = by_word("actor_seats").get(word.lower())
    if row is None or not entry.code or phrase.modifiers or not _is_party(scene, phrase.head):
        return None
    named = sum(place.text == word for place in scene.reading.places)
    if scene.surroundings.weights.get(entry.code, 0.0) > PLACE_WEIGHT * named:
        return None
    why = (Reason("actor.seat", f"“{word}” for the {row['name']} that has its seat there", row.place),)
    words = (phrase.head, phrase.head + 1)
    return Candidate("name", (scene.actor(row["code"], row["sector"] or None, words, why, row["name"]),))


def _is_party(scene: Scene, head: int) -> bool:
    """Whether a place acts, is acted on or owns in its clause, instead of saying where."""
    role = scene.tree.role(head).partition(":")[0]
    first = scene.tree.first_conjunct(head)
    if role in ("obj", "iobj"):
        return scene.tokens[scene.tokens[first].head].lemma.lower() not in words("actor_travel")
    preposition = scene.tree.preposition(head) or scene.tree.preposition(first)
    return role == "nsubj" or (
        role in ("obl", "nmod") and preposition in ("between", "with", "by", "against", "'s", "’s")
    )


def name_start(scene: Scene, phrase: Phrase) -> int:
    """Where a name that covers the head may begin: its own range or the capitalised run before the head."""
    start = min(phrase.first, scene.tree.name_ranges.get(phrase.head, (phrase.head, 0))[0])
    while start > 0 and phrase.head - start < 8 and scene.words[start - 1][:1].isupper() and start - 1 >= 0:
        start -= 1
    while start > 0 and scene.words[start - 1].lower() in ("of", "the", "and") and phrase.head - start < 6:
        start -= 1
        while start > 0 and scene.words[start - 1][:1].isupper():
            start -= 1
    return start


def _alone(scene: Scene, phrase: Phrase) -> bool:
    """Whether a single-word name labelled as a person is likelier a state: no title, no such person in the story."""
    return not phrase.modifiers and scene.words[phrase.head].casefold() not in scene.memory.people


@cache
def by_name_heads() -> frozenset[str]:
    """The last words of the by-names."""
    return frozenset(words.split()[-1] for words in _by_names())


@cache
def _by_names() -> dict[str, Row]:
    return by_word("actor_bynames", "words")


@cache
def _unplaced() -> dict[str, Row]:
    return by_word("actor_unplaced")


def adjective_of(scene: Scene, phrase: Phrase) -> Candidate | None:
    """A demonym used as a noun ("Russians", "a Ukrainian")."""
    return adjective(scene, phrase.head) if phrase.first == phrase.head or scene.words[phrase.head].istitle() else None
