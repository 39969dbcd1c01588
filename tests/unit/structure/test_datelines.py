"""Datelines of all the usual kinds: places, outlet, date, and where the story starts."""

from __future__ import annotations

import pytest

from dateline.records import Dispatch, PlaceName, Reading
from dateline.stages.structure import stage
from towns import towns

Place = tuple[str, str | None, str | None]

MOSCOW: Place = ("MOSCOW", "Moscow", "RUS")
TEHRAN: Place = ("TEHRAN", "Tehran", "IRN")
TUNIS: Place = ("TUNIS", "Tunis", "TUN")
KABUL_IN: Place = ("KABUL, Afghanistan", "Kabul", "AFG")

DATELINES: list[tuple[str, list[Place], str | None, str | None]] = [
    ("MOSCOW/TEHRAN (Northland News) –", [MOSCOW, TEHRAN], "Northland News", None),
    ("MOSCOW and TEHRAN (AP) —", [MOSCOW, TEHRAN], "AP", None),
    ("LONDON, PARIS —", [("LONDON", "London", "GBR"), ("PARIS", "Paris", "FRA")], None, None),
    ("KHARTOUM, Oct. 26 (Reuters) -", [("KHARTOUM", "Khartoum", "SDN")], "Reuters", "Oct. 26"),
    ("WASHINGTON —", [("WASHINGTON", "Washington", "USA")], None, None),
    ("WASHINGTON—", [("WASHINGTON", "Washington", "USA")], None, None),
    ("Washington, D.C. –", [("Washington, D.C.", "Washington", "USA")], None, None),
    ("BEIRUT (AP) —", [("BEIRUT", "Beirut", "LBN")], "AP", None),
    ("BEIRUT (AP)", [("BEIRUT", "Beirut", "LBN")], "AP", None),
    (
        "UNITED NATIONS, New York, 3 May (IRIN) –",
        [("UNITED NATIONS, New York", "New York City", "USA")],
        "IRIN",
        "3 May",
    ),
    ("Port-au-Prince, Haiti –", [("Port-au-Prince, Haiti", "Port-au-Prince", "HTI")], None, None),
    (
        "GENEVA/NEW YORK, 12 March 2024 –",
        [("GENEVA", "Geneva", "CHE"), ("NEW YORK", "New York City", "USA")],
        None,
        "12 March 2024",
    ),
    ("GENEVA (17 January 2025) –", [("GENEVA", "Geneva", "CHE")], None, "17 January 2025"),
    ("(Reuters) -", [], "Reuters", None),
    ("Jan 17 (Reuters) -", [], "Reuters", "Jan 17"),
    ("Kyiv, Ukraine (CNN) --", [("Kyiv, Ukraine", "Kyiv", "UKR")], "CNN", None),
    ("Kyiv, Ukraine\nCNN\n — \n", [("Kyiv, Ukraine", "Kyiv", "UKR")], "CNN", None),
    ("PARIS, Texas —", [("PARIS, Texas", "Paris", "USA")], None, None),
    ("MOSCOW, Idaho (AP) —", [("MOSCOW, Idaho", "Moscow", "USA")], "AP", None),
    ("ZELENIVKA, Ukraine (AP) —", [("ZELENIVKA, Ukraine", None, "UKR")], "AP", None),
    ("UPPER HAMLET (AP) —", [("UPPER HAMLET", None, None)], "AP", None),
    ("MOSCOW. Jan 17 (Interfax) -", [MOSCOW], "Interfax", "Jan 17"),
    ("MOSCOW, January 17. /TASS/.", [MOSCOW], "TASS", "January 17"),
    ("Tehran, Jan 17, IRNA –", [("Tehran", "Tehran", "IRN")], "IRNA", "Jan 17"),
    ("ISLAMABAD:", [("ISLAMABAD", "Islamabad", "PAK")], None, None),
    ("New Delhi [India], January 17 (ANI):", [("New Delhi", "New Delhi", "IND")], "ANI", "January 17"),
    ("New Delhi, Jan 17 (PTI)", [("New Delhi", "New Delhi", "IND")], "PTI", "Jan 17"),
    ("(ANSA) - ROME, JAN 17 -", [("ROME", "Rome", "ITA")], "ANSA", "JAN 17"),
    ("Islamabad —", [("Islamabad", "Islamabad", "PAK")], None, None),
    ("LONDON, 17 January 2025.", [("LONDON", "London", "GBR")], None, "17 January 2025"),
    ("Cairo (dpa) –", [("Cairo", "Cairo", "EGY")], "dpa", None),
    ("TUNIS (Northland News) | 3 May 2025 |", [TUNIS], "Northland News", "3 May 2025"),
    ("TUNIS | 3 May 2025 |", [TUNIS], None, "3 May 2025"),
    ("KABUL, Afghanistan (Northland Wire), 6 May 2025.", [KABUL_IN], "Northland Wire", "6 May 2025"),
    ("KABUL, Afghanistan, May 6.", [KABUL_IN], None, "May 6"),
    ("Kabul, 6 May 2025.", [("Kabul", "Kabul", "AFG")], None, "6 May 2025"),
    ("TUNIS. May 3 (Northland News).", [TUNIS], "Northland News", "May 3"),
    ("TUNIS (Northland News).", [TUNIS], "Northland News", None),
    ("TUNIS — 3 May 2025 —", [TUNIS], None, "3 May 2025"),
    ("tunis —", [("tunis", "Tunis", "TUN")], None, None),
    ("kyiv, ukraine (ap) --", [("kyiv, ukraine", "Kyiv", "UKR")], "ap", None),
    ("Northland News/ Tunis -", [("Tunis", "Tunis", "TUN")], "Northland News", None),
    ("**TUNIS:**", [TUNIS], None, None),
    ("17 January 2025, Kyiv –", [("Kyiv", "Kyiv", "UKR")], None, "17 January 2025"),
]


@pytest.mark.parametrize(("words", "places", "outlet", "date"), DATELINES, ids=[case[0] for case in DATELINES])
def test_dateline(words: str, places: list[Place], outlet: str | None, date: str | None) -> None:
    """The dateline is a section of its own, and the lede starts after it."""
    text = f"{words} Two towns were shelled on Friday.\nNobody was hurt."
    reading = stage(towns).run(Reading(Dispatch("d", text, "d.txt")))
    found = reading.anatomy.dateline
    assert found is not None
    named = [(" ".join(place.text.split()), place.name, place.country) for place in found.places]
    assert (named, found.outlet, found.date_text) == (places, outlet, date)
    assert text[found.start : found.end] == words.rstrip()
    assert [section.kind for section in reading.sections] == ["dateline", "body", "body"]
    lede = reading.anatomy.lede
    assert lede is not None
    assert text[lede.start : lede.end] == "Two towns were shelled on Friday."


def test_a_place_has_its_offsets_and_gazetteer_number() -> None:
    reading = stage(towns).run(Reading(Dispatch("d", "MOSCOW/TEHRAN (AP) — Two towns were shelled.", "d.txt")))
    assert reading.anatomy.dateline is not None
    assert reading.anatomy.dateline.places == (
        PlaceName("MOSCOW", 0, 6, "Moscow", "RUS", 524901),
        PlaceName("TEHRAN", 7, 13, "Tehran", "IRN", 112931),
    )


def test_an_unknown_place_is_said_to_be_unknown() -> None:
    reading = stage(towns).run(Reading(Dispatch("d", "UPPER HAMLET (AP) — Two towns were shelled.", "d.txt")))
    assert reading.anatomy.dateline is not None
    assert [reason.rule for reason in reading.anatomy.dateline.why] == [
        "structure.dateline",
        "structure.dateline.place",
    ]


@pytest.mark.parametrize(
    ("line", "places", "date"),
    [
        ("Kathmandu, January 17", [("Kathmandu", "Kathmandu", "NPL")], "January 17"),
        ("KATHMANDU", [("KATHMANDU", "Kathmandu", "NPL")], None),
        ("Kathmandu, Nepal", [("Kathmandu, Nepal", "Kathmandu", "NPL")], None),
        ("TUNIS (Northland News) | 3 May 2025", [TUNIS], "3 May 2025"),
        ("KABUL, Afghanistan, May 6.", [KABUL_IN], "May 6"),
        ("March 01, 2008", [], "March 01, 2008"),
        ("Upper Hamlet Eagle, Thursday 16 October 2025", [], "Upper Hamlet Eagle, Thursday 16 October 2025"),
        ("Northland Daily (Tunis), 16 October 2025", [], "Northland Daily (Tunis), 16 October 2025"),
        ("Published 16 October 2025 by Northland Daily", [], "Published 16 October 2025 by Northland Daily"),
        ("Period covered: 20 to 26 October 2025", [], "Period covered: 20 to 26 October 2025"),
        ("Northland Daily, 16 October 2025", [], "Northland Daily, 16 October 2025"),
        ("Published: August 2, 2013", [], "Published: August 2, 2013"),
        ("THURSDAY, DECEMBER 3, 2009, 9:36 AM", [], "THURSDAY, DECEMBER 3, 2009, 9:36 AM"),
    ],
)
def test_a_line_of_its_own(line: str, places: list[Place], date: str | None) -> None:
    text = f"Two towns shelled overnight\n{line}\nTwo towns were shelled on Friday.\nNobody was hurt."
    reading = stage(towns).run(Reading(Dispatch("d", text, "d.txt")))
    found = reading.anatomy.dateline
    assert found is not None
    assert ([(place.text, place.name, place.country) for place in found.places], found.date_text) == (places, date)
    assert [section.kind for section in reading.sections] == ["title", "dateline", "body", "body"]


@pytest.mark.parametrize(
    "text",
    [
        "Israel — which had objected — said nothing on Friday.",
        "Moscow - Tehran talks ended on Friday.",
        "Syria: a country at war again after a year of calm.",
        "The Cairo-based group — led by two brothers — said no.",
        "“NEVER AGAIN” — the words were painted on the wall.",
        "BREAKING — Rebels took the town on Friday.",
        "EXCLUSIVE: Ministers knew of the raid a week before.",
        "Moscow, as ever – and not for the first time – said nothing.",
        "In Geneva, 12 March is a holiday – so the talks were off.",
        "Ukraine's army said – a day after the strike – that it had lost the town.",
        "The minister (Labour) - who resigned - said so.",
        "Kyiv (Slugger) Jones left the ring on Friday.",
        "meanwhile — The army said nothing on Friday.",
        "Yes | No | Maybe were the answers on Friday.",
        "A FIRE - the third this week - burnt down a hall.",
    ],
)
def test_no_dateline(text: str) -> None:
    reading = stage(towns).run(Reading(Dispatch("d", f"{text}\nNobody was hurt.", "d.txt")))
    assert reading.anatomy.dateline is None
    assert [section.kind for section in reading.sections] == ["body", "body"]


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Northland Daily, 16 October 2025", "Northland Daily"),
        ("Published 16 October 2025 by Northland Daily", "Northland Daily"),
        ("16 October 2025", None),
    ],
)
def test_a_line_at_the_foot_that_says_when(line: str, outlet: str | None) -> None:
    reading = stage(towns).run(Reading(Dispatch("d", f"Two towns were shelled on Friday.\n\n{line}", "d.txt")))
    assert [section.kind for section in reading.sections] == ["body", "dateline"]
    assert reading.anatomy.outlet == outlet


def test_a_dateline_with_a_place_comes_before_a_line_with_the_outlet() -> None:
    text = "Two towns shelled overnight\nNorthland Daily, 16 October 2025\nTUNIS — Two towns were shelled on Friday."
    anatomy = stage(towns).run(Reading(Dispatch("d", text, "d.txt"))).anatomy
    assert anatomy.dateline is not None
    assert (anatomy.dateline.text, anatomy.outlet) == ("TUNIS —", "Northland Daily")


def test_a_place_before_a_headline_is_its_label() -> None:
    text = "SUDAN: Thousands flee clashes\nKHARTOUM (AP) — Thousands of people fled on Friday."
    reading = stage(towns).run(Reading(Dispatch("d", text, "d.txt")))
    assert [section.kind for section in reading.sections] == ["title", "dateline", "body"]
