"""A document of spaCy -> drafts of its sentences, with valid trees and offsets into the text that was given.

White space is no word: spaCy's tokens of it are dropped and what hangs on them moves up. Should a tree leave its
sentence (bounds that another component set), the word that does becomes a root, and every root but the first hangs on
the first as parataxis. A word that stands elsewhere in the given text than the document says (pipelines that cut the
text by other tools) is looked up from where the word before it ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.errors import ModelError
from dateline.language.spacy.draft import Draft
from dateline.language.spacy.names import name
from dateline.language.spacy.protocols import SpacyDoc, SpacyToken

Words = Sequence[tuple[int, int, str]]

FEATURES = frozenset({"VerbForm", "Tense", "Voice", "Mood", "Number", "Person", "Polarity"})
"""The features that Dateline's own model gives."""


def drafts_of(doc: SpacyDoc, seen: str, text: str, start: int) -> Iterator[Draft]:
    """Drafts of the sentences of a document, which was made from `seen`.

    `text` is what stands there in the whole text, character for character as long, and `start` where it begins.
    """
    tokens = list(doc)
    places = [(start + first, start + last, text[first:last]) for first, last in _places(tokens, seen)]
    for sentence in doc.sents:
        inside = [token for token in tokens[sentence.start : sentence.end] if not token.is_space]
        if inside:
            yield _draft(doc, tokens, inside, [places[token.i] for token in inside])


def draft_of(doc: SpacyDoc, words: Words) -> Draft:
    """The one draft of a document that was made from these words. Raises ModelError where it holds other ones."""
    tokens = list(doc)
    if len(tokens) != len(words):
        raise ModelError("the spaCy pipeline joins or cuts words that it is given; use one that keeps them, or `read`")
    return _draft(doc, tokens, tokens, words)


def _places(tokens: Sequence[SpacyToken], seen: str) -> list[tuple[int, int]]:
    """Start and end of each token in the document's text."""
    found: list[tuple[int, int]] = []
    cursor = 0
    for token in tokens:
        form = token.text
        at = token.idx
        if at < cursor or not seen.startswith(form, at):
            at = cursor if token.is_space else seen.find(form, cursor)
        if at < 0:
            raise ModelError(f"the spaCy pipeline gives a word {form!r} that its text does not hold there; use another")
        found.append((at, at + len(form)))
        cursor = at if token.is_space else at + len(form)
    return found


def _draft(doc: SpacyDoc, tokens: Sequence[SpacyToken], inside: Sequence[SpacyToken], words: Words) -> Draft:
    index_of = {token.i: index for index, token in enumerate(inside)}
    heads = _heads(tokens, inside, index_of)
    root = next(index for index, head in enumerate(heads) if head < 0)
    relations = [token.dep_ or "dep" for token in inside]
    for index, head in enumerate(heads):
        if head < 0 and index != root:
            heads[index], relations[index] = root, "parataxis"
        elif relations[index].lower() == "root":
            relations[index] = "parataxis"
    relations[root] = "root"
    upos = [token.pos_ for token in inside]
    texts = [word[2] for word in words]
    feats = [_feats(str(token.morph)) for token in inside]
    made = Draft(list(words), upos, [token.tag_ for token in inside], feats, heads, relations)
    for span in doc.ents:
        covered = [index_of[i] for i in range(span.start, span.end) if i in index_of]
        if covered and (found := name(covered[0], covered[-1] + 1, span.label_, upos, texts)):
            made.names.append(found)
    return made


def _heads(tokens: Sequence[SpacyToken], inside: Sequence[SpacyToken], index_of: dict[int, int]) -> list[int]:
    """Heads within the sentence, -1 for roots (one or more); no circles."""
    heads: list[int] = []
    for token in inside:
        above = token.head
        while above.i not in index_of and above.is_space and above.head.i != above.i and above.i != token.i:
            above = above.head
        heads.append(-1 if above.i == token.i else index_of.get(above.i, -1))
    done = [False] * len(heads)
    for index in range(len(heads)):
        path: list[int] = []
        current = index
        on_path = set()
        while current >= 0 and not done[current] and current not in on_path:
            path.append(current)
            on_path.add(current)
            current = heads[current]
        if current >= 0 and current in on_path:
            heads[current] = -1
        for passed in path:
            done[passed] = True
    return heads


def _feats(morph: str) -> str:
    return "|".join(sorted(part for part in morph.split("|") if part.partition("=")[0] in FEATURES))
