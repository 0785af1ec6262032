"""Of which kind a source is: anonymous, an outlet, a document, an official, a person or a group."""

from dateline.coding.phrases import phrase, shown
from dateline.coding.sight import Sight
from dateline.knowledge.actors import normal
from dateline.knowledge.sources import SourceTable
from dateline.model import Party, SourceKind

_NAMING = 60
"""Words from a source on in which it may be said that it asked not to be named."""


def kind_of(sight: Sight, head: int, who: Party | None, table: SourceTable) -> SourceKind:
    """What kind of source a phrase names: anonymity, outlets and documents by words, then by who it is."""
    word = sight.tree.words[head]
    if _is_anonymous(sight, head, who, table):
        return "anonymous"
    if is_outlet(sight, head, who, table):
        return "outlet"
    if word.lemma in table.documents and not word.name:
        return "document"
    if (who and _governs(who, table)) or table.officials & {word.lemma, *_describers(sight, head)}:
        return "official"
    return "person" if _is_person(sight, head, who, table) else "group"


def _governs(who: Party, table: SourceTable) -> bool:
    """Whether somebody is a country or of a sector of the state."""
    return bool(set(who.sectors[:1]) & table.official_sectors) or (who.entity or "").startswith("country/")


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
    return word.name == "PER" or not table.people.isdisjoint({word.lemma, word.text.lower()})


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
    new = any(words[c].lemma in table.indefinite or words[c].dep == "nummod" for c in words[head].children if c < head)
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


def is_outlet(sight: Sight, head: int, who: Party | None, table: SourceTable) -> bool:
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
