"""The lexicon's example sentences as tests: does the coder tell the act, with the parties that the brackets mark?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.coding.coder import Coder
from dateline.knowledge.acts import Example
from dateline.model import Block, Mention, Party, Report


@dataclass(frozen=True, slots=True)
class Outcome:
    """An example, whether its act was told (or, of a counter-example, not told), and whether its parties are right."""

    example: Example
    told: bool
    actors: bool
    recipients: bool

    @property
    def right(self) -> bool:
        return self.told and self.actors and self.recipients


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence without its brackets, and the character spans of its actors and recipients."""

    text: str
    actors: tuple[tuple[int, int], ...]
    recipients: tuple[tuple[int, int], ...]


def read_marks(text: str) -> Marked:
    """Take "[actor]" and "{recipient}" out of an example sentence."""
    plain, spans = "", {"[": [], "{": []}  # type: tuple[str, dict[str, list[tuple[int, int]]]]
    for mark, inner, rest in re.findall(r"([\[{])([^\]}]*)[\]}]|([^\[{]+)", text):
        if mark:
            spans[mark].append((len(plain), len(plain) + len(inner)))
        plain += inner + rest
    return Marked(plain, tuple(spans["["]), tuple(spans["{"]))


def run_examples(coder: Coder, examples: tuple[Example, ...]) -> Iterator[Outcome]:
    """The outcome of each example, in order."""
    for example in examples:
        marked = read_marks(example.text)
        report = Report("r0", "example", marked.text, (Block(0, len(marked.text), "body"),))
        mentions = [
            m for m in coder.code(report).mentions if example.act in {m.act, m.content.act if m.content else ""}
        ]
        if not example.told:
            yield Outcome(example, not any(m.political for m in mentions), True, True)
            continue
        best = max(mentions, key=lambda m: sum(_agree(m, marked)), default=None)
        yield Outcome(example, best is not None, *(_agree(best, marked) if best else (False, False)))


def _agree(mention: Mention, marked: Marked) -> tuple[bool, bool]:
    if mention.symmetric and not marked.recipients:
        return _met((*mention.actors, *mention.recipients), marked.actors), True
    return _met(mention.actors, marked.actors), _met(mention.recipients, marked.recipients)


def _met(parties: tuple[Party, ...], spans: tuple[tuple[int, int], ...]) -> bool:
    """Whether every marked span is met by a party."""
    return all(any(p.span.start < end and start < p.span.end for p in parties) for start, end in spans)
