"""Which act a word tells, on parses made by hand and a small lexicon."""

import pytest

from dateline.coding.acts.senses import Told, find_told, told_by
from dateline.coding.sight import Sight
from tests.coding.coding_samples import at, see, told, with_acts
from tests.parses import tree


def act_of(rows: str, text: str) -> str | None:
    sight = see(rows)
    found = told_by(sight, at(sight, text))
    return found.act.id if found else None


def _object(verb: str, lemma: str, thing: str, thing_lemma: str, before: str = "") -> str:
    """ "Iran VERB THING", the thing with a word before it or without."""
    rows = ["Iran Iran PROPN NNP 2 nsubj", f"{verb} {lemma} VERB VBD 0 root"]
    if before:
        rows.append(f"{before} {before} NOUN NN 4 compound")
    return "\n".join([*rows, f"{thing} {thing_lemma} NOUN NNS 2 obj"])


@pytest.mark.parametrize(
    ("rows", "verb", "expected"),
    [
        (_object("supplied", "supply", "rifles", "rifle"), "supplied", "supply-arms"),
        (_object("supplied", "supply", "blankets", "blanket"), "supplied", "supply-food"),
        (_object("supplied", "supply", "ideas", "idea"), "supplied", None),
        (_object("fired", "fire", "rockets", "rocket"), "fired", "fire-rockets"),
        (_object("fired", "fire", "missiles", "missile", "cruise"), "fired", "fire-rockets"),
        (_object("fired", "fire", "minister", "minister"), "fired", "dismiss"),
        (_object("attacked", "attack", "town", "town"), "attacked", "attack"),
        (_object("attacked", "attack", "problem", "problem"), "attacked", None),
    ],
)
def test_gates_tell_senses_apart(rows: str, verb: str, expected: str | None) -> None:
    assert act_of(rows, verb) == expected


MEASURED = """
Iran Iran PROPN NNP 2 nsubj
supplied supply VERB VBD 0 root
tons ton NOUN NNS 2 obj
of of ADP IN 5 case
weapons weapon NOUN NNS 3 nmod
"""


def test_a_measure_is_known_by_what_it_measures() -> None:
    assert act_of(MEASURED, "supplied") == "supply-arms"


PHRASES = """
one:
  event: ASSAULT
  cameo: "190"
  family: fight
  verbs: [{lemma: fire, when: {obj: ["@weapon"]}}]
two:
  event: ASSAULT
  cameo: "194"
  family: fight
  verbs: [{lemma: fire, when: {obj: [missile]}}]
three:
  event: ASSAULT
  cameo: "195"
  family: fight
  verbs: [{lemma: fire, when: {obj: [cruise missile]}}]
four:
  event: COERCE
  cameo: "170"
  family: coerce
  verbs: [{lemma: fire, when: {obj: ["*"]}}]
five:
  event: COERCE
  cameo: "171"
  family: coerce
  verbs: [{lemma: fire}]
"""


@pytest.mark.parametrize(
    ("thing", "lemma", "before", "expected"),
    [
        ("missile", "missile", "cruise", "three"),
        ("missile", "missile", "", "two"),
        ("rifles", "rifle", "", "one"),
        ("ideas", "idea", "", "four"),
    ],
)
def test_the_closest_gate_wins(thing: str, lemma: str, before: str, expected: str) -> None:
    sight = Sight(tree(_object("fired", "fire", thing, lemma, before)), with_acts(PHRASES))
    found = told_by(sight, 1)
    assert found is not None
    assert found.act.id == expected


def test_a_sense_without_gates_is_the_last_resort() -> None:
    sight = Sight(tree("Iran Iran PROPN NNP 2 nsubj\nfired fire VERB VBD 0 root"), with_acts(PHRASES))
    found = told_by(sight, 1)
    assert found is not None
    assert found.act.id == "five"


def test_particles() -> None:
    out = "Iran Iran PROPN NNP 2 nsubj\npulled pull VERB VBD 0 root\nout out ADP RP 2 compound:prt"
    assert act_of(out, "pulled") == "pull-out"
    assert (
        act_of("Iran Iran PROPN NNP 2 nsubj\npulled pull VERB VBD 0 root\nback back ADV RB 2 advmod", "pulled") is None
    )


HUNGER = """
Prisoners prisoner NOUN NNS 2 nsubj
began begin VERB VBD 0 root
a a DET DT 5 det
hunger hunger NOUN NN 5 compound
strike strike NOUN NN 2 obj
"""
HYPHENED = """
Prisoners prisoner NOUN NNS 2 nsubj
began begin VERB VBD 0 root
hunger hunger NOUN NN 5 compound
- - PUNCT HYPH 5 punct
strike strike NOUN NN 2 obj
"""
WORKERS = """
Workers worker NOUN NNS 2 nsubj
began begin VERB VBD 0 root
a a DET DT 4 det
strike strike NOUN NN 2 obj
"""


def test_compounds() -> None:
    assert act_of(HUNGER, "strike") == "hunger-strike"
    assert act_of(HYPHENED, "strike") == "hunger-strike"
    assert act_of(WORKERS, "strike") == "strike-work"
    assert act_of(HUNGER, "hunger") is None


LAUNCHED = """
Rebels rebel NOUN NNS 2 nsubj
launched launch VERB VBD 0 root
attacks attack NOUN NNS 2 obj
on on ADP IN 5 case
Homs Homs PROPN NNP 3 nmod
"""
CARRIED_OUT = """
Rebels rebel NOUN NNS 2 nsubj
carried carry VERB VBD 0 root
out out ADP RP 2 compound:prt
attacks attack NOUN NNS 2 obj
"""
HELD = """
Talks talk NOUN NNS 3 nsubj:pass
were be AUX VBD 3 aux:pass
held hold VERB VBN 0 root
"""
CAME_UNDER = """
Homs Homs PROPN NNP 2 nsubj
came come VERB VBD 0 root
under under ADP IN 4 case
attack attack NOUN NN 2 obl
"""
SUFFERED = """
Homs Homs PROPN NNP 2 nsubj
suffered suffer VERB VBD 0 root
attacks attack NOUN NNS 2 obj
"""
WATCHED = """
Rebels rebel NOUN NNS 2 nsubj
watched watch VERB VBD 0 root
attacks attack NOUN NNS 2 obj
"""
STARTED = """
Talks talk NOUN NNS 2 nsubj
started start VERB VBD 0 root
"""


@pytest.mark.parametrize(
    ("rows", "noun", "verb", "receiving"),
    [
        (LAUNCHED, "attacks", "launched", False),
        (CARRIED_OUT, "attacks", "carried", False),
        (HELD, "Talks", "held", False),
        (CAME_UNDER, "attack", "came", True),
        (SUFFERED, "attacks", "suffered", True),
    ],
)
def test_light_verbs(rows: str, noun: str, verb: str, receiving: bool) -> None:
    sight, found = told(rows, noun)
    assert found.light is not None
    assert sight.tree.words[found.light.verb].text == verb
    assert found.light.receiving is receiving


@pytest.mark.parametrize(("rows", "noun"), [(WATCHED, "attacks"), (STARTED, "Talks")])
def test_verbs_that_are_not_light(rows: str, noun: str) -> None:
    assert told(rows, noun)[1].light is None


def test_names_and_words_within_compounds_tell_no_act() -> None:
    named = "Strike strike PROPN NNP 2 nsubj B-PER\nresigned resign VERB VBD 0 root"
    assert act_of(named, "Strike") is None
    leaders = "Strike strike NOUN NN 2 compound\nleaders leader NOUN NNS 3 nsubj\nresigned resign VERB VBD 0 root"
    assert act_of(leaders, "Strike") is None
    visiting = "visiting visit VERB VBG 2 amod\nofficials official NOUN NNS 3 nsubj\nleft leave VERB VBD 0 root"
    assert act_of(visiting, "visiting") is None


def test_a_verb_is_no_noun() -> None:
    assert act_of("They they PRON PRP 2 nsubj\ntalk talk VERB VBP 0 root", "talk") is None


MUST = """
Egypt Egypt PROPN NNP 2 nsubj
said say VERB VBD 0 root
Israel Israel PROPN NNP 5 nsubj
must must AUX MD 5 aux
listen listen VERB VB 2 ccomp
"""


def test_what_somebody_must_do_is_asked_whatever_it_is() -> None:
    lexicon = with_acts('ask-something: {event: REQUEST, cameo: "020", family: request}')
    assert told_by(Sight(tree(MUST), lexicon), 4) is not None
    assert told_by(Sight(tree(MUST.replace("must must AUX MD", "will will AUX MD")), lexicon), 4) is None


def test_all_acts_of_a_sentence_are_found_in_order() -> None:
    rows = f"""{LAUNCHED.strip()}
and and CCONJ CC 7 cc
attacked attack VERB VBD 2 conj
Aleppo Aleppo PROPN NNP 7 obj"""
    found: list[Told] = find_told(see(rows))
    assert [t.word for t in found] == [2, 6]
    assert [t.sense.entry for t in found] == ["attack/noun/attack", "attack/verb/attack"]


BACKING_IN_ATTACK = """
Iran Iran PROPN NNP 2 nsubj
provided provide VERB VBD 0 root
backing backing NOUN NN 2 obj
in in ADP IN 5 case
attacks attack NOUN NNS 2 obl
"""
ROCKETS_IN_ATTACK = BACKING_IN_ATTACK.replace("provided provide", "launched launch")
ENGAGED_IN_ATTACK = """
Iran Iran PROPN NNP 2 nsubj
engaged engage VERB VBD 0 root
in in ADP IN 4 case
attacks attack NOUN NNS 2 obl
"""


def test_a_phrase_beside_an_object_leans_on_no_verb_but_those_of_its_sense() -> None:
    assert told(BACKING_IN_ATTACK, "attacks")[1].light is None
    assert told(ROCKETS_IN_ATTACK, "attacks")[1].light is not None
    assert told(ENGAGED_IN_ATTACK, "attacks")[1].light is not None
