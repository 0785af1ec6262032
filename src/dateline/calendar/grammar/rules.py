"""Patterns of date expressions. `{month}`, `{count}` … stand for groups made from the word lists.

Each rule says which words it may begin with, so that patterns are tried only where one of them stands. No pattern
repeats a repetition, and every repetition is bounded.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.calendar.grammar import dates, figures, relative, times
from dateline.calendar.grammar.matching import Built
from dateline.calendar.words import DateWords, date_words, longest_first


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what makes a value of its match; the match may still be refused (None)."""

    source: str
    build: Callable[[re.Match[str], DateWords], Built]

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first tried."""
        return _compiled(self.source)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


_NUMBER = "0"
"""The key of rules that begin with a digit."""

_OF_YEAR = r"(?:,?{s}(?:(?:of|in){s})?(?:{year}|(?:the{s})?{shift}{s}year\b))"
"""A year after a month, season or holiday: ", 2017", "of last year", "the same year"."""

_WAYS = "ago|earlier|later|before|after|from{s}now|prior|previously|hence|afterwards?"
_DAYS = "hours?|days?|weeks?|months?|years?|decades?"

Row = tuple[str, str, Callable[[re.Match[str], DateWords], Built]]

_CALENDAR: tuple[Row, ...] = (
    (_NUMBER, r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:T[\d:.]{1,15}(?:Z|[+-]\d\d:?\d\d)?)?(?!\w)", figures.numeric),
    (_NUMBER, r"(?P<y>\d{4})/(?P<m>\d\d?)/(?P<d>\d\d?)(?![\w/])", figures.numeric),
    (_NUMBER, r"(?P<y>\d{4})-W(?P<week>\d\d)(?!\w)", figures.iso_week),
    (_NUMBER, r"(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<y>\d{4})(?!\w)", figures.numeric),
    (_NUMBER, r"(?P<a>\d\d?)/(?P<b>\d\d?)/(?P<y>\d{4}|\d\d)(?![\w/])", figures.slashed),
    (_NUMBER, r"(?P<a>\d\d?)-(?P<b>\d\d?)-(?P<y>\d{4})(?![\w/-])", figures.slashed),
    (_NUMBER, r"(?P<y>\d{4})-(?P<m>0[1-9]|1[0-2])(?![\w-])", figures.year_month),
    (_NUMBER, r"{year}{s}Q(?P<q>[1-4])\b", dates.fraction),
    (_NUMBER, r"(?P<d>\d\d?)-{month}-(?P<y>\d{4}|\d\d)(?![\w-])", figures.written_out),
    (_NUMBER, r"{day}{s}(?:of{s})?{month}{of_year}?", dates.calendar),
    (_NUMBER, r"{year}{s}{month}{s}{day}", dates.calendar),
    (_NUMBER, r"(?P<nth>\d\d?)(?:st|nd|rd|th)(?:{s}of{s}{shift}{s}month\b)?(?![\w-])", figures.month_day),
    (_NUMBER, r"{year}", dates.year),
    (_NUMBER, r"(?<=['\u2019])(?P<yy>\d\d)(?![\w-])", figures.short_year),
    (_NUMBER, r"(?P<decade>1[0-9]\d0|20\d0)['\u2019]?s\b", dates.decade),
    (_NUMBER, r"(?P<tens>[2-9]0)['\u2019]?s\b", figures.short_decade),
    ("tens", r"(?P<tens>(?i:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b", figures.short_decade),
    (_NUMBER, r"(?P<nth>\d\d?)(?:st|nd|rd|th){s0}(?i:century)\b", dates.century),
    ("centuries", r"(?P<nth>{ordinals}){s0}(?i:century)\b", dates.century),
    ("months", r"{month}{s}(?:the{s})?{day}{of_year}?", dates.calendar),
    ("months", r"{month}{of_year}?", dates.month),
    ("short", r"(?P<short>{shorts})\.?,?{s}{month}{s}{day}{of_year}?", figures.short_weekday),
    ("short", r"(?P<short>{shorts})\.?,?{s}{day}{s}{month}{of_year}?", figures.short_weekday),
    ("weekday", r"{weekday}(?:{s}(?:of{s})?{shift}{s}week\b)?{daypart}?", dates.weekday),
    ("shift", r"{shift}{s}week['\u2019]?s?{s}(?:on{s})?{weekday}", dates.weekday),
    ("shift", r"{shift}{s}{weekday}{daypart}?", dates.weekday),
    ("shift", r"{shift}{s}{month}(?:{s}{day})?", dates.calendar),
    ("shift", r"{shift}{s}{season}", dates.season),
    ("shift", r"{shift}{s}{holiday}", dates.holiday),
    ("season", r"{season}{of_year}?", dates.season),
    ("season", r"winter(?:{s}of)?{s}(?P<y1>1[0-9]\d\d|20\d\d)[-\u2013/](?P<y2>\d{2,4})(?!\w)", dates.winter),
    ("ordinal", r"(?P<nth>(?i:first|second|third|fourth|last|1st|2nd|3rd|4th)){s0}(?P<piece>(?i:quarter|half))\b(?!-)"
     r"{of_the_year}?", dates.fraction),
    ("q", r"Q(?P<q>[1-4])(?:{s}|{s}of{s}|,{s}){year}", dates.fraction),
    ("q", r"Q(?P<q>[1-4])\b", dates.fraction),
    ("fiscal financial", r"(?i:fiscal|financial)(?:{s}year)?{s}{year}", figures.fiscal),
    ("fy", r"FY\s?(?P<year>\d{4}|\d\d)(?!\w)", figures.fiscal),
    (_NUMBER, r"{year}{s}(?:fiscal|financial|calendar|tax|school|academic){s}year\b", figures.fiscal),
    ("holiday 0", r"{holiday}(?:{daypart}|{of_year})?", dates.holiday),
    (_NUMBER, r"(?P<bc>\d{1,3}(?:,?\d{3})?)\s?(?:BCE?\b|B\.C\.(?:E\.)?)", times.ancient),
    ("months", r"{month}{s}(?P<bc>\d{1,4})\s?(?:BCE?\b|B\.C\.)", times.ancient),
    ("season", r"{season}{s}of{s}(?P<bc>\d{1,4})\s?(?:BCE?\b|B\.C\.)", times.ancient),
)  # fmt: skip

_RELATED: tuple[Row, ...] = (
    ("shift", r"{shift}{s}(?:fiscal{s}|calendar{s}|financial{s})?{unit}", relative.shifted),
    ("shift", r"{shift}{s}weekend\b", relative.weekend),
    ("shift", r"{shift}{s}(?P<daypart>morning|afternoon|evening|night)\b", relative.part_of_day),
    ("shift ensuing", r"(?P<way>last|past|previous|preceding|next|coming|following|ensuing|subsequent)(?:{s}{count})?{s}{unit}",
     relative.stretch),
    ("recent", r"recent{s}{unit}", relative.recent),
    ("day", r"(?P<word>(?i:yesterday|today|tonight|tomorrow)){daypart}?\b", relative.day),
    ("overnight", r"(?i:overnight)\b", relative.overnight),
    ("day_unit", r"(?i:day){s}(?P<side>before){s}yesterday\b|(?i:day){s}(?P<side2>after){s}tomorrow\b", relative.day_beyond),
    ("day_unit", r"(?P<unit>day|night|week|month|quarter|year){s}(?P<way>before|after|earlier|later)\b(?:{s}that(?!\s[a-z]))?",
     relative.unit_beside),
    ("day_unit", r"{unit}{s}(?:(?P<side>before){s}last|after{s}next)\b", relative.beyond_last),
    ("weekday", r"{weekday}{s}before{s}last\b", relative.weekday_beyond_last),
    ("count 0", r"{count}(?P<plus>{s0}and{s0}a{s0}half)?{s0}{unit}(?P<plus2>{s}and{s}a{s}half)?{s}(?P<way>" + _WAYS + r")\b", relative.offset),
    ("units", r"(?P<unit>(?i:hours|days|weeks|months|years|decades)){s}(?P<way>ago|earlier|later)\b", relative.offset),
    ("half quarter", r"(?P<half>(?i:half|quarter))[\s-](?:(?:of{s})?an?{s})?{unit}{s}(?P<way>" + _WAYS + r")\b", relative.offset),
    ("in within", r"(?i:in){s}(?:(?:about|some|roughly|just|only){s})?{count}{s}{unit}(?!{s}(?:and|or|of|from|ago|later)\b)(?!-)", relative.in_time),
    ("count 0", r"{count}{s0}{unit}{s}(?P<way>from)(?={s}(?:[A-Z\d]|today|tomorrow|the{s}(?:end|day)))", relative.offset),
    ("in within", r"(?i:in|within){s}(?:the{s})?{count}{s}{unit}['\u2019]?{s}(?P<way>time)\b", relative.offset),
    ("year", r"year-(?:ago|earlier)\b", relative.year_ago),
    ("year month quarter", r"(?P<unit>year|month|quarter)-end\b", relative.year_end),
    ("weekend", r"weekend\b", relative.weekend),
    ("weekend", r"weekend{s}before{s}last\b", relative.weekend_before_last),
    ("day_unit decade", r"(?P<unit>year|month|week|decade|quarter|day)(?![\w-])(?!['\u2019]s{s}(?!end|start))",
     relative.bare_unit),
)  # fmt: skip

_UNPLACED: tuple[Row, ...] = (
    (_NUMBER, r"(?P<h>\d\d?)(?:[:.](?P<mi>[0-5]\d))?(?::\d\d)?\s{0,2}(?P<half>[ap]\.\s?m\.|[ap]m\b|[AP]\.M\.|[AP]M\b){zone}?",
     times.half_day_clock),
    (_NUMBER, r"(?P<h>\d\d?):(?P<mi>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?P<sign>\s?(?:hours|hrs?)\b|{zone})?", times.full_day_clock),
    (_NUMBER, r"(?P<hm>[0-2]\d[0-5]\d)(?:\s?(?:hours|hrs?|h)\b|{zone})", times.military_clock),
    ("count 0", r"{count}{s}o['\u2019]clock\b", times.hour_clock),
    ("clock", r"(?:noon|midday|midnight)\b{zone}?", times.named_clock),
    ("morning afternoon evening night", r"(?P<part>morning|afternoon|evening|night)\b", times.bare_part_of_day),
    ("count 0", r"{count}(?:(?:{s0}(?:to|or){s0}|[-\u2013]){count2})?{s0}(?:{full}{s})?{any_unit}(?:{s0}(?:long|old)\b)?",
     relative.duration),
    ("half", r"(?P<half>(?i:half){s}an?{s0}|half-){any_unit}", relative.duration),
    ("units", r"(?P<unit>hours|days|weeks|months|years|decades|centuries)\b", times.bare_duration),
    ("units", r"(?P<unit>" + _DAYS + r")-(?:long|old)\b", times.long_duration),
    ("all", r"(?i:all){s}(?P<unit>day|night|week|month|year)\b(?:{s}long\b)?", times.whole_duration),
    ("rates", r"{rates}\b", times.rate),
    ("every", r"(?i:every|each)(?:{s}(?:other|single))?(?:{s}{count})?{s}(?:{unit}|{weekday}|{month}|{season}|weekend\b|morning\b"
     r"|evening\b)", times.every),
    ("per", r"per{s}{unit}", times.every),
    ("weekdays", r"(?:Mondays|Tuesdays|Wednesdays|Thursdays|Fridays|Saturdays|Sundays|weekends)\b", times.weekdays),
    ("vague", r"{vague}\b(?!{s}as\b)", times.vague),
)  # fmt: skip


@cache
def rules() -> Mapping[str, tuple[Rule, ...]]:
    """From the first word of an expression, lower case, to the rules that may read it; digits stand under "0"."""
    return _table((*_CALENDAR, *_RELATED))


@cache
def unplaced_rules() -> Mapping[str, tuple[Rule, ...]]:
    """The same for times that name no day."""
    return _table(_UNPLACED)


def _table(rows: Iterable[Row]) -> Mapping[str, tuple[Rule, ...]]:
    words, fragments = date_words(), _fragments(date_words())
    table: dict[str, list[Rule]] = {}
    for starts, pattern, make in rows:
        rule = Rule(_fill(pattern, fragments), make)
        for word in {word for start in starts.split() for word in _first_words(start, words)}:
            table.setdefault(word, []).append(rule)
    return {word: tuple(found) for word, found in table.items()}


def _first_words(start: str, words: DateWords) -> Iterable[str]:
    lists: dict[str, Iterable[str]] = {
        "months": words.months,
        "weekday": words.weekdays,
        "shift": {s.split(" ")[0] for s in (*words.shifts, *words.told_shifts)},
        "day": words.days,
        "day_unit": words.units,
        "units": words.units,
        "count": {re.split(r"[ -]", c)[0] for c in words.counts},
        "short": words.short_weekdays,
        "tens": ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"],
        "centuries": {o.split("-")[0] for o in words.ordinals if o.isalpha() or "-" in o},
        "fy": ["fy", *(f"fy{d}" for d in range(10))],
        "clock": words.clock_words,
        "rates": words.rates,
        "every": ["every", "each"],
        "weekdays": [*(f"{w}s" for w in words.weekdays), "weekends"],
        "vague": {v.split(" ")[0] for v in words.vague},
        "season": words.seasons,
        "ordinal": [w for w in words.ordinals if w.isalpha()],
        "holiday": {re.split(r"[ .'-]", h)[0] for h in words.holidays if h[0].isalpha()},
        "q": ["q1", "q2", "q3", "q4"],
    }
    return lists.get(start, [start])


def _fill(pattern: str, fragments: Mapping[str, str]) -> str:
    pattern = pattern.replace("{of_the_year}", r"(?:{of_year}|{s}of{s}the{s}year\b)").replace("{of_year}", _OF_YEAR)
    for name, text in fragments.items():
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
        "count2": _count(words, "count2"),
        "count": _count(words, "count"),
        "full": "(?:full|whole|straight|consecutive|more|further|additional|long|short|solid|extra|calendar|business|working)",
        "any_unit": f"(?P<unit>{_any([*words.units, *words.small_units])})\\b",
        "ordinals": _any(words.ordinals),
        "shorts": "|".join(longest_first(w.capitalize() for w in words.short_weekdays)),
        "rates": "(?:" + "|".join(sorted(words.rates)) + ")",
        "vague": _any(words.vague),
        "zone": rf"(?:\s{{1,2}}\(?(?P<zone>{'|'.join(re.escape(z) for z in sorted(words.zones))})\b\)?)",
        "season": f"(?P<season>{_any(words.seasons)})\\b",
        "daypart": rf"(?:\s{{1,2}}(?P<daypart>{_any(words.parts_of_day)})\b)",
        "holiday": f"(?P<holiday>{_holidays(words)})(?!\\w)",
    }


def _count(words: DateWords, name: str) -> str:
    digits = r"\d{1,3}(?:,\d{3})?(?:\.\d)?"
    return rf"(?P<{name}>(?i:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?(?:{_any(words.counts)})|{digits})(?!\w)"


def _dot() -> str:
    return r"(?:(?<=Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\.|(?<=Sept)\.)?"


def _named(names: Iterable[str]) -> str:
    """Names with a capital, or all in capitals."""
    every = longest_first({form for n in names for form in (n.capitalize(), n.upper())})
    return "|".join(every)


def _any(names: Iterable[str]) -> str:
    ordered = longest_first(names)
    return "(?i:" + "|".join(re.escape(n).replace("\\ ", r"\s{1,2}") for n in ordered) + ")"


def _holidays(words: DateWords) -> str:
    ordered = longest_first(h.name for h in words.holidays.values())
    return "|".join(re.escape(n).replace("\\ ", r"\s{1,2}").replace("'", "['\u2019]") for n in ordered)
