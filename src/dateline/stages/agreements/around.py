"""What sentences tell of an accord without naming it: what its parties agreed to, gave in return, kept to themselves.

"Both sides also agreed to build a bridge. In return Kenya will open its port." They belong to the accord last spoken
of, while its parties are the ones who act.
"""

from __future__ import annotations

from typing import Final

from dateline.stages.agreements import words
from dateline.stages.agreements.areas import fields_in
from dateline.stages.agreements.chain import RECENT, Draft
from dateline.stages.agreements.passages import add
from dateline.stages.agreements.scenes import Scene
from dateline.stages.agreements.spans import predicate, thing
from dateline.stages.agreements.steps import occasion_steps
from dateline.stages.agreements.told import is_negated, told
from dateline.stages.agreements.who import codes_of, parties

_IN_TURN: Final = frozenset({"return", "turn", "exchange"})
_MENTIONED: Final = frozenset({"mention", "include", "disclose", "specify", "reveal"})
_UNKNOWN: Final = frozenset({"unclear", "unknown", "uncertain"})
_WHETHER: Final = frozenset({"whether", "how", "when", "what", "which", "where", "who", "if", "why"})


def read_around(scene: Scene, current: Draft | None, named: dict[int, Draft]) -> None:
    """Add to the accord last spoken of what this sentence tells without its name; `named`: accords by token here."""
    _vows(scene, current, named)
    if current is None:
        return
    near = scene.order - current.last
    if near <= RECENT:
        _returns(scene, current)
        _occasions(scene, current, named)
        _untold(scene, current, named)
        _denied(scene, current, named)


def _vows(scene: Scene, current: Draft | None, named: dict[int, Draft]) -> None:
    """ "Both countries agreed to share data": a clause of the accord that these parties made."""
    for verb, token in enumerate(scene.sentence.tokens):
        if token.upos != "VERB" or token.lemma.lower() not in words.listed("vows"):
            continue
        tree = scene.tree
        below = _below(scene, verb, named)
        draft = below or current
        if draft is None or (draft.apart and below is None):
            continue
        if is_negated(scene, verb) or told(scene, verb) not in ("done", "ahead"):
            continue
        subject = tree.subject(verb)
        acting = parties(scene, subject) if subject is not None else ()
        if below is not None and not below.parties and len(acting) > 1:
            below.parties = acting
        who = codes_of(acting)
        known = codes_of(draft.parties)
        if len(who & known) < 2 or scene.order - draft.last > 2 * RECENT:
            continue
        inner = [
            item
            for kid in tree.kids(verb, "xcomp", "ccomp")
            for item in tree.coordination(kid)
            if tree[item].upos in ("VERB", "AUX")
        ]
        for clause in inner:
            if any(index in named for index in tree.subtree(clause) if tree[index].upos in ("NOUN", "PROPN")) and not (
                tree.kids(clause, "obl") and not any(index in named for index in tree.kids(clause, "obj"))
            ):
                continue  # "agreed to sign the pact" is a step, no clause of it
            tokens = predicate(scene, clause, subject=tree.relation(clause, "ccomp"))
            denials = [kid for kid in tree.kids(clause, "advmod") if is_negated(scene, clause) and kid < clause]
            tokens = tuple(range(min([*tokens, *denials]), tokens[-1] + 1))
            add(scene, draft, "commitments", tokens, "agreement-vow")
            draft.commitment_seen = scene.order
            fields_in(scene, tree.subtree(clause), draft)


def _below(scene: Scene, verb: int, named: dict[int, Draft]) -> Draft | None:
    """The accord named in a verb's own clause: "through the accord", "in the treaty"."""
    return next((named[index] for index in scene.tree.subtree(verb) if index in named), None)


def _returns(scene: Scene, draft: Draft) -> None:
    """ "In return the government will build roads", behind a clause of the accord."""
    tree = scene.tree
    if not 0 < scene.order - draft.commitment_seen <= 1:
        return
    for index, token in enumerate(tree.tokens):
        if token.lemma.lower() not in _IN_TURN or tree.preposition(index) != "in" or tree[index].head < 0:
            continue
        verb = tree[index].head
        kinds = {words.helpers().get(tree[kid].text.lower()) for kid in tree.kids(verb, "aux")}
        if tree[verb].upos == "VERB" and kinds & {"modal_future", "modal_would"} and not is_negated(scene, verb):
            tokens = predicate(scene, verb, subject=True)
            subject = tree.kid(verb, "nsubj", "nsubj:pass")
            if index in tokens and subject is not None and index < subject:
                tokens = tuple(i for i in tokens if i > index)
            add(scene, draft, "commitments", tokens, "agreement-return")


def _occasions(scene: Scene, draft: Draft, named: dict[int, Draft]) -> None:
    """What befalls a signing whose accord the sentence does not name: "A signing ceremony in July was called off"."""
    if named:
        return
    tree = scene.tree
    for index, token in enumerate(tree.tokens):
        lemma = token.lemma.lower()
        of_signing = any(tree[kid].lemma == "signing" for kid in tree.kids(index, "compound"))
        signing = of_signing or lemma in ("signing", "signature")
        if signing and lemma in words.listed("occasions") and token.upos in ("NOUN", "PROPN"):
            draft.add_steps(occasion_steps(scene, index))


def _untold(scene: Scene, draft: Draft, named: dict[int, Draft]) -> None:
    """What was not made known: "did not disclose the price", "no mention was made of arms", "it is unclear whether"."""
    tree = scene.tree
    for verb, token in enumerate(tree.tokens):
        lemma = token.lemma.lower()
        if token.upos == "ADJ" and (lemma in _UNKNOWN or (lemma == "clear" and is_negated(scene, verb))):
            _unclear(scene, verb, draft, named)
        if token.upos != "VERB":
            continue
        if tree.is_passive(verb):
            _not_mentioned(scene, verb, draft, named)
            continue
        of = words.untold().get(lemma)
        if of is None:
            continue
        things = [item for kid in tree.kids(verb, "obj") for item in tree.coordination(kid)]
        empty = bool(things) and is_negated(scene, things[0])
        if told(scene, verb) != "negated" and not empty and not _by_nobody(scene, verb):
            continue
        clauses = [kid for kid in tree.kids(verb, "ccomp", "advcl") if _is_question(scene, kid)]
        if clauses and (scene.order == draft.last or any(i in named for i in tree.subtree(verb))):
            for clause in clauses:
                first = min(kid for kid in tree.children[clause] if tree[kid].text.lower() in _WHETHER)
                tokens = tuple(i for i in predicate(scene, clause, subject=True) if i >= first)
                add(scene, draft, "unmentioned", tokens, "agreement-silent")
        for item in things:
            held = {tree[item].lemma.lower(), tree[item].text.lower().removesuffix("s")}
            if of and not of & held:
                continue
            inner = [kid for kid in tree.kids(item, "nmod") if tree.preposition(kid) in ("of", "about", "on") and of]
            for told_of in inner or [item]:
                add(scene, draft, "unmentioned", thing(scene, told_of), "agreement-silent")


def _is_question(scene: Scene, clause: int) -> bool:
    return any(scene.tree[kid].text.lower() in _WHETHER for kid in scene.tree.children[clause])


def _by_nobody(scene: Scene, verb: int) -> bool:
    """ "Neither side gave details", "No official would say": the subject itself is denied."""
    tree = scene.tree
    subject = tree.kid(verb, "nsubj")
    return subject is not None and (
        is_negated(scene, subject) or words.helpers().get(tree[subject].text.lower()) == "negation"
    )


def _not_mentioned(scene: Scene, verb: int, draft: Draft, named: dict[int, Draft]) -> None:
    tree = scene.tree
    lemma = tree[verb].lemma.lower()
    subject = tree.kid(verb, "nsubj:pass", "nsubj")
    if subject is None or subject in named:
        return
    empty = is_negated(scene, subject)
    if not (is_negated(scene, verb) or empty):
        return
    if lemma in ("make", "give") and tree[subject].lemma in ("mention", "reference", "detail"):
        behind = (*tree.kids(subject, "nmod"), *tree.kids(verb, "obl"))
        things = [kid for kid in behind if tree.preposition(kid) in ("of", "to")]
    elif lemma in _MENTIONED and lemma != "include":
        things = list(tree.coordination(subject))
    else:
        return
    for item in things:
        add(scene, draft, "unmentioned", thing(scene, item), "agreement-silent")
    for clause in (*tree.kids(subject, "acl"), *tree.kids(verb, "advcl")):
        about = tree.preposition(clause) in ("of", "about", "on")
        if lemma in ("make", "give") and about and _is_question(scene, clause):
            first = min(kid for kid in tree.children[clause] if tree[kid].text.lower() in _WHETHER)
            tokens = tuple(i for i in predicate(scene, clause, subject=True) if i >= first)
            add(scene, draft, "unmentioned", tokens, "agreement-silent")


def _unclear(scene: Scene, word: int, draft: Draft, named: dict[int, Draft]) -> None:
    tree = scene.tree
    for clause in tree.kids(word, "csubj", "ccomp", "advcl"):
        marks = [kid for kid in tree.children[clause] if tree[kid].text.lower() in _WHETHER]
        if marks and any(i in named for i in tree.subtree(clause)):
            tokens = tuple(i for i in predicate(scene, clause, subject=True) if i >= min(marks))
            add(scene, draft, "unmentioned", tuple(range(min(marks), tokens[-1] + 1)), "agreement-silent")


def _denied(scene: Scene, draft: Draft, named: dict[int, Draft]) -> None:
    """What a source denies about an accord that this sentence names."""
    here = (scene.section, scene.number)
    for attribution in scene.attributions:
        if not attribution.denied:
            continue
        tokens = tuple(at.token for at in attribution.content if (at.section, at.sentence) == here)
        owner = next((named[token] for token in tokens if token in named), None)
        if owner is not None:
            add(scene, owner, "denials", tuple(range(min(tokens), max(tokens) + 1)), "agreement-denied")
