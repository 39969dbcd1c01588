"""Our own facts (`tables/additions.csv`) as rows, and the care for names that are everyday words."""

from __future__ import annotations

from collections.abc import Iterator

from building.package import normal
from building.politics import Table, fields, rank, region_fields
from building.tables import Row, family_names, items, without_article


def additions(table: Table, codes: dict[str, str], rows: list[Row]) -> Iterator[Row]:
    """Our own facts (`additions.csv`), of any kind but role nouns. An addition of the same kind, code and name as a row
    of another table lends it its aliases instead of standing beside it."""
    held: dict[tuple[object, ...], Row] = {}
    for row in rows:
        held.setdefault(tuple(row.fields.get(each) for each in ("kind", "code", "name")), row)
    lands = {
        row.fields["country"]: str(row.fields["name"]) for row in reversed(rows) if row.fields["kind"] == "country"
    }
    for order, row in enumerate(table):
        code = codes.get(row["code"], row["code"]) or None
        known = held.get((row["kind"], code, row["name"])) if not row["start"] else None
        entry = known or _addition(row, code, order)
        if known:
            known.fields["source"] = f"{known.fields['source']};own"
        for name in [*items(row["aliases"]), *([] if row["kind"] == "demonym" else [row["name"]])]:
            for form in {name: None, _spoken(row["kind"], name): None}:
                entry.call(form, number="group" if row["kind"] == "demonym" and name.endswith("s") else None)
        if row["kind"] in ("leader", "official"):
            for last in family_names(row["name"]):
                entry.call(last, surname=True)
        if row["kind"] == "metonym":
            entry.fields |= {"name": lands.get(row["code"], row["name"]), "office": row["name"]}
        if not known:
            yield entry


def _spoken(kind: str, name: str) -> str:
    """A name without its article, unless an everyday word would be left ("The Hill")."""
    bare = without_article(name)
    return bare if kind != "organisation" or " " in bare else name


def ask_for_context(rows: list[Row]) -> None:
    """Bodies whose very name is a role ("Police", "Supreme Court") ask for context."""
    roles = {key for row in rows if row.fields["kind"] == "role_noun" for key in row.names}
    for row in rows:
        body = row.fields["kind"] in ("organisation", "armed_group", "security_force")
        if body and normal.key(str(row.fields["name"])) in roles:
            row.fields["needs_context"] = 1


def _addition(row: dict[str, str], code: str | None, order: int) -> Row:
    more: dict[str, object] = {each: row[each] or None for each in ("country", "detail", "region_codes")}
    if row["kind"] in ("leader", "official", "security_force", "party", "country") and not row["country"]:
        more["country"] = row["code"] or None
    if row["kind"] == "region":
        more |= region_fields(row["detail"], items(row["region_codes"]))
        code = more.pop("code")
    if row["lat"]:
        more |= {"lat": float(row["lat"]), "lon": float(row["lon"])}
    for column in ("geonameid", "resolution"):
        if row[column]:
            more[column] = int(row[column])
    needs_context = int(row["needs_context"] or 0)
    place = 9 if row["kind"] == "country" else 0  # by-names and parts stand behind the states themselves
    made = fields(row, row["kind"], **more, code=code, needs_context=needs_context)
    return Row(made, rank(row["kind"], place, 0, order))
