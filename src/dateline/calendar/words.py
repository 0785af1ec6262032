"""The word lists of date expressions, read from `lexicon/dates`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from dateline.calendar.tables import FOLDER, read_table
from dateline.calendar.values import Bound, Part, Tense, Unit
from dateline.errors import LexiconError


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A holiday: its name, the rule of its day, and whether the name is a date without a preposition or year."""

    name: str
    rule: str
    alone: bool


@dataclass(frozen=True, slots=True)
class NationalDay:
    """A day that goes by one name in many countries: the place and its adjective, the name, the rule of its day there."""

    place: str
    adjective: str
    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words of dates, lower case, with their meaning; see the comments in `words.yaml`."""

    months: Mapping[str, int]
    shy_months: frozenset[str]
    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]
    units: Mapping[str, Unit]
    small_units: Mapping[str, Unit]
    rates: Mapping[str, Unit]
    vague: Mapping[str, Tense]
    clock_words: Mapping[str, int]
    zones: frozenset[str]
    counts: Mapping[str, tuple[int, int]]
    ordinals: Mapping[str, int]
    seasons: Mapping[str, int]
    parts: Mapping[str, Part]
    shifts: Mapping[str, int]
    told_shifts: Mapping[str, int]
    days: Mapping[str, int]
    parts_of_day: frozenset[str]
    bounds: Mapping[str, Bound]
    prepositions: frozenset[str]
    holding: frozenset[str]
    never_before: frozenset[str]
    never_after: frozenset[str]
    names_after: frozenset[str]
    names_of_dates: frozenset[str]
    counted: frozenset[str]
    closing: frozenset[str]
    forward: frozenset[str]
    ahead: frozenset[str]
    numbered: frozenset[str]
    after_beside: frozenset[str]
    statements: frozenset[str]
    holidays: Mapping[str, NamedDay]
    national: tuple[NationalDay, ...]


_SETS = frozenset({
    "after_beside", "ahead", "closing", "counted", "forward", "holding", "names_after", "names_of_dates",
    "never_after", "never_before", "numbered", "parts_of_day", "prepositions", "shy_months", "statements",
    "zones",
})  # fmt: skip


def longest_first(names: Iterable[str]) -> list[str]:
    """Names in the order in which a pattern must try them."""
    return sorted(names, key=lambda name: (-len(name), name))


@cache
def date_words() -> DateWords:
    """The shipped lists. Raises LexiconError, naming the file and key, where one is missing or of the wrong form."""
    return read_words(FOLDER)


def read_words(folder: Path) -> DateWords:
    """The lists of a folder that holds `words.yaml`, `holidays.tsv` and `national.tsv`. Raises LexiconError."""
    path = folder / "words.yaml"
    table = yaml.load(path.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(table, dict):
        raise LexiconError(f"{path}: expected a mapping from list names to lists")
    expected = [f for f in DateWords.__dataclass_fields__ if f not in {"holidays", "national"}]
    lists = {key: _list(path, key, table.get(key)) for key in expected}
    days, national = _holidays(folder / "holidays.tsv"), _national(folder / "national.tsv")
    return DateWords(**lists, holidays=days, national=national)  # type: ignore[arg-type]


def _list(path: Path, key: str, value: object) -> object:
    if key in _SETS and isinstance(value, list) and all(isinstance(v, str) for v in value):
        return frozenset(value)
    if key not in _SETS and isinstance(value, dict):
        return {str(k): tuple(v) if isinstance(v, list) else v for k, v in value.items()}
    wanted = "list of words (on and no in quotation marks)" if key in _SETS else "mapping"
    raise LexiconError(f"{path}: {key}: expected a {wanted}")


def _holidays(path: Path) -> Mapping[str, NamedDay]:
    days = read_table(path, ("name", "rule", "alone"), lambda row: NamedDay(row[0], row[1], row[2] == "yes"))
    return {day.name.lower(): day for day in days}


def _national(path: Path) -> tuple[NationalDay, ...]:
    return tuple(read_table(path, ("place", "adjective", "day", "rule"), lambda row: NationalDay(*row)))
