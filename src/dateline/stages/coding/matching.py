"""Candidates: every trigger of a sentence with the lexicon row that fits it best, and its parties.

All rows of a trigger's lemma are tried; those whose conditions hold compete, and the most specific wins.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from dateline.lexicon.events import Condition, EventRow
from dateline.stages.coding.binding import Candidate, bind, sources
from dateline.stages.coding.parties import behind, is_instrument, parties, place_as_party, unique
from dateline.stages.coding.roles import Roles, headline_roles, roles_of
from dateline.stages.coding.scene import Scene
from dateline.stages.coding.telling import telling_of
from dateline.stages.coding.wording import lemmas_among

_TRIGGERS: Final = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "AUX"})
_NO_WORDS: Final = frozenset[str]()
_BOTH_SIDES: Final = 2
# Tests of the words in a role: by lemma or by class, asked for or ruled out.
_OF_WORDS: Final = ("lemma", "class", "not-class", "not-lemma")
_OF_CLASSES: Final = ("class", "not-class")
_EXCLUDING: Final = ("not-class", "not-lemma")
# What a row may lack and still be near, but not of how the act is told.
_LACKED: Final = ("party", "class", "filled")
_OF_TELLING: Final = ("told", "source", "not", "det")
# A noun's subject may be a bare nationality word; for a verb it is a phrase of its own.
_SKIPPED_RELATIONS = ("amod", "compound", "nmod:desc", "flat", "fixed", "case")

NO_PARTICLE: Final = "needs its particle beside it"
"""What keeps a row from reading a trigger although its conditions hold, said of the row."""


class Unread(msgspec.Struct, frozen=True):
    """A word that rows know as a trigger and none reads: it lacks something that each of them asks for."""

    trigger: int
    rows: tuple[EventRow, ...]
    roles: Roles


def candidates(scene: Scene) -> tuple[list[Candidate], list[Unread]]:
    """The best reading of every trigger word of a sentence, and the trigger words without one; both in text order."""
    found: list[Candidate] = []
    unread: list[Unread] = []
    for index in range(len(scene.tree.tokens)):
        rows = rows_for(scene, index)
        if rows and not only_describes(scene, index):
            roles = roles_around(scene, index)
            best = _best(scene, index, rows, roles)
            if best is not None:
                found.append(best)
            else:
                unread.append(Unread(index, rows, roles))
    return found, unread


def rows_for(scene: Scene, word: int) -> tuple[EventRow, ...]:
    """The rows that a word may be the trigger of; of a compound ("airstrike", "air strike") the whole's first."""
    table, token = scene.ontology.rows_of, scene.tree[word]
    if token.upos not in _TRIGGERS:
        return ()
    pos = "NOUN" if token.upos == "PROPN" else token.upos
    rows = table.get((scene.tree.lemmas[word], pos), ())
    if not rows and pos == "VERB" and token.lemma.endswith("s"):
        rows = table.get((token.lemma.lower()[:-1], pos), ())  # "Nicaragua shuts", taken for a past form
    if pos == "NOUN":
        for child in scene.tree.kids(word, "compound"):
            rows = (*table.get((scene.tree[child].lemma.lower() + token.lemma.lower(), pos), ()), *rows)
    return rows


def only_describes(scene: Scene, word: int) -> bool:
    """Whether a word only describes another one ("the wounded man", "an attack helicopter") and tells of no act."""
    relations = _SKIPPED_RELATIONS if scene.tree[word].upos == "VERB" else ("compound", "flat")
    return scene.tree[word].upos in ("VERB", "NOUN", "PROPN") and scene.tree.relation(word, *relations)


def roles_around(scene: Scene, trigger: int) -> Roles:
    """The roles of a trigger; an auxiliary has those of its verb."""
    auxiliary = scene.tree[trigger].upos == "AUX" and scene.tree[trigger].head >= 0
    return roles_of(scene.tree, scene.tree[trigger].head if auxiliary else trigger)


def _best(scene: Scene, trigger: int, rows: tuple[EventRow, ...], roles: Roles) -> Candidate | None:
    found = _best_with(scene, trigger, rows, roles)
    if found is None:
        of_headline = headline_roles(scene.tree, trigger)
        found = None if of_headline is None else _best_with(scene, trigger, rows, of_headline)
    return found


def _best_with(scene: Scene, trigger: int, rows: tuple[EventRow, ...], roles: Roles) -> Candidate | None:
    """The surest row that fits; of rows as sure as each other the one that names more sides, then the first."""
    best: Candidate | None = None
    sides = -1
    answers: dict[Condition, bool] = {}
    for row in _with_their_words(scene, rows, roles):
        if best is not None and row.rank != best.row.rank:
            break
        if not _fits(scene, trigger, row, roles, answers):
            continue
        candidate = bind(scene, trigger, row, roles)
        if isinstance(candidate, Candidate) and bool(candidate.actors) + bool(candidate.recipients) > sides:
            best, sides = candidate, bool(candidate.actors) + bool(candidate.recipients)
            if sides == _BOTH_SIDES:
                break
    return best


def _with_their_words(scene: Scene, rows: tuple[EventRow, ...], roles: Roles) -> list[EventRow]:
    """The rows whose conditions on the words of single roles hold, the surest first; quick, for most rows end here."""
    filled = frozenset(roles.by_role)
    lemmas: dict[str, frozenset[str]] = {}
    found = []
    for row in rows:
        if not row.needs <= filled:
            continue
        for role, words, ruled_out, _ in row.asked:
            there = lemmas.get(role)
            if there is None:
                there = lemmas[role] = lemmas_among(scene, roles.by_role[role]) if role in filled else _NO_WORDS
            if there.isdisjoint(words) != ruled_out:
                break
        else:
            found.append(row)
    if len(found) > 1:
        found.sort(key=_rank, reverse=True)  # which keeps the order of rows that are as sure as each other
    return found


def _rank(row: EventRow) -> tuple[bool, bool, bool, int]:
    return row.rank


def _fits(scene: Scene, trigger: int, row: EventRow, roles: Roles, answers: dict[Condition, bool]) -> bool:
    """Whether the particle of a row and its conditions beside those on words hold. `answers` keeps what has been asked
    of the trigger for other rows."""
    if row.particle is not None and not has_particle(scene, trigger, row.particle):
        return False
    for condition in row.left:
        answer = answers.get(condition)
        if answer is None:
            answer = answers[condition] = _holds(scene, trigger, roles, condition)
        if not answer and not _is_waived(scene, trigger, row, roles, condition):
            return False
    return True


def try_row(scene: Scene, trigger: int, row: EventRow, roles: Roles) -> Candidate | Condition | str:
    """What a row makes of a trigger; else a condition of it that does not hold, or what else is in the way."""
    if row.particle is not None and not has_particle(scene, trigger, row.particle):
        return NO_PARTICLE
    return next(unmet(scene, trigger, row, roles), None) or bind(scene, trigger, row, roles)


def unmet(scene: Scene, trigger: int, row: EventRow, roles: Roles) -> Iterator[Condition]:
    """The conditions of a row that do not hold, in order."""
    for condition in row.conditions:
        if not _holds(scene, trigger, roles, condition) and not _is_waived(scene, trigger, row, roles, condition):
            yield condition


class Nearness(msgspec.Struct):
    """Says which rows lack little on one trigger; keeps what it has found out for the next row.

    A row may lack a party, a word of a class, or that a role is filled at all. It may lack no word that it names, for
    such a word makes the sense, and nothing that it rules out."""

    scene: Scene
    trigger: int
    roles: Roles
    lemmas: dict[str, frozenset[str]] = msgspec.field(default_factory=dict)
    answers: dict[Condition, bool] = msgspec.field(default_factory=dict)

    def is_near(self, row: EventRow, most: int) -> bool:
        """Whether a row lacks `most` conditions or less. Those on words are asked first: they are quick."""
        roles, lemmas, lacking = self.roles, self.lemmas, 0
        for role, words, ruled_out, of_class in row.asked:
            there = lemmas.get(role)
            if there is None:
                there = lemmas[role] = lemmas_among(self.scene, roles.get(role)) if roles.get(role) else _NO_WORDS
            if there.isdisjoint(words) != ruled_out:
                lacking += 1
                if not of_class or lacking > most:
                    return False
        for condition in row.left:
            answer = self.answers.get(condition)
            if answer is None:
                answer = self.answers[condition] = _holds(self.scene, self.trigger, roles, condition)
            if not answer and not _is_waived(self.scene, self.trigger, row, roles, condition):
                lacking += 1
                if lacking > most or condition.test not in _LACKED or condition.role in _OF_TELLING:
                    return False
        return True


def _lies_ahead(scene: Scene, verb: int) -> bool:
    """Whether an act is told as lying ahead, by nothing that promises, asks or refuses it."""
    telling = telling_of(scene, verb, verb)
    return "future" in telling.aux and telling.unreal is None and telling.taken_by is None


def _is_waived(scene: Scene, trigger: int, row: EventRow, roles: Roles, condition: Condition) -> bool:
    """A passive clause may leave out who did it: "subj@" then asks nothing, where the row is sure of the object."""
    if not roles.passive or condition.role != "subj" or condition.test != "party" or roles.get("subj"):
        return False
    if scene.tree.relation(trigger, "acl"):
        return False  # "people suspected of smuggling" tells no act of suspecting
    return any(other.role == "obj" and other.test in ("lemma", "class", "party") for other in row.conditions)


def has_particle(scene: Scene, trigger: int, particle: str) -> bool:
    """A particle, adverb or bare preposition belonging to the verb: "carried out", "cracked down on"."""
    tree = scene.tree
    if tree.particle(trigger) == particle:
        return True
    following_kids = [kid for kid in tree.kids(trigger, "advmod", "obl", "case", "mark") if kid > trigger]
    if any(tree[kid].text.lower() == particle for kid in following_kids):
        return True
    following = trigger + 1
    return following < len(tree.tokens) and tree[following].text.lower() == particle


def _holds(scene: Scene, trigger: int, roles: Roles, condition: Condition) -> bool:
    role, test = condition.role, condition.test
    if role == "told":
        return _lies_ahead(scene, trigger) == (test == "lemma")
    heads = clause_of(scene, trigger, roles) if role == "clause" else roles.by_role.get(role, ())
    if test in _OF_WORDS:
        wanted = scene.ontology.words_of(condition.values) if test in _OF_CLASSES else condition.values
        lemmas = lemmas_among(scene, heads) if heads else _NO_WORDS
        return lemmas.isdisjoint(wanted) == (test in _EXCLUDING)
    match test:
        case "filled" if role == "both":
            return any(
                len(unique([actor for head in roles.get(side) for actor in parties(scene, head)])) > 1
                for side in ("subj", "doer")
            )
        case "filled":
            return bool(heads) or _clause_role(scene, trigger, role)
        case "empty":
            return not heads
        case "party" if role == "source":
            return any(actor.code or actor.sector for actor in sources(scene, trigger))
        case "party":
            return any(
                parties(scene, head)
                or place_as_party(scene, head)
                or (role == "subj" and is_instrument(scene, head) and behind(scene, head))
                for head in heads
            )
    return not any(parties(scene, head) for head in heads)


def clause_of(scene: Scene, trigger: int, roles: Roles) -> tuple[int, ...]:
    """All tokens of a trigger's own clause (a noun's: that of its light verb, or that it is the subject of), with its
    clauses of circumstance, without coordinated ones."""
    seat = trigger if roles.light is None else roles.light
    if scene.tree[seat].upos == "AUX" and scene.tree[seat].head >= 0:
        seat = scene.tree[seat].head
    if scene.tree.relation(seat, "nsubj", "nsubj:pass") and scene.tree[seat].head >= 0:
        seat = scene.tree[seat].head  # "a curfew has been in force"
    found = scene.clauses_known.get(seat)
    if found is None:
        found = scene.tree.subtree(seat, leave_out=("conj", "parataxis", "ccomp", "acl:relcl"))
        scene.clauses_known[seat] = found
    return found


def _clause_role(scene: Scene, trigger: int, role: str) -> bool:
    """xcomp, ccomp and bare prepositions that are no noun's: "to" of an infinitive counts as xcomp only."""
    return role in ("xcomp", "ccomp", "acl") and bool(scene.tree.kids(trigger, role))
