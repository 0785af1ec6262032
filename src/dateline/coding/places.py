"""Where an act took place: the place of its own clause, not any place of the sentence. "Moscow said" is no place."""

from dateline.coding.phrases import phrase, shown
from dateline.coding.sight import Sight
from dateline.knowledge.actors import Term
from dateline.model import Where

_SLOTS = ("in", "at", "near", "outside", "along", "on", "around", "over", "off", "into", "from")
_PLACES = frozenset({"name", "capital", "city"})
_PRECISION = {"name": "country", "capital": "town", "city": "region"}


def where_of(sight: Sight, word: int) -> Where | None:
    """The place of the act at `word`, or of the verb that its noun leans on; None when none is told."""
    head = sight.tree.words[word].head
    governor = (
        [head] if head >= 0 and sight.tree.words[head].pos == "VERB" and sight.tree.words[word].pos != "VERB" else []
    )
    for at in (word, *governor):
        slots = sight.frame(at).slots
        for slot in _SLOTS:
            for filler in slots.get(slot, ()):
                place = _place(sight, filler)
                if place:
                    return place
    return None


def _place(sight: Sight, filler: int) -> Where | None:
    """The place that a phrase names: its own name, or that of what describes it ("the Gaza border")."""
    tree = sight.tree
    match = sight.match(filler)
    term = _place_term(match.terms) if match else None
    if match and term:
        return Where(
            tree.span(match.first, match.last),
            tree.span(match.first, match.last).text,
            None,
            term.country,
            precision=_PRECISION[term.kind],
        )
    if tree.words[filler].name == "LOC":
        span = shown(tree, *phrase(tree, filler))
        inner = next(
            (t.country for c in tree.words[filler].children if (m := sight.match(c)) and (t := _place_term(m.terms))),
            None,
        )
        return Where(span, span.text, None, inner, precision="town")
    for c in tree.words[filler].children:
        inner_match = sight.match(c)
        found = _place_term(inner_match.terms) if inner_match and tree.words[c].dep in {"compound", "nmod"} else None
        if found:
            return Where(
                shown(tree, *phrase(tree, filler)),
                found.name if found.kind == "name" else None,
                None,
                found.country,
                precision="region",
            )
    return None


def _place_term(terms: tuple[Term, ...]) -> Term | None:
    return next((t for t in terms if t.kind in _PLACES), None)
