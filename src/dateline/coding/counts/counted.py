"""From the number phrases of a sentence to its counts: what each counts, of what kind, and the words that it hangs on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from dateline.coding.counts.bare import bare
from dateline.coding.counts.fates import Fate, fates
from dateline.coding.counts.hints import hinted
from dateline.coding.counts.numerals import Numeral, numerals
from dateline.coding.counts.people import as_reading, fate_of, is_person, state_of
from dateline.coding.counts.sight import Acts, Reading, Sight, anchors_of, is_included, top_of
from dateline.coding.counts.things import (
    has_role,
    is_damaged,
    is_struck,
    money_told,
    share_told,
    thing_kind,
    time_told,
    unit_of,
)
from dateline.coding.counts.wording import named_by, scope_of, side_of
from dateline.knowledge.counts import CountTable
from dateline.model import Count
from dateline.parsing.tree import Tree

_PERSONAL = ("ist", "ian", "man", "woman", "eer", "eter", "nter", "rder", "cher", "iver", "ker", "lder", "ino")
_STRUCK = frozenset({"weapons", "vehicles", "buildings"})
_WITH_ARTICLE = frozenset({"killed", "wounded", "arrested", "hostages", "released", "missing", "charged"})


@dataclass(frozen=True, slots=True)
class Counted:
    """A count and the words that it hangs on: what tells its kind, then the words above the number up to a verb."""

    count: Count
    anchors: tuple[int, ...]


def counted_in(tree: Tree, table: CountTable, acts: Acts | None = None) -> tuple[Counted, ...]:
    """Every count of a sentence with its anchors, in order of the text."""
    numbers = [*numerals(tree, table)]
    if not numbers and not any(w.text in {"a", "an", "A", "An"} for w in tree.words):
        return ()
    sight = Sight(tree, table, fates(tree, table), cache(acts) if acts is not None else None)
    found: list[tuple[Numeral, Reading]] = []
    for number in sorted([*numbers, *_articles(sight, numbers)], key=lambda n: n.first):
        reading = _read(sight, number, found)
        if reading is not None:
            found.append((number, _as_part(tree, number, reading, found)))
    told = [n for n, _ in found]
    return tuple(_likened(list(_joined(tree, [_made(sight, *one) for one in found], told)), told))


def _joined(tree: Tree, counts: list[Counted], numbers: list[Numeral]) -> Iterator[Counted]:
    """The counts, the scope of one that "and" joins to another of its kind being "joined" ("two soldiers and a child")."""
    for k, (one, number) in enumerate(zip(counts, numbers, strict=True)):
        top = tree.words[top_of(tree, number)]
        to = [
            other.count.kind
            for other, n in zip(counts[:k], numbers, strict=False)
            if top.dep == "conj" and n.covers(top.head)
        ]
        joined = one.count.scope == "total" and one.count.unit == "people" and to == [one.count.kind]
        yield replace(one, count=replace(one.count, scope="joined")) if joined else one


def _likened(counts: list[Counted], numbers: list[Numeral]) -> Iterator[Counted]:
    """The counts, those of people without a noun taken for the same people as the ones counted before them."""
    of: str | None = None
    side: str | None = None
    for one, number in zip(counts, numbers, strict=True):
        if one.count.unit == "people" and number.noun is None and one.count.of is None:
            yield replace(one, count=replace(one.count, of=of, side=one.count.side or side))
            continue
        if one.count.unit == "people":
            of, side = one.count.of, one.count.side
        yield one


def _as_part(tree: Tree, number: Numeral, reading: Reading, before: list[tuple[Numeral, Reading]]) -> Reading:
    """A number that only tells part of the one before is of its kind, unless a fate of its own is told."""
    if not before or reading.unit != before[-1][1].unit or not is_included(tree, number, before[-1][0]):
        return reading
    whole = before[-1][1]
    own = reading.word is not None and reading.word != number.noun
    return replace(reading, part=True) if own else replace(reading, kind=whole.kind, word=whole.word, part=True)


def _made(sight: Sight, number: Numeral, reading: Reading) -> Counted:
    tree = sight.tree
    length = (
        sight.table.durations.get(tree.words[number.noun].lemma, 1.0)
        if number.noun is not None and reading.kind == "days"
        else 1.0
    )
    high = None if number.high is None else number.high * length
    span = tree.span(number.first, number.last if reading.last is None else reading.last)
    anchors = anchors_of(sight, number, reading.word)
    of, side = named_by(tree, number, sight.table, reading.kind), side_of(tree, number, sight.table)
    scope = (
        "including" if reading.part else "additional" if number.added else scope_of(tree, anchors, number, sight.table)
    )
    scope = "running" if scope == "total" and reading.running else "earlier" if reading.earlier else scope
    count = Count(span, reading.kind, number.low * length, high, reading.unit, of, scope, side)
    return Counted(count, anchors)


def _read(sight: Sight, number: Numeral, before: list[tuple[Numeral, Reading]]) -> Reading | None:
    """The first reading that fits: money, a share, a length of time, a thing, votes, people; None where none does."""
    noun = None if number.noun is None else sight.tree.words[number.noun].lemma
    money = money_told(sight, number)
    if money is not None:
        return money
    if number.percent:
        return share_told(sight, number)
    if noun is None:
        return bare(sight, number, before)
    if noun in sight.table.durations:
        return time_told(sight, number)
    fate = fate_of(sight, number)
    kind = None if has_role(sight, number.noun) else thing_kind(sight, noun)
    if kind == "buildings" and not is_damaged(sight, number):
        return None
    if kind is not None and (fate is None or fate.kind != "killed" or noun not in sight.table.lists.persons):
        return Reading(kind, unit_of(sight, number))
    if not is_person(sight, number, fate) and not (fate is not None and fate.kind == "votes"):
        return None
    return _people(sight, number, fate)


def _people(sight: Sight, number: Numeral, fate: Fate | None) -> Reading | None:
    """Counted people: by what became of them, else by what their noun says of itself."""
    tree = sight.tree
    noun = number.noun
    own = state_of(sight, noun) if noun is not None else None
    if fate is not None:
        return as_reading(fate)
    if own == "troops" and _is_speaker(sight, number):
        own = None
    one = number.low == 1 == number.high
    if (
        own is None
        and one
        and (_is_many(tree, number) or tree.words[number.noun or 0].lemma in sight.table.lists.collectives)
    ):
        return None
    hint = hinted(sight, number) if own is None else None
    if hint is not None:
        return as_reading(hint)
    return Reading(own or "other-people", "people", noun if own else None)


def _is_many(tree: Tree, number: Numeral) -> bool:
    return number.noun is not None and tree.words[number.noun].tag in {"NNS", "NNPS"}


def _is_speaker(sight: Sight, number: Numeral) -> bool:
    """Whether the people only say something."""
    tree = sight.tree
    top = tree.words[top_of(tree, number)]
    return top.dep == "nsubj" and top.head >= 0 and tree.words[top.head].lemma in sight.table.lists.counting


def _articles(sight: Sight, numbers: list[Numeral]) -> Iterator[Numeral]:
    """ "A" and "an" before somebody who was killed, hurt, held or freed, or before a thing that was struck, are one."""
    sight = replace(sight, acts=None)
    tree, table = sight.tree, sight.table
    for word in tree.words:
        if word.text.lower() not in {"a", "an"} or word.dep != "det" or any(n.covers(word.i) for n in numbers):
            continue
        noun = tree.words[word.head]
        if noun.tag not in {"NN", "NNP"} or noun.name or noun.i < word.i:
            continue
        one = Numeral(word.i, word.i, 1, 1, None, noun.i)
        fate = fate_of(sight, one)
        person = fate is not None and fate.kind in _WITH_ARTICLE and fate.word != noun.i and _is_one_person(sight, one)
        if person or (table.things.get(noun.lemma) in _STRUCK and is_struck(sight, noun.i, numbers)):
            yield one


def _is_one_person(sight: Sight, one: Numeral) -> bool:
    """Whether "a" stands before a single person's noun."""
    word = sight.tree.words[one.noun or 0]
    nation = word.tag == "NNP" and word.text.endswith(("an", "ese", "i", "sh", "ch", "er", "rd", "rk", "ab", "ene"))
    personal = word.lemma.endswith(_PERSONAL) and sight.table.things.get(word.lemma) is None
    known = nation or is_person(sight, one, None) or (personal and word.lemma not in sight.table.lists.impersonal)
    return word.lemma not in sight.table.lists.collectives and known
