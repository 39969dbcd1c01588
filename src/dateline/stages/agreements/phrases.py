"""What the phrase of an accord's noun tells: the words of its name, its year, its topic, its parties.

"the 2001 friendship treaty between Chad and Niger" -> name "2001 friendship treaty", year 2001, parties TCD and NER
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from dateline.records import Actor, Span
from dateline.stages.agreements import words
from dateline.stages.agreements.scenes import Scene
from dateline.stages.agreements.who import parties, unique

_QUOTES: Final = frozenset('"“”‘’«»')
_BETWEEN: Final = frozenset({"between", "with", "among", "amongst"})
_YEAR: Final = re.compile(r"(1[6-9]|20)\d\d$")
TOPICS: Final = frozenset({"on", "about", "over", "for"})
_OLD: Final = dt.timedelta(days=60)
"""An accord whose own phrase dates it further back than this is not the news of the day."""
_PREMODIFIERS: Final = ("det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "nmod:unmarked", "flat")
_LOOSE: Final = ("appos", "acl", "acl:relcl", "det", "case", "punct", "advmod")


def words_before(scene: Scene, head: int) -> Iterator[int]:
    """The words of the phrase that stand before its head, branch by branch, as far as they follow one another."""
    tree = scene.tree
    kids = tree.kids(head, *_PREMODIFIERS, "punct")
    inside = sorted({i for kid in kids if kid < head for i in tree.subtree(kid)})
    expected = head - 1
    for index in reversed(inside):
        if index != expected and not all(tree[i].upos == "PUNCT" for i in range(index + 1, expected + 1)):
            break
        yield index
        expected = index - 1


def core_of(scene: Scene, head: int, before: list[int]) -> tuple[int, ...]:
    """The words that name it: from the first that is no article, opinion or length of time, to the head."""
    tree = scene.tree
    skipped = words.premodifiers("epithet") | words.premodifiers("apart") | words.premodifiers("same")
    lengths = [when for _, when in scene.times if when.kind == "DURATION"]
    chosen = sorted(before)
    while chosen:
        token = tree[chosen[0]]
        owned = any(tree.is_above(kid, chosen[0]) or kid == chosen[0] for kid in tree.kids(head, "nmod:poss"))
        timed = any(when.start <= token.start < when.end for when in lengths)
        if (
            token.upos in ("DET", "PUNCT", "PRON", "PART")
            or owned
            or timed
            or token.lemma.lower() in skipped
            or token.text.lower() in skipped
            or (token.upos == "NUM" and not _YEAR.match(token.text))
        ):
            popped = chosen.pop(0)
            if token.upos == "NUM" and len(chosen) > 1 and tree[popped + 1].text == "-":
                del chosen[:2]  # "three-way"
            continue
        break
    return (*chosen, head) if chosen else (head,)


def naming_phrase(scene: Scene, head: int) -> tuple[int, ...]:
    """ "of understanding", "of Friendship and Cooperation": what belongs to the name behind the noun."""
    tree = scene.tree
    for kid in tree.kids(head, "nmod"):
        if (
            tree.preposition(kid) == "of"
            and kid == head + 2
            and (
                tree[kid].lemma.lower() in ("understanding", "intent", "friendship", "cooperation")
                or (tree[head].text[:1].isupper() and tree[kid].text[:1].isupper())
            )
        ):
            cut = tuple(i for i in tree.kids(kid, "nmod", "acl", "acl:relcl", "appos") for i in tree.subtree(i))
            return tuple(i for i in tree.subtree(kid) if i not in cut)
    return ()


def title_of(scene: Scene, head: int, core: tuple[int, ...]) -> str | None:
    """Its name as a proper noun: "Strait Accord", "Minsk agreements"; country names alone make none."""
    tree = scene.tree
    if not core or len(core) < 2:
        return None
    capital = [i for i in core if i != head and tree[i].text[:1].isupper() and tree[i].upos != "NUM"]
    if not capital or (capital[0] == 0 and len(capital) == 1 and not tree[head].text[:1].isupper()):
        return None
    names = [i for i in capital if tree[i].upos in ("PROPN", "ADJ")]
    if all(i in scene.mentions for i in names) and not tree[head].text[:1].isupper():
        return None
    return " ".join(tree[i].text.lower() for i in capital)


def quoted_name(scene: Scene, head: int) -> Span | None:
    """Where its phrase stands between quotation marks: the words between them."""
    tree = scene.tree
    opening = next((i for i in range(head, max(head - 9, -1), -1) if tree[i].text in _QUOTES), None)
    closing = next((i for i in range(head + 1, min(head + 9, len(tree.tokens))) if tree[i].text in _QUOTES), None)
    if opening is None or closing is None or opening + 1 > head:
        return None
    inside = range(opening + 1, closing)
    if any(tree[i].upos in ("VERB", "AUX") for i in inside) or closing - opening > 12:
        return None
    words_ = [i for i in inside if tree[i].upos != "PUNCT"]
    return scene.span_of(words_[0], words_[-1]) if len(words_) > 1 else None


def content_of(scene: Scene, head: int, named: tuple[int, ...]) -> frozenset[str]:
    """The lemmas that say which accord it is: of its name and its "on ..." phrase, without what any accord may have."""
    tree = scene.tree
    plain = words.premodifiers("plain") | words.premodifiers("epithet") | words.premodifiers("apart")
    told = {tree[i].lemma.lower() for i in (*named, *topic_of(scene, head)) if i != head and i not in scene.mentions}
    return frozenset(lemma for lemma in told if lemma not in plain and len(lemma) > 2 and not lemma.isdigit())


def proper_name(scene: Scene, head: int) -> tuple[int, ...]:
    """A proper name set beside it: "New START, the arms treaty", "the deal, formally the Plan of Action"."""
    tree = scene.tree
    beside = [*tree.kids(head, "appos")]
    above = tree[head].head
    if above >= 0 and tree.relation(head, "appos"):
        beside.append(above)
    if above >= 0 and tree.relation(head, "nsubj"):
        # "New START, the treaty, expires" may be parsed as two subjects
        beside += [kid for kid in tree.kids(above, "nsubj") if kid < head and tree[kid + 1].text == ","]
    for noun in beside:
        known = noun in scene.mentions or noun in scene.places or tree.labels[noun] == "PER"
        if known or not tree[noun].text[:1].isupper():
            continue
        loose = [*tree.kids(noun, *_LOOSE)]
        loose += [kid for kid in tree.kids(noun, "nmod") if tree.preposition(kid) not in ("of", "on", "for")]
        cut = {i for kid in loose for i in tree.subtree(kid)}
        words_ = tuple(i for i in tree.subtree(noun) if i not in cut)
        if len(words_) > 1 and words_[-1] - words_[0] < 12:
            return words_
    return ()


def is_old(scene: Scene, head: int) -> bool:
    """ "a truce in November 2023", told in 2025: its phrase dates it well before the day of writing."""
    written = scene.published.first
    behind = {kid for kid in scene.tree.kids(head, "nmod") if scene.tree.preposition(kid) in ("in", "of", "from")}
    if written is None or not behind:
        return False
    inside = [when.interval.last for kid, when in scene.times if kid in behind and when.kind == "DATE"]
    return any(last is not None and written - last > _OLD for last in inside)


def topic_of(scene: Scene, head: int) -> tuple[int, ...]:
    """The words of its "on ..." phrase."""
    tree = scene.tree
    heads = (head, *(kid for kid in tree.kids(head, "nmod") if tree.preposition(kid) == "of"))
    topics = (kid for above in heads for kid in tree.kids(above, "nmod", "acl") if tree.preposition(kid) in TOPICS)
    return tuple(i for kid in topics for i in tree.subtree(kid))


def year_of(scene: Scene, head: int, before: list[int]) -> str | None:
    tree = scene.tree
    behind = [kid for kid in tree.kids(head, "nmod") if tree.preposition(kid) in ("of", "from")]
    return next((tree[i].text for i in (*before, *behind) if _YEAR.match(tree[i].text)), None)


def kind_of(scene: Scene, named: tuple[int, ...]) -> str:
    """What it is about, from the words of its name (en/agreement_kinds.tsv); "" where they do not tell."""
    lemmas = {scene.tree[i].lemma.lower() for i in named} | {scene.tree[i].text.lower() for i in named}
    joined = {f"{scene.tree[a].text}-{scene.tree[b].text}".lower() for a, b in zip(named, named[2:], strict=False)}
    for kind, known, _ in words.kinds():
        if (lemmas | joined) & known:
            return kind
    return ""


def own_parties(scene: Scene, head: int) -> tuple[Actor, ...]:
    """Parties named in the phrase: "between X and Y", "with Y", "X's", "X-Y"."""
    tree = scene.tree
    found: list[Actor] = []
    for kid in tree.kids(head, "nmod:poss", "compound", "amod", "nmod:desc", "nmod:unmarked"):
        found.extend(actor for actor in parties(scene, kid) if actor.code and actor.sector in (None, "GOV"))
    behind = [*tree.kids(head, "nmod"), *(kid for kid in tree.kids(head, "acl") if tree.preposition(kid) in TOPICS)]
    behind += [inner for kid in behind for inner in tree.kids(kid, "nmod", "obl")]
    for kid in behind:
        if tree.preposition(kid) in _BETWEEN:
            found.extend(parties(scene, kid))
    return unique(found)
