"""Made-up requests after the API's own description, right and wrong: no fault of ours, each answer as described."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the extra 'desk' is not installed")
pytest.importorskip("schemathesis")

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from desks import ledger_at, visitor

WAYS = list(schemathesis.GenerationMode)
HOST = {"host": "127.0.0.1"}
BEYOND_A_SCHEMA = [positive_data_acceptance, negative_data_rejection]
"""Whether letters are a cursor, or words a question to full-text search, no schema can tell."""


@pytest.fixture(scope="module")
def operations(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """What the API offers, with the application behind it."""
    guest = visitor(ledger_at(tmp_path_factory.mktemp("desk") / "ledger.sqlite"))
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", guest.app, headers=HOST)
    return [each.ok() for each in schema.get_all_operations()]


def test_everything_is_described(operations: list[Any]) -> None:
    assert len(operations) >= 14
    for each in operations:
        assert each.definition.raw["description"]


@given(st.data())
@settings(max_examples=120, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))
def test_no_request_finds_a_fault_of_ours(operations: list[Any], data: st.DataObject) -> None:
    operation = data.draw(st.sampled_from(operations))
    case = data.draw(operation.as_strategy(generation_mode=data.draw(st.sampled_from(WAYS))))
    answer = case.call(headers={**(case.headers or {}), **HOST})
    case.validate_response(answer, excluded_checks=BEYOND_A_SCHEMA)
