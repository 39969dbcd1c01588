"""Which country a noun phrase says it belongs to, by its own words.

Evidence in this order: a demonym or country before the noun ("Syrian rebels", "U.S. troops"; not the maker or backer in
"Turkish-backed"), the possessor ("Russia's army", "his office"), an adjective that no code fits ("Western officials"),
a place or party in a phrase on it ("a rights group in Lima", "soldiers of the Malian army"), an apposition, for a
modifier of an event the event's own demonym ("a Syrian opposition offensive"), and the state that a people without one
of its own lives in ("Hutu rebels"). Coordinated modifiers give several.
"""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.lexicon import words
from dateline.records import Reason
from dateline.stages.actors.nouns import by_class, by_word
from dateline.stages.actors.peoples import people, state_beside, state_here
from dateline.stages.actors.phrase import Phrase
from dateline.stages.actors.scene import Origin, Scene

PLACING = frozenset({"of", "in", "from", "at", "across", "within", "throughout", "inside", "near", "outside", "for"})
"""Prepositions by which a phrase says where a party belongs. "to" and "with" say whom it deals with."""
LOCATIVE = PLACING - {"of", "for", "from"} | {"around", "along", "on"}
"""Prepositions by which a clause says where it happens."""
_LOYAL = frozenset({"loyal", "faithful"})
"""Adjectives by which people are told to be somebody's."""


def origins(scene: Scene, phrase: Phrase, seen: frozenset[int] = frozenset()) -> tuple[Origin, ...]:
    """The countries of a phrase, by the strongest kind of evidence that it has; () for none."""
    if seen:
        return _origins(scene, phrase, seen | {phrase.head})
    found = scene.origins.get(phrase)
    if found is None:
        found = scene.origins[phrase] = _origins(scene, phrase, frozenset({phrase.head}))
    return found


def _origins(scene: Scene, phrase: Phrase, seen: frozenset[int]) -> tuple[Origin, ...]:
    return (
        owning(scene, phrase)
        or _placing(scene, phrase, seen)
        or _beside(scene, phrase, seen)
        or _above(scene, phrase, seen)
        or _of_a_people(scene, phrase)
    )


def owning(scene: Scene, phrase: Phrase) -> tuple[Origin, ...]:
    """The countries of a phrase by what stands before its noun alone: modifiers, else the possessor."""
    return modifying(scene, phrase) or _possessing(scene, phrase)


def modifying(scene: Scene, phrase: Phrase) -> tuple[Origin, ...]:
    """Countries by the words before a noun: one for each demonym, country, or adjective that no code fits."""
    if not phrase.modifiers:
        return ()
    found = scene.modifying.get(phrase)
    if found is None:
        found = scene.modifying[phrase] = _modifying(scene, phrase)
    return found


def _modifying(scene: Scene, phrase: Phrase) -> tuple[Origin, ...]:
    found: list[Origin] = []
    skip = -1
    for index in phrase.modifiers:
        if index < skip or not may_place(scene, index):
            continue
        if _is_maker(scene, index, phrase.head) or _is_ethnic(scene, index):
            continue
        row = people(scene, index)
        living_in = state_beside(scene, index, row) if row else None
        if living_in is not None:
            found.append(living_in)
            continue
        name = scene.longest(index, "demonym", "country", "capital")
        if name and is_namesake(scene, index):
            continue
        entries = name.entries if name else ()
        living = [entry for entry in entries if entry.detail != "historical"] or list(entries)
        codes = {entry.code for entry in living if entry.code}
        division = _division(scene, index, codes, phrase)
        codes = {division} if division else codes
        token = scene.tokens[index]
        if name and scene.capital[index] and len(codes) == 1 and name.end <= phrase.head:
            skip = name.end
            note = f"“{' '.join(scene.words[index : name.end])}” before the noun"
            why = Reason("actor.modifier", note, living[0].row, (scene.span(index, name.end),))
            found.append(Origin(codes.pop(), None, why))
        elif name and len(codes) > 1 and scene.capital[index] and name.end <= phrase.head:
            skip = name.end
            weights = scene.surroundings.weights
            known = sorted((code for code in codes if weights.get(code)), key=lambda code: -weights[code])
            note = f"“{token.text}” is of several states"
            why = Reason("actor.shared", note, living[0].row, (scene.span(index, name.end),))
            found.append(Origin(known[0] if known else likeliest_of_shared(scene, index), None, why))
        elif scene.lower[index] in _unplaced() and not _is_of_role(scene, phrase, index):
            found.append(Origin(None, None, Reason("actor.unplaced", f"“{token.text}” fits no code", None)))
        elif index in phrase.direct and token.upos == "PROPN" and names_party(scene, index):
            body = scene.mention(index)
            if body and any(actor.code for actor in body.actors):
                span = (scene.span(index),)
                why = Reason("actor.modifier", f"“{token.text}” before the noun", None, span)
                found.extend(Origin(actor.code, actor.sector, why) for actor in body.actors if actor.code)
    return _distinct(found)


def _of_a_people(scene: Scene, phrase: Phrase) -> tuple[Origin, ...]:
    """For a people without a state of its own before the noun ("Hutu rebels"): of theirs the one that is spoken of."""
    for index in phrase.modifiers:
        row = people(scene, index)
        here = state_here(scene, index, row) if row else None
        if here is not None:
            return (here,)
    return ()


def likeliest_of_shared(scene: Scene, index: int) -> str | None:
    """The state that a demonym of several states mostly means (en/actor_shared.tsv)."""
    row = by_word("actor_shared").get(scene.lower[index])
    return row["code"] if row else None


def may_place(scene: Scene, index: int) -> bool:
    """Whether a word before a noun could say whose it is: one by which a name can begin, or that no code fits."""
    token = scene.tokens[index]
    return scene.can_open_name(index) or token.upos == "PROPN" or scene.lower[index] in _unplaced()


def _division(scene: Scene, index: int, codes: set[str], phrase: Phrase) -> str | None:
    """The state of a division that another state is called like: "Georgia" where the places have found America's, or
    before a title that only such divisions give ("Georgia Gov. Ruth Cole")."""
    place = scene.place(index) if codes else None
    if place is None:
        return None
    for entry in scene.reference.find_kinds(place.text, "admin1"):
        if entry.code and entry.code not in codes:
            titles = [by_class("division").get(scene.lower[each]) for each in (*phrase.modifiers, phrase.head)]
            if entry.code == place.country or any(row and row["code"] == entry.code for row in titles):
                return entry.code
    return None


def _is_of_role(scene: Scene, phrase: Phrase, index: int) -> bool:
    """Whether a word before a noun is a part of the role that it heads: "foreign" in "foreign minister"."""
    role = scene.role_over(phrase.head, phrase.first)
    return role is not None and index >= role.start


def is_namesake(scene: Scene, index: int) -> bool:
    """Whether a place only names a thing: "Guinea pigs", "the Geneva Conventions", "the Mexico City earthquake".

    A state before an agreement is a party to it ("the Iran accord"), a town is where it was made.
    """
    token = scene.tokens[index]
    if token.head <= index or not scene.capital[index]:
        return False
    if scene.lemmas[token.head] in by_class("tongue"):
        return True  # "the Russian language" is spoken in many states
    if token.upos not in ("PROPN", "NOUN"):
        return False
    if scene.tree.families[index] not in ("compound", "nmod", "flat") or scene.tree.has_kid(index, "case*"):
        return False
    noun = scene.lemmas[token.head].removesuffix("s")
    if noun in by_class("namesake"):
        return True
    if noun in by_class("accord"):
        return scene.place(index) is not None and scene.longest(index, "country") is None
    return is_namesake(scene, token.head)


def names_party(scene: Scene, index: int) -> bool:
    """Whether a modifier is a name on the reference shelf: a body or a leader ("Hezbollah fighters")."""
    if not scene.capital[index]:
        return False
    if scene.ending(index, index - 3, "organisation", "armed_group", "security_force", "leader") is not None:
        return True
    return scene.tokens[index].upos == "PROPN" and scene.ending(index, index - 3, "party") is not None


def _is_ethnic(scene: Scene, index: int) -> bool:
    """Whether a demonym speaks of descent ("ethnic Albanian rebels"), not of the state."""
    return index > 0 and scene.lower[index - 1] == "ethnic"


def _is_maker(scene: Scene, index: int, head: int) -> bool:
    """Whether a modifier belongs to a participle ("Iran-made", "U.S.-led", "Moscow backed"), not to the noun."""
    tokens = scene.tokens
    after = index + 1
    while after < head and tokens[after].upos == "PROPN" and tokens[after].head == index:
        after += 1
    if after < head and tokens[after].text in ("-", "–", "‑"):
        return scene.lower[after + 1] != "led"
    above = tokens[index].head
    return 0 <= above < head and above > index and tokens[above].upos == "VERB"


def _possessing(scene: Scene, phrase: Phrase) -> tuple[Origin, ...]:
    if phrase.possessor is None:
        return ()
    owner = scene.mention(phrase.possessor)
    if owner is None:
        place = scene.place(phrase.possessor)
        if place is None or place.country is None:
            return ()
        return (Origin(place.country, None, Reason("actor.possessor", f"of {place.text}")),)
    text = scene.words[phrase.possessor]
    why = Reason("actor.possessor", f"belongs to “{text}”", None, (scene.span(phrase.possessor),))
    return _distinct([Origin(actor.code, actor.sector, why) for actor in owner.actors if actor.code])


def _placing(scene: Scene, phrase: Phrase, seen: frozenset[int]) -> tuple[Origin, ...]:
    loyal = [index for index in scene.tree.kids(phrase.head, "amod") if scene.lower[index] in _LOYAL]
    if not (phrase.complements or phrase.clauses or loyal):
        return ()
    pairs = [(each.preposition, each.head) for each in phrase.complements]
    for adjective in loyal:  # "militiamen loyal to Chad's former leader"
        pairs.extend(("of", each) for each in scene.tree.kids(adjective, "obl"))
    for clause in phrase.clauses:
        if scene.tokens[clause].deprel == "acl":
            pairs.extend((scene.tree.preposition(each), each) for each in scene.tree.kids(clause, "obl*"))
    found: list[Origin] = []
    for preposition, index in pairs:
        beside = preposition == "on" and scene.tokens[index].lemma == "side"
        if (preposition not in PLACING and not beside) or index in seen:
            continue
        place = scene.place(index)
        if place is not None:
            if place.country:
                why = Reason("actor.place", f"{preposition} {place.text}", None, (scene.span(index),))
                found.append(Origin(place.country, None, why))
            continue
        inner = scene.mention(index)
        codes = {actor.code for actor in inner.actors if actor.code} if inner else set()
        where = _placing(scene, scene.phrase(index), seen | {index}) if inner and inner.kind == "thing" else ()
        if where:
            found.extend(where)
        elif inner and codes and (beside or preposition in ("of", "from", "for", "at", "in")):
            why = Reason("actor.complement", f"{preposition} “{scene.words[index]}”", None, (scene.span(index),))
            found.extend(Origin(actor.code, actor.sector, why) for actor in inner.actors if actor.code)
        elif not codes:
            found.extend(_placing(scene, scene.phrase(index), seen | {index}))
    return _distinct(found)


def _beside(scene: Scene, phrase: Phrase, seen: frozenset[int]) -> tuple[Origin, ...]:
    for index in phrase.appositions:
        if index not in seen:
            found = origins(scene, scene.phrase(index), seen) or _nationals(scene, index)
            if found:
                return found
    token = scene.tokens[phrase.head]
    if token.deprel == "appos" and token.head not in seen and token.head >= 0:
        return origins(scene, scene.phrase(token.head), seen)
    return ()


def _nationals(scene: Scene, index: int) -> tuple[Origin, ...]:
    """ "migrants, chiefly Hondurans and Cubans": the states of the people set beside a noun."""
    found: list[Origin] = []
    for each in scene.tree.conjuncts(index):
        inner = scene.mention(each)
        if inner is not None and inner.kind == "country" and inner.plural:
            why = Reason("actor.beside", f"“{scene.words[each]}” beside it", None, (scene.span(each),))
            found.extend(Origin(actor.code, None, why) for actor in inner.actors if actor.code)
    return _distinct(found)


def _above(scene: Scene, phrase: Phrase, seen: frozenset[int]) -> tuple[Origin, ...]:
    """For a modifier of a noun: the demonym or possessor of that noun, where it stands to the left."""
    token = scene.tokens[phrase.head]
    if scene.tree.families[phrase.head] not in ("compound", "amod") or token.head < 0 or token.head in seen:
        return ()
    governor = scene.phrase(token.head)
    left = tuple(each for each in governor.modifiers if each < phrase.first)
    outer = msgspec.structs.replace(governor, modifiers=left, head=phrase.head)
    return modifying(scene, outer) or _possessing(scene, governor)


def _distinct(found: list[Origin]) -> tuple[Origin, ...]:
    if len(found) < 2:
        return tuple(found)
    unique: dict[str | None, Origin] = {}
    for each in found:
        unique.setdefault(each.code, each)
    return tuple(unique.values())


@cache
def _unplaced() -> frozenset[str]:
    return words("actor_unplaced")
