"""Days and places that other acts of the same dispatch tell for an act that tells none of its own.

Within one story an act shares the day of a dated one where

- both are the signing of one accord, by the same parties (`same-signing`; its place too);
- it is the same happening told again (`told-again`; its place too; see happenings);
- both sides of a dated signing, talks or visit do something together (`same-sides`);
- it happens in the town in which a guest, or the accord's parties, are dated (`same-visit`).

Where the dated acts tell different days nothing is shared. A short item that stands by itself is set in the one country
that it speaks of an "in X" of (`item-place`).
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from msgspec.structs import replace

from dateline.records import Reason, Report
from dateline.stages.coding.accords import accord_of, is_signing
from dateline.stages.coding.binding import Candidate
from dateline.stages.coding.circumstances.accounts import (
    CITY,
    Account,
    codes,
    dated,
    in_same_place,
    is_dated,
    only,
    placed,
    wants_day,
    without,
)
from dateline.stages.coding.circumstances.happenings import FORCE, told_again
from dateline.stages.coding.circumstances.sites import IN, country_of
from dateline.stages.coding.scene import Scene

_JOINT: Final = ("SUPPORT", "CONSULT", "AGREE")
_SPOKEN: Final = ("SUPPORT", "CONSULT", "AGREE", "ACCUSE", "REQUEST", "REJECT", "CONCEDE", "COOPERATE")


def share(accounts: list[Account], scenes: list[Scene]) -> dict[str, Report]:
    """The reports of a dispatch that gain a day or a place, by id; `scenes`: all its sentences."""
    by_story: defaultdict[int, list[Account]] = defaultdict(list)
    for account in accounts:
        by_story[account.story].append(account)
    changed: dict[str, Report] = {}
    for story in by_story.values():
        for way in (_same_signing, told_again, _same_sides, _same_visit):
            gained = way(story)
            changed |= gained
            story[:] = [replace(one, report=gained.get(one.report.id, one.report)) for one in story]
        if story[0].candidate.scene.in_digest:
            changed |= _item_place(story, [scene for scene in scenes if scene.section == story[0].story])
    return changed


def _same_signing(story: list[Account]) -> dict[str, Report]:
    """The signings of one accord, done or ahead; those that name nobody belong to the one accord of the story."""
    groups: defaultdict[tuple[str, frozenset[str]], list[Account]] = defaultdict(list)
    for account in story:
        if is_signing(account.candidate):
            groups[account.report.event, codes(account.report.actors)].append(account)
    changed: dict[str, Report] = {}
    for (event, parties), members in groups.items():
        named = [key for key in groups if key[0] == event and key[1]]
        nameless = not parties and len(named) == 1
        changed |= _level([*members, *groups[named[0]]] if nameless else members)
    return changed


def _level(signings: list[Account]) -> dict[str, Report]:
    """What one of several reports of one signing tells of day and place, given to those that tell none."""
    days = {one.report.when.first: one.report for one in signings if one.report.when.first}
    sites = {one.report.place.text: one.report for one in signings if one.report.place}
    changed = {}
    for account in signings:
        report = account.report
        if len(days) == 1:
            note = "the date is told with another report of this signing"
            report = dated(report, next(iter(days.values())), "same-signing", note)
        if len(sites) == 1:
            note = "the place is told with another report of this signing"
            report = placed(report, next(iter(sites.values())), "same-signing", note)
        if report is not account.report:
            changed[report.id] = report
    return changed


def _same_sides(story: list[Account]) -> dict[str, Report]:
    """Two sides that are dated together once, and do something together undated, do it that day."""
    givers = [one for one in story if _is_joint(one) and is_dated(one)]
    changed = {}
    for account in story:
        if not givers or not _is_joint(account) or not wants_day(account):
            continue
        giver = only([one for one in givers if one.sides == account.sides])
        if giver is not None:
            note = "the same sides are told together on one day only"
            changed[account.report.id] = dated(account.report, giver.report, "same-sides", note)
    return changed


def _is_joint(account: Account) -> bool:
    """Whether both sides act: "agreed", "signed", "met"; what one says or does to the other may be at any time."""
    return account.candidate.behaviour in _JOINT and len(codes(account.report.actors)) > 1


def _same_visit(story: list[Account]) -> dict[str, Report]:
    """A guest who is dated in a town does what he does there on that day; so do an accord's parties who speak of it."""
    changed = {}
    for account in story:
        place = account.report.place
        if place is None or place.resolution < CITY or account.candidate.behaviour not in _SPOKEN:
            continue
        if wants_day(account):
            here = [one for one in story if is_dated(one) and in_same_place(one.report, account.report)]
            giver = only([one for one in here if _meets(one, account, place.country)])
            if giver is not None:
                note = f"the same parties are told to be in {place.text} on one day only"
                changed[account.report.id] = dated(account.report, giver.report, "same-visit", note)
    return changed


def _meets(giver: Account, account: Account, country: str | None) -> bool:
    """Whether a party of both is a guest in the country, or both speak of the accord of a common party."""
    if giver.candidate.behaviour not in _SPOKEN:
        return False
    common = giver.sides & account.sides
    on_accord = accord_of(giver.candidate) is not None and _speaks_of_accord(account.candidate)
    return bool(common - {country}) or bool(common and on_accord)


def _speaks_of_accord(candidate: Candidate) -> bool:
    tree, accords = candidate.scene.tree, candidate.scene.ontology.words_of(("accord",))
    return any(tree[head].lemma.lower() in accords for head in (candidate.trigger, *candidate.roles.get("obj")))


def _item_place(item: list[Account], scenes: list[Scene]) -> dict[str, Report]:
    """A short item speaks of one scene: the only country it has an "in X" of is where force is used or help given."""
    places = [
        place
        for scene in scenes
        for head, place in scene.places.items()
        if place.country and scene.tree.preposition(head) in IN
    ]
    countries = {place.country for place in places}
    if len(countries) != 1:
        return {}
    first = min(places, key=lambda place: (place.resolution, place.start))
    why = Reason("item-place", f"the item has no other scene than {first.text}")
    return {
        account.report.id: replace(
            account.report, place=country_of(first, why), why=without(account.report, "unplaced")
        )
        for account in item
        if account.candidate.behaviour in (*FORCE, "AID")
        and account.report.place is None
        and not account.report.aux
        and account.sides <= countries
    }
