"""Bodies and armed groups by name, as of the day: organisations, forces, courts, parties, ships.

Of several bodies of one name the text's own words choose: the country of the phrase, what it calls the name ("the rebel
group FRN", "the Ansar party"), the states that the story speaks of. Letters that are a state's are that state.

    "the IDF" -> ISR MIL;  "Taliban" on 2015-03-01 -> AFG REB;  "the Red Cross in Mali" -> NGO MED
"""

from __future__ import annotations

import msgspec

from dateline.lexicon import Row
from dateline.records import Actor, Reason
from dateline.reference import Entry
from dateline.stages.actors.fallback import fallback, reach
from dateline.stages.actors.names import BODIES, is_whole, name_start
from dateline.stages.actors.nouns import by_class, by_word
from dateline.stages.actors.origins import origins, owning
from dateline.stages.actors.phrase import Phrase
from dateline.stages.actors.roles import role_at
from dateline.stages.actors.scene import Candidate, Match, Scene
from dateline.vocabulary import NON_STATE_CODES

_ARMED = frozenset({"REB", "UAF", "PRM"})
_BESIDE = frozenset({"appos", "flat", "compound", "nmod", "amod"})
"""Relations of a name to the noun that says what it is."""
_SHORT = 4
"""Letters of an abbreviation that a party shares with other things ("DUI"), as it does a plain word ("Nationals")."""


def body(scene: Scene, phrase: Phrase) -> Candidate | None:
    """An organisation, armed group, force, court, parliament or party by name, as of the day."""
    vessel = _ship(scene, phrase)
    if vessel is not None:
        return vessel
    acronym = scene.memory.acronyms.get(scene.words[phrase.head])
    if acronym and not _is_person(scene, phrase.head):
        short = Reason("actor.acronym", f"“{scene.words[phrase.head]}” was introduced in the text")
        return Candidate("name", tuple(_again(scene, phrase, actor, short) for actor in acronym))
    found = scene.covering(phrase.head, name_start(scene, phrase), *BODIES)
    if found is None or (_is_person(scene, phrase.head) and not is_whole(scene, phrase.head)):
        return None
    metonym = any(entry.kind == "metonym" for entry in found.entries)
    if not metonym and not scene.words[found.end - 1][:1].isupper() and scene.words[found.end - 1] not in ("'s", "’s"):
        found = scene.ending(phrase.head, name_start(scene, phrase), *BODIES)
    if found is None or (not metonym and not scene.words[found.end - 1][:1].isupper()):
        return None
    if _is_partial(scene, phrase.head, found) or _is_abbreviated_role(scene, found):
        return None
    country = None if metonym else scene.longest(found.start, "country")
    if country is not None and country.end == found.end:
        return None  # "the PRC": a state is better known than any band of these letters
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
    entries = [entry for entry in entries if _is_of_kind(scene, entry, told_kind(scene, phrase, found))]
    if codes - {None}:
        fitting = [entry for entry in entries if entry.code in codes]
        abroad = not fitting and not owning(scene, phrase)  # "the Red Cross in Mali" is no state's
        entries = fitting or [e for e in entries if not e.needs_context or (abroad and e.code in NON_STATE_CODES)]
    alone = found.end == found.start + 1
    if alone and scene.words[found.start].isupper() and len(scene.words[found.start]) <= _SHORT:
        # letters of a body that is no more are another's ("the EC said" in Accra)
        gone = [
            e for e in entries if e.kind == "organisation" and scene.reference.holds_office(e, scene.day) == "after"
        ]
        entries = [entry for entry in entries if entry not in gone]
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
    if alone:
        sure = [e for e in sure if not e.needs_context or e.kind not in ("armed_group", "party")]
    return sure[0] if len({entry.code for entry in entries}) == 1 and sure else None


def told_kind(scene: Scene, phrase: Phrase, found: Match) -> str:
    """What the text calls a name: "armed" ("the rebel group FRN", "FRN guerrillas"), "party", or "" for neither."""
    heads = [scene.tokens[index].head for index in range(found.start, found.end)]
    beside = {head for head in heads if head >= 0 and not found.start <= head < found.end}
    for index in tuple(beside):  # "the rebel group, the Front (FRN)": the name that it stands for is beside another
        if scene.tree.relations[index] == "appos":
            beside.add(scene.tokens[index].head)
    around = [i for i in beside if any(scene.tree.families[at] in _BESIDE for at in range(found.start, found.end))]
    for index in (*around, *phrase.appositions):
        if scene.lemmas[index] == "party":
            return "party"
        role = role_at(scene, index, scene.phrase(index).first)
        if role is not None and role.sector in _ARMED:
            return "armed"
    return ""


def _is_of_kind(scene: Scene, entry: Entry, kind: str) -> bool:
    """Whether an entry is what the text calls it; one of a state that the story speaks of may be more than that."""
    if not kind or entry.code in scene.surroundings.weights:
        return True
    if kind == "party":
        return entry.kind == "party" or entry.sector in ("PTY", "OPP", "GOV")
    return entry.kind in ("armed_group", "security_force") or entry.sector in (*_ARMED, "MIL", "CRM")


def _is_certain(entry: Entry, *, bare: bool) -> bool:
    """Whether a name needs no country beside it; a plain word for a body ("police") always does, but for the world's
    organisations ("the Security Council")."""
    return not entry.needs_context and (not bare or entry.kind == "organisation")


def _is_person(scene: Scene, index: int) -> bool:
    return scene.tree.labels[index] == "PER"


def _again(scene: Scene, phrase: Phrase, actor: Actor, why: Reason) -> Actor:
    words = (phrase.head, phrase.head + 1)
    return scene.actor(actor.code, actor.sector, words, (why, *actor.why), actor.identifier, None, actor.other_sectors)


def _title_words() -> dict[str, Row]:
    return by_word("actor_titles", "title")
