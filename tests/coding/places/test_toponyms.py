"""Which place a name means, in the light of the words beside it and of the document's other names."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.places.names import find
from dateline.coding.places.toponyms import Candidate, Resolver, Setting, kilometres, resolve
from dateline.knowledge.gazetteer import Gazetteer, Place
from dateline.model import Span
from tests.coding.coding_samples import lexicon

GAZETTEER = Gazetteer()


def spans(text: str, *names: str) -> list[Span]:
    places = [next(re.finditer(re.escape(name), text)) for name in names]
    return [Span(m[0], m.start(), m.end()) for m in places]


def best(text: str, *names: str, home: str | None = None) -> list[Place]:
    found = resolve(spans(text, *names), Setting(text, home=home), GAZETTEER, lexicon().actors)
    return [candidates[0].place for candidates in found]


def country(text: str, name: str) -> str | None:
    return best(text, name)[0].country


def features(candidate: Candidate) -> dict[str, float]:
    return {f.feature: f.weight for f in candidate.features}


@pytest.mark.parametrize(
    ("text", "name", "unit"),
    [
        ("in Paris on Monday", "Paris", "Île-de-France"),
        ("in Paris, Texas, on Monday", "Paris", "Texas"),
        ("in Springfield, Ill., on Monday", "Springfield", "Illinois"),
        ("in Springfield, Mass., on Monday", "Springfield", "Massachusetts"),
        ("in Portland, Maine.", "Portland", "Maine"),
        ("in London, Ontario.", "London", "Ontario"),
        ("in Birmingham (Alabama)", "Birmingham", "Alabama"),
    ],
)
def test_what_stands_after_a_name_tells_where_it_is(text: str, name: str, unit: str) -> None:
    assert best(text, name)[0].admin1 == unit


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("in Córdoba, Argentina", "Córdoba", "ARG"),
        ("in Argentina's Córdoba", "Córdoba", "ARG"),
        ("the Spanish city of Córdoba", "Córdoba", "ESP"),
        ("the Venezuelan city of Valencia", "Valencia", "VEN"),
        ("the Libyan capital Tripoli", "Tripoli", "LBY"),
        ("the northern Lebanese city of Tripoli", "Tripoli", "LBN"),
    ],
)
def test_a_country_beside_a_name_tells_where_it_is(text: str, name: str, code: str) -> None:
    assert country(text, name) == code


def test_the_other_names_tell_where_a_name_is() -> None:
    text = "From Bogotá, Medellín and Cali the fighting spread to Cartagena. In Madrid, Murcia and Almería he spoke of Cartagena."
    assert best(text, "Bogotá", "Medellín", "Cali", "Cartagena")[3].country == "COL"
    assert best(text, "Madrid", "Murcia", "Almería", "Cartagena")[3].country == "ESP"


def test_a_parent_told_once_holds_for_the_document() -> None:
    text = "A fire broke out in Paris, Texas. The mayor of Paris thanked them."
    second = Span("Paris", text.rindex("Paris"), text.rindex("Paris") + 5)
    found = resolve([*spans(text, "Paris"), second], Setting(text), GAZETTEER, lexicon().actors)
    assert [c[0].place.admin1 for c in found] == ["Texas", "Texas"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("in Idlib on Monday", "Idlib", "town"),
        ("in Idlib province on Monday", "Idlib", "admin1"),
        ("the province of Idlib", "Idlib", "admin1"),
        ("the city of Idlib", "Idlib", "town"),
        ("in Georgia on Monday", "Georgia", "country"),
        ("a court in the state of Georgia", "Georgia", "admin1"),
        ("a judge in Wyoming", "Wyoming", "admin1"),
        ("flew to New York", "New York", "town"),
        ("flew to Washington", "Washington", "town"),
        ("the Middle East", "Middle East", "region"),
        ("trade with China, Mexico and Cuba", "Mexico", "country"),
    ],
)
def test_what_kind_of_place_a_name_is(text: str, name: str, kind: str) -> None:
    assert best(text, name)[0].kind == kind


def test_the_outlets_country_counts() -> None:
    text = "Two people were hurt in Richmond."
    assert best(text, "Richmond", home="USA")[0].country == "USA"


def test_a_list_of_countries_is_no_address() -> None:
    assert country("tariffs on China, US officials said", "China") == "CHN"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Idlib province", "Idlib"),
        ("northern Iraq", "Iraq"),
        ("Kabul International Airport", "Kabul"),
        ("US", "United States"),
    ],
)
def test_a_name_is_found_by_its_part(name: str, shown: str) -> None:
    assert shown in {n.place.name for n in find(name, GAZETTEER, lexicon().actors).found}


@pytest.mark.parametrize("name", ["North", "University", "the West", "us", "in", "or"])
def test_common_words_are_no_places(name: str) -> None:
    assert find(name, GAZETTEER, lexicon().actors).found == ()


def test_each_candidate_says_what_speaks_for_it() -> None:
    text = "in Paris, Texas"
    found = Resolver(spans(text, "Paris"), Setting(text), GAZETTEER, lexicon().actors).candidates(
        spans(text, "Paris")[0]
    )
    assert features(found[0])["parent"] == 5.0
    assert "parent" not in features(found[1])
    assert found[0].weight == pytest.approx(sum(features(found[0]).values()))
    assert [c.weight for c in found] == sorted((c.weight for c in found), reverse=True)


def test_what_the_gazetteer_lacks_has_no_candidates() -> None:
    text = "in Qqxzzyq"
    assert resolve(spans(text, "Qqxzzyq"), Setting(text), GAZETTEER, lexicon().actors) == [()]


def test_kilometres_on_the_globe() -> None:
    assert kilometres(48.85, 2.35, 51.51, -0.13) == pytest.approx(344, abs=3)
    assert kilometres(0, 0, 0, 180) == pytest.approx(20015, abs=2)
    assert kilometres(5, 5, 5, 5) == 0


@given(st.text(max_size=60), st.integers(0, 59), st.integers(1, 20))
def test_any_span_of_any_text_may_be_asked_for(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    span = Span(text[start:end], start, end)
    found = resolve([span, span], Setting(text), GAZETTEER, lexicon().actors)
    assert found[0] == found[1]
