"""What governs a word: the slot in which it stands under the word above it, and the signature of that word over the slot."""

from collections.abc import Iterator

from dateline.coding.sight import Sight
from dateline.knowledge.signatures import ANY, Signature
from dateline.knowledge.slots import slot_of
from dateline.parsing.tree import Word

VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
_ASKING = frozenset({"whether", "if"})
_MARKS = frozenset({"mark", "case", "cc"})
_WHEN = frozenset({"when", "where", "once"})
_PLAIN = {"nsubj:pass": "obj", "nsubj": "subj", "iobj": "other"}
_OF_PLANS = ("inf", "for")
"""Slots of a noun that the noun before it may fill: a "rescue plan" is one to rescue."""


def signature_of(sight: Sight, above: int, below: int) -> Signature | None:
    """The signature of a governor over a word that hangs on it: by the governor's word and the word's slot, else by the conjunction
    that leads the clause, else by the slot alone. None where the relation says nothing."""
    table, words = sight.lexicon.signatures, sight.tree.words
    kind, lemma = _kind(words[above]), words[above].lemma
    slots = list(slots_under(sight, above, below))
    found = [table.words.get((kind, lemma, slot)) for slot in slots]
    if words[below].dep in {"advcl", "acl"}:
        marks = (words[c] for c in words[below].children)
        found += [table.marks.get(m.lemma) for m in marks if m.dep in _MARKS or m.lemma in _WHEN]
    found += [table.words.get((kind, ANY, slot)) for slot in slots]
    return next((signature for signature in found if signature), None)


def _kind(word: Word) -> str:
    return "verb" if word.pos in VERBS else "noun" if word.pos in NOUNS else "adjective"


def slots_under(sight: Sight, above: int, below: int) -> Iterator[str]:
    """The slots in which a word may stand under its governor, the closest first."""
    word = sight.tree.words[below]
    if word.dep in {"ccomp", "csubj"}:
        yield from _clause(sight, below)
        yield from ("subj",) if word.dep == "csubj" else ()
    elif word.dep == "xcomp":
        yield from _clause(sight, below) if word.pos in VERBS and word.tag != "VBN" else ("bare",)
    elif word.dep == "advcl":
        yield from _adverbial(sight, above, below)
    elif word.dep == "acl":
        yield from _describing(sight, below)
    elif word.dep in {"obl", "nmod"}:
        yield from _prepositional(sight, below)
    elif word.dep == "compound":
        yield from (*(slot for slot in _OF_PLANS if _lists(sight, above, slot)), "compound")
    else:
        yield _PLAIN.get(word.full) or _PLAIN.get(word.dep, word.dep)


def _lists(sight: Sight, i: int, slot: str) -> bool:
    """Whether a word has a signature of its own over a slot."""
    word = sight.tree.words[i]
    return (_kind(word), word.lemma, slot) in sight.lexicon.signatures.words


def _prepositional(sight: Sight, i: int) -> Iterator[str]:
    """The slots of a phrase with a preposition, or of an owner."""
    case = sight.tree.case(i)
    if case:
        yield from (case.split(" ")[0], slot_of(case))
    elif sight.tree.words[i].full == "nmod:poss":
        yield "poss"
    yield "other"


def _clause(sight: Sight, i: int) -> Iterator[str]:
    """The slot of a clause that completes its governor."""
    word = sight.tree.words[i]
    marks = {sight.tree.words[c].lemma for c in sight.tree.kids(i, "mark", "case")}
    finite = bool(sight.tree.kids(i, "nsubj", "expl", "cop")) and "to" not in marks
    if marks & _ASKING:
        yield "whether"
    elif word.tag == "VB" and not sight.tree.kids(i, "aux") and (not finite or "for" in marks):
        yield "inf"
    elif word.tag == "VBG" and not sight.tree.kids(i, "aux", "nsubj"):
        yield from (*sorted(marks), "ing")
    elif "to" in marks:
        yield "inf"
    else:
        yield "that"


def _adverbial(sight: Sight, above: int, below: int) -> Iterator[str]:
    """The slot of an adverbial clause: an infinitive may complete its governor or tell its aim."""
    word = sight.tree.words[below]
    marks = [sight.tree.words[c].lemma for c in sight.tree.kids(below, "mark", "case")]
    if word.full == "advcl:relcl":
        yield "relative"
    elif "to" in marks:
        yield "inf" if below > above and _lists(sight, above, "inf") else "aim"
    elif word.tag in {"VBG", "VBN"}:
        yield from (m for m in marks if m != "as" and word.tag == "VBG")
        yield "beside"
    else:
        yield "beside"


def _describing(sight: Sight, i: int) -> Iterator[str]:
    """The slot of a clause that hangs on a noun."""
    word = sight.tree.words[i]
    marks = [sight.tree.words[c].lemma for c in sight.tree.kids(i, "mark", "case")]
    if word.full == "acl:relcl":
        yield "relative"
    elif "to" in marks:
        yield "inf"
    elif word.tag == "VBG":
        yield from (*marks, "part")
    elif "that" in marks or word.tag not in {"VBN", "JJ"}:
        yield "that"
    else:
        yield "part"
