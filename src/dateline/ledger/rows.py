"""From nouns to rows: plain dictionaries in the published shape. Missing is None, lists may be empty."""

import json
from typing import Any

from dateline.model import (
    Block,
    Content,
    Count,
    Dating,
    DayReason,
    Item,
    Mention,
    Name,
    OperatorUse,
    Party,
    Quote,
    Report,
    Sentence,
    Source,
    Span,
    Stance,
    When,
    Where,
)

Row = dict[str, Any]


def mention_row(mention: Mention, report: Report, run: str) -> Row:
    """One mention as `dateline code --format jsonl` prints it and as the ledger keeps it, keys in published order."""
    return {
        "mention": mention.id,
        **_provenance(report),
        **_place(mention.sentence, report),
        "trigger": span_row(mention.trigger),
        **_codes(mention),
        "operators": [_operator(use) for use in mention.operators],
        "content": _content(mention.content),
        "symmetric": mention.symmetric,
        "actors": [_party(party) for party in mention.actors],
        "recipients": [_party(party) for party in mention.recipients],
        "when": _when(mention.when),
        "where": _where(mention.where),
        "attribution": [_source(source) for source in mention.attribution],
        "counts": [_count(count) for count in mention.counts],
        "entry": mention.entry,
        "confidence": mention.confidence,
        "run": run,
    }


def quote_row(quote: Quote, report: Report, run: str) -> Row:
    """One quote; its key is the report, the stretch from its first content to its last and, after @, where its cue begins."""
    cue = f"@{quote.cue.start}" if quote.cue else ""
    return {
        "quote": f"{report.id}:{quote_start(quote)}-{quote_end(quote)}{cue}",
        "report": report.id,
        "sentence": quote.sentence,
        "kind": quote.kind,
        "manner": quote.manner,
        "source": _source(quote.source) if quote.source else None,
        "cue": span_row(quote.cue) if quote.cue else None,
        "contents": [span_row(span) for span in quote.contents],
        "speaker": span_row(quote.speaker) if quote.speaker else None,
        "addressee": span_row(quote.addressee) if quote.addressee else None,
        "carried": [span_row(span) for span in quote.carried],
        "run": run,
    }


def name_row(name: Name, report: Report, run: str) -> Row:
    """One reference to an entity; `from` is its antecedent's span."""
    return {
        "report": report.id,
        "sentence": name.sentence,
        **span_row(name.span),
        "kind": name.kind,
        "label": name.label,
        "name": name.name,
        "entity": name.entity,
        "country": name.country,
        "sectors": list(name.sectors),
        "from": span_row(name.antecedent) if name.antecedent else None,
        "run": run,
    }


def sentence_row(sentence: Sentence, report: Report, run: str) -> Row:
    """One sentence with its words and the role of its block."""
    return {"report": report.id, **_place(sentence, report), "run": run}


def report_row(report: Report, run: str, dating: Dating | None = None) -> Row:
    """One report with its text and blocks, and between which days it was published where it does not say so itself."""
    return {
        **_provenance(report),
        "dated_from": dating.start if dating else None,
        "dated_to": dating.end if dating else None,
        "dating_reasons": json.dumps(dating_rows(dating), ensure_ascii=False) if dating else None,
        "text": report.text,
        "blocks": [_block(block) for block in report.blocks],
        "run": run,
    }


def dating_rows(dating: Dating) -> list[Row]:
    """The evidence for a report's day: what each says, the days that it allows, its words; `kept` is false for what was given up
    because the rest contradicts it."""
    return [
        *(_reason(reason, True) for reason in dating.reasons),
        *(_reason(reason, False) for reason in dating.relaxed),
    ]


def _reason(reason: DayReason, kept: bool) -> Row:
    words = span_row(reason.span) if reason.span else {"text": None, "start": None, "end": None}
    return {"kind": reason.kind, "says": reason.says, "from": reason.start, "to": reason.end, "kept": kept, **words}


def book_row(item: Item, copy: int, version: int, run: str) -> Row:
    """One line of the books.

    `copy` numbers from 1 the times that this origin gave this report; `version` is the manifest's that the line came
    with; `root` is the folder or site of the origin.
    """
    return {
        "origin": item.origin,
        "root": root_of(item.origin),
        "report": item.report.id if item.report else None,
        "copy": copy,
        "outcome": item.outcome,
        "reason": item.reason,
        "version": version,
        "run": run,
    }


def span_row(span: Span) -> Row:
    """A span as text, start, end."""
    return {"text": span.text, "start": span.start, "end": span.end}


def quote_start(quote: Quote) -> int:
    """Where the first content of a quote begins; without contents its cue's or source's start, else 0."""
    return min((span.start for span in _quoted(quote)), default=0)


def quote_end(quote: Quote) -> int:
    """Where the last content of a quote ends."""
    return max((span.end for span in _quoted(quote)), default=0)


def root_of(origin: str) -> str:
    """The folder of a path, the scheme and host of an address, "" for a bare id."""
    scheme, mark, rest = origin.partition("://")
    if mark:
        return scheme + mark + rest.partition("/")[0]
    return origin.rpartition("/")[0]


def _quoted(quote: Quote) -> tuple[Span, ...]:
    if quote.contents:
        return quote.contents
    cue = (quote.cue,) if quote.cue else ()
    return cue or ((quote.source.span,) if quote.source else ())


def _provenance(report: Report) -> Row:
    return {
        "report": report.id,
        "origin": report.origin,
        "outlet": report.outlet,
        "url": report.url,
        "title": report.title,
        "published": report.published,
        "language": report.language,
    }


def _place(sentence: Sentence, report: Report) -> Row:
    return {
        "sentence": sentence.number,
        "start": sentence.start,
        "end": sentence.end,
        "text": report.text[sentence.start : sentence.end],
        "role": sentence.role,
    }


def _codes(mention: Mention) -> Row:
    return {
        "event": mention.event,
        "mode": mention.mode,
        "contexts": list(mention.contexts),
        "cameo": mention.cameo,
        "quad": mention.quad,
        "goldstein": mention.goldstein,
        "plover_score": mention.plover_score,
        "political": mention.political,
        "status": mention.status,
        "stance": _stance(mention.stance),
        "background": mention.background,
    }


def _stance(stance: Stance | None) -> Row | None:
    return {"author": stance.author, "source": stance.source} if stance else None


def _operator(use: OperatorUse) -> Row:
    return {"operator": use.operator, **span_row(use.span)}


def _content(content: Content | None) -> Row | None:
    return {"act": content.act, "status": content.status} if content else None


def _party(party: Party) -> Row:
    return {
        **span_row(party.span),
        "name": party.name,
        "entity": party.entity,
        "country": party.country,
        "sectors": list(party.sectors),
        "state": party.state,
        "from": span_row(party.antecedent) if party.antecedent else None,
    }


def _when(when: When) -> Row:
    words = span_row(when.span) if when.span else {"text": None, "start": None, "end": None}
    return {**words, "from": when.start, "to": when.end, "precision": when.precision, "basis": when.basis}


def _where(where: Where | None) -> Row | None:
    if where is None:
        return None
    return {
        **span_row(where.span),
        "name": where.name,
        "geonames": where.geonames,
        "country": where.country,
        "admin1": where.admin1,
        "lat": where.lat,
        "lon": where.lon,
        "precision": where.precision,
    }


def _source(source: Source) -> Row:
    return {
        **span_row(source.span),
        "name": source.name,
        "entity": source.entity,
        "kind": source.kind,
        "cue": span_row(source.cue) if source.cue else None,
        "medium": source.medium,
        "when": source.when,
        "manner": source.manner,
        "own": source.own,
    }


def _count(count: Count) -> Row:
    return {
        "kind": count.kind,
        "low": count.low,
        "high": count.high,
        "unit": count.unit,
        "of": count.of,
        "scope": count.scope,
        "side": count.side,
        **span_row(count.span),
    }


def _block(block: Block) -> Row:
    return {"start": block.start, "end": block.end, "role": block.role}
