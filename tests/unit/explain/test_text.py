"""A reading in, what `dateline read` shows out."""

import msgspec
import pytest

from dateline.explain import reading_text
from dateline.explain.lines import safe, wrapped
from dateline.records import Dispatch, Reading
from readings import country_name, harbour, treaty

HARBOUR = """\
── wire/harbour.txt ──────────────────────────────────────────────────
   Coast Press · written 18 February 2025

  1  PROTEST strike  Dock workers LAB → —   2025-02-18 (day)
       no place   asserted

     Dock workers walked out on Tuesday over pay.
     ~~~~~~~~~~~~ ^^^^^^^^^^    ~~~~~~~

     what   “walked out” opens the frame PROTEST        events.tsv:101
     when   “Tuesday” seen from the day of writing       dates.weekday

  2  REQUEST yield  The harbour board BUS → them LAB   undated
       no place   asserted

     The harbour board called on them to return.
     ~~~~~~~~~~~~~~~~~ ^^^^^^^^^ ~~~~

     what   “called on” opens the frame REQUEST         events.tsv:102
"""


def test_the_whole_of_a_short_reading() -> None:
    assert reading_text(harbour(), country_name, width=70).plain == HARBOUR


def test_every_sentence_is_shown_with_marks_under_its_words() -> None:
    lines = reading_text(treaty(), country_name, width=120).plain.splitlines()
    at = next(index for index, line in enumerate(lines) if "Both governments will meet" in line)
    assert lines[at : at + 2] == [
        "     Both governments will meet in Santiago on March 3, the Peruvian Foreign Ministry said.",
        "     ~~~~~~~~~~~~~~~~      ^^^^    ~~~~~~~~    ~~~~~~~  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ ~~~~",
    ]


def test_a_terminal_underlines_instead() -> None:
    shown = reading_text(treaty(), country_name, styled=True)
    assert "^^^" not in shown.plain
    underlined = {shown.plain[span.start : span.end] for span in shown.spans if "underline" in str(span.style)}
    assert {"signed", "Peru", "Chile", "Lima", "Friday"} <= underlined


def test_digest_items_are_set_apart_with_their_own_date() -> None:
    assert "── Item of a digest, written 18–24 February 2025 ──" in reading_text(treaty(), country_name).plain


def test_a_dispatch_without_events_says_so() -> None:
    empty = Reading(Dispatch("d-0", "Calm.", "calm.txt"))
    assert "No event was found in this dispatch." in reading_text(empty).plain
    assert "date of writing unknown" in reading_text(empty).plain


def test_a_sentence_without_end_is_shown_around_its_report() -> None:
    reading = harbour()
    text = "word " * 4000 + reading.dispatch.text
    shift = len(text) - len(reading.dispatch.text)
    report = reading.reports[0]
    moved = msgspec.structs.replace(
        report,
        sentence=msgspec.structs.replace(report.sentence, start=0, end=len(text)),
        start=report.start + shift,
        end=report.end + shift,
    )
    dispatch = msgspec.structs.replace(reading.dispatch, text=text)
    shown = reading_text(msgspec.structs.replace(reading, dispatch=dispatch, reports=(moved,)), width=100)
    assert "walked out" in shown.plain
    assert len(shown.plain) < 3000


def test_words_of_a_dispatch_cannot_steer_the_terminal() -> None:
    assert safe("\x1b[31mred\x07\u202e") == " [31mred  "
    reading = harbour()
    dispatch = msgspec.structs.replace(reading.dispatch, citation="a\x1b]0;x\x07.txt")
    assert "\x1b" not in reading_text(msgspec.structs.replace(reading, dispatch=dispatch)).plain


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 8, ["one two", "three"]),
        ("one two three", 7, ["one two", "three"]),
        ("one", 8, ["one"]),
        ("", 8, []),
        ("incomprehensible", 6, ["incomp", "rehens", "ible"]),
        ("日本語の文", 4, ["日本", "語の", "文"]),
    ],
)
def test_lines_break_at_blanks_and_count_cells(text: str, width: int, lines: list[str]) -> None:
    assert [text[start:end] for start, end in wrapped(text, width)] == lines
