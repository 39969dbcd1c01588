"""The schemas say what a line and a row hold, and what each column means."""

from __future__ import annotations

import json

import msgspec
import pytest

from dateline.exports import Level, Words, columns, event_item, features, lines, record_schema, row_schema
from kept import report_items, shooting
from readings import treaty

CASES: list[tuple[Level, Words]] = [("report", "full"), ("report", "none"), ("event", "full"), ("event", "none")]


def items(level: Level) -> list[object]:
    return list(report_items(treaty())) if level == "report" else [event_item(shooting())]


@pytest.mark.parametrize(("level", "words"), CASES)
def test_a_line_has_the_fields_of_the_schema(level: Level, words: Words) -> None:
    schema = record_schema(level, words)
    name = schema["$ref"].rsplit("/", 1)[1]
    fields = schema["$defs"][name]["properties"]
    for line in lines(items(level), words):  # type: ignore[arg-type]
        assert list(json.loads(line)) == list(fields)
    assert schema["$defs"][name]["additionalProperties"] is False


@pytest.mark.parametrize(("level", "words"), CASES)
def test_a_row_has_the_columns_of_the_schema_with_meaning_unit_and_authority(level: Level, words: Words) -> None:
    schema = row_schema(level, words)
    fields = schema["$defs"][schema["$ref"].rsplit("/", 1)[1]]["properties"]
    among = columns(level, words)
    assert list(fields) == [column.name for column in among]
    for column in among:
        told = fields[column.name]
        assert (told["description"], told.get("x-unit", ""), told["x-authority"]) == (
            column.meaning, column.unit, column.authority,
        )  # fmt: skip
    written = json.loads(b"".join(features(items(level), among)))  # type: ignore[arg-type]
    assert set(written["features"][0]["properties"]) == set(fields) - {"lat", "lon"}
    assert msgspec.json.encode(schema)
