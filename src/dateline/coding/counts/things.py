"""Numbers of money, shares, lengths of time and things."""

import re

from dateline.coding.counts.amounts import DASHES
from dateline.coding.counts.numerals import Numeral
from dateline.coding.counts.people import fate_of, is_person
from dateline.coding.counts.sight import Reading, Sight, anchors_of

_TIME_BEFORE = frozenset({"within", "in", "after", "before", "until", "by", "since", "every", "per", "past", "last"})
_TIME_AFTER = frozenset({"ago", "earlier", "later", "before", "after", "old", "previously", "since", "away"})
_DATING = frozenset(
    {"last", "past", "next", "first", "final", "recent", "previous", "coming", "preceding", "following"}
)
_CONFINED = frozenset(
    {"prison", "jail", "custody", "detention", "captivity", "exile", "colony", "bar", "labour", "camp", "cell", "hand"}
)
_CRAFT = re.compile(
    r"(?:mig|su|il|an|tu|mi|ka|f|f/a|b|c|ac|ah|mh|uh|ch|oh|av|cv|mv|kc|ea|ep|p|j|h|e|yak|l|a|rc|u)-\d|\w*(?:copter|ship|boat|plane|craft)"
)
_POLLED = frozenset({"turnout", "vote"})
_LASTING = frozenset({"will", "would", "to", "may", "might", "could", "can", "must", "should", "not"})
_STRETCHING = frozenset(
    {"extend", "prolong", "lengthen", "shorten", "cut", "reduce", "delay", "postpone", "renew", "extension"}
)
_SUMS = frozenset({"vehicles", "buildings", "weapons"})


def thing_kind(sight: Sight, noun: str) -> str | None:
    """The kind of a thing; lemmas of names keep their plural s ("36 Shaheds")."""
    if noun == "fighter" and _is_flown(sight):
        return "vehicles"
    known = sight.table.things.get(noun) or sight.table.things.get(noun.removesuffix("s"))
    role = sight.table.roles.get(noun) if known is None else None
    if role is None or role.kind != "thing" or "MIL" not in role.sectors:
        return known
    return "vehicles" if _CRAFT.match(noun) else "weapons"


def _is_flown(sight: Sight) -> bool:
    """Whether the fighters of a sentence are aircraft: shot down, scrambled, or called by a model."""
    words = sight.tree.words
    down = any(w.lemma == "shoot" and words[w.i + 1].text == "down" for w in words[:-1])
    return down or any(w.lemma in {"scramble", "jet", "airspace", "mig"} or _CRAFT.fullmatch(w.lemma) for w in words)


def is_damaged(sight: Sight, number: Numeral) -> bool:
    """Whether a building's number stands by a word that tells damage; others are places only."""
    tree, table = sight.tree, sight.table
    above = [tree.words[k] for k in anchors_of(sight, number, None)]
    below = [tree.words[k] for k in tree.words[number.noun or 0].children]
    below += [tree.words[k] for w in above for k in tree.kids(w.i, "obl", "xcomp", "advmod")]
    return any(w.lemma in table.lists.struck for w in above if w.pos in {"VERB", "AUX"}) or any(
        w.lemma in table.lists.damage for w in (*above, *below)
    )


def has_role(sight: Sight, noun: int | None) -> bool:
    """Whether a noun with the word before it is a person's role ("suicide bomber")."""
    words = sight.tree.words
    if not noun:
        return False
    role = sight.table.roles.get(f"{words[noun - 1].text.lower()} {words[noun].lemma}")
    return role is not None and role.kind == "person"


def money_told(sight: Sight, number: Numeral) -> Reading | None:
    if number.currency:
        return None if _is_price(sight, number.last) else Reading("money", number.currency)
    if number.noun is None or number.percent:
        return None
    words = sight.tree.words
    noun = words[number.noun].lemma
    code = (
        sight.table.national.get(f"{words[number.noun - 1].text.lower()} {noun}")
        or sight.table.currencies.get(noun)
        or sight.table.currencies.get(noun.removesuffix("s"))
    )
    apart = words[number.last + 1].text in DASHES or (
        noun == "pound" and [w.text for w in words[number.noun + 1 : number.noun + 2]] == ["of"]
    )
    return Reading("money", code, last=number.noun) if code and not apart and number.noun - number.last <= 3 else None


def _is_price(sight: Sight, last: int) -> bool:
    """Whether a sum is a price of goods ("$80 a barrel")."""
    words = sight.tree.words
    following = [w.lemma for w in words[last + 1 : last + 3]]
    return len(following) == 2 and following[0] in {"a", "an", "per"} and following[1] in sight.table.lists.goods


def share_told(sight: Sight, number: Numeral) -> Reading | None:
    """A share of people or things with a kind of their own, or of money; other shares are no counts."""
    tree, table = sight.tree, sight.table
    following = [w.text.lower() for w in tree.words[number.last + 1 : number.last + 5]]
    if following[:1] == ["of"] and any(text in table.signs for text in following):
        return Reading("money", "percent")
    if not _POLLED.isdisjoint(w.lemma for w in tree.words[max(0, number.first - 6) : number.first]):
        return Reading("votes", "percent")
    if number.noun is None:
        return None
    noun = tree.words[number.noun].lemma
    if noun in table.things:
        return Reading(table.things[noun], "percent")
    fate = fate_of(sight, number)
    told = fate is not None and is_person(sight, number, fate)
    return Reading(fate.kind, "percent", fate.word) if told and fate is not None else None


def unit_of(sight: Sight, number: Numeral) -> str:
    assert number.noun is not None
    return (
        "votes"
        if thing_kind(sight, sight.tree.words[number.noun].lemma) == "votes"
        else sight.tree.words[number.noun].text.lower()
    )


def time_told(sight: Sight, number: Numeral) -> Reading | None:
    """A length of time that something lasts, in days; not one that says when ("within ten days", "two days earlier")."""
    tree, noun = sight.tree, number.noun
    assert noun is not None
    words = tree.words
    following = words[noun + 1 : noun + 4]
    if number.first and words[number.first - 1].text.lower() in _DATING and not _is_verb(sight, number.first - 1):
        return None
    if _is_span(sight, number, noun):
        return Reading("days", "days", last=noun)
    confined = any(w.lemma in _CONFINED for w in following)
    dating = tree.case(noun) in _TIME_BEFORE or any(
        w.text.lower() in _TIME_AFTER for w in following[:2] if w.pos != "PUNCT"
    )
    if dating and not confined:
        return None
    return Reading("days", "days", last=noun)


def _is_verb(sight: Sight, i: int) -> bool:
    """Whether "last" is the verb ("is to last 72 hours")."""
    words = sight.tree.words
    return words[i].text == "last" and i > 0 and words[i - 1].text.lower() in _LASTING


def _is_span(sight: Sight, number: Numeral, noun: int) -> bool:
    """Whether a length of time after "after" or "by" is how long something went on ("freed after eight years", "extended by
    90 days"), not when ("after two days, the rebels returned")."""
    words, head = sight.tree.words, sight.tree.words[noun].head
    before = words[number.first - 1].text if number.first else ""
    if before == "by":
        return head >= 0 and words[head].lemma in _STRETCHING
    return before == "after" and head >= 0 and head < number.first


def is_struck(sight: Sight, i: int, numbers: list[Numeral]) -> bool:
    tree, table = sight.tree, sight.table
    kind = table.things[tree.words[i].lemma]
    top = i
    while tree.words[top].dep == "conj" and tree.words[top].head >= 0:
        top = tree.words[top].head
    joined = [c for c in (top, *tree.kids(top, "conj")) if c != i]
    if any(n.noun in joined for n in numbers) and kind in _SUMS:
        return True
    word = tree.words[top]
    verb = tree.words[word.head] if word.head >= 0 else None
    if verb is None or verb.lemma not in table.lists.struck:
        return False
    return word.full in ({"nsubj", "obj", "nsubj:pass"} if kind == "weapons" else {"obj", "nsubj:pass"})
