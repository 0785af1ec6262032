"""Paths → items: what kind of input each is, and what became of it."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import BinaryIO

from dateline.model import Item
from dateline.reading.decode import clean, decode
from dateline.reading.marks import Marks, load_marks
from dateline.reading.prescan import prescan
from dateline.reading.refusal import Refused, failed, rejected
from dateline.reading.reports import Fields, fields_of, given_id, make_report
from dateline.reading.rows import Row, csv_rows, json_rows, parse_object
from dateline.reading.sandbox import Sandbox
from dateline.reading.unpack import Source, check_stored, opened, whole
from dateline.reading.walk import STANDARD_INPUT, Found, check, origin_of, walk

ROWS: Mapping[str, Callable[[Source], Iterator[Row]]] = {".jsonl": json_rows, ".csv": csv_rows}
PAGES = frozenset((".html", ".htm"))
TEXTS = frozenset((".txt",))
PAGE_STARTS = ("<!doctype html", "<html")


@dataclass(frozen=True, slots=True)
class _Tools:
    """What is loaded once for all inputs."""

    marks: Marks
    sandbox: Sandbox


def read_items(paths: Sequence[str | Path], *, stdin: BinaryIO | None = None) -> Iterator[Item]:
    """One item for each input, in the order of `paths`, folders in name order: a file, or a row of .jsonl and .csv.

    "-" is standard input (`stdin`, or the process's own): JSON Lines when its first line that is not blank is a JSON
    object, an HTML page when it begins as one, else a plain text. Raises `InputError` at once, before anything is
    read, when a path does not exist. After that no input raises: what gives no report says why.
    """
    check(paths)
    return _items(list(paths), stdin)


def _items(paths: Sequence[str | Path], stdin: BinaryIO | None) -> Iterator[Item]:
    with Sandbox() as sandbox:
        tools = _Tools(load_marks(), sandbox)
        for path in paths:
            if str(path) == STANDARD_INPUT:
                yield from _stream_items(Source(stdin or sys.stdin.buffer), tools)
            else:
                for found in walk(path):
                    yield from _file_items(found, tools)


def _file_items(found: Found, tools: _Tools) -> Iterator[Item]:
    origin = origin_of(found.path)
    try:
        kind = _kind(found)
        if kind not in ROWS:
            check_stored(found.path)
        with opened(found.path) as source:
            yield from _source_items(source, kind, origin, tools)
    except Refused as refusal:
        yield _refused(origin, refusal)


def _kind(found: Found) -> str:
    """The ending that says how a file is read, without `.gz`. Raises `Refused`."""
    if found.problem is not None:
        raise failed(found.problem) if found.problem.startswith("cannot be read") else rejected(found.problem)
    name = PurePath(found.path.name.lower())
    kind = PurePath(name.stem).suffix if name.suffix == ".gz" else name.suffix
    if kind not in ROWS and kind not in PAGES and kind not in TEXTS:
        raise rejected("not a format that is read")
    return kind


def _source_items(source: Source, kind: str, origin: str, tools: _Tools) -> Iterator[Item]:
    if kind in ROWS:
        yield from _row_items(ROWS[kind](source), origin, tools)
    elif kind in PAGES:
        yield _attempt(origin, lambda: _page_item(decode(whole(source), declares=True), {}, origin, tools))
    else:
        yield _attempt(origin, lambda: _text_item({}, decode(whole(source)), origin, tools))


def _row_items(rows: Iterator[Row], origin: str, tools: _Tools) -> Iterator[Item]:
    """An item for each row; should the stream break, one more that says so and stands for what was not read."""
    last = none = 0
    try:
        for row in rows:
            last, none = row.line, 1
            yield _row_item(row, origin, tools)
    except Refused as refusal:
        yield _refused(origin, Refused(refusal.outcome, f"{refusal.reason} (nothing read after line {last})"))
    else:
        if not none:
            yield Item(origin, "empty", "no rows in it")


def _row_item(row: Row, path: str, tools: _Tools) -> Item:
    place = f"{path}:{row.line}" if row.line else path
    if isinstance(row.values, Refused):
        return _refused(place, row.values)
    values = row.values
    origin = given_id(values) or place
    return _placed(_attempt(origin, lambda: _values_item(values, origin, tools)), place)


def _placed(item: Item, place: str) -> Item:
    """A row that gave no report says where it stands, when it goes by an id of its own."""
    if item.outcome == "ok" or item.origin == place:
        return item
    return replace(item, reason=f"{item.reason} ({place})")


def _values_item(values: Mapping[str, object], origin: str, tools: _Tools) -> Item:
    text, page = values.get("text"), values.get("html")
    if isinstance(text, str) and (text or not page):
        return _text_item(values, clean(text), origin, tools)
    if isinstance(page, str):
        return _page_item(clean(page), values, origin, tools)
    raise rejected("no text")


def _text_item(values: Mapping[str, object], text: str, origin: str, tools: _Tools) -> Item:
    return _ok(fields_of(values, text), origin, tools)


def _page_item(page: str, values: Mapping[str, object], origin: str, tools: _Tools) -> Item:
    """A page's article; what a row says of it goes before what the page says."""
    if not page.strip():
        raise Refused("empty", "no words in it")
    data = page.encode("utf-8")
    prescan(data)
    read = tools.sandbox.fields(data)
    text, headings = _joined(read.get("paragraphs"))
    own = read.get("metadata")
    facts = {**(own if isinstance(own, dict) else {}), **{key: value for key, value in values.items() if value}}
    return _ok(fields_of(facts, text), origin, tools, headings)


def _joined(paragraphs: object) -> tuple[str, frozenset[int]]:
    """The text of a page's paragraphs, blank lines between them, and where those start that are headings."""
    lines: list[str] = []
    headings: set[int] = set()
    position = 0
    for kind, words in paragraphs if isinstance(paragraphs, list) else []:
        line = clean(str(words)).replace("\n", " ").strip()
        if kind == "heading":
            headings.add(position)
        lines.append(line)
        position += len(line) + 2
    return "\n\n".join(lines), frozenset(headings)


def _ok(fields: Fields, origin: str, tools: _Tools, headings: frozenset[int] = frozenset()) -> Item:
    return Item(origin, "ok", report=make_report(fields, origin, tools.marks, headings))


def _stream_items(source: Source, tools: _Tools) -> Iterator[Item]:
    """Standard input, told by its first line that is not blank."""
    try:
        begun = _Begun(source)
    except Refused as refusal:
        yield _refused(STANDARD_INPUT, refusal)
        return
    yield from _source_items(begun, begun.kind, STANDARD_INPUT, tools)


class _Begun(Source):
    """A source whose first lines were read to see what it is, and are given again."""

    def __init__(self, source: Source) -> None:
        self._rest = source
        self.limit = source.limit
        self._first = self._opening()
        self.kind = _stream_kind(self._first.strip())

    def _opening(self) -> bytes:
        opening = b""
        while not opening.strip() and len(opening) <= self.limit and (line := self._rest.line(self.limit)):
            opening += line
        return opening

    def read(self, size: int) -> bytes:
        """What was read already, then the rest."""
        taken, self._first = self._first[:size], self._first[size:]
        return taken or self._rest.read(size)

    def line(self, size: int) -> bytes:
        """The same by lines."""
        end = self._first.find(b"\n") + 1 or len(self._first)
        taken, self._first = self._first[: min(end, size)], self._first[min(end, size) :]
        if taken.endswith(b"\n") or len(taken) >= size:
            return taken
        return taken + self._rest.line(size - len(taken))


def _stream_kind(line: bytes) -> str:
    if line[:60].decode("utf-8", "replace").lower().startswith(PAGE_STARTS):
        return ".html"
    try:
        parse_object(line)
    except Refused:
        return ".txt"
    return ".jsonl"


def _attempt(origin: str, read: Callable[[], Item]) -> Item:
    try:
        return read()
    except Refused as refusal:
        return _refused(origin, refusal)


def _refused(origin: str, refusal: Refused) -> Item:
    return Item(origin, refusal.outcome, refusal.reason)
