"""Reports made by code, and everything that can be coded from one. No sentence is anybody's."""

from dateline.ledger import Kept, RunRecord
from dateline.model import (
    Block,
    Coded,
    Content,
    Count,
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
    Versions,
    When,
    Where,
)

RUN = RunRecord(Versions("0.1", "en-1", "lex-1", "book-1", "ext-1"), "2024-05-01T10:00:00Z", ("reports",))
LATER = RunRecord(Versions("0.2", "en-1", "lex-1", "book-1", "ext-1"), "2024-06-01T10:00:00Z", ("reports",))

TEXT = (
    "Norway signed a fishing deal with Chad in Oslo on Monday, the foreign ministry said.\n\n"
    '"We welcome it," Chad told reporters. At least four fishermen were arrested by gunmen.'
)


def span(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(words, start, start + len(words))


def sample_report(number: int = 0, text: str = TEXT, outlet: str | None = "Harbour Post") -> Report:
    return Report(
        id=f"r{number:06d}",
        origin=f"reports/{number:04d}.txt",
        text=text,
        blocks=(Block(0, len(text), "body"),),
        title="Norway and Chad sign",
        outlet=outlet,
        published=f"2024-05-{1 + number % 28:02d}",
    )


def sample_coded(report: Report) -> Coded:
    """A deal and an arrest with every field filled somewhere, two names and a quote."""
    return Coded(report, _sentences(report), (_deal(report), _arrest(report)), _names(report), (_quote(report),))


def sample_kept(number: int = 0) -> Kept:
    report = sample_report(number)
    return Kept(Item(report.origin, "ok", None, report), sample_coded(report))


def _sentences(report: Report) -> tuple[Sentence, ...]:
    first, second = report.text.index("\n\n"), report.text.index("At least")
    ends = ((0, first), (first + 2, second - 1), (second, len(report.text)))
    return tuple(Sentence(number, start, end, "body") for number, (start, end) in enumerate(ends))


def _deal(report: Report) -> Mention:
    text = report.text
    trigger = span(text, "signed")
    chad = Party(span(text, "Chad"), "Chad", "country/chad", "TCD", ("GOV",), "known", span(text, "Chad", 60), "chad")
    cue = span(text, "said")
    return Mention(
        id=f"{report.id}:{trigger.start}-{trigger.end}",
        report=report.id,
        sentence=_sentences(report)[0],
        trigger=trigger,
        act="sign",
        entry="sign/verb/sign",
        event="AGREE",
        mode=None,
        cameo="057",
        contexts=("economic",),
        quad=1,
        goldstein=8.0,
        plover_score=2.5,
        political=True,
        status="actual",
        background=False,
        operators=(OperatorUse("sign", trigger),),
        content=Content("cooperate", "planned"),
        symmetric=True,
        actors=(Party(span(text, "Norway"), "Norway", "country/norway", "NOR", ("GOV",), "known"),),
        recipients=(chad,),
        when=When(span(text, "Monday"), "2024-04-29", "2024-04-29", "day", "published"),
        where=Where(span(text, "Oslo"), "Oslo", 3143244, "NOR", "Oslo", 59.91, 10.75, "town"),
        attribution=(Source(span(text, "the foreign ministry"), cue, "official", "Foreign Ministry"),),
        counts=(),
    )


def _arrest(report: Report) -> Mention:
    text = report.text
    trigger = span(text, "arrested")
    return Mention(
        id=f"{report.id}:{trigger.start}-{trigger.end}",
        report=report.id,
        sentence=_sentences(report)[2],
        trigger=trigger,
        act="arrest",
        entry="arrest/verb/arrest",
        event="COERCE",
        mode="arrest",
        cameo="173",
        contexts=(),
        quad=4,
        goldstein=-5.0,
        plover_score=-7.0,
        political=False,
        status="actual",
        background=True,
        operators=(),
        content=None,
        symmetric=False,
        actors=(Party(span(text, "gunmen"), state="unnamed"),),
        recipients=(),
        when=When(None, None, None, None, "none"),
        where=None,
        attribution=(),
        counts=(Count(span(text, "At least four"), "arrested", 4, None, "people", "fishermen"),),
        confidence=0.5,
    )


def _names(report: Report) -> tuple[Name, ...]:
    text = report.text
    norway = Name(span(text, "Norway"), 0, "name", "GPE", "Norway", "country/norway", "NOR", ("GOV",))
    return norway, Name(span(text, "We"), 1, "pronoun", None, antecedent=span(text, "Chad"))


def _quote(report: Report) -> Quote:
    text = report.text
    told = span(text, "told")
    chad = Source(span(text, "Chad", 85), told, "official", "Chad", "country/chad")
    return Quote(1, chad, told, (span(text, "We welcome it,"),), "direct")
