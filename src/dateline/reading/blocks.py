"""Which stretch of a text is heading, caption, furniture or body.

Paragraphs are runs of lines between blank lines; a line break inside a run ends a paragraph too unless it was made by
wrapping. Blocks are paragraphs with a role: together they cover all of the text but white space.
"""

import re
from collections.abc import Collection, Iterator

from dateline.model import Block, Role
from dateline.reading.marks import Marks, Patterns

WRAP_COLUMNS = 120
"""A text with a longer line was not wrapped: there each line is a paragraph."""

LOOK_CHARS = 600
"""A longer paragraph is body text without a look at its words."""

FIRST_HEADING_WORDS = 30
HEADING_WORDS = 14
CREDIT_WORDS = 20
"""Most words of a first heading, of a heading between paragraphs, of a caption that is a name and its source."""

BYLINE_WORDS = 16
TITLE_SHARE = 0.6
"""Share of capitalised words, beside `joining` ones, that makes a line a heading in title case."""

LINE = re.compile(r"[^\n]+")
WORD = re.compile(r"[^\W_][\w'’.-]*")
CREDITED = re.compile(r"([^()]{3,150})\(([^()]{2,60})\)")
STOPS = (".", "…", ";", ":", ",")
CLOSERS = "\"'”’»)]"

Stretch = tuple[int, int]


def find_blocks(text: str, marks: Marks, headings: Collection[int] = ()) -> tuple[Block, ...]:
    """The blocks of a clean text; a paragraph that starts at one of `headings` is known to be one."""
    stretches = list(paragraphs(text))
    roles = [_first_look(text[start:end], marks, start in headings) for start, end in stretches]
    return tuple(Block(*stretches[at], role) for at, role in enumerate(_with_headings(text, stretches, roles, marks)))


def paragraphs(text: str) -> Iterator[Stretch]:
    """Start and end of each paragraph, without white space around it."""
    lines = [_stripped(text, match.start(), match.end()) for match in LINE.finditer(text)]
    lines = [line for line in lines if line[0] < line[1]]
    width = max((end - start for start, end in lines), default=0)
    begin: int | None = None
    for at, (start, end) in enumerate(lines):
        begin = start if begin is None else begin
        if at + 1 == len(lines) or not _continues(text, (start, end), lines[at + 1], width):
            yield begin, end
            begin = None


def _stripped(text: str, start: int, end: int) -> Stretch:
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def _continues(text: str, line: Stretch, after: Stretch, width: int) -> bool:
    """Whether the break between two lines was made by wrapping: the next word would not have fitted."""
    if width > WRAP_COLUMNS or text.count("\n", line[1], after[0]) > 1:
        return False
    if text[after[0]].islower():
        return True
    first_word = text[after[0] : after[1]].split(None, 1)[0]
    return line[1] - line[0] + 1 + len(first_word) > width > WRAP_COLUMNS // 3


def _first_look(paragraph: str, marks: Marks, known_heading: bool) -> Role:
    """The role by a paragraph's own words: furniture, caption, or (so far) body."""
    if len(paragraph) > LOOK_CHARS:
        return "body"
    if is_furniture(paragraph, marks):
        return "furniture"
    if known_heading:
        return "heading"
    return "caption" if is_caption(paragraph, marks) else "body"


def is_furniture(paragraph: str, marks: Marks) -> bool:
    """Bylines, links, requests to the reader, notices."""
    return (
        any(pattern.match(paragraph) for pattern in marks.furniture_start)
        or any(pattern.fullmatch(paragraph) for pattern in marks.furniture_whole)
        or _search(marks.furniture_anywhere, paragraph)
        or _only_words(paragraph, marks.furniture_words)
        or is_byline(paragraph, marks)
    )


def is_byline(paragraph: str, marks: Marks) -> bool:
    """ "By" and names: a few words, capitalised but for joining ones, and no full stop."""
    by, *names = paragraph.split()[: BYLINE_WORDS + 1] or [""]
    if by.lower() != "by" or not 0 < len(names) < BYLINE_WORDS or paragraph.endswith((".", "!", "?")):
        return False
    return names[0][0].isupper() and all(name[0].isupper() or name.lower() in marks.byline for name in names)


def _only_words(paragraph: str, words: frozenset[str]) -> bool:
    found = WORD.findall(paragraph.lower()) if len(paragraph) < BYLINE_WORDS * 10 else []
    return bool(found) and words.issuperset(found)


def is_caption(paragraph: str, marks: Marks) -> bool:
    """The words under a picture: marked as such, or a name and role with its source in parentheses."""
    return (
        any(pattern.match(paragraph) for pattern in marks.caption_start)
        or _search(marks.caption_end, paragraph)
        or _is_credited(paragraph, marks)
    )


def _search(patterns: Patterns, paragraph: str) -> bool:
    return any(pattern.search(paragraph) for pattern in patterns)


def _is_credited(paragraph: str, marks: Marks) -> bool:
    """ "Foreign Minister Ann Other (Agency)": few words, none of them a finite verb, the source a name."""
    match = CREDITED.fullmatch(paragraph)
    if match is None or len(paragraph.split()) > CREDIT_WORDS or not match[2][:1].isupper():
        return False
    words = {word.lower() for word in WORD.findall(match[1])}
    note = {word.lower() for word in WORD.findall(match[2])} & marks.notes
    return not note and not words & marks.finite


def _with_headings(text: str, stretches: list[Stretch], roles: list[Role], marks: Marks) -> Iterator[Role]:
    """Headings among body text: the first line, and short lines in title case, each with body text somewhere after."""
    last_body = max((at for at, role in enumerate(roles) if role == "body"), default=-1)
    seen = False
    for at, role in enumerate(roles):
        line = text[slice(*stretches[at])]
        if role == "body" and at < last_body and _is_heading(line, marks, first=not seen):
            role = "heading"
        seen = seen or role in ("body", "heading")
        yield role


def _is_heading(line: str, marks: Marks, *, first: bool) -> bool:
    words = WORD.findall(line[:LOOK_CHARS])
    most = FIRST_HEADING_WORDS if first else HEADING_WORDS
    if not words or len(line) > LOOK_CHARS or len(words) > most or line.rstrip(CLOSERS + " ").endswith(STOPS):
        return False
    return first or _is_title_case(words, marks)


def _is_title_case(words: list[str], marks: Marks) -> bool:
    """Most words beside the joining ones are capitalised; a number counts neither way."""
    telling = [word for word in words if word.lower() not in marks.joining and word[0].isalpha()]
    capital = sum(word[0].isupper() for word in telling)
    return bool(telling) and capital >= TITLE_SHARE * len(telling)
