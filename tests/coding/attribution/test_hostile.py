"""Quotes of texts that nobody would write: any words in any trees, and very many marks, sentences and clauses."""

import time
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.coding.attribution.chains import by_sentence, chain_at, sources_at, speaker_of_quoted
from dateline.coding.attribution.quotemarks import find_quoted
from dateline.coding.attribution.quotes import find_quotes
from dateline.coding.sight import Sight
from dateline.knowledge.lexicon import Lexicon, read_lexicon
from dateline.model import Quote
from dateline.parsing.tree import Tree, Word

Row = tuple[str, int, str]
"""A word as `text lemma UPOS XPOS [name]`, its head (-1 the root) and relation."""

MARKS = ['"', "“", "”", "„", "«", "»", "‘", "’", "``", "''", "'", ",", ".", ":", "—"]
WORDS = [
    "said say VERB VBD",
    "saying say VERB VBG",
    "told tell VERB VBD",
    "quoted quote VERB VBN",
    "citing cite VERB VBG",
    "asked ask VERB VBD",
    "called call VERB VBD",
    "urged urge VERB VBD",
    "believed believe VERB VBN",
    "denied deny VERB VBD",
    "expressed express VERB VBD",
    "fled flee VERB VBD",
    "was be AUX VBD",
    "had have AUX VBD",
    "According accord VERB VBG",
    "according accord ADP IN",
    "to to ADP IN",
    "to to PART TO",
    "as as SCONJ IN",
    "by by ADP IN",
    "in in ADP IN",
    "of of ADP IN",
    "per per ADP IN",
    "that that SCONJ IN",
    "who who PRON WP",
    "he he PRON PRP",
    "it it PRON PRP",
    "a a DET DT",
    "unclear unclear ADJ JJ",
    "reportedly reportedly ADV RB",
    "claim claim NOUN NN",
    "words word NOUN NNS",
    "statement statement NOUN NN",
    "website website NOUN NN",
    "Officials official NOUN NNS",
    "reporters reporter NOUN NNS",
    "Reuters Reuters PROPN NNP ORG",
    "CHAIR CHAIR PROPN NNP PER",
    *(f"{mark} {mark} PUNCT ." for mark in MARKS),
]
DEPS = """nsubj nsubj:pass obj iobj obl obl:agent nmod nmod:poss appos ccomp xcomp acl advcl csubj parataxis dep conj cc case mark
fixed punct advmod amod compound flat aux aux:pass cop discourse det""".split()


KNOWN = {word.split()[0]: word for word in WORDS}


@cache
def lexicon() -> Lexicon:
    return read_lexicon()


def report(sentences: Sequence[Sequence[Row]], gap: str = " ") -> list[Tree]:
    """Trees over the text that the words make, parted by a space, and sentences by `gap`."""
    text = gap.join(" ".join(row[0].split()[0] for row in rows) for rows in sentences)
    found, at = [], 0
    for rows in sentences:
        found.append(Tree(tuple(_words(rows, at)), text, ()))
        at = found[-1].end + len(gap)
    return found


def _words(rows: Sequence[Row], at: int) -> list[Word]:
    children: list[list[int]] = [[] for _ in rows]
    for k, (_, head, _) in enumerate(rows):
        if head >= 0:
            children[head].append(k)
    found = []
    for k, (word, head, dep) in enumerate(rows):
        text, lemma, pos, tag, name = (*word.split(), "")[:5]
        end = at + len(text)
        found.append(
            Word(k, text, lemma.lower(), tag, pos, dep.partition(":")[0], dep, head, at, end, name, tuple(children[k]))
        )
        at = end + 1
    return found


@st.composite
def sentence(draw: st.DrawFn) -> list[Row]:
    """Words of attribution and marks in any order and any tree."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
    order = draw(st.permutations(range(len(words))))
    above = {k: order[draw(st.integers(0, n - 1))] if n else -1 for n, k in enumerate(order)}
    return [(word, above[k], draw(st.sampled_from(DEPS)) if above[k] >= 0 else "root") for k, word in enumerate(words)]


def quotes(found: Sequence[Tree]) -> tuple[Quote, ...]:
    return find_quotes([Sight(t, lexicon()) for t in found], lexicon().sources, lambda sentence, word: None)


def check(found: Sequence[Quote], trees: Sequence[Tree]) -> None:
    """What holds of all quotes: spans are stretches of the text with something in them, contents are in order and apart."""
    text = trees[0].text
    for quote in found:
        cues = (
            quote.cue,
            quote.speaker,
            quote.addressee,
            *((quote.source.span, quote.source.cue) if quote.source else ()),
        )
        for span in (*quote.contents, *quote.carried, *(c for c in cues if c)):
            assert span.text
            assert span.text == span.text.strip()
            assert text[span.start : span.end] == span.text
        assert quote.contents
        assert all(a.end <= b.start for a, b in pairwise(quote.contents))
    starts = [quote.contents[0].start for quote in found]
    assert starts == sorted(starts)


@settings(max_examples=400, deadline=None)
@given(st.lists(sentence(), min_size=1, max_size=5), st.sampled_from([" ", "\n\n"]))
def test_any_words_in_any_trees(sentences: list[list[Row]], gap: str) -> None:
    trees = report(sentences, gap)
    found = quotes(trees)
    check(found, trees)
    assert found == quotes(trees)
    near = by_sentence(found, [t.start for t in trees])
    for tree, some in zip(trees, near, strict=True):
        for word in tree.words:
            chain = chain_at(some, word.start)
            assert set(chain) == set(chain_at(found, word.start))
            assert set(sources_at(some, word.start)) <= {q.source for q in chain}
            assert speaker_of_quoted(some, word.start) == speaker_of_quoted(found, word.start)


@pytest.mark.parametrize(
    "text", ["“ ” — CHAIR", '" — CHAIR', "” — CHAIR", "' ' — CHAIR", "“ . ” — CHAIR", "CHAIR : “ ”", ": :"]
)
def test_a_label_with_nothing_said_is_none(text: str) -> None:
    assert quotes(report([flat(text)])) == ()


def test_nothing_between_marks_is_no_quotation() -> None:
    assert find_quoted(report([flat("“ ” a “ ”")])) == []
    rows = [("said say VERB VBD", -1, "root"), *((f"{m} {m} PUNCT .", 0, "nsubj") for m in '“"')]
    told = ("told tell VERB VBD", 0, "nsubj")
    assert quotes(report([[*rows, told]])) == ()


def test_a_preposition_before_its_word_is_none_of_its() -> None:
    words = ["Officials official NOUN NNS", "about about ADP IN", "thought think VERB VBD", "claim claim NOUN NN"]
    rows = list(zip(words, [2, 3, -1, 2], ["nsubj", "case", "root", "obl"], strict=True))
    assert quotes(report([rows])) == ()


def flat(text: str) -> list[Row]:
    """Marks, and words that are all names, hung on the first."""
    words = [f"{w} {w} PUNCT ." if w in MARKS else KNOWN.get(w, f"{w} {w} PROPN NNP PER") for w in text.split()]
    return [(word, 0 if k else -1, "dep" if k else "root") for k, word in enumerate(words)]


def clause(text: str) -> list[Row]:
    """Words that hang each on the one before, as its clause."""
    return [(KNOWN[w], k - 1, "ccomp" if k else "root") for k, w in enumerate(text.split())]


SAID: list[Row] = [
    ("Officials official NOUN NNS", 1, "nsubj"),
    ("said say VERB VBD", -1, "root"),
    ("rebels rebel NOUN NNS", 3, "nsubj"),
    ("fled flee VERB VBD", 1, "ccomp"),
]
GONE: list[Row] = [("They they PRON PRP", 2, "nsubj"), ("had have AUX VBD", 2, "aux"), ("gone go VERB VBN", -1, "root")]
SAYING: list[Row] = [("said say VERB VBD", -1, "root")] + [
    (("saying say VERB VBG", 0, "advcl"), (", , PUNCT ,", k, "punct"), ("fled flee VERB VBD", k, "ccomp"))[(k - 1) % 3]
    for k in range(1, 199)
]


@pytest.mark.parametrize(
    "sentences, gap",
    [
        ([flat("“ a ” " * 3_333)], " "),
        ([flat("said " + "“ a ” " * 3_333)], " "),
        ([flat("“ a ” " * 60)] * 60, " "),
        ([flat("“ Go .")] * 5_000, "\n\n"),
        ([flat('" Go .')] * 5_000, " "),
        ([flat("CHAIR : “ Go ”")] * 2_500, "\n\n"),
        ([SAID] * 5_000, " "),
        ([SAID, GONE] * 2_500, " "),
        ([SAID, *[flat("“ Go ”")] * 5_000], " "),
        ([flat("“ Go ”"), flat("CHAIR said")] * 2_500, " "),
        ([clause("said " * 200)] * 25, " "),
        ([clause("saying " * 200)] * 25, " "),
        ([SAYING] * 25, " "),
    ],
    ids="marks saying marked open straight labels said gone afloat tails deep participles adding".split(),
)
def test_time_grows_with_length(sentences: list[list[Row]], gap: str) -> None:
    trees = report(sentences, gap)
    sights = [Sight(t, lexicon()) for t in trees]
    began = time.perf_counter()
    found = find_quotes(sights, lexicon().sources, lambda sentence, word: None)
    near = by_sentence(found, [t.start for t in trees])
    for tree, some in zip(trees, near, strict=True):
        sources_at(some, tree.words[-1].start)
    assert time.perf_counter() - began < 20.0
    check(found, trees)
