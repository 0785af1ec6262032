"""An HTML page → its paragraphs and what it says of itself. Runs in the sandbox only."""

from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import bare_extraction

from dateline.limits import FIELD_CHARS, HTML_DEPTH
from dateline.reading.metadata import heading, metadata
from dateline.reading.refusal import Refused, rejected

BLOCKS = frozenset("p head item quote cell code ab list table row div".split())
"""Elements of trafilatura's result that start and end a paragraph."""

Paragraph = tuple[str, str]
"""Its kind, "heading" or "text", and its words on one line."""


def extract(page: bytes) -> dict[str, object]:
    """The page's article as `paragraphs` (kind and words of each), and its `metadata`.

    `page` is UTF-8 whatever it declares. Raises `Refused`: nested deeper than the parser goes, or no article in it.
    """
    tree = parse(page)
    head, facts = heading(tree), metadata(tree)
    found = bare_extraction(tree, fast=True, include_comments=False, include_tables=False, with_metadata=False)
    body = None if found is None else getattr(found, "body", None)
    article = [] if body is None else list(paragraphs(body))
    if not article:
        raise Refused("empty", "no article found in the page")
    return {
        "paragraphs": _headed(head, article),
        "metadata": {key: fact[: FIELD_CHARS + 1] for key, fact in facts.items()},
    }


def parse(page: bytes) -> HtmlElement:
    """The element tree. libxml2 drops what is nested too deep and only logs it; here that is a refusal."""
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = document_fromstring(page, parser=parser)
    except etree.ParserError as error:
        raise Refused("empty", "no HTML elements") from error
    if any("xcessive depth" in entry.message or "too deep" in entry.message for entry in parser.error_log):
        raise rejected(f"HTML elements nested deeper than {HTML_DEPTH:,}")
    return tree


def paragraphs(body: Any) -> Iterator[Paragraph]:
    """The paragraphs under trafilatura's body element, in order, each character once; a line break ends one."""
    words: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        block = element.tag in BLOCKS
        if block or element.tag == "lb":
            yield from _flushed(words, "heading" if block and event == "end" and element.tag == "head" else "text")
        words.append((element.text if event == "start" else element.tail) or "")
    yield from _flushed(words, "text")


def _flushed(words: list[str], kind: str) -> Iterator[Paragraph]:
    line = " ".join("".join(words).split())
    words.clear()
    if line:
        yield kind, line


def _headed(head: str, article: list[Paragraph]) -> list[Paragraph]:
    """The article under the page's own headline, which the extraction leaves out."""
    return article if not head or article[0][1] == head else [("heading", head), *article]
