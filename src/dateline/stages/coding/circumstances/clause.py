"""Which words of a sentence tell an act's time and place: those of its clause, then those of clauses told beside it.

Rank: the number of arcs from a phrase to the act, with a penalty for every word further out whose circumstances the
act shares ("attacked a market on Monday, killing eleven").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from dateline.stages.coding.binding import Candidate
from dateline.stages.coding.scene import Scene
from dateline.stages.coding.telling import effect_of
from dateline.trees import CLAUSE_RELATIONS

_OTHER_TIMES: Final = frozenset({"before", "after", "until", "ahead of", "following", "prior to"})
_AT_ONCE: Final = frozenset({"when", "as", "while"})
_THEREAFTER: Final = frozenset({"after", "once", "following"})
_PAST: Final = frozenset({"VBD", "VBN"})
_BLANK: Final = 1  # characters between a length and the "before" it counts to
_DAYS: Final = {"D": 1, "W": 7}
_FARTHEST: Final = 12  # arcs between a phrase and its act; longer ways are errors of the parser


class Beside(msgspec.Struct, frozen=True):
    """A word of another clause with which an act shares circumstances. `rule` and `note` say why; `offset`: days from
    that clause to the act; `before`, `after`: days by which the act may lie off that; `place`: whether it is shared."""

    word: int
    rule: str
    note: str
    offset: int = 0
    before: int = 0
    after: int = 0
    place: bool = True


def seats(candidate: Candidate, for_place: bool = False) -> Iterator[tuple[int, int]]:
    """Words whose time and place are the act's, with a penalty each: trigger, light verb, the verbs it is a complement
    of, its first conjunct. What an act brings about ("..., prompting protests") happens where it did, but may be later.
    """
    scene, tree = candidate.scene, candidate.scene.tree
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
            if tree[later].lemma == "have":
                for thing in tree.kids(later, "obj", "xcomp"):
                    yield thing, 21  # "was burned and had its gate daubed on Monday"
    if word == candidate.trigger and tree[word].upos == "NOUN" and tree[word].head >= 0:
        if tree.relation(word, "nsubj"):
            yield tree[word].head, 15  # "The talks collapsed in 2024"
        if tree.relation(word, "obl") and tree.preposition(word) == "for" and is_occasion(scene, word):
            yield tree[word].head, 10  # "flew to Luanda on Monday for talks"
    occasion = _occasion_of(scene, word)
    if occasion is not None:
        yield occasion, 10
        yield tree[occasion].head, 12
    for penalty in range(10, 50, 10):
        head = tree[word].head
        unled = not tree.kids(word, "nsubj", "nsubj:pass", "mark")
        shared = unled and (
            tree.relation(word, "conj") or (tree.relation(word, "advcl") and tree[word].xpos == "VBG")
        )  # "attacked a market on Monday, killing eleven"
        effect = effect_of(scene, head) if head >= 0 and tree.relation(word, "advcl") else None
        told_through = effect is not None and effect[0] == "through"  # "voted on Monday to ratify"
        rallied = candidate.behaviour == "PROTEST" and tree.relation(word, "advcl") and tree[word].xpos == "VB"
        brought_about = for_place and head >= 0 and tree.relation(word, "obj") and is_result(scene, head)
        if head < 0 or not (shared or told_through or rallied or brought_about or tree.relation(word, "xcomp")):
            return
        word = head
        yield word, penalty


def is_result(scene: Scene, verb: int) -> bool:
    """Whether a participle without a subject of its own tells what came of its clause: "..., prompting protests"."""
    tree = scene.tree
    return tree.relation(verb, "advcl") and tree[verb].xpos == "VBG" and not tree.kids(verb, "nsubj", "mark")


def is_occasion(scene: Scene, noun: int) -> bool:
    """Whether a noun is something people come together for: talks, a visit, a ceremony."""
    return scene.tree[noun].lemma.lower() in scene.ontology.words_of(("occasion",))


def _occasion_of(scene: Scene, verb: int) -> int | None:
    """The talks that a relative clause sets its act in: "had a call on Monday in which they agreed to stop"."""
    tree = scene.tree
    noun = tree[verb].head
    if noun < 0 or not tree.relation(verb, "acl:relcl") or not is_occasion(scene, noun):
        return None
    inside = (
        tree[kid].lemma == "where" or (tree[kid].lemma == "which" and tree.preposition(kid) in ("in", "at", "during"))
        for kid in tree.children[verb]
    )
    return noun if tree[noun].head >= 0 and any(inside) else None


def steps(scene: Scene, head: int, seat: int, start: int | None = None) -> int | None:
    """How many arcs up from a phrase to a seat without leaving its clause; None where it belongs elsewhere.

    `start`: the word that the phrase is held to belong to, where that is not the one it hangs on."""
    tree = scene.tree
    word, count = (head, 0) if start is None else (start, 1)
    while word != seat:
        token = tree[word]
        if token.head < 0 or count > _FARTHEST or token.deprel in ("appos", "parataxis"):
            return None
        if word != head:
            if token.deprel in CLAUSE_RELATIONS and not _is_inside(scene, word, seat):
                return None
            if token.upos == "VERB" and token.deprel == "conj":
                return None
            if tree.preposition(word) in _OTHER_TIMES:
                return None  # "signed days before the handover on Monday" is not dated Monday
        word = token.head
        count += 1
    return count


def _is_inside(scene: Scene, word: int, seat: int) -> bool:
    """Whether a clause only says more of the act itself: "an attack carried out in Goma on Monday", or what it made of
    those it was done to."""
    tree = scene.tree
    if _is_made(scene, word):
        return True  # "left nine farmers dead in Mopti on Monday"
    if tree[word].deprel != "acl" or tree[word].xpos != "VBN" or tree.kids(word, "nsubj", "mark"):
        return False
    if _is_made(scene, tree.first_conjunct(tree[word].head)):
        return True  # "left nine farmers dead and two barns burned in Mopti"
    return tree[word].head == seat and tree[seat].upos == "NOUN"


def _is_made(scene: Scene, word: int) -> bool:
    """Whether a word says what an act made of those it was done to: "dead" of "left nine dead"."""
    return scene.tree[word].deprel == "xcomp" and scene.tree[word].upos == "ADJ"


def beside(candidate: Candidate) -> Iterator[Beside]:
    """Other clauses whose circumstances are the act's where its own tells none, best first."""
    scene, tree = candidate.scene, candidate.scene.tree
    act = candidate.seat
    for clause in tree.kids(act, "advcl"):
        marks = _marks(scene, clause)
        if marks & _AT_ONCE and _same_tense(scene, act, clause):
            yield _at_once(scene, clause, marks)
        elif marks & _THEREAFTER and tree[clause].lemma.lower() in scene.ontology.words_of(("meeting_verb",)):
            yield Beside(clause, "occasion", f"follows when they {tree[clause].lemma}")
        yield from _counted(scene, clause, clause, marks)
    for phrase in tree.kids(act, "obl"):
        if tree.preposition(phrase) in _OTHER_TIMES - {"before", "ahead of", "prior to", "until"}:
            noun = next((word for word in (phrase, *tree.kids(phrase, "nmod")) if is_occasion(scene, word)), None)
            if noun is not None and scene.ontology.quad(candidate.event) in (1, 2):
                yield Beside(noun, "occasion", f"comes out of the {tree[noun].text!r} it followed")
    yield from _side_by_side(candidate)
    head = tree[act].head
    if head >= 0 and tree.relation(act, "advcl"):
        marks = _marks(scene, act)
        said = [kid for kid in tree.kids(head, "ccomp") if kid < act]
        head = max(said, default=head)  # "The army fired a rocket, it said, hours before talks began"
        if marks & _AT_ONCE and _same_tense(scene, act, head):
            yield _at_once(scene, head, marks)
        yield from _counted(scene, act, head, marks)
    yield from _came_before(candidate)


def _side_by_side(candidate: Candidate) -> Iterator[Beside]:
    """ "Rebels ambushed a convoy on Monday; four guards were killed": clauses of one kind of act, told in one tense."""
    scene, tree, act = candidate.scene, candidate.scene.tree, candidate.seat
    if scene.ontology.quad(candidate.event) != 4:
        return
    others = list(tree.kids(act, "conj", "parataxis"))
    word = act
    for above in tree.ancestors(act):
        if not tree.relation(word, "conj", "parataxis") or tree[word].upos != "VERB":
            break
        others.append(above)
        word = above
    for other in others:
        rows = scene.ontology.rows_of.get((tree[other].lemma.lower(), tree[other].upos), ())
        if any(row.event == candidate.event for row in rows) and _same_tense(scene, act, other):
            yield Beside(other, "side-by-side", f"told beside {tree[other].text!r} in one sentence")


def _at_once(scene: Scene, word: int, marks: set[str]) -> Beside:
    """ "When" tells of one scene; "as" and "while" may set side by side what happens far apart on one day."""
    note = f"told to happen as {scene.tree[word].text!r} did"
    return Beside(word, "at-once", note, place="when" in marks)


def _marks(scene: Scene, clause: int) -> set[str]:
    return {scene.tree[kid].text.lower() for kid in scene.tree.kids(clause, "mark", "advmod")}


def _came_before(candidate: Candidate) -> Iterator[Beside]:
    """Talks out of which another act came: "signed it in Oslo on Monday after two hours of talks"."""
    scene, tree = candidate.scene, candidate.scene.tree
    phrase = candidate.trigger
    if not is_occasion(scene, phrase) or phrase != candidate.seat:
        return
    if tree.relation(phrase, "nmod") and tree.preposition(phrase) == "of":
        phrase = tree[phrase].head  # "hours of talks"
        if phrase not in {head for head, when in scene.times if when.value.startswith("PT")}:
            return  # days of talks begin on another day
    if (
        tree.relation(phrase, "obl")
        and tree.preposition(phrase) in _THEREAFTER
        and tree[tree[phrase].head].upos == "VERB"
    ):
        yield Beside(tree[phrase].head, "occasion", f"{tree[tree[phrase].head].text!r} came out of it")


def _counted(scene: Scene, clause: int, word: int, marks: set[str]) -> Iterator[Beside]:
    """A clause told as so long before or after another: days are counted, hours lie on that day or the next.

    Seen from the clause itself (`word` is another) or from the one it hangs on (`word` is the clause)."""
    tree = scene.tree
    order = next(iter(marks & {"before", "after"}), None)
    opening = min((tree[kid].start for kid in tree.kids(clause, "mark") if tree[kid].text.lower() == order), default=0)
    length = next(
        (when for _, when in scene.times if when.kind == "DURATION" and 0 < opening - when.end <= _BLANK), None
    )
    if order is None or length is None:
        return
    later = (order == "before") == (word != clause)  # "before X did" tells X, the clause, to be the later act
    note = f"told as {length.text} {'after' if later else 'before'} {tree[word].text!r}"
    words = [word]
    for above in tree.ancestors(word) if word != clause else ():
        if not tree.relation(words[-1], "advcl", "xcomp") or tree[words[-1]].xpos != "VB":
            break
        words.append(above)  # "met on Monday to settle the text, a week before they sign it"
    days = _days_of(length.value)
    if days is None:
        return
    for governing in words:
        if length.value.startswith("PT"):
            off = (0, days) if later else (days, 0)
            yield Beside(governing, "hours-apart", note, before=off[0], after=off[1], place=False)
        else:
            yield Beside(governing, "days-apart", note, offset=days if later else -days, place=False)


def _days_of(value: str) -> int | None:
    """The days of a TIMEX3 length: "P1W" is 7; of hours or minutes those they may reach over, "PT30H" and "PTXH" 2 and
    1; None for "some days", months and years."""
    number, unit = value.removeprefix("P").removeprefix("T")[:-1], value[-1:]
    count = int(number) if number.isdecimal() and len(number) < 6 else None
    if value.startswith("PT"):
        return 1 + (count or 0) // 24 if unit == "H" else 1
    return None if count is None or unit not in _DAYS else count * _DAYS[unit]


def _same_tense(scene: Scene, one: int, other: int) -> bool:
    """Whether two verbs are told in the same time; after "when" what lies ahead is told in the present."""
    tenses = {_tense(scene, one), _tense(scene, other)}
    return None not in tenses and (len(tenses) == 1 or tenses == {"ahead", "present"})


def _tense(scene: Scene, verb: int) -> str | None:
    tree = scene.tree
    auxiliaries = {tree[kid].text.lower() for kid in tree.kids(verb, "aux", "aux:pass")}
    if auxiliaries & {"will", "would", "shall"}:
        return "ahead"
    if auxiliaries & {"had", "have", "has"} or tree[verb].upos != "VERB":
        return None
    return "past" if tree[verb].xpos in _PAST or auxiliaries & {"was", "were"} else "present"
