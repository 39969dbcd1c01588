"""How a report stands: one of six, from its auxiliary modes and its stance."""

import msgspec
import pytest

from dateline.explain import GROUPS, Standing, standing
from dateline.records import Aux, Stance
from readings import treaty

CASES: list[tuple[tuple[Aux, ...], Stance, Standing]] = [
    ((), "asserted", "happened"),
    ((), "claimed", "claimed"),
    ((), "hedged", "hedged"),
    ((), "denied", "denied"),
    (("future",), "asserted", "planned"),
    (("future",), "claimed", "planned"),
    (("hypothetical",), "asserted", "planned"),
    (("historical",), "claimed", "background"),
    (("negation",), "asserted", "denied"),
    (("future", "negation"), "asserted", "denied"),
    (("historical", "negation"), "claimed", "denied"),
    (("future",), "denied", "denied"),
]


@pytest.mark.parametrize(("aux", "stance", "expected"), CASES)
def test_one_standing(aux: tuple[Aux, ...], stance: Stance, expected: Standing) -> None:
    report = msgspec.structs.replace(treaty().reports[0], aux=aux, stance=stance)
    assert standing(report) == expected


def test_every_standing_has_its_group() -> None:
    assert {group.standing for group in GROUPS} == {expected for _, _, expected in CASES}
