"""Where sentences end. All examples are made up."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Block
from dateline.parsing.sentences import sentence_spans

SHORT = frozenset({"gen.", "mr.", "e.g.", "dr.", "sept."})


def split(text: str, *bounds: int) -> list[str]:
    """Sentences of a text in one block, or in blocks that end at `bounds`."""
    ends = [*bounds, len(text)]
    blocks = tuple(Block(a, b, "body") for a, b in pairwise([0, *ends]))
    return [text[a:b] for a, b in sentence_spans(text, blocks, SHORT)]


@pytest.mark.parametrize(
    "sentences",
    [
        ("Rebels seized Homs.", "The army fled."),
        ("Who fired first?", "Nobody knows!", "Talks go on."),
        ("Gen. Sisi met Mr. Kerry in Cairo.", "They spoke for an hour."),
        ("The statement by J. Kerry was short.", "It named nobody."),
        ("Trade fell by 3.5 percent.", "Imports rose."),
        ("The U.S. Navy sent two ships.", "Iran protested."),
        ("Troops returned to the U.S.", "The war was over."),
        ("The bank opened at 9 a.m.", "The queue was long."),
        ("“We will not leave.”", "He then left the room."),
        ('"We will not leave."', "He then left the room."),
        ("He said (in Geneva.)", "Nobody replied."),
        ("They waited … and nothing came.", "Then they left."),
        ("Talks failed!", "“Nobody moved,” an official said."),
    ],
)
def test_one_paragraph(sentences: tuple[str, ...]) -> None:
    assert split(" ".join(sentences)) == list(sentences)


@pytest.mark.parametrize(
    "text",
    [
        "It was signed on Sept. 17 in Washington.",
        "“Leave now!” the soldiers shouted.",
        "“Will they come?” asked the mayor.",
        "Yahoo! said that it had paid.",
        "The U.S. embassy and the U.N. Security Council were told.",
        "Arms, e.g. The Hague’s two cannon, were sold.",
        "J.F. Kennedy and L. B. Johnson flew to Texas.",
        "L. B. Johnson met A. Kosygin in Glassboro.",
    ],
)
def test_marks_that_end_no_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    "place",
    [
        "CAIRO, Egypt (AP) --",
        "BEIRUT —",
        "WASHINGTON, Sept 3 (Reuters) -",
        "NEW DELHI –",
        "GAZA CITY, Oct. 12, 2009 -",
    ],
)
def test_a_dateline_stands_alone(place: str) -> None:
    assert split(f"{place} The army withdrew. Rebels returned.") == [place, "The army withdrew.", "Rebels returned."]


def test_capitals_alone_are_no_dateline() -> None:
    assert split("NATO sent ships. Russia protested.") == ["NATO sent ships.", "Russia protested."]


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\n  \n", "\n\n\n\n", "\n \t"])
def test_paragraphs_end_sentences(gap: str) -> None:
    assert split(f"Rebels seize Homs{gap}The army fled") == ["Rebels seize Homs", "The army fled"]


def test_a_line_break_alone_does_not() -> None:
    assert split("Rebels seized\nHoms.") == ["Rebels seized\nHoms."]


def test_blocks_end_sentences() -> None:
    text = "Rebels seize Homs The army fled"
    assert split(text, 18) == ["Rebels seize Homs", "The army fled"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t\r\n", "\u00a0"])
def test_nothing_gives_nothing(text: str) -> None:
    assert split(text) == []


PIECES = st.sampled_from(
    [
        "Gen.",
        "U.S.",
        "A.",
        "word",
        "Word",
        "said",
        ".",
        "!",
        "?",
        "…",
        "...",
        '"',
        "”",
        "“",
        "'",
        ")",
        "(",
        "--",
        "—",
        "\n",
        "\n\n",
        "\r\n\r\n",
        " ",
        "  ",
        "\t",
        "CAIRO",
        "KYIV, Ukraine",
        "(AP)",
        "12",
        "2009",
        "3.5",
        "é",
        "中文。",
        "\u00a0",
        "\u2028",
        "\x1c",
        "́",
        "\U0001f600",
        "-",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=60))


@given(TEXTS, st.lists(st.integers(0, 60), max_size=3))
def test_spans_are_in_order_inside_blocks_and_cover_all_that_is_no_space(text: str, bounds: list[int]) -> None:
    ends = sorted({0, len(text), *(b for b in bounds if b <= len(text))})
    blocks = tuple(Block(a, b, "body") for a, b in pairwise(ends))
    spans = list(sentence_spans(text, blocks, SHORT))
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))
    assert all(any(k.start <= a and b <= k.end for k in blocks) for a, b in spans)
    assert not any(text[a].isspace() or text[b - 1].isspace() for a, b in spans)
    covered = {k for a, b in spans for k in range(a, b)}
    assert [c for k, c in enumerate(text) if k not in covered and not c.isspace()] == []


@pytest.mark.parametrize(
    "place",
    [
        "LAHORE: ",
        "Raipur, India - ",
        "Gaza City (AFP) - ",
        "Port-au-Prince, Haiti — ",
        "New Delhi, Nov. 3: ",
        "MOSCOW, Sept. 24 -- ",
    ],
)
def test_a_dateline_stands_alone_however_it_is_written(place: str) -> None:
    assert split(f"{place}The council met.") == [place.strip(), "The council met."]


@pytest.mark.parametrize("text", ["Rebels - who were armed - fled.", "He said - in a letter - that it was over."])
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    assert split(text) == [text]
