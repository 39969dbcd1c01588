"""The columns of a report, one row a report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dateline.exports.columns import Column, Value, bounds, day
from dateline.exports.items import ReportItem
from dateline.exports.parties import party_code
from dateline.exports.records import Count, Party
from dateline.exports.shared_columns import DAYS, PLACE, PLOVER, SCORES, TYPE, of_place


def _size(item: ReportItem) -> list[str]:
    return [f"{kind}={bounds(count.low, count.high)}" for kind, count in item.record.size.items()]


def _bound(kind: str, end: str) -> Callable[[ReportItem], Value]:
    def bound(item: ReportItem) -> Value:
        count: Count | None = item.record.size.get(kind)
        return None if count is None else count.low if end == "low" else count.high

    return bound


def _side(side: str, of: Callable[[Party], str]) -> Callable[[ReportItem], Value]:
    return lambda item: [of(party) for party in getattr(item.record, side)]


def _parties(side: str, who: str) -> tuple[Column, ...]:
    return (
        Column(side, "list", f"{who}: code and sector; ? for a code not known", _side(side, _code), "", PLOVER),
        Column(f"{side}_name", "list", "who that is, as the reference data or the story name it",
               _side(side, lambda party: party.identifier_text or ""), words=True),
        Column(f"{side}_office", "list", "office held on the day of writing",
               _side(side, lambda party: party.office or ""), words=True),
        Column(f"{side}_text", "list", "the words", _side(side, lambda party: party.entity_text), words=True),
        Column(f"{side}_spans", "list", "where the words stand, start-end",
               _side(side, lambda party: f"{party.start}-{party.end}"), "characters"),
    )  # fmt: skip


def _code(party: Party) -> str:
    return party_code(party.code, party.sector)


REPORT_COLUMNS: Final = (
    Column("report_id", "text", "the report", lambda item: item.record.id),
    Column("event_id", "text", "the event that it is merged into", lambda item: item.kept.event),
    Column("dispatch_id", "text", "the dispatch that tells it", lambda item: item.record.dispatch_id),
    Column("section", "text", "body or digest", lambda item: item.record.section),
    *TYPE,
    Column("context", "list", "contexts", lambda item: item.record.context, "", PLOVER),
    Column("aux", "list", "historical, future, hypothetical, negation", lambda item: item.record.aux, "", PLOVER),
    Column("stance", "text", "asserted, claimed, hedged or denied", lambda item: item.record.stance),
    *SCORES,
    *_parties("actor", "who did it"),
    *_parties("recipient", "to whom"),
    *DAYS,
    Column("place_text", "text", "the words of the place", of_place(lambda place: place.extracted_place), words=True),
    *PLACE,
    Column("source", "list", "who says so: code and sector",
           lambda item: [party_code(each.source.code, each.source.sector) for each in item.record.attribution]),
    Column("source_text", "list", "the words",
           lambda item: [each.source.entity_text for each in item.record.attribution], words=True),
    Column("dead_low", "integer", "dead, at least", _bound("dead", "low"), "people"),
    Column("dead_high", "integer", "dead, at most", _bound("dead", "high"), "people"),
    Column("injured_low", "integer", "injured, at least", _bound("injured", "low"), "people"),
    Column("injured_high", "integer", "injured, at most", _bound("injured", "high"), "people"),
    Column("size", "list", "every count: kind=12, kind=12.. (at least), kind=..12 (at most), kind=12..15", _size),
    Column("text", "text", "the sentence", lambda item: item.record.text, words=True),
    Column("event_text", "list", "the words of the trigger", lambda item: item.record.event_text, words=True),
    Column("sequence", "integer", "place among the dispatch's reports, from 1",
           lambda item: item.record.text_info.sequence),
    Column("sentence_start", "integer", "where the sentence begins", lambda item: item.kept.report.sentence.start,
           "characters"),
    Column("sentence_end", "integer", "where it ends", lambda item: item.kept.report.sentence.end, "characters"),
    Column("text_start", "integer", "where trigger and parties begin", lambda item: item.record.text_info.start,
           "characters"),
    Column("text_end", "integer", "where they end", lambda item: item.record.text_info.end, "characters"),
    Column("trigger_spans", "list", "where the trigger stands, start-end",
           lambda item: [f"{span.start}-{span.end}" for span in item.kept.report.triggers], "characters"),
    Column("text_hash", "text", "BLAKE2b-128 of the dispatch's text (UTF-8)", lambda item: item.kept.text_hash),
    Column("citation", "text", "path or address as given", lambda item: item.record.cite_info.citation, words=True),
    Column("url", "text", "address", lambda item: item.record.cite_info.url, words=True),
    Column("title", "text", "headline", lambda item: item.record.cite_info.title, words=True),
    Column("publication", "text", "outlet", lambda item: item.record.cite_info.publication, words=True),
    Column("author", "text", "who wrote it, as told", lambda item: item.record.cite_info.author, words=True),
    Column("published_from", "day", "written on this day or later",
           lambda item: day(item.record.cite_info.published.first), "day"),
    Column("published_to", "day", "written on this day or earlier",
           lambda item: day(item.record.cite_info.published.last), "day"),
    Column("language", "text", "language", lambda item: item.record.cite_info.language, "", "ISO 639-1"),
    Column("copy_of", "text", "the dispatch that its story reprints", lambda item: item.kept.copy_of),
    Column("storyline_id", "text", "the storyline of its story", lambda item: item.kept.storyline),
    Column("agreement_id", "text", "the agreement across dispatches that it is about", lambda item: item.kept.accord),
    Column("confidence", "number", "a ranking, no probability", lambda item: item.record.confidence, "0 to 1"),
    Column("confirmed", "flag", "a user judged it right", lambda item: item.kept.confirmed),
    Column("coder", "text", "what made the report", lambda item: item.record.cite_info.coder),
    Column("codebook", "text", "the ontology that it is coded by", lambda item: item.record.cite_info.codebook),
    Column("extractor", "text", "what took the text out of its page or file; empty for plain text",
           lambda item: item.record.cite_info.extractor),
)  # fmt: skip
