"""Logical slots of verbs and nouns, on parses made by hand."""

import pytest

from dateline.coding.acts.roles import is_passive, noun_frame, verb_frame
from tests.parses import tree

Found = dict[str, list[str]]


def _index(rows: str, text: str) -> int:
    return next(w.i for w in tree(rows).words if w.text == text)


def of_verb(rows: str, text: str) -> Found:
    seen = tree(rows)
    return {
        slot: [seen.words[k].text for k in found] for slot, found in verb_frame(seen, _index(rows, text)).slots.items()
    }


def of_noun(rows: str, text: str) -> Found:
    seen = tree(rows)
    return {
        slot: [seen.words[k].text for k in found] for slot, found in noun_frame(seen, _index(rows, text)).slots.items()
    }


ACTIVE = """
Russia Russia PROPN NNP 2 nsubj
supplies supply VERB VBZ 0 root
arms arm NOUN NNS 2 obj
to to ADP IN 5 case
Syria Syria PROPN NNP 2 obl
"""
DATIVE = """
Russia Russia PROPN NNP 2 nsubj
gave give VERB VBD 0 root
Syria Syria PROPN NNP 2 iobj
arms arm NOUN NNS 2 obj
"""
AGENT = """
Homs Homs PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
attacked attack VERB VBN 0 root
by by ADP IN 5 case
rebels rebel NOUN NNS 3 obl:agent
"""
AGENTLESS = """
Homs Homs PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
attacked attack VERB VBN 0 root
"""
GIVEN = """
Syria Syria PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
given give VERB VBN 0 root
arms arm NOUN NNS 3 obj
by by ADP IN 6 case
Russia Russia PROPN NNP 3 obl
"""


@pytest.mark.parametrize(
    ("rows", "verb", "expected"),
    [
        (ACTIVE, "supplies", {"subj": ["Russia"], "obj": ["arms"], "to": ["Syria"]}),
        (DATIVE, "gave", {"subj": ["Russia"], "iobj": ["Syria"], "obj": ["arms"]}),
        (AGENT, "attacked", {"subj": ["rebels"], "obj": ["Homs"]}),
        (AGENTLESS, "attacked", {"obj": ["Homs"]}),
        (GIVEN, "given", {"subj": ["Russia"], "iobj": ["Syria"], "obj": ["arms"]}),
    ],
)
def test_voices(rows: str, verb: str, expected: Found) -> None:
    assert of_verb(rows, verb) == expected


def test_passive_is_told_by_auxiliary_or_bare_participle() -> None:
    assert is_passive(tree(AGENTLESS), 2)
    assert not is_passive(tree(ACTIVE), 1)
    assert not is_passive(tree("Rebels rebel NOUN NNS 3 nsubj\nhad have AUX VBD 3 aux\nfled flee VERB VBN 0 root"), 2)


WHO = """
rebels rebel NOUN NNS 5 nsubj
who who PRON WP 3 nsubj
attacked attack VERB VBD 1 acl:relcl
Homs Homs PROPN NNP 3 obj
fled flee VERB VBD 0 root
"""
WHICH = """
arms arm NOUN NNS 5 nsubj
which which PRON WDT 4 obj
Russia Russia PROPN NNP 4 nsubj
supplied supply VERB VBD 1 acl:relcl
arrived arrive VERB VBD 0 root
"""
NO_PRONOUN = """
arms arm NOUN NNS 4 nsubj
Russia Russia PROPN NNP 3 nsubj
supplied supply VERB VBD 1 acl:relcl
arrived arrive VERB VBD 0 root
"""
TO_WHICH = """
groups group NOUN NNS 7 nsubj
to to ADP IN 3 case
which which PRON WDT 5 obl
Iran Iran PROPN NNP 5 nsubj
supplied supply VERB VBD 1 acl:relcl
arms arm NOUN NNS 5 obj
fled flee VERB VBD 0 root
"""
THAT_WAS = """
towns town NOUN NNS 7 nsubj
that that PRON WDT 4 nsubj:pass
were be AUX VBD 4 aux:pass
shelled shell VERB VBN 1 acl:relcl
by by ADP IN 6 case
rebels rebel NOUN NNS 4 obl:agent
burned burn VERB VBD 0 root
"""
WHO_TRIED = """
rebels rebel NOUN NNS 7 nsubj
who who PRON WP 3 nsubj
tried try VERB VBD 1 acl:relcl
to to PART TO 5 mark
attack attack VERB VB 3 xcomp
Homs Homs PROPN NNP 5 obj
fled flee VERB VBD 0 root
"""
REDUCED = """
rebels rebel NOUN NNS 5 nsubj
backed back VERB VBN 1 acl
by by ADP IN 4 case
Iran Iran PROPN NNP 2 obl
fled flee VERB VBD 0 root
"""
FIGHTING = """
rebels rebel NOUN NNS 5 nsubj
fighting fight VERB VBG 1 acl
the the DET DT 4 det
army army NOUN NN 2 obj
fled flee VERB VBD 0 root
"""


@pytest.mark.parametrize(
    ("rows", "verb", "expected"),
    [
        (WHO, "attacked", {"subj": ["rebels"], "obj": ["Homs"]}),
        (WHICH, "supplied", {"obj": ["arms"], "subj": ["Russia"]}),
        (NO_PRONOUN, "supplied", {"obj": ["arms"], "subj": ["Russia"]}),
        (TO_WHICH, "supplied", {"to": ["groups"], "subj": ["Iran"], "obj": ["arms"]}),
        (THAT_WAS, "shelled", {"subj": ["rebels"], "obj": ["towns"]}),
        (WHO_TRIED, "attack", {"subj": ["rebels"], "obj": ["Homs"]}),
        (REDUCED, "backed", {"subj": ["Iran"], "obj": ["rebels"]}),
        (FIGHTING, "fighting", {"subj": ["rebels"], "obj": ["army"]}),
    ],
)
def test_clauses_that_describe_a_noun(rows: str, verb: str, expected: Found) -> None:
    assert of_verb(rows, verb) == expected


CITING = """
Citing cite VERB VBG 5 advcl
threats threat NOUN NNS 1 obj
, , PUNCT , 5 punct
Iran Iran PROPN NNP 5 nsubj
closed close VERB VBD 0 root
ports port NOUN NNS 5 obj
"""
BACKED = """
Backed back VERB VBN 6 advcl
by by ADP IN 3 case
Iran Iran PROPN NNP 1 obl
, , PUNCT , 6 punct
rebels rebel NOUN NNS 6 nsubj
seized seize VERB VBD 0 root
Homs Homs PROPN NNP 6 obj
"""
CONTROL = """
Iran Iran PROPN NNP 2 nsubj
agreed agree VERB VBD 0 root
to to PART TO 4 mark
supply supply VERB VB 2 xcomp
arms arm NOUN NNS 4 obj
"""
RAISING = """
Iran Iran PROPN NNP 2 nsubj
seems seem VERB VBZ 0 root
to to PART TO 4 mark
support support VERB VB 2 xcomp
Syria Syria PROPN NNP 4 obj
"""
OBJECT_CONTROL = """
Egypt Egypt PROPN NNP 2 nsubj
urged urge VERB VBD 0 root
Israel Israel PROPN NNP 2 obj
to to PART TO 5 mark
withdraw withdraw VERB VB 2 xcomp
troops troop NOUN NNS 5 obj
"""
CALLED_ON = """
Egypt Egypt PROPN NNP 2 nsubj
called call VERB VBD 0 root
on on ADP IN 4 case
Israel Israel PROPN NNP 2 obl
to to PART TO 6 mark
withdraw withdraw VERB VB 2 xcomp
"""
WAS_URGED = """
Israel Israel PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
urged urge VERB VBN 0 root
to to PART TO 5 mark
withdraw withdraw VERB VB 3 xcomp
"""
TO_BE = """
Kosovo Kosovo PROPN NNP 2 nsubj
wants want VERB VBZ 0 root
to to PART TO 5 mark
be be AUX VB 5 aux:pass
recognised recognise VERB VBN 2 xcomp
"""
CHAIN = """
Iran Iran PROPN NNP 2 nsubj
agreed agree VERB VBD 0 root
to to PART TO 4 mark
stop stop VERB VB 2 xcomp
supplying supply VERB VBG 4 xcomp
arms arm NOUN NNS 5 obj
"""


@pytest.mark.parametrize(
    ("rows", "verb", "expected"),
    [
        (CITING, "Citing", {"subj": ["Iran"], "obj": ["threats"]}),
        (BACKED, "Backed", {"subj": ["Iran"], "obj": ["rebels"]}),
        (CONTROL, "supply", {"subj": ["Iran"], "obj": ["arms"]}),
        (CONTROL, "agreed", {"subj": ["Iran"], "comp": ["supply"]}),
        (RAISING, "support", {"subj": ["Iran"], "obj": ["Syria"]}),
        (OBJECT_CONTROL, "withdraw", {"subj": ["Israel"], "obj": ["troops"]}),
        (CALLED_ON, "withdraw", {"subj": ["Israel"]}),
        (WAS_URGED, "withdraw", {"subj": ["Israel"]}),
        (TO_BE, "recognised", {"obj": ["Kosovo"]}),
        (CHAIN, "supplying", {"subj": ["Iran"], "obj": ["arms"]}),
    ],
)
def test_borrowed_subjects(rows: str, verb: str, expected: Found) -> None:
    assert of_verb(rows, verb) == expected


BOTH = """
Rebels rebel NOUN NNS 2 nsubj
seized seize VERB VBD 0 root
Homs Homs PROPN NNP 2 obj
and and CCONJ CC 5 cc
attacked attack VERB VBD 2 conj
Aleppo Aleppo PROPN NNP 5 obj
"""
SEIZED_AND_BURNED = """
Homs Homs PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
seized seize VERB VBN 0 root
and and CCONJ CC 5 cc
burned burn VERB VBN 3 conj
"""
ARRESTED_AND_PRAISED = """
Police police NOUN NNS 2 nsubj
arrested arrest VERB VBD 0 root
men man NOUN NNS 2 obj
and and CCONJ CC 6 cc
were be AUX VBD 6 aux:pass
praised praise VERB VBN 2 conj
"""
HELD_AND_FLED = """
Men man NOUN NNS 3 nsubj:pass
were be AUX VBD 3 aux:pass
held hold VERB VBN 0 root
and and CCONJ CC 6 cc
later later ADV RB 6 advmod
fled flee VERB VBD 3 conj
"""
NAMES = """
Iran Iran PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Russia Russia PROPN NNP 1 conj
attacked attack VERB VBD 0 root
Homs Homs PROPN NNP 4 obj
and and CCONJ CC 7 cc
Aleppo Aleppo PROPN NNP 5 conj
"""


@pytest.mark.parametrize(
    ("rows", "verb", "expected"),
    [
        (BOTH, "attacked", {"subj": ["Rebels"], "obj": ["Aleppo"]}),
        (BOTH, "seized", {"subj": ["Rebels"], "obj": ["Homs"]}),
        (SEIZED_AND_BURNED, "burned", {"obj": ["Homs"]}),
        (ARRESTED_AND_PRAISED, "praised", {"obj": ["Police"]}),
        (HELD_AND_FLED, "fled", {"subj": ["Men"]}),
        (NAMES, "attacked", {"subj": ["Iran", "Russia"], "obj": ["Homs", "Aleppo"]}),
    ],
)
def test_coordination(rows: str, verb: str, expected: Found) -> None:
    assert of_verb(rows, verb) == expected


UPON = """
Iran Iran PROPN NNP 2 nsubj
fired fire VERB VBD 0 root
upon upon ADP IN 4 case
ships ship NOUN NNS 2 obl
because because ADP IN 7 case
of of ADP IN 5 fixed
sanctions sanction NOUN NNS 2 obl
"""
LENT = """
Russia Russia PROPN NNP 2 nsubj
imposed impose VERB VBD 0 root
its its PRON PRP$ 4 nmod:poss
sanctions sanction NOUN NNS 2 obj
on on ADP IN 6 case
Iran Iran PROPN NNP 4 nmod
"""
MONDAY = """
Rebels rebel NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root
Homs Homs PROPN NNP 2 obj
Monday Monday PROPN NNP 2 obl:unmarked
"""
ACCUSED = """
Israel Israel PROPN NNP 2 nsubj
accused accuse VERB VBD 0 root
Iran Iran PROPN NNP 2 obj
of of SCONJ IN 5 mark
supplying supply VERB VBG 2 advcl
arms arm NOUN NNS 5 obj
"""


@pytest.mark.parametrize(
    ("rows", "verb", "expected"),
    [
        (UPON, "fired", {"subj": ["Iran"], "on": ["ships"], "over": ["sanctions"]}),
        (LENT, "imposed", {"subj": ["Russia"], "obj": ["sanctions"], "on": ["Iran"]}),
        (MONDAY, "attacked", {"subj": ["Rebels"], "obj": ["Homs"]}),
        (ACCUSED, "accused", {"subj": ["Israel"], "obj": ["Iran"], "of+ing": ["supplying"]}),
    ],
)
def test_prepositions(rows: str, verb: str, expected: Found) -> None:
    assert of_verb(rows, verb) == expected


POSS = """
Iran Iran PROPN NNP 3 nmod:poss
's 's PART POS 1 case
support support NOUN NN 0 root
for for ADP IN 5 case
Hamas Hamas PROPN NNP 3 nmod
"""
BY_ON = """
attacks attack NOUN NNS 0 root
by by ADP IN 3 case
rebels rebel NOUN NNS 1 nmod
on on ADP IN 5 case
Homs Homs PROPN NNP 1 nmod
and and CCONJ CC 7 cc
Aleppo Aleppo PROPN NNP 5 conj
"""
RELEASE_OF = """
Iranian iranian ADJ JJ 3 amod
prisoner prisoner NOUN NN 3 compound
release release NOUN NN 0 root
of of ADP IN 5 case
hostages hostage NOUN NNS 3 nmod
"""
US_LED = """
the the DET DT 5 det
US US PROPN NNP 4 compound
- - PUNCT HYPH 4 punct
led lead VERB VBN 5 amod
attack attack NOUN NN 0 root
"""
SHARED_OWNER = """
Iran Iran PROPN NNP 3 nmod:poss
's 's PART POS 1 case
threats threat NOUN NNS 0 root
and and CCONJ CC 5 cc
attacks attack NOUN NNS 3 conj
"""


@pytest.mark.parametrize(
    ("rows", "noun", "expected"),
    [
        (POSS, "support", {"poss": ["Iran"], "for": ["Hamas"]}),
        (BY_ON, "attacks", {"by": ["rebels"], "on": ["Homs", "Aleppo"]}),
        (RELEASE_OF, "release", {"adj": ["Iranian"], "compound": ["prisoner"], "of": ["hostages"]}),
        (US_LED, "attack", {"det": ["the"], "adj": ["US"]}),
        (SHARED_OWNER, "attacks", {"poss": ["Iran"]}),
    ],
)
def test_nouns(rows: str, noun: str, expected: Found) -> None:
    assert of_noun(rows, noun) == expected


PLAN = """
Iran Iran PROPN NNP 3 nmod:poss
's 's PART POS 1 case
plan plan NOUN NN 0 root
to to PART TO 5 mark
attack attack VERB VB 3 acl
Homs Homs PROPN NNP 5 obj
"""
PLAN_BY = """
plan plan NOUN NN 0 root
by by ADP IN 3 case
Iran Iran PROPN NNP 1 nmod
to to PART TO 5 mark
attack attack VERB VB 1 acl
"""
LIGHT = """
Iran Iran PROPN NNP 2 nsubj
made make VERB VBD 0 root
threats threat NOUN NNS 2 obj
to to PART TO 5 mark
attack attack VERB VB 3 acl
"""


@pytest.mark.parametrize("rows", [PLAN, PLAN_BY, LIGHT])
def test_an_infinitive_has_the_owner_of_its_noun_for_subject(rows: str) -> None:
    assert of_verb(rows, "attack")["subj"] == ["Iran"]


def test_a_loop_of_borrowing_ends() -> None:
    rows = "Iran Iran PROPN NNP 2 nsubj\nagreed agree VERB VBD 0 root\n" + "".join(
        f"to to PART TO {k + 1} mark\ntry try VERB VB {k - 1 if k > 3 else 2} xcomp\n" for k in range(3, 43, 2)
    )
    words = tree(rows).words
    assert "subj" not in verb_frame(tree(rows), words[-1].i).slots
    assert verb_frame(tree(rows), 3).slots["subj"] == [0]


ALLOWED = """
Israel Israel PROPN NNP 2 nsubj
allowed allow VERB VBD 0 root
Egypt Egypt PROPN NNP 2 obj
to to PART TO 5 mark
withdraw withdraw VERB VB 3 acl
"""


@pytest.mark.parametrize("verb", ["allow", "urge", "order"])
def test_an_infinitive_read_with_who_is_moved_is_the_clause_of_the_verb(verb: str) -> None:
    rows = ALLOWED.replace("allowed allow", f"{verb} {verb}")
    assert of_verb(rows, verb)["comp"] == ["withdraw"]
    assert of_verb(rows, "withdraw")["subj"] == ["Egypt"]


def test_other_verbs_move_nobody() -> None:
    rows = ALLOWED.replace("allowed allow", "rejected reject")
    assert "comp" not in of_verb(rows, "rejected")
    assert of_verb(rows, "withdraw")["subj"] == ["Israel"]


BECAME_FIRST = """
France France PROPN NNP 2 nsubj
became become VERB VBD 0 root
the the DET DT 5 det
first first ADJ JJ 5 amod
country country NOUN NN 2 xcomp
to to PART TO 7 mark
recognise recognise VERB VB 5 acl
Kosovo Kosovo PROPN NNP 7 obj
"""
WAS_FIRST = """
France France PROPN NNP 5 nsubj
was be AUX VBD 5 cop
the the DET DT 5 det
first first ADJ JJ 5 amod
country country NOUN NN 0 root
to to PART TO 7 mark
recognise recognise VERB VB 5 acl
"""
FIRST_MAN = """
the the DET DT 3 det
first first ADJ JJ 3 amod
man man NOUN NN 6 nsubj
to to PART TO 5 mark
recognise recognise VERB VB 3 acl
resigned resign VERB VBD 0 root
"""


@pytest.mark.parametrize(("rows", "subject"), [(BECAME_FIRST, "France"), (WAS_FIRST, "France"), (FIRST_MAN, "man")])
def test_the_first_to_do_it_does_it(rows: str, subject: str) -> None:
    assert of_verb(rows, "recognise")["subj"] == [subject]


NEW_PLAN = """
new new ADJ JJ 2 amod
plan plan NOUN NN 0 root
to to PART TO 4 mark
attack attack VERB VB 2 acl
"""


def test_of_adjectives_only_names_own_a_plan() -> None:
    assert "subj" not in of_verb(NEW_PLAN, "attack")
    assert of_verb(NEW_PLAN.replace("new new", "Iranian iranian"), "attack")["subj"] == ["Iranian"]


def test_here_is_a_place() -> None:
    rows = "Iran Iran PROPN NNP 2 nsubj\nlanded land VERB VBD 0 root\nhere here ADV RB 2 advmod"
    assert of_verb(rows, "landed")["in"] == ["here"]
    assert "in" not in of_verb(rows.replace("here here", "again again"), "landed")
