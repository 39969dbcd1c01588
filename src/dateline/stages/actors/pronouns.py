"""Pronouns: relatives to the noun they hang on, reflexives to their subject, the rest to the likeliest party before.

Rules, in order: a relative pronoun is the head of its relative clause; "each other" and "itself" are the subject of
their clause; "its" is the subject of its own clause if that is a party, else the nearest party before it in the
sentence, else the subject of the sentence before; "he" and "she" take persons, "it" no persons, "they" several parties
or plural ones; an object is never its own clause's subject. "We" is who speaks, in a quotation, else the body that
issues the text. No gender is guessed. Each answer names what it rests on; an expletive "it" is nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dateline.lexicon import table
from dateline.records import Actor, At, Reason, Span
from dateline.stages.actors.memory import Known
from dateline.stages.actors.scene import Candidate, Scene

PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers"})
NEUTER = frozenset({"it", "its"})
SEVERAL = frozenset({"they", "them", "their", "theirs"})
SPEAKER = frozenset({"i", "we", "me", "us", "my", "our", "ours", "mine"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "ourselves", "myself"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
DUAL = frozenset({"both", "neither", "either", "each"})
PLURAL_VERBS = frozenset({"are", "were", "have", "do"})
"""Verbs that only several can be the subject of."""
NEAR = 2
"""How many sentences back a pronoun may look: further back, newswriting repeats the name."""


def pronoun(scene: Scene, index: int) -> Candidate | None:
    """What a pronoun stands for, or None."""
    word = scene.lower[index]
    token = scene.tokens[index]
    if token.deprel == "expl":
        return None
    if word in RELATIVE:
        return _relative(scene, index)
    if word in REFLEXIVE:
        return _subject_of_clause(scene, index, "actor.reflexive")
    if word in ("other", "another") or word in DUAL:
        return _dual(scene, index, word)
    if word in SPEAKER:
        return _speaker(scene, index)
    if word in PERSONAL | NEUTER | SEVERAL:
        return _personal(scene, index, word)
    return None


def _relative(scene: Scene, index: int) -> Candidate | None:
    current = index
    for _ in scene.tokens:
        if current < 0:
            return None
        relation = scene.tokens[current].deprel
        if relation == "acl:relcl":
            return _relative_to(scene, index, scene.tokens[current].head)
        current = scene.tokens[current].head
    return None


def _relative_to(scene: Scene, index: int, head: int) -> Candidate | None:
    """The noun a relative clause hangs on; "who" asks for a person or people, so a nearer one takes it from a thing."""
    found = scene.mention(head) if head >= 0 else None
    token = scene.tokens[head]
    last = scene.tree.conjuncts(head)[-1] if head >= 0 else head
    behind_all = last > head and last < index
    if behind_all or (token.deprel == "conj" and _is_plural_clause(scene, scene.tree.clause(index))):
        joined = _joined(scene, head)
        if joined is not None and all(actor.code for actor in joined.actors):
            return _as_pronoun(scene, index, joined, "actor.relative")
    if token.deprel == "appos" and not (found and any(actor.code for actor in found.actors)):
        beside = scene.mention(token.head)
        found = beside if beside is not None and beside.actors else found
    if scene.words[index].lower() in ("who", "whom") and not (found and (found.person or found.plural)):
        for other in range(index - 1, head, -1):
            nearer = scene.mention(other) if _is_candidate(scene, other) else None
            if nearer and nearer.person:
                return _as_pronoun(scene, index, nearer, "actor.relative")
    return _as_pronoun(scene, index, found, "actor.relative")


def _is_plural_clause(scene: Scene, predicate: int) -> bool:
    """Whether a relative clause's verb is plural: "Chad and Togo, which have signed"."""
    verbs = (predicate, *scene.tree.kids(predicate, "aux*", "cop*"))
    return any(scene.words[verb].lower() in PLURAL_VERBS for verb in verbs)


def _subject_of_clause(scene: Scene, index: int, rule: str) -> Candidate | None:
    subject = scene.tree.subject(scene.tree.clause(index))
    if subject is None or subject == index:
        return None
    return _as_pronoun(scene, index, _joined(scene, subject), rule)


def _joined(scene: Scene, index: int) -> Candidate | None:
    """A noun with its conjuncts as one answer."""
    conjuncts = scene.tree.conjuncts(index)
    found = [each for other in conjuncts if (each := scene.mention(other)) is not None]
    if not found:
        return None
    if len(found) == 1:
        return found[0]
    actors = tuple(actor for each in found for actor in each.actors)
    return Candidate("group", actors, person=all(each.person for each in found), plural=True)


def _dual(scene: Scene, index: int, word: str) -> Candidate | None:
    """ "each other": the plural subject, else the pair of the story; "both", "neither": the pair of the story."""
    after = scene.words[index + 1].lower() if index + 1 < len(scene.words) else ""
    if word in ("other", "another") or after in ("other", "another"):
        before = scene.words[index - 1].lower() if index else ""
        if before not in ("each", "one") and after not in ("other", "another"):
            return None
        subject = _subject_of_clause(scene, index, "actor.reciprocal")
        if subject and len(subject.actors) > 1:
            return subject
    elif scene.tokens[index].deprel.startswith(("det", "cc")) or {"nor", "or", "and"} & {
        scene.words[at].lower() for at in range(index + 1, min(index + 4, len(scene.words)))
    }:
        return None
    actors = scene.memory.pair(scene.at(index))
    if not actors:
        return None
    return _as_pronoun(scene, index, Candidate("group", actors, plural=True), "actor.pair")


def _speaker(scene: Scene, index: int) -> Candidate | None:
    """ "we" in a quotation: the subject of the verb of saying that the quotation hangs on, else who spoke last;
    elsewhere: the body that issues the text."""
    quoted = scene.is_quoted(index)
    subject = _saying_subject(scene, index, quoted=quoted)
    if subject is not None:
        return _as_pronoun(scene, index, scene.mention(subject), "actor.speaker")
    if not quoted:
        actors = (scene.issuer,) if scene.issuer else ()
        return _as_pronoun(scene, index, Candidate("name", actors), "actor.issuer")
    before = _before_colon(scene, index)
    if before is not None:
        return _as_pronoun(scene, index, before, "actor.speaker")
    if scene.memory.order - scene.memory.spoken > NEAR:
        return None
    return _as_pronoun(scene, index, Candidate("name", scene.memory.speaker), "actor.speaker_before")


def _before_colon(scene: Scene, index: int) -> Candidate | None:
    """ "Chad PM: "We will not go"": the party that the words before the colon end with."""
    colon = next((at for at in range(index - 1, 0, -1) if scene.words[at] == ":"), None)
    if colon is None:
        return None
    heads = [at for at in _nominals(scene) if at < colon]
    return scene.mention(heads[-1]) if heads else None


def _saying_subject(scene: Scene, index: int, *, quoted: bool) -> int | None:
    """The subject of the verb of saying above or beside a token's clause; in a quotation only one outside of it."""
    current = index
    for _ in scene.tokens:
        current = scene.tokens[current].head
        if current < 0:
            return None
        relation = scene.tokens[current].deprel.partition(":")[0]
        above = scene.tokens[current].head
        outer = above if relation in ("ccomp", "parataxis", "conj") and above >= 0 else None
        inner = next(iter(scene.tree.kids(current, "parataxis*")), None)
        for verb in (outer, inner):
            if verb is None or (relation == "conj" and verb == outer and not quoted):
                continue
            if quoted and (scene.is_quoted(verb) or scene.tokens[verb].lemma.lower() not in saying()):
                continue
            subject = scene.tree.subject(verb)
            if subject is not None and scene.words[subject].lower() not in SPEAKER:
                return subject
    return None


@cache
def saying() -> frozenset[str]:
    """Lemmas of verbs of saying (en/cues.tsv)."""
    return frozenset(row["cue"] for row in table("cues") if row["pos"] == "V")


def _personal(scene: Scene, index: int, word: str) -> Candidate | None:
    barred = _barred(scene, index)
    offered: Iterable[tuple[str, Known]] = _antecedents(scene, index, word)
    if word in SEVERAL:
        offered = sorted(offered, key=lambda each: not (each[1].plural or len(each[1].actors) > 1))
    for rule, known in offered:
        if _fits(word, known) and (not barred or _who(known) != barred):
            candidate = Candidate(known.kind, known.actors, person=known.person, plural=known.plural)
            found = _as_pronoun(scene, index, candidate, rule, known.words)
            if found is not None:
                return found
    return None


def _who(known: Known) -> frozenset[tuple[str | None, str | None, str | None]]:
    return frozenset((actor.code, actor.sector, actor.identifier) for actor in known.actors)


def _barred(scene: Scene, index: int) -> frozenset[tuple[str | None, str | None, str | None]]:
    """The subject of a pronoun's own clause, which "them" and "it" as objects never are."""
    token = scene.tokens[index]
    if token.deprel not in ("obj", "iobj", "obl") or token.head < 0:
        return frozenset()
    subject = scene.tree.subject(token.head)
    found = scene.mention(subject) if subject is not None and subject != index else None
    return frozenset((a.code, a.sector, a.identifier) for a in found.actors) if found else frozenset()


def _fits(word: str, known: Known) -> bool:
    if known.kind == "thing" or not any(actor.code or actor.sector for actor in known.actors):
        return False
    if word in PERSONAL:
        return known.person and not known.plural
    if word in NEUTER:
        return not known.person and not known.plural
    return known.plural or (not known.person and known.kind == "name") or len(known.actors) > 1


def _antecedents(scene: Scene, index: int, word: str) -> Iterable[tuple[str, Known]]:
    """Parties that a pronoun may stand for, the likeliest first, with the rule that offers each."""
    tree = scene.tree
    owned = scene.tokens[index].head
    partner = tree.first_conjunct(owned) if scene.tokens[index].deprel == "nmod:poss" else owned
    if partner != owned and partner < index:
        for known in _before_conjunct(scene, partner, index, word):
            yield "actor.conjunct", known
    clause = tree.clause(index)
    subject = tree.subject(clause)
    blocked = False
    for _ in range(3):
        if subject is None or subject > index:
            break
        for known in _both(scene, subject, word) if subject != index else ():
            yield "actor.subject", known
        if (
            subject != index
            and scene.mention(subject) is None
            and word in NEUTER
            and scene.tokens[subject].upos == "NOUN"
        ):
            blocked = True
        above = scene.tokens[clause].head
        if above < 0:
            break
        clause = tree.clause(clause) if scene.tokens[above].upos not in ("VERB", "AUX") else above
        subject = tree.subject(clause)
    within = [other for other in reversed(_nominals(scene)) if other < index]
    subjects = [other for other in within if tree.role(other).startswith("nsubj")]
    if blocked and not any(tree.role(other) in ("obl:agent",) for other in within):
        within = [other for other in within if scene.tokens[other].deprel == "nmod:poss"]
    for other in (*within[:1], *subjects, *within) if word not in PERSONAL else (*subjects, *within):
        for known in _both(scene, other, word):
            yield "actor.nearest", known
    if word in NEUTER and tree.role(index).startswith("nsubj") and _last_subject_is_thing(scene):
        return
    yield from _earlier(scene, index)


def _before_conjunct(scene: Scene, first: int, index: int, word: str) -> list[Known]:
    """ "Chad and its allies", "Chad, Togo and their allies": the parties that the owned noun is joined to."""
    before = [other for other in scene.tree.conjuncts(first) if other < index]
    found = [each for other in before if (each := scene.mention(other)) is not None]
    actors = tuple(actor for each in found for actor in each.actors)
    if not actors:
        return []
    words = " and ".join(actor.text for actor in actors)
    person = all(each.person for each in found)
    plural = len(actors) > 1 or found[0].plural
    several = Known(scene.at(first), actors, "group" if len(found) > 1 else found[0].kind, person, plural, False, words)
    return [several]


def _earlier(scene: Scene, index: int) -> Iterable[tuple[str, Known]]:
    """Parties of the sentences before: subjects of each sentence first, in their order, then the rest, last first."""
    here = At(scene.section, scene.number, 0)
    sentences: dict[tuple[int, int], list[Known]] = {}
    for known in scene.memory.before(here):
        if (known.at.section, known.at.sentence) not in sentences and len(sentences) == NEAR:
            break
        sentences.setdefault((known.at.section, known.at.sentence), []).append(known)
    for each in sentences.values():
        for known in sorted(each, key=lambda known: (not known.subject, known.at if known.subject else At(0, 0, 0))):
            yield "actor.earlier", known


def _last_subject_is_thing(scene: Scene) -> bool:
    """Whether the sentence before has a subject that is a noun and no party: "it" is likely that noun."""
    if scene.previous is None:
        return False
    section, number = scene.previous
    before = scene.reading.sentences[section][number]
    for position, token in enumerate(before.tokens):
        root = token.head >= 0 and before.tokens[token.head].deprel == "root"
        if token.deprel.startswith("nsubj") and root and token.upos == "NOUN":
            at = At(section, number, position)
            return not any(known.at == at and known.kind != "thing" for known in scene.memory.since(at, _next(at)))
    return False


def _next(at: At) -> At:
    return At(at.section, at.sentence, at.token + 1)


def _nominals(scene: Scene) -> list[int]:
    """The nouns of a sentence that may head a party."""
    if scene.nominals is None:
        scene.nominals = [index for index in range(len(scene.tokens)) if _is_candidate(scene, index)]
    return scene.nominals


def _is_candidate(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    return token.upos in ("PROPN", "NOUN") and token.deprel not in ("compound", "flat", "nmod:desc", "amod")


def _both(scene: Scene, index: int, word: str) -> list[Known]:
    """A noun as a party; for "they" the coordination it is in comes first."""
    if scene.lower[index] in SPEAKER:
        return []
    found = scene.mention(index)
    joined = _joined(scene, index) if word in SEVERAL and len(scene.tree.conjuncts(index)) > 1 else None
    result: list[Known] = []
    for each in (joined, found):
        if each is not None and each.actors:
            words = " and ".join(dict.fromkeys([actor.identifier or actor.text for actor in each.actors]))
            result.append(Known(scene.at(index), each.actors, each.kind, each.person, each.plural, False, words))
    return result


def _as_pronoun(
    scene: Scene, index: int, found: Candidate | None, rule: str, words: str | None = None
) -> Candidate | None:
    """The same parties under the pronoun's own words, with what they rest on."""
    if found is None or not found.actors:
        return None
    spans = tuple([Span(actor.start, actor.end) for actor in found.actors])
    said = words or " and ".join(dict.fromkeys([actor.identifier or actor.text for actor in found.actors]))
    why = Reason(rule, f"“{scene.words[index]}” is “{said}”", None, spans)
    distinct = {(actor.code, actor.sector, actor.identifier): actor for actor in reversed(found.actors)}
    actors: tuple[Actor, ...] = tuple(
        scene.actor(
            actor.code, actor.sector, (index, index + 1), (why, *actor.why[:1]), actor.identifier, actor.office,
            actor.other_sectors,
        )
        for actor in reversed(distinct.values())
    )  # fmt: skip
    return Candidate("pronoun", actors, (why,), found.person, found.plural)
