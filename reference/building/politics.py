"""States, bodies, groups, forces, parties, roles and regions as rows."""

from __future__ import annotations

from collections.abc import Iterator

from building.tables import Row, items, without_article, without_brackets

KINDS = (
    "country", "demonym", "capital", "metonym", "leader", "official", "organisation", "armed_group", "security_force",
    "role_noun", "region", "party", "admin1", "place",
)  # fmt: skip
_STATUS = {"state": 0, "exception": 0, "partial": 1, "dependency": 2, "historical": 3}
_NO_PLURAL = frozenset(["police", "people", "men", "women", "children", "personnel", "media", "staff", "clergy"])
Table = list[dict[str, str]]


def rank(kind: str, *more: object) -> tuple[object, ...]:
    """Sorting key: kinds in their order, towns and first-level divisions together."""
    return (KINDS.index("admin1" if kind == "place" else kind), *more)


def fields(row: dict[str, str], kind: str, **more: object) -> dict[str, object]:
    """The columns that a table row and an entry share."""
    shared = ("sector", "sector2", "office", "start", "end", "end_basis", "seen", "source", "row")
    return {"kind": kind, "name": row.get("name")} | {each: row.get(each) or None for each in shared} | more


def plover_codes(countries: Table) -> dict[str, str]:
    """ISO (or dead state's) code to PLOVER code; the state itself wins over its breakaway parts."""
    codes: dict[str, str] = {}
    for row in sorted(countries, key=lambda row: _STATUS[row["kind"]] % 3):
        codes.setdefault(row["iso3"], row["plover_code"])
    return codes


def states(countries: Table, points: Table, centres: Table) -> Iterator[Row]:
    """Countries with demonyms, capitals and metonyms of government. `centres`: better or missing points, by code and,
    for parts of states, by name."""
    middle = {(row["iso3"], row["name"]): row for row in centres}
    where = {row["iso3"]: row for row in points}
    for row in countries:
        status = _STATUS[row["kind"]]
        common = {"code": row["plover_code"], "country": row["iso3"], "detail": row["kind"]}
        country = Row(
            fields(row, "country", **common, resolution=2 if row["kind"] == "partial" else 1),
            rank("country", status, row["name"]),
        )
        whole = row["kind"] in ("state", "exception", "dependency")
        known = where.get(row["iso3"]) if whole else None
        point = middle.get((row["iso3"], row["name"] if row["kind"] == "partial" else ""), known)
        if point:
            country.fields |= {"lat": float(point["lat"]), "lon": float(point["lon"])}
        if known and known["geonameid"]:
            country.fields["geonameid"] = int(known["geonameid"])
        for name in (row["name"], row["official_name"], *items(row["other_names"])):
            country.call(name)
        yield country
        demonym = Row(fields(row, "demonym", **common), rank("demonym", status, row["name"]))
        forms = items(row["demonyms"])
        for form in forms:
            many = form.endswith("men") or (form.endswith("s") and form[:-1] in forms)
            demonym.call(form, number="group" if many else None)
        yield demonym
        yield from _seats(row, common, status)


def _seats(row: dict[str, str], common: dict[str, object], status: int) -> Iterator[Row]:
    """Capitals (each an entry with `office` its name) and other names that stand for the government."""
    capitals = items(row["capital"])
    for order, capital in enumerate(capitals):
        seat = Row(fields(row, "capital", **common, office=capital), rank("capital", status, row["name"], order))
        seat.call(capital)
        yield seat
    metonym = Row(fields(row, "metonym", **common, sector=row["sector"] or "GOV"), rank("metonym", status, row["name"]))
    for name in items(row["government_metonyms"]):
        if name not in capitals:
            metonym.call(without_brackets(name))
            metonym.call(without_article(without_brackets(name)))
    yield metonym


def organisations(table: Table) -> Iterator[Row]:
    """Bodies; those with many names in the tables by hand first."""
    for row in table:
        own = row["source"].startswith(("own", "hand"))
        kind = "organisation"
        entry = Row(
            fields(row, kind, code=row["code"], detail=row["kind"], needs_context=int(_is_short(row["name"]))),
            rank(kind, not own, row["name"], row["row"]),
        )
        for name in map(without_brackets, (row["name"], *items(row["aliases"]))):
            entry.call(name)
            if " " in without_article(name):  # not "National" for "The National"
                entry.call(without_article(name))
        yield entry


def _is_short(name: str) -> bool:
    return len(name) <= 3


def armed_groups(table: Table) -> Iterator[Row]:
    """Armed groups with their dates; communal groups ask for context."""
    for row in table:
        communal = row["kind"] == "communal group"
        entry = Row(
            fields(
                row,
                "armed_group",
                code=row["code"],
                detail=row["kind"],
                needs_context=int(communal or "hand" not in row["source"]),
                region_codes=row["locations"] or None,
            ),
            rank("armed_group", communal, "hand" not in row["source"], row["name"], row["start"]),
        )
        for name in (row["name"], *items(row["aliases"])):
            entry.call(name)
            if not communal:
                entry.call(without_brackets(name))
                entry.call(without_article(without_brackets(name)))
        yield entry


def security_forces(table: Table, codes: dict[str, str]) -> Iterator[Row]:
    """Forces, courts, parliaments, services; the ambiguous ones ask for context."""
    for row in table:
        shared = row["ambiguous"] == "1"
        entry = Row(
            fields(
                row,
                "security_force",
                code=codes.get(row["iso3"], row["iso3"]),
                country=row["iso3"],
                needs_context=int(shared),
            ),
            rank("security_force", shared, row["name"], row["iso3"]),
        )
        for name in (row["name"], row["bare_name"], *items(row["aliases"])):
            entry.call(without_brackets(name))
            entry.call(without_article(without_brackets(name)))
        yield entry


def parties(table: Table, codes: dict[str, str]) -> Iterator[Row]:
    """Parties; all ask for context, for many are named by everyday words. Lines of the Factbook's lists that are
    remarks and no names ("... has several smaller parties") are left out."""
    for row in table:
        words = row["name"].split()
        if len(words) > 9 or {"has", "have", "are", "were", "note"} & set(words):
            continue
        entry = Row(
            fields(
                row,
                "party",
                code=codes.get(row["iso3"], row["iso3"]),
                country=row["iso3"],
                needs_context=1,
                seen="/".join(filter(None, (row["first_seen"], row["last_seen"]))) or None,
            ),
            rank("party", 1, row["name"], row["iso3"]),
        )
        for name in (row["name"], *items(row["other_names"]), *items(row["abbreviation"])):
            entry.call(without_brackets(name))
        yield entry


def role_nouns(table: Table) -> Iterator[Row]:
    """Roles; a plural stands for a group. Of two rows for one form the first read wins (additions come first)."""
    taken: set[tuple[str, str]] = set()
    for order, row in enumerate(table):
        entry = Row(
            fields(row, "role_noun", name=row["noun"]),
            rank("role_noun", order),
        )
        for form, number in (
            (row["noun"], row["number"] or "person"),
            (row["plural"] or _plural(row["noun"]), "group"),
        ):
            if form and (form.casefold(), row["sector"]) not in taken:
                taken.add((form.casefold(), row["sector"]))
                entry.call(form, number=number)
        yield entry


def _plural(noun: str) -> str:
    """The regular plural of a group's noun ("embassy", "rights group"); nothing for what looks like one already."""
    if noun.endswith("s") or noun.split()[-1] in _NO_PLURAL:
        return ""
    if noun.endswith("y") and noun[-2] not in "aeou":
        return f"{noun[:-1]}ies"
    return noun + ("es" if noun.endswith(("ch", "sh", "x")) else "s")


def region_fields(detail: str, states_: list[str]) -> dict[str, object]:
    """Code, country, resolution of a region: a code only where it lies within one state."""
    inner = len(states_) == 1 and detail not in ("supra", "sea", "continent", "cross")
    return {
        "code": states_[0] if inner else None,
        "country": states_[0] if len(states_) == 1 else None,
        "resolution": (3 if detail == "feature" else 2) if inner else 0,
    }


def regions(table: Table, codes: dict[str, str]) -> Iterator[Row]:
    """Regions between and within states."""
    for row in table:
        more = region_fields(row["kind"], items(row["iso3"]))
        more["code"] = codes.get(str(more["code"]), more["code"])
        more |= {"detail": row["kind"], "region_codes": row["iso3"] or None}
        more |= {"lat": float(row["lat"]), "lon": float(row["lon"])}
        entry = Row(fields(row, "region", **more), rank("region", row["name"]))
        for name in map(without_brackets, (row["name"], *items(row["aliases"]))):
            entry.call(name)
            entry.call(without_article(name))
        yield entry
