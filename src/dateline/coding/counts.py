"""Numbers that hang on an act: how many were killed, arrested or marched; money, weapons, days."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.coding.numerals import Numeral, numerals
from dateline.coding.roles import Slots, noun_frame, verb_frame
from dateline.knowledge.counts import CountTable, Kinds
from dateline.model import Count
from dateline.parsing.tree import Tree

_PREDICATES = frozenset({"VERB", "AUX", "ADJ"})
_PARTIES = frozenset({"NOUN", "PROPN", "NUM"})
_TIME_BEFORE = frozenset({"within", "in", "after", "before", "until", "by", "since"})
_TIME_AFTER = frozenset({"ago", "earlier", "later", "before", "after", "old"})
_INCLUDING = frozenset({"including", "among", "includes"})


@dataclass(frozen=True, slots=True)
class _Sight:
    """What is looked at: a sentence, its number phrases and the table."""

    tree: Tree
    numbers: tuple[Numeral, ...]
    table: CountTable


@dataclass(frozen=True, slots=True)
class _Tally:
    """Counted parties joined by "and": first and last word, interval, what they are, and their heads."""

    first: int
    last: int
    low: float
    high: float | None
    of: tuple[str, ...]
    heads: frozenset[int]


def counts_of(tree: Tree, trigger: int, table: CountTable) -> tuple[Count, ...]:
    """The counts that belong to the act told by word `trigger`, in order of the text, none twice.

    An act has its own counts (of its parties, money, weapons, days) and the casualties of verbs tied to it: "an attack
    that killed four", "shelled the town, wounding ten". "At least n" has no `high`; "up to n" has `low` 0. `days` are
    days whatever unit was told (a month 30, a year 365). Parties joined by "and" are added up into one count.
    """
    sight = _Sight(tree, tuple(numerals(tree, table)), table)
    if not sight.numbers and not tree.words[trigger].children:
        return ()
    found = {(c.span.start, c.span.end): c for c in reversed([*_own(sight, trigger), *_tied(sight, trigger)])}
    return tuple(found[key] for key in sorted(found))


def _own(sight: _Sight, i: int) -> Iterator[Count]:
    """Counts of kinds that the word itself gives, then those of things, money and days in its slots."""
    taken: set[int] = set()
    for kind, tally in _kinds(sight, i):
        taken |= tally.heads
        yield _count(sight, i, kind, tally)
        yield from _included(sight, i, kind, tally)
    for heads in _slots(sight.tree, i).values():
        for head in heads:
            if head not in taken:
                yield from _thing(sight, i, head)


def _kinds(sight: _Sight, i: int) -> Iterator[tuple[str, _Tally]]:
    tree, table = sight.tree, sight.table
    slots = _slots(tree, i)
    for slot, kind in _entry(tree, i, table):
        heads = [i] if slot == "self" else _objects(sight, i, slots) if slot == "obj" else slots.get(slot, [])
        tally = _tally(sight, heads)
        if tally is not None:
            yield kind, tally


def _objects(sight: _Sight, i: int, slots: Slots) -> list[int]:
    """Objects; without one the subject of a participle alone ("two wounded"), else the number right after the verb."""
    if "obj" in slots:
        return [*slots.get("iobj", ()), *slots["obj"]]
    if sight.tree.words[i].tag == "VBN" and not sight.tree.kids(i, "aux"):
        return slots.get("subj", [])
    return [n.last if n.noun is None else n.noun for n in sight.numbers if n.first == i + 1]


def _entry(tree: Tree, i: int, table: CountTable) -> tuple[tuple[str, str], ...]:
    """Slots and kinds of a predicate; a resultative ("left two dead", "was shot dead", "are missing") speaks first."""
    kinds: Kinds = table.verbs if tree.words[i].pos in _PREDICATES else table.nouns
    result = table.results.get(tree.words[i].text.lower())
    if result is not None and tree.words[i].lemma not in table.verbs:
        return ("subj", result), ("obj", result)
    below = [tree.words[c].lemma for c in tree.kids(i, "xcomp", "advmod")]
    results = [table.results[lemma] for lemma in below if lemma in table.results]
    if results and tree.words[i].pos in _PREDICATES:
        intransitive = tree.words[i].lemma in {"go", "remain", "lie"}
        return (("subj" if intransitive else "obj", results[0]),)
    return kinds.get(tree.words[i].lemma, ())


def _slots(tree: Tree, i: int) -> Slots:
    """Slots but clauses; bare adverbial phrases ("two weeks") and compounds ("two-day strike") are slots too."""
    verbal = tree.words[i].pos in _PREDICATES
    slots = (verb_frame(tree, i) if verbal else noun_frame(tree, i)).slots
    bare = [c for c in tree.kids(i, "obl", "nmod", "nummod", "advmod") if not tree.case(c)]
    return {slot: heads for slot, heads in {**slots, "": bare}.items() if slot != "comp" and not slot.endswith("ing")}


def _tally(sight: _Sight, heads: Iterable[int]) -> _Tally | None:
    """The sum over parties; None if none of them has a number. One without a number leaves the sum open above."""
    found = {h: _part(sight, h) for h in heads}
    parts = {h: part for h, part in found.items() if part is not None or sight.tree.words[h].pos in _PARTIES}
    counted = _distinct(part for part in parts.values() if part is not None and not _is_thing(sight, part))
    if all(sight.tree.words[part.last].name == "PER" for part in counted):
        return None
    whole = None not in parts.values()
    highs = [part.high for part in counted if part.high is not None]
    return _Tally(
        min(part.first for part in counted),
        max(part.last if len(counted) == 1 or part.noun is None else max(part.last, part.noun) for part in counted),
        sum(part.low for part in counted),
        sum(highs) if whole and len(highs) == len(counted) else None,
        tuple(name for part in counted if (name := _of(sight, part))),
        frozenset(parts),
    )


def _distinct(parts: Iterable[Numeral]) -> list[Numeral]:
    """Each number once, though more than one of the heads may stand in it."""
    return sorted({part.first: part for part in parts}.values(), key=lambda part: part.first)


def _part(sight: _Sight, head: int) -> Numeral | None:
    """The number of one party: a number phrase, that of the people a collective is made of, or one for "a child"."""
    for number in sight.numbers:
        if head == number.noun or number.first <= head <= number.last:
            return number
    word = sight.tree.words[head]
    if word.lemma in sight.table.collectives:
        inner = [c for c in sight.tree.kids(head, "nmod") if sight.tree.case(c) == "of"]
        return next((part for c in inner if (part := _part(sight, c)) is not None), None)
    article = next((c for c in sight.tree.kids(head, "det") if sight.tree.words[c].lemma in {"a", "an"}), None)
    if article is not None and word.tag == "NN":
        return Numeral(article, head, 1.0, 1.0, None, head)
    return Numeral(head, head, 1.0, 1.0, None, None) if word.name == "PER" else None


def _is_thing(sight: _Sight, part: Numeral) -> bool:
    """Whether a number is of money, time or weapons, which no kind of people counts; soldiers are people."""
    lemma = sight.tree.words[part.noun].lemma if part.noun is not None else ""
    table = sight.table
    inanimate = table.things.get(lemma, "troops") != "troops"
    return inanimate or part.currency is not None or lemma in table.durations or lemma in table.currencies


def _of(sight: _Sight, part: Numeral) -> str | None:
    """Who is counted, in the report's words: the noun with the modifiers between it and the number."""
    if part.noun is None or sight.tree.words[part.noun].lemma in sight.table.people:
        return None
    first = min(part.last + 1, part.noun)
    while first < part.noun and sight.tree.words[first].pos not in {"NOUN", "PROPN", "ADJ", "VERB"}:
        first += 1
    return sight.tree.span(first, _end(sight.tree, part.noun)).text


def _end(tree: Tree, noun: int) -> int:
    """The last word of a name that goes on after its head ("Houthi rebels" ends at its head, "men of …" too)."""
    return max([noun, *(c for c in tree.kids(noun, "flat", "compound") if c == noun + 1)])


def _count(sight: _Sight, i: int, kind: str, tally: _Tally) -> Count:
    of = " and ".join(tally.of) or None
    return Count(sight.tree.span(tally.first, tally.last), kind, tally.low, tally.high, "people", of, _scope(sight, i))


def _included(sight: _Sight, i: int, kind: str, tally: _Tally) -> Iterator[Count]:
    """Numbers that a total already has in it ("10, including three children"), up to the next predicate."""
    words = sight.tree.words
    for number in sight.numbers:
        before = [words[k] for k in range(tally.last + 1, number.first)]
        marked = any(word.text.lower() in _INCLUDING for word in before)
        if marked and not any(word.pos == "VERB" and word.text.lower() not in _INCLUDING for word in before):
            part = _tally(sight, [number.last if number.noun is None else number.noun])
            if part is not None:
                yield replace(_count(sight, i, kind, part), scope="including")


def _thing(sight: _Sight, i: int, head: int) -> Iterator[Count]:
    """Money, time, or a noun of `things` with a number in one of the act's slots."""
    for number in sight.numbers:
        if head != number.noun and not number.first <= head <= number.last:
            continue
        made = _money(sight, number) or _days(sight, number) or _counted_thing(sight, number)
        if made is not None:
            yield replace(made, scope=_scope(sight, i))


def _money(sight: _Sight, number: Numeral) -> Count | None:
    noun = sight.tree.words[number.noun].lemma if number.noun is not None else ""
    unit = number.currency or sight.table.currencies.get(noun)
    last = number.noun if number.noun is not None and not number.currency else number.last
    return Count(sight.tree.span(number.first, last), "money", number.low, number.high, unit) if unit else None


def _days(sight: _Sight, number: Numeral) -> Count | None:
    """A length of time in days. "Over" before it is taken as "during"."""
    if number.noun is None:
        return None
    words = sight.tree.words
    length = sight.table.durations.get(words[number.noun].lemma)
    if length is None or _is_date(sight.tree, number.noun):
        return None
    over = words[number.first].text.lower() == "over"
    high = number.low if over else number.high
    span = sight.tree.span(number.first, number.noun)
    return Count(span, "days", number.low * length, high * length if high is not None else None, "days")


def _is_date(tree: Tree, noun: int) -> bool:
    """Whether a length of time says when or how old ("within ten days", "two days earlier"), not how long."""
    following = tree.words[noun + 1 : noun + 3]
    return tree.case(noun) in _TIME_BEFORE or any(w.text.lower() in _TIME_AFTER for w in following if w.pos != "PUNCT")


def _counted_thing(sight: _Sight, number: Numeral) -> Count | None:
    if number.noun is None:
        return None
    word = sight.tree.words[number.noun]
    kind = sight.table.things.get(word.lemma)
    if kind is None:
        return None
    unit = "people" if kind == "troops" else word.text.lower()
    of = _of(sight, number)
    span = sight.tree.span(number.first, number.last)
    return Count(span, kind, number.low, number.high, unit, of if of != unit else None)


def _tied(sight: _Sight, i: int) -> Iterator[Count]:
    """Casualties told by verbs tied to the act, whatever their own act is."""
    for k in _tied_verbs(sight.tree, i):
        yield from (count for count in _own(sight, k) if count.kind in sight.table.casualties)


def _tied_verbs(tree: Tree, i: int) -> Iterator[int]:
    """Verbs that tell an act's result: participles and clauses below it, verbs joined to it, and a noun's own verb."""
    words = tree.words
    for c in words[i].children:
        joined = words[c].dep == "conj" and words[i].pos == "VERB"
        clause = words[c].dep == "acl" or (words[c].dep in {"advcl", "xcomp"} and words[c].tag == "VBG")
        if (joined or clause) and words[c].pos == "VERB":
            yield c
            yield from (k for k in tree.kids(c, "conj") if words[k].pos == "VERB" and clause)
    head = words[i].head
    if words[i].pos == "NOUN" and head >= 0 and words[head].pos == "VERB" and words[i].full in {"nsubj", "obl"}:
        yield head
        yield from (k for k in tree.kids(head, "conj") if words[k].pos == "VERB")


def _scope(sight: _Sight, i: int) -> str:
    """The words that limit what the numbers of a predicate cover ("since Friday", "this week"), else "total"."""
    tree = sight.tree
    for c in tree.kids(i, "obl", "advmod", "nmod", "advcl"):
        below = tree.subtree(c)
        opening = tuple(tree.words[k].text.lower() for k in below)
        if any(opening[: len(phrase)] == phrase for phrase in sight.table.scopes):
            return tree.span(below[0], below[-1]).text
    return "total"
