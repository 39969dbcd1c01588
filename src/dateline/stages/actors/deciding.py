"""What the words headed by one token stand for: every resolver gives its candidate, one function decides.

The order of the list is the order of trust. The first candidate with a country code wins, else the first with a sector,
else the first: a name that the data know but cannot place yields to a description that can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dateline.stages.actors import bodies, definite, names, origins, people, pronouns, roles, unknown
from dateline.stages.actors.nouns import by_class
from dateline.stages.actors.phrase import Phrase
from dateline.stages.actors.scene import Candidate, Scene

Resolver = Callable[[Scene, Phrase], Candidate | None]
"""Gives its answer for a noun phrase, or None."""
BACK: tuple[Resolver, ...] = (people.titled, names.by_name, definite.counterpart, definite.pair, definite.formerly)
"""Resolvers for phrases that say who is meant by their own words, tried before names."""
CAPITAL: tuple[Resolver, ...] = (definite.national, bodies.body, names.adjective_of)
"""Resolvers for a noun with a capital that the model calls no name."""
PERSON: tuple[Resolver, ...] = (definite.national, people.person, names.state, names.adjective_of, bodies.body)
PLACE: tuple[Resolver, ...] = (
    *(definite.national, names.state, names.adjective_of, bodies.body),
    *(people.person, unknown.unknown_body),
)
BODY: tuple[Resolver, ...] = (
    *(definite.national, bodies.body, names.state, names.adjective_of),
    *(people.person, unknown.unknown_body),
)
"""Resolvers for names, by what the model calls them."""
RECIPROCAL = pronouns.DUAL | {"other"}
"""Determiners and adjectives that are read as pronouns."""
INSIDE = frozenset({"flat", "fixed", "goeswith", "case", "punct", "cc", "mark", "aux", "cop", "expl"})
"""Relations of words that never head a phrase of their own."""


def resolve(scene: Scene, index: int) -> Candidate | None:
    """The party that a token heads, or None."""
    token = scene.tokens[index]
    if scene.tree.families[index] in INSIDE and token.upos != "ADJ" and not _is_beside(scene, index):
        return None
    if token.upos == "PRON" or (token.upos in ("DET", "ADJ") and scene.lower[index] in RECIPROCAL):
        return pronouns.pronoun(scene, index)
    if token.upos in ("ADJ", "VERB", "ADV"):
        if scene.capital[index] and origins.is_namesake(scene, index):
            return None
        return (_named_adjective(scene, index) if scene.capital[index] else None) or _nominal_adjective(scene, index)
    if token.upos not in ("NOUN", "PROPN", "NUM", "X", "SYM", "DET") or token.deprel in ("det", "det:predet"):
        return None
    if scene.capital[index] and (_goes_on(scene, index) or origins.is_namesake(scene, index)):
        return None
    if _is_inside(scene, index):
        place = scene.place_over(index)
        if place is not None and place.country is None and place.at.token != index:
            return None
        return names.adjective(scene, index) or names.named_state(scene, index)
    return decide(candidates(scene, scene.phrase(index)))


def _is_beside(scene: Scene, index: int) -> bool:
    """Whether a word stands beside a common noun as its name, though the tree calls it a part: "the ship Hopewell"."""
    token = scene.tokens[index]
    return token.deprel == "flat" and token.head >= 0 and scene.tokens[token.head].upos == "NOUN"


def _goes_on(scene: Scene, index: int) -> bool:
    """Whether a word goes on with a known name that the tree has torn: "Presse" in "Agence France-Presse"."""
    if not index or not (scene.capital[index - 1] or scene.words[index - 1] in ("-", "–")):
        return False
    if scene.tree.families[index] in ("compound", "amod", "flat"):
        return False
    name = scene.covering(index, max(0, index - 4), *names.BODIES, "leader", "official")
    if name is None or name.start == index or not scene.capital[name.start]:
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
    if index in ranges and ranges[index] == ranges.get(token.head):
        return True
    wider = scene.covering(index, max(0, index - 4), *names.BODIES) if token.head > index else None
    return wider is not None and wider.end > token.head and scene.capital[wider.end - 1]


def _ends_title(scene: Scene, index: int) -> bool:
    """Whether a word ends a title that begins before it: "State" in "Secretary of State"."""
    first, head = max(0, index - 4), scene.tree.heads[index]
    if scene.tree.families[index] != "nmod":
        return False
    if not any(scene.names.role_at(at)[0] > index for at in range(first, head + 1)):
        return False
    role = scene.role_over(index, first)
    return role is not None and role.start <= head and role.end == index + 1


def _named_adjective(scene: Scene, index: int) -> Candidate | None:
    """A body, demonym or adjective of a region by its name: "Hezbollah", "Syrian", "Western"."""
    body = bodies.body(scene, scene.phrase(index)) if origins.names_party(scene, index) else None
    return body or names.adjective(scene, index)


def _nominal_adjective(scene: Scene, index: int) -> Candidate | None:
    """An adjective that heads an argument or names: "the wounded"; "New" never, it is inside its name."""
    argument = scene.tree.families[index] in ("nsubj", "obj", "obl", "iobj", "nmod", "conj")
    if argument and scene.tokens[index].upos == "ADJ":
        return roles.description(scene, scene.phrase(index))
    return None


def candidates(scene: Scene, phrase: Phrase) -> Iterator[Candidate]:
    """Answers for a noun phrase, the most trusted first, made as they are asked for."""
    if _says_nothing(scene, phrase):
        return
    any_found = False
    named = _resolvers(scene, phrase)
    for resolver in (*BACK, *named) if _points_back(scene, phrase) else named:
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
    elif token.upos != "NUM" or phrase.complements or scene.capital[phrase.head]:
        return False
    if phrase.possessor is not None or phrase.head in scene.tree.name_ranges:
        return False
    if scene.tree.families[phrase.head] in ("appos", "compound", "amod", "flat") or scene.place(phrase.head):
        return False
    if scene.lemmas[phrase.head] in roles.known_nouns() or token.text in roles.known_nouns():
        return False
    for index in phrase.modifiers:
        if origins.may_place(scene, index):
            return False
    return roles.role_at(scene, phrase.head, phrase.first) is None


def _points_back(scene: Scene, phrase: Phrase) -> bool:
    """Whether any of `BACK` could have an answer: something stands beside the noun, the sentence counts parties, or the
    noun is one that they read."""
    if phrase.appositions or scene.counts or scene.lemmas[phrase.head] in definite.nouns():
        return True
    return scene.lower[phrase.head] in names.by_name_heads()


def _resolvers(scene: Scene, phrase: Phrase) -> tuple[Resolver, ...]:
    """Who may answer for a name, by what the model calls it; nobody for a common noun."""
    label = scene.tree.labels[phrase.head]
    if label is None and scene.tokens[phrase.head].upos not in ("PROPN", "X") and not scene.place(phrase.head):
        return CAPITAL if scene.capital[phrase.head] else ()
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
    best: Candidate | None = None
    sectored = False
    for each in found:
        for actor in each.actors:
            if actor.code:
                return each
        if not sectored:
            sectored = any(actor.sector for actor in each.actors)
            if sectored or best is None:
                best = each
    return best
