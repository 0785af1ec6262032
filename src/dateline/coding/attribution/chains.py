"""Whose words a character stands in: the quotes around it, and the sources of what is told there."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from dateline.model import Manner, Quote, Source

_ATTITUDES: frozenset[Manner] = frozenset({"judge", "feel", "want"})


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
    kept = (q.source for q in chain if q.manner not in _ATTITUDES or any(_holds(q, claim) for claim in claims))
    return tuple(dict.fromkeys(source for source in kept if source))


def speaker_of_quoted(quotes: Sequence[Quote], offset: int) -> Source | None:
    """Who speaks the direct quote that holds the character; else None. `quotes` as `find_quotes` gives."""
    return next((q.source for q in reversed(quotes) if q.kind == "direct" and _covers(q, offset)), None)


def _covers(quote: Quote, offset: int) -> bool:
    return any(c.start <= offset < c.end for c in (*quote.contents, *quote.carried))


def _holds(outer: Quote, inner: Quote) -> bool:
    """Whether the inner's cue stands in what the outer says."""
    return inner.cue is not None and _covers(outer, inner.cue.start)
