"""What a coded report must satisfy before the ledger takes it."""

from collections.abc import Iterator
from typing import Final

from dateline.model import Coded, Item, Mention, Name, Party, Quote, Report, Source, Span

_MOST: Final = 3
"""Faults that a reason names; the rest are only counted."""


def faults(coded: Coded) -> str | None:
    """Why the ledger must not keep this, or None: spans that do not quote the report, ids that repeat, bad text."""
    if not all(storable(text) for text in _texts(coded.report)):
        return "text that cannot be stored: lone surrogates"
    found = [*_bad_spans(coded), *_bad_ids(coded), *_bad_sentences(coded)]
    more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
    return "; ".join(found[:_MOST]) + more if found else None


def storable(text: str) -> bool:
    """Whether text can be written as UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def cleaned(item: Item) -> Item:
    """The item with what UTF-8 cannot hold in its origin and reason written as escapes (names of files may have it)."""
    reason = None if item.reason is None else _escaped(item.reason)
    return Item(_escaped(item.origin), item.outcome, reason, item.report)


def _texts(report: Report) -> Iterator[str]:
    yield from (report.id, report.text, report.origin, report.language)
    yield from (report.title or "", report.outlet or "", report.url or "", report.published or "")


def _escaped(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()


def _bad_spans(coded: Coded) -> Iterator[str]:
    for kind, span in _spans(coded):
        if not _quotes(span, coded.report):
            yield f"{kind} span {span.start}-{span.end} does not quote the report"


def _quotes(span: Span, report: Report) -> bool:
    inside = 0 <= span.start <= span.end <= len(report.text)
    return inside and report.text[span.start : span.end] == span.text


def _bad_ids(coded: Coded) -> Iterator[str]:
    seen: set[str] = set()
    for mention in coded.mentions:
        if mention.report != coded.report.id:
            yield f"mention {mention.id} belongs to another report"
        if mention.id in seen:
            yield f"mention {mention.id} is there twice"
        seen.add(mention.id)


def _bad_sentences(coded: Coded) -> Iterator[str]:
    for number, sentence in enumerate(coded.sentences):
        if sentence.number != number or not 0 <= sentence.start <= sentence.end <= len(coded.report.text):
            yield f"sentence {sentence.number} is out of place"


def _spans(coded: Coded) -> Iterator[tuple[str, Span]]:
    for mention in coded.mentions:
        yield from (("mention", span) for span in _mention_spans(mention))
    for name in coded.names:
        yield from (("name", span) for span in _name_spans(name))
    for quote in coded.quotes:
        yield from (("quote", span) for span in _quote_spans(quote))
    if coded.dating:
        reasons = (*coded.dating.reasons, *coded.dating.relaxed)
        yield from (("reason", reason.span) for reason in reasons if reason.span)


def _mention_spans(mention: Mention) -> Iterator[Span]:
    yield mention.trigger
    yield from (use.span for use in mention.operators)
    yield from (count.span for count in mention.counts)
    for party in (*mention.actors, *mention.recipients):
        yield from _party_spans(party)
    for source in mention.attribution:
        yield from _source_spans(source)
    if mention.when.span:
        yield mention.when.span
    if mention.where:
        yield mention.where.span


def _party_spans(party: Party) -> Iterator[Span]:
    yield party.span
    if party.antecedent:
        yield party.antecedent


def _source_spans(source: Source) -> Iterator[Span]:
    yield source.span
    if source.cue:
        yield source.cue


def _name_spans(name: Name) -> Iterator[Span]:
    yield name.span
    if name.antecedent:
        yield name.antecedent


def _quote_spans(quote: Quote) -> Iterator[Span]:
    yield from (*quote.contents, *quote.carried)
    yield from (span for span in (quote.cue, quote.speaker, quote.addressee) if span)
    if quote.source:
        yield from _source_spans(quote.source)
