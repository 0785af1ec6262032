"""Operators over acts, innermost first, on parses made by hand and the shipped table of operators."""

import pytest

from dateline.coding.acts.fold import fold
from dateline.coding.acts.operators import words_of
from tests.coding.coding_samples import applied, lexicon, told


def names(rows: str, text: str) -> list[str]:
    return [use.operator for use in applied(rows, text)]


def _to(verb: str, lemma: str) -> str:
    return f"""
Iran Iran PROPN NNP 2 nsubj
{verb} {lemma} VERB VBD 0 root
to to PART TO 4 mark
supply supply VERB VB 2 xcomp
arms arm NOUN NNS 4 obj
to to ADP IN 7 case
Syria Syria PROPN NNP 4 obl
"""


def _ing(verb: str, lemma: str) -> str:
    return f"""
Iran Iran PROPN NNP 2 nsubj
{verb} {lemma} VERB VBD 0 root
supplying supply VERB VBG 2 xcomp
arms arm NOUN NNS 3 obj
"""


def _from(verb: str, lemma: str, case: str, relation: str = "advcl") -> str:
    return f"""
Iran Iran PROPN NNP 2 nsubj
{verb} {lemma} VERB VBD 0 root
Russia Russia PROPN NNP 2 obj
{case} {case} SCONJ IN 5 mark
supplying supply VERB VBG 2 {relation}
arms arm NOUN NNS 5 obj
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "operator"),
    [
        ("pledged", "pledge", "intend"),
        ("planned", "plan", "intend"),
        ("agreed", "agree", "intend"),
        ("offered", "offer", "intend"),
        ("asked", "ask", "ask"),
        ("demanded", "demand", "demand"),
        ("refused", "refuse", "refuse"),
        ("declined", "decline", "refuse"),
        ("threatened", "threaten", "threaten"),
        ("failed", "fail", "fail"),
        ("tried", "try", "try"),
        ("continued", "continue", "begin"),
        ("managed", "manage", "begin"),
    ],
)
def test_verbs_over_an_infinitive(verb: str, lemma: str, operator: str) -> None:
    assert names(_to(verb, lemma), "supply") == [operator]


@pytest.mark.parametrize(
    ("rows", "operator"),
    [
        (_ing("stopped", "stop"), "stop"),
        (_ing("denied", "deny"), "deny"),
        (_ing("began", "begin"), "begin"),
        (_ing("proposed", "propose"), "intend"),
        (_from("accused", "accuse", "of"), "accuse"),
        (_from("prevented", "prevent", "from"), "prevent"),
        (_to("ordered", "order"), "order"),
    ],
)
def test_verbs_over_other_clauses(rows: str, operator: str) -> None:
    assert names(rows, "supplying" if "supplying" in rows else "supply") == [operator]


def test_a_verb_that_is_no_operator_stops_the_climb() -> None:
    assert names(_to("appeared", "appear"), "supply") == []


NESTED = """
Iran Iran PROPN NNP 2 nsubj
denied deny VERB VBD 0 root
that that SCONJ IN 6 mark
it it PRON PRP 6 nsubj
had have AUX VBD 6 aux
threatened threaten VERB VBN 2 ccomp
to to PART TO 8 mark
stop stop VERB VB 6 xcomp
supplying supply VERB VBG 8 xcomp
arms arm NOUN NNS 9 obj
to to ADP IN 12 case
Syria Syria PROPN NNP 9 obl
"""


def test_operators_nest_from_the_inside_out() -> None:
    assert names(NESTED, "supplying") == ["stop", "threaten", "deny"]


def test_the_fold_of_nested_operators() -> None:
    _, found = told(NESTED, "supplying")
    folded = fold(found.act, applied(NESTED, "supplying"), lexicon().operators)
    steps = [(s.operator, s.event, s.cameo, s.status) for s in folded.steps]
    assert steps == [
        (None, "AID", "072", "actual"),
        ("stop", "SANCTION", "1622", "actual"),
        ("threaten", "THREATEN", "1311", "actual"),
        ("deny", "THREATEN", "1311", "negated"),
    ]
    assert folded.content is not None
    assert (folded.content.act, folded.content.status) == ("supply-arms", "threatened")


def _auxiliary(*auxiliaries: str) -> str:
    verb = len(auxiliaries) + 2
    rows = ["Iran Iran PROPN NNP %d nsubj" % verb]  # noqa: UP031
    rows += [
        f"{a} {a} {'PART RB' if a == 'not' else 'AUX MD'} {verb} {'advmod' if a == 'not' else 'aux'}"
        for a in auxiliaries
    ]
    return "\n".join([*rows, "supply supply VERB VB 0 root", f"arms arm NOUN NNS {verb} obj"])


@pytest.mark.parametrize(
    ("auxiliaries", "expected"),
    [
        (("will",), ["future"]),
        (("would",), ["future"]),
        (("may",), ["hypothetical"]),
        (("could",), ["hypothetical"]),
        (("will", "not"), ["refuse"]),
        (("would", "not"), ["refuse"]),
        (("do", "not"), ["negated"]),
        (("may", "not"), ["hypothetical", "negated"]),
        (("must",), ["hypothetical"]),
        ((), []),
    ],
)
def test_auxiliaries(auxiliaries: tuple[str, ...], expected: list[str]) -> None:
    assert names(_auxiliary(*auxiliaries), "supply") == expected


IS_TO = """
Iran Iran PROPN NNP 2 nsubj
is be VERB VBZ 0 root
to to PART TO 4 mark
supply supply VERB VB 2 xcomp
arms arm NOUN NNS 4 obj
"""
GOING = """
Iran Iran PROPN NNP 3 nsubj
is be AUX VBZ 3 aux
going go VERB VBG 0 root
to to PART TO 5 mark
supply supply VERB VB 3 xcomp
arms arm NOUN NNS 5 obj
"""


@pytest.mark.parametrize("rows", [IS_TO, GOING])
def test_futures_without_an_auxiliary(rows: str) -> None:
    assert names(rows, "supply")[0] == "future"


SAID_MUST = """
Egypt Egypt PROPN NNP 2 nsubj
said say VERB VBD 0 root
Russia Russia PROPN NNP 5 nsubj
must must AUX MD 5 aux
supply supply VERB VB 2 ccomp
arms arm NOUN NNS 5 obj
"""
MUST_SAID = """
Russia Russia PROPN NNP 3 nsubj
must must AUX MD 3 aux
supply supply VERB VB 0 root
arms arm NOUN NNS 3 obj
, , PUNCT , 7 punct
Egypt Egypt PROPN NNP 7 nsubj
said say VERB VBD 3 parataxis
"""


@pytest.mark.parametrize("rows", [SAID_MUST, MUST_SAID])
def test_what_somebody_says_must_be_done_is_demanded(rows: str) -> None:
    assert names(rows, "supply") == ["demand"]


IF = """
If if SCONJ IN 3 mark
Iran Iran PROPN NNP 3 nsubj
attacks attack VERB VBZ 7 advcl
Israel Israel PROPN NNP 3 obj
, , PUNCT , 7 punct
prices price NOUN NNS 7 nsubj
rise rise VERB VBP 0 root
"""
PURPOSE = """
Rebels rebel NOUN NNS 2 nsubj
crossed cross VERB VBD 0 root
rivers river NOUN NNS 2 obj
to to PART TO 5 mark
attack attack VERB VB 2 advcl
Homs Homs PROPN NNP 5 obj
"""


def test_conditions_and_purposes() -> None:
    assert names(IF, "attacks") == ["hypothetical"]
    assert names(PURPOSE, "attack") == ["purpose"]


OFFER = """
Iran Iran PROPN NNP 2 nsubj
made make VERB VBD 0 root
the the DET DT 4 det
offer offer NOUN NN 2 obj
to to PART TO 6 mark
supply supply VERB VB 4 acl
arms arm NOUN NNS 6 obj
"""
WILL_OFFER = """
Iran Iran PROPN NNP 3 nsubj
may may AUX MD 3 aux
make make VERB VB 0 root
offers offer NOUN NNS 3 obj
to to PART TO 6 mark
supply supply VERB VB 4 acl
arms arm NOUN NNS 6 obj
"""
REFUSED_OFFER = """
Syria Syria PROPN NNP 2 nsubj
refused refuse VERB VBD 0 root
the the DET DT 4 det
offer offer NOUN NN 2 obj
to to PART TO 6 mark
supply supply VERB VB 4 acl
arms arm NOUN NNS 6 obj
"""


def test_nouns_with_light_verbs() -> None:
    sight, _ = told(OFFER, "supply")
    (use,) = applied(OFFER, "supply")
    assert use.operator == "intend"
    assert [sight.tree.words[k].text for k in words_of(sight, use)] == ["made", "offer"]
    assert names(WILL_OFFER, "supply") == ["intend", "hypothetical"]


def test_a_verb_over_an_operator_noun_is_an_operator_of_its_own() -> None:
    assert names(REFUSED_OFFER, "supply") == ["intend", "refuse"]


NO_TALKS = """
Iran Iran PROPN NNP 2 nsubj
held hold VERB VBD 0 root
no no DET DT 4 det
talks talk NOUN NNS 2 obj
"""
ENDED = """
Iran Iran PROPN NNP 2 nsubj
ended end VERB VBD 0 root
talks talk NOUN NNS 2 obj
"""
WILL_RESUME = """
Iran Iran PROPN NNP 3 nsubj
will will AUX MD 3 aux
resume resume VERB VB 0 root
talks talk NOUN NNS 3 obj
"""
STOP_TO = """
Egypt Egypt PROPN NNP 2 nsubj
demanded demand VERB VBD 0 root
an an DET DT 4 det
end end NOUN NN 2 obj
to to ADP IN 6 case
attacks attack NOUN NNS 4 nmod
"""


@pytest.mark.parametrize(
    ("rows", "text", "expected"),
    [
        (NO_TALKS, "talks", ["negated"]),
        (ENDED, "talks", ["stop"]),
        (WILL_RESUME, "talks", ["begin", "future"]),
        (STOP_TO, "attacks", ["stop", "demand"]),
    ],
)
def test_nouns_of_action(rows: str, text: str, expected: list[str]) -> None:
    assert names(rows, text) == expected


WILL_BOTH = """
Rebels rebel NOUN NNS 3 nsubj
will will AUX MD 3 aux
attack attack VERB VB 0 root
Homs Homs PROPN NNP 3 obj
and and CCONJ CC 6 cc
visit visit VERB VB 3 conj
Aleppo Aleppo PROPN NNP 6 obj
"""
VOWED_BOTH = """
Rebels rebel NOUN NNS 2 nsubj
vowed vow VERB VBD 0 root
to to PART TO 4 mark
attack attack VERB VB 2 xcomp
Homs Homs PROPN NNP 4 obj
and and CCONJ CC 7 cc
visit visit VERB VB 4 conj
Aleppo Aleppo PROPN NNP 7 obj
"""
OWN_SUBJECTS = """
Rebels rebel NOUN NNS 3 nsubj
will will AUX MD 3 aux
attack attack VERB VB 0 root
and and CCONJ CC 6 cc
Iran Iran PROPN NNP 6 nsubj
visited visit VERB VBD 3 conj
Aleppo Aleppo PROPN NNP 6 obj
"""


def test_coordinated_verbs_share_operators_but_for_a_subject_of_their_own() -> None:
    assert names(WILL_BOTH, "visit") == ["future"]
    assert names(VOWED_BOTH, "visit") == ["intend"]
    assert names(OWN_SUBJECTS, "visited") == []


@pytest.mark.parametrize(
    "aside",
    [
        "after after SCONJ IN 5 mark\nattacking attack VERB VBG 2 advcl",
        "by by SCONJ IN 5 mark\nattacking attack VERB VBG 2 advcl",
        ", , PUNCT , 5 punct\nattacking attack VERB VBG 2 advcl",
        ", , PUNCT , 2 punct\nattacking attack VERB VBG 2 advcl",
    ],
)
@pytest.mark.parametrize(("verb", "lemma"), [("threatened", "threaten"), ("stopped", "stop"), ("denied", "deny")])
def test_what_else_was_done_is_under_no_operator(aside: str, verb: str, lemma: str) -> None:
    """ "Russia threatened Egypt after attacking Homs": the attack took place."""
    rows = f"""
Russia Russia PROPN NNP 2 nsubj
{verb} {lemma} VERB VBD 0 root
Egypt Egypt PROPN NNP 2 obj
{aside}
Homs Homs PROPN NNP 5 obj"""
    assert names(rows, "attacking") == []


NO_TALKS_HELD = """
No no DET DT 2 det
talks talk NOUN NNS 4 nsubj:pass
were be AUX VBD 4 aux:pass
held hold VERB VBN 0 root
with with ADP IN 6 case
Syria Syria PROPN NNP 4 obl
"""
NO_COUNTRY = """
No no DET DT 2 det
country country NOUN NN 3 nsubj
attacked attack VERB VBD 0 root
Egypt Egypt PROPN NNP 3 obj
"""
NEITHER = """
Neither neither CCONJ CC 2 cc:preconj
Iran Iran PROPN NNP 5 nsubj
nor nor CCONJ CC 4 cc
Syria Syria PROPN NNP 2 conj
attacked attack VERB VBD 0 root
Egypt Egypt PROPN NNP 5 obj
"""
NOBODY = """
Nobody nobody PRON NN 2 nsubj
attacked attack VERB VBD 0 root
Egypt Egypt PROPN NNP 2 obj
"""
NO_THREAT = """
No no DET DT 2 det
threat threat NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
made make VERB VBN 0 root
to to PART TO 6 mark
attack attack VERB VB 2 acl
Egypt Egypt PROPN NNP 6 obj
"""


@pytest.mark.parametrize(
    ("rows", "text", "expected"),
    [
        (NO_TALKS_HELD, "talks", ["negated"]),
        (NO_COUNTRY, "attacked", ["negated"]),
        (NEITHER, "attacked", ["negated"]),
        (NOBODY, "attacked", ["negated"]),
        (NO_THREAT, "attack", ["threaten", "negated"]),
    ],
)
def test_negation_that_stands_with_the_subject(rows: str, text: str, expected: list[str]) -> None:
    assert names(rows, text) == expected


NOT_BOTH = """
Rebels rebel NOUN NNS 4 nsubj
did do AUX VBD 4 aux
not not PART RB 4 advmod
attack attack VERB VB 0 root
Homs Homs PROPN NNP 4 obj
and and CCONJ CC 7 cc
visit visit VERB VB 4 conj
Aleppo Aleppo PROPN NNP 7 obj
"""
NOT_BUT = NOT_BOTH.replace("and and", "but but")
NOT_AND_STILL = """
Rebels rebel NOUN NNS 4 nsubj
did do AUX VBD 4 aux
not not PART RB 4 advmod
attack attack VERB VB 0 root
and and CCONJ CC 7 cc
still still ADV RB 7 advmod
visited visit VERB VBD 4 conj
Aleppo Aleppo PROPN NNP 7 obj
"""
NOT_AND_BY = """
Homs Homs PROPN NNP 4 nsubj:pass
was be AUX VBD 4 aux:pass
not not PART RB 4 advmod
attacked attack VERB VBN 0 root
and and CCONJ CC 6 cc
visited visit VERB VBN 4 conj
by by ADP IN 8 case
rebels rebel NOUN NNS 6 obl:agent
"""


@pytest.mark.parametrize(
    ("rows", "text", "expected"),
    [
        (NOT_BOTH, "visit", ["negated"]),
        (NOT_BUT, "visit", []),
        (NOT_AND_STILL, "visited", []),
        (NOT_AND_BY, "visited", []),
    ],
)
def test_negation_is_shared_but_for_what_stands_apart(rows: str, text: str, expected: list[str]) -> None:
    assert names(rows, text) == expected


WHETHER = """
Paris Paris PROPN NNP 2 nsubj B-LOC
asked ask VERB VBD 0 root
whether whether SCONJ IN 6 mark
Russia Russia PROPN NNP 6 nsubj B-LOC
had have AUX VBD 6 aux
supplied supply VERB VBN 2 ccomp
arms arm NOUN NNS 6 obj
"""
ASKED = """
Has have AUX VBZ 3 aux
Russia Russia PROPN NNP 3 nsubj B-LOC
supplied supply VERB VBN 0 root
arms arm NOUN NNS 3 obj
"""
RATHER = """
Russia Russia PROPN NNP 2 nsubj B-LOC
abstained abstain VERB VBD 0 root
rather rather ADV RB 5 cc
than than ADP IN 3 fixed
supply supply VERB VB 2 conj
arms arm NOUN NNS 5 obj
"""


@pytest.mark.parametrize(
    ("rows", "text", "operator"),
    [(WHETHER, "supplied", "consider"), (ASKED, "supplied", "consider"), (RATHER, "supply", "negated")],
)
def test_what_is_only_asked_or_was_left_for_something_else(rows: str, text: str, operator: str) -> None:
    assert operator in [use.operator for use in applied(rows, text)]
