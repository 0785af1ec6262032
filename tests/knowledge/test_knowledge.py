"""How the lexicon is read: what a bad entry is told, what a user's folder does, and what names and gates become."""

from pathlib import Path
from typing import Any

import pytest

from dateline.errors import LexiconError
from dateline.knowledge.actors import ActorTable, normal, read_actors
from dateline.knowledge.acts import ActTable, Gate, act_table, gates, read_acts, slot_list
from dateline.knowledge.classes import read_classes
from dateline.knowledge.codebook import read_codebook
from dateline.knowledge.lexicon import SHIPPED, digest, read_lexicon
from dateline.knowledge.operators import read_operators
from dateline.knowledge.slots import slot_of

ACT = """
visit:
  says: goes to see
  event: CONSULT
  mode: visit
  cameo: "042"
  family: consult
  contexts: [peace_process]
  symmetric: true
  verbs:
    - {lemma: visit}
    - {lemma: drop, particle: in, recipient: "on|upon", when: {"obj|upon": "@person"}, unless: {"on": [idea]}}
  nouns:
    - {lemma: state visit, light: [pay, receive-], adj: [Official]}
    - {lemma: stop, actor: ""}
  examples: ["[Iran] visited {Syria}."]
  not: ["Tourists visited the zoo."]
"""


def acts(tmp_path: Path, text: str, name: str = "a.yaml") -> ActTable:
    (tmp_path / name).write_text(text, "utf-8")
    return read_acts([tmp_path])


def test_an_act_is_read(tmp_path: Path) -> None:
    found = acts(tmp_path, ACT)
    act = found.acts["visit"]
    assert (act.event, act.mode, act.cameo, act.family, act.contexts) == (
        "CONSULT",
        "visit",
        "042",
        "consult",
        ("peace process",),
    )
    assert (act.says, act.political, act.symmetric) == ("goes to see", False, True)
    assert [(e.text, e.told) for e in found.examples] == [
        ("[Iran] visited {Syria}.", True),
        ("Tourists visited the zoo.", False),
    ]


def test_senses_are_read(tmp_path: Path) -> None:
    found = acts(tmp_path, ACT)
    (visit,), (drop,) = found.senses["visit", "verb"], found.senses["drop", "verb"]
    assert (visit.actor, visit.recipient, visit.when) == (("subj",), ("obj",), ())
    assert (drop.particle, drop.recipient) == ("in", ("on",))
    assert drop.when == (Gate(("obj", "on"), frozenset({"@person"})),)
    assert drop.unless == (Gate(("on",), frozenset({"idea"})),)
    (state,), (stop,) = found.senses["visit", "noun"], found.senses["stop", "noun"]
    assert (state.before, state.light, state.receiving) == (("state",), {"pay"}, {"receive"})
    assert state.when == (Gate(("adj", "compound"), frozenset({"official"})),)
    assert stop.actor == ()
    assert [s.entry for s in (visit, drop, state)] == [
        "visit/verb/visit",
        "visit/verb/drop in",
        "visit/noun/state visit",
    ]


def test_the_most_special_sense_comes_first(tmp_path: Path) -> None:
    found = acts(tmp_path, ACT.replace("{lemma: visit}", "{lemma: drop}"))
    assert [s.particle for s in found.senses["drop", "verb"]] == ["in", None]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("  says:", "  sayz:", ["visit", "unknown key 'sayz'"]),
        ("event: CONSULT", "event: CONSULTS", ["visit", "event", "'CONSULTS'", "expected one of"]),
        ("family: consult", "family: talk", ["visit", "family", "'talk'"]),
        ("{lemma: visit}", "{lemma: visit, actors: subj}", ["visit", "unknown key 'actors'"]),
        ("{lemma: visit}", "{actor: subj}", ["visit", "verb entry", "no lemma"]),
        ("{lemma: visit}", "visit", ["visit", "verb entry", "no lemma"]),
        ("{lemma: visit}", "{lemma: visit, recipient: on}", ["visit", "a slot is read as true", "quotes"]),
        ("{lemma: visit}", "{lemma: visit, when: {on: [trip]}}", ["visit", "a slot is read as true", "quotes"]),
        ("{lemma: visit}", "{lemma: visit, when: [trip]}", ["visit", "when", "expected a mapping"]),
        ('"042"', "042", ["visit", "cameo is 34", "quotes"]),
        ('cameo: "042"', "", ["visit", "cameo is None"]),
        ("says: goes to see", "says: [", ["not valid YAML"]),
    ],
)
def test_a_bad_act_names_its_file_and_key(tmp_path: Path, old: str, new: str, words: list[str]) -> None:
    with pytest.raises(LexiconError) as error:
        acts(tmp_path, ACT.replace(old, new, 1))
    assert all(word in str(error.value) for word in [str(tmp_path / "a.yaml"), *words])


def test_a_file_that_is_no_mapping_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"a\.yaml: expected a mapping"):
        acts(tmp_path, "- visit\n- meet\n")


def test_an_act_that_is_no_mapping_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"a\.yaml: visit: expected a mapping"):
        acts(tmp_path, "visit: CONSULT\n")


def test_a_later_folder_replaces_and_adds_acts(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for folder, text in (
        (ours, ACT),
        (
            theirs,
            ACT.replace('"042"', '"043"') + ACT.replace("visit:", "call:", 1).replace("lemma: visit", "lemma: ring"),
        ),
    ):
        folder.mkdir()
        (folder / "a.yaml").write_text(text, "utf-8")
    found = read_acts([ours, theirs])
    assert {a.id: a.cameo for a in found.acts.values()} == {"visit": "043", "call": "042"}
    assert len(found.senses["visit", "verb"]) == 1
    assert len(found.senses["ring", "verb"]) == 1


def test_slots_and_gates() -> None:
    assert slot_list("obj|upon|on") == ("obj", "on")
    assert gates(None) == ()
    assert gates({"towards": "Border"}) == (Gate(("toward",), frozenset({"border"})),)
    assert [slot_of(p) for p in ("upon", "against", "because of", "along with", "in front of", "apart from")] == [
        "on",
        "against",
        "over",
        "with",
        "outside",
        "apart",
    ]


OPERATORS = """
intend:
  itself: true
  verbs:
    - {lemma: vow}
    - {lemma: call, particle: "on", content: comp, asked: "obj|upon"}
  nouns: [{lemma: plan}]
auxiliaries:
  future: [will]
  should: [must]
"""
FOLD = """
intend: &intend
  content: planned
  default: [AGREE, "030"]
  rows:
    "16": [THREATEN, "131", relations]
    "03": keep
future: *intend
"""


def operators(tmp_path: Path, words: str = OPERATORS, fold: str = FOLD) -> Any:
    (tmp_path / "operators.yaml").write_text(words, "utf-8")
    (tmp_path / "fold.yaml").write_text(fold, "utf-8")
    return read_operators(tmp_path / "operators.yaml", tmp_path / "fold.yaml")


def test_operators_are_read(tmp_path: Path) -> None:
    table = operators(tmp_path)
    assert table.auxiliaries == {"will": "future", "must": "should"}
    assert table.themselves == {"intend"}
    (call,) = table.words["call", "verb"]
    assert (call.particle, call.content, call.asked) == ("on", ("comp",), ("obj", "on"))
    assert table.words["plan", "noun"][0].content == ("comp", "of", "for", "to")
    assert table.folds["intend"].rows["03"].keep
    assert table.folds["future"].row("x", "163", "sanction").key == "future/16"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("{lemma: vow}", "{content: comp}", ["operators.yaml", "intend", "no lemma"]),
        ('particle: "on"', "particle: on", ["operators.yaml", "intend", "call", "particle is True", "quotes"]),
        ("future: [will]", "soon: [will]", ["fold.yaml", "'soon'", "no fold"]),
    ],
)
def test_a_bad_operator_names_its_file_and_key(tmp_path: Path, old: str, new: str, words: list[str]) -> None:
    with pytest.raises(LexiconError) as error:
        operators(tmp_path, OPERATORS.replace(old, new, 1))
    assert all(word in str(error.value) for word in words)


@pytest.mark.parametrize("row", ["[AGREES, '030']", "AGREE", "[AGREE]", "[AGREE, '1', x, y]"])
def test_a_bad_row_names_its_file_and_key(tmp_path: Path, row: str) -> None:
    with pytest.raises(LexiconError, match=r"fold\.yaml: intend/16: expected"):
        operators(tmp_path, fold=FOLD.replace('[THREATEN, "131", relations]', row))


COUNTRIES = (
    "iso3\talias\tkind\tfrom\tto\n"
    "EGY\tEgypt\tname\t\t\nEGY\tCairo\tcapital\t\t\n"
    "USA\tUS\tname\t\t\nUSA\tU.S.\tname\t\t\n"
)
PEOPLE = (
    "entity\tname\taliases\tcountry\tsectors\toffice\tfrom\tto\tsource\n"
    "person/helmut-kohl\tHelmut Kohl\t\tDEU\tGOV\tchancellor\t1982-10-01\t1998-10-27\tpublic record\n"
    "person/li-peng\tLi Peng\t\tCHN\tGOV\tpremier\t1987-11\t1998-03\tpublic record\n"
    "person/max-van-der-stoel\tMax van der Stoel\tM. van der Stoel\tNLD\tGOV\tforeign minister\t1973\t1977\t"
    "public record\n"
)
GROUPS = (
    "entity\tname\taliases\tkind\tcountry\tsectors\tfrom\tto\tsource\n"
    "org/world-health-organization\tWorld Health Organization\tWHO | W.H.O.\tigo\tUNO\tMED\t\t\tpublic record\n"
)
ROLES = "phrase\tsector\tkind\nforeign minister\tGOV\tperson\nmilitia\tPRM|REB\tbody\n"


def actors(folder: Path, **tables: str) -> ActorTable:
    folder.mkdir(exist_ok=True)
    for name, text in tables.items():
        (folder / f"{name.replace('_', '-')}.tsv").write_text(text, "utf-8")
    return read_actors([folder])


def test_actors_are_read(tmp_path: Path) -> None:
    table = actors(tmp_path / "a", countries=COUNTRIES, people_europe=PEOPLE, groups_x=GROUPS, roles=ROLES)
    (egypt,), (cairo,), (kohl,) = table.names["egypt"], table.names["cairo"], table.names["helmut kohl"]
    assert (egypt.entity, egypt.country, egypt.sectors) == ("country/egy", "EGY", ())
    assert (cairo.entity, cairo.kind, cairo.sectors) == ("country/egy", "capital", ("GOV",))
    assert (kohl.kind, kohl.office, kohl.start) == ("person", "chancellor", "1982-10-01")
    assert table.roles["militia"].sectors == ("PRM", "REB")
    assert len(table.entities["country/egy"]) == 2
    assert max(table.first_words.values()) == 4


def test_terms_hold_to_the_end_of_the_month_or_year_that_bounds_them(tmp_path: Path) -> None:
    table = actors(tmp_path / "a", people=PEOPLE)
    (kohl,), (li,), (stoel,) = table.names["helmut kohl"], table.names["li peng"], table.names["max van der stoel"]
    assert [kohl.holds(d) for d in ("1982-09-30", "1982-10-01", "1998-10-27", "1998-10-28")] == [
        False,
        True,
        True,
        False,
    ]
    assert [li.holds(d) for d in ("1987-10-31", "1987-11-01", "1998-03-31", "1998-04-01")] == [False, True, True, False]
    assert [stoel.holds(d) for d in ("1972-12-31", "1973-01-01", "1977-12-31", "1978-01-01")] == [
        False,
        True,
        True,
        False,
    ]


def test_family_names(tmp_path: Path) -> None:
    surnames = actors(tmp_path / "a", people=PEOPLE).surnames
    assert {"kohl", "li", "peng", "stoel", "der stoel", "van der stoel"} <= set(surnames)
    assert "helmut" not in surnames


def test_names_in_capitals_alone(tmp_path: Path) -> None:
    table = actors(tmp_path / "a", countries=COUNTRIES, groups=GROUPS)
    assert {"us", "who"} <= table.capitals
    assert not {"egypt", "world health organization"} & table.capitals


def test_spellings() -> None:
    assert normal("Al-Qaʼida  in  Iraq") == "al qa'ida in iraq"
    assert normal("U.S.") == "us"
    assert normal("Côte d’Ivoire") == "cote d'ivoire"
    assert normal(" Abdel–Aziz ") == "abdel aziz"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("countries", "iso\talias\n", ["countries.tsv", "line 1", "expected the columns iso3"]),
        ("countries", COUNTRIES + "EGY\tSuez\tcity\t\t\textra\n", ["countries.tsv", "line 6", "expected 5 columns"]),
        ("roles", ROLES + "\tGOV\tperson\n", ["roles.tsv", "line 4", "the first not empty"]),
        ("groups_x", "", ["groups-x.tsv", "line 1"]),
        ("armies", ROLES, ["armies.tsv", "expected a name that begins with one of"]),
    ],
)
def test_a_bad_table_names_its_file_and_line(tmp_path: Path, name: str, text: str, words: list[str]) -> None:
    with pytest.raises(LexiconError) as error:
        actors(tmp_path / "a", **{name: text})
    assert all(word in str(error.value) for word in words)


def test_a_later_folder_adds_actors_and_replaces_roles(tmp_path: Path) -> None:
    actors(tmp_path / "a", countries=COUNTRIES, roles=ROLES)
    actors(tmp_path / "b", people=PEOPLE, roles="phrase\tsector\tkind\nmilitia\tMIL\tbody\n")
    table = read_actors([tmp_path / "a", tmp_path / "b"])
    assert "egypt" in table.names
    assert "helmut kohl" in table.names
    assert table.roles["militia"].sectors == ("MIL",)
    assert table.roles["foreign minister"].sectors == ("GOV",)


def test_classes(tmp_path: Path) -> None:
    path = tmp_path / "classes.yaml"
    path.write_text('"@weapon": [Rifle, bomb]\n"@goods": [bomb]\n', "utf-8")
    assert read_classes(path) == {"rifle": {"@weapon"}, "bomb": {"@weapon", "@goods"}}


@pytest.mark.parametrize("text", ["weapon: [rifle]\n", '"@weapon": rifle\n', "- rifle\n"])
def test_bad_classes_name_their_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "classes.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(LexiconError, match=r"classes\.yaml: expected a mapping"):
        read_classes(path)


def test_code_tables(tmp_path: Path) -> None:
    (tmp_path / "cameo.tsv").write_text("code\tname\tgoldstein\n04\tCONSULT\t1.0\n042\tMake a visit\t\n", "utf-8")
    (tmp_path / "plover.tsv").write_text("event\tmode\tquad\tscore\nCONSULT\t\t1\t2.5\nCONSULT\tvisit\t1\t4\n", "utf-8")
    book = read_codebook(tmp_path)
    assert (book.score("CONSULT", "visit"), book.score("CONSULT", "phone"), book.score("AID", None)) == (4.0, 2.5, None)
    assert (book.goldstein, book.quads) == ({"04": 1.0}, {"CONSULT": 1})
    (tmp_path / "plover.tsv").write_text("event\tquad\n", "utf-8")
    with pytest.raises(LexiconError, match=r"plover\.tsv: line 1: expected the columns event mode quad score"):
        read_codebook(tmp_path)


def test_a_users_folder_is_laid_over_the_shipped_lexicon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for folder in (ours / "acts", theirs / "acts"):
        folder.mkdir(parents=True)
    for same in ("codebook", "sources", "signatures"):
        (ours / same).symlink_to(SHIPPED / same)
    monkeypatch.setattr("dateline.knowledge.lexicon.SHIPPED", ours)
    (ours / "acts" / "a.yaml").write_text(ACT, "utf-8")
    actors(ours / "actors", countries=COUNTRIES)
    (theirs / "acts" / "mine.yaml").write_text(
        ACT.replace("visit:", "my-visit:", 1).replace("{lemma: visit}", "{lemma: zigzag}"), "utf-8"
    )
    actors(
        theirs / "actors",
        people_mine=PEOPLE.replace("Helmut Kohl", "Hannelore Kohl").replace("helmut-kohl", "hannelore-kohl"),
    )
    lexicon = read_lexicon([theirs])
    assert lexicon.acts.acts["my-visit"].cameo == "042"
    assert lexicon.acts.senses["zigzag", "verb"][0].act == "my-visit"
    assert set(lexicon.acts.acts) == {"visit", "my-visit"}
    assert lexicon.actors.names["hannelore kohl"][0].entity == "person/hannelore-kohl"
    assert "egypt" in lexicon.actors.names
    assert "weapon" in lexicon.classes


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="nowhere: no such folder"):
        read_lexicon([tmp_path / "nowhere"])


def test_a_digest_stands_for_what_files_hold(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x", "utf-8")
    first = digest([tmp_path])
    assert len(first) == 12
    assert digest([tmp_path]) == first
    (tmp_path / "a").write_text("y", "utf-8")
    assert digest([tmp_path]) != first
    assert digest([SHIPPED / "codebook"]) == digest([SHIPPED / "codebook"])


def test_words_that_are_no_list_are_named(tmp_path: Path) -> None:
    entry = {"event": "AID", "cameo": "070", "family": "aid", "verbs": 5}
    with pytest.raises(LexiconError, match="give: verbs is 5, expected a list"):
        act_table({"give": (tmp_path / "a.yaml", entry)})


def test_words_listed_as_one_are_each_a_sense_with_the_same_gates(tmp_path: Path) -> None:
    found = acts(tmp_path, ACT.replace("{lemma: visit}", "{lemma: [visit, stop over], when: {obj: [city]}}"))
    (visit,), (stop,) = found.senses["visit", "verb"], found.senses["over", "verb"]
    assert [s.entry for s in (visit, stop)] == ["visit/verb/visit", "visit/verb/stop over"]
    assert visit.when == (Gate(("obj",), frozenset({"city"})),)
    assert visit.when is stop.when


def test_every_code_of_cameo_is_reached_but_for_mere_statements() -> None:
    """By an act, by what operators make of one, or, for protests, by what they demand (`coding/acts/telling.py`)."""
    known = read_lexicon()
    rows = [row for fold in known.operators.folds.values() for row in (fold.default, *fold.rows.values())]
    reached = {act.cameo for act in known.acts.acts.values()} | {row.cameo for row in rows}
    demanded = {
        protest + demand[3:] for protest in reached if protest and protest[:2] == "14" for demand in reached if demand
    }
    wanted = {code for code in known.codebook.cameo_names if len(code) > 2 and not code.startswith("01")}
    assert wanted - reached - demanded == set()


def test_every_mode_of_plover_is_reached() -> None:
    known = read_lexicon()
    rows = [row for fold in known.operators.folds.values() for row in (fold.default, *fold.rows.values())]
    reached = {(act.event, act.mode) for act in known.acts.acts.values()} | {(row.event, row.mode) for row in rows}
    assert {(event, mode) for event, mode in known.codebook.scores if mode} <= reached
