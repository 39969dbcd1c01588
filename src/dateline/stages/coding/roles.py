"""Which words stand in which role of a trigger: its logical subject and object, its prepositional phrases.

Roles are logical: the subject of a passive is `obj`, its agent `subj`. A trigger without a subject of its own takes
that of the verb it is coordinated with or controlled by, or the noun it modifies. A noun takes its possessor, its
"by" phrase, the subject of its light verb or its nationality word for `subj`, and its "of" phrase for `obj`.

"The envoy, who had spoken of peace, visited Muscat" -> visit: subj envoy, obj Muscat.
"carried out an attack on the base" -> attack: subj of "carried out", on base.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import msgspec

from dateline.lexicon import table
from dateline.stages.coding.shapes import (
    free_relative,
    is_headline_participle,
    is_headline_plan,
    measured,
    parted_infinitives,
)
from dateline.trees import RELATIVES, Tree

# Verbs whose infinitive belongs to their own subject although they take an object ("promised Kyiv to send tanks").
_SUBJECT_CONTROL: Final = frozenset({"promise", "pledge", "vow", "use", "threaten"})
# A gerund after these belongs to the governing verb's object ("accused Moscow of shelling", "barred it from flying").
_OBJECT_CONTROL: Final = frozenset({"of", "from", "for", "into"})
_NOUNS: Final = ("NOUN", "PROPN")
_OCCASIONS: Final = frozenset("after before during following in at with by through over amid".split())
_NEGATING: Final = frozenset({"not", "n't", "n’t", "never", "longer"})
_LINKING: Final = frozenset({"become", "remain"})


class Roles(msgspec.Struct, frozen=True):
    """Heads by role, in order of trust. `light`: the verb that lends a noun its subject; `passive` as told."""

    by_role: dict[str, tuple[int, ...]]
    light: int | None = None
    passive: bool = False

    def get(self, role: str) -> tuple[int, ...]:
        """The heads in a role; empty where nothing stands there."""
        return self.by_role.get(role, ())


class _Collector:
    def __init__(self) -> None:
        self.roles: dict[str, list[int]] = {}

    def add(self, role: str, heads: tuple[int, ...]) -> None:
        held = self.roles.setdefault(role, [])
        for head in heads:
            if head not in held:
                held.append(head)

    def add_missing(self, role: str, heads: tuple[int, ...]) -> None:
        if not self.roles.get(role):
            self.add(role, heads)

    def done(self, light: int | None, passive: bool) -> Roles:
        return Roles({role: tuple(heads) for role, heads in self.roles.items() if heads}, light, passive)


@cache
def _light_verbs() -> dict[tuple[str, str], str]:
    """(verb or verb_particle, where the noun stands) -> what its subject is to the noun: actor or recipient."""
    return {(row["verb"], row["noun"]): row["subject"] for row in table("light")}


def roles_of(tree: Tree, trigger: int) -> Roles:
    """The roles of a verb, noun or adjective."""
    if tree[trigger].upos in _NOUNS:
        return _noun_roles(tree, trigger)
    return _verb_roles(tree, trigger)


def headline_roles(tree: Tree, verb: int) -> Roles | None:
    """The roles of a verb of a headline that has lost its auxiliary: "Rebels routed in north"; None for any other."""
    return _verb_roles(tree, verb, passive=True) if is_headline_participle(tree, verb) else None


def _verb_roles(tree: Tree, verb: int, depth: int = 0, passive: bool = False) -> Roles:
    found = _Collector()
    passive = passive or tree.is_passive(verb) or _passive_by_coordination(tree, verb)
    if tree[verb].upos == "ADJ":
        passive = False  # "is dismayed at", whatever the subject's relation
    below = _by_relation(tree, verb)
    subjects = _surface_subject(tree, verb, depth)
    found.add("obj" if passive else "subj", subjects)
    for child in below.get("nsubj:pass", ()):
        found.add("obj" if passive else "subj", tree.coordination(child))
    for child in below.get("obl:agent", ()):
        found.add("subj", tree.coordination(child))
        found.add("by", tree.coordination(child))
    for relation in ("obj", "iobj"):
        for child in below.get(relation, ()):
            found.add(relation, tree.coordination(child))
    if "iobj" in below and "obj" not in below and not passive:
        found.add("obj", tuple(found.roles["iobj"]))  # "urged both governments to talk"
    if "xcomp" in below or "ccomp" in below:
        for child in tree.kids(verb, "xcomp", "ccomp"):
            found.add(tree.relations[child], (child,))
    if "xcomp" not in below and ("obl" in below or "obl:unmarked" in below):
        found.add("xcomp", parted_infinitives(tree, verb))
    _add_prepositions(tree, verb, found)
    if "advmod" in below:
        found.add("not", tuple([kid for kid in below["advmod"] if tree.lower[kid] in _NEGATING]))
    arguments = [head for role, heads in found.roles.items() if role not in ("subj", "by") for head in heads]
    _add_inner_prepositions(tree, arguments, found)
    for relation in ("obj", "iobj", "nsubj:pass"):
        for argument in below.get(relation, ()):
            for child in tree.kids(argument, "nmod", "acl"):
                preposition = tree.preposition(child)
                if preposition:
                    found.add(preposition, tree.coordination(child))
    if not passive and "obj" not in found.roles:
        found.add("obj", _shared_object(tree, verb))
        if tree.relation(verb, "acl:relcl") and subjects and tree[verb].head not in subjects:
            found.add("obj", _gap(tree, verb, found))
    _resolve_relatives(tree, verb, found)
    return found.done(None, passive)


def _by_relation(tree: Tree, word: int) -> dict[str, list[int]]:
    """The children of a word by their relation."""
    found: dict[str, list[int]] = {}
    for child in tree.children[word]:
        found.setdefault(tree.relations[child], []).append(child)
    return found


def _surface_subject(tree: Tree, verb: int, depth: int = 0) -> tuple[int, ...]:
    """The grammatical subject of a verb, its own or the one it shares."""
    own = tree.kid(verb, "nsubj", "nsubj:pass", "nsubj:outer")
    if own is not None:
        return _antecedent(tree, own, verb)
    head = tree[verb].head
    if head < 0 or depth > 6:
        return ()
    if is_headline_plan(tree, verb):
        return (*tree.coordination(head), *tree.kids(head, "appos"))  # a comma stands for "and" there
    if tree.relation(verb, "conj"):
        return _surface_subject(tree, head, depth + 1) if tree[head].upos in ("VERB", "AUX", "ADJ", "NOUN") else ()
    if tree.relation(verb, "xcomp"):
        controller = _nearest_before(tree.kids(head, "obj", "iobj"), verb)
        if controller is not None and tree[head].lemma not in _SUBJECT_CONTROL:
            return tree.coordination(controller)
        return _surface_subject(tree, head, depth + 1)
    if tree.relation(verb, "advcl"):
        controller = tree.kid(head, "obj")
        if controller is not None and tree.preposition(verb) in _OBJECT_CONTROL:
            return tree.coordination(controller)  # "accused Moscow of shelling"
        agent = tree.kid(head, "obl:agent") if tree[verb].xpos == "VBG" and tree[verb - 1].text == "," else None
        if agent is not None and not tree.kids(verb, "mark"):
            return tree.coordination(agent)  # "was attacked by gunmen, killing six"
        if tree[head].upos in ("VERB", "AUX", "ADJ"):
            return _surface_subject(tree, head, depth + 1)
        return tree.coordination(head)
    if tree.relation(verb, "ccomp") and tree[verb].xpos == "VBG" and verb and tree[verb - 1].text == ",":
        return _surface_subject(tree, head, depth + 1)  # "the envoy said, thanking Chad"
    if tree.relation(verb, "ccomp") and tree.relation(head, "acl:relcl") and not tree.kids(verb, "mark"):
        return (tree[head].head,)  # "the man who it says has been jailed"
    if tree.relation(verb, "acl", "acl:relcl"):
        if tree.kids(verb, "mark") and tree[verb].xpos == "VB":
            return _owner(tree, head, depth)
        return (head,)
    return ()


def _nearest_before(heads: tuple[int, ...], word: int) -> int | None:
    return max((head for head in heads if head < word), default=next(iter(heads), None))


def _antecedent(tree: Tree, subject: int, verb: int) -> tuple[int, ...]:
    """The noun that a relative pronoun stands for; any other subject with those coordinated with it."""
    if tree.lemmas[subject] in RELATIVES and tree[subject].upos in ("PRON", "DET", "SCONJ"):
        noun = _name_before(tree, subject)
        if noun is None:
            noun = _relative_noun(tree, verb)
        if noun is not None:
            several = tree.conjuncts(noun) if _is_plural(tree, verb) else (noun,)
            return several if len({tree.families[each] for each in several} - {"conj"}) <= 1 else (noun,)
    return tree.coordination(subject)


def _is_plural(tree: Tree, verb: int) -> bool:
    """Whether a verb agrees with several: "Chad and Togo, which have backed the talks"."""
    finite = [verb, *tree.kids(verb, "aux", "aux:pass", "cop")]
    return any(tree[word].xpos == "VBP" or tree.lower[word] == "were" for word in finite)


def _name_before(tree: Tree, pronoun: int) -> int | None:
    """The name that a clause set off by a comma belongs to: "the ties of X and Y, which ..." speaks of Y.

    Parsers hang such a clause on the phrase's head; a name takes only clauses of this kind, so it is taken.
    """
    before = pronoun - 1
    if before < 1 or tree[before].text != ",":
        return None
    before -= 1
    while before > 0 and tree[before].upos == "PUNCT":
        before -= 1
    while tree.relation(before, "flat", "compound") and tree[before].upos == "PROPN":
        before = tree[before].head
    return before if tree[before].upos == "PROPN" and before < pronoun else None


def _relative_noun(tree: Tree, verb: int) -> int | None:
    """The noun that the relative clause of a verb belongs to, the verb standing in it at any depth."""
    for clause in (verb, *tree.ancestors(verb)):
        if tree.relation(clause, "acl:relcl"):
            return tree[clause].head
        if not tree.relation(clause, "xcomp", "ccomp", "conj", "advcl"):
            return None
    return None


def _resolve_relatives(tree: Tree, verb: int, found: _Collector) -> None:
    if not tree.relatives:
        return
    for role, heads in found.roles.items():
        if not tree.relatives.isdisjoint(heads):
            noun = _relative_noun(tree, verb)
            if noun is not None:
                kept = [noun if tree.lemmas[head] in RELATIVES else head for head in heads]
                found.roles[role] = list(dict.fromkeys(kept))


def _gap(tree: Tree, verb: int, found: _Collector) -> tuple[int, ...]:
    """The noun before a relative clause that has no relative word and no object: "the base rebels attacked"."""
    relative = any(tree.lemmas[head] in RELATIVES for heads in found.roles.values() for head in heads)
    inner = any(tree.lemmas[child] in {"where", "when", "why"} for child in tree.children[verb])
    subject = tree.kid(verb, "nsubj")
    of_relative = subject is not None and tree.lemmas[subject] in RELATIVES
    return () if relative or inner or of_relative or subject is None else (tree[verb].head,)


def _owner(tree: Tree, noun: int, depth: int) -> tuple[int, ...]:
    """Whose plan, threat or attempt it is: the noun's possessor, or the subject of the verb it is the object of."""
    possessor = tree.kid(noun, "nmod:poss")
    if possessor is not None:
        return tree.coordination(possessor)
    head = tree[noun].head
    if head >= 0 and tree.relation(noun, "obj", "obl", "xcomp") and tree[head].upos == "VERB":
        return _surface_subject(tree, head, depth + 1)
    return ()


def _passive_by_coordination(tree: Tree, verb: int) -> bool:
    """ "was shot and killed": the second participle shares the auxiliary of the first."""
    if not tree.relation(verb, "conj") or tree[verb].xpos != "VBN" or tree.kids(verb, "aux", "nsubj", "obj"):
        return False
    first = tree.first_conjunct(verb)
    return first != verb and tree.is_passive(first)


def _shared_object(tree: Tree, verb: int) -> tuple[int, ...]:
    """ "arrested and jailed ten people": an object after the last of coordinated verbs belongs to all of them."""
    others = tree.kids(verb, "conj")
    if tree.relation(verb, "conj") and not others:
        others = (tree.first_conjunct(verb),)
    for other in others:
        if tree[other].upos != "VERB" or tree.is_passive(other) or tree.kids(other, "nsubj*"):
            continue
        between = tree[max(verb, other)].start - tree[min(verb, other)].end
        found = tree.kid(other, "obj")
        if found is not None and found > max(verb, other) and between <= 6:
            return tree.coordination(found)
    return ()


def _add_prepositions(tree: Tree, head: int, found: _Collector) -> None:
    for child in tree.kids(head, "obl", "nmod", "advmod", "advcl"):
        preposition = tree.preposition(child)
        if preposition and (tree[child].upos != "VERB" or tree[child].xpos == "VBG"):
            found.add(preposition, tree.coordination(child))


def _add_inner_prepositions(tree: Tree, arguments: Sequence[int], found: _Collector) -> None:
    """Phrases one step further in: "a transfer of jets to Ukraine", "ruled in favour of Bolivia"."""
    for argument in tuple(arguments):
        if not tree.children[argument] or tree[argument].upos != "NOUN":
            continue
        for child in tree.kids(argument, "nmod"):
            preposition = tree.preposition(child)
            if preposition == "with" and tree.preposition(argument) == "at":
                continue  # "praised the deal at a briefing with his guest": the guest is no party of the praise
            if preposition:
                found.add_missing(preposition, tree.coordination(child))


def _noun_roles(tree: Tree, noun: int, depth: int = 0) -> Roles:
    found = _Collector()
    for child in tree.kids(noun, "nmod:poss"):
        found.add("poss", tree.coordination(child))
    found.add("det", tree.kids(noun, "det"))
    found.add("doer", _doer(tree, noun))
    _add_prepositions(tree, noun, found)
    _add_inner_prepositions(tree, found.roles.get("of", ()), found)
    for child in tree.kids(noun, "acl", "xcomp", "ccomp"):
        marks = {tree[kid].text.lower() for kid in tree.kids(child, "mark")}
        if marks & {"to", "that"}:
            found.add("xcomp" if "to" in marks else "ccomp", (child,))  # "a call to halt", "its demand that ..."
    found.add("obj", tuple(found.roles.get("of", ())))
    for child in tree.kids(noun, "compound", "amod", "nmod:desc", "nmod"):
        if not tree.preposition(child):
            found.add("mod", tree.coordination(child))
    if tree.kids(noun, "cop"):
        # "is under investigation" is done to its subject, "are on strike" by it
        role = "obj" if tree.preposition(noun) == "under" else "subj"
        for child in tree.kids(noun, "nsubj"):
            found.add(role, tree.coordination(child))
    if tree.relation(noun, "xcomp", "obj") and tree[noun].head >= 0 and tree[tree[noun].head].lemma in _LINKING:
        found.add("subj", _surface_subject(tree, tree[noun].head))  # "has become its biggest supplier"
    light = _light_verb(tree, noun, found)
    for child in tree.kids(noun, "acl"):
        # "an attack carried out by rebels", "attacks targeting civilians"
        if tree.is_passive(child):
            for agent in tree.kids(child, "obl:agent"):
                found.add("subj", tree.coordination(agent))
                found.add("by", tree.coordination(agent))
            _add_prepositions(tree, child, found)
    found.add_missing("subj", tuple(found.roles.get("by", ())))
    found.add_missing("subj", tuple(found.roles.get("poss", ())))
    head = tree[noun].head
    if "with" in found.roles and tree.relation(noun, "obl") and head >= 0 and tree[head].upos == "VERB":
        # "At a news conference with X, Y said ...": who acts at the meeting is at it
        found.add_missing("subj", _surface_subject(tree, head))
    found.add_missing("subj", tuple(found.roles.get("mod", ())))
    if tree.relation(noun, "conj") and depth < 3 and tree[tree[noun].head].upos in _NOUNS:
        shared = _noun_roles(tree, tree[noun].head, depth + 1)
        for role in ("subj", "poss"):
            found.add_missing(role, shared.get(role))
        light = light if light is not None else shared.light
    return found.done(light, False)


def _doer(tree: Tree, noun: int) -> tuple[int, ...]:
    """Who does what a noun tells the occasion of: "signed it after two hours of talks" tells of who talked."""
    current = noun
    while tree.relation(current, "nmod") and tree.preposition(current) == "of" and tree[current].head >= 0:
        current = tree[current].head
    head = tree[current].head
    if head < 0 or not tree.relation(current, "obl") or tree.preposition(current) not in _OCCASIONS:
        return ()
    if tree[head].upos == "VERB" and not tree.is_passive(head):
        return _surface_subject(tree, head)
    return ()


def _light_verb(tree: Tree, noun: int, found: _Collector) -> int | None:
    """The light verb a noun is the object of; its subject and prepositions become the noun's."""
    noun = measured(tree, noun)
    head = tree[noun].head
    if head < 0:
        return None
    verb, where = head, ""
    around = free_relative(tree, head) if tree.relation(noun, "xcomp", "ccomp", "obj") else None
    if around is not None:
        verb, where = around, "obj"  # "launched what analysts term the heaviest raid": the clause stands for the noun
    elif tree.relation(noun, "obj", "nsubj:pass"):
        where = "obj"
    elif tree.relation(noun, "nsubj"):
        where = "subj" if not is_headline_participle(tree, verb) else "obj"  # "Curfew clamped on city"
    elif tree.relation(noun, "obl"):
        where = tree.preposition(noun)
    if not where or tree[verb].upos != "VERB":
        return None
    particle = tree.particle(verb)
    lemma = tree[verb].lemma.lower()
    subject = _light_verbs().get((f"{lemma}_{particle}" if particle else lemma, where))
    if subject is None:
        return None
    roles = _verb_roles(tree, verb)
    if subject != "itself":
        found.add("subj" if subject == "actor" else "obj", roles.get("subj"))
    for role, heads in roles.by_role.items():
        if role not in ("subj", "obj", "iobj", "xcomp", "ccomp", "of"):
            found.add(role, tuple(item for item in heads if item != noun))
    found.add("iobj", roles.get("iobj"))
    return verb
