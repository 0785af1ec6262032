"""Report → Coded: parse, then read each sentence with what the report has named before it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from dateline.calendar import find_dates
from dateline.coding.actors.finding import Finder
from dateline.coding.actors.memory import GROUP_NOUNS, Memory, Referent, ReferentKind
from dateline.coding.acts.confidence import Judge, judge
from dateline.coding.attribution.chains import by_sentence, sources_at, speaker_of_quoted
from dateline.coding.attribution.quotes import find_quotes
from dateline.coding.counts.actfates import act_fates
from dateline.coding.counts.counted import counted_in
from dateline.coding.counts.mentions import counts_of
from dateline.coding.dates.reading import DateReasons
from dateline.coding.dates.reportdates import ReportDates
from dateline.coding.dating.report import date_report
from dateline.coding.mentions import Surroundings, mentions_of
from dateline.coding.places.atlas import Atlas
from dateline.coding.places.toponyms import Candidate
from dateline.coding.places.where import where_of
from dateline.coding.sight import Sight
from dateline.knowledge.lexicon import Lexicon
from dateline.model import Coded, Mention, Name, NameKind, Party, Quote, Report, Role, Sentence
from dateline.parsing.parser import Parser
from dateline.parsing.tree import Tree, Word, trees

_CODED: frozenset[Role] = frozenset({"heading", "body"})
_FIRST_PERSON = frozenset({"we", "us", "our", "i", "me", "my", "ours"})
_PRONOUN_PLACES = frozenset({"nsubj", "obj", "iobj", "obl", "nmod"})
_RANKS = {"nsubj": 2, "obj": 1, "iobj": 1}
_REFERRING = frozenset(
    {
        "nsubj",
        "obj",
        "iobj",
        "obl",
        "nmod",
        "conj",
        "appos",
        "root",
        "parataxis",
        "compound",
        "amod",
        "flat",
        "dep",
        "xcomp",
        "ccomp",
    }
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A report's sentences, and what is known of all of it before its acts are told: who is named, when, where, by whom."""

    sights: Sequence[Sight]
    sentences: tuple[Sentence, ...]
    finders: Sequence[Finder]
    memory: Memory
    names: tuple[Name, ...]
    dates: ReportDates
    atlas: Atlas
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a mention's date and place rest on: how its date was read, and every place that its place's name may mean, with what
    speaks for each, the best first."""

    when: DateReasons | None
    places: tuple[Candidate, ...]


class Coder:
    """The language model and the lexicon, loaded once; `code` reads one report. `sure` gives the confidence of a mention's
    features, by default as the lexicon weighs them."""

    def __init__(self, parser: Parser, lexicon: Lexicon, judging: Judge | None = None) -> None:
        self._parser = parser
        self._lexicon = lexicon
        self._judge = judging or partial(judge, lexicon.confidence)

    def code(self, report: Report) -> Coded:
        """All that is read from a report. The same report gives the same result, whatever was read before."""
        read = self._read(report)
        near = by_sentence(read.quotes, [s.start for s in read.sentences])
        mentions = [
            mention
            for sentence, sight in zip(read.sentences, read.sights, strict=True)
            if sentence.role in _CODED
            for mention in mentions_of(
                report, sentence, sight, self._surroundings(read, sentence, near[sentence.number])
            )
        ]
        return Coded(report, read.sentences, tuple(mentions), read.names, read.quotes, read.dates.dating)

    def grounds(self, report: Report, mention: Mention) -> Grounds:
        """What the date and the place of one of the report's mentions rest on. The report is read again for this."""
        read = self._read(report)
        words = read.sights[mention.sentence.number].tree.words
        trigger = next(w.i for w in words if w.end > mention.trigger.start)
        places = read.atlas.candidates(mention.where.span) if mention.where else ()
        return Grounds(read.dates.reasons(mention.sentence.number, trigger), places)

    def _read(self, report: Report) -> Reading:
        sights = [Sight(tree, self._lexicon) for tree in trees(self._parser.parse(report))]
        sentences = tuple(_sentence(n, sight.tree, report) for n, sight in enumerate(sights))
        expressions = tuple(find_dates(report.text, 0, len(report.text)))
        dating = None if report.published else date_report(report, sights, expressions)
        dates = ReportDates([s.tree for s in sights], sentences, expressions, report.published, dating)
        memory = Memory(dates.day)
        finders = [Finder(sight, n, memory) for n, sight in enumerate(sights)]
        told = [n for n, sentence in enumerate(sentences) if sentence.role != "furniture"]
        names = tuple(name for n in told for name in _note(sights[n], n, memory, finders[n]))
        found = find_quotes(sights, self._lexicon.sources, lambda n, word: finders[n](word))
        quotes = tuple(dates.quote(q) for q in found if sentences[q.sentence].role != "furniture")
        atlas = Atlas(sights, report.text, self._lexicon.gazetteer, self._lexicon.actors, report.outlet)
        return Reading(sights, sentences, finders, memory, names, dates, atlas, quotes)

    def _surroundings(self, read: Reading, sentence: Sentence, quotes: Sequence[Quote]) -> Surroundings:
        n, table = sentence.number, self._lexicon
        sight = read.sights[n]
        counted = cache(lambda: counted_in(sight.tree, table.counts, partial(act_fates, sight)))
        return Surroundings(
            first_person(sight, read.finders[n], quotes, read.memory),
            lambda word: read.dates.when(n, word),
            lambda word, family: where_of(sight, word, family, read.atlas),
            lambda word: sources_at(quotes, sight.tree.words[word].start),
            lambda word: counts_of(sight.tree, word, table.counts, counted()),
            self._judge,
            read.dates.day,
        )


def first_person(sight: Sight, find: Finder, quotes: Sequence[Quote], memory: Memory) -> Finder:
    """A finder that takes "we" and "I" in a direct quotation for its speaker."""

    def speaking(i: int) -> Party | None:
        word = sight.tree.words[i]
        if word.pos != "PRON" or word.text.lower() not in _FIRST_PERSON:
            return None
        source = speaker_of_quoted(quotes, word.start)
        speaker = memory.named(source.entity, source.name) if source else None
        return (
            replace(speaker, span=sight.tree.span(i, i), antecedent=speaker.antecedent or speaker.span)
            if speaker
            else None
        )

    return find.speaking(speaking)


def _sentence(number: int, tree: Tree, report: Report) -> Sentence:
    at = bisect_right([b.start for b in report.blocks], tree.start) - 1
    return Sentence(number, tree.start, tree.end, report.blocks[at].role if at >= 0 else "body")


def _note(sight: Sight, sentence: int, memory: Memory, find: Finder) -> Iterator[Name]:
    """Keep the sentence's names in memory, in order, and give each as a row."""
    for word in sight.tree.words:
        if word.pos == "PRON" and word.dep in _PRONOUN_PLACES:
            party = find(word.i)
            if party and party.antecedent:
                memory.note(Referent(sentence, word.i, party, _kind(party, word), _RANKS.get(word.dep, 0)))
                yield _name(party, sentence, "pronoun", None)
        elif _may_refer(sight, word):
            party = find(word.i)
            if party and (party.state != "unnamed" or party.country):
                memory.note(Referent(sentence, word.i, party, _kind(party, word), _RANKS.get(word.dep, 0)))
                yield _name(party, sentence, "nominal" if party.state == "unnamed" else "name", word.name or None)


def _may_refer(sight: Sight, word: Word) -> bool:
    """Whether a word can head a phrase that names somebody."""
    if word.pos not in {"NOUN", "PROPN", "ADJ"} or word.dep not in _REFERRING:
        return False
    matched = sight.match(word.i)
    return bool(matched or (word.dep not in {"flat", "compound"} and (word.name or word.dep in _RANKS)))


def _name(party: Party, sentence: int, kind: NameKind, label: str | None) -> Name:
    return Name(
        party.span, sentence, kind, label, party.name, party.entity, party.country, party.sectors, party.antecedent
    )


def _kind(party: Party, word: Word) -> ReferentKind:
    entity = party.entity or ""
    if word.name == "PER" or entity.startswith("person/"):
        return "person"
    if entity.startswith(("country/", "place/")):
        return "country"
    return "group" if entity or word.name == "ORG" or not party.sectors or word.lemma in GROUP_NOUNS else "people"
