"""What a mention's source, firmness, date and place rest on, as it is printed by `explain`."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.cli import words
from dateline.cli.escapes import one_line
from dateline.cli.tables import calm
from dateline.coding.coder import Grounds
from dateline.coding.dates.reading import DateReasons
from dateline.coding.places.toponyms import Candidate
from dateline.model import Dating, DayReason, Mention, Source

_ANCHORS = {
    "publication": "the day of publication",
    "previous": "a date told before it",
    "explicit": "nothing: it names its day",
    "event": "an event whose day is not known",
}
_MOST = 6


def who_says_so(mention: Mention) -> RenderableType:
    """The chain of sources, outermost first, each deeper one further in."""
    if not mention.attribution:
        return Text("The report itself; nobody else is said to say so.", "dim")
    table = calm("source", "says", "kind", "told", fixed=1)
    for depth, source in enumerate(mention.attribution):
        who = Text("  " * depth + ("└ " if depth else "")).append(one_line(source.name or source.span.text), "bold")
        cue = one_line(source.cue.text) if source.cue else ""
        table.add_row(who, Text(f"{cue} ({source.manner})"), Text(_kind(source)), Text(_told(source), "dim"))
    return table


def _kind(source: Source) -> str:
    return f"{source.kind}, of itself" if source.own else source.kind


def _told(source: Source) -> str:
    """Where and when it was said."""
    medium = one_line(source.medium) if source.medium else None
    return " · ".join(filter(None, (medium, source.when))) or "–"


def how_firm(mention: Mention) -> RenderableType:
    """What changes how firmly the event is told, from the top of the sentence down, and what is left."""
    if mention.stance is None:
        return Text("not weighed", "dim")
    table = calm("words", "what they do", "author", "source", fixed=1)
    for reason in mention.reasons:
        at = reason.stance
        table.add_row(
            Text(one_line(reason.span.text)), Text(reason.did), Text(f"{at.author:+.1f}"), Text(f"{at.source:+.1f}")
        )
    stance = mention.stance
    left = Text(
        f"The author holds it at {stance.author:+.1f}, the source at {stance.source:+.1f} (−3 did not happen … +3 did)."
    )
    return Group(table, left) if mention.reasons else left


def when_it_was(mention: Mention, grounds: Grounds, dating: Dating | None) -> RenderableType:
    """How the date was read, and where the report has none what tells of its day."""
    lines = list(_date_lines(grounds.when)) if grounds.when else [_undated(mention)]
    text = Text("\n".join(map(one_line, lines)))
    return Group(text, _days(dating)) if dating else text


def _date_lines(found: DateReasons) -> Iterator[str]:
    yield f"“{found.words.text}” stands in the act's own {found.where} and is of the kind {found.kind}."
    told = f", “{found.told.text}”" if found.told else ""
    on = f" ({found.counted_from})" if found.counted_from else ""
    yield f"It is counted from {_ANCHORS[found.anchor]}{told}{on}."
    side = {"past": "before", "future": "after"}.get(found.direction.tense or "", "wherever it is nearest")
    yield f"It lies {side}: {found.direction.because}."
    if found.interval:
        days = words.interval(found.interval.start, found.interval.end)
        yield f"That gives {days or 'no day'} (precision {found.interval.precision})."


def _undated(mention: Mention) -> str:
    if mention.when.basis == "published":
        return "No words date it; it is told as new, so it has the day of publication."
    if mention.when.basis == "evidence":
        return "No words date it; it is told as new, so it has the day that evidence gives the report."
    return "No words date it, and it is not told as new."


def _days(dating: Dating) -> RenderableType:
    """The report's possible days, with the evidence for them and what was given up."""
    days = words.interval(dating.start, dating.end) or "any day"
    table = calm("evidence", "words", "says", "days", "kept", fixed=1)
    for kept, reasons in ((True, dating.reasons), (False, dating.relaxed)):
        for reason in reasons:
            table.add_row(*_evidence(reason), Text("yes" if kept else "given up", "" if kept else "dim"))
    head = Text(f"The report gives no date. By what stands in it, it may be of: {days}.")
    return Group(head, table) if dating.reasons or dating.relaxed else head


def _evidence(reason: DayReason) -> tuple[Text, Text, Text, Text]:
    told = one_line(reason.span.text) if reason.span else "–"
    days = words.interval(reason.start, reason.end) or "any"
    return Text(reason.kind), Text(told, "italic"), Text(one_line(reason.says)), Text(days, "dim")


def where_it_was(mention: Mention, grounds: Grounds) -> RenderableType:
    """The places that the name may mean, with what speaks for each."""
    if mention.where is None:
        return Text("No place is told for this act.", "dim")
    if not grounds.places:
        return Text(f"“{one_line(mention.where.span.text)}”; no gazetteer was asked, or none knows it.")
    table = calm("place", "in", "kind", "people", "weighs", "for and against it", fixed=1)
    for candidate in grounds.places[:_MOST]:
        _add_place(table, candidate)
    more = len(grounds.places) - _MOST
    return Group(table, Text(f"… and {more} more of that name", "dim")) if more > 0 else table


def _add_place(table: Table, candidate: Candidate) -> None:
    place = candidate.place
    features = ", ".join(f"{one_line(f.feature)} {f.weight:+.1f}" for f in candidate.features if f.weight)
    table.add_row(
        Text(one_line(place.name), "bold"),
        Text(", ".join(filter(None, (place.admin1, place.country))) or "–"),
        Text(place.kind),
        Text(f"{place.population:,}" if place.population else "–"),
        Text(f"{candidate.weight:.1f}"),
        Text(features, "dim"),
    )
