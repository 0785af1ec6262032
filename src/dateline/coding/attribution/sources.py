"""Who says so: the source that a cue names, the medium that it was said in, and to whom."""

from collections.abc import Callable

from dateline.coding.attribution.kinds import is_outlet, kind_of
from dateline.coding.attribution.saying import LOOSE, Saying
from dateline.coding.attribution.speakers import author, can_speak
from dateline.coding.phrases import phrase, shown
from dateline.coding.sight import Sight
from dateline.knowledge.sources import SourceTable
from dateline.model import Party, Source, Span

Naming = Callable[[int], Party | None]
"""Whom a word of the sentence names."""
_BREAKS = frozenset({"acl", "ccomp", "parataxis", "advcl", "conj"})
_LONGEST = 16
"""Words of a medium's phrase at most."""


def source_of(sight: Sight, saying: Saying, table: SourceTable, party: Naming) -> Source:
    """The source that a cue names: of a website or document, whose it is; where nobody is named, the cue itself."""
    tree, head = sight.tree, saying.source
    cue, medium = tree.span(*saying.cue), _medium(sight, saying, table)
    if head is None:
        return Source(cue, cue, "anonymous", None, None, medium, manner=saying.manner)
    owner = _owner(sight, head, table)
    whose = head if owner is None else owner
    who = party(whose)
    if owner is not None:
        medium = medium or tree.words[head].text
    document = owner is not None and tree.words[head].lemma not in table.owned
    kind = "document" if document else kind_of(sight, whose, who, table)
    name, entity = (who.name, who.entity) if who else (None, None)
    return Source(shown(tree, *phrase(tree, head)), cue, kind, name, entity, medium, manner=saying.manner)


def addressee(sight: Sight, saying: Saying, table: SourceTable) -> Span | None:
    """To whom it is said: "told reporters", "said to the inquiry"; None where nobody is named."""
    tree, i = sight.tree, saying.anchor
    if tree.words[i].pos != "VERB" or saying.form in LOOSE:
        return None
    told = tree.words[i].lemma in table.addressing and not sight.frame(i).passive
    objects = tree.kids(i, "iobj", "obj") if told else []
    spoken = [c for c in tree.kids(i, "obl") if tree.case(c) == "to" and can_speak(sight, c, table)]
    head = next((c for c in (*objects, *spoken) if c != saying.source and c not in saying.contents[1:]), None)
    return shown(tree, *phrase(tree, head)) if head is not None else None


def _owner(sight: Sight, head: int, table: SourceTable) -> int | None:
    """Whose website, statement or report a source is."""
    word = sight.tree.words[head]
    if word.name or not (word.lemma in table.owned or word.lemma in table.documents):
        return None
    return author(sight, head)


def _medium(sight: Sight, saying: Saying, table: SourceTable) -> str | None:
    """The words for what it was said in or on: "in an interview with …", "on Twitter", or the outlet that was told."""
    tree, words = sight.tree, sight.tree.words
    if saying.form in LOOSE:
        return None
    for c in words[saying.anchor].children:
        word = words[c]
        if c == saying.source:
            continue
        if word.dep in {"obl", "nmod"} and tree.case(c) in table.medium_prepositions and word.lemma in table.mediums:
            return _stretch(sight, c).text
        if word.dep == "advcl" and word.tag in {"VBG", "VBN"} and word.lemma in table.medium_verbs:
            return _stretch(sight, c).text
        if word.dep in {"obj", "iobj"} and _is_told_outlet(sight, saying.anchor, c, table):
            return shown(tree, *phrase(tree, c)).text
    return None


def _is_told_outlet(sight: Sight, verb: int, c: int, table: SourceTable) -> bool:
    return sight.tree.words[verb].lemma in table.addressing and is_outlet(sight, c, None, table)


def _stretch(sight: Sight, c: int) -> Span:
    """A phrase from its preposition up to its first clause or comma."""
    words = sight.tree.words
    found, stack = {c}, [c]
    while stack:
        for k in words[stack.pop()].children:
            if words[k].dep not in _BREAKS and words[k].dep != "punct":
                found.add(k)
                stack.append(k)
    first = min(found)
    last = first
    while last + 1 - first < _LONGEST and (last + 1 in found or last < c):
        last += 1
    return sight.tree.span(first, last)
