"""A sentence is read alike by itself and among any others."""

import random

import pytest

from dateline.model import Block, Report
from dateline.parsing.parser import Parser, ShippedParser
from dateline.parsing.tree import Tree, trees

SENTENCES = (
    "Turkey closed its border with Armenia on Friday.",
    "The foreign ministers of Kenya and Uganda met in Kampala to discuss fishing rights on Lake Victoria.",
    "Protests spread.",
    "“We will not negotiate under fire,” the government said in a statement carried by state television.",
    "Norway has pledged $20 million in aid to flood victims, according to the United Nations.",
    "Police arrested at least 40 people after a rally outside parliament turned violent, witnesses said.",
    "Why did the talks fail?",
    "The U.N. Security Council, which had met twice that week, called on both sides to withdraw their troops.",
    "Chile denied that it had moved troops to the frontier with Bolivia.",
    "Rebels who had held the town since May handed it over to the army without a shot.",
    "Exports fell 3.5 percent in the third quarter.",
    "No.",
)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return ShippedParser()


def read(sentences: list[str], parser: Parser) -> list[list[Tree]]:
    """The trees of each sentence of a report in which each is a paragraph."""
    starts = [sum(len(s) + 2 for s in sentences[:k]) for k in range(len(sentences))]
    blocks = tuple(Block(start, start + len(s), "body") for s, start in zip(sentences, starts, strict=True))
    found = list(trees(parser.parse(Report("r", "r", "\n\n".join(sentences), blocks))))
    return [[t for t in found if b.start <= t.start < b.end] for b in blocks]


def plain(found: list[Tree]) -> list[object]:
    """What was read, places left out."""
    return [
        [(w.text, w.lemma, w.tag, w.pos, w.full, w.head, w.name, w.children) for w in tree.words] + list(tree.names)
        for tree in found
    ]


@pytest.mark.parametrize("seed", range(5))
def test_a_sentence_among_others_is_read_as_it_is_alone(parser: Parser, seed: int) -> None:
    chance = random.Random(seed)
    mixed = chance.sample(SENTENCES, chance.randint(2, len(SENTENCES)))
    alone = [read([sentence], parser)[0] for sentence in mixed]
    assert [plain(found) for found in read(mixed, parser)] == [plain(found) for found in alone]


def test_a_sentence_within_a_paragraph_is_read_as_it_is_alone(parser: Parser) -> None:
    text = " ".join(SENTENCES[:3])
    found = list(trees(parser.parse(Report("r", "r", text, (Block(0, len(text), "body"),)))))
    assert plain(found) == [plain(read([s], parser)[0])[0] for s in SENTENCES[:3]]


def test_a_parser_gives_the_same_whatever_it_read_before(parser: Parser) -> None:
    fresh = read(list(SENTENCES[:4]), ShippedParser())
    assert read(list(SENTENCES[:4]), parser) == fresh
