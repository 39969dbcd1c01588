"""Persons by name: full names with titles or appositions, surnames after them, leaders known to the reference data.

What the text says of a person comes first (title, apposition, "former"), then what the data say as of the day, then
what the story said earlier, then the surroundings. A former official is ELI unless in office again on that day.

    "Russian Foreign Minister Sergei Lavrov" -> RUS GOV, Sergei Lavrov, foreign minister;  "Lavrov" -> the same
    "Colonel Amadou Keita, a spokesman for Mali's army" -> MLI MIL
"""

from __future__ import annotations

import datetime as dt

import msgspec

from dateline.records import Actor, Reason, Span
from dateline.reference import Entry, Tenure
from dateline.reference.offices import office_key
from dateline.stages.actors.fallback import fallback
from dateline.stages.actors.nouns import by_class
from dateline.stages.actors.phrase import Phrase
from dateline.stages.actors.roles import OFFICES, by_word_office, lemma_of, role_at
from dateline.stages.actors.sayings import Saying, beside_sector, is_role_word, is_title, sayings
from dateline.stages.actors.scene import Candidate, Match, Role, Scene

DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
MONTHS = frozenset({"January", "February", "March", "April", "May", "June", "July", "August", "September"}) | frozenset(
    {"October", "November", "December"}
)
BEFORE_MONTHS = frozenset("in until till since during throughout last next this early late mid every".split())
"""Words after which "May" is the month."""
SOON = dt.timedelta(days=120)
"""A leader known to take office within this time is on the way there: elected or named, so GOV."""
FORGOTTEN = dt.timedelta(days=365)
"""How long after the last sighting in an office a list is no longer believed against another."""
REMEMBERED = dt.timedelta(days=3650)
"""A former leader is still meant by the surname alone for ten years."""


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
    said = sayings(scene, phrase, first)
    known = scene.memory.people.get(text.casefold())
    if known is None and last - first == 1:
        known = scene.memory.people.get(scene.words[last - 1].casefold())
    again = last - first == 1 and known is not None and not _in_other_office(said, known)
    entries = () if again else _entries(scene, first, last, phrase.head)
    entry, tenure = _best(scene, entries, said, text, titled=said[0].role if said else None)
    if not (entry or known or said) and scene.tree.role(phrase.head) in ("compound", "amod"):
        return None
    actor = _decide(scene, phrase, (first, last), said, known, entry, tenure)
    if actor is None:
        return None
    return Candidate("name", (actor,), person=True, name=text)


def _is_on_the_map(scene: Scene, head: int) -> bool:
    """Whether a word that the model calls a place is the name of one: of a surname read before no map knows."""
    place = scene.place(head)
    return place is not None and place.country is not None


def _in_other_office(said: list[Saying], known: Actor) -> bool:
    """Whether a bare surname's title is not the known person's: "President Clinton", after "Sen. Hillary Clinton"."""
    role = next((saying.role for saying in said if saying.role), None)
    if role is None:
        return False
    return known.office is None or role.words.lower().split()[-1] not in known.office.split()


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
    if labels[head] == "PER" or is_known(scene, head):
        first, last = ranges[head]
        while first < head and (is_title(scene, first) or scene.tokens[first].text in ("-", ",")):
            first += 1
        return first, last
    if (
        scene.words[head].casefold() in scene.memory.people
        and scene.words[head][:1].isupper()
        and (labels[head] != "LOC" or not _is_on_the_map(scene, head))
    ):
        return head, head + 1
    leader = scene.covering(head, max(phrase.first, head - 3), "leader", "official")
    if leader is None or not scene.words[leader.start][:1].isupper():
        return None
    several = leader.end - leader.start > 1
    titled = any(is_title(scene, index) or is_role_word(scene, index) for index in phrase.modifiers)
    if several and labels[head] is None:
        return leader.start, leader.end
    if titled or (labels[head] is None and not several and any(e.kind == "leader" for e in leader.entries)):
        return leader.start, leader.end
    return None


def is_known(scene: Scene, head: int) -> bool:
    """Whether a name that the model calls a place or body is, as a whole, somebody's on the shelf ("Israel Katz")."""
    if scene.tree.labels[head] in (None, "PER"):
        return False
    first, last = scene.tree.name_ranges[head]
    found = scene.longest(first, "leader", "official") if last - first > 1 else None
    if found is None or found.end != last or all(entry.surname_only for entry in found.entries):
        return False
    other = scene.longest(first, "organisation", "armed_group", "security_force", "party", "country", "region")
    place = scene.place_over(head)
    return (other is None or other.end < last) and (place is None or place.end < scene.span(first, last).end)


def _is_people(scene: Scene, head: int) -> bool:
    """Whether a lone word is a demonym's plural ("Hondurans"), however it is labelled."""
    found = scene.longest(head, "demonym")
    return found is not None and found.end == head + 1 and found.entries[0].number == "group"


def _is_calendar(scene: Scene, index: int) -> bool:
    """Whether a word is a day or month here: "Friday" always, "May" beside a number or after "in", "until", "last"."""
    word = scene.words[index]
    beside = {scene.tokens[at].upos for at in (index - 1, index + 1) if 0 <= at < len(scene.tokens)}
    timed = index > 0 and scene.lower[index - 1] in BEFORE_MONTHS
    return word in DAYS or (word in MONTHS and ("NUM" in beside or timed))


def _entries(scene: Scene, first: int, last: int, head: int) -> tuple[Entry, ...]:
    """Persons of the reference data with this name; a longer name is never met by its surname alone."""
    match: Match | None = scene.longest(first, "leader", "official")
    if match is None or match.end < last:
        return ()
    if last - first > 1 and all(entry.surname_only for entry in match.entries):
        return ()
    return match.entries


def _best(
    scene: Scene, entries: tuple[Entry, ...], said: list[Saying], text: str, *, titled: Role | None
) -> tuple[Entry | None, Tenure]:
    """The person meant, with the term that fits the day best; a bare surname needs a leader in or near office, or the
    title of the only state that ever had a leader of this title and name ("President Reagan", whenever written)."""
    codes = {origin.code for saying in said for origin in saying.origins} - {None}
    fitting = [entry for entry in entries if entry.code in codes] if codes else list(entries)
    if codes and not fitting:
        return None, "unknown"
    rank = {"during": 0, "unknown": 1, "after": 2, "before": 3}
    terms = [(entry, scene.reference.holds_office(entry, scene.day)) for entry in fitting]
    if not terms:
        return None, "unknown"
    only = _only_holders(fitting, titled) if titled is not None else frozenset()
    likeliest = next((entry.name for entry, _ in terms if entry.kind == "leader"), None)

    def usable(entry: Entry, tenure: Tenure) -> bool:
        spoken_of = scene.surroundings.weights.get(entry.code or "")
        if titled and entry.surname_only and not codes and tenure != "during" and not spoken_of and entry not in only:
            return False  # "Deputy Ortiz", in a story that says nothing of the past leader's state
        if not entry.surname_only or codes or titled:
            return True
        if entry.kind != "leader":
            return tenure == "during" and len(fitting) == 1
        return tenure == "during" or (_near(scene, entry, tenure) and entry.name == likeliest)

    good = [(entry, tenure) for entry, tenure in terms if usable(entry, tenure)]
    if not good:
        return None, "unknown"
    day = scene.day.last or scene.day.first
    ended = [entry for entry, tenure in good if tenure == "after" and entry.kind == "leader"]
    known = [each for each in good if each[1] != "unknown" or not any(_says_less(each[0], left, day) for left in ended)]
    best = min(known, key=lambda each: (rank[each[1]], each[0].kind != "leader"))
    if best[0] in only and best[0].surname_only and best[1] != "during":
        several = len({entry.name for entry in only}) > 1  # which of two presidents of the name, nothing tells
        return (msgspec.structs.replace(best[0], name=text) if several else best[0]), best[1]
    if best[1] == "before" and not _near(scene, *best):
        later = [each for each in good if each[1] == "after"]
        return later[0] if later else (best if titled or codes else (None, "unknown"))
    return best


def _only_holders(entries: list[Entry], title: Role) -> frozenset[Entry]:
    """Leaders who bore a title, where all of them and of this name were of one state; none where two states had one."""
    key = office_key(title.words)
    held = frozenset(
        entry
        for entry in entries
        if entry.kind == "leader" and (entry.office == "leader" or office_key(entry.office or "") == key)
    )
    return held if len({entry.code for entry in held}) == 1 else frozenset()


def _says_less(entry: Entry, left: Entry, day: dt.date | None) -> bool:
    """Whether a list without an end says nothing against the end of a term that another list knows: it has the person
    from before that end, or lost sight of the person long before the day."""
    begun = entry.start or (entry.seen or "").split("/")[0] or entry.end or ""
    last = max(entry.end or "", (entry.seen or "").split("/")[-1], entry.start or "")
    lost = day is not None and last < (day - FORGOTTEN).isoformat()
    return entry.code == left.code and (begun <= (left.end or "") or lost)


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
    told = [saying.role for saying in said if saying.role and saying.role.sector]
    role = next((each for each in told if each.sector != "CVL"), told[0] if told else None)
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
    plain = entry is not None and tenure == "during" and role is not None and role.words.lower() in by_class("staff")
    if role is not None and not again and not (plain and not status and sector):
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
        sector = beside_sector(said) or "CVL"
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
