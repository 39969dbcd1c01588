"""A report in, the record of the contract out."""

from typing import Any

import msgspec

from dateline import __version__
from dateline.explain import report_json, report_line
from readings import TREATY, harbour, treaty

KEYS = [
    "schema", "id", "dispatch_id", "section", "text", "event", "mode", "context", "aux", "stance", "actor", "recipient",
    "date", "enddate", "date_precision", "event_loc", "attribution", "size", "quad_code", "event_scale", "event_text",
    "text_info", "cite_info", "agreement_id", "confidence", "why",
]  # fmt: skip


def record(index: int) -> dict[str, Any]:
    reading = treaty()
    return report_json(reading.reports[index], reading)


def test_the_whole_record() -> None:
    text = treaty().dispatch.text
    assert record(6) == {
        "schema": "dateline-report-1",
        "id": "r-0007",
        "dispatch_id": "d-00000000000000aa",
        "section": "digest",
        "text": TREATY.splitlines()[10],
        "event": ["ASSAULT"],
        "mode": ["heavy-weapons"],
        "context": [],
        "aux": [],
        "stance": "claimed",
        "actor": [
            {
                "code": "COD", "sector": "REB", "other_sectors": [], "entity_text": "rebels",
                "start": text.index("rebels"), "end": text.index("rebels") + 6, "identifier_text": None, "office": None,
            }
        ],
        "recipient": [
            {
                "code": "COD", "sector": "CVL", "other_sectors": [], "entity_text": "At least 14 people",
                "start": text.index("At least 14"), "end": text.index(" were killed"), "identifier_text": None,
                "office": None,
            }
        ],
        "date": "2025-02-18",
        "enddate": "2025-02-18",
        "date_precision": "day",
        "event_loc": {
            "extracted_place": "Goma", "resolved_place": "Goma", "geonameid": 216281, "lat": 0.0, "lon": 0.0,
            "country_code": "COD", "resolution": 4,
        },
        "attribution": [
            {
                "source": {
                    "entity_text": "a hospital official", "code": None, "sector": "MED",
                    "start": text.index("a hospital"), "end": text.index(" said Tuesday"),
                },
                "cue": "said",
                "start": text.index("said Tuesday"),
                "end": text.index(" Tuesday."),
            }
        ],
        "size": {
                "dead": {"low": 14, "high": None, "approximate": False, "text": "At least 14 people", "source": None}
            },
        "quad_code": 4,
        "event_scale": -9.5,
        "event_text": ["shelled"],
        "text_info": {"sequence": 7, "start": text.index("At least 14"), "end": text.index(" a market in Goma")},
        "cite_info": {
            "citation": "wire/treaty.txt", "url": None, "title": None, "publication": "Northern Wire",
            "published": {"from": "2025-02-18", "to": "2025-02-24", "precision": "week"}, "language": "en",
            "coder": f"dateline {__version__}", "codebook": "plover-2.0", "author": "Ana Ruiz", "extractor": None,
        },
        "agreement_id": None,
        "confidence": 0.75,
        "why": [
            {
                "rule": "coding.trigger", "note": "“shelled” opens the frame ASSAULT", "row": "events.tsv:107",
                "spans": [[text.index("shelled"), text.index(" a market in Goma")]],
            },
            {
                "rule": "dates.weekday", "note": "“Tuesday” seen from the day of writing", "row": None,
                "spans": [[text.index("Tuesday."), text.index("Tuesday.") + 7]],
            },
            {
                "rule": "places.gazetteer", "note": "the only city called Goma in DR Congo", "row": None,
                "spans": [[text.index("Goma"), text.index("Goma") + 4]],
            },
        ],
    }  # fmt: skip


def test_every_record_has_every_key_in_order() -> None:
    for reading in (treaty(), harbour()):
        for report in reading.reports:
            assert list(report_json(report, reading)) == KEYS


def test_a_record_is_one_line_of_json() -> None:
    reading = treaty()
    line = report_line(reading.reports[0], reading)
    assert line.endswith(b"}\n")
    assert line.count(b"\n") == 1
    assert msgspec.json.decode(line) == record(0)


def test_a_title_counts_as_body() -> None:
    reading = harbour()
    sections = tuple(msgspec.structs.replace(section, kind="title") for section in reading.sections)
    reading = msgspec.structs.replace(reading, sections=sections)
    told = report_json(reading.reports[0], reading)
    assert (told["section"], told["cite_info"]["title"]) == ("body", "PORT DALE, Feb. 18 (Coast Press) -")


def test_what_is_not_known_is_null() -> None:
    told = record(1)
    assert (told["date"], told["enddate"], told["date_precision"]) == (None, None, "unknown")
    assert (told["event_loc"], told["mode"], told["recipient"], told["size"]) == (None, [], [], {})


def test_a_year_has_its_first_and_last_day() -> None:
    told = record(5)
    assert (told["date"], told["enddate"], told["date_precision"]) == ("2019-01-01", "2019-12-31", "year")


def test_a_story_is_dated_by_itself_and_not_by_its_digest() -> None:
    assert record(0)["cite_info"]["published"] == {"from": "2025-02-15", "to": "2025-02-15", "precision": "day"}


def test_offsets_give_back_the_words() -> None:
    text = treaty().dispatch.text
    for index in range(8):
        told = record(index)
        for party in [*told["actor"], *told["recipient"]]:
            assert text[party["start"] : party["end"]] == party["entity_text"]
        span = text[told["text_info"]["start"] : told["text_info"]["end"]]
        assert all(word in span for word in told["event_text"])
