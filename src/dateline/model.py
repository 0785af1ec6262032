"""The nouns of Dateline: what one stage hands to the next. Frozen, slotted, free of behaviour.

A report is read into a `Report`; a `Report` is parsed (a spaCy `Doc`) and coded into a `Coded`: sentences, mentions,
names and quotes. Every span is half-open, in Unicode code points of `Report.text`, and satisfies
`report.text[span.start:span.end] == span.text`.
"""

from dataclasses import dataclass, field
from typing import Literal

Role = Literal["heading", "caption", "furniture", "body"]
"""What a stretch of a report is for. Only headings and body text are coded; furniture is bylines, links, requests."""

Outcome = Literal["ok", "empty", "duplicate", "rejected", "failed"]
"""What became of one input item. `rejected`: we refuse it (a limit, not text). `failed`: reading it broke."""

Status = Literal["actual", "future", "hypothetical", "negated"]
ContentStatus = Literal["planned", "asked", "threatened", "refused", "denied", "stopped", "alleged", "done"]
State = Literal["known", "unnamed", "unknown"]
Basis = Literal["text", "published", "story", "evidence", "none"]
"""What a time rests on: words that need nothing else or are counted from the day of publication; that day itself; reports of the same
story (not used yet); the days that evidence leaves for a report that does not give its own, with words or without; nothing."""
SourceKind = Literal["person", "official", "group", "outlet", "document", "anonymous"]
NameKind = Literal["name", "nominal", "pronoun"]
QuoteKind = Literal["direct", "indirect", "mixed"]
Manner = Literal["say", "think", "know", "want", "promise", "ask", "order", "judge", "deny", "show", "perceive", "feel"]
"""How somebody holds what is attributed to them."""
ReasonKind = Literal[
    "stated", "address", "year", "future", "weekday", "day", "month", "distance", "anniversary", "age", "office", "former", "candidate",
    "late", "beginning", "ending", "event", "fact", "read_on",
]  # fmt: skip
"""What a bound of a report's day rests on; `docs/guide/evidence.md` says each."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (half-open, code points) of a report's text, and those characters."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a report's text and what it is for. Blocks are in order, do not overlap and never cross a sentence."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Report:
    """One article by one outlet. `published` is an ISO date or None: from metadata only, never guessed."""

    id: str
    origin: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the books: an input, what became of it, why, and the report it gave (when `ok` or `duplicate`)."""

    origin: str
    outcome: Outcome
    reason: str | None = None
    report: Report | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's place in the report: its number from 0, its span and the role of the block that it stands in."""

    number: int
    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Party:
    """An actor or recipient as the text has it and as we resolve it.

    `country` is ISO 3166-1 alpha-3 (XKX, PSE …) or a PLOVER slot (IGO, UNO, EUR, NGO, ISM, IMG, MNC); `sectors` are
    PLOVER's, the first the primary one. `state`: known to the lexicon, unnamed ("gunmen") or unknown (a name that the
    lexicon lacks). `antecedent` is the span that a pronoun or nominal was resolved from, `entry` the lexicon entry.
    """

    span: Span
    name: str | None = None
    entity: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    state: State = "unknown"
    antecedent: Span | None = None
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days (ISO dates, both ends included) with its words and what it rests on."""

    span: Span | None
    start: str | None
    end: str | None
    precision: str | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Where:
    """A place of an act: its words and, where resolved, gazetteer id, country, coordinates in degrees."""

    span: Span
    name: str | None = None
    geonames: int | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One link of an attribution chain: who says so, the cue that says it, the medium if told, when it was said (an ISO day, or the
    first and last with a slash between, None where nothing at the cue tells), in which manner it is held, and whether it is
    about what the source itself did."""

    span: Span
    cue: Span | None
    kind: SourceKind
    name: str | None = None
    entity: str | None = None
    medium: str | None = None
    when: str | None = None
    manner: Manner = "say"
    own: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """A number that hangs on an act: killed, wounded, arrested … `high` None means no upper bound was given.

    `of` is who or what is counted and `side` whose they are, in the report's words. `scope` is "total", "joined" (adds to
    the total before it: "two soldiers and a child"), "running" (the sum so far of a longer happening), the words that limit
    it ("since Friday"), "additional" (on top of what was told: "another 12"), "including" (part of another count) or
    "earlier" (a number that this report takes back or compares with: "not 20 as first reported").
    """

    span: Span
    kind: str
    low: float
    high: float | None
    unit: str
    of: str | None = None
    scope: str = "total"
    side: str | None = None


@dataclass(frozen=True, slots=True)
class OperatorUse:
    """An operator found over an act ("offer", "refuse" …) and the words that carry it."""

    operator: str
    span: Span


@dataclass(frozen=True, slots=True)
class Content:
    """The act inside a pledge, request, threat, refusal or denial."""

    act: str
    status: ContentStatus


@dataclass(frozen=True, slots=True)
class Stance:
    """How firmly an event is told, from -3 (certain that it did not happen) to 3 (certain that it did); 0 leaves it open.

    `author` is what the report lets stand, `source` what the innermost source in whose speech it stands holds; the same
    where no source speaks. One decimal.
    """

    author: float
    source: float


@dataclass(frozen=True, slots=True)
class StanceReason:
    """One step on the way down to an event's stance: the words that did something, what (a group of signatures such as "deny",
    or a kind of modifier such as "negation"), and the stance after it."""

    span: Span
    did: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the fold: the operator applied (None: the act itself), the codebook row that said so, the result."""

    operator: str | None
    row: str
    event: str | None
    mode: str | None
    cameo: str | None
    status: Status


@dataclass(frozen=True, slots=True)
class Weighed:
    """A feature of a mention and what it adds to the logarithm of the odds that the row is right."""

    feature: str
    weight: float


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in one report where an act is told. `id` is the report's id and the trigger's span, nothing else."""

    id: str
    report: str
    sentence: Sentence
    trigger: Span
    act: str
    entry: str
    event: str
    mode: str | None
    cameo: str | None
    contexts: tuple[str, ...]
    quad: int
    goldstein: float | None
    plover_score: float | None
    political: bool
    status: Status
    background: bool
    operators: tuple[OperatorUse, ...]
    content: Content | None
    symmetric: bool
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: When
    where: Where | None
    attribution: tuple[Source, ...]
    counts: tuple[Count, ...]
    confidence: float | None = None
    steps: tuple[Step, ...] = ()
    weighed: tuple[Weighed, ...] = ()
    stance: Stance | None = None
    reasons: tuple[StanceReason, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """A reference to an entity: a name, a nominal ("the group") or a pronoun, with its antecedent where it has one."""

    span: Span
    sentence: int
    kind: NameKind
    label: str | None
    name: str | None = None
    entity: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    antecedent: Span | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody is said to say: source, cue, content in one or more pieces, the whole phrase of the speaker, to whom it is
    said, how far outside others over the same words it stands, and sentences after it that tell more of what was said
    without saying so ("They had burned the mill.")."""

    sentence: int
    source: Source | None
    cue: Span | None
    contents: tuple[Span, ...]
    kind: QuoteKind
    speaker: Span | None = None
    manner: Manner = "say"
    rank: int = 1
    addressee: Span | None = None
    carried: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class DayReason:
    """A piece of evidence for a report's day: its kind, its words (None: not from the text), what it says, and the ISO days from and
    to which it allows the report to be, both included; None is an open end."""

    kind: ReasonKind
    span: Span | None
    says: str
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Dating:
    """The days on which a report without a date may have been published: ISO, both included, None an open end.

    `reasons` are what the bounds rest on, `relaxed` evidence that was given up because the rest contradicts it, `pieces` the
    possible stretches of days within the bounds, in order (empty where nothing is known).
    """

    start: str | None
    end: str | None
    reasons: tuple[DayReason, ...] = ()
    relaxed: tuple[DayReason, ...] = ()
    pieces: tuple[tuple[str, str], ...] = ()

    @property
    def day(self) -> str | None:
        """The only possible day, if there is but one."""
        return self.start if self.start == self.end else None


@dataclass(frozen=True, slots=True)
class Coded:
    """All that was read from one report. `dating` is None where the report says when it was published."""

    report: Report
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    names: tuple[Name, ...]
    quotes: tuple[Quote, ...]
    dating: Dating | None = None


@dataclass(frozen=True, slots=True)
class Versions:
    """What a run was made with; its digest is the `run` of every row."""

    code: str
    model: str
    lexicon: str
    codebook: str
    extractor: str
    run: str = field(default="")
