"""Quotes that a next sentence goes on with, without a cue: "Villagers said soldiers came at night. They had burned the mill." """

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.attribution.page import Page
from dateline.coding.dates.tenses import is_pluperfect
from dateline.model import Quote
from dateline.parsing.tree import Tree

_REACH = 3
"""Sentences behind the cue that may go on with what was said."""


def carried(page: Page, quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes, each with the sentences that go on with it: in the past perfect, of what was not itself said in it."""
    told: dict[int, list[int]] = {}
    for k, quote in enumerate(quotes):
        told.setdefault(quote.sentence, []).append(k)
    found = list(quotes)
    for n in range(1, len(page.sights)):
        if n not in told and _is_earlier(page.tree(n)) and not page.begins_paragraph(n):
            for k in (k for near in range(n - _REACH, n) for k in told.get(near, ())):
                if _is_open(page, found[k], n):
                    found[k] = replace(found[k], carried=(*found[k].carried, page.tree(n).span(0, -1)))
    return found


def _is_open(page: Page, quote: Quote, n: int) -> bool:
    """Whether a quote tells what was said, not in the past perfect, and went on to the end of the sentence before."""
    if quote.manner != "say" or quote.kind != "indirect" or not quote.cue:
        return False
    before, tree = page.tree(n - 1), page.tree(quote.sentence)
    cue = next((w.i for w in tree.words if w.start == quote.cue.start), None)
    if cue is None or is_pluperfect(tree, cue):
        return False
    last = (quote.carried or quote.contents)[-1].end
    to_end = last > before.start and not any(c.isalnum() for c in before.text[last : before.end])
    return to_end or _is_said_after(quote, before)


def _is_said_after(quote: Quote, tree: Tree) -> bool:
    """Whether a cue of the sentence stands behind what is said: "…, a priest said." """
    start, end = quote.contents[0].start, quote.contents[-1].end
    return quote.cue is not None and tree.start <= start and end < quote.cue.start < tree.end


def _is_earlier(tree: Tree) -> bool:
    """Whether a sentence is told in the past perfect."""
    return any(w.head < 0 and is_pluperfect(tree, w.i) for w in tree.words)
