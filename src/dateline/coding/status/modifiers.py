"""What stands with a word and turns or weakens it: auxiliaries, negation, adverbs, determiners, adjectives, parties that are nobody,
questions; and the speech that is put into or after its clause."""

from collections.abc import Iterator

from dateline.coding.sight import Sight
from dateline.coding.status.governors import NOUNS, VERBS
from dateline.knowledge.signatures import Signature

PARTY = "party"
HEARSAY = "hearsay"
AUXILIARY = "auxiliary"
_WH = frozenset({"WP", "WRB", "WDT", "WP$"})
_WOULD = frozenset({"would", "'d"})
_PAST = frozenset({"VBD", "VBN"})
_ARTICLES = frozenset({"a", "the", "this", "that", "these", "those"})

Modifier = tuple[int, str, float]
"""A word that turns or weakens another, what it is, and the share of certainty that it leaves (below 0: turned)."""


def said(sight: Sight) -> Signature:
    """The signature of speech that no more is known of."""
    found = sight.lexicon.signatures.of("verb", "say", "that")
    assert found is not None, "the table has no signature of say"
    return found


def speakers(sight: Sight, i: int) -> Iterator[tuple[int, Signature]]:
    """Verbs of saying put into or after the clause of a word ("…, he said"), and "according to"."""
    words, table = sight.tree.words, sight.lexicon.signatures
    for c in words[i].children:
        word = words[c]
        if word.dep == "parataxis" and word.pos == "VERB" and sight.tree.kids(c, "nsubj"):
            found = table.words.get(("verb", word.lemma, "that"))
            if found and found.source and not sight.tree.kids(c, "ccomp", "obj"):
                yield c, found
        elif word.dep in {"obl", "advcl", "nmod"} and _is_according(sight, c):
            yield c, said(sight)


def _is_according(sight: Sight, i: int) -> bool:
    words = sight.tree.words
    return words[i].lemma == "accord" or any(
        words[c].text.lower() == "according" for c in words[i].children if words[c].dep in {"case", "mark"}
    )


def modifiers(sight: Sight, i: int) -> Iterator[Modifier]:
    """Each word that turns or weakens a word, what it is, and the share of certainty that it leaves."""
    word = sight.tree.words[i]
    if word.pos in NOUNS:
        yield from _of_noun(sight, i)
    yield from _of_clause(sight, i)


def _of_noun(sight: Sight, i: int) -> Iterator[Modifier]:
    words, table = sight.tree.words, sight.lexicon.signatures
    for c in words[i].children:
        lemma, text = words[c].lemma, words[c].text.lower()
        if words[c].dep == "det" and lemma in table.determiners:
            yield c, "determiner", table.determiners[lemma]
        elif words[c].dep == "amod" and c < i:
            share = table.adjectives.get(text, table.adjectives.get(lemma))
            if share is not None:
                yield c, "adjective", share


def _of_clause(sight: Sight, i: int) -> Iterator[Modifier]:
    words, table = sight.tree.words, sight.lexicon.signatures
    kids = words[i].children
    auxiliary = next((c for c in kids if words[c].dep == "aux" and words[c].lemma in table.auxiliaries), None)
    negation = next((c for c in kids if words[c].lemma in table.negations and _negates(sight, c)), None)
    if auxiliary is not None:
        yield _auxiliary(sight, i, auxiliary, negation is not None)
    elif negation is not None:
        yield negation, "negation", table.negations[words[negation].lemma]
    for c in kids:
        share = table.adverbs.get(words[c].lemma) if words[c].dep == "advmod" else None
        if share is not None and (share > 0 or (c == i - 1 and words[i].pos == "VERB")):
            yield c, HEARSAY if words[c].lemma in sight.lexicon.sources.adverbs else "adverb", share
    yield from of_parties(sight, i)
    asked = _question(sight, i)
    if asked is not None:
        yield asked, "question", table.question


def _auxiliary(sight: Sight, i: int, auxiliary: int, negated: bool) -> Modifier:
    """An auxiliary, which says something else where it is negated. "Would" under a verb of the past is the past of "will"."""
    words, table = sight.tree.words, sight.lexicon.signatures
    lemma = words[auxiliary].lemma
    if lemma in _WOULD and words[i].dep == "ccomp" and words[words[i].head].tag in _PAST:
        lemma = "will"
    if negated:
        return auxiliary, "negated auxiliary", table.negated.get(lemma, table.negations["not"])
    return auxiliary, AUXILIARY, table.auxiliaries[lemma]


def _negates(sight: Sight, c: int) -> bool:
    """Whether a word of negation turns its clause: not "not only", not the determiner of a noun."""
    words = sight.tree.words
    after = words[c + 1].lemma if c + 1 < len(words) else ""
    return words[c].dep in {"advmod", "neg", "cc", "preconj"} and after not in {"only", "just", "merely", "long"}


def of_parties(sight: Sight, i: int) -> Iterator[Modifier]:
    """A subject or object that is nobody ("no country", "nobody") or few."""
    words, table = sight.tree.words, sight.lexicon.signatures
    predicate = words[i].pos in VERBS or bool(sight.tree.kids(i, "cop"))
    for k in sight.tree.kids(i, "nsubj", "obj") if predicate else ():
        shares = table.parties if words[k].dep == "nsubj" else table.objects
        for c in (k, *sight.tree.kids(k, "det", "amod")):
            if words[c].lemma in shares and not _has_article(sight, k):
                yield c, PARTY, shares[words[c].lemma]


def _has_article(sight: Sight, i: int) -> bool:
    words = sight.tree.words
    return any(words[c].lemma in _ARTICLES or words[c].full == "nmod:poss" for c in words[i].children)


def _question(sight: Sight, i: int) -> int | None:
    """The auxiliary before the subject of a clause that ends in a question mark and asks whether, not who or why."""
    words = sight.tree.words
    if words[i].dep not in {"root", "ccomp", "parataxis", "conj"} or not any(w.text == "?" for w in words[i:]):
        return None
    aux = next((c for c in words[i].children if words[c].dep in {"aux", "cop"}), None)
    subject = next(iter(sight.tree.kids(i, "nsubj", "expl")), None)
    asked = any(words[k].tag in _WH for k in sight.tree.subtree(i) if k < (aux or i))
    return aux if aux is not None and subject is not None and aux < subject and not asked else None
