"""One happening told more than once: a title and its text, "a market" and "the market", "gunmen" and "they"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from dateline.records import Actor, Report
from dateline.stages.coding.binding import Candidate
from dateline.stages.coding.circumstances.accounts import (
    CITY,
    POINTING,
    Account,
    codes,
    dated,
    in_same_place,
    is_dated,
    only,
    placed,
    wants_day,
)

FORCE: Final = ("ASSAULT", "PROTEST", "COERCE", "MOBILIZE")
"""Acts that happen on a scene, of which a story tells one after the other."""
_DONE_TO: Final = ("obj", "on", "against", "at", "of", "mod")
_NEXT: Final = 2  # sentences over which "they" and "the gunmen" still tell of the act before


def told_again(story: list[Account]) -> dict[str, Report]:
    """The reports that gain the day, and the place if they have none, of the one dated act that they tell of again."""
    changed: dict[str, Report] = {}
    told = list(story)
    for number, account in enumerate(told):
        if account.candidate.behaviour not in FORCE or not wants_day(account):
            continue
        fitting = [
            one
            for one in told
            if is_dated(one) and one.report.event == account.report.event and _agree(one.report, account.report)
        ]
        for link, note in _LINKS:
            giver = only([one for one in fitting if link(one, account)])
            if giver is not None:
                report = dated(account.report, giver.report, "told-again", note)
                changed[report.id] = placed(report, giver.report, "told-again", note)
                told[number] = replace(account, report=changed[report.id])
                break
    return changed


def _agree(one: Report, other: Report) -> bool:
    """Whether nothing told of the parties and the place keeps two reports apart."""
    first, second = codes(one.recipients), codes(other.recipients)
    if first and second and not first & second:
        return False
    if one.actors and other.actors and not any(_alike(a, b) for a in one.actors for b in other.actors):
        return False
    if one.place is None or other.place is None:
        return True
    towns = one.place.resolution >= CITY and other.place.resolution >= CITY
    return one.place.country == other.place.country and (not towns or in_same_place(one, other))


def _alike(one: Actor, other: Actor) -> bool:
    """Whether two parties may be the same: neither code nor sector differs where both are known."""
    return all(
        not first or not second or first == second
        for first, second in ((one.code, other.code), (one.sector, other.sector))
    )


def _same_actor(giver: Account, account: Account) -> bool:
    """ "The attackers", "they", right after: who is pointed back to."""
    scene, tree = account.candidate.scene, account.candidate.scene.tree
    if not 0 < account.number - giver.number <= _NEXT:
        return False
    kinds = {(actor.code, actor.sector) for actor in giver.report.actors}
    for head in account.candidate.roles.get("subj"):
        pointed = tree[head].upos == "PRON" or any(tree[kid].lemma in POINTING for kid in tree.kids(head, "det"))
        mention = scene.mentions.get(head)
        if pointed and mention and {(actor.code, actor.sector) for actor in mention.actors} == kinds:
            return True
    return False


def _in_title(giver: Account, account: Account) -> bool:
    """A headline tells with the same word, or of the same thing, what the text dates."""
    if giver.titled or not account.titled:
        return False
    return bool(_words(giver.candidate) & _words(account.candidate)) or bool(
        _things(giver.candidate).keys() & _things(account.candidate).keys()
    )


def _words(candidate: Candidate) -> frozenset[str]:
    """The lemmas of the words that tell of the act, verb or noun: "attack", "kill"."""
    tree = candidate.scene.tree
    return frozenset(tree[one.trigger].lemma.lower() for one in (candidate, *candidate.frames))


def _same_thing(giver: Account, account: Account) -> bool:
    """The same word for the thing it is done to, at least once as known already: "a market", "the market"."""
    own, other = _things(account.candidate), _things(giver.candidate)
    return any(own[word] or other[word] for word in own.keys() & other.keys())


def _things(candidate: Candidate) -> dict[str, bool]:
    """The things, no persons, that an act is done to, and whether each is pointed to ("the market")."""
    scene, tree = candidate.scene, candidate.scene.tree
    people = scene.ontology.words_of(("people", "humans", "troops"))
    tellings = (candidate, *candidate.frames)  # "an attack on the market killed six"
    heads = {head for one in tellings for role in _DONE_TO for head in one.roles.get(role)}
    return {
        tree[head].lemma.lower(): any(tree[kid].lemma in POINTING for kid in tree.kids(head, "det"))
        for head in heads
        if tree[head].upos == "NOUN" and tree[head].lemma.lower() not in people
    }


_LINKS: Final[tuple[tuple[Callable[[Account, Account], bool], str], ...]] = (
    (_same_actor, "those who are dated right before do it"),
    (_in_title, "the title tells what the text dates"),
    (_same_thing, "done to the same thing by nobody else"),
)
