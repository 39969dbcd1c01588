"""Readings in, the brief and its text out."""

import msgspec

from dateline.explain import brief, brief_text
from dateline.records import Dispatch, Reading
from readings import country_name, harbour, treaty

HARBOUR = """\
 1  wire/harbour.txt ───────────────────────────────────────────────────────────
    Dock workers walked out on Tuesday over pay. The harbour board called on
    them to return.
    Coast Press · written 18 February 2025

    WHAT HAPPENED
    PROTEST     Dock workers LAB · 18 February 2025
                Dock workers walked out on Tuesday over pay.
    REQUEST     The harbour board BUS → them LAB · undated
                The harbour board called on them to return.

1 dispatch, 2 reports: 2 told as fact"""


def test_the_whole_brief_of_a_short_item() -> None:
    assert brief_text(brief([harbour()], country_name), width=80).plain == HARBOUR


def test_each_report_stands_in_one_group() -> None:
    (dispatch,) = brief([treaty()], country_name).dispatches
    told = {group.standing: [entry.sequence for entry in entries] for group, entries in dispatch.groups()}
    assert told == {"happened": [1, 2, 8], "claimed": [7], "hedged": [4], "planned": [3], "denied": [5],
                    "background": [6]}  # fmt: skip


def test_an_entry_tells_who_whom_where_when_and_who_says_so() -> None:
    entry = brief([treaty()], country_name).entries[6]
    assert (entry.who, entry.whom) == (("DR Congo REB",), ("DR Congo CVL",))
    assert (entry.when, entry.where) == ("18 February 2025", "Goma, DR Congo")
    assert entry.says == ("a hospital official (“said”)",)
    assert entry.sizes == ("dead: 14 or more (“At least 14 people”)",)
    assert entry.excerpt == "At least 14 people were killed when rebels shelled a market in Goma"
    assert [ground.about for ground in entry.grounds] == ["what", "when", "where"]
    assert entry.grounds[0].words == ("shelled",)


def test_a_dispatch_is_introduced() -> None:
    (dispatch,) = brief([treaty()], country_name).dispatches
    assert (dispatch.outlet, dispatch.author, dispatch.written) == ("Northern Wire", "Ana Ruiz", "15 February 2025")
    assert dispatch.headline.startswith("Peru and Chile signed a fishing treaty in Lima on Friday")


def test_a_title_is_the_headline() -> None:
    reading = treaty()
    titled = msgspec.structs.replace(reading, dispatch=msgspec.structs.replace(reading.dispatch, title="A treaty"))
    assert brief([titled]).dispatches[0].headline == "A treaty"


def test_nothing_found_is_said() -> None:
    text = brief_text(brief([Reading(Dispatch("d-0", "Calm.", "calm.txt"))])).plain
    assert "No event was found in this dispatch." in text
    assert text.endswith("1 dispatch, 0 reports")


def test_no_dispatch_at_all() -> None:
    assert brief_text(brief([])).plain == "0 dispatches, 0 reports"
