"""Whose people unnamed parties are."""

from dateline.coding.actors.naming import THING
from dateline.coding.actors.situation import situated
from dateline.model import Party, Span, Where

KENYA = Where(Span("Nairobi", 20, 27), "Nairobi", None, "KEN")


def party(text: str, *sectors: str, country: str | None = None, entry: str = "role") -> Party:
    return Party(Span(text, 0, len(text)), text, None, country, sectors, "unnamed", None, entry)


def countries(family: str, actor: Party, recipient: Party, where: Where | None = None) -> tuple[str | None, str | None]:
    actors, recipients = situated(family, (actor,), (recipient,), where)
    return actors[0].country, recipients[0].country


def test_the_place_tells_whose_people_both_are() -> None:
    assert countries("coerce", party("Police", "COP"), party("protesters", "CVL"), KENYA) == ("KEN", "KEN")


def test_police_deal_with_their_own_people() -> None:
    assert countries("coerce", party("Kenyan police", "COP", country="KEN"), party("students", "EDU")) == ("KEN", "KEN")


def test_protesters_are_the_people_of_the_government_that_they_face() -> None:
    government = party("Kenyan government", "GOV", country="KEN")
    assert countries("protest", party("Teachers", "EDU"), government) == ("KEN", "KEN")


def test_an_army_fights_whom_it_fights() -> None:
    assert countries("fight", party("Kenyan troops", "MIL", country="KEN"), party("gunmen", "UAF")) == ("KEN", None)


def test_who_is_named_or_has_a_country_keeps_it() -> None:
    assert countries("coerce", party("Police", "COP"), party("a Ugandan", "CVL", country="UGA"), KENYA)[1] == "UGA"
    assert countries("assault", party("missiles", entry=THING), party("students", "EDU"), KENYA)[0] is None


def test_the_words_that_tell_the_country_are_kept() -> None:
    actors, _ = situated("coerce", (party("Police", "COP"),), (), KENYA)
    assert actors[0].antecedent == KENYA.span


def test_those_who_meet_somewhere_may_be_from_elsewhere() -> None:
    assert countries("consult", party("leaders", "GOV"), party("envoys", "GOV"), KENYA) == (None, None)
    near = party("Lawmakers from here", "LEG")
    assert countries("consult", near, party("envoys", "GOV"), KENYA) == ("KEN", None)
    assert countries("sanction", party("A court", "JUD"), party("a driver", "CVL"), KENYA) == ("KEN", "KEN")


def test_no_place_tells_whose_others_are() -> None:
    assert countries("assault", party("gunmen", "UAF"), party("two others", "UNK"), KENYA) == ("KEN", None)
    assert countries("assault", party("gunmen", "UAF"), party("Others", "UNK"), KENYA)[1] is None
    assert countries("assault", party("gunmen", "UAF"), party("brothers", "CVL"), KENYA)[1] == "KEN"
