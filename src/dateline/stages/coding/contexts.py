"""PLOVER contexts of an act: what its own words, the bodies that take part and the kind of act tell.

Lexicons: en/contexts.tsv (words), en/context_acts.tsv (acts), en/context_scope.tsv (acts beside which words say less).
Words count in full where they stand with the act itself (trigger, roles and their modifiers), half in the rest of its
clause, not at all elsewhere in the sentence; a context is given where the evidence comes to one strong word.

"A court in Quito sentenced the smuggler" -> legal (the act, the court), trafficking (the smuggler).
"""

from __future__ import annotations

from functools import cache
from typing import Final

import msgspec

from dateline.lexicon import table
from dateline.lexicon.contexts import ContextHit, hits_in
from dateline.records import Actor, Reason, Span
from dateline.stages.coding.binding import Candidate
from dateline.stages.coding.scene import Scene
from dateline.trees import Tree
from dateline.vocabulary import NON_STATE_CODES

ENOUGH: Final = 1.0
_WEIGHT: Final = {"strong": 1.0, "party": 1.0, "weak": 0.5, "hides": 0.0}
_AS_PARTY: Final = 0.5
_IN_CLAUSE: Final = 0.5
_ASIDE: Final = 0.5
# What these lead to is the background of an act and none of its own words.
_BACKGROUND: Final = frozenset(
    {"after", "before", "since", "following", "despite", "amid", "until", "ahead of", "like"}
)
_MODIFIERS: Final = ("compound", "amod", "nmod", "nmod:poss", "nmod:desc", "flat", "nummod", "acl")
# Contexts that lie in who somebody is: of an "oil worker" oil says less than faith does of a "Christian worker".
_OF_PERSONS: Final = frozenset(
    "religion_ethnicity gender lgbt migration asylum crime terrorism peacekeeping cyber disasters military trafficking "
    "illegal_drugs corruption".split()
)
# Where an act takes place is no topic of it: "clashed outside parliament".
_PLACES: Final = frozenset({"in", "at", "near", "outside", "inside", "across", "along", "around", "over", "off"})
_UNIONS: Final = frozenset({"UNO", "EUR", "IGO"})
_SITES: Final = ("site", "premises", "avenues", "crossing")
_CLAUSES: Final = ("advcl", "acl:relcl", "ccomp", "parataxis")


class ActRow(msgspec.Struct, frozen=True):
    """What a kind of act tells of its context."""

    mode: str
    actor: frozenset[str]
    recipient: frozenset[str]
    states: bool
    context: str
    weight: float
    place: str


@cache
def _scopes() -> dict[tuple[str, str], frozenset[str]]:
    """(context, type) -> the parties beside whom its words count in full; absent: beside all."""
    return {
        (row["context"], event): frozenset(row.items("unless"))
        for row in table("context_scope")
        for event in row.items("events")
    }


@cache
def _acts() -> dict[str, tuple[ActRow, ...]]:
    found: dict[str, list[ActRow]] = {}
    for row in table("context_acts"):
        act = ActRow(
            row["mode"],
            frozenset(row.items("actor")),
            frozenset(row.items("recipient")),
            row["sides"] == "states",
            row["context"],
            _WEIGHT[row["mark"]],
            row.place,
        )
        found.setdefault(row["event"], []).append(act)
    return {event: tuple(rows) for event, rows in found.items()}


def contexts_of(
    candidate: Candidate, mode: str | None, inner: tuple[Candidate, ...]
) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
    """The contexts of an act, sorted by name, with the reasons of each."""
    scene = candidate.scene
    score: dict[str, float] = {}
    reasons: dict[str, list[Reason]] = {}
    for row in _acts().get(candidate.behaviour, ()):
        if row.mode and row.mode != mode:
            continue
        if row.context in scene.ontology.contexts and _is_such(row, candidate):
            score[row.context] = score.get(row.context, 0.0) + row.weight
            note = f"this kind of {candidate.event} tells of {row.context}"
            reasons.setdefault(row.context, []).append(Reason("context", note, row.place))
    hits = hits_of(scene)
    if hits:
        _add_words(candidate, inner, hits, score, reasons)
    given = sorted(context for context, weight in score.items() if weight >= ENOUGH)
    return tuple(given), tuple(reason for context in given for reason in reasons[context])


def _add_words(
    candidate: Candidate,
    inner: tuple[Candidate, ...],
    hits: tuple[ContextHit, ...],
    score: dict[str, float],
    reasons: dict[str, list[Reason]],
) -> None:
    scene = candidate.scene
    core = set().union(*[_core(act) for act in (candidate, *inner, *candidate.frames)])
    clause: set[int] | None = None
    parties = (*candidate.actors, *candidate.recipients)
    for hit in hits:
        tokens = range(hit.first, hit.last)
        near = not core.isdisjoint(tokens)
        if not near:
            clause = _clause(scene.tree, candidate.seat) if clause is None else clause
            if clause.isdisjoint(tokens):
                continue
        acting = any(_names_party(scene, token, parties) for token in tokens)
        in_name = scene.tree.labels[hit.first] == "ORG"  # a refugee council is no refugee
        span = Span(scene.tree[hit.first].start, scene.tree[hit.last - 1].end)
        for told in hit.tells:
            weight = _WEIGHT[told.mark] * (1.0 if near else _IN_CLAUSE)
            if not weight:
                continue
            if acting and (in_name or told.mark == "party" or told.context not in _OF_PERSONS):
                weight *= _AS_PARTY
            elif _is_aside(told.context, candidate):
                weight *= _ASIDE
            score[told.context] = score.get(told.context, 0.0) + weight
            note = f"{scene.text[span.start : span.end]!r} tells of {told.context}"
            reasons.setdefault(told.context, []).append(Reason("context", note, told.place, (span,)))


def hits_of(scene: Scene) -> tuple[ContextHit, ...]:
    """The words and phrases of a sentence that tell a context, looked for once a sentence."""
    found = scene.contexts_known.get("words")
    if found is None:
        tree, parts = scene.tree, [token.upos for token in scene.tree.tokens]
        found = scene.contexts_known["words"] = hits_in(scene.ontology.context_words, tree.lower, tree.lemmas, parts)
    return found


def _core(candidate: Candidate) -> set[int]:
    """The act's own words: trigger and seat, the heads of its roles, and what modifies them."""
    tree = candidate.scene.tree
    heads = {candidate.trigger, candidate.seat}
    for role, held in candidate.roles.by_role.items():
        if role not in _BACKGROUND:
            heads.update(head for head in held if role not in _PLACES or not _is_site(candidate.scene, head))
    core = set(heads)
    for head in heads:
        if tree[head].upos == "VERB" and head not in (candidate.trigger, candidate.seat):
            core.update(_matter(tree, head))  # "accused it of smuggling ivory", "agreed to buy gas"
        for kid in tree.kids(head, *_MODIFIERS):
            preposition = tree.preposition(kid)
            if preposition in _PLACES and _is_site(candidate.scene, kid):
                continue
            if preposition not in _BACKGROUND:
                core.add(kid)
                core.update(tree.kids(kid, "compound", "amod", "nmod:desc"))
            if tree.relation(kid, "acl"):
                core.update(_matter(tree, kid))
    return core


def _is_site(scene: Scene, head: int) -> bool:
    """Whether a phrase names a place or a building, where things only happen."""
    if head in scene.places or scene.tree.labels[head] in ("LOC", "ORG"):
        return True
    return scene.tree[head].lemma.lower() in scene.ontology.words_of(_SITES)


def _matter(tree: Tree, verb: int) -> set[int]:
    """What a verb that an act governs is about: "people suspected of smuggling ivory"."""
    matter = set(tree.kids(verb, "obj", "obl", "obl:agent", "xcomp", "advcl"))
    return matter | {kid for part in matter for kid in tree.kids(part, "obj", "obl", "compound", "conj")}


def _clause(tree: Tree, seat: int) -> set[int]:
    """The words below an act, without the clauses below it, which tell of something else."""
    clause = {seat}
    stack = [seat]
    while stack:
        for kid in tree.children[stack.pop()]:
            apart = tree.relation(kid, *_CLAUSES) or (tree.relation(kid, "conj") and tree[kid].upos == "VERB")
            if not apart and kid not in clause:
                clause.add(kid)
                stack.append(kid)
    return clause


def _names_party(scene: Scene, token: int, actors: tuple[Actor, ...]) -> bool:
    """Whether a word is among those that name a party, or stands before one of them ("oil workers")."""
    tree = scene.tree
    places = [tree[token].start]
    if tree.relation(token, "compound", "amod", "nmod:desc"):
        places.append(tree[tree[token].head].start)
    return any(actor.start <= place < actor.end for actor in actors for place in places)


def _is_such(row: ActRow, candidate: Candidate) -> bool:
    if row.actor and row.actor.isdisjoint(_sectors(candidate.actors)):
        return False
    if row.recipient and row.recipient.isdisjoint(_sectors(candidate.recipients)):
        return False
    return not row.states or len(_states((*candidate.actors, *candidate.recipients))) > 1


def _is_aside(context: str, candidate: Candidate) -> bool:
    """Whether the words of a context mostly name things and people beside an act of this type."""
    unless = _scopes().get((context, candidate.behaviour))
    if unless is None:
        return False
    if not unless.isdisjoint(_sectors((*candidate.actors, *candidate.recipients))):
        return False
    return not ("state" in unless and _states(candidate.actors))


def _sectors(actors: tuple[Actor, ...]) -> set[str]:
    return {sector for actor in actors for sector in (actor.sector, *actor.other_sectors) if sector}


def _states(actors: tuple[Actor, ...]) -> set[str]:
    """The states among parties, with the unions of states that deal with them as equals."""
    return {actor.code for actor in actors if actor.code and actor.code not in NON_STATE_CODES - _UNIONS}
