"""Facts with days: when things began, when names and spellings were given up, dated events, candidacies and lives. From `lexicon/dates/*.tsv`."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from dateline.calendar.dating.constraints import DatedEvent, Window
from dateline.calendar.tables import FOLDER, Row, read_table
from dateline.calendar.words import longest_first

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
    """By name: things with the day they began on; names and spellings with the last day that they were usual and how much it tells;
    events with their days (several for what recurs), and which of them are spoken of beforehand; candidacies; lives. Then the names of
    things and events by their first word, and which events were handed in."""

    beginnings: Mapping[str, int]
    endings: Mapping[str, tuple[int, float]]
    events: Mapping[str, tuple[Window, ...]]
    foreseen: frozenset[str]
    candidacies: Mapping[str, tuple[Window, ...]]
    lives: Mapping[str, Life]
    first_words: Mapping[str, tuple[str, ...]]
    facts: frozenset[str] = frozenset()

    def with_facts(self, facts: Sequence[DatedEvent]) -> "KnownDays":
        """The same with events that are known from elsewhere. Raises ValueError for a day that is no ISO day."""
        if not facts:
            return self
        days: dict[str, tuple[Window, ...]] = {n: ((_day(f.start), _day(f.end)),) for f in facts for n in f.names}
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
    return read_known(FOLDER)


def read_known(folder: Path) -> KnownDays:
    """The tables of a folder. Raises LexiconError with file and line of a bad row."""
    beginnings = dict(_read(folder, "beginnings", lambda row: (row[0], _day(row[1]))))
    endings = dict(_read(folder, "endings", lambda row: (row[0], (_day(row[1]), float(row[2])))))
    events = _read(folder, "events", lambda row: (row[0], tuple(map(_window, row[1].split())), row[2] == "yes"))
    candidacies: dict[str, tuple[Window, ...]] = {}
    for name, run in _read(folder, "candidacies", lambda row: (row[0], (_day(row[2]), _day(row[3])))):
        candidacies[name] = (*candidacies.get(name, ()), run)
    return KnownDays(
        beginnings,
        endings,
        {name: days for name, days, _ in events},
        frozenset(name for name, _, foreseen in events if foreseen),
        candidacies,
        dict(_read(folder, "lives", lambda row: (row[0], _life(row)))),
        _first_words([*beginnings, *endings, *(name for name, _, _ in events)]),
    )


def _read(folder: Path, stem: str, make: Callable[[Sequence[str]], Row]) -> list[Row]:
    return read_table(folder / f"{stem}.tsv", _COLUMNS[stem], make)


def _first_words(names: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for name in longest_first(set(names)):
        word = _WORD.search(name)
        if word:
            table.setdefault(word[0], []).append(name)
    return {word: tuple(found) for word, found in table.items()}


def _life(row: Sequence[str]) -> Life:
    return Life(date.fromisoformat(row[1]), date.fromisoformat(row[2]) if row[2] else None)


def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def _window(text: str) -> Window:
    first, _, last = text.partition("..")
    return _day(first), _day(last or first)
