"""A date fixed beforehand lies ahead, whatever the tense of the verb: "was set for May 9", "postponed until Monday"."""

from __future__ import annotations

import pytest

from annotated import reading
from dateline.stages import dates
from unit.dates.time_readings import readings


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A hearing was set for May 9.", "2025-05-09"),
        ("A hearing was scheduled for Monday.", "2025-01-20"),
        ("The judge has postponed his hearing until Monday.", "2025-01-20"),
        ("The vote was moved to May 9.", "2025-05-09"),
        ("They gave him a May 9 deadline.", "2025-05-09"),
        ("A hearing had been set for May 9.", "2024-05-09"),
        ("A hearing was originally scheduled for May 9.", "2024-05-09"),
        ("Troops set out on May 9.", "2024-05-09"),
        ("They kept the road shut until Monday.", "2025-01-13"),
        ("Let's look at Friday again.", "2025-01-10"),
        ("They left in May and said so on June 2.", "2024-05"),
    ],
)
def test_value(text: str, value: str) -> None:
    assert readings(text)[0][2] == value


def test_the_tree_does_not_overrule_it() -> None:
    table = """
    A       a       DET  2 det
    hearing hearing NOUN 4 nsubj:pass
    was     be      AUX  4 aux:pass Tense=Past
    set     set     VERB 0 root Tense=Past|VerbForm=Part
    for     for     ADP  6 case
    May     May     PROPN 4 obl
    9       9       NUM  6 nummod
    .       .       PUNCT 4 punct
    """
    (when,) = dates.stage().run(reading([("A hearing was set for May 9.", table)], published="2025-01-15")).times
    assert when.value == "2025-05-09"
