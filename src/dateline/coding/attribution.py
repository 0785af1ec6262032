"""Who says so: the chain of sources that an act hangs on within its sentence."""

from collections.abc import Callable, Mapping

from dateline.coding.phrases import phrase, shown
from dateline.coding.sayings import Saying, find_sayings
from dateline.coding.sight import Sight
from dateline.knowledge.actors import normal
from dateline.knowledge.sources import SourceTable
from dateline.model import Party, Source, SourceKind
from dateline.model import Span as TextSpan

Resolver = Callable[[int], Party | None]
_PERSONAL = frozenset({"he", "she", "i", "him", "her"})
_BREAKS = frozenset({"acl", "ccomp", "parataxis", "advcl", "conj"})
_LONGEST = 16
_NAMING = 60


def sources_over(sight: Sight, trigger: int, table: SourceTable, party: Resolver) -> tuple[Source, ...]:
    """The sources of the act at word `trigger`, outermost first; empty where the report speaks for itself.

    `party` resolves the head word of a phrase to who it names, or None. Where a cue names nobody ("is said to have"),
    the source is anonymous and its span is the cue's.
    """
    path = _path(sight, trigger)
    over = [(height, s) for s in find_sayings(sight, table) if (height := _height(sight, s, path, table)) is not None]
    over.sort(key=lambda found: (-found[0], -found[1].rank, found[1].cue))
    return tuple(dict.fromkeys(source_of(sight, s, table, party) for _, s in over))


def _path(sight: Sight, trigger: int) -> Mapping[int, int]:
    """The words from the trigger to the root and their heights above the trigger."""
    words, path, at = sight.tree.words, dict[int, int](), trigger
    while at >= 0 and at not in path:
        path[at] = len(path)
        at = words[at].head
    return path


def _height(sight: Sight, saying: Saying, path: Mapping[int, int], table: SourceTable) -> int | None:
    """How high above the trigger what is said begins; None if the trigger is not in it."""
    heights = [path[c] for c in saying.contents if c in path]
    if not heights:
        return None
    height = min(heights)
    anchor = path.get(saying.anchor)
    below = anchor is not None and anchor < height
    return None if below or (saying.anchor not in path and _speaks_for_itself(sight, path, height, table)) else height


def _speaks_for_itself(sight: Sight, path: Mapping[int, int], height: int, table: SourceTable) -> bool:
    """Whether the trigger stands in a coordinated clause that has a reporting verb and subject of its own."""
    words = sight.tree.words
    below = next((w for w, h in path.items() if h == height - 1), None)
    return (
        below is not None
        and words[below].dep == "conj"
        and words[below].lemma in table.verbs
        and bool(sight.tree.kids(below, "nsubj"))
    )


def source_of(sight: Sight, saying: Saying, table: SourceTable, party: Resolver) -> Source:
    """The source that a cue names."""
    cue = sight.tree.span(*saying.cue)
    medium = _medium(sight, saying, table)
    if saying.source is None:
        return Source(cue, cue, "anonymous", None, None, medium, None)
    head = saying.source
    first, last = phrase(sight.tree, head)
    owner = _owner(sight, head, table)
    whose = head if owner is None else owner
    who = party(whose)
    if owner is not None:
        medium = medium or sight.tree.words[head].text
    document = owner is not None and sight.tree.words[head].lemma not in table.owned
    kind: SourceKind = "document" if document else _kind(sight, whose, who, table)
    return Source(
        shown(sight.tree, first, last), cue, kind, who.name if who else None, who.entity if who else None, medium, None
    )


def _owner(sight: Sight, head: int, table: SourceTable) -> int | None:
    """Whose website, statement or report a source is."""
    word = sight.tree.words[head]
    if word.name or not (word.lemma in table.owned or word.lemma in table.documents):
        return None
    slots = sight.frame(head).slots
    found = slots.get("poss") or slots.get("by") or slots.get("from")
    return found[0] if found else None


def _kind(sight: Sight, head: int, who: Party | None, table: SourceTable) -> SourceKind:
    """What kind of source a phrase names: anonymity, outlets and documents by words, then by who it is."""
    word = sight.tree.words[head]
    if _is_anonymous(sight, head, who, table):
        return "anonymous"
    if _is_outlet(sight, head, who, table):
        return "outlet"
    if word.lemma in table.documents and not word.name:
        return "document"
    if (who and set(who.sectors[:1]) & table.official_sectors) or (who and (who.entity or "").startswith("country/")):
        return "official"
    if word.lemma in table.officials or _describers(sight, head) & table.officials:
        return "official"
    if _is_person(sight, head, who, table):
        return "person"
    return "group"


def _describers(sight: Sight, head: int) -> frozenset[str]:
    """The words of a title before a name or of an apposition after it."""
    words = sight.tree.words
    return frozenset(
        words[c].lemma
        for c in words[head].children
        if words[c].dep in {"compound", "appos", "flat"} or words[c].full == "nmod:desc"
    )


def _is_person(sight: Sight, head: int, who: Party | None, table: SourceTable) -> bool:
    word = sight.tree.words[head]
    if who and who.entity:
        return who.entity.startswith("person/")
    return word.name == "PER" or word.lemma in table.people or word.text.lower() in _PERSONAL


def _is_anonymous(sight: Sight, head: int, who: Party | None, table: SourceTable) -> bool:
    word = sight.tree.words[head]
    if word.lemma in table.anonymous and not word.name:
        return not _names_itself(sight, head)
    if word.lemma in table.anonymous_plural and word.tag == "NNS":
        return not any(sight.frame(head).slots.get(slot) for slot in ("poss", "by", "from", "adj", "compound"))
    return not word.name and not (who and who.entity) and _asked_for_it(sight, head, table)


def _names_itself(sight: Sight, head: int) -> bool:
    """Whether an apposition or title gives the name of "a resident, Omar Haddad,"."""
    words = sight.tree.words
    return any(words[c].name == "PER" and words[c].dep in {"appos", "flat"} for c in words[head].children)


def _asked_for_it(sight: Sight, head: int, table: SourceTable) -> bool:
    """Whether "on condition of anonymity" or the like stands with the phrase, in the words after it."""
    words = sight.tree.words
    later = " ".join(w.text.lower() for w in words[head : head + _NAMING])
    return any(p in later for p in table.anonymous_phrases)


def _is_outlet(sight: Sight, head: int, who: Party | None, table: SourceTable) -> bool:
    word = sight.tree.words[head]
    if who and who.sectors[:1] == ("JRN",):
        return True
    elsewhere = who is not None and who.entity is not None and not who.entity.startswith("country/")
    if word.lemma in table.outlets and not elsewhere and not _is_public_agency(sight, head, who):
        return True
    return _outlet_name(sight, head, table)


def _is_public_agency(sight: Sight, head: int, who: Party | None) -> bool:
    """Whether an agency is one of the state ("the intelligence agency") and not one of news."""
    described = _describers(sight, head)
    return sight.tree.words[head].lemma == "agency" and bool(
        who and who.sectors and described and not described & {"news", "press"}
    )


def _outlet_name(sight: Sight, head: int, table: SourceTable) -> bool:
    span = shown(sight.tree, *phrase(sight.tree, head))
    return normal(span.text) in table.outlet_names or span.text.lower() in table.outlet_names


def _medium(sight: Sight, saying: Saying, table: SourceTable) -> str | None:
    """The words for what it was said in or on: "in an interview with …", "on Twitter", or the outlet that was told."""
    tree, words = sight.tree, sight.tree.words
    if saying.form in {"phrase", "citing", "adverb"}:
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
    return sight.tree.words[verb].lemma in table.addressing and _is_outlet(sight, c, None, table)


def _stretch(sight: Sight, c: int) -> TextSpan:
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
