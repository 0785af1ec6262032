"""Documents with annotated times: WikiWars (TIMEX2) and TimeML (TIMEX3), and the days that their values stand for."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline.calendar.days import Days, century, months, third, week, years
from dateline.calendar.values import Part

_TAG = re.compile(r"<[^>]*>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_CREATED = re.compile(r'<TIMEX3[^>]*functionInDocument="CREATION_TIME"[^>]*>')
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MODS: dict[str, Part] = {"START": "early", "MID": "middle", "END": "late"}
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated time: its place in the text and its interval, None where its value is no calendar time."""

    start: int
    end: int
    days: Days | None


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its times, and the day it was made on, if told."""

    text: str
    gold: tuple[Gold, ...]
    published: str | None = None


def wikiwars(path: Path) -> Document:
    """A document of WikiWars. Its day of retrieval is left out: it tells of long ago."""
    source = path.read_text("utf-8").partition("<TEXT>")[2].rpartition("</TEXT>")[0]
    return Document(*_marked(source, "TIMEX2"))


def timeml(path: Path) -> Document:
    """A TimeML document: the TIMEX3 of its text, and its time of creation."""
    source = path.read_text("utf-8")
    created = _CREATED.search(source)
    day = dict(_ATTRIBUTE.findall(created[0])).get("value", "")[:10] if created else ""
    text, gold = _marked(source.partition("<TEXT>")[2].rpartition("</TEXT>")[0] or source, "TIMEX3")
    return Document(text, gold, day if _DAY.fullmatch(day) else None)


def _marked(source: str, tag: str) -> tuple[str, tuple[Gold, ...]]:
    """The text of a marked-up document and the elements of a name, offsets in code points of the text."""
    text, gold, opened, at = "", list[Gold](), list[tuple[int, dict[str, str]]](), 0
    for found in _TAG.finditer(source):
        text += html.unescape(source[at : found.start()])
        at = found.end()
        if found[0].startswith(f"<{tag}") and not found[0].endswith("/>"):
            opened.append((len(text), dict(_ATTRIBUTE.findall(found[0]))))
        elif found[0] == f"</{tag}>":
            start, attributes = opened.pop()
            gold.append(Gold(start, len(text), _days(attributes)))
    kept = sorted((g for g in gold if g.end > g.start), key=lambda g: (g.start, -g.end))
    return text + html.unescape(source[at:]), tuple(kept)


def _days(attributes: Mapping[str, str]) -> Days | None:
    """The interval of a calendar value, the thirds of MOD as the calendar cuts them."""
    days = next(_values(attributes.get("val") or attributes.get("value") or ""), None)
    part = _MODS.get(attributes.get("mod", ""))
    return third(days, part) if days and part else days


def _values(value: str) -> Iterator[Days]:
    """The interval of a value; two digits are a century: 18 is the nineteenth."""
    try:
        if day := _DAY.fullmatch(value):
            only = date(int(day[1]), int(day[2]), int(day[3]))
            yield only, only
        elif found := re.fullmatch(r"(\d{4})-(\d\d)", value):
            yield months(int(found[1]), int(found[2]))
        elif found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
            yield months(int(found[1]), _SEASONS[found[2]], 3)
        elif found := re.fullmatch(r"(\d{4})-([HQ])(\d)", value):
            size = 6 if found[2] == "H" else 3
            yield months(int(found[1]), 1 + size * (int(found[3]) - 1), size)
        elif found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
            first, last = week(date.fromisocalendar(int(found[1]), int(found[2]), 1))
            yield (date.fromisocalendar(int(found[1]), int(found[2]), 6) if found[3] else first), last
        elif re.fullmatch(r"(?:FY)?[1-9]\d{2,3}", value):
            number = value.removeprefix("FY")
            size = 10 ** (4 - len(number))
            yield years(int(number) * size, size)
        elif re.fullmatch(r"[1-9]\d", value):
            yield century(int(value) + 1)
    except ValueError:
        return
