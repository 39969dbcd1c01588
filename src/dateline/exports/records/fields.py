"""Fields that several records have, each with what it means and in which unit."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from dateline import records

Code = Annotated[str | None, Meta(description="Country (ISO 3166-1 alpha-3) or PLOVER body code; null: not known.")]
Sector = Annotated[str | None, Meta(description="PLOVER sector; null: not known.")]
Day = Annotated[str | None, Meta(description="A day, ISO 8601 (2025-01-17); null: no bound.")]
Precision = Annotated[records.Precision, Meta(description="day, week, month, season, year, range or unknown.")]
Start = Annotated[int, Meta(description="First character.")]
End = Annotated[int, Meta(description="Character after the last.")]
Types = Annotated[list[str], Meta(description="PLOVER event type, one item.")]
Modes = Annotated[list[str], Meta(description="PLOVER mode, one item or none.")]
Contexts = Annotated[list[str], Meta(description="PLOVER contexts.")]
Aux = Annotated[list[records.Aux], Meta(description="Any of historical, future, hypothetical, negation.")]
Stance = Annotated[records.Stance, Meta(description="asserted, claimed, hedged or denied.")]
Quad = Annotated[int, Meta(description="1 verbal, 2 material cooperation, 3 verbal, 4 material conflict.")]
Scale = Annotated[float, Meta(description="Score of type and mode, -10 conflict to 10 cooperation.")]
Latitude = Annotated[float | None, Meta(description="Degrees, WGS 84.")]
Resolution = Annotated[
    int, Meta(description="5 below city, 4 city, 3 district, 2 province, 1 country, 0 unknown or a region.")
]
GeoNames = Annotated[int | None, Meta(description="GeoNames id.")]
Confidence = Annotated[float, Meta(description="0 to 1: a ranking, no probability.")]
Section = Annotated[Literal["body", "digest"], Meta(description="Where in the dispatch.")]
