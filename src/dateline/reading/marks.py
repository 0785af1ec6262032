"""The word lists by which furniture, captions and headings are told, from `lexicon/sources/furniture.yaml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

import yaml

from dateline.errors import LexiconError

Patterns = tuple[re.Pattern[str], ...]
PATTERN_KEYS = ("furniture_start", "furniture_whole", "furniture_anywhere", "caption_start", "caption_end")
WORD_KEYS = ("furniture_words", "byline", "finite", "joining", "notes")


@dataclass(frozen=True, slots=True)
class Marks:
    """Compiled once. `*_start` match at a paragraph's start, `*_end` at its end, `*_whole` all of it."""

    furniture_start: Patterns
    furniture_whole: Patterns
    furniture_anywhere: Patterns
    caption_start: Patterns
    caption_end: Patterns
    furniture_words: frozenset[str]
    byline: frozenset[str]
    finite: frozenset[str]
    joining: frozenset[str]
    notes: frozenset[str]


def load_marks(text: str | None = None) -> Marks:
    """The shipped lists, or those in some YAML `text`. Raises `LexiconError` with the key that is wrong."""
    shipped = files("dateline").joinpath("lexicon", "sources", "furniture.yaml")
    data = yaml.load(
        shipped.read_text(encoding="utf-8") if text is None else text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    if not isinstance(data, dict) or set(data) != {*PATTERN_KEYS, *WORD_KEYS}:
        raise LexiconError(f"furniture.yaml: expected the keys {', '.join((*PATTERN_KEYS, *WORD_KEYS))}")
    start, full, inside, caption_start, caption_end = (_patterns(data, key) for key in PATTERN_KEYS)
    only, byline, finite, joining, notes = (_words(data, key) for key in WORD_KEYS)
    return Marks(start, full, inside, caption_start, caption_end, only, byline, finite, joining, notes)


def _strings(data: Mapping[str, object], key: str) -> list[str]:
    values = data[key]
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise LexiconError(f"furniture.yaml: {key}: expected a list of strings")
    return values


def _patterns(data: Mapping[str, object], key: str) -> Patterns:
    return tuple(_pattern(key, value) for value in _strings(data, key))


def _pattern(key: str, value: str) -> re.Pattern[str]:
    try:
        return re.compile(value)
    except re.error as error:
        raise LexiconError(f"furniture.yaml: {key}: {value!r}: {error}") from error


def _words(data: Mapping[str, object], key: str) -> frozenset[str]:
    return frozenset(word for line in _strings(data, key) for word in line.split())
