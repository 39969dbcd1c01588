"""What is not in English is left out by name; nothing is coded from it, and nothing failed."""

from pathlib import Path

import pytest

from dateline.records import Dispatch
from dateline.run import LeftOut, Options, Tally, read
from dateline.run.languages import foreign
from stand_ins import no_reader

SPANISH = (
    "El presidente del país viajó el lunes a la capital para firmar un acuerdo con los ministros de la región, que "
    "habían pedido una reunión desde hace meses. Los vecinos de la ciudad salieron a las calles cuando supieron que el "
    "tratado no iba a cambiar nada para ellos, y la policía cerró el centro durante toda la noche.\n"
)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("en", None),
        ("en-GB", None),
        ("EN_us", None),
        ("und", None),
        ("", None),
        ("es", "is written in Spanish; only English is read"),
        ("pt-BR", "is written in Portuguese; only English is read"),
        ("tlh", "is written in the language “tlh”; only English is read"),
    ],
)
def test_only_english_is_read(code: str, reason: str | None) -> None:
    found = foreign(Dispatch("d-1", "text", "a.txt", language=code))
    assert found == (None if reason is None else LeftOut("a.txt", reason, "d-1"))


def test_a_foreign_dispatch_needs_no_model_and_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SPANISH, encoding="utf-8")
    (outcome,) = read([str(tmp_path / "a.txt")], Options(), build=no_reader)
    assert isinstance(outcome, LeftOut)
    assert outcome.reason == "is written in Spanish; only English is read"
    tally = Tally()
    tally.count(outcome)
    assert (tally.left_out, tally.failed) == (1, 0)
