"""Notices: holder, years, and whether the text came from elsewhere."""

from __future__ import annotations

import pytest

from dateline.records import Dispatch, Reading
from dateline.stages.structure import stage
from towns import towns

What = tuple[str | None, tuple[int, ...], bool]

NOTICES: list[tuple[str, What]] = [
    (
        "Copyright 1999-2025 Northland News. This report was first published on Northland News and is reproduced with"
        " permission.",
        ("Northland News", (1999, 2025), True),
    ),
    (
        "Copyright 2003-2025 Northland News. This report first appeared in Northland News.",
        ("Northland News", (2003, 2025), True),
    ),
    (
        "This story was first published by Northland Wire and is republished here. © 2025 Northland Wire.",
        ("Northland Wire", (2025,), True),
    ),
    ("© 2024 Reuters", ("Reuters", (2024,), False)),
    ("© Reuters 2024", ("Reuters", (2024,), False)),
    ("Copyright © 2024 Northland Media Ltd. All rights reserved.", ("Northland Media Ltd", (2024,), False)),
    ("(c) 2023 Northland Daily", ("Northland Daily", (2023,), False)),
    ("(c) Copyright Northland Daily 2023.", ("Northland Daily", (2023,), False)),
    (
        "Copyright 2024 The Associated Press. All rights reserved. This material may not be published, broadcast,"
        " rewritten or redistributed without permission.",
        ("The Associated Press", (2024,), False),
    ),
    ("All rights reserved", (None, (), False)),
    ("Reprinted with permission from Northland Daily.", ("Northland Daily", (), True)),
    ("This article was originally published by Northland Daily.", ("Northland Daily", (), True)),
    ("Source: Reuters", ("Reuters", (), True)),
    ("Copyright 2019, 2021-2023 Northland News", ("Northland News", (2019, 2023), False)),
]


@pytest.mark.parametrize(("line", "what"), NOTICES, ids=[case[0][:40] for case in NOTICES])
@pytest.mark.parametrize("joint", ["\n", " "], ids=["own line", "same line"])
def test_notice(line: str, what: What, joint: str) -> None:
    if joint == " " and not line.startswith(("Copyright", "©", "(c) 2")):
        pytest.skip("only a mark of copyright is cut off the end of a paragraph")
    text = f"Two towns were shelled on Friday.{joint}{line}"
    reading = stage(towns).run(Reading(Dispatch("d", text, "d.txt")))
    assert [section.kind for section in reading.sections] == ["body", "notice"]
    (found,) = reading.anatomy.notices
    assert (found.holder, found.years, found.syndicated) == what
    assert text[found.start : found.end] == line


@pytest.mark.parametrize(
    "text",
    [
        "Copyright law was changed in 2019 after protests.",
        "She holds the copyright, court papers of 2019 show.",
        "The (c) clause was dropped from the treaty.",
        "(c) the parties shall keep their forces where they are.",
        "The book, published in 1999, may be read as a warning.",
        "Copyright holders in Northland won in court.",
    ],
)
def test_no_notice(text: str) -> None:
    reading = stage(towns).run(Reading(Dispatch("d", f"Two towns were shelled.\n{text}", "d.txt")))
    assert reading.anatomy.notices == ()
    assert [section.kind for section in reading.sections] == ["body", "body"]


def test_an_outlet_of_the_dispatch_and_a_year_are_a_notice_without_the_mark() -> None:
    text = "TUNIS (Hamlet Wire) — Two towns were shelled.\nNobody was hurt.\nHamlet Wire 2025"
    (found,) = stage(towns).run(Reading(Dispatch("d", text, "d.txt"))).anatomy.notices
    assert (found.holder, found.years, found.syndicated) == ("Hamlet Wire", (2025,), False)


def test_any_other_name_and_a_year_are_none() -> None:
    text = "TUNIS (Hamlet Wire) — Two towns were shelled.\nNobody was hurt.\nWorld Cup 2025"
    assert stage(towns).run(Reading(Dispatch("d", text, "d.txt"))).anatomy.notices == ()
