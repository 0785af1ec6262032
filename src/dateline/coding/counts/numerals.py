"""Number phrases of a sentence and the interval that each gives: "at least 22", "dozens", "between 10 and 20".

They are read from left to right by their words alone, since parses of numbers with hedges are the least reliable. What
only looks like a number of something is left out: years, ages, times, scores, measures, and numbers that are names.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.coding.counts.amounts import DASHES, Value, at, scale, value_at
from dateline.knowledge.counts import CountTable
from dateline.parsing.tree import Tree

_DIGIT = re.compile(r"\d")
_JOINS = DASHES | {"to", "or"}
_PERCENT = frozenset({"percent", "%", "per", "percentage"})
_NOT_COUNTED = frozenset({"a.m.", "p.m.", "am", "pm", "o'clock", ":", "/", "degrees", "th", "st", "nd", "rd", "gmt"})
_LINKS = DASHES | {"of"}
_ADDING = frozenset({"another", "further", "additional", "extra"})
_MORE = frozenset({"more", "others", "further", "additional"})
_AGE_BEFORE = frozenset({"aged", "age", "turned", "turns", "turn", "turning"})
_SIZED = frozenset({"strong", "odd"})
_RISING = frozenset({"go", "come", "push", "shoot", "climb"})
_RUN = 7
_GROWN = 21


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number phrase: first and last word with its hedges, its interval (`low` 0 and `high` None: no bound), its currency,
    and the noun that it counts, None for a bare number. `percent`: it is a share; `added`: it comes on top of a number
    told before ("another 12", "seven more"); `loose`: a bare "one" or a number that only a clear word makes a count."""

    first: int
    last: int
    low: float
    high: float | None
    currency: str | None
    noun: int | None
    percent: bool = False
    added: bool = False

    def covers(self, i: int) -> bool:
        """Whether a word is the noun counted or stands in the phrase."""
        return i == self.noun or self.first <= i <= self.last


def numerals(tree: Tree, table: CountTable) -> Iterator[Numeral]:
    """Every number phrase of the sentence from left to right, none overlapping another."""
    i = 0
    while i < len(tree.words):
        word = tree.words[i].text.lower()
        if word not in table.openers and "-" not in word and not _DIGIT.search(word):
            i += 1
            continue
        found, end = _numeral(tree, i, table)
        if found is not None:
            yield found
        i = max(end, i + 1)


def _numeral(tree: Tree, i: int, table: CountTable) -> tuple[Numeral | None, int]:
    """The phrase that begins at a word, if one does, and the word after what was read."""
    start, hedge = _hedge(tree, i, table)
    value = value_at(tree, start, table)
    if value is None:
        return _another(tree, i) or _part(tree, i, start, hedge, table), i + 1
    value, hedge = _after(tree, *_ranged(tree, value, hedge, table))
    if (hedge == "between" and value.low == value.high) or _is_name(tree, i, start, value, hedge, table):
        return None, value.end
    percent, end = _percent(tree, value.end)
    noun = _noun(tree, end, table)
    if (
        noun is not None
        and hedge == "over"
        and tree.words[noun].lemma in table.durations
        and tree.words[start - 1].text == "over"
    ):
        hedge = "exact"
    before = tree.words[i - 1].text.lower() if i else ""
    if value.low == 1 == value.high and before in {"every", "each", "not"} and hedge == "exact":
        return (Numeral(i - 1, end - 1, 0, 0, None, noun) if before == "not" else None), max(end, value.end)
    low, high = _bounds(value, "exact" if hedge == "about" and value.low == 1 else hedge)
    if _is_compound(tree, end, noun, table):
        return None, value.end
    if value.year and hedge == "exact" and noun is not None and tree.words[noun].tag in {"NN", "NNP"}:
        return None, value.end
    added = any(tree.words[k].text.lower() in _ADDING for k in range(i, start)) or _is_more(tree, end)
    return Numeral(i, end - 1, low, high, value.currency, noun, percent, added), max(end, value.end)


def _is_compound(tree: Tree, end: int, noun: int | None, table: CountTable) -> bool:
    """Whether a hyphen makes number and noun one word that describes another ("a four-man contest"), lengths of time apart."""
    words = tree.words
    hyphened = end + 1 < len(words) and words[end].text in DASHES and noun == end + 1
    return hyphened and noun is not None and words[noun].tag == "NN" and words[noun].lemma not in table.durations


def _another(tree: Tree, i: int) -> Numeral | None:
    """ "Another" alone is one more: of its own noun, or of what was counted before."""
    word = tree.words[i]
    if word.text.lower() != "another" or word.dep not in {"det", "nsubj", "obj", "obl", "conj"}:
        return None
    noun = word.head if word.dep == "det" and word.head > i else None
    return Numeral(i, i, 1, 1, None, noun, added=True)


def _part(tree: Tree, i: int, start: int, hedge: str, table: CountTable) -> Numeral | None:
    """A part of all told in words, as a share in percent: "half of the inhabitants", "two-thirds of its buildings"."""
    for phrase, part in table.parts.get(tree.words[start].text.lower() if start < len(tree.words) else "", ()):
        end = start + len(phrase)
        if at(tree, start, phrase) and end < len(tree.words):
            noun = _noun(tree, end, table) if tree.words[end].text == "of" else None
            low, high = _bounds(Value(part, part, end), hedge)
            return Numeral(i, end - 1, low, high, None, noun, True) if noun is not None else None
    return None


def _is_more(tree: Tree, end: int) -> bool:
    return end < len(tree.words) and tree.words[end].text.lower() in _MORE


def _hedge(tree: Tree, i: int, table: CountTable) -> tuple[int, str]:
    """The word after a hedge that begins at a word, and what it makes of its number; hedges may follow each other."""
    found = "exact"
    for _ in range(3):
        first = tree.words[i].text.lower() if i < len(tree.words) else ""
        for phrase, kind in table.hedges.get(first, ()):
            if at(tree, i, phrase) and not _is_particle(tree, i):
                i += len(phrase)
                found = kind if kind != "exact" else found
                break
        else:
            break
    return i, found


def _is_particle(tree: Tree, i: int) -> bool:
    """Whether a word that could open a hedge belongs to the verb before it ("hand over two boats", "gone up to 3")."""
    word = tree.words[i]
    if i == 0 or (at(tree, i, ("up", "to")) and tree.words[i - 1].lemma not in _RISING):
        return False
    verb = tree.words[i - 1].lemma
    handed = word.text == "over" and verb in {"hand", "turn", "sign"}
    return word.full == "compound:prt" or handed or (word.text == "up" and verb in _RISING)


def _bounds(value: Value, hedge: str) -> tuple[float, float | None]:
    """The interval of a hedged number: "more than n" is one more, "about" a tenth either way, "nearly" a tenth below."""
    low, high = value.low, value.high
    top = low if value.loose or high is None else high
    made: dict[str, tuple[float, float | None]] = {
        "least": (low, None),
        "over": (top + 1, None),
        "most": (0.0, high),
        "under": (0.0, max(0.0, low - 1)),
    }
    if hedge in made:
        return made[hedge]
    if value.loose or low != high:
        return low, high
    if hedge == "about":
        return _tidy(0.9 * low), _tidy(1.1 * low)
    return (_tidy(0.9 * low), low) if hedge == "nearly" else (low, high)


def _tidy(number: float) -> float:
    """Without the dust of binary fractions."""
    return float(f"{number:.10g}")


def _ranged(tree: Tree, value: Value, hedge: str, table: CountTable) -> tuple[Value, str]:
    """A range, if a second number follows: "10 to 20", "two or three", and after "between" also "10 and 20"."""
    if value.end >= len(tree.words) or value.high is None:
        return value, hedge
    joint = tree.words[value.end].text.lower()
    if joint not in _JOINS and not (hedge == "between" and joint == "and"):
        return value, hedge
    other = value_at(tree, value.end + 1, table)
    if other is None or other.high is None or (joint == "to" and value.year):
        return value, hedge
    low = value.low * scale(value, other, tree, table)
    if low >= other.high:
        return value, hedge
    return Value(low, other.high, other.end, value.currency or other.currency, year=value.year), hedge


def _after(tree: Tree, value: Value, hedge: str) -> tuple[Value, str]:
    """What follows a number and bounds it: "100 or more", "a dozen or so", "40-odd", "12 at least"."""
    for phrase, kind in (
        (("or", "more"), "least"),
        (("or", "so"), "about"),
        (("-", "odd"), "about"),
        (("-", "plus"), "least"),
        (("at", "least"), "least"),
        (("or", "fewer"), "most"),
        (("or", "less"), "most"),
        (("at", "most"), "most"),
    ):
        if at(tree, value.end, phrase):
            return replace(value, end=value.end + len(phrase)), kind
    return value, hedge


def _percent(tree: Tree, end: int) -> tuple[bool, int]:
    word = tree.words[end].text.lower() if end < len(tree.words) else ""
    if word not in _PERCENT:
        return False, end
    if word == "per":
        cent = at(tree, end, ("per", "cent"))
        return cent, end + 2 if cent else end
    return True, end + 1


def _is_name(tree: Tree, first: int, start: int, value: Value, hedge: str, table: CountTable) -> bool:
    """Whether a number counts nothing: a year, a day, a time, an age, a score, a measure, or what a thing is called by."""
    words = tree.words
    before = words[first - 1] if first else None
    after = words[value.end].text.lower() if value.end < len(words) else ""
    if after == "in" and value_at(tree, value.end + 1, table) is not None and words[value.end + 1].text.lower() != "a":
        return tree.words[value.end + 1].text in {"10", "ten", "five", "5", "three", "3", "four", "4", "100"}
    if after in _NOT_COUNTED or value.currency:
        return after in _NOT_COUNTED and not value.currency
    if _is_age(tree, start, value.end):
        return True
    ratio = (
        first > 1 and words[first - 1].text == "in" and value.low <= 100 and _is_figure(words[first - 2].text, table)
    )
    plain = hedge == "exact" and first == start and words[start].text[:1].isdigit()
    if after in table.lists.measures:
        return True
    if ratio or (
        before is not None
        and before.pos == "PROPN"
        and words[start].text[:1].isupper()
        and words[start].text[1:].islower()
    ):
        return True
    if (
        before is not None
        and hedge == "exact"
        and before.text.lower() in {"number", "chapter", "clause"}
        and start == first
    ):
        return True
    young = hedge in {"under", "over"} and value.low <= _GROWN and value.end == start + 1
    if before is not None and young and before.pos == "NOUN":
        return value.end == len(words) or words[value.end].pos not in {"NOUN", "PROPN", "ADJ"}
    if before is None or not plain:
        return False
    label = before.text.lower()
    if label.rstrip(".") in table.lists.labels or label in {"#", "$", ":", "/", "under-"}:
        return True
    if value.year and words[start].dep != "nummod":
        return True
    return value.year and label in {"the", "in", "its", "since", "of"} and math.isfinite(value.low)


def _is_figure(text: str, table: CountTable) -> bool:
    return text.isdigit() or text.lower() in table.numbers


def _is_age(tree: Tree, start: int, end: int) -> bool:
    """ "34-year-old", "aged 34", "Smith, 34,", "as young as 12"."""
    words = tree.words
    texts = [w.text.lower() for w in words[end : end + 4]]
    if texts[:1] == ["-"] and texts[1:2] and texts[1] in {"year", "month", "week", "day"} and "old" in texts[2:4]:
        return True
    if texts[:2] in (["years", "old"], ["months", "old"], ["year", "old"]):
        return True
    before = words[start - 1].text.lower() if start else ""
    if before in _AGE_BEFORE or (before == "as" and start > 1 and words[start - 2].text.lower() in {"young", "old"}):
        return True
    named = start > 1 and before == "," and words[start - 2].pos in {"PROPN", "NOUN"}
    closed = not texts or texts[0] in {",", ".", ";"}
    return named and closed and words[start].text.isdigit() and float(words[start].text) < 110


def _noun(tree: Tree, after: int, table: CountTable) -> int | None:
    """The noun that a number before word `after` counts: by the parse, else the first noun group that follows."""
    words = tree.words
    link = words[after].text.lower() if after < len(words) else ""
    if (
        link == "of"
        and after + 1 < len(words)
        and words[after + 1].pos == "PRON"
        and words[after + 1].full != "nmod:poss"
    ):
        return None
    if link != "of" and after > 0 and words[after - 1].dep in {"nummod", "det"} and words[after - 1].head >= after:
        head = words[after - 1].head
        return head if words[head].pos in {"NOUN", "PROPN"} else None
    linked = link in _LINKS
    for k in range(after + linked, min(after + _RUN, len(words))):
        if words[k].text.lower() in table.vague or (linked and words[k].text == "of"):
            continue
        if words[k].pos in {"NOUN", "PROPN"} and words[k].dep not in {"compound", "amod"}:
            return k if words[k].full != "nmod:poss" else _owned(tree, k) if linked else None
        passed = (
            words[k].text in DASHES
            or words[k].dep == "amod"
            or words[k - 1].text in DASHES
            or words[k].pos in {"ADJ", "NOUN", "PROPN", "NUM"}
            or (words[k].text.isupper() and len(words[k].text) > 1)
        )
        if linked and words[k].pos == "ADJ" and words[k].text.lower() in table.results and words[k].dep != "amod":
            return k
        listed = words[k].pos == "CCONJ" and k + 1 < len(words) and words[k + 1].pos in {"ADJ", "PROPN"} and linked
        if listed and words[k - 1].pos in {"ADJ", "PROPN"}:
            continue
        if not passed and not (linked and (words[k].pos == "DET" or words[k].full == "nmod:poss")):
            return None
    return None


def _owned(tree: Tree, i: int) -> int | None:
    """The noun that a possessor stands before ("of Grozny's people")."""
    head = tree.words[i].head
    return head if head > i and tree.words[head].pos in {"NOUN", "PROPN"} else None
