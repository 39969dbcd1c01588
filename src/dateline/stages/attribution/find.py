"""Find the attributions of one sentence, each with the tokens it carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import msgspec

from dateline.lexicon import table
from dateline.records import Actor, At, Attribution, Mention, Reason, Sentence
from dateline.trees import Tree, tree_of

# The subject of a passive cue is no source: "was told that" has its source in the by-phrase.
_SUBJECTS: Final = ("nsubj", "obl:agent")
_QUOTES: Final = frozenset("\"“”'‘’")
_CONTRASTS: Final = frozenset({"while", "whereas", "although", "though"})


@cache
def _cues() -> dict[tuple[str, str], tuple[str, str]]:
    """(cue, part of speech) -> (kind, lexicon row)."""
    return {(row["cue"], row["pos"]): (row["kind"], row.place) for row in table("cues")}


def attributions_of(
    sentence: Sentence, section: int, number: int, text: str, mentions: Mapping[At, Mention]
) -> Iterator[Attribution]:
    """Every (cue, source, content) of a sentence; one for each source where several are named together."""
    tree, cues = tree_of(sentence), _cues()
    for index, token in enumerate(sentence.tokens):
        if token.upos == "VERB":
            kind, row = cues.get((tree.lemmas[index], "V"), ("", ""))
            if not kind or _is_negated(tree, index):
                continue
            content = _named(tree, index) if kind == "name" else _carried(tree, index, kind == "deny")
            sources = _subjects(tree, index)
            if not content or not sources:
                continue
            cue = (token.start, token.end)
        elif _is_phrase(tree, index):
            kind, row = cues[tree.preposition(index), "P"]
            content = _scope(tree, index)
            sources = tree.coordination(index)
            case = tree.kids(index, "case")
            cue = (sentence.tokens[case[0]].start, max(sentence.tokens[t].end for c in case for t in tree.subtree(c)))
        else:
            continue
        for source in sources:
            for actor in _actors(tree, source, At(section, number, source), text, mentions):
                yield Attribution(
                    source=actor,
                    cue=text[slice(*cue)],
                    start=cue[0],
                    end=cue[1],
                    content=tuple(At(section, number, item) for item in content),
                    denied=kind == "deny",
                    why=(Reason("attribution", f"{kind} cue {text[slice(*cue)]!r}", row),),
                )


def _is_negated(tree: Tree, verb: int) -> bool:
    """A source that did not say it, or would neither confirm nor deny it, carries nothing."""
    negations = {"not", "n't", "never", "neither", "nor", "n’t"}
    return any(tree[kid].text.lower() in negations for kid in tree.kids(verb, "advmod", "cc:preconj", "cc"))


def _subjects(tree: Tree, verb: int) -> tuple[int, ...]:
    """Heads of the phrases that speak: the verb's subject, its own or that of the verb it is coordinated with."""
    seen: set[int] = set()
    while verb not in seen:
        seen.add(verb)
        found = tree.kid(verb, *_SUBJECTS)
        if found is not None:
            return tree.coordination(found)
        if tree.relation(verb, "conj", "xcomp", "advcl") and tree[verb].head >= 0:
            verb = tree[verb].head
        elif tree.relation(verb, "acl") and tree[verb].xpos == "VBG":
            return (tree[verb].head,)
    return ()


def _carried(tree: Tree, verb: int, denied: bool) -> tuple[int, ...]:
    """The tokens of the clause that a cue verb carries: below it, or beside it."""
    below = tree.kids(verb, "ccomp")
    if not below:
        # A quotation may hang on its cue as a loose clause; so may the cue on the quotation.
        below = tuple(kid for kid in tree.kids(verb, "parataxis") if tree.kids(kid, "nsubj*", "csubj*"))
    if below:
        return tuple(sorted({item for kid in below for item in _without_asides(tree, kid, frozenset(), denied)}))
    if tree.relation(verb, "parataxis") and tree[verb].head >= 0:
        mine = frozenset(tree.subtree(verb))
        return _without_asides(tree, tree[verb].head, mine)
    return ()


def _named(tree: Tree, verb: int) -> tuple[int, ...]:
    """What a source calls something: the predicate after "what officials are calling"."""
    if not any(tree[kid].lemma.lower() == "what" for kid in tree.children[verb]):
        return ()
    return tuple(
        sorted(
            item
            for kid in tree.kids(verb, "xcomp", "obj", "obl")
            if tree[kid].lemma.lower() != "what"
            for item in tree.subtree(kid)
        )
    )


def _is_phrase(tree: Tree, index: int) -> bool:
    if not tree.children[index] or tree.tokens[index].upos not in ("NOUN", "PROPN", "PRON", "ADJ"):
        return False
    return (tree.preposition(index), "P") in _cues()


def _scope(tree: Tree, index: int) -> tuple[int, ...]:
    """What "according to X" covers: the clause it hangs on; the whole sentence where it opens or closes it."""
    mine = frozenset(tree.subtree(index))
    outer = [i for i in range(len(tree.tokens)) if tree[i].upos != "PUNCT" and i not in mine]
    if not outer:
        return ()
    if min(mine) < outer[0] or max(mine) > outer[-1]:
        return tuple(outer)
    clause = next((head for head in tree.ancestors(index) if tree[head].upos in ("VERB", "AUX")), tree.root)
    return tuple(item for item in tree.subtree(clause) if item not in mine)


def _without_asides(tree: Tree, top: int, cut: frozenset[int], denied: bool = False) -> tuple[int, ...]:
    """A subtree without what is cut and without the reporter's asides: participles and contrasts set off by commas.

    Of what is denied only the main clause is denied, not the time or the reason that the reporter adds.
    """
    asides: set[int] = set()
    for item in tree.subtree(top):
        if item != top and item not in cut and tree.relation(item, "advcl") and tree.kids(item, "nsubj", "nsubj:pass"):
            marks = {tree[kid].text.lower() for kid in tree.kids(item, "mark")}
            if denied or marks & _CONTRASTS:
                asides.update(tree.subtree(item))
        if item == top or item in cut or not tree.relation(item, "acl"):
            continue
        branch = tree.subtree(item)
        # the commas around an aside may hang on it or on its noun
        first = next(index for index in branch if tree[index].upos != "PUNCT")
        before = first - 1
        while before > 0 and tree[before].text in _QUOTES:
            before -= 1
        inside_quote = any(tree[i].text in _QUOTES for i in branch if i > first)
        if tree[item].xpos in ("VBN", "VBD") and before >= 0 and _ends_with_comma(tree, before) and not inside_quote:
            asides.update(branch)
    return tuple(item for item in tree.subtree(top) if item not in cut and item not in asides)


def _ends_with_comma(tree: Tree, index: int) -> bool:
    return tree[index].text in {",", "—", "–", "--"} or tree[index].text.endswith(",")


def _actors(tree: Tree, head: int, at: At, text: str, mentions: Mapping[At, Mention]) -> tuple[Actor, ...]:
    """The source as an actor: the mention at its head, in the words of its whole phrase; else its words alone."""
    span = tree.span(tree.subtree(head, leave_out=("acl:relcl", "acl", "appos", "conj", "cc", "punct", "case")))
    words = text[span.start : span.end]
    mention = mentions.get(at)
    if mention is None or not mention.actors:
        return (Actor(None, None, words, span.start, span.end),)
    if len(mention.actors) == 1 and mention.kind != "pronoun":
        whole = msgspec.structs.replace(mention.actors[0], text=words, start=span.start, end=span.end)
        return (whole,)
    return mention.actors
