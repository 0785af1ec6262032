"""The dates of one report: of each act, and of each statement."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.calendar import Expression
from dateline.coding.dates.evidence import by_evidence
from dateline.coding.dates.reading import DateReasons
from dateline.coding.dates.statements import dated_source
from dateline.coding.dates.when import date_reasons, when_of
from dateline.model import Dating, Quote, Sentence, Source, When
from dateline.parsing.tree import Tree


@dataclass(frozen=True, slots=True)
class ReportDates:
    """The report's sentences and their trees, its date expressions in order, its day of publication, and where it has none what
    evidence tells of it."""

    trees: Sequence[Tree]
    sentences: Sequence[Sentence]
    expressions: Sequence[Expression]
    published: str | None
    dating: Dating | None = None

    def when(self, sentence: int, word: int) -> When:
        """The time of the act at a word of a sentence."""
        tree, before = self.trees[sentence], self._before(sentence)
        return by_evidence(lambda day: when_of(tree, word, self.expressions, day, before), self.published, self.dating)

    def reasons(self, sentence: int, word: int) -> DateReasons | None:
        """How that time was found, for `explain`; None where no expression dates the act."""
        return date_reasons(self.trees[sentence], word, self.expressions, self.day, self._before(sentence))

    def sources(self, chain: Sequence[Source]) -> tuple[Source, ...]:
        """The sources with the days of their statements."""
        return tuple(dated_source(s, self.trees, self.expressions, self.day) for s in chain)

    def quote(self, quote: Quote) -> Quote:
        """The quote with the day of its statement."""
        return replace(quote, source=self.sources((quote.source,))[0]) if quote.source else quote

    @property
    def day(self) -> str | None:
        """The day of publication, given or all that evidence leaves."""
        return self.published or (self.dating.day if self.dating else None)

    def _before(self, sentence: int) -> Tree | None:
        """The sentence before, where it is of the same kind of text."""
        if sentence == 0 or self.sentences[sentence - 1].role != self.sentences[sentence].role:
            return None
        return self.trees[sentence - 1]
