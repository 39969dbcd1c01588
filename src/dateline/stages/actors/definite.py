"""Descriptions that refer back: "the two sides", "both countries", "the two leaders of Chad and Togo", "the group".

Pairs come from the phrase itself ("of Chad and Togo", "their countries"), else from the parties that the story has most
and last named together. "The country" and "the group" are the state and the body last spoken of. A person in an office
("the president", "the U.S. president-elect") is the last person named in it, else its holder on the day.
"""

from __future__ import annotations

from functools import cache

from dateline.lexicon import Row, table
from dateline.records import Actor, Reason, Span
from dateline.stages.actors.memory import Known, Wanted
from dateline.stages.actors.nouns import by_class
from dateline.stages.actors.origins import PLACING, modifying, origins
from dateline.stages.actors.phrase import Phrase
from dateline.stages.actors.roles import OFFICES, lemma_of, role_at, status_of
from dateline.stages.actors.scene import COUNTS, DUAL, Candidate, Origin, Role, Scene

RECENT = 3
"""Sentences back in which two parties must have been named for "the ministers", without "two", to be theirs."""
TWO_OF_A_KIND = frozenset({"the", "both", "neither", "either", "each"})
"""Determiners with which "two" means a pair's own: "two soldiers" are anybody's, "the two armies" the pair's."""
PEOPLES = ("sh", "ch", "ese", "ss")
"""Endings of adjectives that, with "the", mean a people, not one of it: "the Dutch" too."""
POINTING = frozenset({"the", "this", "that", "these", "those"})
"""Determiners of what was named before."""


def pair(scene: Scene, phrase: Phrase) -> Candidate | None:
    """ "the two sides", "both countries", "their countries", "the ministers": the parties, as the noun takes them."""
    row = _groups("pair").get(scene.lemmas[phrase.head])
    if row is None and (phrase.determiner not in TWO_OF_A_KIND or not scene.counts):
        return None
    count = next((COUNTS[word] for index in phrase.modifiers if (word := scene.lower[index]) in COUNTS), 0)
    if count:
        return _several(scene, phrase, row, count) if row is not None else None
    counted = scene.counts and _counted(scene, phrase)
    if row is None:
        return _of_a_kind(scene, phrase) if counted else None
    owners = scene.mention(phrase.possessor) if phrase.possessor is not None else None
    related = lemma_of(scene, phrase.head) in by_class("relation")
    if (
        owners
        and not related
        and len({actor.code for actor in owners.actors}) >= 2
        and scene.tokens[phrase.head].upos == "NOUN"
    ):
        why = Reason("actor.pair", f"of “{scene.words[phrase.possessor or 0]}”", row.place)
        return _as(scene, phrase, row["as"], owners.actors[-2:] if counted else owners.actors, why)
    named = _of_phrase(scene, phrase)
    if counted and len(named) >= 2:
        why = Reason("actor.pair", "named in the phrase itself", row.place)
        return _as(scene, phrase, row["as"], named, why)
    lone = row["noun"] in ("pair", "duo") and phrase.determiner == "the"
    if not (counted or lone or (row["plain"] == "yes" and _is_plain_plural(scene, phrase))):
        return None
    if phrase.clauses and not phrase.determiner and phrase.possessor is None and row["as"] == "leaders":
        return None  # "two men convicted of theft" are new to the story
    if modifying(scene, phrase) or phrase.possessor is not None or _says_which(scene, phrase):
        return None
    recent = 0 if counted or lone else RECENT
    wanted = Wanted(recent, row["as"] == "state", _acting(scene, phrase.head))
    found = scene.memory.pair(scene.at(phrase.head), wanted)
    if not found:
        return None
    return _as(scene, phrase, row["as"], found, _named_together(found, row.place))


def _several(scene: Scene, phrase: Phrase, row: Row, count: int) -> Candidate | None:
    """ "the three governments", "all four countries": as many parties as were last named together, or "of" it names."""
    named = _of_phrase(scene, phrase)
    if len({actor.code for actor in named}) == count:
        return _as(scene, phrase, row["as"], named, Reason("actor.pair", "named in the phrase itself", row.place))
    if phrase.determiner not in (*POINTING, "all") or modifying(scene, phrase) or _says_which(scene, phrase):
        return None
    wanted = Wanted(states=row["as"] == "state", other_than=_acting(scene, phrase.head))
    found = scene.memory.several(scene.at(phrase.head), count, wanted)
    return _as(scene, phrase, row["as"], found, _named_together(found, row.place)) if found else None


def _says_which(scene: Scene, phrase: Phrase) -> bool:
    """Whether the phrase says itself who they are: "two rebel armies in Shan State"."""
    nouns = any(scene.tokens[index].upos in ("NOUN", "PROPN") for index in phrase.modifiers)
    return nouns or any(each.preposition in PLACING for each in phrase.complements)


def _acting(scene: Scene, head: int) -> frozenset[str | None]:
    """The parties whose act a phrase is the object of: Chad and Togo, where they "praised both sides"."""
    token = scene.tokens[head]
    if token.deprel not in ("obj", "iobj", "obl") or token.head < 0:
        return frozenset()
    subject = scene.tree.subject(token.head)
    named = [scene.mention(each) for each in scene.tree.conjuncts(subject)] if subject is not None else []
    return frozenset(actor.code for each in named if each for actor in each.actors)


def _named_together(found: tuple[Actor, ...], row: str | None) -> Reason:
    spans = tuple(Span(actor.start, actor.end) for actor in found)
    return Reason("actor.pair", "the parties most and last named together: " + _names(found), row, spans)


def _is_plain_plural(scene: Scene, phrase: Phrase) -> bool:
    """ "the sides", "the ministers": nothing but the article and a plural."""
    plural = "Number=Plur" in scene.tokens[phrase.head].feats or scene.tokens[phrase.head].xpos == "NNS"
    bare = not (phrase.modifiers or phrase.complements or phrase.clauses or phrase.appositions)
    return plural and bare and phrase.determiner == "the"


def _of_a_kind(scene: Scene, phrase: Phrase) -> Candidate | None:
    """ "both navies", "the two commanders": of each of the pair's states, the body or office that the noun names."""
    role = role_at(scene, phrase.head, phrase.first)
    if role is None or role.sector not in OFFICES or modifying(scene, phrase) or phrase.possessor is not None:
        return None
    if phrase.complements:
        return None
    found = scene.memory.pair(scene.at(phrase.head))
    if len({actor.code for actor in found}) < 2:
        return None
    return _as(scene, phrase, "role", found, _named_together(found, role.row))


def _counted(scene: Scene, phrase: Phrase) -> bool:
    """Whether "two", "both" and the like stand before a noun or hang on it."""
    if phrase.determiner in DUAL or any(scene.lower[index] in DUAL for index in phrase.modifiers):
        return True
    below = [index for index in scene.tree.children[phrase.head] if not scene.tree.relations[index].startswith("cc")]
    return any(scene.lower[index] in DUAL for index in below)


def _of_phrase(scene: Scene, phrase: Phrase) -> tuple[Actor, ...]:
    found: list[Actor] = []
    for each in phrase.complements:
        if each.preposition in ("of", "from", "in", "") or found:
            inner = scene.mention(each.head)
            if inner and inner.kind in ("country", "name"):
                found.extend(inner.actors)
    return tuple(found) or tuple(
        scene.actor(origin.code, None, phrase, (origin.why,)) for origin in modifying(scene, phrase)
    )


def _as(scene: Scene, phrase: Phrase, taken: str, actors: tuple[Actor, ...], why: Reason) -> Candidate:
    """The parties as a noun takes them: states lose the sector, leaders are persons in office, bodies are the noun's
    own sector of each state."""
    role = role_at(scene, phrase.head, phrase.head) if taken == "role" else None
    result: list[Actor] = []
    for actor in actors:
        sector, identifier, office, others = actor.sector, actor.identifier, actor.office, actor.other_sectors
        if role is not None:
            sector, identifier, office, others = role.sector, None, None, ()
        elif taken == "state" or (taken == "same" and actor.office is not None):
            identifier = None if actor.sector else identifier
            sector, office, others = None, None, ()
        elif taken in ("leaders", "government"):
            sector = "GOV"
            if taken == "government" or actor.office is None:
                identifier = office = None
        if taken == "leaders" and office is None and actor.code:
            identifier, office = _leader(scene, actor.code)
        new = scene.actor(actor.code, sector, phrase, (why, *actor.why[:1]), identifier, office, others)
        if all((new.code, new.sector, new.identifier) != (each.code, each.sector, each.identifier) for each in result):
            result.append(new)
    return Candidate("group", tuple(result), (why,), plural=True)


def _leader(scene: Scene, code: str) -> tuple[str | None, str | None]:
    """The person in office that the story named for a state."""
    for actor in scene.memory.people.values():
        if actor.code == code and actor.office:
            return actor.identifier, actor.office
    return None, None


def single(scene: Scene, phrase: Phrase) -> Candidate | None:
    """ "the country", "the group": what was last spoken of; not with words that say which ("the Syrian group")."""
    lemma = scene.lemmas[phrase.head]
    if lemma not in _groups("country") and lemma not in _groups("body") and lemma != "state":
        return None
    plural = lemma != scene.lower[phrase.head]
    pointing = phrase.determiner in POINTING or (phrase.possessor is None and _capital_name(scene, phrase))
    once = lemma in _groups("country") and status_of(scene, phrase) == "former"  # "the former Soviet republic"
    if not pointing or plural or phrase.possessor is not None or (modifying(scene, phrase) and not once):
        return None
    if any(each.preposition == "of" for each in phrase.complements):
        return None
    at = scene.at(phrase.head)
    home = scene.surroundings.home
    if lemma == "state" and home is not None and scene.words[phrase.head] == "State" and not phrase.modifiers:
        why = Reason("actor.the_state", f"the state of the story, {home.code}")
        return Candidate("description", (scene.actor(home.code, "GOV", phrase, (why,)),))
    if lemma in _groups("country") and not phrase.clauses:
        known = _last_state(scene)
        if known is not None:
            why = _back(known.words, known.actors)
            actor = scene.actor(known.actors[0].code, None, phrase, (why,), known.actors[0].identifier)
            return Candidate("description", (actor,))
    if lemma in _groups("body"):
        for known in scene.memory.before(at):
            fits = known.kind == "name" and not known.person and known.actors[0].sector not in (None, "JRN")
            if fits or (known.kind == "description" and scene_lemma(known.words) == lemma and known.actors[0].sector):
                why = _back(known.words, known.actors)
                return Candidate("description", tuple(_again(scene, phrase, each, why) for each in known.actors))
    return None


def formerly(scene: Scene, phrase: Phrase) -> Candidate | None:
    """ "the former Soviet republic", "the former French colony": what it once was does not say whose it is."""
    if scene.lemmas[phrase.head] not in _groups("country") or status_of(scene, phrase) != "former":
        return None
    return single(scene, phrase)


def national(scene: Scene, phrase: Phrase) -> Candidate | None:
    """ "The Israeli said": the person of that state last spoken of; "the French" are the French."""
    if phrase.determiner != "the" or phrase.modifiers or not scene.capital[phrase.head]:
        return None
    if scene.words[phrase.head].endswith(PEOPLES):
        return None
    if scene.tree.families[phrase.head] not in ("nsubj", "obj", "iobj", "obl", "ccomp", "root"):
        return None
    found = scene.longest(phrase.head, "demonym")
    if found is None or found.end != phrase.head + 1 or found.entries[0].number == "group":
        return None
    codes = {entry.code for entry in found.entries}
    for known in scene.memory.persons_before(scene.at(phrase.head)):
        actor = known.actors[0]
        if known.kind in ("name", "description") and actor.code in codes:
            why = _back(actor.identifier or known.words, known.actors)
            return Candidate("description", (_again(scene, phrase, actor, why),), person=True)
    return None


def _last_state(scene: Scene) -> Known | None:
    """The state last spoken of in an earlier sentence: that sentence's first subject, else its last."""
    nearest: list[Known] = []
    for known in scene.memory.before(scene.at(0)):
        if nearest and known.at.sentence != nearest[0].at.sentence:
            break
        if known.kind == "country" and len(known.actors) == 1 and known.actors[0].code:
            nearest.append(known)
    subjects = [known for known in nearest if known.subject]
    return subjects[-1] if subjects else (nearest[0] if nearest else None)


def _capital_name(scene: Scene, phrase: Phrase) -> bool:
    return scene.capital[phrase.head] and phrase.head == 0


def scene_lemma(words: str) -> str:
    """The last word of a description, lower case, without a plural s."""
    return words.split()[-1].lower().removesuffix("s")


def in_office(scene: Scene, phrase: Phrase) -> Candidate | None:
    """ "the president", "the U.S. president-elect", "the minister": the person last named in that office."""
    role = role_at(scene, phrase.head, phrase.first)
    if role is None or not role.person or role.sector in (None, "CVL", "SOC"):
        return None
    if phrase.determiner not in POINTING and phrase.possessor is None and not modifying(scene, phrase):
        return None
    if scene.lemmas[phrase.head] in by_class("staff") and scene.words[phrase.head] != "leader":
        return None
    status = status_of(scene, phrase)
    codes = {origin.code for origin in origins(scene, phrase)}
    wanted = role.words.lower().split()[-1].removesuffix("-elect")
    for known in scene.memory.persons_before(scene.at(phrase.head)):
        actor = known.actors[0]
        if codes and actor.code not in codes:
            continue
        told = known.kind == "description" and not codes and actor.code and actor.sector == role.sector
        if told and scene_lemma(known.words) == scene_lemma(role.words):
            why = _back(known.words, known.actors)
            return Candidate("description", (_again(scene, phrase, actor, why),), person=True)
        if known.kind != "name":
            continue
        office = (actor.office or "").lower()
        same = wanted in office.split() or wanted in office.replace("-", " ").split()
        if same and (status != "coming" or "elect" in office):
            why = _back(actor.identifier or known.words, known.actors)
            return Candidate("description", (_again(scene, phrase, actor, why),), person=True)
    if not codes and not status:
        lone = _lone(scene, phrase, role)
        if lone is not None:
            return lone
    if status == "coming" and codes - {None}:
        return _coming(scene, phrase, sorted(code for code in codes if code), role.row)
    return None


def _lone(scene: Scene, phrase: Phrase, role: Role) -> Candidate | None:
    """ "the minister", of one who was given no title ("who runs the ministry"): the only such person just named."""
    at = scene.at(phrase.head)
    near: dict[str | None, Known] = {}
    for known in scene.memory.persons_before(at):
        if known.at.section != at.section or at.sentence - known.at.sentence > 1:
            break
        if known.kind == "name" and known.actors[0].sector == role.sector:
            near.setdefault(known.actors[0].identifier, known)
    if len(near) != 1:
        return None
    known = next(iter(near.values()))
    actor = known.actors[0]
    titled = scene.reference.role_noun(actor.office) if actor.office else None
    if titled is not None and titled.number == "person":
        return None
    why = _back(actor.identifier or known.words, known.actors)
    return Candidate("description", (_again(scene, phrase, actor, why),), person=True)


def _coming(scene: Scene, phrase: Phrase, codes: list[str], row: str | None) -> Candidate | None:
    holders = scene.reference.office_holder(codes[0], "president-elect", scene.day)
    if not holders:
        return None
    why = Reason("actor.office_holder", f"{holders[0].name} on the day", holders[0].row or row)
    actor = scene.actor(codes[0], "GOV", phrase, (why,), holders[0].name, holders[0].office)
    return Candidate("description", (actor,), person=True)


def counterpart(scene: Scene, phrase: Phrase) -> Candidate | None:
    """ "his Iranian counterpart": the same office of the demonym's state, not the possessor's."""
    if scene.lemmas[phrase.head] != "counterpart":
        return None
    found: tuple[Origin, ...] = modifying(scene, phrase)
    owner = scene.mention(phrase.possessor) if phrase.possessor is not None else None
    sector = owner.actors[0].sector if owner and owner.actors else None
    office = owner.actors[0].office if owner and owner.actors else None
    if not found:
        return None
    actors: list[Actor] = []
    for origin in found:
        holders = scene.reference.office_holder(origin.code, office, scene.day) if origin.code and office else ()
        name = holders[0].name if holders else None
        why = (Reason("actor.counterpart", "the same office of another state"), origin.why)
        actors.append(scene.actor(origin.code, sector or "GOV", phrase, why, name, office))
    return Candidate("description", tuple(actors), person=len(actors) == 1)


def _back(words: str, actors: tuple[Actor, ...]) -> Reason:
    return Reason("actor.back", f"refers back to “{words}”", None, tuple(Span(each.start, each.end) for each in actors))


def _again(scene: Scene, phrase: Phrase, actor: Actor, why: Reason) -> Actor:
    return scene.actor(actor.code, actor.sector, phrase, (why,), actor.identifier, actor.office, actor.other_sectors)


def _names(actors: tuple[Actor, ...]) -> str:
    return " and ".join(actor.identifier or actor.text for actor in actors)


@cache
def nouns() -> frozenset[str]:
    """Lemmas of the nouns that `pair`, `counterpart` and `formerly` read without a number beside them."""
    return frozenset({*_groups("pair"), *_groups("country"), "counterpart"})


@cache
def _groups(kind: str) -> dict[str, Row]:
    """The rows of en/actor_groups.tsv of one kind, by noun."""
    return {row["noun"]: row for row in table("actor_groups") if row["to"] == kind}
