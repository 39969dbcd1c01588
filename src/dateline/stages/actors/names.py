"""Names: states, capitals and palaces, bodies and armed groups as of the day, organisations the data does not know.

Persons are in people.py. A plain state or capital is the state, sector None; a palace or ministry is its government.

    "Tehran" -> IRN;  "the Kremlin" -> RUS GOV;  "the IDF" -> ISR MIL;  "Taliban" on 2015-03-01 -> AFG REB
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from operator import attrgetter

import msgspec

from dateline.lexicon import Row, table, words
from dateline.records import Actor, Reason
from dateline.reference import Entry, Kind
from dateline.stages.actors.fallback import fallback, reach
from dateline.stages.actors.nouns import by_class, by_word
from dateline.stages.actors.origins import origins
from dateline.stages.actors.phrase import Phrase
from dateline.stages.actors.roles import role_at
from dateline.stages.actors.scene import Candidate, Match, Scene
from dateline.stages.actors.setting import PLACE_WEIGHT

STATES: tuple[Kind, ...] = ("country", "capital", "metonym")
BODIES: tuple[Kind, ...] = ("organisation", "armed_group", "security_force", "party", "metonym")
REGIONS: tuple[Kind, ...] = ("region",)
_start = attrgetter("start")
_SHORT = 4
"""Letters of an abbreviation that a party shares with other things ("DUI"), as it does a plain word ("Nationals")."""


def adjective(scene: Scene, index: int) -> Candidate | None:
    """A demonym or an adjective of a region: "Russian" in "Russian strikes", "Western" in "Western support"."""
    token = scene.tokens[index]
    if not scene.capital[index]:
        return None
    found = scene.longest(index, "demonym") or scene.covering(index, max(0, index - 1), "demonym")
    words = (found.start, found.end) if found else (index, index + 1)
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
    """Of a demonym that several states share, the one that the story is about, or None."""
    weights = scene.surroundings.weights
    codes = sorted({entry.code for entry in found.entries if entry.code}, key=lambda code: -weights.get(code, 0.0))
    return codes[0] if codes and weights.get(codes[0], 0.0) > 0 else None


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
    found = scene.covering(phrase.head, _name_start(scene, phrase), *STATES)
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
    region = scene.covering(phrase.head, _name_start(scene, phrase), *REGIONS)
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


def body(scene: Scene, phrase: Phrase) -> Candidate | None:
    """An organisation, armed group, force, court, parliament or party by name, as of the day."""
    vessel = _ship(scene, phrase)
    if vessel is not None:
        return vessel
    acronym = scene.memory.acronyms.get(scene.words[phrase.head])
    if acronym and not _is_person(scene, phrase.head):
        short = Reason("actor.acronym", f"“{scene.words[phrase.head]}” was introduced in the text")
        return Candidate("name", tuple(_again(scene, phrase, actor, short) for actor in acronym))
    found = scene.covering(phrase.head, _name_start(scene, phrase), *BODIES)
    if found is None or (_is_person(scene, phrase.head) and not is_whole(scene, phrase.head)):
        return None
    metonym = any(entry.kind == "metonym" for entry in found.entries)
    if not metonym and not scene.words[found.end - 1][:1].isupper() and scene.words[found.end - 1] not in ("'s", "’s"):
        found = scene.ending(phrase.head, _name_start(scene, phrase), *BODIES)
    if found is None or (not metonym and not scene.words[found.end - 1][:1].isupper()):
        return None
    if _is_partial(scene, phrase.head, found) or _is_abbreviated_role(scene, found):
        return None
    entry = _standing(scene, phrase, found)
    words = (min(found.start, phrase.first), max(found.end, phrase.head + 1))
    if entry is None:
        sectors = {each.sector for each in found.entries if each.kind == "security_force"}
        plain = scene.reference.role_noun(" ".join(scene.words[found.start : found.end]).lower())
        if plain is not None and not sectors:
            sectors = {plain.sector}
        if len(sectors) != 1:
            return None
        sector = sectors.pop()
        other = fallback(scene, phrase.head, sector, reach(sector))
        shared = Reason("actor.shared_name", "a name that several states share", found.entries[0].row)
        code = other.code if other else None
        return Candidate("name", (scene.actor(code, sector, words, (shared, other.why) if other else (shared,)),))
    tenure = scene.reference.holds_office(entry, scene.day)
    why = (Reason(f"actor.{entry.kind}", f"{entry.name} ({tenure})", entry.row, (scene.span(found.start, found.end),)),)
    others = (entry.sector2,) if entry.sector2 else ()
    actor = scene.actor(entry.code, entry.sector, words, why, entry.name, other_sectors=others)
    return Candidate("name", (actor,), plural=entry.kind == "armed_group")


def _is_abbreviated_role(scene: Scene, found: Match) -> bool:
    """ "PM", "MP": an office in capitals, though some party signs with the same letters."""
    word = scene.words[found.start]
    single = found.end == found.start + 1 and word.isupper()
    return single and (word.lower() in _title_words() or scene.reference.role_noun(word) is not None)


def _is_partial(scene: Scene, head: int, found: Match) -> bool:
    """Whether a match is only a piece of the name the model sees ("Forum" of "Third World Water Forum"); states and
    demonyms before the piece do not count ("Iranian Revolutionary Guards")."""
    start, end = scene.tree.name_ranges.get(head, (found.start, found.end))
    rest = [*range(start, min(found.start, end)), *range(max(found.end, start), end)]
    outside = [index for index in rest if scene.words[index][:1].isupper() and not scene.longest(index, "demonym")]
    return any(not scene.longest(index, "country") and scene.tokens[index].upos == "PROPN" for index in outside)


def _ship(scene: Scene, phrase: Phrase) -> Candidate | None:
    """ "the USS Hopewell", "the USS Hopewell Strike Group": the navy of the prefix, over the whole capitalised run."""
    first = phrase.head
    while first > 0 and (scene.words[first - 1][:1].isupper() or scene.words[first - 1] == "-"):
        first -= 1
    for index in range(first, phrase.head + 1):
        row = by_class("ship").get(scene.words[index].lower())
        if row and scene.words[index].isupper():
            last = phrase.head + 1
            while last < len(scene.words) and scene.words[last][:1].isupper():
                last += 1
            why = (Reason("actor.ship", f"“{scene.words[index]}” opens names of warships", row.place),)
            return Candidate("name", (scene.actor(row["code"], row["sector"], (index, last), why),))
    return None


def _standing(scene: Scene, phrase: Phrase, found: Match) -> Entry | None:
    """Of a name's entries the one that fits the phrase's country and the day; None where only context could tell."""
    codes = {each.code for each in origins(scene, msgspec.structs.replace(phrase, appositions=()))}
    entries = [entry for entry in found.entries if entry.detail != "communal group"]
    if codes - {None}:
        entries = [entry for entry in entries if entry.code in codes] or [e for e in entries if not e.needs_context]
    alone = found.end == found.start + 1
    if alone and (len(scene.words[found.start]) <= _SHORT or not scene.words[found.start].isupper()):
        weights = scene.surroundings.weights
        entries = [entry for entry in entries if entry.kind != "party" or entry.code in codes or entry.code in weights]
    now = [entry for entry in entries if scene.reference.holds_office(entry, scene.day) == "during"]
    bare = scene.reference.role_noun(" ".join(scene.words[found.start : found.end]).lower()) is not None
    certain = [e for e in (now or entries) if _is_certain(e, bare=bare) or e.code in codes]
    if certain:
        metonym = [entry for entry in certain if entry.kind == "metonym" and entry.detail != "historical"]
        return (metonym or certain)[0]
    weights, home = scene.surroundings.weights, scene.surroundings.home
    here = sorted((e for e in entries if e.code in weights), key=lambda e: -weights[e.code or ""])
    if home is not None and bare and len({entry.code for entry in entries}) > 1:
        return next((entry for entry in here if entry.code == home.code), None)
    if here:
        best = [e for e in here if weights[e.code or ""] == weights[here[0].code or ""]]
        return best[0] if len({e.code for e in best}) == 1 else None
    sure = [entry for entry in entries if not bare or entry.kind == "organisation"]
    return sure[0] if len({entry.code for entry in entries}) == 1 and sure else None


def _is_certain(entry: Entry, *, bare: bool) -> bool:
    """Whether a name needs no country beside it; a plain word for a body ("police") always does, but for the world's
    organisations ("the Security Council")."""
    return not entry.needs_context and (not bare or entry.kind == "organisation")


def unknown_body(scene: Scene, phrase: Phrase) -> Candidate | None:
    """An organisation that the data does not know: sector by a role noun in its name, country by its words."""
    start, end = scene.tree.name_ranges.get(phrase.head, (phrase.first, phrase.last))
    label = scene.tree.labels[phrase.head]
    proper = scene.tokens[phrase.head].upos == "PROPN"
    alone = label is None and end - start == 1
    if label == "PER" or (label is None and not proper) or (alone and role_at(scene, phrase.head, phrase.head)):
        return None
    words = (min(start, phrase.head), max(end, phrase.head + 1))
    if label is None and not _names_role(scene, words):
        return None
    paper = _outlets().get(" ".join(scene.words[words[0] : words[1]]).casefold())
    if paper is not None:
        known = (Reason("actor.outlet", f"{paper['name']} is an outlet", paper.place),)
        return Candidate("name", (scene.actor(paper["country"] or None, "JRN", words, known, paper["name"]),))
    for index in (phrase.head, *reversed(range(*words))):
        outlet = by_class("outlet").get(scene.words[index].lower())
        if outlet and end - start > 1:
            why = (Reason("actor.outlet", f"“{scene.words[index]}” in its name", outlet.place),)
            found = origins(scene, phrase)
            code = found[0].code if found else None
            return Candidate("name", (scene.actor(code, outlet["sector"], words, why),))
    for index in (phrase.head, *reversed(range(*words))):
        role = role_at(scene, index, words[0])
        if role and role.sector:
            why = (Reason("actor.name_role", f"“{role.words}” in its name is {role.sector}", role.row),)
            found = origins(scene, phrase)
            other = None if found else fallback(scene, phrase.head, role.sector, reach(role.sector))
            source = found[0] if found else other
            code = source.code if source else None
            return Candidate("name", (scene.actor(code, role.sector, words, (*why, source.why) if source else why),))
    found = origins(scene, phrase)
    part = scene.tokens[phrase.head].head in range(*words) or (words[0] and scene.words[words[0] - 1] in ("for", "of"))
    aid = _aid_body(scene, words) if not (found or part) else None
    if aid is not None:
        return aid
    if label == "ORG" or found:
        reason = found[0].why if found else Reason("actor.unknown", "a name that the data do not know")
        return Candidate("name", (scene.actor(found[0].code if found else None, None, words, (reason,)),))
    return None


def _aid_body(scene: Scene, words: tuple[int, int]) -> Candidate | None:
    """An aid body by a word in its name, where no state is in it: of no state ("Highland Relief Network")."""
    if words[1] - words[0] < 2:
        return None
    for index in range(*words):
        row = by_word("actor_issuers").get(scene.words[index].lower())
        if row is not None and row["code"]:
            why = Reason("actor.aid_body", f"“{scene.words[index]}” in its name", row.place, (scene.span(index),))
            return Candidate("name", (scene.actor(row["code"], row["sector"], words, (why,)),))
    return None


def _names_role(scene: Scene, words: tuple[int, int]) -> bool:
    return any(role_at(scene, index, words[0]) for index in range(*words))


def _name_start(scene: Scene, phrase: Phrase) -> int:
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


def _is_person(scene: Scene, index: int) -> bool:
    return scene.tree.labels[index] == "PER"


def _again(scene: Scene, phrase: Phrase, actor: Actor, why: Reason) -> Actor:
    words = (phrase.head, phrase.head + 1)
    return scene.actor(actor.code, actor.sector, words, (why, *actor.why), actor.identifier, None, actor.other_sectors)


def _title_words() -> dict[str, Row]:
    return by_word("actor_titles", "title")


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


@cache
def _outlets() -> dict[str, Row]:
    """News outlets by every name they sign with, casefolded."""
    rows = table("outlets")
    return {name.casefold(): row for row in reversed(rows) for name in (row["name"], *row.items("aliases"))}
