"""What the words headed by one token stand for: every resolver gives its candidate, one function decides.

The order of the list is the order of trust. The first candidate with a country code wins, else the first with a sector,
else the first: a name that the data know but cannot place yields to a description that can.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.stages.actors import definite, names, origins, people, pronouns, roles
from dateline.stages.actors.phrase import Phrase
from dateline.stages.actors.scene import Candidate, Scene

INSIDE = frozenset({"flat", "fixed", "goeswith", "case", "punct", "cc", "mark", "aux", "cop", "expl"})
"""Relations of words that never head a phrase of their own."""


def resolve(scene: Scene, index: int) -> Candidate | None:
    """The party that a token heads, or None."""
    token = scene.tokens[index]
    beside = token.deprel == "flat" and token.head >= 0 and scene.tokens[token.head].upos == "NOUN"
    if token.deprel.partition(":")[0] in INSIDE and token.upos not in ("ADJ",) and not beside:
        return None
    if token.upos == "PRON" or (token.upos in ("DET", "ADJ") and token.text.lower() in pronouns.DUAL | {"other"}):
        return pronouns.pronoun(scene, index)
    if token.upos in ("ADJ", "VERB", "ADV"):
        body = names.body(scene, scene.tree.phrase(index)) if origins.names_party(scene, index) else None
        return body or names.adjective(scene, index) or _nominal_adjective(scene, index)
    if token.upos not in ("NOUN", "PROPN", "NUM", "X", "SYM", "DET") or token.deprel in ("det", "det:predet"):
        return None
    if _is_inside(scene, index):
        return names.adjective(scene, index) or names.named_state(scene, index)
    return decide(list(candidates(scene, scene.tree.phrase(index))))


def _is_inside(scene: Scene, index: int) -> bool:
    """Whether a word is a part of a longer name or title, not a party by itself: only a demonym or state is one then.

    "Minister" in "Foreign Minister Lavrov", "Defense" in "Israel Defense Forces", "D.C." in "Washington, D.C."
    """
    token = scene.tokens[index]
    place = scene.place_over(index)
    if place is not None and place.at.token != index:
        return True
    if token.deprel == "nmod:desc":
        return True
    if token.deprel not in ("compound", "nmod", "amod") or token.head < 0:
        return False
    ranges = scene.tree.name_ranges
    if ranges.get(index) is not None and ranges.get(index) == ranges.get(token.head):
        return True
    wider = scene.covering(index, max(0, index - 4), *names.BODIES)
    return wider is not None and wider.end > token.head > index and scene.words[wider.end - 1][:1].isupper()


def _nominal_adjective(scene: Scene, index: int) -> Candidate | None:
    """An adjective that heads an argument or names: "the wounded"; "New" never, it is inside its name."""
    relation = scene.tokens[index].deprel.partition(":")[0]
    if relation in ("nsubj", "obj", "obl", "iobj", "nmod", "conj") and scene.tokens[index].upos == "ADJ":
        return roles.description(scene, scene.tree.phrase(index))
    return None


def candidates(scene: Scene, phrase: Phrase) -> Iterator[Candidate]:
    """All answers for a noun phrase, the most trusted first."""
    token = scene.tokens[phrase.head]
    proper = (
        token.upos in ("PROPN", "X") or scene.tree.labels[phrase.head] is not None or bool(scene.place(phrase.head))
    )
    found = [
        people.titled(scene, phrase),
        names.by_name(scene, phrase),
        definite.counterpart(scene, phrase),
        definite.pair(scene, phrase),
    ]
    if proper:
        label = scene.tree.labels[phrase.head]
        resolvers = [names.body, names.state, names.adjective_of, people.person, names.unknown_body]
        if label == "PER" and not names.is_whole(scene, phrase.head):
            resolvers = [people.person, names.state, names.adjective_of, names.body]
        elif label in ("LOC", None):
            resolvers = [names.state, names.adjective_of, names.body, people.person, names.unknown_body]
        found.extend(resolver(scene, phrase) for resolver in resolvers)
    faith = scene.tree.name_ranges.get(phrase.head, (0, 1)) in (
        (phrase.head, phrase.head + 1),
        (0, 1),
    ) and roles.lemma_of(scene, phrase.head) in roles.by_class_cached("faith")
    if scene.tree.labels[phrase.head] != "PER" or faith or not any(found):
        found.append(definite.in_office(scene, phrase))
        found.append(definite.single(scene, phrase))
        found.append(names.body(scene, phrase) if not proper else None)
        found.append(roles.description(scene, phrase))
    for each in found:
        if each is not None and each.actors:
            yield each


def decide(found: list[Candidate]) -> Candidate | None:
    """The first candidate with a code, else the first with a sector, else the first."""
    coded = next((each for each in found if any(actor.code for actor in each.actors)), None)
    sectored = next((each for each in found if any(actor.sector for actor in each.actors)), None)
    return coded or sectored or (found[0] if found else None)
