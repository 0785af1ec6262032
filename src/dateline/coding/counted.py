"""From the number phrases of a sentence to its counts: what each counts, of what kind, and the words that it hangs on."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.coding.amounts import DASHES
from dateline.coding.fates import CAPTURE, MODIFYING, Fate, beside, fates, speaks_of
from dateline.coding.numerals import Numeral, numerals
from dateline.coding.wording import named_by, scope_of, side_of
from dateline.knowledge.counts import CountTable
from dateline.model import Count
from dateline.parsing.tree import Tree

PEOPLE = frozenset(
    "killed wounded missing arrested charged released expelled hostages displaced participants troops other-people".split()
)
"""Kinds whose unit is people."""

_TIME_BEFORE = frozenset({"within", "in", "after", "before", "until", "by", "since", "every", "per", "past", "last"})
_TIME_AFTER = frozenset({"ago", "earlier", "later", "before", "after", "old", "previously", "since", "away"})
_DATING = frozenset(
    {"last", "past", "next", "first", "final", "recent", "previous", "coming", "preceding", "following"}
)
_CONFINED = frozenset(
    {"prison", "jail", "custody", "detention", "captivity", "exile", "colony", "bar", "labour", "camp", "cell", "hand"}
)
_INCLUDING = frozenset({"including", "among", "includes", "included"})
_WITH_ARTICLE = frozenset({"killed", "wounded", "arrested", "hostages", "released", "missing", "charged"})
_FATED = frozenset({"killed", "wounded", "arrested", "charged", "hostages", "displaced"})
_LEAVING = frozenset({"go", "return", "walk", "leave", "come", "arrive", "home", "allow", "permit", "send"})
_PICKING = frozenset({"pick", "catch", "bring", "lift", "collar", "take", "lead", "round"})
_TELLING = frozenset({"tell", "order", "throw", "give"})
_CRAFT = re.compile(
    r"(?:mig|su|il|an|tu|mi|ka|f|f/a|b|c|ac|ah|mh|uh|ch|oh|av|cv|mv|kc|ea|ep|p|j|h|e|yak|l|a|rc|u)-\d|\w*(?:copter|ship|boat|plane|craft)"
)
_PERSONAL = ("ers", "ors", "ists", "ians", "men", "women", "ees", "ants", "eers", "kids", "folk")
_BEFORE_EARLIER = frozenset({"not", "from", "than"})
_FOLLOWING = frozenset({"follow", "be", "remain", "join"})
_FIGHTING = frozenset({"fight", "deploy", "station", "serve", "garrison", "mass"})
_PRONOUNS = frozenset({"them", "whom", "these", "those", "us"})
_PREDICATES = frozenset({"VERB", "AUX"})
_THINGS = frozenset({"weapons", "vehicles", "buildings", "votes"})
_SUMS = frozenset({"vehicles", "buildings", "weapons"})


Acts = Callable[[], Mapping[int, Sequence[Fate]]]
"""What the acts of the sentence tell of people by their head words; asked for only where no word of the table tells."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A count and the words that it hangs on: what tells its kind, then the words above the number up to a verb."""

    count: Count
    anchors: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sight:
    """What is looked at: a sentence, the table, and what became of whom."""

    tree: Tree
    table: CountTable
    fates: Mapping[int, Sequence[Fate]]
    acts: Acts | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a number phrase counts: kind, unit, the word that tells it (None: none), and whether another count has it in it."""

    kind: str
    unit: str
    word: int | None = None
    part: bool = False
    running: bool = False
    earlier: bool = False
    last: int | None = None


def counted_in(tree: Tree, table: CountTable, acts: Acts | None = None) -> tuple[Counted, ...]:
    """Every count of a sentence with its anchors, in order of the text."""
    numbers = [*numerals(tree, table)]
    if not numbers and not any(w.text in {"a", "an", "A", "An"} for w in tree.words):
        return ()
    sight = Sight(tree, table, fates(tree, table), cache(acts) if acts is not None else None)
    found: list[tuple[Numeral, _Reading]] = []
    for number in sorted([*numbers, *_articles(sight, numbers)], key=lambda n: n.first):
        reading = _read(sight, number, found)
        if reading is not None:
            found.append((number, _as_part(tree, number, reading, found)))
    told = [n for n, _ in found]
    return tuple(_likened(list(_joined(tree, [_made(sight, *one) for one in found], told)), told))


def _joined(tree: Tree, counts: list[Counted], numbers: list[Numeral]) -> Iterator[Counted]:
    """The counts, the scope of one that "and" joins to another of its kind being "joined" ("two soldiers and a child")."""
    for k, (one, number) in enumerate(zip(counts, numbers, strict=True)):
        top = tree.words[_top(tree, number)]
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


def _as_part(tree: Tree, number: Numeral, reading: _Reading, before: list[tuple[Numeral, _Reading]]) -> _Reading:
    """A number that only tells part of the one before is of its kind, unless a fate of its own is told."""
    if not before or reading.unit != before[-1][1].unit or not _is_included(tree, number, before[-1][0]):
        return reading
    whole = before[-1][1]
    own = reading.word is not None and reading.word != number.noun
    return replace(reading, part=True) if own else replace(reading, kind=whole.kind, word=whole.word, part=True)


def _made(sight: Sight, number: Numeral, reading: _Reading) -> Counted:
    tree = sight.tree
    length = (
        sight.table.durations.get(tree.words[number.noun].lemma, 1.0)
        if number.noun is not None and reading.kind == "days"
        else 1.0
    )
    high = None if number.high is None else number.high * length
    span = tree.span(number.first, number.last if reading.last is None else reading.last)
    anchors = _climb(sight, number, reading.word)
    of, side = named_by(tree, number, sight.table, reading.kind), side_of(tree, number, sight.table)
    scope = (
        "including" if reading.part else "additional" if number.added else scope_of(tree, anchors, number, sight.table)
    )
    scope = "running" if scope == "total" and reading.running else "earlier" if reading.earlier else scope
    count = Count(span, reading.kind, number.low * length, high, reading.unit, of, scope, side)
    return Counted(count, anchors)


# What a number counts


def _read(sight: Sight, number: Numeral, before: list[tuple[Numeral, _Reading]]) -> _Reading | None:
    """The first reading that fits: money, a share, a length of time, a thing, votes, people; None where none does."""
    noun = None if number.noun is None else sight.tree.words[number.noun].lemma
    money = _money(sight, number)
    if money is not None:
        return money
    if number.percent:
        return _share(sight, number)
    if noun is None:
        return _bare(sight, number, before)
    if noun in sight.table.durations:
        return _time(sight, number)
    fate = _fate(sight, number)
    kind = None if _has_role(sight, number.noun) else _thing(sight, noun)
    if kind == "buildings" and not _is_damaged(sight, number):
        return None
    if kind is not None and (fate is None or fate.kind != "killed" or noun not in sight.table.lists.persons):
        return _Reading(kind, _unit(sight, number))
    if not _is_person(sight, number, fate) and not (fate is not None and fate.kind == "votes"):
        return None
    return _people(sight, number, fate)


def _thing(sight: Sight, noun: str) -> str | None:
    """The kind of a thing; lemmas of names keep their plural s ("36 Shaheds")."""
    known = sight.table.things.get(noun) or sight.table.things.get(noun.removesuffix("s"))
    role = sight.table.roles.get(noun) if known is None else None
    if role is None or role.kind != "thing" or "MIL" not in role.sectors:
        return known
    return "vehicles" if _CRAFT.match(noun) else "weapons"


def _is_damaged(sight: Sight, number: Numeral) -> bool:
    """Whether a building's number stands by a word that tells damage; others are places only."""
    tree, table = sight.tree, sight.table
    above = [tree.words[k] for k in _climb(sight, number, None)]
    below = [tree.words[k] for k in tree.words[number.noun or 0].children]
    below += [tree.words[k] for w in above for k in tree.kids(w.i, "obl", "xcomp", "advmod")]
    return any(w.lemma in table.lists.struck for w in above if w.pos in {"VERB", "AUX"}) or any(
        w.lemma in table.lists.damage for w in (*above, *below)
    )


def _has_role(sight: Sight, noun: int | None) -> bool:
    """Whether a noun with the word before it is a person's role ("suicide bomber")."""
    words = sight.tree.words
    if not noun:
        return False
    role = sight.table.roles.get(f"{words[noun - 1].text.lower()} {words[noun].lemma}")
    return role is not None and role.kind == "person"


def _money(sight: Sight, number: Numeral) -> _Reading | None:
    if number.currency:
        return None if _is_price(sight, number.last) else _Reading("money", number.currency)
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
    return _Reading("money", code, last=number.noun) if code and not apart and number.noun - number.last <= 3 else None


def _is_price(sight: Sight, last: int) -> bool:
    """Whether a sum is a price of goods ("$80 a barrel")."""
    words = sight.tree.words
    following = [w.lemma for w in words[last + 1 : last + 3]]
    return len(following) == 2 and following[0] in {"a", "an", "per"} and following[1] in sight.table.lists.goods


def _share(sight: Sight, number: Numeral) -> _Reading | None:
    """A share of people or things with a kind of their own, or of money; other shares are no counts."""
    tree, table = sight.tree, sight.table
    following = [w.text.lower() for w in tree.words[number.last + 1 : number.last + 5]]
    if following[:1] == ["of"] and any(text in table.signs for text in following):
        return _Reading("money", "percent")
    if number.noun is None:
        return None
    noun = tree.words[number.noun].lemma
    if noun in table.things:
        return _Reading(table.things[noun], "percent")
    fate = _fate(sight, number)
    told = fate is not None and _is_person(sight, number, fate)
    return _Reading(fate.kind, "percent", fate.word) if told and fate is not None else None


def _unit(sight: Sight, number: Numeral) -> str:
    assert number.noun is not None
    return (
        "votes"
        if _thing(sight, sight.tree.words[number.noun].lemma) == "votes"
        else sight.tree.words[number.noun].text.lower()
    )


def _time(sight: Sight, number: Numeral) -> _Reading | None:
    """A length of time that something lasts, in days; not one that says when ("within ten days", "two days earlier")."""
    tree, noun = sight.tree, number.noun
    assert noun is not None
    words = tree.words
    following = words[noun + 1 : noun + 4]
    if words[number.first - 1].text.lower() in _DATING and number.first:
        return None
    confined = any(w.lemma in _CONFINED for w in following)
    dating = tree.case(noun) in _TIME_BEFORE or any(
        w.text.lower() in _TIME_AFTER for w in following[:2] if w.pos != "PUNCT"
    )
    if dating and not confined:
        return None
    return _Reading("days", "days", last=noun)


def _people(sight: Sight, number: Numeral, fate: Fate | None) -> _Reading | None:
    """Counted people: by what became of them, else by what their noun says of itself."""
    tree = sight.tree
    noun = number.noun
    own = _state(sight, noun) if noun is not None else None
    if fate is not None and _suits(sight, number, fate, own):
        return _voters(sight, number, fate)
    if own == "troops" and _is_speaker(sight, number):
        own = None
    one = number.low == 1 == number.high
    if (
        own is None
        and one
        and (_is_many(tree, number) or tree.words[number.noun or 0].lemma in sight.table.lists.collectives)
    ):
        return None
    return _Reading(own or "other-people", "people", noun if own else None)


def _suits(sight: Sight, number: Numeral, fate: Fate, own: str | None) -> bool:
    """Whether a fate fits those who are counted: hostages are not arrested, and who is sent or fights is troops only if armed
    or a nation's men ("50,000 Cubans")."""
    if fate.kind == "troops":
        if number.noun is None:
            return sight.tree.words[fate.word].lemma in _FIGHTING or sight.tree.words[fate.word].pos == "NOUN"
        word = sight.tree.words[number.noun]
        return (
            own == "troops"
            or word.lemma in sight.table.lists.armed
            or (word.pos == "PROPN" and sight.tree.words[fate.word].lemma in _FIGHTING)
        )
    if fate.kind == "participants" and number.noun is not None:
        lemma = sight.tree.words[number.noun].lemma
        return own != "troops" and lemma not in sight.table.lists.abductors | sight.table.lists.wardens
    return (fate.kind, own) not in {("arrested", "hostages"), ("displaced", "troops")}


def _state(sight: Sight, noun: int) -> str | None:
    """What a noun says of the people that it names; "men" are troops where the word before says so ("paramilitary men")."""
    word = sight.tree.words[noun]
    own = sight.table.states.get(word.lemma)
    before = sight.tree.words[noun - 1].lemma if noun else ""
    if word.text == "men" and speaks_of(sight.tree, sight.table.lists.military):
        return "troops"
    return own or (
        "troops" if sight.table.states.get(before) == "troops" and word.lemma in sight.table.lists.armed else None
    )


def _voters(sight: Sight, number: Numeral, fate: Fate) -> _Reading:
    return _Reading(fate.kind, "votes" if fate.kind == "votes" else "people", fate.word)


def _is_many(tree: Tree, number: Numeral) -> bool:
    return number.noun is not None and tree.words[number.noun].tag in {"NNS", "NNPS"}


def _is_speaker(sight: Sight, number: Numeral) -> bool:
    """Whether the people only say something."""
    tree = sight.tree
    top = tree.words[_top(tree, number)]
    return top.dep == "nsubj" and top.head >= 0 and tree.words[top.head].lemma in sight.table.lists.counting


def _bare(sight: Sight, number: Numeral, before: list[tuple[Numeral, _Reading]]) -> _Reading | None:
    """A number without a noun: by what became of it, by the tally that it tells, or like the count before it."""
    fate = _fate(sight, number)
    fate = fate if fate is not None and _suits(sight, number, fate, None) else None
    if fate is not None and number.high == 1 and fate.kind in {"participants", "displaced"}:
        return None
    if fate is not None and (
        number.high != 1 or fate.kind in sight.table.lists.casualties or any(r.kind in PEOPLE for _, r in before)
    ):
        return _voters(sight, number, fate)
    if _votes(sight, number):
        return _Reading("votes", "votes")
    tally = _tally(sight, number)
    if tally is not None:
        return _Reading(tally.kind, "people", tally.word, running=_is_running(sight, number, tally))
    people = [(n, r) for n, r in before if r.kind in PEOPLE]
    kin = people if people else [(n, r) for n, r in before if r.kind in _THINGS]
    following = sight.tree.words[number.last + 1 : number.last + 3]
    if len(following) == 2 and following[0].text.lower() == "of" and following[1].text.lower() in _PRONOUNS:
        return replace(kin[-1][1], part=True, last=None) if kin else None
    if people and _is_included(sight.tree, number, people[-1][0]):
        return replace(people[-1][1], part=True, last=None)
    return _like_before(sight, number, before)


def _like_before(sight: Sight, number: Numeral, before: list[tuple[Numeral, _Reading]]) -> _Reading | None:
    tree = sight.tree
    top = tree.words[_top(tree, number)]
    head = tree.words[top.head] if top.head >= 0 else None
    if before and _is_ellipsis(sight, number, before[-1][1].kind):
        return replace(before[-1][1], last=None, part=False)
    if top.dep == "nsubj" and head is not None:
        known = (
            number.high != 1 or any(r.kind in PEOPLE or r.kind == "votes" for _, r in before) or _is_who(tree, number)
        )
        return _Reading("other-people", "people") if known else None
    if _is_who(tree, number):
        return _Reading("other-people", "people")
    if not before:
        return None
    last = before[-1][1]
    if last.kind == "money" and top.dep in {"obj", "obl"} and number.low >= 100:
        return replace(last, last=None)
    if (
        any(r.kind in PEOPLE for _, r in before)
        and top.dep == "obj"
        and head is not None
        and head.pos == "VERB"
        and head.lemma not in sight.table.lists.counting
    ):
        return _Reading("other-people", "people")
    joined = before[-1][0].covers(top.head) or (top.dep == "conj" and any(n.covers(top.head) for n, _ in before))
    counted = (
        top.dep in {"obj", "obl", "ccomp", "xcomp"} and head is not None and head.lemma in sight.table.lists.counting
    )
    k = number.first - 1
    k -= k > 0 and tree.words[k].text.lower() in {"the", "an"}
    corrected = k >= 0 and tree.words[k].text.lower() in _BEFORE_EARLIER
    if joined or counted or corrected:
        return _Reading(last.kind, last.unit, last.word, earlier=corrected)
    return None


def _is_ellipsis(sight: Sight, number: Numeral, kind: str) -> bool:
    """Whether a bare number is of what was counted before it: of things and troops as a party of any verb, of anything where it
    is added ("15 more will follow") or told by another source ("organisers said 50,000, police 12,000")."""
    words = sight.tree.words
    top = words[_top(sight.tree, number)]
    if (number.high == 1 and not number.added) or words[number.first - 1].text.lower() in _BEFORE_EARLIER:
        return False
    if kind in _THINGS - {"votes"} and top.dep in {"nsubj", "obj", "conj", "nmod", "parataxis"}:
        return True
    if kind in {"troops", "votes"} and top.dep == "obj":
        return True
    k = number.first
    gapped = k > 1 and words[k - 1].pos in {"NOUN", "PROPN"} and words[k - 2].text in {",", ";", "and", "but"}
    verb = words[top.head].lemma if top.dep == "nsubj" and top.head >= 0 else "follow"
    return (kind in PEOPLE and number.added and verb in _FOLLOWING) or gapped


def _is_who(tree: Tree, number: Numeral) -> bool:
    return number.last + 1 < len(tree.words) and tree.words[number.last + 1].text.lower() in {"who", "aboard"}


def _votes(sight: Sight, number: Numeral) -> bool:
    """The sides of a vote: "voted 13-0", "by 67 votes to 45"."""
    words = sight.tree.words
    near = [w.lemma for w in words[max(0, number.first - 7) : number.first]]
    beside = [
        w.text.lower() for w in (*words[number.last + 1 : number.last + 2], *words[number.first - 1 : number.first])
    ]
    following = " ".join(w.text.lower() for w in words[number.last + 1 : number.last + 3])
    sided = following.startswith(("against", "abstaining", "in favour", "in favor", "for and"))
    if sided and any(w.lemma in {"vote", "ballot", "motion", "resolution", "bill", "veto"} for w in words):
        return True
    told = any(lemma in sight.table.lists.voting or sight.table.things.get(lemma) == "votes" for lemma in near)
    return told and not {"-", "–", "to"}.isdisjoint(beside)


def _is_running(sight: Sight, number: Numeral, tally: Fate) -> bool:
    """Whether a tally tells a sum that grows: a toll, or what a verb brings to a number."""
    tree = sight.tree
    head = tree.words[_top(tree, number)].head
    return tree.words[tally.word].lemma == "toll" or (head >= 0 and tree.words[head].lemma in sight.table.lists.running)


def _tally(sight: Sight, number: Numeral) -> Fate | None:
    """What is counted by a verb that tells a number itself: "the toll rose to 45", "put their dead at 12"."""
    tree, table = sight.tree, sight.table
    top = tree.words[_top(tree, number)]
    direct = _measure(sight, top.head) if top.head >= 0 else None
    if direct is not None:
        return Fate(direct, top.head, (0, 0))
    told = top.head >= 0 and tree.words[top.head].lemma in table.lists.telling
    if not told and number.first and tree.words[number.first - 1].text.lower() in {"at", "to"}:
        told = any(w.lemma in table.lists.telling and w.pos == "VERB" for w in tree.words[: number.first])
    if not told and not (tree.kids(top.i, "cop") and tree.kids(top.i, "nsubj")):
        return None
    measured = [k for k in _measures(sight) if k != top.i]
    earlier = [k for k in measured if k < number.first]
    chosen = max(earlier, default=min(measured, default=None))
    if chosen is None and told:
        return _gathered(sight, top.head)
    return None if chosen is None else Fate(_measure(sight, chosen) or "", chosen, (0, 0))


def _gathered(sight: Sight, verb: int) -> Fate | None:
    """What is brought to a number by a verb: "bringing to 5,000 the forces deployed"."""
    for c in sight.tree.kids(verb, "obj", "nsubj"):
        kind = sight.fates[c][0].kind if c in sight.fates else _state(sight, c)
        if c > verb and kind is not None:
            return Fate(kind, c, (0, 0))
    return None


def _measures(sight: Sight) -> list[int]:
    return [w.i for w in sight.tree.words if _measure(sight, w.i)]


def _measure(sight: Sight, i: int) -> str | None:
    """The kind of count that a noun sums up: "toll", "the dead", "the number of people injured"."""
    tree, word = sight.tree, sight.tree.words[i]
    if (
        word.text.lower() in sight.table.results
        and word.pos in {"ADJ", "NOUN"}
        and word.dep not in {"amod", "compound"}
    ):
        kind = sight.table.results[word.text.lower()]
        return kind if kind in sight.table.lists.casualties else None
    if word.lemma in sight.table.sums and word.dep != "compound":
        return sight.table.sums[word.lemma]
    if word.lemma in {"number", "total", "count", "figure"}:
        inner = next((c for c in tree.kids(i, "nmod") if tree.case(c) == "of"), None)
        if inner is not None:
            told = sight.fates.get(inner)
            return told[0].kind if told else sight.table.states.get(tree.words[inner].lemma)
    return None


# Who is counted


def _identified(sight: Sight, number: Numeral) -> Fate | None:
    """Of whom it is said that they are the dead or the like: "the dead were five farmhands", "among the injured were two"."""
    tree = sight.tree
    i = _top(tree, number)
    subjects = tree.kids(i, "nsubj", "obl")
    head = tree.words[i].head
    if (
        head >= 0
        and tree.words[head].lemma in {"be", "include", "number"}
        and tree.words[i].dep in {"nsubj", "obj", "attr", "xcomp"}
    ):
        subjects += [k for k in tree.kids(head, "nsubj", "obl") if k != i]
    for k in subjects:
        kind = _measure(sight, k) or ("killed" if tree.words[k].lemma == "victim" else None)
        if kind is not None and k < number.first:
            return Fate(kind, k, (0, 0))
    return None


def _top(tree: Tree, number: Numeral) -> int:
    """The word of the phrase, its noun included, that the others hang on."""
    last = max(number.last, number.noun if number.noun is not None else 0)
    inside = range(number.first, last + 1)
    loose = [
        k
        for k in inside
        if tree.words[k].head not in inside and tree.words[k].pos not in {"ADP", "ADV", "PUNCT", "CCONJ", "DET"}
    ]
    if number.noun in loose:
        return number.noun if number.noun is not None else last
    return next(iter(loose), number.last)


def _fate(sight: Sight, number: Numeral) -> Fate | None:
    """What became of the counted, the surest that suits them; by the acts where no word of the table tells; diplomats told to
    leave are expelled."""
    found = next((fate for fate in _fates(sight, number, sight.fates) if _is_apt(sight, fate)), None)
    if found is None and sight.acts is not None:
        found = next(iter(_fates(sight, number, sight.acts())), None)
    if found is not None and found.kind in {"displaced", "expelled"} and sight.tree.words[found.word].lemma in _TELLING:
        noun = sight.tree.words[number.noun].lemma if number.noun is not None else ""
        return replace(found, kind="expelled" if noun in sight.table.lists.expellable else "displaced")
    return found


def _is_apt(sight: Sight, fate: Fate) -> bool:
    """Whether the sentence is about what a loose word tells: who goes home is released only where captivity is spoken of, and
    who is picked up arrested only where the police or the army is."""
    lemma, lists = sight.tree.words[fate.word].lemma, sight.table.lists
    if fate.kind == "released" and lemma in _LEAVING and not _is_let(sight.tree, fate.word):
        return speaks_of(sight.tree, lists.captivity)
    if fate.kind == "arrested" and lemma in _PICKING:
        return speaks_of(sight.tree, lists.police) or speaks_of(sight.tree, lists.wardens)
    return True


def _is_let(tree: Tree, i: int) -> bool:
    head = tree.words[i].head
    return head >= 0 and tree.words[head].lemma == "let"


def _fates(sight: Sight, number: Numeral, known: Mapping[int, Sequence[Fate]]) -> list[Fate]:
    """What became of the counted, the surest first: of the phrase's own words, else of the group that they are, or of those
    named before them."""
    tree = sight.tree
    same = _identified(sight, number)
    if same is not None:
        return [same]
    last = max(number.last, number.noun if number.noun is not None else 0)
    told = [fate for k in range(number.first, last + 1) for fate in known.get(k, ())]
    near = beside(tree, number.first, last, sight.table)
    if near is not None and not (near.rank[1] and _is_captured(tree, near.word)):
        told.append(near)
    if not any(fate.rank[0] < MODIFYING for fate in told) and not _is_whole(tree, number):
        told += _fates_above(sight, _top(tree, number), known)
    return sorted(told, key=lambda fate: fate.rank)


def _fates_above(sight: Sight, i: int, known: Mapping[int, Sequence[Fate]]) -> Iterator[Fate]:
    for _ in range(4):
        above = _above(sight, i)
        if above is None:
            return
        i = above
        yield from known.get(i, ())


def _is_captured(tree: Tree, i: int) -> bool:
    """Whether a verb needs its subject to tell arrest from abduction."""
    return tree.words[i].lemma in CAPTURE


def _is_whole(tree: Tree, number: Numeral) -> bool:
    """Whether another number is taken out of this one ("three of the dozens of hostages"): what became of it is not told of all."""
    words = tree.words
    k = number.first - 1
    while k > 0 and (words[k].pos == "DET" or words[k].full == "nmod:poss" or words[k].tag == "POS"):
        k -= 1
    return (
        k > 0
        and words[k].text == "of"
        and (words[k - 1].pos == "NUM" or words[k - 1].lemma in {"none", "neither", "most", "some"})
    )


def _above(sight: Sight, i: int) -> int | None:
    """The word that stands for the same people: what it is joined or apposed to, or the group that it is made of."""
    tree = sight.tree
    word = tree.words[i]
    if word.head < 0:
        return None
    head = tree.words[word.head]
    if word.dep in {"appos", "nummod"} or (word.dep == "conj" and head.pos in {"NOUN", "PROPN", "NUM", "ADJ"}):
        return word.head
    if (
        word.dep == "nmod"
        and tree.case(i) == "of"
        and (head.lemma in sight.table.lists.collectives or head.pos == "NUM" or head.lemma in sight.table.few)
    ):
        return word.head
    if word.dep == "nmod" and tree.case(i) in {"including", "among"}:
        return word.head
    return None


def _is_person(sight: Sight, number: Numeral, fate: Fate | None) -> bool:
    """Whether a number's noun is of people: by the tables, as the name of a people, or by what became of them."""
    tree, table = sight.tree, sight.table
    assert number.noun is not None
    word = tree.words[number.noun]
    if (
        word.lemma in table.lists.persons
        or word.lemma in table.states
        or (fate is not None and fate.word == number.noun)
    ):
        return True
    if word.lemma in table.lists.impersonal:
        return False
    role = table.roles.get(word.lemma)
    if role is not None and role.kind in {"person", "people"}:
        return True
    if role is None and word.tag == "NNS" and word.lemma not in table.things and word.text.lower().endswith(_PERSONAL):
        return True
    if word.text[:1].isupper() and word.pos in {"PROPN", "ADJ", "NOUN"} and number.low != 1:
        return word.tag == "NNPS" or word.text.endswith(("s", "ese", "ish", "nch", "ch"))
    if word.pos == "PROPN" and word.text.endswith("s") and not word.name and number.low != 1:
        return True
    known = role is not None or fate is None or fate.kind not in _FATED or word.pos not in {"NOUN", "PROPN"}
    return (
        not known
        and fate is not None
        and tree.words[fate.word].lemma not in CAPTURE | {"lose", "bury", "draw", "attract", "net"}
    )


def _climb(sight: Sight, number: Numeral, word: int | None) -> tuple[int, ...]:
    """The words that a count hangs on: what tells its kind and the verb of that, then the words above the number up to a verb."""
    tree = sight.tree
    found: list[int] = []
    for i in (word, _top(tree, number)):
        while i is not None and i >= 0:
            if i not in found and not number.covers(i) | (i == word and False):
                found.append(i)
            if tree.words[i].pos in _PREDICATES:
                break
            i = tree.words[i].head
    return tuple(found if word is None or word in found else [word, *found])


def _is_included(tree: Tree, number: Numeral, whole: Numeral) -> bool:
    """Whether a number tells part of another before it: "10, including three children", "seventeen, five of them children",
    "nine aboard, two generals among them"."""
    words = tree.words
    between = words[whole.last + 1 : number.first]
    after = [w.text.lower() for w in words[(number.noun or number.last) + 1 : (number.noun or number.last) + 3]]
    if after in (["among", "them"], ["of", "them"]) or [
        w.text.lower() for w in words[number.last + 1 : number.last + 3]
    ] == ["of", "them"]:
        return True
    marks = [w for w in between if w.text.lower() in _INCLUDING]
    if not marks or (marks[0].i > 0 and words[marks[0].i - 1].pos == "AUX"):
        return False
    return not any(w.pos == "VERB" and w.i > marks[-1].i for w in between)


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
        fate = _fate(sight, one)
        person = fate is not None and fate.kind in _WITH_ARTICLE and fate.word != noun.i and _is_one_person(sight, one)
        if person or (noun.lemma in table.things and _is_struck(sight, noun.i, numbers)):
            yield one


def _is_one_person(sight: Sight, one: Numeral) -> bool:
    """Whether "a" stands before a single person's noun."""
    word = sight.tree.words[one.noun or 0]
    nation = word.tag == "NNP" and word.text.endswith(("an", "ese", "i", "sh", "ch", "er", "rd", "rk", "ab", "ene"))
    return word.lemma not in sight.table.lists.collectives and (nation or _is_person(sight, one, None))


def _is_struck(sight: Sight, i: int, numbers: list[Numeral]) -> bool:
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
