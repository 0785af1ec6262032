"""Number phrases of a sentence and the interval that each gives: "at least 22", "dozens", "between 10 and 20".

They are read from left to right by their words alone, since parses of numbers with hedges are the least reliable.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.knowledge.counts import CountTable
from dateline.parsing.tree import Tree, Word

_DIGITS = re.compile(r"([^\d\s.,+-]{1,3})?(\d{1,3}(?:,\d{3}){1,5}(?:\.\d+)?|\d{1,15}(?:\.\d+)?)([a-z]{1,2})?")
_DASHES = frozenset({"-", "–", "—"})
_JOINS = _DASHES | {"to", "or"}
_NOT_COUNTED = frozenset({"percent", "%", "per", "a.m.", "p.m.", "am", "pm", "o'clock"})
_LINKS = _DASHES | {"of"}
_RUN = 6


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number phrase: first and last word with its hedges, its interval (`high` None: no bound), its currency sign,
    and the noun that it counts, None for a bare number."""

    first: int
    last: int
    low: float
    high: float | None
    currency: str | None
    noun: int | None


@dataclass(frozen=True, slots=True)
class _Value:
    """A number without hedges: its interval, the word after it, its currency sign."""

    low: float
    high: float | None
    end: int
    currency: str | None = None


def numerals(tree: Tree, table: CountTable) -> Iterator[Numeral]:
    """Every number phrase of the sentence from left to right, none overlapping another."""
    i = 0
    while i < len(tree.words):
        found = _numeral(tree, i, table)
        if found is not None:
            yield found
        i = found.last + 1 if found is not None else i + 1


def _numeral(tree: Tree, i: int, table: CountTable) -> Numeral | None:
    start, hedge = _hedge(tree, i, table)
    value = _value(tree, start, table)
    if value is None:
        return None
    value = _or_more(tree, _ranged(tree, value, hedge, table))
    if hedge == "between" and value.low == value.high:
        return None
    if value.end < len(tree.words) and tree.words[value.end].text.lower() in _NOT_COUNTED:
        return None
    low, high = _bounds(value, hedge)
    return Numeral(i, value.end - 1, low, high, value.currency, _noun(tree, value.end))


def _hedge(tree: Tree, i: int, table: CountTable) -> tuple[int, str]:
    """The word after a hedge that begins at a word, and what it makes of its number; hedges may follow each other."""
    found = "about"
    for _ in range(2):
        first = tree.words[i].text.lower() if i < len(tree.words) else ""
        for phrase, kind in table.hedges.get(first, ()):
            if _at(tree, i, phrase):
                i += len(phrase)
                found = kind if kind != "about" else found
                break
        else:
            break
    return i, found


def _at(tree: Tree, i: int, phrase: tuple[str, ...]) -> bool:
    words = tree.words
    if i + len(phrase) > len(words) or words[i].text.lower() != phrase[0]:
        return False
    return all(words[i + k].text.lower() == word for k, word in enumerate(phrase))


def _bounds(value: _Value, hedge: str) -> tuple[float, float | None]:
    if hedge == "least":
        return value.low, None
    if hedge == "most":
        return 0.0, value.high if value.high is not None else value.low
    return value.low, value.high


def _ranged(tree: Tree, value: _Value, hedge: str, table: CountTable) -> _Value:
    """A range, if a second number follows: "10 to 20", "two or three", and after "between" also "10 and 20"."""
    if value.end >= len(tree.words) or value.high is None:
        return value
    joint = tree.words[value.end].text.lower()
    if joint not in _JOINS and not (hedge == "between" and joint == "and"):
        return value
    other = _value(tree, value.end + 1, table)
    if other is None or other.high is None:
        return value
    low = value.low * _scale(value, other, tree, table)
    return _Value(low, other.high, other.end, value.currency or other.currency) if low < other.high else value


def _scale(value: _Value, other: _Value, tree: Tree, table: CountTable) -> float:
    """What "million" is to the 5 of "5 to 10 million"; 1 where the first number has its own multiplier or is larger."""
    own = table.multipliers.get(tree.words[value.end - 1].lemma)
    shared = table.multipliers.get(tree.words[other.end - 1].lemma, 1.0)
    return shared if own is None and value.low < (other.high or 0) / shared else 1.0


def _or_more(tree: Tree, value: _Value) -> _Value:
    if _at(tree, value.end, ("or", "more")):
        return _Value(value.low, None, value.end + 2, value.currency)
    return value


def _value(tree: Tree, i: int, table: CountTable) -> _Value | None:
    if i >= len(tree.words):
        return None
    sign = table.currencies.get(tree.words[i].text.lower()) if not tree.words[i].text.isalpha() else None
    if sign is not None:
        found = _value(tree, i + 1, table)
        return _Value(found.low, found.high, found.end, sign) if found is not None else None
    return _vague(tree, i, table) or _exact(tree, i, table)


def _vague(tree: Tree, i: int, table: CountTable) -> _Value | None:
    """Plurals ("dozens", "tens of thousands") and small words ("several", "a handful")."""
    words = tree.words
    if words[i].text.lower() == "a" and i + 1 < len(words) and words[i + 1].text.lower() in table.few:
        i += 1
    word = words[i].text.lower()
    if word in table.few:
        return _Value(table.few[word], None, i + 1)
    if word not in table.vague:
        return None
    if i + 2 < len(words) and words[i + 1].text == "of" and words[i + 2].text.lower() in table.vague:
        return _Value(2 * table.vague[word] * table.vague[words[i + 2].text.lower()], None, i + 3)
    return _Value(2 * table.vague[word], None, i + 1)


def _exact(tree: Tree, i: int, table: CountTable) -> _Value | None:
    """Digits or number words with multipliers: "1,000", "5 million", "two hundred and five", "a dozen"."""
    unit = _unit(tree.words, i, table)
    if unit is None:
        return None
    value, end, currency = unit
    least = math.inf
    while end < len(tree.words) and (times := table.multipliers.get(tree.words[end].text.lower())):
        value, end, least = value * times, end + 1, min(least, times)
    rest = _rest(tree, end, least, table)
    if rest is not None:
        value, end = value + rest.low, rest.end
    return _Value(value, value, end, currency)


def _unit(words: tuple[Word, ...], i: int, table: CountTable) -> tuple[float, int, str | None] | None:
    """The number before any multiplier, the word after it, and the currency sign that it is written with."""
    word, after = words[i].text.lower(), words[i + 1].text.lower() if i + 1 < len(words) else ""
    if word in {"a", "an"}:
        return (1.0, i + 1, None) if after in table.multipliers else None
    digits = _digits(word, table)
    if digits is not None:
        return digits[0], i + 1, digits[1]
    spelled = _spelled(word, table)
    if spelled is None:
        return None
    k = i + 2 if after in _DASHES else i + 1
    ones = _spelled(words[k].text.lower(), table) if k < len(words) else None
    return (spelled + ones, k + 1, None) if ones is not None and _fits(spelled, ones) else (spelled, i + 1, None)


def _rest(tree: Tree, end: int, least: float, table: CountTable) -> _Value | None:
    """What is added after a multiplier: the "and five" of "two hundred and five"; always less than the multiplier."""
    if not 100 <= least < math.inf or end >= len(tree.words):
        return None
    start = end + 1 if tree.words[end].text.lower() == "and" else end
    if start >= len(tree.words) or _spelled(tree.words[start].text.lower(), table) is None:
        return None
    found = _exact(tree, start, table)
    if found is None or found.low >= least:
        return None
    joined = start == end or (least == 100 and _noun(tree, found.end) is not None)
    return found if joined else None


def _fits(part: float, spelled: float) -> bool:
    return part % 10 == 0 and 20 <= part < 100 and spelled < 10


def _digits(word: str, table: CountTable) -> tuple[float, str | None] | None:
    match = _DIGITS.fullmatch(word)
    if match is None or (match[1] and match[1] not in table.currencies):
        return None
    if match[3] and match[3] not in table.multipliers:
        return None
    value = float(match[2].replace(",", "")) * table.multipliers.get(match[3] or "", 1.0)
    return value, table.currencies.get(match[1] or "")


def _spelled(word: str, table: CountTable) -> float | None:
    """A number word, two of them with a hyphen ("twenty-two") included."""
    tens, _, ones = word.partition("-")
    if not ones:
        return table.numbers.get(word)
    if tens in table.numbers and ones in table.numbers and _fits(table.numbers[tens], table.numbers[ones]):
        return table.numbers[tens] + table.numbers[ones]
    return None


def _noun(tree: Tree, after: int) -> int | None:
    """The noun that a number before word `after` counts: by the parse, else the first noun group that follows."""
    words = tree.words
    link = words[after].text.lower() if after < len(words) else ""
    if link != "of" and after > 0 and words[after - 1].dep == "nummod" and words[after - 1].head >= after:
        head = words[after - 1].head
        return head if words[head].pos in {"NOUN", "PROPN"} else None
    after += link in _LINKS
    for k in range(after, min(after + _RUN, len(words))):
        if words[k].pos in {"NOUN", "PROPN"} and words[k].dep not in {"compound", "amod"}:
            return k
        if words[k].pos not in {"ADJ", "DET", "NOUN", "PROPN", "NUM"} and words[k].full != "nmod:poss":
            return None
    return None
