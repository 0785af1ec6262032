"""Which words of a sentence are what somebody says, and which name the speaker."""

import re
from collections.abc import Iterable, Sequence

from dateline.coding.attribution.quotemarks import Quoted
from dateline.coding.attribution.saying import LOOSE, Saying, going_on
from dateline.knowledge.sources import SourceTable
from dateline.model import Span
from dateline.parsing.tree import Tree, Word

_PARTS = re.compile("[\\w\"“”„‟«»]|''|``")
_OPENING = frozenset({"cc", "punct", "advmod", "discourse"})
_ASIDE = frozenset({"obl", "advcl", "advmod", "cc", "parataxis", "dep", "discourse"})


def said(tree: Tree, saying: Saying, table: SourceTable, quoted: Sequence[Quoted]) -> list[tuple[int, int]]:
    """The stretches of characters that a cue brings, without the cue and its source, bare of marks at their edges. `quoted` is
    what stands in quotation marks in the sentence."""
    inside = {k for c in saying.contents for k in tree.subtree(c)}
    further = going_on(tree, saying, table)
    for k in (saying.anchor, *further, *(w.i for w in tree.words if _puts_in(tree, w, table))):
        if k in inside and k not in saying.contents:
            inside -= set(tree.subtree(k))
    inside -= set(range(saying.cue[0], saying.cue[1] + 1))
    if saying.form in {"clause", "quoted"}:
        inside = {k for k in inside if not _is_beside(tree, k, saying, quoted)}
    return [_bare(tree, run) for run in _runs(_opened(tree, sorted(inside), saying)) if not _is_marks(tree, run)]


def _puts_in(tree: Tree, word: Word, table: SourceTable) -> bool:
    """Whether a word is the verb of another cue that is put into what is said: "…, the agency reported, …"."""
    return word.dep == "parataxis" and word.lemma in table.verbs and bool(tree.kids(word.i, "nsubj"))


def _is_beside(tree: Tree, k: int, saying: Saying, quoted: Sequence[Quoted]) -> bool:
    """Whether a word tells of the saying, though the parse hangs it on what is said: "In an interview he said", "said on Monday
    that", "“…,” he said after the talks"."""
    word, head, (first, last) = tree.words[k], min(saying.contents), saying.cue
    if any(q.start <= word.start < q.end for q in quoted):
        return False
    if head < first:
        around = any(q.start <= tree.words[head].start < q.end for q in quoted)
        return around and k > last
    if k < first:
        return _top(tree, k, saying).dep in _ASIDE
    opened = next((m for m in tree.kids(head, "mark") if m > last), None)
    return opened is not None and last < k < opened


def _top(tree: Tree, k: int, saying: Saying) -> Word:
    """The word right below what is said that a word hangs on."""
    at = k
    while tree.words[at].head not in saying.contents and tree.words[at].head >= 0:
        at = tree.words[at].head
    return tree.words[at]


def joined(text: str, pieces: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Pieces of a text in order, white space at their edges and what is nothing else left out; those that overlap, or that no
    word or quotation mark parts, made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(_stripped(text, *piece) for piece in pieces):
        if start >= end:
            continue
        if found and (start <= found[-1][1] or not _PARTS.search(text, found[-1][1], start)):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(Span(text[start:end], start, end) for start, end in found)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    bare = text[start:end]
    return start + len(bare) - len(bare.lstrip()), start + len(bare.rstrip())


def speaker_phrase(tree: Tree, saying: Saying) -> Span | None:
    """The whole phrase of who says it, with appositions and clauses; of a verb its own subject, be it a relative pronoun."""
    if saying.source is None:
        return None
    own = [c for c in tree.kids(saying.anchor, "nsubj") if "pass" not in tree.words[c].full]
    head = own[-1] if own and saying.form not in LOOSE | {"noun"} and saying.source not in own else saying.source
    kept = [k for k in _own_words(tree, head, saying) if tree.words[k].pos != "PUNCT"]
    return tree.span(min(kept[0], head), kept[-1]) if kept else None


def _own_words(tree: Tree, head: int, saying: Saying) -> list[int]:
    """A phrase's words without its preposition and without the cue and what hangs on it."""
    subtree = tree.subtree(head)
    inside = saying.anchor != head and saying.anchor in subtree
    cut = set(tree.subtree(saying.anchor)) if inside else set(range(saying.cue[0], saying.cue[1] + 1))
    cut |= {k for c in tree.kids(head, "case", "cc") for k in tree.subtree(c)}
    return [k for k in subtree if k not in cut] or [head]


def _opened(tree: Tree, inside: list[int], saying: Saying) -> list[int]:
    """With the "but" or "also" that opens the sentence before what is said."""
    first = next((k for k in inside if tree.words[k].pos != "PUNCT"), 0)
    opening = saying.form != "phrase" and all(tree.words[k].dep in _OPENING for k in range(first))
    return [*range(first), *(k for k in inside if k >= first)] if inside and opening else inside


def _runs(places: Sequence[int]) -> list[list[int]]:
    """Numbers in order as stretches without gaps."""
    found: list[list[int]] = []
    for k in places:
        if found and k == found[-1][-1] + 1:
            found[-1].append(k)
        else:
            found.append([k])
    return found


def _is_marks(tree: Tree, run: Sequence[int]) -> bool:
    return all(tree.words[k].pos == "PUNCT" for k in run)


def _bare(tree: Tree, run: Sequence[int]) -> tuple[int, int]:
    """A run's characters without marks at its edges."""
    kept = [tree.words[k] for k in run if tree.words[k].pos != "PUNCT"]
    return kept[0].start, kept[-1].end
