"""Persons by name: full names with titles or appositions, surnames after them, leaders known to the reference data.

What the text says of a person comes first (title, apposition, "former"), then what the data say as of the day, then
what the story said earlier, then the surroundings. A former official is ELI unless in office again on that day.

    "Russian Foreign Minister Sergei Lavrov" -> RUS GOV, Sergei Lavrov, foreign minister;  "Lavrov" -> the same
    "Colonel Amadou Keita, a spokesman for Mali's army" -> MLI MIL
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import NamedTuple

from dateline.lexicon import Row
from dateline.records import Actor, Reason, Span
from dateline.reference import Entry, Tenure
from dateline.stages.actors.fallback import fallback
from dateline.stages.actors.nouns import by_class, by_word
from dateline.stages.actors.origins import Origin, origins
from dateline.stages.actors.phrase import Phrase
from dateline.stages.actors.roles import OFFICES, by_word_office, lemma_of, role_at, status_of
from dateline.stages.actors.scene import Candidate, Match, Role, Scene

DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
MONTHS = frozenset({"January", "February", "March", "April", "May", "June", "July", "August", "September"}) | frozenset(
    {"October", "November", "December"}
)
SOON = dt.timedelta(days=120)
"""A leader known to take office within this time is on the way there: elected or named, so GOV."""
REMEMBERED = dt.timedelta(days=3650)
"""A former leader is still meant by the surname alone for ten years."""


class Saying(NamedTuple):
    """What a text says of a person in one place: the role, whether former or coming, the countries."""

    role: Role | None
    status: str
    origins: tuple[Origin, ...]


def person(scene: Scene, phrase: Phrase) -> Candidate | None:
    """A person by name, or None where the words are no person's name."""
    name = _name(scene, phrase)
    if name is None or _is_calendar(scene, phrase.head):
        return None
    first, last = name
    if lemma_of(scene, first) in by_class("faith"):
        if last - first < 3:
            return None
        first += 1
    text = " ".join(scene.words[first:last])
    said = _sayings(scene, phrase, first)
    known = scene.memory.people.get(text.casefold())
    if known is None and last - first == 1:
        known = scene.memory.people.get(scene.words[last - 1].casefold())
    entries = _entries(scene, first, last, phrase.head)
    entry, tenure = _best(scene, entries, said, titled=bool(said) and said[0].role is not None)
    if not (entry or known or said) and scene.tree.role(phrase.head) in ("compound", "amod"):
        return None
    actor = _decide(scene, phrase, (first, last), said, known, entry, tenure)
    if actor is None:
        return None
    return Candidate("name", (actor,), person=True, name=text)


def titled(scene: Scene, phrase: Phrase) -> Candidate | None:
    """A role that heads the phrase with its name beside it ("his counterpart Ruth Cole", "the charity Oxfam")."""
    beside = [index for index in phrase.appositions if scene.tree.labels[index] in ("PER", "ORG")]
    if not beside or scene.tree.labels[phrase.head] == "PER" or role_at(scene, phrase.head, phrase.first) is None:
        return None
    for index in beside:
        if not scene.tree.kids(index, "case*"):
            named = scene.mention(index)
            if named is None or named.kind != "name" or not any(each.code or each.sector for each in named.actors):
                continue
            actor = named.actors[0]
            why = Reason(
                "actor.named_beside", f"its name stands beside it: {actor.identifier}", None, known_spans(actor)
            )
            both = (phrase.first, max(phrase.last, scene.phrase(index).last))
            copy = scene.actor(
                actor.code, actor.sector, both, (why, *actor.why), actor.identifier, actor.office, actor.other_sectors
            )
            return Candidate("name", (copy,), person=named.person)
    return None


def _name(scene: Scene, phrase: Phrase) -> tuple[int, int] | None:
    """The token range of a person's name: the model's PER, a known leader's name, or a word said before as a person."""
    labels, ranges = scene.tree.labels, scene.tree.name_ranges
    head = phrase.head
    if scene.tokens[head].upos not in ("PROPN", "NOUN", "X", "ADJ"):
        return None
    if phrase.determiner in ("the", "a", "an") and scene.reference.role_noun(scene.words[head].lower()) is not None:
        return None
    if ranges.get(head, (head, head + 1)) == (head, head + 1) and _is_people(scene, head):
        return None
    if labels[head] == "PER":
        first, last = ranges[head]
        while first < head and (_title(scene, first) or scene.tokens[first].text in ("-", ",")):
            first += 1
        return first, last
    if (
        scene.words[head].casefold() in scene.memory.people
        and scene.words[head][:1].isupper()
        and labels[head] != "LOC"
    ):
        return head, head + 1
    leader = scene.covering(head, max(phrase.first, head - 3), "leader", "official")
    if leader is None or not scene.words[leader.start][:1].isupper():
        return None
    several = leader.end - leader.start > 1
    titled = any(_title(scene, index) or _is_role_word(scene, index) for index in phrase.modifiers)
    if several and labels[head] is None:
        return leader.start, leader.end
    if titled or (labels[head] is None and not several and any(e.kind == "leader" for e in leader.entries)):
        return leader.start, leader.end
    return None


def _is_people(scene: Scene, head: int) -> bool:
    """Whether a lone word is a demonym's plural ("Hondurans"), however it is labelled."""
    found = scene.longest(head, "demonym")
    return found is not None and found.end == head + 1 and found.entries[0].number == "group"


def _is_calendar(scene: Scene, index: int) -> bool:
    """Whether a word is a day or month here: "Friday" always, "May" beside a number."""
    word = scene.words[index]
    beside = {scene.tokens[at].upos for at in (index - 1, index + 1) if 0 <= at < len(scene.tokens)}
    return word in DAYS or (word in MONTHS and "NUM" in beside)


def _is_role_word(scene: Scene, index: int) -> bool:
    return scene.longest(index, "role_noun") is not None


def _sayings(scene: Scene, phrase: Phrase, first: int) -> list[Saying]:
    """What stands before a name (its title), and what is set beside it."""
    said: list[Saying] = []
    titles = sorted({index for index in phrase.modifiers if index < first} | set(_before(scene, first)))
    if titles or phrase.possessor is not None or phrase.complements:
        said.append(_saying(scene, phrase, titles))
    around = list(phrase.appositions)
    above = scene.tokens[phrase.head]
    if above.deprel.partition(":")[0] in ("appos", "flat", "nmod") and above.head >= 0:
        governor = scene.tokens[above.head]
        if governor.upos == "NOUN" and not scene.tree.kids(phrase.head, "case*"):
            around.append(above.head)
    for index in around:
        if scene.tokens[index].upos in ("NOUN", "PROPN", "ADJ") and scene.tree.labels[index] != "PER":
            said.append(_beside(scene, phrase, index))
    return [each for each in said if each.role or each.origins or each.status]


def _before(scene: Scene, first: int) -> list[int]:
    """The words right before a name that read as its title, whatever the tree makes of them ("Adm.")."""
    found: list[int] = []
    index = first - 1
    while index >= 0 and (scene.words[index][:1].isupper() or _title(scene, index) or _is_role_word(scene, index)):
        if scene.tokens[index].upos not in ("PROPN", "NOUN", "ADJ"):
            break
        found.append(index)
        index -= 1
    return found if any(_title(scene, each) or _is_role_word(scene, each) for each in found) else []


def _beside(scene: Scene, phrase: Phrase, index: int) -> Saying:
    """What an apposition says: as a description of its own ("the navy's acting chief"), else by its role noun."""
    beside = scene.phrase(index)
    status = status_of(scene, beside)
    role = role_at(scene, index, beside.first)
    told = scene.mention(index)
    if told is not None and told.kind == "description" and told.actors[0].sector:
        actor = told.actors[0]
        named = Role(actor.sector, None, True, role.words if role else scene.words[index], role.row if role else None)
        return Saying(named, status, tuple(Origin(each.code, None, each.why[-1]) for each in told.actors))
    return Saying(role, status, origins(scene, beside._replace(appositions=()), frozenset({phrase.head})))


def _saying(scene: Scene, phrase: Phrase, titles: list[int]) -> Saying:
    """The title before a name, word by word from the left, the longest role noun; "Adm." and the like from a table."""
    role: Role | None = None
    past = 0
    for index in titles:
        found = scene.longest(index, "role_noun") if index >= past else None
        if found is not None and found.end <= phrase.head:
            entry = found.entries[0]
            past = found.end
            role = Role(entry.sector, entry.sector2, True, " ".join(scene.words[found.start : past]), entry.row)
    for index in titles:
        row = _titles().get(scene.words[index].lower())
        if row is not None and role is None and row["sector"]:
            role = Role(row["sector"], None, True, row["office"], row.place)
    near = tuple(each for each in phrase.complements if each.preposition in ("of", "from"))
    bare = phrase._replace(appositions=(), clauses=(), complements=near)
    deep = [scene.phrase(index) for index in titles if scene.tokens[index].deprel in ("nmod:desc", "compound")]
    found_origins = origins(scene, bare, frozenset({scene.tokens[phrase.head].head}))
    for title in deep:
        found_origins = found_origins or origins(scene, title, frozenset({phrase.head}))
    return Saying(role, status_of(scene, phrase, titles), found_origins)


def _entries(scene: Scene, first: int, last: int, head: int) -> tuple[Entry, ...]:
    """Persons of the reference data with this name; a longer name is never met by its surname alone."""
    match: Match | None = scene.longest(first, "leader", "official")
    if match is None or match.end < last:
        return ()
    if last - first > 1 and all(entry.surname_only for entry in match.entries):
        return ()
    return match.entries


def _best(scene: Scene, entries: tuple[Entry, ...], said: list[Saying], *, titled: bool) -> tuple[Entry | None, Tenure]:
    """The person meant, with the term that fits the day best; a bare surname needs a leader in or near office."""
    codes = {origin.code for saying in said for origin in saying.origins} - {None}
    fitting = [entry for entry in entries if entry.code in codes] if codes else list(entries)
    if codes and not fitting:
        return None, "unknown"
    rank = {"during": 0, "unknown": 1, "after": 2, "before": 3}
    terms = [(entry, scene.reference.holds_office(entry, scene.day)) for entry in fitting]
    if not terms:
        return None, "unknown"
    likeliest = next((entry.name for entry, _ in terms if entry.kind == "leader"), None)

    def usable(entry: Entry, tenure: Tenure) -> bool:
        if not entry.surname_only or codes or titled:
            return True
        if entry.kind != "leader":
            return tenure == "during" and len(fitting) == 1
        return tenure == "during" or (_near(scene, entry, tenure) and entry.name == likeliest)

    good = [(entry, tenure) for entry, tenure in terms if usable(entry, tenure)]
    if not good:
        return None, "unknown"
    best = min(good, key=lambda each: (rank[each[1]], each[0].kind != "leader"))
    if best[1] == "before" and not _near(scene, *best):
        later = [each for each in good if each[1] == "after"]
        return later[0] if later else (best if titled or codes else (None, "unknown"))
    return best


def _near(scene: Scene, entry: Entry, tenure: Tenure) -> bool:
    """Whether a term begins soon after the day, or ended within memory before it."""
    day = scene.day.last or scene.day.first
    if day is None:
        return True
    if tenure == "before" and entry.start:
        return any(scene.reference.holds_office(entry, day + step) == "during" for step in (SOON / 4, SOON / 2, SOON))
    if tenure == "after" and entry.end:
        return int(entry.end[:4]) >= (day - REMEMBERED).year
    return tenure == "unknown"


def _decide(
    scene: Scene,
    phrase: Phrase,
    name: tuple[int, int],
    said: list[Saying],
    known: Actor | None,
    entry: Entry | None,
    tenure: Tenure,
) -> Actor | None:
    words = (min(phrase.first, name[0]), max(name[1], phrase.head + 1))
    text = " ".join(scene.words[name[0] : name[1]])
    role = next((saying.role for saying in said if saying.role and saying.role.sector), None)
    status = next((saying.status for saying in said if saying.status), "")
    origin = next((saying.origins[0] for saying in said if saying.origins and saying.origins[0].code), None)
    why: list[Reason] = []
    code = sector = identifier = office = None
    sole = by_word_office().get(role.words.lower()) if role else None
    if entry is not None:
        code, identifier = entry.code, entry.name
        sector, office = _as_of(scene, entry, tenure)
        note = f"{entry.name}, {entry.office or entry.sector}: {tenure} on the day"
        why.append(Reason("actor.person", note, entry.row, (scene.span(*name),)))
    elif known is not None:
        code, sector, identifier, office = known.code, known.sector, known.identifier, known.office
        why.append(Reason("actor.named_before", f"“{text}” is {known.identifier}", None, known_spans(known)))
    if origin is not None and code is None:
        code = origin.code
        why.append(origin.why)
    if code is None and sole is not None:
        code = sole["code"]
        why.append(Reason("actor.sole_office", f"there is one {sole['office']}", sole.place))
    again = status == "former" and entry is not None and tenure == "during" and entry.sector in OFFICES
    if role is not None and not again:
        former = status in ("former", "ousted") and role.sector in OFFICES
        sector = "ELI" if former else role.sector
        office = None if former else role.words.lower()
        note = f"“{role.words}”" + (f", {status}" if status else "") + f" is {sector}"
        why.append(Reason("actor.title", note, role.row))
    if not why or (code is None and origin is None):
        how = "story" if sector in OFFICES else "places"
        other = fallback(scene, phrase.head, sector, "story" if how == "story" else "places")
        if other is not None:
            code = other.code
            why.append(other.why)
    if sector is None and role is None and entry is None and known is None:
        sector = _beside_sector(said) or "CVL"
        why.append(Reason("actor.private", "a person without office in the text or the data"))
    return scene.actor(code, sector, words, tuple(why), identifier or text, office)


def _as_of(scene: Scene, entry: Entry, tenure: Tenure) -> tuple[str | None, str | None]:
    """Sector and office on the day: out of office ELI, on the way to it as in it."""
    if tenure == "after":
        return ("ELI" if entry.sector in OFFICES else entry.sector), None
    if tenure == "before":
        return (entry.sector, entry.office) if _near(scene, entry, tenure) else (None, None)
    return entry.sector, entry.office


def known_spans(actor: Actor) -> tuple[Span, ...]:
    """Where a person was named before."""
    return (Span(actor.start, actor.end),)


def _beside_sector(said: list[Saying]) -> str | None:
    return next((origin.sector for saying in said for origin in saying.origins if origin.sector), None)


def _title(scene: Scene, index: int) -> bool:
    return scene.words[index].lower() in _titles()


@cache
def _titles() -> dict[str, Row]:
    return by_word("actor_titles", "title")
