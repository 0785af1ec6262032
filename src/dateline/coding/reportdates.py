"""The dates of one report: of each act, and of each statement."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.calendar import Expression
from dateline.coding.dates import DateReasons, date_reasons, dated_source, when_of
from dateline.model import Quote, Sentence, Source, When
from dateline.parsing.tree import Tree


@dataclass(frozen=True, slots=True)
class ReportDates:
    """The report's sentences and their trees, its date expressions in order, and its day of publication."""

    trees: Sequence[Tree]
    sentences: Sequence[Sentence]
    expressions: Sequence[Expression]
    published: str | None

    def when(self, sentence: int, word: int) -> When:
        """The time of the act at a word of a sentence."""
        return when_of(self.trees[sentence], word, self.expressions, self.published, self._before(sentence))

    def reasons(self, sentence: int, word: int) -> DateReasons | None:
        """How that time was found, for `explain`; None where no expression dates the act."""
        return date_reasons(self.trees[sentence], word, self.expressions, self.published, self._before(sentence))

    def sources(self, chain: Sequence[Source]) -> tuple[Source, ...]:
        """The sources with the days of their statements."""
        return tuple(dated_source(s, self.trees, self.expressions, self.published) for s in chain)

    def quote(self, quote: Quote) -> Quote:
        """The quote with the day of its statement."""
        return replace(quote, source=self.sources((quote.source,))[0]) if quote.source else quote

    def _before(self, sentence: int) -> Tree | None:
        """The sentence before, where it is of the same kind of text."""
        if sentence == 0 or self.sentences[sentence - 1].role != self.sentences[sentence].role:
            return None
        return self.trees[sentence - 1]
