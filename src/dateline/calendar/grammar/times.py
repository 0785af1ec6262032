"""From the match of a pattern to times that name no day: of the clock, for how long, how often, about now, before Christ."""

import re

from dateline.calendar.grammar.matching import Built, Match, group, word_after, word_before
from dateline.calendar.values import Ancient, Clock, Duration, Repeated, Vague
from dateline.calendar.words import DateWords

_IN_THE = re.compile(r"\b(?:in|during|throughout)\s(?:the\s)?$|\b(?:early|late|mid)[\s-]$", re.IGNORECASE)
_LEADS = frozenset({"at", "by", "until", "till", "around", "about", "after", "before", "since", "from", "between"})
_SPANS = frozenset(
    {"for", "in", "within", "after", "over", "last", "lasted", "lasts", "took", "takes", "take", "spent"}
)


def half_day_clock(m: Match, words: DateWords) -> Built:
    """5:30 p.m., 9am."""
    hour, minute = int(m["h"]), int(m["mi"] or 0)
    if not 1 <= hour <= 12 or minute > 59:
        return None
    return Clock(hour % 12 + (12 if m["half"][0] in "pP" else 0), minute), "told"


def full_day_clock(m: Match, words: DateWords) -> Built:
    """19:15, where a zone, "hours" or a word such as "at" shows that it is a time and no score."""
    hour, minute = int(m["h"]), int(m["mi"])
    if hour > 24 or not (m.group("sign") or word_before(m) in _LEADS):
        return None
    return Clock(hour, minute), "told"


def military_clock(m: Match, words: DateWords) -> Built:
    """1400 GMT, 0600 hours."""
    number = int(m["hm"])
    return (Clock(number // 100, number % 100), "told") if number // 100 <= 24 and number % 100 < 60 else None


def hour_clock(m: Match, words: DateWords) -> Built:
    """Five o'clock."""
    word = group(m, "count") or ""
    hour = int(word) if word.isdigit() else words.counts[word][0]
    return (Clock(hour), "told") if 1 <= hour <= 12 else None


def named_clock(m: Match, words: DateWords) -> Built:
    """Noon, midnight; not "High Noon", "the midnight train"."""
    led = word_before(m) in _LEADS | {"past", "just", "shortly", "of", "to", "toward", "towards"}
    return (Clock(words.clock_words[m[0].lower()]), "told") if led and m[0].islower() else None


def bare_part_of_day(m: Match, words: DateWords) -> Built:
    """In the morning, during the night."""
    if not _IN_THE.search(m.string, max(0, m.start() - 18), m.start()) or word_after(m) in {"of", "sun", "papers"}:
        return None
    return Clock({"morning": 9, "afternoon": 15, "evening": 19, "night": 23}[m["part"]]), "told"


def bare_duration(m: Match, words: DateWords) -> Built:
    """For months, after years."""
    return (Duration(words.units[m["unit"]], 2, 9), "none") if word_before(m) in _SPANS else None


def long_duration(m: Match, words: DateWords) -> Built:
    """A week-long strike, a decades-old feud."""
    return Duration(words.units[m["unit"]], 1, 9 if m["unit"].endswith("s") else 1), "none"


def whole_duration(m: Match, words: DateWords) -> Built:
    """All day, all week."""
    return Duration(words.units[m["unit"]], 1, 1), "none"


def rate(m: Match, words: DateWords) -> Built:
    """Daily, annually; not "the daily Al-Akhbar"."""
    return (Repeated(words.rates[m[0]]), "none") if m[0].islower() and not word_after(m)[:1].isupper() else None


def every(m: Match, words: DateWords) -> Built:
    """Every Friday, each year, every two weeks, per month."""
    unit = group(m, "unit")
    return Repeated(words.units[unit] if unit else "week" if group(m, "weekday") else "year"), "none"


def weekdays(m: Match, words: DateWords) -> Built:
    """Fridays."""
    return (Repeated("week"), "none") if word_before(m) in {"on", "and", "or", "except", "most"} else None


def vague(m: Match, words: DateWords) -> Built:
    """Now, recently, in future."""
    return Vague(words.vague[" ".join(m[0].lower().split())]), "none"


def ancient(m: Match, words: DateWords) -> Built:
    """490 BC, June 479 BC."""
    return Ancient(int(re.sub(r"\D", "", m["bc"]))), "none"
