"""How firmly an event is told: signatures of what governs it and modifiers, composed from the root of the tree down.

Each word has a stance from -3 (certain that it did not happen) to 3 (certain that it did). The root's is 3. What a word governs
gets, by the word's signature, a value between that where the word is certain and that where it is certain that it did not
happen (TruthTeller's idea: Lotan, Stern and Dagan 2013, with degrees in place of three values); then the event's own
negation, auxiliaries, adverbs and determiners turn or weaken it. The author's stance and the source's are composed side by
side and part where a word names a source: "He denied the attack" is near -1 by the author and -3 by him.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.coding.sight import Sight
from dateline.coding.status.governors import VERBS, signature_of
from dateline.coding.status.modifiers import AUXILIARY, HEARSAY, PARTY, Modifier, modifiers, of_parties, said, speakers
from dateline.knowledge.signatures import Line, Signature
from dateline.model import Stance, StanceReason

_CERTAIN = 3.0
_DEPTH = 40
_SAME = frozenset({"aux", "cop"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Factuality:
    """An event's stance, whether it is told as yet to come, whether it stands in anybody's speech, and how that came about,
    from the root down."""

    stance: Stance
    later: bool
    sourced: bool
    reasons: tuple[StanceReason, ...]


@dataclass(frozen=True, slots=True)
class _State:
    """What is told at one point of the way down, and the reasons so far."""

    stance: Stance
    later: bool
    sourced: bool
    reasons: tuple[StanceReason, ...]


_TOP = _State(Stance(_CERTAIN, _CERTAIN), False, False, ())


def factuality(sight: Sight, word: int, quoted: bool = False, bare: bool = False) -> Factuality:
    """How firmly the event at a word is told; an auxiliary or copula is told as its verb or predicate is.

    `quoted`: the sentence is somebody's speech by what stands around it. `bare`: without the word's own auxiliaries, negation
    and adverbs, as for the refusal that "will not" is.
    """
    path = _path(sight, word)
    found = _told(sight, path, _TOP, bare)
    if quoted and not found.sourced:
        found = _told(sight, path, _governed(sight, _TOP, path[0], said(sight)), bare)
    stance = Stance(_tenth(found.stance.author), _tenth(found.stance.source))
    return Factuality(stance, found.later, found.sourced, found.reasons)


def _told(sight: Sight, path: Sequence[int], top: _State, bare: bool) -> _State:
    """What is told of the last word of a path down the tree, from what stands over the first; `bare`: what stands over the last."""
    over = _spoken(sight, top, path[0])
    own = _weighed(sight, over, modifiers(sight, path[0]))
    for above, below in pairwise(path):
        if sight.tree.words[below].dep not in _SAME:
            over = _spoken(sight, _over(sight, over, own, above, below), below)
            own = _weighed(sight, over, modifiers(sight, below))
    return over if bare else own


def _tenth(value: float) -> float:
    return round(value, 1) + 0.0


def _path(sight: Sight, word: int) -> list[int]:
    """The words from the root down to a word."""
    words, path = sight.tree.words, [word]
    while words[path[-1]].head >= 0 and len(path) < _DEPTH:
        path.append(words[path[-1]].head)
    return path[::-1]


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
    apart = sight.tree.kids(below, "nsubj", "csubj", "aux", "cop") or words[above].pos not in VERBS
    if apart or (words[below].tag in _FINITE and words[above].tag == "VB"):
        return over
    return _weighed(sight, over, [m for m in modifiers(sight, above) if m[1] == AUXILIARY])


def _unturned(sight: Sight, own: _State, above: int, below: int) -> _State:
    """A verb as it is told but for a negation that stands with this party of it: "no country" is not turned twice."""
    words, stance, undone = sight.tree.words, own.stance, set[int]()
    for at, _, share in of_parties(sight, above):
        if below in {at, words[at].head}:
            stance = Stance(stance.author / share, stance.source / share)
            undone.add(words[at].start)
    if not undone:
        return own
    kept = tuple(r for r in own.reasons if r.did != PARTY or r.span.start not in undone)
    return replace(own, stance=stance, reasons=kept)


def _governed(sight: Sight, state: _State, above: int, signature: Signature) -> _State:
    """What a signature lets stand of what its word governs."""
    author = _on(signature.author, state.stance.author)
    source = _on(signature.source or signature.author, state.stance.source)
    stance = Stance(author, source)
    reason = StanceReason(sight.tree.span(above, above), signature.group, stance)
    later = state.later if signature.later is None else signature.later
    return _State(stance, later, state.sourced or signature.source is not None, (*state.reasons, reason))


def _on(line: Line, value: float) -> float:
    """The point of a line at a governor's value between -3 and 3."""
    high, low = line
    return (high + low) / 2 + (high - low) / 2 * value / _CERTAIN


def _spoken(sight: Sight, over: _State, i: int) -> _State:
    """What stands over a word where speech is put into or after its clause."""
    for speaker, signature in speakers(sight, i):
        over = _governed(sight, over, speaker, signature)
    return over


def _weighed(sight: Sight, state: _State, found: Iterable[Modifier]) -> _State:
    stance, later, sourced, reasons = state.stance, state.later, state.sourced, state.reasons
    for at, did, share in found:
        stance = Stance(stance.author * share, stance.source if did == HEARSAY else stance.source * share)
        later = later or sight.tree.words[at].lemma in sight.lexicon.signatures.later
        sourced = sourced or did == HEARSAY
        reasons = (*reasons, StanceReason(sight.tree.span(at, at), did, stance))
    return _State(stance, later, sourced, reasons)
