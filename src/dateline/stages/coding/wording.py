"""The words that a phrase counts for when a row of the lexicon asks for one: its lemma, compounds, what it measures.

"an aircraft carrier group" counts for group, carrier and "carrier group"; "thousands of drones" for thousand and drone;
"F-16s" for a weapon and a jet; the name of a person for a person.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from dateline.stages.coding.scene import Scene

_PERSONAL: Final = frozenset("he she they who whom anyone someone everyone everybody anybody somebody".split())

# Parts of speech that stand for no person, no name and no make of arms; nor does a noun in small letters.
_BARE: Final = frozenset("ADP ADV AUX CCONJ DET INTJ PART PUNCT SCONJ SYM VERB ADJ NUM".split())
_COUNTED_WITH: Final = ("flat", "compound", "nmod", "acl:relcl")
"""Relations of words below a head that change what it counts for."""
_KEPT: Final = 4096
_PERSON: Final = frozenset({"person", "people"})

_DESIGNATION: Final = re.compile(r"[A-Z][A-Za-z]{0,4}-\d{1,3}[A-Z]?s?")
_COLLECTIVE: Final = frozenset(
    "group unit team squad squadron column staff crew personnel post position battery system".split()
)
_MEASURES: Final = frozenset(
    "thousand hundred dozen ten tens score million number group series wave barrage volley handful lot round pair kind "
    "type pound ton tonne set spate string flurry salvo litre liter gallon barrel kilo kilogram bag sack box crate "
    "carton pallet truckload lorryload planeload shipload boatload busload batch consignment cargo stock stockpile "
    "cache bundle day week month hour night year decade".split()
)


def lemmas_among(scene: Scene, heads: tuple[int, ...]) -> frozenset[str]:
    """The lemmas of several heads together."""
    if len(heads) == 1:
        return lemmas_at(scene, heads[0])
    known = scene.lemmas_among_known
    found = known.get(heads)
    if found is None:
        found = known[heads] = frozenset[str]().union(*[lemmas_at(scene, head) for head in heads])
    return found


def lemmas_at(scene: Scene, head: int) -> frozenset[str]:
    """The lemma of a head word, of its compounds ("air strike"), and behind a partitive ("thousands of drones")."""
    found = scene.lemmas_known.get(head)
    if found is None:
        found = scene.lemmas_known[head] = _lemmas_of(scene, head)
    return found


def _lemmas_of(scene: Scene, head: int) -> frozenset[str]:
    tree, token = scene.tree, scene.tree.tokens[head]
    lemma, children = tree.lemmas[head], tree.children[head]
    bare = token.upos in _BARE or (token.upos == "NOUN" and not tree.capital[head])
    if bare and tree.labels[head] is None and head not in scene.mentions and not tree.has_kid(head, *_COUNTED_WITH):
        return _bare(lemma, tree.lower[head])
    found = {lemma, tree.lower[head]}
    if token.upos == "PRON" and head in scene.mentions:
        # what a pronoun stands for: "It ordered the firm to pay" tells of the court
        found |= {actor.text.split()[-1].lower() for actor in scene.mentions[head].actors if actor.text.strip()}
    compounds, partitive = [], []
    for child in children:
        relation = tree.relations[child]
        if relation == "flat":
            found.add(tree.lemmas[child])
        elif relation == "compound":
            compounds.append(child)
        elif relation == "nmod":
            partitive.append(child)
    if _is_person(scene, head):
        found |= _PERSON
    # "troops", "arms" and plurals inside names ("the Kenneth wildfires") may keep their plural as lemma
    found.update([word[:-1] for word in found if len(word) > 3 and word[-1] == "s"])
    if tree.capital[head] and token.upos in ("PROPN", "NOUN") and _is_designation(scene, head):
        found |= {"weapon", "jet"}  # F-16s, MiG-29, S-400
    for part in compounds:
        before = tree.lemmas[part]
        found.add(f"{before} {lemma}")
        found.add(f"{before}{lemma}")  # "cease-fire" is cut in three
        if lemma in _COLLECTIVE:
            found.add(before)  # "an aircraft carrier group"
    if partitive and (token.upos == "NUM" or lemma in _MEASURES):
        for child in partitive:
            if tree.preposition(child) == "of":
                found |= lemmas_at(scene, child)
    return frozenset(found)


@lru_cache(_KEPT)
def _bare(lemma: str, form: str) -> frozenset[str]:
    """What a word counts for that names nobody and nothing and has nothing below it that counts with it."""
    return frozenset({lemma, form} | {word[:-1] for word in (lemma, form) if len(word) > 3 and word[-1] == "s"})


def _is_person(scene: Scene, head: int) -> bool:
    """Names of persons and of peoples ("expelled 4,000 Haitians") belong to the word classes of persons."""
    tree = scene.tree
    if tree.labels[head] == "PER":
        return True
    if tree.tokens[head].upos == "PRON" and tree.lemmas[head] in _PERSONAL:
        return True
    for clause in tree.children[head]:
        if tree.relations[clause] == "acl:relcl" and any(
            tree.lemmas[kid] == "who" for kid in tree.kids(clause, "nsubj", "nsubj:pass")
        ):
            return True  # "the five, who were kidnapped in April"
    mention = scene.mentions.get(head)
    return mention is not None and mention.kind == "country" and any(a.sector == "CVL" for a in mention.actors)


def _is_designation(scene: Scene, head: int) -> bool:
    """Whether a word begins the name of a make of arms; its number may be cut off: "F", "-", "16s"."""
    tokens = scene.tree.tokens
    whole, following = tokens[head].text, tokens[head + 1 : head + 3]
    if len(following) == 2 and following[0].text == "-" and following[0].start == tokens[head].end:
        whole += following[0].text + following[1].text
    return "-" in whole and _DESIGNATION.fullmatch(whole) is not None
