"""How firmly an event is told: signatures of what governs it and modifiers, composed from the root of the tree down.

Each word has a stance from -3 (certain that it did not happen) to 3 (certain that it did). The root's is 3. What a word governs
gets, by the word's signature, a value between that where the word is certain and that where it is certain that it did not
happen (TruthTeller's idea: Lotan, Stern and Dagan 2013, with degrees in place of three values); then the event's own
negation, auxiliaries, adverbs and determiners turn or weaken it. The author's stance and the source's are composed side by
side and part where a word names a source: "He denied the attack" is near -1 by the author and -3 by him.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.coding.sight import Sight
from dateline.knowledge.signatures import Line, Signature
from dateline.knowledge.slots import slot_of
from dateline.model import Span, Stance
from dateline.parsing.tree import Word

_CERTAIN = 3.0
_DEPTH = 40
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
_VERBS = frozenset({"VERB", "AUX"})
_ASKING = frozenset({"whether", "if"})
_WH = frozenset({"WP", "WRB", "WDT", "WP$"})
_SAME = frozenset({"aux", "cop"})
_PARTY = "party"
_HEARSAY = "hearsay"
_WOULD = frozenset({"would", "'d"})
_PAST = frozenset({"VBD", "VBN"})
_ARTICLES = frozenset({"a", "the", "this", "that", "these", "those"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MARKS = frozenset({"mark", "case", "cc"})
_WHEN = frozenset({"when", "where", "once"})

Modifier = tuple[int, str, float]
"""A word that turns or weakens another, what it is, and the share of certainty that it leaves (below 0: turned)."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One step down the tree: the word that did something, what it did (a signature's group or a kind of modifier), and the stance
    after it."""

    word: int
    span: Span
    did: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class Factuality:
    """An event's stance, whether it is told as yet to come, whether it stands in anybody's speech, and how that came about,
    from the root down."""

    stance: Stance
    later: bool
    sourced: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _State:
    """What is told at one point of the way down, and the reasons so far."""

    stance: Stance
    later: bool
    sourced: bool
    reasons: tuple[Reason, ...]


_TOP = _State(Stance(_CERTAIN, _CERTAIN), False, False, ())


def factuality(sight: Sight, word: int, quoted: bool = False, bare: bool = False) -> Factuality:
    """How firmly the event at a word is told; an auxiliary or copula is told as its verb or predicate is.

    `quoted`: the sentence is somebody's speech by what stands around it. `bare`: without the word's own auxiliaries, negation
    and adverbs, as for the refusal that "will not" is.
    """
    path = _path(sight, word)
    found = _told(sight, path, _TOP, bare)
    if quoted and not found.sourced:
        found = _told(sight, path, _governed(sight, _TOP, path[0], _said(sight)), bare)
    stance = Stance(_tenth(found.stance.author), _tenth(found.stance.source))
    return Factuality(stance, found.later, found.sourced, found.reasons)


def _told(sight: Sight, path: Sequence[int], top: _State, bare: bool) -> _State:
    """What is told of the last word of a path down the tree, from what stands over the first; `bare`: what stands over the last."""
    over, own = top, _modified(sight, top, path[0])
    for above, below in pairwise(path):
        if sight.tree.words[below].dep not in _SAME:
            over = _over(sight, over, own, above, below)
            own = _modified(sight, over, below)
    return over if bare else own


def _tenth(value: float) -> float:
    return round(value, 1) + 0.0


def _path(sight: Sight, word: int) -> list[int]:
    """The words from the root down to a word."""
    words, path = sight.tree.words, [word]
    while words[path[-1]].head >= 0 and len(path) < _DEPTH:
        path.append(words[path[-1]].head)
    return path[::-1]


def _said(sight: Sight) -> Signature:
    found = sight.lexicon.signatures.of("verb", "say", "that")
    assert found is not None
    return found


def _over(sight: Sight, over: _State, own: _State, above: int, below: int) -> _State:
    """What stands over a word, from what stands over the word that it hangs on and what is told of that word itself."""
    if sight.tree.words[below].dep == "conj":
        return _shared(sight, over, above, below)
    own = _unturned(sight, own, above, below)
    signature = signature_of(sight, above, below)
    if signature is None:
        return own
    under = _governed(sight, own, above, signature)
    return replace(under, later=False) if signature.later is None and _has_tense(sight, below) else under


def _has_tense(sight: Sight, i: int) -> bool:
    """Whether a word heads a finite clause: its time is its own and not that of what governs it."""
    words = sight.tree.words
    return words[i].dep not in {"amod", "compound"} and (
        words[i].tag in _FINITE or any(words[c].tag in _FINITE for c in sight.tree.kids(i, "aux", "cop"))
    )


def _shared(sight: Sight, over: _State, above: int, below: int) -> _State:
    """A conjunct stands under what its first stands under, and shares the first's auxiliary unless it has a subject or one of its
    own."""
    words = sight.tree.words
    apart = sight.tree.kids(below, "nsubj", "csubj", "aux", "cop") or words[above].pos not in _VERBS
    if apart or (words[below].tag in _FINITE and words[above].tag == "VB"):
        return over
    return _weighed(sight, over, [m for m in _modifiers(sight, above) if m[1] == "auxiliary"])


def _unturned(sight: Sight, own: _State, above: int, below: int) -> _State:
    """A verb as it is told but for a negation that stands with this party of it: "no country" is not turned twice."""
    stance, kids = own.stance, {below, *sight.tree.words[below].children}
    for at, _, share in _of_parties(sight, above):
        if at in kids:
            stance = Stance(stance.author / share, stance.source / share)
    return replace(own, stance=stance, reasons=tuple(r for r in own.reasons if r.did != _PARTY or r.word not in kids))


def _governed(sight: Sight, state: _State, above: int, signature: Signature) -> _State:
    """What a signature lets stand of what its word governs."""
    author = _on(signature.author, state.stance.author)
    source = _on(signature.source or signature.author, state.stance.source)
    stance = Stance(author, source)
    reason = Reason(above, sight.tree.span(above, above), signature.group, stance)
    later = state.later if signature.later is None else signature.later
    return _State(stance, later, state.sourced or signature.source is not None, (*state.reasons, reason))


def _on(line: Line, value: float) -> float:
    """The point of a line at a governor's value between -3 and 3."""
    high, low = line
    return (high + low) / 2 + (high - low) / 2 * value / _CERTAIN


def _modified(sight: Sight, over: _State, i: int) -> _State:
    """What is told of a word: what stands over it, speech put into or after its clause, then what stands with it."""
    for speaker, signature in _speakers(sight, i):
        over = _governed(sight, over, speaker, signature)
    return _weighed(sight, over, _modifiers(sight, i))


def _weighed(sight: Sight, state: _State, found: Iterable[Modifier]) -> _State:
    stance, later, sourced, reasons = state.stance, state.later, state.sourced, state.reasons
    for at, did, share in found:
        stance = Stance(stance.author * share, stance.source if did == _HEARSAY else stance.source * share)
        later = later or sight.tree.words[at].lemma in sight.lexicon.signatures.later
        sourced = sourced or did == _HEARSAY
        reasons = (*reasons, Reason(at, sight.tree.span(at, at), did, stance))
    return _State(stance, later, sourced, reasons)


# Which signature a governor has over a word


def signature_of(sight: Sight, above: int, below: int) -> Signature | None:
    """The signature of a governor over a word that hangs on it: by the governor's word and the word's slot, else by the conjunction
    that leads the clause, else by the slot alone. None where the relation says nothing."""
    table, words = sight.lexicon.signatures, sight.tree.words
    head = words[above]
    kind = _kind(head)
    found: Signature | None = None
    for slot in slots_under(sight, above, below):
        found = table.words.get((kind, head.lemma, slot))
        if found:
            return found
    marks = [words[c].lemma for c in words[below].children if words[c].dep in _MARKS or words[c].lemma in _WHEN]
    if words[below].dep in {"advcl", "acl"}:
        found = next((table.marks[m] for m in marks if m in table.marks), None)
    elif words[below].dep in {"obl", "nmod"}:
        found = next((table.words[kind, "*", m] for m in marks if (kind, "*", m) in table.words), None)
    if found:
        return found
    for slot in slots_under(sight, above, below):
        if found := table.words.get((kind, "*", slot)):
            return found
    return None


def _kind(word: Word) -> str:
    return "verb" if word.pos in _VERBS else "noun" if word.pos in _NOUNS else "adjective"


def slots_under(sight: Sight, above: int, below: int) -> Iterator[str]:
    """The slots in which a word may stand under its governor, the closest first."""
    tree = sight.tree
    word = tree.words[below]
    if word.dep in {"ccomp", "csubj"}:
        yield from _clause(sight, below)
        if word.dep == "csubj":
            yield "subj"
    elif word.dep == "xcomp":
        yield from _clause(sight, below) if word.pos in _VERBS and word.tag != "VBN" else ("bare",)
    elif word.dep == "advcl":
        yield from _adverbial(sight, above, below)
    elif word.dep == "acl":
        yield from _describing(sight, below)
    elif word.dep == "obj":
        yield "obj"
    elif word.dep == "nsubj":
        yield "obj" if word.full == "nsubj:pass" else "subj"
    elif word.dep in {"obl", "nmod"}:
        case = tree.case(below)
        yield from ((case.split(" ")[0], slot_of(case)) if case else ("poss",) if word.full == "nmod:poss" else ())
        yield "other"
    elif word.dep == "iobj":
        yield "other"
    elif word.dep == "compound":
        head = tree.words[above]
        table = sight.lexicon.signatures.words
        yield from (slot for slot in ("inf", "for") if (_kind(head), head.lemma, slot) in table)
        yield "compound"
    elif word.dep == "amod":
        yield "amod"
    else:
        yield word.dep


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
        head = sight.tree.words[above]
        listed = (_kind(head), head.lemma, "inf") in sight.lexicon.signatures.words
        yield "inf" if listed and below > above else "aim"
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


# What stands with a word


def _speakers(sight: Sight, i: int) -> Iterator[tuple[int, Signature]]:
    """Verbs of saying put into or after the clause of a word ("…, he said"), and "according to"."""
    words, table = sight.tree.words, sight.lexicon.signatures
    for c in words[i].children:
        word = words[c]
        if word.dep == "parataxis" and word.pos == "VERB" and sight.tree.kids(c, "nsubj"):
            found = table.words.get(("verb", word.lemma, "that"))
            if found and found.source and not sight.tree.kids(c, "ccomp", "obj"):
                yield c, found
        elif word.dep in {"obl", "advcl", "nmod"} and _is_according(sight, c):
            yield c, _said(sight)


def _is_according(sight: Sight, i: int) -> bool:
    words = sight.tree.words
    return words[i].lemma == "accord" or any(
        words[c].text.lower() == "according" for c in words[i].children if words[c].dep in {"case", "mark"}
    )


def _modifiers(sight: Sight, i: int) -> Iterator[Modifier]:
    """Each word that turns or weakens a word, what it is, and the share of certainty that it leaves."""
    word = sight.tree.words[i]
    if word.pos in _NOUNS:
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
            yield c, _HEARSAY if words[c].lemma in sight.lexicon.sources.adverbs else "adverb", share
    yield from _of_parties(sight, i)
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
    return auxiliary, "auxiliary", table.auxiliaries[lemma]


def _negates(sight: Sight, c: int) -> bool:
    """Whether a word of negation turns its clause: not "not only", not the determiner of a noun."""
    words = sight.tree.words
    after = words[c + 1].lemma if c + 1 < len(words) else ""
    return words[c].dep in {"advmod", "neg", "cc", "preconj"} and after not in {"only", "just", "merely", "long"}


def _of_parties(sight: Sight, i: int) -> Iterator[Modifier]:
    """A subject or object that is nobody ("no country", "nobody") or few."""
    words, table = sight.tree.words, sight.lexicon.signatures
    predicate = words[i].pos in _VERBS or bool(sight.tree.kids(i, "cop"))
    for k in sight.tree.kids(i, "nsubj", "obj") if predicate else ():
        shares = table.parties if words[k].dep == "nsubj" else table.objects
        for c in (k, *sight.tree.kids(k, "det", "amod")):
            if words[c].lemma in shares and not _has_article(sight, k):
                yield c, _PARTY, shares[words[c].lemma]


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
