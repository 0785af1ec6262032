"""What number words say, before any hedge: "1,000", "five million", "two hundred and five", "dozens", "half a million"."""

import math
import re
from dataclasses import dataclass

from dateline.knowledge.counts import CountTable
from dateline.parsing.tree import Tree, Word

_DIGITS = re.compile(r"([^\d\s.,+-]{1,3})?(\d{1,3}(?:,\d{3}){1,5}(?:\.\d+)?|\d{1,15}(?:\.\d+)?)([a-z]{1,2})?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2}){1,5},\d{3}")
_CENTURY = re.compile(r"(?:1[0-9]|20)\d\d")
DASHES = frozenset({"-", "–", "—"})
_SMALLEST = 10


@dataclass(frozen=True, slots=True)
class Value:
    """A number without hedges: its interval (`high` None: no bound), the word after it, its currency. `loose`: it is only
    nearly that many by its own words ("dozens"); `year`: digits that may as well be a year."""

    low: float
    high: float | None
    end: int
    currency: str | None = None
    loose: bool = False
    year: bool = False


def value_at(tree: Tree, i: int, table: CountTable) -> Value | None:
    """The number that begins at word `i`, with a currency sign before it if there is one."""
    if i >= len(tree.words):
        return None
    word = tree.words[i].text
    sign = table.signs.get(word.lower())
    if sign is not None and i + 1 < len(tree.words):
        found = value_at(tree, i + 1, table)
        return Value(found.low, found.high, found.end, sign, found.loose) if found is not None else None
    return _none(tree, i, table) or _fraction(tree, i, table) or _vague(tree, i, table) or _exact(tree, i, table)


def at(tree: Tree, i: int, phrase: tuple[str, ...]) -> bool:
    """Whether the words from `i` on are those of a phrase in lower case."""
    words = tree.words
    if i + len(phrase) > len(words) or words[i].text.lower() != phrase[0]:
        return False
    return all(words[i + k].text.lower() == word for k, word in enumerate(phrase))


def scale(first: Value, other: Value, tree: Tree, table: CountTable) -> float:
    """What "million" is to the 5 of "5 to 10 million"; 1 where the first number has its own multiplier or is larger."""
    own = table.multipliers.get(tree.words[first.end - 1].text.lower())
    shared = table.multipliers.get(tree.words[other.end - 1].text.lower(), 1.0)
    return shared if own is None and first.low < (other.high or 0) / shared else 1.0


def _none(tree: Tree, i: int, table: CountTable) -> Value | None:
    """Words for nobody. "No" is one before the noun that it denies, but not in "no more than", "no one", "no-confidence"."""
    words = tree.words
    word, after = words[i].text.lower(), words[i + 1].text.lower() if i + 1 < len(words) else ""
    if word == "no" and after == "one":
        return Value(0, 0, i + 2)
    if word == "no" and words[i].dep == "det" and words[i].head > i and after not in DASHES:
        return Value(0, 0, i + 1)
    return Value(0, 0, i + 1) if word in table.lists.nobody else None


def _fraction(tree: Tree, i: int, table: CountTable) -> Value | None:
    """Parts of a large number: "half a million", "half a dozen", "a quarter of a million"."""
    for phrase, part in table.fractions.get(tree.words[i].text.lower(), ()):
        if at(tree, i, phrase) and i + len(phrase) < len(tree.words):
            end = i + len(phrase)
            times = table.multipliers.get(tree.words[end].text.lower())
            return Value(part * times, part * times, end + 1) if times else None
    return None


def _vague(tree: Tree, i: int, table: CountTable) -> Value | None:
    """Plurals ("dozens", "tens of thousands") and words for a small number ("several", "a few hundred")."""
    words = tree.words
    start = i + 1 if words[i].text.lower() == "a" and i + 1 < len(words) else i
    word = words[start].text.lower()
    if word in table.few and not (start == i and word in table.lists.articled):
        return _few(tree, start, table)
    if start > i or word not in table.vague:
        return None
    unit = table.vague[word]
    if i + 2 < len(words) and words[i + 1].text.lower() == "of" and words[i + 2].text.lower() in table.vague:
        times = table.vague[words[i + 2].text.lower()]
        return Value(2 * unit * times, 10 * unit * times - 1, i + 3, loose=True)
    return Value(2 * unit, 10 * unit - 1 if unit >= 100 else 99, i + 1, loose=True)


def _few(tree: Tree, i: int, table: CountTable) -> Value:
    low, high = table.few[tree.words[i].text.lower()]
    end, times = i + 1, 1.0
    while end < len(tree.words) and tree.words[end].text.lower() in table.multipliers:
        times, end = times * table.multipliers[tree.words[end].text.lower()], end + 1
    top = (high + 1) * times - 1 if times > 1 and high >= _SMALLEST - 1 else high * times
    return Value(low * times, top, end, loose=low != high)


def _exact(tree: Tree, i: int, table: CountTable) -> Value | None:
    """Digits or number words with multipliers: "1,000", "5 million", "two hundred and five", "a dozen"."""
    unit = _unit(tree.words, i, table)
    if unit is None:
        return None
    value, end, currency = unit
    year = end == i + 1 and bool(_CENTURY.fullmatch(tree.words[i].text))
    least = math.inf
    if end + 1 < len(tree.words) and tree.words[end].text in DASHES and tree.words[end + 1].text.lower() in table.large:
        end += 1
    while end < len(tree.words) and (times := table.multipliers.get(_unstopped(tree.words[end].text))):
        value, end, least = value * times, end + 1, min(least, times)
    rest = _rest(tree, end, least, table)
    if rest is not None:
        value, end = value + rest.low, rest.end
    return Value(value, value, end, currency, year=year and end == i + 1)


def _unstopped(word: str) -> str:
    """In lower case, without the full stop that ends a sentence ("$8.5m.")."""
    return word.lower().removesuffix(".")


def _unit(words: tuple[Word, ...], i: int, table: CountTable) -> tuple[float, int, str | None] | None:
    """The number before any multiplier, the word after it, and the currency sign that it is written with."""
    word, after = words[i].text.lower(), words[i + 1].text.lower() if i + 1 < len(words) else ""
    if word in {"a", "an"}:
        return (1.0, i + 1, None) if after in table.multipliers and len(after) > 2 else None
    digits = _digits(word, table)
    if digits is not None:
        return digits[0], i + 1, digits[1]
    spelled = _spelled(word, table)
    if spelled is None:
        return None
    k = i + 2 if after in DASHES else i + 1
    ones = _spelled(words[k].text.lower(), table) if k < len(words) else None
    return (spelled + ones, k + 1, None) if ones is not None and _fits(spelled, ones) else (spelled, i + 1, None)


def _rest(tree: Tree, end: int, least: float, table: CountTable) -> Value | None:
    """What is added after a multiplier: the "and five" of "two hundred and five"; always less than the multiplier."""
    if not 100 <= least < math.inf or end >= len(tree.words):
        return None
    start = end + 1 if tree.words[end].text.lower() == "and" else end
    if start >= len(tree.words) or _spelled(tree.words[start].text.lower(), table) is None:
        return None
    found = _exact(tree, start, table)
    if found is None or found.low >= least:
        return None
    return found if start == end or (least == 100 and tree.words[start - 1].head <= found.end) else None


def _fits(part: float, spelled: float) -> bool:
    return part % 10 == 0 and 20 <= part < 100 and 0 < spelled < 10


def _digits(word: str, table: CountTable) -> tuple[float, str | None] | None:
    if _INDIAN.fullmatch(word):
        return float(word.replace(",", "")), None
    match = _DIGITS.fullmatch(word)
    if match is None or (match[1] and match[1] not in table.signs):
        return None
    if match[3] and match[3] not in table.multipliers:
        return None
    value = float(match[2].replace(",", "")) * table.multipliers.get(match[3] or "", 1.0)
    return value, table.signs.get(match[1] or "")


def _spelled(word: str, table: CountTable) -> float | None:
    """A number word, two of them with a hyphen ("twenty-two") included."""
    tens, _, ones = word.partition("-")
    if not ones:
        return table.numbers.get(word)
    if tens in table.numbers and ones in table.numbers and _fits(table.numbers[tens], table.numbers[ones]):
        return table.numbers[tens] + table.numbers[ones]
    return None
