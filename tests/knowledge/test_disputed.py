"""Rules of a user's own for disputed places, laid over the shipped ones."""

from pathlib import Path

import pytest

from dateline.errors import LexiconError
from dateline.knowledge.disputed import read_disputed
from dateline.knowledge.gazetteer import Gazetteer, Place
from dateline.knowledge.lexicon import read_lexicon

HEAD = "place\tiso3\tsays\n"


def folder(path: Path, *lines: str, head: str = HEAD) -> Path:
    (path / "places").mkdir(parents=True)
    (path / "places/disputed.tsv").write_text(head + "".join(line + "\n" for line in lines), "utf-8")
    return path


def ruled(path: Path, name: str, *lines: str) -> Place:
    gazetteer = Gazetteer(disputed=read_disputed([folder(path, *lines)]))
    return gazetteer.named(name)[0].place


@pytest.mark.parametrize(
    ("name", "line", "country"),
    [
        ("Simferopol", "UKR.11\tRUS\ttowns of a unit", "RUS"),
        ("Crimea", "UKR.11\tRUS\tthe unit itself", "RUS"),
        ("Jerusalem", "281184\tPSE\tnot the unit of the name, which comes first", "ISR"),
        ("East Jerusalem", "7303419\tISR\ta town by its id", "ISR"),
        ("Nagorno-Karabakh", "Nagorno-Karabakh\tARM\ta region by name", "ARM"),
        ("Taipei", "TWN\tCHN\tall of a country", "CHN"),
        ("Paris", "UKR.11\tRUS\tnobody else", "FRA"),
    ],
)
def test_a_rule_gives_a_place_its_country(tmp_path: Path, name: str, line: str, country: str) -> None:
    assert ruled(tmp_path, name, line).country == country


def test_a_rule_for_the_place_goes_before_one_for_its_country(tmp_path: Path) -> None:
    lines = ("TWN\tCHN\tall", "1668341\tTWN\tbut the town")
    gazetteer = Gazetteer(disputed=read_disputed([folder(tmp_path, *lines)]))
    assert [n.place.country for n in gazetteer.named("Taipei") if n.place.geonames == 1668341] == ["TWN"]
    capital = gazetteer.capital("TWN")
    assert capital is not None
    assert capital.country == "TWN"
    country = gazetteer.country("TWN")
    assert country is not None
    assert country.country == "CHN"


def test_a_later_folder_goes_first(tmp_path: Path) -> None:
    one, two = folder(tmp_path / "1", "TWN\tCHN\tx"), folder(tmp_path / "2", "TWN\tTWN\tx")
    assert read_disputed([one, two]) == {"TWN": "TWN"}
    assert read_disputed([tmp_path]) == {}


def test_it_is_laid_over_with_the_lexicon(tmp_path: Path) -> None:
    lexicon = read_lexicon([folder(tmp_path, "UKR.11\tRUS\tx")])
    assert lexicon.gazetteer.named("Simferopol")[0].place.country == "RUS"
    assert read_lexicon().gazetteer.named("Simferopol")[0].place.country == "UKR"


@pytest.mark.parametrize(
    ("line", "says"),
    [("UKR.11\tRussia\tx", ":2: expected"), ("\tRUS\tx", ":2: expected"), ("UKR.X9\tRUS\tx", ":2: UKR.X9")],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, says: str) -> None:
    with pytest.raises(LexiconError, match=says):
        read_disputed([folder(tmp_path, line)])


def test_other_columns_are_no_rules(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="expected the columns"):
        read_disputed([folder(tmp_path, head="name\tcountry\n")])
