"""The anatomy of a dispatch as JSON and as text."""

from __future__ import annotations

import datetime as dt

from dateline.explain.anatomy import anatomy_json, anatomy_text
from dateline.records import (
    Anatomy,
    Byline,
    DatelineLine,
    Dispatch,
    Interval,
    Notice,
    PlaceName,
    Reading,
    Reason,
    Section,
    Span,
)

TEXT = (
    "By Jane Roe\n"  # 0-11
    "CAIRO (AP) — Talks failed.\n"  # 12-24, 25-38
    "AID\n"  # 39-42
    "Food ran out.\n"  # 43-56
    "© 2024 AP\n"  # 57-66
    "In brief\n"  # 67-75
    "A ferry sank."  # 76-89
)
SATURDAY = Interval(dt.date(2025, 1, 18), dt.date(2025, 1, 18), "day", (Reason("dating.test", "the story says so"),))
LATER = Interval(dt.date(2025, 1, 21), None, "range")
WHY = (Reason("structure.test", "by hand", "en/test.tsv:1", (Span(0, 11),)),)


def _reading() -> Reading:
    sections = (
        Section("byline", 0, 11, SATURDAY),
        Section("dateline", 12, 24, SATURDAY),
        Section("body", 25, 38, SATURDAY),
        Section("heading", 39, 42, SATURDAY),
        Section("body", 43, 56, SATURDAY),
        Section("notice", 57, 66, SATURDAY),
        Section("digest_heading", 67, 75, LATER),
        Section("digest", 76, 89, LATER),
    )
    anatomy = Anatomy(
        byline=Byline(0, 11, "Jane Roe", why=WHY),
        dateline=DatelineLine(12, 24, "CAIRO (AP) —", (PlaceName("CAIRO", 12, 17, "Cairo", "EGY", 360630),), "AP"),
        lede=Span(25, 38),
        headings=(Span(39, 42),),
        notices=(Notice(57, 66, "AP", (2024,)),),
        digest_heading=Span(67, 75),
        digest_items=(Span(76, 89),),
        outlet="Associated Press",
        published=SATURDAY,
        why=(Reason("structure.outlet", "named in the dateline"),),
    )
    return Reading(Dispatch("d1", TEXT, "d1.txt"), anatomy, sections)


SATURDAY_JSON = {
    "from": "2025-01-18",
    "to": "2025-01-18",
    "precision": "day",
    "why": [{"rule": "dating.test", "note": "the story says so", "row": None, "spans": []}],
}
LATER_JSON = {"from": "2025-01-21", "to": None, "precision": "range", "why": []}


def test_json_holds_every_part_with_offsets_and_lines() -> None:
    found = anatomy_json(_reading())
    sections = found.pop("sections")
    assert found == {
        "schema": "dateline-anatomy-1",
        "dispatch_id": "d1",
        "citation": "d1.txt",
        "title": None,
        "outlet": "Associated Press",
        "byline": {
            "author": "Jane Roe",
            "role": None,
            "outlet": None,
            "start": 0,
            "end": 11,
            "line": 1,
            "why": [{"rule": "structure.test", "note": "by hand", "row": "en/test.tsv:1", "spans": [[0, 11]]}],
        },
        "dateline": {
            "text": "CAIRO (AP) —",
            "places": ["Cairo, EGY"],
            "outlet": "AP",
            "date_text": None,
            "start": 12,
            "end": 24,
            "line": 2,
            "place_words": [
                {"text": "CAIRO", "start": 12, "end": 17, "name": "Cairo", "country": "EGY", "geonameid": 360630}
            ],
            "why": [],
        },
        "lede": {"start": 25, "end": 38, "line": 2},
        "headings": [{"text": "AID", "start": 39, "end": 42, "line": 3}],
        "notices": [
            {
                "holder": "AP",
                "years": [2024],
                "syndicated": False,
                "start": 57,
                "end": 66,
                "line": 5,
                "why": [],
            }
        ],
        "digest": {
            "heading": {"text": "In brief", "start": 67, "end": 75, "line": 6},
            "items": [{"start": 76, "end": 89, "line": 7, "published": LATER_JSON}],
        },
        "published": SATURDAY_JSON,
        "why": [{"rule": "structure.outlet", "note": "named in the dateline", "row": None, "spans": []}],
    }
    assert [section["kind"] for section in sections] == [section.kind for section in _reading().sections]
    assert sections[2] == {"kind": "body", "start": 25, "end": 38, "line": 2, "published": SATURDAY_JSON, "why": []}


def test_json_of_a_dispatch_without_any_part() -> None:
    found = anatomy_json(Reading(Dispatch("d2", "", "d2.txt")))
    assert (found["byline"], found["dateline"], found["lede"], found["digest"]) == (None, None, None, None)
    assert (found["headings"], found["notices"], found["sections"]) == ([], [], [])


def test_text_shows_the_parts_and_the_table() -> None:
    assert anatomy_text(_reading(), width=60) == "\n".join(
        [
            "── d1.txt ──────────────────────────────────────────────────",
            "outlet     Associated Press (named in the dateline)",
            "byline     Jane Roe",
            "dateline   Cairo, EGY · AP",
            "notice     AP · 2024 (line 5)",
            "written    18 January 2025 (day)",
            "           · the story says so",
            "digest     1 item under “In brief”",
            "  written  since 21 January 2025 (range)",
            "",
            "line  characters  part            begins with",
            "   1        0-11  byline          By Jane Roe",
            "   2       12-24  dateline        CAIRO (AP) —",
            "   2       25-38  body            Talks failed.",
            "   3       39-42  heading         AID",
            "   4       43-56  body            Food ran out.",
            "   5       57-66  notice          © 2024 AP",
            "   6       67-75  digest heading  In brief",
            "   7       76-89  digest          A ferry sank.",
        ]
    )


def test_text_keeps_to_the_width_and_lets_no_control_character_through() -> None:
    text = "Two towns \x1b[31mwere\u202e shelled on Friday, officials of both of the states said. " * 9
    shown = anatomy_text(Reading(Dispatch("d3", text, "d3.txt"), sections=(Section("body", 0, len(text)),)), width=70)
    assert all(len(line) <= 70 for line in shown.split("\n"))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
