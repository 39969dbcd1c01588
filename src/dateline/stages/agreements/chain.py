"""Which accord a noun speaks of: one told of before, or a new one.

"a treaty" is new, unless it only says again what the headline said; "the deal" is the accord last spoken of that it
fits; years, names, parties, kinds and words like "earlier" or "another" keep accords apart.
"""

from __future__ import annotations

from typing import Final

import msgspec

from dateline.records import Actor, Passage, Span, Term
from dateline.stages.agreements.references import Reference
from dateline.stages.agreements.steps import Found
from dateline.stages.agreements.who import codes_of, unique

RECENT: Final = 3
"""Sentences after which a bare noun or a pronoun no longer goes back to an accord without better grounds."""

_SOFT: Final = (
    frozenset({"ceasefire", "peace"}), frozenset({"ceasefire", "exchange"}), frozenset({"peace", "exchange"}),
    frozenset({"partnership", "defence"}), frozenset({"partnership", "trade"}), frozenset({"trade", "resources"}),
    frozenset({"peace", "power"}), frozenset({"territory", "defence"}), frozenset({"partnership", "peace"}),
)  # fmt: skip
"""Kinds under which one accord may be told of in turn."""


class Draft(msgspec.Struct):
    """An accord while its story is read. Mutable; nothing leaves the stage but Agreements."""

    story: int
    references: list[Reference] = msgspec.field(default_factory=list)
    years: set[str] = msgspec.field(default_factory=set)
    titles: set[str] = msgspec.field(default_factory=set)
    kinds: set[str] = msgspec.field(default_factory=set)
    families: set[str] = msgspec.field(default_factory=set)
    parties: tuple[Actor, ...] = ()
    mediators: tuple[Actor, ...] = ()
    apart: bool = False
    plural: bool = False
    content: set[str] = msgspec.field(default_factory=set)
    last: int = 0
    steps: list[Found] = msgspec.field(default_factory=list)
    names: list[Passage] = msgspec.field(default_factory=list)
    areas: list[Passage] = msgspec.field(default_factory=list)
    commitments: list[Passage] = msgspec.field(default_factory=list)
    exclusions: list[Passage] = msgspec.field(default_factory=list)
    unmentioned: list[Passage] = msgspec.field(default_factory=list)
    denials: list[Passage] = msgspec.field(default_factory=list)
    terms: list[Term] = msgspec.field(default_factory=list)
    commitment_seen: int = -10
    spots: set[Span] = msgspec.field(default_factory=set)

    def take(self, reference: Reference, found: list[Found]) -> None:
        """Add a noun that speaks of this accord, with the steps told of it."""
        self.references.append(reference)
        self.last = reference.scene.order
        self.years |= {reference.year} - {None}  # type: ignore[arg-type]
        self.titles |= {reference.title} - {None}  # type: ignore[arg-type]
        self.kinds |= {reference.kind} - {""}
        self.families |= {reference.noun.family} - {"any", "text"}
        self.content |= reference.content
        self.apart = self.apart or reference.apart
        self.plural = self.plural or reference.plural
        self.parties = unique([*self.parties, *reference.parties])
        self.add_steps(found)

    def add_steps(self, found: list[Found]) -> None:
        """Add steps, and the parties that their words name."""
        for item in found:
            if item.binds or len(self.parties) < 2:
                self.parties = unique([*self.parties, *item.parties])
            self.mediators = unique([*self.mediators, *item.mediators])
            self.steps.append(item)


def choose(reference: Reference, found: list[Found], drafts: list[Draft], story: int) -> Draft | None:
    """The draft that a noun speaks of; a new one where none fits; None where the noun speaks of no accord at all."""
    own = codes_of([*reference.parties, *(actor for item in found if item.binds for actor in item.parties)])
    open_ = [draft for draft in drafts if draft.story == story]
    if reference.noun.strength == "weak":
        open_ = [draft for draft in open_ if not reference.definite or _is_called_so(reference, draft)]
    fitting = [(score, draft) for draft in open_ for score in [_fit(reference, own, draft, open_)] if score is not None]
    if reference.definite or reference.absent or reference.noun.strength == "text":
        best = max(fitting, key=lambda item: item[0], default=None)
        if best is not None and (best[0] >= 0 or reference.is_bare):
            return best[1]
        if reference.noun.strength == "text" or reference.absent or (reference.apart and reference.is_bare):
            return None
    else:
        again = [item for item in fitting if _says_again(reference, found, own, item[1])]
        if again:
            return max(again, key=lambda item: item[0])[1]
    if reference.noun.strength == "weak" and not _is_evident(reference, found):
        return None
    draft = Draft(story)
    drafts.append(draft)
    return draft


def _is_called_so(reference: Reference, draft: Draft) -> bool:
    """Whether an accord goes by a noun that has other senses: "the partnership", after a strategic partnership."""
    kinds = {reference.noun.kind} & draft.kinds if reference.noun.kind == "exchange" else set()
    return bool(kinds) or any(item.form == reference.form for item in draft.references)


def _is_evident(reference: Reference, found: list[Found]) -> bool:
    """Whether a noun that has other senses is told of as an accord: made by parties, or quoted and made."""
    made = any(item.step.status in ("signed", "initialled", "agreed", "ratified") and item.parties for item in found)
    named = codes_of([*reference.parties, *(actor for item in found for actor in item.parties)])
    under = reference.scene.tree.preposition(reference.head) == "under"
    return made or (len(named) > 1 and (bool(found) or under))


def _says_again(reference: Reference, found: list[Found], own: frozenset[tuple[str | None, str]], draft: Draft) -> bool:
    """Whether "a treaty" only repeats an accord: between the same parties, or one told in the headline."""
    if reference.apart or draft.apart:
        return False
    known = codes_of(draft.parties)
    if reference.is_bare and not own and reference.year is None and found:
        # "denied that a deal had been reached": not yet a second accord
        return all(item.step.told in ("possible", "negated", "denied") for item in found)
    headline = draft.references[0].scene.in_title and reference.scene.order - draft.last <= RECENT
    if len(own) > 1 and own == known:
        told_before = {item.step.status for item in draft.steps}
        return headline or not reference.fresh or any(item.step.status in told_before for item in found)
    return headline and (not own or not known or bool(own & known))


def _fit(
    reference: Reference, own: frozenset[tuple[str | None, str]], draft: Draft, open_: list[Draft]
) -> float | None:
    """How well a noun fits an accord; None where something speaks against it."""
    known = codes_of(draft.parties)
    one_or_many = reference.noun.strength == "text" or draft.titles or reference.title
    if reference.plural != draft.plural and not one_or_many:
        return None
    if reference.year is not None and reference.year not in draft.years:
        return None
    if reference.apart and not draft.apart:
        return None
    headline = draft.references[0].scene.in_title
    if own and known and not own <= known and not (known <= own and (len(known) > 1 or headline)):
        return None
    if reference.title and draft.titles and not _share_words(reference.title, draft.titles):
        return None
    family = reference.noun.family
    if family not in ("any", "text") and draft.families and family not in draft.families:
        return None
    kinds = draft.kinds
    if (
        reference.kind
        and kinds
        and not any(reference.kind == kind or {reference.kind, kind} in _SOFT for kind in kinds)
    ):
        return None
    distance = reference.scene.order - draft.last
    if distance == 0 and reference.title and not draft.titles and not reference.parties:
        return None  # "struck a deal a year after the Lake Accords" tells of two
    score = 1.0 - 0.35 * min(distance, 12)
    score += 1.5 * bool(own & known) + 1.0 * (bool(reference.kind) and reference.kind in kinds)
    score += 0.4 * any(item.form == reference.form for item in draft.references)
    score += 0.8 * (draft is max(open_, key=lambda item: len(item.references)) and not draft.apart)
    score += 2.0 * bool(reference.title and draft.titles) + 1.0 * bool(reference.year)
    score += 0.8 * (family in draft.families)
    score += 0.8 * (distance <= 1)
    score -= 0.8 * draft.apart * (not reference.apart)
    score -= 0.6 * (bool(draft.years) and reference.year is None)
    if reference.title and not draft.titles:
        score -= 1.5 * (distance > 1)
    if reference.content and draft.content and not reference.content & draft.content and not reference.title:
        score -= 3.5 * (not own & known) * (not draft.titles)  # "the accession treaty" after "a loan deal"
    if not reference.is_bare and reference.kind and not kinds and not own:
        score -= 1.0
    return score + 1.5


def _share_words(title: str, titles: set[str]) -> bool:
    words = set(title.split())
    return any(words & set(other.split()) for other in titles)
