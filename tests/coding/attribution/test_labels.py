"""Speakers named by layout, on parses made by hand."""

import pytest

from dateline.coding.attribution.quotes import find_quotes
from dateline.coding.sight import Sight
from dateline.knowledge.lexicon import Lexicon, read_lexicon
from dateline.model import Quote
from tests.coding.attribution.test_quotes import flat, page

ADDED = """
The the DET DT 2 det
governor governor NOUN NN 3 nsubj
added add VERB VBD 0 root
: : PUNCT : 3 punct
"""


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return read_lexicon()


def quotes(text: str, lexicon: Lexicon, *sentences: str) -> tuple[Quote, ...]:
    sights = [Sight(tree, lexicon) for tree in page(text, *sentences)]
    return find_quotes(sights, lexicon.sources, lambda sentence, word: None)


def brief(found: tuple[Quote, ...]) -> list[tuple[str | None, list[str]]]:
    return [(q.speaker.text if q.speaker else None, [c.text for c in q.contents]) for q in found]


def test_a_name_in_capitals_before_a_colon_speaks_its_paragraph(lexicon: Lexicon) -> None:
    text = "CHAIR : Order . Silence .\n\nSnow fell ."
    found = quotes(text, lexicon, flat("CHAIR : Order ."), flat("Silence ."), flat("Snow fell ."))
    assert brief(found) == [("CHAIR", ["Order . Silence ."])]


def test_an_outlet_before_a_colon_speaks(lexicon: Lexicon) -> None:
    assert brief(quotes("Croatian radio : Serbs left", lexicon, flat("Croatian radio : Serbs left"))) == [
        ("radio", ["Serbs left"])
    ]


def test_other_words_before_a_colon_speak_nothing(lexicon: Lexicon) -> None:
    assert quotes("The result : nothing", lexicon, flat("The result : nothing")) == ()


def test_a_name_behind_a_dash_speaks_the_quotation_before_it(lexicon: Lexicon) -> None:
    text = "“ Never again ” — Amina"
    assert brief(quotes(text, lexicon, flat(text))) == [("Amina", ["Never again"])]


def test_a_colon_that_ends_its_paragraph_announces_the_next(lexicon: Lexicon) -> None:
    text = "The governor added :\n\nWe go on . Nobody left .\n\nSnow fell ."
    found = quotes(text, lexicon, ADDED, flat("We go on ."), flat("Nobody left ."), flat("Snow fell ."))
    assert brief(found) == [("The governor", ["We go on . Nobody left ."])]
