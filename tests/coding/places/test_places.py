"""Where an act took place, on hand-built parses: the place of its own clause, and nobody's seat of government."""

import pytest

from dateline.coding.places.atlas import Atlas
from dateline.coding.places.where import where_of
from dateline.knowledge.gazetteer import Gazetteer
from dateline.model import Where
from tests.coding.coding_samples import at, lexicon, see

BOMBED = """
Warplanes warplane NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root
Sanaa sanaa PROPN NNP 2 obj B-LOC
overnight overnight ADV RB 2 advmod
. . PUNCT . 2 punct
"""

CONDEMNED_IN = """
Officials official NOUN NNS 4 nsubj
in in ADP IN 3 case
Paris paris PROPN NNP 1 nmod B-LOC
condemned condemn VERB VBD 0 root
the the DET DT 6 det
attack attack NOUN NN 4 obj
. . PUNCT . 4 punct
"""

SIEGE = """
Gunmen gunman NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root
a a DET DT 4 det
post post NOUN NN 2 obj
near near ADP IN 7 case
the the DET DT 7 det
town town NOUN NN 4 nmod
of of ADP IN 9 case
Saraqeb saraqeb PROPN NNP 7 nmod B-LOC
in in ADP IN 12 case
Idlib idlib PROPN NNP 12 compound B-LOC
province province NOUN NN 7 nmod
. . PUNCT . 2 punct
"""

BORDER = """
Troops troop NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root
gunmen gunman NOUN NNS 2 obj
along along ADP IN 7 case
the the DET DT 7 det
Gaza gaza PROPN NNP 7 compound B-LOC
border border NOUN NN 3 nmod
. . PUNCT . 2 punct
"""

CAPITAL = """
Gunmen gunman NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root
police police NOUN NN 2 obj
in in ADP IN 7 case
the the DET DT 7 det
Iraqi iraqi ADJ JJ 7 amod
capital capital NOUN NN 2 obl
. . PUNCT . 2 punct
"""

NORTH = """
Turkey turkey PROPN NNP 2 nsubj B-ORG
attacked attack VERB VBD 0 root
villages village NOUN NNS 2 obj
in in ADP IN 6 case
northern northern ADJ JJ 6 amod
Syria syria PROPN NNP 3 nmod B-LOC
. . PUNCT . 2 punct
"""

COMPOUND = """
The the DET DT 3 det
Aleppo aleppo PROPN NNP 3 compound B-LOC
attack attack NOUN NN 4 nsubj
killed kill VERB VBD 0 root
soldiers soldier NOUN NNS 4 obj
. . PUNCT . 4 punct
"""

ENTERED = """
Troops troop NOUN NNS 2 nsubj
entered enter VERB VBD 0 root
Goma goma PROPN NNP 2 obj B-LOC
and and CCONJ CC 5 cc
attacked attack VERB VBD 2 conj
five five NUM CD 7 nummod
people people NOUN NNS 5 obj
. . PUNCT . 2 punct
"""

ERUPTED = """
Attacks attack NOUN NNS 2 nsubj
erupted erupt VERB VBD 0 root
in in ADP IN 4 case
Tripoli tripoli PROPN NNP 2 obl B-LOC
. . PUNCT . 2 punct
"""

ROCKED = """
An a DET DT 2 det
attack attack NOUN NN 3 nsubj
rocked rock VERB VBD 0 root
Beirut beirut PROPN NNP 3 obj B-LOC
. . PUNCT . 3 punct
"""

CONDEMNED = """
France france PROPN NNP 2 nsubj B-LOC
condemned condemn VERB VBD 0 root
in in ADP IN 4 case
Geneva geneva PROPN NNP 2 obl B-LOC
the the DET DT 6 det
attack attack NOUN NN 2 obj
. . PUNCT . 2 punct
"""

CANADA = """
He he PRON PRP 3 nsubj:pass
was be AUX VBD 3 aux:pass
attacked attack VERB VBN 0 root
by by ADP IN 6 case
a a DET DT 6 det
tourist tourist NOUN NN 3 obl:agent
from from ADP IN 8 case
Canada canada PROPN NNP 6 nmod B-LOC
. . PUNCT . 3 punct
"""

AMERICANS = """
Moscow moscow PROPN NNP 2 nsubj B-LOC
said say VERB VBD 0 root
Tehran tehran PROPN NNP 4 nsubj B-LOC
attacked attack VERB VBD 2 ccomp
a a DET DT 6 det
ship ship NOUN NN 4 obj
. . PUNCT . 2 punct
"""

EAST = """
Gunmen gunman NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root
a a DET DT 4 det
judge judge NOUN NN 2 obj
east east ADV RB 4 advmod
of of ADP IN 7 case
Sanaa sanaa PROPN NNP 5 obl B-LOC
. . PUNCT . 2 punct
"""

SQUARE = """
Police police NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root
a a DET DT 4 det
man man NOUN NN 2 obj
in in ADP IN 9 case
Yerevan yerevan PROPN NNP 9 nmod:poss B-LOC
's 's PART POS 6 case
Republic republic PROPN NNP 9 compound B-LOC
Square square PROPN NNP 4 nmod I-LOC
. . PUNCT . 2 punct
"""

SPEAKING = """
Speaking speak VERB VBG 6 advcl
in in ADP IN 3 case
Ankara ankara PROPN NNP 1 obl B-LOC
, , PUNCT , 1 punct
he he PRON PRP 6 nsubj
visited visit VERB VBD 0 root
nobody nobody PRON NN 6 obj
. . PUNCT . 6 punct
"""

MARKET = """
Gunmen gunman NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root
dozens dozen NOUN NNS 2 obj
of of ADP IN 5 case
people people NOUN NNS 3 nmod
in in ADP IN 8 case
a a DET DT 8 det
market market NOUN NN 2 obl
in in ADP IN 10 case
Aleppo aleppo PROPN NNP 8 nmod B-LOC
. . PUNCT . 2 punct
"""

RELATIVE = """
The the DET DT 2 det
attack attack NOUN NN 10 nsubj
, , PUNCT , 5 punct
which which PRON WDT 5 nsubj
took take VERB VBD 2 acl:relcl
place place NOUN NN 5 obj
in in ADP IN 8 case
Peshawar peshawar PROPN NNP 5 obl B-LOC
, , PUNCT , 2 punct
ended end VERB VBD 0 root
. . PUNCT . 10 punct
"""

SUPPORT = """
France france PROPN NNP 2 nsubj B-ORG
supported support VERB VBD 0 root
Italy italy PROPN NNP 2 obj B-ORG
on on ADP IN 5 case
Syria syria PROPN NNP 2 obl B-LOC
. . PUNCT . 2 punct
"""

UNKNOWN = """
Gunmen gunman NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root
police police NOUN NNS 2 obj
in in ADP IN 5 case
Qqxzzyq qqxzzyq PROPN NNP 2 obl B-LOC
. . PUNCT . 2 punct
"""

PARIS = """
Gunmen gunman NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root
police police NOUN NN 2 obj
in in ADP IN 5 case
Paris paris PROPN NNP 2 obl B-LOC
, , PUNCT , 7 punct
Texas texas PROPN NNP 5 nmod:unmarked B-LOC
. . PUNCT . 2 punct
"""

TALKS = """
The the DET DT 3 det
Geneva geneva PROPN NNP 3 compound B-LOC
talks talk NOUN NNS 4 nsubj
ended end VERB VBD 0 root
. . PUNCT . 4 punct
"""

SANCTIONS = """
Washington washington PROPN NNP 2 nsubj B-LOC
imposed impose VERB VBD 0 root
sanctions sanction NOUN NNS 2 obj
on on ADP IN 5 case
Iran iran PROPN NNP 3 nmod B-LOC
. . PUNCT . 2 punct
"""

VISIT = """
The the DET DT 2 det
minister minister NOUN NN 3 nsubj
visited visit VERB VBD 0 root
Damascus damascus PROPN NNP 3 obj B-LOC
. . PUNCT . 3 punct
"""

PREDICATE = """
The the DET DT 2 det
attack attack NOUN NN 5 nsubj
was be AUX VBD 5 cop
in in ADP IN 5 case
Kabul kabul PROPN NNP 0 root B-LOC
"""


def where(rows: str, word: str, family: str = "assault") -> Where | None:
    sight = see(rows)
    atlas = Atlas([sight], sight.tree.text, Gazetteer(), lexicon().actors)
    return where_of(sight, at(sight, word), family, atlas)


def told(rows: str, word: str, family: str = "assault") -> tuple[str, str | None, str | None] | None:
    found = where(rows, word, family)
    return (found.span.text, found.country, found.precision) if found else None


@pytest.mark.parametrize(
    ("rows", "word", "expected"),
    [
        (BOMBED, "attacked", ("Sanaa", "YEM", "town")),
        (SIEGE, "attacked", ("Saraqeb", "SYR", "near")),
        (BORDER, "attacked", ("Gaza border", "PSE", "region")),
        (CAPITAL, "attacked", ("Iraqi capital", "IRQ", "town")),
        (NORTH, "attacked", ("northern Syria", "SYR", "region")),
        (COMPOUND, "attack", ("Aleppo", "SYR", "town")),
        (ENTERED, "attacked", ("Goma", "COD", "town")),
        (ERUPTED, "Attacks", ("Tripoli", "LBY", "town")),
        (ROCKED, "attack", ("Beirut", "LBN", "town")),
        (EAST, "attacked", ("Sanaa", "YEM", "near")),
        (SQUARE, "attacked", ("Yerevan", "ARM", "town")),
        (MARKET, "attacked", ("Aleppo", "SYR", "town")),
        (RELATIVE, "attack", ("Peshawar", "PAK", "town")),
        (PREDICATE, "attack", ("Kabul", "AFG", "town")),
        (PARIS, "attacked", ("Paris", "USA", "town")),
    ],
)
def test_the_place_of_the_acts_own_clause(rows: str, word: str, expected: tuple[str, str, str]) -> None:
    assert told(rows, word) == expected


def test_visits_and_talks_have_places() -> None:
    assert told(VISIT, "visited", "consult") == ("Damascus", "SYR", "town")
    assert told(TALKS, "talks", "consult") == ("Geneva", "CHE", "town")
    assert told(SPEAKING, "visited", "consult") == ("Ankara", "TUR", "town")


@pytest.mark.parametrize(
    ("rows", "word", "family"),
    [
        (AMERICANS, "attacked", "assault"),
        (CANADA, "attacked", "assault"),
        (CONDEMNED, "attack", "assault"),
        (CONDEMNED_IN, "attack", "assault"),
        (CONDEMNED_IN, "condemned", "accuse"),
        (SUPPORT, "supported", "support"),
        (SANCTIONS, "imposed", "sanction"),
        (SANCTIONS, "sanctions", "sanction"),
    ],
)
def test_who_acts_and_what_it_is_about_is_no_place(rows: str, word: str, family: str) -> None:
    assert where(rows, word, family) is None


HOMES = """
Officers officer NOUN NNS 2 nsubj
searched search VERB VBD 0 root
homes home NOUN NNS 2 obj
of of ADP IN 5 case
activists activist NOUN NNS 3 nmod
in in ADP IN 7 case
Basra basra PROPN NNP 5 nmod B-LOC
. . PUNCT . 2 punct
"""

DURING = """
Soldiers soldier NOUN NNS 2 nsubj
detained detain VERB VBD 0 root
men man NOUN NNS 2 obj
during during ADP IN 5 case
attacks attack NOUN NNS 2 obl
in in ADP IN 7 case
Basra basra PROPN NNP 5 nmod B-LOC
. . PUNCT . 2 punct
"""

WORKERS = """
Police police NOUN NN 2 nsubj
dispersed disperse VERB VBD 0 root
workers worker NOUN NNS 2 obj
striking strike VERB VBG 3 acl
in in ADP IN 6 case
Basra basra PROPN NNP 4 obl B-LOC
. . PUNCT . 2 punct
"""

EMBASSY = """
Students student NOUN NNS 2 nsubj
rallied rally VERB VBD 0 root
outside outside ADP IN 6 case
the the DET DT 6 det
Japanese japanese ADJ JJ 6 amod
embassy embassy NOUN NN 2 obl
. . PUNCT . 2 punct
"""

ROAD = """
Rebels rebel NOUN NNS 2 nsubj
ambushed ambush VERB VBD 0 root
troops troop NOUN NNS 2 obj
on on ADP IN 6 case
the the DET DT 6 det
highway highway NOUN NN 3 nmod
between between ADP IN 8 case
Kabul kabul PROPN NNP 6 nmod B-LOC
and and CCONJ CC 10 cc
Kandahar kandahar PROPN NNP 8 conj B-LOC
. . PUNCT . 2 punct
"""

TOPIC = """
Envoys envoy NOUN NNS 2 nsubj
resumed resume VERB VBD 0 root
talks talk NOUN NNS 2 obj
on on ADP IN 5 case
Libya libya PROPN NNP 3 nmod B-LOC
. . PUNCT . 2 punct
"""

VICTORIA = """
Seychelles seychelles PROPN NNP 2 nsubj B-LOC
opened open VERB VBD 0 root
talks talk NOUN NNS 2 obj
in in ADP IN 5 case
Victoria victoria PROPN NNP 2 obl B-LOC
, , PUNCT , 8 punct
its its PRON PRP$ 8 nmod:poss
capital capital NOUN NN 5 appos
. . PUNCT . 2 punct
"""

AID = """
Trucks truck NOUN NNS 2 nsubj
delivered deliver VERB VBD 0 root
food food NOUN NN 2 obj
to to ADP IN 5 case
{name} {name} PROPN NNP 2 obl B-LOC
. . PUNCT . 2 punct
"""


@pytest.mark.parametrize(
    ("rows", "word", "family", "expected"),
    [
        (HOMES, "searched", "investigate", ("Basra", "IRQ", "town")),
        (DURING, "detained", "coerce", ("Basra", "IRQ", "town")),
        (WORKERS, "dispersed", "coerce", ("Basra", "IRQ", "town")),
        (VICTORIA, "opened", "consult", ("Victoria", "SYC", "town")),
        (AID.format(name="Basra"), "delivered", "aid", ("Basra", "IRQ", "town")),
    ],
)
def test_where_those_and_that_are_to_which_it_is_done(
    rows: str, word: str, family: str, expected: tuple[str, str, str]
) -> None:
    assert told(rows, word, family) == expected


@pytest.mark.parametrize(
    ("rows", "word", "family"),
    [(EMBASSY, "rallied", "protest"), (TOPIC, "resumed", "consult"), (AID.format(name="Iraq"), "delivered", "aid")],
)
def test_states_that_own_are_helped_or_talked_about_are_no_places(rows: str, word: str, family: str) -> None:
    assert where(rows, word, family) is None


def test_a_road_lies_in_the_country_of_both_its_ends() -> None:
    found = where(ROAD, "ambushed")
    assert found is not None
    assert (found.span.text, found.country, found.precision) == ("highway between Kabul and Kandahar", "AFG", "region")


def test_a_town_has_id_unit_and_point() -> None:
    found = where(SIEGE, "attacked")
    assert found is not None
    assert (found.name, found.geonames, found.admin1) == ("Saraqib", 164816, "Idlib")
    assert found.lat is not None
    assert abs(found.lat - 35.86) < 0.01


def test_a_country_has_an_id_and_no_point() -> None:
    found = where(NORTH, "attacked")
    assert found is not None
    assert (found.name, found.geonames, found.lat, found.lon) == ("Syria", 163843, None, None)


def test_the_capital_of_a_country_is_a_town() -> None:
    found = where(CAPITAL, "attacked")
    assert found is not None
    assert (found.name, found.precision) == ("Baghdad", "town")


def test_a_name_that_nobody_knows_is_kept_as_words() -> None:
    assert told(UNKNOWN, "attacked") in {None, ("Qqxzzyq", None, None)}


def test_candidates_say_what_speaks_for_them() -> None:
    sight = see(PARIS)
    atlas = Atlas([sight], sight.tree.text, Gazetteer(), lexicon().actors)
    named = atlas.named(sight, at(sight, "Paris"))
    assert named is not None
    best, second = named.candidates[:2]
    assert best.place.admin1 == "Texas"
    assert {f.feature for f in best.features} >= {"population", "parent"}
    assert best.weight > second.weight


def test_nothing_is_looked_up_where_no_place_is_named() -> None:
    class Missing(Gazetteer):
        def named(self, name: str) -> tuple[()]:
            raise AssertionError(name)

    sight = see("Gunmen gunman NOUN NNS 2 nsubj\nattacked attack VERB VBD 0 root\npolice police NOUN NN 2 obj")
    assert where_of(sight, 1, "assault", Atlas([sight], sight.tree.text, Missing(), lexicon().actors)) is None
