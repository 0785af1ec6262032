"""Quotations that no cue claimed: they go to the verb beside them, on with the last speaker, or stand alone."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.coding.attribution.page import WHOLLY, Page, share
from dateline.coding.attribution.passages import joined
from dateline.coding.attribution.quotemarks import Quoted
from dateline.coding.attribution.saying import Saying
from dateline.coding.attribution.speakers import speaker
from dateline.model import Quote
from dateline.parsing.tree import Word

_REACH = 3
"""Sentences after which the last speaker is forgotten."""
_HALF = 0.5
"""The share of a sentence from which a quotation in it is direct speech, and a verb such as "laughed" tells of it."""
_LONG = 5
"""Spaces in a quotation that is no mere word or phrase."""
_GAP, _TAIL = 3, 9
"""Characters between a quotation and a sentence that is only its cue, and how many words such a sentence has at most."""


_Verbs = Sequence[tuple[Word, int]]
"""Verbs, each with the head of the phrase of who says it."""


@dataclass(frozen=True, slots=True)
class _Found:
    """The quotes so far, and where in this list those of a sentence are by the offset of their cue."""

    quotes: list[Quote]
    at: list[dict[int, int]]


@dataclass(frozen=True, slots=True)
class _Last:
    """The quote of the last speaker, by its place, and its sentence."""

    quote: int
    sentence: int


def with_leftover(page: Page, spoken: Sequence[Sequence[Quote]], claimed: set[int]) -> list[Quote]:
    """All quotes: those of each sentence that have a cue in it (`spoken`) and those of quotations that are not among the
    `claimed`."""
    found = _gathered(page, spoken)
    speaking = cache(lambda n: list(_speaking(page, n)))
    last: _Last | None = None
    for n, near in enumerate(page.by_sentence):
        for k in near:
            if k not in claimed:
                claimed |= set(page.group(k))
                _place(page, n, k, found, _beside(page, n, k, speaking), last)
        last = _last_speaker(page, n, found, last)
    return found.quotes


def _gathered(page: Page, spoken: Sequence[Sequence[Quote]]) -> _Found:
    found = _Found([quote for some in spoken for quote in some], [{} for _ in page.sights])
    for k, quote in enumerate(found.quotes):
        if quote.cue:
            found.at[quote.sentence][quote.cue.start] = k
    return found


def _last_speaker(page: Page, n: int, found: _Found, last: _Last | None) -> _Last | None:
    """Who spoke last, after a sentence: the last speaker named in it, of direct speech before others, or still the one before
    if all of it stands in quotation marks."""
    named = [k for cue, k in found.at[n].items() if found.quotes[k].source and not page.in_marks(cue)]
    if named:
        direct = [k for k in named if found.quotes[k].kind == "direct"]
        return _Last((direct or named)[-1], n)
    afloat = sum(share(page.tree(n), q) for q in page.near(n)) >= WHOLLY
    return last if last and afloat and n - last.sentence < _REACH else None


def _place(page: Page, n: int, k: int, found: _Found, beside: Quote | None, last: _Last | None) -> None:
    """Put a quotation where it belongs: to the verb beside it, to the last speaker, before the quotation that goes on."""
    quoted, tree = page.quoted[k], page.tree(n)
    wholly = share(tree, quoted) >= WHOLLY
    long = wholly or tree.text.count(" ", quoted.start, quoted.end) >= _LONG
    if beside and beside.cue:
        known = found.at[beside.sentence].setdefault(beside.cue.start, len(found.quotes))
        if known == len(found.quotes):
            found.quotes.append(beside)
        elif long:
            _lengthen(page, found, known, k)
    elif wholly and last and n - last.sentence <= _REACH:
        _lengthen(page, found, last.quote, k)
    elif wholly and (opening := _opening_quote(page, n + 1, found)) is not None:
        _lengthen(page, found, opening, k)
    elif long:
        found.quotes.append(Quote(n, None, None, page.spans(k), "direct" if wholly else "mixed"))


def _lengthen(page: Page, found: _Found, place: int, k: int) -> None:
    """Give a quote one more quotation."""
    quote = found.quotes[place]
    pieces = [(c.start, c.end) for c in (*quote.contents, *page.spans(k))]
    found.quotes[place] = replace(quote, contents=joined(page.tree(0).text, pieces))


def _opening_quote(page: Page, n: int, found: _Found) -> int | None:
    """The direct quote, by its place, that a sentence of the same paragraph begins with."""
    if n >= len(page.sights) or page.begins_paragraph(n):
        return None
    start = page.tree(n).words[0].end
    quotes = found.quotes
    return next(
        (k for k in found.at[n].values() if quotes[k].kind == "direct" and quotes[k].contents[0].start <= start), None
    )


def _speaking(page: Page, n: int) -> Iterator[tuple[Word, int]]:
    """Verbs of saying or describing outside of quotation marks, each with its subject."""
    sight, table = page.sights[n], page.table
    for word in sight.tree.words:
        known = word.lemma in table.verbs or word.lemma in table.describing or word.lemma in table.quote_only
        if known and word.pos == "VERB" and not page.in_marks(word.start):
            head = speaker(sight, word.i)
            if head is not None and not page.in_marks(sight.tree.words[head].start):
                yield word, head


def _beside(page: Page, n: int, k: int, speaking: Callable[[int], _Verbs]) -> Quote | None:
    """The quote of a quotation by the nearest verb of saying or describing in its sentence, or in the one that it ends in, or in
    one behind that is nothing but its cue: "… ready?” Graham asked." """
    last = page.quoted[k].last
    found = _by_verb(page, n, k, speaking(n))
    if not found and last > n:
        found = _by_verb(page, last, k, speaking(last))
    if not found and _is_tail(page, last + 1, page.quoted[k]):
        found = _by_verb(page, last + 1, k, speaking(last + 1), wholly=True)
    return found


def _is_tail(page: Page, n: int, quoted: Quoted) -> bool:
    """Whether a sentence is short and close enough behind a quotation to be its cue alone."""
    if n >= len(page.sights) or page.begins_paragraph(n):
        return False
    tree = page.tree(n)
    return tree.start - quoted.end <= _GAP and len(tree.words) <= _TAIL


def _by_verb(page: Page, n: int, k: int, verbs: _Verbs, wholly: bool = False) -> Quote | None:
    """The quote of a quotation by the nearest of a sentence's verbs; `wholly`: all the sentence before was the quotation."""
    quoted = page.quoted[k]
    half = wholly or share(page.tree(n), quoted) >= _HALF
    fitting = [v for v in verbs if half or v[0].lemma not in page.table.quote_only]
    if not fitting:
        return None
    word, head = min(fitting, key=lambda v: (max(quoted.start - v[0].end, v[0].start - quoted.end), v[0].i))
    saying = Saying((word.i, word.i), word.i, head, (), "quoted")
    return page.quote(n, saying, page.spans(k), "direct" if half else "mixed")
