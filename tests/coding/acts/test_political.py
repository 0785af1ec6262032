"""Which mentions are political, and sure enough to count."""

import pytest

from dateline.coding.acts.political import LEAST_SURE, counts, is_political, is_sure
from dateline.knowledge.acts import Act
from dateline.model import Party, Span


def act(family: str, political: bool = False) -> Act:
    return Act("act", "", "CONSULT", None, "040", family, (), political, False)


def party(*sectors: str, country: str | None = None, entity: str | None = None) -> Party:
    return Party(Span("x", 0, 1), "x", entity, country, sectors)


FIRM = party("BUS", country="EGY")


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (party("GOV"), True),
        (party("REB"), True),
        (party("ELI"), True),
        (party("CVL", "PTY"), True),
        (party("CVL", "BUS", "GOV"), False),
        (party("BUS", country="EGY"), False),
        (party(country="IGO"), True),
        (party("MED", country="NGO"), True),
        (party(country="EGY", entity="country/egy"), True),
        (party(country="EGY"), False),
        (party("BUS", country="EGY", entity="country/egy"), False),
        (party("LAB", country="EGY", entity="org/union"), True),
        (party("REL", entity="org/church"), True),
        (party("LAB", country="EGY"), False),
        (party("CVL", "LAB", entity="org/club"), False),
    ],
)
def test_an_act_is_political_where_a_party_is_public(one: Party, expected: bool) -> None:
    assert is_political(act("consult"), [one], [FIRM]) is expected
    assert is_political(act("consult"), [FIRM], [one]) is expected


def test_all_protest_is_political() -> None:
    assert is_political(act("protest"), [party("UNK")], [])


@pytest.mark.parametrize("family", ["coerce", "retreat"])
@pytest.mark.parametrize("sector", ["CVL", "JRN", "SOC"])
def test_the_arrest_or_release_of_civil_society_is_political(family: str, sector: str) -> None:
    assert is_political(act(family), [], [party(sector, country="EGY")])


def test_other_arrests_are_not_political() -> None:
    activist = party("CVL", country="EGY")
    assert not is_political(act("coerce"), [], [party("UNK", country="EGY")])
    assert not is_political(act("coerce"), [], [party("CVL")])
    assert not is_political(act("coerce"), [], [party("BUS", "CVL", country="EGY")])
    assert not is_political(act("coerce"), [FIRM], [activist])
    assert not is_political(act("consult"), [], [activist])


def test_force_marked_so_is_political_by_itself_where_anything_is_known_of_a_party() -> None:
    shelling = act("assault", political=True)
    assert is_political(shelling, [], [FIRM])
    assert not is_political(act("assault"), [], [FIRM])
    assert not is_political(shelling, [party()], [party("UNK")])


def test_other_acts_marked_so_are_no_affair_of_businesses() -> None:
    resign = act("retreat", political=True)
    assert is_political(resign, [party("EDU")], [])
    assert not is_political(resign, [FIRM], [])


def test_what_is_too_doubtful_does_not_count() -> None:
    assert [is_sure(told) for told in (None, LEAST_SURE, LEAST_SURE - 0.01)] == [True, True, False]
    assert counts(act("protest"), [], [], "actual", LEAST_SURE)
    assert not counts(act("protest"), [], [], "actual", LEAST_SURE - 0.01)
    assert not counts(act("consult"), [FIRM], [], "actual", 1.0)


def test_what_was_not_done_does_not_count() -> None:
    assert not counts(act("protest"), [], [], "negated", 1.0)
