"""ClearNLP's labels brought to UD's, on parses made by hand."""

from dateline.parsing.labels import is_clearnlp, to_ud
from dateline.parsing.tree import Tree
from tests.parses import doc, tree


def brief(seen: Tree) -> dict[str, tuple[str, str | None]]:
    """Relation and head of each word, by spelling."""
    return {w.text: (w.full, seen.words[w.head].text if w.head >= 0 else None) for w in seen.words}


ACTIVE = """
Russia Russia PROPN NNP 2 nsubj
sent send VERB VBD 0 ROOT
Syria Syria PROPN NNP 2 dative
arms arm NOUN NNS 2 dobj
from from ADP IN 4 prep
its its PRON PRP$ 7 poss
stocks stock NOUN NNS 5 pobj
"""
PASSIVE = """
Homs Homs PROPN NNP 3 nsubjpass
was be AUX VBD 3 auxpass
attacked attack VERB VBN 0 ROOT
by by ADP IN 3 agent
rebels rebel NOUN NNS 4 pobj
in in ADP IN 3 prep
May May PROPN NNP 6 pobj
"""
COPULA = """
Egypt Egypt PROPN NNP 2 nsubj
is be AUX VBZ 0 ROOT
not not PART RB 2 neg
ready ready ADJ JJ 2 acomp
"""
CLAUSE = """
Israel Israel PROPN NNP 2 nsubj
accused accuse VERB VBD 0 ROOT
Iran Iran PROPN NNP 2 dobj
of of ADP IN 2 prep
lying lie VERB VBG 4 pcomp
"""
STRANDED = """
Rebels rebel NOUN NNS 2 nsubj
moved move VERB VBD 0 ROOT
in in ADP IN 2 prep
"""
RELATIVE = """
rebels rebel NOUN NNS 0 ROOT
who who PRON WP 3 nsubj
gave give VERB VBD 1 relcl
up up ADP RP 3 prt
arms arm NOUN NNS 3 dobj
"""


def test_which_scheme() -> None:
    assert is_clearnlp(doc(ACTIVE))
    assert is_clearnlp(doc(PASSIVE))
    assert not is_clearnlp(doc("Rebels rebel NOUN NNS 2 nsubj\nfled flee VERB VBD 0 root\nHoms Homs PROPN NNP 2 obj"))


def test_objects_and_prepositions() -> None:
    assert brief(tree(ACTIVE)) == {
        "Russia": ("nsubj", "sent"),
        "sent": ("root", None),
        "Syria": ("iobj", "sent"),
        "arms": ("obj", "sent"),
        "from": ("case", "stocks"),
        "its": ("nmod:poss", "stocks"),
        "stocks": ("nmod", "arms"),
    }


def test_passives() -> None:
    found = brief(tree(PASSIVE))
    assert found["Homs"] == ("nsubj:pass", "attacked")
    assert found["was"] == ("aux:pass", "attacked")
    assert found["rebels"] == ("obl:agent", "attacked")
    assert found["May"] == ("obl", "attacked")
    assert found["by"] == ("case", "rebels")


def test_copulas() -> None:
    assert brief(tree(COPULA)) == {
        "Egypt": ("nsubj", "ready"),
        "is": ("cop", "ready"),
        "not": ("advmod", "ready"),
        "ready": ("root", None),
    }


def test_clauses() -> None:
    found = brief(tree(CLAUSE))
    assert found["lying"] == ("advcl", "accused")
    assert found["of"] == ("mark", "lying")
    assert brief(tree(RELATIVE))["gave"] == ("acl:relcl", "rebels")
    assert brief(tree(RELATIVE))["up"] == ("compound:prt", "gave")


def test_a_preposition_without_a_noun_is_an_adverb() -> None:
    heads, deps = to_ud([1, -1, 1], ["nsubj", "ROOT", "prep"], ["NOUN", "VERB", "ADP"], ["Rebels", "moved", "in"])
    assert (heads, deps) == ([1, -1, 1], ["nsubj", "root", "advmod"])
    assert brief(tree(STRANDED))["in"] == ("advmod", "moved")


def test_children_follow_the_new_heads() -> None:
    seen = tree(ACTIVE)
    assert [seen.words[k].text for k in seen.words[3].children] == ["stocks"]
    assert seen.case(6) == "from"


def test_ud_is_left_as_it_is() -> None:
    rows = "Rebels rebel NOUN NNS 2 nsubj\nfled flee VERB VBD 0 root\nHoms Homs PROPN NNP 2 obj"
    assert brief(tree(rows)) == {"Rebels": ("nsubj", "fled"), "fled": ("root", None), "Homs": ("obj", "fled")}
