"""An explanation of one mention, as it is printed."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.cli import words
from dateline.cli.escapes import one_line
from dateline.cli.evidence import how_firm, when_it_was, where_it_was, who_says_so
from dateline.cli.marks import Mark, marked
from dateline.cli.reasons import Reasons, Turn, gate_words, turns
from dateline.cli.tables import calm
from dateline.cli.words import Row
from dateline.coding.acts.political import is_political
from dateline.knowledge.acts import Sense
from dateline.ledger.rows import mention_row
from dateline.model import Mention, Party, Span


def explanation(found: Reasons) -> Iterator[RenderableType]:
    """Sentence, spans, entry, fold, parties, source, firmness, date, place, why nothing else: each under its heading."""
    row = mention_row(found.mention, found.report, "")
    steps = list(turns(found))
    yield _headline(row)
    yield from _part("The sentence", _sentence(found, row), _spans(found.mention, row))
    yield from _part("The entry that read it", _entry(found))
    yield from _part("The fold, from the inside out", _chain(found, steps), _steps(found, steps))
    yield from _part("The parties", _parties(found.mention))
    yield from _part("Who says so, outermost first", who_says_so(found.mention))
    yield from _part("How firm", how_firm(found.mention))
    yield from _part("When", when_it_was(found.mention, found.grounds, found.dating))
    yield from _part("Where", where_it_was(found.mention, found.grounds))
    yield from _part("Why this and nothing else", _why(found, row))


def _part(heading: str, *things: RenderableType) -> Iterator[RenderableType]:
    yield Text(f"\n{heading}", "bold underline")
    for thing in things:
        yield Padding(thing, (0, 0, 0, 2))


def _headline(row: Row) -> Text:
    who = words.names(row["actors"]) if row["actors"] else Text(words.NOBODY, "italic")
    found = Text.assemble(who, "  →  ", words.code(row))
    if row["recipients"]:
        found.append("  →  ").append_text(words.names(row["recipients"]))
    return found.append(f"   {words.told(row)}", words.QUIET)


def _sentence(found: Reasons, row: Row) -> Text:
    marks = [Mark(span.start, span.end, style) for style, span in _marked(found.mention, words.colour(row))]
    place = found.mention.sentence
    return marked(found.report.text, marks, place.start, place.end)


def _marked(mention: Mention, colour: str) -> Iterator[tuple[str, Span]]:
    yield f"bold reverse {colour}", mention.trigger
    yield from ((f"{colour} bold", use.span) for use in mention.operators)
    yield from (("underline", party.span) for party in (*mention.actors, *mention.recipients))
    yield from (("italic", source.span) for source in mention.attribution)


def _spans(mention: Mention, row: Row) -> Table:
    table = calm("span", "characters", "words", "read as", fixed=2)
    for what, span, read in _span_rows(mention, row):
        where = f"{span.start}–{span.end}"
        table.add_row(Text(what), Text(where, "dim"), Text(one_line(span.text), "bold"), Text(one_line(read)))
    return table


def _span_rows(mention: Mention, row: Row) -> Iterator[tuple[str, Span, str]]:
    yield "trigger", mention.trigger, f"{mention.event} {mention.mode or ''}"
    for side, parties in (("actor", mention.actors), ("recipient", mention.recipients)):
        yield from ((side, party.span, party.name or party.state) for party in parties)
    yield from (("operator", use.span, use.operator) for use in mention.operators)
    if mention.when.span:
        yield "when", mention.when.span, words.when(row).plain
    if mention.where:
        yield "where", mention.where.span, mention.where.name or "place"
    for source in mention.attribution:
        yield "source", source.span, f"{source.name or 'source'} ({source.kind})"
        if source.cue:
            yield "cue", source.cue, "says so"
    yield from (("count", count.span, f"{count.kind}: {_number(count.low, count.high)}") for count in mention.counts)


def _number(low: float, high: float | None) -> str:
    return f"{low:g}" if high == low else f"{low:g} or more" if high is None else f"{low:g}–{high:g}"


def _entry(found: Reasons) -> Table:
    table = Table.grid(padding=(0, 2))
    sense = found.sense
    facts = [("entry", found.mention.entry), ("says", found.act.says), ("family", found.act.family)]
    if sense:
        facts += [
            ("actor in", " | ".join(sense.actor) or "nowhere"),
            ("recipient in", " | ".join(sense.recipient) or "nowhere"),
        ]
        facts += [("only when", gate_words(sense.when)), ("unless", gate_words(sense.unless))]
        facts += [("with a light verb", ", ".join(sorted(sense.light)))]
    for name, value in facts:
        if value:
            table.add_row(Text(name, "dim"), Text(value))
    return table


def _chain(found: Reasons, steps: Sequence[Turn]) -> Text:
    """ "supply → stop → threaten → deny"."""
    chain = [found.act.id, *(turn.step.operator or "" for turn in steps[1:])]
    return Text(" → ").join(Text(link.replace("-", " "), "bold") for link in chain)


def _steps(found: Reasons, steps: Sequence[Turn]) -> Table:
    table = calm("step", "words", "codebook row", "gives", "status")
    names = found.lexicon.codebook.cameo_names
    for turn in steps:
        step = turn.step
        rows = f"{step.row}" + (f"  (looked for {', '.join(turn.tried)})" if len(turn.tried) > 1 else "")
        code = " ".join(filter(None, (step.event, step.mode, step.cameo)))
        said = f"“{one_line(turn.use.span.text)}”" if turn.use else "" if step.operator else "the act itself"
        gives = Text.assemble((code, "bold"), (f"  {names.get(step.cameo or '', '')}", "dim"))
        table.add_row(step.operator or found.act.id, Text(said), Text(rows, "dim"), gives, step.status)
    return table


def _parties(mention: Mention) -> RenderableType:
    sides = [("actor", party) for party in mention.actors] + [("recipient", party) for party in mention.recipients]
    table = calm("side", "words", "is", "country", "sectors", "from")
    for side, party in sides:
        table.add_row(
            side,
            Text(one_line(party.span.text), "bold"),
            Text(one_line(_identity(party))),
            party.country or "–",
            " ".join(party.sectors) or "–",
            Text(_origin(party), "dim"),
        )
    return table


def _identity(party: Party) -> str:
    if party.state == "unnamed":
        return "nobody by name"
    return " ".join(filter(None, (party.name, f"({party.entity})" if party.entity else ""))) or "not in the lexicon"


def _origin(party: Party) -> str:
    if party.antecedent:
        return f"stands for “{one_line(party.antecedent.text)}” at {party.antecedent.start}–{party.antecedent.end}"
    return party.entry or "its own words"


def _why(found: Reasons, row: Row) -> Text:
    mention = found.mention
    lines = [
        f"Political: {_political(found)}.",
        *_confidence(mention),
        f"When: {words.when(row).plain}; that rests on {words.basis(row)}.",
        f"According to: {words.source(row).plain}.",
    ]
    if not mention.actors:
        lines.append("Nobody stands where the entry looks for an actor, so it has none.")
    for sense in found.others[:6]:
        lines.append(f"Not {sense.entry}: {_against(found, sense)}.")
    if len(found.others) > 6:
        lines.append(f"Nor {len(found.others) - 6} senses more of this word.")
    return Text("\n".join(map(one_line, lines)))


def _confidence(mention: Mention) -> Iterator[str]:
    """How sure the row is, and what speaks for and against it, the strongest first."""
    if mention.confidence is None:
        return
    sides = [
        ("for", [w for w in mention.weighed if w.weight > 0]),
        ("against", [w for w in mention.weighed if w.weight < 0]),
    ]
    told = [f"{side} it {', '.join(f'{w.feature} ({w.weight:+.1f})' for w in some)}" for side, some in sides if some]
    yield f"Confidence: {mention.confidence:.2f}; {'; '.join(told) or 'nothing weighs on it'}."


def _political(found: Reasons) -> str:
    mention = found.mention
    if not mention.political and is_political(found.act, mention.actors, mention.recipients):
        return "yes by the rule, but too doubtful to count"
    if not mention.political:
        return "no; neither the act nor a party is public"
    return "the act is so by itself" if found.act.political else "by its parties"


def _against(found: Reasons, sense: Sense) -> str:
    """What the other sense asks for and did not get, or that it is less special."""
    asked = [
        f"asks for “{' '.join(sense.before)}” before it" if sense.before else "",
        f"asks for “{sense.particle}” with it" if sense.particle else "",
        f"asks for {gate_words(sense.when, 4)}" if sense.when else "",
        f"not with {gate_words(sense.unless, 4)}" if sense.unless else "",
    ]
    said = ", ".join(filter(None, asked))
    if found.sense and sense.weight <= found.sense.weight and not said:
        return "less special than the one that was found"
    return said or "its parties or its light verb do not fit"
