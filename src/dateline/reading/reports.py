"""Fields → Report: the checks that every report passes whatever it came in as."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dateline.limits import FIELD_CHARS, TEXT_CHARS
from dateline.model import Report
from dateline.reading.blocks import find_blocks
from dateline.reading.decode import clean
from dateline.reading.marks import Marks
from dateline.reading.refusal import Refused, too_many

LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Fields:
    """What an input says of one report, clean; None is what it does not say."""

    text: str
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None


def report_id(text: str, *, outlet: str | None = None, url: str | None = None, given: str | None = None) -> str:
    """ "r" and 16 hexadecimal digits that depend on the outlet, else address, else given id, and on the text."""
    key = outlet or url or given or ""
    digest = hashlib.sha256(f"{key}\0{text}".encode("utf-8", "replace")).hexdigest()
    return "r" + digest[:16]


def fields_of(values: Mapping[str, object], text: str) -> Fields:
    """A row's or page's own values as fields, beside its clean `text`. Raises `Refused` when one is too long."""
    return Fields(
        text,
        id=_line(values, "id"),
        title=_line(values, "title"),
        outlet=_line(values, "outlet"),
        url=_line(values, "url"),
        published=iso_date(_line(values, "published")),
        language=_language(_line(values, "language")),
    )


def given_id(values: Mapping[str, object]) -> str | None:
    """The id that a row came in with; None when it has none or one that is too long."""
    try:
        return _line(values, "id")
    except Refused:
        return None


def _line(values: Mapping[str, object], key: str) -> str | None:
    """A field on one line; None when it is missing, empty, or neither text nor a whole number."""
    value = values.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    if isinstance(value, str) and len(value) > FIELD_CHARS:
        raise too_many(f"characters in {key}", len(value), FIELD_CHARS)
    return " ".join(clean(str(value)).split()) or None


def iso_date(value: str | None) -> str | None:
    """The day of an ISO date or time, as it stands in its own time zone; None when it is neither."""
    if value is None:
        return None
    try:
        return datetime.fromisoformat(value).date().isoformat()
    except ValueError:
        return _day_before_time(value)


def _day_before_time(value: str) -> str | None:
    if value[10:11] not in ("T", "t", " "):
        return None
    try:
        return date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        return None


def _language(value: str | None) -> str | None:
    """ "en" of "en-US" and "en_GB"."""
    return value.lower().replace("_", "-").split("-")[0] or None if value else None


def make_report(fields: Fields, origin: str, marks: Marks, headings: Collection[int] = ()) -> Report:
    """The report of some fields. Raises `Refused`: no words in the text, or more characters than `TEXT_CHARS`."""
    text = fields.text
    if not any(map(str.isalnum, text)):
        raise Refused("empty", "no words in it")
    if len(text) > TEXT_CHARS:
        raise too_many("characters of text", len(text), TEXT_CHARS)
    return Report(
        id=report_id(text, outlet=fields.outlet, url=fields.url, given=fields.id),
        origin=origin,
        text=text,
        blocks=find_blocks(text, marks, headings),
        title=fields.title,
        outlet=fields.outlet,
        url=fields.url,
        published=fields.published,
        language=fields.language or LANGUAGE,
    )
