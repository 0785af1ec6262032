"""Who says so: the source that a cue names, of which kind it is, and the medium."""

from collections.abc import Callable

from dateline.coding.attribution.saying import LOOSE, Saying
from dateline.coding.attribution.speakers import can_speak
from dateline.coding.phrases import phrase, shown
from dateline.coding.sight import Sight
from dateline.knowledge.actors import normal
from dateline.knowledge.sources import SourceTable
from dateline.model import Party, Source, SourceKind
from dateline.model import Span as TextSpan

Resolver = Callable[[int], Party | None]
_PERSONAL = frozenset({"he", "she", "i", "him", "her"})
_INDEFINITE = frozenset({"a", "an", "another", "one", "several", "some"})
_BREAKS = frozenset({"acl", "ccomp", "parataxis", "advcl", "conj"})
_LONGEST = 16
_NAMING = 60


def source_of(sight: Sight, saying: Saying, table: SourceTable, party: Resolver) -> Source:
    """The source that a cue names."""
    cue = sight.tree.span(*saying.cue)
    medium = _medium(sight, saying, table)
    if saying.source is None:
        return Source(cue, cue, "anonymous", None, None, medium, None, saying.manner)
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
        shown(sight.tree, first, last),
        cue,
        kind,
        who.name if who else None,
        who.entity if who else None,
        medium,
        None,
        saying.manner,
    )


def addressee(sight: Sight, saying: Saying, table: SourceTable) -> TextSpan | None:
    """To whom it is said: "told reporters", "said to the inquiry"; None where nobody is named."""
    tree, words = sight.tree, sight.tree.words
    if words[saying.anchor].pos != "VERB" or saying.form in LOOSE:
        return None
    told = words[saying.anchor].lemma in table.addressing
    objects = (
        [c for c in tree.kids(saying.anchor, "iobj", "obj") if told] if not sight.frame(saying.anchor).passive else []
    )
    spoken = [c for c in tree.kids(saying.anchor, "obl") if tree.case(c) == "to" and can_speak(sight, c, table)]
    head = next((c for c in (*objects, *spoken) if c != saying.source and c not in saying.contents[1:]), None)
    return shown(tree, *phrase(tree, head)) if head is not None else None


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
    if word.name or (who and who.entity):
        return False
    return _asked_for_it(sight, head, table) or _is_somebody(sight, head, table)


def _is_somebody(sight: Sight, head: int, table: SourceTable) -> bool:
    """Whether one or a few people are told of for the first time and not by name: "a police officer", "two judges"."""
    words = sight.tree.words
    person = words[head].lemma in table.people or (
        words[head].lemma in table.officials and "@person" in sight.features(head)
    )
    new = any(words[c].lemma in _INDEFINITE or words[c].dep == "nummod" for c in words[head].children if c < head)
    return person and new and not _names_itself(sight, head)


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
