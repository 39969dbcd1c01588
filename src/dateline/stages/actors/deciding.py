"""What the words headed by one token stand for: every resolver gives its candidate, one function decides.

The order of the list is the order of trust. The first candidate with a country code wins, else the first with a sector,
else the first: a name that the data know but cannot place yields to a description that can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dateline.stages.actors import definite, names, origins, people, pronouns, roles
from dateline.stages.actors.nouns import by_class
from dateline.stages.actors.phrase import Phrase
from dateline.stages.actors.scene import Candidate, Scene

Resolver = Callable[[Scene, Phrase], Candidate | None]
"""Gives its answer for a noun phrase, or None."""
BACK: tuple[Resolver, ...] = (people.titled, names.by_name, definite.counterpart, definite.pair, definite.formerly)
"""Resolvers for phrases that say who is meant by their own words, tried before names."""
CAPITAL: tuple[Resolver, ...] = (*BACK, definite.national, names.body, names.adjective_of)
"""Resolvers for a noun with a capital that the model calls no name."""
PERSON: tuple[Resolver, ...] = (
    *(*BACK, definite.national),
    *(people.person, names.state, names.adjective_of, names.body),
)
PLACE: tuple[Resolver, ...] = (
    *(*BACK, definite.national, names.state, names.adjective_of, names.body),
    *(people.person, names.unknown_body),
)
BODY: tuple[Resolver, ...] = (
    *(*BACK, definite.national, names.body, names.state, names.adjective_of),
    *(people.person, names.unknown_body),
)
"""Resolvers for names, by what the model calls them."""
RECIPROCAL = pronouns.DUAL | {"other"}
"""Determiners and adjectives that are read as pronouns."""
INSIDE = frozenset({"flat", "fixed", "goeswith", "case", "punct", "cc", "mark", "aux", "cop", "expl"})
"""Relations of words that never head a phrase of their own."""


def resolve(scene: Scene, index: int) -> Candidate | None:
    """The party that a token heads, or None."""
    token = scene.tokens[index]
    beside = token.deprel == "flat" and token.head >= 0 and scene.tokens[token.head].upos == "NOUN"
    if token.deprel.partition(":")[0] in INSIDE and token.upos not in ("ADJ",) and not beside:
        return None
    if token.upos == "PRON" or (token.upos in ("DET", "ADJ") and token.text.lower() in RECIPROCAL):
        return pronouns.pronoun(scene, index)
    if token.upos in ("ADJ", "VERB", "ADV"):
        body = names.body(scene, scene.phrase(index)) if origins.names_party(scene, index) else None
        return body or names.adjective(scene, index) or _nominal_adjective(scene, index)
    if token.upos not in ("NOUN", "PROPN", "NUM", "X", "SYM", "DET") or token.deprel in ("det", "det:predet"):
        return None
    if token.text[:1].isupper() and (_goes_on(scene, index) or origins.is_namesake(scene, index)):
        return None
    if _is_inside(scene, index):
        place = scene.place_over(index)
        if place is not None and place.country is None and place.at.token != index:
            return None
        return names.adjective(scene, index) or names.named_state(scene, index)
    return decide(candidates(scene, scene.phrase(index)))


def _goes_on(scene: Scene, index: int) -> bool:
    """Whether a word goes on with a known name that the tree has torn: "Presse" in "Agence France-Presse"."""
    before = scene.words[index - 1] if index else ""
    if not (before[:1].isupper() or before in ("-", "–")):
        return False
    if scene.tokens[index].deprel.partition(":")[0] in ("compound", "amod", "flat"):
        return False
    name = scene.covering(index, max(0, index - 4), *names.BODIES, "leader", "official")
    if name is None or name.start == index or not scene.words[name.start][:1].isupper():
        return False
    inside = range(name.start, name.end)
    heads = [each for each in inside if scene.tokens[each].head not in inside and scene.tokens[each].upos != "PUNCT"]
    return len(heads) > 1 and index != heads[0] and index in heads


def _is_inside(scene: Scene, index: int) -> bool:
    """Whether a word is a part of a longer name or title, not a party by itself: only a demonym or state is one then.

    "Minister" in "Foreign Minister Lavrov", "Defense" in "Israel Defense Forces", "D.C." in "Washington, D.C."
    """
    token = scene.tokens[index]
    place = scene.place_over(index)
    if place is not None and place.at.token != index:
        return True
    if token.deprel == "nmod:desc" or (0 <= token.head < index and _ends_title(scene, index)):
        return True
    if token.deprel not in ("compound", "nmod", "amod") or token.head < 0:
        return False
    ranges = scene.tree.name_ranges
    if ranges.get(index) is not None and ranges.get(index) == ranges.get(token.head):
        return True
    wider = scene.covering(index, max(0, index - 4), *names.BODIES)
    return wider is not None and wider.end > token.head > index and scene.words[wider.end - 1][:1].isupper()


def _ends_title(scene: Scene, index: int) -> bool:
    """Whether a word ends a title that begins before it: "State" in "Secretary of State"."""
    if not scene.tokens[index].deprel.startswith("nmod"):
        return False
    role = scene.covering(index, max(0, index - 4), "role_noun")
    return role is not None and role.start <= scene.tokens[index].head and role.end == index + 1


def _nominal_adjective(scene: Scene, index: int) -> Candidate | None:
    """An adjective that heads an argument or names: "the wounded"; "New" never, it is inside its name."""
    relation = scene.tokens[index].deprel.partition(":")[0]
    if relation in ("nsubj", "obj", "obl", "iobj", "nmod", "conj") and scene.tokens[index].upos == "ADJ":
        return roles.description(scene, scene.phrase(index))
    return None


def candidates(scene: Scene, phrase: Phrase) -> Iterator[Candidate]:
    """Answers for a noun phrase, the most trusted first, made as they are asked for."""
    if _says_nothing(scene, phrase):
        return
    any_found = False
    for resolver in _resolvers(scene, phrase):
        found = resolver(scene, phrase)
        if found is not None and found.actors:
            any_found = True
            yield found
    if _is_described(scene, phrase) or not any_found:
        for resolver in (definite.in_office, definite.single, roles.description):
            found = resolver(scene, phrase)
            if found is not None and found.actors:
                yield found


def _says_nothing(scene: Scene, phrase: Phrase) -> bool:
    """Whether a common noun or a number says of nobody ("a week", "the long wait", "15"): it and the words before it
    stand in no table, nobody owns it, and so no resolver would have an answer."""
    token = scene.tokens[phrase.head]
    if token.upos == "NOUN":
        if not token.text.islower():
            return False
    elif token.upos != "NUM" or phrase.complements or token.text[:1].isupper():
        return False
    if phrase.possessor is not None or phrase.head in scene.tree.name_ranges:
        return False
    if token.deprel.partition(":")[0] in ("appos", "compound", "amod", "flat") or scene.place(phrase.head):
        return False
    if token.lemma.lower() in roles.known_nouns() or token.text in roles.known_nouns():
        return False
    if any(origins.may_place(scene, index) for index in phrase.modifiers):
        return False
    return roles.role_at(scene, phrase.head, phrase.first) is None


def _resolvers(scene: Scene, phrase: Phrase) -> tuple[Resolver, ...]:
    """Who may answer for a name or noun, by what the model calls it."""
    label = scene.tree.labels[phrase.head]
    if label is None and scene.tokens[phrase.head].upos not in ("PROPN", "X") and not scene.place(phrase.head):
        return CAPITAL if scene.words[phrase.head][:1].isupper() else BACK
    if (label == "PER" and not names.is_whole(scene, phrase.head)) or people.is_known(scene, phrase.head):
        return PERSON
    return PLACE if label in ("LOC", None) else BODY


def _is_described(scene: Scene, phrase: Phrase) -> bool:
    """Whether a noun may be read as a description: everything but a person's name; a lone word of faith may be both."""
    if scene.tree.labels[phrase.head] != "PER":
        return True
    alone = scene.tree.name_ranges[phrase.head] == (phrase.head, phrase.head + 1)
    return alone and roles.lemma_of(scene, phrase.head) in by_class("faith")


def decide(found: Iterable[Candidate]) -> Candidate | None:
    """The first candidate with a code, else the first with a sector, else the first; none is made behind a code."""
    waiting: list[Candidate] = []
    for each in found:
        if any(actor.code for actor in each.actors):
            return each
        waiting.append(each)
    if not waiting:
        return None
    sectored = next((each for each in waiting if any(actor.sector for actor in each.actors)), None)
    return sectored or waiting[0]
