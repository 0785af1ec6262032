"""From phrases to parties, on parses made by hand and the shipped tables of actors."""

import pytest

from dateline.coding.actors.finding import Finder
from dateline.coding.actors.memory import Memory, Referent
from dateline.coding.actors.naming import inner_party, resolve
from dateline.coding.actors.terms import Known
from dateline.knowledge.lexicon import Lexicon
from dateline.model import Party, Span
from tests.coding.coding_samples import at, see, without_people


def known(date: str | None = None, *countries: str) -> Known:
    return Known(date, {}, frozenset(countries))


def party(rows: str, text: str, date: str | None = None, over: Lexicon | None = None) -> Party:
    sight = see(rows, over)
    found = resolve(sight, at(sight, text), known(date))
    assert found is not None
    return found


HATAMI = """
Iranian iranian ADJ JJ 3 amod
Defense Defense PROPN NNP 3 compound
Minister Minister PROPN NNP 6 nmod:desc
Brigadier Brigadier PROPN NNP 5 compound
General General PROPN NNP 6 nmod:desc
Amir Amir PROPN NNP 8 nsubj B-PER
Hatami Hatami PROPN NNP 6 flat I-PER
spoke speak VERB VBD 0 root
"""


def test_a_person_with_titles() -> None:
    found = party(HATAMI, "Amir", "2019-05-01")
    assert (found.entity, found.country, found.state) == ("person/amir-hatami", "IRN", "known")
    assert set(found.sectors) == {"GOV", "MIL"}
    assert found.sectors[0] == "GOV"
    assert found.span.text == "Iranian Defense Minister Brigadier General Amir Hatami"


def merkel(before: str, date: str | None) -> Party:
    rows = f"""{before}
Chancellor Chancellor PROPN NNP {2 + bool(before)} nmod:desc
Angela Angela PROPN NNP {4 + bool(before)} nsubj B-PER
Merkel Merkel PROPN NNP {2 + bool(before)} flat I-PER
spoke speak VERB VBD 0 root"""
    return party(rows, "Angela", date)


def test_terms_of_office() -> None:
    assert merkel("", "2010-06-01").sectors[0] == "GOV"
    assert merkel("former former ADJ JJ 2 amod", "2023-06-01").sectors == ("ELI",)


ALONE = """
Angela Angela PROPN NNP 3 nsubj B-PER
Merkel Merkel PROPN NNP 1 flat I-PER
spoke speak VERB VBD 0 root
"""


def test_who_is_out_of_office_is_of_the_elite() -> None:
    assert party(ALONE, "Angela", "2023-06-01").sectors == ("ELI",)
    assert party(ALONE, "Angela", "2010-06-01").sectors[0] == "GOV"


POWELL = """
Powell Powell PROPN NNP 2 nsubj B-PER
spoke speak VERB VBD 0 root
"""


@pytest.mark.parametrize(
    ("date", "entity", "sectors"),
    [
        ("1991-02-01", "person/colin-powell", ("MIL",)),
        ("2003-02-05", "person/colin-powell", ("GOV",)),
        ("2019-06-01", "person/jerome-powell", ("GOV", "BUS")),
    ],
)
def test_a_surname_is_who_held_office_on_the_day(date: str, entity: str, sectors: tuple[str, ...]) -> None:
    found = party(POWELL, "Powell", date)
    assert (found.entity, found.country, found.sectors, found.state) == (entity, "USA", sectors, "known")


def test_a_surname_of_several_is_left_open() -> None:
    found = party(POWELL, "Powell")
    assert (found.entity, found.country, found.sectors, found.state) == (None, None, (), "unknown")


TITLED = """
Egyptian egyptian ADJ JJ 2 amod
novelist novelist NOUN NN 3 nmod:desc
Naguib Naguib PROPN NNP 5 nsubj B-PER
Mahfouz Mahfouz PROPN NNP 3 flat I-PER
spoke speak VERB VBD 0 root
"""


def test_an_unknown_person_has_the_country_and_sector_of_the_title() -> None:
    found = party(TITLED, "Naguib", over=without_people())
    assert (found.name, found.entity, found.country, found.sectors, found.state) == (
        "Naguib Mahfouz",
        None,
        "EGY",
        ("CVL",),
        "unknown",
    )


OF_EGYPT = """
The the DET DT 2 det
president president NOUN NN 5 nsubj
of of ADP IN 4 case
Egypt Egypt PROPN NNP 2 nmod B-LOC
spoke speak VERB VBD 0 root
"""
IN_CAIRO = """
officials official NOUN NNS 4 nsubj
in in ADP IN 3 case
Cairo Cairo PROPN NNP 1 nmod B-LOC
spoke speak VERB VBD 0 root
"""
OWNED = """
Syria Syria PROPN NNP 3 nmod:poss B-LOC
's 's PART POS 1 case
army army NOUN NN 4 nsubj
fled flee VERB VBD 0 root
"""
POLICE = """
A a DET DT 2 det
team team NOUN NN 6 nsubj
of of ADP IN 5 case
armed armed ADJ JJ 5 amod
police police NOUN NNS 2 nmod
arrived arrive VERB VBD 0 root
"""
HUNDREDS = """
Hundreds hundred NOUN NNS 5 nsubj
of of ADP IN 4 case
Iraqi iraqi ADJ JJ 4 amod
protesters protester NOUN NNS 1 nmod
marched march VERB VBD 0 root
"""
REBELS = """
rebels rebel NOUN NNS 2 nsubj
fled flee VERB VBD 0 root
"""


@pytest.mark.parametrize(
    ("rows", "head", "text", "country", "sectors"),
    [
        (OF_EGYPT, "president", "president of Egypt", "EGY", ("GOV",)),
        (IN_CAIRO, "officials", "officials", "EGY", ("GOV",)),
        (OWNED, "army", "Syria's army", "SYR", ("MIL",)),
        (POLICE, "team", "team of armed police", None, ("COP",)),
        (HUNDREDS, "Hundreds", "Hundreds of Iraqi protesters", "IRQ", ("CVL",)),
        (REBELS, "rebels", "rebels", None, ("REB",)),
    ],
)
def test_role_nouns(rows: str, head: str, text: str, country: str | None, sectors: tuple[str, ...]) -> None:
    found = party(rows, head)
    assert (found.span.text, found.country, found.sectors, found.state) == (text, country, sectors, "unnamed")
    assert found.entity is None


def test_countries_capitals_and_groups() -> None:
    rows = "{} {} PROPN NNP 2 nsubj B-LOC\nspoke speak VERB VBD 0 root"
    egypt, cairo = party(rows.format("Egypt", "Egypt"), "Egypt"), party(rows.format("Cairo", "Cairo"), "Cairo")
    assert (egypt.entity, egypt.country, egypt.sectors) == ("country/egy", "EGY", ())
    assert (cairo.entity, cairo.country, cairo.sectors) == ("country/egy", "EGY", ("GOV",))
    hezbollah = party(rows.format("Hezbollah", "Hezbollah"), "Hezbollah", "2006-07-12")
    assert (hezbollah.entity, hezbollah.country, hezbollah.sectors[0]) == ("group/hezbollah", "LBN", "REB")


def test_a_groups_term_is_that_of_the_day() -> None:
    rows = "Hamas Hamas PROPN NNP 2 nsubj B-ORG\nspoke speak VERB VBD 0 root"
    assert party(rows, "Hamas", "1995-01-01").sectors == ("REB", "PTY")
    assert party(rows, "Hamas", "2012-01-01").sectors == ("REB", "GOV")


@pytest.mark.parametrize(
    "rows",
    [
        "turkey turkey NOUN NN 2 nsubj\nroasted roast VERB VBD 0 root",
        "Monday Monday PROPN NNP 2 nsubj\npassed pass VERB VBD 0 root",
        "us we PRON PRP 2 obj\nsaw see VERB VBD 0 root",
        "tables table NOUN NNS 2 nsubj\nbroke break VERB VBD 0 root",
    ],
)
def test_what_is_no_party(rows: str) -> None:
    assert resolve(see(rows), 0, known()) is None


DECISION = """
Egypt Egypt PROPN NNP 3 nmod:poss B-LOC
's 's PART POS 1 case
decision decision NOUN NN 6 nsubj
on on ADP IN 5 case
tariffs tariff NOUN NNS 3 nmod
stands stand VERB VBZ 0 root
"""
PROGRAMME = """
Iranian iranian ADJ JJ 2 amod
programme programme NOUN NN 3 nsubj
grows grow VERB VBZ 0 root
"""


@pytest.mark.parametrize(("rows", "head", "country"), [(DECISION, "decision", "EGY"), (PROGRAMME, "programme", "IRN")])
def test_whose_thing_it_is(rows: str, head: str, country: str) -> None:
    sight = see(rows)
    found = inner_party(sight, at(sight, head), known())
    assert found is not None
    assert found.country == country


def note(
    memory: Memory, rows: str, text: str, kind: str, date: str | None = None, over: Lexicon | None = None
) -> Party:
    found = party(rows, text, date, over)
    memory.note(Referent(0, 0, found, kind, 2))  # type: ignore[arg-type]
    return found


def test_a_surname_stands_for_who_was_named_before() -> None:
    memory = Memory(None)
    first = note(memory, TITLED, "Naguib", "person", over=without_people())
    sight = see("Mahfouz Mahfouz PROPN NNP 2 nsubj B-PER\nwrote write VERB VBD 0 root", without_people())
    later = Finder(sight, 1, memory)(0)
    assert later is not None
    assert (later.name, later.country, later.sectors, later.span.text) == (first.name, "EGY", ("CVL",), "Mahfouz")


def test_an_ambiguous_surname_is_settled_by_the_full_name_before() -> None:
    memory = Memory(None)
    full = "Colin Colin PROPN NNP 3 nsubj B-PER\nPowell Powell PROPN NNP 1 flat I-PER\nspoke speak VERB VBD 0 root"
    note(memory, full, "Colin", "person")
    later = Finder(see(POWELL), 1, memory)(0)
    assert later is not None
    assert later.entity == "person/colin-powell"


@pytest.mark.parametrize(
    ("pronoun", "kind", "rows", "text"),
    [
        ("He", "person", ALONE, "Angela"),
        ("She", "person", ALONE, "Angela"),
        ("They", "people", REBELS, "rebels"),
        ("It", "country", OF_EGYPT, "Egypt"),
    ],
)
def test_pronouns_stand_for_what_was_named_before(pronoun: str, kind: str, rows: str, text: str) -> None:
    memory = Memory("2010-06-01")
    named = note(memory, rows, text, kind)
    sight = see(f"{pronoun} {pronoun.lower()} PRON PRP 2 nsubj\nspoke speak VERB VBD 0 root")
    found = Finder(sight, 1, memory)(0)
    assert found is not None
    assert (found.entity, found.sectors, found.span.text, found.antecedent) == (
        named.entity,
        named.sectors,
        pronoun,
        named.span,
    )


def test_pronouns_look_back_only_so_far_and_only_at_their_kind() -> None:
    memory = Memory(None)
    note(memory, OF_EGYPT, "Egypt", "country")
    he = see("He he PRON PRP 2 nsubj\nspoke speak VERB VBD 0 root")
    it = see("It it PRON PRP 2 nsubj\nspoke speak VERB VBD 0 root")
    found = Finder(he, 1, memory)(0)
    assert found is not None
    assert (found.state, found.country) == ("unnamed", None)
    assert Finder(it, 3, memory)(0) is not None
    assert Finder(it, 4, memory)(0) is None


def test_the_group_and_the_country() -> None:
    memory = Memory("2006-07-12")
    note(
        memory,
        "Hezbollah Hezbollah PROPN NNP 2 nsubj B-ORG\nspoke speak VERB VBD 0 root",
        "Hezbollah",
        "group",
        "2006-07-12",
    )
    sight = see("The the DET DT 2 det\ngroup group NOUN NN 3 nsubj\nspoke speak VERB VBD 0 root")
    found = Finder(sight, 1, memory)(1)
    assert found is not None
    assert (found.entity, found.country, found.span.text) == ("group/hezbollah", "LBN", "group")
    assert found.antecedent is not None
    assert found.antecedent.text == "Hezbollah"
    indefinite = see("A a DET DT 2 det\ngroup group NOUN NN 3 nsubj\nspoke speak VERB VBD 0 root")
    other = Finder(indefinite, 1, memory)(1)
    assert other is not None
    assert (other.entity, other.state) == (None, "unnamed")


def test_his_government_is_that_of_his_country() -> None:
    memory = Memory("2010-06-01")
    note(memory, ALONE, "Angela", "person", "2010-06-01")
    sight = see("His his PRON PRP$ 2 nmod:poss\ngovernment government NOUN NN 3 nsubj\nspoke speak VERB VBD 0 root")
    found = Finder(sight, 1, memory)(1)
    assert found is not None
    assert (found.country, found.sectors, found.entity) == ("DEU", ("GOV",), None)
    assert isinstance(found.antecedent, Span)


def test_a_year_is_no_party_as_other_numbers_are() -> None:
    rows = "{0} {0} NUM CD 2 nsubj\nended end VERB VBD 0 root"
    assert resolve(see(rows.format(2012)), 0, known()) is None
    assert party(rows.format(40), "40").sectors == ("UNK",)


PLACE = """
Mission Mission PROPN NNP 3 nsubj B-LOC
Viejo Viejo PROPN NNP 1 flat I-LOC
voted vote VERB VBD 0 root
"""


def test_the_name_of_a_place_tells_no_role() -> None:
    found = party(PLACE, "Mission")
    assert (found.span.text, found.sectors, found.state) == ("Mission Viejo", (), "unknown")
    assert party(PLACE.replace("-LOC", "-ORG"), "Mission").sectors != ()


@pytest.mark.parametrize(
    ("text", "row", "people"),
    [
        ("Americans", "Americans Americans PROPN NNPS 2 nsubj", True),
        ("Mexican", "Mexican mexican ADJ JJ 2 nsubj", True),
        ("Mexican", "Mexican mexican ADJ JJ 2 amod", False),
    ],
)
def test_nationalities_are_people_unless_they_describe(text: str, row: str, people: bool) -> None:
    sight = see(f"{row}\nmarched march VERB VBD 0 root")
    assert ({"@humans", "@people"} <= sight.features(at(sight, text))) is people


def test_they_are_no_outlet() -> None:
    memory = Memory(None)
    outlet = Party(Span("Reuters", 0, 7), "Reuters", "group/reuters", "GBR", ("JRN",), "known")
    memory.note(Referent(0, 0, outlet, "group", 2))
    assert memory.pronoun("they", "They", 1, 0, Span("They", 20, 24)) is None
    assert memory.pronoun("it", "It", 1, 0, Span("It", 20, 22)) is not None


def test_the_two_countries_are_the_only_two_that_were_named() -> None:
    memory = Memory(None)
    for n, code in enumerate(("CHL", "PER")):
        country = Party(Span(code, n * 9, n * 9 + 3), code, f"country/{code.lower()}", code, (), "known")
        memory.note(Referent(n, 0, country, "country", 2))
    both = memory.pair({"country"}, 9, 1, Span("countries", 90, 99))
    assert [p.country for p in both] == ["CHL", "PER"]
    third = Party(Span("BOL", 30, 33), "BOL", "country/bol", "BOL", (), "known")
    memory.note(Referent(2, 0, third, "country", 2))
    assert memory.pair({"country"}, 9, 1, Span("countries", 90, 99)) == ()
