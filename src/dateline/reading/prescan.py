"""HTML that would choke a parser is refused before one sees it: one pass over the bytes, linear in their number."""

import re

from dateline.limits import HTML_DEPTH, HTML_ELEMENTS, TAG_ATTRIBUTES
from dateline.reading.refusal import rejected

TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]{0,30})|<!--")
NAME = re.compile(rb"[\s/]*[^\s/>=]+|[\s/]*=")
VALUE = re.compile(rb"\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]*)")
COMMENT_END = re.compile(rb"-->")
RAW = {name: re.compile(rb"(?i)</" + name) for name in (b"script", b"style", b"textarea", b"title")}
"""Elements in which tags are text."""

UNNESTED = frozenset(
    b"area base br col embed hr img input link meta param source track wbr"
    b" p li dt dd tr td th thead tbody tfoot colgroup option optgroup".split()
)
"""Elements that hold nothing, or whose end need not be written: they do not count as depth."""


def prescan(page: bytes) -> None:
    """Raise `Refused` on a tag with too many attributes, too many elements, or elements nested too deep.

    Depth is counted without elements that close by themselves, so it may be below the parser's.
    """
    position = elements = depth = 0
    while match := TAG.search(page, position):
        name = (match[2] or b"!").lower()
        opens = not match[1] and name != b"!"
        position = _after(page, match.end(), name, opens)
        elements += opens
        depth = max(0, depth + _step(name, opens))
        _check(elements, depth)


def _step(name: bytes, opens: bool) -> int:
    if name == b"!" or name in UNNESTED or name in RAW:
        return 0
    return 1 if opens else -1


def _check(elements: int, depth: int) -> None:
    if elements > HTML_ELEMENTS:
        raise rejected(f"more than {HTML_ELEMENTS:,} HTML elements")
    if depth > HTML_DEPTH:
        raise rejected(f"HTML elements nested deeper than {HTML_DEPTH:,}")


def _after(page: bytes, position: int, name: bytes, opens: bool) -> int:
    """Where to look for the next tag: after a comment, a tag's attributes, or an element that holds only text."""
    if name == b"!":
        return _past(page, position, COMMENT_END)
    position = _past_attributes(page, position)
    return _past(page, position, RAW[name]) if opens and name in RAW else position


def _past(page: bytes, position: int, end: re.Pattern[bytes]) -> int:
    found = end.search(page, position)
    return found.end() if found else len(page)


def _past_attributes(page: bytes, position: int) -> int:
    count = 0
    while match := NAME.match(page, position):
        value = VALUE.match(page, match.end())
        position = value.end() if value else match.end()
        count += 1
        if count > TAG_ATTRIBUTES:
            raise rejected(f"an HTML tag with more than {TAG_ATTRIBUTES:,} attributes")
    return position
