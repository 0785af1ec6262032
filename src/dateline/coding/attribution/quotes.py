"""Quotes of a report: what somebody is said to say, think, want or show – direct, indirect and mixed – and who it is."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.attribution.carried import carried
from dateline.coding.attribution.labels import Label, find_labels
from dateline.coding.attribution.leftover import with_leftover
from dateline.coding.attribution.page import WHOLLY, Page, Resolver, page_of
from dateline.coding.attribution.passages import joined, said
from dateline.coding.attribution.quotemarks import Quoted
from dateline.coding.attribution.saying import Saying
from dateline.coding.attribution.sayings import find_sayings
from dateline.coding.phrases import phrase
from dateline.coding.sight import Sight
from dateline.knowledge.sources import SourceTable
from dateline.model import Quote, QuoteKind


def find_quotes(sights: Sequence[Sight], table: SourceTable, party: Resolver) -> tuple[Quote, ...]:
    """The quotes of a report's sentences, in the order of what is quoted, the outer before the inner. `party` resolves
    (sentence, word)."""
    page = page_of(sights, table, party)
    claimed: set[int] = set()
    labelled = [_labelled(page, label, claimed) for label in find_labels(sights, table)]
    spoken = [_spoken(page, n, claimed) for n in range(len(sights))]
    for quote in labelled:
        spoken[quote.sentence].append(quote)
    return tuple(sorted(carried(page, with_leftover(page, spoken, claimed)), key=_order))


def _order(quote: Quote) -> tuple[int, int, int, int]:
    return quote.contents[0].start, -quote.contents[-1].end, -quote.rank, quote.cue.start if quote.cue else -1


def _labelled(page: Page, label: Label, claimed: set[int]) -> Quote:
    """The quote of a speaker named by layout; the quotations in it are used up."""
    first = bisect_right(page.quoted, label.start, key=lambda q: q.end)
    claimed |= set(range(first, bisect_right(page.quoted, label.end - 1, key=lambda q: q.start)))
    tree = page.tree(label.sentence)
    saying = Saying((label.mark, label.mark), label.mark, label.head, (), "label")
    quote = page.quote(label.sentence, saying, joined(tree.text, _pieces(page, label)), "direct")
    return replace(quote, speaker=tree.span(*phrase(tree, label.head)))


def _pieces(page: Page, label: Label) -> list[tuple[int, int]]:
    """What a label's speaker says, sentence by sentence."""
    first = bisect_right(page.sights, label.start, key=lambda s: s.tree.end)
    last = bisect_right(page.sights, label.end - 1, key=lambda s: s.tree.start)
    trees = [s.tree for s in page.sights[first:last]]
    return [(max(t.start, label.start), min(t.end, label.end)) for t in trees]


def _spoken(page: Page, n: int, claimed: set[int]) -> list[Quote]:
    """The quotes of a sentence that have a cue in it; those with a cue inside quotation marks use up no quotation."""
    found = []
    words = page.tree(n).words
    for saying in find_sayings(page.sights[n], page.table):
        inner = page.in_marks(words[saying.cue[0]].start)
        quote, used = _quote_of(page, n, saying, set(page.by_sentence[n]) if inner else claimed)
        if quote:
            found.append(replace(quote, kind="indirect") if inner else quote)
            claimed |= used
    return found


def _quote_of(page: Page, n: int, saying: Saying, claimed: set[int]) -> tuple[Quote | None, set[int]]:
    """A cue's quote, and the quotations that it uses up."""
    tree = page.tree(n)
    runs = said(tree, saying, page.table, page.near(n))
    touched = [k for k in page.by_sentence[n] if _is_touched(page.quoted[k], runs)]
    free = [k for k in touched if k not in claimed]
    if not runs or (saying.form == "quoted" and not free):
        return None, set()
    kind = _quote_kind(runs, [page.quoted[k] for k in touched])
    used = {m for k in free for m in page.group(k)}
    whole = [(page.quoted[k].start, page.quoted[k].end) for k in used]
    return page.quote(n, saying, joined(tree.text, [*runs, *whole]), kind), used


def _is_touched(quoted: Quoted, runs: Sequence[tuple[int, int]]) -> bool:
    return any(quoted.start < end and start < quoted.end for start, end in runs)


def _quote_kind(runs: Sequence[tuple[int, int]], quoted: Sequence[Quoted]) -> QuoteKind:
    """Direct if nearly all that is said stands in quotation marks, mixed if some of it does."""
    length = sum(end - start for start, end in runs)
    within = sum(max(0, min(end, q.end) - max(start, q.start)) for start, end in runs for q in quoted)
    return "direct" if within >= WHOLLY * length else "mixed" if within else "indirect"
