"""When and where an act is told to happen: the time and place words that belong to the act's own clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dateline.lexicon.events import word_classes
from dateline.records import Interval, Place, Reason
from dateline.stages.coding.matching import Candidate
from dateline.stages.coding.scene import Scene
from dateline.stages.coding.telling import effect_of
from dateline.trees import CLAUSE_RELATIONS

_PLACE_PREPOSITIONS: Final = frozenset(
    "in at near on across over outside inside around along throughout within off".split()
)
_OTHER_TIMES: Final = frozenset({"before", "after", "until", "ahead of", "following", "prior to"})


def when_of(candidate: Candidate) -> Interval:
    """The interval of the act, from the nearest time words of its clause; unknown where it has none.

    Words of a later clause, and those of the verb that reports the act, do not count.
    """
    scene = candidate.scene
    best: tuple[int, int, Interval] | None = None
    for seat, penalty in _seats(candidate):
        for head, when in scene.times:
            if when.kind in ("DURATION", "SET") or (when.interval.first is None and when.interval.last is None):
                continue
            steps = _steps(scene, head, seat)
            if steps is None:
                continue
            rank = (penalty + steps, abs(head - candidate.trigger))
            if best is None or rank < best[:2]:
                best = (*rank, _since(when.interval) if _is_since(scene, head, seat) else when.interval)
    return best[2] if best else Interval()


def _is_since(scene: Scene, head: int, seat: int) -> bool:
    """Whether a time is where the act began, not when it was over: "since the start of the war in May"."""
    word = head
    while word != seat and word >= 0:
        if scene.tree.preposition(word) == "since":
            return True
        word = scene.tree[word].head
    return False


def _since(interval: Interval) -> Interval:
    return Interval(interval.first, None, "range", interval.why)


def _seats(candidate: Candidate) -> Iterator[tuple[int, int]]:
    """Words whose time is the act's: trigger, light verb, the verbs it is a complement of, its first conjunct."""
    tree = candidate.scene.tree
    yield candidate.trigger, 0
    word = candidate.seat
    if word != candidate.trigger:
        yield word, 0
    for frame in candidate.frames:
        yield frame.trigger, 2
        yield frame.seat, 2
    for later in tree.kids(word, "conj"):
        if not tree.kids(later, "nsubj", "nsubj:pass"):
            yield later, 20  # "was burned and looted on Monday" tells the day of both
    if word == candidate.trigger and tree.relation(word, "nsubj") and tree[word].upos == "NOUN":
        yield tree[word].head, 15  # "The talks collapsed in 2024"
    occasion = _occasion(candidate.scene, word)
    if occasion is not None:
        yield occasion, 10
        yield tree[occasion].head, 12
    for penalty in range(10, 50, 10):
        head = tree[word].head
        unled = not tree.kids(word, "nsubj", "nsubj:pass", "mark")
        shared = unled and (
            tree.relation(word, "conj") or (tree.relation(word, "advcl") and tree[word].xpos == "VBG")
        )  # "attacked a market on Monday, killing eleven"
        effect = effect_of(candidate.scene, head) if head >= 0 and tree.relation(word, "advcl") else None
        told_through = effect is not None and effect[0] == "through"  # "voted on Monday to ratify"
        if head < 0 or not (shared or told_through or tree.relation(word, "xcomp")):
            return
        word = head
        yield word, penalty


def _occasion(scene: Scene, verb: int) -> int | None:
    """The talks that a relative clause sets its act in: "had a call on Monday in which they agreed to stop"."""
    tree = scene.tree
    noun = tree[verb].head
    if noun < 0 or not tree.relation(verb, "acl:relcl") or tree[noun].lemma not in word_classes()["talks"]:
        return None
    inside = (
        tree[kid].lemma == "where" or (tree[kid].lemma == "which" and tree.preposition(kid) in ("in", "at", "during"))
        for kid in tree.children[verb]
    )
    return noun if tree[noun].head >= 0 and any(inside) else None


def _steps(scene: Scene, head: int, seat: int) -> int | None:
    """How many arcs up from a phrase to a seat without leaving its clause; None where it belongs elsewhere."""
    tree = scene.tree
    word, steps = head, 0
    while word != seat:
        token = tree[word]
        if word != head and (token.deprel in CLAUSE_RELATIONS or (token.upos == "VERB" and token.deprel == "conj")):
            return None
        if token.deprel in ("appos", "parataxis") or token.head < 0 or steps > 12:
            return None
        if word != head and tree.preposition(word) in _OTHER_TIMES:
            return None  # "signed days before the handover on Monday" is not dated Monday
        word = token.head
        steps += 1
    return steps


def place_of(candidate: Candidate) -> Place | None:
    """Where the act is told to happen: the nearest "in X" of its clause, else what it is done to, where that is a
    place; None where nothing tells."""
    scene, tree = candidate.scene, candidate.scene.tree
    best: tuple[float, int, Place] | None = None
    for seat, penalty in _seats(candidate):
        for head, place in scene.places.items():
            if not _is_location(candidate, head):
                continue
            steps = _steps(scene, head, seat)
            if steps is None:
                continue
            rank = (penalty + steps - 0.1 * place.resolution, abs(head - candidate.trigger))
            if best is None or rank < best[:2]:
                best = (*rank, place)
    if best is not None:
        return best[2]
    roles = candidate.roles
    if candidate.event == "CONSULT" or (candidate.event == "AGREE" and candidate.mode is None):
        found = [scene.places[head] for head in (*roles.get("obj"), *roles.get("to")) if head in scene.places]
        if candidate.row.mode == "visit" and found:
            return found[0]
    for head in roles.get("obj"):
        # "a centre near a school in Sydney was firebombed": where the thing done to lies
        within = [p for t, p in scene.places.items() if t in tree.subtree(head) and _is_location(candidate, t)]
        if within:
            return max(within, key=lambda place: place.resolution)
    if candidate.event in ("ASSAULT", "MOBILIZE"):
        for role in ("obj", "on", "against", "of", "at", "into"):
            for head in roles.get(role):
                if head in scene.places:
                    return scene.places[head]
        for actor in candidate.recipients:
            for place in scene.places.values():
                if actor.start <= place.start < actor.end and place.country == actor.code:
                    return place
    return None


def _is_location(candidate: Candidate, token: int) -> bool:
    return candidate.scene.tree.preposition(token) in _PLACE_PREPOSITIONS


def lies_ahead(when: Interval, published: Interval) -> bool:
    """Whether an act's days lie wholly after the day of writing."""
    return when.first is not None and published.last is not None and when.first > published.last


def lies_far_back(when: Interval, published: Interval, days: int = 21) -> bool:
    """Whether an act's days end more than `days` before the earliest day of writing: background, not news."""
    return when.last is not None and published.first is not None and (published.first - when.last).days > days


def background_reason(when: Interval) -> Reason:
    """The reason for `historical` from a date."""
    return Reason("historical", f"over by {when.last}, well before the dispatch was written")
