"""The reference input in a ledger: each labelled happening is one event, the treaty is planned and then signed, its two
bodies tell one story and no digest item is in it; the same with one process or two, and corrections survive a recoding.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from dateline import queries
from dateline.cli import main
from dateline.ledger import Ledger
from dateline.queries import EventFilter
from dateline.records import Event, Span
from shared_data import SHARED, needs_shared

pytestmark = needs_shared

SEEDS = SHARED / "seeds"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("ledger") / "seeds.sqlite"
    assert main(["add", "--jobs", "1", "--ledger", str(made), str(SEEDS)]) == 0
    return made


def labelled(ledger: Ledger) -> dict[str, set[str]]:
    """Label of the reference -> the events in which its statements stand."""
    reports = defaultdict(list)
    for id, citation in ledger.dispatches():
        for report in queries.dispatch(ledger, id).reports:
            [evidence] = queries.evidence(ledger, report=report.id)
            reports[Path(citation).name[:3]].append((report.triggers, report.sentence, evidence.event))
    found: dict[str, set[str]] = defaultdict(set)
    for row in map(json.loads, (SHARED / "gold" / "seeds.jsonl").read_text(encoding="utf-8").splitlines()):
        for triggers, _, event in reports[row["doc"]] if row.get("same_event") and event_types(row) else ():
            if event is not None and inside(triggers, row) and told_as(ledger, event, row):
                found[row["same_event"]].add(event)
    return found


def event_types(row: dict[str, Any]) -> list[str]:
    return list(row.get("types") or ())


def inside(triggers: tuple[Span, ...], row: dict[str, Any]) -> bool:
    return any(row["start"] <= span.start and span.end <= row["end"] for span in triggers)


def told_as(ledger: Ledger, event: str, row: dict[str, Any]) -> bool:
    return queries.event(ledger, event).type in event_types(row)


def signing(ledger: Ledger) -> Event:
    [id] = labelled(ledger)["pact-signing"]
    return queries.event(ledger, id)


@pytest.mark.parametrize("label", ["pact-signing", "iran-attacks-israel", "shahed-strikes", "prk-troops"])
def test_a_labelled_happening_is_one_event(path: Path, label: str) -> None:
    with Ledger.open(path) as ledger:
        assert len(labelled(ledger)[label]) == 1


def test_the_treaty_is_planned_and_then_signed(path: Path) -> None:
    with Ledger.open(path) as ledger:
        event = signing(ledger)
        assert ([turn.status for turn in event.turns], event.status) == (["planned", "done"], "done")
        assert str(event.when.first) == "2025-01-17"
        brief = queries.brief(ledger, event.turns[1].told)  # type: ignore[arg-type]
        assert event.id in {change.event.id for change in brief.changed}


def test_two_bodies_are_one_story_and_no_digest_item_is_in_it(path: Path) -> None:
    with Ledger.open(path) as ledger:
        [row] = queries.storylines(ledger, least=2)
        accounts = queries.storyline(ledger, row.id).accounts
        assert [account.section for account in accounts] == [None, None]
        assert len(queries.storylines(ledger, least=1)) == 1 + 14


def test_the_agreement_is_the_reference_s(path: Path) -> None:
    wanted = json.loads((SHARED / "gold" / "seeds.anatomy.json").read_text(encoding="utf-8"))["agreement"]
    with Ledger.open(path) as ledger:
        [accord] = queries.agreements(ledger)
        words = " ".join(passage.text for record in accord.records for passage in record.commitments).casefold()
    assert set(accord.parties) == set(wanted["parties"])
    assert {record.term.value for record in accord.records if record.term} == {f"P{wanted['term_years']}Y"}
    assert str(accord.signed) == wanted["signed"]["date"]
    hands = {hand.identifier for record in accord.records if record.signing for hand in record.signing.hands}
    assert {name.split()[-1] for name in wanted["signed"]["by"]} <= {str(hand).split()[-1] for hand in hands}
    places = {record.signing.place.name for record in accord.records if record.signing and record.signing.place}
    assert places == {wanted["signed"]["place"].partition(",")[0]}
    assert set(accord.names) & {wanted["name"], *wanted["also_called"]}
    assert "territory" in words
    left_out = [passage for record in accord.records for passage in (*record.exclusions, *record.unmentioned)]
    assert len(left_out) >= len(wanted["left_out"])


def test_one_process_or_two_give_the_same_to_the_byte(
    path: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    other = tmp_path / "two.sqlite"
    assert main(["add", "--jobs", "2", "--ledger", str(other), str(SEEDS)]) == 0
    capfdbinary.readouterr()
    printed = []
    for each in (path, other):
        assert main(["events", "--format", "jsonl", "--ledger", str(each)]) == 0
        printed.append(capfdbinary.readouterr().out)
    assert printed[0] == printed[1]
    assert printed[0].count(b"\n") > 30


def test_corrections_survive_a_recoding(path: Path) -> None:
    with Ledger.open(path, write=True) as ledger:
        event = signing(ledger)
    arguments = ["--ledger", str(path), "--author", "ana"]
    report = event.links[0].report
    assert main(["correct", "field", *arguments, report, "place", "Kazan, RUS"]) == 0
    assert main(["recode", "--jobs", "1", "--ledger", str(path)]) == 0
    with Ledger.open(path) as ledger:
        [evidence] = queries.evidence(ledger, report=report)
        assert evidence.report.place is not None
        assert evidence.report.place.name == "Kazan"
        assert queries.events(ledger, EventFilter(place="Kazan"))
        assert not [row for row in queries.corrections(ledger) if row.orphaned]
