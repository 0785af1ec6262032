"""Counts on parses made by hand."""

from dataclasses import astuple
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.coding.counts.mentions import counts_in, counts_of
from dateline.coding.counts.numerals import numerals
from dateline.errors import LexiconError
from dateline.knowledge.counts import CountTable, read_counts
from dateline.knowledge.lexicon import SHIPPED
from dateline.model import Count
from dateline.parsing.tree import Tree
from tests.parses import tree

FILE = SHIPPED / "codebook" / "counts.yaml"

KILLED = """
At at ADP IN 2 case
least least ADJ JJS 6 obl
22 22 NUM CD 4 nummod
people people NOUN NNS 6 nsubj:pass
were be AUX VBD 6 aux:pass
killed kill VERB VBN 0 root
and and CCONJ CC 9 cc
dozens dozen NOUN NNS 9 nsubj:pass
wounded wound VERB VBN 6 conj
since since ADP IN 11 case
Friday Friday PROPN NNP 6 obl
"""
SOLDIERS_AND_CHILD = """
Gunmen gunman NOUN NNS 2 nsubj
killed kill VERB VBD 0 root
two two NUM CD 4 nummod
soldiers soldier NOUN NNS 2 obj
and and CCONJ CC 7 cc
a a DET DT 7 det
child child NOUN NN 4 conj
this this DET DT 9 det
week week NOUN NN 2 obl:unmarked
"""
GUARDS_AND_OTHERS = """
Gunmen gunman NOUN NNS 2 nsubj
killed kill VERB VBD 0 root
two two NUM CD 4 nummod
guards guard NOUN NNS 2 obj
and and CCONJ CC 6 cc
travellers traveller NOUN NNS 4 conj
"""
ATTACK = """
The the DET DT 2 det
attack attack NOUN NN 3 nsubj
killed kill VERB VBD 0 root
10 10 NUM CD 3 obj
, , PUNCT , 8 punct
including include VERB VBG 8 case
three three NUM CD 8 nummod
children child NOUN NNS 4 nmod
"""
SHELLED = """
Rebels rebel NOUN NNS 2 nsubj
shelled shell VERB VBD 0 root
the the DET DT 4 det
town town NOUN NN 2 obj
, , PUNCT , 6 punct
wounding wound VERB VBG 2 advcl
30 30 NUM CD 6 obj
to to ADP IN 9 case
40 40 NUM CD 7 nmod
"""
BETWEEN = """
Between between ADP IN 2 case
10 10 NUM CD 5 nummod
and and CCONJ CC 4 cc
20 20 NUM CD 2 conj
Palestinians Palestinian PROPN NNPS 6 nsubj
died die VERB VBD 0 root
"""
UP_TO = """
Troops troop NOUN NNS 2 nsubj
arrested arrest VERB VBD 0 root
up up ADP RP 2 compound:prt
to to ADP IN 6 case
200 200 NUM CD 6 nummod
students student NOUN NNS 2 obl
"""
TENS_OF_THOUSANDS = """
Tens ten NOUN NNS 6 nsubj
of of ADP IN 3 case
thousands thousand NOUN NNS 1 nmod
of of ADP IN 5 case
Serbs Serb PROPN NNPS 3 nmod
marched march VERB VBD 0 root
"""
MONEY = """
Brussels Brussels PROPN NNP 2 nsubj B-LOC
pledged pledge VERB VBD 0 root
$ $ SYM $ 2 obj
50 50 NUM CD 5 compound
million million NUM CD 3 nummod
to to ADP IN 7 case
Sudan Sudan PROPN NNP 2 obl B-LOC
"""
FINED = """
Judges judge NOUN NNS 2 nsubj
fined fine VERB VBD 0 root
him he PRON PRP 2 iobj
2.5 2.5 NUM CD 5 compound
million million NUM CD 6 nummod
euros euro NOUN NNS 2 obj
"""
ROCKETS = """
A a DET DT 2 det
dozen dozen NUM CD 4 nummod
Grad Grad PROPN NNP 4 compound
rockets rocket NOUN NNS 6 nsubj:pass
were be AUX VBD 6 aux:pass
fired fire VERB VBN 0 root
"""
DETAINED = """
He he PRON PRP 3 nsubj:pass
was be AUX VBD 3 aux:pass
detained detain VERB VBN 0 root
for for ADP IN 6 case
two two NUM CD 6 nummod
weeks week NOUN NNS 3 obl
"""
STRIKE = """
They they PRON PRP 2 nsubj
began begin VERB VBD 0 root
a a DET DT 7 det
10 10 NUM CD 6 nummod
- - PUNCT HYPH 4 punct
day day NOUN NN 7 compound
strike strike NOUN NN 2 obj
"""
TWO_DAYS_EARLIER = """
Police police NOUN NN 2 nsubj
attacked attack VERB VBD 0 root
two two NUM CD 4 nummod
days day NOUN NNS 5 obl:unmarked
earlier early ADV RBR 2 advmod
"""
LEFT_DEAD = """
Clashes clash NOUN NNS 2 nsubj
left leave VERB VBD 0 root
some some DET DT 4 advmod
70 70 NUM CD 2 obj
dead dead ADJ JJ 2 xcomp
"""
MISSING = """
Twenty twenty NUM CD 3 compound
- - PUNCT HYPH 1 punct
two two NUM CD 4 nummod
miners miner NOUN NNS 6 nsubj
are be AUX VBP 6 cop
missing missing ADJ JJ 0 root
"""
KILLING = """
The the DET DT 2 det
killing killing NOUN NN 0 root
of of ADP IN 5 case
three three NUM CD 5 nummod
journalists journalist NOUN NNS 2 nmod
"""
DISPLACED = """
Nearly nearly ADV RB 3 advmod
5 5 NUM CD 3 compound
million million NUM CD 4 nummod
Syrians Syrian PROPN NNPS 6 nsubj:pass
were be AUX VBD 6 aux:pass
displaced displace VERB VBN 0 root
"""
SHIPS = """
At at ADP IN 3 case
least least ADJ JJS 4 advmod
a a DET DT 4 det
dozen dozen NUM CD 6 nummod
Soviet soviet ADJ JJ 6 amod
ships ship NOUN NNS 7 nsubj
turned turn VERB VBD 0 root
back back ADV RB 7 advmod
"""
HOUSES = """
They they PRON PRP 2 nsubj
captured capture VERB VBD 0 root
12 12 NUM CD 4 nummod
villages village NOUN NNS 2 obj
"""
NAMED = """
Agents agent NOUN NNS 2 nsubj
arrested arrest VERB VBD 0 root
Anwar Anwar PROPN NNP 2 obj B-PER
"""

RELEASED = """
They they PRON PRP 2 nsubj
freed free VERB VBD 0 root
12 12 NUM CD 4 nummod
hostages hostage NOUN NNS 2 obj
and and CCONJ CC 6 cc
held hold VERB VBD 2 conj
another another DET DT 8 det
20 20 NUM CD 6 obj
"""
TOLL = """
The the DET DT 2 det
toll toll NOUN NN 3 nsubj
rose rise VERB VBD 0 root
to to ADP IN 5 case
34 34 NUM CD 3 obl
"""
CORRECTED = """
At at ADP IN 3 case
least least ADJ JJS 3 advmod
12 12 NUM CD 4 nummod
people people NOUN NNS 5 nsubj
died die VERB VBD 0 root
, , PUNCT , 8 punct
not not PART RB 8 advmod
20 20 NUM CD 5 obl
"""
NOBODY = """
No no DET DT 2 det
civilians civilian NOUN NNS 4 nsubj:pass
were be AUX VBD 4 aux:pass
hurt hurt VERB VBN 0 root
"""
SEVENTY_PERCENT = """
Some some DET DT 2 det
70 70 NUM CD 3 nummod
percent percent NOUN NN 7 nsubj
of of ADP IN 6 case
the the DET DT 6 det
people people NOUN NNS 3 nmod
fled flee VERB VBD 0 root
"""
TWO_SOURCES = """
The the DET DT 2 det
ministry ministry NOUN NN 3 nsubj
counted count VERB VBD 0 root
12 12 NUM CD 5 nummod
dead dead ADJ JJ 3 obj
, , PUNCT , 8 punct
rebels rebel NOUN NNS 8 nsubj
counted count VERB VBD 3 parataxis
20 20 NUM CD 8 obj
"""
OF_THEM = """
Seventeen seventeen NUM CD 2 nummod
people people NOUN NNS 9 nsubj:pass
, , PUNCT , 4 punct
five five NUM CD 2 appos
of of ADP IN 6 case
them they PRON PRP 4 nmod
children child NOUN NNS 4 dep
were be AUX VBD 9 aux:pass
killed kill VERB VBN 0 root
"""
HELD_BY_PIRATES = """
Pirates pirate NOUN NNS 2 nsubj
hold hold VERB VBP 0 root
26 26 NUM CD 4 nummod
sailors sailor NOUN NNS 2 obj
"""
HELD_BY_POLICE = """
Police police NOUN NN 2 nsubj
hold hold VERB VBP 0 root
26 26 NUM CD 4 nummod
sailors sailor NOUN NNS 2 obj
"""

CASES = [
    (KILLED, 5, [("At least 22", "killed", 22, None, "people", None, "since Friday"),
                 ("dozens", "wounded", 24, 99, "people", None, "total")]),
    (SOLDIERS_AND_CHILD, 1, [("two", "killed", 2, 2, "people", "soldiers", "this week"),
                             ("a", "killed", 1, 1, "people", "child", "this week")]),
    (GUARDS_AND_OTHERS, 1, [("two", "killed", 2, 2, "people", "guards", "total")]),
    (ATTACK, 1, [("10", "killed", 10, 10, "people", None, "total"),
                 ("three", "killed", 3, 3, "people", "children", "including")]),
    (SHELLED, 1, [("30 to 40", "wounded", 30, 40, "people", None, "total")]),
    (BETWEEN, 5, [("Between 10 and 20", "killed", 10, 20, "people", "Palestinians", "total")]),
    (UP_TO, 1, [("up to 200", "arrested", 0, 200, "people", "students", "total")]),
    (TENS_OF_THOUSANDS, 5, [("Tens of thousands", "participants", 20000, 99999, "people", "Serbs", "total")]),
    (MONEY, 1, [("$ 50 million", "money", 50e6, 50e6, "USD", None, "total")]),
    (FINED, 1, [("2.5 million euros", "money", 2.5e6, 2.5e6, "EUR", None, "total")]),
    (ROCKETS, 5, [("A dozen", "weapons", 12, 12, "rockets", "Grad rockets", "total")]),
    (DETAINED, 2, [("two weeks", "days", 14, 14, "days", None, "total")]),
    (STRIKE, 6, [("10 - day", "days", 10, 10, "days", None, "total")]),
    (TWO_DAYS_EARLIER, 1, []),
    (LEFT_DEAD, 1, [("some 70", "killed", 63, 77, "people", None, "total")]),
    (MISSING, 5, [("Twenty - two", "missing", 22, 22, "people", "miners", "total")]),
    (KILLING, 1, [("three", "killed", 3, 3, "people", "journalists", "total")]),
    (DISPLACED, 5, [("Nearly 5 million", "displaced", 4.5e6, 5e6, "people", "Syrians", "total")]),
    (SHIPS, 6, [("At least a dozen", "vehicles", 12, None, "ships", "Soviet ships", "total")]),
    (HOUSES, 1, [("12", "places", 12, 12, "villages", None, "total")]),
    (NAMED, 1, []),
    (RELEASED, 1, [("12", "released", 12, 12, "people", "hostages", "total")]),
    (TOLL, 2, [("34", "killed", 34, 34, "people", None, "running")]),
    (CORRECTED, 4, [("At least 12", "killed", 12, None, "people", None, "total"),
                    ("20", "killed", 20, 20, "people", None, "earlier")]),
    (NOBODY, 3, [("No", "wounded", 0, 0, "people", "civilians", "total")]),
    (SEVENTY_PERCENT, 6, [("Some 70 percent", "displaced", 63, 77, "percent", None, "total")]),
    (HELD_BY_PIRATES, 1, [("26", "hostages", 26, 26, "people", "sailors", "total")]),
    (HELD_BY_POLICE, 1, [("26", "arrested", 26, 26, "people", "sailors", "total")]),
]  # fmt: skip

SENTENCES = [
    (RELEASED, [("released", 12), ("hostages", 20)]),
    (TWO_SOURCES, [("killed", 12), ("killed", 20)]),
    (OF_THEM, [("killed", 17), ("killed", 5)]),
    (NOBODY, [("wounded", 0)]),
]

PHRASES = [
    ("more than 1,000", 1001, None),
    ("as many as 30", 0, 30),
    ("fewer than 100", 0, 99),
    ("nearly 300", 270, 300),
    ("about 20", 18, 22),
    ("some 6,200", 5580, 6820),
    ("four", 4, 4),
    ("at least a hundred", 100, None),
    ("no more than 41", 0, 41),
    ("two hundred and five people", 205, 205),
    ("two or three", 2, 3),
    ("10-20", 10, 20),
    ("5 to 10 million", 5e6, 10e6),
    ("hundreds of thousands", 200000, 999999),
    ("dozens", 24, 99),
    ("scores", 40, 99),
    ("several", 3, 9),
    ("several hundred", 300, 999),
    ("a few", 3, 5),
    ("a few hundred", 300, 500),
    ("two dozen", 24, 24),
    ("half a dozen", 6, 6),
    ("half a million", 5e5, 5e5),
    ("a quarter of a million", 25e4, 25e4),
    ("100 or more", 100, None),
    ("a dozen or so", 10.8, 13.2),
    ("40 - odd", 36, 44),
    ("a handful", 3, 6),
    ("a couple", 2, 2),
    ("twenty-two", 22, 22),
    ("£3bn", 3e9, 3e9),
    ("$ 8.5 m.", 8.5e6, 8.5e6),
    ("rs 10 lakh", 1e6, 1e6),
    ("three thousand two hundred", 3200, 3200),
    ("no one", 0, 0),
    ("none", 0, 0),
    ("between $ 300 million and $ 350 million", 3e8, 35e7),
]


@pytest.fixture(scope="module")
def table() -> CountTable:
    return read_counts(FILE)


def told(counts: tuple[Count, ...]) -> list[tuple[object, ...]]:
    """Counts without their spans' places and their sides."""
    return [(c.span.text, *astuple(c)[1:-1]) for c in counts]


@pytest.mark.parametrize(("parse", "trigger", "expected"), CASES)
def test_counts(parse: str, trigger: int, expected: list[tuple[object, ...]], table: CountTable) -> None:
    assert told(counts_of(tree(parse), trigger, table)) == expected


@pytest.mark.parametrize(("phrase", "low", "high"), PHRASES)
def test_number_phrases(phrase: str, low: float, high: float | None, table: CountTable) -> None:
    parts = phrase.replace("-", " - ").split()
    found = list(numerals(words(parts), table))
    assert [(n.low, n.high) for n in found] == [(low, high)]


def words(parts: list[str]) -> Tree:
    """A parse that says nothing: every word hangs on the first; "people" is a noun."""
    rows = [f"{p} {p} {'NOUN' if p == 'people' else 'X'} X {1 if k else 0} {'dep' if k else 'root'}"
            for k, p in enumerate(parts)]  # fmt: skip
    return tree("\n".join(rows))


NOTHING = [
    "the first", "from home", "no number", "34 - year - old", "aged 34", "girls as young as 12", "8 p.m.", "6 o'clock",
    "Resolution 242", "Article 80", "Flight 182", "Group 20", "35 km", "nearly 6 in 10", "September 11", "page 4", "gone up to",
]  # fmt: skip


@pytest.mark.parametrize("phrase", NOTHING)
def test_no_count(phrase: str, table: CountTable) -> None:
    """Years, ages, times, measures and numbers that are names count nothing."""
    assert not list(numerals(words(phrase.split()), table))


@pytest.mark.parametrize(("parse", "expected"), SENTENCES)
def test_every_count_of_a_sentence(parse: str, expected: list[tuple[str, float]], table: CountTable) -> None:
    assert [(c.kind, c.low) for c in counts_in(tree(parse), table)] == expected


def test_a_percentage_is_a_numeral_of_its_own_unit(table: CountTable) -> None:
    assert [n.percent for n in numerals(words(["30", "percent"]), table)] == [True]


def test_what_is_brought_to_a_number_is_counted_not_what_was_told_before(table: CountTable) -> None:
    """ "… left dozens injured, bringing to 340 the number killed" counts 340 killed."""
    parse = """
    Bombs bomb NOUN NNS 2 nsubj
    hurt hurt VERB VBD 0 root
    dozens dozen NOUN NNS 2 obj
    , , PUNCT , 5 punct
    bringing bring VERB VBG 2 advcl
    to to ADP IN 7 case
    340 340 NUM CD 5 obl
    the the DET DT 9 det
    number number NOUN NN 5 obj
    killed kill VERB VBN 9 acl
    """
    told = [(c.kind, c.low, c.scope) for c in counts_in(tree(parse), table)]
    assert told == [("wounded", 24, "total"), ("killed", 340, "running")]


def test_sides(table: CountTable) -> None:
    """Whose the counted are, by a nation's word before the noun or by the noun itself."""
    assert [c.side for c in counts_in(tree(SHIPS), table)] == ["Soviet"]
    assert [c.side for c in counts_in(tree(BETWEEN), table)] == ["Palestinians"]


def test_counts_of_an_act_are_among_those_of_its_sentence(table: CountTable) -> None:
    for parse, *_ in CASES:
        sentence = tree(parse)
        every = counts_in(sentence, table)
        assert all(set(counts_of(sentence, w.i, table)) <= set(every) for w in sentence.words)


TOKENS = st.lists(
    st.sampled_from("at least some 12 1,000 - to of the three dozen hundred thousands a few no none $ 5 m % percent between and "
                    "or more another both people killed wounded , . year old in 2017".split()),
    min_size=1, max_size=12,
)  # fmt: skip


@given(TOKENS)
@settings(max_examples=150, deadline=None)
def test_any_row_of_words_is_read_without_fail(table: CountTable, tokens: list[str]) -> None:
    """Numerals do not overlap, and their bounds do not cross."""
    found = list(numerals(words(tokens), table))
    assert all(a.last < b.first for a, b in pairwise(found))
    assert all(n.high is None or 0 <= n.low <= n.high for n in found)
    assert all(c.high is None or 0 <= c.low <= c.high for c in counts_in(words(tokens), table))


@pytest.mark.parametrize("parse", [case[0] for case in CASES])
def test_spans_and_order(parse: str, table: CountTable) -> None:
    """Whatever the trigger, spans hold their own text, counts come in order and bounds do not cross."""
    sentence = tree(parse)
    for word in sentence.words:
        counts = counts_of(sentence, word.i, table)
        assert all(sentence.text[c.span.start : c.span.end] == c.span.text for c in counts)
        assert [c.span.start for c in counts] == sorted(c.span.start for c in counts)
        assert all(c.high is None or 0 <= c.low <= c.high for c in counts)
        assert counts == counts_of(sentence, word.i, table)


@pytest.mark.parametrize(
    ("key", "value", "named"),
    [
        ("numbers", {"one": "1"}, "numbers"),
        ("verbs", {"killed": ["kill"]}, "killed"),
        ("hedges", {"least": []}, "hedges"),
        ("people", "people", "people"),
        ("few", {"several": 3}, "few"),
        ("acts", {"killed": {"recipient": "kill"}}, "acts"),
        ("results", ["dead"], "results"),
        ("verbs", None, "verbs"),
    ],
)
def test_bad_tables_are_named(key: str, value: object, named: str, tmp_path: Path) -> None:
    entries = yaml.safe_load(FILE.read_text("utf-8"))
    path = tmp_path / "counts.yaml"
    path.write_text(yaml.safe_dump({**entries, key: value}), "utf-8")
    with pytest.raises(LexiconError, match=named):
        read_counts(path)


def test_a_file_of_other_keys_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "counts.yaml"
    path.write_text("verbs: {}\n", "utf-8")
    with pytest.raises(LexiconError, match="expected the keys"):
        read_counts(path)


MARCHED_IN_TURN = """
Thirty thirty NUM CD 2 nummod
people people NOUN NNS 4 nsubj:pass
were be AUX VBD 4 aux:pass
arrested arrest VERB VBN 0 root
on on ADP IN 6 case
Monday Monday PROPN NNP 4 obl
, , PUNCT , 8 punct
18 18 NUM CD 4 conj
on on ADP IN 10 case
Tuesday Tuesday PROPN NNP 8 nmod
"""
SERIOUSLY = """
Nine nine NUM CD 2 nummod
marines marine NOUN NNS 4 nsubj:pass
were be AUX VBD 4 aux:pass
wounded wound VERB VBN 0 root
, , PUNCT , 7 punct
two two NUM CD 7 nummod
seriously seriously ADV RB 4 advmod
"""
MORTALLY = SERIOUSLY.replace("seriously seriously", "mortally mortally")
DEAL = """
Four four NUM CD 2 nummod
women woman NOUN NNS 3 nsubj
struck strike VERB VBD 0 root
a a DET DT 5 det
deal deal NOUN NN 3 obj
"""
GONE_TO_JAIL = """
Nine nine NUM CD 2 nummod
leaders leader NOUN NNS 3 nsubj
went go VERB VBD 0 root
to to ADP IN 5 case
jail jail NOUN NN 3 obl
"""
FREEDOM = """
Freedom freedom NOUN NN 2 nsubj
came come VERB VBD 0 root
for for ADP IN 5 case
six six NUM CD 5 nummod
women woman NOUN NNS 2 obl
"""
SHARE = """
Half half NOUN NN 5 nsubj
of of ADP IN 4 case
the the DET DT 4 det
villagers villager NOUN NNS 1 nmod
fled flee VERB VBD 0 root
"""


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        pytest.param(MARCHED_IN_TURN, [("arrested", 30.0), ("arrested", 18.0)], id="a number without its verb"),
        pytest.param(SERIOUSLY, [("wounded", 9.0), ("wounded", 2.0)], id="how badly some are hurt"),
        pytest.param(MORTALLY, [("wounded", 9.0), ("killed", 2.0)], id="some of the wounded die"),
        pytest.param(DEAL, [("other-people", 4.0)], id="to strike a deal is no strike"),
        pytest.param(GONE_TO_JAIL, [("arrested", 9.0)], id="a companion of a class"),
        pytest.param(FREEDOM, [("released", 6.0)], id="a hint of the clause"),
        pytest.param(SHARE, [("displaced", 50.0)], id="a part told in words"),
    ],
)
def test_what_news_english_tells(parse: str, expected: list[tuple[str, float]], table: CountTable) -> None:
    assert [(count.kind, count.low) for count in counts_in(tree(parse), table)] == expected


def test_a_companion_of_an_unknown_class_is_refused(tmp_path: Path) -> None:
    content = yaml.safe_load(FILE.read_text("utf-8"))
    content["verbs"]["arrested"]["subj"].append("go+@nowhere")
    path = tmp_path / "counts.yaml"
    path.write_text(yaml.safe_dump(content), "utf-8")
    with pytest.raises(LexiconError, match="nowhere"):
        read_counts(path)
