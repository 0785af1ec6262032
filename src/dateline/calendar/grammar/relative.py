"""From the match of a pattern to a value that is counted from a day: last week, two years ago, the day before."""

import re

from dateline.calendar.grammar.matching import Built, Match, count_of, group, shift_of, word_after, word_before
from dateline.calendar.values import Anchor, Duration, Relative, Stretch, Unit, Value, Weekday, Weekend
from dateline.calendar.words import DateWords

_LED = re.compile(
    r"\b(?:(?:end|start|beginning|middle|close|rest|remainder|part|outset|turn)\sof"
    r"|(?:earlier|later|early|late|point)\sin)\sthe\s$",
    re.IGNORECASE,
)
_AFTER_WORD = re.compile(r"[A-Za-z]\s$")
_LOOKS_AHEAD = re.compile(
    r"\b(?:will|shall|'ll|\u2019ll|due|expected|scheduled|expires?|begins?|opens?|ends?|resumes?)\b[^.;:]{0,50}$"
)
_PART_OF = re.compile(r"\b(?:quarter|third|half)(?:\sof)?\s$")
_HALVES: dict[Unit, tuple[Unit, int]] = {"year": ("month", 6), "decade": ("year", 5), "century": ("year", 50)}
_FINER: dict[Unit, tuple[Unit, int]] = {
    "week": ("day", 7), "fortnight": ("day", 14), "decade": ("year", 10), "century": ("year", 100),
    "quarter": ("month", 3),
}  # fmt: skip


def shifted(m: Match, words: DateWords) -> Built:
    """Last week, this year, the following month."""
    shift, anchor = shift_of(m, words)
    unit, word = words.units[group(m, "unit") or ""], group(m, "shift") or ""
    plural, the = (group(m, "unit") or "").endswith("s"), word_before(m) == "the"
    if shift is None or plural or unit == "hour" or (word in {"past", "coming"} and not the):
        return None
    if the and word in {"last", "past"} and unit not in {"day", "quarter"}:
        return Stretch(unit, 1, -1), anchor
    if word == "next" and (unit == "day" or the):
        anchor = "told"
    if unit == "day":
        return _shifted_day(group(m, "unit") == "night", word, shift, anchor)
    return Relative(unit, shift, shift), anchor


_DAYS_TOLD = frozenset({"next", "same", "that", "that same", "previous", "following", "preceding", "very next"})


def _shifted_day(night: bool, word: str, shift: int, anchor: Anchor) -> Built:
    """The next day, that day, last night; not "the last day", "this day"."""
    if word in _DAYS_TOLD:
        return Relative("day", shift, shift), anchor
    return (Relative("day", -1, -1), "published") if night and word == "last" else None


def beyond_last(m: Match, words: DateWords) -> Built:
    """The week before last, the year after next."""
    shift = -2 if m["side"] else 2
    return Relative(words.units[group(m, "unit") or ""], shift, shift), "published"


def weekday_beyond_last(m: Match, words: DateWords) -> Built:
    """The Sunday before last."""
    return Weekday(words.weekdays[group(m, "weekday") or ""], -2), "published"


def weekend(m: Match, words: DateWords) -> Built:
    """The weekend, by tense or shifted; "weekend talks" too, "weekends" not."""
    shift, anchor = shift_of(m, words)
    return (Weekend(shift), anchor) if word_before(m) not in {"every", "each", "a", "long"} else None


def weekend_before_last(m: Match, words: DateWords) -> Built:
    """The weekend before last."""
    return Weekend(-2), "published"


def part_of_day(m: Match, words: DateWords) -> Built:
    """This morning, last night, the following evening."""
    shift, anchor = shift_of(m, words)
    word = group(m, "shift")
    if word in {"past", "coming", "upcoming"} or (word == "last" and group(m, "daypart") != "night"):
        return None
    anchor = "told" if word == "next" else anchor
    return Relative("day", shift or 0, shift or 0), anchor


def stretch(m: Match, words: DateWords) -> Built:
    """The past few weeks, the last 24 hours, the next two years, recent months."""
    word = group(m, "unit") or ""
    count, way = group(m, "count"), group(m, "way")
    if not word.endswith("s") or (count in {"a", "an", "hundred"}):
        return None
    high = count_of(count, words)[1] if count else 5
    anchor: Anchor = "told" if way in {"previous", "following", "preceding", "ensuing", "subsequent"} else "published"
    sign = 1 if way in {"next", "coming", "following", "ensuing", "subsequent"} else -1
    return Stretch(words.units[word], high, sign), anchor


def recent(m: Match, words: DateWords) -> Built:
    """Recent days, as the past five."""
    return stretch(m, words)


def day(m: Match, words: DateWords) -> Built:
    """Yesterday, today, tonight, tomorrow; not "USA Today", "the Today programme"."""
    named = m[0][0].isupper() and _AFTER_WORD.search(m.string, max(0, m.start() - 3), m.start())
    if m.string[m.end() : m.end() + 1] == "-" or named:
        return None
    shift = words.days[group(m, "word") or ""]
    return Relative("day", shift, shift), "published"


def overnight(m: Match, words: DateWords) -> Built:
    """The night that ended on the anchor."""
    return Relative("day", -1, 0), "published"


def day_beyond(m: Match, words: DateWords) -> Built:
    """The day before yesterday, the day after tomorrow."""
    shift = -2 if m["side"] else 2
    return Relative("day", shift, shift), "published"


def unit_beside(m: Match, words: DateWords) -> Built:
    """The day before, the year after: of the date told before, or of the event that follows in the text."""
    if word_before(m) not in {"the", "one", "very"}:
        return None
    shift = -1 if m["way"] in {"before", "earlier"} else 1
    return Relative(words.units[m["unit"]], shift, shift), _told(m, words)


def _told(m: Match, words: DateWords) -> Anchor:
    """`event` where "before" or "after" has an object."""
    if group(m, "way") not in {"before", "after", "prior", "following"}:
        return "told"
    rest, after = m.string[m.end() : m.end() + 2], word_after(m)
    if after == "that" and not re.match(r"\sthat\s[a-z]", m.string[m.end() : m.end() + 8]):
        return "told"
    return "told" if not rest.strip() or rest[0] in ".,;:)" or after in words.after_beside else "event"


def offset(m: Match, words: DateWords) -> Built:
    """Two days ago, a year earlier, three weeks later, in ten days' time.

    Weeks are counted in days and decades in years: what happened two weeks ago did so on about that day.
    """
    unit, way = words.units[group(m, "unit") or ""], group(m, "way") or ""
    if word_before(m) in {"than", "least"} and way not in {"ago", "earlier"}:
        return None
    if not m.groupdict().get("half") and _PART_OF.search(m.string, max(0, m.start() - 12), m.start()):
        return None
    unit, low, high = _counted(m, unit, words)
    if way in {"ago", "from now", "hence", "time"}:
        anchor: Anchor = "published"
    elif way == "from":
        anchor = "event"
    else:
        anchor = _told(m, words)
    back = way in {"ago", "earlier", "before", "prior", "previously"}
    return Relative(unit, -high if back else low, -low if back else high), anchor


def in_time(m: Match, words: DateWords) -> Built:
    """In two weeks, after a word that looks ahead ("will end in two weeks"); else it is how long something took."""
    led = _LOOKS_AHEAD.search(m.string, max(0, m.start() - 60), m.start())
    if led is None:
        return None
    unit, low, high = _counted(m, words.units[group(m, "unit") or ""], words)
    return Relative(unit, low, high), "published"


def _counted(m: Match, unit: Unit, words: DateWords) -> tuple[Unit, int, int]:
    """The count in a finer unit: weeks in days, half a year in months."""
    if m.groupdict().get("half"):
        finer, size = _HALVES.get(unit, ("day", 3))
        size = size // 2 if m["half"].lower() == "quarter" else size
        return finer, size, size
    low, high = count_of(group(m, "count") or "several", words)
    if (group(m, "plus") or group(m, "plus2")) and unit in _HALVES:
        finer, half = _HALVES[unit]
        return finer, (2 * low + 1) * half, (2 * high + 1) * half
    finer, size = _FINER.get(unit, (unit, 1))
    return finer, low * size, high * size


def year_ago(m: Match, words: DateWords) -> Built:
    """The year-ago quarter, year-earlier profit."""
    return Relative("year", -1, -1), "published"


def year_end(m: Match, words: DateWords) -> Built:
    """By year-end."""
    from_unit: Value = Relative(words.units[group(m, "unit") or ""], 0, 0)
    return from_unit, "published"


def bare_unit(m: Match, words: DateWords) -> Built:
    """The year in "by year's end", "the end of the year", "later in the year"; the day in "later in the day"."""
    led = _LED.search(m.string, max(0, m.start() - 24), m.start())
    if not led and (m["unit"] == "day" or m.string[m.end() : m.end() + 2] not in {"'s", "\u2019s"}):
        return None
    return Relative(words.units[m["unit"]], 0, 0), "told" if m["unit"] == "day" else "published"


def duration(m: Match, words: DateWords) -> Built:
    """Two years, a ten-day truce, 30-year-old, half an hour; "a second" and "a quarter" may be anything."""
    if group(m, "unit") in {"second", "quarter", "quarters"}:
        return None
    unit = words.units.get(group(m, "unit") or "") or words.small_units[group(m, "unit") or ""]
    if m.groupdict().get("half"):
        return Duration(unit, 0, 1), "none"
    low, high = count_of(group(m, "count") or "", words)
    high = count_of(group(m, "count2") or "", words)[1] if group(m, "count2") else high
    return Duration(unit, min(low, high), max(low, high)), "none"
