"""Where sentences begin and end: paragraph breaks first, then a mark of ending, what stands before it and what follows. A dateline stands alone."""

import re
from collections.abc import Iterator, Set

from dateline.model import Block

_PARAGRAPH = re.compile(r"\n[ \t\r]*\n\s*|\n(?=\s)|\r\n\s*\r\n\s*")
_END = re.compile(r"[.!?…]+[\"'”’)\]»]{0,3}(?=\s)|[.!?][\"”’]{1,2}(?=[A-Z“\"])")
_CAPITALS = r"[A-Z][A-Z][A-Z .'’,/-]{1,40}"
_PROVINCE = r"(?:,? ?[A-Z][\w.]{1,15}){0,3}(?:,? \d{1,2})?(?:,? \d{4})?"
_AGENCY = r"(?: ?\([\w /.,-]{2,30}\))?"
_TOWN = r"[A-Z][\w'’-]{2,15}(?: [A-Z][\w'’-]{2,15})?"
_DAY = r",? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?"
_DATELINE = re.compile(
    rf"\s*(?:{_CAPITALS}{_PROVINCE}{_AGENCY} ?(?:--|—|–|-|:) "
    rf"|{_TOWN}(?:, {_TOWN})?(?:{_DAY}{_AGENCY}(?::| ?(?:--|—|–|-))|{_AGENCY} (?:--|—|–|-)) (?=[A-Z]))"
)
_INITIAL = re.compile(r"(?:^|[\s(\"“'’.-])[A-Z]\.$")
_DOTTED = re.compile(r"(?:[A-Za-z]\.){2,}$")
_OPENING = "\"'“‘([«-–—"


def sentence_spans(text: str, blocks: tuple[Block, ...], abbreviations: Set[str]) -> Iterator[tuple[int, int]]:
    """Half-open spans of sentences, white space outside them; none crosses a block or a blank line.

    `abbreviations` are lower-case words, with their full stop, after which a sentence goes on ("gen.", "e.g.").
    """
    for block in blocks:
        start = block.start
        for gap in _PARAGRAPH.finditer(text, block.start, block.end):
            yield from _in_paragraph(text, start, gap.start(), abbreviations)
            start = gap.end()
        yield from _in_paragraph(text, start, block.end, abbreviations)


def _in_paragraph(text: str, start: int, end: int, abbreviations: Set[str]) -> Iterator[tuple[int, int]]:
    at = start
    place = _DATELINE.match(text, start, end)
    if place:
        yield from _trimmed(text, at, place.end())
        at = start = place.end()
    for mark in _END.finditer(text, start, end):
        if mark.end() < end and _ends(text, at, mark, end, abbreviations):
            yield from _trimmed(text, at, mark.end())
            at = mark.end()
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends(text: str, start: int, mark: re.Match[str], end: int, abbreviations: Set[str]) -> bool:
    """Whether a mark ends a sentence: what follows must be able to begin one, and what precedes must not be an abbreviation."""
    after = text[mark.end() : min(end, mark.end() + 40)].lstrip()
    first = after.lstrip(_OPENING)[:1]
    if not first or first.islower():
        return False
    if mark.group() != ".":
        return not (mark.group().startswith("…") and first.islower())
    before = text[max(start, mark.start() - 30) : mark.end()]
    word = before.split()[-1].lstrip(_OPENING).lower() if before.split() else ""
    if word in abbreviations:
        return False
    return _begins_anew(after) if _DOTTED.search(before) else not _INITIAL.search(before)


def _begins_anew(after: str) -> bool:
    """Whether words after "U.S." or "p.m." look like a new sentence: an opening word that is no part of a name."""
    return after.split(maxsplit=1)[0].lower().strip(_OPENING + ",") in _OPENERS if after.split() else False


_OPENERS = frozenset(
    "the a an this that these those he she it they we i in on at but and however meanwhile there his her its their our "
    "after before when while as if with for from since although though by under both some many most all earlier later last".split()
)
