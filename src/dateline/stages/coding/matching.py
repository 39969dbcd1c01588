"""Candidates: every trigger of a sentence with the lexicon row that fits it best, and its parties.

All rows of a trigger's lemma are tried; those whose conditions hold compete, and the most specific wins.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from dateline.lexicon.events import Condition, EventRow
from dateline.lexicon.questions import Question, ReadyRow, WordRows
from dateline.stages.coding.binding import Candidate, bind, sources
from dateline.stages.coding.parties import behind, is_instrument, parties, place_as_party, unique
from dateline.stages.coding.roles import Roles, headline_roles, roles_of
from dateline.stages.coding.scene import Scene
from dateline.stages.coding.telling import telling_of
from dateline.stages.coding.wording import lemmas_among

TRIGGERS: Final = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "AUX"})
_NO_WORDS: Final = frozenset[str]()
_BOTH_SIDES: Final = 2
# Modal verbs that are names or nouns too.
_MODALS: Final = frozenset({"may", "might", "must", "will", "can"})
# Tests of the words in a role: by lemma or by class, asked for or ruled out.
_OF_WORDS: Final = ("lemma", "class", "not-class", "not-lemma")
_OF_CLASSES: Final = ("class", "not-class")
_EXCLUDING: Final = ("not-class", "not-lemma")
# A noun's subject may be a bare nationality word; for a verb it is a phrase of its own.
_SKIPPED_RELATIONS = ("amod", "compound", "nmod:desc", "flat", "fixed", "case")

NO_PARTICLE: Final = "needs its particle beside it"
"""What keeps a row from reading a trigger although its conditions hold, said of the row."""


class Trial(msgspec.Struct):
    """The rows of a word tried on it, the word having some roles; what one row finds out serves the others.

    `failed`: the bits of what is known not to hold. `known`: the bits of all that has been asked one by one."""

    scene: Scene
    trigger: int
    words: WordRows
    roles: Roles
    failed: int
    known: int = 0

    @classmethod
    def of(cls, scene: Scene, trigger: int, words: WordRows, roles: Roles) -> Trial:
        """A trial in which the roles have answered all that they answer at once."""
        failed, classes_of = words.all_empty, scene.ontology.classes_of
        for role, heads in roles.by_role.items():
            asked = words.roles.get(role)
            if asked is None:
                continue
            failed += asked.if_filled - asked.if_empty
            if asked.wanted or asked.barred:
                failed |= asked.failed(lemmas_among(scene, heads), classes_of)
        return cls(scene, trigger, words, roles, failed)

    def fits(self, row: ReadyRow) -> bool:
        """Whether all holds that a row asks for."""
        if row.bits & self.failed:
            return False
        for question in row.left:  # noqa: SIM110 (a loop is half the price of `all`, and this is asked most)
            if not question.bit & self.known and not self._ask(question):
                return False
        return True

    def is_near(self, row: ReadyRow, most: int) -> bool:
        """Whether a row lacks `most` things or fewer, none of them a thing that it may not lack."""
        if not self.may_be_near(row, most):
            return False
        for question in row.left:
            if not question.bit & self.known and not self._ask(question) and not self.may_be_near(row, most):
                return False
        return True

    def may_be_near(self, row: ReadyRow, most: int) -> bool:
        """Whether what is known so far leaves a row near."""
        lacking = row.bits & self.failed
        return not lacking & ~self.words.lackable and lacking.bit_count() <= most

    def _ask(self, question: Question) -> bool:
        self.known |= question.bit
        condition = question.condition
        if condition is None:
            holds = has_particle(self.scene, self.trigger, question.particle or "")
        else:
            holds = _holds(self.scene, self.trigger, self.roles, condition) or (
                question.waivable and _may_leave_out_subject(self.scene, self.trigger, self.roles)
            )
        if not holds:
            self.failed |= question.bit
        return holds


def candidates(scene: Scene) -> tuple[list[Candidate], list[Trial]]:
    """The best reading of every trigger word of a sentence, and the trials of trigger words that no row reads, for it
    lacks something that each of them asks for; both in text order."""
    found: list[Candidate] = []
    unread: list[Trial] = []
    for index, token in enumerate(scene.tree.tokens):
        rows = rows_for(scene, index) if token.upos in TRIGGERS else None
        if rows is not None and not only_describes(scene, index):
            trial = Trial.of(scene, index, rows, roles_around(scene, index))
            best = _best(trial)
            if best is not None:
                found.append(best)
            else:
                unread.append(trial)
    return found, unread


def rows_for(scene: Scene, word: int) -> WordRows | None:
    """The rows that a word may be the trigger of; of a compound ("airstrike", "air strike") the whole's first."""
    table, lemma, pos = scene.ontology.rows_of, scene.tree.lemmas[word], scene.tree.tokens[word].upos
    if pos == "PROPN":
        pos = "NOUN"
    triggers: tuple[tuple[str, str], ...] = ((lemma, pos),) if (lemma, pos) in table else ()
    if not triggers and pos == "VERB" and lemma.endswith("s") and (lemma[:-1], pos) in table:
        triggers = ((lemma[:-1], pos),)  # "Nicaragua shuts", taken for a past form
    if pos == "NOUN":
        for child in scene.tree.kids(word, "compound"):
            whole = (scene.tree.lemmas[child] + lemma, pos)
            triggers = (whole, *triggers) if whole in table else triggers
    return scene.ontology.ready_rows(triggers) if triggers else None


def only_describes(scene: Scene, word: int) -> bool:
    """Whether a word only describes another one ("the wounded man", "an attack helicopter") and tells of no act."""
    relations = _SKIPPED_RELATIONS if scene.tree[word].upos == "VERB" else ("compound", "flat")
    return scene.tree[word].upos in ("VERB", "NOUN", "PROPN") and scene.tree.relation(word, *relations)


def roles_around(scene: Scene, trigger: int) -> Roles:
    """The roles of a trigger; an auxiliary has those of its verb."""
    auxiliary = scene.tree[trigger].upos == "AUX" and scene.tree[trigger].head >= 0
    return roles_of(scene.tree, scene.tree[trigger].head if auxiliary else trigger)


def _best(trial: Trial) -> Candidate | None:
    found = _best_of(trial)
    if found is None:
        of_headline = headline_roles(trial.scene.tree, trial.trigger)
        if of_headline is not None:
            found = _best_of(Trial.of(trial.scene, trial.trigger, trial.words, of_headline))
    return found


def _best_of(trial: Trial) -> Candidate | None:
    """The surest row that fits; of rows as sure as each other the one that names more sides, then the first."""
    best: Candidate | None = None
    sides = -1
    for ready in trial.words.surest:
        if ready.bits & trial.failed:
            continue  # most rows end here
        if best is not None and ready.row.rank != best.row.rank:
            break
        if not trial.fits(ready):
            continue
        candidate = bind(trial.scene, trial.trigger, ready.row, trial.roles)
        if isinstance(candidate, Candidate) and bool(candidate.actors) + bool(candidate.recipients) > sides:
            best, sides = candidate, bool(candidate.actors) + bool(candidate.recipients)
            if sides == _BOTH_SIDES:
                break
    return best


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


def _lies_ahead(scene: Scene, verb: int) -> bool:
    """Whether an act is told as lying ahead, by nothing that promises, asks or refuses it."""
    telling = telling_of(scene, verb, verb)
    return "future" in telling.aux and telling.unreal is None and telling.taken_by is None


def _is_waived(scene: Scene, trigger: int, row: EventRow, roles: Roles, condition: Condition) -> bool:
    """Whether "subj@" asks nothing of a clause that may leave out who did it, the row being sure of the object."""
    if condition.role != "subj" or condition.test != "party" or not _may_leave_out_subject(scene, trigger, roles):
        return False
    return any(other.role == "obj" and other.test in ("lemma", "class", "party") for other in row.conditions)


def _may_leave_out_subject(scene: Scene, trigger: int, roles: Roles) -> bool:
    """Whether a clause is a passive that leaves out who did it; "people suspected of smuggling" tells no act."""
    return roles.passive and not roles.get("subj") and not scene.tree.relation(trigger, "acl")


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
    heads = words_beside(scene, trigger, roles) if role == "clause" else roles.by_role.get(role, ())
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


def words_beside(scene: Scene, trigger: int, roles: Roles) -> tuple[int, ...]:
    """What a row may ask for in a trigger's clause: its words but the trigger, which stands there anyway, and but what
    only looks like a modal verb ("in May", "the will of the people", "military might")."""
    clause = clause_of(scene, trigger, roles)
    found = scene.beside_known.get((trigger, clause))
    if found is None:
        found = tuple(word for word in clause if word != trigger and not _looks_modal_only(scene, word))
        scene.beside_known[trigger, clause] = found
    return found


def _looks_modal_only(scene: Scene, word: int) -> bool:
    return scene.tree.lower[word] in _MODALS and scene.tree[word].xpos != "MD"


def _clause_role(scene: Scene, trigger: int, role: str) -> bool:
    """xcomp, ccomp and bare prepositions that are no noun's: "to" of an infinitive counts as xcomp only."""
    return role in ("xcomp", "ccomp", "acl") and bool(scene.tree.kids(trigger, role))
