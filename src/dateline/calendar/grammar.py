"""Patterns of date expressions. `{month}`, `{count}` … stand for groups made from the word lists.

Each rule says which words it may begin with, so that patterns are tried only where one of them stands. No pattern
repeats a repetition, and every repetition is bounded.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.calendar import building as build
from dateline.calendar.values import Anchor, Value
from dateline.calendar.words import DateWords, date_words

Built = tuple[Value, Anchor] | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what makes a value of its match; the match may still be refused (None)."""

    pattern: re.Pattern[str]
    build: Callable[[re.Match[str], DateWords], Built]


_NUMBER = "0"
"""The key of rules that begin with a digit."""

_OF_YEAR = r"(?:,?{s}(?:of{s})?(?:{year}|(?:the{s})?{shift}{s}year\b))"
"""A year after a month, season or holiday: ", 2017", "of last year", "the same year"."""

_WAYS = "ago|earlier|later|before|after|from{s}now|prior|previously"

_RULES: tuple[tuple[str, str, Callable[[re.Match[str], DateWords], Built]], ...] = (
    (_NUMBER, r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:T[\d:.]{1,15}Z?)?(?!\w)", build.numeric),
    (_NUMBER, r"(?P<y>\d{4})/(?P<m>\d\d?)/(?P<d>\d\d?)(?![\w/])", build.numeric),
    (_NUMBER, r"(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<y>\d{4})(?!\w)", build.numeric),
    (_NUMBER, r"(?P<a>\d\d?)/(?P<b>\d\d?)/(?P<y>\d{4})(?![\w/])", build.slashed),
    (_NUMBER, r"{day}{s}(?:of{s})?{month}{of_year}?", build.calendar),
    (_NUMBER, r"{year}", build.year),
    (_NUMBER, r"(?P<decade>1[0-9]\d0|20\d0)['\u2019]?s\b", build.decade),
    (_NUMBER, r"(?P<nth>\d\d?)(?:st|nd|rd|th){s0}century\b", build.century),
    ("months", r"{month}{s}(?:the{s})?{day}{of_year}?", build.calendar),
    ("months", r"{month}{of_year}?", build.month),
    ("weekday", r"{weekday}(?:{s}(?:of{s})?{shift}{s}week\b)?{daypart}?", build.weekday),
    ("shift", r"{shift}{s}week['\u2019]?s?{s}(?:on{s})?{weekday}", build.weekday),
    ("shift", r"{shift}{s}{weekday}{daypart}?", build.weekday),
    ("shift", r"{shift}{s}{month}(?:{s}{day})?", build.calendar),
    ("shift", r"{shift}{s}{season}", build.season),
    ("shift", r"{shift}{s}{unit}", build.shifted),
    ("shift", r"{shift}{s}weekend\b", build.weekend),
    ("shift", r"{shift}{s}(?P<daypart>morning|afternoon|evening|night)\b", build.part_of_day),
    ("shift", r"{shift}{s}{holiday}", build.holiday),
    ("shift", r"(?P<way>last|past|previous|next|coming|following)(?:{s}{count})?{s}{unit}", build.stretch),
    ("recent", r"recent{s}{unit}", build.stretch),
    ("day", r"(?P<word>yesterday|today|tonight|tomorrow){daypart}?\b", build.day),
    ("overnight", r"overnight\b", build.overnight),
    ("day_unit", r"day{s}(?P<side>before){s}yesterday\b|day{s}(?P<side2>after){s}tomorrow\b", build.day_beyond),
    ("day_unit", r"(?P<unit>day|night|week|month|year){s}(?P<way>before|after|earlier|later)\b", build.unit_beside),
    ("count 0", r"{count}{s0}{unit}{s}(?P<way>" + _WAYS + r")\b", build.offset),
    ("in within", r"(?:in|within){s}(?:the{s})?{count}{s}{unit}['\u2019]?{s}(?P<way>time)\b", build.offset),
    ("weekend", r"weekend\b", build.weekend),
    ("season", r"{season}{of_year}?", build.season),
    ("season", r"winter(?:{s}of)?{s}(?P<y1>1[0-9]\d\d|20\d\d)[-\u2013/](?P<y2>\d{2,4})(?!\w)", build.winter),
    ("ordinal", r"(?P<nth>first|second|third|fourth|last){s}(?P<piece>quarter|half){of_the_year}?", build.fraction),
    ("q", r"Q(?P<q>[1-4]){s}{year}", build.fraction),
    ("holiday 0", r"{holiday}{of_year}?", build.holiday),
    ("year month week", r"(?P<unit>year|month|week|decade)(?![\w-])(?!['\u2019]s{s}(?!end|start))", build.bare_unit),
)  # fmt: skip


@cache
def rules() -> Mapping[str, tuple[Rule, ...]]:
    """From the first word of an expression, lower case, to the rules that may read it; digits stand under "0"."""
    words = date_words()
    table: dict[str, list[Rule]] = {}
    for starts, pattern, make in _RULES:
        rule = Rule(re.compile(_fill(pattern, words)), make)
        for start in starts.split():
            for word in _first_words(start, words):
                table.setdefault(word, []).append(rule)
    return {word: tuple(found) for word, found in table.items()}


def _first_words(start: str, words: DateWords) -> Iterable[str]:
    lists: dict[str, Iterable[str]] = {
        "months": words.months,
        "weekday": words.weekdays,
        "shift": {s.split(" ")[0] for s in (*words.shifts, *words.told_shifts)},
        "day": words.days,
        "day_unit": ["day", "night", "week", "month", "year"],
        "count": {c.split(" ")[0] for c in words.counts},
        "season": words.seasons,
        "ordinal": [w for w in words.ordinals if w.isalpha()],
        "holiday": {h.split(" ")[0].rstrip(".").split("'")[0] for h in words.holidays if h[0].isalpha()},
        "q": ["q1", "q2", "q3", "q4"],
    }
    return lists.get(start, [start])


def _fill(pattern: str, words: DateWords) -> str:
    pattern = pattern.replace("{of_the_year}", r"(?:{of_year}|{s}of{s}the{s}year\b)").replace("{of_year}", _OF_YEAR)
    for name, text in _fragments(words).items():
        pattern = pattern.replace("{" + name + "}", text)
    return pattern


def _fragments(words: DateWords) -> dict[str, str]:
    shift = [*words.shifts, *words.told_shifts]
    tail = r"(?![\w%]|[.,:]\d)"
    return {
        "s": r"\s{1,2}",
        "s0": r"[\s-]{1,2}",
        "month": f"(?P<month>{_named(words.months)})(?![A-Za-z]){_dot()}",
        "weekday": f"(?P<weekday>{_named(words.weekdays)})(?![A-Za-z])",
        "day": r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?" + tail,
        "year": r"(?P<year>1[0-9]\d\d|20\d\d)(?!-\d{1,2}-)" + tail,
        "shift": f"(?P<shift>{_any(shift)})\\b",
        "unit": f"(?P<unit>{_any(words.units)})\\b",
        "count": rf"(?P<count>(?i:(?:twenty|thirty|forty|fifty)-)?(?:{_any(words.counts)})|\d{{1,3}})(?!\w)",
        "season": f"(?P<season>{_any(words.seasons)})\\b",
        "daypart": rf"(?:\s{{1,2}}(?P<daypart>{_any(words.parts_of_day)})\b)",
        "holiday": f"(?P<holiday>{_holidays(words)})(?!\\w)",
    }


def _dot() -> str:
    return r"(?:(?<=Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\.|(?<=Sept)\.)?"


def _named(names: Iterable[str]) -> str:
    """Names with a capital, or all in capitals."""
    every = sorted({form for n in names for form in (n.capitalize(), n.upper())}, key=lambda n: (-len(n), n))
    return "|".join(every)


def _any(names: Iterable[str]) -> str:
    ordered = sorted(names, key=lambda n: (-len(n), n))
    return "(?i:" + "|".join(re.escape(n).replace("\\ ", r"\s{1,2}") for n in ordered) + ")"


def _holidays(words: DateWords) -> str:
    ordered = sorted((h.name for h in words.holidays.values()), key=lambda n: (-len(n), n))
    return "|".join(re.escape(n).replace("\\ ", r"\s{1,2}").replace("'", "['\u2019]") for n in ordered)
