"""Reports made by code and a coder that takes every "met" for a meeting: what the running tests run."""

import os
import re
import signal
from collections.abc import Callable, Iterator

from dateline.ledger import RunRecord
from dateline.model import Block, Coded, Item, Mention, Party, Report, Sentence, Span, Versions, When

RUN = RunRecord(Versions("0.1", "en-1", "lex-1", "book-1", "ext-1"), "2024-05-01T10:00:00Z", ("reports",))
LATER = RunRecord(Versions("0.2", "en-1", "lex-1", "book-1", "ext-1"), "2024-06-01T10:00:00Z", ("reports",))


def report(number: int, text: str = "Norway met Chad on Monday.") -> Report:
    return Report(f"r{number:06d}", f"reports/{number:05d}.txt", text, (Block(0, len(text), "body"),))


def item(number: int, text: str = "Norway met Chad on Monday.") -> Item:
    made = report(number, text)
    return Item(made.origin, "ok", None, made)


def items(count: int) -> Iterator[Item]:
    """Mostly reports, some twice, some empty, some broken, some that the coder cannot take."""
    for number in range(count):
        if number % 10 == 7:
            yield Item(f"reports/{number:05d}.txt", "empty", "no text")
        elif number % 10 == 5:
            yield item(number, "A report that the coder cannot take: boom.")
        else:
            yield item(number)
        if number % 10 in (3, 5):
            twin = report(number, "Norway met Chad on Monday." if number % 10 == 3 else "boom")
            yield Item(f"copies/{number:05d}.txt", "ok", None, twin)


def make_coder() -> Callable[[Report], Coded]:
    return code


def make_no_coder() -> Callable[[Report], Coded]:
    raise ValueError("no model here")


def make_dying_coder() -> Callable[[Report], Coded]:
    os.kill(os.getpid(), signal.SIGKILL)
    return code


def code(given: Report) -> Coded:
    if "boom" in given.text:
        raise ValueError(f"boom in {given.id}")
    if "deadly" in given.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "interrupt" in given.text:
        raise KeyboardInterrupt
    sentence = Sentence(0, 0, len(given.text), "body")
    found = tuple(_meeting(given, sentence, match) for match in re.finditer("met", given.text))
    return Coded(given, (sentence,), found, (), ())


def code_badly(given: Report) -> Coded:
    coded = code(given)
    return Coded(report(999_999, "other text"), coded.sentences, coded.mentions, (), ())


def make_bad_coder() -> Callable[[Report], Coded]:
    return code_badly


def _meeting(given: Report, sentence: Sentence, match: re.Match[str]) -> Mention:
    trigger = Span(match[0], match.start(), match.end())
    return Mention(
        id=f"{given.id}:{trigger.start}-{trigger.end}",
        report=given.id,
        sentence=sentence,
        trigger=trigger,
        act="meet",
        entry="meet/verb/meet",
        event="CONSULT",
        mode="visit",
        cameo="040",
        contexts=(),
        quad=1,
        goldstein=1.0,
        plover_score=1.0,
        political=True,
        status="actual",
        background=False,
        operators=(),
        content=None,
        symmetric=True,
        actors=(Party(Span(given.text[:6], 0, 6)),),
        recipients=(),
        when=When(None, None, None, None, "none"),
        where=None,
        attribution=(),
        counts=(),
    )
