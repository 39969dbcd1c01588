"""Role nouns with a country: "Turkish-backed Syrian rebels", "a rights group in Lima", "the Navy's officers", "police".

The noun gives the sector (reference data, longest phrase first; en/actor_nouns.tsv for how it behaves), the phrase the
country (origins.py), else the surroundings (fallback.py). A noun of no role that belongs to a country is a thing of it
("a Turkish ski resort" is TUR without sector).

    "Ukrainian and Western officials" -> UKR GOV and, with code null, GOV
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from dateline.lexicon import Row, table, words
from dateline.records import Actor, Reason, Span
from dateline.stages.actors.aid import aid_group, of_no_state
from dateline.stages.actors.fallback import Reach, fallback, reach
from dateline.stages.actors.nouns import by_class, by_word, classes_of
from dateline.stages.actors.origins import modifying, names_party, origins, owning
from dateline.stages.actors.phrase import Phrase
from dateline.stages.actors.scene import Candidate, Origin, Role, Scene

OFFICES = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
"""Sectors of those in a state's service; out of it they are ELI."""
SIDES = frozenset({"all", "both", "warring", "conflicting", "two", "concerned", "involved"})
"""Words that make "parties" the sides of a dispute."""
NUMBERS = frozenset({"dozen", "hundred", "thousand", "million", "score"})
"""Quantity nouns that stand for people only when nothing follows ("thousands marched")."""


def role_at(scene: Scene, head: int, first: int) -> Role | None:
    """The role named by words from `first` on that cover a noun: reference data, then its lemma, then actor_nouns."""
    key = (head, max(0, min(first, head - 3)))
    if key not in scene.roles:
        role = _role_at(scene, *key)
        lemma = lemma_of(scene, head).lower()
        scene.roles[key] = None if role is None else in_context(scene, lemma, role, (head, head + 1))
    return scene.roles[key]


def _role_at(scene: Scene, head: int, first: int) -> Role | None:
    found = scene.role_over(head, first)
    token = scene.tokens[head]
    lemma = lemma_of(scene, head)
    if found is not None and (found.end == head + 1 or _goes_on(scene, head, found.end)):
        entry = found.entries[0]
        text = " ".join(scene.words[found.start : found.end])
        person = entry.number == "person" and not _is_plural(scene, head)
        return _own(lemma, Role(entry.sector, entry.sector2, person, text, entry.row))
    single = scene.reference.role_noun(lemma) if lemma != token.text else None
    if single is not None:
        person = single.number == "person" and not _is_plural(scene, head)
        return _own(lemma, Role(single.sector, single.sector2, person, token.text, single.row))
    title = by_word("actor_titles", "title").get(scene.lower[head]) if token.text.isupper() else None
    if title and title["sector"] and scene.tokens[head - 1].upos != "NUM":
        return Role(title["sector"], None, True, title["office"], title.place)
    row = _behaviour(lemma)
    if row and row["sector"]:
        return Role(row["sector"], None, False, token.text, row.place)
    return None


def _goes_on(scene: Scene, head: int, end: int) -> bool:
    """Whether a role goes on behind its head: "chief of staff", "attorney general", "chargé d'affaires"."""
    if scene.lower[head + 1] in ("of", "-", "in", "for"):
        return True
    tree = scene.tree
    return all(head <= tree.heads[index] < end and not tree.has_kid(index, "case*") for index in range(head + 1, end))


def in_context(scene: Scene, lemma: str, role: Role, words: tuple[int, int]) -> Role | None:
    """What a role noun says beside its neighbours (en/actor_beside.tsv) and in the story's state: a team president
    holds no office, an office party is none, a deputy of a story at home in the USA is a sheriff's."""
    if " " in role.words:
        return role
    before = scene.lower[words[0] - 1] if words[0] else ""
    around = (before, scene.lower[words[1]] if words[1] < len(scene.lower) else "")
    row = next((_beside_roles()[lemma, word] for word in around if (lemma, word) in _beside_roles()), None)
    if row is not None:
        changed = msgspec.structs.replace(role, sector=row["sector"], sector2=None, row=row.place)
        return changed if row["sector"] else None
    row, home = by_class("statewise").get(lemma), scene.surroundings.home
    if row is None or home is None or home.code != row["code"]:
        return role
    return msgspec.structs.replace(role, sector=row["sector"], sector2=None, row=row.place)


@cache
def _beside_roles() -> dict[tuple[str, str], Row]:
    return {(row["word"], row["beside"]): row for row in table("actor_beside")}


def _own(lemma: str, role: Role) -> Role:
    """People of a faith or a place are civilians as parties, whatever the faith's own bodies are."""
    row = by_class("faith").get(lemma)
    if row is None or (" " in role.words and role.sector != "REL"):
        return role
    return msgspec.structs.replace(role, sector=row["sector"] or role.sector, sector2=None, row=row.place)


def description(scene: Scene, phrase: Phrase) -> Candidate | None:
    """What a common noun stands for: a quantity of others, staff of a body, a role, a thing of a country."""
    lemma = lemma_of(scene, phrase.head)
    classes = classes_of(lemma)
    if "relation" in classes:
        return relation(scene, phrase)
    return (
        (_quantity(scene, phrase, lemma) if _is_quantity(scene, phrase, classes) else None)
        or (_named_body(scene, phrase, lemma) if "body" in classes else None)
        or (_staff(scene, phrase, by_class("staff")[lemma]) if "staff" in classes else None)
        or (_polity(scene, phrase) if "polity" in classes else None)
        or _role(scene, phrase, lemma)
        or thing(scene, phrase, lemma)
        or aid_group(scene, phrase)
    )


def _is_quantity(scene: Scene, phrase: Phrase, classes: frozenset[str]) -> bool:
    return "quantity" in classes or scene.tokens[phrase.head].upos in ("NUM", "DET")


def _quantity(scene: Scene, phrase: Phrase, lemma: str) -> Candidate | None:
    """ "dozens of protesters", "three of the men": what follows "of"."""
    row = by_class("quantity").get(lemma)
    if lemma == "government" and any(scene.place(each.head) for each in phrase.complements):
        return None
    for each in phrase.complements:
        inner = scene.mention(each.head) if each.preposition == "of" else None
        if inner and inner.kind == "thing" and lemma in NUMBERS:
            return inner
        if inner and inner.kind in ("description", "country", "group", "name") and inner.actors:
            if inner.kind in ("country", "name") and lemma in ("group", "team", "member", "government", "people"):
                continue
            why = Reason("actor.quantity", f"“{head_words(scene, phrase)}” of them", row.place if row else None)
            actors = tuple(_copy(scene, phrase, actor, (why,)) for actor in inner.actors)
            return Candidate(inner.kind, actors, plural=True)
    return None


def _named_body(scene: Scene, phrase: Phrase, lemma: str) -> Candidate | None:
    """ "the Hezbollah group", "the militant group Hamas": the body whose name stands with a generic word."""
    after = [child for child in scene.tree.children[phrase.head] if child > phrase.head]
    beside = [child for child in after if scene.tokens[child].deprel in ("appos", "flat", "nmod:desc", "compound")]
    before = [index for index in phrase.modifiers if scene.tokens[index].upos == "PROPN"]
    for index in (*beside, *reversed(before)):
        body = scene.covering(index, index, "armed_group", "organisation", "party", "security_force")
        named = scene.mention(index) if body else None
        if named and named.kind == "name":
            why = Reason("actor.named_body", f"the {lemma} called “{scene.words[index]}”", None, (scene.span(index),))
            return Candidate("name", tuple(_copy(scene, phrase, actor, (why,)) for actor in named.actors))
    return None


def _staff(scene: Scene, phrase: Phrase, row: Row) -> Candidate | None:
    """ "embassy staffers", "a Hezbollah commander", "the ministry's spokesman": sector and country of the body."""
    bodies = [i for i in phrase.modifiers if scene.tokens[i].upos in ("NOUN", "PROPN") or names_party(scene, i)]
    bodies += [phrase.possessor] if phrase.possessor is not None else []
    bodies += [each.head for each in phrase.complements if each.preposition in ("of", "for", "at", "from", "in")]
    for index in reversed(bodies):
        body = _body(scene, phrase, index)
        if body is None:
            continue
        sector = body.actors[0].sector
        if sector is None:
            continue
        plural = _is_plural(scene, phrase.head)
        why = (
            Reason("actor.staff", f"“{scene.words[phrase.head]}” of “{body.actors[0].text}”", row.place),
            *body.actors[0].why,
        )
        found = origins(scene, phrase) if any(each.code is None for each in body.actors) else ()
        codes = tuple(each.code for each in found) or tuple(actor.code for actor in body.actors)
        actors = tuple(
            scene.actor(code, sector, phrase, (*why, *(each.why for each in found)), office=None) for code in codes
        )
        return Candidate("description", actors, person=not plural, plural=plural)
    return None


def _body(scene: Scene, phrase: Phrase, index: int) -> Candidate | None:
    """The body that a staff noun names; a place or person is none."""
    found = scene.mention(index)
    if found is None or found.kind not in ("name", "description") or found.person:
        return None
    return None if lemma_of(scene, index) in by_class("faith") else found


def _polity(scene: Scene, phrase: Phrase) -> Candidate | None:
    """ "a Palestinian state", "Arab states", "Western nations": the state itself, or words that no code fits."""
    found = modifying(scene, phrase)
    if not found:
        return None
    once = status_of(scene, phrase) == "former"  # a "former French colony" is not France
    actors = tuple(scene.actor(None if once else each.code, None, phrase, (each.why,)) for each in found)
    return Candidate("country", actors, plural=_is_plural(scene, phrase.head))


def _role(scene: Scene, phrase: Phrase, lemma: str) -> Candidate | None:
    role = role_at(scene, phrase.head, phrase.first)
    if role is None or lemma in by_class("equipment"):
        return None
    if lemma in NUMBERS and any(each.preposition == "of" for each in phrase.complements):
        return None
    if _are_sides(scene, phrase, lemma):
        sides = Reason("actor.sides", "sides of something, no political parties")
        return Candidate("description", (scene.actor(None, None, phrase, (sides,)),), plural=True)
    role = _refined(scene, phrase, lemma, role)
    plural = _is_plural(scene, phrase.head)
    status = status_of(scene, phrase)
    former = status in ("former", "ousted") and role.sector in OFFICES
    sector = "ELI" if former else role.sector
    basis = Reason("actor.role", f"“{role.words}” is {sector}", role.row, (scene.span(phrase.head),))
    sole = by_word_office().get(role.words.lower())
    found = origins(scene, phrase)
    if not found and sole is not None:
        found = (Origin(sole["code"], None, Reason("actor.sole_office", f"there is one {role.words}", sole.place)),)
    if not found and (abroad := of_no_state(scene, phrase)) is not None:
        found = (abroad,)
    if not found:
        far = reach(sector) if sector == "UAF" else how_far(scene, phrase, lemma, sector)
        other = fallback(scene, phrase.head, sector, far)
        found = (other,) if other else ()
    if not found:
        actor = scene.actor(None, sector, phrase, (basis,), other_sectors=_second(role))
        return Candidate("description", (actor,), person=role.person, plural=plural)
    actors = tuple(_with_role(scene, phrase, each, sector, role, basis) for each in found)
    return Candidate("description", actors, person=role.person, plural=plural or len(actors) > 1)


def _are_sides(scene: Scene, phrase: Phrase, lemma: str) -> bool:
    """ "all parties", "the parties to the conflict", "warring parties": sides of something, no political parties."""
    if lemma != "party" or not _is_plural(scene, phrase.head):
        return False
    words = {scene.lower[index] for index in (*phrase.modifiers, *scene.tree.children[phrase.head])}
    return bool(words & SIDES) or any(each.preposition in ("to", "in") for each in phrase.complements)


def _refined(scene: Scene, phrase: Phrase, lemma: str, role: Role) -> Role:
    """The role with what stands before the noun: "armed youths" bear arms, a "gang coalition" is one of gangs."""
    if lemma in by_class("armable") and " " not in role.words:
        row = next((by_class("armed").get(scene.lower[index]) for index in phrase.modifiers), None)
        if row is not None:
            return msgspec.structs.replace(role, sector=row["sector"], sector2=None, row=row.place)
    if lemma in by_class("collective") and " " not in role.words:
        for index in reversed(phrase.modifiers):
            inner = role_at(scene, index, index) if scene.tokens[index].upos == "NOUN" else None
            if inner is not None and inner.sector:
                return msgspec.structs.replace(role, sector=inner.sector, sector2=None, row=inner.row)
    return role


def _with_role(scene: Scene, phrase: Phrase, origin: Origin, sector: str | None, role: Role, basis: Reason) -> Actor:
    """An actor of a role; a single office ("the Chadian president") names its holder on the day, if known."""
    identifier = office = None
    why: tuple[Reason, ...] = (basis, origin.why)
    if role.person and origin.code and sector == "GOV":
        holders = scene.reference.office_holder(origin.code, role.words.lower(), scene.day)
        if holders:
            identifier, office = holders[0].name, holders[0].office
            why = (*why, Reason("actor.office_holder", f"{identifier} held the office", holders[0].row))
    return scene.actor(origin.code, sector, phrase, why, identifier, office or None, _second(role))


def thing(scene: Scene, phrase: Phrase, lemma: str) -> Candidate | None:
    """A thing of a country: by demonym or possessor; a building also by where it stands."""
    row = by_class("structure").get(lemma) or by_class("equipment").get(lemma)
    found = origins(scene, phrase) if row else owning(scene, phrase)
    if not found and row and row["class"] == "structure":
        placed = fallback(scene, phrase.head, None, "places")
        found = (placed,) if placed else ()
    coded = [each for each in found if each.code]
    if not coded:
        return None
    sector = (row["sector"] or None) if row else None
    actors = tuple(scene.actor(each.code, sector, phrase, (each.why,)) for each in coded)
    return Candidate("thing", actors, plural=_is_plural(scene, phrase.head))


def relation(scene: Scene, phrase: Phrase) -> Candidate | None:
    """ "its allies", "Western allies", "Russia's Syrian allies": only an adjective beside a possessor places them."""
    other = _other_of_pair(scene, phrase)
    if other is not None:
        return other
    found = modifying(scene, phrase) if phrase.possessor is not None else ()
    why = Reason("actor.relation", f"“{head_words(scene, phrase)}” of another party")
    said = next((each for each in found if each.code), found[0] if found else None)  # "its European Union partners"
    reasons = (why, said.why) if said else (why,)
    return Candidate("description", (scene.actor(said.code if said else None, None, phrase, reasons),))


def _other_of_pair(scene: Scene, phrase: Phrase) -> Candidate | None:
    """ "Baku accused its neighbour", where the story is about Baku and Yerevan: the other of the two."""
    if phrase.possessor is None or phrase.modifiers or phrase.complements or _is_plural(scene, phrase.head):
        return None
    if lemma_of(scene, phrase.head) not in by_class("opposite"):
        return None
    owner = scene.mention(phrase.possessor)
    codes = {actor.code for actor in owner.actors} if owner else set()
    both = scene.memory.pair(scene.at(phrase.head))
    others = [actor for actor in both if actor.code not in codes]
    if len(codes) != 1 or None in codes or len(both) != 2 or len(others) != 1:
        return None
    spans = (Span(others[0].start, others[0].end),)
    why = Reason("actor.other_of_pair", f"beside “{scene.words[phrase.possessor]}” the story is about it", None, spans)
    return Candidate("description", (scene.actor(others[0].code, None, phrase, (why,)),))


def lemma_of(scene: Scene, index: int) -> str:
    """A noun's lemma, lower case; a capitalised plural ("Christians") loses its s."""
    lemma = scene.lemmas[index]
    return lemma.removesuffix("s") if scene.tokens[index].upos == "PROPN" and lemma not in _faithful() else lemma


def how_far(scene: Scene, phrase: Phrase, lemma: str, sector: str | None) -> Reach:
    """How far a role without a country may look for one."""
    if lemma in by_class("generic"):
        return "none"
    if lemma in by_class("faith") or lemma in by_class("structure"):
        return "places"
    return reach(sector)


def status_of(scene: Scene, phrase: Phrase, title: Sequence[int] = ()) -> str:
    """ "former", "coming", "acting" or "" by the words before a noun and by its own ("ex-president")."""
    if title:
        return _status_of(scene, phrase, title)
    found = scene.statuses.get(phrase)
    if found is None:
        found = scene.statuses[phrase] = _status_of(scene, phrase, ())
    return found


def _status_of(scene: Scene, phrase: Phrase, title: Sequence[int]) -> str:
    rows, words = _statuses(), scene.lower
    around = words[max(0, phrase.head - 2) : phrase.head + 3]
    said = [words[index] for index in (*title, *phrase.modifiers, phrase.head)]
    said.append("".join(around[:3]))
    if "elect" in said or "-elect" in "".join(around):
        return "coming"
    return next((rows[word]["status"] for word in said if word in rows), "")


def head_words(scene: Scene, phrase: Phrase) -> str:
    """The head's own word."""
    return scene.words[phrase.head]


def _copy(scene: Scene, phrase: Phrase, actor: Actor, why: tuple[Reason, ...]) -> Actor:
    return scene.actor(
        actor.code, actor.sector, phrase, (*why, *actor.why), actor.identifier, actor.office, actor.other_sectors
    )


def _second(role: Role) -> tuple[str, ...]:
    return (role.sector2,) if role.sector2 else ()


def _is_plural(scene: Scene, head: int) -> bool:
    token = scene.tokens[head]
    return (
        "Number=Plur" in token.feats
        or (token.xpos in ("NNS", "NNPS"))
        or (not token.feats and token.lemma.lower() != token.text.lower() and token.text.endswith(("s", "men", "ren")))
    )


@cache
def known_nouns() -> frozenset[str]:
    """Every noun of the tables by which a noun is read, lower case."""
    groups = words("actor_groups", "noun")
    by_names = {row["words"].split()[-1] for row in table("actor_bynames")}
    return words("actor_nouns", "word") | groups | by_names | {"counterpart", "state"}


@cache
def _behaviour(lemma: str) -> Row | None:
    for kind in ("staff", "structure", "faith", "generic"):
        if lemma in by_class(kind):
            return by_class(kind)[lemma]
    return None


@cache
def _faithful() -> dict[str, Row]:
    return by_class("faith")


@cache
def by_word_office() -> dict[str, Row]:
    """The rows of en/actor_offices.tsv by office."""
    return by_word("actor_offices", "office")


@cache
def _statuses() -> dict[str, Row]:
    return by_word("actor_status")
