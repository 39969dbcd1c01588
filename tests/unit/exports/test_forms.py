"""CSV, GeoJSON and frames over the same items."""

from __future__ import annotations

import csv
import io
import json

import pytest

from dateline.errors import ExtraError
from dateline.exports import columns, event_item, features, frame, parquet, table
from dateline.exports.columns import bounds
from kept import report_items, shooting
from readings import treaty


def rows(written: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written.decode())))


def test_csv_has_a_row_a_report() -> None:
    items = report_items(treaty())
    written = b"".join(table(items, columns("report")))
    found = rows(written)
    assert written.count(b"\n") == len(items) + 1
    assert [row["report_id"] for row in found] == [item.record.id for item in items]
    first = found[0]
    assert (first["event"], first["actor"], first["actor_text"]) == ("SUPPORT", "PER; CHL", "Peru; Chile")
    assert (first["date"], first["place"], first["confirmed"]) == ("2025-02-14", "Lima", "false")
    text = treaty().dispatch.text
    assert text[int(first["sentence_start"]) : int(first["sentence_end"])] == first["text"]


def test_csv_has_a_row_an_event() -> None:
    [row] = rows(b"".join(table([event_item(shooting())], columns("event"))))
    assert (row["actor"], row["actor_text"]) == ("? UAF; COD REB", "gunmen from the hills")
    assert (row["dead"], row["size"], row["event_scale"]) == ("23", "dead=23", "-9.0")
    assert row["history"] == "claimed 2025-02-14; done 2025-02-14"
    assert row["disagreements"] == (
        "actors: COD REB | gunmen from the hills; place: Goma, COD | Bukavu, COD; dead: 23 | 17"
    )
    assert row["disputed_codes"] == "actors: COD REB; place; dead: 23 | 17"


def test_columns_of_words_go_without_words() -> None:
    bare = {column.name for column in columns("report", "none")}
    assert not bare & {"text", "title", "citation", "url", "publication", "actor_text", "actor_name", "place"}
    assert {"actor", "actor_spans", "text_hash", "geonameid", "trigger_spans"} <= bare


def test_geojson_is_a_feature_collection_with_null_geometries() -> None:
    nowhere = shooting(id="e-2", latitude=None, longitude=None)
    items = [event_item(shooting()), event_item(nowhere)]
    found = json.loads(b"".join(features(items, columns("event"))))
    assert found["type"] == "FeatureCollection"
    assert found["without_geometry"] == 1
    first, second = found["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [29.22845, -1.67409]}
    assert (first["id"], first["properties"]["resolution"]) == ("e-1", 4)
    assert (second["type"], second["id"], second["geometry"]) == ("Feature", "e-2", None)
    assert "lat" not in first["properties"]


def test_an_empty_export_is_whole() -> None:
    assert json.loads(b"".join(features([], columns("event")))) == {
        "type": "FeatureCollection", "features": [], "without_geometry": 0,
    }  # fmt: skip
    assert rows(b"".join(table([], columns("event")))) == []


def test_a_frame_has_types_and_lists() -> None:
    polars = pytest.importorskip("polars")
    found = frame(report_items(treaty()), columns("report"))
    assert found["actor"][0].to_list() == ["PER", "CHL"]
    assert found["date"].dtype == polars.Date
    assert found.columns == [column.name for column in columns("report")]
    assert frame([], columns("report")).schema == found.schema


def test_parquet_is_the_frame_and_the_same_each_time() -> None:
    polars = pytest.importorskip("polars")
    first, second = (parquet(report_items(treaty()), columns("report")) for _ in range(2))
    assert first == second
    assert polars.read_parquet(io.BytesIO(first)).equals(frame(report_items(treaty()), columns("report")))


def test_without_polars_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "polars", None)
    with pytest.raises(ExtraError, match=r"pip install 'dateline\[frames\]'"):
        parquet([], columns("event"))


@pytest.mark.parametrize(
    ("low", "high", "expected"), [(3, 3, "3"), (3, None, "3.."), (None, 3, "..3"), (0, 3, "0..3"), (None, None, "..")]
)
def test_counts_have_bounds(low: int | None, high: int | None, expected: str) -> None:
    assert bounds(low, high) == expected
