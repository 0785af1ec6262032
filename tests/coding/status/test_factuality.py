"""How firmly events are told, on parses made by hand and the shipped signatures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.status.factuality import Factuality, factuality
from dateline.model import Stance
from tests.coding.coding_samples import at, see


def told(rows: str, text: str, quoted: bool = False) -> Factuality:
    sight = see(rows)
    return factuality(sight, at(sight, text), quoted)


def author(rows: str, text: str) -> float:
    return told(rows, text).stance.author


def _to(verb: str, lemma: str, before: str = "") -> str:
    """ "Rome VERB to leave", with words hung on the verb before it."""
    helpers = [line for line in before.strip().splitlines() if line]
    k = 2 + len(helpers)
    hung = "\n".join(
        f"{line.split()[0]} {line.split()[1]} {line.split()[2]} {line.split()[3]} {k} {line.split()[4]}"
        for line in helpers
    )
    return f"""
Rome Rome PROPN NNP {k} nsubj
{hung}
{verb} {lemma} VERB VBD 0 root
to to PART TO {k + 2} mark
leave leave VERB VB {k} xcomp
"""


NOT = "did do AUX VBD aux\nnot not PART RB advmod"


def test_what_is_plainly_told_is_certain() -> None:
    found = told("Rome Rome PROPN NNP 2 nsubj\nleft leave VERB VBD 0 root", "left")
    assert found == Factuality(Stance(3.0, 3.0), False, False, ())


@pytest.mark.parametrize(
    ("verb", "lemma", "low", "high", "denied"),
    [
        ("managed", "manage", 2.5, 3, "turned"),
        ("failed", "fail", -3, -2, "turned"),
        ("forced", "force", 2, 3, "open"),
        ("planned", "plan", 1, 2, "turned"),
        ("wanted", "want", 0.5, 1.2, "turned"),
        ("tried", "try", 0.5, 1.5, "turned"),
        ("threatened", "threaten", 0.3, 1, "open"),
        ("refused", "refuse", -3, -2, "turned"),
        ("allowed", "allow", 1, 2, "turned"),
        ("ordered", "order", 1, 2, "open"),
    ],
)
def test_signatures_under_both_polarities(verb: str, lemma: str, low: float, high: float, denied: str) -> None:
    plain = author(_to(verb, lemma), "leave")
    under_not = author(_to(verb, lemma, NOT), "leave")
    assert low <= plain <= high
    assert under_not * plain < 0 if denied == "turned" else abs(under_not) < 1


def test_signatures_compose_down_the_tree() -> None:
    """Not to fail to manage is to manage."""
    rows = """
Rome Rome PROPN NNP 4 nsubj
did do AUX VBD 4 aux
not not PART RB 4 advmod
fail fail VERB VB 0 root
to to PART TO 6 mark
manage manage VERB VB 4 xcomp
to to PART TO 8 mark
leave leave VERB VB 6 xcomp
"""
    found = told(rows, "leave")
    assert found.stance.author > 1
    assert [(reason.span.text, reason.did) for reason in found.reasons] == [
        ("not", "negation"),
        ("fail", "fail"),
        ("manage", "manage"),
    ]


SAID = """
Rome Rome PROPN NNP 2 nsubj
{} {} VERB VBD 0 root
that that SCONJ IN 5 mark
Paris Paris PROPN NNP 5 nsubj
left leave VERB VBD 2 ccomp
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "authors", "sources"),
    [
        ("said", "say", 2.7, 3.0),
        ("knew", "know", 2.9, 3.0),
        ("claimed", "claim", 1.6, 3.0),
        ("denied", "deny", -0.7, -3.0),
        ("doubted", "doubt", -0.8, -1.5),
        ("believed", "believe", 1.4, 2.0),
    ],
)
def test_authors_and_sources_stance_are_two_things(verb: str, lemma: str, authors: float, sources: float) -> None:
    found = told(SAID.format(verb, lemma), "left")
    assert found.stance == Stance(authors, sources)
    assert found.sourced


def test_the_innermost_source_counts() -> None:
    rows = """
Rome Rome PROPN NNP 2 nsubj
said say VERB VBD 0 root
that that SCONJ IN 5 mark
Paris Paris PROPN NNP 5 nsubj
denied deny VERB VBD 2 ccomp
that that SCONJ IN 8 mark
Oslo Oslo PROPN NNP 8 nsubj
left leave VERB VBD 5 ccomp
"""
    found = told(rows, "left")
    assert found.stance.source == -3.0
    assert -1 < found.stance.author < 0


def test_speech_after_its_clause_and_speech_around_the_sentence() -> None:
    rows = """
Paris Paris PROPN NNP 2 nsubj
left leave VERB VBD 0 root
, , PUNCT , 5 punct
Rome Rome PROPN NNP 5 nsubj
said say VERB VBD 2 parataxis
"""
    plain = "Paris Paris PROPN NNP 2 nsubj\nleft leave VERB VBD 0 root"
    assert told(rows, "left").stance == told(plain, "left", quoted=True).stance == Stance(2.7, 3.0)


def test_speech_around_a_sentence_counts_only_where_none_stands_in_it() -> None:
    """A clause that was denied lost a tenth to a second speaker."""
    denied = SAID.format("denied", "deny")
    assert told(denied, "left", quoted=True).stance == told(denied, "left").stance


def test_hearsay_is_the_sources_word() -> None:
    rows = "Rome Rome PROPN NNP 3 nsubj\nallegedly allegedly ADV RB 3 advmod\nleft leave VERB VBD 0 root"
    found = told(rows, "left")
    assert (found.stance, found.sourced) == (Stance(1.4, 3.0), True)


@pytest.mark.parametrize(
    ("auxiliary", "low", "high", "later"),
    [
        ("will", 2, 3, True),
        ("would", 1, 2, True),
        ("may", 0.5, 1.5, True),
        ("might", 0.5, 1.2, True),
        ("did", 3, 3, False),
    ],
)
def test_auxiliaries(auxiliary: str, low: float, high: float, later: bool) -> None:
    rows = f"Rome Rome PROPN NNP 3 nsubj\n{auxiliary} {auxiliary} AUX MD 3 aux\nleave leave VERB VB 0 root"
    found = told(rows, "leave")
    assert low <= found.stance.author <= high
    assert found.later is later


def test_what_cannot_be_did_not_happen_and_what_may_not_be_may() -> None:
    rows = "Rome Rome PROPN NNP 4 nsubj\n{0} {0} AUX MD 4 aux\nnot not PART RB 4 advmod\nleave leave VERB VB 0 root"
    assert author(rows.format("could"), "leave") < -1.5
    assert -1 < author(rows.format("may"), "leave") < 0


def test_would_under_a_past_is_will() -> None:
    rows = """
Rome Rome PROPN NNP 2 nsubj
said say VERB VBD 0 root
Paris Paris PROPN NNP 5 nsubj
would would AUX MD 5 aux
leave leave VERB VB 2 ccomp
"""
    assert author(rows, "leave") > 2


CLAUSE = """
Rome Rome PROPN NNP 2 nsubj
waited wait VERB VBD 0 root
{0} {0} SCONJ IN 5 mark
Paris Paris PROPN NNP 5 nsubj
left leave VERB VBD 2 advcl
"""


@pytest.mark.parametrize(
    ("mark", "low", "high"),
    [("because", 2.5, 3), ("after", 2.5, 3), ("if", 0, 1), ("unless", 0, 1), ("until", 1, 2), ("before", 2, 3)],
)
def test_conjunctions(mark: str, low: float, high: float) -> None:
    assert low <= author(CLAUSE.format(mark), "left") <= high


def test_what_is_left_undone_and_what_is_done_to_some_end() -> None:
    without = "Rome Rome PROPN NNP 2 nsubj\nwaited wait VERB VBD 0 root\nwithout without SCONJ IN 4 mark\nleaving leave VERB VBG 2 advcl"
    aim = "Rome Rome PROPN NNP 2 nsubj\nsat sit VERB VBD 0 root\nto to PART TO 4 mark\nleave leave VERB VB 2 advcl"
    assert author(without, "leaving") < -1
    assert 1 < author(aim, "leave") < 2.5


def test_a_participle_beside_a_verb_is_told_with_it() -> None:
    rows = """
Rome Rome PROPN NNP 3 nsubj
may may AUX MD 3 aux
leave leave VERB VB 0 root
, , PUNCT , 5 punct
closing close VERB VBG 3 advcl
"""
    assert 1.5 < author(rows, "closing") < 2.9


@pytest.mark.parametrize(
    ("noun", "case", "low", "high"),
    [
        ("threat", "of", 0, 1),
        ("fear", "of", 0.5, 1),
        ("failure", "in", -3, -2),
        ("possibility", "of", 0.5, 1),
        ("report", "of", 2.5, 3),
        ("scene", "of", 2.5, 3),
    ],
)
def test_nouns_govern(noun: str, case: str, low: float, high: float) -> None:
    rows = f"""
the the DET DT 2 det
{noun} {noun} NOUN NN 5 nsubj
{case} {case} ADP IN 4 case
war war NOUN NN 2 nmod
grew grow VERB VBD 0 root
"""
    assert low <= author(rows, "war") <= high


def test_a_plan_named_by_what_is_planned() -> None:
    rows = (
        "the the DET DT 3 det\nrescue rescue NOUN NN 3 compound\nplan plan NOUN NN 4 nsubj\ngrew grow VERB VBD 0 root"
    )
    found = told(rows, "rescue")
    assert found.later
    assert 1 < found.stance.author < 2


@pytest.mark.parametrize(
    ("word", "tag", "relation", "low", "high"),
    [
        ("no", "DT", "det", -3, -2),
        ("any", "DT", "det", 0, 1),
        ("alleged", "VBN", "amod", 1, 2),
        ("planned", "VBN", "amod", 1, 2),
        ("big", "JJ", "amod", 2.5, 3),
    ],
)
def test_what_stands_before_a_noun(word: str, tag: str, relation: str, low: float, high: float) -> None:
    rows = f"{word} {word} DET {tag} 2 {relation}\nattack attack NOUN NN 3 nsubj\ncame come VERB VBD 0 root"
    assert low <= author(rows, "attack") <= high


def test_nobody_turns_the_verb_and_a_noun_is_not_turned_twice() -> None:
    rows = "No no DET DT 2 det\nattack attack NOUN NN 3 nsubj\nhappened happen VERB VBD 0 root"
    assert author(rows, "happened") < -2
    assert -3 <= author(rows, "attack") < -2


def test_little_with_an_article_is_not_nobody() -> None:
    rows = "This this DET DT 3 det\nlittle little ADJ JJ 3 amod\nboy boy NOUN NN 4 nsubj\nleft leave VERB VBD 0 root"
    assert author(rows, "left") == 3.0


def test_not_only_is_no_negation() -> None:
    rows = (
        "Rome Rome PROPN NNP 4 nsubj\nnot not PART RB 4 advmod\nonly only ADV RB 4 advmod\nleft leave VERB VBD 0 root"
    )
    assert author(rows, "left") == 3.0


def test_almost_turns_only_the_verb_that_follows() -> None:
    rows = "Rome Rome PROPN NNP 3 nsubj\nalmost almost ADV RB 3 advmod\nfell fall VERB VBD 0 root"
    late = "Rome Rome PROPN NNP 4 nsubj\nis be AUX VBZ 4 cop\nalmost almost ADV RB 4 advmod\nlate late ADJ JJ 0 root"
    assert author(rows, "fell") < 0
    assert author(late, "late") == author(late, "is") == 3.0


QUESTION = """
Did do AUX VBD 3 aux
Rome Rome PROPN NNP 3 nsubj
leave leave VERB VB 0 root
? ? PUNCT . 3 punct
"""


def test_questions_leave_open_whether_but_not_why() -> None:
    why = "Why why ADV WRB 4 advmod\n" + QUESTION.strip().replace(" 3 ", " 4 ").replace("VB 0", "VB 0")
    assert 0 < author(QUESTION, "leave") < 1
    assert author(why, "leave") == 3.0


def test_a_conjunct_shares_the_auxiliary_but_not_with_a_tense_of_its_own() -> None:
    shared = """
Rome Rome PROPN NNP 3 nsubj
may may AUX MD 3 aux
leave leave VERB VB 0 root
and and CCONJ CC 5 cc
{} {} VERB {} 3 conj
"""
    assert author(shared.format("stay", "stay", "VB"), "stay") < 2
    assert author(shared.format("stayed", "stay", "VBD"), "stayed") == 3.0


_DEPS = (
    "nsubj",
    "obj",
    "ccomp",
    "xcomp",
    "advcl",
    "acl",
    "acl:relcl",
    "nmod",
    "obl",
    "conj",
    "aux",
    "cop",
    "mark",
    "case",
    "det",
    "amod",
    "advmod",
    "compound",
    "parataxis",
    "csubj",
    "dep",
)
_WORDS = (
    "say",
    "deny",
    "fail",
    "not",
    "no",
    "will",
    "plan",
    "of",
    "to",
    "if",
    "attack",
    "may",
    "allegedly",
    "nobody",
    "?",
)
_TAGS = (
    ("VERB", "VBD"),
    ("VERB", "VB"),
    ("VERB", "VBG"),
    ("NOUN", "NN"),
    ("AUX", "MD"),
    ("ADP", "IN"),
    ("DET", "DT"),
    ("ADJ", "JJ"),
    ("ADV", "RB"),
)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Any tree over such words: each hangs on one before it."""
    lines = []
    for k in range(draw(st.integers(1, 9))):
        word, (pos, tag) = draw(st.sampled_from(_WORDS)), draw(st.sampled_from(_TAGS))
        head, dep = (draw(st.integers(1, k)), draw(st.sampled_from(_DEPS))) if k else (0, "root")
        lines.append(f"{word} {word} {pos} {tag} {head} {dep}")
    return "\n".join(lines)


@given(sentences(), st.booleans())
def test_a_stance_is_between_its_ends_and_always_the_same(rows: str, quoted: bool) -> None:
    sight = see(rows)
    for word in sight.tree.words:
        found = factuality(sight, word.i, quoted)
        assert -3 <= found.stance.author <= 3
        assert -3 <= found.stance.source <= 3
        assert found == factuality(sight, word.i, quoted)
        assert all(sight.tree.text[r.span.start : r.span.end] == r.span.text for r in found.reasons)


@given(sentences())
def test_without_a_source_both_stances_are_one(rows: str) -> None:
    sight = see(rows)
    for word in sight.tree.words:
        found = factuality(sight, word.i)
        assert found.sourced or found.stance.author == found.stance.source


def test_deep_trees_end() -> None:
    lines = ["say say VERB VBD 0 root", *(f"say say VERB VBD {k} ccomp" for k in range(1, 3000))]
    sight = see("\n".join(lines))
    assert 0 < factuality(sight, 2999).stance.author <= 3
