"""Whatever words headlines, parties and places hold: CSV, JSON Lines and GeoJSON come back as they were told."""

import csv
import io
import json

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from dateline.explain import report_json
from dateline.exports import ReportItem, columns, event_item, features, lines, report_item, table
from dateline.exports.cells import one_line
from dateline.spreadsheets import FORMULA_SIGNS, guarded
from kept import kept_reports, shooting
from readings import treaty

TEXTS = st.text(st.sampled_from("=+-@;,\"'\n\r\t\0 aä日{}[]") | st.characters(exclude_categories=["Cs"]), max_size=30)


def with_words(title: str, party: str, place: str, office: str) -> ReportItem:
    """The first report of the treaty, told in other words."""
    [kept, *_] = kept_reports(treaty())
    actors = tuple(
        msgspec.structs.replace(actor, text=party, identifier=party, office=office) for actor in kept.report.actors
    )
    where = msgspec.structs.replace(kept.report.place, text=place, name=place)
    report = msgspec.structs.replace(kept.report, actors=actors, place=where)
    dispatch = msgspec.structs.replace(kept.reading.dispatch, title=title, citation=title, url=party)
    reading = msgspec.structs.replace(kept.reading, dispatch=dispatch)
    kept = msgspec.structs.replace(kept, report=report, reading=reading)
    return report_item(kept, report_json(report, reading))


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_any_words_survive_json_and_geojson(title: str, party: str, place: str, office: str) -> None:
    item = with_words(title, party, place, office)
    [line] = lines([item], "full")
    assert line.count(b"\n") == 1
    record = json.loads(line)
    assert [actor["entity_text"] for actor in record["actor"]] == [party, party]
    assert record["event_loc"]["resolved_place"] == place
    [feature] = json.loads(b"".join(features([item], columns("report"))))["features"]
    assert feature["properties"]["actor_office"] == [office, office]
    assert feature["properties"]["place"] == place


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_any_words_make_one_sound_line_of_csv(title: str, party: str, place: str, office: str) -> None:
    item = with_words(title, party, place, office)
    among = columns("report")
    written = b"".join(table([item], among)).decode()
    assert written.count("\n") == 2
    assert "\r" not in written
    header, cells = csv.reader(io.StringIO(written), strict=True)
    assert header == [column.name for column in among]
    row = dict(zip(header, cells, strict=True))
    assert row["place"] == guarded(one_line(place))
    assert row["citation"] == guarded(one_line(title))
    assert len(row["actor_text"].split("; ")) == len(row["actor"].split("; ")) == 2
    for column, words in zip(among, cells, strict=True):
        if column.kind not in ("integer", "number"):
            assert words[:1] not in FORMULA_SIGNS or not words


@given(TEXTS, TEXTS)
def test_any_words_of_an_event_are_gone_without_words(party: str, place: str) -> None:
    """Words are marked by signs that no code, id or number holds."""
    marked, where = f"ß{party}ß", f"ß{place}ß"
    item = event_item(shooting(actors=(marked,), place=where, summary=marked, outlets=(marked,)))
    for form in (lines([item], "none"), table([item], columns("event", "none")),
                 features([item], columns("event", "none"))):  # fmt: skip
        assert "ß" not in b"".join(form).decode()
