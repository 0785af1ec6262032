"""The gazetteer: fresh and sound as shipped, looked up by any spelling, read only when asked."""

import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import LexiconError
from dateline.knowledge.gazetteer import KINDS, NAME, SHIPPED, Gazetteer, Place, key_of
from dateline.knowledge.gazetteerfile import digest_in, digest_of, write
from dateline.knowledge.placewords import read_place_words

GAZETTEER = Gazetteer()
LARGEST = 10 * 2**20
"""Bytes that the compiled file may have."""


def first(name: str) -> Place:
    return GAZETTEER.named(name)[0].place


def test_the_compiled_file_is_fresh() -> None:
    assert digest_in(SHIPPED / NAME) == digest_of(SHIPPED), "run python -m training.gazetteer"


def test_the_compiled_file_is_sound() -> None:
    assert (SHIPPED / NAME).stat().st_size < LARGEST
    with np.load(SHIPPED / NAME) as kept:
        size = len(kept["kind"])
        assert {len(kept[name]) for name in ("country", "unit", "geonames", "lat", "lon", "population")} == {size}
        assert kept["owners"].max() < size
        assert kept["counts"].sum() == len(kept["owners"]) == len(kept["how"])
        assert kept["kind"].max() < len(KINDS)
        assert np.abs(kept["lat"]).max() <= 90_000
        assert np.abs(kept["lon"]).max() <= 180_000
        ends = np.cumsum(kept["lengths"], dtype=np.int64).tolist()
        blob = kept["names"].tobytes()
        names = [blob[a:b] for a, b in zip([0, *ends], ends, strict=False)]
    assert names == sorted(set(names))
    assert all(key_of(name.decode()) == name.decode() for name in names[::97])


def test_it_is_read_in_half_a_second() -> None:
    began = time.process_time()
    with np.load(SHIPPED / NAME) as kept:
        assert sum(kept[name].nbytes for name in kept.files) < 50 * 2**20
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Beirut", "LBN", "town"),
        ("BEYROUTH", "LBN", "town"),
        ("Sana'a", "YEM", "town"),
        ("Saraqeb", "SYR", "town"),
        ("Córdoba", "ARG", "town"),
        ("Fla.", "USA", "admin1"),
        ("Anbar", "IRQ", "admin1"),
        ("Orange County", "USA", "admin2"),
        ("Donbas", "UKR", "region"),
        ("the Gaza Strip", "PSE", "region"),
        ("Scottish", "GBR", "admin1"),
        ("Strait of Hormuz", None, "water"),
        ("Tahrir Square", "EGY", "site"),
    ],
)
def test_places_are_found_by_their_names(name: str, country: str | None, kind: str) -> None:
    assert any((n.place.country, n.place.kind) == (country, kind) for n in GAZETTEER.named(name))


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Simferopol", "UKR"),
        ("Sevastopol", "UKR"),
        ("Pristina", "XKX"),
        ("Taipei", "TWN"),
        ("Laayoune", "ESH"),
        ("Ramallah", "PSE"),
        ("East Jerusalem", "PSE"),
        ("Jerusalem", "ISR"),
        ("Majdal Shams", "SYR"),
        ("Ma'ale Adummim", "PSE"),
    ],
)
def test_disputed_places_follow_the_rules(name: str, country: str) -> None:
    towns = [n.place for n in GAZETTEER.named(name) if n.place.kind == "town"]
    assert max(towns, key=lambda p: p.population).country == country


def test_a_town_has_its_unit_and_point() -> None:
    town = next(n.place for n in GAZETTEER.named("Saraqeb") if n.place.country == "SYR")
    assert (town.admin1, town.geonames) == ("Idlib", 164816)
    assert (round(town.lat, 1), round(town.lon, 1)) == (35.9, 36.8)


def test_countries_have_a_place_and_a_capital() -> None:
    place, capital = GAZETTEER.country("SYR"), GAZETTEER.capital("SYR")
    assert place is not None
    assert (place.geonames, place.kind) == (163843, "country")
    assert capital is not None
    assert capital.name == "Damascus"
    assert GAZETTEER.country("XXX") is GAZETTEER.capital("XXX") is None


def test_the_most_populous_comes_first() -> None:
    found = [n.place.population for n in GAZETTEER.named("San Antonio")]
    assert found == sorted(found, reverse=True)


@pytest.mark.parametrize("name", ["", " ", "x", "Qqxzzyq", "the", "zzzzzzzzzz", "\u0000", "北京"])
def test_what_is_no_place_is_not_found(name: str) -> None:
    assert GAZETTEER.named(name) == ()


@given(st.text(max_size=40))
def test_any_text_may_be_looked_up(text: str) -> None:
    assert key_of(key_of(text)) == key_of(key_of(key_of(text)))
    assert all(n.place.number >= 0 for n in GAZETTEER.named(text))


def test_nothing_is_read_before_a_name_is_looked_up(tmp_path: Path) -> None:
    missing = Gazetteer(tmp_path)
    with pytest.raises(LexiconError, match=r"training\.gazetteer"):
        missing.named("Paris")


@pytest.mark.parametrize("content", [b"", b"nothing of a gazetteer", b"PK\x03\x04 broken"])
def test_a_broken_file_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    with pytest.raises(LexiconError, match=NAME):
        Gazetteer(tmp_path).named("Paris")


def test_what_is_written_is_read(tmp_path: Path) -> None:
    country = Place(0, "Freedonia", "country", 7, "FRE", None, None, 1.5, -2.25, 1000)
    town = Place(1, "Glückstadt", "town", None, "FRE", None, None, 1.25, -2.5, 900)
    names = {"freedonia": [(0, "name")], "gluckstadt": [(1, "name")], "free": [(0, "abbreviation"), (1, "alternate")]}
    write(tmp_path / NAME, [country, town], names, {"FRE": 1}, "digest")  # type: ignore[arg-type]
    found = Gazetteer(tmp_path)
    assert [n.place for n in found.named("Glückstadt")] == [town]
    assert [(n.place, n.how) for n in found.named("FREE")] == [(country, "abbreviation"), (town, "alternate")]
    assert found.capital("FRE") == town
    assert digest_in(tmp_path / NAME) == "digest"


def test_place_words_name_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("locating: [in]\n", "utf-8")
    with pytest.raises(LexiconError, match="missing key"):
        read_place_words(path)
    path.write_text((SHIPPED / "words.yaml").read_text("utf-8") + "\nodd: [in]\n", "utf-8")
    with pytest.raises(LexiconError, match="odd: unknown key"):
        read_place_words(path)
    path.write_text((SHIPPED / "words.yaml").read_text("utf-8").replace("[speak,", "[on,"), "utf-8")
    with pytest.raises(LexiconError, match="speaking: expected a list of words"):
        read_place_words(path)
