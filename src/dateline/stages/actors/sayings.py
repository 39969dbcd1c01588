"""What a text says of a person in one place: titles before the name, what is set beside it, what the person leads.

"Colonel Amadou Keita, a spokesman for Mali's army": the title MIL; beside it GOV of the army, so MIL, of MLI
"Osman Yildiz, who once ran Turkey's central bank": former, of the bank, TUR
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from dateline.lexicon import Row, words
from dateline.reference import Entry
from dateline.stages.actors.nouns import by_class, by_word
from dateline.stages.actors.origins import origins
from dateline.stages.actors.phrase import Phrase
from dateline.stages.actors.roles import in_context, lemma_of, role_at, status_of
from dateline.stages.actors.scene import Origin, Role, Scene

PAST = frozenset({"once", "formerly", "previously", "earlier"})
"""Adverbs by which somebody led what he no longer leads."""


class Saying(NamedTuple):
    """What a text says of a person in one place: the role, whether former or coming, the countries."""

    role: Role | None
    status: str
    origins: tuple[Origin, ...]


def is_role_word(scene: Scene, index: int) -> bool:
    """Whether a role begins with a word."""
    return scene.role_from(index) is not None


def sayings(scene: Scene, phrase: Phrase, first: int) -> list[Saying]:
    """What stands before a name (its title), and what is set beside it."""
    said: list[Saying] = []
    titles = sorted({index for index in phrase.modifiers if index < first} | set(_before(scene, first)))
    if titles or phrase.possessor is not None or phrase.complements:
        said.append(_saying(scene, phrase, titles))
    around = list(phrase.appositions)
    above = scene.tokens[phrase.head]
    if scene.tree.families[phrase.head] in ("appos", "flat", "nmod") and above.head >= 0:
        governor = scene.tokens[above.head]
        if governor.upos == "NOUN" and not scene.tree.has_kid(phrase.head, "case*"):
            around.append(above.head)
    for index in around:
        if scene.tokens[index].upos in ("NOUN", "PROPN", "ADJ") and scene.tree.labels[index] != "PER":
            said.append(_beside(scene, phrase, index))
    said.extend(_heading(scene, phrase))
    return [each for each in said if each.role or each.origins or each.status]


def _before(scene: Scene, first: int) -> list[int]:
    """The words right before a name that read as its title, whatever the tree makes of them ("Adm.")."""
    found: list[int] = []
    index = first - 1
    while index >= 0 and (scene.words[index][:1].isupper() or is_title(scene, index) or is_role_word(scene, index)):
        if scene.tokens[index].upos not in ("PROPN", "NOUN", "ADJ"):
            break
        found.append(index)
        index -= 1
    return found if any(is_title(scene, each) or is_role_word(scene, each) for each in found) else []


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
    return Saying(
        role, status, origins(scene, msgspec.structs.replace(beside, appositions=()), frozenset({phrase.head}))
    )


def _saying(scene: Scene, phrase: Phrase, titles: list[int]) -> Saying:
    """The title before a name, word by word from the left, the longest role noun; "Adm." and the like from a table."""
    role: Role | None = None
    past = 0
    for index in titles:
        found = scene.role_from(index) if index >= past else None
        if found is not None and found.end <= phrase.head:
            text = " ".join(scene.words[found.start : found.end])
            of_body = role is not None and found.start == past and lemma_of(scene, found.end - 1) in by_class("staff")
            past = found.end
            role = _led(role, text) if role and of_body else _role_of(found.entries[0], text)
            role = in_context(scene, text.lower(), role, (found.start, found.end))
    for index in titles:
        row = _titles().get(scene.words[index].lower())
        if row is not None and role is None and row["sector"]:
            role = Role(row["sector"], None, True, row["office"], row.place)
    near = tuple(each for each in phrase.complements if each.preposition in ("of", "from"))
    bare = msgspec.structs.replace(phrase, appositions=(), clauses=(), complements=near)
    deep = [scene.phrase(index) for index in titles if scene.tokens[index].deprel in ("nmod:desc", "compound")]
    found_origins = origins(scene, bare, frozenset({scene.tokens[phrase.head].head}))
    for title in deep:
        found_origins = found_origins or origins(scene, title, frozenset({phrase.head}))
    return Saying(role, status_of(scene, phrase, titles), found_origins)


def _role_of(entry: Entry, text: str) -> Role:
    return Role(entry.sector, entry.sector2, True, text, entry.row)


def _led(body: Role, text: str) -> Role:
    """Of a body and its staff the body's sector: a "trade union leader" is LAB."""
    return msgspec.structs.replace(body, person=True, words=f"{body.words} {text}")


def _heading(scene: Scene, phrase: Phrase) -> Iterator[Saying]:
    """ "who runs the Slovak economy ministry": what somebody leads says what he is, while he leads it."""
    for clause in phrase.clauses:
        if scene.tokens[clause].lemma.lower() not in words("actor_heading"):
            continue
        for index in scene.tree.kids(clause, "obj"):
            body = scene.mention(index)
            if body is None or body.kind not in ("name", "description") or body.person:
                continue
            if body.actors[0].sector in (None, "CVL", "SOC"):  # an association's head stays a private person
                continue
            role = Role(body.actors[0].sector, None, True, body.actors[0].text, None)
            adverbs = {scene.words[each].lower() for each in scene.tree.kids(clause, "advmod")}
            past = bool(adverbs & PAST) or any(
                scene.tree.preposition(o) == "until" for o in scene.tree.kids(clause, "obl*")
            )
            led = tuple(Origin(actor.code, None, actor.why[-1]) for actor in body.actors)
            yield Saying(role, "former" if past else "", led)


def beside_sector(said: list[Saying]) -> str | None:
    """The sector of the body that a person belongs to, where no title says more."""
    return next((origin.sector for saying in said for origin in saying.origins if origin.sector), None)


def is_title(scene: Scene, index: int) -> bool:
    """Whether a word is a title before names ("Adm.")."""
    return scene.words[index].lower() in _titles()


@cache
def _titles() -> dict[str, Row]:
    return by_word("actor_titles", "title")
