"""Traces of the coder -> accounts: a sentence with what was found in it and what became of every trigger word.

An account is for reading: values and verdicts are in plain English, each with the words it rests on. What is asked
about but is no sentence that is read for events (a byline, a notice) gets an account too, which says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from dateline.explain.account.asking import Asked
from dateline.explain.account.wording import quoted, role_words, try_words, verdict_words
from dateline.explain.entries import Entry, entry_from
from dateline.explain.spots import lines_of
from dateline.explain.wording import CountryName, code_itself, interval_iso, party_words, place_words
from dateline.lexicon.events import EventRow
from dateline.lexicon.ontology import Ontology
from dateline.records import Actor, Attribution, Interval, Reading, Reason, Section, Span
from dateline.stages.coding import SentenceTrace, Try, Verdict, trace

CONTENT: Final = 60
"""Characters shown of what somebody says: it stands in the sentence above."""

NO_PROSE: Final = {
    "byline": "a byline",
    "dateline": "a dateline",
    "heading": "a heading",
    "notice": "a notice",
    "digest_heading": "the heading of a digest",
    "boilerplate": "boilerplate",
}


class Fact(msgspec.Struct, frozen=True):
    """Something that an earlier stage found in the sentence: what it is about, its words, what they mean and why."""

    about: str
    span: Span
    words: str
    means: str
    reasons: tuple[Reason, ...] = ()


class Row(msgspec.Struct, frozen=True):
    """A row that did not read a word, or fits less well: its place, its type, and why, in words. `lacking`: how many of
    its conditions do not hold; the fewer, the nearer it came."""

    place: str
    event: str
    why: str
    lacking: int


class Word(msgspec.Struct, frozen=True):
    """A trigger word and its verdict. `row` and `read_as` say how it was first read; `entry` is the report it gave.

    `is_cue`: it tells who says something, which is no event by itself."""

    span: Span
    words: str
    outcome: str
    verdict: str
    row: str | None
    read_as: str | None
    parties: str | None
    filled: tuple[tuple[str, tuple[str, ...]], ...]
    notes: tuple[Reason, ...]
    entry: Entry | None
    rows: tuple[Row, ...]
    is_cue: bool = False


class Account(msgspec.Struct, frozen=True):
    """One sentence. `kind` is that of its section; `strangers` are verbs that the lexicon does not know, with the lemma
    that it would have to know; `unread` says why a stretch of text is not read for events at all.

    `line`, `column` and `last_line` count from 1; offsets are characters, half-open, of the dispatch's text."""

    citation: str
    span: Span
    line: int
    column: int
    last_line: int
    text: str
    kind: str
    written: Interval
    facts: tuple[Fact, ...] = ()
    words: tuple[Word, ...] = ()
    strangers: tuple[tuple[str, str], ...] = ()
    unread: str | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The reports of the sentence."""
        return tuple(word.entry for word in self.words if word.entry is not None)


def accounts(
    reading: Reading, ontology: Ontology, asked: Sequence[Asked], country_name: CountryName = code_itself
) -> tuple[Account, ...]:
    """An account of each sentence asked about, in the order of the text, and of each section that is not read.

    `ontology` must be the one that the reading was coded by."""
    spans = [item.span for item in asked]
    teller = _Teller(reading, country_name)
    found = [teller.sentence(one) for one in trace(reading, ontology, spans)]
    found += [
        teller.no_prose(section)
        for section in reading.sections
        if not section.is_prose and any(span.start < section.end and span.end > section.start for span in spans)
    ]
    return tuple(sorted(found, key=lambda account: account.span))


class _Teller:
    """Puts what was found and decided in one reading into words."""

    def __init__(self, reading: Reading, country_name: CountryName) -> None:
        self._reading = reading
        self._country_name = country_name
        self._lines = lines_of(reading.dispatch.text)

    def no_prose(self, section: Section) -> Account:
        """A stretch of text that is not read for events, and why it is what it is."""
        notes = "; ".join(quoted(reason.note) for reason in section.why if reason.note)
        what = NO_PROSE.get(section.kind, f"a {section.kind}")
        unread = f"{what}, which is not read for events{f': {notes}' if notes else ''}"
        return msgspec.structs.replace(self._bare(Span(section.start, section.end), section), unread=unread)

    def sentence(self, one: SentenceTrace) -> Account:
        """A sentence with its findings and verdicts."""
        cues = {(item.start, item.end) for item in one.attributions}
        return msgspec.structs.replace(
            self._bare(one.sentence, self._reading.sections[one.section]),
            facts=tuple(self._facts(one)),
            strangers=tuple((self._said(span), lemma) for span, lemma in one.strangers),
            words=tuple(
                self._word(verdict, (verdict.trigger.start, verdict.trigger.end) in cues) for verdict in one.verdicts
            ),
        )

    def _bare(self, span: Span, section: Section) -> Account:
        line = self._lines.of(span.start)
        return Account(
            citation=self._reading.dispatch.citation,
            span=span,
            line=line,
            column=span.start - self._lines.starts[line - 1] + 1,
            last_line=self._lines.of(max(span.end - 1, span.start)),
            text=self._reading.dispatch.text[span.start : span.end],
            kind=section.kind,
            written=section.published,
        )

    def _said(self, span: Span) -> str:
        """The words of a span, on one line."""
        return " ".join(self._reading.dispatch.text[span.start : span.end].split())

    def _facts(self, one: SentenceTrace) -> Iterator[Fact]:
        for mention in one.mentions:
            span = Span(mention.start, mention.end)
            means = " + ".join(dict.fromkeys(self._party(actor) for actor in mention.actors)) or "nobody known"
            reasons = (*mention.why, *(reason for actor in mention.actors for reason in actor.why))
            yield Fact("who", span, self._said(span), means, tuple(dict.fromkeys(reasons)))
        for when in one.times:
            means = interval_iso(when.interval)
            means = f"{means}, {when.kind.lower()}" if when.kind in ("DURATION", "SET") else means
            yield Fact("when", Span(when.start, when.end), when.text, means, when.interval.why)
        named = {(mention.start, mention.end) for mention in one.mentions}
        for place in one.places:
            if place.resolution == 1 and (place.start, place.end) in named:
                continue  # a country that is told as a party above
            means = place_words(place, self._country_name) or place.text
            yield Fact("where", Span(place.start, place.end), place.text, means, place.why)
        for attribution in one.attributions:
            span = Span(attribution.start, attribution.end)
            means = f"{attribution.source.text or 'an unnamed source'}: {self._content(attribution)}"
            yield Fact("says", span, self._said(span), means, attribution.why)

    def _party(self, actor: Actor) -> str:
        """ "Peru GOV (Marta Soto, foreign minister)": code and sector in words, and who it is where that says more."""
        coded = party_words(actor, self._country_name) if actor.code or actor.sector else "nobody known"
        more = ", ".join(part for part in (actor.identifier, actor.office) if part and part not in coded)
        return f"{coded} ({more})" if more else coded

    def _content(self, attribution: Attribution) -> str:
        """The words that an attribution carries, from the first to the last."""
        tokens = [self._reading.token(at) for at in attribution.content]
        if not tokens:
            return "nothing that was found"
        words = self._said(Span(min(token.start for token in tokens), max(token.end for token in tokens)))
        return f"“{words if len(words) <= CONTENT else words[:CONTENT].rpartition(' ')[0] + ' …'}”"

    def _word(self, verdict: Verdict, is_cue: bool) -> Word:
        row = verdict.row
        sides = (verdict.actors, verdict.recipients)
        filled = ((role_words(item.role), tuple(map(self._said, item.words))) for item in verdict.filled)
        return Word(
            span=verdict.trigger,
            words=self._said(verdict.trigger),
            outcome=verdict.outcome,
            verdict=verdict_words(verdict, self._said(verdict.by) if verdict.by else None, is_cue=is_cue),
            row=row.place if row else None,
            read_as=_type(row) if row else None,
            parties=" → ".join(self._side(side) for side in sides) if row else None,
            filled=tuple(filled),
            notes=tuple(reason for reason in verdict.why if reason.rule != "trigger"),
            entry=entry_from(verdict.report, self._reading, self._country_name) if verdict.report else None,
            rows=tuple(sorted(map(self._row, verdict.others), key=lambda row: row.lacking)),
            is_cue=is_cue,
        )

    def _side(self, actors: Iterable[Actor]) -> str:
        return " + ".join(dict.fromkeys(party_words(actor, self._country_name) for actor in actors)) or "—"

    def _row(self, tried: Try) -> Row:
        lacking = len(tried.unmet) + bool(tried.obstacle)
        return Row(tried.row.place, _type(tried.row), try_words(tried, self._said), lacking)


def _type(row: EventRow) -> str:
    return f"{row.event} {row.mode}" if row.mode else row.event
