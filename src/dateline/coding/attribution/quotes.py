"""Quotes of a report: what somebody is said to say, think, want or show – direct, indirect and mixed – and who it is."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.coding.attribution.labels import Label, find_labels
from dateline.coding.attribution.passages import joined, said, speaker_phrase
from dateline.coding.attribution.quotemarks import Quoted, find_quoted
from dateline.coding.attribution.saying import Saying
from dateline.coding.attribution.sayings import find_sayings
from dateline.coding.attribution.sources import addressee, source_of
from dateline.coding.attribution.speakers import speaker
from dateline.coding.phrases import phrase
from dateline.coding.sight import Sight
from dateline.knowledge.sources import SourceTable
from dateline.model import Manner, Party, Quote, QuoteKind, Source, Span
from dateline.parsing.tree import Tree, Word

Resolver = Callable[[int, int], Party | None]
_CARRY = 3
_WHOLLY, _HALF = 0.75, 0.5
_FEWEST = 5
_GAP, _TAIL = 3, 9
_ATTITUDES: frozenset[Manner] = frozenset({"judge", "feel", "want"})


@dataclass(frozen=True, slots=True)
class _Page:
    """What is looked at while a report's quotes are found: its sentences, what stands in marks."""

    sights: Sequence[Sight]
    table: SourceTable
    party: Resolver
    quoted: Sequence[Quoted]
    by_sentence: Sequence[Sequence[int]]
    groups: dict[int, list[int]]

    def quote(self, n: int, saying: Saying, contents: tuple[Span, ...], kind: QuoteKind) -> Quote:
        sight = self.sights[n]
        source = source_of(sight, saying, self.table, lambda word: self.party(n, word))
        cue = sight.tree.span(*saying.cue)
        speaker, told = speaker_phrase(sight.tree, saying), addressee(sight, saying, self.table)
        return Quote(n, source, cue, contents, kind, speaker, saying.manner, saying.rank, told)

    def near(self, n: int) -> list[tuple[int, Quoted]]:
        return [(k, self.quoted[k]) for k in self.by_sentence[n]]


def find_quotes(sights: Sequence[Sight], table: SourceTable, party: Resolver) -> tuple[Quote, ...]:
    """The quotes of a report's sentences, in the order of what is quoted, the outer before the inner. `party` resolves
    (sentence, word)."""
    page = _page(sights, table, party)
    claimed: set[int] = set()
    labelled = [_labelled(page, label, claimed) for label in find_labels(sights, table)]
    spoken = [_spoken(page, n, claimed) for n in range(len(sights))]
    for quote in labelled:
        spoken[quote.sentence].append(quote)
    found = _with_leftover(page, spoken, claimed)
    return tuple(sorted(_carried(page, found), key=_order))


def by_sentence(quotes: Iterable[Quote], starts: Sequence[int]) -> list[list[Quote]]:
    """For each sentence, by the offsets where they begin, the quotes that reach into it, in their order."""
    found: list[list[Quote]] = [[] for _ in starts]
    for quote in quotes:
        pieces = (*quote.contents, *quote.carried)
        spans = [(bisect_right(starts, p.start) - 1, bisect_right(starts, p.end - 1)) for p in pieces]
        for n in sorted({n for first, end in spans for n in range(max(0, first), end)}):
            found[n].append(quote)
    return found


def chain_at(quotes: Sequence[Quote], offset: int) -> tuple[Quote, ...]:
    """The quotes that the character stands in, outermost first; `quotes` as `find_quotes` gives."""
    over = [q for q in quotes if _covers(q, offset)]
    return tuple(sorted(over, key=lambda q: sum(o is not q and _holds(o, q) for o in over)))


def sources_at(quotes: Sequence[Quote], offset: int) -> tuple[Source, ...]:
    """Who says so, of an act told at the character, outermost first; empty where the report speaks for itself. Mere likes, wishes
    and judgements of the act are left out, those of what another claims are kept ("dismissed a report that")."""
    chain = chain_at(quotes, offset)
    claims = [q for q in chain if q.manner not in _ATTITUDES]
    kept = (q.source for q in chain if q in claims or any(_holds(q, claim) for claim in claims))
    return tuple(dict.fromkeys(source for source in kept if source))


def speaker_of_quoted(quotes: Sequence[Quote], offset: int) -> Source | None:
    """Who speaks the direct quote that holds the character; else None. `quotes` as `find_quotes` gives."""
    return next((q.source for q in reversed(quotes) if q.kind == "direct" and _covers(q, offset)), None)


def _covers(quote: Quote, offset: int) -> bool:
    return any(c.start <= offset < c.end for c in (*quote.contents, *quote.carried))


def _holds(outer: Quote, inner: Quote) -> bool:
    """Whether the inner's cue stands in what the outer says."""
    return inner.cue is not None and _covers(outer, inner.cue.start)


def _order(quote: Quote) -> tuple[int, int, int, int]:
    return quote.contents[0].start, -quote.contents[-1].end, -quote.rank, quote.cue.start if quote.cue else -1


def _page(sights: Sequence[Sight], table: SourceTable, party: Resolver) -> _Page:
    quoted = find_quoted([s.tree for s in sights])
    by_sentence: list[list[int]] = [[] for _ in sights]
    groups: dict[int, list[int]] = {}
    for k, q in enumerate(quoted):
        groups.setdefault(q.group, []).append(k)
        for n in range(q.first, q.last + 1):
            by_sentence[n].append(k)
    return _Page(sights, table, party, quoted, by_sentence, groups)


def _labelled(page: _Page, label: Label, claimed: set[int]) -> Quote:
    """The quote of a speaker named by layout; the quotations in it are used up."""
    first = bisect_right(page.sights, label.start, key=lambda s: s.tree.end)
    last = bisect_right(page.sights, label.end - 1, key=lambda s: s.tree.start)
    sights = [s.tree for s in page.sights[first:last]]
    tree = page.sights[label.sentence].tree
    first = bisect_right(page.quoted, label.start, key=lambda q: q.end)
    claimed |= set(range(first, bisect_right(page.quoted, label.end - 1, key=lambda q: q.start)))
    contents = joined(tree.text, [(max(t.start, label.start), min(t.end, label.end)) for t in sights])
    saying = Saying((label.mark, label.mark), label.mark, label.head, (), "label")
    return replace(page.quote(label.sentence, saying, contents, "direct"), speaker=tree.span(*phrase(tree, label.head)))


def _spoken(page: _Page, n: int, claimed: set[int]) -> list[Quote]:
    """The quotes of a sentence that have a cue in it; those with a cue inside quotation marks use up no quotation."""
    found = []
    words = page.sights[n].tree.words
    for saying in find_sayings(page.sights[n], page.table):
        inner = _within(words[saying.cue[0]].start, page.near(n))
        quote, used = _quote_of(page, n, saying, set(page.by_sentence[n]) if inner else claimed)
        if quote:
            found.append(replace(quote, kind="indirect") if inner else quote)
            claimed |= used
    return found


def _quote_of(page: _Page, n: int, saying: Saying, claimed: set[int]) -> tuple[Quote | None, set[int]]:
    """A cue's quote, and the quotations that it uses up."""
    tree = page.sights[n].tree
    runs = said(tree, saying, page.table, [q for _, q in page.near(n)])
    touched = [k for k, q in page.near(n) if any(q.start < end and start < q.end for start, end in runs)]
    free = [k for k in touched if k not in claimed]
    if not runs or (saying.form == "quoted" and not free):
        return None, set()
    kind = _quote_kind(runs, [page.quoted[k] for k in touched])
    used = {m for k in free for m in page.groups[page.quoted[k].group]}
    whole = [(page.quoted[k].start, page.quoted[k].end) for k in used]
    return page.quote(n, saying, joined(tree.text, [*runs, *whole]), kind), used


def _quote_kind(runs: Sequence[tuple[int, int]], quoted: Sequence[Quoted]) -> QuoteKind:
    length = sum(end - start for start, end in runs)
    within = sum(max(0, min(end, q.end) - max(start, q.start)) for start, end in runs for q in quoted)
    return "direct" if within >= _WHOLLY * length else "mixed" if within else "indirect"


def _with_leftover(page: _Page, spoken: Sequence[Sequence[Quote]], claimed: set[int]) -> list[Quote]:
    """All quotes: quotations that no cue claimed go to the cue beside them, or on with the last speaker, or stand alone."""
    found = [quote for some in spoken for quote in some]
    at: list[dict[int, int]] = [{} for _ in page.sights]
    for k, quote in enumerate(found):
        if quote.cue:
            at[quote.sentence][quote.cue.start] = k
    last: tuple[int, int] | None = None
    for n in range(len(page.sights)):
        for k in [k for k in page.by_sentence[n] if k not in claimed]:
            claimed |= set(page.groups[page.quoted[k].group])
            _place(page, n, k, found, at, last)
        named = [k for place, k in at[n].items() if found[k].source and not _within(place, page.near(n))]
        direct = [k for k in named if found[k].kind == "direct"]
        last = (
            ((direct or named)[-1], n)
            if named
            else last
            if last and _afloat(page, n) and n - last[1] < _CARRY
            else None
        )
    return found


def _place(
    page: _Page, n: int, k: int, found: list[Quote], at: Sequence[dict[int, int]], last: tuple[int, int] | None
) -> None:
    """Put a quotation where it belongs."""
    quoted, tree = page.quoted[k], page.sights[n].tree
    wholly = _share(tree, quoted) >= _WHOLLY
    beside = _beside(page, n, k)
    if beside and beside.cue:
        known = at[beside.sentence].setdefault(beside.cue.start, len(found))
        if known == len(found):
            found.append(beside)
        elif wholly or _is_long(tree, quoted):
            found[known] = _longer(page, found[known], k)
    elif wholly and last and n - last[1] <= _CARRY:
        found[last[0]] = _longer(page, found[last[0]], k)
    elif wholly and (goes_on := _opening_quote(page, n + 1, found, at)) is not None:
        found[goes_on] = _longer(page, found[goes_on], k)
    elif wholly or _is_long(tree, quoted):
        found.append(Quote(n, None, None, _group(page, k), "direct" if wholly else "mixed"))


def _opening_quote(page: _Page, n: int, found: Sequence[Quote], at: Sequence[dict[int, int]]) -> int | None:
    """The direct quote, by its place, that a sentence of the same paragraph begins with."""
    if n >= len(page.sights) or _new_paragraph(page, n):
        return None
    start = page.sights[n].tree.words[0].end
    return next((k for k in at[n].values() if found[k].kind == "direct" and found[k].contents[0].start <= start), None)


def _carried(page: _Page, quotes: list[Quote]) -> list[Quote]:
    """Quotes that a next sentence goes on with: in the past perfect, without a cue, after what was said in the past.

    "Villagers said soldiers came at night. They had burned the mill."
    """
    told: dict[int, list[int]] = {}
    for k, quote in enumerate(quotes):
        told.setdefault(quote.sentence, []).append(k)
    found = list(quotes)
    for n in range(1, len(page.sights)):
        if n not in told and _is_pluperfect(page.sights[n].tree) and not _new_paragraph(page, n):
            for k in [k for near in range(n - _CARRY, n) for k in told.get(near, ())]:
                found[k] = _with_sentence(page, found[k], n)
    return found


def _with_sentence(page: _Page, quote: Quote, n: int) -> Quote:
    """The quote with a sentence more, if it was said in the past and went on to the end of the sentence before."""
    before, tree = page.sights[n - 1].tree, page.sights[n].tree
    cue = next((w for w in page.sights[quote.sentence].tree.words if quote.cue and w.start == quote.cue.start), None)
    past = cue is not None and not _is_had(page.sights[quote.sentence].tree, cue.i)
    last = (quote.carried or quote.contents)[-1].end
    to_end = last > before.start and not any(c.isalnum() for c in before.text[last : before.end])
    open_ended = (
        quote.manner == "say" and quote.kind == "indirect" and past and (to_end or _is_said_after(quote, before))
    )
    return replace(quote, carried=(*quote.carried, tree.span(0, -1))) if open_ended else quote


def _is_said_after(quote: Quote, tree: Tree) -> bool:
    """Whether a cue of the sentence stands behind what is said: "…, a priest said." """
    return (
        quote.cue is not None
        and tree.start <= quote.contents[0].start
        and quote.contents[-1].end < quote.cue.start < tree.end
    )


def _is_pluperfect(tree: Tree) -> bool:
    root = next((w.i for w in tree.words if w.head < 0), None)
    return root is not None and _is_had(tree, root)


def _is_had(tree: Tree, i: int) -> bool:
    return any(tree.words[c].text.lower() == "had" for c in tree.kids(i, "aux"))


def _new_paragraph(page: _Page, n: int) -> bool:
    before, tree = page.sights[n - 1].tree, page.sights[n].tree
    return "\n" in tree.text[before.end : tree.start]


def _longer(page: _Page, quote: Quote, k: int) -> Quote:
    """A quote with one more quotation."""
    text = page.sights[0].tree.text
    return replace(quote, contents=joined(text, [(c.start, c.end) for c in (*quote.contents, *_group(page, k))]))


def _speaking(page: _Page, n: int) -> Iterator[tuple[Word, int]]:
    """Verbs of saying or describing outside of quotation marks, each with its subject."""
    sight, table, near = page.sights[n], page.table, page.near(n)
    for word in sight.tree.words:
        known = word.lemma in table.verbs or word.lemma in table.describing or word.lemma in table.quote_only
        if known and word.pos == "VERB" and not _within(word.start, near):
            head = speaker(sight, word.i)
            if head is not None and not _within(sight.tree.words[head].start, near):
                yield word, head


def _within(at: int, near: Iterable[tuple[int, Quoted]]) -> bool:
    return any(q.start <= at < q.end for _, q in near)


def _beside(page: _Page, n: int, k: int) -> Quote | None:
    """The quote of a quotation by the nearest verb of saying or describing in its sentence, or in the one that it ends in."""
    last = page.quoted[k].last
    return _by_verb(page, n, k) or (_by_verb(page, last, k) if last > n else None) or _by_tail(page, k)


def _by_tail(page: _Page, k: int) -> Quote | None:
    """The quote of a quotation whose cue was cut off as a sentence of its own: "… ready?” Graham asked." """
    quoted = page.quoted[k]
    if quoted.last + 1 >= len(page.sights):
        return None
    tree = page.sights[quoted.last + 1].tree
    near = tree.start - quoted.end <= _GAP and not _new_paragraph(page, quoted.last + 1)
    return _by_verb(page, quoted.last + 1, k, wholly=True) if near and len(tree.words) <= _TAIL else None


def _by_verb(page: _Page, n: int, k: int, wholly: bool = False) -> Quote | None:
    """The quote of a quotation by the nearest verb of a sentence."""
    quoted = page.quoted[k]
    share = 1.0 if wholly else _share(page.sights[n].tree, quoted)
    fitting = [c for c in _speaking(page, n) if share >= _HALF or c[0].lemma not in page.table.quote_only]
    if not fitting:
        return None
    word, head = min(fitting, key=lambda c: (max(quoted.start - c[0].end, c[0].start - quoted.end), c[0].i))
    saying = Saying((word.i, word.i), word.i, head, (), "quoted")
    return page.quote(n, saying, _group(page, k), "direct" if share >= _HALF else "mixed")


def _is_long(tree: Tree, quoted: Quoted) -> bool:
    return tree.text.count(" ", quoted.start, quoted.end) >= _FEWEST


def _group(page: _Page, k: int) -> tuple[Span, ...]:
    text = page.sights[0].tree.text
    pieces = [page.quoted[m] for m in page.groups[page.quoted[k].group]]
    return tuple(Span(text[q.start : q.end], q.start, q.end) for q in pieces)


def _afloat(page: _Page, n: int) -> bool:
    """Whether a sentence stands within quotation marks."""
    tree = page.sights[n].tree
    return sum(_share(tree, q) for _, q in page.near(n)) >= _WHOLLY


def _share(tree: Tree, quoted: Quoted) -> float:
    """How much of a sentence's length a quotation covers."""
    return max(0, min(tree.end, quoted.end) - max(tree.start, quoted.start)) / max(1, tree.end - tree.start - 3)
