"""Records without the words of the dispatches, for corpora whose licence keeps them in.

What is left: codes of closed lists, numbers, days, ids, hashes, offsets. Gone are, beside the words themselves, all
names (a name may be all there is of a sentence), headlines, outlets, paths and addresses, which often hold headlines.

    bare_report(item).actor  ->  [BareParty(code="RUS", sector="GOV", other_sectors=[], start=1800, end=1806)]
"""

from __future__ import annotations

import re
from typing import Final

from dateline.exports.items import EventItem, ReportItem
from dateline.exports.parties import code_of, event_party
from dateline.exports.records import (
    BARE_EVENT,
    BARE_REPORT,
    BareCount,
    BareEventParty,
    BareEventRecord,
    BareHistory,
    BareLocation,
    BareParty,
    BareReportRecord,
    BareSource,
    BareTold,
    BareWhy,
    Party,
    Told,
)

_ROW: Final = re.compile(r"[\w./-]+:\d+", re.ASCII)
"""A table's file and line; a reason's row that is anything else may hold words."""


def bare_report(item: ReportItem) -> BareReportRecord:
    """The record of a report without words."""
    record, kept = item.record, item.kept
    report = kept.report
    place = report.place
    return BareReportRecord(
        schema=BARE_REPORT,
        id=record.id,
        dispatch_id=record.dispatch_id,
        text_hash=kept.text_hash,
        section=record.section,
        sentence=(report.sentence.start, report.sentence.end),
        event=record.event,
        mode=record.mode,
        context=record.context,
        aux=record.aux,
        stance=record.stance,
        actor=[_party(each) for each in record.actor],
        recipient=[_party(each) for each in record.recipient],
        date=record.date,
        enddate=record.enddate,
        date_precision=record.date_precision,
        event_loc=BareLocation(
            place.geonameid, place.lat, place.lon, place.country, place.resolution, place.start, place.end
        )
        if place
        else None,
        attribution=[
            BareSource(
                code_of(each.source.code),
                code_of(each.source.sector),
                each.source.start,
                each.source.end,
                each.start,
                each.end,
            )
            for each in record.attribution
        ],
        size={
            kind: BareCount(count.low, count.high, count.approximate, count.start, count.end)
            for kind, count in report.size.items()
        },
        quad_code=record.quad_code,
        event_scale=record.event_scale,
        triggers=[(span.start, span.end) for span in report.triggers],
        text_info=record.text_info,
        published=record.cite_info.published,
        language=record.cite_info.language,
        coder=record.cite_info.coder,
        codebook=record.cite_info.codebook,
        extractor=record.cite_info.extractor,
        event_id=kept.event,
        storyline_id=kept.storyline,
        agreement_id=kept.accord,
        copy_of=kept.copy_of,
        confidence=record.confidence,
        why=[
            BareWhy(each.rule, each.row if each.row and _ROW.fullmatch(each.row) else None, each.spans)
            for each in record.why
        ],
    )


def bare_event(item: EventItem) -> BareEventRecord:
    """The record of an event without words."""
    record, where = item.record, item.record.event_loc
    return BareEventRecord(
        schema=BARE_EVENT,
        id=record.id,
        kind=record.kind,
        event=record.event,
        mode=record.mode,
        status=record.status,
        history=[BareHistory(each.status, each.told, each.report) for each in record.history],
        actor=[BareEventParty(each.code, each.sector) for each in record.actor],
        recipient=[BareEventParty(each.code, each.sector) for each in record.recipient],
        date=record.date,
        enddate=record.enddate,
        date_precision=record.date_precision,
        told=record.told,
        event_loc=BareLocation(where.geonameid, where.lat, where.lon, where.country_code, where.resolution)
        if where
        else None,
        size=record.size,
        quad_code=record.quad_code,
        event_scale=record.event_scale,
        outlets=record.outlets,
        dispatches=record.dispatches,
        reports=record.reports,
        disputed=record.disputed,
        disagreements={name: [_told(name, each) for each in told] for name, told in record.disagreements.items()},
        storyline_id=record.storyline_id,
        agreement_id=record.agreement_id,
    )


def bare_value(field: str, value: str) -> str | None:
    """A value of a field if it holds no words: a day, a number, parties that all have a code or a sector.

    >>> bare_value("dead", "23"), bare_value("actors", "RUS GOV; - CVL"), bare_value("place", "Moscow, RUS")
    ('23', 'RUS GOV; - CVL', None)
    """
    if field == "place":
        return None
    parties = (event_party(each) for each in value.split("; ")) if field in ("actors", "recipients") else ()
    return None if any(each.entity_text for each in parties) else value


def _told(field: str, told: Told) -> BareTold:
    return BareTold(bare_value(field, told.value), told.reports, len(told.outlets), told.first, told.last)


def _party(party: Party) -> BareParty:
    others = [sector for sector in party.other_sectors if code_of(sector)]
    return BareParty(code_of(party.code), code_of(party.sector), others, party.start, party.end)
