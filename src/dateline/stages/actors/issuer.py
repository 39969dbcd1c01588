"""Who issues a dispatch that speaks of itself as "we": the body named above a situation report, bulletin or communique.

Looked for in the title's lines, the byline, the dateline's words and the notices. A news outlet is no issuer: in a
newspaper "we" stands in quotations. Lexicon: actor_issuers (words in the names of bodies). A body that the reference
knows is itself; one with a state's name in its own is that state's; an aid body without one is of no state (NGO).

    "Highland Relief Network" above a report: "our teams" is NGO SOC
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.records import Actor, Reading, Reason, Span
from dateline.reference import Entry, Reference
from dateline.stages.actors.nouns import by_class, by_word

LONGEST = 9
"""Words of a line beyond which it is a headline, not a name."""
_PARTS = re.compile(r"[^,\n|–—]+")
_SMALL = frozenset({"of", "for", "the", "and", "in", "on", "to", "de", "du", "des", "del", "la", "le", "&"})


def issuer(reading: Reading, reference: Reference) -> Actor | None:
    """The body in whose name a dispatch is written, with the words that say so, or None."""
    for span in _lines(reading):
        for part in _PARTS.finditer(reading.dispatch.text[span.start : span.end]):
            words = part.group().strip(" \t.:;()[]")
            if not words:
                continue
            start = span.start + part.start() + part.group().index(words)
            found = _body(words, Span(start, start + len(words)), reference)
            if found is not None:
                return found
    return None


def _lines(reading: Reading) -> Iterator[Span]:
    """Where an issuer may be named, the surest first."""
    anatomy = reading.anatomy
    for section, sentences in zip(reading.sections, reading.sentences, strict=True):
        for sentence in sentences if section.kind == "title" else ():
            if not any(token.upos in ("VERB", "AUX") for token in sentence.tokens):
                yield Span(sentence.start, sentence.end)
    if anatomy.byline:
        yield Span(anatomy.byline.start, anatomy.byline.end)
    if anatomy.dateline:
        for place in anatomy.dateline.places:
            yield Span(place.start, place.end)
    for notice in anatomy.notices:
        yield Span(notice.start, notice.end)


def _body(words: str, span: Span, reference: Reference) -> Actor | None:
    pieces = words.split()
    if len(pieces) > LONGEST or not _is_name(pieces):
        return None
    lowered = [piece.strip("'’.").lower() for piece in pieces]
    if any(word in by_class("outlet") for word in lowered):
        return None
    known = [entry for entry in reference.find(words) if entry.kind in ("organisation", "security_force")]
    if known and known[0].sector != "JRN":
        entry = known[0]
        why = Reason("actor.issuer", f"{entry.name} issues the text", entry.row, (span,))
        return Actor(entry.code, entry.sector, words, span.start, span.end, entry.name, why=(why,))
    rows = [row for word in lowered if (row := by_word("actor_issuers").get(word))]
    if not rows:
        return None
    codes = {entry.code for entry in _states(pieces, reference) if entry.code}
    code = codes.pop() if len(codes) == 1 else (rows[0]["code"] or None)
    if code is None and not codes:
        return None
    why = Reason("actor.issuer", f"“{words}” issues the text", rows[0].place, (span,))
    return Actor(code, rows[0]["sector"], words, span.start, span.end, words, why=(why,))


def _is_name(pieces: list[str]) -> bool:
    return all(piece[:1].isupper() or piece.lower() in _SMALL for piece in pieces)


def _states(pieces: list[str], reference: Reference) -> Iterator[Entry]:
    """States and demonyms in a name, as it is written or, in capitals, in title case."""
    written = [piece.title() if piece.isupper() and len(piece) > 3 else piece for piece in pieces]
    for index in range(len(written)):
        yield from reference.longest(written, index, "country", "demonym")[1]
