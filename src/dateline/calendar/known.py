"""Facts with days: when things began, when names and spellings were given up, dated events, candidacies and lives. From `lexicon/dates/*.tsv`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from dateline.calendar.constraints import DatedEvent, Window
from dateline.errors import LexiconError

_FOLDER = Path(__file__).resolve().parent.parent / "lexicon" / "dates"
_WORD = re.compile(r"(?<![\w#])[#\w]+")
_COLUMNS = {
    "beginnings": ("name", "day", "source"),
    "events": ("name", "days", "foreseen", "source"),
    "candidacies": ("name", "country", "from", "to", "source"),
    "endings": ("name", "day", "weight", "source"),
    "lives": ("name", "born", "died", "source"),
}


@dataclass(frozen=True, slots=True)
class Life:
    """When somebody was born and, if so, died."""

    born: date
    died: date | None


@dataclass(frozen=True, slots=True)
class KnownDays:
    """Windows of days by name: things by their first day, names and spellings by the last that they were usual and how much it
    tells, events by their days (several for what recurs), which of them are spoken
    of beforehand, candidacies; lives by name; the names of things and events by their first word; and which events were handed in."""

    beginnings: Mapping[str, int]
    endings: Mapping[str, tuple[int, float]]
    events: Mapping[str, tuple[Window, ...]]
    foreseen: frozenset[str]
    candidacies: Mapping[str, tuple[Window, ...]]
    lives: Mapping[str, Life]
    first_words: Mapping[str, tuple[str, ...]]
    facts: frozenset[str] = frozenset()

    def with_facts(self, facts: Sequence[DatedEvent]) -> "KnownDays":
        """The same with events that are known from elsewhere."""
        if not facts:
            return self
        days = {n: (_window(f"{f.start}..{f.end}"),) for f in facts for n in f.names}
        events = {**self.events, **days}
        names = _first_words([*self.beginnings, *self.endings, *events])
        return replace(self, events=events, first_words=names, facts=frozenset(days))

    def found(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Names of things and events in a text, with their places: at each the longest."""
        for word in _WORD.finditer(text):
            for name in self.first_words.get(word[0], ()):
                end = word.start() + len(name)
                if text.startswith(name, word.start()) and not text[end : end + 1].isalnum():
                    yield name, word.start(), end
                    break


@cache
def known_days() -> KnownDays:
    """The shipped tables. Raises LexiconError with file and line of a bad row."""
    beginnings = {row[0]: _day(row[1]) for row in _rows("beginnings")}
    endings = {row[0]: (_day(row[1]), float(row[2])) for row in _rows("endings")}
    told = list(_rows("events"))
    events = {row[0]: tuple(_window(day) for day in row[1].split()) for row in told}
    foreseen = frozenset(row[0] for row in told if row[2] == "yes")
    candidacies: dict[str, tuple[Window, ...]] = {}
    for name, _, start, end, _ in _rows("candidacies"):
        candidacies[name] = (*candidacies.get(name, ()), (_day(start), _day(end)))
    lives = {row[0]: Life(_date(row[1]), _date(row[2]) if row[2] else None) for row in _rows("lives")}
    names = _first_words([*beginnings, *endings, *events])
    return KnownDays(beginnings, endings, events, foreseen, candidacies, lives, names)


def _first_words(names: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for name in sorted(set(names), key=lambda n: (-len(n), n)):
        word = _WORD.search(name)
        if word:
            table.setdefault(word[0], []).append(name)
    return {word: tuple(found) for word, found in table.items()}


def _rows(stem: str) -> Iterator[list[str]]:
    path = _FOLDER / f"{stem}.tsv"
    lines = path.read_text("utf-8").splitlines()
    if not lines or tuple(lines[0].split("\t")) != _COLUMNS[stem]:
        raise LexiconError(f"{path}: line 1: expected the columns {' '.join(_COLUMNS[stem])}")
    for number, line in enumerate(lines[1:], 2):
        row = line.split("\t")
        try:
            if len(row) != len(_COLUMNS[stem]) or not row[0]:
                raise ValueError(f"expected {len(_COLUMNS[stem])} columns, the first not empty")
            yield row
        except ValueError as error:
            raise LexiconError(f"{path}: line {number}: {error}") from error


def _date(iso: str) -> date:
    try:
        return date.fromisoformat(iso)
    except ValueError as error:
        raise LexiconError(f"lexicon/dates: {iso!r} is no ISO day") from error


def _day(iso: str) -> int:
    return _date(iso).toordinal()


def _window(text: str) -> Window:
    first, _, last = text.partition("..")
    return _day(first), _day(last or first)
