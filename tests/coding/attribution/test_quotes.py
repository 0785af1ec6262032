"""Quotes of a report, on parses made by hand."""

from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from dateline.coding.attribution.chains import sources_at, speaker_of_quoted
from dateline.coding.attribution.quotemarks import find_quoted
from dateline.coding.attribution.quotes import find_quotes
from dateline.coding.sight import Sight
from dateline.knowledge.lexicon import SHIPPED, Lexicon, read_lexicon
from dateline.knowledge.sources import SourceTable, read_sources
from dateline.model import Quote
from dateline.parsing.tree import Tree, trees

_VOCAB = spacy.blank("en").vocab
SAID = "said say VERB VBD 0 root"
_POS = {",": "PUNCT", ".": "PUNCT", '"': "PUNCT", "“": "PUNCT", "”": "PUNCT", "«": "PUNCT", "»": "PUNCT", ":": "PUNCT"}


def page(text: str, *sentences: str) -> list[Tree]:
    """Trees over a text whose words the sentences' rows list in order; blank lines of the text part paragraphs."""
    words: list[str] = []
    spaces: list[bool] = []
    columns: list[tuple[str, str, str, int, str]] = []
    starts: list[bool | int | None] = []
    at = 0
    for rows in sentences:
        base = len(words)
        for k, row in enumerate(line.split() for line in rows.strip().splitlines()):
            gap = text[at : (at := text.index(row[0], at))]
            if "\n" in gap:
                words.append(gap)
                spaces.append(False)
                columns.append((gap, "SPACE", "_SP", -1, "dep"))
                starts.append(False)
                base += k == 0
            elif gap:
                spaces[-1] = True
            at += len(row[0])
            words.append(row[0])
            spaces.append(False)
            columns.append((row[1], row[2], row[3], base + int(row[4]) - 1 if int(row[4]) else -2, row[5]))
            starts.append(k == 0)
    heads = [k if c[3] == -2 else max(0, k - 1) if c[3] == -1 else c[3] for k, c in enumerate(columns)]
    doc = Doc(
        _VOCAB,
        words=words,
        spaces=spaces,
        lemmas=[c[0] for c in columns],
        pos=[c[1] for c in columns],
        tags=[c[2] for c in columns],
        heads=heads,
        deps=["ROOT" if c[4] == "root" else c[4] for c in columns],
        sent_starts=starts,
    )
    assert doc.text == text
    return list(trees(doc))


def flat(sentence: str) -> str:
    """Rows of a sentence in which all hangs on the first word: for what needs no syntax."""
    rows = []
    for k, word in enumerate(sentence.split()):
        pos = _POS.get(word, "NOUN")
        rows.append(
            f"{word} {word.lower()} {pos} {'.' if pos == 'PUNCT' else 'NN'} {1 if k else 0} {'dep' if k else 'root'}"
        )
    return "\n".join(rows)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return read_lexicon()


@pytest.fixture(scope="module")
def table() -> SourceTable:
    return read_sources(SHIPPED / "sources")


def quotes(found: list[Tree], lexicon: Lexicon, table: SourceTable) -> tuple[Quote, ...]:
    return find_quotes([Sight(t, lexicon) for t in found], table, lambda sentence, word: None)


def brief(found: tuple[Quote, ...]) -> list[tuple[str, str | None, list[str]]]:
    return [(q.kind, q.source.span.text if q.source else None, [c.text for c in q.contents]) for q in found]


def direct(opening: str, closing: str) -> tuple[str, str]:
    text = f"{opening}We attacked them,{closing} he said."
    return (
        text,
        f"""
    {opening} {opening} PUNCT `` 3 punct
    We we PRON PRP 3 nsubj
    attacked attack VERB VBD 8 ccomp
    them they PRON PRP 3 obj
    , , PUNCT , 3 punct
    {closing} {closing} PUNCT '' 3 punct
    he he PRON PRP 8 nsubj
    {SAID}
    . . PUNCT . 8 punct
    """,
    )


AFLOAT = """
“ “ PUNCT `` 4 punct
They they PRON PRP 4 nsubj
will will AUX MD 4 aux
leave leave VERB VB 0 root
. . PUNCT . 4 punct
” ” PUNCT '' 4 punct
"""

THAT = """
Officials official NOUN NNS 2 nsubj
said say VERB VBD 0 root
rebels rebel NOUN NNS 4 nsubj
fled flee VERB VBD 2 ccomp
"""


@pytest.mark.parametrize("marks", ['""', "“”", "«»", "„“", "‘’"])
def test_direct_in_marks_of_any_shape(marks: str, lexicon: Lexicon, table: SourceTable) -> None:
    found = quotes(page(*direct(*marks)), lexicon, table)
    assert brief(found) == [("direct", "he", ["We attacked them,"])]
    assert speaker_of_quoted(found, 5) == found[0].source
    assert speaker_of_quoted(found, 22) is None


def test_quote_goes_on_with_the_last_speaker(lexicon: Lexicon, table: SourceTable) -> None:
    text, first = direct("“", "”")
    found = quotes(page(f"{text} “They will leave.”", first, AFLOAT), lexicon, table)
    assert brief(found) == [("direct", "he", ["We attacked them,", "They will leave."])]


def test_the_last_speaker_is_forgotten_after_three_sentences(lexicon: Lexicon, table: SourceTable) -> None:
    text, first = direct("“", "”")
    found = quotes(page(" ".join([text, *["“They will leave.”"] * 5]), first, *[AFLOAT] * 5), lexicon, table)
    assert [(q.source is not None, len(q.contents)) for q in found] == [(True, 4), (False, 1), (False, 1)]


def test_the_last_speaker_is_forgotten_after_other_words(lexicon: Lexicon, table: SourceTable) -> None:
    text, first = direct("“", "”")
    found = quotes(page(f"{text} Snow fell. “They will leave.”", first, flat("Snow fell ."), AFLOAT), lexicon, table)
    assert brief(found)[-1] == ("direct", None, ["They will leave."])


def test_indirect(lexicon: Lexicon, table: SourceTable) -> None:
    assert brief(quotes(page("Officials said rebels fled", THAT), lexicon, table)) == [
        ("indirect", "Officials", ["rebels fled"])
    ]


def test_mixed(lexicon: Lexicon, table: SourceTable) -> None:
    rows = THAT + "in in ADP IN 7 case\n“ “ PUNCT `` 7 punct\npanic panic NOUN NN 4 obl\n” ” PUNCT '' 7 punct"
    found = quotes(page("Officials said rebels fled in “panic”", rows), lexicon, table)
    assert brief(found) == [("mixed", "Officials", ["rebels fled in “panic"])]


def test_quotation_over_sentences_with_the_speaker_at_its_end(lexicon: Lexicon, table: SourceTable) -> None:
    _, rows = direct("“", "”")
    opened = "“ “ PUNCT `` 2 punct\nEnough enough NOUN NN 0 root\n. . PUNCT . 2 punct"
    rest = "\n".join(line.replace(" 8 ", " 7 ").replace(" 3 ", " 2 ") for line in rows.strip().splitlines()[1:])
    found = quotes(page("“Enough. We attacked them,” he said.", opened, rest), lexicon, table)
    assert brief(found) == [("direct", "he", ["Enough. We attacked them,"])]


def test_quotation_over_paragraphs() -> None:
    found = find_quoted(page("“Go .\n\n“Stay .” End", flat("“ Go ."), flat("“ Stay . ” End")))
    assert [(q.first, q.last, q.group) for q in found] == [(0, 0, 0), (1, 1, 0)]


def test_single_marks_nest_in_double() -> None:
    (found,) = find_quoted(page("“It is ‘war’ now”", flat("“ It is ‘ war ’ now ”")))
    assert (found.start, found.end) == (1, 16)


def test_a_mark_without_partner_ends_with_its_sentence() -> None:
    found = find_quoted(page("“Go . Stay .\n\nEnd", flat("“ Go ."), flat("Stay ."), flat("End")))
    assert [(q.start, q.end) for q in found] == [(1, 5)]


def test_inches_and_apostrophes_are_no_quotes() -> None:
    assert find_quoted(page("a 12\" gun of the rebels' own", flat("a 12 \" gun of the rebels ' own"))) == []


def test_cue_inside_marks_has_a_quote_inside_the_speakers(lexicon: Lexicon, table: SourceTable) -> None:
    rows = """
    “ “ PUNCT `` 3 punct
    They they PRON PRP 3 nsubj
    said say VERB VBD 9 ccomp
    rebels rebel NOUN NNS 5 nsubj
    fled flee VERB VBD 3 ccomp
    , , PUNCT , 3 punct
    ” ” PUNCT '' 3 punct
    he he PRON PRP 9 nsubj
    said say VERB VBD 0 root
    """
    found = quotes(page("“They said rebels fled,” he said", rows), lexicon, table)
    assert brief(found) == [("direct", "he", ["They said rebels fled,"]), ("indirect", "They", ["rebels fled"])]
    assert [s.span.text for s in sources_at(found, 18)] == ["he", "They"]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(['"', "“", "”", "«", "»", "‘", "’", "a", "said", "."]), min_size=1, max_size=60))
def test_marks_in_any_order_are_no_error(lexicon: Lexicon, table: SourceTable, words: list[str]) -> None:
    found = page(" ".join(words), flat(" ".join(words)))
    pieces = find_quoted(found)
    assert all(a.end <= b.start for a, b in pairwise(pieces))
    for quote in quotes(found, lexicon, table):
        assert all(c.text == found[0].text[c.start : c.end] for c in quote.contents)
