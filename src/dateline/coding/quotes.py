"""Quotes of a report: direct, indirect and mixed, with who is quoted."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from dateline.coding.attribution import source_of
from dateline.coding.quotemarks import Quoted, find_quoted
from dateline.coding.sayings import Saying, find_sayings, speaker
from dateline.coding.sight import Sight
from dateline.knowledge.sources import SourceTable
from dateline.model import Party, Quote, QuoteKind, Source, Span
from dateline.parsing.tree import Tree, Word

Resolver = Callable[[int, int], Party | None]
_CARRY = 3
_WHOLLY, _HALF = 0.75, 0.5
_FEWEST = 5
_STEPS_BACK = 8
_SPOKEN = frozenset({"clause", "quoted", "noun", "thing", "phrase", "citing"})


@dataclass(frozen=True, slots=True)
class _Page:
    """What is looked at while a report's quotes are found: its sentences, what stands in marks."""

    sights: Sequence[Sight]
    table: SourceTable
    party: Resolver
    quoted: Sequence[Quoted]
    by_sentence: Sequence[Sequence[int]]
    groups: dict[int, list[int]]

    def source(self, n: int, saying: Saying) -> Source | None:
        if saying.source is None:
            return None
        return source_of(self.sights[n], saying, self.table, lambda word: self.party(n, word))

    def near(self, n: int) -> list[tuple[int, Quoted]]:
        return [(k, self.quoted[k]) for k in self.by_sentence[n]]


def find_quotes(sights: Sequence[Sight], table: SourceTable, party: Resolver) -> tuple[Quote, ...]:
    """The quotes of a report's sentences, in the order of what is quoted. `party` resolves (sentence, word)."""
    page = _page(sights, table, party)
    claimed: set[int] = set()
    spoken = [_spoken(page, n, claimed) for n in range(len(sights))]
    quotes = [quote for found in spoken for quote in found]
    quotes += _leftover(page, spoken, claimed)
    return tuple(sorted(quotes, key=lambda q: (q.contents[0].start, q.contents[-1].end)))


def speaker_of_quoted(quotes: Sequence[Quote], char_offset: int) -> Source | None:
    """Who speaks the direct quote that holds the character; else None. `quotes` as `find_quotes` gives."""
    at = bisect_right(quotes, char_offset, key=lambda q: q.contents[0].start)
    for quote in reversed(quotes[max(0, at - _STEPS_BACK) : at]):
        if quote.kind == "direct" and any(c.start <= char_offset < c.end for c in quote.contents):
            return quote.source
    return None


def _page(sights: Sequence[Sight], table: SourceTable, party: Resolver) -> _Page:
    quoted = find_quoted([s.tree for s in sights])
    by_sentence: list[list[int]] = [[] for _ in sights]
    groups: dict[int, list[int]] = {}
    for k, q in enumerate(quoted):
        groups.setdefault(q.group, []).append(k)
        for n in range(q.first, q.last + 1):
            by_sentence[n].append(k)
    return _Page(sights, table, party, quoted, by_sentence, groups)


def _spoken(page: _Page, n: int, claimed: set[int]) -> list[Quote]:
    """The quotes of a sentence that have a cue in it, outside of quotation marks."""
    found = []
    for saying in _cues(page, n):
        quote, used = _quote_of(page, n, saying, claimed)
        if quote:
            found.append(quote)
            claimed |= used
    return found


def _cues(page: _Page, n: int) -> Iterator[Saying]:
    near = page.near(n)
    words = page.sights[n].tree.words
    for saying in find_sayings(page.sights[n], page.table):
        if saying.form in _SPOKEN and not _within(words[saying.cue[0]].start, near):
            yield saying


def _quote_of(page: _Page, n: int, saying: Saying, claimed: set[int]) -> tuple[Quote | None, set[int]]:
    """A cue's quote, and the quotations that it uses up."""
    tree = page.sights[n].tree
    runs = _runs(tree, saying)
    touched = [k for k, q in page.near(n) if any(q.start < r.end and r.start < q.end for r in runs)]
    free = [k for k in touched if k not in claimed]
    if not runs or (saying.form == "quoted" and not free):
        return None, set()
    kind = _quote_kind(runs, [page.quoted[k] for k in touched])
    used = {m for k in free for m in page.groups[page.quoted[k].group]}
    if kind == "direct" and not used:
        return None, set()
    contents = _texts(tree, [page.quoted[k] for k in sorted(used)]) if kind == "direct" else tuple(runs)
    cue = tree.span(*saying.cue)
    return Quote(n, page.source(n, saying), cue, contents, kind), used


def _quote_kind(runs: Sequence[Span], quoted: Sequence[Quoted]) -> QuoteKind:
    length = sum(r.end - r.start for r in runs)
    within = sum(max(0, min(r.end, q.end) - max(r.start, q.start)) for r in runs for q in quoted)
    return "direct" if within >= _WHOLLY * length else "mixed" if within else "indirect"


def _texts(tree: Tree, quoted: Iterable[Quoted]) -> tuple[Span, ...]:
    return tuple(Span(tree.text[q.start : q.end], q.start, q.end) for q in quoted)


def _runs(tree: Tree, saying: Saying) -> list[Span]:
    """What is said, without the cue and its source: stretches of words, bare of marks at their edges."""
    inside = {k for c in saying.contents for k in tree.subtree(c)}
    aside = [saying.anchor, *(k for k in inside if tree.words[k].text.lower() == "citing")]
    for k in aside:
        if k in inside and k not in saying.contents:
            inside -= set(tree.subtree(k))
    found: list[Span] = []
    run: list[int] = []
    for k in [*sorted(inside), len(tree.words) + 1]:
        if run and k != run[-1] + 1:
            found += _bare(tree, run)
            run = []
        run.append(k)
    return found


def _bare(tree: Tree, run: Sequence[int]) -> list[Span]:
    """A run's span without marks at its edges and "that" before it; nothing for a run of marks alone."""
    words = tree.words
    first, last = 0, len(run) - 1
    while first <= last and (
        words[run[first]].pos == "PUNCT" or (words[run[first]].lemma == "that" and words[run[first]].dep == "mark")
    ):
        first += 1
    while last > first and words[run[last]].pos == "PUNCT":
        last -= 1
    return [tree.span(run[first], run[last])] if first <= last else []


def _leftover(page: _Page, spoken: Sequence[Sequence[Quote]], claimed: set[int]) -> Iterator[Quote]:
    """Quotations that no cue claimed: beside a verb of saying or describing, or afloat after a speaker's words."""
    last: tuple[Source, int] | None = None
    for n in range(len(page.sights)):
        named = next((q.source for q in reversed(spoken[n]) if q.source), None)
        afloat = _afloat(page, n)
        left = [k for k in page.by_sentence[n] if k not in claimed]
        cues = _speaking(page, n) if left else []
        used = {(q.sentence, q.cue.start) for q in spoken[n] if q.cue}
        for k in left:
            claimed |= set(page.groups[page.quoted[k].group])
            quote = _beside(page, n, k, cues, used) or _beside_end(page, n, k) or _floating(page, n, k, last)
            if quote:
                yield quote
                named = named or (quote.source if quote.cue else None)
        last = (named, n) if named else last if afloat and last and n - last[1] < _CARRY else None


def _speaking(page: _Page, n: int) -> list[tuple[Word, int]]:
    """Verbs of saying or describing outside of quotation marks, each with its subject."""
    sight, table, near = page.sights[n], page.table, page.near(n)
    found = []
    for word in sight.tree.words:
        known = word.lemma in table.verbs or word.lemma in table.describing or word.lemma in table.quote_only
        if known and word.pos == "VERB" and not _within(word.start, near):
            head = speaker(sight, word.i, table)
            if head is not None and not _within(sight.tree.words[head].start, near):
                found.append((word, head))
    return found


def _within(at: int, near: Iterable[tuple[int, Quoted]]) -> bool:
    return any(q.start <= at < q.end for _, q in near)


def _beside(page: _Page, n: int, k: int, cues: Sequence[tuple[Word, int]], used: Set[tuple[int, int]]) -> Quote | None:
    """A quotation with a verb of saying or describing in its sentence: the nearest, if it is not taken."""
    quoted, tree = page.quoted[k], page.sights[n].tree
    share = _share(tree, quoted)
    fitting = [c for c in cues if share >= _HALF or c[0].lemma not in page.table.quote_only]
    if not fitting:
        return None
    word, head = min(fitting, key=lambda c: (max(quoted.start - c[0].end, c[0].start - quoted.end), c[0].i))
    source = page.source(n, Saying((word.i, word.i), word.i, head, (), "quoted"))
    kind: QuoteKind = "direct" if share >= _HALF else "mixed"
    if (n, word.start) in used:
        return Quote(n, source, None, _group(page, k), kind) if _is_long(tree, quoted) else None
    return Quote(n, source, tree.span(word.i, word.i), _group(page, k), kind)


def _beside_end(page: _Page, n: int, k: int) -> Quote | None:
    """A quotation over several sentences whose speaker is named after its end."""
    last = page.quoted[k].last
    return _beside(page, last, k, _speaking(page, last), set()) if last > n else None


def _is_long(tree: Tree, quoted: Quoted) -> bool:
    return tree.text.count(" ", quoted.start, quoted.end) >= _FEWEST


def _floating(page: _Page, n: int, k: int, last: tuple[Source, int] | None) -> Quote | None:
    """A quotation that fills its sentence goes on with the last speaker; another must be long enough to be a quote."""
    quoted, tree = page.quoted[k], page.sights[n].tree
    if _share(tree, quoted) >= _WHOLLY:
        source = replace(last[0], cue=None) if last and n - last[1] <= _CARRY else None
        return Quote(n, source, None, _group(page, k), "direct")
    return Quote(n, None, None, _group(page, k), "mixed") if _is_long(tree, quoted) else None


def _group(page: _Page, k: int) -> tuple[Span, ...]:
    return _texts(page.sights[0].tree, [page.quoted[m] for m in page.groups[page.quoted[k].group]])


def _afloat(page: _Page, n: int) -> bool:
    """Whether a sentence stands within quotation marks."""
    tree = page.sights[n].tree
    return sum(_share(tree, q) for _, q in page.near(n)) >= _WHOLLY


def _share(tree: Tree, quoted: Quoted) -> float:
    """How much of a sentence's length a quotation covers."""
    return max(0, min(tree.end, quoted.end) - max(tree.start, quoted.start)) / max(1, tree.end - tree.start - 3)
