"""ClearNLP's labels (en_core_web_*) brought to UD's: prepositions hang below their nouns, copulas below their predicates.

The two schemes are told apart by labels that only one has. Source of the correspondence: de Marneffe and others 2021,
"Universal Dependencies", and ClearNLP's guidelines.
"""

from collections.abc import Sequence

from spacy.tokens import Doc

_PLAIN = {
    "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "dobj": "obj", "dative": "iobj", "neg": "advmod",
    "poss": "nmod:poss", "relcl": "acl:relcl", "prt": "compound:prt", "npadvmod": "obl:unmarked", "nn": "compound", "num": "nummod",
    "predet": "det:predet", "preconj": "cc:preconj", "quantmod": "advmod", "intj": "discourse", "possessive": "case", "ROOT": "root",
}  # fmt: skip
_CLEARNLP_ONLY = frozenset(
    "dobj pobj nsubjpass prep attr acomp auxpass dative neg poss relcl prt npadvmod agent pcomp".split()
)
_NOUNS = {"NOUN", "PROPN", "PRON", "NUM"}


def is_clearnlp(doc: Doc) -> bool:
    """Whether the parse bears ClearNLP's labels."""
    return any(t.dep_ in _CLEARNLP_ONLY for t in doc)


def to_ud(
    heads: Sequence[int], deps: Sequence[str], pos: Sequence[str], texts: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Heads (-1 the root) and labels in UD's manner."""
    head, dep = list(heads), list(deps)
    for i, label in enumerate(deps):
        if label in {"prep", "agent"} and heads[i] >= 0:
            _turn_preposition(i, label, head, dep, deps, pos)
        elif label in {"attr", "acomp"} and heads[i] >= 0 and pos[heads[i]] == "AUX":
            _turn_copula(i, heads[i], head, dep)
    return head, [_PLAIN.get(label, label) for label in dep]


def _turn_preposition(
    i: int, label: str, head: list[int], dep: list[str], deps: Sequence[str], pos: Sequence[str]
) -> None:
    governor = head[i]
    inner = next((k for k, d in enumerate(deps) if head[k] == i and d in {"pobj", "pcomp"}), None)
    if inner is None:
        dep[i] = "advmod"
        return
    if deps[inner] == "pcomp":
        dep[inner], dep[i] = ("acl" if pos[governor] in _NOUNS else "advcl"), "mark"
    else:
        dep[inner] = "nmod" if pos[governor] in _NOUNS else "obl:agent" if label == "agent" else "obl"
        dep[i] = "case"
    head[inner], head[i] = governor, inner


def _turn_copula(i: int, copula: int, head: list[int], dep: list[str]) -> None:
    head[i], dep[i] = head[copula], dep[copula]
    for k in range(len(head)):
        if head[k] == copula and k != i:
            head[k] = i
    head[copula], dep[copula] = i, "cop"
