"""How an act is told: as done, ahead, possible, refused, denied, or taken in by a governing word.

The walk goes from the act's seat (a noun's light verb, else the trigger) up through the words that govern it. Each
governing word's effect stands in en/embedding.tsv, each modal's and adverb's in en/hedges.tsv.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import msgspec

from dateline.lexicon import table
from dateline.records import When
from dateline.stages.coding.scene import Scene
from dateline.stages.coding.shapes import is_free_relative, is_headline_plan, parted_infinitives

_CONDITIONAL: Final = frozenset({"if", "unless", "whether", "lest", "without"})
_BACKGROUND: Final = frozenset({"after", "since", "following", "when", "while"})
PURPOSE: Final = "told as a purpose"
POSSIBLE: Final = "only possible or asked"
_TO_COME: Final = frozenset({"next", "tomorrow"})
_ASKING: Final = frozenset("why when where how who whom whose what which".split())
_TIME_CLAUSES: Final = frozenset({"after", "when", "once", "before", "until", "as", "while"})
# Where a noun must stand below a governing verb for that verb's effect to reach it.
_COMPLEMENTS: Final = ("obj", "nsubj:pass", "ccomp", "xcomp", "csubj", "csubj:pass")
_GERUND_PREPOSITIONS: Final = frozenset({"of", "at", "from", "against", "with", "about"})
_COMPLEMENT_PREPOSITIONS: Final = frozenset({"for", "on", "to", "of", "against", "about", "from", "with"})


class Telling(msgspec.Struct):
    """What the walk found. `taken_by`: the governing word that takes the act in, with its effect."""

    aux: set[str] = msgspec.field(default_factory=set)
    hedged: bool = False
    denied: bool = False
    unreal: str | None = None
    taken_by: int | None = None
    effect: str | None = None
    negated: bool = False
    attempted: bool = False
    notes: list[tuple[str, str | None]] = msgspec.field(default_factory=list)


@cache
def _effects() -> dict[tuple[str, str], tuple[str, str]]:
    return {(row["word"], row["pos"]): (row["effect"], row.place) for row in table("embedding")}


@cache
def _words() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in table("hedges")}


def effect_of(scene: Scene, word: int) -> tuple[str, str] | None:
    """The effect of a governing word and its lexicon row; None where it has none."""
    token = scene.tree[word]
    pos = {"VERB": "V", "AUX": "V", "NOUN": "N", "PROPN": "N", "ADJ": "A"}.get(token.upos, "")
    particle = scene.tree.particle(word)
    lemma = token.lemma.lower()
    if particle and (f"{lemma}_{particle}", pos) in _effects():
        return _effects()[f"{lemma}_{particle}", pos]
    if (lemma, pos) not in _effects() and token.xpos == "VBN":
        return _effects().get((token.text.lower(), "A"))
    return _effects().get((lemma, pos))


def telling_of(scene: Scene, seat: int, trigger: int) -> Telling:
    """How the act seated at a word is told; one record for all who ask, to be read only."""
    found = scene.tellings_known.get((seat, trigger))
    if found is None:
        found = scene.tellings_known[seat, trigger] = _telling_of(scene, seat, trigger)
    return found


def _telling_of(scene: Scene, seat: int, trigger: int) -> Telling:
    found = Telling()
    tree = scene.tree
    if trigger != seat:
        _local(scene, trigger, found, frozenset({trigger}))
        effect = effect_of(scene, seat)
        if effect is not None and effect[0] in ("commit", "request", "refuse", "threaten", "deny"):
            _apply(scene, seat, effect, found)  # "offered talks" promises them, "held talks" has them
            if found.taken_by is not None:
                return found
    if tree[seat].upos == "ADJ" and (effect_of(scene, seat) or ("",))[0] == "future":
        found.aux.add("future")  # "is due in Vienna", itself the word for what lies ahead
    seen: set[int] = set()
    word = seat
    while word not in seen and found.unreal is None:
        seen.add(word)
        _local(scene, word, found, frozenset({trigger, *seen}))
        head = tree[word].head
        if head < 0 or found.unreal:
            break
        following = _climb(scene, word, head, found)
        if following is None:
            break
        word = following
    return found


def _local(scene: Scene, word: int, found: Telling, passed: frozenset[int]) -> None:
    """The word's own modals, negation, hedging adverbs and conjunctions."""
    tree = scene.tree
    token = tree[word]
    modal = None
    if any(tree.lower[kid] == "to" for kid in tree.kids(word, "mark")) and any(
        tree[kid].lemma == "be" for kid in tree.kids(word, "cop", "aux")
    ):
        found.aux.add("future")
        found.notes.append(("lies ahead: told with 'is to'", None))
    if _is_scheduled(scene, word) and not any(
        tree[other].head == word and tree.relation(other, "conj") for other in passed
    ):
        found.aux.add("future")
        found.notes.append(("lies ahead: told in the present with a time to come", None))
    kinds = _words()
    for child in tree.children[word]:
        relation, lemma = tree.relations[child], tree.lower[child]
        kind = kinds.get(lemma)
        if lemma == "longer" and any(tree[kid].text.lower() == "no" for kid in tree.children[child]):
            kind = "negation"
        if lemma == "neither" and relation == "cc:preconj" and len(passed) > 1 and found.negated:
            continue  # its "nor" has told it already
        if relation in ("aux", "aux:pass") and kind in ("modal_future", "modal_would", "modal_unreal"):
            modal = (kind, lemma)
        elif relation in ("advmod", "det", "cc:preconj", "cc") and kind == "negation":
            found.negated = not found.negated
            found.notes.append((f"negated by {tree[child].text!r}", None))
        elif relation == "advmod" and kind == "hedge":
            found.hedged = True
            found.notes.append((f"hedged by {tree[child].text!r}", None))
        elif relation in ("mark", "advmod") and lemma in _CONDITIONAL:
            found.unreal = f"stands under {tree[child].text!r}"
    if token.upos == "VERB" and tree.relation(word, "ccomp", "advcl") and tree.preposition(word) in _CONDITIONAL:
        found.unreal = f"stands under {tree.preposition(word)!r}"
    if modal is not None:
        kind, lemma = modal
        perfect = any(tree[child].lemma == "have" for child in tree.kids(word, "aux"))
        if kind == "modal_future" or (kind == "modal_would" and not perfect):
            found.aux.add("future")
            found.notes.append((f"lies ahead: {lemma!r}", None))
        elif perfect and kind == "modal_would":
            found.unreal = "told as what would have been"
        elif perfect:
            found.hedged = True
            found.notes.append((f"hedged by {lemma!r} with the perfect", None))
        else:
            found.unreal = f"{POSSIBLE}: {lemma!r}"
    if _is_asked(scene, word):
        found.unreal = "the clause is a question"
    subject = tree.kid(word, "nsubj", "nsubj:pass")
    if subject is not None and kinds.get(tree.lower[subject]) == "negation":
        found.negated = not found.negated
        found.notes.append((f"negated by {tree[subject].text!r}", None))
    for argument in tree.kids(word, "obj", "nsubj", "nsubj:pass"):
        # the determiners of words that the walk came through are counted there
        if argument not in passed and any(
            kinds.get(tree.lower[kid]) == "negation" for kid in tree.kids(argument, "det")
        ):
            found.negated = not found.negated
            found.notes.append(("negated by a negative determiner", None))


def _is_scheduled(scene: Scene, word: int) -> bool:
    """Whether an act is told as on a calendar: the present with a day to come ("flies to Vienna on Friday", "is meeting
    him next week"). Only of what is done by appointment; a headline's present tells what has been done."""
    tree = scene.tree
    token = tree[word]
    if tree.lemmas[word] not in scene.ontology.words_of(("planned_verb",)):
        return False
    auxiliaries = [tree[kid].text.lower() for kid in tree.kids(word, "aux")]
    if not (token.xpos in ("VBZ", "VBP") and not auxiliaries) and not (
        token.xpos == "VBG" and auxiliaries and set(auxiliaries) <= {"is", "are", "'s", "’s", "'re", "’re"}
    ):
        return False
    if tree[len(tree.tokens) - 1].upos != "PUNCT":
        return False
    return any(
        when.kind != "SET" and _is_told_for(scene, head, word) and _is_to_come(scene, when)
        for head, when in scene.times
    )


def _is_told_for(scene: Scene, time: int, verb: int) -> bool:
    """Whether time words belong to a verb, at most through the nouns of its phrases."""
    tree = scene.tree
    current = tree[time].head
    while current >= 0 and current != verb and tree[current].upos in ("NOUN", "PROPN", "NUM"):
        current = tree[current].head
    return current == verb and current >= 0


def _is_to_come(scene: Scene, when: When) -> bool:
    """A day after the dispatch was written; a bare weekday, which the present leaves no other reading; "next month"."""
    first, written = when.interval.first, scene.published.last
    if first is not None and written is not None and first > written:
        return True
    words = when.text.lower().split()
    return words[0] in _TO_COME or (len(words) == 1 and words[0] in _weekdays())


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(row["word"] for row in table("time_weekdays") if row["form"] == "full")


def _is_asked(scene: Scene, word: int) -> bool:
    """Whether a clause asks if its act came about: "Did rebels attack?". "Why did they attack?" takes it as done."""
    tree = scene.tree
    if "?" not in tree.words or not any(tree[kid].text == "?" for kid in tree.children[word]):
        return False
    subject = tree.kid(word, "nsubj", "nsubj:pass")
    before = [kid for kid in tree.kids(word, "aux", "aux:pass", "cop") if subject is not None and kid < subject]
    asking = (kid for child in tree.children[word] for kid in (child, *tree.kids(child, "det", "nmod:poss")))
    return bool(before) and not any(tree[kid].lemma.lower() in _ASKING for kid in asking)


def _climb(scene: Scene, word: int, head: int, found: Telling) -> int | None:
    """Take the governing word's effect; the next word to look from, or None where the walk ends."""
    tree = scene.tree
    relation = tree[word].deprel
    if is_headline_plan(tree, word):
        found.aux.add("future")
        found.notes.append(("lies ahead: a headline's infinitive", None))
        return None
    if relation == "advcl" and _is_told_with_future(scene, word, head):
        found.aux.add("future")
        found.notes.append(("told in the present beside a clause that lies ahead", None))
        return None
    if relation == "acl:relcl" and _is_of_whatever(scene, word, head):
        found.unreal = "told of whatever would do so"
        return None
    if relation == "xcomp" and tree[head].lemma == "have":
        found.unreal = "told as still to be done"  # "has to sign", "has yet to sign"
        return None
    if relation == "conj":
        own = tree.kids(word, "nsubj", "nsubj:pass", "aux")
        return None if own and tree[word].upos == "VERB" else head
    if relation == "advcl" and _is_purpose(scene, word):
        effect = effect_of(scene, head)
        if effect is None or effect[0] == "unreal" or tree[head].upos not in ("VERB", "ADJ"):
            found.unreal = PURPOSE
            return None
        return _apply(scene, head, effect, found)
    if relation == "advcl" and tree[word].xpos == "VBG":
        # "accused of funding rebels", "aimed at bringing both together", "demanded a truce before allowing aid in"
        effect = effect_of(scene, head)
        preposition = tree.preposition(word)
        if effect is not None and preposition in _GERUND_PREPOSITIONS:
            return _apply(scene, head, effect, found)
        if effect is not None and preposition == "before" and effect[0] in ("request", "refuse", "threaten"):
            found.unreal = "told as what is to come later"
            return None
    if relation in ("obj", "xcomp") and _is_named_so(scene, head):
        return tree[head].head
    if relation in _COMPLEMENTS or (relation == "obl" and tree.preposition(word) in _COMPLEMENT_PREPOSITIONS):
        effect = effect_of(scene, head)
        if effect is None:
            # "is to fly to Luanda for talks" tells of talks as it tells of the flight
            return head if relation == "xcomp" or tree.preposition(word) == "for" else None
        if effect[0] == "request" and relation == "ccomp" and _is_indicative(scene, word):
            return None  # "told reporters that troops had left" asks for nothing
        return _apply(scene, head, effect, found)
    if relation == "acl" and tree[word].upos == "VERB" and _is_complement_clause(scene, word):
        verb = tree[head].head
        if verb >= 0 and effect_of(scene, head) is None and word in parted_infinitives(tree, verb):
            head = verb
        effect = effect_of(scene, head)
        if effect is None:
            found.unreal = "told as a purpose or possibility"
            return None
        return _apply(scene, head, effect, found)
    if relation in ("nmod", "acl", "compound") and tree[head].upos in ("NOUN", "PROPN"):
        effect = effect_of(scene, head)
        preposition = tree.preposition(word)
        if effect is not None and preposition in ("of", "for", "on", "to", "about", "against"):
            return _apply(scene, head, effect, found)
    return None


def _is_of_whatever(scene: Scene, verb: int, antecedent: int) -> bool:
    """ "will not tolerate acts that endanger the other": things that nobody says exist, under what is not done yet."""
    tree = scene.tree
    if tree[verb].xpos not in ("VBP", "VBZ", "VBG") or tree[antecedent].xpos != "NNS" or tree.kids(antecedent, "det"):
        return False
    mention, governing = scene.mentions.get(antecedent), tree[antecedent].head
    while governing >= 0 and tree[governing].upos == "NOUN":
        governing = tree[governing].head
    if governing < 0 or (mention is not None and mention.actors):
        return False
    above = telling_of(scene, governing, governing)
    return above.negated or bool(above.unreal or above.taken_by is not None or "future" in above.aux)


def _is_named_so(scene: Scene, verb: int) -> bool:
    """ "carried out what officials call an air raid": a word for "what" is no call for it."""
    return scene.tree[verb].lemma == "call" and is_free_relative(scene.tree, verb)


def _apply(scene: Scene, head: int, effect: tuple[str, str], found: Telling) -> int | None:
    kind, row = effect
    word = scene.tree[head].text
    if kind != "through":
        found.notes.append((f"governed by {word!r} ({kind})", row))
    match kind:
        case "through":
            return head
        case "future":
            found.aux.add("future")
            return head
        case "expected":
            found.hedged = True
            if scene.tree[head].lemma.lower() not in ("believe", "think", "appear", "seem"):
                found.aux.add("future")
            return head
        case "attempt":
            found.attempted = True
            return head
        case "unreal":
            found.unreal = f"told as unreal by {word!r}"
        case "deny":
            found.denied = True
            found.aux.add("negation")
            found.taken_by, found.effect = head, kind
        case _:
            found.taken_by, found.effect = head, kind
    return None


def _is_told_with_future(scene: Scene, verb: int, head: int) -> bool:
    """ "will be signed after they meet": the present of a time clause beside a future is ahead as well."""
    tree = scene.tree
    marks = {tree[kid].text.lower() for kid in tree.kids(verb, "mark", "advmod")}
    ahead = any(_words().get(tree[kid].text.lower()) == "modal_future" for kid in tree.kids(head, "aux"))
    return ahead and bool(marks & _TIME_CLAUSES) and tree[verb].xpos in ("VBP", "VBZ", "VB")


def _is_indicative(scene: Scene, verb: int) -> bool:
    """Whether a clause is told as a fact: finite, and neither the bare form nor under "should"."""
    tree = scene.tree
    auxiliaries = [tree[kid] for kid in tree.kids(verb, "aux", "aux:pass", "cop")]
    if any(token.text.lower() == "should" for token in auxiliaries):
        return False
    finite = ("VBD", "VBZ", "VBP", "MD")
    return tree[verb].xpos in finite or any(token.xpos in finite for token in auxiliaries)


def _is_complement_clause(scene: Scene, verb: int) -> bool:
    """A clause that says what a plan, threat or demand is for: "a demand that it withdraw", "a plan to withdraw"."""
    marks = {scene.tree[kid].text.lower() for kid in scene.tree.kids(verb, "mark")}
    return bool(marks & {"to", "that", "of"})


def _is_purpose(scene: Scene, verb: int) -> bool:
    if scene.tree.kids(verb, "nsubj", "nsubj:outer", "nsubj:pass"):
        return False  # "a day before they were to meet"
    marks = [scene.tree[kid].text.lower() for kid in scene.tree.kids(verb, "mark", "advmod")]
    return "to" in marks and scene.tree[verb].xpos in ("VB", "VBN")


def is_background(scene: Scene, seat: int) -> bool:
    """Whether an act is told as lying before another: pluperfect, or "after", "following" with a past sense."""
    tree = scene.tree
    auxiliaries = [tree[kid] for kid in tree.kids(seat, "aux")]
    if any(token.lemma == "have" and token.text.lower() in ("had", "'d", "’d") for token in auxiliaries):
        # in reported speech the pluperfect is only the past of what was said
        return not scene.said_by(seat)
    head = tree[seat].head
    if head >= 0 and tree.relation(seat, "obj") and tree[head].text.lower() == "following":
        return True
    return tree[seat].upos in ("NOUN", "PROPN") and tree.preposition(seat) in _BACKGROUND
